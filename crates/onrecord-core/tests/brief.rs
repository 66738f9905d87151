//! A brief says nothing but the words of its documents and the fields of the record, however it is printed.

mod brief_fixture;

use std::collections::{BTreeMap, BTreeSet};

use brief_fixture::{Builder, Said, articles, dispatch, dispatch_at, fragment, interview, many};
use jiff::civil::date;
use onrecord_core::brief::{Brief, By, Contrast, ContrastKind, ContrastSide, Options, Stance, Story, Telling, Unread};
use onrecord_core::contract::{Document, Range, Span};
use onrecord_core::label::{EntityType, Kind, MentionForm, Mode, Polarity, Realis};
use onrecord_core::whom::Whom;
use pulldown_cmark::{Event, Parser, Tag, TagEnd};
use serde_json::Value;

fn brief_of(documents: &[Document]) -> Brief<'_> {
    Brief::of(documents, &[], &Options::default())
}

fn words(document: &Document, start: usize, end: usize) -> String {
    document.text.chars().skip(start).take(end - start).collect()
}

/// White space as Markdown and HTML show it.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The document of a label in a brief.
fn labelled<'d>(brief: &Brief, documents: &'d [Document], label: &str) -> &'d Document {
    let listed = brief.documents.iter().find(|d| d.label.to_string() == label).expect(label);
    documents.iter().find(|d| d.id == listed.id).expect("the document of its id")
}

/// Pieces between the marks for words left out.
fn pieces(quoted: &str) -> Vec<String> {
    quoted.split("[…]").map(one_line).filter(|piece| !piece.is_empty()).collect()
}

/// A document whose text tries everything to be more than text.
fn hostile() -> Document {
    let text = "</script><script>alert(1)</script><!-- <img src=x onerror=alert(1)>\r\n\
                “**Bold** _x_ [link](http://evil.example) | ![i](http://evil.example/i.png) <b>no</b> `code` \u{202e}”, \
                # head & said \0 \u{1b}[31m & \u{1f600} the 'minister' [^1].\n\n    [^1]: note\n\n1. one www.evil.example a@b.example\n";
    Builder::new("a`b|c<d>.txt", text)
        .outlet("</title><script>alert(2)</script>")
        .said(Said {
            within: text,
            source: "the 'minister' [^1]",
            cue: "# head & said",
            content: &["“**Bold** _x_ [link](http://evil.example) | ![i](http://evil.example/i.png) <b>no</b> `code` \u{202e}”"],
            ..Said::default()
        })
        .said(Said { within: text, content: &["1. one www.evil.example a@b.example\n"], ..Said::default() })
        .build()
}

#[test]
fn every_quotation_in_the_json_stands_in_its_document_at_its_place() {
    fn check(value: &Value, document: Option<&Document>, brief: &Brief, documents: &[Document]) -> usize {
        let Value::Object(fields) = value else {
            let Value::Array(items) = value else { return 0 };
            return items.iter().map(|item| check(item, document, brief, documents)).sum();
        };
        let label = fields.get("document").or_else(|| fields.get("label").filter(|_| fields.contains_key("path")));
        let document = label.map(|l| labelled(brief, documents, l.as_str().unwrap())).or(document);
        let mut n = 0;
        if let (Some(start), Some(end), Some(text)) = (fields.get("start"), fields.get("end"), fields.get("text")) {
            let document = document.expect("a quotation says of which document it is");
            let (start, end) = (start.as_u64().unwrap() as usize, end.as_u64().unwrap() as usize);
            assert_eq!(words(document, start, end), text.as_str().unwrap());
            n += 1;
        }
        n + fields.values().map(|field| check(field, document, brief, documents)).sum::<usize>()
    }
    let mut documents = articles();
    documents.push(hostile());
    let brief = brief_of(&documents);
    let json: Value = serde_json::from_str(&brief.json()).unwrap();
    assert_eq!(json["schema"], "onrecord/brief/1");
    let quotations = check(&json, None, &brief, &documents);
    assert!(quotations > 100, "{quotations}");
}

