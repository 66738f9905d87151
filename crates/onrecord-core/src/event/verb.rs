//! Events that verbs tell: which sense a verb has here, who does it and to whom.
//!
//! > Kelmar **called off** talks with Norlund; two hostages were **freed** by the rebels
//!
//! Takes a line and a verb's place; gives a draft of the first sense of the lexicon for which everything is there.

use std::ops::Range;

use super::deed::{Deed, deed};
use super::draft::Draft;
use super::mood::Mood;
use super::party::Party;
use super::phrase::{self, is_of};
use crate::label::EventCategory;
use crate::lexicon::event::{self, Ask, Sense, Slot};
use crate::lexicon::thing::{self, Class};
use crate::statement::grammar::line::Line;

/// A preposition that belongs to a verb is at most so far behind it.
const REACH: usize = 16;

/// The event that a verb tells.
pub(super) fn event(line: &Line, verb: usize) -> Option<Draft> {
    let adjective = is_adjective(line.tag(verb), line.at(verb));
    let lemma = if adjective { line.at(verb) } else { line.lemma(verb) };
    let senses = event::verb(lemma);
    if senses.is_empty() {
        return None;
    }
    let mut deed = deed(line, verb)?;
    deed.passive &= !adjective;
    senses.iter().find_map(|sense| fits(line, verb, &deed, sense))
}

/// Whether a word in lower case is looked up as it is: an adjective, or a participle of being ready.
pub(super) fn is_adjective(tag: &str, word: &str) -> bool {
    tag.starts_with("JJ") || matches!(word, "prepared" | "committed")
}

/// The draft, if everything that the sense asks for is there.
fn fits(line: &Line, verb: usize, deed: &Deed, sense: &Sense) -> Option<Draft> {
    let last = turn(line, verb, &sense.others)?;
    let object = if deed.passive { deed.subject.clone() } else { object(line, verb, last) };
    let after = object.as_ref().filter(|_| !deed.passive).map_or(last + 1, |o| o.end.max(last + 1));
    let given = given(line, sense, object.as_ref(), after, deed.passive);
    for ask in &sense.asks {
        let there = match ask {
            Ask::Object(_) => given.is_some(),
            Ask::NoObject => object.is_none(),
            Ask::NoThat => line.at(last + 1) != "that",
            Ask::Behind(word) => {
                behind(line, last + 1, word).is_some() || *word == "to" && infinitive(line, last).is_some()
            }
            Ask::Violent => {
                deed.subject.is_some() && !deed.passive || behind(line, last + 1, "by").is_some() || is_violent(line)
            }
            Ask::Wish => wishes(line, last),
            Ask::Own => threatens_own(line, last),
            _ => true,
        };
        if !there {
            return None;
        }
    }
    let mut doer = if deed.passive { behind(line, last + 1, "by") } else { deed.subject.clone() };
    doer = doer.filter(|d| deed.passive || !Party::of(line, d).ends_another());
    let mut target = sense.target.iter().find_map(|slot| match slot {
        Slot::Object => object.clone().filter(|o| !is_given(sense, given.as_ref(), o)),
        Slot::After(word) => behind(line, last + 1, word),
    });
    let pair = doer.as_ref().filter(|_| sense.asks.contains(&Ask::Mutual)).and_then(|d| phrase::pair(line, d));
    if let (Some((first, second)), None) = (pair, &target) {
        (doer, target) = (Some(first), Some(second));
    }
    if target.is_none()
        && matches!(sense.category, EventCategory::Reject | EventCategory::Threaten | EventCategory::Agree)
    {
        // "refuses to meet the envoy": the envoy is refused.
        target = infinitive(line, last)
            .and_then(|v| phrase::ahead(line, v + 1))
            .filter(|t| Party::of(line, t).is_named() || Party::of(line, t).is_human());
    }
    asks_met(line, sense, deed, doer.as_ref(), target.as_ref())?;
    let words = last_word(line, verb, last);
    let given = given.map(|g| phrase::head(line, &g));
    Some(Draft {
        trigger: words,
        category: sense.category,
        doer,
        target,
        mood: deed.mood,
        noun: given,
        by_report: false,
    })
}

