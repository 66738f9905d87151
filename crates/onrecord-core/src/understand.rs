//! Document in, findings out: the order in which the stages run.

use onrecord_model::{Model, NameLabel};
use onrecord_text::{Document, RegionKind};

use crate::entity::{self, Attributed, Input, Name, NameKind, Resolved};
use crate::figure;
use crate::findings::{Findings, Statement, Step};
use crate::genre;
use crate::label::SourceKind;
use crate::published;
use crate::reading::Reading;
use crate::statement::{self, draft::Draft};
use crate::time;

/// Finds all that one document says. Pure: the same document and model give the same findings everywhere.
pub fn understand(document: &Document, model: &Model) -> Findings {
    let reading = Reading::of(document, model);
    let drafts = statement::drafts(&reading, model);
    let labelled = |draft: &Draft| statement::labelled(&reading, draft, model.confidence(&draft.scores));
    let mut statements: Vec<Statement> = drafts.iter().map(labelled).collect();
    let Resolved { entities, sources } = resolve(&reading, &statements);
    for (statement, source) in statements.iter_mut().zip(sources) {
        statement.source_entity = source.entity;
        statement.source_count = source.count;
        let unnamed = statement.anonymity.is_some() && matches!(source.kind, None | Some(SourceKind::Collective));
        statement.source_kind = if unnamed { Some(SourceKind::Anonymous) } else { source.kind };
        if !source.rule.is_empty() {
            statement.trace.push(Step { rule: source.rule, did: "decided whom the source stands for".into() });
        }
    }
    pass_speakers_on(&drafts, &mut statements);
    say_who_i_is(&reading, &drafts, &mut statements);
    let published = published::published(document, &reading.segmented);
    let times = time::times(document, &reading.segmented, published.as_ref());
    statement::setting::fill(&reading, &drafts, &times, &entities, &mut statements);
    let mut figures = figure::figures(document, &reading.segmented);
    figure::attach(&mut figures, &statements);
    let region = |kind| document.regions.iter().find(|r| r.kind == kind).map(|r| r.span);
    Findings {
        title: region(RegionKind::Title),
        byline: region(RegionKind::Byline),
        sentences: reading.segmented.sentences.iter().map(|s| s.span).collect(),
        entities,
        statements,
        genre: genre::genre(document, &reading.segmented),
        published,
        times,
        figures,
        ..Findings::default()
    }
}

fn resolve(reading: &Reading, statements: &[Statement]) -> Resolved {
    let kind = |label| match label {
        NameLabel::Person => NameKind::Person,
        NameLabel::Organisation => NameKind::Organisation,
        NameLabel::Place => NameKind::Place,
        NameLabel::Other => NameKind::Other,
    };
    let names: Vec<Name> = reading
        .names()
        .iter()
        .map(|n| Name { span: reading.span(&n.words), kind: kind(n.label), score: n.score })
        .collect();
    let attributed: Vec<Attributed> =
        statements.iter().map(|s| Attributed { source: &s.source, content: &s.content }).collect();
    entity::resolve(&Input {
        document: reading.document,
        segmented: &reading.segmented,
        lower: &reading.lower,
        tags: &reading.tags,
        quotations: &reading.quotations,
        names: &names,
        statements: &attributed,
    })
}

/// An orphan quotation has the speaker of the statement that it continues.
fn pass_speakers_on(drafts: &[Draft], statements: &mut [Statement]) {
    for (index, draft) in drafts.iter().enumerate() {
        let Some(before) = draft.continues else { continue };
        let (entity, kind) = (statements[before].source_entity, statements[before].source_kind);
        let statement = &mut statements[index];
        statement.source_entity = statement.source_entity.or(entity);
        statement.source_kind = statement.source_kind.or(kind);
        statement.trace.push(Step { rule: "orphan_quotation", did: "has the speaker of the statement before".into() });
    }
}

/// "I" in a turn of an interview is its speaker.
fn say_who_i_is(reading: &Reading, drafts: &[Draft], statements: &mut [Statement]) {
    for index in 0..drafts.len() {
        let first_person =
            matches!(drafts[index].source[..], [ref who] if reading.lower[who.start] == "i" && who.len() == 1);
        let Some(turn) = drafts[index].parent.filter(|_| first_person && drafts[index].verbatim) else { continue };
        statements[index].source_entity = statements[turn].source_entity;
        statements[index].source_kind = statements[turn].source_kind;
    }
}
