//! The words of the command line that say how types look; `generate` and `new` share them.
//! Read by `cli`.

use lexopt::{Error, Parser, ValueExt};
use oblien_codegen::{TimeLibrary, TypeSettings};

/// The options whose value follows.
const WITH_VALUE: [&str; 9] =
    ["derive", "derive-for", "attribute", "attribute-for", "replace", "format", "rename", "map-type", "time-library"];
/// The options that are said by their names alone.
const FLAGS: [&str; 2] = ["both-directions", "serde-derives"];

/// Whether an option of this name is about types.
pub(super) fn know(name: &str) -> bool {
    FLAGS.contains(&name) || WITH_VALUE.contains(&name)
}

/// Takes the option of this name, and its value if it has one.
pub(super) fn take(settings: &mut TypeSettings, name: &str, parser: &mut Parser) -> Result<(), Error> {
    let before = std::mem::take(settings);
    *settings = match name {
        "both-directions" => before.both_directions(true),
        "serde-derives" => before.serde_derives(true),
        _ => with(before, name, &parser.value()?.string()?)?,
    };
    Ok(())
}

fn with(settings: TypeSettings, name: &str, value: &str) -> Result<TypeSettings, Error> {
    Ok(match name {
        "derive" => settings.derive(value),
        "attribute" => settings.attribute(value),
        "map-type" => settings.map_type(value),
        "time-library" => {
            settings.time_library(TimeLibrary::named(value).ok_or("the libraries are text, jiff, chrono and time")?)
        }
        _ => {
            let (left, right) = value.split_once('=').ok_or_else(|| format!("`--{name}` takes two words, as `left=right`"))?;
            match name {
                "derive-for" => settings.derive_for(left, right.split(',')),
                "attribute-for" => settings.attribute_for(left, [right]),
                "replace" => settings.replace(left, right),
                "format" => settings.format(left, right),
                _ => settings.rename(left, right),
            }
        }
    })
}
