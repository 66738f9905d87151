//! What a bill, plan or agreement says is to be.
//!
//! > The bill would ban the sale of land. Under the plan, each side would pull back its tanks. The law says that every citizen
//! > will have a vote.

use crate::forecast::candidate::Candidate;
use crate::forecast::trigger::Form;
use crate::lexicon::foretelling::{self, Class};

pub fn applies(candidate: &Candidate) -> bool {
    let line = candidate.line;
    if !candidate.is_by(&[Form::Would, Form::Will])
        || candidate.is_hedged()
        || candidate.conditional && candidate.is_outcome()
    {
        return false;
    }
    let subject = foretelling::is(candidate.subject_head(), Class::Terms);
    let reading = line.reading;
    let source = candidate.view.draft.source_words().filter(|&w| reading.tags[w].starts_with("NN")).last();
    let told = source.is_some_and(|w| foretelling::is(&reading.lower[w], Class::Terms));
    let under = (0..line.len()).any(|i| line.at(i) == "under" && (i + 1..i + 6).any(|k| is_terms(line.at(k))));
    let says = subject && candidate.is_by(&[Form::Would]) && !candidate.is_outcome() && !candidate.is_negated();
    under || told || says
}

fn is_terms(word: &str) -> bool {
    foretelling::is(word, Class::Terms)
}
