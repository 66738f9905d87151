//! Which of two documents came first, and why.
//!
//! Takes two documents of one lineage and their sentence map. Each reason points to one of them: a credit to the other's
//! outlet, the days of publication, signs that a text went through another language and back, a part and its whole. A
//! credit outranks days, which tell when a page was put up; where reasons of one rank disagree, nothing is said.

use super::align::{Alignment, SentenceLabel};
use super::article::{Article, Sentence};
use super::relation::{About, Relation, name};

/// One of two documents.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Which {
    /// The one named first.
    First,
    /// The one named second.
    Second,
}

impl Which {
    /// The other one.
    pub fn other(self) -> Which {
        match self {
            Which::First => Which::Second,
            Which::Second => Which::First,
        }
    }
}

/// Why a document is taken to be the original. Stronger reasons come first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The other names its outlet as the source.
    Credit,
    /// It was published on an earlier day.
    Earlier,
    /// The other shows signs of having been translated back.
    TranslatedBack,
    /// The other is a small part of it.
    Whole,
}

impl Reason {
    /// A clause for people, after "because".
    pub fn words(self) -> &'static str {
        match self {
            Reason::Credit => "the other credits its outlet",
            Reason::Earlier => "it was published on an earlier day",
            Reason::TranslatedBack => "the other reads as if translated back",
            Reason::Whole => "the other is a part of it",
        }
    }
}

/// Which came first.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Direction {
    /// The original.
    pub original: Which,
    /// Why, the strongest reason first; at least one.
    pub reasons: Vec<Reason>,
}

/// A document with all that direction rests on.
#[derive(Clone, Copy, Debug)]
pub struct Side<'a> {
    /// Its text.
    pub text: &'a str,
    /// Its words.
    pub article: &'a Article,
    /// What is known beside them.
    pub about: &'a About,
}

/// Signs of translation that one text must have, and how many more than the other.
const SIGNS: usize = 3;

impl Direction {
    /// Which of two documents of one lineage came first; `None` where nothing tells, or reasons disagree.
    pub fn of(first: Side, second: Side, alignment: &Alignment, relation: Relation) -> Option<Direction> {
        if !relation.is_lineage() {
            return None;
        }
        let found = [
            (Reason::Credit, credit(first, second)),
            (Reason::Earlier, earlier(first.about, second.about)),
            (Reason::TranslatedBack, translated_back(first, second, alignment)),
            (Reason::Whole, whole(first.article, second.article, relation)),
        ];
        if matches!(found[0].1, Verdict::Both) {
            return None;
        }
        let strongest = found.iter().find_map(|(_, verdict)| verdict.which())?;
        let reasons: Vec<Reason> =
            found.iter().filter(|(_, v)| v.which() == Some(strongest)).map(|(reason, _)| *reason).collect();
        let weak = !matches!(reasons[0], Reason::Credit);
        let against = found.iter().any(|(_, v)| v.which() == Some(strongest.other()));
        (!(weak && against)).then_some(Direction { original: strongest, reasons })
    }
}

/// What one reason says.
enum Verdict {
    Original(Which),
    /// Each of them, or both of a third.
    Both,
    Nothing,
}

impl Verdict {
    fn of(first: bool, second: bool) -> Verdict {
        match (first, second) {
            (true, false) => Verdict::Original(Which::First),
            (false, true) => Verdict::Original(Which::Second),
            (true, true) => Verdict::Both,
            (false, false) => Verdict::Nothing,
        }
    }

    fn which(&self) -> Option<Which> {
        match self {
            Verdict::Original(which) => Some(*which),
            _ => None,
        }
    }
}

/// The one whose outlet the other names. Documents of one outlet credit nobody by naming it.
fn credit(first: Side, second: Side) -> Verdict {
    let outlet = |side: &Side| side.about.outlet.as_deref().map(name).filter(|n| !n.is_empty());
    let (ours, theirs) = (outlet(&first), outlet(&second));
    if ours.is_some() && ours == theirs {
        return Verdict::Nothing;
    }
    let credits = |side: &Side, whom: &Option<String>, own: &Option<String>| {
        whom.as_ref()
            .is_some_and(|whom| own.as_ref().is_none_or(|own| !own.contains(whom.as_str())) && names(side, whom))
    };
    let verdict = Verdict::of(credits(&second, &ours, &theirs), credits(&first, &theirs, &ours));
    match verdict {
        Verdict::Nothing if third(&first, &second) => Verdict::Both,
        other => other,
    }
}

