//! The page's body: index, head, lines by speaker and by question, figures, days, and the articles.

use std::fmt::Write;

use super::article::{class, marked};
use crate::brief::label::{self, Label, count, interval};
use crate::brief::part::{Part, Role, parts};
use crate::brief::question::Side;
use crate::brief::{
    Brief, Contrast, ContrastKind, FigureRow, Line, Listed, Marked, Note, Question, Speaker, Telling, line, listed,
    speaker,
};
use crate::contract::Span;
use crate::markup::{escaped, web_address};

/// The body under construction.
pub(super) struct Page<'b> {
    brief: &'b Brief<'b>,
    out: String,
}

macro_rules! put {
    ($page:expr, $($arg:tt)*) => {
        writeln!($page.out, $($arg)*).expect("a string takes everything")
    };
}

impl<'b> Page<'b> {
    /// The whole body.
    pub(super) fn of(brief: &'b Brief<'b>) -> String {
        let mut page = Page { brief, out: String::new() };
        put!(page, "<a class=\"skip\" href=\"#brief\">To the brief</a>");
        put!(page, "<div class=\"layout\">");
        page.index();
        put!(page, "<main id=\"brief\">");
        page.head();
        page.documents();
        page.threads();
        page.speakers();
        page.questions();
        page.contrasts();
        page.figures();
        page.days();
        put!(page, "</main>");
        page.articles();
        put!(page, "</div>");
        page.out
    }

    /// The sections that are not empty: fragment, heading, how many it holds.
    fn sections(&self) -> Vec<(&'static str, &'static str, usize)> {
        let brief = self.brief;
        let contrasts = |kind: ContrastKind| (kind.fragment(), kind.heading(), brief.contrasts_of(kind).count());
        let sections = [
            ("documents", "Documents", brief.documents.len() + brief.unread.len()),
            ("threads", "Stories", brief.threads.len()),
            ("said", "Who said what", brief.lines.len()),
            ("questions", "By question", brief.questions.len()),
            contrasts(ContrastKind::Dispute),
            contrasts(ContrastKind::Shift),
            ("figures", "Figures", brief.figures.len()),
            ("days", "Days", brief.times.len()),
        ];
        sections.into_iter().filter(|(_, _, n)| *n > 0).collect()
    }

    fn index(&mut self) {
        put!(self, "<nav class=\"index\" aria-label=\"Contents\">");
        put!(self, "<form id=\"search\" role=\"search\" hidden><label for=\"filter\">Filter</label>");
        put!(
            self,
            "<input id=\"filter\" type=\"search\" placeholder=\"Filter\" autocomplete=\"off\" spellcheck=\"false\">"
        );
        put!(self, "<output id=\"found\" for=\"filter\"></output></form>");
        put!(self, "<ul class=\"sections\">");
        for (fragment, heading, n) in self.sections() {
            put!(self, "<li><a href=\"#{fragment}\">{heading} <b>{n}</b></a></li>");
        }
        put!(self, "</ul>");
        if !self.brief.speakers.is_empty() {
            put!(self, "<h2>Speakers</h2>\n<ol class=\"speakers\">");
            for speaker in &self.brief.speakers {
                let (number, n) = (speaker.number, speaker.lines.len());
                let name = self.name(speaker);
                put!(
                    self,
                    "<li data-for=\"who-{number}\"><a href=\"#who-{number}\"><bdi>{name}</bdi> <b>{n}</b></a></li>"
                );
            }
            put!(self, "</ol>");
        }
        put!(self, "<p class=\"keys\"><kbd>/</kbd> filter <kbd>j</kbd> <kbd>k</kbd> next, previous line</p>");
        put!(self, "</nav>");
    }

    fn head(&mut self) {
        put!(self, "<header>\n<h1>Brief</h1>\n<ul class=\"counts\">");
        for counted in label::summary(&self.brief.counts) {
            let (n, what) = counted.split_once(' ').unwrap_or((&counted, ""));
            put!(self, "<li><b>{n}</b> {what}</li>");
        }
        put!(self, "</ul>");
        for asked in label::asked(&self.brief.asked, &self.brief.counts) {
            put!(self, "<p class=\"asked\">{}</p>", escaped(&asked));
        }
        put!(self, "</header>");
    }

