//! Made-up articles, as many as a test wants, each another text.

use std::fmt::Write;

use crate::support::Folder;

const PEOPLE: [&str; 5] = ["Ana Belic", "Joris Kray", "Mira Osk", "Tomas Reuel", "Ingrid Vale"];
const VERBS: [&str; 4] = ["said", "insisted", "warned", "told reporters"];
const CLAIMS: [&str; 5] = [
    "the talks would resume on Monday",
    "no prisoners had been exchanged",
    "the bridge must be reopened at once",
    "about 300 people had left the town",
    "we will not sign before the guns are silent",
];

/// Article number `n`: always the same text.
pub fn article(n: usize) -> String {
    let pick = |list: &[&'static str], k: usize| list[(n + k) % list.len()];
    let mut text = format!("Talks enter day {n}\n\n");
    for k in 0..3 {
        let (person, verb, claim) = (pick(&PEOPLE, k), pick(&VERBS, n / 5 + k), pick(&CLAIMS, n / 20 + k));
        if k % 2 == 0 {
            writeln!(text, "{person} {verb} on day {n} that {claim}.\n").expect("a string");
        } else {
            writeln!(text, "“This is hour {n}, and {claim},” {person} {verb}.\n").expect("a string");
        }
    }
    text
}

/// The name of article number `n`.
pub fn name(n: usize) -> String {
    format!("news/{n:04}.txt")
}

/// A folder with that many articles.
pub fn folder(number: usize) -> Folder {
    let folder = Folder::new();
    (0..number).for_each(|n| folder.write(&name(n), article(n).as_bytes()));
    folder
}
