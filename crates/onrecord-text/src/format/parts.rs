//! What every format reader gives: the parts of a document to be.

use crate::{Metadata, PageMap, Problem, Region};

/// Text, metadata and regions as one format reader found them.
#[derive(Debug, Default)]
pub(crate) struct Parts {
    pub text: String,
    pub metadata: Metadata,
    pub regions: Vec<Region>,
    pub page: Option<PageMap>,
    pub problems: Vec<Problem>,
}