    fn documents(&mut self) {
        let brief = self.brief;
        if brief.documents.is_empty() && brief.unread.is_empty() {
            return;
        }
        put!(self, "<section id=\"documents\">\n<h2>Documents</h2>\n<ol class=\"documents\">");
        for document in &brief.documents {
            self.document(document);
        }
        put!(self, "</ol>");
        if !brief.unread.is_empty() {
            put!(self, "<h3>Could not be read</h3>\n<ul class=\"unread\">");
            for unread in &brief.unread {
                let (path, reason) = (escaped(&unread.path), escaped(&unread.reason));
                put!(self, "<li><code>{path}</code> <span>{reason}</span></li>");
            }
            put!(self, "</ul>");
        }
        put!(self, "</section>");
    }

    fn document(&mut self, d: &Listed) {
        let id = escaped(&d.id);
        let title =
            d.title.as_ref().map_or("<i>no title</i>".to_owned(), |t| format!("<cite>{}</cite>", escaped(&t.text)));
        put!(self, "<li><a class=\"label\" href=\"#{id}\">{}</a> <div>{title}", d.label);
        put!(self, "<p class=\"facts\">{}</p>", facts(d));
        let paths: Vec<String> =
            std::iter::once(&d.path).chain(&d.also_at).map(|path| format!("<code>{}</code>", escaped(path))).collect();
        let url = d.url.as_deref().map(link).unwrap_or_default();
        put!(self, "<p class=\"paths\">{} {url}</p>", paths.join(", "));
        if let Some(same) = d.same_text_as {
            put!(self, "<p class=\"same\">same text as {}</p>", self.document_link(same));
        }
        for problem in &d.problems {
            put!(self, "<p class=\"problem\">{}</p>", escaped(&problem.message));
        }
        put!(self, "</div></li>");
    }

    fn threads(&mut self) {
        let brief = self.brief;
        if brief.threads.is_empty() {
            return;
        }
        put!(self, "<section id=\"threads\">\n<h2>Stories</h2>\n<ul class=\"threads\">");
        for thread in &brief.threads {
            let facts: Vec<String> = thread.facts().iter().map(|fact| escaped(fact)).collect();
            let links: Vec<String> = thread.documents.iter().map(|&label| self.document_link(label)).collect();
            put!(self, "<li><cite>{}</cite>", escaped(thread.title()));
            put!(self, "<p class=\"facts\">{}</p><p>{}</p></li>", facts.join(" · "), links.join(" "));
        }
        put!(self, "</ul></section>");
    }

    fn document_link(&self, label: Label) -> String {
        format!("<a class=\"label\" href=\"#{}\">{label}</a>", escaped(&self.brief.documents[label.index()].id))
    }

    fn speakers(&mut self) {
        if self.brief.speakers.is_empty() {
            return;
        }
        put!(self, "<section id=\"said\">\n<h2>Who said what</h2>");
        for who in &self.brief.speakers {
            put!(self, "<section class=\"speaker\" id=\"who-{}\" data-group=\"{}\">", who.number, self.name(who));
            put!(self, "<h3><bdi>{}</bdi></h3>", self.name(who));
            put!(self, "<p class=\"facts\">{}</p>", speaker::facts(who));
            let named: Vec<String> =
                speaker::other_names(who).iter().map(|words| format!("<q>{}</q>", escaped(words))).collect();
            if !named.is_empty() {
                put!(self, "<p class=\"named\">named here {}</p>", named.join(" "));
            }
            put!(self, "<ol class=\"lines\">");
            for &number in &who.lines {
                self.line(self.brief.line(number), false);
            }
            put!(self, "</ol>\n</section>");
        }
        put!(self, "</section>");
    }

    fn name(&self, speaker: &Speaker) -> String {
        escaped(speaker.name.as_deref().unwrap_or(label::NOBODY))
    }

