//! Drops statements outside the article: bylines, bios, datelines and the site's own words attribute nothing.
//!
//! > By Anna Lind. Anna Lind writes about water for the Herald and can be reached at the address below.
//!
//! Titles and captions are read like the body.

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::Draft;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let outside = |kind| matches!(kind, RegionKind::Bio | RegionKind::Byline | RegionKind::Boilerplate);
    let regions: Vec<_> = reading.document.regions.iter().filter(|r| outside(r.kind)).collect();
    super::retain(drafts, |draft| {
        let span = reading.span(&draft.content[0]);
        !regions.iter().any(|r| r.span.contains(span))
    });
}
