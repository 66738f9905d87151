//! A proposition: what one sentence of a statement claims, as words with weights, names, amounts, days and negations.
//!
//! Takes pieces of a document's text in code points, with the entities, figures and times that the contract has there.
//! Words that stand around the pieces are kept apart: they may answer to a word of another proposition ("they" are whoever
//! speaks), but nobody claims them. Negation is kept for each word, by its clause: two negations of one clause cancel.

use std::ops::Range;

use onrecord_core::contract::{Document, Entity, Figure};
use onrecord_core::label::{EntityType, MentionForm};

use super::amount::Amount;
use super::days::Days;
use super::lexicon::{self, Term};
use super::question::{self, Around, Named, Question};

/// A place in the text, in code points, end exclusive.
pub type Points = Range<usize>;

/// Words that negate their clause.
#[rustfmt::skip]
const NEGATORS: &[&str] = &[
    "cannot", "hardly", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing", "nowhere", "scarcely", "without",
];
/// Stems of words that say of what follows, or of what they are about, that it is not so or not done.
const DENIERS: &[&str] =
    &["baseless", "deni", "denial", "fail", "fabric", "fals", "lie", "refus", "refut", "unfound", "untru"];
/// Words at which another clause begins.
#[rustfmt::skip]
const CLAUSE_OPENERS: &[&str] = &[
    "after", "although", "and", "as", "because", "before", "but", "if", "or", "since", "so", "though", "unless", "until", "when",
    "whereas", "which", "while", "who", "without",
];

/// How far before a figure, and how far behind what is counted, words are looked at for what it answers.
const BEFORE: usize = 40;
const BESIDE: usize = 20;

/// What one sentence of a statement claims.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Proposition {
    /// Words that tell something.
    pub words: Vec<Word>,
    /// Words around them, which nobody claims.
    pub around: Vec<Word>,
    /// Amounts.
    pub amounts: Vec<Amount>,
    /// Times with at least one day that is known.
    pub times: Vec<When>,
}

/// A word or a turn of several, or a name.
#[derive(Clone, Debug, PartialEq)]
pub struct Word {
    /// Where it stands.
    pub at: Points,
    /// What it means; of a name, its last word.
    pub term: Term,
    /// From 0 to 1.
    pub weight: f64,
    /// Whom or what it names.
    pub name: Option<Name>,
    /// Whether its clause is negated.
    pub negated: bool,
    /// Whether it is the first word behind a negation, which is what is said not to be.
    pub is_denied: bool,
    /// Its clause, by the number of the first word in it.
    pub clause: usize,
}

/// A name with a key that other texts may share.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The key of the entity.
    pub key: String,
    /// Whether a person is named.
    pub is_person: bool,
    /// Whether it is named here, not only meant ("the minister").
    pub is_given: bool,
}

impl Name {
    /// Whether both can be one: the keys are equal, or one is the last part of the other.
    pub fn is_like(&self, other: &Name) -> bool {
        is_like(&self.key, &other.key)
    }
}

/// A time expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct When {
    /// Its words in small letters.
    pub text: String,
    /// What it allows.
    pub days: Days,
}

/// Whether two keys can be of one: they are equal, or one is the last part of the other.
pub fn is_like(one: &str, two: &str) -> bool {
    let ends = |long: &str, short: &str| long.strip_suffix(short).is_some_and(|rest| rest.ends_with(' '));
    one == two || ends(one, two) || ends(two, one)
}

/// Reads propositions off a document.
pub struct Reader<'d> {
    document: &'d Document,
    letters: Vec<char>,
    mentions: Vec<Mention<'d>>,
}

struct Mention<'d> {
    at: Points,
    form: MentionForm,
    entity: &'d Entity,
    key: String,
}

impl Mention<'_> {
    fn named(&self) -> Named {
        Named::of(&self.entity.name, self.key.clone())
    }
}

