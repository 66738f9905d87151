//! One article as read: its text, what is known about it, and the regions of the text that are not its body.

use std::fmt;
use std::ops::Range;

use sha2::{Digest, Sha256};

use crate::sentence::{self, Sentence};
use crate::{Format, Metadata, PageMap, Problem, Span, Token, tokens};

/// One article as read.
#[derive(Clone, Debug)]
pub struct Document {
    /// The file it was read from; `FILE#N` for record N (from 1) of a file of several.
    pub path: String,
    /// Made from the text and the metadata, so that the same article has one id wherever and whenever it is read.
    pub id: DocumentId,
    /// The text, untouched. All spans count bytes of it.
    pub text: String,
    /// What came with it.
    pub metadata: Metadata,
    /// Stretches that are not the article's body, in order of their start. They never overlap in part.
    pub regions: Vec<Region>,
    /// For HTML: where in the page the text stands.
    pub page: Option<PageMap>,
    /// What a reader should know, in a fixed order.
    pub problems: Vec<Problem>,
    /// What the bytes were read as.
    pub format: Format,
}

/// The id of a document: `d` and 16 hexadecimal digits.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct DocumentId(String);

impl DocumentId {
    /// The first 64 bits of SHA-256 over the text and the metadata, each preceded by its length.
    pub fn of(text: &str, metadata: &Metadata) -> DocumentId {
        let published = metadata.published.map(|p| format!("{}/{}", p.earliest, p.latest));
        let Metadata { title, byline, outlet, url, language, published: _ } = metadata;
        let mut hash = Sha256::new();
        let mut add = |field: Option<&str>| match field {
            Some(value) => {
                hash.update((value.len() as u64 + 1).to_be_bytes());
                hash.update(value);
            }
            None => hash.update(0u64.to_be_bytes()),
        };
        add(Some(text));
        for field in [title, byline, outlet, url, language, &published] {
            add(field.as_deref());
        }
        let digits: String = hash.finalize()[..8].iter().map(|byte| format!("{byte:02x}")).collect();
        DocumentId(format!("d{digits}"))
    }

    /// The id as written in the record.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Debug for DocumentId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A stretch of the text that is not the article's body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Region {
    /// Where it stands, in bytes.
    pub span: Span,
    /// What it is.
    pub kind: RegionKind,
}

/// What a region is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RegionKind {
    /// The headline, also where it is repeated.
    Title,
    /// Who wrote it.
    Byline,
    /// Place, date or agency before the first sentence, or a date on a line of its own.
    DateLine,
    /// The words under a picture.
    Caption,
    /// Words about the author.
    Bio,
    /// Words of the site, not of the article.
    Boilerplate,
    /// Markdown syntax and link targets.
    Markup,
    /// YAML or TOML at the head of the file.
    FrontMatter,
}

impl RegionKind {
    /// The name used in the record and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            RegionKind::Title => "title",
            RegionKind::Byline => "byline",
            RegionKind::DateLine => "dateline",
            RegionKind::Caption => "caption",
            RegionKind::Bio => "bio",
            RegionKind::Boilerplate => "boilerplate",
            RegionKind::Markup => "markup",
            RegionKind::FrontMatter => "front_matter",
        }
    }

    /// Whether it holds words to be understood. Markup and front matter do not.
    pub fn is_read(self) -> bool {
        !matches!(self, RegionKind::Markup | RegionKind::FrontMatter)
    }

    /// Whether no sentence runs across its edges. A dateline stands inside the first sentence.
    fn is_apart(self) -> bool {
        self.is_read() && self != RegionKind::DateLine
    }
}

/// A document's tokens and sentences.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Segmented {
    /// Every non-blank character outside unread regions is in exactly one token.
    pub tokens: Vec<Token>,
    /// Every token is in exactly one sentence.
    pub sentences: Vec<Sentence>,
}

impl Segmented {
    /// The tokens that a span touches, as a range of [`Segmented::tokens`]; empty where it touches none.
    pub fn tokens_in(&self, span: Span) -> Range<usize> {
        let start = self.tokens.partition_point(|t| t.span.end() <= span.start());
        let end = self.tokens.partition_point(|t| t.span.start() < span.end());
        start..end.max(start)
    }
}

impl Document {
    /// Tokens and sentences of the text. Leaves unread regions out, and ends a sentence (and paragraph) at the edges
    /// of titles, bylines, captions, bios and boilerplate. Linear in the text's length.
    pub fn segment(&self) -> Segmented {
        let tokens: Vec<Token> =
            self.read_stretches().into_iter().flat_map(|s| shifted(tokens(s.of(&self.text)), s.start())).collect();
        let sentences = self.cut_at_regions(self.sentences_after_front_matter(&tokens), &tokens);
        Segmented { tokens, sentences }
    }

    /// The stretches between unread regions, none empty.
    fn read_stretches(&self) -> Vec<Span> {
        let mut out = Vec::new();
        let mut at = 0;
        for region in self.regions.iter().filter(|r| !r.kind.is_read()) {
            if region.span.start() > at {
                out.push(Span::new(at, region.span.start()));
            }
            at = at.max(region.span.end());
        }
        if at < self.text.len() {
            out.push(Span::new(at, self.text.len()));
        }
        out
    }

