//! Servers: the base URLs of an API and of single operations, with their variables.
//! Part of the lowering.

use openapiv3::Server as ServerObject;
use serde_json::Value;

use crate::ir::{Api, Server, ServerVariable};
use crate::lower::context::Lowering;
use crate::lower::operation::Subject;
use crate::lower::parameter::variables;
use crate::lower::{documentation, texts};

/// Up to this length the description of a server is its name.
const LONGEST_NAME: usize = 40;

/// Lowers the servers of the document; without any, callers must name one.
pub(super) fn lower_root(lowering: &mut Lowering<'_>, api: &mut Api) {
    let servers = &lowering.description.openapi.servers;
    for (index, server) in servers.iter().enumerate() {
        let server = lower(lowering, api, server, &format!("/servers/{index}"));
        api.servers.push(server);
    }
    if api.servers.is_empty() {
        let place = lowering.place("/info");
        lowering.diagnostics.push(texts::no_server(place));
        api.servers.push(Server { name: "default".to_owned(), ..Server::default() });
    }
}

/// Returns the index of the server an operation uses: the first of its own, of its path's, or of the API's.
///
/// Its other servers can take the place of that one.
pub(super) fn of_operation(lowering: &mut Lowering<'_>, api: &mut Api, subject: &Subject<'_>) -> usize {
    let path_pointer = subject.pointer.rsplit_once('/').map_or("", |(path, _)| path);
    let (servers, pointer) = match (subject.operation.servers.as_slice(), subject.item.servers.as_slice()) {
        ([], []) => return 0,
        ([], servers) => (servers, path_pointer),
        (servers, _) => (servers, subject.pointer.as_str()),
    };
    let mut first = None;
    for (index, server) in servers.iter().enumerate() {
        let known = api.servers.iter().position(|known| known.url == server.url.trim());
        if known.is_some() {
            first = first.or(known);
            continue;
        }
        let lowered = lower(lowering, api, server, &format!("{pointer}/servers/{index}"));
        let own = *first.get_or_insert(api.servers.len());
        api.servers.push(Server { alternative: Some(own), ..lowered });
    }
    first.unwrap_or(0)
}

fn lower(lowering: &mut Lowering<'_>, api: &Api, server: &ServerObject, pointer: &str) -> Server {
    let extension = |key: &str| server.extensions.get(key).and_then(Value::as_str).map(str::to_owned);
    let url = server.url.trim().to_owned();
    if !url.contains("://") && !url.starts_with('{') {
        let place = lowering.place(&format!("{pointer}/url"));
        lowering.diagnostics.push(texts::relative_server(place, &url));
    }
    let wanted = extension("x-name").or_else(|| name_of(server.description.as_deref()));
    let wanted = wanted.unwrap_or_else(|| format!("server{}", api.servers.len() + 1));
    Server {
        name: unique(api, wanted),
        docs: documentation::title(server.description.as_deref().unwrap_or_default()),
        variables: lower_variables(lowering, server, &url, pointer),
        url,
        env: extension("x-env"),
        alternative: None,
    }
}

/// A short description is a name: `Production server` is `production_server`.
fn name_of(description: Option<&str>) -> Option<String> {
    let description = description?.trim().trim_end_matches('.');
    let is_short = description.len() <= LONGEST_NAME && description.is_ascii() && !description.contains(['/', '\n']);
    let is_word = description.starts_with(|first: char| first.is_ascii_alphabetic());
    (is_short && is_word).then(|| oblien_endpoint::snake_case(description))
}

fn unique(api: &Api, wanted: String) -> String {
    let is_free = |name: &String| api.servers.iter().all(|server| server.name != *name);
    let numbered = (2..).map(|number| format!("{wanted}_{number}"));
    std::iter::once(wanted.clone()).chain(numbered).find(is_free).unwrap_or(wanted)
}

/// The variables of a URL in its order; one that is not declared has to be set by the caller.
fn lower_variables(lowering: &mut Lowering<'_>, server: &ServerObject, url: &str, pointer: &str) -> Vec<ServerVariable> {
    let mut lowered: Vec<ServerVariable> = Vec::new();
    for name in variables(url) {
        if lowered.iter().any(|variable| variable.name == name) {
            continue;
        }
        let declared = server.variables.as_ref().and_then(|variables| variables.get(name));
        if declared.is_none() {
            let place = lowering.place(&format!("{pointer}/url"));
            lowering.diagnostics.push(texts::undeclared_server_variable(place, name));
        }
        lowered.push(ServerVariable {
            name: name.to_owned(),
            default: declared.map(|variable| variable.default.clone()),
            allowed: declared.map(|variable| variable.enumeration.clone()).unwrap_or_default(),
        });
    }
    lowered
}