    /// A line; with an id and without the speaker's name under the speaker, the other way round under a question.
    fn line(&mut self, line: &Line, in_question: bool) {
        let who = &self.brief.speakers[line.speaker - 1];
        let note = self.brief.note(line.note);
        let to = escaped(&note.fragment(&self.brief.article(line.document).document.id));
        let id = if in_question { String::new() } else { format!(" id=\"line-{}\"", line.number) };
        put!(self, "<li class=\"line\"{id} data-to=\"{to}\" data-spans=\"{}\">", spans(line));
        let against = if line.stance.is_against() { " against" } else { "" };
        put!(self, "<p class=\"act\">");
        if in_question {
            put!(self, "<a class=\"who\" href=\"#who-{}\"><bdi>{}</bdi></a> ", who.number, self.name(who));
        }
        put!(self, "<span class=\"verb{against}\">{}</span></p>", line.verb);
        put!(self, "<blockquote class=\"words {}\"><bdi>{}</bdi></blockquote>", line.mode, self.words(line));
        let mut facts = vec![format!("<span class=\"mode\">{}</span>", label::mode(line.mode))];
        facts.extend(line::marks(line).iter().map(|mark| format!("<span class=\"mark\">{}</span>", escaped(mark))));
        facts.extend(line::way(line, who).map(|way| format!("<bdi class=\"way\">{}</bdi>", escaped(&way))));
        facts.push(format!("<span>{}</span>", line::dated(line.when.as_ref())));
        put!(self, "<p class=\"facts\">{} {}</p>", facts.join(" "), self.reference(note, &line.also_in));
        put!(self, "{}</li>", self.marks(&line.marks));
    }

    /// What became of words since, each with the link that opens the later ones.
    fn marks(&self, marks: &[Marked]) -> String {
        let mark = |marked: &Marked| {
            let later = marked.note.map(|note| self.reference(self.brief.note(note), &[])).unwrap_or_default();
            format!("<p class=\"since\">{} {later}</p>", escaped(&marked.mark.told()))
        };
        marks.iter().map(mark).collect()
    }

    /// The link that opens a note's words.
    fn reference(&self, note: &Note, also_in: &[Label]) -> String {
        let to = escaped(&note.fragment(&self.brief.article(note.document).document.id));
        let also =
            also_in.iter().map(|&label| format!(" <span class=\"also\">also {}</span>", self.document_link(label)));
        let also: Vec<String> = also.collect();
        let (label, Note { start, end, .. }) = (note.document, note);
        format!("<a class=\"to\" href=\"#{to}\">{label} <small>{start}–{end}</small></a>{}", also.concat())
    }

    fn words(&self, line: &Line) -> String {
        let mut out = String::new();
        for part in parts(self.brief.article(line.document), line) {
            let Part::Words { words, role, hedge, .. } = part else {
                out.push_str(" <span class=\"cut\">[…]</span> ");
                continue;
            };
            let class = match role {
                Some(Role::Content) if hedge => "hedge",
                Some(Role::Content) => "",
                Some(role) => class(role),
                None => "between",
            };
            match class {
                "" => out.push_str(&escaped(words)),
                _ => {
                    write!(out, "<span class=\"{class}\">{}</span>", escaped(words)).expect("a string takes everything")
                }
            }
        }
        out
    }

    fn questions(&mut self) {
        if self.brief.questions.is_empty() {
            return;
        }
        put!(self, "<section id=\"questions\">\n<h2>By question</h2>");
        for question in &self.brief.questions {
            self.question(question);
        }
        put!(self, "</section>");
    }

    fn question(&mut self, question: &Question) {
        let heading: Vec<String> =
            question.heading.iter().map(|h| format!("<q>{}</q>", escaped(&h.span.text))).collect();
        put!(self, "<section class=\"question\" id=\"question-{}\" data-group=\"\">", question.number);
        put!(self, "<h3>{}</h3>", heading.join(" "));
        let (speakers, documents) = (question.speakers.len(), question.documents.len());
        let facts = [count(speakers, "speaker", "speakers"), count(documents, "document", "documents")];
        put!(self, "<p class=\"facts\">{}</p>", facts.join(" · "));
        put!(self, "<div class=\"sides\">");
        for against in [false, true] {
            let sides: Vec<&Side> = question.sides.iter().filter(|s| s.stance.is_against() == against).collect();
            if !sides.is_empty() {
                put!(self, "<div class=\"side{}\">", if against { " against" } else { "" });
                sides.into_iter().for_each(|side| self.side(side));
                put!(self, "</div>");
            }
        }
        put!(self, "</div>\n</section>");
    }

