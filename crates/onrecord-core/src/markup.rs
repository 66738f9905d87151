//! Text of strangers in HTML: as it is, and never as markup.

/// Text for between tags and for attributes in double quotation marks. The page's text content is the same text, code
/// point for code point (a bare carriage return would become a line feed), except that U+0000, which HTML cannot
/// hold, becomes U+FFFD.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\r' => out.push_str("&#13;"),
            '\0' => out.push('\u{fffd}'),
            c => out.push(c),
        }
    }
    out
}

/// An address, if it is one that a browser may open from a page it does not trust.
pub fn web_address(url: &str) -> Option<String> {
    let lower = url.to_ascii_lowercase();
    (lower.starts_with("https://") || lower.starts_with("http://")).then(|| escaped(url))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_can_open_a_tag_or_close_an_attribute() {
        assert_eq!(escaped("<a b='c' d=\"e\">&\r\n\0"), "&lt;a b=&#39;c&#39; d=&quot;e&quot;&gt;&amp;&#13;\n\u{fffd}");
    }

    #[test]
    fn only_web_addresses_become_links() {
        assert_eq!(web_address("HTTPS://a.example/?b&c"), Some("HTTPS://a.example/?b&amp;c".into()));
        assert_eq!(web_address("javascript:alert(1)"), None);
    }
}
