//! What reads: one of the two models whose weights are built into the program, and the rules around it.

use std::sync::OnceLock;

use onrecord_core::contract::{self, SCHEMA};
use onrecord_core::{Findings, understand};
use onrecord_model::{Model, ModelError, ReaderKind, Weights};
use onrecord_text::{
    CodePoints, Document, DocumentId, Format, Metadata, Provenance, PublishedGiven, Region, RegionKind,
};

use crate::error::Error;

const WEIGHTS: &[u8] = include_bytes!("../../../models/reader.safetensors");

/// A loaded model; shared by all threads.
#[derive(Clone, Copy)]
pub struct Reader {
    model: &'static Model<'static>,
}

impl Reader {
    /// Loads a model, once for the whole program.
    pub fn load(kind: ReaderKind) -> Result<Reader, Error> {
        static MODELS: [OnceLock<Model>; ReaderKind::ALL.len()] = [const { OnceLock::new() }; ReaderKind::ALL.len()];
        let slot = &MODELS[kind as usize];
        if let Some(model) = slot.get() {
            return Ok(Reader { model });
        }
        let model = Model::read_weights(WEIGHTS, kind).map_err(|problem| broken(&problem))?;
        Ok(Reader { model: slot.get_or_init(|| model) })
    }

    /// Finds all that one document says. Depends on nothing but the document.
    pub fn understand(self, document: &Document) -> Findings {
        understand(document, self.model)
    }

    /// One document as the contract states it.
    pub fn contract(self, document: &Document) -> contract::Document {
        contract::Document::of(document, &self.understand(document))
    }

    /// The model itself.
    pub fn model(self) -> &'static Model<'static> {
        self.model
    }

    /// Changes whenever the same document might give other findings; files that another reader read are read again.
    pub fn fingerprint(self) -> String {
        format!("onrecord {} · {SCHEMA} · {}", env!("CARGO_PKG_VERSION"), self.model.version())
    }
}

/// What `onrecord --version` prints.
pub fn versions() -> Result<String, Error> {
    let weights = Weights::read(WEIGHTS).map_err(|problem| broken(&problem))?;
    let kinds = ReaderKind::ALL.map(ReaderKind::as_str).join(", ");
    let model = weights.config().version();
    Ok(format!("onrecord {}\ncontract {SCHEMA}\nmodel {model} ({kinds})", env!("CARGO_PKG_VERSION")))
}

fn broken(problem: &ModelError) -> Error {
    Error::new(format!("the model built into this program: {problem}")).hint("build it again")
}

/// The document that was understood, as far as the contract tells: its text, regions and metadata.
pub fn stored(document: &contract::Document) -> Document {
    let points = CodePoints::new(&document.text);
    let kind = |name: &str| REGION_KINDS.into_iter().find(|kind| kind.as_str() == name);
    let region = |region: &contract::Region| {
        Some(Region { span: points.span(region.start, region.end)?, kind: kind(&region.kind)? })
    };
    let contract::Metadata { title, byline, outlet, url } = document.metadata.clone();
    let language = Some(document.language.clone());
    let metadata = Metadata { title, byline, outlet, url, language, published: published(document) };
    Document {
        path: document.path.clone(),
        id: DocumentId::of(&document.text, &metadata),
        text: document.text.clone(),
        regions: document.regions.iter().filter_map(region).collect(),
        metadata,
        page: None,
        problems: Vec::new(),
        format: Format::Plain,
    }
}

/// The day of publication, where it does not come from the text.
fn published(document: &contract::Document) -> Option<PublishedGiven> {
    let published = document.published.as_ref().filter(|published| published.evidence.is_empty())?;
    let day = |text: &str| text.parse().ok();
    Some(PublishedGiven {
        earliest: day(&published.earliest)?,
        latest: day(&published.latest)?,
        from: Provenance::Sidecar,
    })
}

const REGION_KINDS: [RegionKind; 8] = [
    RegionKind::Title,
    RegionKind::Byline,
    RegionKind::DateLine,
    RegionKind::Caption,
    RegionKind::Bio,
    RegionKind::Boilerplate,
    RegionKind::Markup,
    RegionKind::FrontMatter,
];
