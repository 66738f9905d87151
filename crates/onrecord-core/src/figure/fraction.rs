//! Fractions in words, as shares of a hundred: `two-thirds of`, `a quarter of`, `half of`, `half the`, `one in five`.

use super::number::{number, ordinal};
use crate::words::{Words, is_hyphen};

/// Where the fraction at `at` ends, and its share in hundredths.
pub(super) fn fraction(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    if words.at(at) == "half" {
        let counted = matches!(words.at(at + 1), "of" | "the" | "its" | "their" | "his" | "our");
        return counted.then_some((at + 1, 50.0));
    }
    let article = matches!(words.at(at), "a" | "an" | "one");
    let (above, next) = match article {
        true => (1.0, at + 1),
        false => number(words, at).filter(|n| n.value < 20.0 && n.scale == 1.0).map(|n| (n.value, n.end))?,
    };
    if words.at(next) == "in" && !matches!(words.at(at), "a" | "an") && above == 1.0 {
        let whole =
            number(words, next + 1).filter(|n| n.value > above && n.value <= 1000.0 && n.value.fract() == 0.0)?;
        let plain = !words.is_number(next + 1) || whole.value < 100.0;
        return (plain && whole.scale == 1.0).then(|| (whole.end, rounded(above / whole.value)));
    }
    let hyphen = usize::from(is_hyphen(words.at(next)));
    let (end, below) = part(words, next + hyphen)?;
    let plural = words.at(end - 1).ends_with('s');
    let ahead = matches!(words.before(at, 1), "past" | "last" | "next" | "first" | "consecutive" | "the");
    let sure = words.at(end) == "of" || hyphen == 1 || plural && !ahead || words.at(at) == "one" && below != 2.0;
    let fits = below > above && plural == (above != 1.0) && sure;
    fits.then(|| (end, rounded(above / below)))
}

/// `third`, `quarters`: where the word ends and into how many parts it divides.
fn part(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    match words.at(at) {
        "half" | "halves" => return Some((at + 1, 2.0)),
        "quarter" | "quarters" => return Some((at + 1, 4.0)),
        "second" | "first" => return None,
        _ => {}
    }
    const PLURALS: &[(&str, f64)] = &[
        ("thirds", 3.0),
        ("fourths", 4.0),
        ("fifths", 5.0),
        ("sixths", 6.0),
        ("sevenths", 7.0),
        ("eighths", 8.0),
        ("ninths", 9.0),
        ("tenths", 10.0),
        ("hundredths", 100.0),
    ];
    let plural = PLURALS.iter().find(|(name, _)| *name == words.at(at)).map(|&(_, below)| (at + 1, below));
    plural.or_else(|| ordinal(words, at).filter(|&(_, below)| below >= 3.0 && !words.is_number(at)))
}

fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e4
}
