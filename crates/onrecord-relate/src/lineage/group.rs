//! Groups: documents that hang together by pairs of one lineage.

/// For each of `count` documents, the smallest number of a document of its group. Depends on the pairs, not their order.
pub fn groups(count: usize, pairs: impl IntoIterator<Item = (usize, usize)>) -> Vec<usize> {
    let mut parent: Vec<usize> = (0..count).collect();
    for (one, other) in pairs {
        let (one, other) = (root(&mut parent, one), root(&mut parent, other));
        parent[one.max(other)] = one.min(other);
    }
    (0..count).map(|at| root(&mut parent, at)).collect()
}

/// The smallest of the group; shortens the way for the next who ask.
fn root(parent: &mut [usize], mut at: usize) -> usize {
    while parent[at] != at {
        parent[at] = parent[parent[at]];
        at = parent[at];
    }
    at
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn pairs_chain() {
        assert_eq!(groups(5, [(3, 4), (0, 3)]), [0, 1, 2, 0, 0]);
    }

    proptest! {
        #[test]
        fn the_order_of_pairs_changes_nothing(
            (pairs, shuffled) in prop::collection::vec((0usize..12, 0usize..12), 0..20)
                .prop_flat_map(|pairs| (Just(pairs.clone()), Just(pairs).prop_shuffle()))
        ) {
            let turned: Vec<_> = shuffled.iter().map(|&(a, b)| (b, a)).collect();
            prop_assert_eq!(groups(12, pairs), groups(12, turned));
        }
    }
}
