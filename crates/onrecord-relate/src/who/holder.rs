//! Who held an office when: `Germany's chancellor` of June 2022 is whoever the record's texts call so about that day.
//!
//! Takes the offices that texts give to names, each with its day, and a description with its own. Gives the one who was
//! called so last before that day, if not too long before; or first after it, if soon after and nobody was before. Where no
//! day is known, only a single holder will do. Unknown stays unknown.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;

use super::office::Office;

/// An office held is held for so many days more, unless somebody else is told to hold it.
const HELD: i32 = 4 * 366;
/// And was held for so many days already.
const ALREADY: i32 = 31;

/// Somebody called by an office on a day.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Holder {
    pub(super) office: Office,
    pub(super) day: Option<Date>,
    /// Whoever it is.
    pub(super) who: usize,
    /// The profile that tells it.
    pub(super) told_by: usize,
}

/// Holders by office.
pub(super) struct Holders {
    all: BTreeMap<(String, BTreeSet<String>), Vec<Holder>>,
}

impl Holders {
    /// Those who hold an office, in the order in which they are told.
    pub(super) fn of(told: Vec<Holder>) -> Holders {
        let mut all: BTreeMap<_, Vec<Holder>> = BTreeMap::new();
        for holder in told.into_iter().filter(|holder| !holder.office.former) {
            all.entry((holder.office.noun.clone(), holder.office.told())).or_default().push(holder);
        }
        Holders { all }
    }

    /// The holder of an office on a day.
    pub(super) fn holder(&self, office: &Office, day: Option<Date>) -> Option<&Holder> {
        let all = self.all.get(&(office.noun.clone(), office.told()))?;
        let of_state = |holder: &&Holder| holder.office.state.is_some() || office.state.is_some();
        on_day(&all.iter().filter(of_state).collect::<Vec<_>>(), day)
    }
}

/// Who of those who hold one office holds it on a day.
fn on_day<'h>(all: &[&'h Holder], day: Option<Date>) -> Option<&'h Holder> {
    let Some(day) = day else {
        let first = *all.first()?;
        return all.iter().all(|holder| holder.who == first.who).then_some(first);
    };
    let days = |holder: &&&Holder| holder.day.and_then(|told| told.until(day).ok()).map(|span| span.get_days());
    let told = |wanted: fn(i32) -> bool| {
        all.iter().filter_map(move |h| Some((days(&h)?, *h))).filter(move |(d, _)| wanted(*d))
    };
    let before = told(|days| days >= 0).min_by_key(|&(days, holder)| (days, holder.told_by));
    let after = told(|days| days < 0).max_by_key(|&(days, holder)| (days, std::cmp::Reverse(holder.told_by)));
    match (before, after) {
        (Some((ago, holder)), None) => (ago <= HELD).then_some(holder),
        (Some((ago, one)), Some((until, other))) if one.who != other.who => {
            (ago < -until && ago <= HELD).then_some(one)
        }
        (Some((_, holder)), Some(_)) => Some(holder),
        (None, Some((until, holder))) => (-until <= ALREADY).then_some(holder),
        (None, None) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn office() -> Office {
        Office {
            noun: "chancellor".into(),
            words: [].into(),
            state: Some("Germany".into()),
            former: false,
            text: String::new(),
        }
    }

    fn who(told: &[(&str, usize)], day: &str) -> Option<usize> {
        let holder =
            |&(day, who): &(&str, usize)| Holder { office: office(), day: day.parse().ok(), who, told_by: who };
        let holders: Vec<Holder> = told.iter().map(holder).collect();
        Holders::of(holders).holder(&office(), day.parse().ok()).map(|holder| holder.who)
    }

    #[test]
    fn the_last_who_was_called_so_holds_the_office() {
        let told = [("2020-04-15", 1), ("2022-06-16", 2)];
        assert_eq!(who(&told, "2020-05-01"), Some(1));
        assert_eq!(who(&told, "2022-06-18"), Some(2));
        assert_eq!(who(&told, "2031-01-01"), None);
        assert_eq!(who(&told, "2022-03-01"), None, "either could be");
        assert_eq!(who(&told, "2020-04-01"), Some(1));
        assert_eq!(who(&told, "2019-04-01"), None);
        assert_eq!((who(&told, "?"), who(&told[..1], "?")), (None, Some(1)));
    }
}
