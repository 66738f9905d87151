//! Documents in the contract's form, made by hand: an invented negotiation over a canal between Vestria and Morland.
//!
//! [`Builder`] takes a text and finds the words it is told to find in it, so that every span is true by construction.
#![allow(dead_code, reason = "each test binary uses a part of it")]

use onrecord_core::contract::{
    Document, Entity, Figure, Genre, Mention, Metadata, Published, SCHEMA, SaidOn, Span, Spans, Statement, Time,
};
use onrecord_core::label::{
    Bound, Certainty, EntityType, FigureType, GenreLabel, Kind, MentionForm, Mode, Polarity, Realis, SourceKind,
    TimeType,
};
use onrecord_text::{CodePoints, sentences, tokens};
use sha2::{Digest, Sha256};

/// A document under construction.
pub struct Builder {
    pub document: Document,
}

/// A statement to be found: words of source, cue and content, each after the words before it within `within`.
#[derive(Clone, Copy)]
pub struct Said<'a> {
    /// A stretch of the text that occurs once, in which everything else stands.
    pub within: &'a str,
    pub source: &'a str,
    pub entity: Option<&'a str>,
    pub cue: &'a str,
    pub content: &'a [&'a str],
    pub kind: Kind,
    pub mode: Mode,
    pub polarity: Polarity,
    pub certainty: Certainty,
    pub realis: Option<Realis>,
    pub hedge: &'a str,
    pub source_kind: Option<SourceKind>,
    pub on: &'a str,
    pub parent: Option<usize>,
}

impl Default for Said<'_> {
    fn default() -> Self {
        Said {
            within: "",
            source: "",
            entity: None,
            cue: "",
            content: &[],
            kind: Kind::Assertion,
            mode: Mode::Indirect,
            polarity: Polarity::Positive,
            certainty: Certainty::Certain,
            realis: None,
            hedge: "",
            source_kind: None,
            on: "",
            parent: None,
        }
    }
}

impl Builder {
    /// A document of that text. Its id comes from path and text.
    pub fn new(path: &str, text: &str) -> Builder {
        let hash: String =
            Sha256::digest(format!("{path}\0{text}")).iter().take(8).map(|byte| format!("{byte:02x}")).collect();
        let points = CodePoints::new(text);
        let ranges = sentences(text, &tokens(text)).into_iter().map(|s| {
            let (start, end) = points.of(s.span);
            onrecord_core::contract::Range { start, end }
        });
        let document = Document {
            schema: SCHEMA.into(),
            path: path.into(),
            id: format!("d{hash}"),
            text: text.into(),
            title: None,
            byline: None,
            outlet: None,
            url: None,
            language: "en".into(),
            published: None,
            genre: None,
            regions: vec![],
            sentences: ranges.collect(),
            entities: vec![],
            statements: vec![],
            figures: vec![],
            times: vec![],
            events: vec![],
            forecasts: vec![],
            metadata: Metadata::default(),
            problems: vec![],
        };
        Builder { document }
    }

    /// The first place of these words, with its offsets in code points.
    pub fn span(&self, words: &str) -> Span {
        self.span_in(&self.document.text, words)
    }

    fn span_in(&self, within: &str, words: &str) -> Span {
        let text = &self.document.text;
        let from = text.find(within).unwrap_or_else(|| panic!("{within:?} is not in the text"));
        let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
        let whole = |at: &usize| {
            !is_letter(within[..*at].chars().next_back()) && !is_letter(within[at + words.len()..].chars().next())
        };
        let mut places = within.match_indices(words).map(|(at, _)| at);
        let at = places.find(whole).unwrap_or_else(|| panic!("{words:?} is not in {within:?}"));
        let points = CodePoints::new(text);
        let (start, end) = (points.at(from + at), points.at(from + at + words.len()));
        Span { start, end, text: words.into() }
    }

    pub fn title(mut self, words: &str) -> Builder {
        self.document.title = Some(self.span(words));
        self
    }

