//! Which stance a statement shows, and on which words.
//!
//! > Sarovia **demands** *his immediate release* · Kelmar **will not let** *inspectors into the dam* (rejects) · "we are
//! > **open to** *a dialogue*" · the president **accepted** *that the province is lost*
//!
//! Takes a statement of the contract; gives stances, the first read off its kind and its words, further ones off later
//! sentences of its content. Leaves out what was not said (planned, supposed, not made), questions, and who has no say in
//! the matter: that is for the reader of the draft to judge.

use onrecord_core::contract::{Span, Statement};
use onrecord_core::label::{Kind, Polarity, Realis};
use onrecord_settlement::Stance;

/// Words of a cue, and first words of a content, that wish rather than demand.
const WISHING: &[&str] = &["prefer", "like", "hope", "favour", "favor", "wish", "love", "dream"];
/// Words that leave a way open.
const OPEN: &[&str] = &[
    "open",
    "openness",
    "ready",
    "readiness",
    "willing",
    "willingness",
    "prepared",
    "consider",
    "discuss",
    "explore",
    "may",
    "might",
];
/// Words that take something as given or good.
const ACCEPTING: &[&str] = &[
    "accept",
    "agree",
    "acknowledge",
    "admit",
    "approve",
    "back",
    "concede",
    "embrace",
    "endorse",
    "recognise",
    "recognize",
    "support",
    "welcome",
];
/// Words that say what has to be.
const REQUIRING: &[&str] = &["must", "need", "should", "require", "essential", "necessary", "indispensable"];
/// Words that say what cannot be had.
const EXCLUDING: &[&str] = &[
    "unacceptable",
    "unfeasible",
    "impossible",
    "unthinkable",
    "inadmissible",
    "intolerable",
    "nonstarter",
    "non-starter",
];
const NEGATORS: &[&str] = &["not", "n't", "never", "no", "neither", "nor", "cannot"];
/// Words with which a question that is told begins.
const ASKING: &[&str] = &["what", "when", "where", "whether", "which", "who", "whom", "whose", "why", "how", "if"];

/// The first letter of a sentence stands at most so many code points behind the last.
const NEAR: usize = 8;

/// The stances that a statement shows, each with the words of the content that show it, in order.
pub fn stances(statement: &Statement) -> Vec<(Stance, Vec<Span>)> {
    if !matches!(statement.realis, None | Some(Realis::Made)) {
        return Vec::new();
    }
    let whole = &statement.content.spans;
    let parts: Vec<Span> = whole.iter().flat_map(sentences).collect();
    let own = |part: &Span| told(&Phrase::of(&part.text)).map(|stance| (stance, vec![part.clone()]));
    // What the kind says, it says of the first sentence; without a kind that does, any may show a stance.
    let Some(stance) = of_kind(statement).filter(|_| !parts.is_empty()) else {
        return parts.iter().filter_map(own).collect();
    };
    let is_pieces = parts.len() == whole.len();
    let first = if is_pieces { parts.clone() } else { parts[..1].to_vec() };
    let rest = if is_pieces { &[] } else { &parts[1..] };
    [(stance, first)].into_iter().chain(rest.iter().filter_map(own)).collect()
}

/// The stance that the kind of a statement shows.
fn of_kind(statement: &Statement) -> Option<Stance> {
    let (cue, content) = (Phrase::of(&statement.cue.text()), Phrase::of(&statement.content.text()));
    match statement.kind {
        Kind::Demand => demand(&cue, &content),
        Kind::Refusal => refusal(&cue, &content),
        Kind::Commitment => Some(commitment(statement, &cue, &content)),
        Kind::Proposal => Some(proposal(&cue, &content)),
        Kind::Confirmation => cue.has(ACCEPTING).then_some(Stance::Accepts),
        Kind::Assessment if cue.has(ACCEPTING) => {
            Some(if statement.polarity == Polarity::Negative { Stance::Rejects } else { Stance::Accepts })
        }
        // "is insisting on a large force"
        _ if cue.has(&["insist"]) && (cue.ends_with(&["on"]) || content.words.iter().take(3).any(|w| w == "on")) => {
            Some(Stance::Demands)
        }
        Kind::Denial | Kind::Assertion | Kind::Assessment | Kind::Forecast => None,
    }
}

