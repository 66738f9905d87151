//! Forecasts: what is said to come about, by a source or by the author in their own voice.
//!
//! > The river will crest by Thursday, forecasters said. Norlund is unlikely to yield unless its allies do.
//!
//! Every clause that some words put into the future ([`trigger`], [`clause`]) is a candidate; [`rule`] leaves out what only looks
//! like a forecast, and the labels of statements are read off the rest as off any statement, so that both agree. Then [`horizon`]
//! and [`condition`] say by when, and what it hangs on. What a source foretells by the cue alone ("expects growth") comes from
//! [`cue`]. Leaves out which question a forecast answers, and whether it came true.

pub mod candidate;
pub mod clause;
pub mod condition;
pub mod cue;
pub mod horizon;
pub mod owner;
pub mod rule;
pub mod trigger;

use std::collections::BTreeSet;
use std::ops::Range;

use onrecord_text::{RegionKind, Span};

use crate::entity::SourceResolution;
use crate::findings::{Condition, Forecast, Horizon, Published, Statement, StatementIndex, Time};
use crate::lexicon::likelihood;
use crate::reading::Reading;
use crate::statement::certainty;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::line::Line;
use crate::statement::kind;
use crate::statement::polarity;
use crate::statement::speaker::{Mentions, Speaker};
use crate::statement::view::View;
use candidate::Candidate;
use clause::Clause;
use horizon::Said;
use owner::Owners;
use trigger::{Form, Trigger};

/// The share of the author's own forecasts that is right, measured on our labelled sentences.
const SHARE_OF_AUTHOR: f64 = 0.9;

/// What forecasts are found from.
pub struct Given<'g, 'd> {
    /// The document.
    pub reading: &'g Reading<'d>,
    /// Its statements in the making, in order.
    pub drafts: &'g [Draft],
    /// The same, labelled.
    pub statements: &'g [Statement],
    /// Who makes each.
    pub sources: &'g [SourceResolution],
    /// Where entities are mentioned.
    pub mentions: &'g Mentions,
    /// Its time expressions, in order.
    pub times: &'g [Time],
    /// When it was published.
    pub published: Option<&'g Published>,
    /// Whether it is a release: its author is a party that speaks of its own acts.
    pub is_release: bool,
}

/// The forecasts of a document, in order of the text.
pub fn forecasts(given: &Given) -> Vec<Forecast> {
    let reading = given.reading;
    let owners = Owners::of(reading.len(), given.drafts);
    let mut out = Vec::new();
    let mut looked_at = BTreeSet::new();
    let outside = outside(reading);
    for sentence in &reading.segmented.sentences {
        let words = sentence.tokens.clone();
        if !words.clone().any(|w| trigger::is_sign(reading, w)) || is_outside(&outside, sentence.span) {
            continue;
        }
        let expected = owners.expected(reading, words.clone());
        for owner in words.clone().map(|w| owners.tells(w)).collect::<BTreeSet<_>>() {
            let line = match owner {
                None => {
                    Line::new(reading, words.clone().filter(|&w| owners.tells(w).is_none_or(|s| expected.contains(&s))))
                }
                Some(index) => Line::new(reading, told_in(&given.drafts[index], &words)),
            };
            Sentence { given, owners: &owners, line: &line, owner }.read(&mut out, &mut looked_at);
        }
    }
    for index in 0..given.drafts.len() {
        if !looked_at.contains(&index) {
            out.extend(by_cue(given, index).filter(|f| !is_outside(&outside, f.content[0])));
        }
    }
    out.sort_by_key(|f| (f.content[0].start(), f.trigger.start()));
    out
}

/// The words of a statement's content in a sentence.
fn told_in<'w>(draft: &'w Draft, sentence: &'w Range<usize>) -> impl Iterator<Item = usize> + 'w {
    draft.content_words().filter(|w| sentence.contains(w))
}

/// What is none of the article's body, in order: headlines repeat what the text says, captions and bios foretell nothing.
fn outside(reading: &Reading) -> Vec<Span> {
    let outside = |kind| !matches!(kind, RegionKind::Markup | RegionKind::DateLine);
    let mut spans: Vec<Span> = reading.document.regions.iter().filter(|r| outside(r.kind)).map(|r| r.span).collect();
    spans.sort_by_key(|span| (span.start(), span.end()));
    spans
}

/// Whether one of some spans, in order and hardly overlapping, holds another.
fn is_outside(outside: &[Span], inner: Span) -> bool {
    let before = outside.partition_point(|span| span.start() <= inner.start());
    outside[..before].iter().rev().take(4).any(|span| span.contains(inner))
}

/// What one source, or the author, says in one sentence.
struct Sentence<'s, 'd> {
    given: &'s Given<'s, 'd>,
    owners: &'s Owners,
    line: &'s Line<'s, 'd>,
    owner: Option<usize>,
}

