//! Lineage on articles that a paragraph tells: sentence maps, relations, directions, and that order changes nothing.

use std::collections::BTreeSet;

use onrecord_core::Findings;
use onrecord_core::contract::{Document, Published};
use onrecord_relate::lineage::index::Memory;
use onrecord_relate::lineage::{
    Article, Compared, Likeness, Outline, Prepared, Reason, Relation, SentenceLabel, Which, family, signature,
};
use onrecord_text::{Metadata, ReadOptions};
use proptest::prelude::*;

const REPORT: [&str; 7] = [
    "SELDOM, May 3 (Quill) - The town council of Seldom voted 9 to 4 on Tuesday to close the ferry across the Anner.",
    "The ferry, which was opened in 1911, carried 212,000 passengers last year.",
    "\"We are not closing a ferry, we are closing a street,\" said councillor Ilse Brandt, who voted against it.",
    "Mayor Tobias Renn said that the new bridge at Hollin made the ferry superfluous.",
    "Its two captains will be offered posts in the harbour office.",
    "Farmers on the eastern bank said they would have to drive 19 kilometres to reach the market.",
    "The last boat leaves at noon on June 30.",
];

fn document(sentences: &[&str], outlet: Option<&str>, day: Option<&str>) -> Document {
    let text = sentences.join("\n\n");
    let mut read = onrecord_text::read("a.txt", text.as_bytes(), &ReadOptions::default()).remove(0).unwrap();
    read.metadata = Metadata { outlet: outlet.map(str::to_owned), ..Metadata::default() };
    let sentences = read.segment().sentences.iter().map(|s| s.span).collect();
    let mut document = Document::of(&read, &Findings { sentences, ..Findings::default() });
    document.published = day.map(|day| Published {
        earliest: day.into(),
        latest: day.into(),
        how: "given".into(),
        evidence: Vec::new(),
    });
    document
}

fn compared(first: &Document, second: &Document) -> Compared {
    Compared::of(&Prepared::of(first), &Prepared::of(second))
}

fn report() -> Document {
    document(&REPORT, Some("Quill"), Some("2031-05-03"))
}

#[test]
fn a_client_cuts_edits_moves_and_adds() {
    let client = [
        "The town council of Seldom on Tuesday voted 9 to 4 to close the ferry across the Anner.",
        REPORT[6],
        REPORT[1],
        "\"We are not closing a ferry, we are closing a street,\" said councillor Ilse Brandt.",
        "Readers of this newspaper have collected signatures for weeks.",
        REPORT[3],
        REPORT[5],
    ];
    let found = compared(&report(), &document(&client, Some("Seldom Gazette"), Some("2031-05-04")));
    let labels: Vec<SentenceLabel> = found.alignment.links.iter().map(|l| l.label).collect();
    use SentenceLabel::{Added, Copied, Edited, Moved};
    assert_eq!(labels, [Edited, Moved, Copied, Edited, Added, Copied, Copied]);
    assert_eq!(found.alignment.cut, [4]);
    assert_eq!(found.relation, Some(Relation::Syndicated));
    let direction = found.direction.unwrap();
    assert_eq!((direction.original, direction.reasons), (Which::First, vec![Reason::Earlier]));
}

#[test]
fn a_retelling_in_other_words_is_told_from_a_report_of_ones_own() {
    let retelling = document(
        &[
            "By nine votes to four Seldom's councillors decided on Tuesday that the ferry over the Anner will be shut.",
            "Last year 212,000 people used the ferry, in service since 1911.",
            "\"We are not closing a ferry, we are closing a street,\" was the protest of Ilse Brandt, one of the four.",
            "It is no longer needed now that there is a bridge at Hollin, according to Tobias Renn, the mayor.",
            "Both captains can have jobs at the office of the harbour.",
            "To get to market, farmers east of the river face a drive of 19 km.",
            "On 30 June at midday the final boat departs.",
        ],
        None,
        None,
    );
    let own = document(
        &[
            "Tobias Renn looked tired when he left the town hall of Seldom on Tuesday night.",
            "The mayor had won, 9 to 4, after a debate of five hours.",
            "Outside, some two hundred people sang the song of the ferrymen.",
            "\"We are not closing a ferry, we are closing a street,\" Ilse Brandt called to them from the steps.",
            "The river Anner has drowned three bridges, and old people trust only boats.",
            "A school class had written letters to the council, none of which was read out.",
        ],
        None,
        None,
    );
    assert_eq!(compared(&report(), &retelling).relation, Some(Relation::Rewritten));
    assert_eq!(compared(&report(), &own).relation, Some(Relation::CommonQuotation));
    assert_eq!(compared(&report(), &own).direction, None);
}

