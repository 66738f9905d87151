//! What a page says about itself: JSON-LD, OpenGraph and other meta tags, `<link rel=canonical>`, `<time>`, `<title>`.
//!
//! JSON-LD of an article comes first, because it is made for the purpose; then meta tags, then what is shown.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::{Map, Value};

use super::page::{Item, Page, words};
use crate::format::front_matter::json_value;
use crate::format::given::{published, without_by};
use crate::{Metadata, Problem, Provenance};

const TITLES: &[&str] = &["og:title", "twitter:title", "parsely-title", "dc.title", "title"];
const BYLINES: &[&str] = &[
    "author",
    "article:author",
    "parsely-author",
    "sailthru.author",
    "dc.creator",
    "byl",
    "citation_author",
    "twitter:creator",
];
const OUTLETS: &[&str] = &["og:site_name", "application-name", "dc.publisher", "citation_journal_title"];
const URLS: &[&str] = &["og:url", "parsely-link", "twitter:url"];
const DATES: &[&str] = &[
    "article:published_time",
    "og:article:published_time",
    "article:published",
    "parsely-pub-date",
    "sailthru.date",
    "datepublished",
    "date.issued",
    "dc.date.issued",
    "dcterms.date",
    "dc.date",
    "citation_publication_date",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "date",
];

/// What the page says about itself; dates that cannot be read become problems.
pub(super) fn metadata(page: &Page, problems: &mut Vec<Problem>) -> Metadata {
    let linked = page.json_ld.iter().find_map(|text| article(&serde_json::from_str(text).ok()?, 0)).unwrap_or_default();
    let tags = Tags::of(page);
    let field = |name: &str| linked.get(name).and_then(json_value).map(|v| unescaped(&v)).filter(|v| !v.is_empty());
    let outlet = tags.first(OUTLETS).or_else(|| field("publisher"));
    let shown = Some(squeezed(&page.title)).filter(|t| !t.is_empty());
    let title = field("headline")
        .or_else(|| tags.first(TITLES).map(|t| without_outlet(t, outlet.as_deref())))
        .or_else(|| shown.map(|t| without_outlet(t, outlet.as_deref())));
    let address = |url: &String| url.starts_with("http://") || url.starts_with("https://");
    let byline =
        field("author").or_else(|| tags.first(BYLINES)).filter(|name| !address(name) && !name.starts_with('@'));
    let date = field("datePublished").or_else(|| tags.first(DATES)).or_else(|| tags.time());
    Metadata {
        title,
        byline: byline.map(without_by),
        url: tags.canonical.clone().or_else(|| tags.first(URLS)).or_else(|| field("url")).filter(address),
        language: tags.language.clone().or_else(|| field("inLanguage")),
        published: date.and_then(|date| published(&date, Provenance::PageHead, problems)),
        outlet,
    }
}

/// The names in a byline that the page shows; `None` when it holds anything else.
pub(super) fn byline(shown: &str) -> Option<String> {
    let names = without_by(squeezed(shown));
    let mut words = names.split(' ');
    let is_name = |word: &str| word.starts_with(char::is_uppercase) || matches!(word, "and" | "de" | "van" | "von");
    (names.contains(' ') && words.clone().count() <= 12 && words.all(is_name)).then_some(names)
}

/// The title as its heading shows it, where the title only adds the site's name behind a dash or bar.
pub(super) fn title_as_shown(page: &Page, heading: usize, title: &str) -> String {
    let shown = squeezed(&content(page, heading));
    let added = title.strip_prefix(&shown).map(str::trim_start).filter(|rest| shown.contains(' ') && !rest.is_empty());
    let is_site = added.is_some_and(|rest| rest.starts_with(['|', '-', '–', '—', '›', '»', '·']));
    if is_site { shown } else { title.to_owned() }
}

/// The object that describes an article: of a type such as `NewsArticle`, in a list, or in a `@graph`.
fn article(value: &Value, depth: usize) -> Option<Map<String, Value>> {
    match value {
        _ if depth > 4 => None,
        Value::Array(items) => items.iter().find_map(|item| article(item, depth + 1)),
        Value::Object(object) => {
            let is_article =
                |kind: &Value| kind.as_str().is_some_and(|k| k.ends_with("Article") || k.ends_with("Posting"));
            let found = match object.get("@type") {
                Some(Value::Array(kinds)) => kinds.iter().any(is_article),
                Some(kind) => is_article(kind),
                None => false,
            };
            if found { Some(object.clone()) } else { article(object.get("@graph")?, depth + 1) }
        }
        _ => None,
    }
}

/// What the tags of a page say.
#[derive(Default)]
struct Tags {
    meta: BTreeMap<String, String>,
    canonical: Option<String>,
    language: Option<String>,
    /// Where the page marks a time as that of publication.
    marked: Option<String>,
    /// The days of all `<time>` elements.
    days: BTreeSet<String>,
}

