//! Parts whoever speaks from whoever passes it on.
//!
//! > “We are ready,” Berg was quoted as saying by the agency. “It is over,” said Ost, according to her lawyer.
//!
//! The agency's statement is that Berg said so, Berg's stands inside it. Without anybody who passes it on, the subject of
//! "was quoted as saying" is the source.

use crate::reading::Reading;
use crate::statement::draft::{Draft, Words};
use crate::statement::grammar::group::group;
use crate::statement::grammar::line::Line;
use crate::statement::grammar::subject::subject;

/// Longest name of somebody who passes on, in words.
const LONGEST: usize = 12;

pub fn run(reading: &Reading, drafts: &mut Vec<Draft>) {
    for index in 0..drafts.len() {
        make_whole(reading, &mut drafts[index]);
        if let Some(parts) = quoted(reading, &drafts[index]).or_else(|| according(reading, &drafts[index])) {
            split(drafts, index, parts);
        } else if let Some(inner) = quoted_by(reading, &drafts[index]) {
            drafts.push(Draft { parent: Some(index), ..inner });
        }
    }
}

/// Takes "was quoted as saying" as the cue where the model found part of it, and the quotation before it as the content.
fn make_whole(reading: &Reading, draft: &mut Draft) {
    let [cue] = &draft.cue[..] else { return };
    let Some(verb) = (cue.start.saturating_sub(1)..cue.end).find(|&w| is_quoted_as_saying(reading, w)) else { return };
    let line = Line::new(reading, reading.sentence(verb).tokens.clone());
    let head = line.words.iter().position(|&w| w == verb);
    let Some(passive) = head.and_then(|head| group(&line, head)).filter(|g| g.passive) else { return };
    let whole = line.words[passive.start]..verb + 3;
    if *cue == whole {
        return;
    }
    let apart = |p: &Words| (p.end <= whole.start || p.start >= whole.end) && reading.lower[p.start] != "by";
    let mut content: Vec<Words> = draft.content.iter().filter(|p| apart(p)).cloned().collect();
    if content.is_empty() {
        let quotations = reading.quotations.iter().filter(|q| q.level == 0).map(|q| reading.words(q.span));
        content.extend(quotations.filter(|q| q.start >= line.words[0] && q.end <= whole.start));
    }
    if !content.is_empty() {
        draft.source.clear();
        (draft.cue, draft.content) = (vec![whole], content);
        draft.note("quoted_as", "took all of \"quoted as saying\" as the cue");
    }
}

/// Whether a participle begins "quoted as saying".
fn is_quoted_as_saying(reading: &Reading, verb: usize) -> bool {
    let word = |w: usize| reading.lower.get(w).map_or("", String::as_str);
    matches!(word(verb), "quoted" | "cited")
        && reading.tags[verb] == "VBN"
        && word(verb + 1) == "as"
        && matches!(word(verb + 2), "saying" | "telling" | "writing")
}

/// A statement and the one around it.
struct Parts {
    /// Who speaks, by what words, and what.
    speaker: Words,
    cue: Words,
    content: Vec<Words>,
    /// Who passes it on, by what words, and what.
    relay: Option<(Words, Vec<Words>, Vec<Words>)>,
}

fn split(drafts: &mut Vec<Draft>, index: usize, parts: Parts) {
    let mut inner = Draft { source: vec![parts.speaker], content: parts.content, cue: vec![], ..drafts[index].clone() };
    inner.cue.push(parts.cue);
    inner.note("quoted_as", "took whoever is quoted as the source");
    let Some((source, cue, content)) = parts.relay else {
        drafts[index] = inner;
        return;
    };
    inner.parent = Some(index);
    let outer = &mut drafts[index];
    (outer.source, outer.cue, outer.content) = (vec![source], cue, content);
    outer.note("quoted_as", "took whoever passes it on as the source of what is said around it");
    drafts.push(inner);
}

