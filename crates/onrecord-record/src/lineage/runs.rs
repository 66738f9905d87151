//! Sorted runs of (key, text): an index of which texts have a key that grows without touching what is in it.
//!
//! New entries gather in memory until there are [`GATHERED`], and then become a run of their own or join smaller runs
//! (a log-structured merge tree, O'Neil et al. 1996). A run is rewritten only when what is to join it makes up a part
//! [`PART`] of it, so there are two or three runs to look in, and all writing is in order. In a tree with a row an entry,
//! every new entry would write another page of the file.

use onrecord_relate::lineage::index::{SPENT, Text};
use onrecord_relate::lineage::signature::Key;
use rusqlite::{Connection, OptionalExtension, Row};

/// Entries that gather before they are put in a run.
pub(super) const GATHERED: usize = 1 << 16;
/// A run is joined by those that together have at least this part of its entries.
const PART: usize = 32;
/// Entries of a block: what fits on a page of the file.
const BLOCK: usize = 330;
/// Slots for runs, and the upper bits of a key that stand in a place beside the slot.
const SLOTS: i64 = 16;
const KEY_BITS: u32 = 59;

type Entry = (Key, Text);
const ENTRY: usize = 12;

/// A sorted run in the record.
#[derive(Clone, Copy)]
struct Run {
    slot: i64,
    entries: usize,
}

/// The runs of a record.
pub(super) struct Runs(Vec<Run>);

impl Runs {
    /// Those of a record, and the highest number of a text in them; 0 for none.
    pub(super) fn of(connection: &Connection) -> rusqlite::Result<(Runs, Text)> {
        let run = |row: &Row| Ok((Run { slot: row.get(0)?, entries: row.get(1)? }, row.get::<_, Text>(2)?));
        let sql = "SELECT slot, entries, last FROM lineage_runs ORDER BY entries, slot";
        let mut statement = connection.prepare_cached(sql)?;
        let rows = statement.query_map([], run)?.collect::<rusqlite::Result<Vec<(Run, Text)>>>()?;
        let last = rows.iter().map(|(_, last)| *last).max().unwrap_or(0);
        Ok((Runs(rows.into_iter().map(|(run, _)| run).collect()), last))
    }

    /// Adds the texts that have the key: all of them, or more than [`SPENT`].
    pub(super) fn holders(&self, connection: &Connection, key: Key, out: &mut Vec<Text>) -> rusqlite::Result<()> {
        let sql = "SELECT entries FROM lineage_blocks WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT 1";
        let mut statement = connection.prepare_cached(sql)?;
        for run in &self.0 {
            let mut rows = statement.query((place(run.slot, key), place(run.slot, Key::MAX)))?;
            if let Some(row) = rows.next()? {
                let entries = row.get_ref(0)?.as_blob()?.as_chunks().0;
                let first = entries.partition_point(|e| entry(e).0 < key);
                out.extend(entries[first..].iter().map(entry).take_while(|e| e.0 == key).map(|e| e.1));
            }
        }
        Ok(())
    }

    /// Puts new entries, in ascending order, in a run; `last` is the highest number of their texts.
    pub(super) fn join(&mut self, connection: &Connection, new: Vec<Entry>, last: Text) -> rusqlite::Result<()> {
        let mut entries = new.len();
        let mut joined = 0;
        while let Some(run) = self.0.get(joined).filter(|run| run.entries <= PART * entries) {
            entries += run.entries;
            joined += 1;
        }
        let is_free = |slot: &i64| self.0.iter().all(|run| run.slot != *slot);
        let free = (0..SLOTS).find(is_free).expect("each run is many times as large as the next");
        let old: Vec<Run> = self.0.drain(..joined).collect();
        let mut merged = Merged::of(connection, new, &old)?;
        let run = Run { slot: free, entries: write(connection, free, &mut merged)? };
        for run in old {
            connection
                .prepare_cached("DELETE FROM lineage_blocks WHERE place BETWEEN ?1 AND ?2")?
                .execute((place(run.slot, 0), place(run.slot, Key::MAX)))?;
            connection.prepare_cached("DELETE FROM lineage_runs WHERE slot = ?1")?.execute([run.slot])?;
        }
        connection.prepare_cached("INSERT INTO lineage_runs (slot, entries, last) VALUES (?1, ?2, ?3)")?.execute((
            run.slot,
            run.entries,
            last,
        ))?;
        self.0.insert(0, run);
        self.0.sort_by_key(|run| (run.entries, run.slot));
        Ok(())
    }
}

/// Where in the file's table a block of the run stands that ends with the key: by its end, for the tree then leads to it
/// without touching its neighbour.
fn place(slot: i64, key: Key) -> i64 {
    slot << KEY_BITS | (key >> (u64::BITS - KEY_BITS)).cast_signed()
}

fn entry(bytes: &[u8; ENTRY]) -> Entry {
    let (key, text) = bytes.split_at(8);
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
    (number(key), number(text).cast_signed())
}

