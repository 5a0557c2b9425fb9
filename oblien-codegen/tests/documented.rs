//! The overlays and settings that the README and the crate's front page show do what is said of them.
//! They are taken out of the texts, so that what a reader copies has been run.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![cfg(feature = "overlay")]

use std::fs;
use std::path::{Path, PathBuf};

use oblien_codegen::{Builder, Colour, Settings};

const DESCRIPTION: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.example' }]
paths:
  /pets:
    get:
      operationId: get_pets
      tags: [pets]
      parameters: [{ name: debug, in: query, schema: { type: boolean } }]
      responses: { '204': { description: None. } }
  /orders: { get: { operationId: listOrders, tags: [orders], responses: { '204': { description: None. } } } }
";

/// The YAML of a text, without the marks of documentation.
fn yaml(text: &str) -> Vec<String> {
    let lines: Vec<&str> =
        text.lines().map(|line| line.strip_prefix("//!").map_or(line, |line| line.strip_prefix(' ').unwrap_or(line))).collect();
    let text = lines.join("\n");
    text.split("```yaml\n").skip(1).map(|block| block.split("```").next().unwrap().to_owned()).collect()
}

/// Writes what a text shows, each under the name that the text gives it.
fn shown(name: &str, text: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("documented").join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    for description in ["api.yaml", "pets.yaml", "orders.yaml"] {
        fs::write(folder.join(description), DESCRIPTION).unwrap();
    }
    for block in yaml(text) {
        let file = match block.as_str() {
            block if block.starts_with("overlay:") => "fixes.yaml",
            block if block.contains("clients:") => "several.yaml",
            _ => "oblien-codegen.yaml",
        };
        fs::write(folder.join(file), block).unwrap();
    }
    folder
}

#[test]
fn overlays_and_settings_of_the_texts_are_as_they_say() {
    for (name, text) in [("readme", include_str!("../../README.md")), ("front-page", include_str!("../src/lib.rs"))] {
        let folder = shown(name, text);
        let builder = Builder::settings(folder.join("oblien-codegen.yaml"));
        assert_eq!(builder.written_below(), Some(folder.join("src/api").as_path()), "{name}");
        let generated = builder.generate().unwrap_or_else(|failure| panic!("{name}: {}", failure.report()));
        assert_eq!(generated.warnings, "", "{name}");
        assert_eq!(generated.output.summary.operations, 1, "{name}");
        let client = &generated.output.files["pets.rs"];
        assert!(client.contains("pub struct ListPets") && !client.contains("debug"), "{name}: {client}");
        for file in ["oblien-codegen.yaml", "api.yaml", "fixes.yaml"] {
            assert!(generated.output.sources.contains(&folder.join(file)), "{name}: cargo does not watch `{file}`");
        }
    }
}

#[test]
fn several_clients_of_the_front_page_are_two() {
    let folder = shown("several", include_str!("../src/lib.rs"));
    let settings = Settings::read(folder.join("several.yaml"), Colour::Never).unwrap();
    assert_eq!(settings.clients().map(|(name, _)| name).collect::<Vec<_>>(), ["pets", "orders"]);
    for (name, builder) in settings.clients() {
        assert!(builder.generate().is_ok(), "{name}");
    }
}
