//! The words of the command line, parsed.
//! Read by `cli`; knows no generator.

use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt};
use oblien_codegen::TypeSettings;

use super::generate::Generate;
use super::type_words;

/// What is printed when the words are not understood, and by `--help`.
pub(crate) const USAGE: &str = "\
Generates a typed, scope-checked Rust client from an OpenAPI description.

usage:
  oblien-codegen generate SPEC --out DIR [--check] [--single-file NAME] [--features] [INPUT]...
                          [--tag TAG]... [--operation ID]... [--path PATH]... [TYPES]...
  oblien-codegen generate [--settings FILE] [--client NAME] [--check]
  oblien-codegen new SPEC DIR [--name NAME] [--client-path DIR] [--features] [INPUT]... [TYPES]...
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
TYPES, of generate and new
  --both-directions
                 types of replies can be written and made too, types of requests read
  --derive PATH, --derive-for TYPE=PATH,PATH
                 derives a trait for every type that can have it; traits for one type
  --replace SCHEMA=PATH, --format FORMAT=PATH
                 takes a type of yours or of another crate for a schema, for values of a format
  --rename NAME=NAME
                 renames what is made of a schema, of a member (`Pet.kind`), of an operation
  --map-type PATH
                 the map of objects whose members are not named; default: std::collections::BTreeMap
  --time-library text|jiff|chrono
                 whose types dates and times are; default: text
inspect        prints what was understood: servers, credentials, scopes, operations, types
diff           prints what changed for callers of the client; fails if something breaks them
declare        prints an operation, by its id or as `POST /pets`, as a declaration for `#[oblien_endpoint]`
  --client       the crate or module whose client calls it; default: oblien_generated
--explain      says more about a diagnostic such as E0101";

/// What is said if no description was named.
const NO_DESCRIPTION: &str = "the description is missing: name a YAML or JSON file";

/// One run of the command line.
#[derive(Debug)]
pub(crate) enum Command {
    Generate(Generate),
    New(New),
    Inspect(Inspect),
    Diff(Diff),
    Declare(Declare),
    Explain(String),
    Help,
    Version,
}

/// The words of `new`.
#[derive(Debug, Default)]
pub(crate) struct New {
    pub(crate) description: PathBuf,
    pub(crate) directory: PathBuf,
    pub(crate) name: Option<String>,
    pub(crate) client_path: Option<PathBuf>,
    pub(crate) features: bool,
    pub(crate) types: TypeSettings,
    pub(crate) input: Input,
}

/// The words that all share who read a description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Input {
    pub(crate) overlays: Vec<PathBuf>,
    pub(crate) strict: bool,
}

/// The words of `inspect`.
#[derive(Debug)]
pub(crate) struct Inspect {
    pub(crate) description: PathBuf,
    pub(crate) json: bool,
    pub(crate) input: Input,
}

/// The words of `diff`.
#[derive(Debug)]
pub(crate) struct Diff {
    pub(crate) old: PathBuf,
    pub(crate) new: PathBuf,
    pub(crate) format: Format,
    pub(crate) input: Input,
}

/// How changes are printed.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) enum Format {
    #[default]
    Text,
    Markdown,
    Json,
}

/// The words of `declare`.
#[derive(Debug)]
pub(crate) struct Declare {
    pub(crate) description: PathBuf,
    pub(crate) operation: String,
    pub(crate) client: Option<String>,
    pub(crate) input: Input,
}

