//! Scalars: booleans, numbers and texts, read leniently only where nothing is lost.
//!
//! The leaves that every table ends in; compiled here once, whatever is generated.

use super::error::Error;
use super::input::{Arrival, Decode, Input, Scalar, Slot, Trial};
use super::view::{Encode, View};
use crate::Secret;

impl Decode for bool {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        match input.0 {
            Arrival::Bool(value) | Arrival::Trial(&Trial { scalar: Scalar::Bool(value), .. }) => *self = value,
            _ => return Err(input.unexpected("a boolean")),
        }
        Ok(())
    }

    fn vacant() -> Self {
        false
    }
}

impl Encode for bool {
    #[inline]
    fn view(&self) -> View<'_> {
        View::bool(*self)
    }
}

impl Decode for String {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self = input.text()?.to_owned();
        Ok(())
    }

    fn vacant() -> Self {
        Self::new()
    }
}

impl Encode for String {
    #[inline]
    fn view(&self) -> View<'_> {
        View::text(self)
    }
}

impl Encode for str {
    #[inline]
    fn view(&self) -> View<'_> {
        View::text(self)
    }
}

impl Decode for Secret {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self = Self::from(input.text()?);
        Ok(())
    }

    fn vacant() -> Self {
        Self::default()
    }
}

impl Encode for Secret {
    #[inline]
    fn view(&self) -> View<'_> {
        View::text(self.expose())
    }
}

impl Decode for () {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        match input.0 {
            Arrival::Null => Ok(()),
            _ => Err(input.unexpected("null")),
        }
    }

    fn vacant() -> Self {}
}

impl Encode for () {
    #[inline]
    fn view(&self) -> View<'_> {
        View::NULL
    }
}

/// A number as it arrived.
#[derive(Clone, Copy)]
enum Number {
    Unsigned(u64),
    Signed(i64),
    Float(f64),
}

/// The member that serde_json wraps a number in when its `arbitrary_precision` is on, as any crate of a build can turn it on.
pub(crate) const WRAPPED_NUMBER: &str = "$serde_json::private::Number";

impl Number {
    fn arrived(input: &Input<'_>, expected: &'static str) -> Result<Self, Error> {
        match input.0 {
            Arrival::Unsigned(value) => Ok(Self::Unsigned(value)),
            Arrival::Signed(value) => Ok(Self::Signed(value)),
            Arrival::Float(value) => Ok(Self::Float(value)),
            _ => input.scalar().and_then(Self::of).ok_or_else(|| input.unexpected(expected)),
        }
    }

    fn of(scalar: Scalar<'_>) -> Option<Self> {
        match scalar {
            Scalar::Unsigned(value) => Some(Self::Unsigned(value)),
            Scalar::Signed(value) => Some(Self::Signed(value)),
            Scalar::Float(value) => Some(Self::Float(value)),
            Scalar::Number(number) => Some(Self::of_tree(number)),
            Scalar::Bool(_) | Scalar::Text(_) => None,
        }
    }

    fn of_tree(number: &serde_json::Number) -> Self {
        let unsigned = number.as_u64().map(Self::Unsigned);
        let integer = unsigned.or_else(|| number.as_i64().map(Self::Signed));
        integer.unwrap_or_else(|| Self::Float(number.as_f64().unwrap_or(f64::NAN)))
    }

    /// Returns the number as an integer, if it is one: `5.0` is, `5.5` isn't.
    fn integer(self) -> Option<i128> {
        match self {
            Self::Unsigned(value) => Some(value.into()),
            Self::Signed(value) => Some(value.into()),
            // Every float below 2^64 that has no fraction is exactly an i128.
            Self::Float(value) if value.fract() == 0.0 && value.abs() < 18_446_744_073_709_551_616.0 => Some(value as i128),
            Self::Float(_) => None,
        }
    }

    fn float(self) -> f64 {
        match self {
            Self::Unsigned(value) => value as f64,
            Self::Signed(value) => value as f64,
            Self::Float(value) => value,
        }
    }

    /// Whether it is an integer of more digits than `float`, which was made of it, has.
    fn is_cut(self, float: f64) -> bool {
        !matches!(self, Self::Float(_)) && self.integer() != Some(float as i128)
    }
}

/// Fills the place of a number with one that serde_json has wrapped.
#[cold]
fn fill_unwrapped(place: &mut dyn Slot, input: &mut Input<'_>, expected: &'static str) -> Result<(), Error> {
    let mut digits = String::new();
    let read = input.object(&mut [(WRAPPED_NUMBER, &mut digits)]);
    match digits.parse::<serde_json::Number>() {
        Ok(number) if read.is_ok() => place.fill(&mut Input(Arrival::Number(&number))),
        _ => Err(input.unexpected(expected)),
    }
}

/// What is expected where a float is.
const NUMBER: &str = "a number";

/// Reads a number whose digits may be too many: then a union has to look for a variant that keeps them.
fn float(input: &Input<'_>, narrowed: fn(f64) -> f64) -> Result<f64, Error> {
    let number = Number::arrived(input, NUMBER)?;
    let float = narrowed(number.float());
    if number.is_cut(float) {
        input.note_unknown();
    }
    Ok(float)
}

macro_rules! integers {
    ($($integer:ident as $view:ident: $expected:literal,)*) => {$(
        impl Decode for $integer {
            fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
                if let Arrival::Object(_) = input.0 {
                    return fill_unwrapped(self, input, $expected);
                }
                let number = Number::arrived(input, $expected)?;
                let integer = number.integer().and_then(|integer| integer.try_into().ok());
                *self = integer.ok_or_else(|| input.unexpected($expected))?;
                Ok(())
            }

            fn vacant() -> Self {
                0
            }
        }

        impl Encode for $integer {
            #[inline]
            fn view(&self) -> View<'_> {
                View::$view((*self).into())
            }
        }
    )*};
}

integers! {
    i8 as signed: "an integer of 8 bits",
    i16 as signed: "an integer of 16 bits",
    i32 as signed: "an integer of 32 bits",
    i64 as signed: "an integer of 64 bits",
    u8 as unsigned: "an unsigned integer of 8 bits",
    u16 as unsigned: "an unsigned integer of 16 bits",
    u32 as unsigned: "an unsigned integer of 32 bits",
    u64 as unsigned: "an unsigned integer of 64 bits",
}

impl Decode for f64 {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        if let Arrival::Object(_) = input.0 {
            return fill_unwrapped(self, input, NUMBER);
        }
        *self = float(input, |value| value)?;
        Ok(())
    }

    fn vacant() -> Self {
        0.0
    }
}

impl Encode for f64 {
    #[inline]
    fn view(&self) -> View<'_> {
        View::float(*self)
    }
}

impl Decode for f32 {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        if let Arrival::Object(_) = input.0 {
            return fill_unwrapped(self, input, NUMBER);
        }
        *self = float(input, |value| f64::from(value as f32))? as f32;
        Ok(())
    }

    fn vacant() -> Self {
        0.0
    }
}

impl Encode for f32 {
    #[inline]
    fn view(&self) -> View<'_> {
        View::single(*self)
    }
}

#[cfg(test)]
mod tests;
