//! A clause that may foretell, as the rules see it: its trigger, its words, who tells it and what the labels of
//! statements say of it.

use std::ops::Range;

use crate::findings::Statement;
use crate::label::Kind;
use crate::lexicon::foretelling::{self, Class};
use crate::lexicon::likelihood::{self, Scale};
use crate::statement::grammar::line::Line;
use crate::statement::kind::Answer;
use crate::statement::own::head_of;
use crate::statement::view::View;

use super::clause::Clause;
use super::trigger::{Form, Trigger};

/// A clause that may foretell.
pub struct Candidate<'c, 'd> {
    /// The words around it that whoever tells it says in one sentence.
    pub line: &'c Line<'c, 'd>,
    /// What puts it into the future.
    pub trigger: &'c Trigger,
    /// Where it stands in the line.
    pub clause: &'c Clause,
    /// The statement that makes it; `None` where it is the author's own.
    pub statement: Option<&'c Statement>,
    /// What the labels read off it.
    pub view: View<'c, 'd>,
    /// Which kind of statement it would be.
    pub answer: Answer,
    /// Whether what it hangs on stands in its sentence.
    pub conditional: bool,
    /// Whether words say when it is to come about.
    pub timed: bool,
    /// Whether they name a day.
    pub dated: bool,
    /// Whether the author is a party that speaks of its own acts.
    pub is_release: bool,
}

impl Candidate<'_, '_> {
    /// The verb of what is foretold, as lemma; "" where there is none.
    pub fn main_lemma(&self) -> &str {
        self.trigger.main.map_or("", |place| self.line.lemma(place))
    }

    /// Whether the verb of what is foretold is in a class.
    pub fn main_is(&self, class: Class) -> bool {
        foretelling::is(self.main_lemma(), class)
    }

    /// Whether that verb is passive ("will be delayed").
    pub fn is_passive(&self) -> bool {
        self.trigger.main.is_some_and(|m| m > 0 && self.line.tag(m) == "VBN" && self.line.is(m - 1, &["be", "get"]))
    }

    /// Whether nobody chooses what is foretold ("prices will rise", "the bridge will be hit").
    pub fn is_outcome(&self) -> bool {
        use crate::lexicon::act;
        let lemma = self.main_lemma();
        lemma.is_empty()
            || foretelling::is(lemma, Class::Outcome)
            || act::is(lemma, act::Class::Unchosen)
            || lemma == "be"
    }

    /// The noun or pronoun that heads the subject, in lower case; "" where there is none.
    pub fn subject_head(&self) -> &str {
        let words: Vec<usize> = self.clause.subject.clone().map(|place| self.line.words[place]).collect();
        head_of(self.line.reading, &words).map_or("", |w| &self.line.reading.lower[w])
    }

    /// Whether any of some words stands in a stretch of the line.
    pub fn has(&self, range: Range<usize>, words: &[&str]) -> bool {
        range.into_iter().any(|place| self.line.is(place, words))
    }

    /// Whether a word between the trigger and the verb, or what it depends on, says how likely it is.
    pub fn is_hedged(&self) -> bool {
        let words = [
            "likely",
            "probably",
            "possibly",
            "perhaps",
            "certainly",
            "inevitably",
            "surely",
            "undoubtedly",
            "eventually",
            "ultimately",
            "presumably",
            "maybe",
            "almost",
            "likelihood",
            "chance",
            "inevitable",
            "unlikely",
            "never",
        ];
        self.has(self.clause.matrix.start.min(self.clause.words.start)..self.clause.words.end, &words)
    }

    /// Whether estimative words say how likely it is ("will almost certainly").
    pub fn is_estimated(&self) -> bool {
        let range = self.clause.matrix.start.min(self.clause.words.start)..self.clause.words.end;
        let word = |at: usize| (at < range.end).then(|| self.line.at(at));
        let estimates = |at: usize| {
            likelihood::at(|i| word(at + i)).is_some_and(|(phrase, _)| phrase.band(Scale::Icd203).is_some())
        };
        range.clone().any(estimates)
    }

    /// Whether a negation stands in the verb group or the subject ("will not", "no army will").
    pub fn is_negated(&self) -> bool {
        let to = self.trigger.main.map_or(self.trigger.words.end + 1, |m| m + 1).min(self.line.len());
        self.has(
            self.clause.words.start..to,
            &["not", "n't", "never", "no", "nobody", "none", "neither", "nothing", "cannot", "few"],
        )
    }

    /// Whether the finite verb is in the past ("was likely to").
    pub fn is_past(&self) -> bool {
        self.trigger.verb.is_some_and(|v| self.line.tag(v) == "VBD" || self.line.is(v, &["had", "was", "were"]))
    }

    /// Whether the trigger is one of these.
    pub fn is_by(&self, forms: &[Form]) -> bool {
        forms.contains(&self.trigger.form)
    }

    /// Whether the labels call it a forecast, as first or second best.
    pub fn is_called_forecast(&self) -> bool {
        self.answer.kind == Kind::Forecast || self.answer.alternative == Some(Kind::Forecast)
    }

    /// Lemma of the last verb of its statement's cue; "" without one.
    pub fn cue_verb(&self) -> &str {
        let reading = self.line.reading;
        let verb = self.view.draft.cue_words().filter(|&w| reading.tags[w].starts_with("VB")).last();
        verb.map_or("", |w| reading.lemma(w))
    }
}
