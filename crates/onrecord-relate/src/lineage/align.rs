//! The sentence map of two articles: for every sentence of the second, what became of which sentences of the first.
//!
//! Sentences are compared by the weight of the roots they share, where a root that stands in many sentences of either
//! article tells less; and, where that is much, by the longest run of words that stand in one order in both. Takes no
//! order of sentences for granted: what stands out of the order of the others is moved.

use std::collections::HashMap;

use super::article::{Article, Sentence};
use super::lcs;

/// What became of a sentence.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SentenceLabel {
    /// The same words, whatever the marks and capitals.
    Copied,
    /// At least half of the words stand in one order in both.
    Edited,
    /// Told again in other words.
    Rewritten,
    /// Copied or edited, and out of the order of the others.
    Moved,
    /// Nothing in the first article says it.
    Added,
    /// Nothing in the second article says it.
    Cut,
}

impl SentenceLabel {
    /// All labels.
    pub const ALL: [SentenceLabel; 6] = [
        SentenceLabel::Copied,
        SentenceLabel::Edited,
        SentenceLabel::Rewritten,
        SentenceLabel::Moved,
        SentenceLabel::Added,
        SentenceLabel::Cut,
    ];

    /// The name used in JSON and on the screen.
    pub fn as_str(self) -> &'static str {
        match self {
            SentenceLabel::Copied => "copied",
            SentenceLabel::Edited => "edited",
            SentenceLabel::Rewritten => "rewritten",
            SentenceLabel::Moved => "moved",
            SentenceLabel::Added => "added",
            SentenceLabel::Cut => "cut",
        }
    }

    /// Whether the words themselves were taken over.
    pub fn is_kept(self) -> bool {
        matches!(self, SentenceLabel::Copied | SentenceLabel::Edited | SentenceLabel::Moved)
    }
}

/// What became of one sentence of the second article.
#[derive(Clone, Debug, PartialEq)]
pub struct Link {
    /// Which label; never [`SentenceLabel::Cut`].
    pub label: SentenceLabel,
    /// The sentences of the first article it comes from, the closest first; none where it was added.
    pub from: Vec<usize>,
    /// How many of its words stand in one order in the closest.
    pub kept: usize,
    /// What share of its weight those sentences have too, from 0 to 1.
    pub shared: f32,
}

/// A sentence map.
#[derive(Clone, Debug, PartialEq)]
pub struct Alignment {
    /// One for each sentence of the second article, in its order.
    pub links: Vec<Link>,
    /// The sentences of the first article that no link comes from, in order.
    pub cut: Vec<usize>,
}

/// Share of words in one order in both, of the longer sentence, from which a sentence is edited and not rewritten.
const EDITED: f32 = 0.5;
/// The same of the shorter sentence, where the longer was cut down or run on.
const EDITED_SHORTER: f32 = 0.8;
/// The fewest words of the shorter sentence, and of a sentence outside its quotations, that can tell.
const SHORTER: f32 = 6.0;
const OUTSIDE: usize = 4;
/// Likeness from which a sentence is a rewriting of another.
const REWRITTEN: f32 = 0.33;
/// Share of a sentence's weight that another sentence must explain on its own to be one of several it comes from.
const ALSO: f32 = 0.2;

impl Alignment {
    /// The map from `first` to `second`.
    pub fn of(first: &Article, second: &Article) -> Alignment {
        let rarity = Rarity::of(first, second);
        let bags: Vec<Bag> = first.sentences.iter().map(|s| Bag::of(s, &rarity)).collect();
        let mut links: Vec<Link> = second.sentences.iter().map(|s| link(s, first, &bags, &rarity)).collect();
        mark_moved(&mut links);
        let mut used = vec![false; first.sentences.len()];
        for &at in links.iter().flat_map(|l| &l.from) {
            used[at] = true;
        }
        let cut = (0..used.len()).filter(|&at| !used[at]).collect();
        Alignment { links, cut }
    }
}

/// What a root tells: less, the more sentences have it.
struct Rarity(HashMap<u64, f32>);

impl Rarity {
    fn of(first: &Article, second: &Article) -> Rarity {
        let counts = |article: &Article| {
            let mut out: HashMap<u64, u32> = HashMap::new();
            for sentence in &article.sentences {
                let mut roots: Vec<u64> = sentence.words.iter().map(|w| w.root).collect();
                roots.sort_unstable();
                roots.dedup();
                for root in roots {
                    *out.entry(root).or_default() += 1;
                }
            }
            out
        };
        let mut out = counts(first);
        for (root, count) in counts(second) {
            let most = out.entry(root).or_default();
            *most = count.max(*most);
        }
        Rarity(out.into_iter().map(|(root, count)| (root, 1.0 / (count as f32).sqrt())).collect())
    }

    fn of_root(&self, root: u64) -> f32 {
        self.0.get(&root).copied().unwrap_or(1.0)
    }
}

/// The roots of a sentence with their weights, by root.
struct Bag {
    roots: Vec<(u64, f32)>,
    weight: f32,
}

impl Bag {
    fn of(sentence: &Sentence, rarity: &Rarity) -> Bag {
        let mut roots: Vec<(u64, f32)> =
            sentence.words.iter().map(|w| (w.root, w.weight() * rarity.of_root(w.root))).collect();
        roots.sort_unstable_by(|a, b| a.0.cmp(&b.0).then(a.1.total_cmp(&b.1)));
        let weight = roots.iter().map(|r| r.1).sum();
        Bag { roots, weight }
    }

