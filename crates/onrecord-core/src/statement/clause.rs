//! A look at the first clause of a statement's content: the little grammar that labels need.
//!
//! Takes a content and gives the words of its first proposition, its main verb group, and whether its subject is the
//! source itself. Works on tags, not on a parse: subordinate clauses in front are skipped, the clause ends at the
//! next comma, semicolon or subordinator after its verb.

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// Words that open a subordinate clause.
const SUBORDINATORS: &[&str] = &[
    "although", "because", "before", "if", "once", "since", "though", "unless", "until", "when", "whereas", "which",
    "while", "who",
];

/// Those that may stand before the main clause, up to its comma.
const LEADING: &[&str] = &[
    "although", "because", "before", "despite", "even", "if", "once", "since", "though", "unless", "until", "when",
    "while",
];

/// The first proposition of a content.
pub struct Clause {
    /// Its words, by their index.
    pub words: Vec<usize>,
    /// The first finite verb or modal, if there is one.
    pub verb: Option<usize>,
    /// Whether the content begins with an infinitive ("to withdraw").
    pub infinitive: bool,
    /// Whether the subject is the source: a first-person pronoun, or a third-person one in indirect speech.
    pub own_subject: bool,
}

/// Reads the first clause of a content.
pub fn first(reading: &Reading, draft: &Draft) -> Clause {
    let all: Vec<usize> =
        draft.content_words().filter(|&w| reading.tags[w] != "``" && reading.tags[w] != "''").collect();
    let mut at = 0;
    let lower = |i: usize| all.get(i).map_or("", |&w| reading.lower[w].as_str());
    while matches!(lower(at), "that" | "," | "“" | "”" | "\"" | "and" | "but" | "yes" | "no" | "well" | "whether") {
        at += 1;
    }
    // "While the threat is real, they have time": the main clause comes after the comma.
    let comma = (at..all.len()).find(|&i| lower(i) == ",");
    if let Some(comma) = comma.filter(|_| LEADING.contains(&lower(at))) {
        at = comma + 1;
    }
    let infinitive = lower(at) == "to" || all.get(at).is_some_and(|&w| reading.tags[w] == "VB");
    let mut verb = None;
    let mut end = at;
    while end < all.len() {
        let word = lower(end);
        let finite = matches!(reading.tags[all[end]], "MD" | "VBD" | "VBZ" | "VBP");
        if verb.is_some() && (matches!(word, "," | ";" | ":" | "." | "?" | "!" | "—") || SUBORDINATORS.contains(&word))
        {
            break;
        }
        if finite && verb.is_none() {
            verb = Some(all[end]);
        }
        end += 1;
    }
    let subject = lower(at);
    let first_person = matches!(subject, "i" | "we" | "i'm" | "we're");
    let third_person = matches!(subject, "he" | "she" | "they" | "it") && !draft.cue.is_empty();
    Clause { words: all[at..end].to_vec(), verb, infinitive, own_subject: first_person || third_person || infinitive }
}
