//! The pauses, and what ends the trying.

use oblien_client::http::StatusCode;

use super::*;

#[test]
fn pauses_grow_up_to_a_limit() {
    let pauses = |reconnect: &Reconnect, count| -> Vec<Option<u128>> {
        (0..count).map(|failed| reconnect.pause(failed).map(|pause| pause.as_millis())).collect()
    };
    let default = Reconnect::default();
    assert_eq!(pauses(&default, 4), [Some(1000), Some(1500), Some(2250), Some(3375)]);
    assert_eq!(default.pause(9), Some(Duration::from_secs(30)));
    assert_eq!(default.pause(u32::MAX - 1), Some(Duration::from_secs(30)));
    let custom = Reconnect::default().delays(Duration::from_secs(4), Duration::from_secs(300)).max_attempts(3);
    assert_eq!(pauses(&custom, 4), [Some(4000), Some(6000), Some(9000), None]);
    assert_eq!(Reconnect::never().pause(0), None);
    let endless = Reconnect::default().delays(Duration::MAX, Duration::MAX);
    assert_eq!(endless.pause(5), Some(Duration::MAX));
}

#[test]
fn a_refusal_is_not_tried_again() {
    let refused = |status: u16| Error::refused(StatusCode::from_u16(status).unwrap(), "x", "x");
    for (error, expected) in [
        (refused(401), false),
        (refused(404), false),
        (refused(429), true),
        (refused(503), true),
        (Error::credentials("none"), false),
        (Error::invalid_argument("bad"), false),
        (Error::connect("refused"), true),
        (Error::stream_cut("cut"), true),
    ] {
        assert_eq!(may_pass(&error), expected, "{error:?}");
    }
}