    fn side(&mut self, side: &Side) {
        put!(self, "<h4>{}</h4>\n<ol class=\"lines\">", side.stance.words());
        for &number in &side.lines {
            self.line(self.brief.line(number), true);
        }
        put!(self, "</ol>");
    }

    fn contrasts(&mut self) {
        let brief = self.brief;
        for kind in ContrastKind::ALL {
            let contrasts: Vec<&Contrast> = brief.contrasts_of(kind).collect();
            if !contrasts.is_empty() {
                put!(self, "<section id=\"{}\">\n<h2>{}</h2>", kind.fragment(), kind.heading());
                put!(self, "<p class=\"facts\">{}</p>", kind.note());
                contrasts.into_iter().for_each(|contrast| self.contrast(contrast));
                put!(self, "</section>");
            }
        }
    }

    fn contrast(&mut self, contrast: &Contrast) {
        put!(self, "<section class=\"question\" data-group=\"\">\n<h3>{}</h3>", escaped(&contrast.heading));
        if let Some(scope) = &contrast.scope {
            put!(self, "<p class=\"facts\">{}</p>", escaped(scope));
        }
        put!(self, "<div class=\"sides\">");
        for side in &contrast.sides {
            put!(self, "<div class=\"side\">");
            side.origins().into_iter().for_each(|origins| put!(self, "<h4>{origins}</h4>"));
            put!(self, "<ol class=\"lines\">");
            side.told.iter().for_each(|told| self.telling(told));
            put!(self, "</ol>\n</div>");
        }
        put!(self, "</div>\n</section>");
    }

    fn telling(&mut self, told: &Telling) {
        let Some(note) = told.note.map(|number| self.brief.note(number)) else { return };
        let to = escaped(&note.fragment(&told.document));
        let spans: Vec<String> = told.words.iter().map(|s| format!("c{}-{}", s.start, s.end)).collect();
        put!(self, "<li class=\"line\" data-to=\"{to}\" data-spans=\"{}\">", spans.join(" "));
        put!(self, "<p class=\"act\"><bdi>{}</bdi></p>", escaped(&told.teller));
        put!(self, "<blockquote class=\"words\"><bdi>{}</bdi></blockquote>", escaped(&told.text()));
        put!(self, "<p class=\"facts\"><span>{}</span> {}</p>", escaped(&told.said), self.reference(note, &[]));
        put!(self, "{}</li>", self.marks(&told.marks));
    }

    fn figures(&mut self) {
        if self.brief.figures.is_empty() {
            return;
        }
        put!(self, "<section id=\"figures\" data-group=\"\">\n<h2>Figures</h2>\n<div class=\"table\"><table>");
        put!(
            self,
            "<thead><tr><th class=\"value\">value</th><th>of</th><th>given by</th><th>words</th><th>place</th></tr></thead>"
        );
        put!(self, "<tbody>");
        for row in &self.brief.figures {
            self.figure(row);
        }
        put!(self, "</tbody></table></div>\n</section>");
    }

    fn figure(&mut self, row: &FigureRow) {
        let note = self.brief.note(row.note);
        let value = row.value.as_deref().map(escaped).unwrap_or_default();
        let thing = row.thing.as_ref().map(|t| format!("<q>{}</q>", escaped(&t.text))).unwrap_or_default();
        let by = match row.speaker {
            Some(n) => format!("<a href=\"#who-{n}\"><bdi>{}</bdi></a>", self.name(&self.brief.speakers[n - 1])),
            None => "the article".to_owned(),
        };
        let to = escaped(&note.fragment(&self.brief.article(note.document).document.id));
        put!(self, "<tr class=\"row\" data-to=\"{to}\"><td class=\"value\">{value}</td><td>{thing}</td><td>{by}</td>");
        let marks = self.marks(&row.marks);
        put!(self, "<td><q>{}</q>{marks}</td><td>{}</td></tr>", escaped(&row.words.text), self.reference(note, &[]));
    }