impl<'d> Reader<'d> {
    /// A reader of this document; `key` gives what an entity is known by in all documents.
    pub fn new(document: &'d Document, key: &dyn Fn(&Entity) -> String) -> Reader<'d> {
        let mut mentions: Vec<Mention> = Vec::new();
        for entity in &document.entities {
            let key = key(entity);
            let of_entity = entity.mentions.iter();
            mentions.extend(of_entity.map(|m| Mention { at: m.start..m.end, form: m.form, entity, key: key.clone() }));
        }
        mentions.sort_by_key(|m| (m.at.start, usize::MAX - m.at.end, &m.entity.id));
        Reader { document, letters: document.text.chars().collect(), mentions }
    }

    /// The words of a place.
    pub fn text(&self, at: &Points) -> String {
        self.letters[at.clone()].iter().collect()
    }

    /// The proposition of these pieces, with the words of `around`; `denied` is whether the cue negates all of it.
    pub fn proposition(&self, pieces: &[Points], around: &[Points], denied: bool) -> Proposition {
        let within = |at: &Points| pieces.iter().any(|piece| piece.start <= at.start && at.end <= piece.end);
        let figures = self.document.figures.iter().filter(|f| within(&(f.start..f.end)));
        let mut amounts: Vec<Amount> = figures.filter_map(|f| Amount::of(f, self.question(f))).collect();
        let times: Vec<_> = self.document.times.iter().filter(|t| within(&(t.start..t.end))).collect();
        let covered = amounts.iter().map(|a| a.range.clone()).chain(times.iter().map(|t| t.start..t.end));
        let covered: Vec<Points> = covered.collect();
        self.drop_wholes(&mut amounts);
        let known = times.into_iter().filter(|t| t.earliest.is_some() || t.latest.is_some());
        let when = |t: &onrecord_core::contract::Time| When {
            text: t.text.to_lowercase(),
            days: Days::new(t.earliest.as_deref(), t.latest.as_deref()),
        };
        Proposition {
            words: pieces.iter().flat_map(|piece| self.words(piece, &covered, denied)).collect(),
            around: around.iter().flat_map(|piece| self.words(piece, &[], false)).collect(),
            times: known.map(when).collect(),
            amounts,
        }
    }

    /// Drops what an amount is a part of ("9,000 of the town's 31,000 people").
    fn drop_wholes(&self, amounts: &mut Vec<Amount>) {
        const FAR: usize = 30;
        let ends: Vec<usize> = amounts.iter().map(|a| a.range.end).collect();
        let part_of = |start: usize| {
            let before = ends.iter().copied().filter(|&end| end <= start).max();
            before.is_some_and(|end| start - end < FAR && self.text(&(end..start)).starts_with(" of "))
        };
        amounts.retain(|amount| !part_of(amount.range.start));
    }

    /// The question that a figure answers.
    fn question(&self, figure: &Figure) -> Question {
        let at = |from: usize, to: usize| self.text(&(from.min(to)..to.min(self.letters.len()))).to_lowercase();
        let thing = figure.thing.as_ref().map_or(figure.start..figure.end, |t| t.start..t.end);
        let behind = thing.end.max(figure.end);
        let from = |m: &&Mention| {
            let near = behind < m.at.start && m.at.start < behind + BESIDE;
            near && at(behind, m.at.start).ends_with(" from ") && m.entity.name.starts_with(char::is_uppercase)
        };
        let sentence = self.document.sentences.iter().find(|s| s.start <= figure.start && figure.start < s.end);
        let sentence = sentence.map_or(figure.start..figure.end, |s| s.start..s.end);
        let confirms = is_confirmed(&at(sentence.start, sentence.end));
        // Whoever counts is no owner of what they count.
        let counts = |m: &&Mention| match m.entity.kind {
            EntityType::Organisation => confirms,
            kind => kind == EntityType::Person && figure.concept.as_deref().is_some_and(question::is_fate),
        };
        let around = Around {
            before: at(figure.start.saturating_sub(BEFORE), figure.start),
            behind: at(figure.end, figure.end + BEFORE),
            between: at(thing.end.min(figure.start), figure.start).to_owned(),
            ahead: at(sentence.start, figure.start),
            actor: self.entity(figure.actor.as_deref()).filter(|m| !counts(m)).map(Mention::named),
            place: self.entity(figure.place.as_deref()).map(Mention::named),
            beside: self.mentions.iter().find(from).map(Mention::named),
            is_confirmed: confirms,
        };
        Question::of(figure, around)
    }

    /// A mention of an entity by its id.
    fn entity(&self, id: Option<&str>) -> Option<&Mention<'d>> {
        self.mentions.iter().find(|m| Some(m.entity.id.as_str()) == id)
    }

