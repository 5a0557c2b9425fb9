//! The grammar of event streams, with bytes cut in every place.

use super::*;

/// The events of a text, each as `name|data|id`.
fn frames(pieces: &[&[u8]]) -> Vec<String> {
    let mut parser = Parser::default();
    let mut frames = Vec::new();
    for piece in pieces {
        parser.push(piece);
        frames.extend(std::iter::from_fn(|| parser.frame()));
    }
    parser.finish();
    frames.extend(std::iter::from_fn(|| parser.frame()));
    let text = |text: Option<String>| text.unwrap_or_else(|| "-".to_owned());
    frames.into_iter().map(|frame| format!("{}|{}|{}", text(frame.event), frame.data, text(frame.id))).collect()
}

const CASES: &[(&str, &[&str])] = &[
    ("data: a\n\ndata: b\n\n", &["-|a|-", "-|b|-"]),
    ("data:a\n\ndata:  b \n\n", &["-|a|-", "-| b |-"]),
    ("data: a\r\n\r\ndata: b\r\n\r\n", &["-|a|-", "-|b|-"]),
    ("data: a\r\rdata: b\r\r", &["-|a|-", "-|b|-"]),
    ("data: a\n\r\ndata: b\r\n\n", &["-|a|-", "-|b|-"]),
    ("data: a\ndata: b\ndata\ndata:\n\n", &["-|a\nb\n\n|-"]),
    ("event: tick\ndata: 1\n\ndata: 2\n\n", &["tick|1|-", "-|2|-"]),
    ("event: lost\n\ndata: 2\n\n", &["-|2|-"]),
    ("event:\ndata: 2\n\n", &["-|2|-"]),
    ("id: 7\ndata: 1\n\ndata: 2\n\nid\ndata: 3\n\n", &["-|1|7", "-|2|7", "-|3|-"]),
    ("id: 7\n\ndata: 2\n\n", &["-|2|7"]),
    ("id: a\0b\ndata: 1\n\n", &["-|1|-"]),
    (": comment\n:\n\ndata: 1\n: inside\ndata: 2\n\n", &["-|1\n2|-"]),
    ("\u{feff}data: 1\n\n", &["-|1|-"]),
    ("\u{feff}\n\u{feff}data: 1\n\ndata: 2\n\n", &["-|2|-"]),
    ("data: 1", &["-|1|-"]),
    ("data: 1\n", &["-|1|-"]),
    ("data: 1\n\ndata", &["-|1|-", "-||-"]),
    ("data\n\n", &["-||-"]),
    ("data: [DONE]\n\ndata: 2\n\n", &["-|[DONE]|-", "-|2|-"]),
    ("unknown: 1\nDATA: 2\n data: 3\n{\"a\":1}\n\n", &[]),
    ("data: ü\u{1f469}\u{200d}\u{1f4bb}\n\n", &["-|ü\u{1f469}\u{200d}\u{1f4bb}|-"]),
    ("", &[]),
    ("\n\n\r\n", &[]),
];

#[test]
fn streams_parse_as_the_standard_says() {
    for (text, expected) in CASES {
        assert_eq!(frames(&[text.as_bytes()]), *expected, "{text:?}");
    }
}

#[test]
fn streams_parse_alike_wherever_they_are_cut() {
    for (text, expected) in CASES {
        let bytes = text.as_bytes();
        for cut in 0..=bytes.len() {
            assert_eq!(frames(&[&bytes[..cut], &bytes[cut..]]), *expected, "{text:?} at {cut}");
        }
        let single: Vec<&[u8]> = bytes.chunks(1).collect();
        assert_eq!(frames(&single), *expected, "{text:?} byte by byte");
    }
}

#[test]
fn events_are_there_as_soon_as_they_are_complete() {
    let mut parser = Parser::default();
    parser.push(b"data: 1\r\n\r");
    assert_eq!(parser.frame().map(|frame| frame.data).as_deref(), Some("1"));
    parser.push(b"\ndata: 2\n");
    assert_eq!(parser.frame(), None);
}

#[test]
fn what_is_not_utf8_is_replaced() {
    assert_eq!(frames(&[b"data: a\xff\xc3\n\ndata: \xe2\x82", b"\xac\n\n"]), ["-|a\u{fffd}\u{fffd}|-", "-|€|-"]);
}

#[test]
fn the_wait_before_reconnecting_is_a_number_of_milliseconds() {
    let cases = [("1500", Some(1500)), ("", None), ("1.5", None), ("-1", None), ("x", None)];
    for (value, expected) in cases {
        let mut parser = Parser::default();
        parser.push(format!("retry: {value}\ndata: 1\n\ndata: 2\n\n").as_bytes());
        let retry = parser.frame().unwrap().retry;
        assert_eq!(retry, expected.map(Duration::from_millis), "{value}");
        assert_eq!(parser.frame().unwrap().retry, None);
    }
}

#[test]
fn what_is_held_of_an_unfinished_event_is_known() {
    let mut parser = Parser::default();
    parser.push(b"data: 12345\nda");
    assert_eq!(parser.pending(), 7);
    parser.push(b"ta: 6\n\n");
    assert_eq!(parser.pending(), 0);
}
