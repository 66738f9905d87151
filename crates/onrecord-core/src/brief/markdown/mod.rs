//! The brief as Markdown: CommonMark with the tables and footnotes of GitHub.
//!
//! Words of articles stand in block quotes (the attributing words in italics), in the last column of tables and in
//! footnotes; everything else is labels and fields. White space in them becomes single spaces, and control characters
//! become U+FFFD, since the text may be shown in a terminal.

mod escape;

use std::fmt::Write;

use super::label::{interval, mode};
use super::part::{Part, Role, parts};
use super::{Brief, Contrast, ContrastKind, FigureRow, Label, Line, Listed, Marked, Note, Speaker, Telling};
use escape::{Words, code, escaped};

/// Prints it. Never fails: a `String` takes everything.
pub(super) fn print(brief: &Brief) -> String {
    let mut page = Page { brief, out: String::new() };
    page.head();
    page.documents();
    page.threads();
    page.speakers();
    page.questions();
    page.contrasts();
    page.figures();
    page.days();
    page.notes();
    page.out
}

struct Page<'b> {
    brief: &'b Brief<'b>,
    out: String,
}

macro_rules! put {
    ($page:expr, $($arg:tt)*) => {
        writeln!($page.out, $($arg)*).expect("a string takes everything")
    };
}