    /// The words of a place that tell something, without those that lie in `covered`.
    fn words(&self, piece: &Points, covered: &[Points], denied: bool) -> Vec<Word> {
        let tokens = self.tokens(piece);
        let stems: Vec<&str> = tokens.iter().map(|t| t.stem.as_str()).collect();
        let mut out: Vec<Word> = Vec::new();
        let (mut clause, mut at) = (0, 0);
        let (mut negated, mut any_negated, mut behind_negation) = (denied, false, false);
        while at < tokens.len() {
            let token = &tokens[at];
            if token.opens_clause || token.after_comma {
                close(&mut out[clause..], negated);
                // "I did not say, by the way, that …": the complement is still what was not said.
                let inherits = token.after_comma && token.lower == "that";
                any_negated |= negated != denied;
                (clause, negated) = (out.len(), if inherits && any_negated { !denied } else { denied });
            }
            let in_amount = covered.iter().any(|c| c.contains(&token.at.start));
            if !in_amount && (negates(&tokens[at..]) || is_counterfactual(&tokens[at..])) {
                negated = !negated;
                behind_negation = true;
                at += 1;
                continue;
            }
            let (name, length) = self.name(&tokens[at..]);
            let (term, turn) = lexicon::term(&stems[at..]);
            let length = if name.as_ref().is_some_and(|n| n.is_given) { length } else { turn };
            let last = &tokens[at + length - 1];
            let term = if length == turn { term } else { lexicon::term(&[last.stem.as_str()]).0 };
            let place = token.at.start..last.at.end;
            let weight = self.weight(&tokens[at..at + length], name.as_ref());
            if weight > 0.0 && !covered.iter().any(|c| c.start < place.end && place.start < c.end) {
                let is_denied = std::mem::take(&mut behind_negation);
                out.push(Word { at: place, term, weight, name, negated: false, is_denied, clause });
            }
            at += length;
        }
        close(&mut out[clause..], negated);
        out
    }

    /// The name that begins with the first of these tokens, and how many it takes. Of a description, the last word bears it.
    fn name(&self, tokens: &[Token]) -> (Option<Name>, usize) {
        let at = &tokens[0].at;
        let from = self.mentions.partition_point(|m| m.at.start + 200 < at.start);
        let near = self.mentions[from..].iter().take_while(|m| m.at.start <= at.start);
        let named = near.filter(|m| m.entity.name.starts_with(char::is_uppercase));
        for mention in named {
            let name =
                Name { key: mention.key.clone(), is_person: mention.entity.kind == EntityType::Person, is_given: true };
            match mention.form {
                MentionForm::Nominal if mention.at.end == at.end => return (Some(Name { is_given: false, ..name }), 1),
                MentionForm::Nominal => {}
                MentionForm::Pronoun if mention.at == *at => return (Some(Name { is_given: false, ..name }), 1),
                MentionForm::Pronoun => {}
                _ if mention.at.start == at.start => {
                    let length = tokens.iter().take_while(|t| t.at.start < mention.at.end).count();
                    return (Some(name), length.max(1));
                }
                _ => {}
            }
        }
        (None, 1)
    }

