//! A document as rows: its own, and one for each of its sentences, entities, mentions, statements, figures, times,
//! events, forecasts and problems; and one for the profiles of its entities.

use onrecord_core::contract::{self, Document, Span, Spans};
use onrecord_core::label::{EntityType, MentionForm, Mode};
use rusqlite::{Transaction, named_params, params};

use super::{event, figure, forecast, profile};
use crate::key::{key, last_name};
use crate::points::Points;

/// Tables whose rows belong to a document. Mentions go with their entities.
const PARTS: [&str; 9] =
    ["sentences", "entities", "statements", "figures", "times", "events", "forecasts", "profiles", "problems"];

/// Inserts a document that is not there, and gives its number.
pub(super) fn insert(
    transaction: &Transaction,
    document: &Document,
    reader: &str,
    path: &str,
) -> rusqlite::Result<i64> {
    let sql = "INSERT INTO documents (number, id, path, current, reader, read_at, title, byline, outlet, url, language,
                                      published_earliest, published_latest, published_how, genre, genre_p, text,
                                      contract)
               VALUES (:number, :id, :path, 1, :reader, :path, :title, :byline, :outlet, :url, :language, :earliest,
                       :latest, :how, :genre, :genre_p, :text, :contract)";
    write(transaction, sql, None, document, reader, path)?;
    let number = transaction.last_insert_rowid();
    insert_parts(transaction, number, document)?;
    Ok(number)
}

/// Puts a document in the place of the one with its id.
pub(super) fn replace(
    transaction: &Transaction,
    number: i64,
    document: &Document,
    reader: &str,
    path: &str,
) -> rusqlite::Result<i64> {
    for table in PARTS {
        transaction.prepare_cached(&format!("DELETE FROM {table} WHERE document = ?1"))?.execute([number])?;
    }
    let sql = "UPDATE documents
               SET id = :id, path = :path, reader = :reader, read_at = :path, title = :title, byline = :byline,
                   outlet = :outlet, url = :url, language = :language, published_earliest = :earliest,
                   published_latest = :latest, published_how = :how, genre = :genre, genre_p = :genre_p, text = :text,
                   contract = :contract
               WHERE number = :number";
    write(transaction, sql, Some(number), document, reader, path)?;
    insert_parts(transaction, number, document)?;
    Ok(number)
}

fn write(
    transaction: &Transaction,
    sql: &str,
    number: Option<i64>,
    document: &Document,
    reader: &str,
    path: &str,
) -> rusqlite::Result<()> {
    let published = document.published.as_ref();
    transaction.prepare_cached(sql)?.execute(named_params! {
        ":number": number,
        ":id": document.id,
        ":path": path,
        ":reader": reader,
        ":title": document.headline(),
        ":byline": document.byline.as_ref().map(|s| s.text.as_str()).or(document.metadata.byline.as_deref()),
        ":outlet": document.outlet,
        ":url": document.url,
        ":language": document.language,
        ":earliest": published.map(|p| &p.earliest),
        ":latest": published.map(|p| &p.latest),
        ":how": published.map(|p| &p.how),
        ":genre": document.genre.as_ref().map(|g| g.label.as_str()),
        ":genre_p": document.genre.as_ref().map(|g| g.p),
        ":text": document.text,
        ":contract": contract_json(document),
    })?;
    Ok(())
}

/// The contract without what other columns and rows hold.
fn contract_json(document: &Document) -> String {
    let rest = Document { path: String::new(), text: String::new(), statements: Vec::new(), ..document.clone() };
    json(&rest)
}

fn json<T: serde::Serialize>(value: &T) -> String {
    serde_json::to_string(value).expect("the contract has only string keys")
}

