//! MinHash signatures: sets that share much have many numbers in common (Broder 1997).
//!
//! A permutation multiplies by an odd number and adds another (Bohman, Cooper and Frieze 2000); of hashes such permutations
//! serve as well as any, and processors do several at once. The numbers are the same on every machine.

use super::hash::mixed;

/// Numbers in a signature.
pub(super) const PERMUTATIONS: usize = 64;

/// Signed, for those are compared fastest where registers are narrow.
type Signature = [i32; PERMUTATIONS];

/// What each permutation multiplies by and adds, the same for ever.
const LINEAR: [(i32, i32); PERMUTATIONS] = {
    let mut out = [(0, 0); PERMUTATIONS];
    let mut at = 0;
    while at < PERMUTATIONS {
        let random = mixed(at as u64 + 1);
        out[at] = ((random >> 32) as i32 | 1, random as i32);
        at += 1;
    }
    out
};

/// The signature of a set of hashes: the smallest number that each permutation makes of one; `None` for an empty set.
pub(super) fn signature(hashes: &[u64]) -> Option<Signature> {
    if hashes.is_empty() {
        return None;
    }
    #[cfg(target_arch = "x86_64")]
    if is_x86_feature_detected!("avx2") {
        // SAFETY: the processor has what the function is compiled for.
        return Some(unsafe { smallest_avx2(hashes) });
    }
    Some(smallest(hashes))
}

/// As [`smallest`], five times as fast.
#[cfg(target_arch = "x86_64")]
#[target_feature(enable = "avx2")]
fn smallest_avx2(hashes: &[u64]) -> Signature {
    smallest(hashes)
}

#[inline(always)]
fn smallest(hashes: &[u64]) -> Signature {
    let mut out = [i32::MAX; PERMUTATIONS];
    for hash in hashes {
        let upper = (hash >> 32) as i32;
        for (least, (factor, addend)) in out.iter_mut().zip(&LINEAR) {
            *least = (*least).min(upper.wrapping_mul(*factor).wrapping_add(*addend));
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hashes(range: std::ops::Range<u64>) -> Vec<u64> {
        range.map(|number| mixed(number + 7)).collect()
    }

    #[test]
    fn every_processor_makes_the_same() {
        let hashes = hashes(0..430);
        assert_eq!(signature(&hashes), Some(smallest(&hashes)));
        assert_eq!(signature(&[]), None);
    }

    #[test]
    fn signatures_share_what_the_sets_share() {
        let (mut shared, pairs) = (0, 40);
        for pair in 0..pairs {
            let first = signature(&hashes(pair * 1000..pair * 1000 + 300)).unwrap();
            let second = signature(&hashes(pair * 1000 + 100..pair * 1000 + 400)).unwrap();
            shared += first.iter().zip(second).filter(|(a, b)| *a == b).count();
        }
        let share = shared as f64 / (pairs as usize * PERMUTATIONS) as f64;
        assert!((share - 0.5).abs() < 0.05, "{share}");
    }
}
