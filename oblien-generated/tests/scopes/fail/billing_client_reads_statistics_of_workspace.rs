//! A client for bills reaches for a resource below the handle.

use oblien_generated::{Client, scope};

fn run(bills: Client<scope::Billing>) {
    let _ = bills.workspace("ws_abc").metrics().stats_stream();
}

fn main() {}
