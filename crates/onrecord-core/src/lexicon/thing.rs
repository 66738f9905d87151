//! Nouns by what they name (`thing.tsv`): who fights, what is struck, given, cut, signed.

use std::str::FromStr;
use std::sync::LazyLock;

use super::lists::Lists;

const LINES: &str = include_str!("thing.tsv");

/// What a noun names; the head of the list says each.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// Those who can act together or be acted upon.
    People,
    /// People and machines that fight or police for somebody.
    Arm,
    /// What is traded between armies.
    Arms,
    /// What is fired.
    Weapon,
    /// What is fired as a show of force.
    Missile,
    /// A place or thing that can be struck, taken or held.
    Site,
    /// Who or what is given back.
    Captive,
    /// What is given as aid.
    Aid,
    /// What states keep with each other.
    Tie,
    /// What is closed and opened.
    Border,
    /// A house of diplomats.
    Mission,
    /// Who is expelled, recalled or summoned.
    Diplomat,
    /// What is imposed on a state.
    Sanction,
    /// What is imposed on a country's own people.
    Rule,
    /// What is laid to a place and lifted.
    Siege,
    /// An occasion to talk.
    Talks,
    /// What is signed.
    Deal,
    /// What ends fighting.
    Truce,
    /// What is suspended.
    Membership,
    /// What is frozen.
    Asset,
    /// What crosses borders.
    Trade,
    /// What is staged.
    Protest,
    /// What is blocked.
    Road,
    /// What can be accepted or rejected.
    Proposal,
    /// What is yielded to.
    Demand,
    /// What kills and wounds.
    Violence,
    /// What kills though nobody meant it.
    Accident,
    /// A noun that another noun fills ("mediation effort").
    Light,
    /// Who is taken in.
    Refugee,
    /// What services share.
    Intelligence,
    /// Who is met and no party.
    Press,
}

impl FromStr for Class {
    type Err = ();

    fn from_str(name: &str) -> Result<Class, ()> {
        Ok(match name {
            "people" => Class::People,
            "arm" => Class::Arm,
            "arms" => Class::Arms,
            "weapon" => Class::Weapon,
            "missile" => Class::Missile,
            "site" => Class::Site,
            "captive" => Class::Captive,
            "aid" => Class::Aid,
            "tie" => Class::Tie,
            "border" => Class::Border,
            "mission" => Class::Mission,
            "diplomat" => Class::Diplomat,
            "sanction" => Class::Sanction,
            "rule" => Class::Rule,
            "siege" => Class::Siege,
            "talks" => Class::Talks,
            "deal" => Class::Deal,
            "truce" => Class::Truce,
            "membership" => Class::Membership,
            "asset" => Class::Asset,
            "trade" => Class::Trade,
            "protest" => Class::Protest,
            "road" => Class::Road,
            "proposal" => Class::Proposal,
            "demand" => Class::Demand,
            "violence" => Class::Violence,
            "accident" => Class::Accident,
            "light" => Class::Light,
            "refugee" => Class::Refugee,
            "intelligence" => Class::Intelligence,
            "press" => Class::Press,
            _ => return Err(()),
        })
    }
}

static LISTS: LazyLock<Lists<Class>> = LazyLock::new(|| Lists::read("thing.tsv", LINES, |name| name.parse().ok()));

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
