//! Events of arbitrary sentences, by the model that ships: never a panic, and every span quotes its words.

use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use onrecord_core::contract::Document as Contract;
use onrecord_core::understand;
use onrecord_model::{Model, ReaderKind};
use onrecord_text::{ReadOptions, read};
use proptest::prelude::*;

static MODEL: LazyLock<Model> = LazyLock::new(|| {
    let weights = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../models/reader.safetensors");
    let weights = fs::read(weights).expect("the shipped weights").leak();
    Model::read_weights(weights, ReaderKind::Fast).expect("a model")
});

/// Words that rules for events react to.
const PIECES: &[&str] = &[
    "attacked",
    "attack",
    "to",
    "attack",
    "killed",
    "by",
    "withdrew",
    "talks",
    "between",
    "and",
    "Kenya",
    "Russian",
    "troops",
    "the",
    "at least",
    "ten",
    "imposed",
    "sanctions",
    "on",
    "agreed",
    "refused",
    "not",
    "will",
    "would",
    "if",
    "unless",
    "who",
    "which",
    "that",
    ",",
    ".",
    "(",
    ")",
    "\"",
    "’s",
    "its",
    "of",
    "in",
    "Kharkiv",
    "Tuesday",
    "called",
    "off",
    "accused",
    "of",
    "shelling",
    "was",
    "were",
    "has",
    "been",
    "it",
    "said",
    "willing",
    "prepared",
    "annexation",
    "no",
    "planned",
    "more",
    "than",
    "-",
    "–",
    "first",
    "\n\n",
    "1",
    "they",
    "warned",
];

proptest! {
    #![proptest_config(ProptestConfig { cases: 256, ..ProptestConfig::default() })]

    #[test]
    fn any_sentence_has_events_that_quote_it(pieces in prop::collection::vec(prop::sample::select(PIECES), 1..40)) {
        let text = pieces.join(" ");
        if let Ok(document) = read("any.txt", text.as_bytes(), &ReadOptions::default()).remove(0) {
            let findings = understand(&document, &MODEL);
            let contract = Contract::of(&document, &findings);
            prop_assert!(contract.check().is_ok());
            let starts: Vec<usize> = contract.events.iter().map(|e| e.trigger.start).collect();
            prop_assert!(starts.is_sorted());
        }
    }
}
