//! The clause around a trigger: where its subject begins, where it ends, what opens it and what stands before that.
//!
//! > Analysts doubt [that] | the truce, which nobody watches, will hold | because …
//!
//! Works on tags, as [`crate::statement::grammar`] does. Leaves out what stands in front with a comma and what a
//! subordinator adds behind.

use std::ops::Range;

use super::trigger::Trigger;
use crate::lexicon::likelihood;
use crate::statement::grammar::line::Line;

/// The clause around a trigger, by places in the line.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Clause {
    /// Its words, from the subject on.
    pub words: Range<usize>,
    /// Those before the verb, or before that of the clause whose subject it shares; empty where it has none.
    pub subject: Range<usize>,
    /// The word that makes it depend on another clause ("that", "whether", "which", "if").
    pub opener: Option<usize>,
    /// What it depends on: the words from the clause before on, up to the opener.
    pub matrix: Range<usize>,
}

/// Words that open a clause.
const OPENERS: &[&str] = &[
    "after", "although", "as", "because", "before", "how", "if", "lest", "once", "since", "so", "than", "that",
    "though", "unless", "until", "what", "whatever", "when", "whenever", "where", "whereas", "whether", "which",
    "while", "who", "whom", "whose", "why", "till", "wherever", "however",
];
/// Those that open a relative clause.
const RELATIVE: &[&str] = &["that", "where", "which", "who", "whom", "whose"];
/// Words behind a clause that belong to another.
const ENDS: &[&str] = &[
    "after", "although", "assuming", "because", "before", "despite", "how", "if", "once", "provided", "since", "so",
    "though", "till", "unless", "until", "when", "whereas", "which", "while", "who", "whose",
];

/// The clause around a trigger.
pub fn around(line: &Line, trigger: &Trigger) -> Option<Clause> {
    let verb = trigger.verb?;
    let (start, opener, subject) = Start { line, verb, subject: false }.find();
    let matrix = match opener {
        Some(opener) if line.at(opener) == "that" => matrix_start(line, opener)..opener,
        Some(_) => start..start,
        None => hedge_in_front(line, start),
    };
    let end = end(line, trigger.words.end.max(trigger.main.map_or(0, |m| m + 1)).max(verb + 1));
    let start = past_phrase(line, start, verb);
    let subject = if subject { start..verb } else { shared(line, start).unwrap_or(verb..verb) };
    Some(Clause { words: start..end, subject, opener, matrix })
}

/// The subject of the clause before, which "and" lets this one share ("it left but could return").
fn shared(line: &Line, start: usize) -> Option<Range<usize>> {
    let joined = start.checked_sub(1).is_some_and(|i| line.is(i, &["and", "but", "or", "yet"]));
    let opens = |i: usize| line.is(i, &[";", ":", "—", "–"]) || OPENERS.contains(&line.at(i));
    let before = (0..start).rev().take_while(|&i| !opens(i)).filter(|&i| line.is_finite(i)).last();
    let verb = before.filter(|_| joined)?;
    let (from, _, subject) = Start { line, verb, subject: false }.find();
    subject.then(|| past_phrase(line, from, verb)..verb)
}

/// Past a phrase in front that no comma closes ("in the coming months | the shortage", "after 2030 | the lake").
fn past_phrase(line: &Line, start: usize, verb: usize) -> usize {
    if !matches!(line.tag(start), "IN" | "TO") && line.at(start) != "sooner" {
        return start;
    }
    let begins = |i: &usize| {
        let first = matches!(line.tag(*i), "DT" | "PRP" | "PRP$" | "EX") || line.tag(*i).starts_with("NNP");
        first
            && (line.tag(*i - 1).starts_with("NN") && !line.tag(*i).starts_with("NNP")
                || line.tag(*i - 1) == "CD"
                || line.is(*i - 1, &["later"]))
    };
    (start + 2..verb).find(begins).unwrap_or(start)
}

/// The search for where a clause begins, leftwards from its verb.
struct Start<'l, 'r, 'd> {
    line: &'l Line<'r, 'd>,
    verb: usize,
    /// Whether a subject has been seen.
    subject: bool,
}

