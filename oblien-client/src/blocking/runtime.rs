//! The runtime of those who wait: one thread that drives timers, sockets and connections.
//!
//! Started when it is first needed, and kept as long as the program, as the connections in it are.

use std::sync::OnceLock;

use tokio::runtime::{Builder, Handle};

use crate::error::Error;

static RUNTIME: OnceLock<Result<Handle, Error>> = OnceLock::new();

/// Returns the runtime, unless the caller is in one already.
pub(super) fn handle() -> Result<&'static Handle, Error> {
    if Handle::try_current().is_ok() {
        let message = "waiting within an asynchronous runtime would hold it up: await instead, or wait on a thread of its own";
        return Err(Error::request(message));
    }
    RUNTIME.get_or_init(start).as_ref().map_err(Clone::clone)
}

fn start() -> Result<Handle, Error> {
    let unable = |error| Error::request("the runtime that waits cannot be started").with_source(error);
    let runtime = Builder::new_current_thread().enable_all().build().map_err(unable)?;
    let handle = runtime.handle().clone();
    let drive = move || runtime.block_on(std::future::pending::<()>());
    std::thread::Builder::new().name("oblien-client".to_owned()).spawn(drive).map_err(unable)?;
    Ok(handle)
}
