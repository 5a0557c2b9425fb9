//! What the command line takes, in its own words.
//! Printed by `cli`; knows no generator.

/// What is printed when the words are not understood, and by `--help`.
pub(crate) const USAGE: &str = "\
Generates a typed, scope-checked Rust client from an OpenAPI description.

usage:
  oblien-codegen generate SPEC --out DIR [--check] [--single-file NAME] [--features] [INPUT]...
                          [--tag TAG]... [--operation ID]... [--path PATH]... [TYPES]...
  oblien-codegen generate [--settings FILE] [--client NAME] [--check]
  oblien-codegen new SPEC DIR [--name NAME] [--client-path DIR] [--dependency PACKAGE=VERSION]... [--features]
                          [INPUT]... [TYPES]...
  oblien-codegen inspect SPEC [--json] [INPUT]...
  oblien-codegen diff OLD NEW [--format text|markdown|json] [INPUT]...
  oblien-codegen declare SPEC OPERATION [--client PATH] [INPUT]...
  oblien-codegen --explain CODE
  oblien-codegen --help | --version

INPUT, of all that read a description
  --overlay FILE an OpenAPI Overlay, applied before anything is read; several in their order; `diff` applies them to both
  --strict       whatever is broken or lost is an error; without it, it is left out with a warning

generate       writes a module tree below DIR; what did not change is not touched, what is stale is removed
  --check        writes nothing; fails with the first difference if DIR is not what SPEC gives
  --single-file  writes one file of this name, for `include!`
  --features     puts every top-level resource behind a Cargo feature of its name
  --tag, --operation, --path
                 only operations with the tag, the id, or on the path (`/pets/*` for all that start so)
  --settings     the clients of this file; without SPEC and without it those of `oblien-codegen.yaml`, if that is there;
                 what other words say takes the place of what the file says
  --client       of the clients of the file, this one
new            writes a crate into DIR that holds the client: manifest, library, README, settings, example
  --name         the name of the package; default: the name of DIR
  --client-path  where `oblien-client` is; default: the registry
  --dependency   a crate that the client needs, such as one whose types are used; a table may stand for the version
TYPES, of generate and new
  --both-directions
                 types of replies can be written and made too, types of requests read
  --derive PATH, --derive-for TYPE=PATH,PATH
                 derives a trait for every type that can have it; traits for one type
  --attribute ATTRIBUTE, --attribute-for TYPE=ATTRIBUTE
                 writes an attribute above every type; above one type, or a member of it (`Pet.kind`)
  --serde-derives
                 derives serde's traits for objects, where they have a table without it
  --replace SCHEMA=PATH, --format FORMAT=PATH
                 takes a type of yours or of another crate for a schema, for values of a format
  --rename NAME=NAME
                 renames what is made of a schema, of a member (`Pet.kind`), of an operation
  --map-type PATH
                 the map of objects whose members are not named; default: std::collections::BTreeMap
  --time-library text|jiff|chrono|time
                 whose types dates and times are; default: text
inspect        prints what was understood: servers, credentials, scopes, operations, types
diff           prints what changed for callers of the client; fails if something breaks them
declare        prints an operation, by its id or as `POST /pets`, as a declaration for `#[oblien_endpoint]`
  --client       the crate or module whose client calls it; default: oblien_generated
--explain      says more about a diagnostic such as E0101";
