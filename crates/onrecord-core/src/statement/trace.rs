//! The path to each label, in words, for `explain`: which rule decided, and by which words of the text.
//!
//! One step a label, named as the label is in the contract, after the steps that made the statement. The setting notes
//! its own. Nothing reads a step but people.

use onrecord_text::Span;

use super::certainty::Sureness;
use super::condition::Sort;
use super::draft::Draft;
use super::kind::Answer;
use super::mode::Quoted;
use crate::entity::SourceResolution;
use crate::findings::{Anonymity, Step};
use crate::label::{Polarity, Realis, SourceKind};
use crate::reading::Reading;

/// The steps of one statement.
pub struct Trace<'r, 'd> {
    reading: &'r Reading<'d>,
    /// In the order they ran.
    pub steps: Vec<Step>,
}

impl<'r, 'd> Trace<'r, 'd> {
    /// With the steps that made the draft.
    pub fn of(reading: &'r Reading<'d>, draft: &Draft) -> Trace<'r, 'd> {
        Trace { reading, steps: draft.trace.clone() }
    }

    fn note(&mut self, rule: &'static str, did: String) {
        self.steps.push(Step { rule, did });
    }

    /// Kind and second-best kind.
    pub fn kind(&mut self, answer: &Answer) {
        let by = self.by(&answer.words);
        self.note("kind", format!("{}: {}{by}", answer.kind, answer.rule));
        if let Some(alternative) = answer.alternative.filter(|a| *a != answer.kind) {
            self.note("kind_alt", format!("{alternative}: {} holds it to be nearly as good", answer.rule));
        }
    }

    /// Polarity, with the words that negate.
    pub fn polarity(&mut self, polarity: Polarity, negations: &[usize]) {
        let count = match negations.len() {
            0 => "nothing negates".to_owned(),
            1 => "one negation".to_owned(),
            n => format!("{n} negations"),
        };
        let by = self.by(negations);
        self.note("polarity", format!("{polarity}: {count}{by}"));
    }

    /// Certainty with every hedge, and the band of the estimative word.
    pub fn certainty(&mut self, sureness: &Sureness) {
        self.note("certainty", format!("{}: {}", sureness.certainty, sureness.why));
        for hedge in &sureness.hedges {
            let words = self.quoted(self.reading.span(&hedge.words));
            let does = match hedge.certainty {
                None => "softens a word".to_owned(),
                Some(certainty) if hedge.rules => format!("{certainty}, of the claim"),
                Some(certainty) => format!("{certainty}, not of the first claim"),
            };
            self.note("hedge", format!("{words}: {does}"));
        }
        if let Some((low, high)) = sureness.probability {
            let percent = |p: f64| format!("{:.0}", p * 100.0);
            self.note("probability", format!("{} to {} % by ICD 203", percent(low), percent(high)));
        }
    }

    /// Whether it was made.
    pub fn realis(&mut self, realis: Option<&(Realis, Vec<usize>)>) {
        let did = match realis {
            None => "the words do not tell".to_owned(),
            Some((realis, words)) if words.is_empty() => format!("{realis}: no verb says otherwise"),
            Some((realis, words)) => format!("{realis}:{}", self.by(words)),
        };
        self.note("realis", did);
    }

    /// How much is quoted.
    pub fn mode(&mut self, quoted: &Quoted) {
        self.note("mode", format!("{}: {}", quoted.mode, quoted.why()));
    }

    /// The condition and its sort.
    pub fn condition(&mut self, condition: Option<(Span, Sort)>) {
        if let Some((span, sort)) = condition {
            self.note("condition", format!("{}: {sort}", self.quoted(span)));
        }
    }

    /// Whom the source stands for, what sort it is and how many.
    pub fn source(&mut self, source: &SourceResolution, kind: Option<SourceKind>, anonymity: Option<Anonymity>) {
        let rule = if source.rule.is_empty() { "no rule decided" } else { source.rule };
        let stands =
            if source.entity.is_some() { "stands for an entity" } else { "stands for no entity that is named" };
        self.note("source_entity", format!("{stands}: {rule}"));
        match (kind, anonymity) {
            (Some(SourceKind::Anonymous), Some(anonymity)) if source.kind != Some(SourceKind::Anonymous) => {
                self.note("source_kind", format!("anonymous: {} withholds the name", self.quoted(anonymity.words)));
            }
            (Some(kind), _) => self.note("source_kind", format!("{kind}: {rule}")),
            (None, _) => self.note("source_kind", format!("not known: {rule}")),
        }
        if let Some(count) = source.count {
            let many = match count.high {
                Some(high) if high == count.low => high.to_string(),
                Some(high) => format!("{} to {high}", count.low),
                None => format!("{} or more", count.low),
            };
            self.note("source_count", format!("{many}: by the source's words"));
        }
        if source.speaks_for.is_some_and(|state| source.entity != Some(state)) {
            self.note("speaks_for", "by the office or the words of the source".to_owned());
        }
    }

    /// " by “will … not”"; nothing for no words.
    fn by(&self, words: &[usize]) -> String {
        if words.is_empty() {
            return String::new();
        }
        let words: Vec<&str> = words.iter().map(|&w| self.reading.word(w)).collect();
        format!(" by “{}”", words.join(" … "))
    }

    fn quoted(&self, span: Span) -> String {
        format!("“{}”", span.of(self.reading.text()))
    }
}
