//! Whose a figure is: who stands before the thing (`Russian soldiers`, `Ukraine's casualties`), before the figure (`Italy's 700`,
//! `Germany 18`), or is the subject of the clause whose object is counted (`France will send 2,000 soldiers`). Who kills or wounds
//! is not whose the dead are.

use std::ops::Range;

use super::{Context, Place};
use crate::figure::thing::is_determiner;
use crate::figure::thing::predicate::{clause_start, is_preposition, noun_phrases};
use crate::findings::{EntityIndex, Figure, Mention};
use crate::label::{EntityType, MentionForm};
use crate::lexicon::concept;

/// Verbs whose subject has, had or will have what their object counts, sorted.
const HAVING: &[&str] = &[
    "admitted",
    "assembled",
    "bought",
    "built",
    "claim",
    "claimed",
    "claims",
    "commands",
    "committed",
    "contributed",
    "deliver",
    "delivered",
    "delivers",
    "deploy",
    "deployed",
    "deploys",
    "employs",
    "expects",
    "fielded",
    "fields",
    "fired",
    "fires",
    "gained",
    "gathered",
    "gave",
    "give",
    "given",
    "gives",
    "had",
    "has",
    "have",
    "held",
    "hold",
    "holds",
    "invested",
    "keep",
    "keeps",
    "kept",
    "launched",
    "launches",
    "lose",
    "loses",
    "losing",
    "lost",
    "maintains",
    "massed",
    "mobilised",
    "mobilized",
    "need",
    "needs",
    "operates",
    "own",
    "owns",
    "paid",
    "pays",
    "pledge",
    "pledged",
    "pledges",
    "possess",
    "possesses",
    "produces",
    "promised",
    "provide",
    "provided",
    "provides",
    "received",
    "receives",
    "recruited",
    "said",
    "says",
    "send",
    "sends",
    "sent",
    "spend",
    "spends",
    "spent",
    "stationed",
    "supplied",
    "trained",
    "used",
    "uses",
    "want",
    "wants",
];

/// The entity whose the figure is.
pub(super) fn actor(
    place: &Place<'_>,
    context: &Context<'_>,
    mentions: &[(Mention, EntityIndex)],
    figure: &Figure,
    concept: Option<&str>,
) -> Option<EntityIndex> {
    let owns = |(_, entity): &&(Mention, EntityIndex)| context.entities[entity.0].kind != EntityType::Other;
    let placed: Vec<(Range<usize>, Mention, EntityIndex)> =
        mentions.iter().filter(owns).map(|&(m, e)| (context.segmented.tokens_in(m.span), m, e)).collect();
    let inside = || {
        placed.iter().find(|(t, ..)| t.start >= place.tokens.end && t.end <= place.whole.end && t.end < place.whole.end)
    };
    let before_figure = || placed.iter().rev().find(|(t, ..)| stands_before(place, t, place.tokens.start, false));
    let before_thing = || {
        let thing = place.subject.as_ref()?;
        let within = placed.iter().find(|(t, ..)| t.start >= thing.start && t.end < thing.end);
        within.or_else(|| placed.iter().rev().find(|(t, ..)| stands_before(place, t, thing.start, true)))
    };
    let subject = || subject(place, context, &placed, concept, figure);
    inside().or_else(before_figure).or_else(subject).or_else(before_thing).map(|&(_, _, entity)| entity)
}

/// Whether the mention stands right before `at`: as possessor, or, before a figure that has no noun, alone.
fn stands_before(place: &Place<'_>, mention: &Range<usize>, at: usize, thing: bool) -> bool {
    let words = &place.words;
    if mention.end > at || at - mention.end > 2 {
        return false;
    }
    let possessor = matches!(words.at(mention.end), "'s" | "'");
    let adjacent =
        mention.end == at && (thing || place.whole == place.tokens && !is_preposition(words.before(mention.start, 1)));
    possessor || adjacent
}

/// The subject of the clause, where the figure's thing is its object.
fn subject<'m>(
    place: &Place<'_>,
    context: &Context<'_>,
    mentions: &'m [(Range<usize>, Mention, EntityIndex)],
    concept: Option<&str>,
    figure: &Figure,
) -> Option<&'m (Range<usize>, Mention, EntityIndex)> {
    let words = &place.words;
    let own = clause_start(words, place.tokens.start);
    let shared = own > words.range().start && noun_phrases(words, own..place.tokens.start).is_empty();
    let start = if shared { clause_start(words, own - 1) } else { own };
    let harmed = matches!(concept, Some("killed" | "wounded" | "displaced" | "captured" | "detained" | "abducted"));
    let lost = (own..place.tokens.start).any(|at| matches!(words.at(at), "lost" | "losing" | "loses" | "lose"));
    let acts = (own..place.tokens.start).any(|at| concept::of_act(words.at(at), |c| !c.starts_with("aid")).is_some());
    if place.subject.is_some() && figure.thing.is_some() && !place.whole.is_empty() && harmed || harmed && acts && !lost
    {
        return None;
    }
    let has = (start..place.tokens.start).any(|at| HAVING.binary_search(&words.at(at)).is_ok());
    if !has {
        return None;
    }
    let speaks = |mention: &Mention| {
        let source = |s: &crate::findings::Statement| s.source.iter().any(|span| span.contains(mention.span));
        context.statements.iter().filter(|s| source(s)).any(|s| {
            s.cue.iter().any(|cue| cue.end() <= figure.span.start() && context.segmented.tokens_in(*cue).start >= start)
        })
    };
    let free = |t: &Range<usize>, mention: &Mention| {
        let behind = (1..=2).take_while(|&back| is_determiner(words.before(t.start, back))).count();
        let led = is_preposition(words.before(t.start - behind.min(t.start), 1));
        t.start >= start
            && t.end < place.tokens.start
            && (!led || t.start - behind == start)
            && mention.form != MentionForm::Demonym
            && !speaks(mention)
            && !matches!(words.at(t.end), "'s" | "'")
    };
    mentions.iter().find(|(t, mention, _)| free(t, mention))
}

#[cfg(test)]
mod tests {
    #[test]
    fn verbs_are_sorted() {
        assert!(super::HAVING.is_sorted());
    }
}
