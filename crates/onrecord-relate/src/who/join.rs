//! Why two entities are one.

use std::fmt;

use serde::{Deserialize, Serialize};

/// Why two entities are one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// They have one name.
    Name,
    /// Their names are spellings of one, or a short given name or initials stand for the other's.
    Spelling,
    /// The last name alone, for the one who bears it in full.
    LastName,
    /// The text says that it was called so before, or one has added to its name.
    FormerName,
    /// Initials, and what they stand for.
    Initials,
    /// An office, and who held it then.
    Office,
    /// A person said so.
    Review,
}

impl Reason {
    /// Its name in JSON.
    pub fn as_str(self) -> &'static str {
        match self {
            Reason::Name => "name",
            Reason::Spelling => "spelling",
            Reason::LastName => "last_name",
            Reason::FormerName => "former_name",
            Reason::Initials => "initials",
            Reason::Office => "office",
            Reason::Review => "review",
        }
    }
}

impl fmt::Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.as_str())
    }
}

/// Two entities that are one, with the reason.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Join {
    /// Number of one profile.
    pub a: usize,
    /// Number of the other.
    pub b: usize,
    /// Why.
    pub reason: Reason,
    /// The words it rests on.
    pub words: String,
}
