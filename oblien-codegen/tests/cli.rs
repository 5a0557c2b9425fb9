//! The command line as its users run it: words in, files, texts and exit codes out.
//! Each test has a folder of its own below the build's temporary folder.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that cannot go on has failed")]
#![cfg(feature = "overlay")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

const PETS: &str = "\
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.example' }]
paths:
  /pets:
    get: { operationId: listPets, tags: [pets], responses: { '204': { description: None. } } }
  /cats:
    get: { operationId: listCats, tags: [cats], sumary: Cats, responses: { '204': { description: None. } } }
";

const OVERLAY: &str = "\
overlay: 1.1.0
info: { title: Names, version: '1' }
actions:
  - target: $.paths['/pets'].get
    update: { operationId: allPets }
";

/// What a run printed, and its exit code.
#[derive(Debug)]
struct Run {
    code: Option<i32>,
    out: String,
    err: String,
}

/// A folder with these files and nothing else.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("cli").join(name);
    let _ = fs::remove_dir_all(&folder);
    for (name, text) in files {
        let path = folder.join(name);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    folder
}

/// Runs the command line in a folder, with words that have no blanks in them.
fn run(folder: &Path, words: &str) -> Run {
    let mut command = Command::new(env!("CARGO_BIN_EXE_oblien-codegen"));
    let output = command.args(words.split(' ').filter(|word| !word.is_empty())).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    Run { code: output.status.code(), out: text(output.stdout), err: text(output.stderr) }
}

fn text(folder: &Path, name: &str) -> String {
    fs::read_to_string(folder.join(name)).unwrap_or_default()
}

#[test]
fn overlays_are_applied_by_every_command() {
    let files = [
        ("pets.yaml", PETS),
        ("names.yaml", OVERLAY),
        ("new.yaml", &PETS.replace("listCats", "findCats").replace("listPets", "findPets")),
    ];
    let folder = folder("overlays", &files);
    let generated = run(&folder, "generate pets.yaml --overlay names.yaml --out client");
    assert_eq!(generated.code, Some(0), "{generated:?}");
    assert!(text(&folder, "client/pets.rs").contains("pub struct AllPets"));
    let inspected = run(&folder, "inspect pets.yaml --overlay names.yaml");
    assert!(inspected.out.contains("GET /pets") && inspected.out.contains(".all("), "{inspected:?}");
    let declared = run(&folder, "declare pets.yaml allPets --overlay names.yaml");
    assert!(declared.out.contains("fn all_pets"), "{declared:?}");
    let changed = run(&folder, "diff pets.yaml new.yaml --overlay names.yaml");
    assert_eq!(changed.code, Some(1), "{changed:?}");
    assert!(changed.out.contains("/cats") && !changed.out.contains("/pets"), "{changed:?}");
    assert!(run(&folder, "diff pets.yaml new.yaml").out.contains("/pets"));
    let created = run(&folder, "new pets.yaml pets-client --overlay names.yaml");
    assert_eq!(created.code, Some(0), "{created:?}");
    assert!(text(&folder, "pets-client/src/generated/pets.rs").contains("pub struct AllPets"));
}

#[test]
fn a_strict_run_writes_nothing_that_has_warnings() {
    let folder = folder("strict", &[("pets.yaml", PETS)]);
    let strict = run(&folder, "generate pets.yaml --out client --strict");
    assert_eq!(strict.code, Some(1), "{strict:?}");
    assert!(strict.err.contains("error[E0208]: there is no member `sumary` here; it is ignored"), "{strict:?}");
    assert!(strict.err.ends_with("error: the description has 1 error, warnings counted as such\n"), "{strict:?}");
    assert!(!folder.join("client").exists());
    for words in ["inspect pets.yaml --strict", "declare pets.yaml listPets --strict", "diff pets.yaml pets.yaml --strict"] {
        assert_eq!(run(&folder, words).code, Some(1), "{words}");
    }
    let lenient = run(&folder, "generate pets.yaml --out client");
    assert_eq!(lenient.code, Some(0), "{lenient:?}");
    assert!(lenient.err.contains("warning[E0208]"), "{lenient:?}");
}

#[test]
fn settings_are_found_beside_the_caller_and_give_way_to_words() {
    let settings = "description: pets.yaml\nout: client\noverlays: [names.yaml]\nonly: { tags: [pets] }\n";
    let folder = folder("settings", &[("pets.yaml", PETS), ("names.yaml", OVERLAY), ("oblien-codegen.yaml", settings)]);
    let found = run(&folder, "generate");
    assert_eq!(found.code, Some(0), "{found:?}");
    assert!(found.out.starts_with("OpenAPI 3.1, 1 operations"), "{found:?}");
    assert!(text(&folder, "client/pets.rs").contains("pub struct AllPets"));
    let told = run(&folder, "generate --settings oblien-codegen.yaml --out other --tag cats");
    assert_eq!(told.code, Some(0), "{told:?}");
    assert!(folder.join("other/cats.rs").exists() && !folder.join("other/pets.rs").exists());
    let same = run(&folder, "generate --check");
    assert_eq!((same.code, same.out.as_str()), (Some(0), "`client` is what `pets.yaml` gives\n"), "{same:?}");
    let drifted = run(&folder, "generate --check --settings oblien-codegen.yaml --tag cats");
    assert_eq!(drifted.code, Some(1), "{drifted:?}");
    let command = "run `oblien-codegen generate --settings oblien-codegen.yaml --tag cats` to mend it\n";
    assert!(drifted.err.ends_with(command), "{drifted:?}");
}

