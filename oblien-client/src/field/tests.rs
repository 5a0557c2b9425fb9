//! The three states, and serde's own reading of them.

use super::Field;

#[test]
fn states_come_from_what_is_at_hand() {
    let states: [Field<String>; 4] = [Field::default(), None.into(), Some("a".to_owned()).into(), "a".into()];
    assert_eq!(states, [Field::Absent, Field::Null, Field::Value("a".to_owned()), Field::Value("a".to_owned())]);
    assert_eq!(states.each_ref().map(Field::is_absent), [true, false, false, false]);
    assert_eq!(states.each_ref().map(Field::is_null), [false, true, false, false]);
    assert_eq!(states.map(Field::into_value), [None, None, Some("a".to_owned()), Some("a".to_owned())]);
}

#[test]
fn serde_sees_null_and_values() {
    let fields: Vec<Field<i64>> = serde_json::from_str("[null,3]").unwrap();
    assert_eq!(fields, [Field::Null, Field::Value(3)]);
    assert_eq!(serde_json::to_string(&fields).unwrap(), "[null,3]");
}
