//! Which fields of a JSON record hold what.

use serde_json::{Map, Value};

use super::front_matter::json_value;
use super::given::{self, Pairs};

/// Where the text of a record may stand, the most telling first.
pub(crate) const TEXT: &[&str] = &["text", "body", "content", "article", "maintext"];

/// Which fields of a JSON record hold text and metadata, where the usual names (`text`, `title`, `author`, `url`,
/// `date`, `outlet`, `language` and their synonyms) do not fit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields {
    chosen: Vec<(Field, String)>,
}

/// What a field can hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Field {
    Text,
    Title,
    Byline,
    Outlet,
    Url,
    Language,
    Published,
}

const FIELDS: [(&str, Field, &[&str]); 7] = [
    ("text", Field::Text, TEXT),
    ("title", Field::Title, given::TITLE),
    ("byline", Field::Byline, given::BYLINE),
    ("outlet", Field::Outlet, given::OUTLET),
    ("url", Field::Url, given::URL),
    ("language", Field::Language, given::LANGUAGE),
    ("published", Field::Published, given::PUBLISHED),
];

impl Fields {
    /// Adds a choice such as `text=body.full`: the field's name here, and the path of names in the record, parted by
    /// dots (numbers count in lists, from 0). A later choice for the same field wins.
    ///
    /// # Errors
    /// A whole message, when there is no `=` or the name before it is unknown.
    pub fn choose(&mut self, choice: &str) -> Result<(), String> {
        let (name, path) = choice
            .split_once('=')
            .filter(|(_, path)| !path.trim().is_empty())
            .ok_or_else(|| format!("expected FIELD=PATH such as text=body.full, found `{choice}`"))?;
        let name = name.trim();
        let found = FIELDS.iter().find(|(own, _, names)| *own == name || names.contains(&name));
        let Some(&(_, field, _)) = found else {
            let known = FIELDS.map(|(own, ..)| own).join(", ");
            return Err(format!("expected one of the fields {known} before `=`, found `{name}` in `{choice}`"));
        };
        self.chosen.retain(|(old, _)| *old != field);
        self.chosen.push((field, path.trim().to_owned()));
        Ok(())
    }

    fn path(&self, field: Field) -> Option<&str> {
        self.chosen.iter().find(|(own, _)| *own == field).map(|(_, path)| path.as_str())
    }

    /// The record's text. An error says which fields were looked for.
    pub(crate) fn text<'r>(&self, record: &'r Map<String, Value>) -> Result<&'r str, String> {
        let found = match self.path(Field::Text) {
            Some(path) => follow(record, path).and_then(Value::as_str),
            None => TEXT.iter().find_map(|name| record.get(*name)?.as_str().filter(|text| !text.trim().is_empty())),
        };
        found.filter(|text| !text.trim().is_empty()).ok_or_else(|| {
            let sought = self.path(Field::Text).map_or_else(|| TEXT.join(", "), str::to_owned);
            let mut names: Vec<&str> = record.keys().map(String::as_str).collect();
            names.sort_unstable();
            names.truncate(12);
            match names.as_slice() {
                [] => format!("an object without fields (sought: {sought})"),
                names => format!("only the fields {} (sought: {sought})", names.join(", ")),
            }
        })
    }

    /// Everything else that the record gives, by the names that [`given::metadata`] knows.
    pub(crate) fn pairs(&self, record: &Map<String, Value>) -> Pairs {
        let chosen = self.chosen.iter().filter(|(field, _)| *field != Field::Text);
        let chosen = chosen.filter_map(|(field, path)| {
            let (_, _, names) = FIELDS.iter().find(|(_, own, _)| own == field)?;
            Some((names[0].to_owned(), json_value(follow(record, path)?)?))
        });
        let is_chosen = |name: &str| {
            FIELDS.iter().any(|(_, field, names)| {
                self.path(*field).is_some() && names.iter().any(|known| known.eq_ignore_ascii_case(name))
            })
        };
        let usual = record.iter().filter(|(name, _)| !is_chosen(name));
        let usual = usual.filter_map(|(name, value)| Some((name.clone(), json_value(value)?)));
        chosen.chain(usual).collect()
    }
}

/// The value at a path; a name that itself has dots is found first.
fn follow<'r>(record: &'r Map<String, Value>, path: &str) -> Option<&'r Value> {
    if let Some(value) = record.get(path) {
        return Some(value);
    }
    let mut parts = path.split('.');
    let first = record.get(parts.next()?)?;
    parts.try_fold(first, |value, part| match value {
        Value::Object(object) => object.get(part),
        Value::Array(items) => items.get(part.parse::<usize>().ok()?),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record(json: &str) -> Map<String, Value> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn usual_names_and_chosen_ones() {
        let record = record(r#"{"body": {"full": ["x", "They met."]}, "source": "Daily", "desk": "World"}"#);
        let mut fields = Fields::default();
        assert_eq!(
            fields.text(&record).unwrap_err(),
            "only the fields body, desk, source (sought: text, body, content, article, maintext)"
        );
        fields.choose("text=body.full.1").unwrap();
        fields.choose("outlet=desk").unwrap();
        assert_eq!(fields.text(&record), Ok("They met."));
        assert_eq!(
            fields.pairs(&record),
            [("outlet".to_owned(), "World".to_owned()), ("desk".to_owned(), "World".to_owned())]
        );
    }

    #[test]
    fn a_wrong_choice_is_explained() {
        let mut fields = Fields::default();
        assert_eq!(fields.choose("text"), Err("expected FIELD=PATH such as text=body.full, found `text`".to_owned()));
        assert_eq!(
            fields.choose("words=x").unwrap_err(),
            "expected one of the fields text, title, byline, outlet, url, language, published before `=`, found `words` in `words=x`"
        );
    }

    #[test]
    fn every_field_has_names() {
        assert!(FIELDS.iter().all(|(own, _, names)| !names.is_empty() && names.contains(own)));
    }
}
