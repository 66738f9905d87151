//! When a document was published: given, read from its address or date line, or worked out from what it says.
//!
//! The first answer counts: metadata, address, byline or date line, reasoning. Reasoning gives an interval that says
//! in words what it rests on, with the words of the text as evidence. Where the text supports none, the answer is
//! nothing. Leaves out all knowledge of the world: no event has a date that the text does not give.

mod given;
mod line;
mod reasoning;

use onrecord_text::Document;

use crate::findings::Published;
use crate::words::Lowered;

/// The days on which the document may have been published, both included, with the reason.
pub fn published(document: &Document, lowered: &Lowered<'_>) -> Option<Published> {
    given::metadata(document)
        .or_else(|| given::address(document))
        .or_else(|| line::date_line(document, lowered))
        .or_else(|| reasoning::reasoned(document, lowered))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::tests::document;

    fn says(text: &str) -> Option<(String, String)> {
        let document = document(text);
        let segmented = document.segment();
        let published = published(&document, &Lowered::new(&document, &segmented))?;
        let evidence: Vec<&str> = published.evidence.iter().map(|s| s.of(&document.text)).collect();
        Some((format!("{} {}", published.earliest, published.latest), format!("{} {evidence:?}", published.how)))
    }

    #[test]
    fn a_date_on_a_line_of_its_own() {
        let (days, how) = says("Talks resume\n\nMay 3, 2023\n\nBoth sides met again in Geneva.").unwrap();
        assert_eq!(days, "2023-05-03 2023-05-03");
        assert_eq!(how, "the date line or byline has this date [\"May 3, 2023\"]");
    }

    #[test]
    fn years_since_a_year() {
        let text = "The Barents fleet has blocked the strait since 2011, officials said. Fishermen were told to wait.\n\n\
                    “They have been blocking the strait with the Barents fleet for six years now,” she said.";
        let (days, how) = says(text).unwrap();
        assert_eq!(days, "2017-01-01 2018-12-30");
        assert!(how.contains("\"2011\"") && how.contains("\"six years\""), "{how}");
    }

    #[test]
    fn the_nth_year_of_a_war() {
        let text =
            "The war began in 2015 with an attack on the harbour. In the fourth year of the war, few ships sail.";
        assert_eq!(says(text).unwrap().0, "2018-01-01 2019-12-30");
    }

    #[test]
    fn the_year_of_an_election() {
        let text = "The invasion of 2022 goes on. In the third year of the war, nobody knows what follows this fall’s \
                    presidential election, U.S. officials say. Congress approved the aid in May.";
        let (days, how) = says(text).unwrap();
        assert_eq!(days, "2024-05-01 2024-11-10");
        assert!(how.contains("“May” of that year is past"), "{how}");
    }

    #[test]
    fn too_little_is_nothing() {
        assert_eq!(says("The minister spoke on Tuesday. He had met the general in March 2019."), None);
        assert_eq!(says("The plan will be ready by 2040, in time for the games of May 3, 2041."), None);
    }
}
