//! Sends an archive (.tar.gz) into a folder of a workspace, with a bar that shows how far it is.
//!
//! `… cargo run -p oblien-generated --example upload_progress -- WORKSPACE ARCHIVE FOLDER`

use std::fmt::Write as _;

use oblien_generated::oblien_client::Body;
use oblien_generated::{Client, Error, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [workspace, archive, folder] = arguments.as_slice() else {
        return Err(Error::invalid_argument("name a workspace, an archive and a folder"));
    };
    let bytes = std::fs::read(archive).map_err(|error| Error::invalid_argument(format!("{archive}: {error}")))?;
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let runtime = oblien.workspace(workspace).runtime().await?;
    // Counted is what the connection took, and it takes no more than it can send.
    let body = Body::from(bytes).with_progress(|progress| eprint!("\r{}", bar(progress.bytes, progress.total)));
    let unpacked = runtime.transfer().upload(body).dest(folder).send().await?;
    eprintln!();
    println!("{unpacked:?}");
    Ok(())
}

/// `[########            ]  40 %`
fn bar(bytes: u64, total: Option<u64>) -> String {
    let Some(total) = total.filter(|total| *total > 0) else { return format!("{bytes} bytes") };
    let filled = usize::try_from(bytes * 20 / total).unwrap_or(20).min(20);
    let mut text = format!("[{:<20}]", "#".repeat(filled));
    let _ = write!(text, " {:>3} %", bytes * 100 / total);
    text
}
