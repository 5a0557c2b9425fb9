//! The same calls without a runtime, for scripts: `.wait()` in place of `.await`.
//!
//! `… cargo run -p oblien-generated --features blocking --example blocking`

use oblien_generated::oblien_client::blocking::Blocking as _;
use oblien_generated::{Client, Error, scope};

fn main() -> Result<(), Error> {
    let oblien: Client<scope::Admin> = Client::from_env()?;
    let list = oblien.workspaces().list().limit(20).send().wait()?;
    for workspace in &list.workspaces {
        println!("{}  {}", workspace.id, workspace.image);
    }
    println!("{} in all", list.total);
    Ok(())
}