#[test]
fn every_quotation_in_the_markdown_stands_in_its_document_at_its_place() {
    let mut documents = articles();
    documents.push(hostile());
    let brief = brief_of(&documents);
    let markdown = brief.markdown();
    let shown = |text: &str| one_line(text).replace(['\0', '\u{1b}', '\u{202e}'], "\u{fffd}");

    let (mut quoted, mut bold) = (None::<String>, None::<String>);
    let (mut noted, mut head, mut in_note) = (None::<usize>, None::<usize>, false);
    let (mut lines, mut notes) = (0, 0);
    for event in Parser::new_ext(&markdown, markdown_options()) {
        match event {
            Event::FootnoteReference(number) => noted = Some(number.parse().unwrap()),
            Event::Start(Tag::FootnoteDefinition(number)) => (head, in_note) = (Some(number.parse().unwrap()), true),
            Event::End(TagEnd::FootnoteDefinition) => in_note = false,
            Event::Start(Tag::BlockQuote(_)) => (quoted, bold) = (Some(String::new()), Some(String::new())),
            Event::Start(Tag::Strong) => bold = bold.map(|_| String::new()),
            Event::Text(text) => {
                quoted.iter_mut().for_each(|quoted| quoted.push_str(&text));
                bold.iter_mut().for_each(|bold| bold.push_str(&text));
            }
            Event::End(TagEnd::Strong) => {
                if let (true, Some(bold)) = (in_note, &bold) {
                    let note = &brief.notes[head.unwrap() - 1];
                    let document = labelled(&brief, &documents, &note.document.to_string());
                    assert_eq!(bold, &shown(&words(document, note.start, note.end)));
                    notes += 1;
                }
            }
            Event::End(TagEnd::BlockQuote(_)) => {
                let note = &brief.notes[if in_note { head } else { noted }.expect("a quotation has a note") - 1];
                let document = labelled(&brief, &documents, &note.document.to_string());
                let Range { start, end } = match in_note {
                    true => Range { start: note.context.start, end: note.context.end },
                    false => Range { start: note.start, end: note.end },
                };
                let around = shown(&words(document, start, end));
                for piece in pieces(&quoted.take().unwrap()) {
                    assert!(around.contains(&piece), "{piece:?} is not in {around:?}");
                }
                lines += usize::from(!in_note);
                bold = None;
            }
            _ => {}
        }
    }
    let in_questions: usize = brief.questions.iter().flat_map(|q| &q.sides).map(|s| s.lines.len()).sum();
    assert_eq!(lines, brief.lines.len() + in_questions);
    assert!(notes >= brief.notes.len() - 2, "all but notes that Markdown cannot emphasise: {notes}");
}

#[test]
fn every_quotation_in_the_html_stands_in_its_document_at_its_place() {
    let mut documents = articles();
    documents.push(hostile());
    let brief = brief_of(&documents);
    let html = brief.html();
    let mut lines = 0;
    for line in html.split("<li class=\"line\"").skip(1) {
        let to = between(line, "data-to=\"", "\"");
        let document = documents.iter().find(|d| to.starts_with(&d.id)).expect("the document of the link");
        let place: Vec<usize> = to[document.id.len() + 1..].split('-').map(|n| n.parse().unwrap()).collect();
        let around = words(document, place[0], place[1]).replace('\0', "\u{fffd}");
        let quoted = text_of(between(line, "<bdi>", "</bdi></blockquote>").rsplit("<bdi>").next().unwrap());
        for piece in quoted.split("[…]").map(str::trim).filter(|piece| !piece.is_empty()) {
            assert!(around.contains(piece), "{piece:?} is not in {around:?}");
        }
        lines += 1;
    }
    let in_questions: usize = brief.questions.iter().flat_map(|q| &q.sides).map(|s| s.lines.len()).sum();
    assert_eq!(lines, brief.lines.len() + in_questions);

    for document in &documents {
        let article = between(&html, &format!("<article class=\"text\" id=\"{}\">", document.id), "</article>");
        let body = article.split_once(" dir=\"auto\">").unwrap().1.rsplit_once("</div>").unwrap().0;
        assert_eq!(text_of(body), document.text.replace('\0', "\u{fffd}"), "the page holds the text as it is");
    }
}

