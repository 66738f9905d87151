//! Any bytes, read in every format. The first byte chooses the format; a sidecar stands behind a zero byte.

#![no_main]

use libfuzzer_sys::fuzz_target;
use onrecord_text::{Format, ReadOptions, Sidecar, Span, read};

fuzz_target!(|data: &[u8]| {
    let Some((&choice, rest)) = data.split_first() else { return };
    let format = Format::ALL.get(usize::from(choice) % (Format::ALL.len() + 1)).copied();
    let mut halves = rest.splitn(2, |&byte| byte == 0);
    let bytes = halves.next().unwrap_or_default();
    let names = ["x.meta.toml", "x.meta.yaml", "x.meta.json"];
    let sidecar = halves
        .next()
        .map(|side| Sidecar { path: names[usize::from(choice) % names.len()].to_owned(), bytes: side.to_vec() });
    let options = ReadOptions { format, sidecar, ..ReadOptions::default() };
    for result in read("fuzz", bytes, &options) {
        match result {
            Ok(document) => {
                let whole = Span::new(0, document.text.len());
                for region in &document.regions {
                    assert!(whole.contains(region.span) && !region.span.of(&document.text).is_empty());
                }
                for range in document.page.iter().flat_map(|map| map.pieces(whole)) {
                    assert!(range.end <= bytes.len());
                }
                document.segment();
            }
            Err(rejected) => assert!(rejected.to_string().starts_with("fuzz")),
        }
    }
});
