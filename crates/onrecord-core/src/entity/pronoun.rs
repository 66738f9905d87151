//! Pronouns as sources, where it is certain whom they stand for.
//!
//! "He" and "she" are the last person who spoke or acted and whose gender agrees, within quotation marks only somebody
//! named within such; "they" are the last several, "it" the last state, body or text. "I" and "we" within quotation
//! marks are the quotation's speaker, outside the article's author. Two who would do are none.

use super::book::{Gender, Id, Nature};
use super::lexicon::Class;
use super::nominal;
use super::office::role_before;
use super::source::{Answer, Reader};
use super::view::{View, Words};
use crate::label::{MentionForm, SourceKind};

/// How many sentences back "he" may reach.
const SENTENCES: usize = 8;
/// How many paragraphs back.
const PARAGRAPHS: u32 = 2;
/// How many names and sources are looked at.
const REACH: usize = 80;
/// Words behind a pronoun that change nothing.
const ADDED: &[&str] = &["all", "also", "both", "herself", "himself", "itself", "then", "themselves", "too"];
/// Pronouns of whom two make one source ("you and I").
const JOINED: &[&str] = &["he", "her", "him", "i", "me", "she", "them", "they", "us", "we", "you"];
/// Conjunctions before a pronoun whose person comes later in the sentence.
const AHEAD: &[&str] =
    &["after", "although", "as", "before", "if", "once", "since", "though", "until", "when", "while"];

#[derive(Clone, Copy, Debug, PartialEq)]
enum Pronoun {
    He(Gender),
    They,
    It,
    First,
    Who,
    One,
    Other,
}

fn of(view: &View<'_>, words: &Words) -> Option<Pronoun> {
    if let [first, "and" | "or", last] = words.clone().map(|at| view.lower(at)).collect::<Vec<_>>()[..] {
        let are_pronouns = [first, last].iter().all(|word| JOINED.contains(word));
        return are_pronouns.then_some(Pronoun::Other);
    }
    let rest = words.clone().skip(1).all(|at| ADDED.contains(&view.lower(at)));
    if words.is_empty() || !rest || words.len() > 3 {
        return None;
    }
    Some(match view.lower(words.start) {
        "he" | "him" | "his" => Pronoun::He(Gender::Male),
        "she" | "her" | "hers" => Pronoun::He(Gender::Female),
        "they" | "them" | "their" => Pronoun::They,
        "it" | "its" => Pronoun::It,
        "i" | "we" | "me" | "us" | "my" | "our" if view.raw(words.start) != "US" => Pronoun::First,
        "who" | "which" | "that" => Pronoun::Who,
        "another" | "one" => Pronoun::One,
        "this" | "what" | "you" => Pronoun::Other,
        _ => return None,
    })
}

/// Whether the source is "I" or "we".
pub(super) fn is_first(view: &View<'_>, words: &Words) -> bool {
    of(view, words) == Some(Pronoun::First)
}

/// The answer, if the source is a pronoun.
pub(super) fn read(reader: &mut Reader<'_, '_>, words: &Words) -> Option<Answer> {
    let pronoun = of(reader.view, words)?;
    let at = words.start;
    let found = match pronoun {
        Pronoun::He(gender) => ahead(reader, at, gender).or_else(|| he(reader, at, gender)),
        Pronoun::They => they(reader, at),
        Pronoun::It => it(reader, at),
        Pronoun::Who => match who(reader, at) {
            Some(id) => Some(id),
            None => return Some(noun_before(reader, at).unwrap_or_default()),
        },
        Pronoun::First | Pronoun::One | Pronoun::Other => None,
    };
    let Some(id) = found else {
        let kind = match pronoun {
            Pronoun::He(_) => Some(SourceKind::NamedPerson),
            Pronoun::One => Some(SourceKind::Anonymous),
            _ => None,
        };
        return Some(Answer { member: None, kind, rule: "" });
    };
    if let Pronoun::He(gender) = pronoun {
        reader.book.member_mut(id).gender = Some(gender);
    }
    reader.book.mention_further(id, at..at + 1, MentionForm::Pronoun);
    Some(reader.answer(id, "pronoun"))
}

