//! Document in, findings out: the order in which the stages run.

use onrecord_text::{Document, RegionKind, Span};

use crate::findings::Findings;

/// Finds all that one document says. Pure: the same document gives the same findings everywhere.
pub fn understand(document: &Document) -> Findings {
    let segmented = document.segment();
    let region = |kind| document.regions.iter().find(|r| r.kind == kind).map(|r| r.span);
    Findings {
        title: region(RegionKind::Title),
        byline: region(RegionKind::Byline),
        sentences: segmented.sentences.iter().map(|s| s.span).collect::<Vec<Span>>(),
        ..Findings::default()
    }
}
