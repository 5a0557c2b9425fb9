//! A client of a tenant creates a token, which only the account may do.

use oblien_generated::types::TokenScope;
use oblien_generated::{Client, scope};

fn run(tenant: Client<scope::Namespace>) {
    let _ = tenant.tokens().create(TokenScope::Namespace);
}

fn main() {}
