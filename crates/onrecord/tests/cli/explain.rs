//! The whole of what `onrecord explain` prints: every label with the path that led to it. Scores of the model are left
//! out, which change when it is trained again.

use serde_json::Value;

use crate::support::Folder;

/// What stands between the marked sentence and the words, and what the model says of them.
fn explained(text: &str) -> String {
    let folder = Folder::with(&[("t.txt", text)]);
    folder.print(&["read", "t.txt"]);
    let document: Value = serde_json::from_str(&folder.print(&["extract", "--json", "t.txt"])).unwrap();
    let id = document["statements"][0]["id"].as_str().expect("a statement");
    let shown = folder.print(&["explain", id]);
    let lines = shown.lines().skip_while(|line| !line.starts_with("[")).take_while(|line| !line.starts_with("word "));
    let plain = |line: &&str| !["id ", "confidence ", "model:"].iter().any(|start| line.starts_with(start));
    lines.filter(plain).map(str::trim_end).collect::<Vec<_>>().join("\n").trim().to_owned()
}

#[test]
fn every_label_has_its_path() {
    let text = "Two Sarovian officials told reporters at a news conference in Lund on 3 May 2024 that the tunnel would \
                probably not open in June unless the fighting stopped.\n";
    let expected = "\
[source: Two Sarovian officials] [cue: told] reporters at a news conference in Lund on 3 May 2024 [content: that the tunnel would probably not open in June unless the fighting stopped] .

source       Sarovian officials (group)
source kind  anonymous
how many     2
mode         indirect
kind         forecast
or           assessment
polarity     negative
certainty    probable
realis       made
hedges       probably
probability  55% to 80%
condition    unless the fighting stopped
venue        a news conference in Lund
addressee    reporters
channel      news_conference (news conference)
said on      3 May 2024 (2024-05-03)

kind: forecast: future by “would”
kind_alt: assessment: future holds it to be nearly as good
polarity: negative: one negation by “not”
certainty: probable: hedge “probably”
hedge: “probably”: probable, of the claim
probability: 55 to 80 % by ICD 203
realis: made: by “told”
mode: indirect: no word stands between quotation marks
condition: “unless the fighting stopped”: the claim depends on it
source_entity: stands for an entity: nominal
source_kind: anonymous: nominal
source_count: 2: by the source's words
addressee: read it off “reporters”
venue: read it off “a news conference in Lund”
channel: read it off “news conference”
said_on: read it off “3 May 2024”";
    assert_eq!(explained(text), expected);
}

#[test]
fn a_statement_that_was_not_made_says_why() {
    let expected = "\
[source: The ministry] [cue: did not say] [content: when the talks would resume] .

source       ministry (organisation)
source kind  government
mode         indirect
kind         assertion
polarity     negative
certainty    unspecified
realis       not_made

kind: assertion: negated_cue by “not … say”
polarity: negative: one negation by “not”
certainty: unspecified: it was not said
realis: not_made: by “not … say”
mode: indirect: no word stands between quotation marks
source_entity: stands for an entity: nominal
source_kind: government: nominal";
    assert_eq!(explained("The ministry did not say when the talks would resume.\n"), expected);
}
