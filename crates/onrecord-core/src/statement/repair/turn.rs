//! Makes each turn of an interview a statement of its speaker.
//!
//! > Q: Will you go back? / A: My house is there. — Reporter: Will you go back? / Dovash: My house is there.
//!
//! A name before the colon is the source. "A:" names nobody: the source is the person that the introduction presents.
//! What follows "Q:" is the author's own question, and no statement. Drafts of the model that touch a turn are dropped;
//! reading its content by itself finds what is inside.

use onrecord_model::NameLabel;
use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::turn::{Speaker, Turn, turns};

/// How sure the layout makes us.
const SCORE: f32 = 0.9;
/// Words before the name of whoever is interviewed.
const MEETING: &[&str] = &["with", "to", "asked", "interviewed", "met"];

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let turns = turns(reading);
    let Some(first) = turns.first().map(|t| t.mark.start) else { return };
    let interviewed = interviewed(reading, first);
    let mut taken = vec![false; reading.len()];
    for turn in &turns {
        if let Speaker::Named(words) = &turn.speaker {
            taken[words.clone()].fill(true);
        }
        taken[turn.mark.clone()].fill(true);
        for piece in turn.content.iter().filter(|_| turn.speaker != Speaker::Asks) {
            taken[piece.clone()].fill(true);
        }
    }
    super::retain(drafts, |d| !d.words().any(|w| taken[w]));
    drafts.extend(turns.into_iter().filter_map(|turn| statement(turn, interviewed.as_ref())));
}

fn statement(turn: Turn, interviewed: Option<&Words>) -> Option<Draft> {
    let source = match turn.speaker {
        Speaker::Asks => return None,
        Speaker::Answers => interviewed.into_iter().cloned().collect(),
        Speaker::Named(words) => vec![words],
    };
    Some(Draft {
        verbatim: true,
        ..Draft::by_rule(
            "turn",
            SCORE,
            [source, vec![turn.mark], turn.content],
            "took a turn of an interview as its speaker's words",
        )
    })
}

/// The person whom the words before the first turn present: named after a word of meeting, else the first one named in
/// the body, else in the title.
fn interviewed(reading: &Reading, first: usize) -> Option<Words> {
    let is_in = |words: &Words, kind| {
        reading.document.regions.iter().any(|r| r.kind == kind && r.span.overlaps(reading.span(words)))
    };
    let people: Vec<Words> = reading
        .names()
        .iter()
        .filter(|n| n.label == NameLabel::Person && n.words.end <= first && !is_in(&n.words, RegionKind::Byline))
        .map(|n| n.words.clone())
        .collect();
    let met = |w: &&Words| w.start > 0 && MEETING.contains(&reading.lower[w.start - 1].as_str());
    let in_body = |w: &&Words| !is_in(w, RegionKind::Title);
    people.iter().find(met).or_else(|| people.iter().find(in_body)).or(people.first()).cloned()
}
