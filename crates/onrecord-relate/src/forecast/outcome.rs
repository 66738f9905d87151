//! Outcomes: what came of a forecast, as a person ruled.

use std::fmt;
use std::str::FromStr;

use serde::Serialize;

/// Whether what a forecast says came about, its own negation included and its estimative words left out: of "will probably
/// not open", whether it did not open.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Outcome {
    /// It came about.
    Yes,
    /// It did not.
    No,
    /// In part.
    Partly,
    /// It cannot be told, or what it depends on did not come about.
    Void,
}

impl Outcome {
    /// Every outcome.
    pub const ALL: [Outcome; 4] = [Outcome::Yes, Outcome::No, Outcome::Partly, Outcome::Void];

    /// Its name.
    pub fn as_str(self) -> &'static str {
        match self {
            Outcome::Yes => "yes",
            Outcome::No => "no",
            Outcome::Partly => "partly",
            Outcome::Void => "void",
        }
    }

    /// How much of it came about, from 0 to 1; `None` where that is not to be scored.
    pub fn share(self) -> Option<f64> {
        match self {
            Outcome::Yes => Some(1.0),
            Outcome::No => Some(0.0),
            Outcome::Partly => Some(0.5),
            Outcome::Void => None,
        }
    }

    /// The outcome of the opposite.
    pub fn opposite(self) -> Outcome {
        match self {
            Outcome::Yes => Outcome::No,
            Outcome::No => Outcome::Yes,
            other => other,
        }
    }
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Not the name of an outcome.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownOutcome(pub String);

impl fmt::Display for UnknownOutcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "expected yes, no, partly or void, found {:?}", self.0)
    }
}

impl std::error::Error for UnknownOutcome {}

impl FromStr for Outcome {
    type Err = UnknownOutcome;

    fn from_str(name: &str) -> Result<Outcome, UnknownOutcome> {
        let found = Outcome::ALL.into_iter().find(|outcome| outcome.as_str() == name);
        found.ok_or_else(|| UnknownOutcome(name.to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_read_back() {
        for outcome in Outcome::ALL {
            assert_eq!(outcome.as_str().parse(), Ok(outcome));
            assert_eq!(outcome.opposite().opposite(), outcome);
            assert_eq!(outcome.share().zip(outcome.opposite().share()).map(|(a, b)| a + b).unwrap_or(1.0), 1.0);
        }
        let error = "maybe".parse::<Outcome>().unwrap_err();
        assert_eq!(error.to_string(), "expected yes, no, partly or void, found \"maybe\"");
    }
}