    fn days(&mut self) {
        if self.brief.times.is_empty() {
            return;
        }
        put!(
            self,
            "<section id=\"days\" data-group=\"\">\n<h2>Days the texts speak of</h2>\n<div class=\"table\"><table>"
        );
        put!(self, "<thead><tr><th>day</th><th>words</th></tr></thead>\n<tbody>");
        for day in &self.brief.times {
            put!(self, "<tr class=\"row\"><td class=\"day\">{}</td><td><ul>", interval(&day.earliest, &day.latest));
            for mention in &day.mentions {
                let note = self.brief.note(mention.note);
                put!(self, "<li><q>{}</q> {}</li>", escaped(&mention.words.text), self.reference(note, &[]));
            }
            put!(self, "</ul></td></tr>");
        }
        put!(self, "</tbody></table></div>\n</section>");
    }

    fn articles(&mut self) {
        let brief = self.brief;
        put!(self, "<aside id=\"articles\" aria-label=\"Articles\" tabindex=\"-1\">");
        put!(self, "<div class=\"bar\"><p class=\"legend\"><span class=\"source\">source</span>");
        put!(self, "<span class=\"cue\">cue</span> <span class=\"content\">content</span></p>");
        put!(self, "<button id=\"close\" type=\"button\" hidden>Close</button></div>");
        let mut lines: Vec<Vec<&Line>> = vec![Vec::new(); brief.articles.len()];
        for line in &brief.lines {
            line.also_in.iter().chain([&line.document]).for_each(|label| lines[label.index()].push(line));
        }
        let mut notes: Vec<Vec<&Note>> = vec![Vec::new(); brief.articles.len()];
        for note in &brief.notes {
            notes[note.document.index()].push(note);
        }
        for (i, (article, d)) in brief.articles.iter().zip(&brief.documents).enumerate() {
            let (id, lang) = (escaped(&d.id), escaped(&d.language));
            put!(self, "<article class=\"text\" id=\"{id}\">");
            let title = d.title.as_ref().filter(|t| t.span.is_none());
            let title = title.map(|t| format!("<cite>{}</cite>", escaped(&t.text))).unwrap_or_default();
            put!(self, "<h2><span class=\"label\">{}</span> {title}</h2>", d.label);
            let outlet = d.outlet.as_deref().map(|o| format!("{} · ", escaped(o))).unwrap_or_default();
            let date = d.published.as_ref().map_or("no date".to_owned(), |p| interval(&p.earliest, &p.latest));
            put!(self, "<p class=\"facts\">{outlet}{date} · <code>{}</code></p>", escaped(&d.path));
            put!(
                self,
                "<div class=\"body\" lang=\"{lang}\" dir=\"auto\">{}</div>",
                marked(article, &lines[i], &notes[i])
            );
            put!(self, "</article>");
        }
        put!(self, "</aside>");
    }
}

fn facts(d: &Listed) -> String {
    listed::facts(d).iter().map(|fact| escaped(fact)).collect::<Vec<_>>().join(" · ")
}

fn link(url: &str) -> String {
    match web_address(url) {
        Some(url) => format!("<a class=\"url\" rel=\"noreferrer noopener\" href=\"{url}\">{url}</a>"),
        None => format!("<code>{}</code>", escaped(url)),
    }
}

/// A line's spans for the script: `c` content, `s` source, `q` cue, each with start and end.
fn spans(line: &Line) -> String {
    let of = |letter: char, spans: &[Span]| -> Vec<String> {
        spans.iter().map(|s| format!("{letter}{}-{}", s.start, s.end)).collect()
    };
    [of('c', &line.content), of('s', &line.source), of('q', &line.cue)].concat().join(" ")
}
