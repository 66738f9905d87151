//! Reading again: the same, another form, another reader, another path.

use onrecord_core::contract::Document;
use onrecord_record::{DocumentFilter, InputFile, Lookup, Outcome, Reading, Record, Written};

use crate::articles::{add, article, file, read_at};
use crate::export::{check, export, record};

fn written(record: &mut Record, file: &InputFile, readings: Vec<Reading>) -> Written {
    let mut writer = record.writer();
    writer.add_file(file, readings).unwrap();
    writer.finish().unwrap()
}

fn paths(record: &Record, superseded: bool) -> Vec<(String, bool)> {
    let filter = DocumentFilter { superseded, ..DocumentFilter::default() };
    let mut out: Vec<_> = record.documents(&filter).unwrap().into_iter().map(|d| (d.path, d.current)).collect();
    out.sort();
    out
}

fn whole(record: &Record, id: &str) -> Document {
    match record.document(id).unwrap() {
        Lookup::One(document) => document,
        other => panic!("{other:?}"),
    }
}

#[test]
fn reading_twice_changes_nothing() {
    let (_folder, path, mut record) = record();
    let a = file("a.txt", 1);
    assert!(!record.has_read(&a).unwrap());
    let first = written(&mut record, &a, vec![read_at("a.txt", article(1))]);
    assert_eq!(first, Written { new: 1, ..Written::default() });
    assert!(record.has_read(&a).unwrap());
    let before = export(&record);
    let second = written(&mut record, &a, vec![read_at("a.txt", article(1))]);
    assert_eq!(second, Written { unchanged: 1, ..Written::default() });
    assert_eq!(export(&record), before);
    check(&path);
}

#[test]
fn a_file_counts_as_read_only_in_its_form_and_by_its_reader() {
    let (_folder, _, mut record) = record();
    let a = file("a.txt", 1);
    written(&mut record, &a, vec![read_at("a.txt", article(1))]);
    assert!(!record.has_read(&file("a.txt", 2)).unwrap());
    assert!(!record.has_read(&file("b.txt", 1)).unwrap());
    assert!(!record.has_read(&InputFile { reader: "reader 2".into(), ..a.clone() }).unwrap());
    assert!(!record.has_read(&InputFile { sha256: None, ..a }).unwrap());
}

#[test]
fn a_file_of_several_counts_as_read_when_closed() {
    let (_folder, _, mut record) = record();
    let a = file("a.jsonl", 1);
    let mut writer = record.writer();
    writer.add(&a, read_at("a.jsonl#1", article(1))).unwrap();
    writer.finish().unwrap();
    assert!(!record.has_read(&a).unwrap());
    let again = vec![read_at("a.jsonl#1", article(1)), Reading::rejected("a.jsonl#2", "no_text", "No text.")];
    let second = written(&mut record, &a, again);
    assert_eq!(second, Written { unchanged: 1, rejected: 1, ..Written::default() });
    assert!(record.has_read(&a).unwrap());
}

#[test]
fn the_path_is_the_first_in_byte_order() {
    for order in [["b.txt", "a.txt", "c.txt"], ["c.txt", "b.txt", "a.txt"], ["a.txt", "c.txt", "b.txt"]] {
        let (_folder, path, mut record) = record();
        for name in order {
            written(&mut record, &file(name, 1), vec![read_at(name, article(1))]);
        }
        assert_eq!(paths(&record, true), [("a.txt".to_owned(), true)]);
        assert_eq!(record.counts().unwrap().readings, 3);
        assert_eq!(record.paths_of(&article(1).id).unwrap(), ["a.txt", "b.txt", "c.txt"]);
        assert_eq!(whole(&record, &article(1).id), Document { path: "a.txt".into(), ..article(1) });
        check(&path);
    }
}

#[test]
fn what_the_text_does_not_show_comes_from_the_first_path() {
    let mut lossy = article(1);
    lossy.problems.push(onrecord_core::contract::Problem {
        code: "encoding_guessed".into(),
        message: "Read as windows-1252.".into(),
        span: None,
    });
    let readings = [("a.txt", article(1)), ("b.txt", lossy)];
    let both = |order: [usize; 2]| {
        let (_folder, _, mut record) = record();
        for (name, document) in order.map(|i| readings[i].clone()) {
            written(&mut record, &file(name, 1), vec![read_at(name, document)]);
        }
        export(&record)
    };
    assert_eq!(both([0, 1]), both([1, 0]));
}

