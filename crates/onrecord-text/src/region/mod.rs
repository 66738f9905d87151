//! Regions of a text that are not the article's body, one rule a file.
//!
//! Takes a text and what its format already said (front matter, a page's `<figcaption>`), and adds titles, bylines,
//! datelines, captions, bios and boilerplate. The rules prefer missing a region to marking words of the body: what is
//! inside a region is treated differently later. Only whole paragraphs are marked, but for a dateline, which is the
//! beginning of one.

mod bio;
mod boilerplate;
mod byline;
mod caption;
mod dateline;
mod title;

use std::cmp::Reverse;

use crate::sentence::LineBreaks;
use crate::{Metadata, Region, RegionKind, Span};

/// How many paragraphs count as the head of an article, and how many as its tail.
const HEAD: usize = 10;
const TAIL: usize = 6;

/// A paragraph without blanks and markup at its edges.
struct Paragraph {
    span: Span,
    kind: Option<RegionKind>,
}

/// Adds the regions that the rules find, and puts all regions in order: by start, the longer first.
pub(crate) fn mark(text: &str, metadata: &Metadata, regions: &mut Vec<Region>) {
    regions.sort_by_key(|r| (r.span.start(), Reverse(r.span.end())));
    let mut paragraphs = paragraphs(text, regions);
    let given: Vec<bool> = paragraphs.iter().map(|p| p.kind.is_some()).collect();
    let count = paragraphs.len();
    for (i, paragraph) in paragraphs.iter_mut().enumerate().filter(|(_, p)| p.kind.is_none()) {
        let at_edge = i < HEAD || count - i <= TAIL;
        paragraph.kind = kind(paragraph.span.of(text), metadata, at_edge);
    }
    title::mark(text, metadata.title.as_deref(), &mut paragraphs);
    bio::mark(text, metadata.byline.as_deref(), &mut paragraphs);
    let found = paragraphs.iter().zip(given).filter(|(_, given)| !given);
    regions.extend(found.filter_map(|(p, _)| Some(Region { span: p.span, kind: p.kind? })));
    let body = paragraphs.iter().take(HEAD).filter(|p| p.kind.is_none());
    let line = body.filter_map(|p| dateline::prefix(text, p.span)).next();
    regions.extend(line.map(|span| Region { span, kind: RegionKind::DateLine }));
    regions.sort_by_key(|r| (r.span.start(), Reverse(r.span.end())));
}

/// What a paragraph is by its own words.
fn kind(words: &str, metadata: &Metadata, at_edge: bool) -> Option<RegionKind> {
    if boilerplate::matches(words) {
        Some(RegionKind::Boilerplate)
    } else if at_edge && byline::matches(words, metadata.byline.as_deref()) {
        Some(RegionKind::Byline)
    } else if caption::matches(words) {
        Some(RegionKind::Caption)
    } else if at_edge && (dateline::is_date_alone(words) || dateline::is_credit_and_date(words)) {
        Some(RegionKind::DateLine)
    } else {
        None
    }
}

/// The paragraphs of a text, as the sentence splitter sees them: lines, or in hard-wrapped text what blank lines part.
/// Those inside a region that is already known have its kind.
fn paragraphs(text: &str, regions: &[Region]) -> Vec<Paragraph> {
    let start = regions.first().filter(|r| r.kind == RegionKind::FrontMatter).map_or(0, |r| r.span.end());
    let known: Vec<Region> = regions.iter().copied().filter(|r| r.kind.is_read()).collect();
    let markup: Vec<Span> = regions.iter().filter(|r| r.kind == RegionKind::Markup).map(|r| r.span).collect();
    let mut out: Vec<Paragraph> = Vec::new();
    for span in stretches(text, start) {
        let span = without_markup(text, span, &markup);
        if span.is_empty() {
            continue;
        }
        let next = known.partition_point(|r| r.span.end() <= span.start());
        let kind = known.get(next).filter(|r| r.span.overlaps(span)).map(|r| r.kind);
        out.push(Paragraph { span, kind });
    }
    out
}

/// Lines, or runs of lines where the text is hard-wrapped, trimmed; none is empty.
fn stretches(text: &str, start: usize) -> Vec<Span> {
    let wrapped = LineBreaks::of(&text[start..]).hard_wrapped;
    let mut out: Vec<Span> = Vec::new();
    let mut open = false;
    let mut at = start;
    for line in text[start..].split_inclusive(['\n', '\r', '\u{2029}']) {
        let span = Span::new(at, at + line.len()).trimmed(text, char::is_whitespace);
        at += line.len();
        match out.last_mut() {
            _ if span.is_empty() => open = open && line == "\n" && text[..at - 1].ends_with('\r'),
            Some(last) if open && wrapped => *last = last.cover(span),
            _ => {
                out.push(span);
                open = true;
            }
        }
    }
    out
}

