//! What was told: each sentence of each statement, with who told it, when, and through whom.
//!
//! Takes a document by the contract, with the group of documents it is a copy of and the keys of its entities, which are
//! worked out elsewhere. Gives plain values that outlive the document. Leaves out statements that were not made, and those
//! inside others that only name an act which the outer one tells whole ("X said Y had agreed to …"). What the author tells
//! without a source is told by the outlet, where it holds an amount or an event.

use std::cmp::Ordering;

use onrecord_core::contract::{Document, Entity, Span, Statement};
use onrecord_core::label::{Certainty, EntityType, EventStatus, Kind, Realis, SourceKind};
use onrecord_core::mark::Mark;
use serde::Serialize;

use super::days::Days;
use super::lexicon;
use super::proposition::{Points, Proposition, Reader};
use super::question::Named;
use crate::correction::notices;
use crate::who::{Profile, profiles};

/// Stems of cues that only say that something is said.
#[rustfmt::skip]
const SAYING: &[&str] = &[
    "accord", "acknowledg", "add", "admit", "announc", "argu", "assert", "assur", "believ", "cite", "claim", "comment", "conced",
    "confirm", "declar", "deni", "describ", "disclos", "estim", "explain", "hope", "note", "observ", "promis", "quot", "read",
    "report", "repli", "reveal", "say", "speak", "state", "stress", "suggest", "tell", "testifi", "think", "vow", "warn", "write",
];

/// What is known of a document besides what it says.
pub struct Given<'a> {
    /// The document.
    pub document: &'a Document,
    /// What all copies of one text share; else the document's id.
    pub lineage: &'a str,
    /// What an entity is known by in all documents.
    pub key: &'a dyn Fn(&Entity) -> String,
}

/// What sort of act it is to say so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Act {
    /// Tells what is, was or will be.
    Tell,
    /// Wants it done.
    Demand,
    /// Offers it.
    Offer,
}

/// One sentence of a statement, or one that the author tells.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Told {
    /// The document's id.
    pub document: String,
    /// Its file, as the user named it.
    pub path: String,
    /// Its publisher.
    pub outlet: Option<String>,
    /// What all copies of its text share.
    #[serde(skip)]
    pub lineage: String,
    /// The story of the document: a thread's id; none where stories are not known.
    #[serde(skip)]
    pub story: Option<String>,
    /// The statement's id; none where the author tells it.
    pub statement: Option<String>,
    /// The id of the entity that says so, where the source is one.
    #[serde(skip)]
    pub entity: Option<String>,
    /// Who says so: the name, else the text's words; none where the author does or nobody is named.
    pub speaker: Option<String>,
    /// The key of whoever says so, where it is somebody with a name.
    #[serde(skip)]
    pub who: Option<String>,
    /// The state that speaks, or for which whoever speaks does, by the words around the name.
    #[serde(skip)]
    pub side: Option<Named>,
    /// The words for a source that is not named.
    pub unnamed: Option<String>,
    /// Through whom it came, the one who said it first foremost: sources around the speaker, in the text's words.
    pub through: Vec<String>,
    /// The words, in order.
    pub words: Vec<Span>,
    /// The sentence they stand in.
    pub sentence: String,
    /// When it was said, or else published.
    pub said: Days,
    /// What it does.
    pub act: Act,
    /// How sure whoever says so is.
    pub certainty: Certainty,
    /// What it depends on.
    pub condition: Option<Span>,
    /// Whether the cue says that it is not so.
    pub denied: bool,
    /// Ids of the statements that this one stands in, and of this one.
    #[serde(skip)]
    pub within: Vec<String>,
    /// What became of its words, or of those it rests on, since; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub marks: Vec<Mark>,
    /// What it claims.
    #[serde(skip)]
    pub proposition: Proposition,
}

impl Told {
    /// By document and place, so that the order in which documents are read is forgotten.
    pub fn order(&self, other: &Told) -> Ordering {
        let key = |t: &Told| (t.words.first().map_or(0, |w| w.start), t.words.last().map_or(0, |w| w.end));
        self.document
            .cmp(&other.document)
            .then_with(|| key(self).cmp(&key(other)))
            .then_with(|| self.statement.cmp(&other.statement))
    }

    /// Whether one is a part of the other, or they are sentences of one statement.
    pub fn is_within(&self, other: &Told) -> bool {
        let holds = |outer: &Told, inner: &Told| outer.statement.as_ref().is_some_and(|id| inner.within.contains(id));
        self.document == other.document && (holds(self, other) || holds(other, self))
    }

