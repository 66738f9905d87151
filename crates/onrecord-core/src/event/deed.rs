//! Who does what a verb says, and in what mood: the clause around a verb, finite or not.
//!
//! > Kelmar **agreed** to **withdraw**; soldiers **shelling** the town were **seen** by monitors; accused of **looting** it
//!
//! Takes a line and a verb's place; gives its doer or, where it is passive, the one to whom it is done, from the group
//! before it or from the verb that leads up to it. Leaves out what no tag shows: then there is no deed, or one without a
//! doer.

use std::ops::Range;

use super::mood::{self, Mood};
use super::phrase;
use crate::statement::grammar::group::{Group, group};
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

/// So many verbs may lead up to one another.
const DEEPEST: usize = 4;
/// The verb whose subject a participle shares is at most so far away.
const FARTHEST: usize = 30;

/// A verb in its clause.
#[derive(Clone, Debug)]
pub(super) struct Deed {
    /// Where its clause begins, as far as that is known.
    pub(super) start: usize,
    /// The one that stands as its subject.
    pub(super) subject: Option<Range<usize>>,
    /// Whether that one is acted upon.
    pub(super) passive: bool,
    /// How it is told.
    pub(super) mood: Mood,
}

/// The deed that a verb tells.
pub(super) fn deed(line: &Line, verb: usize) -> Option<Deed> {
    at_depth(line, verb, DEEPEST)
}

fn at_depth(line: &Line, verb: usize, depth: usize) -> Option<Deed> {
    let depth = depth.checked_sub(1)?;
    if let Some(group) = group(line, verb) {
        return Some(finite(line, group));
    }
    match line.tag(verb) {
        "VB" | "VBP" => {
            to_before(line, verb).map_or_else(|| joined(line, verb, depth), |to| infinitive(line, to, depth))
        }
        "VBG" => gerund(line, verb, depth),
        "VBN" => participle(line, verb).or_else(|| joined(line, verb, depth)),
        _ => None,
    }
}

fn finite(line: &Line, group: Group) -> Deed {
    let found = subject(line, group);
    let subject = match found.map(|s| s.words) {
        Some(words) if words.len() == 1 && is_relative(line, words.start) => antecedent(line, words.start),
        Some(words) => Some(phrase::with_adjectives(line, without_insertion(line, words))),
        None if group.start > 0 && is_relative(line, group.start - 1) => antecedent(line, group.start - 1),
        None => over_participle(line, group.start).or_else(|| loose(line, group.start)),
    };
    let start = subject.as_ref().map_or(group.start, |s| s.start.min(group.start));
    let mut mood = mood::of_group(line, group.start, group.head);
    if subject.as_ref().is_some_and(|s| line.is(s.start, &["no", "nobody", "neither", "none"])) && mood == Mood::Real {
        mood = Mood::Not;
    }
    if mood::is_supposed(line, start) || mood == Mood::Planned && would(line, group) && mood::is_conditional(line) {
        mood = Mood::Possible.under(mood);
    }
    let reduced = !group.passive && is_reduced_passive(line, group);
    Deed { start, subject, passive: group.passive || reduced, mood }
}

/// A subject without what is inserted behind it: "Kelmar, which had waited, …", "Kelmar on Tuesday".
fn without_insertion(line: &Line, subject: Range<usize>) -> Range<usize> {
    let inserted = line.at(subject.end - 1) == ",";
    let comma = subject.clone().find(|&i| line.at(i) == ",").filter(|&c| inserted && c > subject.start);
    let mut end = comma.unwrap_or(subject.end);
    // "Kelmar on Tuesday"
    while end > subject.start + 1 && (phrase::is_time(line, end - 1) || end < subject.end && line.tag(end - 1) == "IN")
    {
        end -= 1;
    }
    subject.start..end
}

/// "**Drones operated by the militia** struck": a phrase whose participle brings another one.
fn over_participle(line: &Line, end: usize) -> Option<Range<usize>> {
    let last = phrase::behind(line, end)?;
    let preposition = last.start.checked_sub(1).filter(|&i| matches!(line.tag(i), "IN" | "TO"))?;
    let bringing = |i: &usize| matches!(line.tag(*i), "VBN" | "VBG" | "JJ" | "VBD") && !line.is_adverb(*i);
    let participle = preposition.checked_sub(1).filter(bringing)?;
    let first = phrase::behind(line, participle)?;
    Some(first.start..last.end)
}

/// A pronoun right before the verb, or a phrase with a bound that opens a clause: "said on Tuesday **it** had halted",
/// "**At least ten monks** marched".
fn loose(line: &Line, end: usize) -> Option<Range<usize>> {
    let found = phrase::behind(line, end)?;
    if line.is(found.start, &["i", "we", "he", "she", "it", "they"]) && found.len() == 1 {
        return Some(found);
    }
    let bound = |i: usize| {
        line.is(
            i,
            &["at", "least", "up", "to", "more", "than", "some", "about", "nearly", "almost", "over", "as", "many"],
        )
    };
    let first = (0..found.start).rev().find(|&i| !bound(i)).map_or(0, |i| i + 1);
    let opens = first == 0 || matches!(line.tag(first - 1), "," | "CC" | "WRB" | ":") || line.at(first - 1) == "that";
    (first < found.start && opens).then_some(found)
}