impl Start<'_, '_, '_> {
    /// Its first word, what opens it, and whether it has a subject of its own.
    fn find(mut self) -> (usize, Option<usize>, bool) {
        let mut at = self.verb;
        while at > 0 {
            match self.step(at - 1) {
                Step::On(next) => at = next,
                Step::Edge(opener) => return (self.skipped(at), opener, self.subject),
            }
        }
        (self.skipped(0), None, self.subject)
    }

    /// Past conjunctions and adverbs that open nothing ("And yet the war will …").
    fn skipped(&self, mut at: usize) -> usize {
        while at < self.verb
            && (self
                .line
                .is(at, &[",", "and", "but", "or", "so", "yet", "now", "still", "also", "then", "-", "…", "..."])
                || !self.line.is_word(at))
        {
            at += 1;
        }
        at
    }

    fn step(&mut self, place: usize) -> Step {
        let line = self.line;
        let (word, tag) = (line.at(place), line.tag(place));
        match word {
            ";" | ":" | "." | "?" | "!" | "—" | "–" | "--" | "(" | ")" | "[" | "…" | "..." => {
                return Step::Edge(None);
            }
            "-" if is_dash(line, place) => return Step::Edge(None),
            // What somebody else says stands between.
            _ if self.subject && line.words[place + 1] > line.words[place] + 3 => return Step::Edge(None),
            "," => return self.comma(place),
            "and" | "but" | "or" | "nor" | "yet" => return self.conjunction(place),
            "that" if self.is_pronoun(place) => {}
            // "So many", "as many" and "however" between commas open nothing.
            "so" | "however" | "as" if !line.tag(place).starts_with("IN") && !self.subject => {}
            "as" | "than" | "after" | "before" | "since" if !self.has_own_clause(place) => {}
            _ if OPENERS.contains(&word) => return Step::Edge(Some(place)),
            _ if line.is_finite(place) => return self.other_verb(place),
            _ => {}
        }
        self.subject |=
            tag.starts_with("NN") || matches!(tag, "PRP" | "DT" | "EX" | "CD" | "VBG" | "JJ" | "JJR" | "JJS" | "PDT");
        Step::On(place)
    }

    /// "That could mean": a pronoun and no conjunction.
    fn is_pronoun(&self, place: usize) -> bool {
        let beside = (place + 1..self.verb).all(|i| self.line.is_adverb(i));
        let after_noun = place > 0 && (self.line.tag(place - 1).starts_with("NN") || self.line.at(place - 1) == ",");
        beside && !after_noun && !self.subject
    }

    /// "As in Sarune", "before the war": a phrase within the subject, not what opens the clause of the trigger.
    fn has_own_clause(&self, place: usize) -> bool {
        place == 0 || !self.line.tag(place - 1).starts_with("NN")
    }

    fn comma(&mut self, place: usize) -> Step {
        let line = self.line;
        let beside = (place + 1..self.verb).all(|i| line.is_adverb(i));
        if beside && !self.subject {
            // "The general, who leads them, will": what the commas enclose belongs to the subject.
            return match (0..place).rev().find(|&i| line.is(i, &[",", ";", ":"])) {
                Some(open) if line.at(open) == "," && open > 0 => Step::On(open),
                _ => Step::Edge(None),
            };
        }
        // "Dozens, if not hundreds, of shops".
        let open = (place.saturating_sub(8)..place).rev().find(|&i| line.at(i) == ",");
        if let Some(open) = open.filter(|&open| open > 0 && line.at(place + 1) == "of") {
            return Step::On(open);
        }
        let listed = line.tag(place + 1).starts_with("NN")
            && place > 0
            && line.tag(place - 1).starts_with("NN")
            && (place + 1..self.verb).any(|i| line.is(i, &["and", "or"]))
            && !(place + 1..self.verb).any(|i| line.is_verb(i))
            && !self.verb_before(place);
        if listed { Step::On(place) } else { Step::Edge(None) }
    }

    fn conjunction(&mut self, place: usize) -> Step {
        // "Voters will leave and may not return": the subject is that of the verb before.
        if !self.subject && self.verb_before(place) {
            return Step::Edge(None);
        }
        if self.verb_before(place) { Step::Edge(None) } else { Step::On(place) }
    }

    /// Whether a finite verb stands between a place and the mark or opener before it.
    fn verb_before(&self, place: usize) -> bool {
        (0..place).rev().take_while(|&i| !self.line.is(i, &[";", ":"])).take(30).any(|i| self.line.is_finite(i))
    }

    /// A finite verb to the left: of a relative clause within the subject, or of the clause before.
    fn other_verb(&mut self, place: usize) -> Step {
        let line = self.line;
        let opens = |i: &usize| {
            RELATIVE.contains(&line.at(*i)) && *i > 0 && (line.tag(*i - 1).starts_with("NN") || line.at(*i - 1) == ",")
        };
        let relative = (place.saturating_sub(12)..place).rev().take_while(|&i| line.at(i) != ",").find(opens);
        match relative {
            Some(open) => Step::On(open),
            None if self.subject => Step::Edge(None),
            None => Step::On(place),
        }
    }
}

/// Whether a hyphen stands by itself, as a dash does ("WASHINGTON - The").
fn is_dash(line: &Line, place: usize) -> bool {
    let tokens = &line.reading.segmented.tokens;
    let word = line.words[place];
    word > 0 && tokens[word - 1].span.end() < tokens[word].span.start()
}

