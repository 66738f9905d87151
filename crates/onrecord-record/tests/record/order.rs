//! Neither order nor batch size reaches the record or who is who in it, and documents come back as they went in.

use std::collections::BTreeMap;

use onrecord_core::contract::{
    Anonymity, Channel, Condition, Count, Document, Entity, Event, Figure, Forecast, Genre, Horizon, Mention, Metadata,
    Problem, Published, Range, Region, SCHEMA, SaidOn, Span, Spans, Statement, Time,
};
use onrecord_core::label::{
    Bound, Certainty, ChannelKind, ConditionKind, EntityType, EventCategory, EventStatus, FigureType, GenreLabel, Kind,
    MentionForm, Mode, Polarity, Realis, SourceKind, TimeType,
};
use onrecord_core::timeline;
use onrecord_record::{EventQuery, Lookup};
use proptest::prelude::*;

use crate::articles::{Dice, add, article, file, read_at};
use crate::export::{check, export, record};

/// A document with everything the contract allows, of any characters, chosen by chance.
struct Chance {
    text: Vec<char>,
    dice: Dice,
}

impl Chance {
    fn document(text: &str, seed: u64) -> Document {
        let mut c = Chance { text: text.chars().collect(), dice: Dice(seed) };
        let statements = c.many(|c, n| c.statement(n));
        Document {
            schema: SCHEMA.into(),
            path: "x.txt".into(),
            id: format!("d{seed:016x}"),
            text: text.into(),
            title: c.maybe(Chance::span),
            byline: c.maybe(Chance::span),
            outlet: c.maybe(Chance::words),
            url: c.maybe(Chance::words),
            language: c.words(),
            published: c.maybe(|c| Published {
                earliest: "2024-01-31".into(),
                latest: "2024-02-29".into(),
                how: c.words(),
                evidence: c.many(|c, _| c.span()),
            }),
            genre: c.maybe(|c| Genre { label: c.one(GenreLabel::ALL), p: c.real() }),
            regions: c.many(|c, _| {
                let Span { start, end, .. } = c.span();
                Region { start, end, kind: "caption".into() }
            }),
            sentences: c.many(|c, _| {
                let Span { start, end, .. } = c.span();
                Range { start, end }
            }),
            entities: c.many(|c, n| Entity {
                id: format!("e{n:012x}"),
                name: c.words(),
                kind: c.one(EntityType::ALL),
                mentions: c.many(|c, _| {
                    let Span { start, end, text } = c.span();
                    Mention { start, end, text, form: c.one(MentionForm::ALL) }
                }),
            }),
            statements,
            figures: c.many(|c, _| c.figure()),
            times: c.many(|c, _| {
                let Span { start, end, text } = c.span();
                let value = c.maybe(Chance::words);
                Time {
                    start,
                    end,
                    text,
                    kind: c.one(TimeType::ALL),
                    value,
                    earliest: c.maybe(Chance::day),
                    latest: None,
                }
            }),
            events: c.many(|c, _| Event {
                trigger: c.span(),
                category: c.maybe(|c| c.one(EventCategory::ALL)),
                actor: c.maybe(Chance::words),
                actor_words: c.maybe(Chance::span),
                target: c.maybe(Chance::words),
                target_words: c.maybe(Chance::span),
                place: c.maybe(Chance::words),
                time: c.maybe(Chance::span),
                status: c.one(EventStatus::ALL),
                statement: c.maybe(Chance::words),
            }),
            forecasts: c.many(|c, n| c.forecast(n)),
            metadata: Metadata {
                title: c.maybe(Chance::words),
                byline: c.maybe(Chance::words),
                outlet: None,
                url: None,
            },
            problems: c.many(|c, _| Problem { code: "x".into(), message: c.words(), span: c.maybe(Chance::span) }),
        }
    }

    fn statement(&mut self, n: usize) -> Statement {
        Statement {
            // Two statements of one id must do no harm.
            id: format!("s{:012x}", n / 2),
            parent: self.maybe(|_| format!("s{:012x}", 0)),
            source: self.maybe(|c| Spans { spans: c.many(|c, _| c.span()) }),
            source_entity: self.maybe(|c| format!("e{:012x}", c.dice.roll(4))),
            source_kind: self.maybe(|c| c.one(SourceKind::ALL)),
            source_count: self.maybe(|c| Count { low: c.dice.roll(9) as u32, high: None }),
            speaks_for: None,
            cue: Spans { spans: self.many(|c, _| c.span()) },
            content: Spans { spans: self.many(|c, _| c.span()) },
            mode: self.one(Mode::ALL),
            kind: self.one(Kind::ALL),
            kind_alt: self.maybe(|c| c.one(Kind::ALL)),
            polarity: self.one(Polarity::ALL),
            certainty: self.one(Certainty::ALL),
            realis: self.maybe(|c| c.one(Realis::ALL)),
            hedges: self.many(|c, _| c.span()),
            probability: self.maybe(|c| (c.real(), c.real())),
            condition: self.maybe(Chance::span),
            venue: self.maybe(Chance::span),
            addressee: self.maybe(Chance::span),
            channel: self.maybe(|c| {
                let Span { start, end, text } = c.span();
                Channel { start, end, text, kind: c.one(ChannelKind::ALL) }
            }),
            said_on: self.maybe(|c| {
                let Span { start, end, text } = c.span();
                SaidOn { start, end, text, value: c.maybe(Chance::words), earliest: c.maybe(Chance::day), latest: None }
            }),
            anonymity: self.maybe(|c| Anonymity { words: c.span(), reason: c.maybe(Chance::span) }),
            confidence: self.real(),
        }
    }