    /// The weight that both have.
    fn shared(&self, other: &Bag) -> f32 {
        let (mut a, mut b, mut out) = (0, 0, 0.0);
        while a < self.roots.len() && b < other.roots.len() {
            match self.roots[a].0.cmp(&other.roots[b].0) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    out += self.roots[a].1.min(other.roots[b].1);
                    a += 1;
                    b += 1;
                }
            }
        }
        out
    }

    /// What is left without the other's roots, each taken once.
    fn without(&self, other: &Bag) -> Bag {
        let mut rest = Vec::new();
        let mut b = 0;
        for &(root, weight) in &self.roots {
            while b < other.roots.len() && other.roots[b].0 < root {
                b += 1;
            }
            if b < other.roots.len() && other.roots[b].0 == root {
                b += 1;
            } else {
                rest.push((root, weight));
            }
        }
        let weight = rest.iter().map(|r| r.1).sum();
        Bag { roots: rest, weight }
    }

    /// How like the sentences are, from 0 to 1: the mean of what they share of both and of what the other explains.
    fn likeness(&self, other: &Bag) -> f32 {
        let shared = self.shared(other);
        let dice = 2.0 * shared / (self.weight + other.weight).max(f32::MIN_POSITIVE);
        (dice + shared / self.weight.max(f32::MIN_POSITIVE)) / 2.0
    }
}

fn link(sentence: &Sentence, first: &Article, bags: &[Bag], rarity: &Rarity) -> Link {
    let bag = Bag::of(sentence, rarity);
    let mut ranked: Vec<(usize, f32)> = bags.iter().map(|b| bag.likeness(b)).enumerate().collect();
    ranked.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let added = Link { label: SentenceLabel::Added, from: Vec::new(), kept: 0, shared: 0.0 };
    let Some(&(closest, likeness)) = ranked.first() else { return added };
    if likeness < REWRITTEN {
        return added;
    }
    let (label, kept) = compared(sentence, &first.sentences[closest]);
    let mut from = vec![closest];
    let mut rest = bag.without(&bags[closest]);
    if label == SentenceLabel::Rewritten {
        while let Some((also, gain)) = next(&rest, bags, &from) {
            if gain < ALSO * bag.weight {
                break;
            }
            from.push(also);
            rest = rest.without(&bags[also]);
        }
    }
    let shared = 1.0 - rest.weight / bag.weight.max(f32::MIN_POSITIVE);
    Link { label, from, kept, shared }
}

/// What became of a sentence whose closest is `there`, and how many of its words stand in one order in both.
///
/// Who tells something in their own words leaves a quotation as it is, so the words outside decide where there are some.
fn compared(here: &Sentence, there: &Sentence) -> (SentenceLabel, usize) {
    let forms =
        |s: &Sentence, all: bool| s.words.iter().filter(|w| all || !w.quoted).map(|w| w.form).collect::<Vec<u64>>();
    let (all_here, all_there) = (forms(here, true), forms(there, true));
    let kept = lcs::length(&all_here, &all_there);
    if all_here == all_there {
        return (SentenceLabel::Copied, kept);
    }
    let (own_here, own_there) = (forms(here, false), forms(there, false));
    let outside = own_here.len() >= OUTSIDE && own_there.len() < all_there.len() && own_here.len() < all_here.len();
    let edited = match outside {
        true => is_edited(lcs::length(&own_here, &own_there), own_here.len(), own_there.len()),
        false => is_edited(kept, all_here.len(), all_there.len()),
    };
    (if edited { SentenceLabel::Edited } else { SentenceLabel::Rewritten }, kept)
}

fn is_edited(kept: usize, here: usize, there: usize) -> bool {
    let (kept, long, short) = (kept as f32, here.max(there) as f32, here.min(there) as f32);
    kept >= EDITED * long || (kept >= EDITED_SHORTER * short && short >= SHORTER)
}

/// The sentence that explains most of what is left.
fn next(rest: &Bag, bags: &[Bag], taken: &[usize]) -> Option<(usize, f32)> {
    let free = bags.iter().enumerate().filter(|(at, _)| !taken.contains(at));
    free.map(|(at, bag)| (at, rest.shared(bag))).max_by(|a, b| a.1.total_cmp(&b.1).then(b.0.cmp(&a.0)))
}

/// What was kept and is not in the longest chain of kept sentences that go forward in both articles was moved. Of several
/// such chains, the one with most words counts.
fn mark_moved(links: &mut [Link]) {
    let kept: Vec<(usize, usize, usize)> =
        links.iter().enumerate().filter(|(_, l)| l.label.is_kept()).map(|(at, l)| (at, l.from[0], l.kept)).collect();
    let mut best: Vec<(usize, Option<usize>)> = Vec::with_capacity(kept.len());
    for (n, &(_, from, words)) in kept.iter().enumerate() {
        let before = (0..n).filter(|&m| kept[m].1 <= from).max_by_key(|&m| (best[m].0, std::cmp::Reverse(m)));
        best.push((words + before.map_or(0, |m| best[m].0), before));
    }
    let mut at = (0..kept.len()).max_by_key(|&n| (best[n].0, std::cmp::Reverse(n)));
    let mut chain = vec![false; kept.len()];
    while let Some(n) = at {
        chain[n] = true;
        at = best[n].1;
    }
    for (n, &(link, ..)) in kept.iter().enumerate() {
        if !chain[n] {
            links[link].label = SentenceLabel::Moved;
        }
    }
}