    fn weight(&self, tokens: &[Token], name: Option<&Name>) -> f64 {
        match name {
            Some(name) if name.is_given => 1.0,
            Some(_) if lexicon::is_empty(&tokens[0].lower) => 0.3,
            _ if tokens.iter().any(|t| t.capital && t.at.start > 0) && tokens.len() == 1 && !tokens[0].first => 1.0,
            _ => tokens.iter().map(|t| lexicon::weight(&t.lower)).fold(0.0, f64::max),
        }
    }

    /// Runs of letters and digits, with hyphens, apostrophes and points inside.
    fn tokens(&self, piece: &Points) -> Vec<Token> {
        let inside = |at: usize| {
            let next = (at + 1 < piece.end).then(|| self.letters[at + 1]);
            matches!(self.letters[at], '-' | '\'' | '’' | '.' | ',' | '&')
                && self.letters[at - 1].is_alphanumeric()
                && next.is_some_and(char::is_alphanumeric)
                && (!matches!(self.letters[at], '.' | ',') || next.is_some_and(|c| c.is_ascii_digit()))
        };
        let mut out: Vec<Token> = Vec::new();
        let (mut at, mut after_break, mut after_comma) = (piece.start, false, false);
        while at < piece.end {
            if !self.letters[at].is_alphanumeric() {
                after_break |= matches!(self.letters[at], ';' | ':' | '—' | '–' | '.' | '?' | '!' | '…');
                after_comma |= self.letters[at] == ',';
                at += 1;
                continue;
            }
            let start = at;
            while at < piece.end && (self.letters[at].is_alphanumeric() || at > start && inside(at)) {
                at += 1;
            }
            let token = Token::new(start..at, &self.letters[start..at], out.is_empty());
            let opens_clause = std::mem::take(&mut after_break) || token.opens_clause;
            out.push(Token { opens_clause, after_comma: std::mem::take(&mut after_comma), ..token });
        }
        out
    }
}

/// Whether a sentence in small letters tells of what is confirmed.
fn is_confirmed(sentence: &str) -> bool {
    let words: Vec<&str> = sentence.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
    let confirms = words.iter().position(|word| matches!(*word, "confirmed" | "documented" | "verified"));
    let denied =
        |at: usize| words[at.saturating_sub(3)..at].iter().any(|word| matches!(*word, "not" | "cannot" | "never"));
    confirms.is_some_and(|at| !denied(at))
}

/// Says of the words of a clause whether it is negated.
fn close(words: &mut [Word], negated: bool) {
    words.iter_mut().for_each(|word| word.negated = negated);
}

/// Whether these words begin a negation.
fn negates(tokens: &[Token]) -> bool {
    let next = tokens.get(1).map_or("", |t| t.lower.as_str());
    let (word, stem) = (tokens[0].lower.as_str(), tokens[0].stem.as_str());
    match word {
        "not" => !matches!(next, "only" | "just" | "merely" | "least"),
        "no" => !matches!(next, "doubt" | "matter"),
        _ => NEGATORS.contains(&word) || word.ends_with("n't") || DENIERS.contains(&stem),
    }
}

/// Whether these words begin what would have been and was not ("would not have signed"): with a negation, it was.
fn is_counterfactual(tokens: &[Token]) -> bool {
    let word = |n: usize| tokens.get(n).map_or("", |t| t.lower.as_str());
    let have = if word(1) == "not" { 2 } else { 1 };
    word(0) == "would" && word(have) == "have" && !matches!(word(have + 1), "to" | "been" | "a" | "the" | "no" | "")
}

struct Token {
    at: Points,
    lower: String,
    stem: String,
    capital: bool,
    first: bool,
    opens_clause: bool,
    after_comma: bool,
}

impl Token {
    fn new(at: Points, letters: &[char], first: bool) -> Token {
        let lower: String =
            letters.iter().flat_map(|c| c.to_lowercase()).map(|c| if c == '’' { '\'' } else { c }).collect();
        let opens_clause = CLAUSE_OPENERS.contains(&lower.as_str());
        let capital = letters[0].is_uppercase();
        Token { at, stem: lexicon::stem(&lower), capital, first, opens_clause, after_comma: false, lower }
    }
}
