//! HTML: the article in a page, its metadata, and the way back to the page's bytes.
//!
//! [`page`] reads the markup once, within bounds; [`article`] lets a readability crate choose which stretches of text
//! are the article; [`render`] writes these stretches out, with the bytes of the page that each came from; [`head`]
//! reads what the page says about itself. Follows the WHATWG HTML Standard for tokens and character references.

mod article;
mod head;
mod page;
mod render;

use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1252, X_USER_DEFINED};

use super::decode::{Decoded, origin};
use super::parts::Parts;
use crate::{Problem, ProblemCode};
use page::Page;

/// The parts of a page. `bytes` are the file from which the text was decoded.
pub(crate) fn read(decoded: Decoded, bytes: &[u8]) -> Parts {
    let page = Page::of(&decoded.text);
    let mut problems = Vec::new();
    if page.was_cut {
        let message = "The page is nested or repeated beyond reason; some of its markup was ignored.";
        problems.push(Problem::new(ProblemCode::PageCut, message));
    }
    let mut metadata = head::metadata(&page, &mut problems);
    let title = head::title_element(&page, metadata.title.as_deref());
    if let (Some(heading), Some(given)) = (title, &mut metadata.title) {
        *given = head::title_as_shown(&page, heading, given);
    }
    let (chosen, byline) = article::choose(&page).unwrap_or_else(|| {
        let message = "No article stands out in the page, so all of its text was taken.";
        problems.push(Problem::new(ProblemCode::ArticleNotFound, message));
        (article::everything(&page), None)
    });
    metadata.byline = metadata.byline.or_else(|| head::byline(&byline?));
    let rendered = render::render(&page, &chosen, title);
    if metadata.title.is_none() {
        metadata.title = rendered.title.map(|span| span.of(&rendered.text).to_owned());
    }
    let page = origin(&decoded, bytes).map(|origin| rendered.map.through(&origin));
    Parts { text: rendered.text, metadata, regions: rendered.regions, page, problems }
}

/// How far into a page its encoding may be declared, in bytes.
const DECLARED_WITHIN: usize = 4096;

/// The encoding that a page names in a `<meta>` tag near its beginning.
pub(crate) fn declared_encoding(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(DECLARED_WITHIN)]).to_ascii_lowercase();
    let tags = head.split("<meta").skip(1).filter_map(|rest| rest.split('>').next());
    let label = tags.filter_map(|tag| tag.split_once("charset")).find_map(|(_, rest)| {
        let value = rest.trim_start().strip_prefix('=')?.trim_start().trim_start_matches(['"', '\'']);
        value.split(|c: char| c.is_whitespace() || "\"';/>".contains(c)).next()
    })?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    Some(match encoding {
        e if e == UTF_16LE || e == UTF_16BE => UTF_8,
        e if e == X_USER_DEFINED => WINDOWS_1252,
        e => e,
    })
}

#[cfg(test)]
mod tests {
    use crate::{Document, ReadOptions, RegionKind, read};

    fn document(page: &[u8]) -> Document {
        read("page.html", page, &ReadOptions::default()).remove(0).expect("a document")
    }

    const BODY: &str = "<p>“We are ready to talk,” the minister said on Wednesday in Geneva, where the delegations had \
                        met for the third time, and nobody contradicted her.</p>\n<p>The talks were to go on for two \
                        more days, said the host&rsquo;s spokesman &mdash; if&nbsp;the <b>parties</b> wish.<br>He gave \
                        no&#32;details, and the envoy, who had come with a staff of twenty, left without a word.</p>";

    fn page(head: &str, body: &str) -> String {
        format!(
            "<!doctype html><html lang=en><head><meta charset=utf-8>{head}</head><body><nav><ul><li><a href=/>Home</a>\
             <li><a href=/w>World</a></ul></nav><main><article>{body}</article></main><footer>Imprint · Terms</footer>"
        )
    }

    #[test]
    fn the_article_and_nothing_else() {
        let page = page("<title>Talks Go On - Daily</title>", &format!("<h1>Talks Go On</h1>{BODY}"));
        let document = document(page.as_bytes());
        assert_eq!(
            document.text,
            "Talks Go On\n\n“We are ready to talk,” the minister said on Wednesday in Geneva, where the delegations had \
             met for the third time, and nobody contradicted her.\n\nThe talks were to go on for two more days, said \
             the host’s spokesman — if\u{a0}the parties wish.\nHe gave no details, and the envoy, who had come with a \
             staff of twenty, left without a word."
        );
        assert_eq!(document.metadata.title.as_deref(), Some("Talks Go On"));
        assert_eq!(document.metadata.language.as_deref(), Some("en"));
        assert_eq!(document.regions[0].kind, RegionKind::Title);
        assert_eq!(document.regions[0].span.of(&document.text), "Talks Go On");
        assert_eq!(document.problems, []);
    }

    /// Every word must be found in the page at the place that the map gives, once character references are decoded.
    fn check_words(document: &Document, file: &[u8], decode: impl Fn(&[u8]) -> String) {
        let map = document.page.as_ref().expect("a map");
        for token in document.segment().tokens {
            let pieces: String = map.pieces(token.span).into_iter().map(|range| decode(&file[range])).collect();
            let plain = pieces.replace("&rsquo;", "’").replace("&mdash;", "—").replace("&nbsp;", "\u{a0}");
            assert_eq!(plain, token.of(&document.text));
            assert!(map.page(token.span).is_some());
        }
    }

    #[test]
    fn every_word_has_its_bytes_in_the_page() {
        let utf8 = page("", BODY);
        check_words(&document(utf8.as_bytes()), utf8.as_bytes(), |b| String::from_utf8(b.to_vec()).unwrap());
        let marked = format!("\u{feff}{utf8}");
        check_words(&document(marked.as_bytes()), marked.as_bytes(), |b| String::from_utf8(b.to_vec()).unwrap());
    }

