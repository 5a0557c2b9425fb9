//! The data plane of the fake: who gets in, and what each part of it does.
//!
//! Plain HTTP and plain WebSockets, as in the other tests of the fake.

mod access;
mod archives;
mod commands;
mod files;
mod search;
mod sockets;

use oblien_tests::FakeOblien;

use super::caller::Caller;

/// A fake with one workspace, and the token that opens its runtime.
async fn fake() -> (FakeOblien, String, String) {
    let fake = FakeOblien::start().await.unwrap();
    let id = fake.add_workspace(None);
    let token = fake.runtime_token(&id).unwrap();
    (fake, id, token)
}

/// Whoever has the token.
fn inside<'a>(fake: &'a FakeOblien, token: &str) -> Caller<'a> {
    Caller::with_token(fake, token)
}
