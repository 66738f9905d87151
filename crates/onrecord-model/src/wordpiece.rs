//! Splits a word into the pieces of an uncased BERT vocabulary, and says how the word was cased.
//!
//! Takes one token string at a time and gives piece ids and a case class. It is the twin of `training/wordpiece.py`,
//! with which weights were trained: the two must agree on every string, and `wordpiece_vectors.json`, written by the
//! twin, holds them to it. Sequences, special pieces and truncation are left to callers.

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;
use unicode_properties::{GeneralCategory, GeneralCategoryGroup, UnicodeGeneralCategory};

use crate::error::ModelError;

/// Parts with more code points than this are unknown, as in BERT.
const LONGEST_PART: usize = 100;

/// How a word was cased; the class of a word holds for all of its pieces. Letters are the general category L.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[repr(u8)]
pub enum CaseClass {
    /// No upper-case letter.
    Lower = 0,
    /// The first of several letters is upper-case, the others are not.
    Title = 1,
    /// Several letters, all upper-case.
    Capitals = 2,
    /// One letter, upper-case.
    Initial = 3,
    /// Upper-case letters in other places.
    Mixed = 4,
    /// A decimal digit, whatever the letters.
    Digit = 5,
}

impl CaseClass {
    /// How many classes there are.
    pub const COUNT: usize = 6;

    /// The class of a word.
    pub fn of(word: &str) -> CaseClass {
        let (mut letters, mut upper, mut first_is_upper) = (0, 0, false);
        for c in word.chars() {
            if c.is_ascii_digit() || !c.is_ascii() && c.general_category() == GeneralCategory::DecimalNumber {
                return CaseClass::Digit;
            }
            let letter = || c.general_category_group() == GeneralCategoryGroup::Letter;
            if c.is_ascii_alphabetic() || !c.is_ascii() && letter() {
                first_is_upper |= letters == 0 && c.is_uppercase();
                letters += 1;
                upper += usize::from(c.is_uppercase());
            }
        }
        match (upper, letters) {
            (0, _) => CaseClass::Lower,
            (1, 1) => CaseClass::Initial,
            _ if upper == letters => CaseClass::Capitals,
            (1, _) if first_is_upper => CaseClass::Title,
            _ => CaseClass::Mixed,
        }
    }
}

/// Greedy longest-match pieces of a vocabulary.
pub struct WordPiece<'v> {
    /// Pieces that begin a part.
    first: FxHashMap<&'v str, u32>,
    /// Pieces that go on with one, without their `##`.
    later: FxHashMap<&'v str, u32>,
    unknown: u32,
    start: u32,
    end: u32,
}

