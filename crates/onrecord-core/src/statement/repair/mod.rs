//! Repairs: rules that mend and extend what the model finds, one a file, run in the order of [`RULES`].
//!
//! Each takes the document and all drafts, and may change, add or remove drafts; it notes in a draft's trace what it
//! did. A rule looks at marks and word order that the model sees badly (quotations longer than its window, quotations
//! without a speaker); what words mean stays the model's business.

// Rules share one signature, though not all add or remove drafts.
#![allow(clippy::ptr_arg)]

mod infinitive;
mod orphan_quotation;
mod paragraph_edge;
mod parenthetical;
mod region;
mod split_quotation;
mod subject;
mod trailing_clause;
mod whole_quotation;

use crate::reading::Reading;
use crate::statement::draft::Draft;

/// One rule: its name, as in the trace, and what it does.
pub struct Rule {
    /// The name of its file.
    pub name: &'static str,
    /// Runs it.
    pub run: fn(&Reading, &mut Vec<Draft>),
}

/// All rules in the order in which they run.
pub const RULES: &[Rule] = &[
    Rule { name: "region", run: region::run },
    Rule { name: "paragraph_edge", run: paragraph_edge::run },
    Rule { name: "subject", run: subject::run },
    Rule { name: "parenthetical", run: parenthetical::run },
    Rule { name: "infinitive", run: infinitive::run },
    Rule { name: "trailing_clause", run: trailing_clause::run },
    Rule { name: "split_quotation", run: split_quotation::run },
    Rule { name: "whole_quotation", run: whole_quotation::run },
    Rule { name: "orphan_quotation", run: orphan_quotation::run },
];

/// Runs every rule once.
pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for rule in RULES {
        (rule.run)(reading, drafts);
    }
}

/// Which words some draft uses.
fn claimed(reading: &Reading, drafts: &[Draft]) -> Vec<bool> {
    let mut out = vec![false; reading.len()];
    for draft in drafts {
        for word in draft.source_words().chain(draft.cue_words()).chain(draft.content_words()) {
            out[word] = true;
        }
    }
    out
}
