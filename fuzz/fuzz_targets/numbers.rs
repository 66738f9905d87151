//! Any text as one sentence after another of figures: an answer, in order, apart, with ends that do not cross.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_core::figure;
use onrecord_core::words::Lowered;
use onrecord_text::{ReadOptions, read};

fuzz_target!(|text: &str| {
    let Some(Ok(document)) = read("a.txt", text.as_bytes(), &ReadOptions::default()).into_iter().next() else { return };
    let segmented = document.segment();
    let figures = figure::figures(&Lowered::new(&document, &segmented));
    for figure in &figures {
        assert!(!figure.span.of(&document.text).is_empty());
        assert!(figure.low.zip(figure.high).is_none_or(|(low, high)| low <= high));
        assert!(figure.thing.is_none_or(|thing| !thing.of(&document.text).is_empty()));
    }
    assert!(figures.windows(2).all(|pair| pair[0].span.end() <= pair[1].span.start()));
});
