//! The solver against trying everything: on ten thousand random models, all conflicts, ways out and terms are the same.

use std::collections::BTreeSet;

use onrecord_settlement::expression::{Expression, Sum, read};
use onrecord_settlement::knot::{Knot, Least, knot};
use onrecord_settlement::model::{Choice, Terms};
use onrecord_settlement::subsets::{Subsets, subsets};
use onrecord_settlement::terms::acceptable;
use onrecord_settlement::{Basis, Constraint, Issue, Model, Strength};
use proptest::prelude::*;

/// Issues of one to four options, all of them numbers.
fn issues() -> impl Strategy<Value = Vec<Issue>> {
    let issue = prop::collection::btree_set(-3i64..7, 1..5);
    prop::collection::vec(issue, 1..5).prop_map(|all| {
        let choice = |value: i64| Choice { words: value.to_string(), value: Some(value) };
        let issue = |(n, values): (usize, BTreeSet<i64>)| Issue {
            id: format!("i{n}"),
            title: format!("Issue {n}"),
            options: values.into_iter().map(choice).collect(),
            unit: None,
        };
        all.into_iter().enumerate().map(issue).collect()
    })
}

fn expression(sizes: Vec<usize>) -> impl Strategy<Value = Expression> {
    let count = sizes.len();
    let member = (0..count, any::<u8>()).prop_map(move |(issue, bits)| Expression::Member {
        issue,
        options: (0..sizes[issue]).filter(|o| bits >> o & 1 == 1).collect(),
    });
    let parts = prop::collection::btree_map(0..count, prop_oneof![-2i64..0, 1i64..3], 0..3);
    let sum = (parts, -6i64..6)
        .prop_map(|(parts, constant)| Expression::AtMostZero(Sum { parts: parts.into_iter().collect(), constant }));
    let atom = prop_oneof![3 => member, 1 => sum];
    atom.prop_recursive(2, 8, 3, |inner| {
        let parts = prop::collection::vec(inner, 0..4);
        prop_oneof![parts.clone().prop_map(Expression::All), parts.prop_map(Expression::Any)]
    })
}

fn model(most: usize) -> impl Strategy<Value = Model> {
    issues().prop_flat_map(move |issues| {
        let sizes: Vec<usize> = issues.iter().map(|i| i.options.len()).collect();
        let constraint = (expression(sizes), 0..3usize, 1u32..4, prop::bool::weighted(0.8));
        prop::collection::vec(constraint, 0..=most).prop_map(move |all| Model {
            issues: issues.clone(),
            constraints: all.into_iter().enumerate().map(constraint_of).collect(),
        })
    })
}

fn constraint_of((n, (needs, actor, weight, hard)): (usize, (Expression, usize, u32, bool))) -> Constraint {
    Constraint {
        id: format!("c{n}"),
        actor: ["Kelmar", "Norlund", "Sarovia"][actor].into(),
        needs,
        strength: if hard { Strength::Hard } else { Strength::Soft },
        weight,
        basis: Basis::Assumption("made up".into()),
        line: n + 1,
    }
}

fn all_terms(model: &Model) -> Vec<Terms> {
    let mut all = vec![Vec::new()];
    for issue in &model.issues {
        let longer = |terms: &Terms| (0..issue.options.len()).map(|o| [&terms[..], &[o]].concat()).collect::<Vec<_>>();
        all = all.iter().flat_map(longer).collect();
    }
    all
}

/// For every set of constraints, as bits, whether some terms meet it.
fn can_hold(model: &Model, among: &[usize]) -> Vec<bool> {
    let mut can = vec![false; 1 << among.len()];
    for terms in all_terms(model) {
        let met = among.iter().enumerate().filter(|(_, c)| model.meets(&terms, **c)).map(|(i, _)| 1usize << i);
        can[met.sum::<usize>()] = true;
    }
    for bit in 0..among.len() {
        for set in 0..can.len() {
            if set >> bit & 1 == 0 && can[set | 1 << bit] {
                can[set] = true;
            }
        }
    }
    can
}