    /// Whether the author tells it on their own word.
    pub fn is_author(&self) -> bool {
        self.statement.is_none()
    }

    /// The day it was said, or from which to which day it can have been.
    pub fn said_on(&self) -> String {
        match (&self.said.earliest, &self.said.latest) {
            (Some(first), Some(last)) if first == last => first.clone(),
            (Some(first), Some(last)) => format!("{first} to {last}"),
            (Some(day), None) => format!("from {day}"),
            (None, Some(day)) => format!("by {day}"),
            (None, None) => "no date".to_owned(),
        }
    }

    /// The name, the words for who is not named, or the outlet.
    pub fn teller(&self) -> &str {
        let named = self.speaker.as_deref().or(self.unnamed.as_deref());
        named.or(self.outlet.as_deref()).unwrap_or(&self.path)
    }
}

/// Everything that a document tells, in the order of its text.
pub fn told(given: &Given) -> Vec<Told> {
    let reader = Reader::new(given.document, given.key);
    let source = Source { given, reader, profiles: profiles(given.document) };
    let statements = given.document.statements.iter().filter(|s| source.is_told(s));
    let mut out: Vec<Told> = statements.flat_map(|s| source.statement(s)).collect();
    out.extend(source.of_the_author());
    // What a notice of correction repeats is not told.
    let notices = notices(given.document);
    out.retain(|told| {
        !told.words.iter().any(|words| notices.iter().any(|n| n.start <= words.start && words.start < n.end))
    });
    out.sort_by(Told::order);
    out
}

struct Source<'a> {
    given: &'a Given<'a>,
    reader: Reader<'a>,
    profiles: Vec<Profile>,
}

