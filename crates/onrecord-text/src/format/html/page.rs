//! A page as a flat list of elements and texts that always nest properly.
//!
//! Takes decoded HTML and reads its tokens once. Closes what HTML lets authors leave open, drops what closes nothing,
//! and bounds depth, attributes and number, so that whatever works on the result cannot be made to hang or to overflow.
//! Leaves out scripts, styles and everything else that no reader sees.

use std::collections::HashMap;

use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use crate::Span;

/// Deepest nesting that is kept; what is deeper loses its tags, not its text.
const DEEPEST: usize = 100;
/// Most elements that are kept.
const MOST_ELEMENTS: usize = 200_000;
/// Longest attribute that is kept, in bytes.
const LONGEST_ATTRIBUTE: usize = 2_000;

/// One step through a page.
#[derive(Debug)]
pub(super) enum Item {
    Open(Element),
    /// Closes the innermost element that is open.
    Close,
    /// A text as it stands in the page, in bytes of the decoded page.
    Text(Span),
}

/// The beginning of an element.
#[derive(Debug)]
pub(super) struct Element {
    pub name: String,
    pub attributes: Vec<(String, String)>,
}

impl Element {
    /// The value of an attribute.
    pub fn attribute(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(own, _)| own == name).map(|(_, value)| value.as_str())
    }
}

/// A page, read once.
#[derive(Debug, Default)]
pub(super) struct Page<'p> {
    pub source: &'p str,
    pub items: Vec<Item>,
    /// The `<title>`, character references decoded.
    pub title: String,
    /// The contents of `<script type="application/ld+json">`.
    pub json_ld: Vec<String>,
    /// Whether bounds were hit.
    pub was_cut: bool,
}

/// Elements without content.
const VOID: &[&str] =
    &["area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"];
/// Elements whose content no reader sees, or that is no text.
const UNSEEN: &[&str] = &[
    "script", "style", "template", "svg", "math", "iframe", "object", "noscript", "textarea", "select", "title",
    "canvas", "audio", "video", "noembed", "noframes", "datalist",
];
/// Elements that close an open paragraph.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "details",
    "div",
    "dl",
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
    "main",
    "nav",
    "ol",
    "p",
    "pre",
    "section",
    "table",
    "ul",
    "li",
    "dd",
    "dt",
];
const ATTRIBUTES: &[&str] = &[
    "class",
    "id",
    "role",
    "style",
    "hidden",
    "aria-hidden",
    "aria-modal",
    "rel",
    "href",
    "src",
    "alt",
    "itemprop",
    "itemtype",
    "property",
    "name",
    "content",
    "datetime",
    "pubdate",
    "lang",
    "type",
    "title",
];

impl<'p> Page<'p> {
    /// Reads a decoded page.
    pub fn of(source: &'p str) -> Page<'p> {
        let mut reader = Reader { page: Page { source, ..Page::default() }, ..Reader::default() };
        let mut emitter: DefaultEmitter<usize> = DefaultEmitter::new_with_span();
        emitter.naively_switch_states(true);
        for Ok(token) in Tokenizer::new_with_emitter(source, emitter) {
            match token {
                Token::StartTag(tag) => reader.open(&tag),
                Token::EndTag(tag) => reader.close(&text(&tag.name)),
                Token::String(string) => reader.text(Span::new(string.span.start, string.span.end), &string.value),
                _ => {}
            }
        }
        while !reader.open.is_empty() {
            reader.pop();
        }
        reader.page
    }
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// An element that is open while the page is read.
struct Open {
    name: String,
    /// Whether it is among the items.
    kept: bool,
}

#[derive(Default)]
struct Reader<'p> {
    page: Page<'p>,
    open: Vec<Open>,
    /// How often each name is open, so that an end tag that closes nothing costs nothing.
    counts: HashMap<String, usize>,
    kept_depth: usize,
    elements: usize,
    /// How many open elements are unseen.
    unseen: usize,
    is_json_ld: bool,
}

impl Reader<'_> {
    fn open(&mut self, tag: &StartTag<usize>) {
        let name = text(&tag.name);
        self.close_implied(&name);
        let is_void = VOID.contains(&name.as_str());
        let is_unseen = UNSEEN.contains(&name.as_str());
        self.is_json_ld =
            name == "script" && tag.attributes.get(b"type".as_slice()).is_some_and(|t| is_json_ld(&t.value));
        let within_bounds = self.kept_depth < DEEPEST && self.elements < MOST_ELEMENTS;
        let kept = self.unseen == 0 && !is_unseen && within_bounds;
        self.page.was_cut |= !within_bounds;
        if kept {
            self.elements += 1;
            self.page.items.push(Item::Open(Element { name: name.clone(), attributes: attributes(tag) }));
        }
        if is_void {
            if kept {
                self.page.items.push(Item::Close);
            }
            return;
        }
        self.kept_depth += usize::from(kept);
        self.unseen += usize::from(is_unseen);
        *self.counts.entry(name.clone()).or_default() += 1;
        self.open.push(Open { name, kept });
    }

    /// Closes what the beginning of `name` closes: a paragraph, the item before.
    fn close_implied(&mut self, name: &str) {
        let (closed, within): (&[&str], &[&str]) = match name {
            "li" => (&["li"], &["ul", "ol", "menu"]),
            "dt" | "dd" => (&["dt", "dd"], &["dl"]),
            "td" | "th" => (&["td", "th"], &["tr", "table"]),
            "tr" => (&["tr"], &["table"]),
            "option" => (&["option"], &["select"]),
            "body" => (&["head"], &["html"]),
            _ => (&[], &[]),
        };
        if !closed.is_empty() {
            self.close_nearest(closed, within);
        }
        if BLOCKS.contains(&name) {
            self.close_nearest(&["p"], BLOCKS);
        }
    }

