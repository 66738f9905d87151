//! Sorted runs of (key, text): an index of which texts have a key that grows without touching what is in it.
//!
//! New entries gather in memory until there are [`GATHERED`], and then become a run of their own or join smaller runs
//! (a log-structured merge tree, O'Neil et al. 1996). A run is rewritten only when what is to join it makes up a part
//! [`PART`] of it, so there are two or three runs to look in, and all writing is in order. In a tree with a row an entry,
//! every new entry would write another page of the file. Of keys that no text has, little more than the [filters](filter) of
//! the runs is read.

use onrecord_relate::lineage::index::{Lists, SPENT, Text};
use onrecord_relate::lineage::signature::Key;
use rusqlite::{CachedStatement, Connection, OptionalExtension, Row};

use super::filter::{self, Filter};

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

    /// Puts the texts that have one of the keys, which ascend, on its list: all of them, or more than [`SPENT`]. Gives how
    /// many filters and blocks were read for that.
    pub(super) fn holders(&self, connection: &Connection, keys: &[Key], out: &mut Lists) -> rusqlite::Result<usize> {
        let filters = "SELECT place, bits FROM lineage_filters WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT 1";
        let blocks = "SELECT place, entries FROM lineage_blocks WHERE place BETWEEN ?1 AND ?2 ORDER BY place LIMIT 1";
        let mut read = 0;
        for run in &self.0 {
            let mut filters = Stretches::of(connection, filters, run.slot)?;
            let mut blocks = Stretches::of(connection, blocks, run.slot)?;
            for &key in keys {
                let Some(bits) = filters.at(key)? else { break };
                if !filter::may_have(bits, key) {
                    continue;
                }
                let entries = blocks.at(key)?.unwrap_or_default().as_chunks().0;
                let first = entries.partition_point(|e| entry(e).0 < key);
                let of_key = entries[first..].iter().map(entry).take_while(|e| e.0 == key);
                of_key.for_each(|(_, text)| out.hold(key, text));
            }
            read += filters.read + blocks.read;
        }
        Ok(read)
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
            let places = (place(run.slot, 0), place(run.slot, Key::MAX));
            for table in ["lineage_blocks", "lineage_filters"] {
                let sql = format!("DELETE FROM {table} WHERE place BETWEEN ?1 AND ?2");
                connection.prepare_cached(&sql)?.execute(places)?;
            }
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

/// Where in its table a filter or block of the run stands that ends with the key: by its end, for the tree then leads to it
/// without touching its neighbour.
fn place(slot: i64, key: Key) -> i64 {
    slot << KEY_BITS | (key >> (u64::BITS - KEY_BITS)).cast_signed()
}

fn entry(bytes: &[u8; ENTRY]) -> Entry {
    let (key, text) = bytes.split_at(8);
    let number = |bytes: &[u8]| bytes.iter().rev().fold(0, |number, &byte| number << 8 | u64::from(byte));
    (number(key), number(text).cast_signed())
}

/// The filters or the blocks of a run, each read once when asked for keys in ascending order.
struct Stretches<'c> {
    statement: CachedStatement<'c>,
    slot: i64,
    /// The place of the one at hand, and what is in it; below all others while there is none.
    place: i64,
    bytes: Vec<u8>,
    read: usize,
}

