//! The scores of a record's forecasts: by group, beside base rate and others, and how well what was said is calibrated.

use std::collections::BTreeMap;

use clap::ValueEnum;
use onrecord_core::lexicon::likelihood::Scale;
use onrecord_relate::forecast::Forecaster;
use onrecord_relate::forecast::calibration::{Bin, bins};
use onrecord_relate::forecast::comparison::{BaseRate, Paired, paired};
use onrecord_relate::forecast::tally::{Judged, Tally, distinct};
use serde::Serialize;

use super::gathered::Gathered;
use super::scale;

/// By what forecasts are grouped.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum By {
    /// Who makes them; those without a name together
    Source,
    /// The publisher in which they stand
    Outlet,
    /// What sort of source makes them
    Kind,
}

impl By {
    /// The group of a forecast.
    fn group(self, gathered: &Gathered, place: usize) -> String {
        let foretold = gathered.foretold(place);
        match (self, &foretold.by) {
            (By::Source, Forecaster::Named { name, .. }) => name.clone(),
            (By::Source, Forecaster::Unnamed(_)) => "not named".to_owned(),
            (By::Source, Forecaster::Author(name)) => format!("{name} (author)"),
            (By::Outlet, _) => foretold.told.outlet.clone().unwrap_or_else(|| "no outlet known".to_owned()),
            (By::Kind, _) => foretold.source_kind.map_or("kind not known", |kind| kind.as_str()).to_owned(),
        }
    }
}

/// The scores of a choice of forecasts.
#[derive(Debug, Serialize)]
pub struct Summary {
    /// By what they are grouped.
    pub by: By,
    /// By which scale words are read.
    pub scale: &'static str,
    /// Of all resolved forecasts of the record with an estimative word, how many came about.
    pub base_rate: Option<BaseRate>,
    /// All that were chosen.
    pub all: Tally,
    /// Those with most scored first, then by name.
    pub groups: Vec<Group>,
    /// Of what was called so likely, how much came about.
    pub calibration: Vec<Bin>,
}

/// One group.
#[derive(Debug, Serialize)]
pub struct Group {
    /// Its name.
    pub group: String,
    /// What is known of it.
    #[serde(flatten)]
    pub tally: Tally,
    /// The mean Brier score that the base rate would have had in its place.
    pub base_brier: Option<f64>,
    /// Beside the others who answered the same questions.
    pub others: Option<Paired>,
}

impl Summary {
    /// The scores of the forecasts that are wanted.
    pub fn of(gathered: &Gathered, by: By, scale: Scale, wanted: impl Fn(usize) -> bool) -> Summary {
        let judged = gathered.judged();
        let whole = distinct(&judged);
        let base_rate = BaseRate::of(whole.iter().copied());
        let chosen: Vec<&Judged> = whole.iter().copied().filter(|j| wanted(j.place)).collect();
        let mut of_group: BTreeMap<String, Vec<&Judged>> = BTreeMap::new();
        for j in &chosen {
            of_group.entry(by.group(gathered, j.place)).or_default().push(j);
        }
        let group = |(group, members): (String, Vec<&Judged>)| {
            let in_group = |j: &Judged| by.group(gathered, j.place) == group;
            let others = paired(&whole, in_group);
            let base_brier = base_rate.and_then(|rate| rate.brier(members.iter().copied()));
            Group { tally: Tally::of(members), base_brier, others, group }
        };
        let mut groups: Vec<Group> = of_group.into_iter().map(group).collect();
        groups.sort_by(|a, b| b.tally.scored.cmp(&a.tally.scored).then_with(|| a.group.cmp(&b.group)));
        Summary {
            by,
            scale: scale::name(scale),
            base_rate,
            all: Tally::of(chosen.iter().copied()),
            groups,
            calibration: bins(chosen.iter().filter_map(|j| j.scored())),
        }
    }
}

/// A group for a table; its fields are the columns of the CSV.
#[derive(Serialize)]
pub struct Row<'s> {
    group: &'s str,
    forecasts: usize,
    open: usize,
    void: usize,
    scored: usize,
    said: Option<f64>,
    came_about: Option<f64>,
    brier: Option<f64>,
    brier_best: Option<f64>,
    brier_worst: Option<f64>,
    logarithmic: Option<f64>,
    logarithmic_best: Option<f64>,
    logarithmic_worst: Option<f64>,
    base_rate: Option<f64>,
    base_brier: Option<f64>,
    shared_questions: usize,
    against_others: Option<f64>,
    unworded_hits: usize,
    unworded_misses: usize,
    unworded_partly: usize,
    unworded_only_possible: usize,
}

impl<'s> Row<'s> {
    /// The row of a group.
    pub fn of(summary: &'s Summary, group: &'s Group) -> Row<'s> {
        let Tally { forecasts, open, void, scored, said, came_about, brier, logarithmic, unworded } = &group.tally;
        Row {
            group: &group.group,
            forecasts: *forecasts,
            open: *open,
            void: *void,
            scored: *scored,
            said: *said,
            came_about: *came_about,
            brier: brier.map(|score| score.middle),
            brier_best: brier.map(|score| score.best),
            brier_worst: brier.map(|score| score.worst),
            logarithmic: logarithmic.map(|score| score.middle),
            logarithmic_best: logarithmic.map(|score| score.best),
            logarithmic_worst: logarithmic.map(|score| score.worst),
            base_rate: summary.base_rate.map(|base| base.rate),
            base_brier: group.base_brier,
            shared_questions: group.others.map_or(0, |others| others.questions),
            against_others: group.others.map(|others| others.difference),
            unworded_hits: unworded.hits,
            unworded_misses: unworded.misses,
            unworded_partly: unworded.partly,
            unworded_only_possible: unworded.only_possible,
        }
    }
}
