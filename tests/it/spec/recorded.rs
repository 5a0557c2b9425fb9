//! The requests that the official client was seen to send, and the answers it was served.
//! The tests take them from here; the files are in `tests/data/`, one case a line.

use std::sync::LazyLock;

use serde_json::Value;

use super::description::{Server, operations, servers};
use super::route::{Route, find};

static CASES: LazyLock<Vec<Case>> = LazyLock::new(|| {
    // Text cannot hold half a character; it is sent as the one that stands for what cannot be read, by both clients.
    let whole = all().replace("\\ud800", "\\ufffd");
    whole.lines().map(|line| Case(serde_json::from_str(line).expect(line))).collect()
});

/// Returns the files of recorded exchanges, one an area, as one text.
fn all() -> String {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/data/wire");
    let entries = std::fs::read_dir(folder).expect(folder);
    let mut paths: Vec<_> = entries.map(|entry| entry.expect(folder).path()).collect();
    paths.sort();
    paths.iter().map(|path| std::fs::read_to_string(path).expect("a file of exchanges")).collect()
}

static ANSWERS: LazyLock<Value> = LazyLock::new(|| serde_json::from_str(&read("canned.json")).expect("canned.json"));

/// Accessors of the official client whose path arguments it encodes; it pastes all others in as they are.
const ENCODING: &[&str] = &[
    "analytics.get",
    "analytics.timeseries",
    "analytics.geo",
    "analytics.requests",
    "analytics.streamToken",
    "cdn.domains.remove",
    "routes.set",
    "routes.get",
    "routes.rollback",
    "domain.setSslAutoRenew",
    "workspaces.waitUntilReady",
    "workspaces.retryCreation",
    "billing.checkoutStatus",
    "billing.policy",
    "billing.setPolicy",
    "billing.resetQuota",
];

/// Accessors of the official client of whose plain arguments only these are pasted into the path, by their places.
const IN_PATH: &[(&str, &[usize])] = &[
    ("edgeProxy.requestVerification", &[]),
    ("notifications.listTokens", &[]),
    ("notifications.send", &[]),
    ("billing.checkoutStatus", &[1]),
    ("billing.subscription", &[]),
    ("billing.cancelSubscription", &[]),
    ("billing.resumeSubscription", &[]),
    ("billing.entitlement", &[]),
    ("billing.balance", &[]),
    ("namespaces.getDefaultQuota", &[]),
    ("namespaces.deleteDefaultQuota", &[]),
    ("namespaces.toggleDefaultQuotaAutoApply", &[]),
];

/// Accessors of the official client that are called otherwise here, or that call more than one operation.
const OTHERWISE: &[(&str, &[&str])] = &[
    ("cdn.upload", &["cdn.upload", "cdn.token"]),
    ("cdn.uploadMany", &["cdn.upload_many", "cdn.token"]),
    ("cdn.processUrls", &["cdn.process_urls", "cdn.token"]),
    ("cdn.getLimits", &["cdn.get_limits", "cdn.token"]),
    ("cdn.getVariantOptions", &["cdn.get_variant_options", "cdn.token"]),
    ("workspaces.create", &["workspaces.create", "workspaces.get"]),
    ("workspaces.waitUntilReady", &["workspaces.get"]),
    ("workspaces.getDetails", &["workspaces.details"]),
    ("workspaces.getQuota", &["workspaces.quota"]),
    ("workspaces.getEstimate", &["workspaces.estimate"]),
    ("workspaces.runtime", &["workspaces.api_access.status", "workspaces.api_access.token", "workspaces.api_access.enable"]),
    ("workspaces.lifecycle.ping", &["workspaces.ping"]),
    ("workspaces.network.setCustomProxy", &["workspaces.network.update"]),
    ("workspaces.network.clearCustomProxy", &["workspaces.network.update"]),
    ("workspaces.apiAccess.getToken", &["workspaces.api_access.token"]),
    ("runtime.forTarget", &["runtime.info"]),
];