impl<'c> Stretches<'c> {
    /// `sql` selects place and bytes of the first one between two places.
    fn of(connection: &'c Connection, sql: &str, slot: i64) -> rusqlite::Result<Stretches<'c>> {
        let statement = connection.prepare_cached(sql)?;
        Ok(Stretches { statement, slot, place: place(slot, 0) - 1, bytes: Vec::new(), read: 0 })
    }

    /// The one that has the key if any has; `None` behind the last.
    fn at(&mut self, key: Key) -> rusqlite::Result<Option<&[u8]>> {
        let wanted = place(self.slot, key);
        if self.place < wanted {
            let mut rows = self.statement.query((wanted, place(self.slot, Key::MAX)))?;
            let Some(row) = rows.next()? else { return Ok(None) };
            self.place = row.get(0)?;
            self.bytes.clear();
            self.bytes.extend_from_slice(row.get_ref(1)?.as_blob()?);
            self.read += 1;
        }
        Ok(Some(&self.bytes))
    }
}

/// Writes entries in ascending order as blocks with filters, and gives how many. Of a key that is spent, no more are kept than show it.
fn write(connection: &Connection, slot: i64, entries: &mut Merged) -> rusqlite::Result<usize> {
    let mut blocks = connection.prepare_cached("INSERT INTO lineage_blocks (place, entries) VALUES (?1, ?2)")?;
    let mut filters = connection.prepare_cached("INSERT INTO lineage_filters (place, bits) VALUES (?1, ?2)")?;
    let (mut block, mut filter) = (Vec::with_capacity(BLOCK * ENTRY), Filter::new());
    let (mut last, mut same, mut count) = (0, 0, 0);
    while let Some((key, text)) = entries.next()? {
        same = if key == last && count > 0 { same + 1 } else { 1 };
        if same > SPENT + 1 {
            continue;
        }
        // What has one place stays in one block and filter, so that it is found by its place.
        if place(slot, key) != place(slot, last) {
            if block.len() >= BLOCK * ENTRY {
                blocks.execute((place(slot, last), &block))?;
                block.clear();
            }
            if filter.is_full() {
                filters.execute((place(slot, last), filter.bits()))?;
                filter = Filter::new();
            }
        }
        if same == 1 {
            filter.insert(key);
        }
        block.extend_from_slice(&key.to_le_bytes());
        block.extend_from_slice(&text.to_le_bytes()[..ENTRY - 8]);
        (last, count) = (key, count + 1);
    }
    if count > 0 {
        blocks.execute((place(slot, last), &block))?;
        filters.execute((place(slot, last), filter.bits()))?;
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
            let keys: Vec<Key> = expected.keys().copied().collect();
            let mut lists = Lists::default();
            read_again.holders(&connection, &keys, &mut lists).unwrap();
            for (key, texts) in expected {
                let mut found = lists.of(key).to_vec();
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

    /// A key as unlike the next as a hash.
    fn hashed(number: u64) -> Key {
        (number + 1).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(29).wrapping_mul(0xff51_afd7_ed55_8ccd)
    }

    /// What a document more costs is what is read for its keys: as little among those of 10,000 documents as of 2,000.
    #[test]
    fn little_is_read_for_keys_that_no_text_has() {
        let of_document = 70;
        for documents in [2_000, 10_000] {
            let connection = tables();
            let mut runs = Runs::of(&connection).unwrap().0;
            for portion in 0..documents / 1000 {
                let numbers = portion * 1000 * of_document..(portion + 1) * 1000 * of_document;
                let mut entries: Vec<Entry> = numbers.map(|n| (hashed(n), (n / of_document).cast_signed())).collect();
                entries.sort_unstable();
                runs.join(&connection, entries, (portion * 1000).cast_signed()).unwrap();
            }
            let mut new: Vec<Key> = (0..100 * of_document).map(|n| hashed(u64::MAX / 2 + n)).collect();
            new.sort_unstable();
            let mut lists = Lists::default();
            let at_once = runs.holders(&connection, &new, &mut lists).unwrap();
            let one_by_one: usize = new.iter().map(|&key| runs.holders(&connection, &[key], &mut lists).unwrap()).sum();
            assert_eq!(lists.iter().count(), 0);
            assert!(runs.0.len() <= 2, "{documents} documents: {} runs", runs.0.len());
            let most = new.len() * runs.0.len() * 6 / 5;
            assert!(one_by_one <= most, "{documents} documents: {one_by_one} read one by one");
            assert!(at_once <= new.len() / 5, "{documents} documents: {at_once} read at once");
        }
    }
}
