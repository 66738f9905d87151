//! What is done with what is counted: the words next to an amount, before it or behind what it counts.
//!
//! Takes two things told with an amount of each; gives whether the same is done in both: "destroyed 12 tanks" and "12 tanks
//! were destroyed". What somebody lost was destroyed, sunk or shot down by somebody else. Leaves out concepts that tell the
//! deed themselves.

use super::align;
use super::amount::Amount;
use super::proposition::Word;
use super::told::Told;

/// How far from an amount the word for what is done may stand, in code points.
const NEAR: usize = 30;
/// Stems of what is done to what somebody loses.
const LOSS: &[&str] = &["bring down", "captur", "destroy", "down", "kill", "knock out", "seiz", "shoot down", "sink"];
/// Stems of words that say no more than that something is there.
const PRESENCE: &[&str] = &["amass", "assembl", "concentr", "deploy", "gather", "keep", "mass", "station"];

/// Whether the same is done with what both amounts count; so it is where the concept says what is done, or nothing does.
pub fn is_same(one: &Told, a: &Amount, two: &Told, b: &Amount) -> bool {
    if a.question.tells_the_deed() && b.question.tells_the_deed() {
        return true;
    }
    match (Deeds::of(one, a), Deeds::of(two, b)) {
        (Deeds { before: Some(a), .. }, Deeds { before: Some(b), .. }) => is_one(a, b),
        (Deeds { before: Some(deed), .. }, _) => tells(two, deed),
        (_, Deeds { before: Some(deed), .. }) => tells(one, deed),
        (first, second) => {
            first.behind.is_some_and(|deed| tells(two, deed)) || second.behind.is_some_and(|deed| tells(one, deed))
        }
    }
}

/// Whether a word has an answer in what is told.
fn tells(told: &Told, deed: &Word) -> bool {
    told.proposition.words.iter().any(|word| word.name.is_none() && is_one(deed, word))
}

/// The words next to an amount.
struct Deeds<'t> {
    before: Option<&'t Word>,
    behind: Option<&'t Word>,
}

impl<'t> Deeds<'t> {
    fn of(told: &'t Told, amount: &Amount) -> Deeds<'t> {
        let counted = &amount.question.at;
        let is_there = |word: &Word| PRESENCE.contains(&word.term.stem.as_str());
        let says = |word: &&Word| word.name.is_none() && !amount.question.counts(&word.term) && !is_there(word);
        let words = || told.proposition.words.iter().filter(says);
        let near_before = |w: &&Word| w.at.end <= counted.start && counted.start - w.at.end < NEAR;
        let near_behind = |w: &&Word| w.at.start >= counted.end && w.at.start - counted.end < NEAR;
        Deeds { before: words().rfind(near_before), behind: words().find(near_behind) }
    }
}

fn is_one(a: &Word, b: &Word) -> bool {
    let is_loss = |lost: &Word, done: &Word| lost.term.stem == "lose" && LOSS.contains(&done.term.stem.as_str());
    align::answers(a, b) || is_loss(a, b) || is_loss(b, a)
}
