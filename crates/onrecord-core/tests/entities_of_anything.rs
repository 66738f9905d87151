//! Entities of arbitrary text with arbitrary names and statements: always an answer for each statement, mentions on
//! character boundaries and in order, and time that grows with the text.

use std::time::{Duration, Instant};

use onrecord_core::entity::{Attributed, Input, Name, NameKind, Resolved, resolve};
use onrecord_text::quotation::{paragraphs, quotations};
use onrecord_text::{ReadOptions, Span, read};
use proptest::prelude::*;

/// Pieces that rules react to, so that arbitrary text reaches deep into them.
const PIECES: &[&str] = &[
    "Mr.",
    "Gen.",
    "President",
    "president",
    "Prime Minister",
    "minister",
    "the",
    "The",
    "a",
    "Two",
    "one of",
    "of",
    "and",
    ",",
    ".",
    "\n\n",
    ":",
    "-",
    "(",
    ")",
    "“",
    "”",
    "\"",
    "’s",
    "’",
    "he",
    "He",
    "she",
    "they",
    "it",
    "I",
    "we",
    "who",
    "Though",
    "said",
    "has",
    "was",
    "former",
    "officials",
    "diplomat",
    "ministry",
    "report",
    "Russia",
    "Russian",
    "the Kremlin",
    "Kyiv",
    "in",
    "Vladimir Putin",
    "Putin",
    "Clinton",
    "Hillary",
    "Kelmar",
    "Kelmari",
    "Institute",
    "for",
    "NATO",
    "COM",
    "Zelensky",
    "Zelenskyy",
    "Jr.",
    "J.",
    "é",
    "𝄞",
    "\u{a0}",
    "both",
];

fn resolved(text: &str, names: &[(usize, usize, u8)], statements: &[(usize, usize, usize, usize)]) -> Option<Resolved> {
    let document = read("a.txt", text.as_bytes(), &ReadOptions::default()).remove(0).ok()?;
    let text = document.text.as_str();
    let segmented = document.segment();
    let at = |point: usize| (0..=point % (text.len() + 1)).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0);
    let span = |a: usize, b: usize| Span::new(at(a).min(at(b)), at(a).max(at(b)));
    let kinds = [NameKind::Person, NameKind::Organisation, NameKind::Place, NameKind::Other];
    let names: Vec<Name> =
        names.iter().map(|&(a, b, k)| Name { span: span(a, b), kind: kinds[usize::from(k) % 4], score: 0.5 }).collect();
    let spans: Vec<([Span; 1], [Span; 1])> =
        statements.iter().map(|&(a, b, c, d)| ([span(a, b)], [span(c, d)])).collect();
    let attributed: Vec<Attributed> = spans
        .iter()
        .enumerate()
        .map(|(n, (source, content))| Attributed { source: &source[..usize::from(n % 5 != 4)], content })
        .collect();
    let lower: Vec<String> = segmented.tokens.iter().map(|t| t.of(text).to_lowercase().replace('’', "'")).collect();
    let resolved = resolve(&Input {
        document: &document,
        segmented: &segmented,
        lower: &lower,
        tags: &[],
        quotations: &quotations(text, &paragraphs(&segmented.sentences)),
        names: &names,
        statements: &attributed,
        parties: &[],
    });
    assert_eq!(resolved.sources.len(), attributed.len());
    for entity in &resolved.entities {
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty());
        assert!(entity.mentions.is_sorted_by_key(|mention| mention.span));
        assert!(entity.mentions.iter().all(|mention| !mention.span.of(text).is_empty()));
    }
    let first = |entity: &onrecord_core::findings::Entity| entity.mentions[0].span;
    assert!(resolved.entities.is_sorted_by_key(first), "entities are in order of first mention");
    Some(resolved)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn of_pieces(
        pieces in prop::collection::vec(prop::sample::select(PIECES), 1..60),
        names in prop::collection::vec((0usize..400, 0usize..400, 0u8..4), 0..12),
        statements in prop::collection::vec((0usize..400, 0usize..400, 0usize..400, 0usize..400), 0..12),
    ) {
        let text = pieces.join(" ");
        let once = resolved(&text, &names, &statements);
        prop_assert_eq!(once, resolved(&text, &names, &statements));
    }

    #[test]
    fn of_any_characters(
        text in "\\PC{0,200}",
        names in prop::collection::vec((0usize..400, 0usize..400, 0u8..4), 0..6),
        statements in prop::collection::vec((0usize..400, 0usize..400, 0usize..400, 0usize..400), 0..6),
    ) {
        resolved(&text, &names, &statements);
    }
}

/// Each of these would take minutes if a rule looked at all that came before.
#[test]
fn time_grows_with_the_text() {
    let persons: String = (0..1500).map(|n| format!("Mr. Xa{n} Zelensk{n} said so. He said no. ")).collect();
    let lists = "Russia, NATO and Mr. Putin and ".repeat(1500);
    let nouns = "The minister said. A diplomat said. ".repeat(1500);
    let capitals = "Kelmar Institute Of The ".repeat(3000);
    let quotes = "“I said he said ".repeat(3000);
    for text in [persons, lists, nouns, capitals, quotes] {
        let statements: Vec<(usize, usize, usize, usize)> =
            (0..text.len() / 20).map(|n| (n * 20, n * 20 + 12, n * 20 + 14, n * 20 + 19)).collect();
        let start = Instant::now();
        resolved(&text, &[], &statements);
        let took = start.elapsed();
        assert!(took < Duration::from_secs(20), "{:?}… took {took:?}", &text[..20]);
    }
}
