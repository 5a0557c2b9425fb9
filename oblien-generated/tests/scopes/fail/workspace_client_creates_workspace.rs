//! A client of one workspace creates another one.

use oblien_generated::{Client, scope};

fn run(own: Client<scope::Workspace>) {
    let _ = own.workspaces().create().image("oblien/node:24");
}

fn main() {}
