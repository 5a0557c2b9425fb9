//! The compiler's verdict on every client that was generated.
//! Part of the example `corpus`: all are members of one workspace, so that the runtime is compiled once.

use std::error::Error;
use std::fs;
use std::path::Path;
use std::process::Command;

use serde_json::Value;

use super::row::Row;

/// The name of a client among the members of the workspace.
pub(super) fn member(index: usize) -> String {
    format!("c{index:03}")
}

/// Checks all clients that were generated, and counts what the compiler says about each.
pub(super) fn check(workspace: &Path, rows: &mut [Row]) -> Result<(), Box<dyn Error>> {
    let members: Vec<usize> = (0..rows.len()).filter(|&index| rows[index].generates == "yes").collect();
    let names: Vec<String> = members.iter().map(|&index| format!("{:?}", member(index))).collect();
    let runtime = Path::new(env!("CARGO_MANIFEST_DIR")).join("../oblien-client");
    for &index in &members {
        let folder = workspace.join(member(index));
        let manifest = format!(
            "[package]\nname = {:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[dependencies]\noblien-client = {{ path = {runtime:?}, default-features = false }}\n",
            member(index)
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        fs::write(folder.join("src/lib.rs"), "mod client;\npub use client::*;\n")?;
    }
    fs::write(workspace.join("Cargo.toml"), format!("[workspace]\nresolver = \"3\"\nmembers = [{}]\n", names.join(", ")))?;
    fs::copy(Path::new(env!("CARGO_MANIFEST_DIR")).join("../Cargo.lock"), workspace.join("Cargo.lock"))?;
    let output = Command::new(env!("CARGO"))
        .args(["check", "--workspace", "--keep-going", "--offline", "--message-format=json"])
        .current_dir(workspace)
        .env("CARGO_TARGET_DIR", workspace.join("target"))
        .output()?;
    let text = String::from_utf8_lossy(&output.stdout);
    let messages: Vec<Value> = text.lines().filter_map(|line| serde_json::from_str(line).ok()).collect();
    if messages.is_empty() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned().into());
    }
    for index in members {
        rows[index].compiles = verdict(&messages, &member(index));
    }
    Ok(())
}

fn verdict(messages: &[Value], member: &str) -> String {
    let of_member = || messages.iter().filter(|message| message["target"]["name"] == member);
    let count = |level: &str| of_member().filter(|message| message["message"]["level"] == level).count();
    let first =
        || of_member().find_map(|message| message["message"]["message"].as_str()).unwrap_or_default().replace(['\t', '\n'], " ");
    match (count("error"), count("warning")) {
        (0, 0) if of_member().any(|message| message["reason"] == "compiler-artifact") => "yes".to_owned(),
        (0, 0) => "no: the compiler gave up".to_owned(),
        (0, warnings) => format!("{warnings} warnings: {}", first()),
        (errors, _) => format!("{errors} errors: {}", first()),
    }
}
