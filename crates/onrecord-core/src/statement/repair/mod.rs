//! Repairs: rules that mend and extend what the model finds, one a file, run in the order of [`RULES`].
//!
//! Each takes the document and all drafts, and may change, add or remove drafts; it notes in a draft's trace what it
//! did. A rule looks at marks and word order that the model sees badly (quotations longer than its window, quotations
//! without a speaker); what words mean stays the model's business.

// Rules share one signature, though not all add or remove drafts.
#![allow(clippy::ptr_arg)]

mod according;
mod anonymity_tail;
mod as_said;
mod attitude;
mod block;
mod both_sides;
mod called;
mod citing;
mod conditional;
mod continued_quotation;
mod coordinated;
mod dashed;
mod dateline;
mod deed;
mod enclosed;
mod expletive;
mod expressed;
mod headline;
pub mod hearer;
mod hope_tail;
mod infinitive;
mod infinitive_end;
mod inserted;
mod joined_pronoun;
mod long_subject;
mod next_sentence;
mod orphan_quotation;
mod paragraph_edge;
mod parenthetical;
mod participle;
mod quoted_as;
mod region;
mod relative_content;
mod seeming;
mod split_quotation;
mod subject;
mod trailing_clause;
mod turn;
mod was_told;
mod whole_quotation;
mod worded;

use onrecord_text::RegionKind;

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

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
    Rule { name: "turn", run: turn::run },
    Rule { name: "paragraph_edge", run: paragraph_edge::run },
    Rule { name: "dashed", run: dashed::run },
    Rule { name: "headline", run: headline::run },
    Rule { name: "deed", run: deed::run },
    Rule { name: "dateline", run: dateline::run },
    Rule { name: "expletive", run: expletive::run },
    Rule { name: "anonymity_tail", run: anonymity_tail::run },
    Rule { name: "was_told", run: was_told::run },
    Rule { name: "hearer", run: hearer::run },
    Rule { name: "quoted_as", run: quoted_as::run },
    Rule { name: "according", run: according::run },
    Rule { name: "citing", run: citing::run },
    Rule { name: "long_subject", run: long_subject::run },
    Rule { name: "seeming", run: seeming::run },
    Rule { name: "subject", run: subject::run },
    Rule { name: "participle", run: participle::run },
    Rule { name: "parenthetical", run: parenthetical::run },
    Rule { name: "relative_content", run: relative_content::run },
    Rule { name: "conditional", run: conditional::run },
    Rule { name: "enclosed", run: enclosed::run },
    Rule { name: "both_sides", run: both_sides::run },
    Rule { name: "coordinated", run: coordinated::run },
    Rule { name: "infinitive", run: infinitive::run },
    Rule { name: "infinitive_end", run: infinitive_end::run },
    Rule { name: "expressed", run: expressed::run },
    Rule { name: "trailing_clause", run: trailing_clause::run },
    Rule { name: "next_sentence", run: next_sentence::run },
    Rule { name: "block", run: block::run },
    Rule { name: "split_quotation", run: split_quotation::run },
    Rule { name: "whole_quotation", run: whole_quotation::run },
    Rule { name: "hope_tail", run: hope_tail::run },
    Rule { name: "as_said", run: as_said::run },
    Rule { name: "inserted", run: inserted::run },
    Rule { name: "called", run: called::run },
    Rule { name: "worded", run: worded::run },
    Rule { name: "attitude", run: attitude::run },
    Rule { name: "orphan_quotation", run: orphan_quotation::run },
    Rule { name: "continued_quotation", run: continued_quotation::run },
];

/// Runs every rule once.
pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for rule in RULES {
        (rule.run)(reading, drafts);
    }
}

/// Completes sources of two pronouns, in nested drafts as well.
pub fn complete_pronouns(reading: &Reading, drafts: &mut [Draft]) {
    joined_pronoun::complete(reading, drafts);
}

/// Which words some draft uses.
fn claimed(reading: &Reading, drafts: &[Draft]) -> Vec<bool> {
    let mut out = vec![false; reading.len()];
    for draft in drafts {
        for word in draft.words() {
            out[word] = true;
        }
    }
    out
}

/// Where some words begin, or the text behind a dateline in them.
fn behind_dateline(reading: &Reading, words: &Words) -> usize {
    let datelines = reading.document.regions.iter().filter(|r| r.kind == RegionKind::DateLine);
    datelines.map(|r| reading.words(r.span).end).filter(|w| words.contains(w)).max().unwrap_or(words.start)
}

/// Whether some of the words stand in quotation marks.
fn holds_quotation(reading: &Reading, words: &Words) -> bool {
    let span = reading.span(words);
    reading.quotations.iter().any(|q| q.level == 0 && q.span.overlaps(span))
}

/// Whether a word of this tag may stand in a noun phrase.
fn in_noun_phrase(tag: &str) -> bool {
    matches!(tag, "DT" | "PRP" | "PRP$" | "CD" | "POS" | "HYPH") || tag.starts_with("NN") || tag.starts_with("JJ")
}

/// Keeps the drafts that `keep` holds of, and mends the indices of parents and of what they continue.
pub fn retain(drafts: &mut Vec<Draft>, mut keep: impl FnMut(&Draft) -> bool) {
    let mut place = Vec::with_capacity(drafts.len());
    let mut count = 0;
    drafts.retain(|draft| {
        let kept = keep(draft);
        place.push(kept.then_some(count));
        count += usize::from(kept);
        kept
    });
    for draft in drafts {
        draft.parent = draft.parent.and_then(|p| place[p]);
        draft.continues = draft.continues.and_then(|c| place[c]);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_stays_keeps_its_parent_and_what_it_continues() {
        let draft = |name| Draft::by_rule(name, 1.0, [vec![], vec![], vec![]], "made it");
        let child = Draft { parent: Some(1), continues: Some(0), ..draft("child") };
        let mut drafts = vec![draft("gone"), draft("parent"), child];
        retain(&mut drafts, |d| d.trace[0].rule != "gone");
        assert_eq!((drafts[1].parent, drafts[1].continues), (Some(0), None));
    }
}
