//! Datelines: `KYIV, May 15 (Reuters) —` before the first sentence, or a date on a line of its own.

use super::begins;
use crate::{Span, parse_date};

/// Longest dateline, in bytes.
const LONGEST: usize = 80;

/// Names in capitals that begin sentences and are no places.
const NO_PLACES: &[&str] =
    &["ASEAN", "BRICS", "NATO", "OPEC", "OSCE", "UNESCO", "UNHCR", "UNICEF", "USAID", "WATCH", "UPDATE", "ANALYSIS"];
const MONTHS: &[&str] = &[
    "Jan",
    "January",
    "Feb",
    "February",
    "Mar",
    "March",
    "Apr",
    "April",
    "May",
    "Jun",
    "June",
    "Jul",
    "July",
    "Aug",
    "August",
    "Sep",
    "Sept",
    "September",
    "Oct",
    "October",
    "Nov",
    "November",
    "Dec",
    "December",
];

/// The dateline at the beginning of a paragraph, with its dash.
///
/// A place in capitals, then perhaps more of the place, a date and an agency in parentheses, then a dash. Without a
/// date or an agency, the sentence behind the dash must begin with a capital, and the place must be more than one
/// word of up to three letters.
pub(super) fn prefix(text: &str, paragraph: Span) -> Option<Span> {
    let words = paragraph.of(text);
    let (at, dash) = first_dash(words)?;
    let place = words[..at].trim_end();
    let rest = words[at + dash..].trim_start();
    let (head, agency) = match place.split_once('(') {
        Some((head, agency)) => (head.trim(), Some(agency.strip_suffix(')')?)),
        None => (place, None),
    };
    let mut parts = head.split([',', '/']).map(str::trim).filter(|part| !part.is_empty());
    let city = parts.next()?;
    let others: Vec<&str> = parts.collect();
    let dated = others.iter().any(|part| is_month_day(part));
    let in_capitals = city.chars().all(|c| !c.is_lowercase()) && city.chars().filter(|c| c.is_alphabetic()).count() > 3;
    let sound = city.split_whitespace().all(is_place_word)
        && others
            .iter()
            .all(|part| is_month_day(part) || dated && is_year(part) || part.split_whitespace().all(is_place_word))
        && !NO_PLACES.contains(&city);
    let starts_sentence = rest.starts_with(|c: char| c.is_uppercase() || "“\"‘'".contains(c));
    let certain = agency.is_some_and(is_agency) || dated || in_capitals && starts_sentence;
    (sound && certain && !rest.is_empty() && (agency.is_none() || agency.is_some_and(is_agency)))
        .then(|| Span::new(paragraph.start(), paragraph.start() + at + dash))
}

/// Place and length of the first dash with a blank before or behind it.
fn first_dash(words: &str) -> Option<(usize, usize)> {
    let end = words.char_indices().map(|(i, _)| i).take_while(|&i| i <= LONGEST).last()?;
    let head = &words[..end];
    let dashes = [" — ", " – ", " - ", " -- ", "— ", "—", "-- ", ") - ", ")- "];
    let found = dashes.iter().filter_map(|dash| head.find(dash).map(|i| (i, *dash)));
    let (at, dash) = found.min_by_key(|&(i, dash)| (i, dash.len()))?;
    let lead = dash.len() - dash.trim_start_matches([' ', ')']).len();
    Some((at + lead, dash.trim_matches([' ', ')']).len()))
}

fn is_place_word(word: &str) -> bool {
    word.starts_with(char::is_uppercase) || matches!(word, "de" | "al" | "on" | "the" | "of" | "and")
}

fn is_month_day(part: &str) -> bool {
    let mut words = part.split_whitespace();
    let (one, other) = (words.next().unwrap_or_default(), words.next().unwrap_or_default());
    let is_month = |word: &str| MONTHS.contains(&word.trim_end_matches('.'));
    let is_day = |word: &str| word.len() <= 2 && word.parse::<u8>().is_ok_and(|day| (1..=31).contains(&day));
    is_month(one) && is_day(other) || is_day(one) && is_month(other)
}

