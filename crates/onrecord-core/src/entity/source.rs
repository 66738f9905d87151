//! Sources: reads each statement's source and says whom it stands for and what kind of source it is.
//!
//! A source is a pronoun, a name (with titles before and descriptions behind), several of these, or a noun. Sources are
//! read in the order of the text, so that a pronoun or "the minister" can look back.

use super::book::{Book, Id, Nature};
use super::lexicon::{Class, lexicon};
use super::nominal::{self, Nouns};
use super::office::role_before;
use super::view::{View, Words};
use super::{orphan, pronoun};
use crate::label::{MentionForm, SourceKind};

/// What a source turned out to be.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(super) struct Answer {
    /// Its entity.
    pub(super) member: Option<Id>,
    /// Its kind.
    pub(super) kind: Option<SourceKind>,
    /// The rule that decided.
    pub(super) rule: &'static str,
}

/// A source that has been resolved, for others to look back at.
#[derive(Clone, Debug)]
pub(super) struct Spoken {
    pub(super) words: Words,
    pub(super) member: Id,
}

/// What is known while sources are being read.
pub(super) struct Reader<'v, 'a> {
    pub(super) view: &'v View<'a>,
    pub(super) book: &'v mut Book,
    /// In order of the text.
    pub(super) spoken: Vec<Spoken>,
    pub(super) nouns: Nouns,
}

/// Resolves the sources of all statements; gives them again, in order of the text, for others to look back at.
pub(super) fn resolve(view: &View<'_>, book: &mut Book) -> (Vec<Answer>, Vec<Spoken>) {
    let statements = view.input.statements;
    let mut answers = vec![Answer::default(); statements.len()];
    let words = |number: usize| statements[number].source.first().map(|&span| trimmed(view, view.words(span)));
    let mut order: Vec<(Words, usize)> = (0..statements.len()).filter_map(|n| Some((words(n)?, n))).collect();
    order.sort_by_key(|(words, number)| (words.start, words.end, *number));
    let nouns = Nouns::of(book);
    let mut reader = Reader { view, book, spoken: vec![], nouns };
    let mut before: Option<(Words, Answer)> = None;
    for (words, number) in order.iter().filter(|(words, _)| !words.is_empty() && !pronoun::is_first(view, words)) {
        if let Some((_, answer)) = before.as_ref().filter(|(same, _)| same == words) {
            answers[*number] = *answer;
            continue;
        }
        let answer = reader.read(words.clone());
        answers[*number] = answer;
        before = Some((words.clone(), answer));
        if let Some(member) = answer.member {
            reader.spoken.push(Spoken { words: words.clone(), member });
        }
    }
    orphan::resolve(&reader, &mut answers);
    let first: Vec<(Words, usize)> = order.into_iter().filter(|(words, _)| pronoun::is_first(view, words)).collect();
    pronoun::first(&mut reader, &first, &mut answers);
    (answers, reader.spoken)
}

/// Whom the parties of events refer to, of those whom the document names or has speak. They are read as sources are, in
/// a copy of the book, so that nobody is entered who only acts.
pub(super) fn parties(view: &View<'_>, book: &Book, spoken: Vec<Spoken>) -> Vec<Option<Id>> {
    if view.input.parties.is_empty() {
        return Vec::new();
    }
    let known = book.members.len();
    let nouns = Nouns::of(book);
    let mut copy = book.clone();
    let mut reader = Reader { view, book: &mut copy, spoken, nouns };
    let words = view.input.parties.iter().map(|&span| trimmed(view, view.words(span)));
    let whom = |words: Words| {
        let read = !words.is_empty() && !pronoun::is_first(view, &words);
        let member = read.then(|| reader.read(words).member).flatten()?;
        (member.0 < known).then_some(member)
    };
    words.map(whom).collect()
}

/// Words that are no part of a source though taken for it.
const BEFORE: &[&str] = &["according", "and", "but", "by", "even", "from", "only", "or", "though", "to", "with", "yet"];

fn trimmed(view: &View<'_>, mut words: Words) -> Words {
    if let Some(last) = words.clone().next_back() {
        let here = |at: &usize| view.paragraph(*at) == view.paragraph(last);
        words.start = words.clone().find(here).unwrap_or(words.start);
    }
    let is_edge = |at: usize| view.is_mark(at) && !view.is_possessive(at) && view.raw(at) != "$";
    while !words.is_empty() && (is_edge(words.start) || words.len() > 1 && BEFORE.contains(&view.lower(words.start))) {
        words.start += 1;
    }
    while !words.is_empty() && is_edge(words.end - 1) {
        words.end -= 1;
    }
    words
}