    /// Front matter is kept from the sentence splitter, whose judgement of line breaks it would spoil.
    fn sentences_after_front_matter(&self, tokens: &[Token]) -> Vec<Sentence> {
        let base = match self.regions.first() {
            Some(region) if region.kind == RegionKind::FrontMatter => region.span.end(),
            _ => return sentence::sentences(&self.text, tokens),
        };
        let body: Vec<Token> = tokens.iter().map(|t| Token { span: back(t.span, base), ..*t }).collect();
        let mut sentences = sentence::sentences(&self.text[base..], &body);
        for sentence in &mut sentences {
            sentence.span = forth(sentence.span, base);
        }
        sentences
    }

    fn cut_at_regions(&self, sentences: Vec<Sentence>, tokens: &[Token]) -> Vec<Sentence> {
        let mut edges: Vec<usize> =
            self.regions.iter().filter(|r| r.kind.is_apart()).flat_map(|r| [r.span.start(), r.span.end()]).collect();
        edges.sort_unstable();
        let mut edges = edges.into_iter().peekable();
        let mut out = Vec::with_capacity(sentences.len());
        let mut added = 0;
        for sentence in sentences {
            let paragraph = sentence.paragraph;
            let mut first = sentence.tokens.start;
            for at in sentence.tokens.clone() {
                let mut edge = false;
                while edges.next_if(|&e| e <= tokens[at].span.start()).is_some() {
                    edge = true;
                }
                if edge && at > 0 && starts_within(&sentence, &out, at, paragraph + added) {
                    if at > first {
                        out.push(of_tokens(first..at, paragraph + added, tokens));
                    }
                    added += 1;
                    first = at;
                }
            }
            out.push(of_tokens(first..sentence.tokens.end, paragraph + added, tokens));
        }
        out
    }
}

/// Whether the token at `at` continues a paragraph: it is not the first of its sentence, or the sentence before is of
/// the same paragraph.
fn starts_within(sentence: &Sentence, before: &[Sentence], at: usize, paragraph: u32) -> bool {
    at > sentence.tokens.start || before.last().is_some_and(|b| b.paragraph == paragraph)
}

fn of_tokens(range: std::ops::Range<usize>, paragraph: u32, tokens: &[Token]) -> Sentence {
    Sentence { span: tokens[range.start].span.cover(tokens[range.end - 1].span), tokens: range, paragraph }
}

fn shifted(tokens: Vec<Token>, by: usize) -> impl Iterator<Item = Token> {
    tokens.into_iter().map(move |t| Token { span: forth(t.span, by), ..t })
}

fn forth(span: Span, by: usize) -> Span {
    Span::new(span.start() + by, span.end() + by)
}

fn back(span: Span, by: usize) -> Span {
    Span::new(span.start() - by, span.end() - by)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn document(text: &str, regions: &[(&str, RegionKind)]) -> Document {
        let find = |words: &str| {
            let start = text.find(words).expect(words);
            Span::new(start, start + words.len())
        };
        Document {
            path: "test.txt".into(),
            id: DocumentId::of(text, &Metadata::default()),
            text: text.into(),
            metadata: Metadata::default(),
            regions: regions.iter().map(|&(words, kind)| Region { span: find(words), kind }).collect(),
            page: None,
            problems: Vec::new(),
            format: Format::Plain,
        }
    }

    fn sentences(document: &Document) -> Vec<(u32, &str)> {
        document.segment().sentences.iter().map(|s| (s.paragraph, s.span.of(&document.text))).collect()
    }

    #[test]
    fn an_id_depends_on_text_and_metadata_only() {
        let none = Metadata::default();
        let titled = Metadata { title: Some("A".into()), ..none.clone() };
        let signed = Metadata { byline: Some("A".into()), ..none.clone() };
        assert_eq!(DocumentId::of("text", &none).as_str(), "de3d8cff3b2ca1bac");
        let ids = [&none, &titled, &signed].map(|m| DocumentId::of("text", m));
        assert!(ids[0] != ids[1] && ids[1] != ids[2] && ids[0] != ids[2]);
    }

    #[test]
    fn unread_regions_have_no_tokens() {
        let text =
            "---\ntitle: A very long title of an article\n---\nHe _left_ [Kyiv](https://example.org/a.b). It rained.";
        let document = document(
            text,
            &[
                ("---\ntitle: A very long title of an article\n---\n", RegionKind::FrontMatter),
                ("_", RegionKind::Markup),
                ("_ [", RegionKind::Markup),
                ("](https://example.org/a.b)", RegionKind::Markup),
            ],
        );
        let segmented = document.segment();
        let words: Vec<&str> = segmented.tokens.iter().map(|t| t.of(text)).collect();
        assert_eq!(words, ["He", "left", "Kyiv", ".", "It", "rained", "."]);
        assert_eq!(sentences(&document), [(0, "He _left_ [Kyiv](https://example.org/a.b)."), (0, "It rained.")]);
    }

    #[test]
    fn no_sentence_runs_across_the_edge_of_a_caption() {
        let text = "Troops on parade (Photo: A. B.) the minister said. He left.\nNext.";
        let document = document(text, &[("Troops on parade (Photo: A. B.)", RegionKind::Caption)]);
        assert_eq!(
            sentences(&document),
            [(0, "Troops on parade (Photo: A. B.)"), (1, "the minister said."), (1, "He left."), (2, "Next.")]
        );
    }

    #[test]
    fn a_region_that_is_a_paragraph_adds_none() {
        let text = "A title\n\nBody. More.\n\nEnd.";
        let bare: Vec<u32> = sentences(&document(text, &[])).iter().map(|s| s.0).collect();
        let with_title = document(text, &[("A title", RegionKind::Title), ("End.", RegionKind::Bio)]);
        assert_eq!(bare, sentences(&with_title).iter().map(|s| s.0).collect::<Vec<_>>());
    }
}