fn would(line: &Line, group: Group) -> bool {
    (group.start..group.head).any(|i| line.is(i, &["would", "'d"]))
}

/// "A journalist **killed** in the raid was buried": a past tense without an object before another finite verb.
fn is_reduced_passive(line: &Line, group: Group) -> bool {
    let alone = group.start == group.head && line.tag(group.head) == "VBD";
    let next = group.head + 1;
    let by = line.at(next) == "by" && phrase::ahead(line, next + 1).is_some();
    let stop = |i: &usize| line.is_finite(*i) || matches!(line.tag(*i), "," | "CC" | ":" | "." | "WDT" | "WP" | "WRB");
    let main = (next..line.len()).find(stop).is_some_and(|i| line.is_finite(i));
    let clause = (next..line.len()).take_while(|i| !line.is_finite(*i)).any(|i| line.is(i, &["that", "after", "when"]));
    alone && (by || main && !clause && line.tag(next) == "IN")
}

fn is_relative(line: &Line, place: usize) -> bool {
    matches!(line.tag(place), "WP" | "WDT") || line.is(place, &["that"]) && line.tag(place) != "DT"
}

/// The phrase that a relative pronoun stands for.
fn antecedent(line: &Line, pronoun: usize) -> Option<Range<usize>> {
    let end = pronoun - usize::from(pronoun > 0 && line.at(pronoun - 1) == ",");
    phrase::behind(line, end)
}

/// The "to" of an infinitive.
fn to_before(line: &Line, verb: usize) -> Option<usize> {
    (verb.saturating_sub(3)..verb)
        .rev()
        .take_while(|&i| line.at(i) == "to" || line.is_adverb(i))
        .find(|&i| line.at(i) == "to")
}

fn infinitive(line: &Line, to: usize, depth: usize) -> Option<Deed> {
    let before = to.checked_sub(1)?;
    let negated = line.is(before, &["not", "never"]);
    let lead = before.checked_sub(usize::from(negated))?;
    let turned = |mood: Mood| if negated { Mood::Not } else { mood };
    if line.is_verb(lead) || line.tag(lead).starts_with("JJ") || line.at(lead) == "about" {
        let outer = at_depth(line, lead, depth)?;
        let lemma = if line.tag(lead).starts_with("JJ") { line.at(lead) } else { line.lemma(lead) };
        let mood = turned(mood::of_infinitive(lemma)).under(outer.mood);
        return Some(Deed { passive: false, mood, ..outer });
    }
    let mut whom = phrase::behind(line, lead + 1)?;
    let verb = whom.start.checked_sub(1)?;
    let control = [Some(verb), verb.checked_sub(1)].into_iter().flatten().find(|&v| line.is_verb(v));
    if let Some(planning) = planning_noun(line, &whom) {
        let owner = owner(line, &whom).or_else(|| control.and_then(|v| at_depth(line, v, depth)?.subject));
        let outer = control.and_then(|v| at_depth(line, v, depth)).map_or(Mood::Real, |d| d.mood);
        return Some(Deed { start: whom.start, subject: owner, passive: false, mood: turned(planning).under(outer) });
    }
    let control = control.filter(|&v| controls(line.lemma(v)))?;
    let outer = at_depth(line, control, depth)?;
    if outer.passive {
        whom = outer.subject?;
    }
    let mood = turned(mood::of_infinitive(line.lemma(control))).under(outer.mood);
    Some(Deed { start: whom.start, subject: Some(whom), passive: false, mood })
}

/// Verbs whose object is the doer of the infinitive behind it.
fn controls(lemma: &str) -> bool {
    matches!(
        lemma,
        "order"
            | "urge"
            | "ask"
            | "force"
            | "allow"
            | "help"
            | "tell"
            | "want"
            | "expect"
            | "press"
            | "call"
            | "persuade"
            | "invite"
            | "require"
            | "compel"
            | "enable"
            | "lead"
            | "cause"
            | "instruct"
            | "encourage"
            | "authorise"
            | "authorize"
            | "permit"
            | "beg"
            | "warn"
            | "challenge"
            | "command"
            | "let"
            | "appeal"
            | "pressure"
    )
}

/// "Plan to", "decision to": what such a noun makes of what follows.
fn planning_noun(line: &Line, phrase: &Range<usize>) -> Option<Mood> {
    Some(match line.lemma(phrase::head(line, phrase)) {
        "plan" | "decision" | "intention" | "preparation" => Mood::Planned,
        "promise" | "pledge" | "vow" | "commitment" | "agreement" | "deal" => Mood::Announced,
        "refusal" | "failure" | "inability" | "reluctance" => Mood::Not,
        "threat" | "offer" | "right" | "effort" | "attempt" | "bid" | "proposal" | "desire" | "wish" | "ability"
        | "willingness" | "readiness" | "order" | "request" | "call" | "chance" | "opportunity" | "demand" => {
            Mood::Possible
        }
        _ => return None,
    })
}

