//! What a later text says otherwise than an earlier one in the same place, and what it does not say any more.
//!
//! Takes two texts and their sentence map. Words are changed where a sentence was kept around them and a figure, a day or a
//! name in it gave way to another that cannot both hold, or the later form denies what the earlier affirmed; they are
//! withdrawn where their sentence fell away out of a text that was otherwise kept, and nothing else says the same. What was
//! reworded, rounded, moved or said elsewhere is neither. Leaves out what is new.

use std::sync::LazyLock;

use onrecord_core::contract::{Span, Time};

use super::text::{Amount, Text, start};
use crate::claim::{Days, Kind, Reason, Relation, Told};
use crate::lineage::Compared;
use crate::lineage::word::{Class, Word, words};

/// Share of an earlier text's words that the later must have kept, or its missing sentences say nothing: it was cut.
const KEPT: f32 = 0.6;
/// Days of the week mean the same day in texts of this many days.
const WEEK: i64 = 6;

static NEGATORS: LazyLock<Vec<u64>> = LazyLock::new(|| {
    let negators = "not never no";
    words(negators, onrecord_text::Span::new(0, negators.len())).iter().map(|word| word.form).collect()
});

/// Words of an earlier text that do not stand any more.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Change {
    pub words: Span,
    /// What stands in their place.
    pub now: Option<Span>,
}

/// Two texts with what became of the sentences of the earlier.
struct Pair<'a, 'd> {
    earlier: &'a Text<'d>,
    later: &'a Text<'d>,
    /// For each sentence of the earlier, those of the later that keep it.
    became: Vec<Vec<usize>>,
}

/// What became of the earlier text's words, in its order; `compared` holds the later against the earlier.
pub(super) fn changes(earlier: &Text, later: &Text, compared: &Compared) -> Vec<Change> {
    let mut became = vec![Vec::new(); earlier.sentences.len()];
    for (number, link) in compared.alignment.links.iter().enumerate().filter(|(_, link)| link.label.is_kept()) {
        link.from.iter().for_each(|&from| became[from].push(number));
    }
    let pair = Pair { earlier, later, became };
    let mut out = pair.figures();
    out.extend(pair.days());
    out.extend(pair.names());
    out.extend(pair.reversed());
    out.extend(pair.negated());
    if compared.likeness.kept.first >= KEPT {
        out.extend(compared.alignment.cut.iter().filter_map(|&sentence| pair.withdrawn(sentence)));
    }
    out.sort();
    out.dedup_by(|next, before| before.words.start < next.words.end && next.words.start < before.words.end);
    out
}

impl Pair<'_, '_> {
    /// Whether the later text has a figure, anywhere, with which this one can hold.
    fn still_holds(&self, amount: &Amount) -> bool {
        self.later.amounts.iter().any(|other| other.agrees(amount))
    }

    /// Figures that gave way to others, and where else the text has these.
    fn figures(&self) -> Vec<Change> {
        let mut out = Vec::new();
        for (sentence, became) in self.became.iter().enumerate() {
            for amount in self.earlier.amounts_in(sentence).filter(|amount| !self.still_holds(amount)) {
                let said = |other: &&Amount| self.earlier.amounts_in(sentence).any(|before| before.agrees(other));
                let others = became.iter().flat_map(|&there| self.later.amounts_in(there)).filter(|other| !said(other));
                let mut others =
                    others.filter(|other| other.allowed.has_unit_of(&amount.allowed) && other.is_of_thing(amount));
                if let (Some(now), None) = (others.next(), others.next()) {
                    let now = self.later.words_of_amount(now);
                    let elsewhere = self.earlier.amounts.iter().filter(|other| other.agrees(amount));
                    let words = elsewhere.filter_map(|other| self.earlier.words_of_amount(other));
                    out.extend(words.map(|words| Change { words, now: now.clone() }));
                }
            }
        }
        out
    }

    /// Days that gave way to others.
    fn days(&self) -> Vec<Change> {
        let is_near = published(self.earlier).apart(&published(self.later)).is_some_and(|days| days <= WEEK);
        let is_certain = |time: &Time| is_near || time.text.contains(|c: char| c.is_ascii_digit());
        let meets = |one: &&Time, other: &&Time| one.text == other.text || days_of(one).meets(&days_of(other));
        let mut out = Vec::new();
        for (sentence, became) in self.became.iter().enumerate() {
            let mut gone: Vec<&Time> = self.earlier.times_in(sentence).collect();
            let mut come: Vec<&Time> = became.iter().flat_map(|&there| self.later.times_in(there)).collect();
            let before = gone.clone();
            gone.retain(|time| !come.iter().any(|other| meets(time, other)));
            come.retain(|time| !before.iter().any(|other| meets(time, other)));
            if let ([gone], [come]) = (gone.as_slice(), come.as_slice())
                && is_certain(gone)
                && is_certain(come)
            {
                let span = |time: &Time| Span { start: time.start, end: time.end, text: time.text.clone() };
                out.push(Change { words: span(gone), now: Some(span(come)) });
            }
        }
        out
    }

    /// The sentences that became one other, with their place and their words, earlier and later.
    fn kept(&self) -> impl Iterator<Item = (usize, &[Word], usize, &[Word])> {
        let (earlier, later) = (&self.earlier.prepared.article.sentences, &self.later.prepared.article.sentences);
        self.became.iter().enumerate().filter_map(|(at, became)| match became[..] {
            [there] => Some((at, &*earlier[at].words, there, &*later[there].words)),
            _ => None,
        })
    }

