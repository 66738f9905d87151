//! Fractions in words, as shares of a hundred: `two-thirds of`, `a quarter of`, `half of`, `half the`, `one in five`, `three out
//! of four`.

use super::number::{number, part};
use crate::words::{Words, is_hyphen};

/// Where the fraction at `at` ends, and its share in hundredths.
pub(super) fn fraction(words: &Words<'_>, at: usize) -> Option<(usize, f64)> {
    if words.at(at) == "half" {
        let bounded = matches!(
            words.before(at, 1),
            "than" | "over" | "nearly" | "almost" | "about" | "least" | "roughly" | "under" | "around"
        );
        let counted = matches!(words.at(at + 1), "of" | "the" | "its" | "their" | "his" | "our")
            || bounded && !matches!(words.at(at + 1), "a" | "an");
        return counted.then_some((at + 1, 50.0));
    }
    let article = matches!(words.at(at), "a" | "an" | "one");
    let (above, next) = match article {
        true => (1.0, at + 1),
        false => number(words, at).filter(|n| n.value < 20.0 && n.scale == 1.0).map(|n| (n.value, n.end))?,
    };
    if !matches!(words.at(at), "a" | "an")
        && let Some(found) = one_of(words, above, next)
    {
        return Some(found);
    }
    let hyphen = usize::from(is_hyphen(words.at(next)));
    let (end, below) = part(words, next + hyphen)?;
    let plural = words.at(end - 1).ends_with('s');
    let ahead = matches!(words.before(at, 1), "past" | "last" | "next" | "first" | "consecutive" | "the");
    let alone = words.is_mark(end) && words.at(at) != "one" && !ahead;
    let sure =
        words.at(end) == "of" || hyphen == 1 || alone || plural && !ahead || words.at(at) == "one" && below != 2.0;
    let proper = below > above || words.at(end - 1) == "halves";
    let fits = proper && plural == (above != 1.0) && sure;
    fits.then(|| (end, rounded(above / below)))
}

/// `one in five`, `three out of four`: `above` of the whole that is named at `at`. Of digits, the whole must be round.
fn one_of(words: &Words<'_>, above: f64, at: usize) -> Option<(usize, f64)> {
    let out = words.are(at, &["out", "of"]);
    if !out && words.at(at) != "in" {
        return None;
    }
    let next = at + 1 + usize::from(out);
    let whole = number(words, next).filter(|n| n.value > above && n.value <= 1000.0 && n.value.fract() == 0.0)?;
    let round = [3.0, 4.0, 5.0, 10.0, 20.0, 100.0, 1000.0].contains(&whole.value);
    let spelled = !words.is_number(next);
    let plain = if above == 1.0 || out { spelled || whole.value < 100.0 } else { round };
    let timed = crate::time::unit(words.at(whole.end)).is_some();
    let end = whole.end + usize::from(words.at(whole.end) == "hundreds");
    (plain && !timed && (whole.scale == 1.0 || out && spelled)).then(|| (end, rounded(above / whole.value)))
}

fn rounded(share: f64) -> f64 {
    (share * 1e6).round() / 1e4
}
