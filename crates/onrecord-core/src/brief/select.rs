//! What was asked for: which statements, figures and times of the documents a brief is about.

use std::collections::{BTreeMap, BTreeSet};

use super::Options;
use super::article::Article;
use super::line::{Draft, When};
use super::who;
use super::words::folded;
use crate::contract::{Figure, Range, Span, Statement, Time};
use crate::label::FigureType;
use crate::whom::Whom;

/// What is left of the documents.
pub(super) struct Chosen<'d> {
    /// Statements, in order of the documents; the same one of several documents with one text only once.
    pub drafts: Vec<Draft<'d>>,
    /// Figures, by the document's place.
    pub figures: Vec<(usize, &'d Figure)>,
    /// Times whose day is known, by the document's place.
    pub times: Vec<(usize, &'d Time)>,
    pub left_out_undated: usize,
    pub left_out: usize,
}

/// Chooses what was asked for.
pub(super) fn choose<'d>(articles: &[Article<'d>], options: &Options) -> Chosen<'d> {
    let asked = Asked::of(options);
    let mut chosen =
        Chosen { drafts: Vec::new(), figures: Vec::new(), times: Vec::new(), left_out_undated: 0, left_out: 0 };
    let mut seen = BTreeMap::new();
    let (mut seen_figures, mut seen_times) = (BTreeSet::new(), BTreeSet::new());
    for (place, article) in articles.iter().enumerate() {
        let mut ranges = Vec::new();
        let mut refused = BTreeSet::new();
        for statement in &article.document.statements {
            let Some(draft) = Draft::of(article, statement) else { continue };
            let verdict = asked.takes_statement(article, &draft);
            if !matches!(verdict, Verdict::Taken) {
                refused.insert(statement.id.as_str());
            }
            match verdict {
                Verdict::Undated => chosen.left_out_undated += 1,
                Verdict::Other => chosen.left_out += 1,
                Verdict::Taken => {
                    ranges.push(draft.range);
                    fold(&mut chosen.drafts, &mut seen, article, draft);
                }
            }
        }
        let hash = &article.text_hash;
        let by_another = |f: &&Figure| f.statement.as_deref().is_some_and(|id| refused.contains(id));
        let figures = article.document.figures.iter().filter(|f| !by_another(f));
        let figures = figures.filter(|f| asked.takes_figure(article, f, &ranges));
        let new = figures.filter(|f| seen_figures.insert((hash, f.start, f.end)));
        chosen.figures.extend(new.map(|f| (place, f)));
        let times = article.document.times.iter().filter(|t| asked.takes_time(article, t, &ranges));
        let new = times.filter(|t| seen_times.insert((hash, t.start, t.end)));
        chosen.times.extend(new.map(|t| (place, t)));
    }
    chosen
}

/// Where a statement stands in a text, whichever document has the text.
type Place<'t> = (String, Vec<&'t Span>, usize);

/// Adds a draft, or only its document if another one with the same text has it already.
fn fold<'d>(
    drafts: &mut Vec<Draft<'d>>,
    seen: &mut BTreeMap<Place<'d>, usize>,
    article: &Article<'d>,
    draft: Draft<'d>,
) {
    let Statement { source, cue, content, .. } = draft.statement;
    let source = source.iter().flat_map(|s| &s.spans);
    let spans: Vec<&Span> = source.chain(&cue.spans).chain(&content.spans).collect();
    let place = (article.text_hash.clone(), spans, content.spans.len());
    match seen.get(&place) {
        Some(&first) if drafts[first].document != article.label => drafts[first].also_in.push(article.label),
        Some(_) => drafts.push(draft),
        None => {
            seen.insert(place, drafts.len());
            drafts.push(draft);
        }
    }
}

enum Verdict {
    Taken,
    Undated,
    Other,
}

/// The options, ready to compare.
struct Asked<'o> {
    about: Vec<String>,
    who: Option<&'o Whom>,
    /// The words of whoever is asked for.
    who_words: Vec<String>,
    since: Option<String>,
    until: Option<String>,
}

