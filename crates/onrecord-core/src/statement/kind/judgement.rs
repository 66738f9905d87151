//! A judgement: the predicate evaluates, compares, explains, or stands under "can", "may", "seems".
//!
//! What evaluates is told by the lists of [`crate::lexicon::judgement`]; an adjective as predicate judges unless it is
//! on the list of those that state a fact ("open", "dead").

use super::Answer;
use crate::label::Kind;
use crate::lexicon::act;
use crate::lexicon::judgement::{self, Class};
use crate::statement::own::Own;
use crate::statement::view::View;

pub fn apply(view: &View) -> Option<Answer> {
    if let Some(modal) = view
        .clause
        .verb
        .filter(|&w| view.reading.tags[w] == "MD" && !matches!(view.lower(w), "will" | "'ll" | "wo" | "shall"))
    {
        return Some(Answer::of(Kind::Assessment, [modal]).or(Kind::Assertion));
    }
    let seems = view.clause.group.iter().copied().find(|&w| matches!(view.reading.lemma(w), "seem" | "appear"));
    let likely =
        view.in_clause(&["likely", "unlikely", "probably", "perhaps", "maybe", "possibly", "apparently", "presumably"]);
    if let Some(word) = seems.or(likely) {
        return Some(Answer::of(Kind::Assessment, [word]));
    }
    of_predicate(view).or_else(|| of_whole(view)).map(|word| Answer::of(Kind::Assessment, [word]).or(Kind::Assertion))
}

/// The word that makes the predicate a judgement.
pub(super) fn of_predicate(view: &View) -> Option<usize> {
    let reading = view.reading;
    let complement = &view.clause.complement;
    if complement.is_empty() {
        let main = view.clause.main?;
        // The verb of a gerund or infinitive says what is done; only a finite one judges.
        let finite = view.clause.verb.is_some();
        let passive =
            reading.tags[main] == "VBN" && view.clause.group.iter().any(|&w| w < main && reading.lemma(w) == "be");
        let weighed = finite && passive && main > 0 && judgement::is(view.lower(main - 1), Class::Degree);
        let lemma = reading.lemma(main);
        // "The move is aimed at exports": another's purpose is inferred.
        let inferred = matches!(view.finite(), "is" | "are" | "'s" | "'re")
            && passive
            && view.own == Own::No
            && act::is(lemma, act::Class::Purpose);
        let judges = finite && judgement::is(lemma, Class::Verb) && !passive;
        return (judges || weighed || inferred || is_mind_of_another(view, lemma)).then_some(main);
    }
    // "There were concerns they would stay": that others judge is told.
    let there = view.clause.subject.first().is_some_and(|&w| view.lower(w) == "there");
    if there && complement.iter().any(|&w| reading.tags[w] == "PRP") {
        return None;
    }
    let judges = |&w: &usize| {
        let word = view.lower(w);
        let noun = reading.tags[w].starts_with("NN") && judgement::is(reading.lemma(w), Class::Noun);
        let before_noun = reading.tags.get(w + 1).is_some_and(|t| t.starts_with("NN"));
        let adjective = match reading.tags[w] {
            "JJ" if before_noun => judgement::is(word, Class::Adjective),
            // "Waiting" and "closed" tell of a state.
            "JJ" if word.ends_with("ing") || word.ends_with("ed") => judgement::is(word, Class::Adjective),
            "JJ" => !judgement::is(word, Class::Neutral) && !is_name_or_number(word),
            "JJR" | "JJS" => !is_counting(view, w),
            "VBN" | "VBG" | "NN" | "VBD" => judgement::is(word, Class::Adjective),
            "RBR" | "RBS" => !is_counting(view, w),
            tag => tag.starts_with("RB") && judgement::is(word, Class::Degree),
        };
        noun || adjective
    };
    complement.iter().copied().find(judges)
}

/// Nouns whose predicate is an infinitive: "the aim is to win".
pub(super) fn is_aim(noun: &str) -> bool {
    matches!(
        noun.trim_end_matches('s'),
        "aim"
            | "ambition"
            | "challenge"
            | "goal"
            | "hope"
            | "idea"
            | "intention"
            | "job"
            | "mission"
            | "objective"
            | "option"
            | "plan"
            | "point"
            | "policy"
            | "priority"
            | "purpose"
            | "role"
            | "step"
            | "strategy"
            | "task"
            | "way"
            | "wish"
            | "what"
    )
}

/// Origin and such: adjectives with a capital or a digit.
fn is_name_or_number(word: &str) -> bool {
    word.contains(|c: char| c.is_ascii_digit()) || word.contains('-') && word.len() > 12
}

/// "More than 40", "at least six" count; they do not compare.
fn is_counting(view: &View, word: usize) -> bool {
    let next = view.reading.lower.get(word + 1).map_or("", String::as_str);
    let before = if word > 0 { view.lower(word - 1) } else { "" };
    matches!(next, "than" | "to") && view.reading.tags.get(word + 2).is_some_and(|t| *t == "CD")
        || before == "at"
        || view.reading.tags.get(word + 1).is_some_and(|t| *t == "CD")
}

/// A turn that judges or explains anywhere in the proposition, a superlative, or two words that judge.
fn of_whole(view: &View) -> Option<usize> {
    let words = &view.clause.words;
    let at = |i: usize| words.get(i).map_or("", |&w| view.lower(w));
    let turn = (0..words.len()).find(|&i| judgement::turn(|k| at(i + k)).is_some());
    if let Some(i) = turn {
        return Some(words[i]);
    }
    let adjective =
        |w: &usize| view.reading.tags[*w].starts_with("JJ") && judgement::is(view.lower(*w), Class::Adjective);
    let judging: Vec<usize> = words.iter().copied().filter(adjective).collect();
    let present = view.clause.verb.is_some_and(|w| matches!(view.reading.tags[w], "VBZ" | "VBP"));
    match judging[..] {
        [first, _, ..] => Some(first),
        [only] if present && is_object(view, only) => Some(only),
        _ => None,
    }
}

/// Whether an adjective stands in the phrase right after the main verb.
fn is_object(view: &View, adjective: usize) -> bool {
    let between = view.clause.main.map_or(0..0, |main| main + 1..adjective);
    between.clone().all(|w| !matches!(view.reading.tags[w], "IN" | "TO" | "," | "CC"))
}

/// "The Russians know": what goes on in another's mind is judged, not told.
fn is_mind_of_another(view: &View, lemma: &str) -> bool {
    let minds = [
        "know",
        "think",
        "believe",
        "want",
        "fear",
        "realise",
        "realize",
        "hope",
        "understand",
        "feel",
        "pretend",
        "intend",
    ];
    view.own == Own::No
        && view.clause.verb.is_some_and(|w| matches!(view.reading.tags[w], "VBP" | "VBZ"))
        && minds.contains(&lemma)
}

/// Whether a single word of judging stands in a proposition that is otherwise told as a fact.
pub(super) fn is_faint(view: &View) -> bool {
    view.clause.words.iter().any(|&w| {
        let word = view.lower(w);
        judgement::is(word, Class::Adjective) || judgement::is(word, Class::Noun) || judgement::is(word, Class::Degree)
    })
}
