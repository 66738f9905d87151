//! Events that nouns tell: "Kelmar's **attack** on the port", "**talks** between Kelmar and Norlund took place".
//!
//! Takes a line and a noun's place; gives a draft where somebody is said to do it or to suffer it. Its mood is that of the
//! verb that carries it out ("held talks"), announces it ("called for talks") or says that it happened.

use std::ops::Range;

use super::deed::{deed, owner};
use super::draft::Draft;
use super::mood::{self, Mood};
use super::party::Party;
use super::phrase;
use super::verb::is_violent;
use crate::label::EventCategory;
use crate::lexicon::event::{self, Ask, Sense, Slot};
use crate::lexicon::thing::{self, Class};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;

/// How many phrases behind a noun are read.
const TAIL: usize = 4;

/// The event that a noun tells.
pub(super) fn event(line: &Line, noun: usize) -> Option<Draft> {
    // "an attack helicopter", but "a mediation effort".
    let follows = line.tag(noun + 1).starts_with("NN") && !phrase::is_time(line, noun + 1);
    let light = follows && thing::is(line.lemma(noun + 1), Class::Light);
    if follows && !light || line.at(noun + 1) == "-" {
        return None;
    }
    let senses = event::noun(line.lemma(noun));
    let sense = senses.iter().find(|s| before(line, noun, &s.others))?;
    let start = noun - sense.others.len();
    let phrase = whole(line, start, noun);
    let mut parties = Parties::default();
    parties.owners(line, &phrase, start, sense);
    parties.tail(line, noun + 1 + usize::from(light), sense);
    let carrier = carrier(line, &phrase).or_else(|| journey(line, &phrase, sense));
    let mood = told(line, &phrase, carrier.as_ref(), noun)?;
    let carried = carrier.as_ref().is_some_and(|c| c.carries) || happens(line, noun).is_some();
    if let Some(carrier) = carrier.filter(|c| c.carries) {
        parties.doer = parties.doer.or(carrier.doer);
    }
    parties.settle(line, sense);
    let Parties { doer, target, .. } = parties;
    let agent = |p: &Range<usize>| Party::of(line, p).is_agent();
    let doer = doer.filter(agent);
    let struck = |p: &Range<usize>| agent(p) || phrase::is_of(line, p, Class::Site);
    let target = target.filter(|t| struck(t) || doer.is_some());
    let by_report = (phrase.start..start).any(|i| line.is(i, &["alleged", "reported", "suspected", "apparent"]));
    let sure = doer.is_some() && target.is_some() || carried || !is_verbal(sense.category);
    let person = |p: &Range<usize>| Party::of(line, p).is_person();
    let meant = !sense.asks.contains(&Ask::Force) || !target.as_ref().is_some_and(person) || is_violent(line);
    let human = !sense.asks.contains(&Ask::Human) || target.as_ref().is_some_and(|t| Party::of(line, t).is_human());
    let there = doer.is_some() || target.is_some();
    (there && sure && meant && human).then_some(Draft {
        trigger: start..noun + 1,
        category: sense.category,
        doer,
        target,
        mood,
        noun: None,
        by_report,
    })
}

/// Whether the words of a compound stand before the noun.
fn before(line: &Line, noun: usize, others: &[&str]) -> bool {
    noun >= others.len() && others.iter().enumerate().all(|(i, word)| line.at(noun - others.len() + i) == *word)
}

/// The phrase that the noun heads, from its first modifier.
fn whole(line: &Line, start: usize, noun: usize) -> Range<usize> {
    let first = phrase::behind(line, noun + 1).map_or(start, |p| p.start.min(start));
    // An "of" or "and" before it belongs to another phrase.
    let cut = (first..start).rev().find(|&i| line.is(i, &["of", "and", "or"]) || line.tag(i) == ",");
    cut.map_or(first, |i| i + 1)..noun + 1
}

/// Who does it and who suffers it, as far as the noun's own phrase tells.
#[derive(Clone, Debug, Default)]
struct Parties {
    doer: Option<Range<usize>>,
    target: Option<Range<usize>>,
}

