//! Integers: how wide each is, by its format and its limits.
//! Part of the lowering of schemas.

use crate::ir::Type;
use crate::lower::context::{Lowering, Site};
use crate::lower::texts;
use crate::lower::view::View;

/// Formats of integers that no type of 64 bits holds.
const BEYOND: [&str; 6] = ["int96", "uint96", "int128", "uint128", "int256", "uint256"];

/// The types that take the place of one whose limits are too narrow; the first is that of which nothing is said.
const WIDEST: [Width; 2] = [Width { signed: true, bits: 64 }, Width { signed: false, bits: 64 }];

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Width {
    signed: bool,
    bits: u8,
}

impl Lowering<'_> {
    /// The type of an integer; of one that may be beyond 64 bits a dynamic value.
    pub(super) fn integer(&mut self, view: &View<'_>, site: &Site) -> Type {
        match width(view.format.as_deref(), view.range) {
            Some(width) => width.into(),
            None => {
                let place = self.place(&site.pointer);
                self.diagnostics.push(texts::wide_integer(place));
                Type::Dynamic
            }
        }
    }
}

/// The integer that a format asks for.
pub(super) fn of_format(format: Option<&str>) -> Option<Type> {
    named(format?).map(Type::from)
}

/// The narrowest that holds what the description allows, of the one that the format names and of the widest.
///
/// Limits are floats by the time they come here: the largest integer of 64 bits is no other than the next number.
fn width(format: Option<&str>, (least, most): (Option<f64>, Option<f64>)) -> Option<Width> {
    if format.is_some_and(|format| BEYOND.contains(&format)) {
        return None;
    }
    let told = format.and_then(named);
    let holds = |width: &Width| least.is_none_or(|least| least >= width.least()) && most.is_none_or(|most| most <= width.most());
    // Limits that nothing holds say less than the name of a type.
    told.into_iter().chain(WIDEST).find(holds).or(told)
}

impl Width {
    fn least(self) -> f64 {
        if self.signed { -(2_f64.powi(i32::from(self.bits) - 1)) } else { 0.0 }
    }

    fn most(self) -> f64 {
        2_f64.powi(i32::from(self.bits) - i32::from(self.signed)) - 1.0
    }
}

impl From<Width> for Type {
    fn from(width: Width) -> Self {
        Self::Integer { signed: width.signed, bits: width.bits }
    }
}

fn named(format: &str) -> Option<Width> {
    let (signed, bits) = match format {
        "int8" => (true, 8),
        "int16" => (true, 16),
        "int32" => (true, 32),
        "int64" => (true, 64),
        "uint8" => (false, 8),
        "uint16" => (false, 16),
        "uint32" => (false, 32),
        "uint64" | "uint" => (false, 64),
        _ => return None,
    };
    Some(Width { signed, bits })
}

#[cfg(test)]
mod tests;
