//! How much generated input a property is held against.

/// As much as usual, or as `ONRECORD_CASES` says, which `.ci/run` sets to what takes a minute.
pub fn cases(usual: u32) -> u32 {
    std::env::var("ONRECORD_CASES").map_or(usual, |number| number.parse().expect("ONRECORD_CASES is a number"))
}
