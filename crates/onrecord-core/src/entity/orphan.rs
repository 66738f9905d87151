//! Orphan quotations: without a source of their own, they are by whoever spoke last, in this paragraph or the one
//! before.

use super::source::{Answer, Reader};

/// Gives orphan quotations their speakers.
pub(super) fn resolve(reader: &Reader<'_, '_>, answers: &mut [Answer]) {
    let view = reader.view;
    for (number, statement) in view.input.statements.iter().enumerate() {
        let Some(content) = statement.content.first().map(|&span| view.words(span)).filter(|w| !w.is_empty()) else {
            continue;
        };
        if !statement.source.is_empty() || view.quotation(content.start) == 0 {
            continue;
        }
        let before = reader.spoken.partition_point(|s| s.words.start < content.start);
        let outside = |s: &&super::source::Spoken| view.quotation(s.words.start) == 0;
        let speaker = reader.spoken[..before].iter().rev().take(12).find(outside);
        let near = speaker.filter(|s| view.paragraph(s.words.start) + 1 >= view.paragraph(content.start));
        if let Some(speaker) = near {
            answers[number] = reader.answer(speaker.member, "orphan");
        }
    }
}
