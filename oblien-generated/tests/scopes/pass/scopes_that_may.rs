//! What every scope may do compiles.

use oblien_generated::types::{TokenScope, WorkspaceMode};
use oblien_generated::{Client, scope};

fn admin(oblien: &Client<scope::Admin>) {
    let _ = oblien.tokens().create(TokenScope::Namespace).namespace("tenant").ttl(60).send();
    let _ = oblien.workspaces().create().image("oblien/node:24").mode(WorkspaceMode::Temporary).cpus(0.5).send();
    let _ = oblien.workspaces().create().mode("a word from the future").ttl("1h").send();
}

fn tenant(tenant: &Client<scope::Namespace>) {
    let _ = tenant.workspaces().list().limit(20).send();
    let _ = tenant.workspace("ws_abc").workloads().create(["node", "app.js"]).send();
}

fn workspace(own: &Client<scope::Workspace>) {
    let _ = own.workspace("ws_abc").metrics().stats().send();
    let _ = own.workspaces().metrics().stats("ws_abc").send();
}

fn main() {
    let _ = (admin, tenant, workspace);
}
