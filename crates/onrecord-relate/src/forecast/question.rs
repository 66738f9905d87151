//! Questions: forecasts that one outcome answers, whoever makes them, with the side that each takes.
//!
//! Takes what was foretold, in any order; gives it in its own order with questions. Two forecasts answer one question where
//! their propositions say the same or the opposite ([`Relation`]), surely, and their horizons end about the same time. Better
//! apart than wrongly together: what gives another figure, name, thing or day answers another question, and so does what
//! must come about by quite another day.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::foretold::Foretold;
use super::outcome::Outcome;
use crate::claim::{Days, Kind, Reason, Relation, index};

/// Least score at which two forecasts stand together: more than claims need, since outcomes are shared.
const SURE: f64 = 0.55;
/// Ends of horizons that lie no more days apart are one.
const ONE_END: i32 = 3;
/// Nor are ends two that lie no more apart than this part of the way from the later forecast to the later end.
const PART_OF_THE_WAY: i32 = 4;

/// Which side of a question a forecast takes, as seen from another.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// Says the same.
    Same,
    /// Negates it: exactly one of both comes about.
    Negation,
    /// Excludes it by its words ("rise", "fall"): at most one of both comes about.
    Contrary,
}

impl Side {
    /// The side of `c` seen from `a`, where `self` is that of `b` seen from `a` and `other` that of `c` seen from `b`;
    /// `None` where that does not follow: two that exclude a third can go together or not.
    fn then(self, other: Side) -> Option<Side> {
        match (self, other) {
            (Side::Same, side) | (side, Side::Same) => Some(side),
            (Side::Negation, Side::Negation) => Some(Side::Same),
            _ => None,
        }
    }

    /// What follows for a forecast on this side from the outcome of the one from which it is seen. That one is void tells
    /// nothing of others.
    pub fn outcome(self, outcome: Outcome) -> Option<Outcome> {
        match (self, outcome) {
            (_, Outcome::Void) => None,
            (Side::Same, _) => Some(outcome),
            (Side::Negation, _) => Some(outcome.opposite()),
            (Side::Contrary, Outcome::Yes) => Some(Outcome::No),
            (Side::Contrary, _) => None,
        }
    }
}

/// What was foretold, with the questions that it answers.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Questions {
    /// By document and place.
    pub foretold: Vec<Foretold>,
    /// The forecasts that one outcome answers, by day; by the day of the first. Every forecast is in one of these.
    pub questions: Vec<Vec<usize>>,
    /// The question of each forecast.
    of: Vec<usize>,
    /// The side of each, as seen from one of its question.
    sides: Vec<Side>,
    links: BTreeMap<(usize, usize), Link>,
}

/// What two forecasts are to each other: on one question, or on two that only look alike.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Link {
    Together(Side, f64),
    Apart,
}

impl Questions {
    /// The questions of these. The order in which they are given is forgotten.
    pub fn of(mut foretold: Vec<Foretold>) -> Questions {
        foretold.sort_by(|a, b| a.told.order(&b.told).then_with(|| a.id().cmp(b.id())));
        let links = links(&foretold);
        let groups = grown(foretold.len(), &links);
        let mut sides = vec![Side::Same; foretold.len()];
        groups.iter().flatten().for_each(|&(place, side)| sides[place] = side);
        let mut questions: Vec<Vec<usize>> =
            groups.iter().map(|g| g.iter().map(|&(place, _)| place).collect()).collect();
        questions.iter_mut().for_each(|members| members.sort_by_key(|&place| by_day(&foretold, place)));
        questions.sort_by_key(|members| by_day(&foretold, members[0]));
        let mut of = vec![0; foretold.len()];
        for (number, members) in questions.iter().enumerate() {
            members.iter().for_each(|&place| of[place] = number);
        }
        Questions { foretold, questions, of, sides, links }
    }

    /// The number of the question that a forecast answers.
    pub fn question(&self, place: usize) -> usize {
        self.of[place]
    }

    /// The other forecasts of its question, each with its side as seen from this one.
    pub fn beside(&self, place: usize) -> Vec<(usize, Side)> {
        let others = self.questions[self.of[place]].iter().filter(|&&other| other != place);
        others.map(|&other| (other, self.side(place, other))).collect()
    }

    /// The side of another forecast of one question.
    pub fn side(&self, from: usize, other: usize) -> Side {
        let linked = match self.links.get(&(from.min(other), from.max(other))) {
            Some(Link::Together(side, _)) => Some(*side),
            _ => None,
        };
        // Two that exclude a third, and are not linked themselves, are in one question only if they say the same.
        linked.or_else(|| self.sides[from].then(self.sides[other])).unwrap_or(Side::Same)
    }
}

/// By the day it was made, those without one last, then by place.
fn by_day(foretold: &[Foretold], place: usize) -> (bool, Option<String>, usize) {
    let day = foretold[place].told.said.earliest.clone();
    (day.is_none(), day, place)
}

fn links(foretold: &[Foretold]) -> BTreeMap<(usize, usize), Link> {
    let told: Vec<_> = foretold.iter().map(|f| f.told.clone()).collect();
    let candidates = index::candidates(&told).into_iter();
    candidates.filter_map(|(i, j)| Some(((i, j), link(&foretold[i], &foretold[j])?))).collect()
}