    pub fn outlet(mut self, outlet: &str) -> Builder {
        self.document.outlet = Some(outlet.into());
        self
    }

    pub fn published(mut self, earliest: &str, latest: &str, how: &str) -> Builder {
        self.document.published =
            Some(Published { earliest: earliest.into(), latest: latest.into(), how: how.into(), evidence: vec![] });
        self
    }

    pub fn genre(mut self, label: GenreLabel, p: f64) -> Builder {
        self.document.genre = Some(Genre { label, p });
        self
    }

    /// An entity with every place of each of these words in the text.
    pub fn entity(mut self, name: &str, kind: EntityType, mentions: &[(&str, MentionForm)]) -> Builder {
        let text = &self.document.text;
        let points = CodePoints::new(text);
        let mut found: Vec<Mention> = Vec::new();
        for (words, form) in mentions {
            let is_letter = |c: Option<char>| c.is_some_and(char::is_alphabetic);
            for (at, _) in text.match_indices(words) {
                if is_letter(text[..at].chars().next_back()) || is_letter(text[at + words.len()..].chars().next()) {
                    continue;
                }
                let (start, end) = (points.at(at), points.at(at + words.len()));
                if !found.iter().any(|m| m.start < end && start < m.end) {
                    found.push(Mention { start, end, text: (*words).into(), form: *form });
                }
            }
        }
        found.sort_by_key(|m| m.start);
        let id = format!("e{:0>12}", self.document.entities.len());
        self.document.entities.push(Entity { id, name: name.into(), kind, mentions: found });
        self
    }

    pub fn said(mut self, said: Said) -> Builder {
        let find = |words: &str| (!words.is_empty()).then(|| self.span_in(said.within, words));
        let entity = said.entity.map(|name| {
            let found = self.document.entities.iter().find(|e| e.name == name);
            found.unwrap_or_else(|| panic!("no entity {name:?}")).id.clone()
        });
        let number = self.document.statements.len();
        let statement = Statement {
            id: format!("s{}{number:0>4}", &self.document.id[1..9]),
            parent: said.parent.map(|i| self.document.statements[i].id.clone()),
            source: find(said.source).map(|s| Spans { spans: vec![s] }),
            source_entity: entity,
            source_kind: said.source_kind,
            source_count: None,
            speaks_for: None,
            cue: Spans { spans: find(said.cue).into_iter().collect() },
            content: Spans { spans: said.content.iter().filter_map(|words| find(words)).collect() },
            mode: said.mode,
            kind: said.kind,
            kind_alt: None,
            polarity: said.polarity,
            certainty: said.certainty,
            realis: said.realis,
            hedges: find(said.hedge).into_iter().collect(),
            probability: None,
            condition: None,
            venue: None,
            addressee: None,
            channel: None,
            said_on: find(said.on).map(|s| SaidOn {
                start: s.start,
                end: s.end,
                text: s.text,
                value: None,
                earliest: None,
                latest: None,
            }),
            anonymity: None,
            confidence: 0.9,
        };
        self.document.statements.push(statement);
        self
    }

    /// Gives the last statement its day.
    pub fn said_on(mut self, day: &str) -> Builder {
        let statement = self.document.statements.last_mut().expect("a statement");
        let said_on = statement.said_on.as_mut().expect("words for the day");
        said_on.earliest = Some(day.into());
        said_on.latest = Some(day.into());
        self
    }

    /// A figure in `within`; `statement` is the number of the statement that gives it.
    pub fn figure(
        mut self,
        within: &str,
        words: &str,
        (bound, low, unit): (Bound, f64, Option<&str>),
        thing: &str,
        statement: Option<usize>,
    ) -> Builder {
        let Span { start, end, text } = self.span_in(within, words);
        let kind = match unit {
            Some("%") => FigureType::Percent,
            Some(_) => FigureType::Measure,
            None => FigureType::Cardinal,
        };
        let thing = (!thing.is_empty()).then(|| self.span_in(within, thing));
        let statement = statement.map(|i| self.document.statements[i].id.clone());
        self.document.figures.push(Figure {
            start,
            end,
            text,
            kind,
            low: Some(low),
            high: Some(low),
            bound,
            unit: unit.map(str::to_owned),
            unit_text: None,
            thing,
            actor: None,
            as_of: None,
            statement,
            concept: None,
            place: None,
            period: None,
            counting: None,
            flow: None,
            change: None,
        });
        self
    }