#[test]
fn text_of_articles_cannot_act_as_markup() {
    let documents = [hostile()];
    let unread = [Unread { path: "<b>`x`".into(), reason: "[no](http://evil.example) <i>".into() }];
    let asked = Options { about: None, who: Some(Whom::with_words("*minister* <u>")), ..Options::default() };
    for options in [Options::default(), asked] {
        let brief = Brief::of(&documents, &unread, &options);
        for event in Parser::new_ext(&brief.markdown(), markdown_options()) {
            let is_foreign = matches!(
                event,
                Event::Html(_)
                    | Event::InlineHtml(_)
                    | Event::Start(Tag::Link { .. } | Tag::Image { .. } | Tag::CodeBlock(_) | Tag::HtmlBlock)
            );
            assert!(!is_foreign, "{event:?}");
        }
        assert!(!brief.markdown().contains(['\u{1b}', '\0', '\u{202e}']), "nothing that moves a terminal");
        let html = brief.html();
        assert_eq!(html.matches("<script").count(), 2);
        assert_eq!(html.matches("</script").count(), 2);
        for tag in ["<img", "<b>no", "<u>", "<i>\n", "<!--"] {
            assert!(!html.contains(tag), "{tag}");
        }
    }
}

#[test]
fn the_page_admits_only_its_own_style_and_script() {
    let html = brief_of(&articles()).html();
    let policy = between(&html, "http-equiv=\"Content-Security-Policy\" content=\"", "\"");
    assert!(policy.starts_with("default-src 'none'; style-src 'sha256-"), "{policy}");
    assert!(!policy.contains("unsafe"), "{policy}");
    for reach in [" src=", "url(", "@import", "style=\"", "onclick=", "fetch(", "http://", "https://"] {
        assert!(!html.contains(reach), "{reach}");
    }
}

#[test]
fn the_same_documents_in_any_order_give_the_same_bytes() {
    let documents = articles();
    let mut turned = documents.clone();
    turned.reverse();
    turned.swap(0, 2);
    let (one, other) = (brief_of(&documents), brief_of(&turned));
    assert_eq!(one.json(), other.json());
    assert_eq!(one.markdown(), other.markdown());
    assert_eq!(one.html(), other.html());
}

#[test]
fn speakers_are_grouped_by_name_across_documents_and_ordered_by_how_much_they_say() {
    let documents = articles();
    let brief = brief_of(&documents);
    let speakers: Vec<(&str, By, usize)> =
        brief.speakers.iter().map(|s| (s.name.as_deref().unwrap_or("-"), s.by, s.lines.len())).collect();
    let expected = [
        ("Anna Kovářová", By::Entity, 4),
        ("Tomas Brandt", By::Entity, 4),
        ("Şükrü Öztürk", By::Entity, 2),
        ("Lakes Commission", By::Entity, 1),
        ("Morland navy", By::Entity, 1),
        ("Ostra Courier", By::Entity, 1),
        ("a senior Vestrian official", By::Words, 1),
        ("Some analysts", By::Words, 1),
        ("two of her advisers", By::Words, 1),
        ("-", By::Unknown, 2),
    ];
    assert_eq!(speakers, expected);
    assert_eq!(brief.counts.speakers, 9, "lines without a speaker are no speaker's");
}

#[test]
fn a_speakers_lines_are_in_order_of_date_then_place() {
    let documents = articles();
    let brief = brief_of(&documents);
    let lines = &brief.speakers[0].lines;
    let dates: Vec<_> = lines.iter().map(|n| brief.lines[n - 1].when.as_ref().unwrap().earliest.as_str()).collect();
    assert_eq!(dates, ["2031-03-04", "2031-03-04", "2031-03-04", "2031-03-09"]);
    let starts: Vec<_> = lines[..3].iter().map(|n| brief.lines[n - 1].content[0].start).collect();
    assert!(starts.is_sorted(), "{starts:?}");
}

