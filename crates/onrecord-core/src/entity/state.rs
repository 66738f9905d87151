//! Signs that a name that the lexicon lacks is a state's.
//!
//! > Sarovia’s army crossed the border with Peldor. The government of Veltania said it would not stand by.
//!
//! Takes a word with a capital and its places. What only states have, and what one only has with a state, is enough; two
//! weaker signs are: the ending of its name, "it" behind its verb of saying, a talk or treaty between it and another, its
//! president. Leaves headlines out.

use super::view::View;

/// Nouns and adjectives for what only states have, behind a possessive. Sorted.
const OF_STATES: &[&str] = &[
    "airspace",
    "ambassador",
    "army",
    "border",
    "borders",
    "capital",
    "constitution",
    "defence",
    "defense",
    "embassy",
    "forces",
    "foreign",
    "government",
    "independence",
    "intelligence",
    "interior",
    "king",
    "military",
    "minister",
    "ministry",
    "monarchy",
    "navy",
    "officials",
    "parliament",
    "premier",
    "president",
    "prime",
    "queen",
    "soldiers",
    "territory",
    "troops",
];
/// Nouns before "of", "from", "to" or "with" and a state. Sorted.
const TIED_TO_STATES: &[&str] = &[
    "ambassador",
    "ambassadors",
    "army",
    "border",
    "borders",
    "embassy",
    "envoy",
    "government",
    "invasion",
    "king",
    "kingdom",
    "officials",
    "parliament",
    "queen",
    "refugees",
    "republic",
    "soldiers",
    "troops",
    "war",
];
/// Nouns for what goes on between states, and others. Sorted.
const BETWEEN: &[&str] = &[
    "agreement",
    "ceasefire",
    "deal",
    "pact",
    "peace",
    "president",
    "relations",
    "talks",
    "ties",
    "trade",
    "treaty",
    "truce",
];
/// Endings of the names of many states.
const ENDINGS: &[&str] = &["ia", "stan"];
/// A name with such an ending has at least so many letters: "Julia" and "Garcia" are people.
const LONG: usize = 7;
/// How far behind a name at the head of a sentence "its" may stand.
const NEAR: usize = 40;

/// Whether a word that stands at `places` is the name of a state.
pub(super) fn is_state(view: &View<'_>, word: &str, places: &[usize]) -> bool {
    let mut body = places.iter().copied().filter(|&at| !view.is_headline(at));
    let strong = body.clone().any(|at| owns(view, at) || is_tied(view, at) || owns_by_pronoun(view, at));
    let ending = word.chars().count() >= LONG && ENDINGS.iter().any(|ending| word.ends_with(ending));
    let others = [body.clone().any(|at| is_it(view, at)), body.any(|at| is_between(view, at))];
    strong || usize::from(ending) + others.into_iter().filter(|&sign| sign).count() >= 2
}

/// `Sarovia’s prime minister`.
fn owns(view: &View<'_>, at: usize) -> bool {
    view.is_possessive(at + 1) && (at + 2..at + 4).any(|at| OF_STATES.binary_search(&view.lower(at)).is_ok())
}

/// `the border with Sarovia`, `troops from Sarovia`, `at war with Sarovia`.
fn is_tied(view: &View<'_>, at: usize) -> bool {
    let Some(noun) = at.checked_sub(2) else { return false };
    let linked = matches!(view.lower(at - 1), "from" | "of" | "to" | "with");
    linked
        && view.same_sentence(noun, at)
        && TIED_TO_STATES.binary_search(&view.lower(noun)).is_ok()
        && !is_first_of_name(view, at)
}

/// `to Anna Lind`: whether a longer name begins here.
fn is_first_of_name(view: &View<'_>, at: usize) -> bool {
    view.is_capital(at + 1) && !view.is_mark(at + 1)
}

/// `Sarovia rejected the plan. Its foreign minister …`: whether what "its" owns is a state's.
fn owns_by_pronoun(view: &View<'_>, at: usize) -> bool {
    let owned = |at: usize| (at + 1..at + 3).any(|at| OF_STATES.binary_search(&view.lower(at)).is_ok());
    let next = view.sentence(at).end;
    view.is_initial(at) && view.lower(next) == "its" && next < at + NEAR && owned(next)
}

/// `Sarovia said it would`: a name that "it" stands for is no person's.
fn is_it(view: &View<'_>, at: usize) -> bool {
    let verb = view.is_verb(at + 1);
    let that = usize::from(view.lower(at + 2) == "that");
    verb && matches!(view.lower(at + 2 + that), "it" | "its")
}

/// `talks between Sarovia and Veltania`, `the treaty with Sarovia`, `the president of Sarovia`.
fn is_between(view: &View<'_>, at: usize) -> bool {
    let floor = at.saturating_sub(4);
    let linked = at > 0 && matches!(view.lower(at - 1), "and" | "between" | "of" | "with");
    linked && (floor..at).any(|at| BETWEEN.binary_search(&view.lower(at)).is_ok()) && !is_first_of_name(view, at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_sorted() {
        for list in [OF_STATES, TIED_TO_STATES, BETWEEN] {
            assert!(list.is_sorted());
        }
    }
}
