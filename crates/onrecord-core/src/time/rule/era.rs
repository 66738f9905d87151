//! Decades and centuries: `the 1990s`, `mid-1980s`, `the '80s`, `the nineties`, `the 20th century`, `this century`.

use crate::figure::number::ordinal;
use crate::time::meaning::{Found, Meaning};
use crate::time::point::Point;
use crate::words::Words;

const NAMES: &[(&str, i16)] = &[
    ("twenties", 192),
    ("thirties", 193),
    ("forties", 194),
    ("fifties", 195),
    ("sixties", 196),
    ("seventies", 197),
    ("eighties", 198),
    ("nineties", 199),
];

pub(super) fn decade(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    if let Some(&(_, decade)) = NAMES.iter().find(|(name, _)| *name == words.at(the)) {
        let age = matches!(words.before(the, 1), "his" | "her" | "their" | "early" | "late" | "mid");
        return (the > at && !age).then(|| Found::date(at..the + 1, Meaning::At(Point::Decade(decade))));
    }
    let mark = the + usize::from(matches!(words.at(the), "'" | "‘"));
    let digits = words.at(mark).strip_suffix('s').or_else(|| words.at(mark).strip_suffix("'s"))?;
    if !digits.bytes().all(|b| b.is_ascii_digit()) || !digits.ends_with('0') {
        return None;
    }
    let decade = match (digits.len(), mark > the) {
        (4, false) => digits.parse::<i16>().ok().filter(|y| (1500..2100).contains(y))? / 10,
        (2, true) => 190 + digits.parse::<i16>().ok()? / 10,
        // "The 70s", but "in the 70s" of a temperature or an age has a word before it that says so.
        (2, false) if the > at && digits >= "20" => 190 + digits.parse::<i16>().ok()? / 10,
        _ => return None,
    };
    if digits.ends_with("00") && digits != "2000" {
        return Some(Found::date(at..mark + 1, Meaning::At(Point::Century(decade / 10))));
    }
    Some(Found::date(at..mark + 1, Meaning::At(Point::Decade(decade))))
}

pub(super) fn century(words: &Words<'_>, at: usize) -> Option<Found> {
    let the = at + usize::from(words.at(at) == "the");
    let (end, number) = ordinal(words, the)?;
    let noun = end + usize::from(crate::words::is_hyphen(words.at(end)));
    let fits = words.at(noun) == "century" && (2.0..=30.0).contains(&number);
    fits.then(|| Found::date(at..noun + 1, Meaning::At(Point::Century(number as i16 - 1))))
}
