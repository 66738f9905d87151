//! Nouns by what they name (`thing.tsv`): who fights, what is struck, given, cut, signed.

use std::sync::LazyLock;

use super::lists::Lists;
use crate::label::labels;

const LINES: &str = include_str!("thing.tsv");

labels! {
    /// What a noun names; the head of the list says each.
    Class, "class of thing.tsv" {
        /// Those who can act together or be acted upon.
        People = "people",
        /// People and machines that fight or police for somebody.
        Arm = "arm",
        /// What is traded between armies.
        Arms = "arms",
        /// What is fired.
        Weapon = "weapon",
        /// What is fired as a show of force.
        Missile = "missile",
        /// A place or thing that can be struck, taken or held.
        Site = "site",
        /// Who or what is given back.
        Captive = "captive",
        /// What is given as aid.
        Aid = "aid",
        /// What states keep with each other.
        Tie = "tie",
        /// What is closed and opened.
        Border = "border",
        /// A house of diplomats.
        Mission = "mission",
        /// Who is expelled, recalled or summoned.
        Diplomat = "diplomat",
        /// What is imposed on a state.
        Sanction = "sanction",
        /// What is imposed on a country's own people.
        Rule = "rule",
        /// What is laid to a place and lifted.
        Siege = "siege",
        /// An occasion to talk.
        Talks = "talks",
        /// What is signed.
        Deal = "deal",
        /// What ends fighting.
        Truce = "truce",
        /// What is suspended.
        Membership = "membership",
        /// What is frozen.
        Asset = "asset",
        /// What crosses borders.
        Trade = "trade",
        /// What is staged.
        Protest = "protest",
        /// What is blocked.
        Road = "road",
        /// What can be accepted or rejected.
        Proposal = "proposal",
        /// What is yielded to.
        Demand = "demand",
        /// What kills and wounds.
        Violence = "violence",
        /// What kills though nobody meant it.
        Accident = "accident",
        /// A noun that another noun fills ("mediation effort").
        Light = "light",
        /// Who is taken in.
        Refugee = "refugee",
        /// What services share.
        Intelligence = "intelligence",
        /// Who is met and no party.
        Press = "press",
    }
}

static LISTS: LazyLock<Lists<Class>> = LazyLock::new(|| Lists::read("thing.tsv", LINES));

/// Whether a noun, as lemma, names such a thing.
pub fn is(noun: &str, class: Class) -> bool {
    LISTS.is(noun, class)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
    }

    #[test]
    fn a_noun_may_name_several_things() {
        assert!(is("tank", Class::Arm) && is("tank", Class::Aid) && !is("tank", Class::Tie));
    }
}
