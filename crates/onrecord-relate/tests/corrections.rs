//! Marks on articles made by hand: what a later version changed or withdrew, and who rests on it.

#[expect(dead_code, reason = "other tests use the rest")]
mod articles;

use articles::{Says, all_told, article, says};
use onrecord_core::contract::Document;
use onrecord_core::mark::{Mark, Outcome, Rests};
use onrecord_relate::correction::{Kin, Marks};
use onrecord_relate::lineage;
use proptest::prelude::*;

const MISSING: Says = says("Holt", "40 people were missing in the yard of the mill");
const REST: [Says; 4] = [
    says("Lann", "the road to the station in Merrow would be closed until Friday"),
    says("Orrin", "the east silo of the mill had been inspected in April"),
    says("a foreman", "the walls of the silo had been cracked since the winter"),
    says("Brandt", "trains to Quill would run an hour late all week"),
];

fn with(path: &str, outlet: &str, day: &str, first: Says, rest: &[Says]) -> Document {
    let sentences: Vec<Says> = std::iter::once(first).chain(rest.iter().copied()).collect();
    article(path, outlet, day, &sentences)
}

fn marks(documents: &[Document]) -> Marks {
    let kin: Vec<Kin> = documents.iter().map(|document| Kin { document, superseded: false }).collect();
    let told = all_told(documents);
    Marks::of(&kin, &lineage::pairs(documents), &told.iter().collect::<Vec<_>>())
}

fn of(documents: &[Document], at: usize) -> Vec<Mark> {
    marks(documents).on(&documents[at].id, &[(0, usize::MAX)])
}

fn story() -> Vec<Document> {
    let fewer = says("Holt", "14 people were missing in the yard of the mill");
    let quoting = says("The Echo", "40 people were missing in the yard of the mill");
    vec![
        with("first", "The Echo", "2031-09-03", MISSING, &REST),
        with("later", "The Echo", "2031-09-04", fewer, &REST),
        with("copy", "Observer", "2031-09-03", MISSING, &REST[..3]),
        article("quoting", "Trade News", "2031-09-04", &[says("Marin", "rye rose by a tenth in the capital"), quoting]),
        article("beside", "Radio", "2031-09-04", &[says("Holt", "40 people were missing in the yard of the mill")]),
    ]
}

#[test]
fn a_changed_figure_is_marked_wherever_it_is_told_on_the_same_word() {
    let documents = story();
    for (at, rests) in [(0, Rests::Own), (2, Rests::Copied), (3, Rests::Quoted)] {
        let [mark] = &of(&documents, at)[..] else { panic!("{at}: {:?}", of(&documents, at)) };
        let words = if rests == Rests::Quoted { "40" } else { "40 people" };
        assert_eq!((mark.words.text.as_str(), mark.outcome, mark.rests), (words, Outcome::Changed, rests));
        assert_eq!(mark.now.as_ref().map(|now| now.text.as_str()), Some("14 people"));
        assert_eq!(mark.later.document, "d-later");
    }
    assert_eq!(of(&documents, 1), [], "the later version stands");
    assert_eq!(of(&documents, 4), [], "who said it there rests on nobody");
}

#[test]
fn the_last_version_counts() {
    let mut documents = story();
    documents.push(with("last", "The Echo", "2031-09-05", MISSING, &REST));
    assert_eq!(of(&documents, 0), [], "what was put right again stands");
    assert_eq!(of(&documents, 1)[0].now.as_ref().map(|now| now.text.as_str()), Some("40 people"));
}

#[test]
fn what_fell_away_is_withdrawn_unless_most_of_the_text_was_left_out() {
    let kept = [REST[0], REST[1], REST[3]];
    let first = with("first", "The Echo", "2031-09-03", MISSING, &REST);
    let later = with("later", "The Echo", "2031-09-04", MISSING, &kept);
    let [mark] = &of(&[first.clone(), later], 0)[..] else { panic!() };
    assert_eq!((mark.outcome, mark.now.as_ref()), (Outcome::Withdrawn, None));
    assert!(mark.words.text.contains("cracked"), "{mark:?}");
    let cut = with("later", "The Echo", "2031-09-20", MISSING, &REST[..1]);
    assert_eq!(of(&[first, cut], 0), []);
}

#[test]
fn other_words_that_say_the_same_are_no_change() {
    let first = with("first", "The Echo", "2031-09-03", MISSING, &REST);
    let reworded = says("Holt", "in the yard of the mill 40 people were still missing");
    let moved = [reworded, REST[3], REST[0], REST[1], REST[2]];
    assert_eq!(of(&[first, article("later", "The Echo", "2031-09-04", &moved)], 0), []);
}

#[test]
fn without_a_day_nothing_says_which_version_came_later() {
    let mut documents = story();
    for document in &mut documents[..2] {
        document.published = None;
    }
    assert!(marks(&documents).is_empty());
    documents[1].text.push_str("Correction: an earlier version of this article said that 40 were missing. ");
    let sentence = documents[1].sentences[4];
    let (start, end) = (sentence.end + 1, documents[1].text.chars().count() - 1);
    documents[1].sentences.push(onrecord_core::contract::Range { start, end });
    let [mark] = &of(&documents, 0)[..] else { panic!("{:?}", of(&documents, 0)) };
    assert_eq!(mark.outcome, Outcome::Corrected);
    assert!(mark.notice.as_ref().is_some_and(|notice| notice.text.starts_with("Correction")), "{mark:?}");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    #[test]
    fn the_order_of_documents_changes_nothing(shuffled in Just(story()).prop_shuffle()) {
        prop_assert_eq!(marks(&shuffled), marks(&story()));
    }
}