impl Source<'_> {
    fn document(&self) -> &Document {
        self.given.document
    }

    /// Whether it was said, and is more than an act that the statement around it tells.
    fn is_told(&self, s: &Statement) -> bool {
        let made = !matches!(s.realis, Some(Realis::NotMade | Realis::Hypothetical));
        made && !s.content.spans.is_empty() && !(s.parent.is_some() && (is_act(s) || is_of_thing(s)))
    }

    fn statement(&self, s: &Statement) -> Vec<Told> {
        let mut whole: Vec<Points> = s.content.spans.iter().map(|p| p.start..p.end).collect();
        let denied = denies(s);
        if is_act(s) {
            whole.extend(s.cue.spans.iter().map(|p| p.start..p.end));
            whole.sort_by_key(|p| p.start);
        }
        let condition = s.condition.as_ref().map(|c| c.start..c.end);
        let sentences = self.document().sentences.iter().enumerate();
        let pieces = sentences.map(|(number, sentence)| {
            let inside = whole.iter().map(|p| p.start.max(sentence.start)..p.end.min(sentence.end));
            (number, inside.filter(|p| p.start < p.end).collect::<Vec<_>>())
        });
        let pieces = pieces.filter(|(_, pieces)| !pieces.is_empty());
        pieces.map(|(number, pieces)| self.piece(s, number, &pieces, condition.as_ref(), denied)).collect()
    }

    /// One sentence of a statement.
    fn piece(&self, s: &Statement, number: usize, pieces: &[Points], condition: Option<&Points>, denied: bool) -> Told {
        let claimed: Vec<Points> = pieces.iter().flat_map(|p| without(p, condition)).collect();
        let around = self.around(number, pieces, s);
        let (speaker, who, unnamed) = self.speaker(s);
        let (through, within) = self.chain(s);
        let side = self.side(s);
        let mut proposition = self.reader.proposition(&claimed, &around, denied);
        for amount in proposition.amounts.iter_mut().filter(|amount| amount.question.is_own) {
            amount.question.whose.clone_from(&side);
        }
        Told {
            statement: Some(s.id.clone()),
            entity: s.source_entity.clone(),
            speaker,
            who,
            side,
            unnamed,
            through,
            said: self.said(s),
            act: act(s),
            certainty: s.certainty,
            condition: s.condition.clone().filter(|c| pieces.iter().any(|p| p.start <= c.start && c.end <= p.end)),
            denied,
            within,
            proposition,
            ..self.blank(number, pieces)
        }
    }

    /// Sentences in which the author tells of an event or gives an amount, without the statements in them.
    fn of_the_author(&self) -> Vec<Told> {
        let document = self.document();
        let told = |at: usize| document.statements.iter().any(|s| holds(s, at));
        let done = |e: &&onrecord_core::contract::Event| matches!(e.status, EventStatus::Done | EventStatus::Observed);
        let events = document.events.iter().filter(done).filter(|e| e.statement.is_none()).map(|e| e.trigger.start);
        let figures = document.figures.iter().filter(|f| f.statement.is_none() && f.concept.is_some()).map(|f| f.start);
        let places: Vec<usize> = events.chain(figures).filter(|&at| !told(at)).collect();
        let sentences = document.sentences.iter().enumerate();
        let own = sentences.filter(|(_, sentence)| places.iter().any(|at| (sentence.start..sentence.end).contains(at)));
        // A sentence that holds a statement is told by its source; what stands beside it is the author's lead to it.
        let whole = own.filter(|(_, sentence)| !(sentence.start..sentence.end).any(told));
        let of = |(number, sentence): (usize, &onrecord_core::contract::Range)| {
            let piece: Vec<Points> = std::iter::once(sentence.start..sentence.end).collect();
            let around = self.before(number);
            Told { proposition: self.reader.proposition(&piece, &around, false), ..self.blank(number, &piece) }
        };
        whole.map(of).collect()
    }

    /// What holds for whatever is told in this sentence of the document.
    fn blank(&self, number: usize, pieces: &[Points]) -> Told {
        let document = self.document();
        let sentence = &document.sentences[number];
        let span = |p: &Points| Span { start: p.start, end: p.end, text: self.reader.text(p) };
        let published = document.published.as_ref();
        Told {
            document: document.id.clone(),
            path: document.path.clone(),
            outlet: document.outlet.clone(),
            lineage: self.given.lineage.to_owned(),
            story: None,
            statement: None,
            entity: None,
            speaker: None,
            who: None,
            side: None,
            unnamed: None,
            through: Vec::new(),
            words: pieces.iter().map(span).collect(),
            sentence: self.reader.text(&(sentence.start..sentence.end)),
            said: published.map(|p| Days::new(Some(&p.earliest), Some(&p.latest))).unwrap_or_default(),
            act: Act::Tell,
            certainty: Certainty::Certain,
            condition: None,
            denied: false,
            within: Vec::new(),
            marks: Vec::new(),
            proposition: Proposition::default(),
        }
    }

    /// What stands in the sentence beside these pieces, and the sentence before.
    fn around(&self, number: usize, pieces: &[Points], s: &Statement) -> Vec<Points> {
        let sentence = &self.document().sentences[number];
        let mut out = self.before(number);
        let mut from = sentence.start;
        for piece in pieces {
            out.push(from..piece.start.max(from));
            from = piece.end.max(from);
        }
        out.push(from..sentence.end.max(from));
        let sources = s.source.iter().flat_map(|source| &source.spans).map(|p| p.start..p.end);
        out.extend(sources.filter(|p| p.end <= sentence.start || p.start >= sentence.end));
        out.retain(|p| p.start < p.end);
        out
    }

    fn before(&self, number: usize) -> Vec<Points> {
        let before = number.checked_sub(1).map(|n| &self.document().sentences[n]);
        before.map(|s| s.start..s.end).into_iter().collect()
    }

    /// Name, key and words: the first two of a source that is named, the last of one that is not.
    fn speaker(&self, s: &Statement) -> (Option<String>, Option<String>, Option<String>) {
        let words = s.source.as_ref().map(|source| source.text());
        let entity = s.source_entity.as_deref().and_then(|id| self.document().entity(id));
        let unnamed = matches!(s.source_kind, Some(SourceKind::Anonymous | SourceKind::Collective))
            && !entity.is_some_and(|e| e.name.starts_with(char::is_uppercase));
        match (entity, words) {
            (_, words) if unnamed => (None, None, words.or_else(|| entity.map(|e| e.name.clone()))),
            (Some(entity), _) => (Some(entity.name.clone()), Some((self.given.key)(entity)), None),
            (None, words) => (None, None, words),
        }
    }

    /// Every name in the words for the source, and its key: whoever says "our soldiers" means one of them.
    fn side(&self, s: &Statement) -> Option<Named> {
        let words = s.source.as_ref()?.text();
        let entity = s.source_entity.as_deref().and_then(|id| self.document().entity(id));
        let profile = entity.and_then(|e| self.profiles.iter().find(|profile| profile.entity == e.id));
        let state = profile.filter(|profile| profile.of_state).and_then(|profile| profile.state.clone());
        let name = state.clone().or_else(|| entity.map(|e| e.name.clone())).unwrap_or_else(|| words.clone());
        let bare = |word: &str| word.trim_end_matches("'s").trim_end_matches("’s").to_owned();
        // A person's name is no side; one word can be that of a state.
        let is_person = |e: &&Entity| e.kind == EntityType::Person && e.name.contains(' ');
        let own = entity.filter(is_person).map(|e| e.name.as_str()).unwrap_or_default();
        let named = words.split(|c: char| c.is_whitespace() || c == ',').map(bare);
        let named = named.filter(|w| w.starts_with(char::is_uppercase) && !own.split(' ').any(|part| part == w));
        let keys: Vec<String> = named.chain(state).map(|name| plain(&name)).collect();
        (!keys.is_empty()).then_some(Named { name, keys })
    }

    /// The sources around a statement, innermost first, and the ids of their statements and of its own.
    fn chain(&self, s: &Statement) -> (Vec<String>, Vec<String>) {
        let (mut names, mut ids, mut at) = (Vec::new(), vec![s.id.clone()], s);
        while let Some(parent) = self.document().statements.iter().find(|p| Some(&p.id) == at.parent.as_ref()) {
            if ids.contains(&parent.id) {
                break;
            }
            let (speaker, _, unnamed) = self.speaker(parent);
            names.extend(speaker.or(unnamed));
            ids.push(parent.id.clone());
            at = parent;
        }
        (names, ids)
    }

    fn said(&self, s: &Statement) -> Days {
        let on = s.said_on.as_ref().filter(|on| on.earliest.is_some() && on.latest.is_some());
        let published = self.document().published.as_ref();
        on.map(|on| Days::new(on.earliest.as_deref(), on.latest.as_deref()))
            .or_else(|| published.map(|p| Days::new(Some(&p.earliest), Some(&p.latest))))
            .unwrap_or_default()
    }
}