#[test]
fn one_text_in_two_documents_is_listed_twice_and_quoted_once() {
    let documents = [dispatch(), dispatch_at("archive/copy.txt", "Brod Evening Post")];
    let brief = brief_of(&documents);
    assert_eq!((brief.counts.documents, brief.counts.same_text, brief.counts.statements), (2, 1, 10));
    assert_eq!(brief.documents[1].same_text_as, Some(brief.documents[0].label));
    assert!(brief.lines.iter().all(|line| line.also_in == [brief.documents[1].label]));
    assert_eq!(brief.counts.figures, 3);
    let alone = [dispatch()];
    assert_eq!(brief.counts.questions, brief_of(&alone).counts.questions, "a copy is no second document");
}

#[test]
fn a_nested_statement_says_through_whom_it_came() {
    let documents = [dispatch()];
    let brief = brief_of(&documents);
    let nested = brief.lines.iter().find(|l| !l.told_by.is_empty()).unwrap();
    assert_eq!(nested.told_by[0].name.as_deref(), Some("Ostra Courier"));
    assert!(brief.markdown().contains("· Ostra Courier ← a senior Vestrian official ·"));
}

#[test]
fn questions_set_yes_and_no_side_by_side_under_the_words_they_share() {
    let documents = articles();
    let brief = brief_of(&documents);
    let found: Vec<String> = brief
        .questions
        .iter()
        .map(|q| {
            let heading: Vec<&str> = q.heading.iter().map(|h| h.span.text.as_str()).collect();
            let sides: Vec<String> = q.sides.iter().map(|s| format!("{:?} {}", s.stance, s.lines.len())).collect();
            format!("{}: {}", heading.join(" + "), sides.join(", "))
        })
        .collect();
    let expected = [
        "canal: Denies 1, Wants 2",
        "grain: Affirms 2, Refuses 1",
        "gunboats + lock: Affirms 1, Denies 1, Wants 1",
        "inspection + gates: Affirms 1, Wants 1, Refuses 1",
        "vessels: Affirms 2",
    ];
    assert_eq!(found, expected);
    assert!(brief.questions[2].is_contested() && !brief.questions[4].is_contested());
}

#[test]
fn a_statement_and_the_one_around_it_are_no_question() {
    let text = "The Courier said that an aide said the dam had cracked. A guard saw the dam.";
    let document = Builder::new("a.txt", text)
        .said(Said {
            within: text,
            source: "The Courier",
            cue: "said",
            content: &["that an aide said the dam had cracked"],
            ..Said::default()
        })
        .said(Said {
            within: "an aide said the dam had cracked",
            source: "an aide",
            cue: "said",
            content: &["the dam had cracked"],
            parent: Some(0),
            ..Said::default()
        })
        .build();
    assert_eq!(brief_of(&[document]).questions, []);
}

#[test]
fn figures_say_whose_they_are() {
    let documents = articles();
    let brief = brief_of(&documents);
    let rows: Vec<String> = brief
        .figures
        .iter()
        .map(|f| {
            let by = f.speaker.map_or("the article", |n| brief.speakers[n - 1].name.as_deref().unwrap());
            format!("{} {} by {by} in {}", f.value.as_ref().unwrap(), f.thing.as_ref().unwrap().text, f.document)
        })
        .collect();
    let expected = [
        "at least 14,000 t grain by a senior Vestrian official in D1",
        "about 9,000 t grain by Lakes Commission in D1",
        "11,500 t grain by the article in D4",
        "more than 300 families by Şükrü Öztürk in D3",
        "2 survey vessels by Tomas Brandt in D1",
    ];
    assert_eq!(rows, expected);
}

#[test]
fn days_are_in_order() {
    let documents = articles();
    let brief = brief_of(&documents);
    let days: Vec<_> = brief.times.iter().map(|d| (d.earliest.as_str(), d.mentions[0].words.text.as_str())).collect();
    let expected = [
        ("2031-01-01", "since January"),
        ("2031-03-04", "on Tuesday"),
        ("2031-03-04", "within ten days"),
        ("2031-03-09", "on 9 March"),
        ("2031-04-01", "by the end of April"),
    ];
    assert_eq!(days, expected);
}

