//! Courses: how one source's assessment of one question moved over time.
//!
//! Takes questions; gives for each source with a name that assessed one of them on several days the steps, all as seen from
//! the source's first: a later "will not open", called likely, is an unlikely "will open". Where a later one excludes the
//! first without being its negation ("will stay shut"), the band is not turned, since both may fail.

use std::collections::BTreeMap;

use serde::Serialize;

use super::foretold::Forecaster;
use super::question::{Questions, Side};
use super::score::{Band, middle, rounded};

/// One source on one question.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Course {
    /// The source's name.
    pub by: String,
    /// By day.
    pub steps: Vec<Step>,
    /// Which way it went, from the first to the last step with a band; `None` where fewer than two have one.
    pub way: Option<Way>,
}

/// One assessment.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Step {
    /// Place of the forecast.
    #[serde(skip)]
    pub place: usize,
    /// The first day it can have been made.
    pub day: String,
    /// How likely it makes what the first step says; `None` where no word tells.
    pub band: Option<Band>,
}

/// Which way an assessment went.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Way {
    /// More likely.
    Up,
    /// Less likely.
    Down,
    /// As likely as before.
    Level,
}

impl Way {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Way::Up => "more likely",
            Way::Down => "less likely",
            Way::Level => "as likely as before",
        }
    }
}

/// The courses of two days and more, by question and by whose came first.
pub fn courses(questions: &Questions) -> Vec<Course> {
    let mut out = Vec::new();
    for members in &questions.questions {
        let mut of_source: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for &place in members {
            let foretold = &questions.foretold[place];
            if matches!(foretold.by, Forecaster::Named { .. }) {
                of_source.entry(foretold.forecaster()).or_default().push(place);
            }
        }
        let mut of_question: Vec<Course> = of_source.values().filter_map(|places| course(questions, places)).collect();
        of_question.sort_by(|a, b| a.steps[0].day.cmp(&b.steps[0].day).then_with(|| a.by.cmp(&b.by)));
        out.extend(of_question);
    }
    out
}

fn course(questions: &Questions, places: &[usize]) -> Option<Course> {
    let first = *places.first()?;
    let steps: Vec<Step> = places.iter().filter_map(|&place| step(questions, first, place)).collect();
    let mut kept: Vec<Step> = Vec::new();
    for step in steps {
        if kept.last().is_none_or(|last| (&last.day, last.band) != (&step.day, step.band)) {
            kept.push(step);
        }
    }
    if kept.first()?.day == kept.last()?.day {
        return None;
    }
    let bands: Vec<f64> = kept.iter().filter_map(|step| step.band.map(middle)).collect();
    let way = bands.first().zip(bands.last()).filter(|_| bands.len() > 1).map(|(first, last)| match () {
        () if (last - first).abs() < 1e-9 => Way::Level,
        () if last > first => Way::Up,
        () => Way::Down,
    });
    Some(Course { by: questions.foretold[first].by.name().to_owned(), steps: kept, way })
}

fn step(questions: &Questions, first: usize, place: usize) -> Option<Step> {
    let foretold = &questions.foretold[place];
    let side = if first == place { Side::Same } else { questions.side(first, place) };
    let band = foretold.band.and_then(|(low, high)| match side {
        Side::Same => Some((low, high)),
        Side::Negation => Some((rounded(1.0 - high), rounded(1.0 - low))),
        Side::Contrary => None,
    });
    Some(Step { place, day: foretold.told.said.earliest.clone()?, band })
}
