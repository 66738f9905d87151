//! Words of strangers in Markdown: as they are, and never as markup.

/// Words on one line, with every mark that Markdown could read as its own behind a backslash.
pub(super) fn escaped(words: &str) -> String {
    let mut line = Words::default();
    line.plain(words);
    line.print()
}

/// A path or address as code, whatever back quotes it holds.
pub(super) fn code(text: &str) -> String {
    let text: String =
        text.chars().map(|c| if is_unsafe(c) || c.is_whitespace() && c != ' ' { '\u{fffd}' } else { c }).collect();
    let longest = text.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    let fence = "`".repeat(longest + 1);
    let pad = if text.starts_with('`') || text.ends_with('`') || text.trim().is_empty() { " " } else { "" };
    // Within a table a bar would end the cell even in code; no path is printed in one.
    format!("{fence}{pad}{text}{pad}{fence}")
}

/// How a stretch is set.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Set {
    #[default]
    Plain,
    Italic,
    Bold,
    /// Not words of the text.
    Cut,
}

impl Set {
    fn mark(self) -> &'static str {
        match self {
            Set::Plain | Set::Cut => "",
            Set::Italic => "*",
            Set::Bold => "**",
        }
    }
}

/// A line under construction: characters, each with the way it is set.
#[derive(Debug, Default)]
pub(super) struct Words {
    chars: Vec<(char, Set)>,
}

impl Words {
    pub fn plain(&mut self, words: &str) {
        self.push(words, Set::Plain);
    }

    pub fn italic(&mut self, words: &str) {
        self.push(words, Set::Italic);
    }

    pub fn bold(&mut self, words: &str) {
        self.push(words, Set::Bold);
    }

    /// Stands for words left out.
    pub fn cut(&mut self) {
        self.push(" ", Set::Plain);
        self.push("[…]", Set::Cut);
        self.push(" ", Set::Plain);
    }

    fn push(&mut self, words: &str, set: Set) {
        for c in words.chars() {
            if !c.is_whitespace() {
                self.chars.push((if is_unsafe(c) { '\u{fffd}' } else { c }, set));
            } else if self.chars.last().is_some_and(|(last, _)| *last != ' ') {
                self.chars.push((' ', set));
            }
        }
    }

    /// The line. Emphasis that Markdown would not see as such, because of the marks around it, is left out.
    pub fn print(mut self) -> String {
        self.settle();
        let mut out = String::new();
        let mut at = 0;
        while at < self.chars.len() {
            let set = self.chars[at].1;
            let end = at + self.chars[at..].iter().take_while(|(_, s)| *s == set).count();
            let mark = if self.can_emphasise(at, end) { set.mark() } else { "" };
            out.push_str(mark);
            for i in at..end {
                if self.needs_backslash(i) {
                    out.push('\\');
                }
                out.push(self.chars[i].0);
            }
            out.push_str(mark);
            at = end;
        }
        out
    }

    /// Spaces at the edges of emphasis become plain; those between two emphasised words join them.
    fn settle(&mut self) {
        if self.chars.last().is_some_and(|(c, _)| *c == ' ') {
            self.chars.pop();
        }
        for i in 0..self.chars.len() {
            if self.chars[i].0 == ' ' {
                let before = i.checked_sub(1).map_or(Set::Plain, |i| self.chars[i].1);
                let after = self.chars.get(i + 1).map_or(Set::Plain, |c| c.1);
                self.chars[i].1 = if before == after { before } else { Set::Plain };
            }
        }
    }

    /// Whether marks at both ends would open and close emphasis (CommonMark 6.2, flanking).
    fn can_emphasise(&self, start: usize, end: usize) -> bool {
        let around = |at: Option<usize>| at.and_then(|at| self.chars.get(at)).is_none_or(|(c, _)| !c.is_alphanumeric());
        let inner = |at: usize| self.chars[at].0.is_alphanumeric();
        (inner(start) || around(start.checked_sub(1))) && (inner(end - 1) || around(Some(end)))
    }

    fn needs_backslash(&self, i: usize) -> bool {
        let at = |i: usize| self.chars.get(i).map(|(c, _)| *c);
        let before = |n: usize| i.checked_sub(n).and_then(at);
        match self.chars[i].0 {
            _ if self.chars[i].1 == Set::Cut => false,
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '^' | '@' => true,
            // A list, or the line under a heading.
            '-' | '+' | '=' => i == 0,
            // A numbered list.
            '.' | ')' if i > 0 && self.chars[..i].iter().all(|(c, _)| c.is_ascii_digit()) => true,
            // An address that would become a link.
            '.' => (1..=3).all(|n| before(n).is_some_and(|c| c.eq_ignore_ascii_case(&'w'))),
            ':' => at(i + 1).is_none_or(|next| next != ' '),
            _ => false,
        }
    }
}

/// Characters that could move the cursor, or the text around them.
fn is_unsafe(c: char) -> bool {
    (c.is_control() && !c.is_whitespace()) || matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_an_article_stays_text() {
        for (words, printed) in [
            ("a *b* _c_ `d` <b>e</b>", r"a \*b\* \_c\_ \`d\` \<b\>e\</b\>"),
            ("[x](http://y.z) ![i](j)", r"\[x\](http\://y.z) !\[i\](j)"),
            ("www.example.org me@example.org", r"www\.example.org me\@example.org"),
            ("# head", r"\# head"),
            ("- item", r"\- item"),
            ("12. item - no", r"12\. item - no"),
            ("a\n\n  b\tc ", "a b c"),
            ("12:30, he said: go", r"12\:30, he said: go"),
            ("&amp; $x$ [^1] |", r"\&amp; \$x\$ \[\^1\] \|"),
            ("red\u{1b}[31m \u{202e}tfel", "red\u{fffd}\\[31m \u{fffd}tfel"),
        ] {
            assert_eq!(escaped(words), printed);
        }
    }

    #[test]
    fn paths_hold_back_quotes() {
        assert_eq!(code("a b.txt"), "`a b.txt`");
        assert_eq!(code("a``b`"), "``` a``b` ```");
        assert_eq!(code("a\nb"), "`a\u{fffd}b`");
    }

    #[test]
    fn emphasis_keeps_to_the_rules_of_markdown() {
        let mut words = Words::default();
        words.plain("“Go,” ");
        words.italic("he ");
        words.italic("said");
        words.plain(", “now”");
        assert_eq!(words.print(), "“Go,” *he said*, “now”");

        let mut words = Words::default();
        words.plain("un");
        words.italic("(said)");
        words.plain("so");
        assert_eq!(words.print(), "un(said)so", "marks between letter and bracket would not emphasise");
    }
}