impl Parties {
    /// "Kelmar's", "its", "Kelmari", "Kelmari-Norlund".
    fn owners(&mut self, line: &Line, phrase: &Range<usize>, start: usize, sense: &Sense) {
        let modifiers = phrase.start..start;
        let adjective = || {
            let named =
                |&i: &usize| phrase::is_name_like(line, i) && matches!(line.tag(i), "JJ" | "NNP" | "NNPS" | "NN");
            let first = modifiers.clone().find(named)?;
            let last = modifiers.clone().rev().find(named)?;
            Some(first..last + 1)
        };
        let armed = || {
            let arm = modifiers
                .clone()
                .rev()
                .find(|&i| line.tag(i).starts_with("NN") && thing::is(line.lemma(i), Class::Arm))?;
            Some(modifiers.start..arm + 1)
        };
        let owner = owner(line, phrase).filter(|o| o.end <= start).or_else(adjective).or_else(armed);
        // "Norlund's annexation" is done to it or by it: unless "by" or "of" tells, nobody knows.
        self.doer = owner;
        let hyphen = self.doer.as_ref().and_then(|d| d.clone().find(|&i| line.tag(i) == "HYPH" || line.at(i) == "-"));
        if let (Some(at), Some(doer)) = (hyphen, self.doer.clone())
            && is_mutual(sense.category)
            && at > doer.start
            && at + 1 < doer.end
        {
            (self.doer, self.target) = (Some(doer.start..at), Some(at + 1..doer.end));
        }
    }

    /// "on the port", "by Kelmar", "between Kelmar and Norlund".
    fn tail(&mut self, line: &Line, from: usize, sense: &Sense) {
        let mut at = from;
        for _ in 0..TAIL {
            let word = line.at(at);
            if !matches!(line.tag(at), "IN" | "TO") || word == "to" && line.tag(at + 1) == "VB" {
                return;
            }
            let Some(found) = phrase::ahead(line, at + 1) else { return };
            if word == "between" {
                if let Some((first, second)) = phrase::pair(line, &found) {
                    (self.doer, self.target) = (Some(first), Some(second));
                }
            } else if sense.target.contains(&Slot::After(word_of(sense, word))) {
                self.target = self.target.take().or(Some(found.clone()));
            } else if sense.doer.contains(&word) {
                // "Norlund's invasion by Kelmar": the owner suffers it.
                if let Some(owner) = self.doer.replace(found.clone()) {
                    self.target = self.target.take().or(Some(owner));
                }
            }
            at = found.end;
        }
    }

    /// Splits a doer that is two.
    fn settle(&mut self, line: &Line, sense: &Sense) {
        let pair = || self.doer.as_ref().and_then(|d| phrase::pair(line, d));
        if self.target.is_none()
            && is_mutual(sense.category)
            && let Some((first, second)) = pair()
        {
            (self.doer, self.target) = (Some(first), Some(second));
        }
    }
}

/// The sense's own spelling of a preposition; "" where it asks for none such.
fn word_of(sense: &Sense, word: &str) -> &'static str {
    let same = sense.target.iter().find_map(|slot| match slot {
        Slot::After(preposition) if *preposition == word => Some(*preposition),
        _ => None,
    });
    same.unwrap_or_default()
}

/// Whether a noun of the category names what is much spoken of without being an event: words, meetings, rallies.
fn is_verbal(category: EventCategory) -> bool {
    use EventCategory::{Accuse, Agree, Consult, Cooperate, Protest, Reject, Request, Support, Threaten};
    matches!(category, Accuse | Agree | Consult | Cooperate | Protest | Reject | Request | Support | Threaten)
}

fn is_mutual(category: EventCategory) -> bool {
    matches!(category, EventCategory::Consult | EventCategory::Agree | EventCategory::Cooperate)
}

/// The verb whose object a phrase is.
struct Carrier {
    mood: Mood,
    /// Whether its doer does what the noun names.
    carries: bool,
    doer: Option<Range<usize>>,
}

fn carrier(line: &Line, phrase: &Range<usize>) -> Option<Carrier> {
    let before = phrase.start.checked_sub(1)?;
    let particle = matches!(line.tag(before), "RP") || line.is(before, &["for", "on", "in", "out"]);
    let verb =
        [Some(before), before.checked_sub(1).filter(|_| particle)].into_iter().flatten().find(|&v| line.is_verb(v));
    let verb = verb?;
    let lemma = line.lemma(verb);
    let (carries, mood) = carrying(lemma, line.at(verb + 1))?;
    let deed = deed(line, verb)?;
    let doer = if deed.passive { None } else { deed.subject };
    Some(Carrier { mood: mood.under(deed.mood), carries, doer })
}

/// "arrived **on a visit**", "returned to Anshar **for talks**": who travels talks.
fn journey(line: &Line, phrase: &Range<usize>, sense: &Sense) -> Option<Carrier> {
    let preposition = phrase.start.checked_sub(1).filter(|&i| line.is(i, &["on", "for"]))?;
    if sense.category != EventCategory::Consult {
        return None;
    }
    let verb = (preposition.saturating_sub(8)..preposition).rev().find(|&v| line.is_verb(v))?;
    let travels =
        matches!(line.lemma(verb), "arrive" | "travel" | "fly" | "go" | "come" | "leave" | "return" | "meet" | "be");
    let deed = deed(line, verb).filter(|_| travels)?;
    Some(Carrier { mood: deed.mood, carries: true, doer: deed.subject })
}