    pub fn time(mut self, within: &str, words: &str, earliest: &str, latest: &str) -> Builder {
        let Span { start, end, text } = self.span_in(within, words);
        self.document.times.push(Time {
            start,
            end,
            text,
            kind: TimeType::Date,
            value: Some(earliest.into()),
            earliest: Some(earliest.into()),
            latest: Some(latest.into()),
        });
        self
    }

    pub fn build(self) -> Document {
        self.document.check().unwrap();
        self.document
    }
}

const DISPATCH: &str = "\
Canal talks stall as Vestria and Morland trade accusations

OSTRA, 4 March — Vestria’s foreign minister, Anna Kovářová, said on Tuesday that the Ostra canal would stay closed \
until Morland withdraws its gunboats from the northern lock.

“We will not open a single gate under threat,” she said. “The grain can wait; our towns cannot.”

Morland’s envoy, Tomas Brandt, denied that any gunboats were near the northern lock. “There are two survey vessels, \
and nothing else,” he told reporters.

The Ostra Courier reported that a senior Vestrian official said at least 14,000 tonnes of grain were stranded \
upstream. A spokesman for the Lakes Commission put the stranded grain at about 9,000 tonnes.

Brandt demanded that the Lakes Commission inspect the canal gates within ten days. Ms. Kovářová rejected an \
inspection of the gates, calling it a pretext.

“Nobody on that river believes in deadlines any more.”
";

const INTERVIEW: &str = "\
“The gates are not a bargaining chip”

Anna Kovářová, the foreign minister of Vestria, probably expects the inspection of the gates to be agreed by the \
end of April, two of her advisers believe. She herself told this newspaper on 9 March that Vestria could accept an \
inspection of the gates if Morland moved its survey vessels out of the northern lock.

Tomas Brandt confirmed that the survey vessels might leave the lock. He refused to name a date.

More than 300 families have left the riverside quarter of Brod since January, according to the mayor, Şükrü Öztürk. \
“My people need the canal open,” Öztürk said, “and they need it before the thaw.”
";

const FRAGMENT: &str = "\
and the commission’s own count, which has not been published, gives 11,500 tonnes of stranded grain.

Some analysts say the gunboats never left the northern lock. The Morland navy said it has no gunboats on the canal.
";

/// A dated agency report with a nested statement, an orphan quotation and quarrelling figures.
pub fn dispatch() -> Document {
    dispatch_at("dispatch.txt", "Lakes Wire")
}

