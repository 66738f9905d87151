//! Figures, times, publication and genre of arbitrary text: always an answer, spans always on character boundaries,
//! in order and apart.

mod generated;

use generated::cases;
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
    "doubled",
    "twice",
    "as many",
    "point",
    "halves",
    "to",
    "from",
    "by",
    "rose",
    "fell",
    "the number of",
    "troops",
    "people",
    "of them",
    "more than",
    "killed",
    "USD",
    "USD115",
    "MEUR",
    "cents",
    "7’500",
    "in aid",
    "worth",
    "°C",
    "kg",
    "/hour",
    "two",
    "and a half",
    "fold",
    "aged",
    "₿",
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
    #![proptest_config(ProptestConfig { cases: cases(400), ..ProptestConfig::default() })]

    #[test]
    fn any_text_has_an_answer(text in text()) {
        if let Some(Ok(document)) = read("a.txt", text.as_bytes(), &ReadOptions::default()).into_iter().next() {
            let segmented = document.segment();
            let lowered = Lowered::new(&document, &segmented);
            let published = published::published(&document, &lowered);
            genre::genre(&document, &segmented);
            let figures = figure::figures(&lowered);
            check(figures.iter().map(|f| f.span).collect(), &document.text)?;
            for figure in figures {
                prop_assert!(figure.low.zip(figure.high).is_none_or(|(low, high)| low <= high), "{figure:?}");
                prop_assert!(figure.low.is_some() || figure.high.is_some(), "{figure:?}");
                prop_assert!(figure.thing.is_none_or(|thing| document.text.get(thing.start()..thing.end()).is_some()));
            }
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

/// Every currency sign of Unicode, marks that turn the direction, ranges in ranges, scales upon scales.
#[test]
fn hostile_figures() {
    let signs = ('\u{a0}'..='\u{ffff}').filter(|c| matches!(c, '¢'..='¥' | '֏' | '؋' | '৲' | '৳' | '৻' | '૱' | '௹' | '฿' | '៛' | '\u{20a0}'..='\u{20cf}' | '﷼' | '﹩' | '＄' | '￠' | '￡' | '￥' | '￦'));
    let mut texts: Vec<String> =
        signs.map(|sign| format!("{sign}5 {sign} 5 5{sign} 5 {sign}m {sign}-5bn {sign}{sign}1.5")).collect();
    texts.push("\u{202e}14\u{200f}000\u{202c} tr\u{200e}oops, \u{2067}$5\u{2069}–\u{202e}7".to_owned());
    texts.push("between 1 and between 2 and 3 to 4 or 5-6–7 to from 8 to 9 ".repeat(50));
    texts.push("half a quarter of a million dozen thousand and a half point nought five ".repeat(50));
    texts.push("more than at least up to 5 or more or less but fewer than 3 and over under 2 ".repeat(50));
    texts.push(format!("1{} trillion trillion", " 000".repeat(2_000)));
    texts.push(format!("{} people", "ninety ".repeat(2_000)));
    for text in texts {
        let document = read("a.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("readable");
        let segmented = document.segment();
        for figure in figure::figures(&Lowered::new(&document, &segmented)) {
            assert!(figure.low.zip(figure.high).is_none_or(|(low, high)| low <= high), "{figure:?} in {text}");
        }
    }
}