    /// Closes the nearest of some elements, unless one of others stands between, or it is far.
    fn close_nearest(&mut self, names: &[&str], within: &[&str]) {
        for (up, open) in self.open.iter().rev().take(8).enumerate() {
            if names.contains(&open.name.as_str()) {
                for _ in 0..=up {
                    self.pop();
                }
                return;
            }
            if within.contains(&open.name.as_str()) {
                return;
            }
        }
    }

    fn close(&mut self, name: &str) {
        if self.counts.get(name).is_none_or(|&count| count == 0) {
            return;
        }
        while let Some(popped) = self.pop() {
            if popped == name {
                return;
            }
        }
    }

    fn pop(&mut self) -> Option<String> {
        let Open { name, kept } = self.open.pop()?;
        if let Some(count) = self.counts.get_mut(&name) {
            *count -= 1;
        }
        self.unseen -= usize::from(UNSEEN.contains(&name.as_str()));
        if kept {
            self.kept_depth -= 1;
            self.page.items.push(Item::Close);
        }
        Some(name)
    }

    fn text(&mut self, span: Span, value: &[u8]) {
        let within = self.open.last().map_or("", |open| open.name.as_str());
        match within {
            "title" if self.unseen == 1 && self.page.title.is_empty() => self.page.title = text(value),
            "script" if self.is_json_ld => self.page.json_ld.push(text(value)),
            _ if self.unseen == 0 => self.page.items.push(Item::Text(span)),
            _ => {}
        }
    }
}

fn is_json_ld(value: &[u8]) -> bool {
    value.to_ascii_lowercase().starts_with(b"application/ld+json")
}

fn attributes(tag: &StartTag<usize>) -> Vec<(String, String)> {
    let wanted = ATTRIBUTES.iter().filter_map(|name| tag.attributes.get(name.as_bytes()).map(|value| (name, value)));
    let short = wanted.filter(|(_, value)| value.value.len() <= LONGEST_ATTRIBUTE);
    short.map(|(name, value)| ((*name).to_owned(), text(&value.value))).collect()
}

/// A stretch of a text in the page and what it says. `text` is the page's own words unless a character reference or
/// a line end of Windows stands there.
pub(super) struct Words<'p> {
    pub text: std::borrow::Cow<'p, str>,
    pub source: Span,
}

/// The stretches of a text in the page, character references decoded.
pub(super) fn words<'p>(source: &'p str, span: Span) -> impl Iterator<Item = Words<'p>> {
    let mut at = span.start();
    std::iter::from_fn(move || {
        let rest = &source[at..span.end()];
        if rest.is_empty() {
            return None;
        }
        let start = at;
        let len = match rest.find('&') {
            Some(0) => reference(rest),
            Some(next) => next,
            None => rest.len(),
        };
        at += len;
        let raw = &source[start..at];
        let text = if raw.starts_with('&') { decoded(raw).into() } else { raw.into() };
        Some(Words { text, source: Span::new(start, at) })
    })
}

/// Length of the character reference that a text begins with; of the ampersand, if it is none.
fn reference(text: &str) -> usize {
    let body = text[1..].bytes().take(40).take_while(|b| b.is_ascii_alphanumeric() || *b == b'#').count();
    match text.as_bytes().get(1 + body) {
        Some(b';') => body + 2,
        _ => body + 1,
    }
}

fn decoded(raw: &str) -> String {
    let tokens = Tokenizer::new(raw).map(|Ok(token)| token);
    let strings = tokens.filter_map(|token| if let Token::String(s) = token { Some(text(&s.value)) } else { None });
    strings.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(source: &str) -> String {
        let page = Page::of(source);
        let mut open = Vec::new();
        let mut out = String::new();
        for item in &page.items {
            match item {
                Item::Open(element) => {
                    out += &format!("<{}>", element.name);
                    open.push(element.name.clone());
                }
                Item::Close => out += &format!("</{}>", open.pop().expect("balanced")),
                Item::Text(span) => out.extend(words(source, *span).map(|w| w.text.into_owned())),
            }
        }
        assert!(open.is_empty());
        out
    }

    #[test]
    fn elements_nest_properly() {
        assert_eq!(shown("<p>a<p>b<div>c</p></div>"), "<p>a</p><p>b</p><div>c</div>");
        assert_eq!(shown("<ul><li>a<li>b<ul><li>c</ul></ul>d"), "<ul><li>a</li><li>b<ul><li>c</li></ul></li></ul>d");
        assert_eq!(
            shown("<table><tr><td>a<td>b<tr><td>c</table>"),
            "<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>"
        );
        assert_eq!(shown("a<br>b</b><b>c"), "a<br></br>b<b>c</b>");
    }

    #[test]
    fn unseen_elements_go_with_their_content() {
        assert_eq!(shown("<script>a<b>c</script><p>d<svg><g>e</svg>f<noscript>g</noscript>"), "<p>df</p>");
        assert_eq!(Page::of("<title>A &amp; B</title>").title, "A & B");
    }

    #[test]
    fn references_are_decoded_one_by_one() {
        assert_eq!(shown("a&rsquo;b &amp c &nosuch; &#8212;&#x41; & d&"), "a’b & c &nosuch; —A & d&");
    }

    #[test]
    fn depth_is_bounded_and_texts_are_kept() {
        let deep = format!("{}x{}y", "<div>".repeat(1000), "</div>".repeat(1000));
        let page = Page::of(&deep);
        assert!(page.was_cut);
        assert_eq!(page.items.len(), 2 * DEEPEST + 2);
        assert!(matches!(page.items.last(), Some(Item::Text(_))));
    }
}