#[test]
fn a_form_filled_in_anew_is_another_article() {
    let bulletin = |town: &str, numbers: [u32; 5]| {
        let [a, b, c, d, e] = numbers;
        let sentences = [
            format!("The water board of {town} measured {a} centimetres at the gauge on Monday."),
            format!("In the past week {b} litres of rain fell on each square metre, and {c} cellars were pumped dry."),
            format!("The fire brigade of {town} was called {d} times and filled {e} bags with sand."),
        ];
        document(&sentences.each_ref().map(String::as_str), Some("Water Board"), None)
    };
    let (first, second) = (bulletin("Seldom", [412, 31, 7, 9, 340]), bulletin("Hollin", [388, 24, 12, 15, 90]));
    assert_eq!(compared(&first, &second).relation, None);
}

#[test]
fn a_dispatch_edited_throughout_is_no_part_of_the_other() {
    let dispatch = [
        "The town council of Seldom decided by 9 votes to 4 on Tuesday to close the ferry across the Anner.",
        "The ferry, opened in 1911, carried some 212,000 passengers last year.",
        "It was a street that was closed and not a ferry, councillor Ilse Brandt protested.",
        "According to the mayor, Tobias Renn, nobody needs it now that there is a bridge at Hollin.",
        "Farmers on the eastern bank said that they would have to drive 19 kilometres to the market.",
        "The last boat leaves at noon on June 30.",
        "In the harbour cafe nobody wanted to speak of it on Wednesday morning, and the ferrymen least of all.",
        "The river has been crossed by boat at this place for as long as there have been written records.",
    ];
    let found = compared(&report(), &document(&dispatch, Some("Eastern Dispatch"), None));
    assert!(found.likeness.kept.first.min(found.likeness.kept.second) < 0.5);
    assert_eq!(found.relation, Some(Relation::Syndicated));
    let part = compared(&report(), &document(&REPORT[3..6], Some("Eastern Dispatch"), None));
    assert_eq!(part.relation, Some(Relation::Excerpted));
}

#[test]
fn sentences_taken_over_count_whatever_else_is_told() {
    let elsewhere = [
        "Prices of diesel rose in Lenn, Orrin and Tarby for the third week, by 4, 7 and 9 cents, traders said on Friday.",
        "In Marl the school opened its doors again after 31 days, and headmaster Odo Finn spoke of a fresh start.",
        "The Hartwell orchestra goes to Belmont and Corve in autumn with works by Ansgar and Leroux.",
    ];
    let round_up: Vec<&str> = REPORT[..6].iter().copied().chain(elsewhere).collect();
    let found = compared(&report(), &document(&round_up, Some("Lenn Weekly"), None));
    assert!(found.relation.is_some_and(Relation::is_lineage));
    let brief = "The ferry, which was opened in 1911, carried 212,000 passengers last year, Quill said.";
    let same = "The ferry, which was opened in 1911, carried 212,000 passengers last year, says Quill.";
    assert_eq!(
        compared(&document(&[brief], None, None), &document(&[same], None, None)).relation,
        Some(Relation::Syndicated)
    );
}

#[test]
fn who_reports_on_one_speech_has_its_words() {
    let speech = "\"We have looked at the ferry for two years, and at the money it costs, and at the people who use it, and at \
        those who no longer do, and we have found no way in which a town of our size can keep both a bridge and a boat, so \
        that what remains to us is to say thank you to those who took us across for so long and so well,\" Renn said.";
    let own = [
        "Mayor Tobias Renn defended himself before an angry crowd.",
        speech,
        "Someone threw an egg, which missed.",
        "Farmers left the hall, and came back with a banner that they had painted in the yard.",
        "Shopkeepers on the quay fear for the summer, when every second customer comes by boat from Hollin or from Lenn.",
        "Nobody has asked what becomes of the landing stage, which belongs to the Seldom rowing club and needs new piles.",
    ];
    let reported = [&REPORT[..2], &[speech], &REPORT[3..]].concat();
    let found = compared(&document(&own, None, None), &document(&reported, None, None));
    assert_eq!(found.relation, Some(Relation::CommonQuotation));
}

#[test]
fn one_outlet_or_one_page_makes_versions() {
    let mut later = REPORT;
    later[1] = "The ferry, which was opened in 1911, carried 221,000 passengers last year.";
    let later = document(&later, Some("The Quill"), Some("2031-05-05"));
    let found = compared(&later, &report());
    assert_eq!(found.relation, Some(Relation::LaterVersion));
    assert_eq!(found.direction.unwrap().original, Which::Second);
    let mut elsewhere = document(&["The page has moved to the archive."], None, None);
    elsewhere.url = Some("http://quill.example/ferry/".into());
    let mut page = report();
    page.url = Some("https://www.quill.example/ferry".into());
    assert_eq!(compared(&page, &elsewhere).relation, Some(Relation::LaterVersion));
}

#[test]
fn a_credit_outranks_days_and_nothing_is_said_without_reasons() {
    let early = document(&REPORT, Some("Seldom Gazette"), Some("2031-05-01"));
    let direction = compared(&report(), &early).direction.unwrap();
    assert_eq!((direction.original, direction.reasons), (Which::First, vec![Reason::Credit]));
    let undated = document(&REPORT[1..], None, None);
    assert_eq!(compared(&undated, &document(&REPORT[1..6], None, None)).direction, None);
    let mut with_agency = REPORT.to_vec();
    with_agency.push("With material from Reuters.");
    let clients = [("Gazette", "2031-05-04"), ("Courier", "2031-05-05")];
    let [one, other] = clients.map(|(outlet, day)| document(&with_agency, Some(outlet), Some(day)));
    assert_eq!(compared(&one, &other).direction, None, "both may have it from the agency");
}