#[test]
fn what_was_asked_for_is_kept_and_the_rest_is_counted() {
    let documents = articles();
    let ask = |options: &Options| {
        let Brief { counts, .. } = Brief::of(&documents, &[], options);
        (counts.statements, counts.left_out, counts.left_out_undated)
    };
    let all = Options::default();
    let grain = Options { about: Some("stranded GRAIN".into()), ..Options::default() };
    assert_eq!(ask(&all), (18, 0, 0));
    assert_eq!(ask(&grain), (3, 22, 0), "the copy's statements are counted as left out, too");
    assert_eq!(ask(&Options { who: Some(Whom::with_words("kovářová")), ..Options::default() }).0, 4);
    assert_eq!(ask(&Options { who: Some(Whom::with_words("envoy brandt")), ..Options::default() }).0, 1);
    let since = Options { since: Some(date(2031, 3, 8)), ..Options::default() };
    assert_eq!(ask(&since), (6, 20, 2));
    let until = Options { until: Some(date(2031, 3, 9)), ..Options::default() };
    assert_eq!(ask(&until), (11, 5, 2), "what was said on the last day belongs to it");
    assert_eq!(ask(&Options { about: Some("zeppelin".into()), ..Options::default() }).0, 0);

    let courier = Options { who: Some(Whom::with_words("courier")), ..Options::default() };
    let brief = Brief::of(&documents, &[], &courier);
    assert_eq!((brief.counts.statements, brief.counts.figures), (1, 0), "the official's figure is not the paper's");

    let brief = Brief::of(&documents, &[], &since);
    let markdown = brief.markdown();
    assert!(markdown.contains("\nAsked for · since: 2031-03-08\n"), "{markdown}");
    assert!(markdown.contains("\nLeft out · 22 statements · 2 without a date\n"), "{markdown}");
}

#[test]
fn a_document_that_misquotes_is_not_used() {
    let mut document = fragment();
    document.statements[0].content.spans[0] = Span { start: 0, end: 3, text: "but".into() };
    let documents = [document];
    let brief = brief_of(&documents);
    assert!(brief.documents.is_empty() && brief.is_empty());
    let reason = "scraps/fragment (1).txt: the words at 0..3 should be \"but\", but the text has \"and\"";
    assert_eq!(brief.unread, [Unread { path: "scraps/fragment (1).txt".into(), reason: reason.into() }]);
}

#[test]
fn one_document_given_twice_is_listed_once() {
    let mut second = interview();
    second.path = "again.html".into();
    let documents = [interview(), second];
    let brief = brief_of(&documents);
    assert_eq!((brief.counts.documents, brief.counts.statements), (1, 6));
    assert_eq!(
        (brief.documents[0].path.as_str(), &brief.documents[0].also_at[..]),
        ("again.html", &["interview.html".to_owned()][..])
    );
}

#[test]
fn odd_findings_do_not_stop_a_brief() {
    let mut document = dispatch();
    document.statements[4].parent = Some(document.statements[5].id.clone());
    document.statements[0].parent = Some("snowhere".into());
    document.statements[1].source_entity = Some("enobody".into());
    document.statements[2].content.spans.clear();
    document.statements[3].source = None;
    document.statements[3].cue.spans.clear();
    document.statements[3].content.spans.clear();
    document.sentences = vec![Range { start: 5, end: 2 }, Range { start: 9_000, end: 9_999 }];
    document.figures[0].low = Some(f64::NAN);
    document.figures[1].statement = Some("snowhere".into());
    let documents = [document, Builder::new("empty.txt", "").build()];
    let brief = brief_of(&documents);
    assert_eq!(brief.counts.statements, 9, "a statement without words is no line");
    let printed = [brief.json(), brief.markdown(), brief.html()];
    assert!(printed.iter().all(|text| text.len() > 1000));
}