/// The same text elsewhere.
pub fn dispatch_at(path: &str, outlet: &str) -> Document {
    use MentionForm::{Demonym, Name, Nominal, Pronoun};
    let grain = "The Ostra Courier reported that a senior Vestrian official said at least 14,000 tonnes of grain were \
                 stranded upstream.";
    let count = "A spokesman for the Lakes Commission put the stranded grain at about 9,000 tonnes.";
    let first = "Vestria’s foreign minister, Anna Kovářová, said on Tuesday that the Ostra canal would stay closed \
                 until Morland withdraws its gunboats from the northern lock.";
    let quote = "“We will not open a single gate under threat,” she said. “The grain can wait; our towns cannot.”";
    let denial = "Morland’s envoy, Tomas Brandt, denied that any gunboats were near the northern lock.";
    let vessels = "“There are two survey vessels, and nothing else,” he told reporters.";
    let demand = "Brandt demanded that the Lakes Commission inspect the canal gates within ten days.";
    let refusal = "Ms. Kovářová rejected an inspection of the gates, calling it a pretext.";
    Builder::new(path, DISPATCH)
        .title("Canal talks stall as Vestria and Morland trade accusations")
        .outlet(outlet)
        .published("2031-03-04", "2031-03-04", "date line")
        .genre(GenreLabel::Report, 0.91)
        .entity("Vestria", EntityType::Country, &[("Vestrian", Demonym), ("Vestria", Name)])
        .entity("Morland", EntityType::Country, &[("Morland", Name)])
        .entity(
            "Anna Kovářová",
            EntityType::Person,
            &[("Anna Kovářová", Name), ("Ms. Kovářová", Name), ("foreign minister", Nominal), ("she", Pronoun)],
        )
        .entity("Tomas Brandt", EntityType::Person, &[("Tomas Brandt", Name), ("Brandt", Name), ("envoy", Nominal)])
        .entity("Lakes Commission", EntityType::Organisation, &[("Lakes Commission", Name)])
        .entity("Ostra Courier", EntityType::Organisation, &[("Ostra Courier", Name)])
        .said(Said {
            within: first,
            source: "Vestria’s foreign minister, Anna Kovářová",
            entity: Some("Anna Kovářová"),
            cue: "said",
            content: &[
                "that the Ostra canal would stay closed until Morland withdraws its gunboats from the northern lock",
            ],
            kind: Kind::Commitment,
            source_kind: Some(SourceKind::NamedPerson),
            on: "on Tuesday",
            ..Said::default()
        })
        .said_on("2031-03-04")
        .said(Said {
            within: quote,
            source: "she",
            entity: Some("Anna Kovářová"),
            cue: "said",
            content: &["“We will not open a single gate under threat,”", "“The grain can wait; our towns cannot.”"],
            kind: Kind::Refusal,
            mode: Mode::Direct,
            polarity: Polarity::Negative,
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: denial,
            source: "Morland’s envoy, Tomas Brandt",
            entity: Some("Tomas Brandt"),
            cue: "denied",
            content: &["that any gunboats were near the northern lock"],
            kind: Kind::Denial,
            polarity: Polarity::Negative,
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: vessels,
            source: "he",
            entity: Some("Tomas Brandt"),
            cue: "told reporters",
            content: &["“There are two survey vessels, and nothing else,”"],
            mode: Mode::Direct,
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: grain,
            source: "The Ostra Courier",
            entity: Some("Ostra Courier"),
            cue: "reported",
            content: &["that a senior Vestrian official said at least 14,000 tonnes of grain were stranded upstream"],
            source_kind: Some(SourceKind::Organisation),
            ..Said::default()
        })
        .said(Said {
            within: grain,
            source: "a senior Vestrian official",
            cue: "said",
            content: &["at least 14,000 tonnes of grain were stranded upstream"],
            source_kind: Some(SourceKind::Anonymous),
            parent: Some(4),
            ..Said::default()
        })
        .said(Said {
            within: count,
            source: "A spokesman for the Lakes Commission",
            entity: Some("Lakes Commission"),
            cue: "put",
            content: &["the stranded grain at about 9,000 tonnes"],
            kind: Kind::Assessment,
            certainty: Certainty::Probable,
            hedge: "about",
            source_kind: Some(SourceKind::Organisation),
            ..Said::default()
        })
        .said(Said {
            within: demand,
            source: "Brandt",
            entity: Some("Tomas Brandt"),
            cue: "demanded",
            content: &["that the Lakes Commission inspect the canal gates within ten days"],
            kind: Kind::Demand,
            certainty: Certainty::Unspecified,
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: refusal,
            source: "Ms. Kovářová",
            entity: Some("Anna Kovářová"),
            cue: "rejected",
            content: &["an inspection of the gates, calling it a pretext"],
            kind: Kind::Refusal,
            polarity: Polarity::Negative,
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: "“Nobody on that river believes in deadlines any more.”",
            content: &["“Nobody on that river believes in deadlines any more.”"],
            mode: Mode::Direct,
            polarity: Polarity::Negative,
            ..Said::default()
        })
        .figure(grain, "at least 14,000 tonnes", (Bound::AtLeast, 14000.0, Some("t")), "grain", Some(5))
        .figure(count, "about 9,000 tonnes", (Bound::About, 9000.0, Some("t")), "grain", Some(6))
        .figure(vessels, "two", (Bound::Exact, 2.0, None), "survey vessels", Some(3))
        .time(first, "on Tuesday", "2031-03-04", "2031-03-04")
        .time(demand, "within ten days", "2031-03-04", "2031-03-14")
        .build()
}

