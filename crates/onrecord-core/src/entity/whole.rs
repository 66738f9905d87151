//! Names that the model cut: they go on behind a dash (`Bashar al`-`Assad`, `Kim Jong`-`un`, `Anna Lind`-`Berg`), or with
//! the form of a company (`Norvane` `Inc.`).
//!
//! What a dash joins to a name need not belong to it: `Dovash-led`, `Putin-era`. A capital belongs to it, what stands
//! behind an Arabic article does, and a short last syllable of a name of several words.

use super::NameKind;
use super::view::{View, Words};

/// Articles within Arabic names, before a dash.
const ARTICLES: &[&str] = &["abd", "abu", "ad", "al", "an", "ar", "as", "ash", "at", "az", "el", "ul"];
/// Short words that a dash joins to a name without their being part of it.
const JOINED: &[&str] =
    &["based", "born", "era", "esque", "free", "held", "led", "like", "made", "only", "owned", "run", "style", "wide"];
/// Longest last syllable, in letters.
const SYLLABLE: usize = 5;
/// Forms of companies, as they stand behind their names.
const FORMS: &[&str] = &[
    "AB", "AG", "ASA", "Co", "Co.", "Corp", "Corp.", "GmbH", "Inc", "Inc.", "LLC", "LLP", "Ltd", "Ltd.", "N.V.", "NV",
    "Oyj", "PLC", "Plc", "S.A.", "SA", "SE", "SpA", "plc",
];

/// The name with all that belongs to it, and what it is then.
pub(super) fn whole(view: &View<'_>, mut words: Words, kind: NameKind) -> (Words, NameKind) {
    while !words.is_empty() && goes_on(view, &words) {
        words.end += if view.lower(words.end - 1) == "-" { 1 } else { 2 };
    }
    let comma = usize::from(view.raw(words.end) == ",");
    let form = words.end + comma;
    // Behind a comma a full stop or a dotted form must tell: "Norvane, Inc., said".
    let is_form = FORMS.contains(&view.raw(form)) && (comma == 0 || view.raw(form).ends_with('.'));
    if !words.is_empty() && is_form && view.same_sentence(form, words.start) && !view.is_headline(form) {
        return (words.start..form + 1, NameKind::Organisation);
    }
    (words, kind)
}

/// A company's name without its form, or any other name as it is.
pub(super) fn bare(view: &View<'_>, words: &Words) -> Words {
    let mut end = words.end;
    if words.len() > 1 && FORMS.contains(&view.raw(end - 1)) {
        end -= 1;
        end -= usize::from(end > words.start + 1 && view.raw(end - 1) == ",");
    }
    words.start..end
}

/// The same of a name by itself.
pub(super) fn without_form(name: &str) -> &str {
    let bare = name.rsplit_once(' ').filter(|(_, form)| FORMS.contains(form)).map(|(bare, _)| bare);
    bare.map_or(name, |bare| bare.trim_end_matches(','))
}

/// Whether a dash without blanks joins the name to more of it.
fn goes_on(view: &View<'_>, words: &Words) -> bool {
    let dash = if view.lower(words.end - 1) == "-" { words.end - 1 } else { words.end };
    let (last, next) = (dash.wrapping_sub(1), dash + 1);
    if dash <= words.start
        || next >= view.len()
        || view.lower(dash) != "-"
        || !view.touches(last)
        || !view.touches(dash)
    {
        return false;
    }
    let (before, behind) = (view.lower(last), view.lower(next));
    let syllable = words.start < last
        && view.is_capital(last)
        && view.raw(next).chars().count() <= SYLLABLE
        && view.raw(next).chars().all(char::is_alphabetic)
        && !JOINED.contains(&behind);
    view.is_capital(next) || ARTICLES.contains(&before) || syllable
}
