//! Reading the record while it is written.

use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;

use onrecord_record::{DocumentFilter, Mode, Reading, Record, RecordError, SearchQuery};

use crate::articles::{article, file};
use crate::export::{check, record};

#[test]
fn readers_see_whole_batches_and_are_never_refused() {
    let (_folder, path, mut record) = record();
    let done = AtomicBool::new(false);
    let reader = |mode: Mode| {
        let mut last = 0;
        let mut looks = 0;
        while !done.load(Ordering::Relaxed) || looks == 0 {
            let record = Record::open(&path, mode, std::time::Duration::from_secs(10)).unwrap();
            let count = record.counts().unwrap().documents;
            assert!(count >= last && count.is_multiple_of(10), "{count} after {last}");
            let mut visited = 0;
            record
                .each_document(&DocumentFilter::default(), |_| -> Result<(), RecordError> {
                    visited += 1;
                    Ok(())
                })
                .unwrap();
            assert!(visited >= count && visited.is_multiple_of(10), "{visited} after {count}");
            record.search(&SearchQuery { limit: Some(5), ..SearchQuery::words("talks OR border") }).unwrap();
            last = count;
            looks += 1;
        }
        looks
    };
    thread::scope(|scope| {
        let readers = [Mode::Existing, Mode::ReadOnly].map(|mode| scope.spawn(move || reader(mode)));
        let mut writer = record.writer();
        for n in 0..300 {
            let document = article(n);
            writer.add(&file(&document.path, 1), Reading::of(document)).unwrap();
            if n % 10 == 9 {
                writer.commit().unwrap();
            }
        }
        writer.finish().unwrap();
        done.store(true, Ordering::Relaxed);
        for reader in readers {
            assert!(reader.join().unwrap() > 0);
        }
    });
    assert_eq!(record.counts().unwrap().documents, 300);
    check(&path);
}

#[test]
fn two_writers_take_turns() {
    let (_folder, path, record) = record();
    drop(record);
    thread::scope(|scope| {
        for half in 0..2 {
            let path = &path;
            scope.spawn(move || {
                let mut record = Record::create_or_open(path).unwrap();
                let mut writer = record.writer().batch(3);
                for n in (half..60).step_by(2) {
                    let document = article(n);
                    writer.add(&file(&document.path, 1), Reading::of(document)).unwrap();
                }
                writer.finish().unwrap();
            });
        }
    });
    assert_eq!(Record::open_read_only(&path).unwrap().counts().unwrap().documents, 60);
    check(&path);
}
