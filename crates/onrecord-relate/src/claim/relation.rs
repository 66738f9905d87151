//! The relation of two things told: they say the same, contradict each other, or are different.
//!
//! Takes two [`Told`]; gives what they are to each other with a score and the words it rests on. First whether they are
//! about the same at all: how much of each is answered by the other, and how much that is. Then what tells them apart:
//! other names, days, things. Then what sets them against each other: amounts, negations, opposites. Leaves out who is
//! right.

use onrecord_core::contract::Span;
use serde::Serialize;

use super::align::{self, Alignment};
use super::amount::{Amount, Compared};
use super::deed;
use super::figures;
use super::proposition::{Name, Proposition, Word, is_like};
use super::question::{Apart, Named};
use super::told::Told;

/// What each sign that two claims are about the same is worth, in the order of [`Pair::signs`]: a logistic regression on
/// our labelled pairs (the half for tuning) and on what tells of linked events in ECB+ (`training/same_claim.py`).
const WORTH: [f64; 4] = [2.73, 4.75, 2.33, 0.68];
const WITHOUT_SIGNS: f64 = -7.98;
/// What it is worth that one speaker says both: set by hand, since ECB+ does not tell who speaks.
const ONE_SPEAKER: f64 = 0.6;
/// Least score at which two claims say the same, and at which they are near enough to contradict each other.
const SAME: f64 = 0.5;
const CONTRADICTING: f64 = 0.45;
/// Least number of words, or amounts, that answer each other: one can be chance.
const LEAST: usize = 2;
/// The most that the weight of what answers and the number of names can add.
const MOST_SHARED: f64 = 3.0;
const MOST_NAMES: usize = 3;
/// Counts of days further apart than this can both have been right.
pub const DAYS_BETWEEN_COUNTS: i64 = 3;

/// What two claims are to each other.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Who believes one believes the other.
    Same,
    /// Both cannot hold.
    Contradicting,
    /// Neither says what the other does.
    Different,
}

/// Why two claims that are about the same differ or contradict each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// Amounts of one thing that exclude each other.
    Amounts(Span, Span),
    /// One says that it is not so.
    Negation,
    /// Words that exclude each other.
    Opposites(Span, Span),
    /// Names of two.
    Names(Span, Span),
    /// Days that do not meet.
    Days(String, String),
    /// Words, or amounts, of two things.
    Things(Span, Span),
    /// A demand and an offer, or what is.
    Acts,
    /// Said so many days apart that both counts can have been right.
    SaidApart(i64),
    /// One count holds only what was new or is confirmed, the other all.
    Counting(Span, Span),
    /// Amounts of two owners, by their names.
    Whose(String, String),
    /// Amounts of two places, by their names.
    Places(String, String),
    /// One is a later and higher count of what still grew.
    Update(Span, Span),
}

/// What two things told are to each other.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Relation {
    /// Which.
    pub kind: Kind,
    /// How nearly they are about the same, from 0 to 1.
    pub score: f64,
    /// What tells them apart or sets them against each other, the strongest first.
    pub reasons: Vec<Reason>,
}

impl Reason {
    /// The same with the two sides in the other order.
    pub fn swapped(self) -> Reason {
        match self {
            Reason::Amounts(a, b) => Reason::Amounts(b, a),
            Reason::Opposites(a, b) => Reason::Opposites(b, a),
            Reason::Names(a, b) => Reason::Names(b, a),
            Reason::Days(a, b) => Reason::Days(b, a),
            Reason::Things(a, b) => Reason::Things(b, a),
            Reason::Counting(a, b) => Reason::Counting(b, a),
            Reason::Whose(a, b) => Reason::Whose(b, a),
            Reason::Places(a, b) => Reason::Places(b, a),
            Reason::Update(a, b) => Reason::Update(b, a),
            same @ (Reason::Negation | Reason::Acts | Reason::SaidApart(_)) => same,
        }
    }

    /// Whether it sets this amount against another.
    pub fn is_over(&self, amount: &Amount) -> bool {
        matches!(self, Reason::Amounts(a, b) if [a, b].contains(&&amount_span(amount)))
    }