/// A name in small letters without a leading "the".
pub fn plain(name: &str) -> String {
    let name = name.to_lowercase();
    name.strip_prefix("the ").map_or(name.clone(), str::to_owned)
}

fn holds(s: &Statement, at: usize) -> bool {
    s.content.spans.iter().chain(&s.cue.spans).any(|p| (p.start..p.end).contains(&at))
}

/// Whether the cue names an act that is more than saying so.
fn is_act(s: &Statement) -> bool {
    matches!(s.kind, Kind::Refusal | Kind::Commitment | Kind::Demand | Kind::Proposal) && !has(s, SAYING)
}

/// Whether the cue does something with a thing ("signed | a contract") rather than say a sentence.
fn is_of_thing(s: &Statement) -> bool {
    const BEFORE_NOUNS: &[&str] = &["a", "an", "any", "her", "his", "its", "no", "their"];
    let first = s.content.spans.first().and_then(|span| span.text.split_whitespace().next());
    !has(s, SAYING) && first.is_some_and(|word| BEFORE_NOUNS.contains(&word.to_lowercase().as_str()))
}

fn act(s: &Statement) -> Act {
    match s.kind {
        Kind::Demand if is_act(s) => Act::Demand,
        Kind::Proposal if is_act(s) => Act::Offer,
        _ => Act::Tell,
    }
}

/// Whether the cue says of what follows that it is not so.
fn denies(s: &Statement) -> bool {
    const DENYING: &[&str] = &["deni", "denial", "dismiss", "disput", "rebut", "refut", "reject", "repudi", "rubbish"];
    const NEGATORS: &[&str] = &["not", "never"];
    s.kind == Kind::Denial && (has(s, DENYING) || has(s, NEGATORS) || cue_words(s).any(|w| w.ends_with("n't")))
}

fn has(s: &Statement, stems: &[&str]) -> bool {
    cue_words(s).any(|word| stems.contains(&lexicon::stem(&word).as_str()))
}

fn cue_words(s: &Statement) -> impl Iterator<Item = String> + '_ {
    let words = s.cue.spans.iter().flat_map(|span| span.text.split(|c: char| !c.is_alphanumeric() && c != '\''));
    words.filter(|w| !w.is_empty()).map(str::to_lowercase)
}

/// A place without the part that lies in another.
fn without(piece: &Points, taken: Option<&Points>) -> Vec<Points> {
    let Some(taken) = taken.filter(|t| t.start < piece.end && piece.start < t.end) else { return vec![piece.clone()] };
    let parts = [piece.start..taken.start.max(piece.start), taken.end.min(piece.end)..piece.end];
    parts.into_iter().filter(|p| p.start < p.end).collect()
}
