//! What members of derived types are read by, where serde alone would not read them as the tables do.
//!
//! Generated code names these in `#[serde(deserialize_with = …)]`, for types that derive serde's traits.

use std::fmt;
use std::marker::PhantomData;

use serde::de::{Error, Unexpected, Visitor};
use serde::{Deserialize, Deserializer};

/// An integer of any size.
pub trait Integer: TryFrom<i64> + TryFrom<u64> {}

impl<T: TryFrom<i64> + TryFrom<u64>> Integer for T {}

/// Reads an integer; a number with an empty fraction is one, as services write `5.0` for it.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(serde::Deserialize)]
/// struct Size {
///     #[serde(deserialize_with = "codec::integer")]
///     width: i64,
/// }
/// let size: Size = serde_json::from_str(r#"{"width": 5.0}"#)?;
/// assert_eq!(size.width, 5);
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// # Errors
/// If it is no number, has a fraction, or is out of the type's range.
#[inline]
pub fn integer<'de, T: Integer, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    deserializer.deserialize_i64(Whole(PhantomData))
}

/// Reads an integer that may be null, or not there with `default` beside it.
///
/// # Errors
/// As [`integer`].
#[inline]
pub fn optional_integer<'de, T: Integer, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    deserializer.deserialize_option(Maybe(PhantomData))
}

/// Reads what is there, null too: with `default` beside it, `None` says that nothing was there.
///
/// # Errors
/// If what is there isn't a value of the type.
#[inline]
pub fn present<'de, T: Deserialize<'de>, D: Deserializer<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

/// An integer on arrival.
struct Whole<T>(PhantomData<T>);

impl<T: Integer> Visitor<'_> for Whole<T> {
    type Value = T;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sign = if T::try_from(-1_i64).is_err() { "unsigned " } else { "" };
        write!(formatter, "an {sign}integer of {} bits", 8 * size_of::<T>())
    }

    #[inline]
    fn visit_i64<E: Error>(self, value: i64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Signed(value), &self))
    }

    #[inline]
    fn visit_u64<E: Error>(self, value: u64) -> Result<T, E> {
        T::try_from(value).map_err(|_| E::invalid_value(Unexpected::Unsigned(value), &self))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<T, E> {
        whole(value).ok_or_else(|| E::invalid_value(Unexpected::Float(value), &self))
    }
}

/// An integer or null on arrival.
struct Maybe<T>(PhantomData<T>);

impl<'de, T: Integer> Visitor<'de> for Maybe<T> {
    type Value = Option<T>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        Whole::<T>(PhantomData).expecting(formatter)
    }

    fn visit_none<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    fn visit_unit<E: Error>(self) -> Result<Option<T>, E> {
        Ok(None)
    }

    #[inline]
    fn visit_some<D: Deserializer<'de>>(self, deserializer: D) -> Result<Option<T>, D::Error> {
        integer(deserializer).map(Some)
    }
}

/// Returns a float as an integer, if it is exactly one that the type can hold.
fn whole<T: Integer>(value: f64) -> Option<T> {
    // Beyond these the conversions of Rust would saturate.
    let (signed, unsigned) = (-9_223_372_036_854_775_808.0..0.0, 0.0..18_446_744_073_709_551_616.0);
    match value {
        value if value.fract() != 0.0 => None,
        value if unsigned.contains(&value) => T::try_from(value as u64).ok(),
        value if signed.contains(&value) => T::try_from(value as i64).ok(),
        _ => None,
    }
}

#[cfg(test)]
mod tests;
