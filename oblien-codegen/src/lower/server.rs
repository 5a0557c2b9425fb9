//! Servers: the base URLs of an API and of single operations.
//! Part of the lowering.

use openapiv3::Server as ServerObject;
use serde_json::Value;

use crate::ir::{Api, Server};
use crate::lower::context::Lowering;
use crate::lower::texts;

/// Lowers the servers of the document; without any, callers must name one.
pub(super) fn lower_root(lowering: &mut Lowering<'_>, api: &mut Api) {
    let servers = &lowering.description.openapi.servers;
    api.servers = servers.iter().enumerate().map(|(index, server)| lower(server, &format!("server{}", index + 1))).collect();
    if api.servers.is_empty() {
        let place = lowering.place("/info");
        lowering.diagnostics.push(texts::no_server(place));
        api.servers.push(Server { name: "default".to_owned(), url: String::new(), env: None });
    }
}

/// Returns the index of the server an operation uses: its own first one, its path's, or the API's first one.
pub(super) fn of_operation(api: &mut Api, own: &[ServerObject], path_item: &[ServerObject]) -> usize {
    let Some(server) = own.first().or(path_item.first()) else { return 0 };
    let server = lower(server, &format!("server{}", api.servers.len() + 1));
    match api.servers.iter().position(|known| known.url == server.url) {
        Some(index) => index,
        None => {
            api.servers.push(server);
            api.servers.len() - 1
        }
    }
}

fn lower(server: &ServerObject, fallback: &str) -> Server {
    let extension = |key: &str| server.extensions.get(key).and_then(Value::as_str).map(str::to_owned);
    Server {
        name: extension("x-name").unwrap_or_else(|| fallback.to_owned()),
        url: with_defaults(server),
        env: extension("x-env"),
    }
}

/// The URL with the default of every variable put in.
fn with_defaults(server: &ServerObject) -> String {
    let mut url = server.url.clone();
    for (name, variable) in server.variables.iter().flatten() {
        url = url.replace(&format!("{{{name}}}"), &variable.default);
    }
    url
}
