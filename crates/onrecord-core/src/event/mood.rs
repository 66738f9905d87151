//! How a clause puts what it tells: as a fact, as coming, as possible, as not so.
//!
//! Takes the verbs that lead up to an event's word ("has not", "may have", "agreed to", "stopped short of"); gives a
//! mood. Who says so is left to [`super::status`].

use crate::statement::grammar::line::Line;

/// How a clause puts what it tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mood {
    /// It is so, or was.
    Real,
    /// Somebody saw it.
    Seen,
    /// It is said by somebody whom the clause does not name ("allegedly").
    Alleged,
    /// It will be, the doer said.
    Announced,
    /// It will be, or is meant to be.
    Planned,
    /// It may be, is wanted or only supposed.
    Possible,
    /// It is not so.
    Not,
}

impl Mood {
    /// The mood of what follows in the mood of what leads up to it: what may be planned is only possible.
    pub fn under(self, outer: Mood) -> Mood {
        match (outer, self) {
            (Mood::Real | Mood::Seen, inner) => inner,
            (Mood::Not, Mood::Real | Mood::Seen) => Mood::Not,
            // Who does not refuse may.
            (Mood::Not, _) => Mood::Possible,
            (outer, Mood::Real | Mood::Seen | Mood::Announced) => outer,
            (_, Mood::Not) => Mood::Not,
            (outer, inner) => {
                if outer == inner {
                    outer
                } else {
                    Mood::Possible
                }
            }
        }
    }
}

/// What a verb before "to" makes of what follows.
pub(super) fn of_infinitive(lemma: &str) -> Mood {
    match lemma {
        "begin" | "start" | "continue" | "manage" | "help" | "come" | "go" | "proceed" | "rush" | "dare" | "force"
        | "compel" | "cause" | "lead" | "get" | "resume" | "join" | "race" => Mood::Real,
        "agree" | "promise" | "vow" | "pledge" | "announce" | "swear" | "commit" | "undertake" | "offer" => {
            Mood::Announced
        }
        "plan" | "intend" | "prepare" | "decide" | "aim" | "mean" | "choose" | "arrange" | "schedule" | "set"
        | "due" | "expect" | "expected" | "about" | "poise" | "poised" | "be" | "ready" | "determine"
        | "determined" | "resolve" | "scheduled" | "prepared" | "plans" | "slate" => Mood::Planned,
        "fail" | "refuse" | "decline" | "neglect" | "forget" | "unable" | "unwilling" => Mood::Not,
        "seem" | "appear" | "say" | "report" | "allege" | "believe" | "understand" | "know" | "claim" => Mood::Alleged,
        _ => Mood::Possible,
    }
}

/// What a verb before "-ing" makes of what follows; `None` where nothing can be said.
pub(super) fn of_gerund(lemma: &str) -> Option<Mood> {
    Some(match lemma {
        "begin" | "start" | "continue" | "keep" | "resume" | "admit" | "confirm" | "acknowledge" | "condemn"
        | "denounce" | "criticise" | "criticize" | "regret" | "be" | "report" => Mood::Real,
        "deny" | "avoid" => Mood::Not,
        "see" | "watch" | "film" | "hear" | "witness" | "observe" | "show" => Mood::Seen,
        "consider" | "suggest" | "propose" | "discuss" | "recommend" | "weigh" | "contemplate" | "oppose" | "mull"
        | "threaten" | "favour" | "favor" | "support" | "mean" => Mood::Possible,
        "plan" | "announce" => Mood::Planned,
        _ => return None,
    })
}

/// The mood of a finite group from its words, `start` to the verb at `head`.
pub(super) fn of_group(line: &Line, start: usize, head: usize) -> Mood {
    let has = |words: &[&str]| (start..head).any(|i| line.is(i, words));
    let negated = (start..head).filter(|&i| line.is(i, &["not", "n't", "never", "cannot", "hardly", "no"])).count() % 2
        == 1
        || (line.is(head + 1, &["no", "neither"])
            && line.tag(head + 1) == "DT"
            && !line.is(head + 2, &["longer", "fewer", "less"]));
    let going = has(&["going"]) && has(&["to"]);
    let to = has(&["to"]) && !has(&["began", "begun", "continued", "come", "came", "started", "begins", "continues"]);
    let modal = (start..head).find(|&i| line.tag(i) == "MD").map(|i| line.at(i));
    let perfect = has(&["have"]);
    if negated && !matches!(modal, Some("may" | "might")) {
        return Mood::Not;
    }
    if has(&["reportedly", "allegedly", "apparently", "purportedly", "supposedly"]) {
        return Mood::Alleged;
    }
    match modal {
        Some("will" | "'ll" | "wo" | "shall") => Mood::Planned,
        Some("would" | "'d") if !perfect => Mood::Planned,
        Some(_) => Mood::Possible,
        None if going => Mood::Planned,
        None if to => Mood::Planned,
        None => Mood::Real,
    }
}

/// Whether the clause that begins before a place is only supposed: "if", "unless".
pub(super) fn is_supposed(line: &Line, clause: usize) -> bool {
    let opener = clause.checked_sub(1).filter(|&i| line.tag(i) != ",");
    let opener = opener.map(|i| if line.tag(i).starts_with("RB") && i > 0 { i - 1 } else { i });
    opener.is_some_and(|i| line.is(i, &["if", "unless", "whether", "lest", "until", "till"]))
}

/// Whether the main clause of the sentence hangs on a condition, so that "would" and "could" in it are only possible.
pub(super) fn is_conditional(line: &Line) -> bool {
    (0..line.len()).any(|i| line.is(i, &["if", "unless"]) && line.tag(i) == "IN")
}
