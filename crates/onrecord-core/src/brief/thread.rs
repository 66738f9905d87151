//! Threads: which of a brief's documents tell one story.
//!
//! Takes the threads that relating many documents found, as plain values ([`Story`]), since the core cannot see how they are
//! found; keeps those that tell a reader something, with the labels of their documents. Leaves out documents that tell a
//! story alone, and a brief whose documents all tell one story.

use serde::Serialize;

use super::Brief;
use super::label::{Label, count, interval};

/// Documents that tell one story, as they are given to a brief.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Story {
    /// The thread's id.
    pub id: String,
    /// A headline that stands for it.
    pub title: Option<String>,
    /// The first and the last day on which its documents can have been published, `YYYY-MM-DD`.
    pub days: Option<(String, String)>,
    /// The names that most of them have.
    pub names: Vec<String>,
    /// Ids of the documents.
    pub documents: Vec<String>,
}

/// A thread of a brief.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Thread {
    /// Its id, as `onrecord threads` gives it.
    pub id: String,
    /// A headline that stands for it.
    pub title: Option<String>,
    /// The first day on which its documents can have been published, where any has one.
    pub earliest: Option<String>,
    /// The last one.
    pub latest: Option<String>,
    /// The names that most of them have, those of most documents first.
    pub names: Vec<String>,
    /// The documents of the brief that tell it.
    pub documents: Vec<Label>,
}

impl Brief<'_> {
    /// The same with the stories that its documents tell: those of two documents or more, where there is more than one
    /// story; where something was asked for, those of which a document has a line of the brief.
    pub fn telling(mut self, stories: &[Story]) -> Self {
        let asked = self.asked != super::Options::default();
        let labels = self.labels();
        let label = |id: &String| labels.get(id.as_str()).copied();
        let has_line = |label: &Label| self.documents[label.index()].lines > 0;
        let thread = |story: &Story| {
            let mut documents: Vec<Label> = story.documents.iter().filter_map(label).collect();
            documents.sort_unstable();
            let (earliest, latest) = story.days.clone().unzip();
            let Story { id, title, names, .. } = story.clone();
            Thread { id, title, earliest, latest, names, documents }
        };
        let all = stories.iter().map(thread);
        let told = all.filter(|t| 1 < t.documents.len() && t.documents.len() < self.documents.len());
        self.threads = told.filter(|t| !asked || t.documents.iter().any(has_line)).collect();
        self
    }
}

impl Thread {
    /// The headline, or that there is none.
    pub(super) fn title(&self) -> &str {
        self.title.as_deref().unwrap_or("(no headline)")
    }

    /// Days, number of documents, and the main names.
    pub(super) fn facts(&self) -> Vec<String> {
        let days = self.earliest.as_deref().zip(self.latest.as_deref());
        let days = days.map_or("no date".to_owned(), |(earliest, latest)| interval(earliest, latest));
        let mut out = vec![days, count(self.documents.len(), "document", "documents")];
        out.extend((!self.names.is_empty()).then(|| self.names.join(", ")));
        out
    }
}