/// Whether a document's byline or text has a name as whole words.
fn names(side: &Side, whom: &str) -> bool {
    let has = |words: &str| format!(" {} ", name(words)).contains(&format!(" {whom} "));
    side.about.byline.as_deref().is_some_and(has) || has(side.text)
}

/// Agencies that most outlets print.
const AGENCIES: [&str; 12] = [
    "reuters",
    "associated press",
    "agence france presse",
    "afp",
    "bloomberg",
    "xinhua",
    "tass",
    "interfax",
    "dpa",
    "efe",
    "kyodo",
    "upi",
];

/// Whether both credit one agency and neither is that agency's own.
fn third(first: &Side, second: &Side) -> bool {
    let credited = |side: &Side, agency: &str| {
        let own = side.about.outlet.as_deref().map(name).is_some_and(|outlet| outlet.contains(agency));
        !own && names(side, agency)
    };
    AGENCIES.iter().any(|agency| credited(first, agency) && credited(second, agency))
}

/// The one all of whose days are before the other's.
fn earlier(first: &About, second: &About) -> Verdict {
    let (Some(ours), Some(theirs)) = (&first.published, &second.published) else { return Verdict::Nothing };
    Verdict::of(ours.1 < theirs.0, theirs.1 < ours.0)
}

/// The one that shows no signs of translation where the other does. One sort of sign alone is a matter of style.
fn translated_back(first: Side, second: Side, alignment: &Alignment) -> Verdict {
    let mut ours = Signs { thousands: blank_thousands(first.text), ..Signs::default() };
    let mut theirs = Signs { thousands: blank_thousands(second.text), ..Signs::default() };
    for (link, sentence) in alignment.links.iter().zip(&second.article.sentences) {
        if !matches!(link.label, SentenceLabel::Edited | SentenceLabel::Rewritten) {
            continue;
        }
        let closest = &first.article.sentences[link.from[0]];
        let quoted = |s: &Sentence| s.words.iter().filter(|w| w.quoted).count() >= 3;
        let genitives = |text: &str| text.matches("'s ").count() + text.matches("’s ").count();
        let (here, there) = (genitives(sentence.span.of(second.text)), genitives(closest.span.of(first.text)));
        theirs.quotations += usize::from(quoted(closest) && !quoted(sentence));
        ours.quotations += usize::from(quoted(sentence) && !quoted(closest));
        theirs.genitives += usize::from(there > here);
        ours.genitives += usize::from(here > there);
    }
    Verdict::of(theirs.outweigh(&ours), ours.outweigh(&theirs))
}

/// Signs that a text went through another language.
#[derive(Default)]
struct Signs {
    /// Quotations that lost their marks.
    quotations: usize,
    /// Genitives taken apart.
    genitives: usize,
    /// Numbers written `4 200`.
    thousands: usize,
}

impl Signs {
    fn outweigh(&self, other: &Signs) -> bool {
        let sorts = [self.quotations, self.genitives, self.thousands].iter().filter(|&&count| count > 0).count();
        sorts > 1 && self.all() >= SIGNS + other.all()
    }

    fn all(&self) -> usize {
        self.quotations + self.genitives + self.thousands
    }
}

/// Numbers written `4 200`, as French and others do.
fn blank_thousands(text: &str) -> usize {
    let words: Vec<&str> = text.split(' ').collect();
    let digits = |word: &str| word.bytes().all(|b| b.is_ascii_digit());
    let thousand =
        |pair: &[&str]| (1..=3).contains(&pair[0].len()) && digits(pair[0]) && pair[1].len() == 3 && digits(pair[1]);
    words.windows(2).filter(|pair| thousand(pair)).count()
}

/// The longer one, where the other is a part of it.
fn whole(first: &Article, second: &Article, relation: Relation) -> Verdict {
    if relation != Relation::Excerpted {
        return Verdict::Nothing;
    }
    let (ours, theirs) = (first.words().count(), second.words().count());
    Verdict::of(ours > 2 * theirs, theirs > 2 * ours)
}