/// Longest owner of an office between it and its holder: `the mayor of Dresk, Olga Prem`.
const LONGEST_OWNER: usize = 8;
/// Words that begin what is said about a source and do not belong to its head.
const STOPS: &[&str] = &[
    "about",
    "against",
    "among",
    "at",
    "aware",
    "because",
    "before",
    "between",
    "briefed",
    "by",
    "close",
    "familiar",
    "for",
    "from",
    "he",
    "here",
    "i",
    "in",
    "including",
    "inside",
    "involved",
    "like",
    "near",
    "of",
    "on",
    "over",
    "she",
    "such",
    "that",
    "there",
    "they",
    "to",
    "under",
    "we",
    "when",
    "where",
    "which",
    "who",
    "whom",
    "whose",
    "with",
    "within",
];
/// Words of quantity before a noun, alone or with "of".
pub(super) const QUANTITIES: &[&str] = &[
    "all",
    "any",
    "both",
    "couple",
    "dozen",
    "dozens",
    "each",
    "few",
    "group",
    "half",
    "handful",
    "hundreds",
    "majority",
    "many",
    "most",
    "neither",
    "none",
    "number",
    "one",
    "several",
    "some",
    "thousands",
    "three",
    "two",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "another",
    "either",
    "scores",
    "plenty",
    "other",
    "others",
    "lot",
    "lots",
    "percent",
    "plurality",
    "quarter",
    "third",
];
/// Words before a noun that say nothing of who it is.
pub(super) const DETERMINERS: &[&str] =
    &["a", "an", "her", "his", "its", "my", "our", "that", "the", "their", "these", "this", "those", "your"];

impl Reader<'_, '_> {
    fn read(&mut self, words: Words) -> Answer {
        if let Some(answer) = pronoun::read(self, &words) {
            return answer;
        }
        if let Some(items) = self.items(&words) {
            return self.several(&words, &items);
        }
        let head = self.head(&words);
        if let Some(id) = self.named(&head) {
            let answer = self.answer(id, "source");
            return Answer { kind: answer.kind.or(Some(SourceKind::Organisation)), ..answer };
        }
        if let Some(id) = self.apposed(&words, &head) {
            self.book.mention_further(id, self.without_determiner(&head), MentionForm::Nominal);
            return self.answer(id, "source");
        }
        if let Some(id) = self.unknown_name(&head) {
            return self.answer(id, "source");
        }
        nominal::read(self, &words, head)
    }

    /// The answer that an entity makes.
    pub(super) fn answer(&self, id: Id, rule: &'static str) -> Answer {
        Answer { member: Some(id), kind: self.book.member(id).nature.source_kind(), rule }
    }

    /// The words up to where the description begins.
    pub(super) fn head(&self, words: &Words) -> Words {
        let mut at = words.start;
        while at < words.end {
            if let Some(place) = self.book.covering(at) {
                at = place.words.end.max(at + 1);
                continue;
            }
            let lower = self.view.lower(at);
            let is_stop = STOPS.contains(&lower) && !(at == words.start && lower == "that")
                || self.view.is_mark(at)
                    && !matches!(lower, "-" | "." | "&" | "'" | "’" | "/" | "“" | "”" | "\"" | "‘")
                || at > words.start && self.is_participle(at);
            if is_stop && at > words.start {
                break;
            }
            at += 1;
        }
        let head = words.start..at.min(words.end);
        let article =
            |&at: &usize| matches!(self.view.lower(at), "a" | "an" | "the") && self.book.covering(at).is_none();
        let joined = head.clone().any(|at| matches!(self.view.lower(at), "and" | "or" | "&"));
        let start = head
            .clone()
            .skip(if joined { head.len() } else { 1 })
            .filter(|&at| at + 1 < head.end)
            .find(article)
            .unwrap_or(head.start);
        start..head.end
    }

    /// `officials briefed on …`: a participle or verb behind a noun or name.
    fn is_participle(&self, at: usize) -> bool {
        let verbal = matches!(self.view.tag(at), "VBG" | "VBN" | "VBD" | "VBZ" | "VBP" | "MD");
        let noun = lexicon().role(self.view.lower(at)).is_some();
        let people = self.view.lower(at - 1).ends_with('s');
        let after = self.book.covering(at - 1).is_some_and(|p| p.form != MentionForm::Demonym || people)
            || lexicon().role(self.view.lower(at - 1)).is_some();
        verbal && !noun && after
    }

