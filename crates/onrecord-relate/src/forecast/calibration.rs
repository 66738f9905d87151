//! Calibration: of what was called so likely, how much came about.
//!
//! Takes bands with how much came about, from 0 to 1; gives one bin for each band, with the share that came about and
//! Wilson's interval for it (Wilson 1927), which stays between 0 and 1 and holds what it promises for small numbers, where
//! the plain interval does not (Brown, Cai & DasGupta 2001); Clopper and Pearson's would be wider than it must be. Forecasts
//! count as independent of one another: where several rest on one event, the truth is wider. Says nothing of bins with few.

use serde::Serialize;

use super::score::{Band, rounded};

/// How many a bin must hold for anything to be said of it: with fewer, the interval is wider than half the scale
/// even where the share is one half.
pub const ENOUGH: usize = 10;
/// The standard deviations on both sides of the middle that hold 95 % of a normal distribution.
const Z: f64 = 1.959_964;

/// Forecasts of one band.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Bin {
    /// What was said.
    pub band: Band,
    /// How many.
    pub number: usize,
    /// How many came about; one half for each that did in part.
    pub came_about: f64,
    /// Their share.
    pub observed: f64,
    /// Where the share lies that many more would have, in 95 of 100 cases.
    pub interval: (f64, f64),
    /// What follows.
    pub verdict: Verdict,
}

/// What a bin tells.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// There are too few.
    TooFew,
    /// The interval and the band meet.
    Fits,
    /// More came about than was said.
    MoreThanSaid,
    /// Less came about than was said.
    LessThanSaid,
}

impl Verdict {
    /// In words.
    pub fn as_str(self) -> &'static str {
        match self {
            Verdict::TooFew => "too few to tell",
            Verdict::Fits => "fits what was said",
            Verdict::MoreThanSaid => "more than was said",
            Verdict::LessThanSaid => "less than was said",
        }
    }
}

/// The bins, the least band first.
pub fn bins(judged: impl IntoIterator<Item = (Band, f64)>) -> Vec<Bin> {
    let mut sorted: Vec<(Band, f64)> = judged.into_iter().collect();
    sorted.sort_by(|((a, b), s), ((c, d), t)| a.total_cmp(c).then(b.total_cmp(d)).then(s.total_cmp(t)));
    sorted.chunk_by(|(one, _), (two, _)| one == two).map(bin).collect()
}

fn bin(of_band: &[(Band, f64)]) -> Bin {
    let (band, number) = (of_band[0].0, of_band.len());
    let came_about: f64 = of_band.iter().map(|(_, share)| share).sum();
    let interval = wilson(came_about, number);
    let verdict = match () {
        () if number < ENOUGH => Verdict::TooFew,
        () if interval.0 > band.1 => Verdict::MoreThanSaid,
        () if interval.1 < band.0 => Verdict::LessThanSaid,
        () => Verdict::Fits,
    };
    let interval = (rounded(interval.0), rounded(interval.1));
    Bin { band, number, came_about, observed: rounded(came_about / number as f64), interval, verdict }
}

/// Wilson's 95 % interval for a share of which `came_about` of `number` were seen; all of the scale for none.
pub fn wilson(came_about: f64, number: usize) -> (f64, f64) {
    if number == 0 {
        return (0.0, 1.0);
    }
    let n = number as f64;
    let share = came_about / n;
    let centre = share + Z * Z / (2.0 * n);
    let reach = Z * (share * (1.0 - share) / n + Z * Z / (4.0 * n * n)).sqrt();
    let scale = 1.0 + Z * Z / n;
    (((centre - reach) / scale).max(0.0), ((centre + reach) / scale).min(1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    const LIKELY: Band = (0.55, 0.80);

    fn of(yes: usize, no: usize) -> Vec<(Band, f64)> {
        [vec![(LIKELY, 1.0); yes], vec![(LIKELY, 0.0); no]].concat()
    }

    /// 8 of 10: centre (0.8 + 0.19207) / 1.38415 = 0.71674, reach 0.22659 either way.
    #[test]
    fn intervals_are_wilsons() {
        let near =
            |(a, b): (f64, f64), c: f64, d: f64| assert!((a - c).abs() < 1e-4 && (b - d).abs() < 1e-4, "{a} {b}");
        near(wilson(8.0, 10), 0.49016, 0.94333);
        near(wilson(0.0, 10), 0.0, 0.27753);
        near(wilson(1.0, 1), 0.20655, 1.0);
        near(wilson(0.0, 0), 0.0, 1.0);
    }

    #[test]
    fn an_interval_holds_what_was_seen_and_narrows_with_more() {
        for number in 1..60 {
            for came in 0..=number {
                let share = came as f64 / number as f64;
                let (low, high) = wilson(came as f64, number);
                assert!(
                    0.0 <= low && low <= share + 1e-12 && share <= high + 1e-12 && high <= 1.0,
                    "{came} of {number}"
                );
                let (wide_low, wide_high) = (low, high);
                let (low, high) = wilson(4.0 * came as f64, 4 * number);
                assert!(high - low < wide_high - wide_low, "{came} of {number}");
            }
        }
    }

    #[test]
    fn a_bin_says_when_there_are_too_few() {
        let verdict = |yes, no| bins(of(yes, no))[0].verdict;
        assert_eq!(verdict(9, 0), Verdict::TooFew);
        assert_eq!(verdict(7, 3), Verdict::Fits);
        assert_eq!(verdict(0, 10), Verdict::LessThanSaid);
        assert_eq!(verdict(20, 0), Verdict::MoreThanSaid);
    }

    #[test]
    fn bins_stand_by_band_whatever_the_order() {
        let mut judged = of(2, 1);
        judged.extend([((0.05, 0.2), 0.0), ((0.05, 0.2), 0.5)]);
        let bins_of = bins(judged.clone());
        assert_eq!(
            bins_of.iter().map(|b| (b.band.0, b.number, b.came_about)).collect::<Vec<_>>(),
            [(0.05, 2, 0.5), (0.55, 3, 2.0)]
        );
        judged.reverse();
        assert_eq!(bins(judged), bins_of);
    }
}