impl<'v> WordPiece<'v> {
    /// Takes the pieces in the order of their ids.
    ///
    /// # Errors
    /// When `[UNK]`, `[CLS]` or `[SEP]` is missing.
    pub fn new(vocabulary: &[&'v str]) -> Result<WordPiece<'v>, ModelError> {
        let (mut first, mut later) = (FxHashMap::default(), FxHashMap::default());
        first.reserve(vocabulary.len());
        for (id, &piece) in (0..).zip(vocabulary) {
            match piece.strip_prefix("##").filter(|rest| !rest.is_empty()) {
                Some(rest) => later.insert(rest, id),
                None => first.insert(piece, id),
            };
        }
        let special = |expected: &'static str| {
            let missing = ModelError::BadVocabulary { expected, pieces: vocabulary.len() };
            first.get(expected).copied().ok_or(missing)
        };
        let (unknown, start, end) = (special("[UNK]")?, special("[CLS]")?, special("[SEP]")?);
        Ok(WordPiece { first, later, unknown, start, end })
    }

    /// The piece that begins a sequence, `[CLS]`.
    pub fn start(&self) -> u32 {
        self.start
    }

    /// The piece that ends a sequence, `[SEP]`.
    pub fn end(&self) -> u32 {
        self.end
    }

    /// Appends the pieces of one token string: at least one, `[UNK]` when nothing of the word is left.
    pub fn push_pieces(&self, word: &str, pieces: &mut Vec<u32>) {
        let before = pieces.len();
        let mut part = String::with_capacity(word.len());
        let mut push = |c: char| match Role::of(c) {
            Role::Inside => part.extend(c.to_lowercase()),
            Role::Dropped => {}
            Role::Gap => self.close_part(&mut part, pieces),
            Role::Alone => {
                self.close_part(&mut part, pieces);
                part.push(c);
                self.close_part(&mut part, pieces);
            }
        };
        if word.is_ascii() {
            word.chars().for_each(&mut push);
        } else {
            word.nfd().for_each(&mut push);
        }
        self.close_part(&mut part, pieces);
        if pieces.len() == before {
            pieces.push(self.unknown);
        }
    }

    fn close_part(&self, part: &mut String, pieces: &mut Vec<u32>) {
        let before = pieces.len();
        // Asked first, since the search below takes the square of a part's length.
        if part.chars().nth(LONGEST_PART).is_some() {
            pieces.push(self.unknown);
            part.clear();
        }
        let mut rest = part.as_str();
        while !rest.is_empty() {
            let known = if pieces.len() == before { &self.first } else { &self.later };
            let mut ends = rest.char_indices().map(|(at, c)| at + c.len_utf8()).rev();
            let longest = ends.find_map(|end| known.get(&rest[..end]).map(|&id| (id, end)));
            let Some((id, end)) = longest else {
                pieces.truncate(before);
                pieces.push(self.unknown);
                break;
            };
            pieces.push(id);
            rest = &rest[end..];
        }
        part.clear();
    }
}

/// What a character does to the part that it stands in.
enum Role {
    Inside,
    /// Accents and control characters leave no trace.
    Dropped,
    /// White space separates.
    Gap,
    /// Punctuation marks and ideographs are parts of their own.
    Alone,
}

impl Role {
    fn of(c: char) -> Role {
        use GeneralCategory::{Control, Format, NonspacingMark, PrivateUse, SpaceSeparator};
        if c.is_ascii_alphanumeric() {
            return Role::Inside;
        }
        match c.general_category() {
            _ if matches!(c, '\t' | '\n' | '\r') => Role::Gap,
            SpaceSeparator => Role::Gap,
            NonspacingMark | Control | Format | PrivateUse => Role::Dropped,
            _ if c == char::REPLACEMENT_CHARACTER => Role::Dropped,
            _ if c.is_ascii_punctuation() || is_ideograph(c) => Role::Alone,
            _ if c.general_category_group() == GeneralCategoryGroup::Punctuation => Role::Alone,
            _ => Role::Inside,
        }
    }
}

/// The blocks that BERT splits into single characters.
fn is_ideograph(c: char) -> bool {
    matches!(c as u32,
        0x4E00..=0x9FFF | 0x3400..=0x4DBF | 0x20000..=0x2A6DF | 0x2A700..=0x2B73F | 0x2B740..=0x2B81F
        | 0x2B820..=0x2CEAF | 0xF900..=0xFAFF | 0x2F800..=0x2FA1F)
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Deserialize)]
    struct Vectors {
        vocabulary: Vec<String>,
        words: Vec<(String, u8, Vec<u32>)>,
    }

    #[test]
    fn agrees_with_its_twin_in_training() {
        let vectors: Vectors = serde_json::from_str(include_str!("wordpiece_vectors.json")).unwrap();
        let vocabulary: Vec<&str> = vectors.vocabulary.iter().map(String::as_str).collect();
        let wordpiece = WordPiece::new(&vocabulary).unwrap();
        assert!(vectors.words.len() > 60);
        for (word, case, expected) in vectors.words {
            let mut pieces = Vec::new();
            wordpiece.push_pieces(&word, &mut pieces);
            assert_eq!((CaseClass::of(&word) as u8, pieces), (case, expected), "{word:?}");
        }
    }

    #[test]
    fn a_vocabulary_without_special_pieces_is_refused() {
        let problem = WordPiece::new(&["[UNK]", "[CLS]", "a"]).err().unwrap().to_string();
        assert_eq!(problem, "expected [SEP] in the vocabulary of 3 pieces, found none");
    }
}
