//! Places are found without the parser of all of YAML where the parser finds them.

use serde_json::Value;

use super::wanted::Wanted;
use super::yaml;
use crate::source::parse::parse;
use crate::source::pointer;

const KNOWN: &str = include_str!("../block/tests/known.yaml");

fn collect(value: &Value, at: &str, pointers: &mut Vec<String>) {
    pointers.push(at.to_owned());
    let mut below = |segment: &str, value: &Value| {
        let mut at = at.to_owned();
        pointer::push(&mut at, segment);
        collect(value, &at, pointers);
    };
    match value {
        Value::Object(members) => members.iter().for_each(|(key, value)| below(key, value)),
        Value::Array(elements) => elements.iter().enumerate().for_each(|(index, value)| below(&index.to_string(), value)),
        _ => {}
    }
}

#[test]
fn places_are_those_of_the_parser() {
    let mut pointers = Vec::new();
    collect(&parse(KNOWN).map(|parsed| parsed.value).unwrap(), "", &mut pointers);
    assert!(pointers.len() > 60);
    let pointers: Vec<&str> = pointers.iter().map(String::as_str).collect();
    let (mut found, mut parsed) = (Wanted::new(&pointers), Wanted::new(&pointers));
    assert!(yaml::locate_in_block(KNOWN, &mut found));
    assert!(yaml::locate(KNOWN, &mut parsed).is_ok());
    for pointer in pointers {
        assert_eq!(found.found(pointer), parsed.found(pointer), "{pointer}");
    }
}
