//! What programs that try a generated client against a mock server have in common: they read calls from a file, make them, and
//! say of each what was sent and what came of it. Written by the example `mock`; knows no OpenAPI.
//!
//! A call is a line of JSON: `operation`, `seed`, `credential` (the schemes, with commas between them), `status` (the one that is
//! asked for), and `arguments` by the names of the client. What is said of it is a line of JSON too, see [`report`].

mod recorder;
mod reply;
pub mod report;
mod values;

use std::pin::Pin;
use std::sync::Arc;

pub use oblien_client;
use oblien_client::transport::Network;
use oblien_client::{Credentials, Error};
pub use recorder::Recorder;
pub use reply::Reply;
use serde_json::Value;
pub use values::{Fault, Values};

/// A call under way.
pub type Calling<'a> = Pin<Box<dyn Future<Output = Result<Reply, Fault>> + 'a>>;

/// Makes all calls of a file with clients of `connect`, and writes a line about each into another file.
///
/// The program's arguments are the address of the server, the file of calls and the file of results.
///
/// # Errors
/// If a file cannot be read or written, or a client cannot be built.
pub fn play<C>(
    connect: impl Fn(&str, &str, Recorder) -> Result<C, Error>,
    call: impl for<'a> Fn(&'a C, &'a str, &'a Values) -> Calling<'a>,
) -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, address, calls, results] = arguments.as_slice() else { return Err("name an address and two files".into()) };
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build()?;
    let network = Arc::new(Network::new()?);
    let mut lines = String::new();
    for line in std::fs::read_to_string(calls)?.lines() {
        let planned: Value = serde_json::from_str(line)?;
        let recorder = Recorder::new(&network, planned["status"].as_u64());
        let credential = planned["credential"].as_str().unwrap_or_default();
        let client = connect(address, credential, recorder.clone())?;
        let values = Values::new(planned["arguments"].clone());
        let operation = planned["operation"].as_str().unwrap_or_default();
        let outcome = runtime.block_on(call(&client, operation, &values));
        lines += &report::line(&planned, outcome, &recorder);
    }
    Ok(std::fs::write(results, lines)?)
}

/// Makes up secrets of schemes, whose names have commas between them.
#[must_use]
pub fn credentials(schemes: &str) -> Credentials {
    // The schemes of a program are few, and live as long as it.
    let names = schemes.split(',').filter(|name| !name.is_empty()).map(|name| &*name.to_owned().leak());
    names.fold(Credentials::none(), |credentials, name| credentials.and(name, SECRET))
}

/// A secret that fits every kind of scheme.
const SECRET: &str = "user:password";
