//! What sort of article a document is: a small score that can be explained.
//!
//! Counts signs ([`signs`]) and adds their weights for each genre. The genre with the most points wins; its
//! probability against the second is the logistic function of the difference, `1 / (1 + e^-(best - second))`. The
//! weights were set by hand and are no more than that; nothing is said of texts under [`LEAST`] words.

mod signs;

use onrecord_text::{Document, Segmented};

use crate::label::GenreLabel;
use crate::words::Lowered;
use signs::Signs;

/// Texts with fewer words tell nothing.
const LEAST: usize = 60;

/// A weight for one genre: what is counted, how much a unit of it is worth, and the most it may add.
type Weight = (fn(&Signs) -> f64, f64, f64);

/// Points that every report starts with: it is what most articles are.
const PRIOR: f64 = 1.5;

const REPORT: &[Weight] =
    &[(|s| s.said, 0.8, 2.0), (|s| s.dateline, 1.0, 1.0), (|s| s.first_person, -0.8, 2.0), (|s| s.argues, -0.6, 2.0)];
const ANALYSIS: &[Weight] = &[
    (|s| s.experts, 1.0, 2.0),
    (|s| s.modal, 0.5, 1.5),
    (|s| s.said, 0.4, 1.0),
    (|s| s.argues, -0.5, 1.5),
    (|s| s.first_person, -0.5, 1.5),
];
const OPINION: &[Weight] = &[
    (|s| s.argues, 1.2, 3.5),
    (|s| s.first_person, 0.8, 2.5),
    (|s| s.asks, 0.7, 1.4),
    (|s| s.author, 1.2, 1.2),
    (|s| s.called_opinion, 3.0, 3.0),
    (|s| s.modal, 0.3, 0.9),
    (|s| s.said, -0.3, 1.5),
];
const INTERVIEW: &[Weight] = &[(|s| s.turns, 8.0, 6.0), (|s| s.called_interview, 0.5, 0.5)];
const RELEASE: &[Weight] = &[(|s| s.released, 2.5, 5.0), (|s| s.first_person, 0.2, 0.4), (|s| s.said, -0.2, 0.5)];

/// The genre and how surely, from 0.5 to 1; nothing where the text is too short.
pub fn genre(document: &Document, segmented: &Segmented) -> Option<(GenreLabel, f64)> {
    let lowered = Lowered::new(document, segmented);
    let signs = Signs::of(document, segmented, &lowered);
    if signs.words < LEAST {
        return None;
    }
    let mut points = [
        (GenreLabel::Report, PRIOR + sum(REPORT, &signs)),
        (GenreLabel::Analysis, sum(ANALYSIS, &signs)),
        (GenreLabel::Opinion, sum(OPINION, &signs)),
        (GenreLabel::Interview, sum(INTERVIEW, &signs)),
        (GenreLabel::Release, sum(RELEASE, &signs)),
    ];
    points.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    let p = 1.0 / (1.0 + (points[1].1 - points[0].1).exp());
    Some((points[0].0, p))
}

fn sum(weights: &[Weight], signs: &Signs) -> f64 {
    weights.iter().map(|&(count, weight, most)| (count(signs) * weight).clamp(-most, most)).sum()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::document;

    fn of(text: &str) -> Option<GenreLabel> {
        let document = document(text);
        genre(&document, &document.segment()).map(|(label, _)| label)
    }

    #[test]
    fn a_report_tells_what_others_said() {
        let text = "The ministry said on Monday that the last units had left the island. A spokeswoman told reporters \
                    that the ferry would run again from Thursday. The harbour master said he had seen no soldiers \
                    since the weekend.\n\nThe opposition said the ministry had promised as much in May. Two members of \
                    the committee told the broadcaster that they would visit the island. The mayor declined to \
                    comment, and the garrison did not answer calls on Monday evening.";
        assert_eq!(of(text), Some(GenreLabel::Report));
    }

    #[test]
    fn an_opinion_argues() {
        let text = "Why should we believe the ministry this time? I have heard the same promise twice, and of course \
                    nobody kept it. The problem is that we reward delay. We must not do so again. Perhaps the units \
                    have left the island; perhaps they have only moved to the other side of it.\n\nIt is essential that \
                    parliament sends its own people. Surely that is the least we can ask. Our neighbours would, and \
                    they should not have to teach us. So what is to be done? Let us begin with the truth.";
        assert_eq!(of(text), Some(GenreLabel::Opinion));
    }

    #[test]
    fn an_interview_asks_and_answers() {
        let text = "Q: When did you leave the island?\nA: In March, with the last ferry that still ran in those days.\n\
                    Q: Did you see soldiers there?\nA: Only at the harbour, four or five of them, and they were cold.\n\
                    Q: Will you go back?\nA: My house is there, and so is my mother, who never wanted to leave it at all.\n\
                    Q: What do you need?\nA: Wood, glass and somebody who can lay a roof before the winter comes.";
        assert_eq!(of(text), Some(GenreLabel::Interview));
    }

    #[test]
    fn a_release_says_so() {
        let text = "FOR IMMEDIATE RELEASE\n\nThe Island Ferry Company today announced that service to the island will \
                    resume on Thursday with two sailings a day. “We are proud to connect families again,” said its \
                    director. The company thanks the authorities for their support in these months, and will refund \
                    all tickets that were bought before the service was suspended in spring.\n\nMedia contact: The \
                    press office";
        assert_eq!(of(text), Some(GenreLabel::Release));
    }

    #[test]
    fn too_short_tells_nothing() {
        assert_eq!(of("The ministry said so."), None);
    }
}
