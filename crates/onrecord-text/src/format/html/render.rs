//! Chosen texts of a page written out as a document's text, with the bytes that each stretch came from.
//!
//! Blocks are parted by a blank line, `<br>` is a line end, runs of blanks are one blank; everything else is kept. Words
//! under a figure become a caption, the article's own heading its title.

use super::article::Chosen;
use super::page::{Item, Page, words};
use crate::page::{PageMap, Piece};
use crate::{Region, RegionKind, Span};

/// What was written.
pub(super) struct Rendered {
    pub text: String,
    /// From the text to the decoded page.
    pub map: PageMap,
    pub regions: Vec<Region>,
    pub title: Option<Span>,
}

/// Elements that stand in a paragraph of their own.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "dd",
    "details",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hr",
    "li",
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "thead",
    "tr",
    "ul",
];

/// Writes out the chosen texts, and those of the `title` element (its place among the items), in the page's order.
pub(super) fn render(page: &Page, chosen: &Chosen, title: Option<usize>) -> Rendered {
    let mut writer = Writer::default();
    let mut open: Vec<(&str, usize, usize)> = Vec::new();
    let mut title_depth = None;
    let mut found = None;
    for (i, item) in page.items.iter().enumerate() {
        match item {
            Item::Open(element) => {
                let name = element.name.as_str();
                writer.part(name);
                open.push((name, i, writer.text.len()));
                if title == Some(i) {
                    title_depth = Some(open.len());
                }
            }
            Item::Close => {
                let Some((name, _, start)) = open.pop() else { continue };
                let span = Span::new(start, writer.text.len()).trimmed(&writer.text, char::is_whitespace);
                if title_depth == Some(open.len() + 1) {
                    title_depth = None;
                    found = Some(span).filter(|span| !span.is_empty());
                } else if name == "figcaption" && !span.is_empty() {
                    writer.regions.push(Region { span, kind: RegionKind::Caption });
                }
                if name != "br" {
                    writer.part(name);
                }
            }
            Item::Text(span) => {
                let is_blank = span.of(page.source).trim().is_empty();
                if chosen.contains(&i) || title_depth.is_some() || is_blank {
                    words(page.source, *span).for_each(|words| writer.write(&words.text, words.source));
                } else {
                    writer.gap = writer.gap.max(Gap::Blank);
                }
            }
        }
    }
    let Writer { text, pieces, mut regions, .. } = writer;
    regions.extend(found.map(|span| Region { span, kind: RegionKind::Title }));
    Rendered { text, map: PageMap::new(pieces), regions, title: found }
}

/// What is to stand before the next word.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
enum Gap {
    #[default]
    Nothing,
    Blank,
    Line,
    Paragraph,
}

#[derive(Default)]
struct Writer {
    text: String,
    pieces: Vec<Piece>,
    regions: Vec<Region>,
    gap: Gap,
    /// The blanks of the page that the gap stands for.
    blanks: Option<Span>,
}

impl Writer {
    /// An element begins or ends.
    fn part(&mut self, name: &str) {
        match name {
            "br" if self.gap == Gap::Line => self.gap = Gap::Paragraph,
            "br" => self.gap = self.gap.max(Gap::Line),
            "td" | "th" => self.gap = self.gap.max(Gap::Blank),
            name if BLOCKS.contains(&name) => self.gap = Gap::Paragraph,
            _ => {}
        }
    }

    /// Writes words that stand at `source` in the page. They are the page's own when they are as long as it.
    fn write(&mut self, words: &str, source: Span) {
        let own = words.len() == source.len();
        let place =
            |from: usize, to: usize| if own { Span::new(source.start() + from, source.start() + to) } else { source };
        let mut at = 0;
        while at < words.len() {
            let rest = &words[at..];
            let blank = rest.len() - rest.trim_start_matches(is_blank).len();
            if blank > 0 {
                self.gap = self.gap.max(Gap::Blank);
                self.blanks.get_or_insert(place(at, at + blank));
                at += blank;
                continue;
            }
            let len = rest.find(is_blank).unwrap_or(rest.len());
            self.fill_gap();
            self.push(&rest[..len], place(at, at + len));
            at += len;
        }
    }

    fn fill_gap(&mut self) {
        let blanks = self.blanks.take();
        let gap = std::mem::take(&mut self.gap);
        match (gap, blanks) {
            _ if self.text.is_empty() => {}
            (Gap::Nothing, _) => {}
            (Gap::Blank, Some(source)) => self.push(" ", source),
            (Gap::Blank, None) => self.text.push(' '),
            (Gap::Line, _) => self.text.push('\n'),
            (Gap::Paragraph, _) => self.text.push_str("\n\n"),
        }
    }

    fn push(&mut self, words: &str, source: Span) {
        let text = Span::new(self.text.len(), self.text.len() + words.len());
        self.text.push_str(words);
        let is_own = text.len() == source.len();
        match self.pieces.last_mut() {
            Some(last)
                if is_own
                    && last.text.len() == last.page.len()
                    && last.page.end() == source.start()
                    && last.text.end() == text.start() =>
            {
                last.text = last.text.cover(text);
                last.page = last.page.cover(source);
            }
            _ => self.pieces.push(Piece { text, page: source }),
        }
    }
}

/// Blanks that HTML runs together; a no-break space is none.
fn is_blank(c: char) -> bool {
    matches!(c, ' ' | '\t' | '\n' | '\r' | '\x0C')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(source: &str) -> String {
        let page = Page::of(source);
        render(&page, &super::super::article::everything(&page), None).text
    }

    #[test]
    fn blocks_lines_and_blanks() {
        assert_eq!(text("<div> a\n b<p>c<b>d</b> <i> e</i></p>f<br>g<br><br>h</div>"), "a b\n\ncd e\n\nf\ng\n\nh");
        assert_eq!(text("<table><tr><td>a</td><td>b</td></tr><tr><td>c</table>"), "a b\n\nc");
        assert_eq!(text("a&nbsp; b&#32;&#32;c"), "a\u{a0} b c");
    }

    #[test]
    fn a_blank_of_the_page_has_its_bytes() {
        let page = Page::of("<p>a \n <b>b</b></p>");
        let rendered = render(&page, &super::super::article::everything(&page), None);
        assert_eq!(rendered.text, "a b");
        assert_eq!(rendered.map.page(Span::new(1, 2)), Some(4..7));
        assert_eq!(rendered.map.pieces(Span::new(0, 3)), [3..7, 10..11]);
    }
}
