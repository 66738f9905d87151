//! Claims, origins, disputes and shifts of articles made by hand; and that the order of the articles changes nothing.

mod articles;

use articles::{Says, article, denies, related, related_in_one_story, says};
use onrecord_core::contract::Document;
use onrecord_relate::claim::{Kind, Reason, Related};
use onrecord_relate::dispute::{Over, Scope, disputes, explained};
use onrecord_relate::origin::{Fold, origins};
use onrecord_relate::shift::{Change, shifts};
use proptest::prelude::*;

/// The relation of two sentences, said in two articles of one day by two speakers.
fn relation(one: Says, two: Says) -> Option<(Kind, Vec<Reason>)> {
    let related = related(&[article("a", "A", "2031-03-04", &[one]), article("b", "B", "2031-03-04", &[two])]);
    related.pairs.into_values().next().map(|r| (r.kind, r.reasons))
}

fn kind(one: &'static str, two: &'static str) -> Option<Kind> {
    relation(says("Vesh", one), says("Orlan", two)).map(|(kind, _)| kind)
}

#[test]
fn other_words_say_the_same() {
    for (one, two) in [
        ("Kelmari troops pulled out of Dresk", "Kelmari forces have withdrawn from Dresk"),
        ("a shell killed the ferryman in Dresk", "the ferryman was killed by a shell in Dresk"),
        ("the truce would begin on the bridge at noon", "a ceasefire is to start at noon on the bridge"),
        ("the price of bread would not rise", "bread prices would stay where they are"),
    ] {
        assert_eq!(kind(one, two), Some(Kind::Same), "{one} | {two}");
        assert_eq!(kind(two, one), Some(Kind::Same), "{two} | {one}");
    }
}

#[test]
fn another_name_thing_or_act_is_another_claim() {
    for (one, two) in [
        ("engineers blew up the bridge at Dresk", "engineers blew up the barracks at Dresk"),
        ("14 soldiers were killed near the bridge", "14 soldiers were wounded near the bridge"),
    ] {
        assert_eq!(kind(one, two), Some(Kind::Different), "{one} | {two}");
    }
    let demand = Says("Vesh", "demanded", "the release of all prisoners in Dresk", "demand", "unspecified");
    let offer = Says("Orlan", "offered", "the release of all prisoners in Dresk", "proposal", "unspecified");
    assert_eq!(relation(demand, offer), Some((Kind::Different, vec![Reason::Acts])));
}

#[test]
fn denials_negations_opposites_and_figures_contradict() {
    let said = says("Vesh", "the guns had opened fire on the ferry");
    let against = |two: Says| relation(said, two).map(|(kind, _)| kind);
    assert_eq!(against(denies("Orlan", "the guns had fired on the ferry")), Some(Kind::Contradicting));
    assert_eq!(against(says("Orlan", "the guns had not fired on the ferry")), Some(Kind::Contradicting));
    assert_eq!(against(denies("Orlan", "the guns had not fired on the ferry")), Some(Kind::Same));
    assert_eq!(kind("wheat exports rose last year", "exports of wheat fell last year"), Some(Kind::Contradicting));
    assert_eq!(kind("14 soldiers died near the bridge", "30 soldiers died near the bridge"), Some(Kind::Contradicting));
    assert_eq!(kind("1,500 soldiers died near the bridge", "1,500 soldiers died at the bridge"), Some(Kind::Same));
}

/// Disputes over figures that two speakers give in one story, and differences that explain themselves.
fn figures(one: (&'static str, &'static str), two: (&'static str, &'static str)) -> (usize, Vec<Option<Scope>>) {
    let article = |path, (day, content)| article(path, path, day, &[says(path, content)]);
    let related = related_in_one_story(&[article("Vesh", one), article("Orlan", two)]);
    (disputes(&related).len(), explained(&related).iter().map(|d| d.scope).collect())
}

#[test]
fn figures_on_one_question_are_disputed_whatever_the_sentences() {
    const STRENK: (&str, &str) = ("2031-03-04", "14 soldiers were killed when shells fell on the bridge at Lorvik");
    let against = |day, content| figures(STRENK, (day, content));
    assert_eq!(against("2031-03-04", "the fire on the Lorvik bridge killed 31 soldiers before noon"), (1, vec![]));
    assert_eq!(against("2031-03-04", "the fire on the Lorvik bridge killed 14 soldiers before noon"), (0, vec![]));
    let update = ("2031-03-06", "after two days 31 soldiers had been killed by shells at the bridge of Lorvik");
    assert_eq!(figures(STRENK, update), (0, vec![Some(Scope::Update)]));
    let fall = ("2031-03-06", "after two days 9 soldiers had been killed by shells at the bridge of Lorvik");
    assert_eq!(figures(STRENK, fall), (1, vec![]));
    assert_eq!(against("2031-03-04", "shells killed 31 soldiers in the barracks of Anshar"), (0, vec![]));
}

#[test]
fn what_is_wished_recalled_or_done_otherwise_is_no_figure_on_the_question() {
    const CROSSED: (&str, &str) = ("2031-03-04", "85 trucks with flour had reached the camp at Dresk");
    let against = |content| figures(CROSSED, ("2031-03-04", content)).0;
    assert_eq!(against("only 20 trucks with flour had come to the camp of Dresk since the morning"), 1);
    assert_eq!(against("Dresk wanted 20 trucks with flour to reach the camp every week"), 0);
    assert_eq!(against("the soldiers had burnt 20 trucks with flour outside the camp of Dresk"), 0);
}

