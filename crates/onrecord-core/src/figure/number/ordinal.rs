//! Places in an order (`82nd`, `third`, `twenty-first`) and the parts that the same words divide into (`two thirds`).

use super::digits::digits;
use super::find;
use super::words::TENS;
use crate::words::{Words, is_hyphen};

pub(super) const ORDINALS: &[(&str, f64)] = &[
    ("first", 1.0),
    ("second", 2.0),
    ("third", 3.0),
    ("fourth", 4.0),
    ("fifth", 5.0),
    ("sixth", 6.0),
    ("seventh", 7.0),
    ("eighth", 8.0),
    ("ninth", 9.0),
    ("nineth", 9.0),
    ("tenth", 10.0),
    ("eleventh", 11.0),
    ("twelfth", 12.0),
    ("thirteenth", 13.0),
    ("fourteenth", 14.0),
    ("fifteenth", 15.0),
    ("sixteenth", 16.0),
    ("seventeenth", 17.0),
    ("eighteenth", 18.0),
    ("nineteenth", 19.0),
    ("twentieth", 20.0),
    ("thirtieth", 30.0),
    ("fortieth", 40.0),
    ("fiftieth", 50.0),
    ("sixtieth", 60.0),
    ("seventieth", 70.0),
    ("eightieth", 80.0),
    ("ninetieth", 90.0),
    ("hundredth", 100.0),
    ("thousandth", 1000.0),
    ("millionth", 1e6),
];

/// The ordinal that begins at `at` (`82nd`, `third`, `twenty-first`): where it ends and its number.
pub(crate) fn ordinal(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    if words.is_number(at) {
        let (value, suffix) = digits(words.at(at))?;
        return (matches!(suffix, "st" | "nd" | "rd" | "th") && value.fract() == 0.0).then_some((at + 1, value));
    }
    if let Some(tens) = find(TENS, words.at(at)).filter(|_| is_hyphen(words.at(at + 1))) {
        let unit = find(ORDINALS, words.at(at + 2)).filter(|&unit| unit < 10.0)?;
        return Some((at + 3, tens + unit));
    }
    find(ORDINALS, words.at(at)).map(|value| (at + 1, value))
}

/// How many parts the word at `at` divides into (`third`, `quarters`), and where it ends.
pub(crate) fn part(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    const PLURALS: &[(&str, f64)] = &[
        ("half", 2.0),
        ("halves", 2.0),
        ("thirds", 3.0),
        ("quarter", 4.0),
        ("quarters", 4.0),
        ("fourths", 4.0),
        ("fifths", 5.0),
        ("sixths", 6.0),
        ("sevenths", 7.0),
        ("eighths", 8.0),
        ("ninths", 9.0),
        ("tenths", 10.0),
        ("twentieths", 20.0),
        ("hundredths", 100.0),
        ("thousandths", 1000.0),
    ];
    if matches!(words.at(at), "second" | "first") {
        return None;
    }
    let named = find(PLURALS, words.at(at)).map(|below| (at + 1, below));
    named.or_else(|| ordinal(words, at).filter(|&(_, below)| below >= 3.0 && !words.is_number(at)))
}