impl Page<'_> {
    fn head(&mut self) {
        put!(self, "# Brief\n\n{}.", super::label::summary(&self.brief.counts).join(" · "));
        for asked in super::label::asked(&self.brief.asked, &self.brief.counts) {
            put!(self, "\n{}", escaped(&asked));
        }
    }

    fn documents(&mut self) {
        let brief = self.brief;
        if !brief.documents.is_empty() {
            put!(self, "\n## Documents\n");
        }
        for document in &brief.documents {
            self.document(document);
        }
        if !brief.unread.is_empty() {
            put!(self, "\n## Could not be read\n");
        }
        for unread in &brief.unread {
            put!(self, "- {}: {}", code(&unread.path), escaped(&unread.reason));
        }
    }

    fn document(&mut self, d: &Listed) {
        let title = d.title.as_ref().map_or("(no title)".to_owned(), |t| format!("**{}**", escaped(&t.text)));
        let facts: Vec<String> = super::listed::facts(d).iter().map(|fact| escaped(fact)).collect();
        put!(self, "- {} {title}", d.label);
        put!(self, "  - {}", facts.join(" · "));
        let paths: Vec<String> = std::iter::once(&d.path).chain(&d.also_at).map(|path| code(path)).collect();
        let url = d.url.as_ref().map(|url| format!(" · {}", code(url))).unwrap_or_default();
        put!(self, "  - {}{url}", paths.join(", "));
        if let Some(same) = d.same_text_as {
            put!(self, "  - same text as {same}");
        }
        for problem in &d.problems {
            put!(self, "  - {}: {}", code(&problem.code), escaped(&problem.message));
        }
    }

    fn threads(&mut self) {
        if !self.brief.threads.is_empty() {
            put!(self, "\n## Stories\n");
        }
        for thread in &self.brief.threads {
            let facts: Vec<String> = thread.facts().iter().map(|fact| escaped(fact)).collect();
            let labels: Vec<String> = thread.documents.iter().map(Label::to_string).collect();
            put!(self, "- **{}**\n  - {}\n  - {}", escaped(thread.title()), facts.join(" · "), labels.join(", "));
        }
    }

    fn speakers(&mut self) {
        if self.brief.speakers.is_empty() {
            return;
        }
        put!(self, "\n## Who said what");
        for speaker in &self.brief.speakers {
            put!(self, "\n### {}\n", self.speaker_head(speaker));
            let named = super::speaker::other_names(speaker);
            if !named.is_empty() {
                put!(self, "Named here: {}\n", named.iter().map(|n| escaped(n)).collect::<Vec<_>>().join("; "));
            }
            for &number in &speaker.lines {
                self.line(self.brief.line(number), false);
            }
        }
    }

    fn speaker_head(&self, speaker: &Speaker) -> String {
        format!("{} · {}", self.name(speaker), super::speaker::facts(speaker))
    }

    fn name(&self, speaker: &Speaker) -> String {
        escaped(speaker.name.as_deref().unwrap_or(super::label::NOBODY))
    }

    fn line(&mut self, line: &Line, with_name: bool) {
        let speaker = &self.brief.speakers[line.speaker - 1];
        let name = if with_name { format!("{} ", self.name(speaker)) } else { String::new() };
        let mut head = vec![format!("{name}**{}**", line.verb), mode(line.mode).to_owned()];
        head.extend(super::line::marks(line).iter().map(|mark| escaped(mark)));
        head.extend(super::line::way(line, speaker).map(|way| escaped(&way)));
        head.push(super::line::dated(line.when.as_ref()));
        let also: Vec<String> = line.also_in.iter().map(|label| format!(", {label}")).collect();
        put!(self, "- {} · {}{} [^{}]", head.join(" · "), line.document, also.concat(), line.note);
        put!(self, "  > {}", self.words(line));
        line.marks.iter().for_each(|mark| put!(self, "  - {}", marked(mark)));
    }

    fn words(&self, line: &Line) -> String {
        let mut words = Words::default();
        for part in parts(self.brief.article(line.document), line) {
            match part {
                Part::Words { words: text, role: Some(Role::Content), .. } => words.plain(text),
                Part::Words { words: text, role: Some(_), .. } => words.italic(text),
                Part::Words { words: text, role: None, .. } => words.plain(text),
                Part::Cut => words.cut(),
            }
        }
        words.print()
    }

    fn questions(&mut self) {
        if self.brief.questions.is_empty() {
            return;
        }
        put!(self, "\n## By question");
        for question in &self.brief.questions {
            let heading: Vec<String> = question.heading.iter().map(|h| escaped(&h.span.text)).collect();
            put!(self, "\n### {}", heading.join(" · "));
            for side in &question.sides {
                put!(self, "\n#### {}\n", side.stance.words());
                for &number in &side.lines {
                    self.line(self.brief.line(number), true);
                }
            }
        }
    }

    fn contrasts(&mut self) {
        for kind in ContrastKind::ALL {
            let contrasts: Vec<&Contrast> = self.brief.contrasts_of(kind).collect();
            if !contrasts.is_empty() {
                put!(self, "\n## {}\n\n{}", kind.heading(), kind.note());
            }
            contrasts.into_iter().for_each(|contrast| self.contrast(contrast));
        }
    }

    fn contrast(&mut self, contrast: &Contrast) {
        let scope = contrast.scope.as_ref().map(|scope| format!(" · {}", escaped(scope))).unwrap_or_default();
        put!(self, "\n### {}{scope}", escaped(&contrast.heading));
        for side in &contrast.sides {
            let origins = side.origins().map(|origins| format!("{origins}\n\n")).unwrap_or_default();
            put!(self, "\n{origins}{}", side.told.iter().filter_map(telling).collect::<Vec<_>>().join("\n"));
        }
    }

    fn figures(&mut self) {
        if self.brief.figures.is_empty() {
            return;
        }
        put!(self, "\n## Figures\n\n| value | of | given by | document | words |\n| ---: | --- | --- | --- | --- |");
        for row in &self.brief.figures {
            let value = row.value.as_deref().map(escaped).unwrap_or_default();
            let thing = row.thing.as_ref().map(|t| escaped(&t.text)).unwrap_or_default();
            let by = self.given_by(row);
            let words: Vec<String> =
                std::iter::once(escaped(&row.words.text)).chain(row.marks.iter().map(marked)).collect();
            put!(self, "| {value} | {thing} | {by} | {} [^{}] | {} |", row.document, row.note, words.join("; "));
        }
    }

    fn given_by(&self, row: &FigureRow) -> String {
        row.speaker.map_or("the article".to_owned(), |number| self.name(&self.brief.speakers[number - 1]))
    }

    fn days(&mut self) {
        if self.brief.times.is_empty() {
            return;
        }
        put!(self, "\n## Days the texts speak of\n\n| day | document | words |\n| --- | --- | --- |");
        for day in &self.brief.times {
            let mut label = interval(&day.earliest, &day.latest);
            for mention in &day.mentions {
                let words = escaped(&mention.words.text);
                put!(self, "| {label} | {} [^{}] | {words} |", mention.document, mention.note);
                label.clear();
            }
        }
    }

    fn notes(&mut self) {
        if self.brief.notes.is_empty() {
            return;
        }
        put!(self, "\n## Notes\n\nPlaces count code points of the text, from 0, the end not included.");
        for note in &self.brief.notes {
            let d = &self.brief.documents[note.document.index()];
            put!(self, "\n[^{}]: {}, {}..{}", note.number, self.origin(note.document, d), note.start, note.end);
            put!(self, "\n    > {}", self.context(note));
        }
    }

    fn origin(&self, label: Label, d: &Listed) -> String {
        let title = d.title.as_ref().map(|t| format!(" *{}*", escaped(&t.text))).unwrap_or_default();
        let outlet = d.outlet.as_ref().map(|o| format!(", {}", escaped(o))).unwrap_or_default();
        let date = d.published.as_ref().map_or("no date".to_owned(), |p| interval(&p.earliest, &p.latest));
        format!("{label}{title}{outlet}, {date}, {}", code(&d.path))
    }

    /// The note's context with its own words in bold.
    fn context(&self, note: &Note) -> String {
        let article = self.brief.article(note.document);
        let mut words = Words::default();
        words.plain(article.words(note.context.start, note.start));
        words.bold(article.words(note.start, note.end));
        words.plain(article.words(note.end, note.context.end));
        words.print()
    }
}

/// Who tells it when, in which words; with the note that opens them.
fn telling(told: &Telling) -> Option<String> {
    let mut words = Words::default();
    words.plain(&told.text());
    let (label, note) = told.label.zip(told.note)?;
    let (teller, said) = (escaped(&told.teller), escaped(&told.said));
    let marks: String = told.marks.iter().map(|mark| format!("\n  - {}", marked(mark))).collect();
    Some(format!("- **{teller}** · {said} · {label} [^{note}]\n  > {}{marks}", words.print()))
}

/// What became of words, with the note that opens the later ones.
fn marked(marked: &Marked) -> String {
    let note = marked.note.map(|note| format!(" [^{note}]")).unwrap_or_default();
    format!("{}{note}", escaped(&marked.mark.told()))
}