#[test]
fn a_statement_of_the_author_is_not_given_to_a_source() {
    use onrecord_core::label::SourceKind;
    let text = "By Ida Roth\n\nThe dam must open.";
    let said = Said {
        within: text,
        content: &["The dam must open."],
        source_kind: Some(SourceKind::Author),
        ..Said::default()
    };
    let mut with_byline = Builder::new("a.txt", text).said(said).build();
    with_byline.metadata.byline = Some("Ida Roth".into());
    let documents = [with_byline, Builder::new("b.txt", text).said(said).build()];
    let brief = brief_of(&documents);
    let names: Vec<_> = brief.speakers.iter().map(|s| (s.name.as_deref().unwrap(), s.by)).collect();
    assert_eq!(names, [("Ida Roth", By::Author)], "one text, one line");
    let alone = &documents[1..];
    assert_eq!(brief_of(alone).speakers[0].name.as_deref(), Some("author of D1"));
}

#[test]
fn two_thousand_statements_are_grouped_and_printed() {
    let documents = many(200);
    let brief = brief_of(&documents);
    assert_eq!(brief.counts.statements, 2000);
    assert!(brief.counts.questions > 20, "{}", brief.counts.questions);
    let most = brief.questions.iter().map(|q| q.sides.iter().map(|s| s.lines.len()).sum::<usize>()).max();
    assert!(most <= Some(100), "a question of {most:?} lines tells nothing");
    assert!(brief.html().len() < 8_000_000);
}

#[test]
fn stances_come_from_kind_and_polarity() {
    use onrecord_core::label::Polarity::{Negative, Positive};
    let cases = [
        (Kind::Assertion, Positive, Stance::Affirms),
        (Kind::Assertion, Negative, Stance::Denies),
        (Kind::Denial, Positive, Stance::Denies),
        (Kind::Demand, Positive, Stance::Wants),
        (Kind::Proposal, Negative, Stance::Refuses),
        (Kind::Refusal, Negative, Stance::Refuses),
    ];
    for (kind, polarity, stance) in cases {
        assert_eq!(Stance::of(kind, polarity), stance, "{kind} {polarity}");
    }
}

#[test]
fn a_brief_of_nothing_says_so() {
    let brief = brief_of(&[]);
    assert_eq!(brief.markdown(), "# Brief\n\n0 documents.\n");
    assert!(brief.is_empty() && brief.html().contains("<b>0</b> documents"));
}

#[test]
fn the_whole_of_a_short_brief() {
    let text = "“Open the lock,” said Ida Roth.\n";
    let document = Builder::new("a.txt", text)
        .outlet("Wire")
        .published("2031-03-04", "2031-03-04", "date line")
        .entity("Ida Roth", EntityType::Person, &[("Ida Roth", MentionForm::Name)])
        .said(Said {
            within: text,
            source: "Ida Roth",
            entity: Some("Ida Roth"),
            cue: "said",
            content: &["“Open the lock,”"],
            kind: Kind::Demand,
            mode: Mode::Direct,
            ..Said::default()
        })
        .build();
    let documents = [document];
    let expected = "\
# Brief

1 document · 1 statement · 1 speaker.

## Documents

- D1 (no title)
  - Wire · published 2031-03-04 (date line) · 6 words · 1 statement
  - `a.txt`

## Who said what

### Ida Roth · person · 1 statement

- **demands** · quoted · published 2031-03-04 · D1 [^1]
  > “Open the lock,” *said Ida Roth*

## Notes

Places count code points of the text, from 0, the end not included.

[^1]: D1, Wire, 2031-03-04, `a.txt`, 0..30

    > **“Open the lock,” said Ida Roth**.
";
    assert_eq!(brief_of(&documents).markdown(), expected);
}

