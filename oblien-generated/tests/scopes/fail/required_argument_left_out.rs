//! A request is started without what it cannot be made without.

use oblien_generated::{Client, scope};

fn run(oblien: Client<scope::Admin>) {
    let _ = oblien.workspaces().public_access().expose("ws_abc");
}

fn main() {}
