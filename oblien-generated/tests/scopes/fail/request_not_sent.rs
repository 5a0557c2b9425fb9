//! A request is built and forgotten.
#![deny(unused_must_use)]

use oblien_generated::{Client, scope};

fn run(oblien: Client<scope::Admin>) {
    oblien.workspaces().create().image("oblien/node:24");
}

fn main() {}