#[test]
fn a_file_of_several_clients_generates_all_of_them_or_one() {
    let settings = "\
clients:
  pets: { description: ../pets.yaml, out: pets, only: { tags: [pets] } }
  cats: { description: ../pets.yaml, out: cats, strict: true }
  all: { description: ../pets.yaml, out: all }
";
    let folder = folder("several", &[("pets.yaml", PETS), ("clients/settings.yaml", settings)]);
    let all = run(&folder, "generate --settings clients/settings.yaml");
    assert_eq!(all.code, Some(1), "one of them has errors: {all:?}");
    assert!(all.out.contains("pets: OpenAPI 3.1, 1 operations") && all.out.contains("all: OpenAPI 3.1, 2 operations"), "{all:?}");
    assert!(folder.join("clients/pets/mod.rs").exists() && folder.join("clients/all/mod.rs").exists());
    assert!(!folder.join("clients/cats").exists());
    let one = run(&folder, "generate --settings clients/settings.yaml --client pets --out elsewhere");
    assert_eq!(one.code, Some(0), "{one:?}");
    assert!(folder.join("elsewhere/pets.rs").exists());
    let unknown = run(&folder, "generate --settings clients/settings.yaml --client pet");
    assert!(unknown.err.contains("there is no client `pet` in `clients/settings.yaml`; there is `pets`"), "{unknown:?}");
    let ambiguous = run(&folder, "generate --settings clients/settings.yaml --out elsewhere");
    assert!(ambiguous.err.contains("are of several clients: name one of `pets`, `cats`, `all`"), "{ambiguous:?}");
}

#[test]
fn mistakes_in_settings_are_told_with_their_place() {
    let settings = "description: pets.yaml\noverlay: [names.yaml]\n";
    let folder = folder("mistakes", &[("pets.yaml", PETS), ("oblien-codegen.yaml", settings)]);
    let told = run(&folder, "generate");
    assert_eq!(told.code, Some(1), "{told:?}");
    let expected = "\
error[E0701]: there is no setting `overlay`
 --> oblien-codegen.yaml:2:1
  |
2 | overlay: [names.yaml]
  | ^^^^^^^
  |
  = help: there is `overlays`

error: the settings have 1 error
";
    assert_eq!(told.err, expected);
}

#[test]
fn words_that_make_no_sense_are_refused() {
    let folder = folder("words", &[("pets.yaml", PETS), ("settings.yaml", "description: pets.yaml\n")]);
    for (words, expected) in [
        ("generate", "there is no `oblien-codegen.yaml` here either"),
        ("generate pets.yaml", "the output directory is missing: `--out DIR`"),
        ("generate pets.yaml --out a --client b", "`--client` names a client of a file of settings"),
        ("generate pets.yaml --out a --time-library times", "the libraries are text, jiff, chrono and time"),
        ("generate pets.yaml --out a --attribute-for must_use", "`--attribute-for` takes two words, as `left=right`"),
        ("new pets.yaml a --dependency uuid", "`--dependency` takes two words, as `package=1.2`"),
        ("inspect pets.yaml --overlays names.yaml", "invalid option '--overlays'"),
    ] {
        let refused = run(&folder, words);
        assert_eq!(refused.code, Some(2), "{words}: {refused:?}");
        assert!(refused.err.contains(expected), "{words}: {refused:?}");
    }
    let without_out = run(&folder, "generate --settings settings.yaml");
    assert_eq!(without_out.code, Some(1), "{without_out:?}");
    assert!(without_out.err.contains("`--out DIR`, or `out: DIR` in the settings"), "{without_out:?}");
    let unreadable = run(&folder, "generate pets.yaml --out a --overlay none.yaml");
    assert!(unreadable.err.contains("error[E0001]: the overlay could not be read"), "{unreadable:?}");
    let explained = run(&folder, "--explain E0606");
    assert!(explained.out.starts_with("E0606: A target that finds nothing"), "{explained:?}");
}

#[test]
fn help_is_given_wherever_it_is_asked_for() {
    let folder = folder("help", &[("pets.yaml", PETS)]);
    for words in ["--help", "-h", "generate --help", "generate pets.yaml --out client -h", "inspect --help"] {
        let help = run(&folder, words);
        assert_eq!(help.code, Some(0), "{words}: {help:?}");
        assert!(help.out.contains("\nusage:\n") && help.err.is_empty(), "{words}: {help:?}");
    }
}

#[test]
fn a_check_says_what_is_left_out_and_how_to_mend_it() {
    let folder = folder("check", &[("pets.yaml", PETS)]);
    let missing = run(&folder, "generate pets.yaml --out client --path /c* --check");
    assert_eq!(missing.code, Some(1), "{missing:?}");
    assert!(missing.err.contains("warning[E0208]"), "{missing:?}");
    assert!(
        missing.err.ends_with("run `oblien-codegen generate pets.yaml --out client --path '/c*'` to mend it\n"),
        "{missing:?}"
    );
}