#[test]
fn the_json_keeps_its_fields() {
    fn walk(value: &Value, place: String, found: &mut BTreeMap<String, BTreeSet<String>>) {
        match value {
            Value::Object(fields) => {
                found.entry(place.clone()).or_default().extend(fields.keys().cloned());
                for (name, value) in fields {
                    walk(value, format!("{place}.{name}").trim_start_matches('.').to_owned(), found);
                }
            }
            Value::Array(items) => items.iter().for_each(|item| walk(item, format!("{place}[]"), found)),
            _ => {}
        }
    }
    let mut found = BTreeMap::new();
    let unread = [Unread { path: "notes.docx".into(), reason: "not a text".into() }];
    let json = Brief::of(&articles(), &unread, &Options::default()).json();
    walk(&serde_json::from_str(&json).unwrap(), String::new(), &mut found);
    let found: Vec<String> = found
        .into_iter()
        .map(|(place, fields)| format!("{place}: {}", fields.into_iter().collect::<Vec<_>>().join(" ")))
        .collect();
    let expected = "\
: asked counts documents figures lines notes questions schema speakers times unread
asked: about since until who
counts: documents figures left_out left_out_undated questions same_text speakers statements times unread
documents[]: also_at byline figures genre id label language length lines outlet path problems published same_text_as text_sha256 title url
documents[].genre: label p
documents[].length: code_points words
documents[].published: earliest evidence how latest
documents[].title: span text
documents[].title.span: end start text
figures[]: as_of bound document end high line low note speaker start text thing type unit value
figures[].thing: end start text
lines[]: addressee also_in certainty confidence content cue document hedges id kind mode note number orphan polarity probability realis source source_kind speaker stance told_by venue verb when
lines[].content[]: end start text
lines[].cue[]: end start text
lines[].hedges[]: end start text
lines[].source[]: end start text
lines[].told_by[]: name statement
lines[].when: earliest from latest
notes[]: context document end number start
notes[].context: end start text
questions[]: documents heading number sides speakers
questions[].heading[]: document end start text
questions[].sides[]: lines stance
speakers[]: by documents entity lines name named number source_kind
speakers[].named[]: document end start text
times[]: earliest latest mentions
times[].mentions[]: document end note start text
unread[]: path reason
";
    assert_eq!(found.join("\n") + "\n", expected);
}

fn markdown_options() -> pulldown_cmark::Options {
    use pulldown_cmark::Options;
    Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES | Options::ENABLE_STRIKETHROUGH
}

fn between<'t>(text: &'t str, before: &str, after: &str) -> &'t str {
    let from = text.find(before).unwrap_or_else(|| panic!("no {before:?}")) + before.len();
    let rest = &text[from..];
    &rest[..rest.find(after).unwrap_or_else(|| panic!("no {after:?} behind {before:?}"))]
}

/// The text of markup that the page's own escaping made.
fn text_of(html: &str) -> String {
    let text: String = html
        .split('<')
        .enumerate()
        .map(|(i, part)| if i == 0 { part } else { part.split_once('>').unwrap().1 })
        .collect();
    let named = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")];
    named.into_iter().fold(text, |text, (name, c)| text.replace(name, c))
}

#[test]
fn what_was_not_said_is_marked_and_takes_no_side() {
    let document = |name: &str, polarity, realis| {
        let text = "Ana Belic said the tunnel to Orlan would open.";
        let said = Said {
            within: text,
            source: "Ana Belic",
            cue: "said",
            content: &["the tunnel to Orlan would open"],
            polarity,
            realis,
            ..Said::default()
        };
        Builder::new(name, &format!("{text} {name}")).said(said).build()
    };
    let made = document("a.txt", Polarity::Positive, Some(Realis::Made));
    let negated = document("b.txt", Polarity::Negative, Some(Realis::Made));
    let planned = document("b.txt", Polarity::Negative, Some(Realis::Planned));
    let both = [made.clone(), negated];
    let contested = brief_of(&both);
    assert_eq!(contested.questions.len(), 1);
    assert!(contested.questions[0].is_contested() && !contested.markdown().contains("not made yet"));
    let documents = [made, planned];
    let brief = brief_of(&documents);
    assert!(brief.questions.is_empty(), "{:?}", brief.questions);
    assert!(brief.markdown().contains("not made yet"), "{}", brief.markdown());
}

/// The first words of a statement's content, as somebody tells them.
fn telling(document: &Document, at: usize) -> Telling {
    let statement = &document.statements[at];
    Telling {
        document: document.id.clone(),
        statement: Some(statement.id.clone()),
        teller: "A <b>minister</b>".to_owned(),
        said: "2024-03-04".to_owned(),
        words: vec![statement.content.spans[0].clone()],
        label: None,
        note: None,
        marks: Vec::new(),
    }
}