#[test]
fn what_was_not_said_is_negated_through_an_aside() {
    let said = says("Vesh", "the army needs 2,000 guns in all");
    let not = says("Orlan", "I did not say, by the way, that the army needs 2,000 guns");
    assert_eq!(relation(said, not), Some((Kind::Contradicting, vec![Reason::Negation])));
    let aside = says("Orlan", "the army needs 2,000 guns, a number that nobody could verify");
    assert_eq!(relation(said, aside).map(|(kind, _)| kind), Some(Kind::Same));
}

/// The names of the origins of the only claim.
fn origins_of(documents: &[Document]) -> Vec<(String, Vec<Fold>)> {
    let related = related(documents);
    let claims = related.claims();
    assert_eq!(claims.len(), 1, "{claims:?}");
    origins(&related.told, &claims[0]).into_iter().map(|o| (o.source, o.folded)).collect()
}

#[test]
fn one_speaker_one_unnamed_source_and_one_quoted_outlet_are_one_origin_each() {
    const CLAIM: &str = "the general had ordered the strike on the dam";
    let by = |path: &str, outlet: &str, speaker| article(path, outlet, "2031-03-04", &[says(speaker, CLAIM)]);
    let two = origins_of(&[by("a", "A", "Irena Vesh"), by("b", "B", "Orlan")]);
    assert_eq!(two.len(), 2);
    let speaker = origins_of(&[by("a", "A", "Irena Vesh"), by("b", "B", "Vesh")]);
    assert_eq!(speaker, [("Irena Vesh".to_owned(), vec![Fold::OneSpeaker])]);
    let unnamed = origins_of(&[by("a", "A", "two diplomats"), by("b", "B", "the two diplomats")]);
    assert_eq!(unnamed, [("two diplomats".to_owned(), vec![Fold::SharedUnnamed])]);
    let quoted = origins_of(&[by("a", "Halden Courier", "an official"), by("b", "B", "Halden Courier")]);
    assert_eq!(quoted, [("an official".to_owned(), vec![Fold::Quoted])]);
}

#[test]
fn a_dispute_has_both_sides_with_their_origins() {
    let related = related(&[
        article("a", "A", "2031-03-04", &[says("Vesh", "the guns had opened fire on the ferry")]),
        article("b", "B", "2031-03-05", &[says("Bures", "the guns opened fire on the ferry")]),
        article("c", "C", "2031-03-05", &[denies("Orlan", "the guns had fired on the ferry")]),
    ]);
    let found = disputes(&related);
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!((found[0].kind, found[0].sides.each_ref().map(|s| s.origins.len())), (Over::Statements, [2, 1]));
    assert!(shifts(&related).is_empty());
}

#[test]
fn who_contradicts_himself_later_shifts_and_disputes_nothing() {
    let related = related(&[
        article("a", "A", "2031-03-04", &[says("Vesh", "14 soldiers died near the bridge")]),
        article("b", "B", "2031-03-20", &[says("Vesh", "13 soldiers died near the bridge")]),
        article("c", "C", "2031-04-02", &[denies("Vesh", "13 soldiers died near the bridge")]),
    ]);
    assert_eq!(shifts(&related).iter().map(|s| s.kind).collect::<Vec<_>>(), [Change::Figure, Change::WalkBack]);
    assert!(disputes(&related).is_empty());
}

#[test]
fn certainty_hardens_and_softens() {
    let may = Says("Vesh", "said", "the gates may open in the spring at Tamur", "forecast", "possible");
    let will = Says("Vesh", "said", "the gates will open in the spring at Tamur", "forecast", "certain");
    let kinds = |first, then| {
        let related = related(&[article("a", "A", "2031-03-04", &[first]), article("b", "B", "2031-03-20", &[then])]);
        shifts(&related).iter().map(|s| s.kind).collect::<Vec<_>>()
    };
    assert_eq!(kinds(may, will), [Change::Hardened]);
    assert_eq!(kinds(will, may), [Change::Softened]);
    assert_eq!(kinds(will, will), []);
}

#[test]
fn counts_of_days_far_apart_are_explained() {
    let related = related(&[
        article("a", "A", "2031-03-04", &[says("Vesh", "14 soldiers died near the bridge")]),
        article("b", "B", "2031-03-20", &[says("Orlan", "30 soldiers died near the bridge")]),
    ]);
    assert!(disputes(&related).is_empty());
    assert_eq!(explained(&related).len(), 1);
}

/// Everything that is found, as text.
fn found(related: &Related) -> String {
    format!("{:?}\n{:?}\n{:?}\n{:?}", related.claims(), disputes(related), explained(related), shifts(related))
}

proptest! {
    #[test]
    fn the_order_of_the_articles_changes_nothing(order in Just((0..6).collect::<Vec<usize>>()).prop_shuffle()) {
        let articles = [
            article("a", "A", "2031-03-04", &[says("Vesh", "14 soldiers died near the bridge"),
                                              says("Vesh", "the guns had opened fire on the ferry")]),
            article("b", "B", "2031-03-05", &[says("Bures", "the guns opened fire on the ferry")]),
            article("c", "C", "2031-03-05", &[denies("Orlan", "the guns had fired on the ferry"),
                                              says("Orlan", "30 soldiers died near the bridge")]),
            article("d", "D", "2031-03-20", &[says("Vesh", "13 soldiers died near the bridge")]),
            article("e", "E", "2031-03-21", &[says("two officials", "the guns had opened fire on the ferry")]),
            article("f", "F", "2031-03-22", &[denies("Bures", "the guns opened fire on the ferry")]),
        ];
        let shuffled: Vec<Document> = order.iter().map(|&place| articles[place].clone()).collect();
        prop_assert_eq!(found(&related(&shuffled)), found(&related(&articles)));
    }
}
