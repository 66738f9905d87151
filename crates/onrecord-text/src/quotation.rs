//! Quotations: what stands between quotation marks, however they are typed.
//!
//! Takes a text and its paragraphs, and gives the quotations in order, nested ones with their level. Knows “ ” " ‘ ’ '
//! « » „ ‚ ` `` '' in any mixture, and tells single marks from apostrophes and straight ones from feet and inches. A
//! quotation that is never closed ends with its paragraph; if the next paragraph begins with an opening mark, it goes
//! on there, as is the custom in English. Leaves out who said it, and everything that only the words could tell.

use std::cmp::Reverse;

use crate::{Sentence, Span};

/// One quotation within a paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quotation {
    /// With its marks, in bytes; without a closing mark where there is none.
    pub span: Span,
    /// Without its marks.
    pub inner: Span,
    /// Whether it has a closing mark. Otherwise it ends with the paragraph, or where the quotation around it ends.
    pub closed: bool,
    /// How many quotations stand around it.
    pub level: u32,
    /// Whether it takes up a quotation that the paragraph before left open.
    pub continues: bool,
}

/// The quotations of a text, by start, the longer first. `paragraphs` are in order and do not overlap. Linear in the
/// text's length (and `n log n` in the number of quotations), at any depth of nesting.
pub fn quotations(text: &str, paragraphs: &[Span]) -> Vec<Quotation> {
    let mut out = Vec::new();
    let mut left_open = None;
    for &paragraph in paragraphs {
        let marks = marks(text, paragraph);
        let mut reader = Reader::default();
        for mark in &marks {
            reader.take(text, mark);
        }
        let (mut found, open) = reader.finish(text, paragraph);
        let begins_with = marks.first().filter(|mark| text[paragraph.start()..mark.start].trim().is_empty());
        if let (Some(first), Some(mark), true) = (found.first_mut(), begins_with, left_open.is_some()) {
            first.continues = first.span.start() == mark.start && left_open == Some(mark.form.family());
        }
        left_open = open;
        out.append(&mut found);
    }
    out
}

/// The paragraphs that sentences stand in, from the first sentence's start to the last one's end.
pub fn paragraphs(sentences: &[Sentence]) -> Vec<Span> {
    let groups = sentences.chunk_by(|a, b| a.paragraph == b.paragraph);
    groups.map(|group| group[0].span.cover(group[group.len() - 1].span)).collect()
}

/// Marks that can open and close one another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Family {
    Double,
    Single,
    Angle,
}

/// How a mark is typed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Form {
    LeftDouble,
    RightDouble,
    StraightDouble,
    LowDouble,
    LeftSingle,
    RightSingle,
    StraightSingle,
    LowSingle,
    LeftAngle,
    RightAngle,
}

impl Form {
    fn family(self) -> Family {
        match self {
            Form::LeftDouble | Form::RightDouble | Form::StraightDouble | Form::LowDouble => Family::Double,
            Form::LeftSingle | Form::RightSingle | Form::StraightSingle | Form::LowSingle => Family::Single,
            Form::LeftAngle | Form::RightAngle => Family::Angle,
        }
    }

    /// The mark at the beginning of `rest`, and its length.
    fn at(rest: &str) -> Option<(Form, usize)> {
        let form = match rest.chars().next()? {
            '“' | '‟' => Form::LeftDouble,
            '”' => Form::RightDouble,
            '"' | '＂' => Form::StraightDouble,
            '„' => Form::LowDouble,
            '‘' | '‛' => Form::LeftSingle,
            '’' => Form::RightSingle,
            '‚' => Form::LowSingle,
            '«' | '‹' => Form::LeftAngle,
            '»' | '›' => Form::RightAngle,
            '`' if rest.starts_with("``") => return Some((Form::LeftDouble, 2)),
            '\'' if rest.starts_with("''") => return Some((Form::StraightDouble, 2)),
            '`' => Form::LeftSingle,
            '\'' => Form::StraightSingle,
            _ => return None,
        };
        Some((form, rest.chars().next()?.len_utf8()))
    }
}

