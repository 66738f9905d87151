//! `--who` means somebody, whatever an article calls them.

use serde_json::Value;

use crate::support::Folder;

const NAMED: (&str, &str) =
    ("1.txt", "4 March 2024\n\nSarovian President Irena Dovash said that the dam would open on Friday.\n");
const SPELT: (&str, &str) = ("2.txt", "5 March 2024\n\n“Nobody will go thirsty,” Dovaš said. Sarovia has 40 dams.\n");
const OFFICE: (&str, &str) = ("3.txt", "6 March 2024\n\nSarovia’s president said that the dam was open.\n");
const COUSIN: (&str, &str) = (
    "4.txt",
    "7 March 2024\n\nMilan Dovash, a chemist, said that the water was bitter. Pavel Orsin said that it was sweet.\n",
);

fn folder(files: &[(&str, &str)]) -> Folder {
    let folder = Folder::with(files);
    folder.run(&["read", "."]);
    folder
}

/// The contents of the statements that a search finds, and what standard error says before how many they are.
fn found(folder: &Folder, who: &str) -> (Vec<String>, String) {
    let ran = folder.run(&["search", "--json", "--who", who]);
    let lines = ran.out.lines().map(|line| serde_json::from_str::<Value>(line).unwrap());
    let mut said: Vec<String> =
        lines.map(|hit| hit["snippet"]["text"].as_str().unwrap().trim_matches(['“', '”', ',']).to_owned()).collect();
    said.sort();
    let notes: Vec<&str> = ran.err.lines().collect();
    (said, notes[..notes.len() - 1].join("\n"))
}

fn words(folder: &Folder, who: &str) -> Vec<String> {
    found(folder, who).0
}

const DAM: [&str; 3] = ["Nobody will go thirsty", "that the dam was open", "that the dam would open on Friday"];

/// The contents without what the reader takes along at their ends.
fn is_dam(said: &[String]) -> bool {
    said.len() == DAM.len() && said.iter().zip(DAM).all(|(said, dam)| said.starts_with(dam))
}

#[test]
fn every_name_spelling_and_office_finds_what_somebody_said() {
    let folder = folder(&[NAMED, SPELT, OFFICE]);
    for who in ["Irena Dovash", "DOVASH", "Dovaš", "Sarovia’s president"] {
        let (said, notes) = found(&folder, who);
        assert!(is_dam(&said), "{who}: {said:?}");
        assert_eq!(notes, "", "{who}");
    }
    assert_eq!(folder.run(&["search", "dam", "--who", "Dovaš"]).err, "2 statements.\n");
    folder.run(&["search", "--who", "Nobody"]).expect(1, "Nothing found.\n");
}

#[test]
fn two_of_one_last_name_are_both_meant_until_one_is_chosen() {
    let folder = folder(&[NAMED, OFFICE, COUSIN]);
    let (said, notes) = found(&folder, "Dovash");
    assert_eq!(said.len(), 3, "{said:?}");
    assert!(notes.starts_with("Several are called “Dovash”, and all are meant: "), "{notes}");
    assert!(notes.contains("Irena Dovash (person, w") && notes.contains("Milan Dovash (person, w"), "{notes}");
    let milan = notes.split("Milan Dovash (person, ").nth(1).unwrap().split(')').next().unwrap();
    for who in ["Milan Dovash", milan] {
        let (said, notes) = found(&folder, who);
        assert_eq!((said.len(), notes.as_str()), (1, ""), "{who}: {said:?}");
        assert!(said[0].starts_with("that the water was bitter"));
    }
    assert!(folder.print(&["who", milan]).starts_with("Milan Dovash (person): 1 statement, "));
    assert_eq!(words(&folder, "Irena Dovash").len(), 2);
}

#[test]
fn a_merge_changes_what_is_found_and_its_undoing_brings_it_back() {
    let folder = folder(&[NAMED, COUSIN]);
    assert_eq!(words(&folder, "Orsin").len(), 1);
    let merged =
        folder.print(&["review", "merge", "Pavel Orsin", "Milan Dovash", "--by", "Mira", "--on", "2024-05-01"]);
    assert_eq!(words(&folder, "Orsin").len(), 2);
    folder.print(&["review", "undo", &merged[..8], "--by", "Mira", "--on", "2024-05-02"]);
    assert_eq!(words(&folder, "Orsin").len(), 1);
}

#[test]
fn a_description_finds_whoever_is_so_described() {
    let text = "The harbour master said that the port was shut. Harbour Master Lena Aukrust said that it would open.\n";
    let folder = folder(&[("a.txt", text)]);
    assert!(!words(&folder, "harbour master").is_empty());
    let brief = folder.run(&["brief", "a.txt", "--who", "master", "--json"]).out;
    assert_eq!(serde_json::from_str::<Value>(&brief).unwrap()["lines"].as_array().unwrap().len(), 2, "{brief}");
}

#[test]
fn a_brief_of_files_and_one_of_the_record_mean_the_same() {
    let folder = folder(&[NAMED, SPELT, OFFICE, ("4.txt", "Pavel Orsin said that the water was sweet.\n")]);
    let lines = |arguments: &[&str]| {
        let ran = folder.run(&[&["brief", "--json", "--who", "Irena Dovash"], arguments].concat());
        let brief: Value = serde_json::from_str(&ran.out).unwrap();
        assert_eq!(brief["asked"]["who"], "Irena Dovash");
        brief["lines"].as_array().unwrap().len()
    };
    assert_eq!((lines(&[]), lines(&["1.txt", "2.txt", "3.txt", "4.txt"])), (3, 3));
}

#[test]
fn figures_events_and_threads_go_by_who_it_is_too() {
    let text =
        "8 March 2024\n\nIrena Dovash said that 40 people had fled. Milan Dovash said that 50 people had fled.\n";
    let chess = "2 June 2019\n\nMilan Dovash won the chess final in Tarn. It lasted nine hours and 112 moves.\n";
    let folder = folder(&[SPELT, ("5.txt", text), ("6.txt", chess)]);
    let figures = folder.run(&["figures", "--source", "Irena Dovash", "--json"]).out;
    assert!(figures.contains("\"40\"") && !figures.contains("\"50\""), "{figures}");
    let threads = folder.run(&["threads", "--alone", "--json", "--who", "Irena Dovash"]).out;
    assert!(threads.contains("5.txt") && !threads.contains("6.txt"), "{threads}");
}
