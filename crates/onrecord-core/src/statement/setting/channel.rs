//! Channel: the means by which a statement reached the public (interview, statement, social media, letter, …).
//!
//! Told by the venue's noun (`in a letter`), by the cue (`tweeted`, `testified`), or by a source that is a text itself
//! (`the statement said`).

use super::Scene;
use super::phrase::head;
use crate::label::{ChannelKind, SourceKind};
use crate::statement::draft::{Draft, Words};

use ChannelKind::{
    Broadcast, Call, Interview, Letter, Meeting, Message, NewsConference, PressRelease, Publication, SocialMedia,
    Speech, Statement, Testimony,
};

/// Nouns in the singular, sorted; several words parted by blanks.
#[rustfmt::skip]
const NOUNS: &[(&str, ChannelKind)] = &[
    ("ad", Broadcast), ("address", Speech), ("advertisement", Publication), ("affidavit", Testimony),
    ("article", Publication), ("assessment", Publication), ("autobiography", Publication), ("blog", SocialMedia),
    ("blog post", SocialMedia), ("bluesky", SocialMedia), ("book", Publication), ("briefing", NewsConference),
    ("broadcast", Broadcast), ("bulletin", Publication), ("cable", Message), ("call", Call), ("ceremony", Meeting),
    ("chat", Call), ("column", Publication), ("comment", Statement), ("commentary", Publication),
    ("communiqué", PressRelease), ("communique", PressRelease), ("complaint", Testimony), ("conference", Meeting),
    ("conference call", Call), ("conversation", Call), ("court", Testimony), ("debate", Meeting),
    ("declaration", Statement), ("deposition", Testimony), ("dispatch", Publication), ("dinner", Meeting), ("documentary", Broadcast),
    ("editorial", Publication), ("email", Message), ("essay", Publication), ("event", Meeting),
    ("facebook", SocialMedia), ("filing", Testimony), ("forum", Meeting), ("gathering", Meeting),
    ("hearing", Testimony), ("indictment", Testimony), ("instagram", SocialMedia), ("interview", Interview),
    ("journal", Publication), ("keynote", Speech), ("lawsuit", Testimony), ("leaflet", Publication),
    ("lecture", Speech), ("letter", Letter), ("linkedin", SocialMedia), ("luncheon", Meeting), ("mastodon", SocialMedia),
    ("meeting", Meeting), ("memo", Message), ("memoir", Publication), ("memorandum", Message), ("message", Message),
    ("news briefing", NewsConference), ("news conference", NewsConference), ("news release", PressRelease),
    ("newsletter", Publication), ("newspaper", Publication), ("note", Message), ("op-ed", Publication),
    ("pamphlet", Publication), ("panel", Meeting), ("paper", Publication), ("phone", Call), ("phone call", Call),
    ("podcast", Broadcast), ("post", SocialMedia), ("posting", SocialMedia), ("presentation", Speech),
    ("press briefing", NewsConference), ("press conference", NewsConference), ("press release", PressRelease),
    ("press statement", PressRelease), ("programme", Broadcast), ("proposal", Publication), ("radio", Broadcast),
    ("rally", Meeting), ("readout", PressRelease), ("recording", Broadcast), ("reddit", SocialMedia),
    ("remark", Speech), ("report", Publication), ("resolution", Statement), ("ruling", Testimony),
    ("seminar", Meeting), ("sermon", Speech), ("session", Meeting), ("show", Broadcast), ("social media", SocialMedia),
    ("speech", Speech), ("statement", Statement), ("study", Publication), ("summit", Meeting), ("survey", Publication),
    ("symposium", Meeting), ("talk", Meeting), ("talk show", Broadcast), ("telegram", SocialMedia),
    ("telephone", Call), ("television", Broadcast), ("testimony", Testimony), ("text message", Message),
    ("tiktok", SocialMedia), ("trial", Testimony), ("truth social", SocialMedia), ("tv", Broadcast),
    ("tweet", SocialMedia), ("twitter", SocialMedia), ("video", Broadcast), ("webinar", Meeting),
    ("weibo", SocialMedia), ("x", SocialMedia), ("youtube", SocialMedia),
];
/// Verbs that name their channel.
const VERBS: &[(&str, ChannelKind)] = &[
    ("blog", SocialMedia),
    ("email", Message),
    ("retweet", SocialMedia),
    ("testify", Testimony),
    ("tweet", SocialMedia),
];

