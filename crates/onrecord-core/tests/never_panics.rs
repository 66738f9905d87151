//! Figures, times, publication and genre of arbitrary text: always an answer, spans always on character boundaries,
//! in order and apart.

use onrecord_core::words::Lowered;
use onrecord_core::{figure, genre, published, time};
use onrecord_text::{ReadOptions, Span, read};
use proptest::prelude::*;

/// Pieces that rules react to, so that arbitrary text reaches deep into them.
const PIECES: &[&str] = &[
    "1",
    "2,000",
    "14\u{a0}000",
    "99999",
    "0",
    "$",
    "€",
    "-",
    "–",
    "'",
    "’s",
    "million",
    "dozen",
    "of",
    "between",
    "and",
    "a",
    "half",
    "third",
    "quarters",
    "31",
    "February",
    "Feb.",
    "May",
    "Tuesday",
    "last",
    "next",
    "the",
    "year",
    "years",
    "ago",
    "since",
    "2014",
    "1990s",
    "9999",
    "0000",
    "10:30",
    "p.m.",
    "fiscal",
    "quarter",
    "Q3",
    "before",
    "war",
    "%",
    "per",
    "cent",
    "km",
    "at least",
    "or more",
    ",",
    ".",
    "\n",
    "\u{202e}",
    "½",
    "2021-04-22",
    "31/02/2021",
    "every",
    "day",
    "minus",
    "old",
    "F",
    "tens",
    "thousands",
    "century",
    "19th",
    "weekend",
    "Easter",
    "in",
    "(",
    "“",
    "now",
];

fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![4 => proptest::sample::select(PIECES).prop_map(str::to_owned), 1 => ".{0,6}"];
    let glue = proptest::sample::select(&[" ", "", " ", "\u{a0}"][..]);
    proptest::collection::vec((piece, glue), 0..40)
        .prop_map(|pieces| pieces.into_iter().map(|(piece, glue)| piece + glue).collect())
}

fn check(spans: Vec<Span>, text: &str) -> Result<(), TestCaseError> {
    for span in &spans {
        prop_assert!(text.get(span.start()..span.end()).is_some_and(|words| !words.is_empty()));
    }
    for pair in spans.windows(2) {
        prop_assert!(pair[0].end() <= pair[1].start(), "{:?} and {:?} overlap in {:?}", pair[0], pair[1], text);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_an_answer(text in text()) {
        if let Some(Ok(document)) = read("a.txt", text.as_bytes(), &ReadOptions::default()).into_iter().next() {
            let segmented = document.segment();
            let lowered = Lowered::new(&document, &segmented);
            let published = published::published(&document, &lowered);
            genre::genre(&document, &segmented);
            check(figure::figures(&lowered).iter().map(|f| f.span).collect(), &document.text)?;
            check(time::times(&lowered, None).iter().map(|t| t.span).collect(), &document.text)?;
            let times = time::times(&lowered, published.as_ref());
            check(times.iter().map(|t| t.span).collect(), &document.text)?;
            for time in times {
                prop_assert!(time.earliest.zip(time.latest).is_none_or(|(a, b)| a <= b), "{time:?}");
            }
        }
    }
}

#[test]
fn hostile_numbers() {
    for text in ["9".repeat(1_000_000), "1,".repeat(300_000), "one ".repeat(10_000), "between 1 and ".repeat(5_000)] {
        let document = read("a.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("readable");
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        figure::figures(&lowered);
        time::times(&lowered, None);
    }
}
