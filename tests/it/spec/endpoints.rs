//! Everything that the official client calls is described, and can be called.
//! The list is `data/endpoints.tsv`: server, method, path, and the name in the official client.

use std::any::Any;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use oblien_generated::edge_tunnel::EdgeTunnel;
use oblien_generated::flows::proxy::Proxy;
use oblien_generated::workspace::WorkspaceHandle;
use oblien_generated::{WorkspaceRuntime, scope};

use super::description::{Operation, operations};
use super::recorded::read;
use crate::wire::calls::names;

static LIST: LazyLock<String> = LazyLock::new(|| read("endpoints.tsv"));

/// A call of the official client.
struct Row {
    server: &'static str,
    /// `*` is any.
    method: &'static str,
    /// The path, whatever its variables are called.
    path: String,
    accessor: &'static str,
}

impl Row {
    /// Whether an operation is what is called.
    fn is(&self, operation: &Operation) -> bool {
        let is_method = self.method == "*" || self.method == operation.method;
        is_method && self.server == operation.server().name && self.path == unnamed(operation.path)
    }
}

fn rows() -> impl Iterator<Item = Row> {
    LIST.lines().skip(1).map(|line| match line.split('\t').collect::<Vec<_>>().as_slice() {
        [server, method, path, accessor] => Row { server, method, path: unnamed(path), accessor },
        _ => panic!("{line} has not four columns"),
    })
}

fn unnamed(path: &str) -> String {
    path.split('/').map(|part| if part.starts_with('{') { "{}" } else { part }).collect::<Vec<_>>().join("/")
}

/// What is more than a request, and the hand-written code that offers it.
fn by_hand() -> [(&'static str, &'static dyn Any); 7] {
    [
        ("edgeTunnel.connect", &EdgeTunnel::<scope::Admin>::connect),
        ("workspaces.runtime", &WorkspaceHandle::<scope::Admin>::runtime),
        ("runtime.proxy.fetch", &Proxy::send),
        ("runtime.proxy.ws", &Proxy::websocket),
        ("runtime.desktop.url", &WorkspaceRuntime::desktop_url),
        ("runtime.desktop.tunnel", &WorkspaceRuntime::desktop_tunnel),
        ("runtime.ws", &WorkspaceRuntime::ws),
    ]
}

#[test]
fn everything_the_official_client_calls_is_described() {
    let distinct: BTreeSet<_> = rows().map(|row| (row.server, row.method, row.path)).collect();
    assert_eq!(distinct.len(), 257);
    for row in rows() {
        assert!(operations().iter().any(|operation| row.is(operation)), "{} {} of {}", row.method, row.path, row.server);
    }
}

/// The calls by their names here are those that the replay makes; it sees to it that each sends what it should.
#[test]
fn everything_the_official_client_calls_can_be_called() {
    let called: BTreeSet<_> = names().collect();
    let by_hand: BTreeSet<_> = by_hand().iter().map(|(accessor, _)| *accessor).collect();
    let listed: BTreeSet<_> = rows().map(|row| row.accessor).collect();
    let missing: Vec<_> = listed.iter().filter(|accessor| !called.contains(*accessor) && !by_hand.contains(*accessor)).collect();
    assert!(missing.is_empty(), "{missing:?}");
    assert!(by_hand.is_subset(&listed) && by_hand.is_disjoint(&called));
}

#[test]
fn what_has_no_request_builder_is_offered_by_hand() {
    let by_hand = by_hand();
    for operation in operations().iter().filter(|operation| operation.is_skipped()) {
        let offers = rows().any(|row| row.is(operation) && by_hand.iter().any(|(accessor, _)| *accessor == row.accessor));
        assert!(offers, "nothing offers {} {}", operation.method, operation.path);
    }
}
