//! Words that tell what a statement does where its cue leaves that open (`act.tsv`): what is chosen, denied, withheld,
//! foretold.

use std::sync::LazyLock;

use super::lists::Lists;

const LINES: &str = include_str!("act.tsv");

/// What a word or turn tells; the head of the list says each with an example.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Class {
    /// A verb whose subject does not choose.
    Unchosen,
    /// A verb of which "did not" is told, not denied.
    Undenied,
    /// A verb of the mind.
    Mental,
    /// A verb of what two do together.
    Shared,
    /// A verb of dealing and yielding.
    Dealing,
    /// A verb whose object says what is done.
    Carrier,
    /// A verb that reports a deed in the past.
    Deed,
    /// A cue verb that is no attitude of one who uses it of himself.
    Relation,
    /// A cue word of willingness.
    Willing,
    /// A verb of thinking something over.
    Weighed,
    /// A verb that offers after "would".
    Welcoming,
    /// An adjective that offers after "would be".
    Pleased,
    /// A verb that puts what follows into the future.
    Planning,
    /// A verb that says what follows was not done.
    Omitting,
    /// A cue verb of a state of mind.
    Wanting,
    /// A participle of purpose.
    Purpose,
    /// A verb that explains after "will".
    Explaining,
    /// A noun of what can be false.
    Claim,
    /// A noun of what can be accepted.
    Offer,
    /// A noun of what can be kept back.
    Withheld,
    /// A word that calls a claim false.
    False,
    /// A word that calls a claim true.
    True,
    /// A turn that calls a claim false.
    Falsity,
    /// A turn that says that something will not be had.
    Unwanted,
    /// A turn that makes something somebody's to do.
    Duty,
    /// A word of having a part in something.
    Involved,
    /// An adjective or participle that foretells.
    Foretelling,
    /// A word of the time to come.
    Ahead,
    /// A noun of a body that speakers speak for.
    Body,
    /// A noun of people and texts that speak for a body.
    Spokesperson,
    /// A noun of those who speak for a state.
    Statesman,
    /// A noun of those who judge for a living.
    Judge,
    /// An adjective that negates as predicate.
    Negative,
    /// A word that begins with "un" and does not negate.
    Unnegated,
}

static LISTS: LazyLock<Lists<Class>> = LazyLock::new(|| Lists::read("act.tsv", LINES, class));

fn class(name: &str) -> Option<Class> {
    Some(match name {
        "unchosen" => Class::Unchosen,
        "undenied" => Class::Undenied,
        "mental" => Class::Mental,
        "shared" => Class::Shared,
        "dealing" => Class::Dealing,
        "carrier" => Class::Carrier,
        "deed" => Class::Deed,
        "relation" => Class::Relation,
        "willing" => Class::Willing,
        "weighed" => Class::Weighed,
        "welcoming" => Class::Welcoming,
        "pleased" => Class::Pleased,
        "planning" => Class::Planning,
        "omitting" => Class::Omitting,
        "wanting" => Class::Wanting,
        "purpose" => Class::Purpose,
        "explaining" => Class::Explaining,
        "claim" => Class::Claim,
        "offer" => Class::Offer,
        "withheld" => Class::Withheld,
        "false" => Class::False,
        "true" => Class::True,
        "falsity" => Class::Falsity,
        "unwanted" => Class::Unwanted,
        "duty" => Class::Duty,
        "involved" => Class::Involved,
        "foretelling" => Class::Foretelling,
        "ahead" => Class::Ahead,
        "body" => Class::Body,
        "spokesperson" => Class::Spokesperson,
        "statesman" => Class::Statesman,
        "judge" => Class::Judge,
        "negative" => Class::Negative,
        "unnegated" => Class::Unnegated,
        _ => return None,
    })
}

/// Whether a word is in a class; verbs as lemmas.
pub fn is(word: &str, class: Class) -> bool {
    LISTS.is(word, class)
}

/// How many words a turn of a class has that begins where `word(0)` stands.
pub fn turn<'w>(word: impl Fn(usize) -> &'w str, class: Class) -> Option<usize> {
    LISTS.turn(word, |c| c == class).map(|(length, _)| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_are_sorted_and_single() {
        super::super::lists::assert_sorted(LINES);
    }

    #[test]
    fn words_and_turns_have_their_class() {
        assert!(is("become", Class::Unchosen) && !is("become", Class::Dealing));
        let words = ["out", "of", "the", "question"];
        assert_eq!(turn(|i| words.get(i).copied().unwrap_or(""), Class::Unwanted), Some(4));
    }
}
