//! Open enumerations: known words, unknown words, and that nobody confuses the two.

use std::collections::HashSet;

use crate::codec::tests::check;
use crate::codec::{self, UnknownNumber, UnknownWord};

#[derive(Clone)]
enum State {
    Running,
    Stopped,
    Unknown(UnknownWord<State>),
}

codec::words!(State { Running: "running", Stopped: "stopped", ..Unknown });

#[derive(Clone)]
enum Level {
    Low,
    High,
    Other(UnknownNumber<Level>),
}

codec::numbers!(Level { Low: -1, High: 2, ..Other });

#[test]
fn words_survive() {
    check::<Vec<State>>(&[
        (r#"["running","melted","","Running"]"#, r#"["running","melted","","Running"]"#),
        ("[1]", "expected a string, found the number 1 at line 1 column 2"),
        ("[null]", "expected a string, found null at line 1 column 5"),
    ]);
    check::<Vec<Level>>(&[
        ("[-1,2,7,2.0]", "[-1,2,7,2]"),
        ("[2.5]", "expected an integer of 64 bits, found the number 2.5 at line 1 column 4"),
    ]);
}

#[test]
fn known_words_are_never_unknown() {
    assert_eq!(State::from("running"), State::Running);
    assert_eq!(State::from("stopped".to_owned()), State::Stopped);
    assert_eq!(Level::from(2), Level::High);
    let melted = State::from("melted");
    assert!(matches!(&melted, State::Unknown(word) if word.as_str() == "melted"));
    assert_eq!(State::from(melted.to_string()), melted);
    assert!(matches!(Level::from(9), Level::Other(number) if number.as_i64() == 9));
}

#[test]
fn enumerations_are_texts_and_keys() {
    assert_eq!(State::Running.to_string(), "running");
    assert_eq!(format!("{:>8}", State::from("odd")), "     odd");
    assert_eq!(Level::Low.to_string(), "-1");
    assert_eq!(format!("{:?}", State::from("odd")), r#"Unknown("odd")"#);
    let states: HashSet<State> = ["odd", "odd", "running"].into_iter().map(State::from).collect();
    assert_eq!(states.len(), 2);
    let levels: HashSet<Level> = [9, 9, -1].map(Level::from).into();
    assert_eq!(levels.len(), 2);
    assert_eq!(format!("{:?} {:?}", Level::Low, Level::from(9)), "Low Other(9)");
    assert_eq!(format!("{:?} {:#?}", State::Stopped, State::from("odd")), "Stopped Unknown(\n    \"odd\",\n)");
    assert!(State::from("odd") != State::from("even") && Level::Low != Level::High);
}
