//! Numbers within limits.
//! Part of the maker of values.

use serde_json::{Number, Value};

use super::random::Random;

/// The largest number up to which every integer is a number of JavaScript's too.
const SAFE: f64 = 9_007_199_254_740_991.0;

/// What a number has to be.
#[derive(Clone, Debug, Default)]
pub(crate) struct NumberRules {
    pub(crate) format: Option<&'static str>,
    pub(crate) least: Option<f64>,
    pub(crate) above: Option<f64>,
    pub(crate) most: Option<f64>,
    pub(crate) below: Option<f64>,
    pub(crate) step: Option<f64>,
}

impl NumberRules {
    fn allows(&self, number: f64) -> bool {
        self.least.is_none_or(|least| number >= least)
            && self.above.is_none_or(|above| number > above)
            && self.most.is_none_or(|most| number <= most)
            && self.below.is_none_or(|below| number < below)
    }

    /// Makes an integer; `None` if there is none.
    pub(crate) fn integer(&self, random: &mut Random) -> Option<Value> {
        let (low, high) = self.bounds(random);
        let step = self.step.filter(|step| step.fract() == 0.0 && *step > 0.0).unwrap_or(1.0);
        let (first, last) = ((low / step).ceil(), (high / step).floor());
        (0..20).find_map(|_| {
            let number = random.between(first as i128, last.max(first) as i128) as f64 * step;
            self.allows(number).then(|| Value::from(number as i64))
        })
    }

    /// Makes a number; `None` if there is none.
    pub(crate) fn number(&self, random: &mut Random) -> Option<Value> {
        let (low, high) = self.bounds(random);
        // Quarters are the same in every representation.
        let step = self.step.filter(|step| *step > 0.0).unwrap_or(0.25);
        let (first, last) = ((low / step).ceil(), (high / step).floor());
        (0..20).find_map(|_| {
            let number = random.between(first as i128, last.max(first) as i128) as f64 * step;
            self.allows(number).then(|| Number::from_f64(number).map(Value::Number)).flatten()
        })
    }

    fn bounds(&self, random: &mut Random) -> (f64, f64) {
        let is_small = matches!(self.format, Some("int32" | "float" | "int8" | "uint8" | "int16" | "uint16" | "uint32"));
        let (floor, ceiling): (f64, f64) = match self.format {
            Some("int8") => (-128.0, 127.0),
            Some("uint8") => (0.0, 255.0),
            Some("int16") => (-32_768.0, 32_767.0),
            Some("uint16") => (0.0, 65_535.0),
            Some("int32") => (-2_147_483_648.0, 2_147_483_647.0),
            Some("uint32") => (0.0, 4_294_967_295.0),
            Some(format) if format.starts_with('u') => (0.0, SAFE),
            _ => (-SAFE, SAFE),
        };
        let low = self.least.or(self.above).unwrap_or(if random.percent(10) { -500.0 } else { 0.0 }).max(floor);
        let reach = if !is_small && random.percent(20) { 6_000_000_000.0 } else { 1000.0 };
        let high = self.most.or(self.below).unwrap_or((low + reach).max(reach)).min(ceiling);
        let low = if self.least.or(self.above).is_none() && high < low { high - 1000.0 } else { low };
        (low, high)
    }
}
