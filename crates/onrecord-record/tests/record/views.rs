//! The file as other programs open it.

use onrecord_core::label::{EntityType, Kind};
use onrecord_record::Reading;

use crate::articles::{Article, add, file};
use crate::export::record;

/// The rows of a view as CSV without quoting.
fn rows(path: &std::path::Path, sql: &str) -> Vec<String> {
    let connection = rusqlite::Connection::open(path).unwrap();
    let mut statement = connection.prepare(sql).unwrap();
    let columns = statement.column_count();
    let line = |row: &rusqlite::Row| {
        let cell = |i| match row.get::<_, rusqlite::types::Value>(i).unwrap() {
            rusqlite::types::Value::Null => "-".to_owned(),
            rusqlite::types::Value::Integer(n) => n.to_string(),
            rusqlite::types::Value::Real(x) => x.to_string(),
            rusqlite::types::Value::Text(text) => text,
            rusqlite::types::Value::Blob(_) => unreachable!("the record has no bytes"),
        };
        Ok((0..columns).map(cell).collect::<Vec<_>>().join(","))
    };
    statement.query_map([], line).unwrap().map(Result::unwrap).collect()
}

#[test]
fn views_show_ids_names_and_words() {
    let (_folder, path, mut record) = record();
    let document = Article::new(1)
        .title("Talks")
        .outlet("The Daily")
        .published("2024-03-01", "2024-03-02")
        .says("Žofia Krásná", EntityType::Person, "Krásná", Kind::Proposal, "We can talk")
        .figure("200,000", 200_000.0)
        .problem("decoding_lossy", "Two bytes were replaced.")
        .done();
    let (id, statement, entity) = (&document.id, &document.statements[0].id, &document.entities[0].id);
    add(&mut record, document.clone());
    let mut writer = record.writer();
    writer.add_file(&file("2.bin", 1), vec![Reading::rejected("2.bin", "binary", "Not text.")]).unwrap();
    writer.finish().unwrap();

    assert_eq!(
        rows(
            &path,
            "SELECT title, outlet, published, speaker, source, source_kind, mode, kind, polarity, certainty, cue, \
              content, quoted, confidence, id, source_entity, document, content_start, content_end FROM v_statements"
        ),
        [format!(
            "Talks,The Daily,2024-03-01,Žofia Krásná,Krásná,named_person,direct,proposal,positive,certain,said,We can \
             talk,We can talk,0.8765,{statement},{entity},{id},21,32"
        )]
    );
    assert_eq!(
        rows(&path, "SELECT title, words, type, low, bound, thing, speaker, statement FROM v_figures"),
        [format!("Talks,200,000,cardinal,200000,about,people,Žofia Krásná,{statement}")]
    );
    assert_eq!(
        rows(&path, "SELECT name, type, id, document, mentions, statements FROM v_entities"),
        [format!("Žofia Krásná,person,{entity},{id},1,1")]
    );
    assert_eq!(
        rows(
            &path,
            "SELECT id, title, published_latest, statements, figures, problems, current, path FROM v_documents"
        ),
        [format!("{id},Talks,2024-03-02,1,1,1,1,1.txt")]
    );
    assert_eq!(
        rows(&path, "SELECT path, code, message FROM v_problems ORDER BY path"),
        ["1.txt,decoding_lossy,Two bytes were replaced.", "2.bin,binary,Not text."]
    );
}

#[test]
fn the_reference_names_every_view_and_column() {
    let page = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/reference/record.md");
    let page = std::fs::read_to_string(page).unwrap_or_else(|error| panic!("{page}: {error}"));
    let mut documented = Vec::new();
    let mut view = "";
    for line in page.lines() {
        if let Some(name) = line.strip_prefix("## ") {
            view = name;
        } else if let Some(cells) = line.strip_prefix("| ")
            && !cells.starts_with("column")
            && !cells.starts_with("---")
        {
            documented.push(format!("{view}.{}", cells.split(' ').next().unwrap()));
        }
    }
    let (_folder, path, _record) = record();
    let sql = "SELECT v.name || '.' || c.name FROM sqlite_schema AS v JOIN pragma_table_info(v.name) AS c
               WHERE v.type = 'view'
               ORDER BY v.name <> 'v_documents', v.name <> 'v_statements', v.name <> 'v_figures', v.name, c.cid";
    assert_eq!(documented, rows(&path, sql));
}
