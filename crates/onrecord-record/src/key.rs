//! Keys of names as the rows and queries of a record have them.

pub use onrecord_core::name::key;

/// The key with a blank on either side, so that whole words are found in it as they are.
pub(crate) fn in_blanks(key: &str) -> String {
    format!(" {key} ")
}

/// The last word of the key, where it has more than one.
pub(crate) fn last_name(key: &str) -> Option<&str> {
    key.rsplit_once(' ').map(|(_, last)| last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_word_has_no_last_name() {
        assert_eq!(last_name("vladimir putin"), Some("putin"));
        assert_eq!(last_name("putin"), None);
    }
}
