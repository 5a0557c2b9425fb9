//! Scalars: what is read leniently, what isn't, and how it is written.

use serde::de::IntoDeserializer;

use crate::Secret;
use crate::codec::tests::check;
use crate::codec::{Slot, deserialize, serialize};

/// The codec's own reading and writing of a type that serde has a reading of too.
#[derive(Debug)]
struct Own<T>(T);

impl<T: crate::codec::Encode> serde::Serialize for Own<T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serialize(&self.0, serializer)
    }
}

impl<'de, T: crate::codec::Decode> serde::Deserialize<'de> for Own<T> {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserialize(deserializer).map(Self)
    }
}

#[test]
fn integers_keep_to_their_range() {
    check::<Own<u8>>(&[
        ("255", "255"),
        ("5.0", "5"),
        ("256", "expected an unsigned integer of 8 bits, found the number 256 at line 1 column 3"),
        ("-1", "expected an unsigned integer of 8 bits, found the number -1 at line 1 column 2"),
        ("5.5", "expected an unsigned integer of 8 bits, found the number 5.5 at line 1 column 3"),
        (r#""5""#, "expected an unsigned integer of 8 bits, found a string at line 1 column 3"),
    ]);
    check::<Own<i64>>(&[
        ("-9223372036854775808", "-9223372036854775808"),
        ("1e3", "1000"),
        ("9223372036854775808", "expected an integer of 64 bits, found the number 9223372036854775808 at line 1 column 19"),
        ("18446744073709551616", "expected an integer of 64 bits, found the number 1.8446744073709552e19 at line 1 column 20"),
        ("1e30", "expected an integer of 64 bits, found the number 1e30 at line 1 column 4"),
    ]);
    check::<Own<u64>>(&[("18446744073709551615", "18446744073709551615")]);
    check::<Own<i8>>(&[("-128", "-128")]);
    check::<Own<u32>>(&[("4294967295", "4294967295")]);
}

#[test]
fn floats_take_integers() {
    check::<Own<f64>>(&[
        ("1", "1.0"),
        ("-2", "-2.0"),
        ("0.1", "0.1"),
        ("96333314.94289723", "96333314.94289723"),
        ("-26858837.486918658", "-26858837.486918658"),
        ("null", "expected a number, found null at line 1 column 4"),
    ]);
    check::<Own<f32>>(&[("0.1", "0.1"), ("3", "3.0")]);
    assert_eq!(serde_json::to_string(&Own(f64::NAN)).unwrap(), "null");
}

#[test]
fn texts_and_the_rest() {
    check::<Own<String>>(&[
        (r#""a\n\u00e9""#, "\"a\\né\""),
        ("true", "expected a string, found `true` at line 1 column 4"),
        ("{}", "expected a string, found an object at line 1 column 2"),
    ]);
    check::<Own<bool>>(&[("true", "true"), ("1", "expected a boolean, found the number 1 at line 1 column 1")]);
    check::<Own<()>>(&[("null", "null"), ("1", "expected null, found the number 1 at line 1 column 1")]);
    check::<Own<Secret>>(&[(r#""hunter2""#, r#""hunter2""#)]);
}

/// With `arbitrary_precision`, which any crate of a build can turn on, serde_json hands numbers over wrapped in an object.
#[test]
fn wrapped_numbers_are_numbers() {
    check::<Own<i64>>(&[(r#"{"$serde_json::private::Number":"-5"}"#, "-5")]);
    check::<Own<f64>>(&[(r#"{"$serde_json::private::Number":"2.5"}"#, "2.5")]);
    check::<Own<crate::Value>>(&[(r#"[{"$serde_json::private::Number":"2.5"},{"a":1}]"#, r#"[2.5,{"a":1}]"#)]);
}

/// What no type of 64 bits holds is said as it arrived, and is no object.
#[test]
fn wrapped_numbers_beyond_a_type_are_said() {
    let too_large = "expected an integer of 64 bits, found the number 1.8446744073709552e+19 at line 1 column 55";
    check::<Own<i64>>(&[
        (r#"{"$serde_json::private::Number":"18446744073709551616"}"#, too_large),
        (r#"{"$serde_json::private::Number":"many"}"#, "expected an integer of 64 bits, found an object at line 1 column 39"),
        (r#"{"digits":"7"}"#, "expected an integer of 64 bits, found an object at line 1 column 14"),
    ]);
}

/// As serde_json's `Value` hands them over with `arbitrary_precision`, and other formats always.
#[test]
fn integers_of_128_bits_are_numbers() {
    fn read<'de, T: crate::codec::Decode>(value: impl IntoDeserializer<'de, serde::de::value::Error>) -> Result<T, String> {
        deserialize(value.into_deserializer()).map_err(|error| error.to_string())
    }
    let beyond = u128::from(u64::MAX) + 1;
    assert_eq!(read::<crate::Value>(beyond).unwrap(), beyond.to_string().parse::<crate::Value>().unwrap());
    assert_eq!(read::<crate::Value>(-5_i128).unwrap(), -5);
    assert_eq!(read(beyond), Ok(18_446_744_073_709_551_616.0_f64));
    assert_eq!(read(-5_i128), Ok(-5_i8));
    assert_eq!(read(7_u128), Ok(7_u64));
    let error = read::<u64>(beyond).unwrap_err();
    assert_eq!(
        error,
        format!(
            "expected an unsigned integer of 64 bits, found the number {}",
            beyond.to_string().parse::<crate::Value>().unwrap()
        )
    );
}

#[test]
fn a_failed_fill_is_an_error_of_any_format() {
    let mut value = 0_u8;
    let number = serde::de::value::U64Deserializer::<serde::de::value::Error>::new(300);
    let error = crate::codec::fill(&mut value as &mut dyn Slot, number).unwrap_err();
    assert_eq!(error.to_string(), "expected an unsigned integer of 8 bits, found the number 300");
}
