//! Ids and other newtypes.

use std::collections::HashMap;

use crate::codec;
use crate::codec::tests::check;

#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct WorkspaceId(String);

codec::text!(WorkspaceId);

#[derive(Clone, Debug, PartialEq)]
struct Tree(Vec<Tree>);

codec::wrapper!(Tree);

#[test]
fn ids_are_texts() {
    check::<WorkspaceId>(&[(r#""ws_1""#, r#""ws_1""#), ("1", "expected a string, found the number 1 at line 1 column 1")]);
    let id = WorkspaceId::new("ws_1");
    assert_eq!(&id, &WorkspaceId::from(&id));
    assert_eq!(id.as_ref(), "ws_1");
    assert_eq!(format!("{id:<6}|"), "ws_1  |");
    let ids: HashMap<WorkspaceId, u8> = [("ws_1".into(), 1), ("ws_2".to_owned().into(), 2)].into();
    assert_eq!(ids[&id], 1);
    assert_eq!(id.into_string(), "ws_1");
}

#[test]
fn wrappers_are_what_they_hold() {
    check::<Tree>(&[("[[],[[]]]", "[[],[[]]]"), ("[1]", "expected a list, found the number 1 at line 1 column 2")]);
}