fn dispute(one: Telling, two: Telling) -> Contrast {
    let side = |told| ContrastSide { origins: Some(1), told: vec![told] };
    let heading = "figures: “14” and “30”".to_owned();
    Contrast { kind: ContrastKind::Dispute, heading, scope: None, sides: [side(one), side(two)] }
}

#[test]
fn a_dispute_opens_the_words_of_both_sides_however_it_is_printed() {
    let documents = [dispatch(), interview()];
    let plain = brief_of(&documents);
    let given = dispute(telling(&documents[0], 0), telling(&documents[1], 0));
    let brief = plain.clone().relating(std::slice::from_ref(&given));
    assert_eq!(brief.contrasts.len(), 1);
    let (markdown, html) = (brief.markdown(), brief.html());
    assert!(
        markdown
            .contains("## Where accounts differ\n\nBoth sides in their own words. Which of them is right is not said.")
    );
    for told in brief.contrasts[0].sides.iter().flat_map(|side| &side.told) {
        let note = brief.notes.iter().find(|n| Some(n.number) == told.note).expect("a note");
        assert_eq!((note.start, note.end), (told.words[0].start, told.words[0].end));
        assert!(markdown.contains(&format!("[^{}]", note.number)));
        assert!(html.contains(&format!("href=\"#{}-{}-{}\"", told.document, note.start, note.end)));
    }
    assert!(!html.contains("A <b>minister</b>") && html.contains("A &lt;b&gt;minister&lt;/b&gt;"));
    assert_eq!(brief.lines, plain.lines);
}

#[test]
fn a_story_lists_its_documents_unless_all_of_them_tell_it() {
    let documents = [dispatch(), interview(), hostile()];
    let story = |of: &[usize]| Story {
        id: "t0".to_owned(),
        title: Some("A <b>tunnel</b>".to_owned()),
        days: Some(("2024-03-04".to_owned(), "2024-03-06".to_owned())),
        names: vec!["Orlan".to_owned()],
        documents: of.iter().map(|&at| documents[at].id.clone()).collect(),
    };
    let brief = brief_of(&documents).telling(&[story(&[2, 0]), story(&[1])]);
    assert_eq!(brief.threads.len(), 1);
    let labels: Vec<String> = brief.threads[0].documents.iter().map(ToString::to_string).collect();
    let listed = format!(
        "## Stories\n\n- **A \\<b\\>tunnel\\</b\\>**\n  - 2024-03-04 to 2024-03-06 · 2 documents · Orlan\n  - {}\n",
        labels.join(", ")
    );
    assert!(brief.markdown().contains(&listed), "{}", brief.markdown());
    assert!(brief.html().contains("<cite>A &lt;b&gt;tunnel&lt;/b&gt;</cite>"));
    for nothing_to_tell in [story(&[0, 1, 2]), story(&[1])] {
        assert_eq!(brief_of(&documents).telling(&[nothing_to_tell]).json(), brief_of(&documents).json());
    }
    let nobody = Options { who: Some(Whom::with_words("nobody of this name")), ..Options::default() };
    assert_eq!(Brief::of(&documents, &[], &nobody).telling(&[story(&[0, 1])]).threads, []);
}

#[test]
fn a_brief_without_contrasts_is_as_it_was_and_leaves_out_what_is_not_in_it() {
    let documents = [dispatch()];
    let plain = brief_of(&documents);
    assert_eq!(plain.clone().relating(&[]).json(), plain.json());
    let elsewhere = dispute(telling(&documents[0], 0), telling(&interview(), 0));
    assert_eq!(plain.clone().relating(&[elsewhere]).contrasts, []);
    let within = dispute(telling(&documents[0], 0), telling(&documents[0], 1));
    let options = Options { who: Some(Whom::with_words("nobody of this name")), ..Options::default() };
    assert_eq!(Brief::of(&documents, &[], &options).relating(&[within]).contrasts, []);
}
