//! What `--who`, `--about`, `--since` and `--until` ask of what is told.

use onrecord_core::whom::Whom;
use onrecord_record::{Record, RecordError};
use onrecord_relate::claim::Told;

use crate::args::FilterArgs;
use crate::identity;

/// What is asked for; nothing of it is everything.
pub struct Asked {
    who: Option<Whom>,
    about: Option<String>,
    since: Option<String>,
    until: Option<String>,
}

impl Asked {
    /// What these arguments ask, of whom they mean.
    pub fn of(filter: &FilterArgs, about: Option<&str>, who: Option<Whom>) -> Asked {
        Asked {
            who,
            about: about.map(str::to_lowercase),
            since: filter.since.map(|day| day.to_string()),
            until: filter.until.map(|day| day.to_string()),
        }
    }

    /// What they ask of a record.
    pub fn of_record(record: &Record, filter: &FilterArgs, about: Option<&str>) -> Result<Asked, RecordError> {
        Ok(Asked::of(filter, about, identity::whom(record, filter.who.as_deref())?))
    }

    /// Whether all of it holds of what somebody of this name tells.
    pub fn takes(&self, told: &Told, name: &str) -> bool {
        self.is_by(told, name) && self.is_about(told) && self.is_since(told) && self.is_until(told)
    }

    /// Whether each thing asked for holds of at least one of these.
    pub fn takes_any(&self, told: &[&Told]) -> bool {
        let any = |holds: &dyn Fn(&Told) -> bool| told.iter().any(|told| holds(told));
        any(&|told| self.is_by(told, told.teller()))
            && any(&|told| self.is_about(told))
            && any(&|told| self.is_since(told))
            && any(&|told| self.is_until(told))
    }

    fn is_by(&self, told: &Told, name: &str) -> bool {
        self.who.as_ref().is_none_or(|whom| whom.is(&told.document, told.entity.as_deref(), name))
    }

    fn is_about(&self, told: &Told) -> bool {
        self.about.as_ref().is_none_or(|word| told.sentence.to_lowercase().contains(word))
    }

    fn is_since(&self, told: &Told) -> bool {
        self.since.as_ref().is_none_or(|day| told.said.latest.as_ref().is_some_and(|latest| latest >= day))
    }

    fn is_until(&self, told: &Told) -> bool {
        self.until.as_ref().is_none_or(|day| told.said.earliest.as_ref().is_some_and(|first| first <= day))
    }
}
