//! Forecasts by their cue alone: the verb of the statement foretells, and nothing in the content does.
//!
//! > Economists expect a recession. The bank forecasts growth of 2 percent. He voiced a fear of war.
//!
//! What somebody expects of their own acts is a plan ("expects to open three shops"), unless nobody chooses it ("expects to lose").

use std::ops::Range;

use crate::findings::Statement;
use crate::label::{Kind, Realis};
use crate::lexicon::act;
use crate::lexicon::foretelling::{self, Class};
use crate::reading::Reading;
use crate::statement::draft::Draft;
use crate::statement::grammar::line::Line;

/// The words of a cue that foretell, by their place in the document; `None` where the statement is no forecast by its cue.
pub fn trigger(reading: &Reading, draft: &Draft, statement: &Statement, line: &Line) -> Option<Range<usize>> {
    let made = !matches!(statement.realis, Some(Realis::NotMade | Realis::Hypothetical | Realis::Planned));
    let past = (0..line.len()).any(|i| matches!(line.tag(i), "VBD" | "VBZ" | "VBP") || line.at(i) == "have");
    if statement.kind != Kind::Forecast || !made || past || is_own_plan(line) {
        return None;
    }
    let foretells = |w: &usize| foretelling::is(reading.lemma(*w), Class::Cue);
    let word = draft.cue_words().find(foretells).or_else(|| draft.content_words().find(foretells))?;
    Some(word..word + 1)
}

/// "To open three shops": an infinitive without a subject, of what is chosen.
fn is_own_plan(line: &Line) -> bool {
    let Some(verb) = (1..line.len().min(4)).find(|&i| line.at(0) == "to" && line.tag(i) == "VB") else { return false };
    let lemma = line.lemma(verb);
    !foretelling::is(lemma, Class::Outcome) && !act::is(lemma, act::Class::Unchosen) && lemma != "be"
}
