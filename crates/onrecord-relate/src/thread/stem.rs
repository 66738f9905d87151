//! Words without their endings, so that "strikes", "striking" and "strike" are one.

/// The stem of a word in small letters: without -s, -ies, -ed, -ing and a last -e, where enough is left. Never empty for a
/// word that is not.
pub(super) fn stem(word: &str) -> String {
    if word.len() <= LONG || !word.is_ascii() {
        return word.to_owned();
    }
    if let Some(rest) = word.strip_suffix("ies") {
        return format!("{rest}y");
    }
    if let Some(rest) = word.strip_suffix("sses") {
        return format!("{rest}ss");
    }
    let plural = word.ends_with('s') && !["ss", "us", "is"].iter().any(|end| word.ends_with(end));
    let mut stem = if plural { &word[..word.len() - 1] } else { word };
    let verb = ["ing", "ed"].iter().find_map(|end| stem.strip_suffix(end)).filter(|rest| rest.len() >= LONG);
    if let Some(rest) = verb {
        let doubled = rest.as_bytes()[rest.len() - 1] == rest.as_bytes()[rest.len() - 2];
        stem = &rest[..rest.len() - usize::from(doubled)];
    }
    if stem.len() > LONG && stem.ends_with('e') {
        stem = &stem[..stem.len() - 1];
    }
    stem.to_owned()
}

/// What has no more letters keeps its ending.
const LONG: usize = 4;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn endings_go() {
        for (words, expected) in [
            (&["strike", "strikes", "striking"][..], "strik"),
            (&["ministry", "ministries"], "ministry"),
            (&["planned", "planning"], "plan"),
            (&["losses"], "loss"),
            (&["bus"], "bus"),
            (&["crisis"], "crisis"),
            (&["élections"], "élections"),
        ] {
            for word in words {
                assert_eq!(stem(word), expected, "{word}");
            }
        }
    }
}