fn insert_parts(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    sentences(transaction, number, document)?;
    entities(transaction, number, document)?;
    for (position, statement) in document.statements.iter().enumerate() {
        insert_statement(transaction, number, position, document, statement)?;
    }
    figure::insert(transaction, number, document)?;
    times(transaction, number, document)?;
    event::insert(transaction, number, document)?;
    forecast::insert(transaction, number, document)?;
    profile::insert(transaction, number, document)?;
    problems(transaction, number, document)
}

/// The entity of an id, as its position in the document.
pub(super) fn entity(document: &Document, id: Option<&str>) -> Option<usize> {
    document.entities.iter().position(|e| Some(e.id.as_str()) == id)
}

/// The statement of an id, as its position in the document.
pub(super) fn statement(document: &Document, id: Option<&str>) -> Option<usize> {
    document.statements.iter().position(|s| Some(s.id.as_str()) == id)
}

/// The sentence that a code point stands in, as its position in the document.
pub(super) fn sentence(document: &Document, at: usize) -> Option<usize> {
    document.sentences.iter().position(|s| s.start <= at && at < s.end)
}

fn sentences(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let points = Points::new(&document.text);
    let sql = "INSERT INTO sentences (document, position, start, \"end\", words) VALUES (?1, ?2, ?3, ?4, ?5)";
    let mut insert = transaction.prepare_cached(sql)?;
    for (position, s) in document.sentences.iter().enumerate() {
        insert.execute(params![number, position, s.start, s.end, points.words(s.start, s.end)])?;
    }
    Ok(())
}

fn entities(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let mut insert = transaction.prepare_cached(
        "INSERT INTO entities (document, position, id, name, type, key, last_name) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)",
    )?;
    let mut insert_mention = transaction.prepare_cached(
        "INSERT INTO mentions (document, entity, position, start, \"end\", words, form, key)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)",
    )?;
    for (position, entity) in document.entities.iter().enumerate() {
        let name = key(&entity.name);
        let last = (entity.kind == EntityType::Person).then(|| last_name(&name)).flatten();
        insert.execute(params![number, position, entity.id, entity.name, entity.kind.as_str(), name, last])?;
        for (place, m) in entity.mentions.iter().enumerate() {
            let names = matches!(m.form, MentionForm::Name | MentionForm::Acronym | MentionForm::Metonym);
            let alias = names.then(|| key(&m.text));
            insert_mention.execute(params![number, position, place, m.start, m.end, m.text, m.form.as_str(), alias])?;
        }
    }
    Ok(())
}

fn insert_statement(
    transaction: &Transaction,
    number: i64,
    position: usize,
    document: &Document,
    s: &contract::Statement,
) -> rusqlite::Result<()> {
    let sql = "INSERT INTO statements (document, position, id, parent, speaker, speaker_key, source, source_start,
                                       source_end, source_entity, source_kind, cue, cue_start, cue_end, content,
                                       content_start, content_end, quoted, mode, kind, polarity, certainty, earliest,
                                       latest, confidence, json)
               VALUES (:document, :position, :id, :parent, :speaker, :speaker_key, :source, :source_start, :source_end,
                       :source_entity, :source_kind, :cue, :cue_start, :cue_end, :content, :content_start,
                       :content_end, :quoted, :mode, :kind, :polarity, :certainty, :earliest, :latest, :confidence,
                       :json)";
    let entity = entity(document, s.source_entity.as_deref());
    let source = s.source.as_ref().map(Spans::text);
    let speaker = entity.map(|e| document.entities[e].name.clone()).or_else(|| source.clone());
    let (earliest, latest) = days(document, s);
    let content = s.content.text();
    transaction.prepare_cached(sql)?.execute(named_params! {
        ":document": number,
        ":position": position,
        ":id": s.id,
        ":parent": s.parent,
        ":speaker": speaker,
        ":speaker_key": speaker.as_deref().map(key),
        ":source": source,
        ":source_start": s.source.as_ref().and_then(|p| start(&p.spans)),
        ":source_end": s.source.as_ref().and_then(|p| end(&p.spans)),
        ":source_entity": entity,
        ":source_kind": s.source_kind.map(|k| k.as_str()),
        ":cue": (!s.cue.spans.is_empty()).then(|| s.cue.text()),
        ":cue_start": start(&s.cue.spans),
        ":cue_end": end(&s.cue.spans),
        ":content": content,
        ":content_start": start(&s.content.spans),
        ":content_end": end(&s.content.spans),
        ":quoted": quoted(s.mode, &content),
        ":mode": s.mode.as_str(),
        ":kind": s.kind.as_str(),
        ":polarity": s.polarity.as_str(),
        ":certainty": s.certainty.as_str(),
        ":earliest": earliest,
        ":latest": latest,
        ":confidence": s.confidence,
        ":json": json(s),
    })?;
    Ok(())
}

