//! Markdown: the text is the file as it is; what is syntax and not words is marked.
//!
//! Follows CommonMark with tables, footnotes and strikethrough. Words are what pulldown-cmark calls text; every other
//! stretch that is not blank (`#`, `**`, link targets, fences, HTML tags) becomes a markup region. The first heading of
//! level 1 is the title, and the words that stand for a picture are a caption.

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, LinkType, Options, Parser, Tag, TagEnd};

use super::front_matter;
use super::parts::Parts;
use crate::{Region, RegionKind, Span};

/// The parts of a Markdown text.
pub(crate) fn read(text: String) -> Parts {
    let mut parts = front_matter::read(text);
    let base = parts.regions.first().map_or(0, |front| front.span.end());
    let found = Words::of(&parts.text[base..]);
    let moved = |range: &Range<usize>| Span::new(base + range.start, base + range.end);
    let mut add = |range: &Range<usize>, kind| parts.regions.push(Region { span: moved(range), kind });
    if let Some(title) = &found.title {
        add(title, RegionKind::Title);
    }
    for caption in &found.captions {
        add(caption, RegionKind::Caption);
    }
    for markup in between(&parts.text[base..], &found.words) {
        add(&markup, RegionKind::Markup);
    }
    parts
}

/// What is read in a Markdown text, as ranges of its bytes, in order.
#[derive(Default)]
struct Words {
    words: Vec<Range<usize>>,
    title: Option<Range<usize>>,
    captions: Vec<Range<usize>>,
}

impl Words {
    fn of(text: &str) -> Words {
        let options = Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH;
        let mut out = Words::default();
        let mut heading: Option<usize> = None;
        let mut image: Option<usize> = None;
        let mut is_target = false;
        for (event, range) in Parser::new_ext(text, options).into_offset_iter() {
            match event {
                Event::Start(Tag::Heading { level: HeadingLevel::H1, .. }) if out.title.is_none() => {
                    heading = Some(out.words.len());
                }
                Event::End(TagEnd::Heading(_)) => {
                    if let Some(first) = heading.take() {
                        out.title = out.since(first);
                    }
                }
                Event::Start(Tag::Image { .. }) => image = Some(out.words.len()),
                Event::End(TagEnd::Image) => {
                    if let Some(first) = image.take() {
                        out.captions.extend(out.since(first).filter(|_| heading.is_none()));
                    }
                }
                Event::Start(Tag::Link { link_type: LinkType::Autolink, .. }) => is_target = true,
                Event::End(TagEnd::Link) => is_target = false,
                Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(_))) => {}
                Event::Text(_) if !is_target => out.add(range),
                Event::Code(_) => out.add(inside(text, range)),
                Event::Html(_) => outside_tags(text, range, |range| out.add(range)),
                _ => {}
            }
        }
        out
    }

    /// Adds words, which a parser may give out of order or twice only by mistake: such words are left out.
    fn add(&mut self, range: Range<usize>) {
        match self.words.last_mut() {
            _ if range.is_empty() => {}
            Some(last) if range.start < last.end => {}
            Some(last) if range.start == last.end => last.end = range.end,
            _ => self.words.push(range),
        }
    }

    /// From the first to the last of the words added since there were `first`.
    fn since(&self, first: usize) -> Option<Range<usize>> {
        Some(self.words.get(first)?.start..self.words.last()?.end)
    }
}

/// Code without its backticks.
fn inside(text: &str, range: Range<usize>) -> Range<usize> {
    let code = &text[range.clone()];
    let left = code.len() - code.trim_start_matches('`').len();
    let right = code.trim_end_matches('`').len();
    if left < right { range.start + left..range.start + right } else { range.start..range.start }
}

/// The stretches of an HTML block between its tags and comments.
fn outside_tags(text: &str, range: Range<usize>, mut add: impl FnMut(Range<usize>)) {
    let mut at = range.start;
    while at < range.end {
        let open = text[at..range.end].find('<').map_or(range.end, |i| at + i);
        let words = Span::new(at, open).trimmed(text, char::is_whitespace);
        add(words.start()..words.end());
        let close = if text[open..range.end].starts_with("<!--") { "-->" } else { ">" };
        at = text[open..range.end].find(close).map_or(range.end, |i| open + i + close.len());
    }
}

/// What stands between words and is not blank, without blanks at its edges.
fn between(text: &str, words: &[Range<usize>]) -> Vec<Range<usize>> {
    let ends = words.iter().map(|w| w.end);
    let starts = words.iter().map(|w| w.start);
    std::iter::once(0)
        .chain(ends)
        .zip(starts.chain(std::iter::once(text.len())))
        .map(|(from, to)| Span::new(from, to).trimmed(text, char::is_whitespace))
        .filter(|span| !span.is_empty())
        .map(|span| span.start()..span.end())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The text with each markup region replaced by `·`.
    fn read_words(text: &str) -> String {
        let mut out = String::new();
        let mut at = 0;
        let mut regions = read(text.to_owned()).regions;
        regions.retain(|r| r.kind == RegionKind::Markup);
        for region in regions {
            out += &text[at..region.span.start()];
            out.push('·');
            at = region.span.end();
        }
        out + &text[at..]
    }

    fn marked(text: &str, kind: RegionKind) -> Vec<&str> {
        let regions = read(text.to_owned()).regions;
        regions.into_iter().filter(|r| r.kind == kind).map(|r| r.span.of(text)).collect()
    }

    #[test]
    fn syntax_is_marked_and_words_are_not() {
        assert_eq!(
            read_words("# Talks *resume*\n\nThey **met** in [Geneva](https://e.org \"x\")."),
            "· Talks ·resume·\n\nThey ·met· in ·Geneva·."
        );
        assert_eq!(read_words("> “No,” he said.\n\n1. One\n2. Two\n"), "· “No,” he said.\n\n· One\n· Two\n");
        assert_eq!(read_words("A `b` c\\*d &amp; <https://e.org/x> e<br>f"), "A ·b· c·*d &amp; · e·f");
        assert_eq!(
            read_words("Words[^1] here.\n\n[^1]: The note.\n\n[a]: https://e.org"),
            "Words· here.\n\n· The note.\n\n·"
        );
        assert_eq!(read_words("| a | b |\n|---|---|\n| c | d |\n"), "· a · b · c · d ·\n");
    }

    #[test]
    fn html_inside_markdown_keeps_its_words() {
        assert_eq!(read_words("<div class=\"x\">\nThey met.\n</div>\n\nEnd."), "·\nThey met.\n·\n\nEnd.");
        assert_eq!(read_words("A <!-- not\nthis --> b"), "A · b");
    }

    #[test]
    fn the_first_heading_of_level_1_is_the_title() {
        let text = "## Before\n\nTalks *resume*\n==========\n\n# Later";
        assert_eq!(marked(text, RegionKind::Title), ["Talks *resume"]);
        assert_eq!(marked("![Troops on parade](a.jpg)\n\nText.", RegionKind::Caption), ["Troops on parade"]);
    }

    #[test]
    fn front_matter_is_not_markdown() {
        let text = "---\ntitle: A\n---\n# B\n";
        assert_eq!(marked(text, RegionKind::FrontMatter), ["---\ntitle: A\n---\n"]);
        assert_eq!(marked(text, RegionKind::Title), ["B"]);
    }
}