/// "insists that Kelmar **offer** guarantees", "that it **should** pay".
fn wishes(line: &Line, last: usize) -> bool {
    let that = (last + 1..last + 4).find(|&i| line.at(i) == "that");
    let verb = that.and_then(|t| phrase::ahead(line, t + 1)).map(|subject| subject.end);
    verb.is_some_and(|v| {
        line.tag(v) == "VB" || line.tag(v) == "VBP" && !line.is(v, &["are", "have"]) || line.is(v, &["should", "must"])
    })
}

/// Whether a sentence speaks of violence and of no accident.
pub(super) fn is_violent(line: &Line) -> bool {
    let noun = |i: usize| line.tag(i).starts_with("NN");
    let has = |class| {
        (0..line.len()).any(|i| noun(i) && thing::is(line.lemma(i), class) && !line.is(i, &["attack", "attacks"]))
    };
    has(Class::Violence) && !has(Class::Accident)
}

/// The verb of the infinitive that follows a verb at once or behind its object.
fn infinitive(line: &Line, last: usize) -> Option<usize> {
    let object = phrase::ahead(line, last + 1).map_or(last + 1, |o| o.end);
    let to = [last + 1, last + 2, object].into_iter().find(|&i| line.at(i) == "to")?;
    (to + 1..to + 3).find(|&i| line.tag(i) == "VB")
}

/// "warned that **it would** respond".
fn threatens_own(line: &Line, last: usize) -> bool {
    let who = last + 1 + usize::from(line.at(last + 1) == "that");
    line.is(who, &["it", "they", "he", "she", "we", "i"])
        && line.is(who + 1, &["would", "will", "'d", "'ll", "could", "may", "might"])
}

/// Whether doer and target are what the sense asks for. A passive may leave its doer unsaid.
fn asks_met(
    line: &Line,
    sense: &Sense,
    deed: &Deed,
    doer: Option<&Range<usize>>,
    target: Option<&Range<usize>>,
) -> Option<()> {
    let needs_doer = !deed.passive
        && sense
            .asks
            .iter()
            .any(|a| matches!(a, Ask::Who | Ask::People | Ask::Army | Ask::Arm | Ask::Office | Ask::Envoys));
    if doer.is_none() && needs_doer {
        return None;
    }
    let needs_target = sense.asks.iter().any(|a| {
        matches!(a, Ask::Whom | Ask::Human | Ask::Hurt | Ask::Site | Ask::Foe | Ask::Envoy | Ask::Place | Ask::Named)
    });
    if target.is_none() && (needs_target || deed.passive && doer.is_none()) {
        return None;
    }
    let harms = matches!(sense.category, EventCategory::Assault | EventCategory::Coerce);
    if target.is_none() && harms && sense.others.is_empty() && sense.target.contains(&Slot::Object) {
        return None;
    }
    let person = target.is_some_and(|t| Party::of(line, t).is_person());
    if sense.asks.contains(&Ask::Force) && person && !is_violent(line) {
        return None;
    }
    let doer_fits = doer.is_none_or(|d| sense.asks.iter().all(|&ask| Party::of(line, d).does(ask)));
    let target_fits = target.is_none_or(|t| sense.asks.iter().all(|&ask| Party::of(line, t).suffers(ask)));
    (doer_fits && target_fits).then_some(())
}

/// What is given is not the one to whom ("gave **a loan**").
fn is_given(sense: &Sense, given: Option<&Range<usize>>, object: &Range<usize>) -> bool {
    matches!(sense.category, EventCategory::Aid | EventCategory::Cooperate | EventCategory::Sanction)
        && !sense.asks.iter().any(|a| matches!(a, Ask::Object(c) if matches!(c, Class::Diplomat | Class::Refugee)))
        && given.is_some_and(|g| g.start < object.end && object.start < g.end)
}