    #[test]
    fn pages_in_old_encodings_are_mapped_too() {
        let utf8 = page("", BODY).replace("charset=utf-8", "charset=windows-1252");
        let (bytes, ..) = encoding_rs::WINDOWS_1252.encode(&utf8);
        let decode = |b: &[u8]| encoding_rs::WINDOWS_1252.decode(b).0.into_owned();
        check_words(&document(&bytes), &bytes, decode);
        let utf16: Vec<u8> = "\u{feff}".encode_utf16().chain(utf8.encode_utf16()).flat_map(u16::to_le_bytes).collect();
        let decode = |b: &[u8]| encoding_rs::UTF_16LE.decode_without_bom_handling(b).0.into_owned();
        check_words(&document(&utf16), &utf16, decode);
    }

    #[test]
    fn metadata_from_the_head() {
        let head = r#"<title>Talks go on | Daily Courier</title><link rel="canonical" href="https://example.org/2024/05/15/talks">
            <meta property="og:site_name" content="Daily Courier"><meta property="og:title" content="Talks go on | Daily Courier">
            <meta name="author" content="By Ann Lee"><meta property="article:published_time" content="2024-05-15T10:00:00Z">"#;
        let metadata = document(page(head, BODY).as_bytes()).metadata;
        assert_eq!(metadata.title.as_deref(), Some("Talks go on"));
        assert_eq!(metadata.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(metadata.outlet.as_deref(), Some("Daily Courier"));
        assert_eq!(metadata.url.as_deref(), Some("https://example.org/2024/05/15/talks"));
        assert_eq!(metadata.published.unwrap().earliest.to_string(), "2024-05-15");
    }

    #[test]
    fn metadata_from_json_ld() {
        let head = r#"<script type="application/ld+json">{"@context": "https://schema.org", "@graph": [{"@type": "WebPage"},
            {"@type": ["NewsArticle"], "headline": "Talks &amp; more", "author": [{"name": "Ann Lee"}, {"name": "Bo Ito"}],
            "publisher": {"name": "Daily"}, "datePublished": "2024-05-15T23:30:00-05:00", "inLanguage": "en-GB"}]}</script>"#;
        let metadata = document(page(head, BODY).as_bytes()).metadata;
        assert_eq!(metadata.title.as_deref(), Some("Talks & more"));
        assert_eq!(metadata.byline.as_deref(), Some("Ann Lee, Bo Ito"));
        assert_eq!(metadata.outlet.as_deref(), Some("Daily"));
        assert_eq!(metadata.published.unwrap().latest.to_string(), "2024-05-15");
    }

    #[test]
    fn a_byline_and_a_time_in_the_page_serve_where_the_head_is_silent() {
        let shown = "<p class=byline>By <a rel=author href=/ann>Ann Lee</a></p><time datetime=2024-05-15T10:00>Wednesday</time>";
        let document = document(page("", &format!("{shown}{BODY}")).as_bytes());
        assert_eq!(document.metadata.byline.as_deref(), Some("Ann Lee"));
        assert_eq!(document.metadata.published.unwrap().earliest.to_string(), "2024-05-15");
    }

    #[test]
    fn captions_of_figures_are_captions() {
        let body =
            format!("{BODY}<figure><img src=a.jpg><figcaption>Delegates at the gate</figcaption></figure>{BODY}");
        let document = document(page("", &body).as_bytes());
        let captions = document.regions.iter().filter(|r| r.kind == RegionKind::Caption);
        assert_eq!(captions.map(|r| r.span.of(&document.text)).collect::<Vec<_>>(), ["Delegates at the gate"]);
    }

    #[test]
    fn scripts_styles_and_comments_are_no_text() {
        let body = format!(
            "<script>var a = '<p>no</p>';</script><style>p {{}}</style><!-- no --><svg><text>no</text></svg>{BODY}"
        );
        let text = document(page("", &body).as_bytes()).text;
        assert!(text.starts_with("“We are ready") && !text.contains("no</p>") && !text.contains("var"), "{text}");
    }

    #[test]
    fn a_page_without_an_article_gives_all_its_text() {
        let document = document(b"<html><body><div>One</div><div>Two</div></body></html>");
        assert_eq!(document.text, "One\n\nTwo");
    }

    #[test]
    fn html_bombs_neither_hang_nor_overflow() {
        let options = ReadOptions { max_size: 100 << 20, ..ReadOptions::default() };
        let many = |unit: &str, count: usize| unit.repeat(count);
        for bomb in [
            format!("{}{BODY}", many("<div>", 100_000)),
            format!("{}{BODY}{}", many("<b><i><a href=x>", 20_000), many("</p></div>", 20_000)),
            format!("{}{BODY}", many("<table><tr><td>", 30_000)),
            format!("<p a='{}'>{BODY}", many("x", 4 << 20)),
            format!("<p {}>{BODY}", many("a=b c ", 100_000)),
            format!("{}{BODY}", many("<p>x", 25_000)),
            format!("{BODY}{}", many("&amp;&lt;&nosuch", 10_000)),
            format!("{BODY}{}", many("<", 50_000)),
            format!("{BODY}<!--{}", many("<!--", 100_000)),
            format!("{}{BODY}{}", many("<ul><li>x", 2_000), many("</ul>", 2_000)),
        ] {
            let read = read("bomb.html", bomb.as_bytes(), &options);
            assert!(read[0].as_ref().is_ok_and(|d| !d.text.is_empty()), "{}", &bomb[..40]);
        }
    }
}
