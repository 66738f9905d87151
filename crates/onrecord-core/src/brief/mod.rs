//! The brief: what a set of documents says, who said it and which words it rests on.
//!
//! Takes documents in the contract's form, a list of files that could not be read, and what was asked; gives a
//! [`Brief`], which is plain data, and prints it as Markdown, as one self-contained HTML page and as JSON
//! (`onrecord/brief/1`, which is [`Brief`] field by field). Every sentence in it is a quotation, with its place in its
//! document, or is put together from fields of the record. Leaves out any judgement: it counts, sorts and quotes.
//!
//! ```
//! use onrecord_core::brief::{Brief, Options, Unread};
//!
//! let unread = [Unread { path: "notes.docx".into(), reason: "not a text format".into() }];
//! let brief = Brief::of(&[], &unread, &Options::default());
//! assert!(brief.markdown().contains("notes.docx"));
//! assert!(brief.json().starts_with("{\n  \"schema\": \"onrecord/brief/1\""));
//! ```

mod article;
mod contrast;
mod figure;
mod html;
mod label;
mod line;
mod listed;
mod markdown;
mod marked;
mod note;
mod part;
mod question;
mod select;
mod speaker;
mod term;
mod thread;
mod time;
mod who;
mod words;

use std::collections::BTreeMap;

use jiff::civil::Date;
use serde::Serialize;

use crate::contract::Document;
use crate::whom::Whom;

pub use contrast::{Contrast, ContrastKind, ContrastSide, Telling};
pub use figure::FigureRow;
pub use label::{Label, Stance};
pub use line::{Line, Teller, When, WhenFrom};
pub use listed::{Length, Listed, Narrowed, Title};
pub use marked::Marked;
pub use note::{Note, Quoted};
pub use question::{Question, Side};
pub use speaker::{By, Speaker};
pub use thread::{Story, Thread};
pub use time::{Day, DayMention};

use article::Article;

/// The version of the brief's JSON.
pub const SCHEMA: &str = "onrecord/brief/1";

/// A file that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Unread {
    /// As the user named it.
    pub path: String,
    /// Why, in a sentence for people.
    pub reason: String,
}

/// What was asked for. The default asks for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Options {
    /// Words that must all stand in the sentences a line rests on; case and plural endings do not matter.
    pub about: Option<String>,
    /// The speaker; by words, those must all stand in the name, in a name the documents use for them, or in the source.
    pub who: Option<Whom>,
    /// First day: what was said (or else published) wholly before it is left out, and so is what has no date.
    pub since: Option<Date>,
    /// Last day: what was said (or else published) wholly after it is left out, and so is what has no date.
    pub until: Option<Date>,
}

/// A brief. What it borrows are the documents, whose texts the HTML page carries.
#[derive(Clone, Debug, Serialize)]
pub struct Brief<'d> {
    /// Always [`SCHEMA`].
    pub schema: &'static str,
    /// What was asked for.
    pub asked: Options,
    /// How many of each there are.
    pub counts: Counts,
    /// The documents by publication date, those without one last.
    pub documents: Vec<Listed>,
    /// What could not be read, by path.
    pub unread: Vec<Unread>,
    /// Which of the documents tell one story; left out where nothing was related, or there is nothing to tell.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub threads: Vec<Thread>,
    /// Who speaks, those with most lines first.
    pub speakers: Vec<Speaker>,
    /// Who said what: every statement once, speaker by speaker.
    pub lines: Vec<Line>,
    /// Lines on the same thing by more than one speaker or from more than one document.
    pub questions: Vec<Question>,
    /// Where accounts cannot both hold, and where a source later said otherwise; left out where nothing was related.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub contrasts: Vec<Contrast>,
    /// Quantities, those of one thing together.
    pub figures: Vec<FigureRow>,
    /// The days the texts speak of, in order.
    pub times: Vec<Day>,
    /// The places that lines, figures and days rest on, by number.
    pub notes: Vec<Note>,
    #[serde(skip)]
    articles: Vec<Article<'d>>,
}

