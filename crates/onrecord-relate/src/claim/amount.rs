//! Amounts: what a figure allows, in one unit for each kind, so that amounts of two texts can be held against each other.
//!
//! Takes figures of the contract; gives their least and greatest value in metres, hours, kilograms, a currency or plain
//! numbers, and the question that they answer. Leaves out ordinals, ages, factors and numbers that are names.

use std::ops::Range;

use onrecord_core::contract;
use onrecord_core::label::{Bound, FigureType};

use super::lexicon::Likeness;
use super::question::Question;

/// Units that are turned into others: the unit, into which, and by what factor.
const UNITS: &[(&str, &str, f64)] = &[
    ("cm", "m", 0.01),
    ("day", "h", 24.0),
    ("ft", "m", 0.3048),
    ("g", "kg", 0.001),
    ("ha", "km2", 0.01),
    ("hour", "h", 1.0),
    ("km", "m", 1000.0),
    ("lb", "kg", 0.453_592),
    ("mi", "m", 1609.344),
    ("mi2", "km2", 2.589_988),
    ("minute", "h", 1.0 / 60.0),
    ("month", "h", 730.5),
    ("mm", "m", 0.001),
    ("t", "kg", 1000.0),
    ("week", "h", 168.0),
    ("yd", "m", 0.9144),
    ("year", "h", 8766.0),
];

/// How far "about" reaches, as a share of the value.
const ABOUT: f64 = 0.1;
/// How far an exact number of many digits may be rounded, as a share of the value.
const ROUNDED: f64 = 0.02;

/// What a figure allows.
#[derive(Clone, Debug, PartialEq)]
pub struct Allowed {
    low: f64,
    high: f64,
    unit: String,
}

impl Allowed {
    /// What this figure allows; `None` for what is no amount.
    pub fn of(figure: &contract::Figure) -> Option<Allowed> {
        use FigureType::{Age, Factor, Identifier, Ordinal};
        if matches!(figure.kind, Ordinal | Identifier | Age | Factor) || figure.low.is_none() && figure.high.is_none() {
            return None;
        }
        let unit = figure.unit.as_deref().unwrap_or_default();
        let (unit, factor) =
            UNITS.iter().find(|(from, ..)| *from == unit).map_or((unit, 1.0), |&(_, into, factor)| (into, factor));
        let spread = match figure.bound {
            Bound::About => ABOUT,
            Bound::Exact if figure.low.is_some_and(|v| v >= 100.0) => ROUNDED,
            _ => 1e-9,
        };
        Some(Allowed {
            low: figure.low.map_or(f64::NEG_INFINITY, |v| v * factor * (1.0 - spread)),
            high: figure.high.map_or(f64::INFINITY, |v| v * factor * (1.0 + spread)),
            unit: unit.to_owned(),
        })
    }

    /// Whether both are measured in one unit, or both in none.
    pub fn has_unit_of(&self, other: &Allowed) -> bool {
        self.unit == other.unit
    }

    /// Whether some value is allowed by both.
    pub fn meets(&self, other: &Allowed) -> bool {
        self.low <= other.high && other.low <= self.high
    }
}

/// An amount of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// Where it stands, in code points.
    pub range: Range<usize>,
    /// Its words.
    pub text: String,
    /// What it allows.
    pub allowed: Allowed,
    /// What it answers.
    pub question: Question,
}

/// How two amounts stand to one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Compared {
    /// Some value is allowed by both.
    Agree,
    /// They are of one thing, and no value is allowed by both.
    Exclude,
    /// They are of different things.
    Apart,
}

impl Amount {
    /// The amount of a figure that answers this question.
    pub fn of(figure: &contract::Figure, question: Question) -> Option<Amount> {
        let allowed = Allowed::of(figure)?;
        Some(Amount { range: figure.start..figure.end, text: figure.text.clone(), allowed, question })
    }

    /// How it stands to another amount.
    pub fn compare(&self, other: &Amount) -> Compared {
        let (one, two) = (&self.question, &other.question);
        if !self.has_unit_of(other) || one.concept.is_some() && two.concept.is_some() && one.concept != two.concept {
            return Compared::Apart;
        }
        match self.is_of_one_thing(other) {
            Some(true) if !self.meets(other) => Compared::Exclude,
            Some(false) => Compared::Apart,
            _ if self.meets(other) => Compared::Agree,
            _ => Compared::Apart,
        }
    }

    /// What amounts share that can be on one question: the unit; of numbers without any, the concept or the noun.
    pub fn sort(&self) -> String {
        let Question { concept, thing, .. } = &self.question;
        let noun = || concept.clone().or_else(|| thing.as_ref().map(|thing| thing.stem.clone())).unwrap_or_default();
        if self.is_measured() || self.question.is_fate() { self.allowed.unit.clone() } else { noun() }
    }

    /// Whether some value is allowed by both.
    pub fn meets(&self, other: &Amount) -> bool {
        self.allowed.meets(&other.allowed)
    }

    /// Whether every value it allows is less than every one of the other.
    pub fn is_below(&self, other: &Amount) -> bool {
        self.allowed.high < other.allowed.low
    }

    /// Whether both are measured in one unit, or both in none.
    pub fn has_unit_of(&self, other: &Amount) -> bool {
        self.allowed.has_unit_of(&other.allowed)
    }

    /// Whether it is a length of time.
    pub fn is_duration(&self) -> bool {
        self.allowed.unit == "h"
    }

    /// Whether it is measured in a unit.
    pub fn is_measured(&self) -> bool {
        !self.allowed.unit.is_empty()
    }

    /// How far apart the values are that come nearest, as a logarithm.
    pub fn distance(&self, other: &Amount) -> f64 {
        let (one, two) = (&self.allowed, &other.allowed);
        let gap = (one.low.max(two.low) / one.high.min(two.high)).abs();
        if gap > 0.0 { gap.ln().abs() } else { f64::INFINITY }
    }

    /// Whether both count one thing, going by its noun; `None` where that leaves it open: some of the people are children.
    fn is_of_one_thing(&self, other: &Amount) -> Option<bool> {
        let (one, two) = (&self.question, &other.question);
        let same_concept = one.concept.is_some() && one.concept == two.concept;
        match (&one.thing, &two.thing) {
            (Some(a), Some(b)) => match a.to(b) {
                Some(Likeness::Equal | Likeness::Same) => Some(true),
                Some(Likeness::Opposite | Likeness::Other) => Some(false),
                None if one.counts_people || two.counts_people => None,
                None => same_concept.then_some(true),
            },
            _ => (self.is_measured() || same_concept).then_some(true),
        }
    }
}
