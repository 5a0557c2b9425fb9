//! A function over all scopes makes a call that not all of them allow.

use oblien_generated::Client;
use oblien_generated::scope::Scope;

fn run<S: Scope>(client: &Client<S>) {
    let _ = client.workspaces().list();
}

fn main() {}
