//! The groups of documents that are one text, with who comes from whom.

use std::collections::BTreeMap;

use onrecord_core::contract::Document;
use onrecord_relate::lineage::{Descent, Prepared, Reason, Relation, family, group, relation};

use crate::line::{DOCUMENT, DOCUMENT_ORDER, document_line};
use crate::{DocumentLine, Lookup, Record, RecordError};

/// Documents that are one text: at least two, by first possible day of publication, those without a day last, then by id.
#[derive(Clone, Debug, PartialEq)]
pub struct Lineage {
    /// Its documents.
    pub members: Vec<Member>,
}

/// A document in its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Member {
    /// The document.
    pub document: DocumentLine,
    /// Where it comes from, or to which other it is closest; `None` for one that nothing shows to come from another.
    pub related: Option<Related>,
}

/// How a document is related to another of its group.
#[derive(Clone, Debug, PartialEq)]
pub struct Related {
    /// The other document's id.
    pub to: String,
    /// How.
    pub relation: Relation,
    /// Why the other came first, the strongest reason first; empty where nothing tells.
    pub reasons: Vec<Reason>,
}

/// Documents of one text that are paired with others; the rest are paired with the first of these.
const PAIRED: usize = 8;

/// Documents in order, each with its text and its group.
pub(super) struct Grouped {
    pub documents: Vec<(DocumentLine, i64)>,
    groups: Vec<usize>,
    pub pairs: Vec<(usize, usize)>,
}

impl Record {
    /// The groups of two or more documents, largest first, then in the order of their first documents. Documents that were
    /// not [related](Record::relate) yet are left out.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn lineage(&self) -> Result<Vec<Lineage>, RecordError> {
        let Grouped { documents, groups, pairs } = self.grouped()?;
        let mut members: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
        for (at, &group) in groups.iter().enumerate() {
            members.entry(group).or_default().push(at);
        }
        let mut pairs_of: BTreeMap<usize, Vec<(usize, usize)>> = BTreeMap::new();
        for pair in pairs {
            pairs_of.entry(groups[pair.0]).or_default().push(pair);
        }
        let mut groups: Vec<(usize, Vec<usize>)> = members.into_iter().filter(|(_, m)| m.len() > 1).collect();
        groups.sort_by_key(|(first, members)| (std::cmp::Reverse(members.len()), *first));
        groups.iter().map(|(first, members)| self.one(&documents, members, &pairs_of[first])).collect()
    }

    /// The group of every related document, by id, as a number: those of one group have the same. Documents that are no
    /// copies have one of their own.
    ///
    /// # Errors
    /// Where the record cannot be read.
    pub fn lineage_groups(&self) -> Result<BTreeMap<String, usize>, RecordError> {
        let Grouped { documents, groups, .. } = self.grouped()?;
        Ok(documents.into_iter().zip(groups).map(|((document, _), group)| (document.id, group)).collect())
    }

    fn one(
        &self,
        documents: &[(DocumentLine, i64)],
        members: &[usize],
        pairs: &[(usize, usize)],
    ) -> Result<Lineage, RecordError> {
        let whole = members.iter().map(|&at| self.whole(&documents[at].0.id)).collect::<Result<Vec<Document>, _>>()?;
        let prepared: Vec<Prepared> = whole.iter().map(Prepared::of).collect();
        let place = |at: &usize| members.binary_search(at).expect("a pair is of one group");
        let pairs: Vec<(usize, usize)> = pairs.iter().map(|(one, other)| (place(one), place(other))).collect();
        let related = |Descent { of, relation, reasons }: Descent| Related {
            to: documents[members[of]].0.id.clone(),
            relation,
            reasons,
        };
        let descents = family(&prepared, &pairs).into_iter().map(|descent| descent.map(related));
        let members = members.iter().zip(descents);
        Ok(Lineage {
            members: members.map(|(&at, related)| Member { document: documents[at].0.clone(), related }).collect(),
        })
    }

    fn whole(&self, id: &str) -> Result<Document, RecordError> {
        match self.document(id)? {
            Lookup::One(document) => Ok(document),
            _ => Err(self.damaged(format!("document {id} is not there"))),
        }
    }

    /// All related documents in order, and the pairs that join them: kept pairs of texts, the same text, the same address.
    pub(super) fn grouped(&self) -> Result<Grouped, RecordError> {
        let _moment = self.connection.unchecked_transaction().map_err(|e| self.failed(e))?;
        let sql = format!(
            "SELECT l.text, {DOCUMENT} FROM documents AS d JOIN lineage_documents AS l ON l.document = d.number
             ORDER BY {DOCUMENT_ORDER}"
        );
        let mut statement = self.prepare(&sql)?;
        let rows = statement.query_map([], |row| Ok((document_line(row, 1)?, row.get(0)?)));
        let documents: Vec<(DocumentLine, i64)> = rows.and_then(Iterator::collect).map_err(|e| self.failed(e))?;
        let mut of_text: BTreeMap<i64, Vec<usize>> = BTreeMap::new();
        let mut of_page: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (at, (document, text)) in documents.iter().enumerate() {
            of_text.entry(*text).or_default().push(at);
            if let Some(url) = &document.url {
                of_page.entry(relation::address(url)).or_default().push(at);
            }
        }
        let mut pairs = Vec::new();
        for alike in of_text.values().chain(of_page.values()) {
            pairs.extend(crossed(alike, alike));
        }
        let mut statement = self.prepare("SELECT one, other FROM lineage_pairs")?;
        let mut rows = statement.query([]).map_err(|e| self.failed(e))?;
        while let Some(row) = rows.next().map_err(|e| self.failed(e))? {
            let (one, other): (i64, i64) = row.get(0).and_then(|a| Ok((a, row.get(1)?))).map_err(|e| self.failed(e))?;
            pairs.extend(crossed(&of_text[&one], &of_text[&other]));
        }
        pairs.sort_unstable();
        pairs.dedup();
        let groups = group::groups(documents.len(), pairs.iter().copied());
        Ok(Grouped { documents, groups, pairs })
    }
}

/// The pairs between two lists of documents, the smaller number first: of each list, the first few with the other's first
/// few, and all with the other's first.
fn crossed(ours: &[usize], theirs: &[usize]) -> Vec<(usize, usize)> {
    let few = |list: &[usize]| list[..list.len().min(PAIRED)].to_vec();
    let mut out = Vec::new();
    for &one in &few(ours) {
        out.extend(few(theirs).iter().map(|&other| (one, other)));
    }
    out.extend(ours.iter().map(|&one| (one, theirs[0])));
    out.extend(theirs.iter().map(|&other| (ours[0], other)));
    out.retain(|(one, other)| one != other);
    out.into_iter().map(|(one, other)| (one.min(other), one.max(other))).collect()
}
