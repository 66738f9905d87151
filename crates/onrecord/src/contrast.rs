//! Disputes and shifts as a brief shows them.
//!
//! Takes what documents tell, compared; gives plain values for [`onrecord_core::brief`], which cannot see how they are found.

use onrecord_core::brief::{Contrast, ContrastKind, ContrastSide, Telling};
use onrecord_relate::claim::{Related, Told};
use onrecord_relate::dispute::{self, Dispute, Side};
use onrecord_relate::shift::{self, Shift};

use crate::commands::disputes::reasons;

/// The disputes, and then the shifts, in the order of their commands.
pub fn contrasts(related: &Related) -> Vec<Contrast> {
    let disputes = dispute::disputes(related).into_iter().map(|dispute| of_dispute(related, &dispute));
    let shifts = shift::shifts(related).into_iter().map(|shift| of_shift(related, &shift));
    disputes.chain(shifts).collect()
}

fn of_dispute(related: &Related, dispute: &Dispute) -> Contrast {
    let side = |side: &Side| ContrastSide {
        origins: Some(side.origins.len()),
        told: side.members.iter().map(|&member| telling(&related.told[member])).collect(),
    };
    Contrast {
        kind: ContrastKind::Dispute,
        heading: format!("{}: {}", dispute.kind.as_str(), reasons(&dispute.reasons)),
        scope: dispute.scope.map(|scope| scope.as_str().to_owned()),
        sides: dispute.sides.each_ref().map(side),
    }
}

fn of_shift(related: &Related, shift: &Shift) -> Contrast {
    let (from, to) = (&related.told[shift.from], &related.told[shift.to]);
    let in_what = if shift.reasons.is_empty() { String::new() } else { format!(", {}", reasons(&shift.reasons)) };
    let side = |told: &Told| ContrastSide { origins: None, told: vec![telling(told)] };
    Contrast {
        kind: ContrastKind::Shift,
        heading: format!("{}: {}{in_what}", to.teller(), shift.kind.as_str()),
        scope: None,
        sides: [side(from), side(to)],
    }
}

fn telling(told: &Told) -> Telling {
    Telling {
        document: told.document.clone(),
        statement: told.statement.clone(),
        teller: format!("{}{}", told.teller(), if told.denied { " denies" } else { "" }),
        said: told.said_on(),
        words: told.words.clone(),
        label: None,
        note: None,
        marks: Vec::new(),
    }
}
