//! Names compared: their keys, and whether one has the words of another.
//!
//! Takes names as articles write them; leaves out sounds, nicknames and who is meant.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// The name in small letters without diacritics, with single blanks for blanks and dashes, without other
/// punctuation and without a leading "the": `U.S.` and `US` are `us`, `Fernández-Ruiz` is `fernandez ruiz`.
pub fn key(name: &str) -> String {
    let mut out = String::with_capacity(name.len());
    let mut blank = false;
    for c in name.nfkd().flat_map(char::to_lowercase).filter(|&c| !is_combining_mark(c)) {
        if c.is_alphanumeric() {
            if std::mem::take(&mut blank) && !out.is_empty() {
                out.push(' ');
            }
            push_plain(c, &mut out);
        } else if !matches!(c, '.' | '\'' | '’' | '‘' | '`' | 'ʼ') {
            blank = true;
        }
    }
    match out.strip_prefix("the ") {
        Some(rest) => rest.to_owned(),
        None => out,
    }
}

/// Whether a key has all words of another, side by side.
pub fn has_words(key: &str, wanted: &str) -> bool {
    format!(" {key} ").contains(&format!(" {wanted} "))
}

/// Letters that are a plain letter with a stroke or two letters in one, which Unicode does not take apart.
fn push_plain(c: char, out: &mut String) {
    match c {
        'ł' => out.push('l'),
        'đ' | 'ð' => out.push('d'),
        'ø' => out.push('o'),
        'ı' => out.push('i'),
        'ß' => out.push_str("ss"),
        'æ' => out.push_str("ae"),
        'œ' => out.push_str("oe"),
        other => out.push(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_key() {
        for (names, expected) in [
            (&["U.S.", "US", "the U.S.", "us"][..], "us"),
            (&["Erdoğan", "ERDOGAN", "Erdog\u{306}an"], "erdogan"),
            (&["Wałęsa", "Walesa"], "walesa"),
            (&["O’Brien", "O'Brien", "OBrien"], "obrien"),
            (&["Fernández-Ruiz", "Fernandez Ruiz", " Fernandez –  Ruiz "], "fernandez ruiz"),
            (&["İstanbul", "Istanbul"], "istanbul"),
            (&["Theresa May"], "theresa may"),
            (&["", "—"], ""),
        ] {
            for name in names {
                assert_eq!(key(name), expected, "{name}");
            }
        }
    }

    #[test]
    fn words_are_whole() {
        assert!(has_words("vladimir putin", "putin") && has_words("us", "us"));
        assert!(!has_words("russia", "us") && !has_words("vladimir v putin", "vladimir putin"));
    }
}
