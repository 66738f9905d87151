//! Gives a quotation to whose name stands behind a dash after it.
//!
//! > “The ferry was all we had.” — Ilse Marn
//!
//! Nothing but the name, with what is said of it behind a comma, stands between the dash and the end of the line. In a
//! list of such quotations the model may give each to the name above it: drafts that use the words of one are dropped.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

/// Shorter quotations may be titles.
const FEWEST_WORDS: usize = 4;
/// Most words behind the dash.
const LONGEST: usize = 12;
/// How sure the layout makes us.
const SCORE: f32 = 0.9;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut taken = vec![false; reading.len()];
    let mut found = Vec::new();
    for quotation in reading.quotations.iter().filter(|q| q.level == 0) {
        let content = reading.words(quotation.span);
        let dash = content.end;
        let Some(name) = name_behind(reading, dash).filter(|_| content.len() >= FEWEST_WORDS + 2) else { continue };
        taken[content.start..name.end].fill(true);
        let cue = dash..dash + 1;
        let parts = [name, cue, content].map(|part| vec![part]);
        found.push(Draft::by_rule("dashed", SCORE, parts, "took the name behind the dash as the source"));
    }
    if !found.is_empty() {
        super::retain(drafts, |d| !d.words().any(|w| taken[w]));
        drafts.extend(found);
    }
}

/// The words from a dash to the end of its line, if they begin with a name.
fn name_behind(reading: &Reading, dash: usize) -> Option<Words> {
    if dash >= reading.len() || !matches!(reading.word(dash), "―" | "—" | "–" | "--" | "-") {
        return None;
    }
    let text = reading.text();
    let breaks = |w: usize| text[reading.span(&(w - 1..w)).end()..reading.span(&(w..w + 1)).start()].contains('\n');
    let limit = reading.len().min(dash + 2 + LONGEST);
    let end = (dash + 1..limit).find(|&w| breaks(w)).or((limit == reading.len()).then_some(limit))?;
    let end = end - usize::from(end > dash + 1 && reading.word(end - 1) == ".");
    let comma = (dash + 1..end).find(|&w| matches!(reading.word(w), "," | "(")).unwrap_or(end);
    let capital = |w: usize| reading.word(w).starts_with(char::is_uppercase);
    let is_part = |w: usize| capital(w) || reading.word(w).chars().count() <= 3 && !reading.tags[w].starts_with('V');
    let is_name = dash + 1 < comma && capital(dash + 1) && capital(comma - 1) && (dash + 1..comma).all(is_part);
    is_name.then_some(dash + 1..end)
}
