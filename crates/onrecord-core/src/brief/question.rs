//! Questions: lines by several speakers on the same thing, under the terms they share.
//!
//! A group is a set of lines whose own content holds the same rare term, or the same two terms. Terms weigh more the
//! fewer lines hold them; one in more than a third of the lines is too common to tell anything. The group with most
//! weight (of its terms, times the root of the lines beyond the first) is taken first, its lines are set aside, and
//! so on. The heading is the words of the terms that all lines share. Copies of one text count as one line, and a
//! statement does not share terms with the one around it. A statement that was not made answers no question.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet, BinaryHeap};

use serde::Serialize;

use super::article::Article;
use super::label::{Label, Stance};
use super::line::Line;
use super::note::Quoted;
use super::speaker::Speaker;
use super::term::{self, Term, Terms};
use crate::contract::Range;

/// Lines on the same thing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Question {
    /// The question's number in the brief, from 1.
    pub number: usize,
    /// The words its lines share, as the first line has them.
    pub heading: Vec<Quoted>,
    /// Numbers of the speakers, in order.
    pub speakers: Vec<usize>,
    /// The documents the lines are quoted from.
    pub documents: Vec<Label>,
    /// The lines by the side they take, in the order of [`Stance`]; only sides that somebody takes.
    pub sides: Vec<Side>,
}

/// The lines of a question that take one side.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Side {
    /// Which side.
    pub stance: Stance,
    /// Numbers of the lines, in order.
    pub lines: Vec<usize>,
}

impl Question {
    /// Whether somebody says yes and somebody no.
    pub fn is_contested(&self) -> bool {
        let against = |s: &Side| s.stance.is_against();
        self.sides.iter().any(against) && !self.sides.iter().all(against)
    }

    fn lines(&self) -> usize {
        self.sides.iter().map(|s| s.lines.len()).sum()
    }
}

/// Most terms in a heading.
const HEADING: usize = 4;
/// A term in so many lines is rare however few lines there are.
const RARE: usize = 4;

/// The questions: those with a yes and a no first, then by speakers, lines and heading.
pub(super) fn group(articles: &[Article], speakers: &[Speaker], lines: &[Line]) -> Vec<Question> {
    let terms = term::terms(articles, speakers, lines);
    let index = Index::of(&terms, lines);
    let mut questions: Vec<Question> = index
        .partition()
        .into_iter()
        .map(|members| {
            let heading = heading(articles, &index, &members);
            question(lines, &members, heading)
        })
        .collect();
    questions.sort_by_cached_key(|q| {
        let heading: Vec<String> = q.heading.iter().map(|h| h.span.text.to_lowercase()).collect();
        (!q.is_contested(), usize::MAX - q.speakers.len(), usize::MAX - q.lines(), heading, q.sides[0].lines[0])
    });
    for (i, question) in questions.iter_mut().enumerate() {
        question.number = i + 1;
    }
    questions
}

fn question(lines: &[Line], members: &[usize], heading: Vec<Quoted>) -> Question {
    let mut sides: BTreeMap<Stance, Vec<usize>> = BTreeMap::new();
    for &member in members {
        sides.entry(lines[member].stance).or_default().push(lines[member].number);
    }
    let speakers: BTreeSet<usize> = members.iter().map(|&m| lines[m].speaker).collect();
    let documents: BTreeSet<Label> = members.iter().map(|&m| lines[m].document).collect();
    Question {
        number: 0,
        heading,
        speakers: speakers.into_iter().collect(),
        documents: documents.into_iter().collect(),
        sides: sides.into_iter().map(|(stance, lines)| Side { stance, lines }).collect(),
    }
}

/// Which lines hold which terms, and what the terms weigh.
struct Index<'a> {
    lines: &'a [Line],
    terms: &'a [Terms],
    /// Lines by term; only terms in more than one line.
    holders: BTreeMap<&'a Term, Vec<usize>>,
}

