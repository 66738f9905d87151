//! Names of one place, body or person that no rule of spelling brings together (`exonym.tsv`).

use std::collections::HashMap;
use std::sync::LazyLock;

use super::fold::plain;

const LINES: &str = include_str!("exonym.tsv");

static NAMES: LazyLock<HashMap<String, String>> = LazyLock::new(|| {
    let rows = LINES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.flat_map(|(name, others)| others.split(';').map(|other| (plain(other).join(" "), plain(name).join(" "))))
        .collect()
});

/// The plain words of a name, those of its usual name where the list has one.
pub(super) fn usual(name: &str) -> Vec<String> {
    let words = plain(name);
    NAMES.get(&words.join(" ")).map_or(words, |usual| usual.split(' ').map(str::to_owned).collect())
}

/// The name under which a place that is written otherwise is listed.
pub(super) fn listed(name: &str) -> Option<&'static str> {
    let usual = NAMES.get(&plain(name).join(" "))?;
    let mut rows = LINES.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once('\t'));
    rows.find(|(shown, _)| plain(shown).join(" ") == *usual).map(|(shown, _)| shown)
}

/// Whether the list knows the name as another's.
pub(super) fn is_other_name(name: &str) -> bool {
    NAMES.contains_key(&plain(name).join(" "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn old_names_lead_to_the_usual() {
        assert_eq!(usual("Kiev"), usual("Kyiv"));
        assert_eq!(usual("Lwów"), ["lviv"]);
        assert_eq!(usual("Mao Tse-tung"), ["mao", "zedong"]);
    }

    #[test]
    fn no_name_is_in_the_list_twice() {
        let rows = LINES.lines().filter(|line| !line.starts_with('#'));
        let mut names: Vec<String> =
            rows.flat_map(|line| line.split(['\t', ';'])).map(|name| plain(name).join(" ")).collect();
        let all = names.len();
        names.sort();
        names.dedup();
        assert_eq!(names.len(), all);
    }
}
