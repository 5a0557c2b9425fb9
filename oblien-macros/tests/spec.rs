//! What a crate with `oblien_api!` gets from cargo and the compiler, and that it is compiled anew when a description changes.
//! A crate is written below cargo's folder for tests and checked. `UPDATE=1` writes the texts anew, with the compiler in use.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const API: &str = r#"openapi: 3.1.0
info: {title: Weather, version: "1"}
servers: [{url: https://weather.example}]
paths:
  /cities/{city}:
    $ref: city.yaml
"#;

const CITY: &str = r#"get:
  operationId: getCity
  tags: [cities]
  parameters: [{name: city, in: path, required: true, schema: {type: string}}]
  responses: {"200": {description: ok, content: {application/json: {schema: {type: number}}}}}
"#;

const PROGRAM: &str = r#"pub mod weather {
    oblien_macros::oblien_api!("spec/api.yaml");
}

pub async fn run(client: &weather::Client) -> Result<f64, oblien_client::Error> {
    client.cities().get("Oslo").send().await
}
"#;

const SETTINGS: &str = "description: spec/api.yaml\nstrict: true\n";

const OVERLAY: &str = r#"overlay: 1.1.0
info: {title: Names, version: "1"}
actions:
  - target: $.paths.*
    update: {get: {operationId: getWeather}}
"#;

/// A crate of one file, beside a description of two.
struct Scratch {
    folder: PathBuf,
}

impl Scratch {
    fn new(name: &str) -> Self {
        let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap();
        fs::create_dir_all(folder.join("src")).unwrap();
        fs::create_dir_all(folder.join("spec")).unwrap();
        let scratch = Self { folder };
        let manifest = format!(
            "[package]\nname = {name:?}\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[workspace]\n\n[dependencies]\n\
             oblien-client = {{ path = {client:?}, default-features = false }}\n\
             oblien-macros = {{ path = {macros:?}, features = [\"overlay\"] }}\n",
            client = root.join("oblien-client"),
            macros = root.join("oblien-macros"),
        );
        scratch.write("Cargo.toml", &manifest);
        scratch.write("Cargo.lock", &fs::read_to_string(root.join("Cargo.lock")).unwrap());
        scratch.write("spec/api.yaml", API);
        scratch.write("spec/city.yaml", CITY);
        scratch.write("src/lib.rs", PROGRAM);
        scratch
    }

    fn write(&self, name: &str, text: &str) {
        fs::write(self.folder.join(name), text).unwrap();
    }

    /// What the compiler says of the crate, and whether it was content.
    fn check(&self) -> (bool, String) {
        let target = Path::new(env!("CARGO_TARGET_TMPDIR")).parent().unwrap();
        let output = Command::new(env!("CARGO"))
            .args(["check", "--offline", "--quiet", "--color=never"])
            .current_dir(&self.folder)
            .env("CARGO_TARGET_DIR", target)
            .env_remove("RUSTFLAGS")
            .output()
            .unwrap();
        (output.status.success(), String::from_utf8_lossy(&output.stderr).replace(&self.folder.display().to_string(), "$CRATE"))
    }

    #[track_caller]
    fn assert_accepted(&self) {
        let (is_content, said) = self.check();
        assert!(is_content, "{said}");
        assert_eq!(said, "");
    }

    /// Compares what the compiler says with the file of this name.
    #[track_caller]
    fn assert_said(&self, is_accepted: bool, name: &str) {
        let (is_content, said) = self.check();
        assert_eq!(is_content, is_accepted, "{said}");
        let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/spec").join(name).with_extension("stderr");
        if std::env::var_os("UPDATE").is_some() {
            fs::write(&file, &said).unwrap();
        }
        assert_eq!(said, fs::read_to_string(&file).unwrap_or_default(), "{name}");
    }
}

/// One test, as all of it happens in one folder.
#[test]
fn a_description_is_generated_anew_when_it_changes_and_explained_when_it_is_wrong() {
    let scratch = Scratch::new("spec-macro");
    scratch.assert_accepted();

    // The file that the description refers to has changed: the old name is gone, and only that.
    scratch.write("spec/city.yaml", &CITY.replace("getCity", "getWeather"));
    let (is_content, said) = scratch.check();
    assert!(!is_content && said.contains("no method named `get` found for struct `Cities`"), "{said}");
    scratch.write("src/lib.rs", &PROGRAM.replace("get(", "get_weather("));
    scratch.assert_accepted();
    scratch.write("spec/city.yaml", CITY);
    scratch.write("src/lib.rs", PROGRAM);
    scratch.assert_accepted();

    scratch.write("spec/city.yaml", &CITY.replace("type: number", "$ref: \"#/nowhere\""));
    scratch.assert_said(false, "broken_description");
    scratch.write("spec/city.yaml", CITY);

    scratch.write("spec/api.yaml", &API.replace("city.yaml", "town.yaml"));
    scratch.assert_said(false, "reference_missing");

    scratch.write("spec/api.yaml", &API.replace("servers", "x-servers"));
    scratch.assert_said(true, "warning");
    scratch.write("src/lib.rs", &format!("#[allow(deprecated)]\n{PROGRAM}"));
    scratch.assert_accepted();

    scratch.write("src/lib.rs", &PROGRAM.replace("spec/api", "api"));
    scratch.assert_said(false, "file_missing");
}

#[test]
fn strict_makes_errors_of_what_is_broken() {
    let scratch = Scratch::new("spec-macro-strict");
    let broken = CITY.replace("{\"200\":", "{twice: {description: never}, \"200\":");
    scratch.write("spec/city.yaml", &broken);
    scratch.assert_said(true, "broken_piece");
    scratch.write("src/lib.rs", &PROGRAM.replace("\"spec/api.yaml\"", "\"spec/api.yaml\", strict"));
    scratch.assert_said(false, "broken_piece_strict");
    scratch.write("spec/city.yaml", CITY);
    scratch.assert_accepted();
}

#[test]
fn settings_and_overlays_are_read_and_watched() {
    let scratch = Scratch::new("spec-macro-settings");
    let program = |words: &str, method: &str| {
        PROGRAM.replace("\"spec/api.yaml\"", words).replace("cities().get(", &format!("cities().{method}("))
    };
    let city = API.replace("\n    $ref: city.yaml", &format!("\n    {}", CITY.replace('\n', "\n    ")));
    scratch.write("spec/api.yaml", &city);
    scratch.write("codegen.yaml", SETTINGS);
    scratch.write("names.yaml", OVERLAY);
    let words = "settings = \"codegen.yaml\", overlays(\"names.yaml\")";
    scratch.write("src/lib.rs", &program(words, "get_weather"));
    scratch.assert_accepted();

    // An overlay has changed, then the settings.
    scratch.write("names.yaml", &OVERLAY.replace("getWeather", "getSky"));
    let (is_content, said) = scratch.check();
    assert!(!is_content && said.contains("no method named `get_weather` found for struct `Cities`"), "{said}");
    scratch.write("src/lib.rs", &program(words, "get_sky"));
    scratch.assert_accepted();
    scratch.write("codegen.yaml", &SETTINGS.replace("strict", "stric"));
    scratch.assert_said(false, "settings_mistaken");
    scratch.write("codegen.yaml", SETTINGS);

    scratch.write("names.yaml", &OVERLAY.replace("update", "updat"));
    scratch.assert_said(false, "overlay_mistaken");
    scratch.write("names.yaml", OVERLAY);
    scratch.write("src/lib.rs", &program("settings = \"codegen.yaml\", overlays(\"name.yaml\")", "get_weather"));
    scratch.assert_said(false, "overlay_missing");
}
