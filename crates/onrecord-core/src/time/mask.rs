//! Two values as one, for a day of publication that is known only to lie between two days: `X` where they differ.

use super::meaning::{Cycle, Meaning};

/// The two values as one, `X` where they differ.
pub(super) fn masked(first: &str, last: &str, meaning: &Meaning) -> Option<String> {
    if first == last {
        return Some(first.to_owned());
    }
    let year = |first: &str, last: &str| {
        let same = first.chars().zip(last.chars()).take_while(|(a, b)| a == b).count();
        let digits = first.chars().take_while(|c| c.is_alphanumeric()).count();
        first.chars().take(same.min(digits)).chain("X".repeat(digits - same.min(digits)).chars()).collect::<String>()
    };
    if let Some(weekday) = weekday_of(meaning) {
        let time = first.find('T').map_or("", |at| &first[at..]);
        return Some(format!("{}-WXX-{weekday}{time}", year(first, last)));
    }
    let recurs = matches!(meaning, Meaning::Cycle(..));
    let (first_parts, last_parts): (Vec<&str>, Vec<&str>) = (first.split('-').collect(), last.split('-').collect());
    if first_parts.len() != last_parts.len() {
        return None;
    }
    let mut open = false;
    let parts = first_parts.iter().zip(&last_parts).enumerate().map(|(i, (a, b))| {
        let fixed = a == b && (recurs || !open);
        open |= a != b;
        match i {
            _ if fixed => (*a).to_owned(),
            0 => year(a, b),
            _ => crossed_out(a),
        }
    });
    Some(parts.collect::<Vec<_>>().join("-"))
}

/// `22TMO` as `XXTMO`, `W07` as `WXX`, `Q3` as `QX`.
fn crossed_out(part: &str) -> String {
    let (digits, time) = part.split_at(part.find('T').unwrap_or(part.len()));
    digits.chars().map(|c| if c.is_ascii_digit() { 'X' } else { c }).chain(time.chars()).collect()
}

fn weekday_of(meaning: &Meaning) -> Option<i8> {
    match meaning {
        Meaning::Cycle(Cycle::Weekday(n), _) => Some(*n),
        Meaning::Part(inner, _) | Meaning::Clock(inner, ..) => weekday_of(inner),
        _ => None,
    }
}