/// What stands beside a mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    /// A blank, or the paragraph's edge.
    Blank,
    /// A letter, a digit, a sign.
    Word,
    /// An opening bracket.
    Bracket,
    /// A full stop, comma, closing bracket and the like.
    Stop,
    /// A dash or slash, which stands before and behind quotations.
    Dash,
}

impl Side {
    fn of(c: Option<char>) -> Side {
        match c {
            None => Side::Blank,
            Some(c) if c.is_whitespace() => Side::Blank,
            Some('(' | '[' | '{') => Side::Bracket,
            Some('.' | ',' | ';' | ':' | '!' | '?' | '…' | ')' | ']' | '}' | '%') => Side::Stop,
            Some('-' | '–' | '—' | '/' | '‑') => Side::Dash,
            Some(_) => Side::Word,
        }
    }
}

/// A mark and what is needed to tell what it does.
#[derive(Clone, Copy, Debug)]
struct Mark {
    start: usize,
    end: usize,
    form: Form,
    /// Before it; nothing when another mark stands there.
    before: Option<Side>,
    /// The character before it.
    letter: Option<char>,
    /// Behind it and behind the marks that follow it at once.
    after: Side,
    /// An apostrophe, or a sign for feet or inches.
    is_no_quote: bool,
    /// Whether a later mark of its family could close it; for single marks, before the next one opens.
    closer_ahead: bool,
}

impl Mark {
    fn could_open(&self) -> bool {
        !self.is_no_quote
            && matches!(self.before, None | Some(Side::Blank | Side::Bracket | Side::Dash))
            && self.after != Side::Blank
    }

    fn could_close(&self) -> bool {
        !self.is_no_quote && !matches!(self.before, Some(Side::Blank | Side::Bracket)) && self.after != Side::Word
    }
}

/// The marks of a paragraph, in one pass forward and one back.
fn marks(text: &str, paragraph: Span) -> Vec<Mark> {
    let words = paragraph.of(text);
    let mut out: Vec<Mark> = Vec::new();
    let mut before = None;
    let mut skip = 0;
    for (i, c) in words.char_indices() {
        if i < skip {
            continue;
        }
        let Some((form, len)) = Form::at(&words[i..]) else {
            before = Some(c);
            continue;
        };
        skip = i + len;
        let start = paragraph.start() + i;
        let follows_mark = out.last().is_some_and(|last| last.end == start);
        let after = words[skip..].chars().next();
        out.push(Mark {
            start,
            end: start + len,
            form,
            before: (!follows_mark).then(|| Side::of(before)),
            letter: before,
            after: Side::of(after),
            is_no_quote: !follows_mark && is_no_quote(form, before, &words[..i], &words[skip..]),
            closer_ahead: false,
        });
        before = Some(c);
    }
    look_back(&mut out);
    out
}

/// Fills in what depends on later marks.
fn look_back(marks: &mut [Mark]) {
    let mut closer_ahead = [false; 3];
    for i in (0..marks.len()).rev() {
        if let Some(next) = marks.get(i + 1).filter(|next| next.start == marks[i].end) {
            marks[i].after = if next.is_no_quote { Side::Word } else { next.after };
        }
        let mark = &mut marks[i];
        let ahead = &mut closer_ahead[mark.form.family() as usize];
        mark.closer_ahead = *ahead;
        *ahead = match mark.form.family() {
            Family::Single => mark.could_close() && mark.form != Form::LeftSingle || *ahead && !mark.could_open(),
            _ => *ahead || !matches!(mark.form, Form::LeftDouble | Form::LowDouble),
        };
    }
}

/// Words that lose their beginning (`’em`, `'til`).
const ELISIONS: &[&str] = &["bout", "cause", "em", "n", "round", "til", "till", "tis", "twas", "twere"];