    fn figure(&mut self) -> Figure {
        let Span { start, end, text } = self.span();
        Figure {
            start,
            end,
            text,
            kind: self.one(FigureType::ALL),
            low: self.maybe(Chance::real),
            high: self.maybe(Chance::real),
            bound: self.one(Bound::ALL),
            unit: self.maybe(Chance::words),
            unit_text: self.maybe(Chance::words),
            thing: self.maybe(Chance::span),
            actor: self.maybe(Chance::words),
            as_of: self.maybe(Chance::span),
            statement: self.maybe(Chance::words),
            concept: None,
            place: None,
            period: None,
            counting: None,
            flow: None,
            change: None,
        }
    }

    fn forecast(&mut self, n: usize) -> Forecast {
        Forecast {
            id: format!("f{n:012x}"),
            statement: self.maybe(|c| format!("s{:012x}", c.dice.roll(4))),
            content: Spans { spans: self.many(|c, _| c.span()) },
            trigger: self.span(),
            polarity: self.one(Polarity::ALL),
            certainty: self.one(Certainty::ALL),
            hedges: self.many(|c, _| c.span()),
            probability: self.maybe(|c| (c.real(), c.real())),
            horizon: self.maybe(|c| {
                let Span { start, end, text } = c.span();
                Horizon { start, end, text, earliest: c.maybe(Chance::day), latest: None }
            }),
            conditions: self.many(|c, _| {
                let Span { start, end, text } = c.span();
                Condition { start, end, text, kind: c.one(ConditionKind::ALL) }
            }),
            confidence: self.real(),
        }
    }

    fn span(&mut self) -> Span {
        let (a, b) = (self.dice.roll(self.text.len() + 1), self.dice.roll(self.text.len() + 1));
        let (start, end) = (a.min(b), a.max(b));
        Span { start, end, text: self.text[start..end].iter().collect() }
    }

    fn words(&mut self) -> String {
        self.span().text
    }

    fn day(&mut self) -> String {
        format!("2024-01-{:02}", 1 + self.dice.roll(28))
    }

    /// Any finite number, as the bits fall.
    fn real(&mut self) -> f64 {
        let bits = self.dice.roll(usize::MAX) as u64;
        Some(f64::from_bits(bits)).filter(|x| x.is_finite()).unwrap_or(0.1)
    }

    fn one<T: Copy>(&mut self, all: &[T]) -> T {
        all[self.dice.roll(all.len())]
    }

    fn maybe<T>(&mut self, make: impl FnOnce(&mut Chance) -> T) -> Option<T> {
        (self.dice.roll(2) > 0).then(|| make(self))
    }

    fn many<T>(&mut self, mut make: impl FnMut(&mut Chance, usize) -> T) -> Vec<T> {
        (0..self.dice.roll(4)).map(|n| make(self, n)).collect()
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_document_comes_back_as_it_went_in(text in "\\PC{0,60}|[\\x00-\\u{ffff}]{0,40}", seed: u64) {
        let (_folder, path, mut record) = record();
        let document = Chance::document(&text, seed);
        add(&mut record, document.clone());
        prop_assert_eq!(record.document(&document.id).unwrap(), Lookup::One(document.clone()));
        let (mut events, mut entries) = (record.events(&EventQuery::default()).unwrap(), timeline::entries(&document));
        timeline::sort(&mut events);
        timeline::sort(&mut entries);
        prop_assert_eq!(events, entries);
        let line = serde_json::to_string(&document).unwrap();
        prop_assert!(export(&record).starts_with(&line));
        check(&path);
    }

    #[test]
    fn order_and_batches_do_not_show(order in Just((0..24u64).collect::<Vec<_>>()).prop_shuffle(), batch in 1..30usize) {
        // Two files have one article, one has three, and one cannot be read.
        let reading = |n: u64| match n {
            20 => (file("z.txt", 1), read_at("z.txt", article(3))),
            21..24 => (file("many.jsonl", 1), read_at(&format!("many.jsonl#{n}"), article(n))),
            19 => (file("19.bin", 1), onrecord_record::Reading::rejected("19.bin", "binary", "Not text.")),
            n => (file(&format!("{n}.txt"), 1), read_at(&format!("{n}.txt"), article(n))),
        };
        let read = |order: &[u64], batch: usize| {
            let (_folder, path, mut record) = record();
            let mut left: BTreeMap<String, usize> = BTreeMap::from([("many.jsonl".into(), 3)]);
            let mut writer = record.writer().batch(batch);
            for &n in order {
                let (file, reading) = reading(n);
                writer.add(&file, reading).unwrap();
                let left = left.entry(file.path.clone()).or_insert(1);
                *left -= 1;
                if *left == 0 {
                    writer.close(&file).unwrap();
                }
            }
            writer.finish().unwrap();
            check(&path);
            let everybody = record.identities().unwrap();
            assert!(record.keep_identities(&everybody).unwrap());
            (export(&record), record.kept_identities().unwrap().unwrap())
        };
        let straight: Vec<u64> = (0..24).collect();
        prop_assert_eq!(read(&order, batch), read(&straight, 500));
    }
}
