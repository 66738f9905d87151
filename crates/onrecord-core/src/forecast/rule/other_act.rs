//! What does something else than foretell: somebody's promise, plan or refusal of an own act, a demand, an offer, a judgement.
//!
//! Who says how likely an own act is foretells it ("parliament will almost certainly approve it"). A release speaks for the party that gave it out.
//!
//! > “We will send two more batteries,” the prime minister said. He demanded that the firm pay whatever it might cost.

use crate::forecast::candidate::Candidate;
use crate::label::{Kind, Realis};
use crate::lexicon::cue::Force;
use crate::statement::own::Own;

pub fn applies(candidate: &Candidate) -> bool {
    let unmade = candidate.statement.and_then(|s| s.realis).is_some_and(|realis| {
        matches!(realis, Realis::NotMade | Realis::Hypothetical) && !candidate.view.cue_negated()
    });
    let somebody = candidate.statement.is_some() || candidate.view.own == Own::FirstPerson;
    let be = candidate.view.own == Own::FirstPerson && candidate.main_lemma() == "be";
    let chosen =
        somebody && candidate.view.own != Own::No && (!candidate.is_outcome() || be) && !candidate.is_passive();
    let party =
        candidate.is_release && candidate.statement.is_none() && !candidate.is_outcome() && !candidate.is_passive();
    // The cue may tell that the source foretells an own act ("knows that we are not going to").
    let told = candidate.view.entry().is_none_or(|cue| cue.force == Force::Open);
    let own_act = chosen && (told || candidate.statement.is_none_or(|s| s.kind != Kind::Forecast));
    let act = matches!(
        candidate.answer.kind,
        Kind::Commitment | Kind::Demand | Kind::Refusal | Kind::Proposal | Kind::Denial
    );
    let acts = own_act || somebody && act && !candidate.is_called_forecast();
    unmade || (party || acts) && !candidate.is_estimated()
}
