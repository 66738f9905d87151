//! Exports as JSON Lines: documents as the contract has them; anything else with the document it is from.

use onrecord_core::contract::{Document, Published};
use serde::Serialize;

use super::{What, speaker};
use crate::error::Error;
use crate::output::data::Data;

/// Something in a document.
#[derive(Serialize)]
struct In<'d, T> {
    document: &'d str,
    path: &'d str,
    title: Option<&'d str>,
    outlet: Option<&'d str>,
    published: Option<&'d Published>,
    /// The statement's source by name.
    #[serde(skip_serializing_if = "Option::is_none")]
    speaker: Option<String>,
    #[serde(flatten)]
    item: &'d T,
}

impl<'d, T> In<'d, T> {
    fn of(document: &'d Document, item: &'d T) -> In<'d, T> {
        In {
            document: &document.id,
            path: &document.path,
            title: document.headline(),
            outlet: document.outlet.as_deref(),
            published: document.published.as_ref(),
            speaker: None,
            item,
        }
    }
}

/// Writes the lines of one document, and gives their number.
pub fn lines(out: &mut Data, document: &Document, what: What) -> Result<usize, Error> {
    match what {
        What::Documents => out.json_line(document).map(|()| 1),
        What::Statements => {
            for statement in &document.statements {
                out.json_line(&In { speaker: speaker(document, statement), ..In::of(document, statement) })?;
            }
            Ok(document.statements.len())
        }
        What::Figures => each(out, document, &document.figures),
        What::Events => each(out, document, &document.events),
        What::Forecasts => each(out, document, &document.forecasts),
        What::Entities => each(out, document, &document.entities),
    }
}

fn each<T: Serialize>(out: &mut Data, document: &Document, items: &[T]) -> Result<usize, Error> {
    items.iter().try_for_each(|item| out.json_line(&In::of(document, item)))?;
    Ok(items.len())
}