impl Sentence<'_, '_> {
    /// Its forecasts; `looked_at` takes the statements in which a trigger stands.
    fn read(&self, out: &mut Vec<Forecast>, looked_at: &mut BTreeSet<usize>) {
        let triggers = trigger::find(self.line);
        let conditions = if triggers.is_empty() { Vec::new() } else { condition::all(self.line) };
        let mut last = 0;
        for trigger in &triggers {
            let first = self.line.words[trigger.words.start];
            if self.owners.tells(first) != self.owner || trigger.words.start < last {
                continue;
            }
            let told = self.owners.attributes(first).filter(|_| self.owner.is_none()).or(self.owner);
            looked_at.extend(told);
            let Some(clause) = clause::around(self.line, trigger) else { continue };
            if conditions.iter().any(|c| c.words.contains(&trigger.words.start)) {
                continue;
            }
            last = clause.words.end;
            out.extend(self.forecast(trigger, &clause, told, &conditions));
        }
    }

    fn forecast(
        &self,
        trigger: &Trigger,
        clause: &Clause,
        told: Option<usize>,
        all: &[condition::Found],
    ) -> Option<Forecast> {
        let (line, given) = (self.line, self.given);
        let statement = told.map(|index| &given.statements[index]);
        let is_cue = told != self.owner;
        if is_cue && !matches!(trigger.form, Form::Adjective | Form::Ready | Form::Predicate | Form::Chance) {
            return None;
        }
        let conditions = condition::of_clause(line, clause, all);
        let horizon = self.horizon(clause, trigger, all, said(statement, given.published));
        let draft = self.draft(clause, told.filter(|_| !is_cue));
        let source = told.map_or_else(SourceResolution::default, |index| given.sources[index]);
        let speaker = Speaker::of(&source, given.mentions);
        let view = View::of(line.reading, &draft, &speaker);
        let answer = kind::kind(&view);
        let conditional = conditions.iter().any(|c| c.kind != crate::label::ConditionKind::EvenIf);
        let timed = horizon.is_some();
        let dated = horizon.as_ref().is_some_and(|h| h.latest.is_some());
        let is_release = given.is_release;
        let candidate =
            Candidate { line, trigger, clause, statement, view, answer, conditional, timed, dated, is_release };
        if rule::against(&candidate).is_some() {
            return None;
        }
        let Candidate { view, answer, .. } = candidate;
        let sureness = certainty::sureness(&view, &answer, statement.and_then(|s| s.realis));
        let span = |range: &Range<usize>| line.reading.span(&line.whole(range.clone()));
        Some(Forecast {
            statement: told.map(StatementIndex),
            content: self.content(clause, &conditions, horizon.as_ref()),
            trigger: span(&trigger.words),
            polarity: polarity::polarity(&view, &answer).0,
            certainty: sureness.certainty,
            hedges: sureness.hedges.iter().map(|h| line.reading.span(&h.words)).collect(),
            probability: self.number(clause).or(sureness.probability),
            horizon: horizon.as_ref().map(|h| Horizon { span: span(&h.words), earliest: h.earliest, latest: h.latest }),
            conditions: conditions.iter().map(|c| Condition { span: span(&c.words), kind: c.kind }).collect(),
            confidence: statement.map_or(SHARE_OF_AUTHOR, |s| s.confidence),
        })
    }

    /// The clause as a statement: with the source and cue of the one that makes it, and what it depends on as part of the cue.
    fn draft(&self, clause: &Clause, told: Option<usize>) -> Draft {
        let pieces = |range: &Range<usize>| self.line.pieces(range.clone());
        let (source, mut cue) = told.map_or((Vec::new(), Vec::new()), |index| {
            let draft = &self.given.drafts[index];
            (draft.source.clone(), draft.cue.clone())
        });
        if !clause.matrix.is_empty() {
            cue.extend(pieces(&clause.matrix));
        }
        Draft::by_rule("forecast", 1.0, [source, cue, pieces(&clause.words)], "")
    }

    /// When it is to come about: in the clause, in front of it, or in what a subordinator adds behind it.
    fn horizon(
        &self,
        clause: &Clause,
        trigger: &Trigger,
        conditions: &[condition::Found],
        said: Said,
    ) -> Option<horizon::Found> {
        let line = self.line;
        let finite = |range: Range<usize>| range.into_iter().any(|i| line.is_finite(i));
        let is_mark = |i: &usize| line.is(*i, &[";", ":", "—", "–"]);
        let front = (0..clause.words.start).rev().find(is_mark).map_or(0, |i| i + 1);
        let skipped: Vec<Range<usize>> = conditions.iter().map(|c| c.words.clone()).collect();
        let in_front = conditions
            .iter()
            .map(|c| c.words.end)
            .filter(|&end| end <= clause.words.start)
            .max()
            .unwrap_or(front)
            .max(front);
        let front = if finite(in_front..clause.words.start) { clause.words.start } else { in_front };
        let adds = line.is(clause.words.end, &["before", "after", "when", "until", "till", "once", "by"]);
        let end = if adds {
            (clause.words.end..line.len()).find(|&i| line.is(i, &[",", ";", ":"])).unwrap_or(line.len())
        } else {
            let main = trigger.main.unwrap_or(trigger.words.end);
            let relative = |i: &usize| line.is(*i, &["that", "which", "who", "whose", "where", "what", "how"]);
            (main..clause.words.end).find(relative).unwrap_or(clause.words.end)
        };
        let times = self.given.times;
        horizon::Search { line, stretch: front..end, verb: trigger.words.start, conditions: &skipped, times, said }
            .find()
    }

