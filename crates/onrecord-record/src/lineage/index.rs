//! The index of texts as tables.

use onrecord_relate::lineage::index::{Index, SPENT, Text};
use onrecord_relate::lineage::signature::Key;
use rusqlite::{Connection, Row};

/// The index in an open transaction.
pub(super) struct Tables<'c>(pub &'c Connection);

impl Index for Tables<'_> {
    type Error = rusqlite::Error;

    fn holders(&mut self, key: Key) -> rusqlite::Result<Vec<Text>> {
        let sql = "SELECT text FROM lineage_keys WHERE key = ?1 LIMIT ?2";
        let mut statement = self.0.prepare_cached(sql)?;
        statement.query_map((key.cast_signed(), SPENT + 1), |row| row.get(0))?.collect()
    }

    fn hold(&mut self, key: Key, text: Text) -> rusqlite::Result<()> {
        let sql = "INSERT INTO lineage_keys (key, text) VALUES (?1, ?2)";
        self.0.prepare_cached(sql)?.execute((key.cast_signed(), text)).map(|_| ())
    }

    fn keys(&mut self, text: Text) -> rusqlite::Result<Vec<Key>> {
        let sql = "SELECT keys FROM lineage_texts WHERE number = ?1";
        let bytes: Vec<u8> = self.0.prepare_cached(sql)?.query_row([text], |row| row.get(0))?;
        Ok(bytes.as_chunks().0.iter().map(|key| Key::from_le_bytes(*key)).collect())
    }

    fn pairs_among(&mut self, texts: &[Text]) -> rusqlite::Result<Vec<(Text, Text)>> {
        let mut statement = self.0.prepare_cached("SELECT one, other FROM lineage_pairs WHERE one = ?1")?;
        let mut out = Vec::new();
        for text in texts {
            let pairs = statement.query_map([text], |row: &Row| Ok((row.get(0)?, row.get(1)?)))?;
            out.extend(pairs.collect::<rusqlite::Result<Vec<(Text, Text)>>>()?);
        }
        out.retain(|(_, other)| texts.contains(other));
        Ok(out)
    }

    fn part(&mut self, (one, other): (Text, Text)) -> rusqlite::Result<()> {
        let sql = "DELETE FROM lineage_pairs WHERE one = ?1 AND other = ?2";
        self.0.prepare_cached(sql)?.execute((one, other)).map(|_| ())
    }
}

/// Keys as they are kept.
pub(super) fn bytes(keys: &[Key]) -> Vec<u8> {
    keys.iter().flat_map(|key| key.to_le_bytes()).collect()
}
