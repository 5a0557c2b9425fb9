//! A digest of texts, to tell other input from the same: 64-bit FNV-1a, no protection against ill will.
//! Used for the header of the output.

const OFFSET: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0000_0100_0000_01b3;

/// Digests texts in order; where one ends and the next begins matters.
pub(crate) fn digest(texts: &[String]) -> u64 {
    texts.iter().fold(OFFSET, |hash, text| {
        let hash = text.bytes().fold(hash, step);
        step(hash, 0xff)
    })
}

fn step(hash: u64, byte: u8) -> u64 {
    (hash ^ u64::from(byte)).wrapping_mul(PRIME)
}