/// The days on which it was said: those the text gives, else those of publication.
fn days<'d>(document: &'d Document, s: &'d contract::Statement) -> (Option<&'d str>, Option<&'d str>) {
    match (&s.said_on, &document.published) {
        (Some(contract::SaidOn { earliest: Some(earliest), latest: Some(latest), .. }), _) => {
            (Some(earliest), Some(latest))
        }
        (_, Some(published)) => (Some(&published.earliest), Some(&published.latest)),
        (_, None) => (None, None),
    }
}

fn start(spans: &[Span]) -> Option<usize> {
    spans.first().map(|s| s.start)
}

fn end(spans: &[Span]) -> Option<usize> {
    spans.last().map(|s| s.end)
}

/// The source's own words in the content: all of it when direct, what stands between quotation marks when mixed
/// (joined by an ellipsis), nothing when indirect.
fn quoted(mode: Mode, content: &str) -> Option<String> {
    match mode {
        Mode::Direct => Some(content.to_owned()),
        Mode::Indirect => None,
        Mode::Mixed => {
            let mut pieces: Vec<&str> = Vec::new();
            let mut rest = content;
            while let Some(open) = rest.find(['“', '"', '«', '„']) {
                let mark = rest[open..].chars().next().expect("a mark was found");
                let close: &[char] = if mark == '"' { &['"'] } else { &['”', '»', '“'] };
                let inside = &rest[open + mark.len_utf8()..];
                let length = inside.find(close).unwrap_or(inside.len());
                pieces.push(&inside[..length]);
                rest = inside[length..].strip_prefix(close).unwrap_or("");
            }
            (!pieces.is_empty()).then(|| pieces.join(" … "))
        }
    }
}

fn times(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let sql = "INSERT INTO times (document, position, start, \"end\", words, type, value, earliest, latest)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9)";
    let mut insert = transaction.prepare_cached(sql)?;
    for (position, t) in document.times.iter().enumerate() {
        let kind = t.kind.as_str();
        insert.execute(params![number, position, t.start, t.end, t.text, kind, t.value, t.earliest, t.latest])?;
    }
    Ok(())
}

fn problems(transaction: &Transaction, number: i64, document: &Document) -> rusqlite::Result<()> {
    let sql = "INSERT INTO problems (document, position, code, message, start, \"end\", words)
               VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    let mut insert = transaction.prepare_cached(sql)?;
    for (position, p) in document.problems.iter().enumerate() {
        let span = p.span.as_ref();
        let (start, end, words) = (span.map(|s| s.start), span.map(|s| s.end), span.map(|s| &s.text));
        insert.execute(params![number, position, p.code, p.message, start, end, words])?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_sources_own_words_are_quoted() {
        assert_eq!(quoted(Mode::Direct, "We will talk"), Some("We will talk".into()));
        assert_eq!(quoted(Mode::Indirect, "that they would talk"), None);
        let mixed = quoted(Mode::Mixed, "that “talks” would be \"long\" and “hard");
        assert_eq!(mixed, Some("talks … long … hard".into()));
        assert_eq!(quoted(Mode::Mixed, "no marks"), None);
    }
}
