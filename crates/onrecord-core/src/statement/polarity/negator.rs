//! Negative words of a first proposition: "not", "never", "no", "few", "neither … nor" once.

use crate::statement::view::View;

const NEGATORS: &[&str] = &[
    "barely", "cannot", "few", "hardly", "n't", "neither", "never", "no", "nobody", "none", "nor", "not", "nothing",
    "nowhere", "scarcely",
];

/// Those that negate, each by its index.
pub fn within(view: &View) -> Vec<usize> {
    let words = &view.clause.words;
    let neither = words.iter().any(|&w| view.lower(w) == "neither");
    let negates = |w: &usize| {
        let word = view.lower(*w);
        NEGATORS.binary_search(&word).is_ok() && !is_idle(view, *w) && !(neither && word == "nor")
    };
    words.iter().copied().filter(negates).collect()
}

/// Negating words that do not negate: "not only", "no doubt", "a few", "no more than six", "whether or not".
fn is_idle(view: &View, word: usize) -> bool {
    let lower = &view.reading.lower;
    let next = lower.get(word + 1).map_or("", String::as_str);
    let before = if word > 0 { lower[word - 1].as_str() } else { "" };
    match view.lower(word) {
        // "Why don't we meet?" suggests.
        "not" | "n't" if view.clause.question && view.in_clause(&["why"]).is_some() => true,
        "not" => matches!(next, "only" | "just" | "merely" | "least" | "necessarily") || before == "or",
        "no" => {
            matches!(next, "doubt" | "matter" | "wonder" | "more" | "less" | "fewer" | "later" | "sooner")
                || before == "or"
        }
        "few" => matches!(before, "a" | "the" | "past" | "last" | "next" | "first" | "every" | "these" | "those"),
        "nothing" => next == "but",
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    #[test]
    fn negators_are_sorted() {
        assert!(super::NEGATORS.is_sorted());
    }
}