fn link(one: &Foretold, two: &Foretold) -> Option<Link> {
    let relation = Relation::of(&one.told, &two.told)?;
    let by_words = relation.reasons.iter().any(|reason| matches!(reason, Reason::Opposites(..)));
    let by_amounts = relation.reasons.iter().any(|reason| matches!(reason, Reason::Amounts(..)));
    let side = match relation.kind {
        Kind::Same => Side::Same,
        Kind::Contradicting if by_amounts => return Some(Link::Apart),
        Kind::Contradicting if by_words => Side::Contrary,
        Kind::Contradicting => Side::Negation,
        Kind::Different => return Some(Link::Apart),
    };
    if !end_together(one, two) {
        return Some(Link::Apart);
    }
    (relation.score >= SURE).then_some(Link::Together(side, relation.score))
}

/// Whether both must come about by about the same day; one that sets no end goes with all.
fn end_together(one: &Foretold, two: &Foretold) -> bool {
    let end = |f: &Foretold| f.horizon().latest.and_then(|day| day.parse::<Date>().ok());
    let begin = |f: &Foretold| f.horizon().earliest.and_then(|day| day.parse::<Date>().ok());
    // "In 2026" does not end with what is to come about "in 2025".
    if begin(one).zip(end(two)).is_some_and(|(b, e)| b > e) || begin(two).zip(end(one)).is_some_and(|(b, e)| b > e) {
        return false;
    }
    let Some((first, second)) = end(one).zip(end(two)) else { return true };
    let days = |from: Date, to: Date| to.since(from).map_or(i32::MAX, |span| span.get_days());
    let (early, late) = (first.min(second), first.max(second));
    let said = |days: Days| days.latest.and_then(|day| day.parse::<Date>().ok());
    let said = said(one.told.said.clone()).max(said(two.told.said.clone()));
    let way = said.map_or(0, |said| days(said, late).max(0));
    days(early, late) <= ONE_END.max(way / PART_OF_THE_WAY)
}

/// Groups grown along the links, the surest first, each forecast with its side as seen from one of the group. Two groups
/// do not grow together where parts of them are apart, or where it does not follow on which side they stand.
fn grown(number: usize, links: &BTreeMap<(usize, usize), Link>) -> Vec<Vec<(usize, Side)>> {
    let mut together: Vec<(f64, (usize, usize), Side)> = Vec::new();
    for (&pair, &link) in links {
        if let Link::Together(side, score) = link {
            together.push((score, pair, side));
        }
    }
    together.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
    let mut group_of: Vec<usize> = (0..number).collect();
    let mut groups: Vec<Vec<(usize, Side)>> = (0..number).map(|place| vec![(place, Side::Same)]).collect();
    for (_, (i, j), side) in together {
        let (one, two) = (group_of[i], group_of[j]);
        if one == two {
            continue;
        }
        if let Some(turned) = joined(&groups[one], &groups[two], (i, j, side), links) {
            turned.iter().for_each(|&(member, _)| group_of[member] = one);
            groups[one].extend(turned);
            groups[two].clear();
        }
    }
    groups.retain(|group| !group.is_empty());
    groups
}

/// The members of `two` with their sides as seen from the first of `one`, if both groups go together.
fn joined(
    one: &[(usize, Side)],
    two: &[(usize, Side)],
    (i, j, link): (usize, usize, Side),
    links: &BTreeMap<(usize, usize), Link>,
) -> Option<Vec<(usize, Side)>> {
    let side_of = |group: &[(usize, Side)], place| group.iter().find(|(member, _)| *member == place).map(|m| m.1);
    let bridge = side_of(one, i)?.then(link)?.then(side_of(two, j)?)?;
    let turned: Vec<_> = two.iter().map(|&(member, side)| Some((member, bridge.then(side)?))).collect::<Option<_>>()?;
    let fits = |&(a, side_a): &(usize, Side), &(b, side_b): &(usize, Side)| match links.get(&(a.min(b), a.max(b))) {
        None => side_a.then(side_b).is_some(),
        Some(Link::Apart) => false,
        Some(Link::Together(side, _)) => side_a.then(side_b).is_none_or(|follows| follows == *side),
    };
    one.iter().all(|a| turned.iter().all(|b| fits(a, b))).then_some(turned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sides_follow_only_where_they_must() {
        use Side::{Contrary, Negation, Same};
        assert_eq!(
            [Same.then(Contrary), Negation.then(Same), Negation.then(Negation)],
            [Some(Contrary), Some(Negation), Some(Same)]
        );
        assert_eq!([Contrary.then(Contrary), Contrary.then(Negation), Negation.then(Contrary)], [None; 3]);
    }

    #[test]
    fn an_outcome_passes_to_the_other_side_only_where_it_must() {
        use Outcome::{No, Partly, Void, Yes};
        assert_eq!([Yes, No, Partly, Void].map(|o| Side::Same.outcome(o)), [Some(Yes), Some(No), Some(Partly), None]);
        assert_eq!(
            [Yes, No, Partly, Void].map(|o| Side::Negation.outcome(o)),
            [Some(No), Some(Yes), Some(Partly), None]
        );
        assert_eq!([Yes, No, Partly, Void].map(|o| Side::Contrary.outcome(o)), [Some(No), None, None, None]);
    }
}