/// Whom "his", "her", "its" or "their" before a noun stands for.
pub(super) fn possessor(reader: &Reader<'_, '_>, at: usize) -> Option<Id> {
    match reader.view.lower(at) {
        "his" => he(reader, at, Gender::Male),
        "her" => he(reader, at, Gender::Female),
        "its" => it(reader, at),
        "their" => they(reader, at),
        _ => None,
    }
}

/// Somebody who may be meant.
struct Candidate {
    id: Id,
    at: usize,
    /// Has spoken there.
    source: bool,
    /// Acts there.
    subject: bool,
}

/// Who is named or has spoken in a sentence before `at`, in order, where `fits` holds.
fn candidates(
    reader: &Reader<'_, '_>,
    sentence: usize,
    at: usize,
    fits: &dyn Fn(Id, MentionForm) -> bool,
) -> Vec<Candidate> {
    let view = reader.view;
    let quoted = |at: usize| view.quotation(at) != 0;
    let here = |words: &Words| {
        view.sentence_number(words.start) == sentence && words.end <= at && quoted(words.start) == quoted(at)
    };
    let places = &reader.book.places[..reader.book.places.partition_point(|p| p.words.start < at)];
    let spoken = &reader.spoken[..reader.spoken.partition_point(|s| s.words.start < at)];
    let after = |words: &Words| view.sentence_number(words.start) >= sentence;
    let named = places
        .iter()
        .rev()
        .take(REACH)
        .take_while(|p| after(&p.words))
        .filter(|p| here(&p.words) && fits(p.member, p.form));
    let said = spoken
        .iter()
        .rev()
        .take(REACH)
        .take_while(|s| after(&s.words))
        .filter(|s| here(&s.words) && fits(s.member, MentionForm::Name));
    let joined = |at: usize| at > 0 && matches!(view.lower(at - 1), "and" | "or");
    let acts = |words: &Words| {
        let leads = view.is_initial(words.start) && !view.is_possessive(words.end);
        view.is_verb(words.end) && !joined(words.start) || leads
    };
    let sure = |id: Id| reader.book.member(id).sure;
    let mut out: Vec<Candidate> = named
        .filter(|p| sure(p.member))
        .map(|p| Candidate { id: p.member, at: p.words.start, source: false, subject: acts(&p.words) })
        .chain(said.map(|s| Candidate { id: s.member, at: s.words.start, source: true, subject: true }))
        .collect();
    out.sort_by_key(|c| c.at);
    out
}

fn only(candidates: &[&Candidate]) -> Option<Id> {
    let first = candidates.first()?.id;
    candidates.iter().all(|c| c.id == first).then_some(first)
}

fn he(reader: &Reader<'_, '_>, at: usize, gender: Gender) -> Option<Id> {
    let view = reader.view;
    let fits = |id: Id, _: MentionForm| {
        let member = reader.book.member(id);
        member.nature.is_one_human() && member.gender.is_none_or(|g| g == gender)
    };
    let here = view.sentence_number(at);
    let floor = view.paragraph(at).saturating_sub(PARAGRAPHS);
    for sentence in (here.saturating_sub(SENTENCES)..=here).rev() {
        let start = view.input.segmented.sentences.get(sentence)?.tokens.start;
        if start >= view.len() || view.paragraph(start) < floor {
            return None;
        }
        let all = candidates(reader, sentence, at, &fits);
        if all.is_empty() {
            continue;
        }
        let sure: Vec<&Candidate> = all.iter().filter(|c| reader.book.member(c.id).gender.is_some()).collect();
        let all: Vec<&Candidate> = if sure.is_empty() { all.iter().collect() } else { sure };
        let sources: Vec<&Candidate> = all.iter().copied().filter(|c| c.source).collect();
        let subjects: Vec<&Candidate> = all.iter().copied().filter(|c| c.subject).collect();
        let nearest = (sentence == here).then(|| subjects.last().map(|c| c.id)).flatten();
        return only(&all).or_else(|| only(&sources)).or_else(|| only(&subjects)).or(nearest);
    }
    None
}

