//! A function over all scopes that allow what it calls.

use oblien_generated::Client;
use oblien_generated::workspaces::{AllowsGetWorkspace, AllowsStopWorkspace};

fn stop<S: AllowsGetWorkspace + AllowsStopWorkspace>(client: &Client<S>) {
    let _ = client.workspace("ws_abc").get().send();
    let _ = client.workspace("ws_abc").stop().send();
}

fn main() {
    let _ = stop::<oblien_generated::scope::Namespace>;
}