    /// The clause with the conditions and the horizon that stand around it, in pieces where other words lie between.
    fn content(&self, clause: &Clause, conditions: &[condition::Found], horizon: Option<&horizon::Found>) -> Vec<Span> {
        let around = conditions.iter().map(|c| c.words.clone()).chain(horizon.map(|h| h.words.clone()));
        let shared = Some(clause.subject.clone()).filter(|s| s.end <= clause.words.start && !s.is_empty());
        let mut parts: Vec<Range<usize>> = around.chain([clause.words.clone()]).chain(shared).collect();
        parts.sort_by_key(|part| (part.start, part.end));
        let mut joined: Vec<Range<usize>> = Vec::new();
        for part in parts {
            match joined.last_mut() {
                Some(last) if !(last.end..part.start).any(|i| self.line.is_word(i)) => {
                    last.end = last.end.max(part.end)
                }
                _ => joined.push(part),
            }
        }
        // What a source says within the author's clause belongs to the clause ("will raise fears of | a long war").
        let pieces = |part: Range<usize>| match self.owner {
            None => vec![self.line.whole(part.start..part.end)],
            Some(_) => self.line.pieces(part),
        };
        let words = joined.into_iter().flat_map(pieces).map(|piece| self.with_object(piece));
        words.map(|piece| self.line.reading.span(&piece)).collect()
    }

    /// Some words of the author, with the content of a statement that follows them without a mark.
    fn with_object(&self, words: Words) -> Words {
        let next = self.owners.tells(words.end.min(self.given.reading.len() - 1));
        let Some(object) = next.filter(|_| self.owner.is_none()) else { return words };
        let end = self.given.reading.sentence(words.start).tokens.end;
        let of_object = |w: &usize| self.owners.tells(*w).is_some() && !is_mark(&self.given.reading.lower[*w]);
        let attributed = words.clone().any(|w| self.owners.attributes(w) == Some(object));
        if !attributed {
            return words;
        }
        words.start..(words.end..end).take_while(of_object).last().map_or(words.end, |w| w + 1)
    }

    /// A probability given as a number, in the clause or in what it depends on.
    fn number(&self, clause: &Clause) -> Option<(f64, f64)> {
        let line = self.line;
        let places = clause.matrix.clone().chain(clause.words.clone());
        let word = |at: usize| (at < line.len()).then(|| line.at(at));
        places.into_iter().find_map(|at| likelihood::number(|i| word(at + i))).map(|(share, _)| (share, share))
    }
}

fn is_mark(word: &str) -> bool {
    matches!(word, "." | "," | ";" | ":" | "!" | "?" | "—" | "–")
}

/// The days on which a statement, or the document, says what it says.
fn said(statement: Option<&Statement>, published: Option<&Published>) -> Said {
    let of_statement = statement.and_then(|s| s.said_on.as_ref()).and_then(|day| day.earliest.zip(day.latest));
    let of_document = published.map(|p| (p.earliest, p.latest));
    let not_later = |said: &(_, _)| of_document.is_none_or(|published| said.1 <= published.1);
    of_statement.filter(not_later).or(of_document)
}

/// The forecast of a statement that foretells by its cue alone.
fn by_cue(given: &Given, index: usize) -> Option<Forecast> {
    let (reading, draft, statement) = (given.reading, &given.drafts[index], &given.statements[index]);
    let line = Line::new(reading, draft.content_words());
    let trigger = cue::trigger(reading, draft, statement, &line)?;
    let conditions = condition::all(&line);
    let skipped: Vec<Range<usize>> = conditions.iter().map(|c| c.words.clone()).collect();
    let said = said(Some(statement), given.published);
    let stretch = 0..line.len();
    let search = horizon::Search { line: &line, stretch, verb: 0, conditions: &skipped, times: given.times, said };
    let horizon = search.find();
    let span = |range: &Range<usize>| reading.span(&line.whole(range.clone()));
    Some(Forecast {
        statement: Some(StatementIndex(index)),
        content: statement.content.clone(),
        trigger: reading.span(&trigger),
        polarity: statement.polarity,
        certainty: statement.certainty,
        hedges: statement.hedges.clone(),
        probability: statement.probability,
        horizon: horizon.map(|h| Horizon { span: span(&h.words), earliest: h.earliest, latest: h.latest }),
        conditions: conditions.iter().map(|c| Condition { span: span(&c.words), kind: c.kind }).collect(),
        confidence: statement.confidence,
    })
}