    /// Names that gave way to others: the one run of names that a kept sentence lost and the one that it got, if one stands
    /// where the other stood.
    fn names(&self) -> Vec<Change> {
        let mut out = Vec::new();
        for (_, before, _, after) in self.kept() {
            if let (Some(gone), Some(come)) = (lost(before, after), lost(after, before))
                && (gone.before.is_some() && gone.before == come.before
                    || gone.after.is_some() && gone.after == come.after)
            {
                let words = self.earlier.span_of_bytes(gone.span);
                out.push(Change { words, now: Some(self.later.span_of_bytes(come.span)) });
            }
        }
        out
    }

    /// What the later form of its sentence denies, or puts by an opposite.
    fn reversed(&self) -> Vec<Change> {
        let mut out = Vec::new();
        for told in &self.earlier.told {
            let Some(sentence) = self.earlier.sentence_at(start(told)) else { continue };
            let related: Vec<_> =
                self.later.told.iter().filter_map(|&other| Some((other, Relation::of(told, other)?))).collect();
            if related.iter().any(|(_, relation)| relation.kind == Kind::Same) {
                continue;
            }
            let is_there = |at: usize| self.later.sentence_at(at).is_some_and(|s| self.became[sentence].contains(&s));
            let reverses = |relation: &Relation| {
                let reverse = |reason: &Reason| matches!(reason, Reason::Negation | Reason::Opposites(..));
                relation.kind == Kind::Contradicting && relation.reasons.iter().any(reverse)
            };
            let now = related.into_iter().find(|(other, relation)| is_there(start(other)) && reverses(relation));
            if let Some((words, (other, _))) = self.earlier.words_of(told).zip(now) {
                out.push(Change { words, now: self.later.words_of(other) });
            }
        }
        out
    }

    /// Sentences that were kept but for a negation, which one of them has.
    fn negated(&self) -> Vec<Change> {
        let mut out = Vec::new();
        for (sentence, before, there, after) in self.kept() {
            let (gone, come) = (extra(before, after), extra(after, before));
            let only = |negators: usize, rest: usize| negators == 1 && rest == 0;
            if only(gone.0 + come.0, gone.1 + come.1)
                && let Some(words) = self.earlier.clause_of(sentence)
            {
                out.push(Change { words, now: self.later.clause_of(there) });
            }
        }
        out
    }

    /// A sentence that fell away, where it held a finding and nothing else says the same.
    fn withdrawn(&self, sentence: usize) -> Option<Change> {
        let range = self.earlier.sentences[sentence].clone();
        let document = self.earlier.document;
        let is_notice = self.earlier.notices.iter().any(|notice| notice.start < range.end && range.start < notice.end);
        let statements = document.statements.iter().flat_map(|s| &s.content.spans).map(|span| span.start);
        let mut findings = statements
            .chain(document.events.iter().map(|event| event.trigger.start))
            .chain(self.earlier.amounts.iter().map(|amount| amount.figure.start));
        if is_notice || !findings.any(|at| range.contains(&at)) {
            return None;
        }
        let again = |other: &Told, told: &Told| {
            Relation::of(told, other).is_some_and(|relation| relation.kind != Kind::Contradicting)
        };
        let mut told = self.earlier.told.iter().filter(|told| range.contains(&start(told)));
        if told.any(|told| self.later.told.iter().any(|other| again(other, told))) {
            return None;
        }
        let mut amounts = self.earlier.amounts_in(sentence).peekable();
        if amounts.peek().is_some() && amounts.all(|amount| self.still_holds(amount)) {
            return None;
        }
        Some(Change { words: self.earlier.span(range.start, range.end)?, now: None })
    }
}

fn days_of(time: &Time) -> Days {
    Days::new(time.earliest.as_deref(), time.latest.as_deref())
}

fn published(text: &Text) -> Days {
    let published = text.document.published.as_ref();
    published.map(|p| Days::new(Some(&p.earliest), Some(&p.latest))).unwrap_or_default()
}

/// How many negators a sentence has that another has not, and how many other words that say something.
fn extra(ours: &[Word], theirs: &[Word]) -> (usize, usize) {
    let extra = ours.iter().filter(|word| !theirs.iter().any(|other| other.root == word.root));
    let (negators, rest): (Vec<&Word>, Vec<&Word>) = extra.partition(|word| NEGATORS.contains(&word.form));
    (negators.len(), rest.iter().filter(|word| word.class != Class::Function).count())
}

/// A run of names with the words on both sides of it.
struct Run {
    span: onrecord_text::Span,
    before: Option<u64>,
    after: Option<u64>,
}

/// The names of a sentence that another has not, if they stand together.
fn lost(ours: &[Word], theirs: &[Word]) -> Option<Run> {
    let is_lost = |word: &Word| word.class == Class::Name && !theirs.iter().any(|other| other.root == word.root);
    let first = ours.iter().position(is_lost)?;
    let length = ours[first..].iter().take_while(|word| is_lost(word)).count();
    let last = first + length - 1;
    if ours[last + 1..].iter().any(is_lost) {
        return None;
    }
    Some(Run {
        span: ours[first].span.cover(ours[last].span),
        before: first.checked_sub(1).map(|at| ours[at].form),
        after: ours.get(last + 1).map(|word| word.form),
    })
}
