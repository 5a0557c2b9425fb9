//! The texts of the files of a new crate that are not generated again.
//! Part of making a new crate; they belong to its owner as soon as they are written.

use std::path::Path;

use serde_json::{Map, Value};

use super::{Dependency, Facts};
use crate::settings::TypeSettings;
use crate::surface::OperationSurface;

pub(super) fn manifest(facts: &Facts) -> String {
    let others: String = facts.dependencies.iter().map(|line| format!("{line}\n")).collect();
    format!(
        "[package]\n\
         name = {}\n\
         version = \"0.1.0\"\n\
         edition = \"2024\"\n\
         description = {}\n\
         {}\n\
         [dependencies]\n\
         oblien-client = {}\n\
         {others}\n\
         [dev-dependencies]\n\
         tokio = {{ version = \"1\", features = [\"macros\", \"rt-multi-thread\"] }} # the runtime of the example\n",
        quoted(&facts.package),
        quoted(&format!("A client of {}", facts.subject)),
        features(facts),
        client(facts),
    )
}

/// A text as TOML and YAML have it: both take what JSON has.
fn quoted(text: &str) -> String {
    Value::from(text).to_string()
}

/// Where the runtime comes from, and what of it is needed.
fn client(facts: &Facts) -> String {
    let source = match &facts.client {
        Dependency::Version(version) => format!("version = {}", quoted(version)),
        Dependency::Path(path) => format!("path = {}", quoted(&path.display().to_string())),
    };
    match facts.client_features.as_slice() {
        [] => format!("{{ {source} }}"),
        features => format!("{{ {source}, features = {features:?} }}"),
    }
}

fn features(facts: &Facts) -> String {
    let Some(names) = &facts.features else { return String::new() };
    let all: Vec<_> = names.iter().map(|name| format!("{name:?}")).collect();
    let lines: String = names.iter().map(|name| format!("{name} = []\n")).collect();
    format!("\n[features]\ndefault = [{}]\n# What is not named is not compiled.\n{lines}", all.join(", "))
}

pub(super) fn library(facts: &Facts) -> String {
    format!(
        "//! A client of {}.\n\
         //!\n\
         //! It is generated: change the description and generate again, as README.md says, not the files in `generated`.\n\
         \n\
         #[rustfmt::skip]\n\
         mod generated;\n\
         \n\
         pub use generated::*;\n",
        facts.subject
    )
}

pub(super) fn readme(facts: &Facts) -> String {
    format!(
        "# {}\n\
         \n\
         A Rust client of {}: {} operations, {} types.\n\
         \n\
         ```sh\n\
         cargo run --example first_call\n\
         ```\n\
         \n\
         The client in `src/generated` is made from `{}`, as `oblien-codegen.yaml` says. After a change of either:\n\
         \n\
         ```sh\n\
         oblien-codegen generate\n\
         ```\n\
         {}",
        facts.package,
        facts.subject,
        facts.inspection.surface.operations.len(),
        facts.inspection.surface.types.len(),
        shown(&facts.description).display(),
        credentials(facts),
    )
}

/// A path that others have, too; of one that starts at the root of this machine, the name of the file.
fn shown(path: &Path) -> &Path {
    if path.is_absolute() { path.file_name().map_or(path, Path::new) } else { path }
}

/// What the generator is told when it is called again; paths start at the crate.
pub(super) fn settings(facts: &Facts) -> String {
    let quoted = |path: &std::path::PathBuf| quoted(&path.display().to_string());
    let mut text = "# What `oblien-codegen generate` makes of this crate.\n".to_owned();
    text += &format!("description: {}\nout: src/generated\n", quoted(&facts.description));
    if !facts.overlays.is_empty() {
        text += &format!("overlays: [{}]\n", facts.overlays.iter().map(quoted).collect::<Vec<_>>().join(", "));
    }
    text += if facts.features.is_some() { "features: true\n" } else { "" };
    text += if facts.strict { "strict: true\n" } else { "" };
    if facts.types != TypeSettings::default() {
        text += &types(&facts.types);
    }
    text
}

/// The settings of types that are not the usual ones, each on a line of its own.
fn types(types: &TypeSettings) -> String {
    let members = |types: &TypeSettings| match serde_json::to_value(types) {
        Ok(Value::Object(members)) => members,
        _ => Map::new(),
    };
    let usual = members(&TypeSettings::default());
    let mut text = "types:\n".to_owned();
    for (key, value) in members(types).iter().filter(|(key, value)| usual.get(*key) != Some(value)) {
        match value {
            Value::Object(named) => {
                text += &format!("  {key}:\n");
                named.iter().for_each(|(name, value)| text += &format!("    {}: {value}\n", quoted(name)));
            }
            value => text += &format!("  {key}: {value}\n"),
        }
    }
    text
}

/// What the environment has to hold for the example, as far as the description says.
fn credentials(facts: &Facts) -> String {
    if facts.inspection.surface.credentials.is_empty() {
        return String::new();
    }
    let list: String = facts
        .inspection
        .surface
        .credentials
        .iter()
        .map(|(name, schemes)| format!("- `credentials::{name}`: {}\n", schemes.join(" and ")))
        .collect();
    format!("\nCredentials, each made by a function of the module `credentials`:\n\n{list}")
}

/// A program that makes a client, and calls the first operation that needs no arguments if there is one.
pub(super) fn example(facts: &Facts) -> String {
    let library = facts.package.replace('-', "_");
    let surface = &facts.inspection.surface;
    let scoped = if surface.scopes.is_empty() { "" } else { "::<oblien_client::Any>" };
    let has_url = surface.servers.first().is_some_and(|(_, url)| url.starts_with("http"));
    let url =
        if has_url { "" } else { "\n        .base_url(std::env::args().nth(1).unwrap_or(\"http://127.0.0.1:8080\".to_owned()))" };
    let credentials = match surface.credentials.first() {
        Some((name, schemes)) => {
            let secrets = vec!["\"…\""; schemes.len()].join(", ");
            format!("\n        .credentials({library}::credentials::{name}({secrets}))")
        }
        None => String::new(),
    };
    let (before, call) = match surface.operations.iter().find(|operation| is_simple(operation)) {
        Some(operation) => ("", format!("    let reply = {}.send().await?;\n    println!(\"{{reply:?}}\");\n", path(operation))),
        None => ("_", String::new()),
    };
    format!(
        "//! Makes a client and calls the service: `cargo run --example first_call`.\n\
         \n\
         #[tokio::main]\n\
         async fn main() -> Result<(), oblien_client::Error> {{\n    \
             let {before}client = {library}::Client{scoped}::builder(){url}{credentials}\n        \
                 .build()?;\n\
         {call}    \
             Ok(())\n\
         }}\n"
    )
}

/// Whether a call needs nothing that only its caller knows, and gives something to look at.
fn is_simple(operation: &OperationSurface) -> bool {
    let is_value = !["Events", "Records", "()"].iter().any(|word| operation.reply.starts_with(word));
    operation.line.starts_with("GET ")
        && !operation.deprecated
        && is_value
        && operation.arguments.iter().all(|argument| !argument.required)
}

/// `client.pets().list()`.
fn path(operation: &OperationSurface) -> String {
    let calls = operation.accessor.split('.').map(|part| format!(".{}()", oblien_endpoint::field_ident(part)));
    format!("client{}", calls.collect::<String>())
}
