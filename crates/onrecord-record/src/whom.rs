//! Whom a query means, as the database takes it: one parameter, and a table of entities made from it.

use onrecord_core::whom::Whom;
use serde_json::json;

use crate::key;

/// The value of the parameter `:TABLE` of [`entities`].
pub(crate) fn parameter(whom: &Whom) -> String {
    json!({ "entities": whom.pairs(), "key": key(&whom.name), "by_words": whom.by_words }).to_string()
}

/// The parts of a `WITH` that make TABLE, with the numbers of documents and positions of entities that are meant; by words,
/// entities with that name, or with it at the end of their name, or called so in the text. `TABLE_asked` has the words.
pub(crate) fn entities(table: &str) -> String {
    format!(
        "{table}_asked (key, by_words) AS MATERIALIZED (SELECT :{table} ->> '$.key', :{table} ->> '$.by_words'),
         {table} (document, entity) AS MATERIALIZED (
            SELECT d.number, e.position {}
            UNION SELECT e.document, e.position FROM {table}_asked AS a
            JOIN entities AS e ON a.by_words AND (e.key = a.key OR substr(e.key, -length(a.key) - 1) = ' ' || a.key)
            UNION SELECT m.document, m.entity FROM {table}_asked AS a JOIN mentions AS m ON a.by_words AND m.key = a.key)",
        named(&format!(":{table}, '$.entities'"))
    )
}

/// The `FROM` of the entities `e` of documents `d` that a JSON list of pairs of ids names.
pub(crate) fn named(list: &str) -> String {
    format!(
        "FROM json_each({list}) AS pair
         JOIN documents AS d ON d.id = pair.value ->> 0
         JOIN entities AS e ON e.document = d.number AND e.id = pair.value ->> 1"
    )
}