/// An analysis with probable and possible statements, a condition and a Turkish name.
pub fn interview() -> Document {
    use MentionForm::{Name, Nominal};
    let advisers = "Anna Kovářová, the foreign minister of Vestria, probably expects the inspection of the gates to be \
                    agreed by the end of April, two of her advisers believe.";
    let told = "She herself told this newspaper on 9 March that Vestria could accept an inspection of the gates if \
                Morland moved its survey vessels out of the northern lock.";
    let brandt = "Tomas Brandt confirmed that the survey vessels might leave the lock.";
    let refused = "He refused to name a date.";
    let mayor = "More than 300 families have left the riverside quarter of Brod since January, according to the mayor, \
                 Şükrü Öztürk.";
    let people = "“My people need the canal open,” Öztürk said, “and they need it before the thaw.”";
    Builder::new("interview.html", INTERVIEW)
        .title("“The gates are not a bargaining chip”")
        .outlet("The Ostra Courier")
        .published("2031-03-10", "2031-03-12", "between its latest date and the file’s name")
        .genre(GenreLabel::Interview, 0.62)
        .entity("Vestria", EntityType::Country, &[("Vestria", Name)])
        .entity("Morland", EntityType::Country, &[("Morland", Name)])
        .entity("Anna Kovářová", EntityType::Person, &[("Anna Kovářová", Name), ("foreign minister", Nominal)])
        .entity("Tomas Brandt", EntityType::Person, &[("Tomas Brandt", Name)])
        .entity("Şükrü Öztürk", EntityType::Person, &[("Şükrü Öztürk", Name), ("Öztürk", Name)])
        .entity("Brod", EntityType::Place, &[("Brod", Name)])
        .said(Said {
            within: advisers,
            source: "two of her advisers",
            cue: "believe",
            content: &[
                "Anna Kovářová, the foreign minister of Vestria, probably expects the inspection of the gates to be \
                 agreed by the end of April",
            ],
            kind: Kind::Forecast,
            certainty: Certainty::Probable,
            hedge: "probably",
            source_kind: Some(SourceKind::Anonymous),
            ..Said::default()
        })
        .said(Said {
            within: told,
            source: "She herself",
            entity: Some("Anna Kovářová"),
            cue: "told",
            content: &[
                "that Vestria could accept an inspection of the gates if Morland moved its survey vessels out of \
                        the northern lock",
            ],
            kind: Kind::Proposal,
            certainty: Certainty::Possible,
            hedge: "could",
            source_kind: Some(SourceKind::NamedPerson),
            on: "on 9 March",
            ..Said::default()
        })
        .said_on("2031-03-09")
        .said(Said {
            within: brandt,
            source: "Tomas Brandt",
            entity: Some("Tomas Brandt"),
            cue: "confirmed",
            content: &["that the survey vessels might leave the lock"],
            kind: Kind::Confirmation,
            certainty: Certainty::Possible,
            hedge: "might",
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: refused,
            source: "He",
            cue: "refused",
            content: &["to name a date"],
            kind: Kind::Refusal,
            polarity: Polarity::Negative,
            ..Said::default()
        })
        .said(Said {
            within: mayor,
            source: "the mayor, Şükrü Öztürk",
            entity: Some("Şükrü Öztürk"),
            cue: "according to",
            content: &["More than 300 families have left the riverside quarter of Brod since January"],
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .said(Said {
            within: people,
            source: "Öztürk",
            entity: Some("Şükrü Öztürk"),
            cue: "said",
            content: &["“My people need the canal open,”", "“and they need it before the thaw.”"],
            kind: Kind::Demand,
            mode: Mode::Direct,
            certainty: Certainty::Unspecified,
            source_kind: Some(SourceKind::NamedPerson),
            ..Said::default()
        })
        .figure(mayor, "More than 300", (Bound::MoreThan, 300.0, None), "families", Some(4))
        .time(advisers, "by the end of April", "2031-04-01", "2031-04-30")
        .time(told, "on 9 March", "2031-03-09", "2031-03-09")
        .time(mayor, "since January", "2031-01-01", "2031-01-31")
        .build()
}

/// An undated piece without title or outlet, in which the article itself gives a figure.
pub fn fragment() -> Document {
    let first = "and the commission’s own count, which has not been published, gives 11,500 tonnes of stranded grain.";
    Builder::new("scraps/fragment (1).txt", FRAGMENT)
        .entity("Morland", EntityType::Country, &[("Morland", MentionForm::Demonym)])
        .entity("Morland navy", EntityType::Organisation, &[("The Morland navy", MentionForm::Name)])
        .said(Said {
            within: "Some analysts say the gunboats never left the northern lock.",
            source: "Some analysts",
            cue: "say",
            content: &["the gunboats never left the northern lock"],
            polarity: Polarity::Positive,
            source_kind: Some(SourceKind::Collective),
            ..Said::default()
        })
        .said(Said {
            within: "The Morland navy said it has no gunboats on the canal.",
            source: "The Morland navy",
            entity: Some("Morland navy"),
            cue: "said",
            content: &["it has no gunboats on the canal"],
            polarity: Polarity::Negative,
            source_kind: Some(SourceKind::Government),
            ..Said::default()
        })
        .figure(first, "11,500 tonnes", (Bound::Exact, 11500.0, Some("t")), "grain", None)
        .build()
}

/// The three articles and a copy of the first.
pub fn articles() -> Vec<Document> {
    vec![fragment(), interview(), dispatch_at("archive/copy.txt", "Brod Evening Post"), dispatch()]
}

/// Documents of ten statements each, by many speakers on many things.
pub fn many(documents: usize) -> Vec<Document> {
    let things = ["harbour", "bridge", "pipeline", "ceasefire", "railway", "prisoner", "reservoir", "border", "tariff"];
    let verbs = [("said", Kind::Assertion), ("denied", Kind::Denial), ("demanded", Kind::Demand)];
    let made = (0..documents).map(|i| {
        let sentences: Vec<(String, String, String)> = (0..10)
            .map(|j| {
                let thing = things[(i * 7 + j * 3) % things.len()];
                let source = format!("Speaker Nr{} Ötvös", (i * 10 + j) % 300);
                let content = format!("that the {thing} of Zone{} must open before day {j}", (i + j) % 40);
                (format!("{source} {} {content} in part {i}.", verbs[(i + j) % 3].0), source, content)
            })
            .collect();
        let text: Vec<&str> = sentences.iter().map(|(sentence, ..)| sentence.as_str()).collect();
        let mut builder = Builder::new(&format!("{i}.txt"), &text.join("\n\n"));
        for (_, source, _) in &sentences {
            builder = builder.entity(source, EntityType::Person, &[(source, MentionForm::Name)]);
        }
        for zone in (0..10).map(|j| format!("Zone{}", (i + j) % 40)) {
            builder = builder.entity(&zone, EntityType::Place, &[(&zone, MentionForm::Name)]);
        }
        for (j, (sentence, source, content)) in sentences.iter().enumerate() {
            let (cue, kind) = verbs[(i + j) % 3];
            builder = builder.said(Said {
                within: sentence,
                source,
                entity: Some(source),
                cue,
                content: &[content],
                kind,
                mode: if j % 4 == 0 { Mode::Direct } else { Mode::Indirect },
                ..Said::default()
            });
        }
        builder.build()
    });
    made.collect()
}
