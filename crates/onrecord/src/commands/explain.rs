//! `onrecord explain`: how one statement was found: its sentence with source, cue and content marked, its labels, the
//! rules that made it, and what the model says of each word.
//!
//! The record keeps what was found, not how. The stored text is therefore understood again; where this program finds
//! other things in it than the one that read it, that is said.

use onrecord_core::contract::{Count, Document, SaidOn, Span, Statement};
use onrecord_core::findings::{self, Step};
use onrecord_core::mark::Mark;
use onrecord_core::reading::Reading;
use onrecord_model::ROLE_NAMES;
use onrecord_record::{Lookup, Record, StatementLine};
use onrecord_text::CodePoints;
use serde::Serialize;

use crate::args::{ModelArgs, RecordArgs};
use crate::correction;
use crate::error::{Error, Outcome};
use crate::output::page::{CONTENT, CUE, Cell, FAINT, Page, SOURCE, STRONG};
use crate::output::statement::{self, DocumentJson};
use crate::output::{data::Data, talk};
use crate::reader::{Reader, stored};

/// Arguments of `onrecord explain`.
#[derive(Debug, clap::Args)]
#[command(
    about = "Show how one statement was found",
    long_about = "Shows how one statement was found: its sentence with source, cue and content marked, where it \
                  stands, its labels, the rules that made it, and for each word its part of speech, its role and how \
                  sure the model is of the role.",
    after_long_help = "Example:\n  onrecord search ceasefire          Prints statements with their ids\n  onrecord \
                       explain s3f2a\n\nExit status: 0 done; 1 there is no such statement; 2 could not run."
)]
pub struct Explain {
    /// The statement's id, or the beginning of it
    #[arg(value_name = "ID")]
    id: String,
    #[command(flatten)]
    record: RecordArgs,
    /// Print JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    model: ModelArgs,
}

impl Explain {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let line = match record.statement(&self.id)? {
            Lookup::One(line) => line,
            Lookup::Nothing => {
                talk::note(&format!("No statement in {} has an id that begins {}.", record.path().display(), self.id));
                return Ok(Outcome::NothingFound);
            }
            Lookup::Several(ids) => {
                let found = format!("expected one statement, found several whose ids begin {}", self.id);
                return Err(Error::new(found).hint(format!("say more of the id: {}", ids.join(", "))));
            }
        };
        let Lookup::One(document) = record.document(&line.document.id)? else {
            return Err(Error::new(format!("{}: its document is not in the record", line.statement.id)));
        };
        let marks = correction::of_lines(&record, [document.id.as_str()])?;
        let marks = correction::on_statement(&marks, &document.id, &line.statement);
        let explanation = Explanation::of(&line, &document, marks, Reader::load(self.model.model)?);
        if self.json {
            let mut out = Data::stdout();
            out.json(&explanation)?;
            out.finish()?;
        } else {
            explanation.page(&document).print()?;
        }
        Ok(Outcome::Done)
    }
}

/// What is to be said about a statement.
#[derive(Debug, Serialize)]
struct Explanation<'l> {
    document: DocumentJson<'l>,
    speaker: Option<&'l str>,
    statement: &'l Statement,
    /// The sentences it stands in, in code points of the text.
    sentence: Span,
    /// The rules that made it; `None` where this program no longer finds it.
    rules: Option<Vec<Rule>>,
    /// The words of the sentence.
    words: Vec<Word>,
    /// What became of its words since; left out where nothing did.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    marks: Vec<Mark>,
    #[serde(skip)]
    line: &'l StatementLine,
}

/// A step on the way to the statement.
#[derive(Debug, Serialize)]
struct Rule {
    rule: &'static str,
    did: String,
}

/// A word and what the model says of it.
#[derive(Debug, Serialize)]
struct Word {
    start: usize,
    end: usize,
    text: String,
    /// Penn Treebank tag.
    tag: String,
    /// Role in an attribution.
    role: &'static str,
    /// Probability of the role.
    score: f32,
}

