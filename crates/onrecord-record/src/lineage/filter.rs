//! Which keys a stretch of a run may have, in fewer bits than the keys themselves: a Bloom filter (Bloom 1970) for each.
//!
//! Most keys of a new text are new, so that asking the filter first spares reading the block where such a key would stand.
//! Filters are a twentieth as large as blocks: those of a large record too are soon all in memory.

use onrecord_relate::lineage::signature::Key;

/// Bytes of a filter: what fits on a page of the file.
const BYTES: usize = 3960;
/// Most keys in a filter. At five bits a key, one in eleven that it does not have passes.
pub(super) const MOST: usize = BYTES * 8 / 5;
const PROBES: u64 = 3;

/// A filter that keys are put in.
pub(super) struct Filter {
    bits: Vec<u8>,
    keys: usize,
}

impl Filter {
    /// One without keys.
    pub(super) fn new() -> Filter {
        Filter { bits: vec![0; BYTES], keys: 0 }
    }

    /// Puts in a key that is not yet in it.
    pub(super) fn insert(&mut self, key: Key) {
        self.keys += 1;
        for (byte, bit) in probes(key) {
            self.bits[byte] |= bit;
        }
    }

    /// Whether it has as many keys as it is made for.
    pub(super) fn is_full(&self) -> bool {
        self.keys >= MOST
    }

    /// Its bits, as they are kept.
    pub(super) fn bits(&self) -> &[u8] {
        &self.bits
    }
}

/// Whether the filter with these bits has the key, or one that looks the same to it.
pub(super) fn may_have(bits: &[u8], key: Key) -> bool {
    bits.len() == BYTES && probes(key).all(|(byte, bit)| bits[byte] & bit != 0)
}

/// The bytes and bits that stand for a key (double hashing: Kirsch and Mitzenmacher 2006). The upper bits of keys of one
/// stretch are alike, hence the multiplication.
fn probes(key: Key) -> impl Iterator<Item = (usize, u8)> {
    let hash = key.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let (first, step) = (hash >> 32, hash & 0xffff_ffff | 1);
    (0..PROBES).map(move |probe| {
        let of_32_bits = first.wrapping_add(probe * step) & 0xffff_ffff;
        let bit = (of_32_bits * (BYTES as u64 * 8)) >> 32;
        (bit as usize / 8, 1 << (bit % 8))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Numbers as unlike as keys are.
    fn key(number: u64) -> Key {
        (number + 1).wrapping_mul(0xd6e8_feb8_6659_fd93).rotate_left(29).wrapping_mul(0xff51_afd7_ed55_8ccd)
    }

    #[test]
    fn a_full_filter_has_its_keys_and_few_others() {
        let mut filter = Filter::new();
        let mut number = 0;
        while !filter.is_full() {
            filter.insert(key(number));
            number += 1;
        }
        assert!((0..number).all(|n| may_have(filter.bits(), key(n))));
        let passing = (number..2 * number).filter(|&n| may_have(filter.bits(), key(n))).count();
        assert!(passing < MOST / 8, "{passing} of {MOST}");
    }
}
