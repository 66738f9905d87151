//! `onrecord sources`: which documents are one text, who comes from whom, and which outlets mainly reprint.

use std::collections::BTreeMap;

use onrecord_record::{DocumentFilter, DocumentLine, Lineage, Member, Record, Related};
use onrecord_relate::lineage::{Reason, Relation};
use serde::Serialize;

use crate::args::RecordArgs;
use crate::error::{Error, Outcome};
use crate::output::page::{Cell, FAINT, Page, STRONG};
use crate::output::statement::{self, DocumentJson};
use crate::output::{count, data::Data, talk};

/// Arguments of `onrecord sources`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List which documents are one text, and outlets that mainly reprint",
    long_about = "Lists the documents of the record that are one text, group by group: reprints, edited copies, excerpts, \
                  retellings in other words and later versions, each with the document it comes from and what shows \
                  it. Where nothing tells which came first, that is said. Independent reports on one event are not one \
                  text, however many names, figures and quotations they share.",
    after_long_help = "Examples:\n  onrecord sources\n  onrecord sources --json\n  onrecord compare d3f2 d81c       \
                       Two documents of a group, side by side\n\nExit status: 0 there are groups; 1 there are none; \
                       2 could not run."
)]
pub struct Sources {
    #[command(flatten)]
    record: RecordArgs,
    /// Print JSON: one object with groups and outlets
    #[arg(long)]
    json: bool,
}

impl Sources {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let record = Record::open_read_only(&self.record.record)?;
        let groups = record.lineage()?;
        let documents = record.documents(&DocumentFilter { superseded: true, ..DocumentFilter::default() })?;
        let outlets = outlets(&groups, &documents);
        if self.json {
            let mut out = Data::stdout();
            out.json(&SourcesJson { groups: groups.iter().map(GroupJson::of).collect(), outlets })?;
            out.finish()?;
        } else {
            page(&groups, &outlets).print()?;
        }
        let grouped: usize = groups.iter().map(|group| group.members.len()).sum();
        talk::note(&format!(
            "{}: {} of {}.",
            count::count(groups.len(), "group", "groups"),
            count::grouped(grouped),
            count::documents(documents.len())
        ));
        Ok(if groups.is_empty() { Outcome::NothingFound } else { Outcome::Done })
    }
}

/// An outlet and how much of what the record has of it was another's first.
#[derive(Debug, Serialize)]
struct Outlet {
    outlet: String,
    documents: usize,
    /// Documents that come from another outlet's.
    reprints: usize,
    /// Whether those are more than half, and more than one.
    mainly_reprints: bool,
}

/// Outlets with reprints, those with most first, then by name.
fn outlets(groups: &[Lineage], documents: &[DocumentLine]) -> Vec<Outlet> {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for outlet in documents.iter().filter_map(|d| d.outlet.as_deref()) {
        counts.entry(outlet).or_default().0 += 1;
    }
    for group in groups {
        for member in &group.members {
            if let Some(outlet) = reprinting(member, group)
                && let Some(counts) = counts.get_mut(outlet)
            {
                counts.1 += 1;
            }
        }
    }
    let outlet = |(outlet, (documents, reprints)): (&str, (usize, usize))| Outlet {
        outlet: outlet.to_owned(),
        documents,
        reprints,
        mainly_reprints: reprints > 1 && 2 * reprints > documents,
    };
    let mut out: Vec<Outlet> = counts.into_iter().map(outlet).filter(|o| o.reprints > 0).collect();
    out.sort_by(|a, b| (b.reprints, &a.outlet).cmp(&(a.reprints, &b.outlet)));
    out
}

/// The outlet of a document that comes from another outlet's.
fn reprinting<'l>(member: &'l Member, group: &'l Lineage) -> Option<&'l str> {
    let Related { to, reasons, .. } = member.related.as_ref()?;
    let outlet = member.document.outlet.as_deref()?;
    let from = group.members.iter().find(|other| &other.document.id == to)?;
    (!reasons.is_empty() && from.document.outlet.as_deref() != Some(outlet)).then_some(outlet)
}

fn page(groups: &[Lineage], outlets: &[Outlet]) -> Page {
    let mut page = Page::default();
    for group in groups {
        let first = &group.members[0].document;
        page.styled(STRONG, first.title.as_deref().unwrap_or(&first.path));
        page.put(format_args!(": {}", count::documents(group.members.len()))).end();
        for Member { document, related } in &group.members {
            page.put("  ").styled(FAINT, &document.id[..9]).put("  ");
            page.words(document.outlet.as_deref().unwrap_or("no outlet")).put(", ");
            page.put(statement::days(document.published.as_ref())).put(", ").words(&document.path).end();
            page.put("      ").put(told(related.as_ref())).end();
        }
    }
    if !outlets.is_empty() {
        let row = |o: &Outlet| {
            vec![
                Cell::Number(o.documents),
                Cell::Number(o.reprints),
                Cell::Words(o.outlet.clone()),
                Cell::Words(if o.mainly_reprints { "mainly reprints".into() } else { String::new() }),
            ]
        };
        page.end().table(&["documents", "reprints", "outlet", ""], &outlets.iter().map(row).collect::<Vec<_>>());
    }
    page
}

/// Where a document comes from, in words.
fn told(related: Option<&Related>) -> String {
    match related {
        None => "nothing shows that it comes from another".to_owned(),
        Some(Related { to, relation, reasons }) if reasons.is_empty() => {
            format!("{}, with {}; which came first is not known", relation.words(), &to[..9])
        }
        Some(Related { to, relation, reasons }) => {
            let reasons: Vec<&str> = reasons.iter().map(|r| r.words()).collect();
            format!("{}, from {}: {}", relation.words(), &to[..9], reasons.join("; "))
        }
    }
}

#[derive(Debug, Serialize)]
struct SourcesJson<'l> {
    groups: Vec<GroupJson<'l>>,
    outlets: Vec<Outlet>,
}

#[derive(Debug, Serialize)]
struct GroupJson<'l> {
    documents: Vec<MemberJson<'l>>,
}

#[derive(Debug, Serialize)]
struct MemberJson<'l> {
    #[serde(flatten)]
    document: DocumentJson<'l>,
    related: Option<RelatedJson<'l>>,
}

#[derive(Debug, Serialize)]
struct RelatedJson<'l> {
    to: &'l str,
    relation: Relation,
    /// Why the other came first; empty where that is not known.
    reasons: &'l [Reason],
}

impl<'l> GroupJson<'l> {
    fn of(group: &'l Lineage) -> GroupJson<'l> {
        let related = |r: &'l Related| RelatedJson { to: &r.to, relation: r.relation, reasons: &r.reasons };
        let member = |m: &'l Member| MemberJson {
            document: DocumentJson::of(&m.document),
            related: m.related.as_ref().map(related),
        };
        GroupJson { documents: group.members.iter().map(member).collect() }
    }
}
