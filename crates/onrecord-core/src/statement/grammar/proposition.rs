//! The first proposition of a content: subject, verb group, predicate and its complement.
//!
//! Works on tags, not on a parse. Takes the words of a content; leaves out openers ("that", "and"), what stands before
//! the main clause ("while the threat is real,"), relative clauses, and everything after the proposition's end: the
//! next comma, subordinator or second conjunct.

use super::group::{self, is_copula};
use super::line::Line;
use crate::reading::Reading;

/// Words that end a clause when they follow its verb.
const SUBORDINATORS: &[&str] = &[
    "although", "because", "before", "despite", "if", "once", "since", "though", "unless", "until", "when", "whereas",
    "which", "while", "who", "provided", "whose",
];

/// Words that open a clause that may stand before the main one, up to a comma.
const LEADING: &[&str] = &[
    "although", "as", "because", "before", "despite", "even", "if", "once", "provided", "since", "though", "unless",
    "until", "when", "while", "whatever",
];

/// Words in front that belong to no clause.
const OPENERS: &[&str] = &[
    "that", ",", "and", "but", "so", "yes", "no", "well", "whether", "oh", "look", "now", "also", "yet", "then", ":",
    "-", "—", "–", "...", "…", "(", "[", "of", "as",
];

/// The first proposition of a content.
#[derive(Clone, Debug, Default)]
pub struct Clause {
    /// Its words, by their index.
    pub words: Vec<usize>,
    /// Those before the verb.
    pub subject: Vec<usize>,
    /// The first finite verb or modal.
    pub verb: Option<usize>,
    /// From the finite verb to the main one, adverbs and negations included.
    pub group: Vec<usize>,
    /// The main verb: the last of the group.
    pub main: Option<usize>,
    /// What is predicated with a copula: adverbs, adjectives, nouns, up to a preposition.
    pub complement: Vec<usize>,
    /// Whether the content begins with an infinitive ("to withdraw").
    pub infinitive: bool,
    /// Whether it begins with a gerund ("meeting in May").
    pub gerund: bool,
    /// Whether it tells somebody what to do ("Count them").
    pub imperative: bool,
    /// Whether it begins in quotation marks.
    pub quoted: bool,
    /// Whether it is quoted and ends as a question.
    pub question: bool,
    /// What stands before the main clause ("if they leave,"), and relative clauses within the subject.
    pub aside: Vec<usize>,
}

/// Reads the first proposition of a content, given as words in order; `quoted` says that it begins as a quotation.
pub fn first(reading: &Reading, content: &[usize], quoted: bool) -> Clause {
    let text = Line::bare(reading, content);
    let all = &text.words;
    let mut clause = Clause { quoted, ..Clause::default() };
    let start = text.main_start(text.skip_openers(0));
    clause.aside.extend(&all[..start]);
    let verb = text.finite_verb(start, &mut clause.aside);
    let opener = (text.at(start), text.tag(start));
    let to = start + usize::from(opener.0 == "not");
    clause.infinitive = text.at(to) == "to" && matches!(text.tag(to + 1), "VB" | "RB" | "VBP");
    clause.gerund = text.tag(to) == "VBG";
    let stative = is_copula(opener.0) && opener.0 != "be" || opener.0 == "make";
    clause.imperative = quoted && opener.1 == "VB" && !stative || text.commands(start, quoted);
    let base_form = opener.1 == "VB" || text.tag(to) == "VB";
    let from = match verb {
        Some(_) if clause.infinitive || clause.imperative || base_form => start,
        Some(verb) => verb,
        None => start,
    };
    if !clause.infinitive && !clause.imperative && !base_form {
        clause.subject = (start..from).map(|i| all[i]).filter(|w| !clause.aside.contains(w)).collect();
        clause.verb = verb.map(|i| all[i]);
    }
    let (group, after) = group::ahead(&text, from);
    clause.main = group.iter().rev().copied().find(|&i| text.is_verb(i)).map(|i| all[i]);
    clause.complement = text.complement(clause.main, after).map(|i| all[i]).collect();
    let end = text.end(from, after);
    clause.words = (start..end).map(|i| all[i]).filter(|w| !clause.aside.contains(w)).collect();
    clause.group = group.into_iter().map(|i| all[i]).collect();
    let stop = (start..all.len()).find(|&i| matches!(text.at(i), "." | "?" | "!"));
    clause.question = quoted && stop.is_some_and(|i| text.at(i) == "?");
    clause
}