/// Who owns a phrase: the words before its possessive mark, or its possessive pronoun.
pub(super) fn owner(line: &Line, phrase: &Range<usize>) -> Option<Range<usize>> {
    if line.tag(phrase.start) == "PRP$" {
        return Some(phrase.start..phrase.start + 1);
    }
    let mark = phrase.clone().find(|&i| line.tag(i) == "POS" || line.is(i, &["'s"]))?;
    (mark > phrase.start).then_some(phrase.start..mark)
}

fn gerund(line: &Line, verb: usize, depth: usize) -> Option<Deed> {
    let lead = (0..verb).rev().find(|&i| !line.is_adverb(i))?;
    let negated = (lead + 1..verb).any(|i| line.at(i) == "not");
    let turned = |mood: Mood| if negated { Mood::Not } else { mood };
    if line.is_verb(lead) {
        let outer = at_depth(line, lead, depth)?;
        let mood = turned(mood::of_gerund(line.lemma(lead))?).under(outer.mood);
        let subject = if outer.passive && mood != Mood::Seen { None } else { outer.subject };
        return Some(Deed { start: outer.start, subject, passive: false, mood });
    }
    if line.tag(lead) == "IN" {
        return after_preposition(line, lead, depth);
    }
    if line.at(lead) == "," {
        let outer = nearest(line, lead, depth)?;
        return Some(Deed { mood: turned(Mood::Real).under(outer.mood), passive: false, ..outer });
    }
    if line.tag(lead) == "CC" {
        return joined(line, verb, depth);
    }
    let whom = phrase::behind(line, lead + 1)?;
    let seeing = whom.start.checked_sub(1).filter(|&v| line.is_verb(v));
    let mood = seeing.map_or(Some(Mood::Real), |v| mood::of_gerund(line.lemma(v)).filter(|m| *m == Mood::Seen));
    let outer = seeing.and_then(|v| at_depth(line, v, depth)).map_or(Mood::Real, |d| d.mood);
    Some(Deed { start: whom.start, subject: Some(whom), passive: false, mood: mood?.under(outer) })
}

/// "accused Kelmar **of** shelling", "retaliated **by** expelling".
fn after_preposition(line: &Line, preposition: usize, depth: usize) -> Option<Deed> {
    let whom = phrase::behind(line, preposition);
    let blames = |v: usize| {
        matches!(
            line.lemma(v),
            "accuse"
                | "blame"
                | "condemn"
                | "criticise"
                | "criticize"
                | "denounce"
                | "suspect"
                | "charge"
                | "praise"
                | "thank"
                | "rebuke"
                | "convict"
                | "fault"
        )
    };
    let verb = preposition.checked_sub(1)?;
    // "was accused of looting", "was accused by monitors of looting"
    let blamed = (verb.saturating_sub(8)..=verb).rev().find(|&v| line.is_verb(v)).filter(|&v| blames(v));
    let alleged = |v: usize| {
        if matches!(line.lemma(v), "accuse" | "suspect" | "charge" | "blame") { Mood::Alleged } else { Mood::Real }
    };
    if let Some(v) = blamed.filter(|_| line.is(preposition, &["of", "for", "with"])) {
        let outer = at_depth(line, v, depth)?;
        let subject = if outer.passive { outer.subject } else { whom };
        return Some(Deed { start: outer.start, subject, passive: false, mood: alleged(v).under(outer.mood) });
    }
    let mood = match line.at(preposition) {
        "by" | "after" | "while" | "in" | "since" | "for" => Mood::Real,
        "without" => Mood::Not,
        _ => return None,
    };
    let outer = nearest(line, preposition, depth)?;
    Some(Deed { passive: false, mood: mood.under(outer.mood), ..outer })
}

/// The deed of the nearest finite verb before a place.
fn nearest(line: &Line, place: usize, depth: usize) -> Option<Deed> {
    let floor = place.saturating_sub(FARTHEST);
    let verb = (floor..place).rev().find(|&v| line.is_verb(v) && line.tag(v) != "MD" && group(line, v).is_some())?;
    at_depth(line, verb, depth)
}

/// "the town **taken** by Kelmar": a participle behind the one acted upon.
fn participle(line: &Line, verb: usize) -> Option<Deed> {
    let next = line.tag(verb + 1);
    let closed = next.is_empty() || matches!(next, "IN" | "TO" | "," | "." | "RB" | "CC" | "-RRB-" | ":");
    let before = verb - usize::from(verb > 0 && line.is_adverb(verb - 1));
    let whom = phrase::behind(line, before).filter(|_| closed)?;
    Some(Deed { start: whom.start, subject: Some(whom), passive: true, mood: Mood::Real })
}

/// "has attacked **and looted**", "to meet **and sign**": what leads up to the verb before the conjunction.
fn joined(line: &Line, verb: usize, depth: usize) -> Option<Deed> {
    let joint = (verb.saturating_sub(3)..verb).rev().find(|&i| line.tag(i) == "CC")?;
    let floor = joint.saturating_sub(FARTHEST / 2);
    let earlier = (floor..joint).rev().find(|&v| line.tag(v) == line.tag(verb))?;
    at_depth(line, earlier, depth)
}
