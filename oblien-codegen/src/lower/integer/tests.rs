//! How wide integers are.

use super::{Width, width};

#[test]
fn the_format_says_it_unless_the_limits_say_more() {
    const LARGEST: f64 = 1.844_674_407_370_955_2e19;
    let cases = [
        (None, (None, None), Some((true, 64))),
        (Some("unix-time"), (Some(0.0), None), Some((true, 64))),
        (Some("int32"), (Some(0.0), Some(100.0)), Some((true, 32))),
        (Some("int32"), (Some(0.0), Some(4_294_967_295.0)), Some((true, 64))),
        (Some("uint8"), (Some(-1.0), Some(255.0)), Some((true, 64))),
        (Some("uint8"), (None, Some(255.0)), Some((false, 8))),
        (None, (Some(i64::MIN as f64), Some(i64::MAX as f64)), Some((true, 64))),
        (None, (Some(0.0), Some(LARGEST)), Some((false, 64))),
        (None, (None, Some(LARGEST)), Some((false, 64))),
        (Some("int64"), (Some(0.0), Some(LARGEST)), Some((false, 64))),
        (None, (Some(-1.0), Some(LARGEST)), None),
        (None, (None, Some(1e20)), None),
        (Some("int64"), (None, Some(1e20)), Some((true, 64))),
        (Some("uint128"), (None, None), None),
    ];
    for (format, range, expected) in cases {
        let expected = expected.map(|(signed, bits)| Width { signed, bits });
        assert_eq!(width(format, range), expected, "{format:?} {range:?}");
    }
}