impl<'o> Asked<'o> {
    fn of(options: &'o Options) -> Asked<'o> {
        let words = |text: Option<&str>| text.map(folded).unwrap_or_default();
        let day = |date: &Option<jiff::civil::Date>| date.map(|d| d.to_string());
        Asked {
            about: words(options.about.as_deref()),
            who: options.who.as_ref(),
            who_words: words(options.who.as_ref().map(|whom| whom.name.as_str())),
            since: day(&options.since),
            until: day(&options.until),
        }
    }

    fn takes_statement(&self, article: &Article, draft: &Draft) -> Verdict {
        if !self.is_about(article, draft.range) || !self.is_by(article, draft) {
            return Verdict::Other;
        }
        match &draft.when {
            None if self.has_dates() => Verdict::Undated,
            Some(When { earliest, latest, .. }) if !self.meets(earliest, latest) => Verdict::Other,
            _ => Verdict::Taken,
        }
    }

    fn takes_figure(&self, article: &Article, figure: &Figure, taken: &[Range]) -> bool {
        let counts = !matches!(figure.kind, FigureType::Ordinal | FigureType::Identifier);
        let range = Range { start: figure.start, end: figure.end };
        counts
            && self.takes(article, range, taken)
            && (!self.has_dates() || inside(range, taken) || self.is_dated(article))
    }

    fn takes_time(&self, article: &Article, time: &Time, taken: &[Range]) -> bool {
        let range = Range { start: time.start, end: time.end };
        let (Some(earliest), Some(latest)) = (&time.earliest, &time.latest) else { return false };
        self.takes(article, range, taken) && (!self.has_dates() || self.meets(earliest, latest))
    }

    /// Whether the words are on the matter, and within a line taken where a speaker was asked for.
    fn takes(&self, article: &Article, range: Range, taken: &[Range]) -> bool {
        self.is_about(article, range) && (self.who.is_none() || inside(range, taken))
    }

    fn is_about(&self, article: &Article, range: Range) -> bool {
        let context = || {
            let context = article.context(range);
            folded(article.words(context.start, context.end)).into_iter().collect()
        };
        self.about.is_empty() || holds(&context(), &self.about)
    }

    fn is_by(&self, article: &Article, draft: &Draft) -> bool {
        let Some(whom) = self.who else { return true };
        let entity = who::entity(article, draft.statement);
        let id = draft.statement.source_entity.as_deref();
        if id.is_some_and(|id| whom.has(&article.document.id, id)) {
            return true;
        }
        if entity.is_some() && !whom.by_words {
            return false;
        }
        let mut names = vec![draft.who.name.as_str()];
        names.extend(draft.statement.source.iter().flat_map(|s| &s.spans).map(|s| s.text.as_str()));
        if let Some(entity) = entity {
            names.extend(entity.mentions.iter().filter(|m| who::is_name(m.form)).map(|m| m.text.as_str()));
        }
        names.into_iter().any(|name| holds(&folded(name).into_iter().collect(), &self.who_words))
    }

    fn has_dates(&self) -> bool {
        self.since.is_some() || self.until.is_some()
    }

    fn is_dated(&self, article: &Article) -> bool {
        article.document.published.as_ref().is_some_and(|p| self.meets(&p.earliest, &p.latest))
    }

    /// Whether an interval of days shares a day with the one asked for. Days in `YYYY-MM-DD` compare as text.
    fn meets(&self, earliest: &str, latest: &str) -> bool {
        self.since.as_deref().is_none_or(|since| latest >= since)
            && self.until.as_deref().is_none_or(|until| earliest <= until)
    }
}

fn holds(words: &BTreeSet<String>, all: &[String]) -> bool {
    all.iter().all(|word| words.contains(word))
}

fn inside(range: Range, outer: &[Range]) -> bool {
    outer.iter().any(|o| o.start <= range.start && range.end <= o.end)
}
