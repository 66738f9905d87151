//! How a time is tied to what comes about then: the preposition before it, or none ("this year", "tomorrow").

use std::ops::Range;

use crate::statement::grammar::line::Line;

/// How a time is tied to what comes about then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tie {
    /// "In", "on", "during": at some point of it; also without any word.
    Within,
    /// "By", "until", "no later than": up to its end.
    By,
    /// "Before": up to its beginning.
    Before,
    /// "After", "beyond": behind it.
    After,
    /// "From", "since": from its beginning on.
    From,
    /// "For": as long as it lasts.
    For,
    /// "At", "on", "around": at it; a length is none of these.
    At,
}

impl Tie {
    fn of(word: &str) -> Option<Tie> {
        Some(match word {
            "within" | "in" | "over" | "during" | "through" | "throughout" => Tie::Within,
            "by" | "into" | "till" | "toward" | "towards" | "until" => Tie::By,
            "before" => Tie::Before,
            "after" | "beyond" | "past" => Tie::After,
            "from" | "since" => Tie::From,
            "for" => Tie::For,
            "around" | "at" | "come" | "on" => Tie::At,
            _ => return None,
        })
    }

    /// Whether a length of time can stand behind it.
    pub fn takes_length(self) -> bool {
        matches!(self, Tie::Within | Tie::For)
    }
}

/// Words between a preposition and a time.
const BETWEEN: &[&str] = &[
    "a", "about", "around", "as", "at", "early", "late", "later", "least", "matter", "mid", "next", "no", "of", "some",
    "than", "the",
];

/// First words of times that need no preposition.
const FREE: &[&str] = &[
    "early",
    "in",
    "late",
    "later",
    "next",
    "overnight",
    "some",
    "the",
    "this",
    "today",
    "tomorrow",
    "tonight",
    "within",
];

/// How a time is tied, and where its words begin with what ties it; `None` where it tells something else ("a bill of May").
/// Nothing before `from` counts.
pub fn before(line: &Line, time: &Range<usize>, from: usize) -> Option<(Tie, usize)> {
    let mut at = time.start;
    while at > from {
        at -= 1;
        let later = line.at(at) == "no" && line.at(at + 1) == "later";
        let now_and =
            line.at(at) == "and" && at >= from + 2 && line.at(at - 1) == "now" && line.at(at - 2) == "between";
        match Tie::of(line.at(at)) {
            _ if later => return Some((Tie::By, at)),
            _ if now_and => return Some((Tie::By, at - 2)),
            Some(Tie::Within) if line.at(at) == "through" => return Some((Tie::By, at)),
            // "As early as in May", "at least": these only say how exactly.
            Some(Tie::At) if at > from && line.at(at + 1) == "least" => {}
            Some(tie) => return Some((tie, at)),
            None if BETWEEN.contains(&line.at(at)) => {}
            None => break,
        }
    }
    let of = time.start > from && line.at(time.start - 1) == "of";
    let named = line.tag(time.start).starts_with("NNP") || line.tag(time.start) == "CD";
    let free = FREE.contains(&line.at(time.start)) || named || line.at(time.end - 1) == "now";
    (free && !of).then_some((Tie::Within, time.start))
}

/// "Next year's budget", "a ten-year lease", "the May election": the time says which thing is meant.
pub fn belongs_to_noun(line: &Line, start: usize, end: usize) -> bool {
    let next = line.tag(end);
    let owned = line.is(end, &["'", "'s", "-"]) && line.at(end + 1) != "time";
    let noun = next.starts_with("NN") && line.at(end) != "time" || next == "JJ" && line.tag(end + 1).starts_with("NN");
    let the = start > 0 && line.at(start - 1) == "the";
    let weekday = line.tag(start).starts_with("NNP") && !the && next.starts_with("NNP");
    owned || noun && !weekday
}