/// Accessors of the official client that are no request of an operation: a WebSocket, a URL, whatever an application takes.
const BY_HAND: [&str; 5] =
    ["runtime.ws", "runtime.proxy.fetch", "runtime.proxy.ws", "runtime.desktop.url", "runtime.desktop.tunnel"];

/// Cases in which the official client passes on what no operation takes.
const UNDECLARED: [&str; 2] = ["cdn.domains.list/extra-query@apikey", "cdn.domains.list/extra-query@token"];

/// Cases whose first request was answered by a redirect; where it led to is no operation.
const REDIRECTED: [&str; 3] = [
    "transport/api-307-redirect-followed",
    "transport/api-302-post-becomes-get",
    "transport/api-redirect-cross-origin-keeps-client-headers",
];

/// One call of the official client.
pub(crate) struct Case(Value);

impl Case {
    /// Returns the name of the case.
    pub(crate) fn id(&self) -> &str {
        self.0["id"].as_str().expect("every case has an id")
    }

    /// Returns the name of the call in the official client.
    pub(crate) fn accessor(&self) -> &str {
        self.0["accessor"].as_str().expect("every case has an accessor")
    }

    /// Returns a member of the case as it was recorded; null if the case has no such member.
    pub(crate) fn member(&self, name: &str) -> &Value {
        &self.0[name]
    }

    /// Returns the requests that the call sent, in order; a call that only opened a WebSocket sent none.
    pub(crate) fn requests(&self) -> &[Value] {
        match self.0["requests"].as_array() {
            Some(requests) => requests,
            None if self.0["handshakes"].is_array() => &[],
            None => panic!("{} has neither requests nor handshakes", self.id()),
        }
    }

    /// Returns the operation that a request of the call belongs to, in a client that was told no path of its own.
    ///
    /// # Errors
    /// If it is none or more than one.
    pub(crate) fn route(&self, request: &Value) -> Result<Route, String> {
        let text = |name: &str| request[name].as_str().unwrap_or_else(|| panic!("{}: a request without {name}", self.id()));
        find(server_of(request), text("method"), &text("target").replacen(&self.client_path(), "", 1))
    }

    /// Returns the path that the recorded client was told to put before all others: that of its address, that of a target.
    pub(crate) fn client_path(&self) -> String {
        let told = |name: &str| self.0["args"][0][name].as_str().filter(|_| self.id().starts_with("runtime-options/"));
        let base = told("baseUrl").unwrap_or_default().trim_start_matches("{runtime}").trim_end_matches('/');
        let target = match self.accessor() {
            // These are of the workspace as a whole, whatever the target is.
            accessor if accessor == "runtime.targets" || accessor.starts_with("runtime.desktop.") => None,
            "runtime.forTarget" => self.0["args"][0].as_str(),
            _ => told("target").filter(|target| !matches!(*target, "" | "default")),
        };
        format!("{base}{}", target.map(|target| format!("/runtimes/{target}")).unwrap_or_default())
    }

    /// Returns the requests that went to operations: all but those that redirects led to.
    pub(crate) fn requests_to_operations(&self) -> &[Value] {
        if REDIRECTED.contains(&self.id()) { &self.requests()[..1] } else { self.requests() }
    }

    /// Returns the kind of credentials the client had: `apikey`, `token` or `runtime`, or `custom` if they were changed.
    pub(crate) fn credentials(&self) -> &str {
        self.0["auth"].as_str().expect("every case has credentials")
    }

