//! Extends a content to the end of the quotation that it begins in, closed or not.
//!
//! > “The dam is a fact,” the minister said. “It will stay. It will be paid for by those who drink from it.
//!
//! The model sees windows of a paragraph or so and may stop short. Words that another statement uses are never taken,
//! and only whole sentences of the same quotation are added.

use crate::reading::Reading;
use crate::statement::draft::Draft;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut claimed = super::claimed(reading, drafts);
    for draft in drafts.iter_mut().filter(|d| d.parent.is_none()) {
        for place in 0..draft.content.len() {
            let piece = draft.content[place].clone();
            let span = reading.span(&piece);
            let Some(quotation) = reading.quotations.iter().find(|q| q.level == 0 && q.span.contains(span)) else {
                continue;
            };
            let whole = reading.words(quotation.span);
            let rest = piece.end..whole.end;
            if rest.is_empty() || reading.sentence(piece.end - 1).tokens.contains(&rest.start) && rest.len() > 3 {
                continue;
            }
            if rest.clone().any(|w| claimed[w]) {
                continue;
            }
            claimed[rest].fill(true);
            draft.content[place].end = whole.end;
            draft.note("whole_quotation", "extended the content to the end of its quotation");
        }
    }
}
