//! How an event stands, and the statement that tells it.
//!
//! The mood of its clause and the innermost statement in whose content it stands decide: what the author reports is
//! done, what a source reports claimed, what a witness saw observed, what the doer says is coming announced.

use onrecord_text::Span;

use super::Draft;
use super::entity::Names;
use super::mood::Mood;
use crate::findings::{Statement, StatementIndex};
use crate::label::{Certainty, EventStatus, Kind, Polarity, Realis};
use crate::reading::Reading;

/// The status, and who says so; `None` for what nobody says.
pub(super) fn status(
    reading: &Reading,
    draft: &Draft,
    statements: &[Statement],
    names: &Names,
) -> Option<(EventStatus, Option<StatementIndex>)> {
    let trigger = reading.span(&draft.trigger);
    let Some(index) = holder(statements, trigger) else { return Some((by_author(draft.mood), None)) };
    let statement = &statements[index.0];
    if takes_for_granted(reading, draft, statement) {
        return Some((by_author(draft.mood), None));
    }
    let status = by_source(reading, draft, statement, names);
    Some((status, Some(index)))
}

/// The innermost statement in whose content the words stand.
pub(super) fn holder(statements: &[Statement], words: Span) -> Option<StatementIndex> {
    let holds = |s: &Statement| s.content.iter().any(|c| c.contains(words)) && !s.cue.iter().any(|c| c.contains(words));
    let length = |s: &Statement| s.content.iter().map(|c| c.len()).sum::<usize>();
    let holders = statements.iter().enumerate().filter(|(_, s)| holds(s));
    holders.min_by_key(|(i, s)| (length(s), *i)).map(|(i, _)| StatementIndex(i))
}

fn by_author(mood: Mood) -> EventStatus {
    match mood {
        Mood::Real => EventStatus::Done,
        Mood::Seen => EventStatus::Observed,
        Mood::Alleged => EventStatus::Claimed,
        Mood::Announced => EventStatus::Announced,
        Mood::Planned => EventStatus::Planned,
        Mood::Possible => EventStatus::Hypothetical,
        Mood::Not => EventStatus::Denied,
    }
}

fn by_source(reading: &Reading, draft: &Draft, statement: &Statement, names: &Names) -> EventStatus {
    let unsaid = matches!(statement.realis, Some(Realis::Hypothetical | Realis::Potential));
    let doubted = statement.certainty == Certainty::Doubtful;
    match draft.mood {
        Mood::Not => EventStatus::Denied,
        Mood::Possible => EventStatus::Hypothetical,
        _ if denies(statement) => EventStatus::Denied,
        Mood::Announced => EventStatus::Announced,
        Mood::Planned if has_cue(reading, statement, &["plan", "intend", "prepare", "aim", "decide", "want"]) => {
            EventStatus::Planned
        }
        Mood::Planned if is_own(reading, draft, statement, names) => EventStatus::Announced,
        Mood::Planned => EventStatus::Planned,
        _ => match statement.kind {
            Kind::Commitment if is_ahead(reading, draft, statement) => EventStatus::Announced,
            Kind::Demand | Kind::Proposal | Kind::Forecast if is_ahead(reading, draft, statement) => {
                EventStatus::Hypothetical
            }
            Kind::Refusal if is_ahead(reading, draft, statement) => EventStatus::Denied,
            _ if unsaid || doubted => EventStatus::Hypothetical,
            _ if draft.mood == Mood::Seen || by_witness(reading, statement) => EventStatus::Observed,
            _ => EventStatus::Claimed,
        },
    }
}

/// "condemned the attack", "thanked Kelmar for its aid": that it happened is told by the author.
fn takes_for_granted(reading: &Reading, draft: &Draft, statement: &Statement) -> bool {
    let judging = &[
        "condemn",
        "denounce",
        "deplore",
        "decry",
        "criticise",
        "criticize",
        "praise",
        "welcome",
        "hail",
        "applaud",
        "regret",
        "mourn",
        "protest",
        "thank",
        "investigate",
        "oppose",
    ];
    let noun = reading.tags[draft.trigger.end - 1].starts_with("NN");
    noun && draft.mood == Mood::Real && has_cue(reading, statement, judging)
}

fn has_cue(reading: &Reading, statement: &Statement, lemmas: &[&str]) -> bool {
    let mut cue = statement.cue.iter().flat_map(|s| reading.words(*s));
    cue.any(|w| reading.tags[w].starts_with("VB") && lemmas.contains(&reading.lemma(w)))
}

/// Whether the cue itself says that it is not so.
fn denies(statement: &Statement) -> bool {
    statement.kind == Kind::Denial && statement.polarity == Polarity::Negative
}

/// Whether the event's word is no finite verb in present or past, so that the statement's kind decides.
fn is_ahead(reading: &Reading, draft: &Draft, statement: &Statement) -> bool {
    let content = statement.content.first().map(|c| reading.words(*c));
    let opens = content.is_some_and(|c| reading.lower[c.start] == "to" || reading.tags[c.start] == "VB");
    let tag = reading.tags[draft.trigger.start];
    tag == "VB" || tag.starts_with("NN") && opens
}

/// Whether the source speaks of its own acts.
fn is_own(reading: &Reading, draft: &Draft, statement: &Statement, names: &Names) -> bool {
    let Some(doer) = &draft.doer else { return false };
    let first = reading.lower[doer.start].as_str();
    let own_word = doer.len() == 1 && matches!(first, "i" | "we" | "it" | "he" | "she" | "they" | "us");
    let entity = names.doer(reading, doer);
    let same = entity.is_some() && entity == statement.source_entity;
    let source = statement.source.iter().flat_map(|s| reading.words(*s));
    let mut source = source.map(|w| reading.lower[w].as_str()).peekable();
    // "Kelmar will send shells, its defence ministry said."
    let possessive = matches!(source.peek(), Some(&("its" | "their" | "his" | "her" | "our")));
    let shared = doer.clone().any(|w| reading.tags[w].starts_with("NNP") && source.any(|s| s == reading.lower[w]));
    let for_it = statement.source.iter().any(|s| entity.is_some() && names.doer(reading, &reading.words(*s)) == entity);
    statement.kind == Kind::Commitment || own_word || same || possessive || shared || for_it
}

/// Whether the source was there: witnesses, residents, monitors, pictures; or the cue is one of seeing.
fn by_witness(reading: &Reading, statement: &Statement) -> bool {
    let mut source = statement.source.iter().flat_map(|s| reading.words(*s));
    let witness = source.any(|w| {
        matches!(
            reading.lower[w].as_str(),
            "witness"
                | "witnesses"
                | "eyewitness"
                | "eyewitnesses"
                | "bystander"
                | "bystanders"
                | "footage"
                | "video"
                | "videos"
                | "photographs"
                | "imagery"
        )
    });
    let mut cue = statement.cue.iter().flat_map(|s| reading.words(*s));
    let seeing = |w: usize| matches!(reading.lemma(w), "see" | "witness" | "watch" | "observe" | "film");
    witness || cue.any(seeing)
}
