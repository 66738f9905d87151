//! Which documents are one text: kept as they come in, the same in any order, all at once or bit by bit.

use std::collections::BTreeSet;

use onrecord_core::contract::Document;
use onrecord_record::Record;
use onrecord_relate::lineage::{Reason, Relation};
use proptest::prelude::*;

use crate::articles::{Article, add};
use crate::export::record;

/// What a paper made of a report: `changes` are sentences that stand for those of the same number.
fn paper<'w>(number: u64, outlet: &str, day: &str, changes: &[(usize, &'w str)], length: usize) -> Document {
    let mut sentences: [&'w str; 6] = [
        "The council of Seldom voted 9 to 4 on Tuesday to close the ferry across the Anner.",
        "The ferry was opened in 1911 and carried 212,000 passengers last year.",
        "Mayor Tobias Renn said the new bridge at Hollin made it superfluous.",
        "Its two captains will be offered posts in the harbour office of Lenn.",
        "Farmers on the eastern bank said they would drive 19 kilometres to the market.",
        "The last boat leaves at noon on June 30.",
    ];
    for &(at, words) in changes {
        sentences[at] = words;
    }
    let article = Article::new(number).outlet(outlet).published(day, day);
    sentences[..length].iter().fold(article, |article, words| article.prose(words)).done()
}

fn papers() -> Vec<Document> {
    vec![
        paper(1, "Quill", "2031-05-03", &[], 6),
        paper(2, "Gazette", "2031-05-04", &[], 6),
        paper(3, "Courier", "2031-05-05", &[(5, "Quill reports that the last boat leaves on June 30.")], 6),
        paper(
            4,
            "Quill",
            "2031-05-06",
            &[(1, "The ferry was opened in 1911 and carried 221,000 passengers last year.")],
            6,
        ),
        paper(5, "Other", "2031-05-03", &[(0, "Rain fell."), (1, "It fell in Lenn."), (2, "Nobody was out.")], 3),
        crate::articles::article(7),
    ]
}

fn groups(record: &Record) -> Vec<BTreeSet<String>> {
    let ids = |group: onrecord_record::Lineage| group.members.into_iter().map(|m| m.document.id).collect();
    record.lineage().unwrap().into_iter().map(ids).collect()
}

#[test]
fn a_group_says_who_comes_from_whom() {
    let (_folder, _, mut record) = record();
    papers().into_iter().for_each(|paper| add(&mut record, paper));
    assert_eq!(record.relate().unwrap(), 6);
    assert_eq!(record.relate().unwrap(), 0);
    let [group] = record.lineage().unwrap().try_into().unwrap();
    let told: Vec<_> = group.members.iter().map(|m| (m.document.outlet.clone().unwrap(), m.related.clone())).collect();
    let first = &group.members[0].document.id;
    let of = |at: usize| told[at].1.as_ref().map(|r| (&r.to == first, r.relation, r.reasons.clone())).unwrap();
    assert_eq!((told.len(), told[0].0.as_str(), &told[0].1), (4, "Quill", &None));
    assert_eq!(of(1), (true, Relation::Identical, vec![Reason::Earlier]));
    assert_eq!(of(2), (true, Relation::Syndicated, vec![Reason::Credit, Reason::Earlier]));
    assert_eq!(of(3), (true, Relation::LaterVersion, vec![Reason::Earlier]));
    let numbers = record.lineage_groups().unwrap();
    assert_eq!(numbers.len(), 6);
    assert_eq!(numbers.values().collect::<BTreeSet<_>>().len(), 3);
}

#[test]
fn what_was_related_stays_when_it_is_read_again() {
    let (_folder, _, mut record) = record();
    papers().into_iter().for_each(|paper| add(&mut record, paper));
    record.relate().unwrap();
    let before = groups(&record);
    papers().into_iter().for_each(|paper| add(&mut record, paper));
    assert_eq!(record.relate().unwrap(), 0);
    assert_eq!(groups(&record), before);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(12))]

    #[test]
    fn neither_order_nor_portions_reach_the_groups(
        shuffled in Just(papers()).prop_shuffle(), cuts in prop::collection::vec(prop::bool::ANY, 6)
    ) {
        let (_folder, _, mut straight) = record();
        papers().into_iter().for_each(|paper| add(&mut straight, paper));
        straight.relate().unwrap();
        let (_other, _, mut portions) = record();
        for (paper, cut) in shuffled.into_iter().zip(cuts) {
            add(&mut portions, paper);
            if cut {
                portions.relate().unwrap();
            }
        }
        portions.relate().unwrap();
        prop_assert_eq!(straight.lineage().unwrap(), portions.lineage().unwrap());
    }
}
