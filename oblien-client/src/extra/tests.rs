//! Unnamed members as a map.

use super::Extra;

#[test]
fn members_are_sorted_and_serde_sees_a_map() {
    let extra: Extra = [("b", 2), ("a", 1)].into_iter().collect();
    assert_eq!(serde_json::to_string(&extra).unwrap(), r#"{"a":1,"b":2}"#);
    assert_eq!(serde_json::from_str::<Extra>(r#"{"b":2,"a":1}"#).unwrap(), extra);
    assert_eq!((&extra).into_iter().map(|(name, _)| name.as_str()).collect::<String>(), "ab");
    assert_eq!(extra.into_iter().count(), 2);
}
