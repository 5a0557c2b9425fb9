//! Unpacks an archive in a workspace, with a bar that shows how much of it was sent.
//!
//! Needs `OBLIEN_CLIENT_ID` and `OBLIEN_CLIENT_SECRET`, the id of a workspace that runs, a `.tar.gz`, and the directory to
//! unpack it in.
//!
//! ```text
//! cargo run -p oblien-generated --example upload_progress -- ws_abc site.tar.gz /app
//! ```

use std::error::Error;
use std::io::Write;

use oblien_client::{Body, Progress};
use oblien_generated::{Client, scope};

/// How many characters the bar has.
const WIDTH: usize = 40;

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let [id, archive, directory] = arguments.as_slice() else {
        return Err("say which workspace, which archive, and the directory to unpack it in".into());
    };
    let oblien: Client<scope::Admin> = Client::from_env()?;
    let runtime = oblien.workspace(id.as_str()).runtime().await?;

    // Any body can tell how far it has come, those that are received too.
    let body = Body::from(std::fs::read(archive)?).with_progress(show);
    let unpacked = runtime.transfer().upload(body).dest(directory).send().await?;
    println!("\n{} files in {}", unpacked.files_extracted, unpacked.dest);
    Ok(())
}

/// Draws the bar over the one before it.
fn show(progress: Progress) {
    let total = progress.total.unwrap_or(progress.bytes).max(1);
    let filled = (progress.bytes as f64 / total as f64 * WIDTH as f64) as usize;
    print!("\r[{:WIDTH$}] {} of {total} bytes", "#".repeat(filled), progress.bytes);
    // A bar that cannot be drawn is no reason to stop.
    let _ = std::io::stdout().flush();
}
