//! The same through the flow that grants typed tokens.

use oblien_generated::{Client, scope};

fn run(tenant: Client<scope::Namespace>) {
    let _ = tenant.tokens().for_namespace("other");
}

fn main() {}
