//! Articles for tests, written sentence by sentence so that every span quotes them.

use onrecord_core::contract::{
    Document, Entity, Event, Figure, Mention, Metadata, Problem, Published, Range, SCHEMA, SaidOn, Span, Spans,
    Statement, Time,
};
use onrecord_core::label::{
    Bound, Certainty, EntityType, EventCategory, EventStatus, FigureType, Kind, MentionForm, Mode, Polarity,
    SourceKind, TimeType,
};
use onrecord_record::{InputFile, Outcome, Reading, Record};

/// An article being written.
pub struct Article {
    document: Document,
    length: usize,
}

impl Article {
    /// An empty one; `number` makes its id, and those of its parts.
    pub fn new(number: u64) -> Article {
        let document = Document {
            schema: SCHEMA.into(),
            path: format!("{number}.txt"),
            id: format!("d{:016x}", number.wrapping_mul(0x9e37_79b9_7f4a_7c15)),
            text: String::new(),
            title: None,
            byline: None,
            outlet: None,
            url: None,
            language: "en".into(),
            published: None,
            genre: None,
            regions: Vec::new(),
            sentences: Vec::new(),
            entities: Vec::new(),
            statements: Vec::new(),
            figures: Vec::new(),
            times: Vec::new(),
            events: Vec::new(),
            forecasts: Vec::new(),
            metadata: Metadata::default(),
            problems: Vec::new(),
        };
        Article { document, length: 0 }
    }

    pub fn title(mut self, words: &str) -> Article {
        self.document.title = Some(self.push(words));
        self.push("\n\n");
        self
    }

    pub fn outlet(mut self, name: &str) -> Article {
        self.document.outlet = Some(name.into());
        self
    }

    pub fn published(mut self, earliest: &str, latest: &str) -> Article {
        let how = "given with the file".to_owned();
        let published = Published { earliest: earliest.into(), latest: latest.into(), how, evidence: Vec::new() };
        self.document.published = Some(published);
        self
    }

    pub fn prose(mut self, words: &str) -> Article {
        self.sentence(|a| {
            a.push(words);
        });
        self
    }

    /// `MENTION said: “CONTENT”`, of an entity that is made where it is new.
    pub fn says(self, name: &str, kind: EntityType, mention: &str, act: Kind, content: &str) -> Article {
        self.says_on(name, kind, mention, act, content, None)
    }

    /// As [`Article::says`], with the day it was said.
    pub fn says_on(
        mut self,
        name: &str,
        kind: EntityType,
        mention: &str,
        act: Kind,
        content: &str,
        day: Option<&str>,
    ) -> Article {
        self.sentence(|a| {
            let source = a.push(mention);
            a.push(" ");
            let cue = a.push("said");
            a.push(": “");
            let content = a.push(content);
            a.push("”");
            let said_on = day.map(|day| {
                a.push(" on ");
                let Span { start, end, text } = a.push(day);
                let value = Some(day.to_owned());
                SaidOn { start, end, text, value: value.clone(), earliest: value.clone(), latest: value }
            });
            a.push(".");
            let entity = a.mentions(name, kind, &source);
            let number = a.document.statements.len();
            let statement = Statement {
                id: format!("s{}{number:03x}", &a.document.id[1..10]),
                parent: None,
                source: Some(Spans { spans: vec![source] }),
                source_entity: Some(entity),
                source_kind: Some(SourceKind::NamedPerson),
                source_count: None,
                speaks_for: None,
                cue: Spans { spans: vec![cue] },
                content: Spans { spans: vec![content] },
                mode: Mode::Direct,
                kind: act,
                kind_alt: None,
                polarity: Polarity::Positive,
                certainty: Certainty::Certain,
                realis: None,
                hedges: Vec::new(),
                probability: None,
                condition: None,
                venue: None,
                addressee: None,
                channel: None,
                said_on,
                anonymity: None,
                confidence: 0.8765,
            };
            a.document.statements.push(statement);
        });
        self
    }

    /// `About WORDS people fled.`
    pub fn figure(mut self, words: &str, value: f64) -> Article {
        self.sentence(|a| {
            a.push("About ");
            let Span { start, end, text } = a.push(words);
            a.push(" ");
            let thing = a.push("people");
            a.push(" fled.");
            a.document.figures.push(Figure {
                start,
                end,
                text,
                kind: FigureType::Cardinal,
                low: Some(value),
                high: Some(value),
                bound: Bound::About,
                unit: None,
                unit_text: None,
                thing: Some(thing),
                actor: None,
                as_of: None,
                statement: a.document.statements.first().map(|s| s.id.clone()),
                concept: None,
                place: None,
                period: None,
                counting: None,
                flow: None,
                change: None,
            });
        });
        self
    }

    /// `It happened on DAY.`
    pub fn time(mut self, day: &str) -> Article {
        self.sentence(|a| {
            a.push("It happened on ");
            a.day(day);
            a.push(".");
        });
        self
    }

