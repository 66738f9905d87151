//! Which texts of a page are the article.
//!
//! The choice is made by dom_smoothie, a port of Mozilla's Readability. It is given a copy of the page in which every
//! text begins with a mark of its own, a private character; the marks that come back tell which texts were chosen. So
//! nothing has to be found again, and the words stay as they are in the page.

use std::collections::HashSet;

use dom_smoothie::{Config, Readability};

use super::page::{Item, Page, words};

/// Texts of the page that were chosen, by their place among its items.
pub(super) type Chosen = HashSet<usize>;

/// Largest page that is given away to be judged, in bytes and in elements: the judging takes time that grows faster
/// than the page, about a second for so many elements.
const LARGEST: usize = 4 << 20;
const MOST_ELEMENTS: usize = 20_000;
/// The private characters of planes 15 and 16.
const MARKS: [std::ops::RangeInclusive<u32>; 2] = [0xF_0000..=0xF_FFFD, 0x10_0000..=0x10_FFFD];

/// The article's texts, and the byline that stood among them and was left out; `None` when none stands out, or the page
/// is too large to be judged.
pub(super) fn choose(page: &Page) -> Option<(Chosen, Option<String>)> {
    let (copy, marked) = marked_copy(page)?;
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::new(copy, None, Some(config)).ok()?.parse().ok()?;
    let chosen: Chosen = article.text_content.chars().filter_map(|c| marked.get(place(c)?).copied()).collect();
    let byline = article.byline.map(|byline| byline.chars().filter(|&c| place(c).is_none()).collect());
    (!chosen.is_empty()).then_some((chosen, byline))
}

/// All texts but those of navigation and the like; if there are only such, all.
pub(super) fn everything(page: &Page) -> Chosen {
    let mut open: Vec<bool> = Vec::new();
    let mut within_aside = 0;
    let mut chosen = Chosen::new();
    let mut others = Chosen::new();
    for (i, item) in page.items.iter().enumerate() {
        match item {
            Item::Open(element) => {
                let is_aside = matches!(element.name.as_str(), "nav" | "footer" | "aside" | "form" | "button" | "head");
                within_aside += usize::from(is_aside);
                open.push(is_aside);
            }
            Item::Close => within_aside -= usize::from(open.pop().unwrap_or(false)),
            Item::Text(span) if span.of(page.source).trim().is_empty() => {}
            Item::Text(_) if within_aside == 0 => _ = chosen.insert(i),
            Item::Text(_) => _ = others.insert(i),
        }
    }
    if chosen.is_empty() { others } else { chosen }
}

/// The page written out again with a mark before every text, and the items that the marks stand for.
fn marked_copy(page: &Page) -> Option<(String, Vec<usize>)> {
    let mut copy = String::from("<!doctype html>");
    let mut marked = Vec::new();
    let mut open = Vec::new();
    if page.items.iter().filter(|item| matches!(item, Item::Open(_))).count() > MOST_ELEMENTS {
        return None;
    }
    for (i, item) in page.items.iter().enumerate() {
        match item {
            Item::Open(element) => {
                copy.push('<');
                copy.push_str(&element.name);
                for (name, value) in &element.attributes {
                    copy.push_str(&format!(" {name}=\""));
                    escape(value, &mut copy);
                    copy.push('"');
                }
                copy.push('>');
                open.push(&element.name);
            }
            Item::Close => copy.push_str(&format!("</{}>", open.pop().map_or("", |name| name))),
            Item::Text(span) => {
                if !span.of(page.source).trim().is_empty() {
                    copy.push(mark(marked.len())?);
                    marked.push(i);
                }
                words(page.source, *span).for_each(|words| escape(&words.text, &mut copy));
            }
        }
        if copy.len() > LARGEST {
            return None;
        }
    }
    Some((copy, marked))
}

fn escape(text: &str, out: &mut String) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '"' => out.push_str("&quot;"),
            c if place(c).is_some() => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
}

/// The mark with this number.
fn mark(number: usize) -> Option<char> {
    let mut marks = MARKS.into_iter().flatten();
    marks.nth(number).and_then(char::from_u32)
}

/// The number of a mark.
fn place(c: char) -> Option<usize> {
    let c = u32::from(c);
    let [first, second] = MARKS;
    let from_first = |at: u32| (at - first.start()) as usize;
    if first.contains(&c) {
        Some(from_first(c))
    } else {
        second.contains(&c).then(|| (c - second.start()) as usize + from_first(*first.end()) + 1)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_numbered() {
        for number in [0, 1, 65_533, 65_534, 131_067] {
            assert_eq!(mark(number).and_then(place), Some(number));
        }
        assert_eq!(mark(131_068), None);
        assert_eq!(place('a'), None);
    }

    #[test]
    fn the_copy_says_what_the_page_says() {
        let page = Page::of("<p class='a\"b'>1 &lt; 2 &amp; <b>3</b> </p>");
        let (copy, marked) = marked_copy(&page).unwrap();
        assert_eq!(copy, "<!doctype html><p class=\"a&quot;b\">\u{f0000}1 &lt; 2 &amp; <b>\u{f0001}3</b> </p>");
        assert_eq!(marked, [1, 3]);
    }
}