/// The channel and the words that tell it.
pub(super) fn channel(
    scene: &Scene,
    draft: &Draft,
    venue: Option<Words>,
    source: Option<SourceKind>,
) -> Option<(ChannelKind, Words)> {
    let by_venue = venue.and_then(|words| of(scene, &words));
    let by_cue = || {
        let verb = draft.cue_words().find_map(|at| Some((at, verb(scene.reading.lemma(at))?)));
        verb.map(|(at, kind)| (kind, at..at + 1))
    };
    let by_source = || {
        let source = draft.source.first().filter(|_| source == Some(SourceKind::Document))?;
        of(scene, source)
    };
    by_venue.or_else(by_cue).or_else(by_source)
}

fn verb(lemma: &str) -> Option<ChannelKind> {
    VERBS.iter().find(|(verb, _)| *verb == lemma).map(|(_, kind)| *kind)
}

/// What a noun phrase names as a channel, with the noun's words: a social medium anywhere in it, else what heads it.
pub(super) fn of(scene: &Scene, phrase: &Words) -> Option<(ChannelKind, Words)> {
    let medium =
        phrase.clone().find_map(|at| ending_at(scene, phrase.start, at).filter(|(kind, _)| *kind == SocialMedia));
    let end = (phrase.start + 1..phrase.end)
        .find(|&at| matches!(scene.lower(at), "of" | "with" | "in" | "to" | "at" | "for" | "on"))
        .unwrap_or(phrase.end);
    medium.or_else(|| ending_at(scene, phrase.start, head(scene, &(phrase.start..end))?))
}

/// The longest noun that ends with this word.
fn ending_at(scene: &Scene, floor: usize, last: usize) -> Option<(ChannelKind, Words)> {
    (1..=2).rev().filter(|&len| last + 1 >= floor + len).find_map(|len| {
        let start = last + 1 - len;
        let words: Vec<&str> = (start..=last).map(|at| scene.lower(at)).collect();
        let noun = words.join(" ");
        // "X" is a medium only as a name.
        if noun == "x" && scene.lower(last.wrapping_sub(1)) != "on" {
            return None;
        }
        Some((noun_kind(&noun).or_else(|| noun_kind(noun.strip_suffix('s')?))?, start..last + 1))
    })
}

fn noun_kind(noun: &str) -> Option<ChannelKind> {
    NOUNS.iter().find(|(name, _)| *name == noun).map(|(_, kind)| *kind)
}

/// Whether a noun phrase is an occasion and nobody: a news conference, a rally, a hearing.
pub(super) fn is_occasion(scene: &Scene, phrase: &Words) -> bool {
    of(scene, phrase).is_some_and(|(kind, words)| {
        matches!(kind, Meeting | NewsConference) || scene.lower(words.end - 1) == "hearing"
    })
}

/// Whether one speaks "on" it: television, a programme, a medium, a call.
pub(super) fn is_live(scene: &Scene, phrase: &Words) -> bool {
    of(scene, phrase).is_some_and(|(kind, _)| matches!(kind, Broadcast | SocialMedia | Call))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_noun_names_one_channel() {
        let mut names: Vec<&str> = NOUNS.iter().map(|(name, _)| *name).collect();
        names.sort_unstable();
        names.dedup();
        assert_eq!(names.len(), NOUNS.len());
        assert_eq!(noun_kind("news conference"), Some(NewsConference));
    }
}