/// Whether a mark is an apostrophe, or a sign for feet or inches.
fn is_no_quote(form: Form, before: Option<char>, head: &str, tail: &str) -> bool {
    let after = tail.chars().next();
    let is = |c: Option<char>, test: fn(char) -> bool| c.is_some_and(test);
    match form {
        Form::RightSingle | Form::StraightSingle | Form::LeftSingle => {
            let within = is(before, char::is_alphanumeric) && is(after, char::is_alphanumeric);
            let decade = is(after, |c| c.is_ascii_digit()) && tail.chars().nth(1).is_some_and(|c| c.is_ascii_digit());
            let decade = decade && !is(before, |c| !c.is_whitespace()) && tail.chars().nth(2) == Some('s');
            let word = tail.split(|c: char| !c.is_alphabetic()).next().unwrap_or_default();
            let elision = word.len() <= 5 && ELISIONS.iter().any(|e| word.eq_ignore_ascii_case(e));
            within || decade || elision && !is(before, char::is_alphanumeric)
        }
        Form::StraightDouble => {
            // 5'10"
            let feet = head.trim_end_matches(|c: char| c.is_ascii_digit());
            feet.len() < head.len()
                && head.len() - feet.len() <= 2
                && feet.strip_suffix(['\'', '’', '′']).is_some_and(|f| f.ends_with(|c: char| c.is_ascii_digit()))
        }
        _ => false,
    }
}

/// Reads the marks of one paragraph. The stack holds what is open, so depth costs memory, not recursion.
#[derive(Default)]
struct Reader {
    /// The opening marks of the quotations that are open.
    open: Vec<Mark>,
    counts: [usize; 3],
    found: Vec<Quotation>,
    /// Whether the mark before opened, so that a straight mark right behind it opens as well.
    opened: bool,
}

impl Reader {
    fn take(&mut self, text: &str, mark: &Mark) {
        let is_open = self.counts[mark.form.family() as usize] > 0;
        let opens = self.opens(mark, is_open);
        if opens {
            self.counts[mark.form.family() as usize] += 1;
            self.open.push(*mark);
        } else if is_open && self.closes(mark) {
            self.close(text, mark);
        }
        self.opened = opens;
    }

    fn opens(&self, mark: &Mark, is_open: bool) -> bool {
        let could_open = mark.could_open() && (mark.before.is_some() || self.opened || !is_open);
        match mark.form {
            Form::LowDouble | Form::LowSingle => mark.after == Side::Word && could_open,
            Form::LeftDouble => {
                let turned = !mark.could_open() && mark.after != Side::Word;
                !(is_open && (self.is_innermost(Form::LowDouble) || turned))
            }
            Form::RightDouble => !is_open && could_open && mark.after == Side::Word,
            Form::StraightDouble if mark.before == Some(Side::Dash) && is_open => {
                could_open && mark.after == Side::Word
            }
            Form::StraightDouble => {
                let after_number = mark.letter.is_some_and(|c| c.is_ascii_digit());
                let tight = mark.after == Side::Word && !after_number;
                let alone = mark.before == Some(Side::Blank) && mark.after == Side::Blank;
                could_open || !is_open && (tight || alone) && mark.closer_ahead && !mark.is_no_quote
            }
            Form::LeftSingle if mark.before == Some(Side::Blank) && self.open.is_empty() => !mark.is_no_quote,
            Form::LeftSingle => could_open && !(is_open && self.is_innermost(Form::LowSingle)),
            Form::StraightSingle => could_open && mark.closer_ahead,
            Form::RightSingle => false,
            Form::LeftAngle => !self.is_innermost(Form::RightAngle),
            Form::RightAngle => !is_open && could_open && mark.after == Side::Word,
        }
    }

    fn closes(&self, mark: &Mark) -> bool {
        match mark.form {
            Form::StraightSingle | Form::RightSingle | Form::LeftSingle => {
                // ‘the allies’ plan failed’: a plural’s apostrophe, where a surer closing mark follows.
                let plural = matches!(mark.letter, Some('s' | 'S')) && mark.after == Side::Blank && mark.closer_ahead;
                mark.could_close() && !plural
            }
            _ => !mark.is_no_quote,
        }
    }