impl Command {
    pub(crate) fn parse(mut parser: Parser) -> Result<Self, Error> {
        match parser.next()? {
            Some(Arg::Value(word)) if word == "generate" => Ok(Self::Generate(Generate::parse(parser)?)),
            Some(Arg::Value(word)) if word == "new" => Ok(Self::New(New::parse(parser)?)),
            Some(Arg::Value(word)) if word == "inspect" => Ok(Self::Inspect(Inspect::parse(parser)?)),
            Some(Arg::Value(word)) if word == "diff" => Ok(Self::Diff(Diff::parse(parser)?)),
            Some(Arg::Value(word)) if word == "declare" => Ok(Self::Declare(Declare::parse(parser)?)),
            Some(Arg::Value(word)) => Err(format!("there is no command `{}`", word.to_string_lossy()).into()),
            Some(Arg::Long("explain")) => Ok(Self::Explain(parser.value()?.string()?)),
            Some(Arg::Long("help") | Arg::Short('h')) => Ok(Self::Help),
            Some(Arg::Long("version") | Arg::Short('V')) => Ok(Self::Version),
            Some(other) => Err(other.unexpected()),
            None => Err("no command was given".into()),
        }
    }
}

impl New {
    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let (mut arguments, mut description, mut directory) = (Self::default(), None, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("name") => arguments.name = Some(parser.value()?.string()?),
                Arg::Long("client-path") => arguments.client_path = Some(PathBuf::from(parser.value()?)),
                Arg::Long("features") => arguments.features = true,
                Arg::Long(name) if type_words::know(name) => {
                    let name = name.to_owned();
                    type_words::take(&mut arguments.types, &name, &mut parser)?;
                }
                Arg::Long("overlay") => arguments.input.overlays.push(PathBuf::from(parser.value()?)),
                Arg::Long("strict") => arguments.input.strict = true,
                Arg::Value(word) if description.is_none() => description = Some(PathBuf::from(word)),
                Arg::Value(word) if directory.is_none() => directory = Some(PathBuf::from(word)),
                other => return Err(other.unexpected()),
            }
        }
        arguments.description = description.ok_or(NO_DESCRIPTION)?;
        arguments.directory = directory.ok_or("the folder is missing: name one that does not exist yet")?;
        Ok(arguments)
    }
}

impl Inspect {
    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let (mut description, mut json, mut input) = (None, false, Input::default());
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("json") => json = true,
                Arg::Long("overlay") => input.overlays.push(PathBuf::from(parser.value()?)),
                Arg::Long("strict") => input.strict = true,
                Arg::Value(word) if description.is_none() => description = Some(PathBuf::from(word)),
                other => return Err(other.unexpected()),
            }
        }
        Ok(Self { description: description.ok_or(NO_DESCRIPTION)?, json, input })
    }
}

impl Diff {
    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let (mut old, mut new, mut format, mut input) = (None, None, Format::default(), Input::default());
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("format") => format = parser.value()?.parse_with(Format::parse)?,
                Arg::Long("overlay") => input.overlays.push(PathBuf::from(parser.value()?)),
                Arg::Long("strict") => input.strict = true,
                Arg::Value(word) if old.is_none() => old = Some(PathBuf::from(word)),
                Arg::Value(word) if new.is_none() => new = Some(PathBuf::from(word)),
                other => return Err(other.unexpected()),
            }
        }
        let (old, new) = (old.ok_or(NO_DESCRIPTION)?, new.ok_or("the second description is missing: name the new one")?);
        Ok(Self { old, new, format, input })
    }
}

impl Format {
    fn parse(word: &str) -> Result<Self, &'static str> {
        match word {
            "text" => Ok(Self::Text),
            "markdown" => Ok(Self::Markdown),
            "json" => Ok(Self::Json),
            _ => Err("the formats are text, markdown and json"),
        }
    }
}

impl Declare {
    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let (mut description, mut operation, mut client, mut input) = (None, None, None, Input::default());
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("client") => client = Some(parser.value()?.string()?),
                Arg::Long("overlay") => input.overlays.push(PathBuf::from(parser.value()?)),
                Arg::Long("strict") => input.strict = true,
                Arg::Value(word) if description.is_none() => description = Some(PathBuf::from(word)),
                Arg::Value(word) if operation.is_none() => operation = Some(word.string()?),
                other => return Err(other.unexpected()),
            }
        }
        let description = description.ok_or(NO_DESCRIPTION)?;
        let operation = operation.ok_or("the operation is missing: name its id, or method and path as in `POST /pets`")?;
        Ok(Self { description, operation, client, input })
    }
}
