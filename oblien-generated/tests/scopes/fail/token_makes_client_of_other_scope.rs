//! A token for a namespace is taken for one of the account.

use oblien_generated::{Client, Token, scope};

fn run(oblien: Client<scope::Admin>, token: Token<scope::Namespace>) {
    let _: Client<scope::Admin> = oblien.with_token(&token);
}

fn main() {}
