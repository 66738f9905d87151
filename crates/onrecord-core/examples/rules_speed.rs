//! Measures how fast the rules are where a text is already read: `rules_speed WEIGHTS ROUNDS FILE...` prints words per second
//! on one core, for times (with the date of publication), figures, events, forecasts, and all together.
//!
//! Words are tokens that are no marks. Segmentation, tags, names, statements and entities are there before the clock
//! starts, and doers are tied to no entity; lower-casing counts. Each of the rounds takes all files once; the fastest round
//! counts, as what else the machine does can only slow a round down.

use std::hint::black_box;
use std::time::{Duration, Instant};

use onrecord_core::entity::SourceResolution;
use onrecord_core::findings::Findings;
use onrecord_core::reading::Reading;
use onrecord_core::statement::{self, draft::Draft, speaker::Mentions};
use onrecord_core::words::Lowered;
use onrecord_core::{event, figure, forecast, published, time, understand};
use onrecord_model::{Model, ReaderKind};
use onrecord_text::token::Shape;
use onrecord_text::{Document, ReadOptions, read};

/// A text with all that the rules start from.
struct Text<'d> {
    reading: Reading<'d>,
    findings: Findings,
    drafts: Vec<Draft>,
    sources: Vec<SourceResolution>,
}

/// The rules of one layer over one text.
type Layer = fn(&Text, &Lowered);

fn times(text: &Text, lowered: &Lowered) {
    let published = published::published(text.reading.document, lowered);
    black_box(time::times(lowered, published.as_ref()));
}

fn figures(_: &Text, lowered: &Lowered) {
    black_box(figure::figures(lowered));
}

fn events(text: &Text, _: &Lowered) {
    let Text { reading, findings, .. } = text;
    let drafts = event::drafts(reading);
    let parties = event::parties(reading, &drafts).into_iter().map(|span| (span, None)).collect();
    let Findings { entities, statements, times, .. } = findings;
    black_box(event::events(reading, &drafts, &parties, entities, statements, times));
}

fn forecasts(text: &Text, _: &Lowered) {
    let Text { reading, findings, drafts, sources } = text;
    let Findings { statements, times, published, .. } = findings;
    let (mentions, published) = (&Mentions::default(), published.as_ref());
    let given = forecast::Given { reading, drafts, statements, sources, mentions, times, published, is_release: false };
    black_box(forecast::forecasts(&given));
}

/// The fastest of the rounds over all texts.
fn fastest(rounds: usize, texts: &[Text], work: &[Layer]) -> Duration {
    let round = |_| {
        let start = Instant::now();
        for text in texts {
            let lowered = Lowered::new(text.reading.document, &text.reading.segmented);
            work.iter().for_each(|work| work(text, &lowered));
        }
        start.elapsed()
    };
    (0..rounds).map(round).min().unwrap_or_default()
}

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [weights, rounds, files @ ..] = arguments.as_slice() else {
        return Err("expected WEIGHTS, ROUNDS and files".into());
    };
    let (bytes, rounds) = (std::fs::read(weights)?, rounds.parse()?);
    let model = Model::read_weights(&bytes, ReaderKind::Fast)?;
    let mut documents: Vec<Document> = Vec::new();
    for file in files {
        for document in read(file, &std::fs::read(file)?, &ReadOptions::default()) {
            documents.push(document?);
        }
    }
    let text = |d| {
        let (reading, findings) = (Reading::of(d, &model), understand(d, &model));
        let drafts = statement::drafts(&reading, &model);
        let sources = vec![SourceResolution::default(); drafts.len()];
        Text { reading, findings, drafts, sources }
    };
    let texts: Vec<Text> = documents.iter().map(text).collect();
    let is_word = |shape| !matches!(shape, Shape::Mark);
    let tokens = texts.iter().flat_map(|text| &text.reading.segmented.tokens);
    let words = tokens.filter(|token| is_word(token.shape)).count();
    println!("{} documents, {words} words", texts.len());
    let layers: [(&str, &[Layer]); 5] = [
        ("times", &[times]),
        ("figures", &[figures]),
        ("events", &[events]),
        ("forecasts", &[forecasts]),
        ("all", &[times, figures, events, forecasts]),
    ];
    for (name, work) in layers {
        println!("{name:<10}{:>12.0} words/s", words as f64 / fastest(rounds, &texts, work).as_secs_f64());
    }
    Ok(())
}