/// `Though he refuses …, President X has conceded`: the person who acts behind the comma.
fn ahead(reader: &Reader<'_, '_>, at: usize, gender: Gender) -> Option<Id> {
    let view = reader.view;
    let sentence = view.sentence(at);
    let leads = at > sentence.start && AHEAD.contains(&view.lower(at - 1)) && view.is_initial(at - 1);
    if !leads || view.quotation(at) != 0 {
        return None;
    }
    let comma = (at..sentence.end).find(|&i| view.raw(i) == ",")?;
    let places = reader.book.places_in(&(comma + 1..sentence.end));
    let person = places.iter().find(|p| reader.book.member(p.member).nature == Nature::Person)?;
    let agrees = reader.book.member(person.member).gender.is_none_or(|g| g == gender);
    let near = person.words.start <= comma + 5 && view.is_verb(person.words.end);
    (agrees && near && view.quotation(person.words.start) == 0).then_some(person.member)
}

fn they(reader: &Reader<'_, '_>, at: usize) -> Option<Id> {
    let view = reader.view;
    let many = |id: Id, form: MentionForm| reader.book.member(id).nature.is_many() || form == MentionForm::Demonym;
    let body = |id: Id, _: MentionForm| {
        reader.book.member(id).nature.is_it() || reader.book.member(id).nature == Nature::Region
    };
    let here = view.sentence_number(at);
    for sentence in (here.saturating_sub(3)..=here).rev() {
        let start = view.input.segmented.sentences.get(sentence)?.tokens.start;
        if start >= view.len() || view.paragraph(start) + 1 < view.paragraph(at) {
            break;
        }
        let plural = |c: &Candidate| c.source || view.lower(c.at).ends_with('s');
        let found = candidates(reader, sentence, at, &many);
        if let Some(last) = found.iter().rev().find(|c| plural(c)) {
            return Some(last.id);
        }
        let spoke = candidates(reader, sentence, at, &body);
        let spoke: Vec<&Candidate> = spoke.iter().filter(|c| c.source).collect();
        if sentence == here && !spoke.is_empty() {
            return only(&spoke);
        }
    }
    None
}

fn it(reader: &Reader<'_, '_>, at: usize) -> Option<Id> {
    let view = reader.view;
    let fits = |id: Id, form: MentionForm| reader.book.member(id).nature.is_it() && form != MentionForm::Demonym;
    let here = view.sentence_number(at);
    for sentence in (here.saturating_sub(1)..=here).rev() {
        let start = view.input.segmented.sentences.get(sentence)?.tokens.start;
        if start >= view.len() || view.paragraph(start) != view.paragraph(at) {
            break;
        }
        let all = candidates(reader, sentence, at, &fits);
        let sources: Vec<&Candidate> = all.iter().filter(|c| c.source).collect();
        let subjects: Vec<&Candidate> = all.iter().filter(|c| c.subject && is_actor(reader, c.id)).collect();
        let found = if sentence == here { sources.last().map(|c| c.id) } else { only(&sources) };
        if let Some(found) = found.or_else(|| only(&subjects)) {
            return Some(found);
        }
    }
    None
}

fn is_actor(reader: &Reader<'_, '_>, id: Id) -> bool {
    reader.book.member(id).nature != Nature::Place
}

/// The name right before "who" or "which".
fn who(reader: &Reader<'_, '_>, at: usize) -> Option<Id> {
    let view = reader.view;
    let end = at - usize::from(at > 0 && view.is_mark(at - 1));
    let named = reader.book.ending_at(end).map(|p| p.member);
    let said =
        reader.spoken.iter().rev().find(|s| s.words.end <= at).filter(|s| s.words.end + 1 >= at).map(|s| s.member);
    named.or(said).filter(|_| end > 0 && view.same_sentence(end - 1, at))
}

