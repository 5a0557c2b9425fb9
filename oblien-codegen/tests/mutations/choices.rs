//! Where decisions come from: a seed, so that a run can be repeated, or the bytes of a fuzzer.
//! Shared with the fuzz targets in `fuzz`.

/// Makes one decision after the other.
pub(crate) struct Choices<'a> {
    bytes: std::slice::Iter<'a, u8>,
    /// The state of the generator; `None` if only bytes decide.
    state: Option<u64>,
}

impl<'a> Choices<'a> {
    /// Decides by a seed, without end.
    #[allow(dead_code, reason = "the fuzz targets decide by bytes")]
    pub(crate) fn seeded(seed: u64) -> Self {
        Self { bytes: [].iter(), state: Some(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15)) }
    }

    /// Decides by bytes; when they are used up every decision is the first one.
    #[allow(dead_code, reason = "the tests decide by seeds")]
    pub(crate) fn of_bytes(bytes: &'a [u8]) -> Self {
        Self { bytes: bytes.iter(), state: None }
    }

    /// Whether there is nothing left to decide by.
    #[allow(dead_code, reason = "seeds decide without end")]
    pub(crate) fn is_done(&self) -> bool {
        self.state.is_none() && self.bytes.len() == 0
    }

    /// Returns a number below `end`, or 0 if that is 0.
    pub(crate) fn below(&mut self, end: usize) -> usize {
        if end < 2 { 0 } else { usize::try_from(self.number() % end as u64).unwrap_or(0) }
    }

    /// Returns one of several things; there must be one.
    pub(crate) fn one_of<'t, T>(&mut self, things: &'t [T]) -> &'t T {
        &things[self.below(things.len())]
    }

    fn number(&mut self) -> u64 {
        match &mut self.state {
            Some(state) => {
                // SplitMix64.
                *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
                let mut number = *state;
                number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
                number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
                number ^ (number >> 31)
            }
            None => {
                let mut byte = || u64::from(self.bytes.next().copied().unwrap_or(0));
                byte() | byte() << 8
            }
        }
    }
}
