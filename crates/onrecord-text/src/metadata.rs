//! What is known about a document besides its text: title, byline, outlet, address, language, date.
//!
//! Holds what was *given* (front matter, sidecar, page head, JSON fields, `--published`). Leaves out what can only
//! be worked out from the text: that is for the understanding, which must say how.

use jiff::civil::Date;

/// What came with a document. A field nobody gave is `None`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Metadata {
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, as given (`By` left out).
    pub byline: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its (canonical) address.
    pub url: Option<String>,
    /// Its language as a BCP 47 tag, as given.
    pub language: Option<String>,
    /// When it was published.
    pub published: Option<PublishedGiven>,
}

impl Metadata {
    /// The fields of `self`, and for those that are missing the fields of `other`.
    pub fn or(self, other: Metadata) -> Metadata {
        Metadata {
            title: self.title.or(other.title),
            byline: self.byline.or(other.byline),
            outlet: self.outlet.or(other.outlet),
            url: self.url.or(other.url),
            language: self.language.or(other.language),
            published: self.published.or(other.published),
        }
    }
}

/// The days on which a document may have been published, both included, and who says so.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PublishedGiven {
    /// First possible day.
    pub earliest: Date,
    /// Last possible day; the same as `earliest` when a full date was given.
    pub latest: Date,
    /// Where it was given.
    pub from: Provenance,
}

/// Where a piece of metadata was given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Provenance {
    /// By the user, for this run (`--published`).
    Argument,
    /// In a sidecar file (`NAME.meta.toml`).
    Sidecar,
    /// At the head of the text file.
    FrontMatter,
    /// In the head of the HTML page (meta tags, JSON-LD) or its `<time>` element.
    PageHead,
    /// In a field of the JSON record.
    Field,
}

impl Provenance {
    /// The name used in the record and in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Provenance::Argument => "argument",
            Provenance::Sidecar => "sidecar",
            Provenance::FrontMatter => "front_matter",
            Provenance::PageHead => "page_head",
            Provenance::Field => "field",
        }
    }
}