/// The noun right before "who" (`a driver who said …`).
fn noun_before(reader: &mut Reader<'_, '_>, at: usize) -> Option<Answer> {
    let view = reader.view;
    if view.lower(at) != "who" {
        return None;
    }
    let end = at - usize::from(at > 0 && view.raw(at - 1) == ",");
    let floor = view.sentence(at).start.max(end.saturating_sub(6));
    let is_part = |at: &usize| ["NN", "JJ", "DT", "CD", "PR"].iter().any(|tag| view.tag(*at).starts_with(tag));
    let start = (floor..end).rev().take_while(is_part).last()?;
    let role = role_before(view, end, start).filter(|r| r.role.class != Class::Document);
    role.map(|_| nominal::read(reader, &(start..end), start..end))
}

/// Resolves "I" and "we".
pub(super) fn first(reader: &mut Reader<'_, '_>, sources: &[(Words, usize)], answers: &mut [Answer]) {
    let speakers = Speakers::of(reader.view);
    for _ in 0..2 {
        for (words, number) in sources.iter().filter(|(words, _)| !words.is_empty()) {
            if answers[*number].kind.is_none() {
                answers[*number] = first_person(reader, &speakers, words.start, *number, answers);
            }
        }
    }
    for (words, number) in sources {
        if let Some(id) = answers[*number].member {
            reader.book.mention_further(id, words.start..words.start + 1, MentionForm::Pronoun);
        }
    }
}

fn first_person(reader: &Reader<'_, '_>, speakers: &Speakers, at: usize, number: usize, answers: &[Answer]) -> Answer {
    let view = reader.view;
    let within = speakers.content[at].filter(|&n| n != number);
    let quoted = view.quotation(at) != 0 || within.is_some_and(|n| speakers.begins_quoted[n]);
    if !quoted {
        let labelled = is_labelled(view, at);
        let kind = (!labelled).then_some(SourceKind::Author);
        return Answer { member: None, kind, rule: if labelled { "" } else { "pronoun" } };
    }
    let beside = speakers.quotation.get(view.quotation(at) as usize).copied().flatten();
    let speaker = within.or_else(|| beside.filter(|&n| n != number));
    match speaker.map(|n| answers[n]) {
        Some(Answer { member: Some(id), kind, .. }) => Answer { member: Some(id), kind, rule: "pronoun" },
        _ => Answer::default(),
    }
}

/// Whether the paragraph begins with a label, as in an interview: `A: I think …`.
fn is_labelled(view: &View<'_>, at: usize) -> bool {
    let paragraph = view.paragraph(at);
    let mut number = view.sentence_number(at);
    let sentences = &view.input.segmented.sentences;
    let floor = number.saturating_sub(40);
    while number > floor && sentences[number - 1].paragraph == paragraph {
        number -= 1;
    }
    let start = sentences[number].tokens.start;
    (start + 1..start + 4).any(|at| view.raw(at) == ":")
}

/// Which statement's content each word stands in, and whose quotation is which.
struct Speakers {
    content: Vec<Option<usize>>,
    quotation: Vec<Option<usize>>,
    begins_quoted: Vec<bool>,
}

impl Speakers {
    fn of(view: &View<'_>) -> Speakers {
        let statements = view.input.statements;
        let words = |n: usize| statements[n].content.iter().map(|&span| view.words(span)).collect::<Vec<Words>>();
        let size = |n: usize| words(n).iter().map(Words::len).sum::<usize>();
        let mut order: Vec<usize> = (0..statements.len()).collect();
        order.sort_by_key(|&n| (std::cmp::Reverse(size(n)), n));
        let mut content = vec![None; view.len()];
        let mut quotation = vec![None; view.input.quotations.len() + 1];
        let mut begins_quoted = vec![false; statements.len()];
        for n in order {
            let words = words(n);
            begins_quoted[n] =
                words.first().is_some_and(|w| !w.is_empty() && matches!(view.raw(w.start), "“" | "\"" | "‘" | "'"));
            for at in words.into_iter().flatten() {
                content[at] = Some(n);
                let quoted = view.quotation(at) as usize;
                if quoted != 0 && quotation[quoted].is_none() {
                    quotation[quoted] = Some(n);
                }
            }
        }
        Speakers { content, quotation, begins_quoted }
    }
}
