//! A scope that is only known at run time allows every call; the service decides.

use oblien_generated::{Client, scope};

fn run(client: &Client) {
    let _ = client.tokens().for_namespace("tenant");
    let _ = client.workspaces().create().send();
}

fn from_known(client: Client<scope::Billing>) {
    run(&client.into_any());
}

fn main() {
    let _ = from_known;
}