fn demand(cue: &Phrase, content: &Phrase) -> Option<Stance> {
    if content.is_question() || cue.has(&["ask", "wonder"]) && content.begins(ASKING) || content.is_about_a_name() {
        return None;
    }
    if cue.is_negated() {
        return Some(Stance::Rejects);
    }
    Some(if cue.has(WISHING) { Stance::Prefers } else { Stance::Demands })
}

/// "Declined to comment" refuses the reporter, not a party.
fn refusal(cue: &Phrase, content: &Phrase) -> Option<Stance> {
    const TO_REPORTERS: &[&str] =
        &["say", "comment", "discuss", "give", "elaborate", "answer", "speak", "confirm", "talk"];
    let withheld = cue.ends_with(TO_REPORTERS) || content.begins(TO_REPORTERS) || content.begins(ASKING);
    (!withheld).then_some(Stance::Rejects)
}

fn commitment(statement: &Statement, cue: &Phrase, content: &Phrase) -> Stance {
    if statement.polarity == Polarity::Negative {
        Stance::Rejects
    } else if statement.condition.is_some() && content.begins(&["if"]) || cue.has(OPEN) {
        Stance::OpenTo
    } else if cue.has(ACCEPTING) {
        Stance::Accepts
    } else {
        Stance::Offers
    }
}

fn proposal(cue: &Phrase, content: &Phrase) -> Stance {
    if cue.is_negated() && !cue.has(&["rule", "exclude"]) {
        Stance::Rejects
    } else if cue.has(OPEN) || cue.has(&["rule", "exclude"]) || content.opens_with(OPEN) {
        Stance::OpenTo
    } else if cue.has(WISHING) {
        Stance::Prefers
    } else {
        Stance::Offers
    }
}

/// What is told as a fact shows a stance where it says what has to be, what cannot be, or what "we" do not do, or do "if".
fn told(part: &Phrase) -> Option<Stance> {
    let negated = part.first_clause_has(NEGATORS);
    if part.begins(&["if"]) && part.has(&["we", "i"]) && part.has(&["will", "would", "'ll"]) {
        Some(Stance::OpenTo)
    } else if part.is_question() || part.begins(ASKING) {
        None
    } else if part.has(EXCLUDING) {
        (!negated).then_some(Stance::Rejects)
    } else if part.first_clause_has(REQUIRING) || negated && part.first_clause_has(&["can", "ca", "cannot"]) {
        Some(Stance::Demands)
    } else if negated && part.first_clause_has(&["will", "wo", "'ll", "going"]) && part.first_clause_has(&["we", "i"]) {
        Some(Stance::Rejects)
    } else {
        None
    }
}

/// The sentences of a stretch, and what "but" and a semicolon join; each without the blanks and quotation marks around it.
fn sentences(span: &Span) -> Vec<Span> {
    let chars: Vec<char> = span.text.chars().collect();
    let mut cuts = vec![0];
    for at in 1..chars.len() {
        // "not only a force, but a large one" is one thing.
        let but =
            chars[at - 1] == ',' && chars[at..].starts_with(&[' ', 'b', 'u', 't', ' ']) && !contrasts(&chars[..at]);
        let stop = matches!(chars[at - 1], '.' | '!' | '?' | ';' | '”') && chars[at].is_whitespace();
        // A capital is near, or the text is none.
        let capital = || chars[at..].iter().take(NEAR).find(|c| c.is_alphabetic()).is_some_and(|c| c.is_uppercase());
        if but || stop && (chars[at - 1] == ';' || capital()) {
            cuts.push(at);
        }
    }
    cuts.push(chars.len());
    let trimmed = |from: usize, to: usize| {
        let edge = |c: &char| c.is_whitespace() || matches!(c, '“' | '”' | '"');
        let start = from + chars[from..to].iter().take_while(|c| edge(c)).count();
        let end = to - chars[start.min(to)..to].iter().rev().take_while(|c| edge(c)).count();
        (start < end).then(|| Span {
            start: span.start + start,
            end: span.start + end,
            text: chars[start..end].iter().collect(),
        })
    };
    cuts.windows(2).filter_map(|cut| trimmed(cut[0], cut[1])).collect()
}

/// Whether a clause sets up a "but" of its own.
fn contrasts(clause: &[char]) -> bool {
    let text: String = clause.iter().collect::<String>().to_lowercase();
    ["not just", "not only", "not merely", "not simply"].iter().any(|words| text.contains(words))
}