/// Writes entries in ascending order as blocks, and gives how many. Of a key that is spent, no more are kept than show it.
fn write(connection: &Connection, slot: i64, entries: &mut Merged) -> rusqlite::Result<usize> {
    let sql = "INSERT INTO lineage_blocks (place, entries) VALUES (?1, ?2)";
    let mut statement = connection.prepare_cached(sql)?;
    let mut block = Vec::with_capacity(BLOCK * ENTRY);
    let (mut last, mut same, mut count) = (0, 0, 0);
    while let Some((key, text)) = entries.next()? {
        same = if key == last && count > 0 { same + 1 } else { 1 };
        if same > SPENT + 1 {
            continue;
        }
        // What has one place stays in one block, so that it is found by its place.
        if block.len() >= BLOCK * ENTRY && place(slot, key) != place(slot, last) {
            statement.execute((place(slot, last), &block))?;
            block.clear();
        }
        block.extend_from_slice(&key.to_le_bytes());
        block.extend_from_slice(&text.to_le_bytes()[..ENTRY - 8]);
        (last, count) = (key, count + 1);
    }
    if !block.is_empty() {
        statement.execute((place(slot, last), &block))?;
    }
    Ok(count)
}

/// Entries of several runs in one order.
struct Merged<'c> {
    new: std::iter::Peekable<std::vec::IntoIter<Entry>>,
    old: Vec<Reader<'c>>,
}

impl<'c> Merged<'c> {
    fn of(connection: &'c Connection, new: Vec<Entry>, runs: &[Run]) -> rusqlite::Result<Merged<'c>> {
        let old = runs.iter().map(|run| Reader::of(connection, *run)).collect::<rusqlite::Result<_>>()?;
        Ok(Merged { new: new.into_iter().peekable(), old })
    }

    fn next(&mut self) -> rusqlite::Result<Option<Entry>> {
        let least = (0..self.old.len()).filter(|&at| self.old[at].head.is_some()).min_by_key(|&at| self.old[at].head);
        match (least, self.new.peek()) {
            (Some(at), Some(new)) if self.old[at].head < Some(*new) => self.old[at].next(),
            (Some(at), None) => self.old[at].next(),
            _ => Ok(self.new.next()),
        }
    }
}

/// Reads the entries of a run in order, a block at a time.
struct Reader<'c> {
    connection: &'c Connection,
    slot: i64,
    place: i64,
    block: std::vec::IntoIter<Entry>,
    head: Option<Entry>,
}

impl<'c> Reader<'c> {
    fn of(connection: &'c Connection, run: Run) -> rusqlite::Result<Reader<'c>> {
        let place = place(run.slot, 0) - 1;
        let mut reader = Reader { connection, slot: run.slot, place, block: Vec::new().into_iter(), head: None };
        reader.next()?;
        Ok(reader)
    }

    /// The entry at which the reader stands, and the next one at its head.
    fn next(&mut self) -> rusqlite::Result<Option<Entry>> {
        let mut next = self.block.next();
        if next.is_none() {
            let sql =
                "SELECT place, entries FROM lineage_blocks WHERE place > ?1 AND place <= ?2 ORDER BY place LIMIT 1";
            let block = |row: &Row| {
                let entries: Vec<Entry> = row.get_ref(1)?.as_blob()?.as_chunks().0.iter().map(entry).collect();
                Ok((row.get(0)?, entries))
            };
            let range = (self.place, place(self.slot, Key::MAX));
            if let Some((place, entries)) = self.connection.prepare_cached(sql)?.query_row(range, block).optional()? {
                (self.place, self.block) = (place, entries.into_iter());
                next = self.block.next();
            }
        }
        Ok(std::mem::replace(&mut self.head, next))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    fn tables() -> Connection {
        let mut connection = Connection::open_in_memory().unwrap();
        crate::migrate::migrate(&mut connection).unwrap();
        connection
    }

    /// Portions of keys for texts in ascending order. Few upper bits, so that many keys have one place.
    fn portions() -> impl Strategy<Value = Vec<Vec<Key>>> {
        let key = prop_oneof![0u64..40, (0u64..400).prop_map(|key| key << 50), any::<u64>()];
        prop::collection::vec(prop::collection::vec(key, 1..900), 1..9)
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn every_holder_is_found_until_a_key_is_spent(portions in portions()) {
            let connection = tables();
            let mut runs = Runs::of(&connection).unwrap().0;
            let mut expected: BTreeMap<Key, Vec<Text>> = BTreeMap::new();
            let mut text = 0;
            for keys in portions {
                let mut entries = Vec::new();
                for key in keys {
                    text += 1;
                    entries.push((key, text));
                    expected.entry(key).or_default().push(text);
                }
                entries.sort_unstable();
                runs.join(&connection, entries, text).unwrap();
            }
            let (read_again, last) = Runs::of(&connection).unwrap();
            prop_assert_eq!(last, text);
            for (key, texts) in expected {
                let mut found = Vec::new();
                read_again.holders(&connection, key, &mut found).unwrap();
                found.sort_unstable();
                prop_assert!(found == texts || found.len() > SPENT && texts.len() > SPENT, "{key}: {found:?}");
            }
        }
    }

    #[test]
    fn an_entry_is_rewritten_only_with_many_others() {
        let connection = tables();
        let mut runs = Runs::of(&connection).unwrap().0;
        let entries = |from: u64, count: u64| (from..from + count).map(|n| (n << 40, n.cast_signed())).collect();
        runs.join(&connection, entries(0, 2000), 2000).unwrap();
        runs.join(&connection, entries(2000, 10), 2010).unwrap();
        assert_eq!(runs.0.iter().map(|run| run.entries).collect::<Vec<_>>(), [10, 2000]);
        runs.join(&connection, entries(2010, 60), 2070).unwrap();
        assert_eq!(runs.0.iter().map(|run| run.entries).collect::<Vec<_>>(), [2070]);
        let blocks: i64 = connection.query_row("SELECT count(*) FROM lineage_blocks", [], |row| row.get(0)).unwrap();
        assert_eq!(blocks, 7);
    }
}
