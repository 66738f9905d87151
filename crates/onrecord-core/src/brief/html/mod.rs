//! The brief as one HTML page that needs nothing else: no network, no fonts, and a script only for comfort.
//!
//! Left the speakers, in the middle the lines, right the articles. Every line links to `#document-start-end`, a place
//! in code points that the page opens and marks; such a link may name any place of an article, whether a line rests
//! on it or not. Without a script the links are anchors in the articles, whose statements are marked. A content
//! security policy admits the page's own style and scripts, by their hashes, and nothing else.

mod article;
mod page;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use super::Brief;
use page::Page;

const STYLE: &str = include_str!("brief.css");
/// Says to the style, before anything is laid out, that the script will open articles one at a time.
const EARLY: &str = "document.documentElement.classList.add(\"js\")";
const SCRIPT: &str = include_str!("brief.js");

/// Prints it. Never fails: a `String` takes everything.
pub(in crate::brief) fn print(brief: &Brief) -> String {
    let title = super::label::summary(&brief.counts).join(" · ");
    let body = Page::of(brief);
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'sha256-{}'; \
         script-src 'sha256-{}' 'sha256-{}'; base-uri 'none'; form-action 'none'\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta name=\"referrer\" content=\"no-referrer\">\n\
         <title>Brief: {title}</title>\n<style>{STYLE}</style>\n<script>{EARLY}</script>\n</head>\n<body>\n{body}\n<script>{SCRIPT}</script>\n\
         </body>\n</html>\n",
        hash(STYLE),
        hash(EARLY),
        hash(SCRIPT),
    )
}

/// As a content security policy names what it admits.
fn hash(source: &str) -> String {
    STANDARD.encode(Sha256::digest(source))
}