/// Nouns with "that": what follows belongs to the claim ("no evidence that …").
fn takes_clause(noun: &str) -> bool {
    let singular = noun.strip_suffix('s').unwrap_or(noun);
    matches!(
        singular,
        "allegation"
            | "assumption"
            | "belief"
            | "chance"
            | "claim"
            | "confidence"
            | "danger"
            | "doubt"
            | "evidence"
            | "expectation"
            | "fact"
            | "fear"
            | "feeling"
            | "hope"
            | "idea"
            | "indication"
            | "likelihood"
            | "notion"
            | "possibility"
            | "probability"
            | "proof"
            | "prospect"
            | "report"
            | "risk"
            | "sign"
            | "suggestion"
            | "threat"
            | "view"
            | "way"
    )
}

/// Whether a word opens a clause that may stand in front of the main one.
pub fn leads(word: &str) -> bool {
    LEADING.contains(&word)
}

impl Line<'_, '_> {
    fn is_break(&self, at: usize) -> bool {
        matches!(self.at(at), ";" | ":" | "." | "?" | "!" | "—" | "–" | "--" | "")
    }

    fn skip_openers(&self, mut at: usize) -> usize {
        while OPENERS.contains(&self.at(at)) {
            // "as the talks fail, …", "no one came", "so many", "that is untrue" and "of the dead" begin something.
            let next = self.tag(at + 1);
            let begins = match self.at(at) {
                "no" | "so" | "now" | "then" | "also" => self.at(at + 1) != "," && self.at(at) != "now",
                "that" => self.is_finite(at + 1) || self.is_adverb(at + 1) && self.is_finite(at + 2),
                "as" | "yet" => next != "``" && !next.starts_with("JJ"),
                _ => false,
            };
            if begins {
                break;
            }
            at += 1;
        }
        at
    }

    /// Where the main clause begins, after what stands in front of it with a comma.
    fn main_start(&self, start: usize) -> usize {
        let subordinate = LEADING.contains(&self.at(start));
        let mut at = start;
        let mut verb_seen = false;
        while at < self.words.len() && !matches!(self.at(at), "." | "?" | "!" | ";" | ":") {
            verb_seen |= self.is_finite(at);
            let next = self.skip_openers(at + 1);
            let relative = matches!(self.at(at + 1), "who" | "which" | "where" | "whose" | "and" | "or" | "when");
            if self.at(at) == "," && !relative && self.has_clause(next) {
                // In front of the main clause stands a subordinate one with a verb, or an adjunct without.
                if subordinate && self.begins_subject(next) || !subordinate && !verb_seen && self.is_adjunct(start, at)
                {
                    return next;
                }
            }
            if !subordinate && verb_seen {
                return start;
            }
            at += 1;
        }
        start
    }

    /// Whether a finite verb comes before the sentence ends.
    fn has_clause(&self, from: usize) -> bool {
        (from..self.words.len()).take_while(|&i| !self.is_break(i)).any(|i| self.is_finite(i))
    }

    fn begins_subject(&self, at: usize) -> bool {
        let tag = self.tag(at);
        tag.starts_with("NN")
            || matches!(tag, "PRP" | "DT" | "PRP$" | "EX" | "CD" | "JJ" | "JJS" | "JJR" | "VBG")
            || self.is_adverb(at) && self.begins_subject_after(at + 1)
    }

    fn begins_subject_after(&self, at: usize) -> bool {
        self.tag(at).starts_with("NN") || matches!(self.tag(at), "PRP" | "DT" | "PRP$" | "EX")
    }

    /// Whether the words before a comma are no subject: an adverb, a prepositional phrase, a time.
    fn is_adjunct(&self, start: usize, comma: usize) -> bool {
        let opening = matches!(self.tag(start), "IN" | "RB" | "VBG" | "VBN" | "TO" | "UH" | "RBR" | "CC");
        opening
            || self.begins_subject_after(comma + 1) && self.tag(comma + 1) != "NN" && self.tag(comma + 1) != "DT"
            || matches!(self.at(comma - 1), "ago" | "year" | "month" | "week" | "day" | "today" | "time" | "now")
    }

