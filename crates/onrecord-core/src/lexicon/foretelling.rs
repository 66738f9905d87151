//! Words by which a forecast is told from what looks like one (`foretelling.tsv`).

use std::sync::LazyLock;

use super::lists::Lists;
use crate::label::labels;

const LINES: &str = include_str!("foretelling.tsv");

labels! {
    /// What a word tells; the head of the list says each with an example.
    Class, "class of foretelling.tsv" {
        /// Foretells before an infinitive.
        Adjective = "adjective",
        /// Foretells as a predicate.
        Predicate = "predicate",
        /// Says that something is arranged.
        Arranged = "arranged",
        /// Says that somebody is ready.
        Ready = "ready",
        /// Noun of how likely something is.
        Chance = "chance",
        /// Adjective that says how great a chance is.
        Faint = "faint",
        /// Verb of what is arranged beforehand.
        Appointment = "appointment",
        /// Verb of what a body decides.
        Measure = "measure",
        /// Verb of what comes about without being chosen.
        Outcome = "outcome",
        /// Noun of a text or plan that says what is to be.
        Terms = "terms",
        /// Word before such a noun.
        Under = "under",
        /// Verb of ruling and allowing.
        Licence = "licence",
        /// Noun of those to whom something is allowed.
        Licensed = "licensed",
        /// Verb of what is so already.
        State = "state",
        /// Verb of what somebody could do then.
        Sensed = "sensed",
        /// Cue verb whose content came about.
        Known = "known",
        /// Word of what came again and again.
        Habit = "habit",
        /// Word after which a past expectation is over.
        Reached = "reached",
        /// Word that puts "would" into a story.
        Past = "past",
        /// Word of a cue that foretells by itself.
        Cue = "cue",
        /// Noun of people who are expected as guests.
        Person = "person",
    }
}

static LISTS: LazyLock<Lists<Class>> = LazyLock::new(|| Lists::read("foretelling.tsv", LINES));

/// Whether a word is in a class; verbs as lemmas.
pub fn is(word: &str, class: Class) -> bool {
    LISTS.is(word, class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
    }

    #[test]
    fn every_class_has_words() {
        for &class in Class::ALL {
            assert!(LISTS.classes().any(|(_, classes)| classes.contains(&class)), "{class}");
        }
    }
}
