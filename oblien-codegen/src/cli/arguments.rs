//! The words of the command line, parsed.
//! Read by `cli`; knows no generator.

use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt};
use oblien_codegen::TypeSettings;

use super::generate::Generate;
use super::input::Input;
use super::type_words;

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
    pub(crate) dependencies: Vec<(String, String)>,
    pub(crate) features: bool,
    pub(crate) types: TypeSettings,
    pub(crate) input: Input,
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
        if asks_for_help(&mut parser) {
            return Ok(Self::Help);
        }
        match parser.next()? {
            Some(Arg::Value(word)) if word == "generate" => Ok(Self::Generate(Generate::parse(parser)?)),
            Some(Arg::Value(word)) if word == "new" => Ok(Self::New(New::parse(parser)?)),
            Some(Arg::Value(word)) if word == "inspect" => Ok(Self::Inspect(Inspect::parse(parser)?)),
            Some(Arg::Value(word)) if word == "diff" => Ok(Self::Diff(Diff::parse(parser)?)),
            Some(Arg::Value(word)) if word == "declare" => Ok(Self::Declare(Declare::parse(parser)?)),
            Some(Arg::Value(word)) => Err(format!("there is no command `{}`", word.to_string_lossy()).into()),
            Some(Arg::Long("explain")) => Ok(Self::Explain(parser.value()?.string()?)),
            Some(Arg::Long("version") | Arg::Short('V')) => Ok(Self::Version),
            Some(other) => Err(other.unexpected()),
            None => Err("no command was given".into()),
        }
    }
}

/// Whether help is asked for, by itself or behind a command.
fn asks_for_help(parser: &mut Parser) -> bool {
    parser.try_raw_args().is_some_and(|words| words.as_slice().iter().any(|word| word == "--help" || word == "-h"))
}

impl New {
    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let (mut arguments, mut description, mut directory) = (Self::default(), None, None);
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("name") => arguments.name = Some(parser.value()?.string()?),
                Arg::Long("client-path") => arguments.client_path = Some(PathBuf::from(parser.value()?)),
                Arg::Long("dependency") => arguments.dependencies.push(parser.value()?.parse_with(dependency)?),
                Arg::Long("features") => arguments.features = true,
                Arg::Long(name) if type_words::know(name) => {
                    let name = name.to_owned();
                    type_words::take(&mut arguments.types, &name, &mut parser)?;
                }
                Arg::Long(name) if Input::knows(name) => {
                    let name = name.to_owned();
                    arguments.input.take(&name, &mut parser)?;
                }
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

/// A package and what the manifest says of it.
fn dependency(word: &str) -> Result<(String, String), &'static str> {
    let (package, requirement) = word.split_once('=').ok_or("`--dependency` takes two words, as `package=1.2`")?;
    Ok((package.trim().to_owned(), requirement.trim().to_owned()))
}

impl Inspect {
    fn parse(mut parser: Parser) -> Result<Self, Error> {
        let (mut description, mut json, mut input) = (None, false, Input::default());
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("json") => json = true,
                Arg::Long(name) if Input::knows(name) => {
                    let name = name.to_owned();
                    input.take(&name, &mut parser)?;
                }
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
                Arg::Long(name) if Input::knows(name) => {
                    let name = name.to_owned();
                    input.take(&name, &mut parser)?;
                }
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
                Arg::Long(name) if Input::knows(name) => {
                    let name = name.to_owned();
                    input.take(&name, &mut parser)?;
                }
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