impl<'a> Index<'a> {
    fn of(terms: &'a [Terms], lines: &'a [Line]) -> Index<'a> {
        let mut holders: BTreeMap<&Term, Vec<usize>> = BTreeMap::new();
        for (i, of_line) in terms.iter().enumerate().filter(|(i, _)| lines[*i].is_made()) {
            for term in of_line.keys() {
                holders.entry(term).or_default().push(i);
            }
        }
        holders.retain(|_, lines| lines.len() > 1);
        Index { lines, terms, holders }
    }

    fn weight(&self, term: &Term) -> f64 {
        (1.0 + self.lines.len() as f64 / self.holders[term].len() as f64).ln()
    }

    /// In how many lines a rare term stands at most. Two terms together may stand in twice as many.
    fn rare(&self) -> usize {
        let n = self.lines.len();
        RARE.max(n.isqrt()).max(n / 40)
    }

    /// Sets of lines, none in two of them.
    fn partition(&self) -> Vec<Vec<usize>> {
        let mut heap: BinaryHeap<Candidate> = self.candidates().into_iter().collect();
        let mut taken = vec![false; self.lines.len()];
        let mut out = Vec::new();
        while let Some(best) = heap.pop() {
            let left: Vec<usize> = best.members.iter().copied().filter(|&m| !taken[m]).collect();
            let now = Candidate { score: self.score(&best.terms, &left), members: left, ..best };
            if !self.is_question(&now.members) {
                continue;
            }
            if heap.peek().is_some_and(|next| *next > now) {
                heap.push(now);
                continue;
            }
            now.members.iter().for_each(|&m| taken[m] = true);
            out.push(now.members);
        }
        out
    }

    /// Every rare term and every two terms that more than one line shares.
    fn candidates(&self) -> Vec<Candidate<'a>> {
        let common = (self.lines.len() / 3).max(self.rare());
        let salient = |term: &&Term| self.holders.get(term).is_some_and(|lines| lines.len() <= common);
        let mut pairs: BTreeMap<[&'a Term; 2], Vec<usize>> = BTreeMap::new();
        for (i, of_line) in self.terms.iter().enumerate().filter(|(i, _)| self.lines[*i].is_made()) {
            let known: Vec<&'a Term> = of_line.keys().filter(salient).collect();
            for (n, first) in known.iter().enumerate() {
                for second in &known[n + 1..] {
                    pairs.entry([*first, *second]).or_default().push(i);
                }
            }
        }
        let alone = |term: &Term| !matches!(term, Term::Party(_));
        let rare = self.holders.iter().filter(|(t, m)| alone(t) && m.len() <= self.rare());
        let rare = rare.map(|(&t, m)| (vec![t], m.clone()));
        let pairs = pairs.into_iter().filter(|(_, m)| m.len() <= 2 * self.rare()).map(|(t, m)| (t.to_vec(), m));
        rare.chain(pairs)
            .filter(|(_, members)| self.is_question(members))
            .map(|(terms, members)| Candidate { score: self.score(&terms, &members), terms, members })
            .collect()
    }

    fn score(&self, terms: &[&Term], members: &[usize]) -> f64 {
        terms.iter().map(|t| self.weight(t)).sum::<f64>() * (members.len().saturating_sub(1) as f64).sqrt()
    }

    /// More than one speaker or document.
    fn is_question(&self, members: &[usize]) -> bool {
        let Some((&first, rest)) = members.split_first() else { return false };
        let first = &self.lines[first];
        rest.iter().any(|&m| self.lines[m].speaker != first.speaker || self.lines[m].document != first.document)
    }
}

/// Lines that may become a question, for what they share. The greatest is the best.
#[derive(Clone, Debug)]
struct Candidate<'a> {
    score: f64,
    terms: Vec<&'a Term>,
    members: Vec<usize>,
}

impl Ord for Candidate<'_> {
    fn cmp(&self, other: &Self) -> Ordering {
        self.score.total_cmp(&other.score).then_with(|| other.terms.cmp(&self.terms))
    }
}

impl PartialOrd for Candidate<'_> {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl PartialEq for Candidate<'_> {
    fn eq(&self, other: &Self) -> bool {
        self.cmp(other) == Ordering::Equal
    }
}

impl Eq for Candidate<'_> {}

/// The terms that all members share, the heaviest ones, in the words and the order of the first member.
fn heading(articles: &[Article], index: &Index, members: &[usize]) -> Vec<Quoted> {
    let first = members[0];
    let shared = |term: &&Term| members.iter().all(|&m| index.terms[m].contains_key(*term));
    let mut shared: Vec<(&Term, Range)> =
        index.terms[first].iter().filter(|(t, _)| shared(t)).map(|(t, &range)| (t, range)).collect();
    shared.sort_by(|(a, _), (b, _)| index.weight(b).total_cmp(&index.weight(a)).then_with(|| a.cmp(b)));
    shared.truncate(HEADING);
    shared.sort_by_key(|(_, range)| (range.start, range.end));

    let line = &index.lines[first];
    let article = &articles[line.document.index()];
    let mut ranges: Vec<Range> = Vec::new();
    for (_, range) in shared {
        match ranges.last_mut() {
            Some(last) if term::adjoin(article, *last, range) => last.end = range.end,
            _ => ranges.push(range),
        }
    }
    ranges.into_iter().map(|range| Quoted { document: line.document, span: article.quote(range) }).collect()
}
