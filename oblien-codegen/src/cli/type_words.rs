//! The words of the command line that say how types look; `generate` and `new` share them.
//! Read by `cli`.

use lexopt::{Error, Parser, ValueExt};
use oblien_codegen::{TimeLibrary, TypeSettings};

/// The options whose value follows.
const WITH_VALUE: [&str; 7] = ["derive", "derive-for", "replace", "format", "rename", "map-type", "time-library"];

/// Whether an option of this name is about types.
pub(super) fn know(name: &str) -> bool {
    name == "both-directions" || WITH_VALUE.contains(&name)
}

/// Takes the option of this name, and its value if it has one.
pub(super) fn take(settings: &mut TypeSettings, name: &str, parser: &mut Parser) -> Result<(), Error> {
    let before = std::mem::take(settings);
    *settings = match name {
        "both-directions" => before.both_directions(true),
        _ => with(before, name, &parser.value()?.string()?)?,
    };
    Ok(())
}

fn with(settings: TypeSettings, name: &str, value: &str) -> Result<TypeSettings, Error> {
    Ok(match name {
        "derive" => settings.derive(value),
        "map-type" => settings.map_type(value),
        "time-library" => settings.time_library(TimeLibrary::named(value).ok_or("the libraries are text, jiff and chrono")?),
        _ => {
            let (left, right) = value.split_once('=').ok_or_else(|| format!("`--{name}` takes two words, as `left=right`"))?;
            match name {
                "derive-for" => settings.derive_for(left, right.split(',')),
                "replace" => settings.replace(left, right),
                "format" => settings.format(left, right),
                _ => settings.rename(left, right),
            }
        }
    })
}