#[test]
fn a_check_repeats_all_words_that_were_said() {
    let folder = folder("repeated", &[("pets.yaml", PETS), ("names.yaml", OVERLAY)]);
    let words = "pets.yaml --out client --overlay names.yaml --attribute-for Pet=must_use --serde-derives --time-library time";
    let missing = run(&folder, &format!("generate {words} --check"));
    assert!(missing.err.contains("warning[E0421]: the setting `attribute-for` names `Pet`"), "{missing:?}");
    assert!(missing.err.ends_with(&format!("run `oblien-codegen generate {}` to mend it\n", in_order(words))), "{missing:?}");
    let faulty = run(&folder, "generate pets.yaml --out client --attribute derive(");
    assert!(faulty.err.contains("error[E0424]: `derive(` is no attribute: "), "{faulty:?}");
}

/// The words as they are written again: options of types in an order of their own.
fn in_order(words: &str) -> String {
    words.replace(" --serde-derives --time-library time", " --time-library time --serde-derives")
}

#[test]
fn nobody_has_to_read_to_the_end() {
    let folder = folder("pipe", &[("pets.yaml", PETS)]);
    let (reader, writer) = std::io::pipe().unwrap();
    drop(reader);
    let mut command = Command::new(env!("CARGO_BIN_EXE_oblien-codegen"));
    let output = command.args(["inspect", "pets.yaml"]).current_dir(&folder).stdout(writer).output().unwrap();
    let err = String::from_utf8(output.stderr).unwrap();
    assert!(output.status.success() && !err.contains("panicked") && !err.contains("printed"), "{err}");
}

#[test]
fn what_is_wrong_with_a_description_is_told_whatever_is_made_of_it() {
    let folder = folder("told", &[("pets.yaml", PETS)]);
    for words in ["inspect pets.yaml", "diff pets.yaml pets.yaml", "new pets.yaml pets-client"] {
        let told = run(&folder, words);
        assert_eq!(told.code, Some(0), "{words}: {told:?}");
        assert!(told.err.contains("warning[E0208]: there is no member `sumary` here"), "{words}: {told:?}");
    }
}

#[test]
fn an_operation_that_cannot_be_called_is_told_without_generating() {
    let broken = PETS.replace("/cats:", "/cats?a=1&a={a}:");
    let folder = folder("uncallable", &[("pets.yaml", &broken)]);
    let inspected = run(&folder, "inspect pets.yaml");
    assert!(inspected.err.contains("warning[E0414]") && !inspected.out.contains("cats"), "{inspected:?}");
    assert_eq!(run(&folder, "diff pets.yaml pets.yaml --strict").code, Some(1));
}

#[test]
fn a_file_that_is_in_the_way_is_named_and_left_alone() {
    let folder = folder("in-the-way", &[("pets.yaml", PETS), ("client/readme.txt", "mine")]);
    fs::write(folder.join("client/pets.rs"), [0xff, 0xfe]).unwrap();
    let refused = run(&folder, "generate pets.yaml --out client");
    assert_eq!(refused.code, Some(1), "{refused:?}");
    assert!(refused.err.contains("client/pets.rs` was not written by the generator"), "{refused:?}");
    assert_eq!(fs::read(folder.join("client/pets.rs")).unwrap(), [0xff, 0xfe]);
}

#[test]
fn a_new_crate_has_a_setting_a_line_and_no_path_of_this_machine() {
    let folder = folder("new", &[]);
    // Another branch of the tree of files, as a rule.
    let elsewhere = std::env::temp_dir().join("oblien-codegen-new");
    fs::create_dir_all(&elsewhere).unwrap();
    fs::create_dir_all(&folder).unwrap();
    fs::write(elsewhere.join("pets.yaml"), PETS).unwrap();
    let words = "--derive Hash --derive Eq --rename listPets=EveryPet --attribute-for Pet=must_use --both-directions";
    let made = run(&folder, &format!("new {} client {words}", elsewhere.join("pets.yaml").display()));
    assert_eq!(made.code, Some(0), "{made:?}");
    let settings = text(&folder, "client/oblien-codegen.yaml");
    let mut lines: Vec<&str> = settings.lines().skip_while(|line| *line != "types:").skip(1).collect();
    lines.sort_unstable();
    let expected = [
        "    \"Pet\": [\"must_use\"]",
        "    \"listPets\": \"EveryPet\"",
        "  attribute-for:",
        "  both-directions: true",
        "  derive: [\"Hash\",\"Eq\"]",
        "  rename:",
    ];
    assert_eq!(lines, expected, "{settings}");
    let readme = text(&folder, "client/README.md");
    assert!(readme.contains("pets.yaml`") && !readme.contains(&elsewhere.display().to_string()), "{readme}");
    assert_eq!(run(&folder, "generate --check --settings client/oblien-codegen.yaml").code, Some(0));
}
