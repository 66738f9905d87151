//! Who is who in a record, or in files read for the purpose: the one place that decides it for all commands.
//!
//! Takes what the record keeps, and brings that up to date where documents or reviews have changed; a record that cannot be
//! written answers all the same. Gives everybody, or whom a name stands for.

use onrecord_core::contract::Document;
use onrecord_core::label::EntityType;
use onrecord_core::whom::Whom;
use onrecord_record::{Record, RecordError};
use onrecord_relate::who::{self, Called, Somebody};

use crate::output::talk;

/// Everybody and everything, or those of them who are called by a name.
pub struct World {
    /// By family, name and id; described ones last.
    pub all: Vec<Somebody>,
}

impl World {
    /// Everybody in the current documents.
    pub fn of(record: &Record) -> Result<World, RecordError> {
        World::kept_or_new(record, Record::kept_identities)
    }

    /// Whoever is called so in the current documents, or has this identity; perhaps others, too.
    pub fn called_so(record: &Record, name: &str) -> Result<World, RecordError> {
        World::kept_or_new(record, |record| record.kept_as(name))
    }

    /// Everybody in these documents.
    pub fn of_documents(documents: &[Document]) -> World {
        let profiles: Vec<who::Profile> = documents.iter().flat_map(who::profiles).collect();
        World { all: who::everybody(&profiles, &[]) }
    }

    fn kept_or_new(
        record: &Record,
        kept: impl Fn(&Record) -> Result<Option<Vec<Somebody>>, RecordError>,
    ) -> Result<World, RecordError> {
        if let Some(all) = kept(record)? {
            return Ok(World { all });
        }
        let found = record.identities()?;
        if let Ok(mut record) = Record::open_existing(record.path()) {
            // What could not be kept is worked out again next time.
            let _ = record.keep_identities(&found);
        }
        Ok(World { all: found.everybody })
    }

    /// Who is called by a name, a last name or another name, or has this identity.
    pub fn called(&self, name: &str, kind: Option<EntityType>) -> Called<'_> {
        who::called(&self.all, name, kind)
    }

    /// Whom a `--who` means: all who are called so, where they cannot be told apart; says so, and how to choose. Where
    /// nobody is known to be called so, whoever has the words in their name.
    pub fn whom(&self, name: &str) -> Whom {
        let meant = match self.called(name, None) {
            Called::Nobody => return Whom::with_words(name),
            Called::One(one, others) => {
                if !others.is_empty() {
                    talk::note(&format!(
                        "“{name}” is taken for {}. Also called so: {}.",
                        listed(&[one]),
                        listed(&others)
                    ));
                }
                vec![one]
            }
            Called::Several(all) => {
                talk::note(&format!(
                    "Several are called “{name}”, and all are meant: {}. Give a whole name or an id for one.",
                    listed(&all)
                ));
                all
            }
        };
        let mut whom = Whom::entities(name, meant.iter().flat_map(|somebody| somebody.entities()));
        whom.by_words = meant.iter().any(|somebody| somebody.id.is_none());
        whom
    }
}

/// Whom a `--who` means in a record, if it is given.
pub fn whom(record: &Record, name: Option<&str>) -> Result<Option<Whom>, RecordError> {
    name.map(|name| Ok(World::called_so(record, name)?.whom(name))).transpose()
}

/// "Ann Lind (person, w0123456789ab), the mayor (person)" of the first few.
fn listed(all: &[&Somebody]) -> String {
    const SHOWN: usize = 8;
    let one = |somebody: &&Somebody| match &somebody.id {
        Some(id) => format!("{} ({}, {id})", somebody.name, somebody.kind),
        None => format!("{} ({})", somebody.name, somebody.kind),
    };
    let mut out = all.iter().take(SHOWN).map(one).collect::<Vec<_>>().join(", ");
    if all.len() > SHOWN {
        out += &format!(" and {} more", all.len() - SHOWN);
    }
    out
}
