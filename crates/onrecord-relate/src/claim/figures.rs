//! Figures on one question in sentences that say it in other words.
//!
//! Takes two things told; gives their relation where both hold an amount that answers one question and no value is allowed by
//! both: contradicting, or different for a reason. One question: one concept, or one thing with which the same is done, in one
//! story, with enough in common around them that it can be one incident; and the same whose, where and when as far as both
//! tell. A later and higher count of what still grows is no contradiction, nor are counts of what changes some days apart.
//! Leaves out amounts of authors that recall what somebody had said, and sentences alike, which [`super::relation`] compares.

use std::collections::BTreeMap;

use super::align;
use super::amount::Amount;
use super::deed;
use super::proposition::{When, Word};
use super::question::Question;
use super::relation::{DAYS_BETWEEN_COUNTS, Kind, Reason, Relation, amount_span};
use super::told::{Act, Told};

/// How much around two amounts must answer each other, as a weight of words; and what a shared owner or
/// place counts.
const ENOUGH: f64 = 1.5;
const SHARED: f64 = 1.5;
/// What is asked of amounts that have only a unit in common.
const ENOUGH_FOR_UNITS: f64 = 2.5;
/// With so much in common, a count of the dead is of one incident however late it is given.
const SURE: f64 = 2.5;
/// Amounts of one sort in one story beyond this are not compared: there is no one question in them.
const TOO_MANY: usize = 300;
/// A difference by more than this factor needs no explanation: they are counts of unlike things.
const UNLIKE: f64 = 30.0;
/// A time so many days before something is told is not that of what is told without any.
const LONG_AGO: i64 = 30;
/// Values with a unit that are nearer than this share of them are one, rounded.
const NEAR: f64 = 0.05;

