//! Words that say which values a figure allows: `at least`, `nearly`, `up to`, `or more`.
//!
//! Tables of phrases before and behind a quantity. A phrase before or directly behind belongs to the figure's span;
//! an afterthought (`200,000, it's a minimum`) counts but stays outside. The longest phrase wins.

use crate::label::Bound;
use crate::words::Words;

const BEFORE: &[(&str, Bound)] = &[
    ("at least some", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at the very least", Bound::AtLeast),
    ("no fewer than", Bound::AtLeast),
    ("no less than", Bound::AtLeast),
    ("not less than", Bound::AtLeast),
    ("not fewer than", Bound::AtLeast),
    ("a minimum of", Bound::AtLeast),
    ("minimum of", Bound::AtLeast),
    ("as few as", Bound::AtLeast),
    ("as little as", Bound::AtLeast),
    ("not under", Bound::AtLeast),
    ("starting at", Bound::AtLeast),
    ("anything from", Bound::AtLeast),
    ("from at least", Bound::AtLeast),
    ("at minimum", Bound::AtLeast),
    ("as many as", Bound::AtMost),
    ("as much as", Bound::AtMost),
    ("up to", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("no more than", Bound::AtMost),
    ("not more than", Bound::AtMost),
    ("a maximum of", Bound::AtMost),
    ("maximum of", Bound::AtMost),
    ("not exceeding", Bound::AtMost),
    ("as high as", Bound::AtMost),
    ("not over", Bound::AtMost),
    ("to at most", Bound::AtMost),
    ("limited to", Bound::AtMost),
    ("capped at", Bound::AtMost),
    ("a ceiling of", Bound::AtMost),
    ("much more than", Bound::MoreThan),
    ("far more than", Bound::MoreThan),
    ("well more than", Bound::MoreThan),
    ("slightly more than", Bound::MoreThan),
    ("a little more than", Bound::MoreThan),
    ("significantly more than", Bound::MoreThan),
    ("more than", Bound::MoreThan),
    ("greater than", Bound::MoreThan),
    ("higher than", Bound::MoreThan),
    ("in excess of", Bound::MoreThan),
    ("upwards of", Bound::MoreThan),
    ("upward of", Bound::MoreThan),
    ("exceeding", Bound::MoreThan),
    ("just over", Bound::MoreThan),
    ("slightly over", Bound::MoreThan),
    ("a little over", Bound::MoreThan),
    ("well over", Bound::MoreThan),
    ("well above", Bound::MoreThan),
    ("just above", Bound::MoreThan),
    ("over", Bound::MoreThan),
    ("above", Bound::MoreThan),
    ("larger than", Bound::MoreThan),
    ("bigger than", Bound::MoreThan),
    ("exceed", Bound::MoreThan),
    ("exceeds", Bound::MoreThan),
    ("exceeded", Bound::MoreThan),
    ("surpass", Bound::MoreThan),
    ("surpasses", Bound::MoreThan),
    ("surpassed", Bound::MoreThan),
    ("surpassing", Bound::MoreThan),
    ("topped", Bound::MoreThan),
    ("older than", Bound::MoreThan),
    (">", Bound::MoreThan),
    ("> =", Bound::AtLeast),
    (">=", Bound::AtLeast),
    ("< =", Bound::AtMost),
    ("<=", Bound::AtMost),
    ("smaller than", Bound::LessThan),
    ("younger than", Bound::LessThan),
    ("not even", Bound::LessThan),
    ("slightly less than", Bound::LessThan),
    ("a little less than", Bound::LessThan),
    ("far less than", Bound::LessThan),
    ("less than", Bound::LessThan),
    ("fewer than", Bound::LessThan),
    ("lower than", Bound::LessThan),
    ("just under", Bound::LessThan),
    ("slightly under", Bound::LessThan),
    ("well under", Bound::LessThan),
    ("well below", Bound::LessThan),
    ("just below", Bound::LessThan),
    ("under", Bound::LessThan),
    ("below", Bound::LessThan),
    ("<", Bound::LessThan),
    ("≥", Bound::AtLeast),
    ("≤", Bound::AtMost),
    ("an estimated", Bound::About),
    ("estimated", Bound::About),
    ("estimated at", Bound::About),
    ("almost", Bound::About),
    ("nearly", Bound::About),
    ("close to", Bound::About),
    ("approaching", Bound::About),
    ("about", Bound::About),
    ("around", Bound::About),
    ("roughly", Bound::About),
    ("approximately", Bound::About),
    ("some", Bound::About),
    ("circa", Bound::About),
    ("ca.", Bound::About),
    ("~", Bound::About),
    ("≈", Bound::About),
    ("something like", Bound::About),
    ("on the order of", Bound::About),
    ("in the order of", Bound::About),
    ("virtually", Bound::About),
    ("just about", Bound::About),
    ("in the region of", Bound::About),
    ("in the neighborhood of", Bound::About),
];

const BEHIND: &[(&str, Bound)] = &[
    ("or so", Bound::About),
    ("or thereabouts", Bound::About),
    ("or more", Bound::AtLeast),
    ("or above", Bound::AtLeast),
    ("and more", Bound::AtLeast),
    ("and above", Bound::AtLeast),
    ("or over", Bound::AtLeast),
    ("or greater", Bound::AtLeast),
    ("or higher", Bound::AtLeast),
    ("or older", Bound::AtLeast),
    ("and over", Bound::AtLeast),
    ("and older", Bound::AtLeast),
    ("plus", Bound::AtLeast),
    ("+", Bound::AtLeast),
    ("or less", Bound::AtMost),
    ("or fewer", Bound::AtMost),
    ("or under", Bound::AtMost),
    ("or below", Bound::AtMost),
    ("or younger", Bound::AtMost),
    ("and under", Bound::AtMost),
];

const AFTERTHOUGHT: &[(&str, Bound)] = &[
    ("it 's a minimum", Bound::AtLeast),
    ("it is a minimum", Bound::AtLeast),
    ("that 's a minimum", Bound::AtLeast),
    ("that is a minimum", Bound::AtLeast),
    ("as a minimum", Bound::AtLeast),
    ("at a minimum", Bound::AtLeast),
    ("at the minimum", Bound::AtLeast),
    ("at minimum", Bound::AtLeast),
    ("and it 's a minimum", Bound::AtLeast),
    ("and that is a minimum", Bound::AtLeast),
    ("and that 's a minimum", Bound::AtLeast),
    ("and that is the minimum", Bound::AtLeast),
    ("and counting", Bound::AtLeast),
    ("minimum", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("at the very least", Bound::AtLeast),
    ("if not more", Bound::AtLeast),
    ("perhaps more", Bound::AtLeast),
    ("possibly more", Bound::AtLeast),
    ("probably more", Bound::AtLeast),
    ("maybe more", Bound::AtLeast),
    ("or more", Bound::AtLeast),
    ("or even more", Bound::AtLeast),
    ("or less", Bound::AtMost),
    ("or fewer", Bound::AtMost),
    ("perhaps less", Bound::AtMost),
    ("perhaps fewer", Bound::AtMost),
    ("possibly fewer", Bound::AtMost),
    ("if that", Bound::AtMost),
    ("if not fewer", Bound::AtMost),
    ("tops", Bound::AtMost),
    ("no more", Bound::AtMost),
    ("or so", Bound::About),
    ("more or less", Bound::About),
    ("it 's a maximum", Bound::AtMost),
    ("it is a maximum", Bound::AtMost),
    ("at a maximum", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("at the most", Bound::AtMost),
    ("maximum", Bound::AtMost),
    ("give or take", Bound::About),
    ("approximately", Bound::About),
    ("roughly", Bound::About),
];

/// The bound whose words end right before `start`, and where they begin; not before `from`.
pub(super) fn before(words: &Words<'_>, start: usize, from: usize) -> Option<(Bound, usize)> {
    let fits = |&(phrase, bound): &(&str, Bound)| {
        let begin = words.phrase_before(start, phrase).filter(|&b| b >= from)?;
        let place = matches!(phrase, "over" | "above" | "below" | "under") && is_movement(words, begin);
        (!place).then_some((bound, begin))
    };
    let (bound, begin) = BEFORE.iter().filter_map(fits).min_by_key(|&(_, begin)| begin)?;
    let further = before_once(words, begin, from).unwrap_or(begin);
    Some((bound, further))
}

/// A second word of bound before the first (`an estimated more than`, `about up to`): only its place counts.
fn before_once(words: &Words<'_>, start: usize, from: usize) -> Option<usize> {
    ["only", "just", "still", "perhaps", "maybe", "possibly", "probably"]
        .iter()
        .find_map(|word| words.phrase_before(start, word))
        .filter(|&b| b >= from && matches!(words.at(start), "about" | "around" | "some" | "over" | "under"))
}

/// `turned over 50 prisoners`, `fell below 3%`: part of the verb, or a real bound; only the first is left out.
fn is_movement(words: &Words<'_>, at: usize) -> bool {
    matches!(words.before(at, 1), "turned" | "took" | "handed" | "hand" | "turn" | "take" | "taken" | "go" | "went")
}

/// The bound that stands directly behind, and where its words end.
pub(super) fn behind(words: &Words<'_>, end: usize) -> Option<(Bound, usize)> {
    let longest = BEHIND.iter().filter_map(|&(phrase, bound)| Some((bound, end + words.phrase(end, phrase)?)));
    longest.max_by_key(|&(_, end)| end).filter(|&(_, stop)| words.at(stop) != "than")
}

/// The ends that a bound leaves open of a value, or of a range. A bound that was not given leaves none open.
pub(super) fn ends(bound: Bound, low: f64, high: Option<f64>, given: bool) -> (Option<f64>, Option<f64>) {
    match bound {
        Bound::AtLeast | Bound::MoreThan => (Some(low), high.filter(|_| !given)),
        Bound::AtMost | Bound::LessThan => (None, Some(high.unwrap_or(low))),
        Bound::Exact | Bound::About | Bound::Range => (Some(low), Some(high.unwrap_or(low))),
    }
}

/// The bound that an afterthought gives.
pub(super) fn afterthought(words: &Words<'_>, end: usize) -> Option<Bound> {
    let next = end + usize::from(matches!(words.at(end), "," | "–" | "—" | "("));
    let comma = next > end;
    let said = AFTERTHOUGHT.iter().filter_map(|&(phrase, bound)| Some((bound, next + words.phrase(next, phrase)?)));
    let open = words.at(next) == "or";
    let ends = |stop: usize| words.is_mark(stop) || words.at(stop) == "and" || open && words.at(stop) != "than";
    said.filter(|&(_, stop)| ends(stop) && (comma || words.at(next) != "roughly"))
        .max_by_key(|&(_, stop)| stop)
        .map(|(bound, _)| bound)
}

/// Openings of a sentence that bounds the figure before it, at the end of the sentence before.
const NEXT: &[(&str, Bound)] = &[
    ("it could be more", Bound::AtLeast),
    ("it may be more", Bound::AtLeast),
    ("it might be more", Bound::AtLeast),
    ("there could be more", Bound::AtLeast),
    ("there may be more", Bound::AtLeast),
    ("it is a minimum", Bound::AtLeast),
    ("it 's a minimum", Bound::AtLeast),
    ("that is a minimum", Bound::AtLeast),
    ("that 's a minimum", Bound::AtLeast),
    ("that is the minimum", Bound::AtLeast),
    ("that 's the minimum", Bound::AtLeast),
    ("this is a minimum", Bound::AtLeast),
    ("at a minimum", Bound::AtLeast),
    ("at least", Bound::AtLeast),
    ("possibly more", Bound::AtLeast),
    ("perhaps more", Bound::AtLeast),
    ("it could be less", Bound::AtMost),
    ("it is a maximum", Bound::AtMost),
    ("that is a maximum", Bound::AtMost),
    ("that is the maximum", Bound::AtMost),
    ("that 's the maximum", Bound::AtMost),
    ("at most", Bound::AtMost),
    ("no more", Bound::AtMost),
    ("not one more", Bound::AtMost),
    ("not a single one more", Bound::AtMost),
    ("this is an estimate", Bound::About),
    ("that is an estimate", Bound::About),
    ("it is an estimate", Bound::About),
    ("roughly", Bound::About),
    ("give or take", Bound::About),
];

/// The bound that a sentence gives to the figure of the one before: `It could be more`, `The real figure is probably higher`.
/// What it could be both ways, it does not bound.
pub(super) fn next_sentence(words: &Words<'_>) -> Option<Bound> {
    let first = words.range().start;
    let first = first + usize::from(matches!(words.at(first), "and" | "but" | "\"" | "“"));
    let both = words.range().any(|at| words.are(at, &["could", "be", "less"]) || words.are(at, &["or", "less"]));
    let longest = |bound: &(&str, Bound)| words.phrase(first, bound.0).map(|count| (first + count, bound.1));
    if let Some((end, bound)) = NEXT.iter().filter_map(longest).max_by_key(|&(end, _)| end) {
        let whole = words.is_mark(end) || matches!(words.at(end), "and" | "than");
        return (whole && !(both && bound == Bound::AtLeast)).then_some(bound);
    }
    let about_it =
        (first..first + 4).any(|at| matches!(words.at(at), "figure" | "number" | "toll" | "total" | "count"));
    let real = (first..first + 3).any(|at| matches!(words.at(at), "real" | "actual" | "true" | "the"));
    let end = (first + 2..first + 10).find(|&at| words.is_mark(at))?;
    match words.before(end, 1) {
        "higher" | "greater" | "larger" if about_it && real => Some(Bound::AtLeast),
        "lower" | "smaller" if about_it && real => Some(Bound::AtMost),
        _ => None,
    }
}
