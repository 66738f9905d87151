//! The literate cases of `cases/figure_context`: a paragraph, and what the document around them tells of its figures.
//!
//! The line `Entities:` above a text names those in it, each with its kind: `Norland country, Varna place`; the names' first
//! occurrences are their mentions. An item is a figure's words and what is known of it, in the order of the contract:
//! `"12" killed, of Norland, in Varna, as of "Friday", over "since May", new, flow`.

use onrecord_core::figure::{self, Context};
use onrecord_core::findings::{Entity, EntityIndex, Figure, Mention};
use onrecord_core::label::{EntityType, MentionForm};
use onrecord_core::time;
use onrecord_core::words::Lowered;
use onrecord_text::{Document, ReadOptions, Span, read};

mod literate;

/// The entities of the line that stands nearest above the case.
fn entities(source: &str, line: usize, text: &str) -> Vec<Entity> {
    let above = source.lines().take(line).filter_map(|l| l.strip_prefix("Entities: ")).last().unwrap_or_default();
    let entity = |item: &str| {
        let (name, kind) = item.rsplit_once(' ').expect("a name and its kind");
        let kind: EntityType = kind.parse().expect("an entity's kind");
        let form = if kind == EntityType::Group { MentionForm::Demonym } else { MentionForm::Name };
        let place = |start| Mention { span: Span::new(start, start + name.len()), form };
        let mentions: Vec<Mention> = text.match_indices(name).map(|(start, _)| place(start)).collect();
        Entity { name: name.to_owned(), kind, mentions }
    };
    above.split(", ").filter(|item| !item.is_empty()).map(entity).filter(|e| !e.mentions.is_empty()).collect()
}

fn line(document: &Document, entities: &[Entity], figure: &Figure) -> String {
    let words = |span: Span| span.of(&document.text);
    let name = |index: EntityIndex| entities[index.0].name.clone();
    let parts: Vec<String> = [
        figure.concept.map(str::to_owned),
        figure.actor.map(|e| format!("of {}", name(e))),
        figure.place.map(|e| format!("in {}", name(e))),
        figure.as_of.map(|s| format!("as of {:?}", words(s))),
        figure.period.map(|s| format!("over {:?}", words(s))),
        figure.counting.map(|c| c.to_string()),
        figure.flow.map(|f| f.to_string()),
    ]
    .into_iter()
    .flatten()
    .collect();
    format!("{:?} {}", words(figure.span), parts.join(", ")).trim_end().to_owned()
}

#[test]
fn what_the_document_tells_of_its_figures() {
    let mut failures = Vec::new();
    for (file, case) in literate::cases("figure_context") {
        let document = read("case.txt", case.text.as_bytes(), &ReadOptions::default()).remove(0).expect("readable");
        let segmented = document.segment();
        let lowered = Lowered::new(&document, &segmented);
        let source = std::fs::read_to_string(&file).expect("a case file");
        let entities = entities(&source, case.line, &document.text);
        let times = time::times(&lowered, None);
        let mut figures = figure::figures(&lowered);
        let context = Context {
            document: &document,
            segmented: &segmented,
            lowered: &lowered,
            statements: &[],
            entities: &entities,
            times: &times,
        };
        figure::attach(&mut figures, &context);
        let found: Vec<String> = figures.iter().map(|f| line(&document, &entities, f)).collect();
        if found != case.expected {
            let list = |lines: &[String]| lines.iter().map(|l| format!("\n    - {l}")).collect::<String>();
            failures.push(format!(
                "{}:{}\n  expected{}\n  found{}",
                file.display(),
                case.line,
                list(&case.expected),
                list(&found)
            ));
        }
    }
    assert!(failures.is_empty(), "{} cases fail\n{}", failures.len(), failures.join("\n"));
}
