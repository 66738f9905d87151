//! What must hold for any bytes in any format: no panic, spans that rebuild the text, linear time.

use std::time::{Duration, Instant};

use onrecord_text::{
    Document, Format, ReadOptions, Sidecar, Span, date_in_url, parse_date, quotation, quotations, read, read_json_line,
    sentences, tokens,
};
use proptest::prelude::*;

/// Every promise that a document makes about its spans.
fn check(document: &Document) {
    let text = &document.text;
    let segmented = document.segment();
    let mut read_chars = 0;
    let mut at = 0;
    for token in &segmented.tokens {
        assert!(token.span.start() >= at, "tokens are in order");
        assert!(!token.of(text).is_empty() && !token.of(text).contains(char::is_whitespace));
        read_chars += token.of(text).chars().count();
        at = token.span.end();
    }
    let unread: Vec<Span> = document.regions.iter().filter(|r| !r.kind.is_read()).map(|r| r.span).collect();
    let expected = text.char_indices().filter(|&(i, c)| {
        let next = unread.partition_point(|span| span.end() <= i);
        !c.is_whitespace() && unread.get(next).is_none_or(|span| span.start() > i)
    });
    assert_eq!(read_chars, expected.count(), "every character outside unread regions is in a token");
    let in_sentences: Vec<usize> = segmented.sentences.iter().flat_map(|s| s.tokens.clone()).collect();
    assert_eq!(in_sentences, (0..segmented.tokens.len()).collect::<Vec<_>>());
    assert!(segmented.sentences.is_sorted_by(|a, b| a.span.end() <= b.span.start() && a.paragraph <= b.paragraph));
    for region in &document.regions {
        assert!(!region.span.of(text).is_empty());
    }
    assert!(document.regions.is_sorted_by_key(|r| r.span.start()));
    let mut around: Vec<usize> = Vec::new();
    for region in &document.regions {
        around.retain(|&end| end > region.span.start());
        assert!(around.iter().all(|&end| region.span.end() <= end), "regions nest: {:?}", document.regions);
        around.push(region.span.end());
    }
    let paragraphs = quotation::paragraphs(&segmented.sentences);
    for quotation in quotations(text, &paragraphs) {
        assert!(quotation.span.contains(quotation.inner));
        assert!(!quotation.inner.of(text).trim().is_empty());
        assert!(quotation.closed == (quotation.inner.end() < quotation.span.end()));
        assert!(paragraphs.iter().any(|p| p.contains(quotation.span)));
    }
}

fn read_in_every_format(bytes: &[u8], sidecar: Option<Sidecar>) {
    for format in Format::ALL {
        let options = ReadOptions { format: Some(format), sidecar: sidecar.clone(), ..ReadOptions::default() };
        for result in read("any", bytes, &options) {
            match result {
                Ok(document) => {
                    check(&document);
                    let map = document.page.iter();
                    let whole = Span::new(0, document.text.len());
                    assert!(map.flat_map(|map| map.pieces(whole)).all(|range| range.end <= bytes.len()));
                }
                Err(rejected) => assert!(rejected.to_string().starts_with("any")),
            }
        }
    }
    read_json_line("any", 1, bytes, &ReadOptions::default());
    read("any", bytes, &ReadOptions::default());
}

/// Texts made of what formats, regions and quotations react to.
fn pieces() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(vec![
        "“",
        "”",
        "\"",
        "'",
        "‘",
        "’",
        "«",
        "»",
        "``",
        "''",
        " ",
        "\n",
        "\r\n",
        "\n\n",
        "\t",
        "\u{a0}",
        "said",
        "By Ann Lee",
        "KYIV, May 15 (AP) —",
        "It’s",
        "5'10\"",
        "U.S.",
        "Gen. ",
        ".",
        "…",
        "(Photo: A/B)",
        "© 2024",
        "---\n",
        "title: x\n",
        "+++\n",
        "# ",
        "**",
        "_",
        "[a](b)",
        "![",
        "`",
        "> ",
        "- ",
        "| a | b |\n|-|-|\n",
        "<p>",
        "</p>",
        "<b>",
        "<h1>",
        "<li>",
        "<title>",
        "<script>",
        "<!--",
        "-->",
        "&amp;",
        "&rsquo;",
        "&#x",
        "<br>",
        "{\"text\": \"",
        "\"}",
        "[{",
        "\\ud800",
        "\\u00e9",
        ",",
        "é",
        "𝄞",
        "\u{feff}",
        "\u{2029}",
        "a",
        "1",
        "2024-05-15",
        "\0",
    ]);
    prop::collection::vec(piece, 0..60).prop_map(|pieces| pieces.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_bytes_are_read_without_panic(bytes in prop::collection::vec(any::<u8>(), 0..400)) {
        read_in_every_format(&bytes, None);
    }

    #[test]
    fn any_pieces_are_read_without_panic(text in pieces(), sidecar in pieces(), kind in 0..3usize) {
        let path = ["x.meta.toml", "x.meta.yaml", "x.meta.json"][kind].to_owned();
        read_in_every_format(text.as_bytes(), Some(Sidecar { path, bytes: sidecar.into_bytes() }));
    }

    #[test]
    fn plain_text_is_the_file(text in "[a-zA-Z “”'’.,\r\n\t#*é]{1,300}") {
        let options = ReadOptions { format: Some(Format::Plain), ..ReadOptions::default() };
        if let Ok(document) = read("any", text.as_bytes(), &options).remove(0) {
            prop_assert_eq!(document.text, text);
        }
    }

    #[test]
    fn any_date_is_read_without_panic(text in "\\PC{0,40}", near in "[0-9]{1,4}[-/. ][0-9a-zA-Z]{1,9}[-/., ]{1,2}[0-9]{1,4}[TZ0-9: +]{0,9}") {
        for text in [text, near] {
            if let Ok((earliest, latest)) = parse_date(&text) {
                prop_assert!(earliest <= latest);
            }
            date_in_url(&format!("https://example.org/{text}"));
        }
    }
}

#[test]
fn a_line_of_ten_million_characters_takes_seconds() {
    let unit = "“We won’t,” said Gen. A. B. Lee (the U.S. envoy) on May 15, 2024; it's 'no' at 5'10\". ";
    let text = unit.repeat(10_000_000 / unit.len());
    let start = Instant::now();
    let document = read("long.txt", text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
    let segmented = document.segment();
    let found = quotations(&document.text, &quotation::paragraphs(&segmented.sentences));
    assert_eq!(document.text.len(), text.len());
    assert!(found.len() >= text.len() / unit.len());
    assert!(start.elapsed() < Duration::from_secs(300), "{:?}", start.elapsed());
}

#[test]
fn a_line_without_blanks_takes_seconds() {
    for unit in ["a", "a.", "'", "“", "5'", "(", "A.", "-", "x’", "…"] {
        let text = unit.repeat(1_000_000 / unit.len());
        let start = Instant::now();
        let tokens = tokens(&text);
        sentences(&text, &tokens);
        assert!(start.elapsed() < Duration::from_secs(120), "{unit}: {:?}", start.elapsed());
    }
}

#[test]
fn markdown_that_nests_or_opens_without_end_takes_seconds() {
    for unit in [">", "[", "![", "*", "`", "<", "- ", "[a](", "|a|\n|-|\n", "\n\n"] {
        let text = format!("x{}", unit.repeat(100_000 / unit.len()));
        let start = Instant::now();
        let document = read("long.md", text.as_bytes(), &ReadOptions::default()).remove(0).expect("a document");
        document.segment();
        assert!(start.elapsed() < Duration::from_secs(120), "{unit}: {:?}", start.elapsed());
    }
}
