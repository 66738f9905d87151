//! Reviews are kept in order, survive what is read, and can be undone once.

use onrecord_record::{Act, Lookup, Signed};

use crate::articles::{add, article};
use crate::export::record;

fn signed(day: &str) -> Signed {
    Signed { by: "Mira".into(), day: day.into() }
}

#[test]
fn reviews_are_kept_and_can_be_undone() {
    let (_folder, _, mut record) = record();
    let merge = Act::Merge("Ann Lind".into(), "A. Lind".into());
    let first = record.add_review(merge.clone(), signed("2024-05-01"), Some("same desk".into())).unwrap();
    let split = Act::Split("Lind".into(), vec!["d1".into()]);
    let second = record.add_review(split, signed("2024-05-02"), None).unwrap();
    let third = record.add_review(merge, signed("2024-05-03"), None).unwrap();
    assert_ne!(first.id, third.id, "the same again is another review");
    add(&mut record, article(1));
    assert_eq!(record.reviews().unwrap(), [first.clone(), second.clone(), third]);

    let Lookup::One(undone) = record.undo_review(&second.id[..8], &signed("2024-06-01")).unwrap() else { panic!() };
    assert_eq!((undone.id.as_str(), undone.undone), (second.id.as_str(), Some(signed("2024-06-01"))));
    let Lookup::One(again) = record.undo_review(&second.id, &signed("2024-07-01")).unwrap() else { panic!() };
    assert_eq!(again.undone, Some(signed("2024-06-01")), "what is undone stays as it is");
    assert_eq!(record.undo_review("x", &signed("2024-06-01")).unwrap(), Lookup::Nothing);
    assert!(matches!(record.undo_review("r", &signed("2024-06-01")).unwrap(), Lookup::Several(ids) if ids.len() == 3));
    assert_eq!(record.reviews().unwrap()[0], first);
}
