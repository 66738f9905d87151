//! Plain text: the document's text is the decoded file, character for character.

use super::front_matter;
use super::parts::Parts;

/// The parts of a plain text.
pub(crate) fn read(text: String) -> Parts {
    front_matter::read(text)
}
