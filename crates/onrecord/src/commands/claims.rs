//! `onrecord claims`: what is said more than once, and from how many independent origins.

use onrecord_relate::claim::Told;
use onrecord_relate::origin::{self, Origin};

use crate::error::{Error, Outcome};
use crate::output::page::Page;
use crate::output::{count, data::Data, talk};
use crate::related::{Claim, RelatedArgs, put_origins, put_told};

/// Arguments of `onrecord claims`.
#[derive(Debug, clap::Args)]
#[command(
    about = "List what several say, and from how many independent origins",
    long_about = "Lists claims: statements that say the same, in whatever words, together with the number of independent \
                  origins they go back to. Copies of one text, one speaker in several articles, sources withheld under \
                  the same words and outlets that quote each other count once.",
    after_long_help = "Examples:\n  onrecord claims\n  onrecord claims --about bridge\n  onrecord claims articles/ --json\n\n\
                       Exit status: 0 claims were found; 1 none, or some files could not be read; 2 could not run."
)]
pub struct Claims {
    #[command(flatten)]
    related: RelatedArgs,
}

impl Claims {
    /// Runs the command.
    pub fn run(self) -> Result<Outcome, Error> {
        let (related, asked, failed) = self.related.related()?;
        let of = |members: &Vec<usize>| {
            let mut told: Vec<&Told> = members.iter().map(|&m| &related.told[m]).collect();
            told.sort_by_key(|t| &t.said);
            told
        };
        let mut claims: Vec<(Vec<Origin>, Vec<&Told>)> = related
            .claims()
            .iter()
            .map(|members| (members, of(members)))
            .filter(|(_, told)| in_several(told) && asked.takes_any(told))
            .map(|(members, told)| (origin::origins(&related.told, members), told))
            .collect();
        claims.sort_by_key(|(origins, told)| (usize::MAX - origins.len(), usize::MAX - told.len()));
        if self.related.json {
            let mut out = Data::stdout();
            claims.iter().try_for_each(|(origins, told)| out.json_line(&Claim { origins, told: told.clone() }))?;
            out.finish()?;
        } else {
            text(&claims).print()?;
        }
        talk::note(&format!("{}.", count::count(claims.len(), "claim", "claims")));
        Ok(if claims.is_empty() { Outcome::NothingFound } else { Outcome::of_failures(failed) })
    }
}

/// Whether several documents tell it.
fn in_several(told: &[&Told]) -> bool {
    told.iter().any(|t| t.document != told[0].document)
}

fn text(claims: &[(Vec<Origin>, Vec<&Told>)]) -> Page {
    let mut page = Page::default();
    for (origins, told) in claims {
        put_origins(&mut page, origins);
        page.end();
        told.iter().for_each(|told| put_told(&mut page, "  ", told));
        page.end();
    }
    page
}
