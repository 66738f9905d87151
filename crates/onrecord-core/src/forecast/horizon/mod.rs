//! Horizon: the words that say when something foretold is to come about, and the days they allow.
//!
//! > The river will crest *by Thursday*. *In the coming months* prices will rise. It will not end *before the election*.
//!
//! Takes the stretch of a line in which they may stand and the document's time expressions. What a date allows hangs on the word
//! before it ([`tie`], [`days`]). Events ("before the thaw") and words like "soon" name no day, and are kept as words.

mod days;
mod part;
mod tie;

use std::ops::Range;

use jiff::civil::Date;

use crate::findings::Time;
use crate::label::TimeType;
use crate::lexicon::horizon;
use crate::statement::grammar::line::Line;

/// Words that say when, with the days they allow.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The words, by their place in the line.
    pub words: Range<usize>,
    /// The first day they allow.
    pub earliest: Option<Date>,
    /// The last day they allow.
    pub latest: Option<Date>,
}

/// The days on which something may have been said.
pub type Said = Option<(Date, Date)>;

/// Words before an event that says when.
const BEFORE_EVENT: &[&str] = &["after", "before", "following", "till", "until"];

/// Where to look, and for what.
pub struct Search<'s, 'r, 'd> {
    /// The line.
    pub line: &'s Line<'r, 'd>,
    /// Where in it.
    pub stretch: Range<usize>,
    /// Where the words stand that put the clause into the future.
    pub verb: usize,
    /// Conditions, which have days of their own.
    pub conditions: &'s [Range<usize>],
    /// The time expressions of the document.
    pub times: &'s [Time],
    /// When it was said.
    pub said: Said,
}

impl Search<'_, '_, '_> {
    /// What says when. A date counts before vague words, and those before an event; what follows the verb before what
    /// stands in front.
    pub fn find(&self) -> Option<Found> {
        let (dated, vague): (Vec<Found>, Vec<Found>) = self
            .times()
            .filter_map(|time| self.of_time(time))
            .partition(|f| f.latest.is_some() || f.earliest.is_some());
        let places = || self.stretch.clone();
        self.first(dated)
            .or_else(|| self.first(places().filter_map(|at| part::of_unit(self, at)).collect()))
            .or_else(|| self.first(places().filter_map(|at| self.of_phrase(at)).collect()))
            .or_else(|| self.first(vague))
            .or_else(|| self.first(places().filter_map(|at| self.of_event(at)).collect()))
    }

    fn first(&self, all: Vec<Found>) -> Option<Found> {
        let meets = |f: &Found, c: &Range<usize>| c.start < f.words.end && f.words.start < c.end;
        let all: Vec<Found> = all.into_iter().filter(|f| !self.conditions.iter().any(|c| meets(f, c))).collect();
        all.iter().find(|f| f.words.start > self.verb).or_else(|| all.first()).cloned()
    }

    /// The time expressions that the line's words span.
    fn times(&self) -> impl Iterator<Item = &Time> {
        let words = &self.line.words;
        let span = words.first().zip(words.last()).map(|(&first, &last)| self.line.reading.span(&(first..last + 1)));
        let from = span.map_or(0, |span| self.times.partition_point(|t| t.span.end() <= span.start()));
        self.times[from..].iter().take_while(move |t| span.is_some_and(|span| t.span.start() < span.end()))
    }

    fn of_time(&self, time: &Time) -> Option<Found> {
        let line = self.line;
        let words = line.reading.words(time.span);
        let start = line.words.binary_search(&words.start).ok()?;
        let end = line.words.binary_search(&(words.end - 1)).ok()? + 1;
        let refers = matches!(time.value.as_deref(), Some("PAST_REF" | "PRESENT_REF"));
        let inside = start >= self.stretch.start && end <= self.stretch.end;
        if !inside || refers || time.kind == TimeType::Set || tie::belongs_to_noun(line, start, end) {
            return None;
        }
        let (tie, from) = tie::before(line, &(start..end), self.stretch.start)?;
        if time.kind == TimeType::Duration && !tie.takes_length() {
            return None;
        }
        let (earliest, latest) = days::of(line, start..end, tie, time, self.said)?;
        let ahead = usize::from(line.is(end, &["ahead", "hence"]));
        let to_come = if line.at(end) == "to" && line.at(end + 1) == "come" { 2 } else { 0 };
        Some(Found { words: from..end + ahead + to_come, earliest, latest })
    }

    /// A phrase of the list ("sooner or later", "in due course").
    fn of_phrase(&self, at: usize) -> Option<Found> {
        let line = self.line;
        let word = |i: usize| if at + i < self.stretch.end { line.at(at + i) } else { "" };
        let (length, latest) = horizon::phrase(word)?;
        let compared = line.at(at + length) == "as" || at > 0 && line.is(at - 1, &["as", "how", "so", "too"]);
        let days = self.said.zip(latest).map(|((first, last), latest)| (first, last.checked_add(latest).ok()));
        let (earliest, latest) = days.map_or((None, None), |(first, last)| (Some(first), last));
        (!compared).then_some(Found { words: at..at + length, earliest, latest })
    }

    /// "Before the thaw", "after the summit", "by the time polls close": up to the next mark.
    fn of_event(&self, at: usize) -> Option<Found> {
        let line = self.line;
        let by_the_time = line.at(at) == "by" && line.at(at + 1) == "the" && line.at(at + 2) == "time";
        let opens = BEFORE_EVENT.contains(&line.at(at)) && line.tag(at) != "RB";
        let ends = |i: &usize| line.is(*i, &[",", ";", ":", ".", "?", "!", "—", "–", "and", "but"]);
        let end = (at + 1..self.stretch.end).find(ends).unwrap_or(self.stretch.end);
        let noun = (at + 1..end).any(|i| line.tag(i).starts_with("NN"));
        ((by_the_time || opens) && noun).then_some(Found { words: at..end, earliest: None, latest: None })
    }
}
