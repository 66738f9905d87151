//! Document in, findings out: the order in which the stages run.

use onrecord_model::{Model, NameLabel};
use onrecord_text::{Document, RegionKind, Span};

use crate::entity::{self, Attributed, Input, Name, NameKind, Resolved, SourceResolution};
use crate::event;
use crate::figure;
use crate::findings::{Findings, Statement, Step};
use crate::forecast;
use crate::genre;
use crate::label::GenreLabel;
use crate::published;
use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::{self, speaker::Mentions};
use crate::time;
use crate::words::Lowered;

/// Finds all that one document says. Pure: the same document and model give the same findings everywhere.
pub fn understand(document: &Document, model: &Model) -> Findings {
    let reading = Reading::of(document, model);
    let drafts = statement::drafts(&reading, model);
    let happenings = event::drafts(&reading);
    let resolved = resolve(&reading, &drafts, &happenings);
    let mentions = Mentions::of(&resolved);
    let labelled = |(draft, source): (&Draft, &SourceResolution)| {
        statement::labelled(&reading, draft, source, &mentions, draft.confidence(model))
    };
    let mut statements: Vec<Statement> = drafts.iter().zip(&resolved.sources).map(labelled).collect();
    let parties = event::parties(&reading, &happenings).into_iter().zip(resolved.parties).collect();
    let entities = resolved.entities;
    pass_speakers_on(&drafts, &mut statements);
    say_who_i_is(&reading, &drafts, &mut statements);
    let lowered = Lowered::new(document, &reading.segmented);
    let published = published::published(document, &lowered);
    let times = time::times(&lowered, published.as_ref());
    statement::setting::fill(&reading, &drafts, &times, &entities, &mut statements);
    let mut figures = figure::figures(&lowered);
    let context = figure::Context {
        document,
        segmented: &reading.segmented,
        lowered: &lowered,
        statements: &statements,
        entities: &entities,
        times: &times,
    };
    figure::attach(&mut figures, &context);
    let events = event::events(&reading, &happenings, &parties, &entities, &statements, &times);
    let genre = genre::genre(document, &reading.segmented);
    let forecasts = forecast::forecasts(&forecast::Given {
        reading: &reading,
        drafts: &drafts,
        statements: &statements,
        sources: &resolved.sources,
        mentions: &mentions,
        times: &times,
        published: published.as_ref(),
        is_release: genre.is_some_and(|(label, _)| label == GenreLabel::Release),
    });
    let region = |kind| document.regions.iter().find(|r| r.kind == kind).map(|r| r.span);
    Findings {
        title: region(RegionKind::Title),
        byline: region(RegionKind::Byline),
        sentences: reading.segmented.sentences.iter().map(|s| s.span).collect(),
        entities,
        statements,
        genre,
        published,
        times,
        figures,
        events,
        forecasts,
        ..Findings::default()
    }
}

fn resolve(reading: &Reading, drafts: &[Draft], happenings: &[event::Draft]) -> Resolved {
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
    let spans = |pieces: &[Words]| pieces.iter().map(|p| reading.span(p)).collect::<Vec<Span>>();
    let parts: Vec<(Vec<Span>, Vec<Span>)> = drafts.iter().map(|d| (spans(&d.source), spans(&d.content))).collect();
    let attributed: Vec<Attributed> = parts.iter().map(|(source, content)| Attributed { source, content }).collect();
    let parties = event::parties(reading, happenings);
    entity::resolve(&Input {
        document: reading.document,
        segmented: &reading.segmented,
        lower: &reading.lower,
        tags: &reading.tags,
        quotations: &reading.quotations,
        names: &names,
        statements: &attributed,
        parties: &parties,
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
        statement.trace.push(Step { rule: "source_entity", did: "is the speaker of the statement before".into() });
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
        let did = "is the speaker of the turn it stands in".to_owned();
        statements[index].trace.push(Step { rule: "source_entity", did });
    }
}