/// How many of each a brief holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub struct Counts {
    /// Documents.
    pub documents: usize,
    /// Documents whose text another document has too, code point for code point, beyond the first of each text.
    pub same_text: usize,
    /// Files that could not be read.
    pub unread: usize,
    /// Lines, each statement counted once however many documents have the same text.
    pub statements: usize,
    /// Speakers; lines whose speaker the text does not give are not counted as one.
    pub speakers: usize,
    /// Groups of lines on the same thing.
    pub questions: usize,
    /// Figures.
    pub figures: usize,
    /// Days and periods the texts speak of.
    pub times: usize,
    /// Statements left out for want of a date, where dates were asked for.
    pub left_out_undated: usize,
    /// Statements left out by the other things asked for.
    pub left_out: usize,
}

impl<'d> Brief<'d> {
    /// The brief of these documents, in whatever order they are given.
    ///
    /// A document of which a span does not say what it quotes is not used: it is listed under `unread` with the
    /// span. Documents of one id are listed once.
    pub fn of(documents: &'d [Document], unread: &[Unread], options: &Options) -> Brief<'d> {
        let (articles, misquoting) = article::sorted(documents);
        let mut unread: Vec<Unread> = unread.iter().cloned().chain(misquoting).collect();
        unread.sort();
        unread.dedup();

        let chosen = select::choose(&articles, options);
        let (speakers, mut lines) = speaker::group(&articles, chosen.drafts);
        let mut notes = note::Notes::new(&articles);
        notes.number(&mut lines);
        let questions = question::group(&articles, &speakers, &lines);
        let figures = figure::rows(&articles, &chosen.figures, &speakers, &lines, &mut notes);
        let times = time::days(&articles, &chosen.times, &mut notes);
        let documents = listed::list(&articles, &lines, &figures);

        let counts = Counts {
            documents: documents.len(),
            same_text: documents.iter().filter(|d| d.same_text_as.is_some()).count(),
            unread: unread.len(),
            statements: lines.len(),
            speakers: speakers.iter().filter(|s| s.by != By::Unknown).count(),
            questions: questions.len(),
            figures: figures.len(),
            times: times.len(),
            left_out_undated: chosen.left_out_undated,
            left_out: chosen.left_out,
        };
        let (asked, notes) = (options.clone(), notes.into_list());
        Brief {
            schema: SCHEMA,
            asked,
            counts,
            documents,
            unread,
            threads: Vec::new(),
            speakers,
            lines,
            questions,
            contrasts: Vec::new(),
            figures,
            times,
            notes,
            articles,
        }
    }

    /// The same with what other documents tell of the days on which documents were published, by document id. Nothing
    /// else in the brief goes by it.
    pub fn narrowed(mut self, days: &BTreeMap<String, Narrowed>) -> Brief<'d> {
        for listed in &mut self.documents {
            listed.narrowed = days.get(&listed.id).cloned();
        }
        self
    }

    /// Whether there is nothing to say: no line, no figure and no day.
    pub fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.figures.is_empty() && self.times.is_empty()
    }

    /// As Markdown (CommonMark with the tables and footnotes of GitHub). Text of articles cannot act as markup.
    pub fn markdown(&self) -> String {
        markdown::print(self)
    }

    /// As one HTML page that needs nothing else, neither network nor script.
    pub fn html(&self) -> String {
        html::print(self)
    }

    /// As JSON, indented, with a line break at its end.
    pub fn json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("a brief has nothing JSON cannot hold");
        json.push('\n');
        json
    }

    /// The documents' labels by id.
    fn labels(&self) -> BTreeMap<&str, Label> {
        self.documents.iter().map(|listed| (listed.id.as_str(), listed.label)).collect()
    }

    /// The line of a number, from 1.
    fn line(&self, number: usize) -> &Line {
        &self.lines[number - 1]
    }

    /// The article that a line, figure or note stands in.
    fn article(&self, document: Label) -> &Article<'d> {
        &self.articles[document.index()]
    }

    /// The note of a number, from 1.
    fn note(&self, number: usize) -> &Note {
        &self.notes[number - 1]
    }
}