impl<'l> Explanation<'l> {
    fn of(line: &'l StatementLine, document: &Document, marks: Vec<Mark>, reader: Reader) -> Explanation<'l> {
        let text = stored(document);
        let points = CodePoints::new(&text.text);
        let sentence = sentence_of(&line.statement, document, &points);
        let findings = reader.understand(&text);
        let found = findings.statements.iter().find(|s| is_same(s, &line.statement, &points));
        let rule = |Step { rule, did }: &Step| Rule { rule, did: did.clone() };
        Explanation {
            document: DocumentJson::of(&line.document),
            speaker: line.speaker.as_deref(),
            statement: &line.statement,
            rules: found.map(|s| s.trace.iter().map(rule).collect()),
            words: words(&Reading::of(&text, reader.model()), &sentence, &points),
            sentence,
            marks,
            line,
        }
    }

    fn page(&self, document: &Document) -> Page {
        let mut page = Page::default();
        let StatementLine { document: from, days, .. } = self.line;
        page.styled(STRONG, from.title.as_deref().unwrap_or(&from.path)).end();
        page.styled(FAINT, &from.path).put(format_args!(
            ", characters {} to {}, {}",
            self.sentence.start,
            self.sentence.end,
            statement::days(days.as_ref())
        ));
        page.end().end();
        self.marked(&mut page);
        correction::put_marks(&mut page, "", &self.marks);
        page.end();
        self.labels(&mut page, document);
        page.end();
        self.found(&mut page);
        page
    }

    /// The sentence with its parts in brackets.
    fn marked(&self, page: &mut Page) {
        let Statement { source, cue, content, .. } = self.statement;
        let source = source.iter().flat_map(|part| &part.spans).map(|span| ("source", SOURCE, span));
        let cue = cue.spans.iter().map(|span| ("cue", CUE, span));
        let content = content.spans.iter().map(|span| ("content", CONTENT, span));
        let mut parts: Vec<_> = source.chain(cue).chain(content).collect();
        parts.sort_by_key(|(_, _, span)| (span.start, std::cmp::Reverse(span.end)));
        let text: Vec<char> = self.sentence.text.chars().collect();
        let between = |page: &mut Page, from: usize, to: usize| {
            let words: String = text[from - self.sentence.start..to - self.sentence.start].iter().collect();
            if !words.trim().is_empty() {
                page.words(&words).put(" ");
            }
        };
        let mut at = self.sentence.start;
        for (name, style, span) in parts {
            if span.start < at {
                continue;
            }
            between(page, at, span.start);
            page.put(format_args!("[{name}: ")).styled(style, &span.text).put("] ");
            at = span.end;
        }
        between(page, at, self.sentence.end);
        page.end();
    }

    fn labels(&self, page: &mut Page, document: &Document) {
        let s = self.statement;
        let words = |span: &Option<Span>| span.as_ref().map(|span| span.text.clone());
        let entity = s.source_entity.as_deref().and_then(|id| document.entity(id));
        let percent = |p: f64| format!("{:.0}%", p * 100.0);
        let hedges: Vec<&str> = s.hedges.iter().map(|span| span.text.as_str()).collect();
        let rows: Vec<(&str, Option<String>)> = vec![
            ("id", Some(s.id.clone())),
            ("parent", s.parent.clone()),
            ("source", entity.map(|e| format!("{} ({})", e.name, e.kind))),
            ("source kind", s.source_kind.map(|kind| kind.to_string())),
            ("for", s.speaks_for.as_deref().and_then(|id| document.entity(id)).map(|e| e.name.clone())),
            ("how many", s.source_count.filter(|c| c.low > 1).map(how_many)),
            ("mode", Some(s.mode.to_string())),
            ("kind", Some(s.kind.to_string())),
            ("or", s.kind_alt.map(|kind| kind.to_string())),
            ("polarity", Some(s.polarity.to_string())),
            ("certainty", Some(s.certainty.to_string())),
            ("realis", s.realis.map(|realis| realis.to_string())),
            ("hedges", (!hedges.is_empty()).then(|| hedges.join(", "))),
            ("probability", s.probability.map(|(low, high)| format!("{} to {}", percent(low), percent(high)))),
            ("condition", words(&s.condition)),
            ("venue", words(&s.venue)),
            ("addressee", words(&s.addressee)),
            ("channel", s.channel.as_ref().map(|c| format!("{} ({})", c.kind, c.text))),
            ("said on", s.said_on.as_ref().map(said_on)),
            ("anonymity", s.anonymity.as_ref().map(|a| a.words.text.clone())),
            ("confidence", Some(percent(s.confidence))),
        ];
        for (name, value) in rows {
            if let Some(value) = value {
                page.put(format_args!("{FAINT}{name:<12}{FAINT:#} ")).words(&value).end();
            }
        }
    }

    fn found(&self, page: &mut Page) {
        match &self.rules {
            None => {
                page.put("This program does not find the statement in the text: another one did. Read the file again.");
                page.end();
            }
            Some(rules) => {
                for Rule { rule, did } in rules {
                    page.styled(STRONG, rule).put(": ").words(did).end();
                }
            }
        }
        page.end();
        let rows: Vec<Vec<Cell>> = self
            .words
            .iter()
            .map(|word| {
                let cell = |words: &str| Cell::Words(words.to_owned());
                vec![cell(&word.text), cell(&word.tag), cell(word.role), cell(&format!("{:.2}", word.score))]
            })
            .collect();
        page.table(&["word", "tag", "role", "score"], &rows);
    }
}

/// A number, or the least it can be.
fn how_many(count: Count) -> String {
    match count.high {
        Some(high) if high == count.low => high.to_string(),
        _ => format!("{} or more", count.low),
    }
}

/// The words, with the days they stand for where those are known.
fn said_on(said: &SaidOn) -> String {
    let days = said.earliest.clone().zip(said.latest.clone());
    days.map_or_else(|| said.text.clone(), |days| format!("{} ({})", said.text, statement::days(Some(&days))))
}

/// The sentences from the first to the last that hold a part of the statement.
fn sentence_of(statement: &Statement, document: &Document, points: &CodePoints) -> Span {
    let source = statement.source.iter().flat_map(|part| &part.spans);
    let parts = || source.clone().chain(&statement.cue.spans).chain(&statement.content.spans);
    let first = parts().map(|span| span.start).min().unwrap_or(0);
    let last = parts().map(|span| span.end).max().unwrap_or(first);
    let touched = document.sentences.iter().filter(|sentence| sentence.start < last && sentence.end > first);
    let start = touched.clone().map(|sentence| sentence.start).fold(first, usize::min);
    let end = touched.map(|sentence| sentence.end).fold(last, usize::max);
    let text = points.span(start, end).map(|span| span.of(&document.text).to_owned()).unwrap_or_default();
    Span { start, end, text }
}

/// Whether the two have the same source, cue and content.
fn is_same(found: &findings::Statement, stored: &Statement, points: &CodePoints) -> bool {
    let same = |found: &[onrecord_text::Span], stored: &[Span]| {
        found.iter().map(|&span| points.of(span)).eq(stored.iter().map(|span| (span.start, span.end)))
    };
    same(&found.source, stored.source.as_ref().map_or(&[], |source| &source.spans))
        && same(&found.cue, &stored.cue.spans)
        && same(&found.content, &stored.content.spans)
}

/// The words of the sentence with what the model says of them.
fn words(reading: &Reading, sentence: &Span, points: &CodePoints) -> Vec<Word> {
    let Some(span) = points.span(sentence.start, sentence.end) else { return Vec::new() };
    reading
        .words(span)
        .map(|index| {
            let (start, end) = points.of(reading.span(&(index..index + 1)));
            Word {
                start,
                end,
                text: reading.word(index).to_owned(),
                tag: reading.tags[index].to_owned(),
                role: ROLE_NAMES[usize::from(reading.model.roles[index])],
                score: reading.model.role_scores[index],
            }
        })
        .collect()
}
