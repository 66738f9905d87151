//! The page in a browser: links open the exact words, with and without a script. Skipped where Chromium is missing.

mod brief_fixture;

use std::path::PathBuf;
use std::process::{Command, Stdio};

use onrecord_core::brief::{Brief, Options};

/// The page of the fixture in a folder of its own, with the browser's profile beside it.
struct Page {
    folder: PathBuf,
    html: String,
}

impl Page {
    fn new(name: &str) -> Page {
        let documents = brief_fixture::articles();
        let html = Brief::of(&documents, &[], &Options::default()).html();
        let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("brief-{name}"));
        std::fs::create_dir_all(&folder).unwrap();
        std::fs::write(folder.join("brief.html"), &html).unwrap();
        Page { folder, html }
    }

    /// The DOM after the page has opened a fragment, and what the browser logged; `None` without a browser.
    fn open(&self, fragment: &str, flags: &[&str]) -> Option<(String, String)> {
        let Some(browser) = browser() else {
            eprintln!(
                "skipped: no chromium found; install it (apt-get install chromium) to test the page in a browser"
            );
            return None;
        };
        let output = Command::new(browser)
            .args(["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"])
            .args(["--disable-background-networking", "--enable-logging=stderr", "--log-level=0"])
            .arg(format!("--user-data-dir={}", self.folder.join("profile").display()))
            .args(["--virtual-time-budget=5000", "--dump-dom"])
            .args(flags)
            .arg(format!("file://{}#{fragment}", self.folder.join("brief.html").display()))
            .stdin(Stdio::null())
            .output()
            .expect("the browser runs");
        Some((String::from_utf8(output.stdout).unwrap(), String::from_utf8_lossy(&output.stderr).into_owned()))
    }
}

/// The first browser that answers.
fn browser() -> Option<&'static str> {
    let answers = |name: &&str| {
        Command::new(name)
            .arg("--version")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .status()
            .is_ok_and(|s| s.success())
    };
    ["chromium", "chromium-browser", "google-chrome"].into_iter().find(answers)
}

/// The words in elements of these classes, in order.
fn lit(dom: &str, role: &str) -> Vec<String> {
    let open = format!("<span class=\"lit {role}\">");
    dom.split(&open).skip(1).map(|rest| rest.split("</span>").next().unwrap().to_owned()).collect()
}

#[test]
fn a_link_opens_the_exact_words_of_a_statement() {
    let page = Page::new("statement");
    let documents = brief_fixture::articles();
    let brief = Brief::of(&documents, &[], &Options::default());
    let line = brief.lines.iter().find(|line| line.content.len() == 2).unwrap();
    let listed = &brief.documents[line.document.index()];
    let note = &brief.notes[line.note - 1];
    let Some((dom, log)) = page.open(&format!("{}-{}-{}", listed.id, note.start, note.end), &[]) else { return };

    let contents: Vec<&str> = line.content.iter().map(|s| s.text.as_str()).collect();
    assert_eq!(lit(&dom, "content"), contents);
    assert_eq!(lit(&dom, "source"), [line.source[0].text.as_str()]);
    assert_eq!(lit(&dom, "cue"), [line.cue[0].text.as_str()]);
    assert!(dom.contains(&format!("<article class=\"text current\" id=\"{}\"", listed.id)));
    assert!(dom.contains(&format!("<li class=\"line open\" id=\"line-{}\"", line.number)));
    assert!(!log.contains(":CONSOLE"), "{log}");
}

#[test]
fn a_link_opens_words_that_no_line_rests_on() {
    let page = Page::new("words");
    let interview = brief_fixture::interview();
    let before = interview.text.split("Şükrü Öztürk").next().unwrap().chars().count();
    let Some((dom, log)) = page.open(&format!("{}-{before}-{}", interview.id, before + 12), &[]) else { return };
    assert_eq!(lit(&dom, "place").concat(), "Şükrü Öztürk");
    assert!(!log.contains(":CONSOLE"), "{log}");
}

#[test]
fn a_link_to_nowhere_opens_the_page() {
    let page = Page::new("nowhere");
    let Some((dom, log)) = page.open("d0000000000000000-1-2", &[]) else { return };
    assert!(!dom.contains("class=\"lit") && dom.contains("class=\"text current\""));
    assert!(!log.contains(":CONSOLE"), "{log}");
}

#[test]
fn every_link_has_its_anchor_without_a_script() {
    let page = Page::new("anchors");
    let links = page.html.split("href=\"#").skip(1).map(|rest| rest.split('"').next().unwrap());
    for link in links {
        assert_eq!(page.html.matches(&format!("id=\"{link}\"")).count(), 1, "{link}");
    }
}
