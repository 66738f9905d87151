//! Ties what stands below a colon to the words before it.
//!
//! > The governor added: / “It was a dark day. We will not forget them.”
//!
//! Where a paragraph ends with a verb of saying, its subject and a colon, the next paragraph is what was said: a
//! quotation with all its paragraphs, the points of a list, or else that paragraph alone, which the layout sets apart
//! as a quotation. Drafts without a source that lie in it give way.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::{Line, is_quotation_mark};
use crate::statement::grammar::subject::subject;

/// Verbs of saying that a block follows, sorted.
const SAYING: &[&str] = &[
    "add", "announce", "answer", "ask", "conclude", "continue", "declare", "explain", "note", "post", "read", "recall",
    "reply", "report", "respond", "say", "state", "tell", "tweet", "warn", "write",
];
/// How sure the layout makes us.
const SCORE: f32 = 0.7;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let groups: Vec<_> = reading.segmented.sentences.chunk_by(|a, b| a.paragraph == b.paragraph).collect();
    for (place, group) in groups.iter().enumerate() {
        let paragraphs: Vec<Words> =
            groups[place + 1..].iter().take(30).map(|g| g[0].tokens.start..g[g.len() - 1].tokens.end).collect();
        let last = group[group.len() - 1].tokens.clone();
        let last_end = last.end;
        let Some((source, cue)) = attribution(reading, last).filter(|_| !paragraphs.is_empty()) else { continue };
        let content = block(reading, &paragraphs);
        let inside = |w: usize| content.iter().any(|p| p.contains(&w));
        let used = |d: &Draft| d.cue_words().any(|w| cue.contains(&w)) && !d.content_words().all(inside);
        let other = |d: &Draft| {
            !d.source.is_empty() && d.content_words().any(inside) && !d.cue_words().any(|w| cue.contains(&w))
        };
        if is_point(reading, &content[0]) {
            // "announced the following measures:": the points are the measures.
            let above = |d: &&mut Draft| used(d) && d.content.last().is_some_and(|p| p.end == last_end - 1);
            if let Some(draft) = drafts.iter_mut().find(above) {
                draft.content.extend(content);
                draft.note("block", "added the points below the colon to the content");
                continue;
            }
        }
        if drafts.iter().any(|d| used(d) || other(d)) {
            continue;
        }
        super::retain(drafts, |d| !d.content_words().any(inside));
        drafts.push(Draft {
            verbatim: !is_point(reading, &content[0]),
            ..Draft::by_rule(
                "block",
                SCORE,
                [vec![source], vec![cue], content],
                "took what stands below the colon as what was said",
            )
        });
    }
}

/// Subject and verb of saying at the end of a sentence that ends with a colon.
fn attribution(reading: &Reading, sentence: Words) -> Option<(Words, Words)> {
    if reading.word(sentence.end - 1) != ":" {
        return None;
    }
    let line = Line::new(reading, sentence);
    let says = |i: usize| SAYING.binary_search(&line.lemma(i)).is_ok();
    let verb = (0..line.len()).rev().filter(|&i| says(i)).find_map(|i| group(&line, i).filter(|g| !g.passive))?;
    let who = subject(&line, verb)?.words;
    Some((line.whole(who), line.whole(verb.start..verb.head + 1)))
}

/// The paragraphs that belong together below the colon.
fn block(reading: &Reading, paragraphs: &[Words]) -> Vec<Words> {
    let quoted = |p: &Words| is_quotation_mark(reading.word(p.start));
    let first = &paragraphs[0];
    if is_point(reading, first) {
        return paragraphs.iter().take_while(|p| is_point(reading, p)).cloned().collect();
    }
    let goes_on = |p: &&Words| {
        let span = reading.span(p);
        reading.quotations.iter().any(|q| q.continues && q.span.start() == span.start())
    };
    let rest = paragraphs[1..].iter().take_while(goes_on).filter(|_| quoted(first));
    [first].into_iter().chain(rest).cloned().collect()
}

/// Whether a paragraph is a point of a list.
fn is_point(reading: &Reading, paragraph: &Words) -> bool {
    let mark = reading.word(paragraph.start);
    let number = paragraph.len() > 2
        && mark.chars().all(|c| c.is_ascii_digit())
        && matches!(reading.word(paragraph.start + 1), "." | ")");
    number || matches!(mark, "-" | "–" | "•" | "*" | "·" | "—")
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::SAYING.is_sorted());
    }
}