fn without_markup(text: &str, span: Span, markup: &[Span]) -> Span {
    let (mut start, mut end) = (span.start(), span.end());
    let first = markup.partition_point(|m| m.end() <= start);
    for mark in &markup[first..] {
        if mark.start() > start || start >= end {
            break;
        }
        start = start.max(mark.end());
        start += text[start.min(end)..end].len() - text[start.min(end)..end].trim_start().len();
    }
    let after = markup.partition_point(|m| m.start() < end);
    for mark in markup[..after].iter().rev() {
        if mark.end() < end || end <= start {
            break;
        }
        end = end.min(mark.start()).max(start.min(end));
        end = start.min(end) + text[start.min(end)..end].trim_end().len();
    }
    if start < end { Span::new(start, end) } else { Span::new(span.start(), span.start()) }
}

/// Words in lower case without marks, to compare what differs only in looks.
fn plain(words: &str) -> String {
    let lower = words.to_lowercase();
    let parts = lower.split(|c: char| !c.is_alphanumeric()).filter(|part| !part.is_empty());
    parts.collect::<Vec<_>>().join(" ")
}

/// Whether a text begins with a phrase, without regard to case; the phrase ends where a word ends.
fn begins(words: &str, phrase: &str) -> bool {
    let mut rest = words.chars();
    phrase.chars().all(|p| rest.next().is_some_and(|c| c.to_lowercase().eq(p.to_lowercase())))
        && !(phrase.ends_with(char::is_alphanumeric) && rest.next().is_some_and(char::is_alphanumeric))
}

fn is_capitalised(word: &str) -> bool {
    word.chars().find(|c| c.is_alphanumeric()).is_some_and(char::is_uppercase)
}

#[cfg(test)]
mod tests {
    use crate::{ReadOptions, read};

    fn regions(path: &str, text: &str) -> Vec<(&'static str, String)> {
        let document = read(path, text.as_bytes(), &ReadOptions::default()).remove(0).unwrap();
        let shown = document.regions.iter().filter(|r| r.kind.is_read());
        shown.map(|r| (r.kind.as_str(), r.span.of(text).to_owned())).collect()
    }

    fn expect(path: &str, text: &str, expected: &[(&str, &str)]) {
        let expected: Vec<(&str, String)> = expected.iter().map(|&(k, w)| (k, w.to_owned())).collect();
        assert_eq!(regions(path, text), expected);
    }

    #[test]
    fn an_article_with_everything() {
        let text = "Ministers Agree to Meet Again in June\n\nBy Ann Lee and Bo Ito | Daily Courier\nMay 15, 2024\n\n\
                    Delegates leave the hall. (C. Roe / Pool via Courier Pictures)\n\n\
                    GENEVA, May 15 (Courier) — The ministers said on Wednesday that they would meet again.\n\n\
                    Ministers Agree to Meet Again in June\n\nAdvertisement\n\nNobody set a date, “and nobody will,” one \
                    of them said.\n\nAnn Lee is a correspondent in Geneva. She can be reached at ann@example.org.\n\n\
                    © 2024 Daily Courier. All rights reserved.";
        expect(
            "a.txt",
            text,
            &[
                ("title", "Ministers Agree to Meet Again in June"),
                ("byline", "By Ann Lee and Bo Ito | Daily Courier"),
                ("dateline", "May 15, 2024"),
                ("caption", "Delegates leave the hall. (C. Roe / Pool via Courier Pictures)"),
                ("dateline", "GENEVA, May 15 (Courier) —"),
                ("title", "Ministers Agree to Meet Again in June"),
                ("boilerplate", "Advertisement"),
                ("bio", "Ann Lee is a correspondent in Geneva. She can be reached at ann@example.org."),
                ("boilerplate", "© 2024 Daily Courier. All rights reserved."),
            ],
        );
    }

    #[test]
    fn a_fragment_has_no_regions() {
        let text = "The ministry has not said when the talks resume, but it has hinted at June.\nIn a sign of haste, the \
                    envoy flew to Geneva on Tuesday.\n“We are late,” he said.";
        expect("a.txt", text, &[]);
    }

    #[test]
    fn the_given_title_is_found_and_another_headline_too() {
        let given = "---\ntitle: Talks End.\n---\nTalks end.\n\nThe envoys left Geneva. Nobody smiled.";
        expect("a.txt", given, &[("title", "Talks end.")]);
        let other = "---\ntitle: Short\n---\nTalks End in Geneva\n\nThe envoys left the city. Nobody smiled.";
        expect("a.txt", other, &[("title", "Talks End in Geneva")]);
    }

    #[test]
    fn markdown_markup_stays_outside() {
        let text =
            "# Talks **resume** at last\n\n**By Ann Lee**\n\n*Delegates at the gate. (Pool via Courier)*\n\nThey met.";
        expect(
            "a.md",
            text,
            &[
                ("title", "Talks **resume** at last"),
                ("byline", "By Ann Lee"),
                ("caption", "Delegates at the gate. (Pool via Courier)"),
            ],
        );
    }

    #[test]
    fn hard_wrapped_paragraphs_are_one() {
        let text = "The delegations that had been waiting in the capital\nfor three days left on Tuesday without a word \
                    to\nthe reporters who had come from all over the world\nto hear what they had to say.\n\nAnn Lee is the \
                    Courier’s correspondent in the capital\nand the author of two books.\n";
        expect(
            "a.txt",
            text,
            &[("bio", "Ann Lee is the Courier’s correspondent in the capital\nand the author of two books.")],
        );
    }
}
