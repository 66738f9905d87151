//! Prints tokens and sentences of text files for `training/`, so that the model is trained on exactly the
//! segmentation it will meet: one JSON object a file, offsets in code points.

use onrecord_text::{CodePoints, sentences, tokens};

fn main() -> std::io::Result<()> {
    for path in std::env::args().skip(1) {
        let text = std::fs::read_to_string(&path)?;
        let points = CodePoints::new(&text);
        let tokens = tokens(&text);
        let list = |items: Vec<String>| format!("[{}]", items.join(","));
        let spans = list(
            tokens
                .iter()
                .map(|t| {
                    let (start, end) = points.of(t.span);
                    format!("[{start},{end}]")
                })
                .collect(),
        );
        let ends = list(
            sentences(&text, &tokens)
                .iter()
                .map(|s| format!("[{},{},{}]", s.tokens.start, s.tokens.end, s.paragraph))
                .collect(),
        );
        println!("{{\"path\":{path:?},\"tokens\":{spans},\"sentences\":{ends}}}");
    }
    Ok(())
}
