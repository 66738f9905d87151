//! An event in the making, in words of a line, before entities, time and status are known.

use std::ops::Range;

use super::mood::Mood;
use crate::label::EventCategory;

/// An event in the making. Ranges count the words of a line.
#[derive(Clone, Debug)]
pub(super) struct Draft {
    /// The words that name it.
    pub(super) trigger: Range<usize>,
    /// What was done.
    pub(super) category: EventCategory,
    /// Who did it.
    pub(super) doer: Option<Range<usize>>,
    /// To whom or what.
    pub(super) target: Option<Range<usize>>,
    /// How it is told.
    pub(super) mood: Mood,
    /// The noun that its verb has used up ("imposed **sanctions**"), which then names no event of its own.
    pub(super) noun: Option<usize>,
    /// Whether a word such as "alleged" stands with it.
    pub(super) by_report: bool,
}
