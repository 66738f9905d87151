//! The bargaining view of one issue: where the parties' weight would settle it, by two textbook readings.
//!
//! Takes for each actor the point it wants on a scale, how much the issue matters to it (salience, 0 to 1) and what it can
//! bring to bear (capability); all are the user's numbers, none is made up here.
//!
//! - **Median voter** (Black 1948; with capability times salience as votes, Bueno de Mesquita 1994): the least point at
//!   which half of the votes want no more than it.
//! - **Nash bargaining** (Nash 1950; Kalai 1977 for weights): the point that maximises Σ capability · ln(u − d), where
//!   u = 1 − salience · |point − wanted| / width, the width of the scale being that of the points wanted, and d is what the actor has
//!   without agreement.

/// What one actor has at stake.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stake {
    /// The point it wants.
    pub wanted: f64,
    /// How much the issue matters to it, 0 to 1.
    pub salience: f64,
    /// What it can bring to bear, more than 0.
    pub capability: f64,
    /// Its utility without agreement, 0 to 1.
    pub disagreement: f64,
}

/// A stake of an actor in an issue.
#[derive(Clone, Debug, PartialEq)]
pub struct NamedStake {
    /// The issue's place.
    pub issue: usize,
    /// Who.
    pub actor: String,
    /// What.
    pub stake: Stake,
}

/// Where an issue would settle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Settlement {
    /// By votes.
    pub median: f64,
    /// By Nash's product; `None` where no point leaves every actor better off than without agreement.
    pub nash: Option<f64>,
}

/// Both readings; `None` without stakes, or where no stake has any votes.
pub fn settle(stakes: &[Stake]) -> Option<Settlement> {
    Some(Settlement { median: median(stakes)?, nash: nash(stakes) })
}

fn median(stakes: &[Stake]) -> Option<f64> {
    let mut points: Vec<(f64, f64)> = stakes.iter().map(|s| (s.wanted, s.capability * s.salience)).collect();
    points.sort_by(|a, b| a.0.total_cmp(&b.0));
    let all: f64 = points.iter().map(|p| p.1).sum();
    let mut votes = 0.0;
    let half = points.iter().find(|p| {
        votes += p.1;
        votes * 2.0 >= all
    });
    half.filter(|_| all > 0.0).map(|p| p.0)
}

/// Steps of a search that a third narrows each time; after these the width is below a billionth of the scale.
const STEPS: usize = 60;

fn nash(stakes: &[Stake]) -> Option<f64> {
    let least = stakes.iter().map(|s| s.wanted).reduce(f64::min)?;
    let most = stakes.iter().map(|s| s.wanted).reduce(f64::max)?;
    let width = most - least;
    let gain = |s: &Stake, point: f64| {
        let loss = if width > 0.0 { (point - s.wanted).abs() / width } else { 0.0 };
        1.0 - s.salience * loss - s.disagreement
    };
    let least_gain = |point: f64| stakes.iter().map(|s| gain(s, point)).fold(f64::INFINITY, f64::min);
    // Gains are concave, so that the points where all gain are one stretch around the one where the least gain is greatest.
    let inside = highest(&least_gain, least, most);
    if least_gain(inside) <= 0.0 {
        return None;
    }
    let (from, to) = (edge(&least_gain, inside, least), edge(&least_gain, inside, most));
    let product = |point: f64| stakes.iter().map(|s| s.capability * gain(s, point).ln()).sum();
    Some(highest(&product, from, to))
}

/// The point farthest from `inside` towards `end` at which a function is positive, as it is at `inside`.
fn edge(function: &dyn Fn(f64) -> f64, mut inside: f64, mut end: f64) -> f64 {
    if function(end) > 0.0 {
        return end;
    }
    for _ in 0..STEPS {
        let middle = f64::midpoint(inside, end);
        if function(middle) > 0.0 { inside = middle } else { end = middle }
    }
    inside
}

/// Where a function with one hill is highest.
fn highest(function: &dyn Fn(f64) -> f64, mut least: f64, mut most: f64) -> f64 {
    for _ in 0..STEPS {
        let third = (most - least) / 3.0;
        let (left, right) = (least + third, most - third);
        if function(left) < function(right) {
            least = left;
        } else {
            most = right;
        }
    }
    f64::midpoint(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn stake(wanted: f64, salience: f64, capability: f64) -> Stake {
        Stake { wanted, salience, capability, disagreement: 0.0 }
    }

    #[test]
    fn the_median_is_where_half_of_the_votes_are() {
        let stakes = [stake(0.0, 1.0, 1.0), stake(10.0, 1.0, 1.0), stake(4.0, 0.5, 1.0)];
        assert_eq!(settle(&stakes).unwrap().median, 4.0);
        assert_eq!(settle(&[stake(0.0, 1.0, 5.0), stake(10.0, 1.0, 1.0)]).unwrap().median, 0.0);
        assert_eq!(settle(&[]), None);
        assert_eq!(settle(&[stake(1.0, 0.0, 1.0)]), None);
    }

    #[test]
    fn equals_meet_in_the_middle_and_the_stronger_nearer_to_their_wish() {
        let equal = settle(&[stake(0.0, 1.0, 1.0), stake(100.0, 1.0, 1.0)]).unwrap();
        assert!((equal.nash.unwrap() - 50.0).abs() < 1e-6, "{equal:?}");
        // Three quarters of the capability, three quarters of the way: the maximum of 3 ln(1 - x) + ln x is at 1/4.
        let strong = settle(&[stake(0.0, 1.0, 3.0), stake(100.0, 1.0, 1.0)]).unwrap();
        assert!((strong.nash.unwrap() - 25.0).abs() < 1e-6, "{strong:?}");
    }

    #[test]
    fn who_has_more_without_agreement_signs_nothing() {
        let mut stakes = [stake(0.0, 1.0, 1.0), stake(100.0, 1.0, 1.0)];
        stakes[0].disagreement = 0.6;
        stakes[1].disagreement = 0.6;
        assert_eq!(settle(&stakes).unwrap().nash, None);
        stakes[1].disagreement = 0.0;
        let point = settle(&stakes).unwrap().nash.unwrap();
        assert!((point - 20.0).abs() < 1e-6, "{point}");
    }
}