/// "“…,” Berg was quoted as saying by the agency".
fn quoted(reading: &Reading, draft: &Draft) -> Option<Parts> {
    let [cue] = &draft.cue[..] else { return None };
    let verb = cue.clone().find(|&w| is_quoted_as_saying(reading, w))?;
    let by_relay = reading.lower.get(cue.end).is_some_and(|w| w == "by")
        && draft.source.first().is_some_and(|s| s.start == cue.end + 1);
    if !(draft.source.is_empty() || by_relay) || verb + 3 != cue.end {
        return None;
    }
    let line = Line::new(reading, reading.sentence(verb).tokens.clone());
    let head = line.words.iter().position(|&w| w == verb)?;
    let passive = group(&line, head).filter(|g| g.passive)?;
    let who = subject(&line, passive)?.words;
    let speaker = line.whole(who);
    let content: Vec<Words> = draft.content.iter().filter_map(|p| without(p, &speaker)).collect();
    if content.is_empty() {
        return None;
    }
    let by = cue.end;
    let relay = relayed(reading, by).map(|source| {
        let mut around = content.clone();
        around.push(speaker.clone());
        around.push(verb + 1..cue.end);
        around.sort_by_key(|p| p.start);
        (source, vec![cue.start..verb + 1, by..by + 1], around)
    });
    let words = if relay.is_some() { verb + 1..cue.end } else { cue.clone() };
    Some(Parts { speaker, cue: words, content, relay })
}

/// "*Berg* was quoted by the agency *as saying that …*", where the agency is the source already: what Berg said.
fn quoted_by(reading: &Reading, draft: &Draft) -> Option<Draft> {
    let [cue] = &draft.cue[..] else { return None };
    let quotes = cue.clone().any(|w| matches!(reading.lower[w].as_str(), "quoted" | "cited"));
    let speaker = draft.content.iter().find(|p| p.end == cue.start)?.clone();
    let saying = draft.content.iter().find(|p| p.start >= cue.end && p.len() > 2 && reading.lower[p.start] == "as")?;
    let verb = saying.start + 1;
    if !quotes || reading.tags[verb] != "VBG" {
        return None;
    }
    let (words, content) = (saying.start..verb + 1, verb + 1..saying.end);
    let mut inner = Draft { source: vec![speaker], cue: vec![words], content: vec![content], ..draft.clone() };
    inner.note("quoted_as", "took whoever is quoted as the source");
    Some(inner)
}

/// "“…,” said Ost, according to her lawyer".
fn according(reading: &Reading, draft: &Draft) -> Option<Parts> {
    let ([source], [cue]) = (&draft.source[..], &draft.cue[..]) else { return None };
    let to = source.start.checked_sub(1).filter(|&w| reading.lower[w] == "to" && !cue.contains(&w))?;
    let according = to.checked_sub(1).filter(|&w| reading.lower[w] == "according")?;
    let speaker = draft.content.iter().find(|p| p.start == cue.end && p.end < according)?.clone();
    let content: Vec<Words> = draft.content.iter().filter(|p| **p != speaker).cloned().collect();
    let noun = reading.tags[speaker.end - 1].starts_with("NN") || reading.tags[speaker.end - 1] == "PRP";
    if content.is_empty() || !noun || !reading.tags[cue.start].starts_with("VB") {
        return None;
    }
    let mut around = content.clone();
    match around.last_mut().filter(|p| p.end == cue.start) {
        Some(last) => last.end = speaker.end,
        None => around.push(cue.start..speaker.end),
    }
    let words = according..to + 1;
    let relay = Some((source.clone(), vec![words], around));
    Some(Parts { speaker, cue: cue.clone(), content, relay })
}

/// Whoever stands behind "by", up to the next mark.
fn relayed(reading: &Reading, by: usize) -> Option<Words> {
    let sentence = reading.sentence(by.min(reading.len() - 1)).tokens.clone();
    if by >= sentence.end || reading.lower[by] != "by" {
        return None;
    }
    let word = |w: &usize| reading.word(*w).chars().any(char::is_alphanumeric) && !reading.tags[*w].starts_with("VB");
    let end = (by + 1..sentence.end).find(|w| !word(w)).unwrap_or(sentence.end);
    (end > by + 1 && end - by <= LONGEST).then_some(by + 1..end)
}

/// A piece without the words of another at its end or beginning.
fn without(piece: &Words, other: &Words) -> Option<Words> {
    let rest = match () {
        () if piece.start >= other.end || piece.end <= other.start => piece.clone(),
        () if piece.end == other.end => piece.start..other.start,
        () if piece.start == other.start => other.end..piece.end,
        () => return None,
    };
    (!rest.is_empty()).then_some(rest)
}
