//! The longest sequence of words that stand in one order in two sentences.

/// How many words it has.
pub fn length(a: &[u64], b: &[u64]) -> usize {
    let mut row = vec![0usize; b.len() + 1];
    for x in a {
        let mut diagonal = 0;
        for (at, y) in b.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if x == y { diagonal + 1 } else { above.max(row[at]) };
            diagonal = above;
        }
    }
    row[b.len()]
}

#[cfg(test)]
mod tests {
    #[test]
    fn order_counts() {
        assert_eq!(super::length(&[1, 2, 3, 4], &[1, 3, 2, 4]), 3);
        assert_eq!(super::length(&[1, 2], &[]), 0);
    }
}
