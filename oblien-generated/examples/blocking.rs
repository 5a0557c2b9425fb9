//! A script without a runtime: `.wait()` in place of `.await`, and iterators in place of streams.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, and the id of a workspace that runs.
//!
//! ```text
//! cargo run -p oblien-generated --example blocking --features blocking -- ws_abc
//! ```

use std::error::Error;

use oblien_client::blocking::{Blocking, BlockingStream};
use oblien_generated::{Client, scope};

fn main() -> Result<(), Box<dyn Error>> {
    let id = std::env::args().nth(1).ok_or("say which workspace")?;
    let oblien: Client<scope::Admin> = Client::from_env()?;
    let workspace = oblien.workspace(id);

    // Calls and flows alike.
    let runtime = workspace.runtime().wait()?;
    runtime.files().write("/tmp/script.txt", "written by a script\n").create_dirs(true).send().wait()?;
    let task = runtime.exec().run(["cat", "/tmp/script.txt"]).send().wait()?;
    print!("{}", task.stdout.unwrap_or_default());

    // A stream is waited for, and then each of its items.
    for sample in workspace.metrics().stats_stream().send().wait()?.into_iter_blocking().take(3) {
        println!("{:?} percent of a CPU", sample?.cpu_usage);
    }
    Ok(())
}
