//! Whole documents of arbitrary sentences, read with the model that ships: never a panic, every span quotes its
//! words.

mod generated;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use generated::cases;
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

/// Words and marks that rules for statements, entities and events react to, many a line.
const PIECES: &str = "
    attacked attack killed withdrew withdrawal talks between troops imposed sanctions agreed refused called off accused of
    shelling annexation planned willing prepared was were has been would will could may should must can cannot won't n't
    said says say told asked whether warned denied insisted that if unless even though without according to quoted as saying
    added adding declined comment expects hopes believes thinks demand demands rejected never no not neither nor few any
    likely unlikely probably perhaps reportedly allegedly apparently certainly don't
    he she they it we I his her their who which what why Mr. Ms. Gen. Dr. President Prime Minister minister ministry
    spokesman spokeswoman official officials analysts a the an its of in on at by for with from to and or but as than more
    Kenya Russian Kharkiv Ukraine's Vladimir Putin Mary-Ann O'Neill NATO U.S. EU Moscow Kremlin Reuters
    Tuesday yesterday last week in 2014 1 ten 2,000 $5 million percent at least first
    condition anonymity because sensitive interview statement letter tweet report newspaper
    . . , , : ; - – — … ? ! ( ) [ ] \" \" “ ” ‘ ’ ' « » „ ’s 's * ** # > | • /
    \u{a0} \u{200b} \u{301} 😀 ﬁ ß İ Ω 中文 \u{202e}";

/// What stands between two pieces.
fn gap() -> impl Strategy<Value = &'static str> {
    prop_oneof![12 => Just(" "), 2 => Just(""), 1 => Just("\n"), 2 => Just("\n\n")]
}

fn pieces() -> Vec<&'static str> {
    PIECES.split([' ', '\n']).filter(|piece| !piece.is_empty()).collect()
}

/// The shipped example articles and the files of the literate cases, as words with the blanks behind them.
static WRITTEN: LazyLock<Vec<String>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let paths = |folder: PathBuf| fs::read_dir(folder).expect("a folder").map(|file| file.unwrap().path());
    let folders = paths(root.join("cases")).chain([root.join("../../examples/sarune")]);
    let mut files: Vec<_> = folders.flat_map(paths).collect();
    files.sort();
    let texts = files.iter().filter_map(|file| fs::read_to_string(file).ok());
    texts.flat_map(|text| text.split_inclusive([' ', '\n']).map(str::to_owned).collect::<Vec<_>>()).collect()
});

/// Words that follow each other in what is written, up to a line of them.
fn cutting() -> impl Strategy<Value = String> {
    (0..WRITTEN.len(), 1usize..24).prop_map(|(from, words)| {
        let to = (from + words).min(WRITTEN.len());
        WRITTEN[from..to].concat()
    })
}

/// Panics where a part of the contract does not hold for a text.
fn understood(text: &str) {
    if let Ok(document) = read("any.txt", text.as_bytes(), &ReadOptions::default()).remove(0) {
        let findings = understand(&document, &MODEL);
        let contract = Contract::of(&document, &findings);
        contract.check().expect("spans that quote their words");
        assert!(contract.events.is_sorted_by_key(|event| event.trigger.start));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: cases(256), failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_of_pieces(words in prop::collection::vec((prop::sample::select(pieces()), gap()), 1..60)) {
        understood(&words.iter().flat_map(|&(word, gap)| [word, gap]).collect::<String>());
    }

    #[test]
    fn any_text_cut_off(text in cutting()) {
        understood(&text);
    }

    #[test]
    fn any_text_of_cuttings(parts in prop::collection::vec(prop_oneof![
        4 => cutting(),
        1 => (prop::sample::select(pieces()), gap()).prop_map(|(word, gap)| format!("{word}{gap}")),
    ], 1..24)) {
        understood(&parts.concat());
    }
}
