//! The forecasts of a record with all that judging them needs: their questions, who is who, what was ruled.

use std::collections::BTreeMap;

use onrecord_core::contract::Entity;
use onrecord_core::lexicon::likelihood::Scale;
use onrecord_record::{Act, DocumentFilter, Record, RecordError, Resolved, Review, key};
use onrecord_relate::claim::{Given, Told};
use onrecord_relate::forecast::tally::Judged;
use onrecord_relate::forecast::{Foretold, Outcome, Questions, foretold};

use crate::asked::Asked;
use crate::identity::World;
use crate::related::{lineage, told_in};

/// Forecasts of all current documents.
pub struct Gathered {
    /// The forecasts, by question.
    pub questions: Questions,
    /// What counts for those that were resolved, by id.
    resolved: BTreeMap<String, Resolved>,
    /// The reviews that resolve, by id.
    reviews: BTreeMap<String, Review>,
    /// The last day on which anything in the record can have been published: what "now" is for a record.
    pub last_day: Option<String>,
}

impl Gathered {
    /// Those of a record, with bands by a scale.
    pub fn of(record: &Record, scale: Scale) -> Result<Gathered, RecordError> {
        let names = names(&World::of(record)?);
        let groups = record.lineage_groups()?;
        let (mut all, mut last_day) = (Vec::new(), None);
        record.each_document(&DocumentFilter::default(), |document| {
            let group = lineage(&document.id, &groups);
            let known_as = |entity: &Entity| key(&entity.name);
            let given = Given { document: &document, lineage: &group, key: &known_as };
            let identify = |entity: &Entity| {
                let known = names.get(&(document.id.clone(), entity.id.clone())).cloned();
                known.unwrap_or_else(|| (key(&entity.name), entity.name.clone()))
            };
            all.extend(foretold(&given, &identify, scale));
            last_day = last_day.take().max(document.published.map(|published| published.latest));
            Ok::<(), RecordError>(())
        })?;
        let reviews = record.reviews()?.into_iter().filter(|review| matches!(review.act, Act::Resolve(..)));
        Ok(Gathered {
            questions: Questions::of(all),
            resolved: record.resolved()?,
            reviews: reviews.map(|review| (review.id.clone(), review)).collect(),
            last_day,
        })
    }

    /// The forecast of a place.
    pub fn foretold(&self, place: usize) -> &Foretold {
        &self.questions.foretold[place]
    }

    /// What a person ruled on a forecast, with the review.
    pub fn ruling(&self, place: usize) -> Option<(Outcome, &Review)> {
        let resolved = self.resolved.get(self.foretold(place).id())?;
        Some((resolved.outcome, self.reviews.get(&resolved.review)?))
    }

    /// Whether nobody ruled on it, although the record goes on after its horizon.
    pub fn is_due(&self, place: usize) -> bool {
        let over =
            self.foretold(place).horizon().latest.zip(self.last_day.as_ref()).is_some_and(|(end, last)| end < *last);
        over && self.ruling(place).is_none()
    }

    /// Every forecast as judged.
    pub fn judged(&self) -> Vec<Judged> {
        let places = 0..self.questions.foretold.len();
        let outcome = |place| self.ruling(place).map(|(outcome, _)| outcome);
        places.map(|place| self.foretold(place).judged(place, self.questions.question(place), outcome(place))).collect()
    }

    /// Whether a forecast is asked for: who makes it, when, and a word in its sentence.
    pub fn is_asked(&self, asked: &Asked, place: usize) -> bool {
        let Foretold { told, by, .. } = self.foretold(place);
        asked.takes(told, by.name())
    }
}

/// Everything that the current documents of a record tell, in its own order.
pub fn told(record: &Record) -> Result<Vec<Told>, RecordError> {
    let groups = record.lineage_groups()?;
    let mut told = Vec::new();
    record.each_document(&DocumentFilter::default(), |document| {
        let group = lineage(&document.id, &groups);
        told.extend(told_in(&document, &group));
        Ok::<(), RecordError>(())
    })?;
    told.sort_by(Told::order);
    Ok(told)
}

/// Key and name of whoever an entity of a document is.
fn names(world: &World) -> BTreeMap<(String, String), (String, String)> {
    let mut out = BTreeMap::new();
    for somebody in &world.all {
        let identity = somebody.id.clone().unwrap_or_else(|| key(&somebody.name));
        for (document, entity) in somebody.entities() {
            let place = (document.to_owned(), entity.to_owned());
            out.insert(place, (identity.clone(), somebody.name.clone()));
        }
    }
    out
}
