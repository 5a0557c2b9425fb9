//! The settings of types as the command line says them, for messages and READMEs that say how to generate again.
//! Beside the settings; `cli` reads the same words.

use std::fmt;

use crate::settings::{TimeLibrary, TypeSettings};

/// Writes the options of the command line, each with a space before it; nothing for what is as usual.
impl fmt::Display for TypeSettings {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut option = |name: &str, value: &str| write!(formatter, " --{name} {}", quoted(value));
        self.derive.iter().try_for_each(|path| option("derive", path))?;
        self.derive_for.iter().try_for_each(|(name, paths)| option("derive-for", &format!("{name}={}", paths.join(","))))?;
        for (name, pairs) in [("replace", &self.replace), ("format", &self.format), ("rename", &self.rename)] {
            pairs.iter().try_for_each(|(left, right)| option(name, &format!("{left}={right}")))?;
        }
        self.map_type.iter().try_for_each(|path| option("map-type", path))?;
        if self.time_library != TimeLibrary::Text {
            option("time-library", self.time_library.name())?;
        }
        if self.both_directions { formatter.write_str(" --both-directions") } else { Ok(()) }
    }
}

/// A word as shells take it.
fn quoted(word: &str) -> String {
    let is_plain = |character: char| character.is_ascii_alphanumeric() || "_-:=,./".contains(character);
    if word.chars().all(is_plain) { word.to_owned() } else { format!("'{}'", word.replace('\'', "'\\''")) }
}

#[cfg(test)]
mod tests;