    /// `ACTOR attacked Dresk on DAY.`, or without a day.
    pub fn attack(mut self, actor: &str, day: Option<&str>) -> Article {
        self.sentence(|a| {
            let actor_words = a.push(actor);
            a.push(" ");
            let trigger = a.push("attacked");
            a.push(" ");
            let target_words = a.push("Dresk");
            let time = day.map(|day| {
                a.push(" on ");
                a.day(day)
            });
            a.push(".");
            let event = Event {
                trigger,
                category: Some(EventCategory::Assault),
                actor: Some(a.mentions(actor, EntityType::Country, &actor_words)),
                actor_words: Some(actor_words),
                target: None,
                target_words: Some(target_words.clone()),
                place: Some(a.mentions("Dresk", EntityType::Place, &target_words)),
                time,
                status: EventStatus::Done,
                statement: a.document.statements.first().map(|s| s.id.clone()),
            };
            a.document.events.push(event);
        });
        self
    }

    pub fn problem(mut self, code: &str, message: &str) -> Article {
        self.document.problems.push(Problem { code: code.into(), message: message.into(), span: None });
        self
    }

    pub fn done(self) -> Document {
        self.document.check().expect("the test's article quotes itself");
        self.document
    }

    fn push(&mut self, words: &str) -> Span {
        let start = self.length;
        self.length += words.chars().count();
        self.document.text.push_str(words);
        Span { start, end: self.length, text: words.into() }
    }

    fn sentence(&mut self, write: impl FnOnce(&mut Article)) {
        let start = self.length;
        write(self);
        self.document.sentences.push(Range { start, end: self.length });
        self.push(" ");
    }

    fn day(&mut self, day: &str) -> Span {
        let span = self.push(day);
        let Span { start, end, text } = span.clone();
        let value = Some(day.to_owned());
        let (kind, earliest, latest) = (TimeType::Date, value.clone(), value.clone());
        self.document.times.push(Time { start, end, text, kind, value, earliest, latest });
        span
    }

    fn mentions(&mut self, name: &str, kind: EntityType, words: &Span) -> String {
        let form = match words.text.as_str() {
            "he" | "she" | "they" => MentionForm::Pronoun,
            "the president" => MentionForm::Nominal,
            _ => MentionForm::Name,
        };
        let Span { start, end, text } = words.clone();
        let mention = Mention { start, end, text, form };
        let entities = &mut self.document.entities;
        if let Some(entity) = entities.iter_mut().find(|e| e.name == name && e.kind == kind) {
            entity.mentions.push(mention);
            return entity.id.clone();
        }
        let id = format!("e{}{:03x}", &self.document.id[1..10], entities.len());
        entities.push(Entity { id: id.clone(), name: name.into(), kind, mentions: vec![mention] });
        id
    }
}

const PEOPLE: [&str; 5] = ["Vladimir Putin", "Volodymyr Zelensky", "Žofia Krásná", "Recep Tayyip Erdoğan", "Li Wei"];
const WORDS: [&str; 12] = [
    "talks",
    "cease-fire",
    "will",
    "not",
    "U.S.",
    "sanctions",
    "Königsberg",
    "200,000",
    "don't",
    "troops",
    "和平",
    "border",
];

/// An article that looks made up by chance and is the same for the same number.
pub fn article(number: u64) -> Document {
    let mut dice = Dice(number);
    let mut article = Article::new(number).title(&format!("Article {number}: {}", dice.words(4)));
    if dice.roll(4) > 0 {
        let day = format!("2024-{:02}-{:02}", dice.roll(12) + 1, dice.roll(28) + 1);
        article = article.published(&day, &day);
    }
    if dice.roll(2) > 0 {
        article = article.outlet("The Daily");
    }
    for _ in 0..dice.roll(6) {
        let name = PEOPLE[dice.roll(PEOPLE.len())];
        let mention = if dice.roll(2) > 0 { name } else { name.split(' ').next_back().unwrap() };
        let act = Kind::ALL[dice.roll(Kind::ALL.len())];
        article = article.says(name, EntityType::Person, mention, act, &dice.words(9));
        article = article.prose(&format!("{}.", dice.words(12)));
    }
    article = article.figure("200,000", 200_000.0).time("2024-05-01");
    if dice.roll(2) > 0 {
        article = article.attack("Kelmar", (dice.roll(2) > 0).then_some("2024-04-30"));
    }
    if dice.roll(5) == 0 {
        article = article.problem("decoding_lossy", "Two bytes were replaced.");
    }
    article.done()
}

/// Numbers as good as random, the same for the same seed (SplitMix64).
pub struct Dice(pub u64);

impl Dice {
    /// A number below `sides`.
    pub fn roll(&mut self, sides: usize) -> usize {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        ((z ^ (z >> 31)) % sides as u64) as usize
    }

    fn words(&mut self, count: usize) -> String {
        (0..count).map(|_| WORDS[self.roll(WORDS.len())]).collect::<Vec<_>>().join(" ")
    }
}

/// A file whose content is told by a number.
pub fn file(path: &str, content: u8) -> InputFile {
    InputFile { path: path.into(), sha256: Some([content; 32]), reader: "reader 1".into() }
}

/// Adds a document as the one article of a file of its own path.
pub fn add(record: &mut Record, document: Document) {
    let file = file(&document.path, 1);
    let mut writer = record.writer();
    writer.add_file(&file, vec![Reading::of(document)]).unwrap();
    writer.finish().unwrap();
}

/// The reading of a document at another path.
pub fn read_at(path: &str, document: Document) -> Reading {
    Reading { path: path.into(), outcome: Outcome::Read(Box::new(document)) }
}
