//! Hashes that are the same on every machine and in every year, for what is kept in the record.

/// 64 bits over bytes: FNV-1a, then mixed so that every bit depends on every byte.
pub fn hash(bytes: &[u8]) -> u64 {
    mixed(bytes.iter().fold(0xcbf2_9ce4_8422_2325, |h, &b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3)))
}

/// 64 bits over numbers in their order.
pub fn hash_all(numbers: impl IntoIterator<Item = u64>) -> u64 {
    numbers.into_iter().fold(0x9e37_79b9_7f4a_7c15, |h, n| mixed(h.rotate_left(5) ^ n))
}

/// The finaliser of MurmurHash3: a bijection.
pub const fn mixed(mut h: u64) -> u64 {
    h = (h ^ (h >> 33)).wrapping_mul(0xff51_afd7_ed55_8ccd);
    h = (h ^ (h >> 33)).wrapping_mul(0xc4ce_b9fe_1a85_ec53);
    h ^ (h >> 33)
}
