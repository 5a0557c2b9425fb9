//! A fingerprint of bytes: 128 bits, no protection against ill will.
//! It takes words, four side by side, because build scripts are compiled without optimisation.

const LANES: usize = 4;
const WORD: usize = 8;
const SEEDS: [u64; LANES] = [0x9e37_79b9_7f4a_7c15, 0xc2b2_ae3d_27d4_eb4f, 0x1656_67b1_9e37_79f9, 0x27d4_eb2f_1656_67c5];
const FACTOR: u64 = 0xff51_afd7_ed55_8ccd;

/// Returns the fingerprint as text. Other bytes of the same length that differ in one word always have another one.
pub(super) fn fingerprint(bytes: &[u8]) -> String {
    let mut lanes = SEEDS;
    let mut blocks = bytes.chunks_exact(LANES * WORD);
    for block in blocks.by_ref() {
        for (lane, word) in lanes.iter_mut().zip(block.chunks_exact(WORD)) {
            *lane = step(*lane, number(word));
        }
    }
    for word in blocks.remainder().chunks(WORD) {
        lanes.rotate_left(1);
        lanes[0] = step(lanes[0], number(word));
    }
    lanes[0] = step(lanes[0], bytes.len() as u64);
    let [one, two, three, four] = lanes;
    format!("{:016x}{:016x}", mixed(one, three), mixed(two, mixed(four, one)))
}

/// A word and what came before it; either one can be told from the result if the other is known.
fn step(lane: u64, word: u64) -> u64 {
    (lane ^ word).wrapping_mul(FACTOR).rotate_left(31)
}

fn mixed(one: u64, other: u64) -> u64 {
    let mut mixed = step(step(one, other.rotate_left(17)), FACTOR);
    mixed ^= mixed >> 33;
    mixed
}

/// Up to eight bytes as a number.
fn number(word: &[u8]) -> u64 {
    match word.try_into() {
        Ok(word) => u64::from_le_bytes(word),
        Err(_) => word.iter().rev().fold(0, |number, byte| number << 8 | u64::from(*byte)),
    }
}