/// The last word of the verb's turn, if all of it is there: at once, past adverbs and possessives, or a particle behind
/// the object.
fn turn(line: &Line, verb: usize, others: &[&str]) -> Option<usize> {
    let mut last = verb;
    for (i, word) in others.iter().enumerate() {
        let near = (last + 1..last + 4).find(|&at| line.at(at) == *word || line.lemma(at) == *word);
        let close = near.filter(|&at| {
            (last + 1..at).all(|k| line.is_adverb(k) || matches!(line.tag(k), "PRP$" | "DT" | "JJ" | "NN"))
        });
        let far = || {
            let particle = |at: usize| line.at(at) == *word && matches!(line.tag(at), "RP" | "RB");
            let free = |at: usize| (verb + 1..at).all(|k| !line.is_verb(k) && line.is_word(k) && line.tag(k) != "IN");
            (verb + 1..verb + 7).find(|&at| particle(at)).filter(|&at| i == 0 && free(at))
        };
        last = close.or_else(far)?;
    }
    Some(last)
}

/// The object: between verb and particle, or behind both.
fn object(line: &Line, verb: usize, last: usize) -> Option<Range<usize>> {
    let from = |start: usize| {
        let skipped = (start..start + 3)
            .find(|&i| {
                phrase::has_bound(line, i)
                    || !(line.is_adverb(i) || phrase::is_time(line, i) && line.tag(i + 1) != "POS")
            })
            .unwrap_or(start);
        phrase::ahead(line, skipped)
    };
    if last > verb + 1
        && let Some(found) = phrase::core(line, verb + 1).filter(|r| r.end <= last)
    {
        return Some(found);
    }
    from(last + 1)
}

/// The object of the class that the sense asks for: the object itself, a second one, or what "with" brings.
fn given(
    line: &Line,
    sense: &Sense,
    object: Option<&Range<usize>>,
    after: usize,
    passive: bool,
) -> Option<Range<usize>> {
    let class = sense.asks.iter().find_map(|ask| if let Ask::Object(class) = ask { Some(*class) } else { None })?;
    let is = |r: &Range<usize>| is_of(line, r, class) || conjuncts(line, r).any(|part| is_of(line, &part, class));
    let second = || phrase::ahead(line, after).filter(|_| !passive && object.is_some());
    let brought = || behind(line, after, "with");
    object.cloned().filter(is).or_else(|| second().filter(is)).or_else(|| brought().filter(is))
}

/// The parts of a phrase between "of" and "and".
fn conjuncts<'l>(line: &'l Line, phrase: &Range<usize>) -> impl Iterator<Item = Range<usize>> + 'l {
    let (start, end) = (phrase.start, phrase.end);
    let cuts = (start..end).filter(|&i| line.is(i, &["and", "or", "of"]));
    cuts.filter_map(move |cut| (cut + 1 < end).then_some(cut + 1..end))
}

/// The phrase behind a preposition that belongs to the verb; for "to" an infinitive counts, as its own verb.
pub(super) fn behind(line: &Line, from: usize, preposition: &str) -> Option<Range<usize>> {
    for at in from..line.len().min(from + REACH) {
        if line.at(at) == preposition
            && matches!(line.tag(at), "IN" | "TO" | "RP" | "RB")
            && let Some(found) = phrase::ahead(line, at + 1)
        {
            return Some(found);
        }
        let ends = line.is_finite(at)
            || matches!(line.tag(at), "WDT" | "WP" | "WRB" | ":" | ".")
            || line.is(at, &["that", "after", "before", "because", "while", "although", "as", "if", ";"])
            || line.at(at) == "," && !line.is(at + 1, &[preposition])
            || line.at(at) == "to" && line.tag(at + 1) == "VB" && preposition != "to";
        if ends {
            return None;
        }
    }
    None
}

/// The trigger: the verb with its turn where that stands at once behind it, else the verb.
fn last_word(line: &Line, verb: usize, last: usize) -> Range<usize> {
    let whole = last - verb <= 4 && line.words[last] - line.words[verb] <= 5;
    if whole { verb..last + 1 } else { verb..verb + 1 }
}

/// Whether a mood lets the verb tell an event at all.
pub(super) fn tells(mood: Mood, category: EventCategory) -> bool {
    // What somebody may say or agree to, nobody would enter in a chronicle.
    let speech = matches!(
        category,
        EventCategory::Request | EventCategory::Accuse | EventCategory::Support | EventCategory::Agree
    );
    !(speech && mood == Mood::Possible || category == EventCategory::Concede && mood == Mood::Not)
}