/// Pairs of things told, by place, that hold amounts of one sort in one story; the lesser place first.
pub fn candidates(told: &[Told]) -> Vec<(usize, usize)> {
    let mut sorts: BTreeMap<(&str, String), Vec<usize>> = BTreeMap::new();
    for (place, told) in told.iter().enumerate() {
        let Some(story) = told.story.as_deref() else { continue };
        for amount in told.proposition.amounts.iter().filter(|amount| amount.question.is_answered()) {
            let places = sorts.entry((story, amount.sort())).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    let few = sorts.into_values().filter(|places| places.len() <= TOO_MANY);
    let pairs = |places: Vec<usize>| {
        let all = places.clone();
        let with =
            move |(n, one): (usize, usize)| places[n + 1..].iter().map(move |&two| (one, two)).collect::<Vec<_>>();
        all.into_iter().enumerate().flat_map(with).collect::<Vec<_>>()
    };
    let mut out: Vec<(usize, usize)> = few.flat_map(pairs).collect();
    out.sort_unstable();
    out.dedup();
    out
}

/// What two things told are to each other by their amounts alone.
pub fn relation(one: &Told, two: &Told) -> Option<Relation> {
    if one.is_within(two) || one.act != Act::Tell || two.act != Act::Tell || one.denied || two.denied {
        return None;
    }
    let [ones, twos]: [Vec<&Amount>; 2] =
        [one, two].map(|told| told.proposition.amounts.iter().filter(|a| a.question.is_answered()).collect());
    let pairs = || ones.iter().flat_map(|a| twos.iter().map(move |b| (*a, *b)));
    let mut found = pairs().filter_map(|(a, b)| Some((common(one, a, two, b)?, a, b))).collect::<Vec<_>>();
    if found.iter().any(|(_, a, b)| a.meets(b) && a.question.apart(&b.question).is_none()) {
        return None;
    }
    found.retain(|(_, a, b)| !(a.meets(b) || a.is_measured() && a.distance(b) < NEAR));
    let (common, a, b) = found.into_iter().max_by(|x, y| x.0.total_cmp(&y.0))?;
    let reason = different(one, a, two, b, common);
    if reason.is_some() && (common < SURE || a.distance(b) > UNLIKE.ln()) {
        return None;
    }
    let kind = if reason.is_some() { Kind::Different } else { Kind::Contradicting };
    let amounts = Reason::Amounts(amount_span(a), amount_span(b));
    Some(Relation { kind, score: common / (common + 1.0), reasons: reason.into_iter().chain([amounts]).collect() })
}

/// How much two amounts and what stands around them have in common; `None` where they are not on one question.
fn common(one: &Told, a: &Amount, two: &Told, b: &Amount) -> Option<f64> {
    let (asked, other) = (&a.question, &b.question);
    let one_thing = asked.is_of_one_thing(other);
    let fates = asked.are_two_fates(other);
    let by_unit = a.is_measured() && !a.is_duration();
    if !a.has_unit_of(b) || one_thing == Some(false) && !fates || one_thing.is_none() && !by_unit {
        return None;
    }
    if !fates && !deed::is_same(one, a, two, b) {
        return None;
    }
    let said = shared(&one.proposition.words, &two.proposition.words, asked, other);
    let told_by_the_deed = asked.tells_the_deed() && other.tells_the_deed();
    if !told_by_the_deed && said <= 0.0 {
        return None;
    }
    let all = |told: &Told| told.proposition.words.iter().chain(&told.proposition.around).cloned().collect::<Vec<_>>();
    let around = shared(&all(one), &all(two), asked, other);
    let common = around + if asked.shares(other) || is_side(one, b) || is_side(two, a) { SHARED } else { 0.0 };
    let enough = if one_thing.is_none() || fates { ENOUGH_FOR_UNITS } else { ENOUGH };
    (common >= enough).then_some(common)
}

/// Whether somebody speaks for those whose an amount is said to be.
fn is_side(told: &Told, amount: &Amount) -> bool {
    told.side.as_ref().zip(amount.question.whose.as_ref()).is_some_and(|(side, whose)| side.is_like(whose))
}

/// The weight of words of one that have an answer in the other, each once, without those for what is counted.
fn shared(ones: &[Word], twos: &[Word], asked: &Question, other: &Question) -> f64 {
    let counted = |word: &Word| asked.counts(&word.term) || other.counts(&word.term);
    let mut seen: Vec<&str> = Vec::new();
    let mut sum = 0.0;
    for word in ones.iter().filter(|word| !counted(word) && word.weight > 0.3) {
        if !seen.contains(&word.term.stem.as_str()) && twos.iter().any(|other| align::answers(word, other)) {
            seen.push(&word.term.stem);
            sum += word.weight;
        }
    }
    sum
}

/// Why two amounts that exclude each other can both hold.
fn different(one: &Told, a: &Amount, two: &Told, b: &Amount, common: f64) -> Option<Reason> {
    if let Some(apart) = a.question.apart(&b.question) {
        return Some(Reason::of_apart(apart, a, b));
    }
    if let Some(days) = days_apart(one, two) {
        return Some(days);
    }
    update(one, a, two, b).or_else(|| {
        let apart = one
            .said
            .apart(&two.said)
            .filter(|&days| days > DAYS_BETWEEN_COUNTS && !(a.question.is_final() && common >= SURE));
        apart.map(Reason::SaidApart)
    })
}

/// The reason where one is a later and higher count of what still grows.
pub fn update(one: &Told, a: &Amount, two: &Told, b: &Amount) -> Option<Reason> {
    let (earlier, later) = if one.said.is_before(&two.said) { (a, b) } else { (b, a) };
    let ordered = one.said.is_before(&two.said) || two.said.is_before(&one.said);
    let grows = a.question.is_toll() && b.question.is_toll() && earlier.is_below(later);
    (ordered && grows).then(|| Reason::Update(amount_span(a), amount_span(b)))
}

/// The reason where both tell of days and none is in both, or one tells of days long before the other is told.
pub fn days_apart(one: &Told, two: &Told) -> Option<Reason> {
    let [days, others] = [one, two].map(|told| &told.proposition.times);
    let meet = days.iter().any(|x| others.iter().any(|y| x.days.meets(&y.days) || x.text == y.text));
    let long_before = |days: &[When], told: &Told| {
        let before = |when: &When| when.days.is_before(&told.said) && when.days.apart(&told.said) > Some(LONG_AGO);
        days.first().filter(|_| days.iter().all(before)).map(|when| Reason::Days(when.text.clone(), told.said_on()))
    };
    match (days.first(), others.first()) {
        (Some(first), Some(second)) if !meet => Some(Reason::Days(first.text.clone(), second.text.clone())),
        (Some(_), None) => long_before(days, two),
        (None, Some(_)) => long_before(others, one),
        _ => None,
    }
}