    /// Returns the answer that was served, if it was one of the answers in `canned.json`.
    pub(crate) fn answer(&self) -> Option<&'static Value> {
        let name = self.0.get("served")?.as_str()?.strip_prefix("canned:")?;
        Some(canned(name))
    }

    /// Returns the member of the answer that the call resolved to; empty for the answer as a whole.
    pub(crate) fn unwrapped(&self) -> Option<&str> {
        self.0["result"]["from"].as_str().map(|from| from.trim_start_matches("$").trim_start_matches('.'))
    }

    /// Returns the events that the call yielded.
    pub(crate) fn events(&self) -> impl Iterator<Item = &Value> {
        self.0["events"].as_array().into_iter().flatten()
    }

    /// Returns the accessors of the operations that this call may send requests to.
    pub(crate) fn accessors(&self) -> Vec<String> {
        let accessor = self.accessor();
        match OTHERWISE.iter().find(|(name, _)| *name == accessor) {
            Some((_, here)) => here.iter().map(|name| (*name).to_owned()).collect(),
            None => vec![snake_case(accessor)],
        }
    }

    /// Returns whether the official client sends this call to some other address than the one that was meant.
    ///
    /// It pastes most path arguments into the address as they are. One with a slash, a question mark or a number sign
    /// then adds segments, begins the query or cuts the address off; an empty one, `.` and `..` vanish or climb, the
    /// latter two even if they are encoded. Such a request says nothing about the operation that was meant. A client
    /// made from the description encodes strictly and refuses what cannot be encoded.
    pub(crate) fn goes_astray(&self) -> bool {
        let encoding = ENCODING.contains(&self.accessor());
        self.path_arguments().any(|text| matches!(text, "" | "." | "..") || !encoding && text.contains(['/', '\\', '?', '#']))
    }

    /// Returns the arguments that are pasted into the path: the first texts. Objects go to the query or the body.
    pub(crate) fn path_arguments(&self) -> impl Iterator<Item = &str> {
        let arguments = self.0["args"].as_array().into_iter().flatten().enumerate();
        arguments.filter(|(place, _)| self.is_in_path(*place)).filter_map(|(_, argument)| argument.as_str())
    }

    /// Returns whether a plain argument of this place is pasted into the path.
    pub(crate) fn is_in_path(&self, place: usize) -> bool {
        if self.is_by_hand() {
            return false;
        }
        if let Some((_, places)) = IN_PATH.iter().find(|(name, _)| *name == self.accessor()) {
            return places.contains(&place);
        }
        let accessors = self.accessors();
        let called = operations().iter().find(|operation| accessors.contains(&operation.accessor()));
        called.is_none_or(|operation| place < operation.path.matches('{').count())
    }

    /// Returns whether the call was given something that no operation takes.
    pub(crate) fn is_undeclared(&self) -> bool {
        UNDECLARED.contains(&self.id())
    }

    /// Returns whether hand-written code offers what was called, so that its own tests are about it.
    pub(crate) fn is_by_hand(&self) -> bool {
        BY_HAND.contains(&self.accessor())
    }

    /// Returns whether the call was recorded for the grammar of a stream, and not for what the service says.
    pub(crate) fn is_of_grammar(&self) -> bool {
        ["sse-plain/", "sse-named/", "ndjson/"].iter().any(|start| self.id().starts_with(start))
    }
}

/// Returns the server that a recorded request was sent to.
pub(crate) fn server_of(request: &Value) -> Server {
    let recorded = request["server"].as_str().expect("every request has a server");
    let name = if recorded == "api" { "control" } else { recorded };
    servers().into_iter().find(|server| server.name == name).expect(name)
}

/// Returns the answer that was served to the calls of an accessor.
pub(crate) fn canned(accessor: &str) -> &'static Value {
    ANSWERS.get(accessor).expect(accessor)
}

/// Returns every recorded case.
pub(crate) fn cases() -> &'static [Case] {
    &CASES
}

/// Returns the text of a file in `tests/data/`.
pub(crate) fn read(name: &str) -> String {
    let path = format!("{}/data/{name}", env!("CARGO_MANIFEST_DIR"));
    std::fs::read_to_string(&path).expect(&path)
}

/// Returns a camelCase name in the form that names have here.
pub(crate) fn snake_case(name: &str) -> String {
    let mut snake = String::new();
    let mut last = ' ';
    for character in name.chars() {
        if character.is_uppercase() && last.is_lowercase() {
            snake.push('_');
        }
        snake.extend(character.to_lowercase());
        last = character;
    }
    snake
}
