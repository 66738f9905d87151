//! Words that tell what a statement does where its cue leaves that open (`act.tsv`): what is chosen, denied, withheld,
//! foretold.

use std::sync::LazyLock;

use super::lists::Lists;
use crate::label::labels;

const LINES: &str = include_str!("act.tsv");

labels! {
    /// What a word or turn tells; the head of the list says each with an example.
    Class, "class of act.tsv" {
        /// A verb whose subject does not choose.
        Unchosen = "unchosen",
        /// A verb of which "did not" is told, not denied.
        Undenied = "undenied",
        /// A verb of the mind.
        Mental = "mental",
        /// A verb of what two do together.
        Shared = "shared",
        /// A verb of dealing and yielding.
        Dealing = "dealing",
        /// A verb whose object says what is done.
        Carrier = "carrier",
        /// A verb that reports a deed in the past.
        Deed = "deed",
        /// A cue verb that is no attitude of one who uses it of himself.
        Relation = "relation",
        /// A cue word of willingness.
        Willing = "willing",
        /// A verb of thinking something over.
        Weighed = "weighed",
        /// A verb that offers after "would".
        Welcoming = "welcoming",
        /// An adjective that offers after "would be".
        Pleased = "pleased",
        /// A verb that puts what follows into the future.
        Planning = "planning",
        /// A verb that says what follows was not done.
        Omitting = "omitting",
        /// A cue verb of a state of mind.
        Wanting = "wanting",
        /// A participle of purpose.
        Purpose = "purpose",
        /// A verb that explains after "will".
        Explaining = "explaining",
        /// A noun of what can be false.
        Claim = "claim",
        /// A noun of what can be accepted.
        Offer = "offer",
        /// A noun of what can be kept back.
        Withheld = "withheld",
        /// A word that calls a claim false.
        False = "false",
        /// A word that calls a claim true.
        True = "true",
        /// A turn that calls a claim false.
        Falsity = "falsity",
        /// A turn that says that something will not be had.
        Unwanted = "unwanted",
        /// A turn that makes something somebody's to do.
        Duty = "duty",
        /// A word of having a part in something.
        Involved = "involved",
        /// An adjective or participle that foretells.
        Foretelling = "foretelling",
        /// A word of the time to come.
        Ahead = "ahead",
        /// A noun of a body that speakers speak for.
        Body = "body",
        /// A noun of people and texts that speak for a body.
        Spokesperson = "spokesperson",
        /// A noun of those who speak for a state.
        Statesman = "statesman",
        /// A noun of those who judge for a living.
        Judge = "judge",
        /// An adjective that negates as predicate.
        Negative = "negative",
        /// A word that begins with "un" and does not negate.
        Unnegated = "unnegated",
    }
}

static LISTS: LazyLock<Lists<Class>> = LazyLock::new(|| Lists::read("act.tsv", LINES));

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
