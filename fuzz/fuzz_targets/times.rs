//! Any text, read for its date and its time expressions, as if published at any time or nobody knows when.

#![no_main]

use jiff::ToSpan;
use jiff::civil::Date;
use libfuzzer_sys::fuzz_target;
use onrecord_core::findings::Published;
use onrecord_core::words::Lowered;
use onrecord_core::{published, time};
use onrecord_text::{ReadOptions, read};

/// An interval of publication from three numbers; nothing where the calendar has none.
fn anchor(year: i16, day: u16, days: u16) -> Option<Published> {
    let earliest = Date::new(year, 1, 1).ok()?.checked_add(i32::from(day % 366).days()).ok()?;
    let latest = earliest.checked_add(i32::from(days).days()).ok()?;
    Some(Published { earliest, latest, how: String::new(), evidence: Vec::new() })
}

fuzz_target!(|input: (i16, u16, u16, &str)| {
    let (year, day, days, text) = input;
    let Some(Ok(document)) = read("fuzz.txt", text.as_bytes(), &ReadOptions::default()).into_iter().next() else { return };
    let segmented = document.segment();
    let lowered = Lowered::new(&document, &segmented);
    if let Some(published) = published::published(&document, &lowered) {
        assert!(published.earliest <= published.latest);
    }
    let mut end = 0;
    for time in time::times(&lowered, anchor(year, day, days).as_ref()) {
        assert!(time.span.start() >= end && !time.span.of(&document.text).is_empty());
        assert!(time.earliest.zip(time.latest).is_none_or(|(earliest, latest)| earliest <= latest));
        end = time.span.end();
    }
});