fn tried(model: &Model, among: &[usize]) -> (Vec<Vec<usize>>, Vec<Vec<usize>>) {
    let can = can_hold(model, among);
    let places = |set: usize| (0..among.len()).filter(|i| set >> i & 1 == 1).map(|i| among[i]).collect::<Vec<_>>();
    let bits = 0..among.len();
    let minimal = |set: &usize| !can[*set] && bits.clone().all(|b| set >> b & 1 == 0 || can[set & !(1 << b)]);
    let maximal = |set: &usize| can[*set] && bits.clone().all(|b| set >> b & 1 == 1 || !can[set | 1 << b]);
    let mut conflicts: Vec<Vec<usize>> = (0..can.len()).filter(minimal).map(places).collect();
    let mut sets: Vec<Vec<usize>> = (0..can.len()).filter(maximal).map(places).collect();
    conflicts.sort();
    sets.sort();
    (conflicts, sets)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 10_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn all_conflicts_ways_out_and_terms_are_found(model in model(16)) {
        let all: Vec<usize> = (0..model.constraints.len()).collect();
        let found: Subsets = subsets(&model, &[], &all, &|| true);
        let (conflicts, maximal) = tried(&model, &all);
        prop_assert!(found.complete);
        prop_assert_eq!(&found.conflicts, &conflicts);
        let sets: Vec<Vec<usize>> = found.maximal.iter().map(|(set, _)| set.clone()).collect();
        prop_assert_eq!(&sets, &maximal);
        for (set, terms) in &found.maximal {
            prop_assert!(set.iter().all(|&c| model.meets(terms, c)));
        }
        let hard = model.of(Strength::Hard);
        let meets = |terms: &Terms| hard.iter().all(|&c| model.meets(terms, c));
        let expected: Vec<Terms> = all_terms(&model).into_iter().filter(meets).collect();
        let found = acceptable(&model, &hard, usize::MAX, &|| true);
        prop_assert!(found.all);
        prop_assert_eq!(found.terms, expected);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2_000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of the terms that all can sign, the best are those that no others beat for one actor and equal for all.
    #[test]
    fn the_best_terms_are_beaten_by_none(model in model(8)) {
        let Knot::Open(open) = knot(&model, 3, Least::Number, &|| true) else { return Ok(()) };
        let wishes = model.of(Strength::Soft);
        let weights = |terms: &Terms| {
            let actors = ["Kelmar", "Norlund", "Sarovia"];
            let of = |actor: &str| {
                let met = wishes.iter().filter(|&&w| model.constraints[w].actor == actor && model.meets(terms, w));
                met.map(|&w| u64::from(model.constraints[w].weight)).sum::<u64>()
            };
            actors.map(of)
        };
        let signed: Vec<Terms> = acceptable(&model, &model.of(Strength::Hard), usize::MAX, &|| true).terms;
        let beats = |a: [u64; 3], b: [u64; 3]| a != b && a.iter().zip(&b).all(|(a, b)| a >= b);
        let expected: BTreeSet<[u64; 3]> = signed
            .iter()
            .map(weights)
            .filter(|w| !signed.iter().any(|other| beats(weights(other), *w)))
            .collect();
        if wishes.is_empty() {
            prop_assert!(open.best.is_empty());
        } else {
            let found: BTreeSet<[u64; 3]> = open.best.iter().map(|b| weights(&b.terms)).collect();
            prop_assert_eq!(found, expected);
        }
    }

    /// What is shown of an expression means the same when it is read again.
    #[test]
    fn what_is_shown_is_read_back(model in model(3)) {
        for constraint in &model.constraints {
            let shown = constraint.needs.shown(&model).to_string();
            let again = read::read(&shown, &model).unwrap();
            for terms in all_terms(&model) {
                prop_assert_eq!(constraint.needs.holds(&model, &terms), again.holds(&model, &terms), "{}", shown);
            }
        }
    }
}
