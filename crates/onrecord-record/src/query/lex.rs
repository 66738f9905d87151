//! A search's words and signs, with their places.

/// A word or sign.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token {
    /// A word, or several between quotation marks; with a star, also the beginning of a longer word.
    Words {
        text: String,
        beginning: bool,
    },
    And,
    Or,
    Not,
    /// `NEAR` before an opening bracket.
    Near,
    Open,
    Close,
    /// `, N` before the bracket that closes a `NEAR`.
    Within(String),
    /// A quotation mark that nothing closes.
    Unclosed,
}

/// A token and the code point it starts at.
pub(super) type Placed = (usize, Token);

/// The tokens of a query. Words without a letter or digit are left out: nothing can be found by them.
pub(super) fn tokens(query: &str) -> Vec<Placed> {
    let chars: Vec<char> = query.chars().collect();
    let mut out: Vec<Placed> = Vec::new();
    // Whether each open bracket is that of a NEAR.
    let mut brackets: Vec<bool> = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let start = at;
        at += 1;
        match c {
            _ if is_blank(c) => {}
            '(' => {
                brackets.push(matches!(out.last(), Some((_, Token::Near))));
                out.push((start, Token::Open));
            }
            ')' => {
                brackets.pop();
                out.push((start, Token::Close));
            }
            _ if is_mark(c) => {
                let Some(length) = chars[at..].iter().position(|&c| is_mark(c)) else {
                    out.push((start, Token::Unclosed));
                    return out;
                };
                let text = chars[at..at + length].iter().collect();
                at += length + 1;
                let beginning = chars.get(at) == Some(&'*');
                at += usize::from(beginning);
                push_words(&mut out, start, text, beginning);
            }
            _ => {
                let in_near = brackets.last() == Some(&true);
                if in_near && let Some((number, after)) = within(&chars, start) {
                    out.push((start, Token::Within(number)));
                    at = after;
                    continue;
                }
                while let Some(&c) = chars.get(at)
                    && !ends_word(c)
                    && !(in_near && within(&chars, at).is_some())
                {
                    at += 1;
                }
                push_word(&mut out, start, &chars[start..at], &chars[at..]);
            }
        }
    }
    out
}

fn push_word(out: &mut Vec<Placed>, start: usize, word: &[char], rest: &[char]) {
    let text: String = word.iter().collect();
    let token = match text.as_str() {
        "AND" => Token::And,
        "OR" => Token::Or,
        "NOT" => Token::Not,
        "NEAR" if rest.iter().find(|&&c| !is_blank(c)) == Some(&'(') => Token::Near,
        _ => {
            let beginning = text.ends_with('*');
            return push_words(out, start, text.trim_end_matches('*').to_owned(), beginning);
        }
    };
    out.push((start, token));
}

fn push_words(out: &mut Vec<Placed>, start: usize, text: String, beginning: bool) {
    if text.chars().any(char::is_alphanumeric) {
        out.push((start, Token::Words { text, beginning }));
    }
}

/// The digits of `, N` at `at`, and where they end, if a closing bracket follows.
fn within(chars: &[char], at: usize) -> Option<(String, usize)> {
    let rest = chars[at..].strip_prefix(&[','])?;
    let blanks = rest.iter().take_while(|&&c| is_blank(c)).count();
    let number: String = rest[blanks..].iter().take_while(|c| c.is_ascii_digit()).collect();
    let after = blanks + number.len();
    let closed = rest[after..].iter().find(|&&c| !is_blank(c)) == Some(&')');
    (closed && !number.is_empty()).then_some((number, at + 1 + after))
}

fn is_blank(c: char) -> bool {
    c.is_whitespace() || c.is_control()
}

fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„')
}

fn ends_word(c: char) -> bool {
    is_blank(c) || is_mark(c) || matches!(c, '(' | ')')
}
