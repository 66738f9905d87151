//! The index of texts as tables.

use onrecord_relate::lineage::index::{Index, Lists, Text};
use onrecord_relate::lineage::signature::Key;
use rusqlite::{Connection, Row};

use super::runs::{GATHERED, Runs};

/// What of the index is held in memory: which runs there are, the keys of the texts that are in none yet, and what the runs
/// said of the keys they were last asked for.
pub(super) struct Held {
    runs: Runs,
    gathered: Lists,
    entries: usize,
    last: Text,
    asked: Vec<Key>,
    told: Lists,
}

impl Held {
    /// That of a record. As much work for a large one as for a small one, once the runs are there.
    pub(super) fn of(connection: &Connection) -> rusqlite::Result<Held> {
        let (runs, last) = Runs::of(connection)?;
        let (gathered, asked, told) = (Lists::default(), Vec::new(), Lists::default());
        let mut held = Held { runs, gathered, entries: 0, last, asked, told };
        let mut statement = connection.prepare_cached("SELECT number, keys FROM lineage_texts WHERE number > ?1")?;
        let mut rows = statement.query([last])?;
        while let Some(row) = rows.next()? {
            let text = row.get(0)?;
            for key in keys(row.get_ref(1)?.as_blob()?) {
                held.hold(key, text);
            }
            held.settle(connection)?;
        }
        Ok(held)
    }

    fn hold(&mut self, key: Key, text: Text) {
        self.gathered.hold(key, text);
        self.entries += 1;
        self.last = self.last.max(text);
    }

    /// Asks the runs for many keys at once, so that what stands side by side is read once.
    pub(super) fn ask(&mut self, connection: &Connection, mut keys: Vec<Key>) -> rusqlite::Result<()> {
        keys.sort_unstable();
        keys.dedup();
        (self.asked, self.told) = (keys, Lists::default());
        self.runs.holders(connection, &self.asked, &mut self.told).map(|_| ())
    }

    /// Puts what has gathered in a run, once it is enough.
    pub(super) fn settle(&mut self, connection: &Connection) -> rusqlite::Result<()> {
        if self.entries < GATHERED {
            return Ok(());
        }
        let gathered = std::mem::take(&mut self.gathered);
        let mut entries: Vec<(Key, Text)> =
            gathered.iter().flat_map(|(key, texts)| texts.iter().map(move |&text| (key, text))).collect();
        entries.sort_unstable();
        self.entries = 0;
        self.asked.clear();
        self.runs.join(connection, entries, self.last)
    }
}

/// The index in an open transaction.
pub(super) struct Tables<'c> {
    pub(super) connection: &'c Connection,
    pub(super) held: &'c mut Held,
}

impl Index for Tables<'_> {
    type Error = rusqlite::Error;

    fn holders(&mut self, key: Key, out: &mut Vec<Text>) -> rusqlite::Result<()> {
        out.extend(self.held.gathered.of(key));
        if self.held.asked.binary_search(&key).is_ok() {
            out.extend(self.held.told.of(key));
        } else {
            let mut told = Lists::default();
            self.held.runs.holders(self.connection, &[key], &mut told)?;
            out.extend(told.of(key));
        }
        Ok(())
    }

    fn hold(&mut self, key: Key, text: Text) -> rusqlite::Result<()> {
        self.held.hold(key, text);
        Ok(())
    }

    fn keys(&mut self, text: Text) -> rusqlite::Result<Vec<Key>> {
        let sql = "SELECT keys FROM lineage_texts WHERE number = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
        statement.query_row([text], |row| Ok(keys(row.get_ref(0)?.as_blob()?).collect()))
    }

    fn pairs_among(&mut self, texts: &[Text]) -> rusqlite::Result<Vec<(Text, Text)>> {
        let sql = "SELECT one, other FROM lineage_pairs WHERE one = ?1";
        let mut statement = self.connection.prepare_cached(sql)?;
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
        self.connection.prepare_cached(sql)?.execute((one, other)).map(|_| ())
    }
}

fn keys(bytes: &[u8]) -> impl Iterator<Item = Key> {
    bytes.as_chunks().0.iter().map(|key| Key::from_le_bytes(*key))
}

/// Keys as they are kept.
pub(super) fn bytes(keys: &[Key]) -> Vec<u8> {
    keys.iter().flat_map(|key| key.to_le_bytes()).collect()
}
