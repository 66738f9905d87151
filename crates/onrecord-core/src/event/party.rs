//! Whether a phrase can be a doer or a target of some sort: somebody, an army, a place, a thing that can be struck.
//!
//! Takes a line and a phrase of it; reads tags, capitals and the lists of nouns ([`thing`], and the nouns of those who
//! speak). Which entity it is, [`super::entity`] says.

use std::ops::Range;

use super::phrase;
use onrecord_model::NameLabel;

use crate::entity::{can_hear, is_human};
use crate::lexicon::event::Ask;
use crate::lexicon::thing::{self, Class};
use crate::statement::grammar::line::Line;

/// A phrase as a party to an event.
pub(super) struct Party<'l, 'r, 'd> {
    line: &'l Line<'r, 'd>,
    phrase: &'l Range<usize>,
    head: usize,
    noun: &'r str,
}

impl<'l, 'r, 'd> Party<'l, 'r, 'd> {
    /// The party that a phrase is.
    pub(super) fn of(line: &'l Line<'r, 'd>, phrase: &'l Range<usize>) -> Party<'l, 'r, 'd> {
        let head = phrase::head(line, phrase);
        Party { line, phrase, head, noun: line.lemma(head) }
    }

    /// Whether it is what a sense asks of its doer.
    pub(super) fn does(&self, ask: Ask) -> bool {
        match ask {
            Ask::Who => self.is_agent(),
            Ask::People => {
                self.is_pronoun() || self.is(Class::People) || self.is_role() || self.line.tag(self.head) == "NNPS"
            }
            Ask::Violent => self.is_agent() || self.is(Class::Violence),
            Ask::Army => self.is_named() || self.is_pronoun() || self.is(Class::Arm) || self.has_arm(),
            Ask::Arm => self.is(Class::Arm) || self.is(Class::Weapon) || self.has_arm(),
            Ask::Office => self.is_named() || self.is_pronoun() || self.is_role(),
            Ask::Envoys => self.is_pronoun() || self.is_role() || self.is(Class::People) || self.is_named(),
            _ => true,
        }
    }

    /// Whether it is what a sense asks of its target.
    pub(super) fn suffers(&self, ask: Ask) -> bool {
        match ask {
            Ask::Whom => self.is_somebody(),
            Ask::Human => self.is_human(),
            Ask::Hurt => (self.is(Class::People) || self.is_role()) && !self.is_named(),
            Ask::Site => self.is_somebody() || self.is(Class::Site) || self.is(Class::Arm),
            Ask::Foe => self.is_named() || self.is(Class::Arm) || self.is(Class::People) || self.is_them(),
            Ask::Envoy => self.is_somebody() && !self.is(Class::Press),
            Ask::Place => self.is_named() || self.is(Class::Site),
            Ask::Named => self.has_name(),
            _ => true,
        }
    }

    /// Whether it can act: a name, a pronoun, people, a body, an arm or its weapons.
    pub(super) fn is_agent(&self) -> bool {
        self.is_somebody() || self.is(Class::Arm) || self.is(Class::Weapon) || self.has_name() && !self.is_abstract()
    }

    /// Whether it is somebody: a name, a pronoun, people or a body.
    fn is_somebody(&self) -> bool {
        self.is_named() || self.is_pronoun() && !self.is_it_of_nothing() || self.is(Class::People) || self.is_role()
    }

    /// Whether it is a person or people.
    pub(super) fn is_human(&self) -> bool {
        let pronoun = self.is_pronoun() && !self.line.is(self.head, &["it", "itself"]);
        self.is_person()
            || pronoun
            || self.is(Class::People)
            || is_human(self.noun)
            || self.line.tag(self.head) == "NNPS"
    }

    /// Whether its head is the name of a person.
    pub(super) fn is_person(&self) -> bool {
        self.label() == Some(NameLabel::Person)
    }

    /// "in Dresk, Kelmar, **and Anshar** killed": the name of a place that another phrase ends with.
    pub(super) fn ends_another(&self) -> bool {
        let before = self.phrase.start.checked_sub(1);
        let trails = before.is_some_and(|i| {
            matches!(self.line.tag(i), "IN")
                && !self.line.is(
                    i,
                    &[
                        "that", "if", "after", "as", "because", "while", "when", "before", "since", "although",
                        "though", "unless", "until",
                    ],
                )
                || self.line.is(i, &["and"]) && i > 1 && self.line.at(i - 1) == ","
        });
        trails && self.label() == Some(NameLabel::Place)
    }

    fn label(&self) -> Option<NameLabel> {
        let word = self.line.words[self.head];
        let names = self.line.reading.names();
        let before = names.partition_point(|n| n.words.start <= word);
        names[..before].last().filter(|n| n.words.contains(&word)).map(|n| n.label)
    }

    /// Whether its head is a name.
    pub(super) fn is_named(&self) -> bool {
        let noun = ["NN", "JJ"].iter().any(|t| self.line.tag(self.head).starts_with(t));
        self.line.tag(self.head).starts_with("NNP") || noun && phrase::is_name_like(self.line, self.head)
    }

    /// Whether a name stands anywhere in it.
    fn has_name(&self) -> bool {
        self.phrase.clone().any(|i| {
            self.line.tag(i).starts_with("NNP")
                || self.line.tag(i).starts_with("JJ") && phrase::is_name_like(self.line, i)
        })
    }

    fn is_pronoun(&self) -> bool {
        self.line.tag(self.head) == "PRP"
    }

    fn is_them(&self) -> bool {
        self.line.is(self.head, &["them", "us", "him", "her", "me"])
    }

    fn is_it_of_nothing(&self) -> bool {
        self.line.is(self.head, &["itself", "themselves", "himself", "herself"])
    }

    fn is_role(&self) -> bool {
        can_hear(self.noun) || can_hear(self.line.at(self.head))
    }

    fn is(&self, class: Class) -> bool {
        // "hobbyists", "herdsmen": more people than a list can hold.
        let by_form =
            class == Class::People && ["ist", "ian", "sman", "smen", "woman"].iter().any(|e| self.noun.ends_with(e));
        thing::is(self.noun, class) || thing::is(self.line.at(self.head), class) || by_form
    }

    /// "Drones operated by …", "a group of fighters", "members of the navy".
    fn has_arm(&self) -> bool {
        self.phrase.clone().any(|i| thing::is(self.line.lemma(i), Class::Arm))
    }

    /// A common noun that neither acts nor fights: "Kelmar's economy", "Norlund's silence".
    fn is_abstract(&self) -> bool {
        !self.is_named() && !self.is(Class::Site) && !self.is(Class::Arm) && !self.is_role()
    }
}
