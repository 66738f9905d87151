//! Enclosures: what brackets or a pair of dashes set apart within a sentence.
//!
//! > The bridge (the first, the mayor boasted, in ten years) was opened – too soon, some said – on Friday.
//!
//! Takes a word and gives the stretch that it stands in, without the marks. A hyphen counts as a dash with blanks around
//! it; the dash of a dateline opens nothing.

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::Words;

/// The innermost enclosure around a word: brackets, or else a pair of dashes.
pub fn enclosure(reading: &Reading, word: usize) -> Option<Words> {
    let sentence = reading.sentence(word).tokens.clone();
    brackets(reading, &sentence, word).or_else(|| dashes(reading, &sentence, word))
}

fn brackets(reading: &Reading, sentence: &Words, word: usize) -> Option<Words> {
    let open = (sentence.start..word).rev().find(|&w| matches!(reading.word(w), "(" | ")" | "[" | "]"))?;
    let close = (word + 1..sentence.end).find(|&w| matches!(reading.word(w), "(" | ")" | "[" | "]"))?;
    let pair = matches!((reading.word(open), reading.word(close)), ("(", ")") | ("[", "]"));
    pair.then_some(open + 1..close)
}

fn dashes(reading: &Reading, sentence: &Words, word: usize) -> Option<Words> {
    let places: Vec<usize> = sentence.clone().filter(|&w| is_dash(reading, w) && !in_dateline(reading, w)).collect();
    let [open, close] = places.chunks_exact(2).find(|pair| (pair[0]..pair[1]).contains(&word))? else { return None };
    (*open < word).then_some(open + 1..*close)
}

/// Whether a word is a dash and no hyphen.
pub fn is_dash(reading: &Reading, word: usize) -> bool {
    let span = reading.segmented.tokens[word].span;
    let text = reading.text();
    match reading.word(word) {
        "—" | "--" => true,
        "-" | "–" => {
            text[..span.start()].ends_with(char::is_whitespace) && text[span.end()..].starts_with(char::is_whitespace)
        }
        _ => false,
    }
}

fn in_dateline(reading: &Reading, word: usize) -> bool {
    let span = reading.segmented.tokens[word].span;
    reading.document.regions.iter().any(|r| r.kind == RegionKind::DateLine && r.span.overlaps(span))
}
