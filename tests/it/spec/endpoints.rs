//! Everything that the official client calls is described, and can be called.
//! The list is `data/endpoints.tsv`: server, method, path, and the name in the official client.

use std::collections::BTreeSet;

use super::description::operations;
use super::recorded::read;

/// What is no request, and the hand-written code that offers it: the method of a workspace's runtime.
const BY_HAND: [(&str, &str); 4] =
    [("GET /ws", "ws"), ("GET /desktop/ws", "desktop_tunnel"), ("GET /desktop", "desktop_url"), ("GET /proxy/{}", "proxy")];

#[test]
fn everything_the_official_client_calls_is_there() {
    let described: BTreeSet<String> = operations().iter().map(|operation| line(&operation.method, operation.path)).collect();
    let list = read("endpoints.tsv");
    let rows: Vec<Vec<&str>> = list.lines().skip(1).map(|row| row.split('\t').collect()).collect();
    // A proxy takes any method.
    let official: BTreeSet<String> = rows.iter().filter(|row| row[1] != "*").map(|row| line(row[1], row[2])).collect();
    let missing: Vec<_> = official.difference(&described).collect();
    assert!(missing.is_empty(), "{missing:?}");
    let distinct: BTreeSet<_> = rows.iter().map(|row| (row[0], row[1], line("", row[2]))).collect();
    assert_eq!(distinct.len(), 257);
}

/// What has no request builder says so, and is offered otherwise.
#[test]
fn what_has_no_request_builder_is_offered_by_hand() {
    let source = include_str!("../../../oblien-generated/src/flows/runtime.rs");
    for operation in operations().iter().filter(|operation| operation.object.get("x-rust-skip").is_some()) {
        let line = line(&operation.method, operation.path);
        let is_proxy = operation.path.starts_with("/proxy/");
        let found = BY_HAND.iter().find(|(known, _)| *known == line || (is_proxy && known.ends_with("/proxy/{}")));
        let (_, method) = found.unwrap_or_else(|| panic!("nothing offers {line}"));
        assert!(source.contains(&format!("fn {method}(")), "there is no `{method}` for {line}");
    }
}

/// Method and path, whatever the variables are called.
fn line(method: &str, path: &str) -> String {
    let parts = path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part });
    format!("{method} {}", parts.collect::<Vec<_>>().join("/"))
}