/// Words in lower case, verbs without their endings as far as that is needed to compare them.
struct Phrase {
    words: Vec<String>,
}

impl Phrase {
    fn of(text: &str) -> Phrase {
        let lower = |t: &onrecord_text::Token| t.of(text).to_lowercase().replace('’', "'");
        let parted = |word: String| match word.strip_suffix("n't") {
            Some(verb) if !verb.is_empty() => vec![verb.to_owned(), "n't".to_owned()],
            _ => vec![word],
        };
        Phrase { words: onrecord_text::tokens(text).iter().map(lower).flat_map(parted).collect() }
    }

    /// Whether a word, or a form of it, stands here.
    fn has(&self, wanted: &[&str]) -> bool {
        self.words.iter().any(|word| is_one(word, wanted))
    }

    fn is_negated(&self) -> bool {
        self.words.iter().filter(|w| NEGATORS.contains(&w.as_str())).count() % 2 == 1
    }

    fn ends_with(&self, wanted: &[&str]) -> bool {
        self.words.last().is_some_and(|word| is_one(word, wanted))
    }

    /// Whether the first word, "to" aside, is one of these.
    fn begins(&self, wanted: &[&str]) -> bool {
        let first = self.words.iter().find(|w| w.chars().any(char::is_alphanumeric) && *w != "to");
        first.is_some_and(|word| is_one(word, wanted))
    }

    /// Whether one of these stands among the first words.
    fn opens_with(&self, wanted: &[&str]) -> bool {
        self.words.iter().take(6).any(|word| is_one(word, wanted))
    }

    /// Whether one of these stands before the first comma, semicolon or full stop behind four words.
    fn first_clause_has(&self, wanted: &[&str]) -> bool {
        let ends = |(at, word): (usize, &String)| at > 3 && matches!(word.as_str(), "," | ";" | "." | "—" | "–");
        let end = self.words.iter().enumerate().position(ends).unwrap_or(self.words.len());
        self.words[..end].iter().any(|word| is_one(word, wanted))
    }

    fn is_question(&self) -> bool {
        self.words.iter().rev().take(2).any(|w| w == "?")
    }

    /// "asked not to be named": a condition of speaking, no position.
    fn is_about_a_name(&self) -> bool {
        self.words.iter().any(|w| matches!(w.as_str(), "named" | "name" | "identified" | "anonymity" | "anonymous"))
    }
}

/// Whether a word is one of these, or a regular form of one.
fn is_one(word: &str, wanted: &[&str]) -> bool {
    let ending =
        |stem: &str| word.strip_prefix(stem).is_some_and(|rest| matches!(rest, "" | "s" | "d" | "ed" | "es" | "ing"));
    wanted.iter().any(|w| ending(w) || w.strip_suffix('e').is_some_and(|stem| word == format!("{stem}ing")))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> Vec<String> {
        let span = Span { start: 7, end: 7 + text.chars().count(), text: text.into() };
        let found = sentences(&span);
        for part in &found {
            let at: String = text.chars().skip(part.start - 7).take(part.end - part.start).collect();
            assert_eq!(at, part.text);
        }
        found.into_iter().map(|part| part.text).collect()
    }

    #[test]
    fn a_content_falls_into_its_sentences() {
        assert_eq!(parts("“We will talk. They must, too.”"), ["We will talk.", "They must, too."]);
        assert_eq!(
            parts("it is open to talks, but they must be fair"),
            ["it is open to talks,", "but they must be fair"]
        );
        assert_eq!(parts("not just a force, but a large one"), ["not just a force, but a large one"]);
        assert_eq!(parts("about 4.5 percent. of it"), ["about 4.5 percent. of it"]);
        assert!(parts("” “").is_empty());
        assert_eq!(parts(&"1. ".repeat(50_000)).len(), 1);
    }

    #[test]
    fn what_is_told_as_a_fact_may_show_a_stance() {
        for (words, expected) in [
            ("It can’t be without the United States", Some(Stance::Demands)),
            ("Europe must pay", Some(Stance::Demands)),
            ("such guarantees are unfeasible", Some(Stance::Rejects)),
            ("we’re not going to send troops", Some(Stance::Rejects)),
            ("if they withdraw, we will talk", Some(Stance::OpenTo)),
            ("what must be done", None),
            ("must they pay?", None),
            ("the bridge is closed", None),
        ] {
            assert_eq!(told(&Phrase::of(words)), expected, "{words}");
        }
    }
}
