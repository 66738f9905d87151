//! Who and what a document names, and whom its statements' sources stand for.
//!
//! Takes a document's words, the names and part-of-speech tags that the model found, and the sources and contents of
//! its statements. Gives its entities with all their mentions, and for each source its entity and its kind. One rule a
//! file, in the order in which they run:
//!
//! 1. [`known`] finds names of the lexicon; [`repair`] mends the model's, with [`whole`]; [`pattern`] finds those that titles and words
//!    such as "Institute" give away; [`again`] finds the other places of all of these.
//! 2. [`country`] (with [`state`]), [`person`] and [`body`] decide which names are one entity; [`office`] ties offices to
//!    persons.
//! 3. [`source`] reads each source, [`count`] how many it is and [`speaks_for`] for whom it speaks, with [`nominal`],
//!    [`pronoun`] and [`orphan`] for those without a name.
//!
//! What is uncertain stays `None`. Leaves out everything that needs a second document.

mod again;
mod body;
mod book;
mod count;
mod country;
mod known;
mod lexicon;
mod nominal;
mod office;
mod orphan;
mod pattern;
mod person;
mod pronoun;
mod repair;
mod source;
mod speaks_for;
mod state;
mod view;
mod whole;

use onrecord_text::{Document, Quotation, Segmented, Span};

use crate::findings::{Count, Entity, EntityIndex};
use crate::label::SourceKind;

/// What a name stands for, as the model has it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NameKind {
    /// A human being.
    Person,
    /// A body with members.
    Organisation,
    /// A state, city, region or building.
    Place,
    /// Anything else.
    Other,
}

/// A name that the model found.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Name {
    /// Its words, in bytes of the text.
    pub span: Span,
    /// What it stands for.
    pub kind: NameKind,
    /// How sure the model is, from 0 to 1.
    pub score: f32,
}

/// The parts of a statement that matter here, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Attributed<'a> {
    /// Who; empty where the text names nobody.
    pub source: &'a [Span],
    /// What was said.
    pub content: &'a [Span],
}

/// What entities are found in.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// The document.
    pub document: &'a Document,
    /// Its words and sentences.
    pub segmented: &'a Segmented,
    /// Each word in lower case, `’` as `'`.
    pub lower: &'a [String],
    /// Penn Treebank tag of each word; may be empty.
    pub tags: &'a [&'a str],
    /// What stands in quotation marks, by start.
    pub quotations: &'a [Quotation],
    /// The model's names, in any order; may be empty.
    pub names: &'a [Name],
    /// The statements, in any order.
    pub statements: &'a [Attributed<'a>],
    /// Words that stand for the parties of events, by place; whom they refer to is asked, and no more.
    pub parties: &'a [Span],
}

/// A document's entities and what its statements' sources stand for.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Resolved {
    /// In order of first mention.
    pub entities: Vec<Entity>,
    /// One for each statement, in the order they were given.
    pub sources: Vec<SourceResolution>,
    /// One for each party, in the order they were given.
    pub parties: Vec<Option<EntityIndex>>,
}

/// Whom a source stands for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct SourceResolution {
    /// Its entity; `None` where the text does not say or several would do.
    pub entity: Option<EntityIndex>,
    /// What sort of source it is; known for many sources whose entity is not.
    pub kind: Option<SourceKind>,
    /// How many people it is; `None` for bodies and texts.
    pub count: Option<Count>,
    /// The state or body for which it speaks, where the document names it.
    pub speaks_for: Option<EntityIndex>,
    /// The rule that decided, by its file's name; empty where none did.
    pub rule: &'static str,
}

/// Whether a noun in lower case is one for people or bodies, so that they can be spoken to.
pub(crate) fn can_hear(noun: &str) -> bool {
    lexicon::lexicon().role(noun).is_some_and(|(role, _)| role.class != lexicon::Class::Document)
        || matches!(
            noun,
            "audience"
                | "cameras"
                | "clients"
                | "congress"
                | "crowd"
                | "customers"
                | "employees"
                | "followers"
                | "inquiry"
                | "investors"
                | "listeners"
                | "media"
                | "nation"
                | "press"
                | "shareholders"
                | "staff"
                | "viewers"
        )
}

/// Whether a common noun, in the singular, names a person or people by office, trade or kin.
pub(crate) fn is_human(noun: &str) -> bool {
    use lexicon::Class::{Insider, Office, People, Person};
    lexicon::lexicon().role(noun).is_some_and(|(role, _)| matches!(role.class, Office | Insider | Person | People))
}

/// Whether a common noun, in the singular, names somebody or something that can speak ("minister", "report").
pub fn can_speak(noun: &str) -> bool {
    lexicon::lexicon().role(noun).is_some()
}

/// Whether a body is known by this name everywhere ("NATO"), as the list of bodies writes it.
pub fn is_well_known(name: &str) -> bool {
    lexicon::lexicon().is_known(name)
}

/// A company's name without its form ("Norvane" of "Norvane Inc."); any other name as it is.
pub fn without_company_form(name: &str) -> &str {
    whole::without_form(name)
}

/// Finds the entities of a document and resolves the sources of its statements. Time grows with the document's length;
/// nothing it may hold makes this panic.
pub fn resolve(input: &Input<'_>) -> Resolved {
    let view = view::View::new(input);
    let mut found = known::find(&view);
    repair::add(&view, &mut found);
    pattern::add(&view, &mut found);
    country::learn(&view, &mut found);
    again::add(&view, &mut found);
    pattern::extend(&view, &mut found);
    let mut book = book::Book::default();
    country::enter(&view, &found, &mut book);
    person::enter(&view, &found, &mut book);
    body::enter(&view, &found, &mut book);
    office::tie(&view, &mut book);
    let (sources, spoken) = source::resolve(&view, &mut book);
    let parties = source::parties(&view, &book, spoken);
    let words = |source: &[Span]| source.first().map_or(0..0, |&span| view.words(span));
    let counts =
        input.statements.iter().zip(&sources).map(|(s, answer)| count::count(&view, &book, words(s.source), answer));
    let counts = counts.collect();
    let principals = input.statements.iter().zip(&sources);
    let principals = principals.map(|(s, answer)| speaks_for::speaks_for(&view, &book, &words(s.source), answer));
    let principals = principals.collect();
    book.finish(&view, sources, counts, principals, parties)
}