    /// Head words without articles and the like.
    pub(super) fn without_determiner(&self, head: &Words) -> Words {
        let mut start = head.start;
        while start + 1 < head.end && DETERMINERS.contains(&self.view.lower(start)) {
            start += 1;
        }
        start..head.end
    }

    /// The name that the head ends with.
    fn named(&self, head: &Words) -> Option<Id> {
        let mut end = head.end;
        while end > head.start + 1 && self.view.is_possessive(end - 1) {
            end -= 1;
        }
        let place = self.book.ending_at(end).filter(|p| p.words.start >= head.start)?;
        if place.form != MentionForm::Demonym {
            return Some(place.member);
        }
        // "The Russians" are Russia, "Russians", "five Russians" and "Asian-Americans" people; "Russian" is an adjective.
        let plural = self.view.lower(end - 1).ends_with(['s', 'h']);
        let all = self.view.lower(head.start) == "the" && head.start + 1 == place.words.start;
        (if plural { all } else { head.len() == 1 }).then_some(place.member)
    }

    /// `Sarovia’s president, Irena Dovash`: the name behind the comma.
    fn apposed(&self, words: &Words, head: &Words) -> Option<Id> {
        let comma = (head.end..words.end).take(LONGEST_OWNER).find(|&at| self.view.raw(at) == ",")?;
        let owner = head.end..comma;
        if owner.clone().any(|at| self.view.is_verb(at) || matches!(self.view.lower(at), "who" | "which" | "that")) {
            return None;
        }
        let class = role_before(self.view, head.end, head.start)?.role.class;
        let until = (comma + 1..words.end).find(|&at| self.view.raw(at) == ",").unwrap_or(words.end);
        let place = self.book.places_in(&(comma + 1..until)).iter().find(|p| {
            let nature = self.book.member(p.member).nature;
            let human = nature == Nature::Person && matches!(class, Class::Office | Class::Insider | Class::Person);
            let body = matches!(nature, Nature::Body | Nature::State | Nature::Press | Nature::Armed)
                && matches!(class, Class::Body | Class::State);
            human || body
        })?;
        let is_title = |at: usize| {
            let lower = self.view.lower(at);
            self.view.is_capital(at)
                || lexicon().title(lower).is_some()
                || lexicon().role(lower).is_some()
                || lower == "the"
        };
        let between = comma + 1..place.words.start;
        // "the mediator, **former judge** Sela Oram"
        let described = role_before(self.view, between.end, between.start).is_some()
            && between.clone().all(|at| !self.view.is_verb(at) && !self.view.is_mark(at));
        (described || between.clone().all(is_title)).then_some(place.member)
    }

    /// Capitals that no rule knew: a person, or with an article a body.
    fn unknown_name(&mut self, head: &Words) -> Option<Id> {
        let view = self.view;
        let mut start = head.end;
        let is_part = |at: usize| {
            let hyphened = at > head.start + 1 && view.lower(at - 1) == "-" && view.is_capital(at - 2);
            let is_name = view.is_capital(at) && lexicon().role(view.lower(at)).is_none() || hyphened;
            is_name && self.book.covering(at).is_none() || at + 1 < head.end && view.lower(at) == "-"
        };
        while start > head.start && is_part(start - 1) {
            start -= 1;
        }
        while start < head.end
            && (lexicon().title(view.lower(start)).is_some()
                || DETERMINERS.contains(&view.lower(start))
                || QUANTITIES.contains(&view.lower(start)))
        {
            start += 1;
        }
        let words = start..head.end;
        if words.is_empty() || words.len() > 4 || view.is_mark(words.start) {
            return None;
        }
        let (first, last) = (view.tag(words.start), view.tag(words.end - 1));
        let sure = first.starts_with("NNP")
            || last.starts_with("NNP")
            || last.is_empty() && (words.len() > 1 || !view.is_initial(words.start));
        let article = start > head.start && view.lower(start - 1) == "the";
        if !sure || view.is_headline(start) {
            return None;
        }
        let name = view.text(&words);
        let inner_capital = view.raw(words.start).chars().skip(3).any(char::is_uppercase);
        let nature = match last {
            "NNPS" => Nature::People,
            _ if article || inner_capital && words.len() == 1 => Nature::Body,
            _ => Nature::Person,
        };
        let id = self.nouns.named(self.book, &name, nature);
        self.book.insert(id, words, MentionForm::Name);
        Some(id)
    }