enum Step {
    /// The clause goes on to the left of this place.
    On(usize),
    /// It begins here, with what opens it.
    Edge(Option<usize>),
}

/// Where what a clause depends on begins.
fn matrix_start(line: &Line, opener: usize) -> usize {
    (0..opener).rev().find(|&i| line.is(i, &[",", ";", ":", "—", "–", ".", "but"])).map_or(0, |i| i + 1)
}

/// "In all likelihood, …", "Perhaps, …": a few words in front of a comma that say how likely it is.
fn hedge_in_front(line: &Line, start: usize) -> Range<usize> {
    let Some(comma) = start.checked_sub(1).filter(|&i| line.at(i) == ",") else { return start..start };
    let from = (0..comma).rev().find(|&i| line.is(i, &[",", ";", ":", "—", "–"])).map_or(0, |i| i + 1);
    let word = |i: usize| (i < comma).then(|| line.at(i));
    let hedges = comma - from <= 5 && (from..comma).any(|at| likelihood::at(|i| word(at + i)).is_some());
    if hedges { from..comma } else { start..start }
}

/// Where a clause ends.
fn end(line: &Line, from: usize) -> usize {
    let mut at = from;
    while at < line.len() {
        let over = match line.at(at) {
            "," => match closing(line, at) {
                Some(close) => {
                    at = close + 1;
                    continue;
                }
                None => !goes_on(line, at),
            },
            "even" => line.is(at + 1, &["if", "though", "when", "without"]),
            "given" => !matches!(line.tag(at + 1), "IN" | "TO" | "CC") && line.tag(at - 1).starts_with("NN"),
            ";" | ":" | "." | "?" | "!" | "—" | "–" | "--" | ")" => true,
            "and" | "but" | "or" | "yet" | "nor" => is_new_clause(line, at + 1),
            "as" => has_subject_and_verb(line, at + 1),
            "once" => !line.is(at + 1, &["again", "and", "more"]),
            word => ENDS.contains(&word),
        };
        if over {
            break;
        }
        at += 1;
    }
    while at > from && !line.is_word(at - 1) {
        at -= 1;
    }
    at
}

/// The comma that closes a few words which another one opens ("will, at last, fall").
fn closing(line: &Line, comma: usize) -> Option<usize> {
    let close = (comma + 1..(comma + 7).min(line.len())).find(|&i| line.is(i, &[",", ";", ":", ".", "—", "–"]))?;
    let inserted = line.at(close) == "," && close > comma + 1 && (comma + 1..close).all(|i| !line.is_verb(i));
    let opens = ENDS.contains(&line.at(comma + 1)) || line.is(comma + 1, &["and", "but", "not", "or"]);
    (inserted && !opens && line.is_word(close + 1) && !is_new_clause(line, close + 1)).then_some(close)
}

/// Whether a list goes on behind a comma ("farmers, fishers and tenants", "10,000, 20,000 men"), or a phrase that an insertion parted.
pub(super) fn goes_on(line: &Line, comma: usize) -> bool {
    let before = line.tag(comma.saturating_sub(1));
    let stop =
        (comma + 1..line.len()).find(|&i| line.is(i, &[",", ";", ":", ".", "—", "–", "?", "!"])).unwrap_or(line.len());
    let nominal = line.tag(comma + 1).starts_with("NN") || matches!(line.tag(comma + 1), "DT" | "CD" | "JJ" | "PRP$");
    let finite = (comma + 1..stop).any(|i| line.is_finite(i));
    let joined = (comma + 1..stop.min(comma + 10)).any(|i| line.is(i, &["and", "or"]));
    let listed = before.starts_with("NN") || matches!(before, "CD" | "JJ");
    before == "IN" || before == "CD" && line.tag(comma + 1) == "CD" || nominal && !finite && joined && listed
}

fn is_new_clause(line: &Line, at: usize) -> bool {
    line.is(at, &["that", "if", "when", "then"]) || has_subject_and_verb(line, at)
}

/// Whether a subject with its finite verb begins at a place.
fn has_subject_and_verb(line: &Line, at: usize) -> bool {
    let begins = line.tag(at).starts_with("NN")
        || matches!(line.tag(at), "PRP" | "DT" | "EX" | "PRP$" | "JJ" | "CD" | "PDT")
        || line.is_adverb(at);
    let nominal = (at..at + 10)
        .take_while(|&i| i < line.len() && !line.is(i, &[",", ";", ".", ":"]) && !line.is_finite(i))
        .filter(|&i| line.tag(i).starts_with("NN") || matches!(line.tag(i), "PRP" | "EX" | "DT"))
        .count()
        > 0;
    let verb =
        (at..at + 10).take_while(|&i| i < line.len() && !line.is(i, &[",", ";", ".", ":"])).any(|i| line.is_finite(i));
    begins && nominal && verb
}