fn is_year(part: &str) -> bool {
    part.len() == 4 && part.starts_with(['1', '2']) && part.chars().all(|c| c.is_ascii_digit())
}

fn is_agency(words: &str) -> bool {
    words.len() <= 40 && words.split([' ', '/', '-']).all(|word| word.starts_with(|c: char| c.is_uppercase()))
}

/// Whether a paragraph is a credit or place and a date: `Eastern Dispatch staff, 5 March 2024`.
pub(super) fn is_credit_and_date(words: &str) -> bool {
    let Some((credit, date)) = words.split_once(", ") else { return false };
    let small = |word: &str| matches!(word, "and" | "of" | "the" | "in" | "staff" | "agencies" | "correspondent");
    words.len() <= LONGEST
        && credit.split_whitespace().all(|word| word.starts_with(char::is_uppercase) || small(word))
        && date.contains(|c: char| c.is_ascii_digit())
        && MONTHS.iter().any(|month| date.contains(month))
        && parse_date(date).is_ok()
}

/// Whether a paragraph is a date and nothing else.
pub(super) fn is_date_alone(words: &str) -> bool {
    let label = ["published", "updated", "posted", "last updated", "date"].iter().any(|label| begins(words, label));
    words.len() <= 90
        && words.contains(|c: char| c.is_ascii_digit())
        && (words.len() > 7 || label)
        && parse_date(words).is_ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(text: &str) -> Option<&str> {
        prefix(text, Span::new(0, text.len())).map(|span| span.of(text))
    }

    #[test]
    fn datelines() {
        assert_eq!(of("GENEVA, May 15 (Courier) — The talks began."), Some("GENEVA, May 15 (Courier) —"));
        assert_eq!(of("GENEVA (AP) - The talks began."), Some("GENEVA (AP) -"));
        assert_eq!(
            of("NEW YORK, 15 May (Press Agency) -- “Talks?” he said."),
            Some("NEW YORK, 15 May (Press Agency) --")
        );
        assert_eq!(of("KHARKIV, Ukraine — The talks began."), Some("KHARKIV, Ukraine —"));
        assert_eq!(of("KYIV—The talks began."), Some("KYIV—"));
        assert_eq!(of("Geneva, May 15 – the talks began."), Some("Geneva, May 15 –"));
    }

    #[test]
    fn sentences_with_dashes() {
        for text in [
            "NATO — The alliance of 32 — said so.",
            "The envoy — late again — said so.",
            "Geneva — long a city of talks — was empty.",
            "GENEVA — long a city of talks — was empty.",
            "Ann Lee (left) - Bo Ito (right)",
            "Talks on a U.N.-led force began.",
            "KYIV",
        ] {
            assert_eq!(of(text), None, "{text}");
        }
    }

    #[test]
    fn a_year_may_follow_the_day() {
        assert_eq!(of("LORVIK, Sarovia, March 4, 2024 — Troops left."), Some("LORVIK, Sarovia, March 4, 2024 —"));
    }

    #[test]
    fn credits_with_a_date() {
        assert!(is_credit_and_date("Eastern Dispatch staff and agencies, 5 March 2024"));
        assert!(is_credit_and_date("Belgost, March 18, 2024"));
        assert!(!is_credit_and_date("Troops left the bridge, 5 March 2024"));
        assert!(!is_credit_and_date("Belgost, the capital"));
    }

    #[test]
    fn dates_alone() {
        for words in ["May 15, 2024", "Published: May 15, 2024 10:30 AM EDT", "Wednesday, 15 May 2024", "2024-05-15"] {
            assert!(is_date_alone(words), "{words}");
        }
        for words in ["2024", "On May 15, 2024 they met.", "May 15, 2024 was late", "1,500"] {
            assert!(!is_date_alone(words), "{words}");
        }
    }
}
