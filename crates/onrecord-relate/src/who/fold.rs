//! Names as they sound: spellings of one name in Latin letters come together.
//!
//! [`plain`] takes case, diacritics, marks and articles away. [`folded`] then writes one letter for those by which
//! newspapers write one sound of Arabic, Cyrillic and other scripts (`Gaddafi`, `Qaddafi`, `Kadhafi`), and one ending for
//! -sky, -skyy, -skii. [`skeleton`] leaves the consonants of that: names that may be one have one skeleton, and [`similar`]
//! says whether they are.

use onrecord_core::name::key;

/// Words that belong to no name's sound.
const PARTICLES: &[&str] = &["al", "el", "the"];
/// Of two words with one skeleton, at least this share of letters is the same.
const SIMILAR: f64 = 0.65;

/// The words of a name in small letters without diacritics and marks; words joined by a dash are two.
pub(super) fn plain(name: &str) -> Vec<String> {
    let key = key(name);
    key.split(' ').filter(|word| !word.is_empty() && !PARTICLES.contains(word)).map(str::to_owned).collect()
}

/// Letters and groups of letters that stand for one sound, the longer first, with the one that is written for them.
const SOUNDS: &[(&str, &str)] = &[
    ("tch", "c"),
    ("sch", "s"),
    ("shch", "s"),
    ("dzh", "j"),
    ("kh", "k"),
    ("gh", "k"),
    ("dh", "d"),
    ("th", "t"),
    ("ph", "f"),
    ("ch", "c"),
    ("sh", "s"),
    ("zh", "j"),
    ("ts", "z"),
    ("tz", "z"),
    ("dj", "j"),
    ("ck", "k"),
    ("ks", "x"),
    ("ou", "u"),
    ("oo", "u"),
    ("ee", "i"),
    ("ie", "i"),
    ("ei", "e"),
    ("ey", "e"),
    ("ay", "e"),
    ("ai", "e"),
    ("q", "k"),
    ("g", "k"),
    ("y", "i"),
    ("j", "i"),
    ("w", "v"),
    ("o", "u"),
];

/// A plain word with one letter for each sound.
pub(super) fn folded(word: &str) -> String {
    let word =
        ["skyy", "skiy", "skyi", "skii", "skij", "sky"].iter().find_map(|end| word.strip_suffix(end)).map_or_else(
            || word.strip_suffix("enka").map_or_else(|| word.to_owned(), |stem| format!("{stem}enko")),
            |stem| format!("{stem}ski"),
        );
    let (mut out, mut rest) = (String::new(), word.as_str());
    while let Some(first) = rest.chars().next() {
        let sound = SOUNDS.iter().find(|(from, _)| rest.starts_with(from));
        let (piece, len) = sound.map_or((&rest[..first.len_utf8()], first.len_utf8()), |(from, to)| (*to, from.len()));
        if !out.ends_with(piece) {
            out.push_str(piece);
        }
        rest = &rest[len..];
    }
    out
}

/// The consonants of a folded word; a vowel at its head is kept as `a`.
pub(super) fn skeleton(folded: &str) -> String {
    let mut out = String::new();
    for (at, c) in folded.chars().enumerate() {
        let kept =
            if is_vowel(c) && at == 0 { Some('a') } else { (!is_vowel(c) && (at == 0 || c != 'h')).then_some(c) };
        out.extend(kept.filter(|&c| !out.ends_with(c)));
    }
    out
}

/// Whether two plain words may be spellings of one name. Names of a wife and a husband (`Ivanova`, `Ivanov`) are not.
pub(super) fn similar(a: &str, b: &str) -> bool {
    let (a, b) = (folded(a), folded(b));
    if a == b {
        return true;
    }
    let gendered = a.strip_suffix('a') == Some(&b) || b.strip_suffix('a') == Some(&a);
    let longer = a.chars().count().max(b.chars().count());
    #[expect(clippy::cast_precision_loss, reason = "names are short")]
    let share = 1.0 - distance(&a, &b) as f64 / longer as f64;
    !gendered && longer > 3 && skeleton(&a) == skeleton(&b) && share >= SIMILAR && !turned_round(&a, &b)
}

/// Whether of two words with one skeleton each has a vowel where the other has none (`Brandt`, `Berndt`): spellings leave
/// vowels out or add some, and do not move them.
fn turned_round(a: &str, b: &str) -> bool {
    let vowels = |word: &str| -> Vec<bool> {
        let mut out = vec![false];
        for c in word.chars().filter(|&c| c != 'h') {
            if is_vowel(c) { *out.last_mut().expect("never empty") = true } else { out.push(false) }
        }
        out
    };
    let (a, b) = (vowels(a), vowels(b));
    let only = |one: &[bool], two: &[bool]| one.iter().zip(two).any(|(one, two)| *one && !two);
    only(&a, &b) && only(&b, &a)
}

fn is_vowel(c: char) -> bool {
    matches!(c, 'a' | 'e' | 'i' | 'o' | 'u')
}

/// A state's plain name or its adjective without endings: `kelmar` of `Kelmari`, `sarov` of `Sarovia` and `Sarovian`.
pub(super) fn root(state: &str) -> String {
    let word = plain(state).join(" ");
    let stem = ["ian", "ese", "ish", "ia", "an", "i", "n", "a"].iter().find_map(|end| word.strip_suffix(end));
    stem.filter(|stem| stem.len() >= 4).unwrap_or(&word).to_owned()
}

/// How many letters must be changed, added or left out (Levenshtein).
fn distance(a: &str, b: &str) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut diagonal = std::mem::replace(&mut row[0], i + 1);
        for (j, &y) in b.iter().enumerate() {
            let change = diagonal + usize::from(x != y);
            let least = change.min(row[j] + 1).min(row[j + 1] + 1);
            diagonal = std::mem::replace(&mut row[j + 1], least);
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_are_similar() {
        for names in [
            &["zelensky", "zelenskyy", "zelenskiy", "zelenskii"][..],
            &["gaddafi", "qaddafi", "gadhafi", "kadhafi"],
            &["mohammed", "muhammad", "mohamed"],
            &["sergei", "sergey"],
            &["aleksander", "aleksandr"],
            &["yanukovych", "yanukovich"],
            &["hussein", "husein"],
        ] {
            for name in names {
                assert!(similar(names[0], name), "{} {name}", names[0]);
            }
        }
    }

    #[test]
    fn other_names_are_not() {
        for (a, b) in
            [("ivanov", "ivanova"), ("marek", "mirko"), ("brandt", "berndt"), ("kim", "kem"), ("hallam", "helm")]
        {
            assert!(!similar(a, b), "{a} {b}");
        }
    }

    #[test]
    fn plain_words_have_no_marks() {
        assert_eq!(plain("Łukasz Wójcik-O’Neill"), ["lukasz", "wojcik", "oneill"]);
        assert_eq!(plain("Muhammad Al-Shareef"), ["muhammad", "shareef"]);
    }
}