    fn is_innermost(&self, form: Form) -> bool {
        self.open.last().is_some_and(|open| open.form == form)
    }

    /// Closes the innermost quotation of the mark's family; what is open inside ends there as well.
    fn close(&mut self, text: &str, mark: &Mark) {
        while let Some(open) = self.open.pop() {
            let family = open.form.family();
            self.counts[family as usize] -= 1;
            let closed = family == mark.form.family();
            self.add(text, open, mark.start, if closed { mark.end } else { mark.start }, closed);
            if closed {
                return;
            }
        }
    }

    /// Adds a quotation, if there is anything in it. An unclosed single mark inside a paragraph was an apostrophe
    /// after all.
    fn add(&mut self, text: &str, open: Mark, inner_end: usize, end: usize, closed: bool) {
        let Mark { start, end: inner_start, form, .. } = open;
        let inner = Span::new(inner_start, inner_end);
        let is_blank = inner.of(text).chars().all(char::is_whitespace);
        if !is_blank && (closed || form.family() != Family::Single) {
            self.found.push(Quotation { span: Span::new(start, end), inner, closed, level: 0, continues: false });
        }
    }

    /// The quotations in order, and the family of the outermost that the paragraph leaves open.
    fn finish(mut self, text: &str, paragraph: Span) -> (Vec<Quotation>, Option<Family>) {
        let end = paragraph.trimmed(text, char::is_whitespace).end();
        let at_start = |open: &Mark| text[paragraph.start()..open.start].trim().is_empty();
        let left_open = self.open.first().filter(|o| o.form.family() != Family::Single || at_start(o)).copied();
        for open in std::mem::take(&mut self.open) {
            if open.form.family() == Family::Single && at_start(&open) && open.end < end {
                let inner = Span::new(open.end, end);
                let span = Span::new(open.start, end);
                self.found.push(Quotation { span, inner, closed: false, level: 0, continues: false });
            } else {
                self.add(text, open, end, end, false);
            }
        }
        let mut found = self.found;
        found.sort_by_key(|q| (q.span.start(), Reverse(q.span.end())));
        let mut around: Vec<usize> = Vec::new();
        for quotation in &mut found {
            while around.last().is_some_and(|&end| end <= quotation.span.start()) {
                around.pop();
            }
            quotation.level = around.len() as u32;
            around.push(quotation.span.end());
        }
        (found, left_open.map(|open| open.form.family()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{sentences, tokens};

    fn read(text: &str) -> Vec<Quotation> {
        let sentences = sentences(text, &tokens(text));
        quotations(text, &paragraphs(&sentences))
    }

    /// Each quotation’s inside; `>` for each level around it, `…` where it is not closed, `+` where it goes on.
    fn shown(text: &str) -> Vec<String> {
        let show = |q: &Quotation| {
            let closed = if q.closed { "" } else { "…" };
            let goes_on = if q.continues { "+" } else { "" };
            format!("{}{goes_on}{}{closed}", ">".repeat(q.level as usize), q.inner.of(text))
        };
        read(text).iter().map(show).collect()
    }

    #[test]
    fn each_kind_of_mark() {
        assert_eq!(shown("“We left,” he said. “It was over.”"), ["We left,", "It was over."]);
        assert_eq!(shown("\"We left,\" he said. \"It was over.\""), ["We left,", "It was over."]);
        assert_eq!(shown("‘We left,’ he said. 'It was over.'"), ["We left,", "It was over."]);
        assert_eq!(shown("«We left», he said. „It was over“, he said. „Over”."), ["We left", "It was over", "Over"]);
        assert_eq!(shown("``We left,'' he said. ''It was over.''"), ["We left,", "It was over."]);
        assert_eq!(shown("»We left«, he said."), ["We left"]);
    }

    #[test]
    fn mixed_and_turned_marks() {
        assert_eq!(shown("“We left,\" he said. \"It was over.”"), ["We left,", "It was over."]);
        assert_eq!(shown("”We left,” he said. “It was over.“ He left."), ["We left,", "It was over."]);
        assert_eq!(shown("“We left. “ He wept."), ["We left. "]);
        assert_eq!(shown("He called it “[b]inding” (“for now”)—“perhaps.”"), ["[b]inding", "for now", "perhaps."]);
        assert_eq!(shown("\"We left,\"he said.\"It was over.\""), ["We left,", "It was over."]);
        assert_eq!(shown("\"...and we left,\" he said—\"all of us\"—and went."), ["...and we left,", "all of us"]);
    }

    #[test]
    fn apostrophes_are_no_quotation_marks() {
        assert_eq!(shown("The allies’ plan wasn’t Putin’s, and it’s ’90s talk."), Vec::<String>::new());
        assert_eq!(shown("The allies' plan wasn't Putin's, and it's '90s talk, tell 'em."), Vec::<String>::new());
        assert_eq!(shown("The allies' plan, 'a farce' to some, wasn't the ministers'."), ["a farce"]);
        assert_eq!(shown("‘The allies’ plan won’t do,’ he said."), ["The allies’ plan won’t do,"]);
        assert_eq!(shown("“They’re the ministers’ words,” he said."), ["They’re the ministers’ words,"]);
    }

    #[test]
    fn feet_and_inches_are_no_quotation_marks() {
        assert_eq!(shown("\"He is 5'10\" tall,\" she said of the envoy."), ["He is 5'10\" tall,"]);
        assert_eq!(shown("A 6' wall with 12\" of wire, \"no more\"."), ["no more"]);
    }

    #[test]
    fn nested_quotations() {
        assert_eq!(
            shown("“He told me, ‘We left,’ and wept,” she said."),
            ["He told me, ‘We left,’ and wept,", ">We left,"]
        );
        assert_eq!(shown("\"He told me, 'We left.'\" She wept."), ["He told me, 'We left.'", ">We left."]);
        assert_eq!(shown("\"He said \"no\" to us,\" she said."), ["He said \"no\" to us,", ">no"]);
        assert_eq!(shown("“‘No,’ he said.”"), ["‘No,’ he said.", ">No,"]);
        assert_eq!(shown("\"'No,' he said.\""), ["'No,' he said.", ">No,"]);
    }

    #[test]
    fn an_unclosed_quotation_ends_with_its_paragraph() {
        assert_eq!(shown("“We left, he said.\nHe wept."), ["We left, he said.…"]);
        assert_eq!(shown("“We left, ‘he said.\n“Fine,” he said."), ["We left, ‘he said.…", "+Fine,"]);
        assert_eq!(shown("It was over,” he said."), Vec::<String>::new());
        assert_eq!(shown("“One ‘two” three"), ["One ‘two"]);
    }

    #[test]
    fn a_quotation_goes_on_in_the_next_paragraph() {
        let text = "She said: “We left.\n\n“We came back.\n\n“We stayed.” He wept.\n\n“Fine,” he said.";
        assert_eq!(shown(text), ["We left.…", "+We came back.…", "+We stayed.", "Fine,"]);
        assert_eq!(shown("‘We left.\n\n‘We stayed,’ he said."), ["We left.…", "+We stayed,"]);
        assert_eq!(shown("“We left.\n\nShe wept.\n\n“We stayed,” he said."), ["We left.…", "We stayed,"]);
    }

    #[test]
    fn nothing_between_marks_is_no_quotation() {
        assert_eq!(shown("“” \"\" '' « »x"), Vec::<String>::new());
    }

    #[test]
    fn depth_and_length_cost_little() {
        let deep = format!("{}x{}", "“a ".repeat(500), "”".repeat(500));
        let found = read(&deep);
        assert_eq!(found.len(), 500);
        assert!(found.iter().all(|q| q.closed));
        assert_eq!(found.last().map(|q| q.level), Some(499));
        for unit in ["“", "\"", "'", "‘x ", "x' ", "«»", "\"a", " 'a", "''", "“a” "] {
            let text = unit.repeat(1_000_000 / unit.len());
            quotations(&text, &[Span::new(0, text.len())]);
        }
    }
}