/// Whether who does the verb does what its object names, and in what mood; `None` for verbs that tell nothing of it.
fn carrying(lemma: &str, next: &str) -> Option<(bool, Mood)> {
    Some(match lemma {
        "conduct" | "carry" | "launch" | "mount" | "stage" | "hold" | "begin" | "start" | "resume" | "continue"
        | "open" | "make" | "pay" | "wage" | "lead" | "commit" | "perpetrate" | "undertake" | "execute" | "renew"
        | "complete" | "organise" | "organize" | "engage" | "lodge" | "host" | "enter" | "initiate" | "intensify"
        | "perform" | "do" | "issue" | "join" | "escalate" => (true, Mood::Real),
        "have" if !matches!(next, "no" | "any") => (true, Mood::Real),
        "plan" | "prepare" | "schedule" | "announce" => (true, Mood::Planned),
        "consider" | "propose" | "want" | "seek" | "suggest" | "contemplate" | "attempt" | "threaten" => {
            (true, Mood::Possible)
        }
        "call" | "demand" | "urge" | "request" | "need" | "fear" | "avoid" | "prevent" | "avert" | "expect"
        | "predict" | "oppose" | "reject" | "rule" => (false, Mood::Possible),
        "deny" => (true, Mood::Not),
        _ => return None,
    })
}

/// The mood in which the noun's event is told; `None` where it is only talked of.
fn told(line: &Line, phrase: &Range<usize>, carrier: Option<&Carrier>, noun: usize) -> Option<Mood> {
    let modifier = |words: &[&str]| (phrase.start..noun).any(|i| line.is(i, words));
    if modifier(&["no", "any", "possible", "potential", "future", "hypothetical", "another", "more", "further"]) {
        return Some(if modifier(&["no"]) { Mood::Not } else { Mood::Possible });
    }
    if modifier(&["planned", "upcoming", "forthcoming", "scheduled", "proposed", "next"]) {
        return Some(Mood::Planned);
    }
    if modifier(&["attempted", "threatened", "failed", "foiled"]) {
        return Some(Mood::Possible);
    }
    if let Some(carrier) = carrier {
        return Some(carrier.mood);
    }
    let before = phrase.start.checked_sub(1).map_or("", |i| line.at(i));
    let leading = phrase.start.checked_sub(2).map_or("", |i| line.lemma(i));
    let talked_of = matches!(
        leading,
        "call"
            | "demand"
            | "threat"
            | "risk"
            | "possibility"
            | "prospect"
            | "fear"
            | "plan"
            | "proposal"
            | "hope"
            | "case"
            | "danger"
            | "event"
            | "chance"
            | "idea"
            | "preparation"
            | "appeal"
            | "need"
            | "push"
            | "condition"
    );
    if matches!(before, "of" | "for" | "in") && talked_of || matches!(before, "without" | "against" | "ahead") {
        return Some(Mood::Possible);
    }
    Some(happens(line, noun).unwrap_or(Mood::Real))
}

/// The mood of the verb whose subject the noun is, where that says whether it happens; `None` for other verbs.
fn happens(line: &Line, noun: usize) -> Option<Mood> {
    let stop = |i: &usize| matches!(line.tag(*i), "," | "." | ":" | "WDT" | "WP" | "CC");
    let finite = (noun + 1..line.len()).take_while(|i| !stop(i)).find(|&i| line.is_finite(i));
    let first = finite?;
    let last = (first..(first + 6).min(line.len())).rev().find(|&v| group(line, v).is_some_and(|g| g.start <= first));
    let verb = last?;
    let happening = matches!(
        line.lemma(verb),
        "take"
            | "begin"
            | "start"
            | "resume"
            | "hold"
            | "continue"
            | "occur"
            | "happen"
            | "go"
            | "follow"
            | "be"
            | "schedule"
            | "plan"
            | "expect"
            | "postpone"
            | "cancel"
            | "come"
            | "conduct"
            | "carry"
            | "launch"
    );
    match line.lemma(verb) {
        "schedule" | "plan" | "expect" => Some(Mood::Planned),
        "postpone" | "cancel" => Some(Mood::Not),
        _ => happening.then(|| mood::of_group(line, first, verb)),
    }
}
