//! Any text, split into tokens, sentences and quotations whose spans rebuild it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_text::{CodePoints, quotation, quotations, sentences, tokens};

fuzz_target!(|text: &str| {
    let tokens = tokens(text);
    let words: String = tokens.iter().map(|token| token.of(text)).collect();
    assert!(words.chars().eq(text.chars().filter(|c| !c.is_whitespace())));
    let sentences = sentences(text, &tokens);
    let covered = sentences.iter().flat_map(|sentence| sentence.tokens.clone());
    assert!(covered.eq(0..tokens.len()));
    let points = CodePoints::new(text);
    let paragraphs = quotation::paragraphs(&sentences);
    for quotation in quotations(text, &paragraphs) {
        assert!(quotation.span.contains(quotation.inner) && !quotation.inner.of(text).is_empty());
        let (start, end) = points.of(quotation.span);
        assert_eq!(points.span(start, end), Some(quotation.span));
    }
});
