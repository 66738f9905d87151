//! Dates that came with the document: its metadata and its address.

use onrecord_text::{Document, Provenance, date_in_url};

use crate::findings::Published;

/// What the metadata say.
pub(super) fn metadata(document: &Document) -> Option<Published> {
    let given = document.metadata.published?;
    let how = match given.from {
        Provenance::Argument => "given with --published",
        Provenance::Sidecar => "given in the sidecar file",
        Provenance::FrontMatter => "given in the front matter",
        Provenance::PageHead => "given in the head of the page",
        Provenance::Field => "given in a field of the record",
    };
    Some(Published { earliest: given.earliest, latest: given.latest, how: how.to_owned(), evidence: Vec::new() })
}

/// The day in the address.
pub(super) fn address(document: &Document) -> Option<Published> {
    let url = document.metadata.url.as_deref()?;
    let day = date_in_url(url)?;
    Some(Published {
        earliest: day,
        latest: day,
        how: format!("the address has the date: {url}"),
        evidence: Vec::new(),
    })
}
