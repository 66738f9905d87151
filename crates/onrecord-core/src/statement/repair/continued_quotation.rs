//! Joins a quotation to the quoted statement that it goes on with.
//!
//! > “The dam is a fact,” the minister said after the vote. **“It will be paid for by those who drink from it.”**
//!
//! Where a quotation without a speaker follows, in the same paragraph, the sentence in which somebody is quoted, whole or
//! in part, it is the rest of what they said. After a paraphrase it stays a statement of its own.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    let mut joined: Vec<Words> = Vec::new();
    for place in 0..drafts.len() {
        let Some(before) = drafts[place].continues.filter(|&before| goes_on(reading, &drafts[before], &drafts[place]))
        else {
            continue;
        };
        let rest = drafts[place].content.clone();
        joined.push(rest[0].clone());
        drafts[before].content.extend(rest);
        drafts[before].note("continued_quotation", "added the quotation that follows");
    }
    if !joined.is_empty() {
        super::retain(drafts, |d| !is_orphan(d) || !joined.contains(&d.content[0]));
    }
}

fn is_orphan(draft: &Draft) -> bool {
    draft.cue.is_empty() && draft.source.is_empty()
}

/// Whether a quotation without a speaker stands right behind the sentence of a quoted statement.
fn goes_on(reading: &Reading, before: &Draft, orphan: &Draft) -> bool {
    let (Some(cue), Some(last)) = (before.cue.first(), before.words().max()) else { return false };
    let home = reading.sentence(cue.start).tokens.clone();
    let next = reading.sentence(orphan.start());
    let follows = next.tokens.start == reading.sentence(last).tokens.end
        && next.paragraph == reading.sentence(cue.start).paragraph;
    let own = |piece: &&Words| home.contains(&piece.start);
    is_orphan(orphan)
        && follows
        && before.content.iter().filter(own).any(|piece| super::holds_quotation(reading, piece))
}