#[test]
fn signs_of_translation_point_to_the_original() {
    let quoted = [
        "The minister's plan was called \"a map without a road\" by the opposition's leader, Odo Karr.",
        "The union's lawyers said that \"the ink is not yet dry\" on the treaty with the railway's owners.",
        "Some 14,000 people came to the station's square and sang.",
        "The city's mayor, Runa Vest, answered that \"maps come before roads\" and went home.",
    ];
    let back = [
        "The plan of the minister was called a map without a road by the chief of the opposition, Odo Karr.",
        "The lawyers of the union said that the ink is not yet dry on the treaty with the owners of the railway.",
        "Some 14 000 people came to the square of the station and sang.",
        "The mayor of the city, Runa Vest, answered that maps come before roads and went home.",
    ];
    let direction = compared(&document(&back, None, None), &document(&quoted, None, None)).direction.unwrap();
    assert_eq!((direction.original, direction.reasons), (Which::Second, vec![Reason::TranslatedBack]));
}

#[test]
fn a_family_goes_back_to_what_was_first() {
    let documents = [
        report(),
        document(&REPORT, Some("Gazette"), Some("2031-05-04")),
        document(&REPORT[1..4], Some("Courier"), Some("2031-05-06")),
        document(&REPORT, None, None),
    ];
    let prepared: Vec<Prepared> = documents.iter().map(Prepared::of).collect();
    let found = family(&prepared, &[(0, 1), (2, 0), (1, 2), (0, 3)]);
    assert_eq!(found[0], None);
    assert_eq!(found[1].as_ref().map(|d| (d.of, d.relation)), Some((0, Relation::Identical)));
    assert_eq!(found[2].as_ref().map(|d| (d.of, d.relation)), Some((0, Relation::Excerpted)));
    assert_eq!(found[3].as_ref().map(|d| (d.of, d.reasons.clone())), Some((0, vec![Reason::Credit])));
}

/// An article of some of the report's sentences and some others.
fn mixture(choice: &[usize]) -> Article {
    let own = ["A quiet day passed on the river.", "Nobody in Hollin had anything to say about 1911 or the Quill."];
    let all: Vec<&str> = REPORT.into_iter().chain(own).collect();
    let sentences: Vec<&str> = choice.iter().map(|&at| all[at % all.len()]).collect();
    Article::of(&document(&sentences, None, None))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(40))]

    #[test]
    fn the_sides_change_places_and_nothing_else(
        first in prop::collection::vec(0usize..9, 1..7), second in prop::collection::vec(0usize..9, 1..7)
    ) {
        let (first, second) = (mixture(&first), mixture(&second));
        let (there, back) = (Likeness::of(&first, &second).0, Likeness::of(&second, &first).0);
        prop_assert_eq!(there, back.turned());
        prop_assert_eq!(there.kinship(40), back.kinship(40));
    }

    #[test]
    fn an_outline_never_parts_what_is_of_one_lineage(
        one in prop::collection::vec(0usize..7, 1..9), other in prop::collection::vec(0usize..7, 1..9)
    ) {
        let (one, other) = (mixture(&one), mixture(&other));
        let words = one.words().count().min(other.words().count());
        let lineage = Likeness::of(&one, &other).0.kinship(words).is_lineage();
        prop_assert!(!lineage || Outline::of(&one).may_be_lineage(&Outline::of(&other)));
    }

    #[test]
    fn like_articles_are_candidates(choice in prop::collection::vec(0usize..7, 3..7)) {
        let mut index = Memory::default();
        index.add(0, signature::keys(&mixture(&[0, 1, 2, 3, 4, 5, 6])));
        let distinct: BTreeSet<usize> = choice.iter().copied().collect();
        let found = index.add(1, signature::keys(&mixture(&choice)));
        prop_assert!(found == [0] || distinct.len() < 2, "{choice:?}");
    }

    /// With so few keys, most are spent on the way.
    #[test]
    fn the_order_of_texts_changes_no_pair(
        (texts, shuffled) in prop::collection::vec(prop::collection::btree_set(0u64..30, 1..8), 150)
            .prop_map(|texts| texts.into_iter().enumerate().collect::<Vec<_>>())
            .prop_flat_map(|texts| (Just(texts.clone()), Just(texts).prop_shuffle()))
    ) {
        let pairs = |texts: &[(usize, BTreeSet<u64>)]| {
            let mut index = Memory::default();
            for (name, keys) in texts {
                for other in index.add(*name as i64, keys.iter().copied().collect()) {
                    index.pair(*name as i64, other);
                }
            }
            index.pairs().collect::<Vec<_>>()
        };
        let found = pairs(&texts);
        prop_assert!(!found.is_empty());
        prop_assert_eq!(found, pairs(&shuffled));
    }
}