    /// The reason why two amounts of one thing are on two questions.
    pub fn of_apart(apart: Apart, a: &Amount, b: &Amount) -> Reason {
        let name = |named: &Option<Named>| named.as_ref().map(|named| named.name.clone()).unwrap_or_default();
        let (one, two) = (&a.question, &b.question);
        match apart {
            Apart::Things => things(a, b),
            Apart::Counting => Reason::Counting(amount_span(a), amount_span(b)),
            Apart::Whose => Reason::Whose(name(&one.whose), name(&two.whose)),
            Apart::Place => Reason::Places(name(&one.place), name(&two.place)),
        }
    }
}

impl Relation {
    /// Whether amounts exclude each other.
    pub fn is_over_amounts(&self) -> bool {
        self.reasons.iter().any(|reason| matches!(reason, Reason::Amounts(..)))
    }

    /// What these two are to each other; `None` where they are about different things altogether.
    pub fn of(one: &Told, two: &Told) -> Option<Relation> {
        let pair = Pair::of(one, two);
        let amounts = pair.amounts();
        let score = pair.score(&amounts);
        if score < CONTRADICTING || !pair.is_enough(&amounts) {
            return None;
        }
        let different = pair.different(&amounts);
        if !different.is_empty() {
            return Some(Relation { kind: Kind::Different, score, reasons: different });
        }
        let against = pair.against(&amounts);
        if !against.is_empty() {
            return Some(Relation { kind: Kind::Contradicting, score, reasons: against });
        }
        (score >= SAME && !pair.denies_something_else()).then(|| Relation {
            kind: Kind::Same,
            score,
            reasons: Vec::new(),
        })
    }
}

/// The signs that two claims are about the same, as [`Relation::of`] weighs them.
pub fn signs(one: &Told, two: &Told) -> [f64; 4] {
    let pair = Pair::of(one, two);
    pair.signs(&pair.amounts())
}

struct Pair<'t> {
    one: &'t Told,
    two: &'t Told,
    alignment: Alignment,
}

/// How the amounts of two propositions compare.
#[derive(Default)]
struct Amounts<'t> {
    agree: usize,
    exclude: Vec<(&'t Amount, &'t Amount)>,
    apart: Vec<(&'t Amount, &'t Amount)>,
}

