//! How bodies write numbers: a whole one without a fraction, `900` and not `900.0`.
//! Used where a call writes its body; a service that wants an integer takes the one and may refuse the other.

use std::io;

use serde::Serialize;
use serde_json::ser::{CompactFormatter, Formatter, Serializer};

/// Writes a value as compact JSON.
pub(super) fn write<T: Serialize + ?Sized>(text: &mut Vec<u8>, value: &T) -> serde_json::Result<()> {
    value.serialize(&mut Serializer::with_formatter(text, WholeNumbers))
}

struct WholeNumbers;

/// Up to here every whole number is exact.
const EXACT: f64 = 9_007_199_254_740_992.0;

impl Formatter for WholeNumbers {
    fn write_f64<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f64) -> io::Result<()> {
        if value.fract() == 0.0 && value.abs() < EXACT && (value != 0.0 || value.is_sign_positive()) {
            return write!(writer, "{value:.0}");
        }
        CompactFormatter.write_f64(writer, value)
    }

    fn write_f32<W: io::Write + ?Sized>(&mut self, writer: &mut W, value: f32) -> io::Result<()> {
        if value.fract() == 0.0 && f64::from(value).abs() < EXACT && (value != 0.0 || value.is_sign_positive()) {
            return write!(writer, "{value:.0}");
        }
        CompactFormatter.write_f32(writer, value)
    }
}
