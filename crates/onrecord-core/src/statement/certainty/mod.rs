//! Certainty: how sure the source is, with every hedge and, for estimative words, a probability band.
//!
//! Starts from what the cue lets the source be and is lowered by the hedges that govern the first proposition: the
//! weakest decides. Wishes, demands, offers and questions assert nothing and stay unspecified, and so does what a
//! source did not say. Hedges are collected over cue and whole content, whether they lower anything or not.

mod hedge;

use crate::label::{Certainty, Kind, Realis};
use crate::lexicon::cue::Complement;
use crate::statement::attitude;
use crate::statement::kind::Answer;
use crate::statement::view::View;
use hedge::Hedge;

/// How sure a source is.
pub struct Sureness {
    /// The label.
    pub certainty: Certainty,
    /// What decided, in words.
    pub why: String,
    /// Every hedge, in order.
    pub hedges: Vec<Hedge>,
    /// The band of the first estimative word that governs the first proposition.
    pub probability: Option<(f64, f64)>,
}

/// Judges a statement of a kind.
pub fn sureness(view: &View, answer: &Answer, realis: Option<Realis>) -> Sureness {
    let hedges = hedge::all(view);
    let ruling: Vec<&Hedge> = hedges.iter().filter(|h| h.rules).collect();
    let (certainty, why) = decided(view, answer, realis, &ruling);
    let probability = ruling.iter().find_map(|h| h.band);
    Sureness { certainty, why, hedges, probability }
}

fn decided(view: &View, answer: &Answer, realis: Option<Realis>, ruling: &[&Hedge]) -> (Certainty, String) {
    if realis == Some(Realis::NotMade) {
        return (Certainty::Unspecified, "it was not said".to_owned());
    }
    if matches!(answer.kind, Kind::Demand | Kind::Proposal) {
        let certainty = answer.certainty.unwrap_or(Certainty::Unspecified);
        return (certainty, format!("a {} asserts nothing", answer.kind));
    }
    if let Some(certainty) =
        answer.certainty.filter(|c| matches!(c, Certainty::Unspecified) || answer.rule != "own_attitude")
    {
        return (certainty, format!("rule {}", answer.rule));
    }
    let (base, of) = base(view, answer);
    if base == Certainty::Unspecified {
        return (base, of);
    }
    let weakest = ruling.iter().filter_map(|h| Some((h.certainty?, h))).max_by_key(|(c, _)| weakness(*c));
    match weakest {
        Some((certainty, hedge)) if weakness(certainty) > weakness(base) => {
            (certainty, format!("hedge “{}”", view.reading.span(&hedge.words).of(view.reading.text())))
        }
        _ => (base, of),
    }
}

/// What cue and own attitude let the source be.
fn base(view: &View, answer: &Answer) -> (Certainty, String) {
    let whether = view.clause.aside.first().is_some_and(|&w| matches!(view.lower(w), "whether" | "if"));
    let asks = view.cue.head.is_some_and(|(_, l)| l.complement == Complement::Wh || matches!(l.kind, Kind::Commitment));
    if whether && asks {
        return (Certainty::Unspecified, "a question".into());
    }
    let mut out = match view.cue.head {
        Some((head, line)) => (line.certainty, format!("cue “{}”", view.lower(head))),
        None => (Certainty::Certain, "said flatly".into()),
    };
    if let Some(attitude) = attitude::within(view).filter(|_| view.is_open() || view.cue.head.is_none())
        && weakness(attitude.line.certainty) > weakness(out.0)
        && answer.rule == "own_attitude"
    {
        let certainty = answer.certainty.unwrap_or(out.0);
        out = (certainty, format!("own “{}”", view.lower(attitude.head)));
    }
    out
}

/// The weakest of several hedges applies.
fn weakness(certainty: Certainty) -> u8 {
    match certainty {
        Certainty::Certain => 0,
        Certainty::Probable => 1,
        Certainty::Possible => 2,
        Certainty::Doubtful => 3,
        Certainty::Unspecified => 4,
    }
}