impl<'t> Pair<'t> {
    /// What stands around two claims of one sentence is no sign: it is the other claim.
    fn of(one: &'t Told, two: &'t Told) -> Pair<'t> {
        let beside = one.document == two.document && one.sentence == two.sentence;
        let alignment = Alignment::of(&one.proposition, &two.proposition, !beside);
        Pair { one, two, alignment }
    }

    fn propositions(&self) -> (&'t Proposition, &'t Proposition) {
        (&self.one.proposition, &self.two.proposition)
    }

    /// Every amount of one side with the one of the other that fits it best.
    fn amounts(&self) -> Amounts<'t> {
        let (one, two) = self.propositions();
        let mut out = Amounts::default();
        let (few, many, swapped) =
            if one.amounts.len() <= two.amounts.len() { (one, two, false) } else { (two, one, true) };
        for amount in &few.amounts {
            let compared = |other: &Amount| amount.compare(other);
            let pair = |other| if swapped { (other, amount) } else { (amount, other) };
            let find = |wanted| many.amounts.iter().find(|o| compared(o) == wanted);
            if find(Compared::Agree).is_some() {
                out.agree += 1;
            } else if let Some(other) =
                nearest(amount, many.amounts.iter().filter(|o| compared(o) == Compared::Exclude))
            {
                out.exclude.push(pair(other));
            } else if let Some(other) = find(Compared::Apart) {
                out.apart.push(pair(other));
            }
        }
        out
    }

    /// Whether enough answers each other not to be chance: two words or amounts, or one where all of one side is answered.
    fn is_enough(&self, amounts: &Amounts) -> bool {
        let Alignment { same, opposite, around, left, .. } = &self.alignment;
        let answered = same.len() + opposite.len() + amounts.agree;
        answered >= LEAST || answered + around >= LEAST && !same.is_empty() && left.iter().any(Vec::is_empty)
    }

    /// How nearly they are about the same.
    fn score(&self, amounts: &Amounts) -> f64 {
        let alike = |one: &Told, two: &Told| one.who.as_ref().zip(two.who.as_ref()).is_some_and(|(a, b)| is_like(a, b));
        let one_speaker = if alike(self.one, self.two) { ONE_SPEAKER } else { 0.0 };
        let sum: f64 = self.signs(amounts).iter().zip(WORTH).map(|(sign, worth)| sign * worth).sum();
        1.0 / (1.0 + (-WITHOUT_SIGNS - one_speaker - sum).exp())
    }

    /// Signs that they are about the same: how much of the shorter is answered, and of the longer; how much that is; how
    /// many names answer each other.
    fn signs(&self, amounts: &Amounts) -> [f64; 4] {
        let [a, b] = self.alignment.left_weight;
        let shared = self.alignment.shared + amounts.agree as f64;
        let part = |of: f64, left: f64| if of > 0.0 { of / (of + left) } else { 0.0 };
        let answered = self.alignment.same.iter().map(|&(i, _)| &self.one.proposition.words[i]);
        let names = given(answered).len().min(MOST_NAMES);
        [part(shared, a.min(b)), part(shared, a.max(b)), shared.ln_1p().min(MOST_SHARED), names as f64]
    }

    /// What tells them apart.
    fn different(&self, amounts: &Amounts<'t>) -> Vec<Reason> {
        let mut out = Vec::new();
        if self.one.act != self.two.act {
            out.push(Reason::Acts);
        }
        out.extend(self.names());
        out.extend(self.days());
        if !amounts.exclude.is_empty() && !self.has_days() {
            out.extend(figures::days_apart(self.one, self.two));
        }
        if amounts.agree == 0 && amounts.exclude.is_empty() {
            out.extend(amounts.apart.first().map(|(a, b)| Reason::Things(amount_span(a), amount_span(b))));
        }
        out.extend(self.alignment.other.first().map(|&(i, j)| {
            let (one, two) = self.propositions();
            Reason::Things(span(self.one, &one.words[i]), span(self.two, &two.words[j]))
        }));
        if !amounts.exclude.is_empty() && amounts.agree == 0 && !self.has_days() {
            let apart = self.one.said.apart(&self.two.said).filter(|&days| days > DAYS_BETWEEN_COUNTS);
            out.extend(apart.map(Reason::SaidApart));
        }
        let apart = |(a, b): &(&Amount, &Amount)| {
            let apart = a.question.apart(&b.question).map(|apart| Reason::of_apart(apart, a, b));
            let is_other = || !a.is_measured() && !deed::is_same(self.one, a, self.two, b);
            let other_deed = || is_other().then(|| things(a, b));
            let wished = (a.question.is_wished != b.question.is_wished).then_some(Reason::Acts);
            wished.or(apart).or_else(other_deed).or_else(|| figures::update(self.one, a, self.two, b))
        };
        out.extend(amounts.exclude.iter().find_map(apart).filter(|_| amounts.agree == 0));
        if !out.is_empty() {
            out.extend(amounts.exclude.iter().map(|(a, b)| Reason::Amounts(amount_span(a), amount_span(b))));
        }
        out
    }

    /// Two names, one in each, that nothing on the other side answers to; for a claim that leans on what stands around it
    /// and names nobody, the names there count.
    fn names(&self) -> Option<Reason> {
        let (one, two) = self.propositions();
        let [left, right] = &self.alignment.left;
        let (ones, twos) = (given(left.iter().map(|&i| &one.words[i])), given(right.iter().map(|&i| &two.words[i])));
        let leans = |proposition: &Proposition, left: &[usize]| left.is_empty() && given(&proposition.words).is_empty();
        let places = |proposition: &'t Proposition, other: &Proposition| {
            let mut names = given(&proposition.around);
            let known = given(other.words.iter().chain(&other.around));
            names.retain(|(word, name)| !name.is_person && !known.iter().any(|(k, _)| align::answers(word, k)));
            names
        };
        let (ones, twos) = match () {
            () if leans(one, left) && !twos.is_empty() => (places(one, two), twos),
            () if leans(two, right) && !ones.is_empty() => (ones, places(two, one)),
            () => (ones, twos),
        };
        let pairs = ones.iter().flat_map(|a| twos.iter().map(move |b| (a, b)));
        let (a, b) = pairs.into_iter().find(|(a, b)| a.1.is_person == b.1.is_person)?;
        Some(Reason::Names(span(self.one, a.0), span(self.two, b.0)))
    }

    fn has_days(&self) -> bool {
        let (one, two) = self.propositions();
        !one.times.is_empty() && !two.times.is_empty()
    }

    fn days(&self) -> Option<Reason> {
        let (one, two) = self.propositions();
        let near = self.one.said.apart(&self.two.said).is_none_or(|days| days <= 6);
        let meet =
            |a: &super::proposition::When| two.times.iter().any(|b| a.days.meets(&b.days) || near && a.text == b.text);
        let apart = self.has_days() && !one.times.iter().any(meet);
        apart.then(|| Reason::Days(one.times[0].text.clone(), two.times[0].text.clone()))
    }

    /// What sets them against each other.
    fn against(&self, amounts: &Amounts<'t>) -> Vec<Reason> {
        let (one, two) = self.propositions();
        let mut out = Vec::new();
        let opposites = self.alignment.opposite.iter();
        out.extend(
            opposites.map(|&(i, j)| Reason::Opposites(span(self.one, &one.words[i]), span(self.two, &two.words[j]))),
        );
        if self.is_negated() {
            // A negation and an opposite say the same again.
            if out.pop().is_none() {
                out.push(Reason::Negation);
            }
        }
        if amounts.agree == 0 && out.is_empty() {
            out.extend(amounts.exclude.iter().map(|(a, b)| Reason::Amounts(amount_span(a), amount_span(b))));
        }
        out
    }

    /// Whether most of what answers each other is negated on one side only, and what is said not to be has an answer.
    fn is_negated(&self) -> bool {
        let (one, two) = self.propositions();
        let aligned = self.alignment.same.iter().chain(&self.alignment.opposite);
        let (mut against, mut all) = (0.0, 0.0);
        for &(i, j) in aligned {
            let (a, b) = (&one.words[i], &two.words[j]);
            let weight = f64::midpoint(a.weight, b.weight);
            all += weight;
            against += if a.negated == b.negated { 0.0 } else { weight };
        }
        let unanswered: f64 = self.negated_left().map(|word| word.weight).sum();
        !self.denies_something_else() && against > (all + unanswered / 2.0) / 2.0
    }

    /// Words of negated clauses that have no answer.
    fn negated_left(&self) -> impl Iterator<Item = &'t Word> {
        self.left().map(|(_, word)| word).filter(|word| word.negated)
    }

    /// Words that have no answer, each with its proposition.
    fn left(&self) -> impl Iterator<Item = (&'t Proposition, &'t Word)> {
        let (one, two) = self.propositions();
        let left = [(one, &self.alignment.left[0]), (two, &self.alignment.left[1])];
        left.into_iter().flat_map(|(proposition, left)| left.iter().map(move |&i| (proposition, &proposition.words[i])))
    }

    /// Whether a word stands in a clause behind the first of which nothing has an answer: "…, a number that nobody could
    /// verify".
    fn is_aside(&self, proposition: &Proposition, word: &Word) -> bool {
        let unanswered = self.left().filter(|(p, w)| std::ptr::eq(*p, proposition) && w.clause == word.clause).count();
        let all = proposition.words.iter().filter(|w| w.clause == word.clause).count();
        word.clause > 0 && unanswered == all
    }

    /// Whether what one says not to be has no answer: "there is nothing odd about the dam" says little of the dam.
    fn denies_something_else(&self) -> bool {
        self.left().any(|(proposition, word)| word.negated && word.is_denied && !self.is_aside(proposition, word))
    }
}

/// The words that name somebody or something.
fn given<'w>(words: impl IntoIterator<Item = &'w Word>) -> Vec<(&'w Word, &'w Name)> {
    let names = words.into_iter().filter_map(|word| Some((word, word.name.as_ref()?)));
    names.filter(|(_, name)| name.is_given).collect()
}

/// The amount nearest to another.
fn nearest<'a>(amount: &Amount, others: impl Iterator<Item = &'a Amount>) -> Option<&'a Amount> {
    others.min_by(|a, b| amount.distance(a).total_cmp(&amount.distance(b)))
}

fn span(told: &Told, word: &Word) -> Span {
    let text = told.words.iter().find(|s| s.start <= word.at.start && word.at.end <= s.end);
    let text = text.map(|s| s.text.chars().skip(word.at.start - s.start).take(word.at.len()).collect());
    Span { start: word.at.start, end: word.at.end, text: text.unwrap_or_default() }
}

fn things(a: &Amount, b: &Amount) -> Reason {
    Reason::Things(amount_span(a), amount_span(b))
}

/// The words of an amount.
pub fn amount_span(amount: &Amount) -> Span {
    Span { start: amount.range.start, end: amount.range.end, text: amount.text.clone() }
}
