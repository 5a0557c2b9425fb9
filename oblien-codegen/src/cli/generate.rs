//! The words of `generate`, and the clients they are about: one, or those of a file of settings.
//! Part of `cli`; what the words say takes the place of what the file says.

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use lexopt::{Arg, Error, Parser, ValueExt};
use oblien_codegen::{Builder, Colour, Failure, Settings, TypeSettings};

use super::input::Input;
use super::type_words;

/// The file of settings that is read where no description is named.
const DEFAULT_SETTINGS: &str = "oblien-codegen.yaml";

/// The words of `generate`.
#[derive(Debug, Default)]
pub(crate) struct Generate {
    pub(crate) description: Option<PathBuf>,
    pub(crate) settings: Option<PathBuf>,
    pub(crate) client: Option<String>,
    pub(crate) out: Option<PathBuf>,
    pub(crate) check: bool,
    pub(crate) single_file: Option<String>,
    pub(crate) features: bool,
    pub(crate) input: Input,
    pub(crate) tags: Vec<String>,
    pub(crate) operations: Vec<String>,
    pub(crate) paths: Vec<String>,
    pub(crate) types: TypeSettings,
}

impl Generate {
    pub(crate) fn parse(mut parser: Parser) -> Result<Self, Error> {
        let mut arguments = Self::default();
        while let Some(argument) = parser.next()? {
            match argument {
                Arg::Long("settings") => arguments.settings = Some(PathBuf::from(parser.value()?)),
                Arg::Long("client") => arguments.client = Some(parser.value()?.string()?),
                Arg::Long("out") => arguments.out = Some(PathBuf::from(parser.value()?)),
                Arg::Long("check") => arguments.check = true,
                Arg::Long("features") => arguments.features = true,
                Arg::Long(name) if Input::knows(name) => {
                    let name = name.to_owned();
                    arguments.input.take(&name, &mut parser)?;
                }
                Arg::Long("single-file") => arguments.single_file = Some(parser.value()?.string()?),
                Arg::Long("tag") => arguments.tags.push(parser.value()?.string()?),
                Arg::Long("operation") => arguments.operations.push(parser.value()?.string()?),
                Arg::Long("path") => arguments.paths.push(parser.value()?.string()?),
                Arg::Long(name) if type_words::know(name) => {
                    let name = name.to_owned();
                    type_words::take(&mut arguments.types, &name, &mut parser)?;
                }
                Arg::Value(word) if arguments.description.is_none() => arguments.description = Some(PathBuf::from(word)),
                other => return Err(other.unexpected()),
            }
        }
        if arguments.description.is_none() && arguments.settings.is_none() {
            let found = Path::new(DEFAULT_SETTINGS).is_file().then(|| PathBuf::from(DEFAULT_SETTINGS));
            arguments.settings = Some(found.ok_or(NOTHING_NAMED)?);
        }
        match (&arguments.settings, &arguments.out, &arguments.client) {
            (None, None, _) => Err(NO_OUT.into()),
            (None, _, Some(_)) => Err("`--client` names a client of a file of settings, and no such file is named".into()),
            _ => Ok(arguments),
        }
    }

    /// Returns the builder of each client, by name; the only client of no file and of a file of one has no name.
    pub(crate) fn builders(&self, colour: Colour) -> Result<Vec<(String, Builder)>, Failure> {
        let builders = match (&self.settings, &self.client) {
            (Some(settings), Some(client)) => vec![(client.clone(), Settings::read(settings, colour)?.client(client)?)],
            (Some(settings), None) if self.is_of_one() => {
                vec![(String::new(), Settings::read(settings, colour)?.only_client()?)]
            }
            (Some(settings), None) => {
                let settings = Settings::read(settings, colour)?;
                settings.clients().map(|(name, builder)| (name.to_owned(), builder.clone())).collect()
            }
            (None, _) => vec![(String::new(), Builder::new(self.description.as_deref().unwrap_or(Path::new(""))).colour(colour))],
        };
        Ok(builders.into_iter().map(|(name, builder)| (name, self.tell(builder))).collect())
    }

    /// Whether something is said that can only be of one client.
    fn is_of_one(&self) -> bool {
        self.description.is_some() || self.out.is_some() || self.single_file.is_some()
    }

    /// Tells a builder what the words say.
    fn tell(&self, mut builder: Builder) -> Builder {
        if let Some(description) = &self.description {
            builder = builder.description(description);
        }
        if let Some(out) = &self.out {
            builder = builder.out_dir(out);
        }
        if let Some(name) = &self.single_file {
            builder = builder.single_file(name);
        }
        if self.features {
            builder = builder.features(true);
        }
        if !self.tags.is_empty() {
            builder = builder.only_tags(&self.tags);
        }
        if !self.operations.is_empty() {
            builder = builder.only_operations(&self.operations);
        }
        if !self.paths.is_empty() {
            builder = builder.only_paths(&self.paths);
        }
        if self.types != TypeSettings::new() {
            builder = builder.types(self.types.clone());
        }
        self.input.tell(builder)
    }

    /// The command that writes what these words compare, for the client of this name.
    pub(crate) fn as_command(&self, client: &str) -> String {
        let mut words: Vec<OsString> = vec!["oblien-codegen".into(), "generate".into()];
        let mut option = |name: &str, values: &mut dyn Iterator<Item = OsString>| {
            values.for_each(|value| words.extend([OsString::from(name), value]));
        };
        option("--settings", &mut self.settings.iter().map(OsString::from));
        option("--client", &mut Some(client).filter(|client| !client.is_empty()).into_iter().map(OsString::from));
        option("--out", &mut self.out.iter().map(OsString::from));
        option("--single-file", &mut self.single_file.iter().map(OsString::from));
        option("--tag", &mut self.tags.iter().map(OsString::from));
        option("--operation", &mut self.operations.iter().map(OsString::from));
        option("--path", &mut self.paths.iter().map(OsString::from));
        words.extend(self.features.then(|| "--features".into()));
        words.extend(self.input.to_words().into_iter().map(OsString::from));
        words.splice(2..2, self.description.iter().map(OsString::from));
        words.extend(self.types.to_words().into_iter().map(OsString::from));
        words.iter().map(|word| quoted(&word.to_string_lossy())).collect::<Vec<_>>().join(" ")
    }
}

/// A word as shells take it.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "_-:=,./".contains(character);
    if !word.is_empty() && word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

const NOTHING_NAMED: &str = "the description is missing: name a YAML or JSON file, or a file of settings by `--settings`; \
                             there is no `oblien-codegen.yaml` here either";

pub(crate) const NO_OUT: &str = "the output directory is missing: `--out DIR`";