#[test]
fn a_changed_file_keeps_its_old_article_as_superseded() {
    let (_folder, path, mut record) = record();
    written(&mut record, &file("a.txt", 1), vec![read_at("a.txt", article(1))]);
    let second = written(&mut record, &file("a.txt", 2), vec![read_at("a.txt", article(2))]);
    assert_eq!(second, Written { new: 1, ..Written::default() });
    assert_eq!(paths(&record, false), [("a.txt".to_owned(), true)]);
    assert_eq!(paths(&record, true), [("a.txt".to_owned(), false), ("a.txt".to_owned(), true)]);
    assert_eq!(whole(&record, &article(1).id), Document { path: "a.txt".into(), ..article(1) });
    assert_eq!(record.counts().unwrap().superseded, 1);

    written(&mut record, &file("a.txt", 1), vec![read_at("a.txt", article(1))]);
    assert_eq!(paths(&record, false).len(), 1);
    assert_eq!(record.documents(&DocumentFilter::default()).unwrap()[0].id, article(1).id);
    check(&path);
}

#[test]
fn an_article_moves_to_its_next_path_when_its_first_changes() {
    let (_folder, _, mut record) = record();
    written(&mut record, &file("a.txt", 1), vec![read_at("a.txt", article(1))]);
    written(&mut record, &file("b.txt", 1), vec![read_at("b.txt", article(1))]);
    written(&mut record, &file("a.txt", 2), vec![read_at("a.txt", article(2))]);
    assert_eq!(paths(&record, true), [("a.txt".to_owned(), true), ("b.txt".to_owned(), true)]);
}

#[test]
fn articles_gone_from_a_file_are_superseded() {
    let (_folder, path, mut record) = record();
    let of = |numbers: &[u64]| numbers.iter().map(|&n| read_at(&format!("a.jsonl#{n}"), article(n))).collect();
    written(&mut record, &file("a.jsonl", 1), of(&[1, 2, 3]));
    written(&mut record, &file("a.jsonl", 2), of(&[1, 2]));
    let current: Vec<_> = paths(&record, true).into_iter().filter(|p| !p.1).collect();
    assert_eq!(current, [("a.jsonl#3".to_owned(), false)]);
    check(&path);
}

#[test]
fn a_new_reader_replaces_what_was_found() {
    let (_folder, path, mut record) = record();
    let old = file("a.txt", 1);
    written(&mut record, &old, vec![read_at("a.txt", article(5))]);
    let mut better = article(5);
    better.statements.truncate(1);
    better.figures.clear();
    let new = InputFile { reader: "reader 2".into(), ..old };
    let second = written(&mut record, &new, vec![read_at("a.txt", better.clone())]);
    assert_eq!(second, Written { known: 1, ..Written::default() });
    assert_eq!(whole(&record, &better.id), Document { path: "a.txt".into(), ..better.clone() });
    assert_eq!(record.counts().unwrap().statements, better.statements.len());
    check(&path);
}

#[test]
fn nothing_that_could_not_be_read_is_lost_silently() {
    let (_folder, _, mut record) = record();
    let broken = Reading::rejected("b.txt", "binary", "b.txt: expected a text, found a PDF document");
    written(&mut record, &file("b.txt", 1), vec![broken.clone()]);
    let found = record.unread().unwrap();
    assert_eq!(found.len(), 1);
    assert_eq!(
        Outcome::Rejected { reason: found[0].reason.clone(), message: found[0].message.clone() },
        broken.outcome
    );
    assert!(record.has_read(&file("b.txt", 1)).unwrap());

    written(&mut record, &file("b.txt", 2), vec![read_at("b.txt", article(1))]);
    assert_eq!(record.unread().unwrap(), []);
}

#[test]
fn a_file_that_cannot_be_opened_today_keeps_what_it_gave() {
    let (_folder, _, mut record) = record();
    add(&mut record, article(1));
    let before = export(&record);
    let gone = InputFile { sha256: None, ..file("1.txt", 1) };
    let refused = Reading::rejected("1.txt", "unreadable", "1.txt: permission denied");
    assert_eq!(written(&mut record, &gone, vec![refused]).rejected, 1);
    assert_eq!(export(&record), before);

    let other = InputFile { path: "2.txt".into(), ..gone };
    written(&mut record, &other, vec![Reading::rejected("2.txt", "unreadable", "2.txt: permission denied")]);
    assert_eq!(record.unread().unwrap().len(), 1);
    assert!(!record.has_read(&other).unwrap());
}

#[test]
fn words_that_are_not_in_the_text_are_refused() {
    let (_folder, _, mut record) = record();
    let mut wrong = article(1);
    wrong.path = "wrong.txt".into();
    wrong.title.as_mut().unwrap().text = "Another headline".into();
    let length = article(1).title.unwrap().end;
    let headline = article(1).title.unwrap().text;
    let mut writer = record.writer();
    let readings = vec![Reading::of(wrong), read_at("right.txt", article(2))];
    let error = writer.add_file(&file("both.jsonl", 1), readings).unwrap_err().to_string();
    assert!(
        error.ends_with(&format!(
            "onrecord.db: the record holds words that their article does not: wrong.txt: the words at 0..{length} should \
             be \"Another headline\", but the text has {headline:?}"
        )),
        "{error}"
    );
    assert_eq!(writer.finish().unwrap().new, 1);
    assert!(!record.has_read(&file("both.jsonl", 1)).unwrap());
}