    /// The main finite verb: the first one outside relative clauses of the subject.
    fn finite_verb(&self, start: usize, aside: &mut Vec<usize>) -> Option<usize> {
        let end = (start..self.words.len()).find(|&i| self.is_break(i)).unwrap_or(self.words.len());
        let finite = |from: usize| (from..end).find(|&i| self.is_finite(i));
        let first = finite(start)?;
        let opens = |i: &usize| {
            let noun = self.tag(*i - 1).starts_with("NN") || self.at(*i - 1) == ",";
            let relative = matches!(self.at(*i), "who" | "which" | "whose" | "where");
            relative || self.at(*i) == "that" && noun
        };
        let Some(relative) = (start + 1..first).find(opens) else { return Some(first) };
        // Past the relative clause's own verb, and those of conditions within it.
        let mut from = group::ahead(self, first).1;
        let main = loop {
            let Some(next) = finite(from) else { break None };
            if !(from..next).any(|i| SUBORDINATORS.contains(&self.at(i))) {
                break Some(next);
            }
            from = group::ahead(self, next).1;
        };
        // A phrase whose only verb stands in a relative clause has no verb of its own.
        let Some(main) = main else {
            aside.extend(&self.words[relative..end]);
            return None;
        };
        // Another subject before the main verb: the relative clause was none.
        if (first + 1..main).any(|i| matches!(self.at(i), "he" | "she" | "they" | "we" | "i")) {
            return Some(first);
        }
        aside.extend(&self.words[relative..main]);
        Some(main)
    }

    /// Whether a quotation begins with a command whose verb the tags call something else ("Let us go", "Please leave").
    fn commands(&self, start: usize, quoted: bool) -> bool {
        quoted
            && (self.at(start) == "please"
                || matches!(self.at(start), "let" | "do" | "don't")
                    && matches!(self.at(start + 1), "us" | "'s" | "not" | "n't" | "me" | "them"))
    }

    /// The predicate after a copula, up to a preposition, infinitive or clause.
    fn complement(&self, main: Option<usize>, after: usize) -> std::ops::Range<usize> {
        let copula = main.is_some_and(|w| {
            let lemma = self.reading.lemma(w);
            is_copula(lemma) || lemma == "make" || matches!(self.reading.lower[w].as_str(), "'s" | "'re" | "'m")
        });
        if main.is_some() && !copula {
            return after..after;
        }
        let ends = |&i: &usize| {
            let noun_before = i > after && self.tag(i - 1).starts_with("NN");
            self.is_break(i)
                || matches!(self.tag(i), "TO" | "WDT" | "MD" | "VBZ" | "VBP" | "VBD" | "WP" | "WRB")
                || self.tag(i) == "IN" && i > after
                || self.at(i) == "," && noun_before
        };
        let end = (after..self.words.len()).find(ends).unwrap_or(self.words.len());
        after..end
    }

    /// Where the proposition ends.
    fn end(&self, verb: usize, after: usize) -> usize {
        let mut at = after.max(verb + 1).min(self.words.len());
        while at < self.words.len() {
            let word = self.at(at);
            let ends = match word {
                "," => !self.is_parenthesis(at),
                "that" => self.tag(at - 1).starts_with("NN") && !takes_clause(self.at(at - 1)),
                _ => self.is_break(at) || SUBORDINATORS.contains(&word) || self.second_conjunct(at),
            };
            if ends {
                return at;
            }
            at += 1;
        }
        at
    }

    /// Whether a comma opens a few words without a verb that another comma closes.
    fn is_parenthesis(&self, comma: usize) -> bool {
        if matches!(self.at(comma + 1), "not" | "never" | "no" | "nor") {
            return false;
        }
        let close = (comma + 1..(comma + 5).min(self.words.len())).find(|&i| self.at(i) == ",");
        close.is_some_and(|close| close > comma + 1 && (comma..close).all(|i| !self.is_verb(i)))
    }

    /// Whether a conjunction begins another clause: a verb, a subject with its verb, or "that" follows.
    fn second_conjunct(&self, at: usize) -> bool {
        let joins = self.tag(at) == "CC" || matches!(self.at(at), "yet" | "but" | "and" | "or");
        if !joins || matches!(self.at(at), "nor" | "neither" | "either") {
            return false;
        }
        let next = if self.is_adverb(at + 1) { at + 2 } else { at + 1 };
        if self.at(at) == "yet" && matches!(self.tag(next), "VBN" | "VB") {
            return false;
        }
        let subject = self.tag(next) == "PRP" || matches!(self.tag(next), "DT" | "EX" | "NNP" | "NNS" | "PRP$");
        self.is_finite(next)
            || self.at(next) == "that"
            || self.at(next) == "to"
            || subject
                && (next + 1..(next + 6).min(self.words.len()))
                    .take_while(|&i| !self.is_break(i))
                    .any(|i| self.is_finite(i))
    }
}
