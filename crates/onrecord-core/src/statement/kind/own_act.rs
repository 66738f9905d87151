//! The source's own acts: "we will leave" binds it, "it would not pay" refuses, "he had not fixed the number" denies.

use super::Answer;
use crate::label::{Certainty, Kind};
use crate::lexicon::act::{self, Class};
use crate::statement::own::Own;
use crate::statement::source;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    let verb = view.clause.verb?;
    let own = view.own != Own::No && source::judges(view.reading, view.draft).is_none();
    let announced = matches!(view.verb_of_cue(), "announce" | "announcement" | "unveil");
    if !own && !announced {
        return None;
    }
    let lemma = view.main_lemma();
    let first_person = view.own == Own::FirstPerson;
    let not = view.negated_verb();
    let going = view.in_group(&["going"]).filter(|_| view.in_group(&["to"]).is_some());
    let perfect = view.in_group(&["have"]).is_some_and(|w| view.clause.main.is_some_and(|m| m > w));
    let passive_of_own = lemma == "be" && !view.clause.complement.is_empty();
    let chosen = !act::is(lemma, Class::Unchosen) && !passive_of_own && !is_done_to(view) || is_presence(view);
    match view.finite() {
        "will" | "'ll" | "wo" | "shall" => future(view, verb, not, chosen, announced),
        "would" | "'d" if perfect => None,
        "would" | "'d" if first_person && matches!(lemma, "say" | "think" | "argue" | "guess" | "imagine") => None,
        "would" | "'d" if !first_person || not.is_some() => future(view, verb, not, chosen, announced),
        _ if going.is_some() => future(view, going?, not, chosen, announced),
        "is" | "are" | "am" | "was" | "were" | "'m" | "'re" | "'s"
            if announced && (view.in_group(&["to"]).is_some() || own && is_under_way(view)) =>
        {
            Some(Answer::of(Kind::Commitment, [verb]))
        }
        "can" | "cannot" | "ca" if own && (not.is_some() || view.finite() == "cannot") && chosen => {
            Some(Answer::of(Kind::Refusal, [verb]).or(Kind::Assessment).sure(Certainty::Certain))
        }
        "could" if own && not.is_some() => could_not(verb, lemma),
        "is" | "are" | "am" | "was" | "were" | "'m" | "'re" | "'s" if own => {
            unable(view, not).or_else(|| not_involved(view, not))
        }
        "do" | "does" if own && not.is_some() && act::is(lemma, Class::Dealing) => {
            Some(Answer::of(Kind::Refusal, [verb, not?]).or(Kind::Assertion).sure(Certainty::Certain))
        }
        "had" | "has" | "have" | "'ve" if own && not_involved(view, not).is_some() => not_involved(view, not),
        "did" | "had" if own && chosen && not.is_some() => (!act::is(lemma, Class::Undenied))
            .then(|| Some(Answer::of(Kind::Denial, [verb, not?]).or(Kind::Assertion)))?,
        "has" | "have" | "had" | "'ve" if own && no_plan(view).is_some() => {
            Some(Answer::of(Kind::Commitment, no_plan(view)).or(Kind::Refusal))
        }
        "has" | "have" | "'ve" if own && view.in_group(&["never"]).is_some() && !act::is(lemma, Class::Undenied) => {
            Some(Answer::of(Kind::Denial, [verb, not?]).or(Kind::Assertion))
        }
        _ => None,
    }
}

fn future(view: &View, verb: usize, not: Option<usize>, chosen: bool, announced: bool) -> Option<Answer> {
    match not {
        Some(not) if chosen => {
            Some(Answer::of(Kind::Refusal, [verb, not]).or(Kind::Commitment).sure(Certainty::Certain))
        }
        None if chosen || announced => Some(Answer::of(Kind::Commitment, [verb]).or(Kind::Forecast)),
        _ if view.in_clause(&["no"]).is_some() && view.in_clause(&["comment"]).is_some() => {
            Some(Answer::of(Kind::Refusal, [verb]))
        }
        _ => None,
    }
}

/// "We are sending": what is announced in the course of being done.
fn is_under_way(view: &View) -> bool {
    view.clause.main.is_some_and(|m| view.reading.tags[m] == "VBG")
}

/// "Will be questioned": what is done to the source is not its act.
fn is_done_to(view: &View) -> bool {
    let be = |w: &usize| matches!(view.lower(*w), "be" | "been");
    view.clause.main.is_some_and(|m| view.reading.tags[m] == "VBN") && view.clause.group.iter().any(be)
}

/// "I will be there", "we will be back": whoever says so chooses.
fn is_presence(view: &View) -> bool {
    let there =
        view.clause.complement.first().or(view.clause.main.as_ref().filter(|_| view.clause.complement.is_empty()));
    view.own == Own::FirstPerson
        && view.main_lemma() == "be"
        && there.is_some_and(|&w| matches!(view.lower(w), "there" | "here" | "back" | "with" | "ready" | "waiting"))
}

fn could_not(verb: usize, lemma: &str) -> Option<Answer> {
    let kind = if act::is(lemma, Class::Dealing) { Kind::Refusal } else { Kind::Assertion };
    Some(Answer::of(kind, [verb]).or(Kind::Assessment).sure(Certainty::Certain))
}

/// "We have no plans to leave", "it had no intention of paying".
fn no_plan(view: &View) -> Option<usize> {
    let no = view.in_clause(&["no"])?;
    let plan = view.in_clause(&["plan", "plans", "intention", "intentions", "desire", "wish"])?;
    (plan > no && plan <= no + 2).then_some(no)
}

/// "I am not able to do that", "we are unable to".
fn unable(view: &View, not: Option<usize>) -> Option<Answer> {
    let able = view.clause.complement.iter().copied().find(|&w| {
        view.lower(w) == "unable" && not.is_none()
            || matches!(view.lower(w), "able" | "willing" | "allowed") && not.is_some()
    })?;
    Some(Answer::of(Kind::Refusal, not.into_iter().chain([able])).or(Kind::Assertion).sure(Certainty::Certain))
}

/// "We were not involved": a denial.
fn not_involved(view: &View, not: Option<usize>) -> Option<Answer> {
    let not = not.or(view.in_clause(&["neither", "none", "nobody"]))?;
    let involved = view.act(Class::Involved)?;
    Some(Answer::of(Kind::Denial, [not, involved]).or(Kind::Assertion))
}