    /// The items of a list such as `Ukraine, NATO and the UK`.
    fn items(&self, words: &Words) -> Option<Vec<Words>> {
        let mut cuts = Vec::new();
        let mut at = words.start;
        while at < words.end {
            if let Some(place) = self.book.covering(at) {
                at = place.words.end.max(at + 1);
                continue;
            }
            match self.view.lower(at) {
                "and" | "," | "&" => cuts.push(at),
                lower if STOPS.contains(&lower) && !matches!(lower, "of" | "for") && at > words.start => break,
                _ => {}
            }
            at += 1;
        }
        let and = cuts.iter().rposition(|&at| self.view.lower(at) != ",")?;
        let mut items = Vec::new();
        let mut start = words.start;
        for &cut in &cuts[..=and] {
            if cut > start {
                items.push(start..cut);
            }
            start = cut + 1;
        }
        items.push(start..at);
        items.retain(|item| !item.is_empty());
        (items.len() > 1 && self.are_equals(&items)).then_some(items)
    }

    /// Whether the items are several holders, and not one with a description (`X, the founder and head of …`) or one
    /// noun with two adjectives (`American and European officials`).
    fn are_equals(&self, items: &[Words]) -> bool {
        let is_named = |item: &Words| self.named(&self.head(item)).is_some();
        let is_noun = |item: &Words| {
            let head = self.head(item);
            role_before(self.view, head.end, head.start).is_some()
        };
        let is_adjective = |item: &Words| {
            let demonym = self.book.ending_at(item.end).is_some_and(|p| p.form == MentionForm::Demonym);
            let people = self.view.lower(item.end - 1).ends_with('s');
            demonym && !people
        };
        let last = &items[items.len() - 1];
        let divided_title = is_named(last) && self.is_part_of_title(last.start);
        let described = divided_title
            || is_named(&items[0]) && items[1..].iter().any(|item| !is_named(item) && is_office(self, item));
        let adjectives = items[..items.len() - 1].iter().any(is_adjective);
        !described && !adjectives && items.iter().all(|item| is_named(item) || is_noun(item))
    }

    /// `Water and Energy Minister X`: whether what follows "and" is no name, title or article.
    fn is_part_of_title(&self, at: usize) -> bool {
        let lower = self.view.lower(at);
        let is_whole =
            lexicon().title(lower).is_some() || role_before(self.view, at + 2, at).is_some_and(|r| r.len == 2);
        let before_role = lexicon().role(lower).is_none() && role_before(self.view, at + 2, at + 1).is_some();
        self.view.is_capital(at) && self.book.covering(at).is_none() && !is_whole && before_role
    }

    /// A list as one entity.
    fn several(&mut self, words: &Words, items: &[Words]) -> Answer {
        let view = self.view;
        let natures: Vec<Nature> = items
            .iter()
            .map(|item| {
                let head = self.head(item);
                let named = self.named(&head).map(|id| self.book.member(id).nature);
                let noun = || role_before(view, head.end, head.start).map(|r| nominal::nature(&r));
                named.or_else(noun).unwrap_or(Nature::People)
            })
            .collect();
        let kinds: Vec<Option<SourceKind>> = natures.iter().map(|nature| nature.source_kind()).collect();
        let same = kinds.iter().all(|kind| *kind == kinds[0]);
        let kind = if same { kinds[0] } else { Some(SourceKind::Collective) };
        let nature = if natures.iter().all(|n| *n == Nature::Person) {
            Nature::Persons
        } else if kind == Some(SourceKind::Anonymous) {
            Nature::Insiders
        } else {
            Nature::People
        };
        let end = items.last().map_or(words.end, |item| item.end);
        let mut inner = self.without_determiner(&(words.start..end));
        if view.lower(inner.start) == "both" && inner.len() > 1 {
            inner.start += 1;
        }
        let names: Option<Vec<String>> =
            items.iter().map(|item| Some(self.book.member(self.named(&self.head(item))?).name.clone())).collect();
        let name = names.map_or_else(|| view.text(&inner), |names| listed(&names));
        let id = self.nouns.named(self.book, &name, nature);
        self.book.mention_further(id, inner, MentionForm::Nominal);
        Answer { member: Some(id), kind, rule: "source" }
    }
}

/// `A, B and C`.
fn listed(names: &[String]) -> String {
    match names {
        [all @ .., last] if !all.is_empty() => format!("{} and {last}", all.join(", ")),
        names => names.join(""),
    }
}

fn is_office(reader: &Reader<'_, '_>, item: &Words) -> bool {
    let head = reader.head(item);
    role_before(reader.view, head.end, head.start).is_some_and(|r| !r.plural)
}
