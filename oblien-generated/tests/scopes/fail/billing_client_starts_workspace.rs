//! A client for bills starts a workspace through its handle.

use oblien_generated::{Client, scope};

fn run(bills: Client<scope::Billing>) {
    let _ = bills.workspace("ws_abc").start();
}

fn main() {}