impl Tags {
    fn of(page: &Page) -> Tags {
        let mut tags = Tags::default();
        let elements =
            page.items.iter().filter_map(|item| if let Item::Open(element) = item { Some(element) } else { None });
        for element in elements {
            let attribute = |name: &str| element.attribute(name).map(str::trim).filter(|value| !value.is_empty());
            match element.name.as_str() {
                "html" => tags.language = tags.language.or(attribute("lang").map(str::to_owned)),
                "meta" => {
                    let name = attribute("property").or(attribute("name")).or(attribute("itemprop"));
                    if let (Some(name), Some(content)) = (name, attribute("content")) {
                        tags.meta.entry(name.to_lowercase()).or_insert_with(|| unescaped(content));
                    }
                }
                "link" if attribute("rel").is_some_and(|rel| rel.eq_ignore_ascii_case("canonical")) => {
                    tags.canonical = tags.canonical.or(attribute("href").map(str::to_owned));
                }
                _ if attribute("itemprop").is_some_and(|prop| prop.contains("datePublished"))
                    || element.name == "time" && element.attribute("pubdate").is_some() =>
                {
                    tags.marked = tags.marked.or(attribute("datetime").or(attribute("content")).map(str::to_owned));
                }
                "time" => tags.days.extend(attribute("datetime").and_then(|time| time.get(..10)).map(str::to_owned)),
                _ => {}
            }
        }
        tags
    }

    /// The time that the page marks as that of publication, or the only day that its `<time>` elements name.
    fn time(&self) -> Option<String> {
        let only = self.days.first().filter(|_| self.days.len() == 1);
        self.marked.as_ref().or(only).cloned()
    }

    fn first(&self, names: &[&str]) -> Option<String> {
        names
            .iter()
            .find_map(|name| self.meta.get(*name))
            .map(|value| squeezed(value))
            .filter(|value| !value.is_empty())
    }
}

/// A title without the name of the site behind it (`Talks go on | Daily Courier`).
fn without_outlet(title: String, outlet: Option<&str>) -> String {
    let cut = [" | ", " - ", " – ", " — ", " :: ", " » "]
        .iter()
        .filter_map(|mark| title.rfind(mark).map(|i| (i, mark.len())));
    let Some((at, len)) = cut.max() else { return title };
    let (head, tail) = (&title[..at], &title[at + len..]);
    let is_outlet = outlet.is_some_and(|outlet| outlet.eq_ignore_ascii_case(tail.trim()));
    let seems_outlet = title[at..].starts_with(" | ") || tail.split_whitespace().count() <= 3;
    let enough = head.split_whitespace().count() >= 3;
    if is_outlet || outlet.is_none() && seems_outlet && enough { head.trim_end().to_owned() } else { title }
}

/// The first heading that says what the title says, by its place among the items; without a title, the first `<h1>`.
pub(super) fn title_element(page: &Page, title: Option<&str>) -> Option<usize> {
    let wanted = title.map(letters).filter(|title| !title.is_empty());
    for level in ["h1", "h2"] {
        for (i, item) in page.items.iter().enumerate() {
            let Item::Open(element) = item else { continue };
            if element.name != level {
                continue;
            }
            let heading = letters(&content(page, i));
            let says_it = match &wanted {
                Some(title) => {
                    heading == *title || heading.len() > 20 && (title.contains(&heading) || heading.contains(title))
                }
                None => level == "h1",
            };
            if says_it && !heading.is_empty() && heading.len() <= 300 {
                return Some(i);
            }
        }
    }
    None
}

/// The words inside the element at a place among the items; of a very long element, its beginning.
fn content(page: &Page, place: usize) -> String {
    let mut depth = 0;
    let mut out = String::new();
    for item in &page.items[place..] {
        match item {
            Item::Open(_) => depth += 1,
            Item::Close => depth -= 1,
            Item::Text(span) => out.extend(words(page.source, *span).map(|w| w.text.into_owned())),
        }
        if depth == 0 || out.len() > 2000 {
            break;
        }
    }
    out
}

/// Letters and digits in lower case, to compare what differs in marks and blanks.
fn letters(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Text in which character references were written twice over.
fn unescaped(text: &str) -> String {
    let whole = crate::Span::new(0, text.len());
    squeezed(&words(text, whole).map(|w| w.text.into_owned()).collect::<String>())
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_site_s_name_is_no_part_of_the_title() {
        let cut = |title: &str, outlet| without_outlet(title.to_owned(), outlet);
        assert_eq!(cut("Talks - and more - Daily", Some("daily")), "Talks - and more");
        assert_eq!(cut("Talks - and more", Some("Daily")), "Talks - and more");
        assert_eq!(cut("Talks go on | Daily Courier of Geneva", None), "Talks go on");
        assert_eq!(cut("Talks – Daily", None), "Talks – Daily");
    }

    #[test]
    fn the_title_s_heading_is_found() {
        let page = Page::of("<h1>Daily</h1><h1>Talks <em>go</em> on</h1><h2>More</h2>");
        assert_eq!(title_element(&page, Some("Talks go on")), Some(3));
        assert_eq!(title_element(&page, Some("Other")), None);
        assert_eq!(title_element(&page, None), Some(0));
        assert_eq!(title_as_shown(&page, 3, "Talks go on – On the Edge of Town"), "Talks go on");
        assert_eq!(title_as_shown(&page, 3, "Talks go on: who is there"), "Talks go on: who is there");
    }

    #[test]
    fn a_shown_byline_holds_names_only() {
        assert_eq!(byline("By Ann Lee and Bo Ito").as_deref(), Some("Ann Lee and Bo Ito"));
        for other in ["By", "Posted on", "Ann", "Ann Lee · 3 min"] {
            assert_eq!(byline(other), None, "{other}");
        }
    }
}
