//! Days: the first and last day that words or a publication allow.
//!
//! Takes days as the contract writes them (`YYYY-MM-DD`), or their absence, which leaves that end open. Gives whether two
//! of them can be the same, and how far they lie apart. Leaves out times of day.

use serde::Serialize;

/// From one day to another; a missing end is open.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Days {
    /// First day it can be.
    pub earliest: Option<String>,
    /// Last day it can be.
    pub latest: Option<String>,
}

impl Days {
    /// Days from the ends that are known.
    pub fn new(earliest: Option<&str>, latest: Option<&str>) -> Days {
        Days { earliest: earliest.map(str::to_owned), latest: latest.map(str::to_owned) }
    }

    /// Whether some day is allowed by both.
    pub fn meets(&self, other: &Days) -> bool {
        !self.is_before(other) && !other.is_before(self)
    }

    /// Whether the last day of this lies before the first of the other.
    pub fn is_before(&self, other: &Days) -> bool {
        matches!((&self.latest, &other.earliest), (Some(last), Some(first)) if last < first)
    }

    /// How many days lie between the two at the least; `None` where an end that matters is open.
    pub fn apart(&self, other: &Days) -> Option<i64> {
        let (early, late) = if self.is_before(other) { (self, other) } else { (other, self) };
        let (last, first) = (number(early.latest.as_ref()?)?, number(late.earliest.as_ref()?)?);
        Some((first - last).max(0))
    }
}

/// The days since the beginning of the calendar: Richards' formula for the Julian day number.
fn number(day: &str) -> Option<i64> {
    let mut parts = day.splitn(3, '-').map(str::parse::<i64>);
    let (y, m, d) = (parts.next()?.ok()?, parts.next()?.ok()?, parts.next()?.ok()?);
    let early = (m - 14) / 12;
    Some((1461 * (y + 4800 + early)) / 4 + (367 * (m - 2 - 12 * early)) / 12 - (3 * ((y + 4900 + early) / 100)) / 4 + d)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn days(first: &str, last: &str) -> Days {
        Days::new(Some(first), Some(last))
    }

    #[test]
    fn days_apart_are_counted_over_months_and_leap_days() {
        let apart = |a: &str, b: &str| days(a, a).apart(&days(b, b));
        assert_eq!(apart("2032-02-28", "2032-03-01"), Some(2));
        assert_eq!(apart("2031-12-31", "2031-12-31"), Some(0));
        assert_eq!(apart("2032-01-02", "2031-12-31"), Some(2));
        assert_eq!(Days::default().apart(&days("2031-01-01", "2031-01-01")), None);
    }

    #[test]
    fn open_ends_meet_everything() {
        assert!(Days::default().meets(&days("2031-01-01", "2031-01-01")));
        assert!(!days("2031-01-01", "2031-01-05").meets(&days("2031-01-06", "2031-01-06")));
    }
}
