//! The path of an operation as it is sent: without what descriptions put behind it to tell operations apart.
//! Part of the lowering.

use crate::ir::{Parameter, ParameterPlace, Type};
use crate::lower::naming::UniqueNames;

/// A path without fragment, and without a query of nothing but variables.
pub(super) struct SentPath {
    pub(super) path: String,
    /// The names in the query, each with the variable that is its value.
    arguments: Vec<(String, String)>,
}

impl SentPath {
    /// Takes a path apart. A query with something fixed in it stays, and breaks a rule of endpoints.
    pub(super) fn of(path: &str) -> Self {
        let path = path.split('#').next().unwrap_or_default();
        let whole = || Self { path: written(path), arguments: Vec::new() };
        let Some((before, query)) = path.split_once('?') else { return whole() };
        let arguments: Option<Vec<(String, String)>> = query.split('&').map(argument).collect();
        arguments.map_or_else(whole, |arguments| Self { path: written(before), arguments })
    }

    /// Makes arguments of the query of what the query of the path names; they are required as path variables are.
    pub(super) fn place_arguments(&self, parameters: &mut Vec<Parameter>, names: &mut UniqueNames) {
        for (wire, variable) in &self.arguments {
            let is_it = |parameter: &&mut Parameter| {
                (parameter.place.is_path() && parameter.wire == *variable)
                    || (!parameter.place.is_path() && parameter.wire == *wire && is_query(parameter.place))
            };
            match parameters.iter_mut().find(is_it) {
                Some(parameter) => {
                    if parameter.place.is_path() {
                        parameter.place = ParameterPlace::Query;
                    }
                    parameter.wire.clone_from(wire);
                    parameter.required = true;
                }
                None => parameters.push(Parameter {
                    name: names.claim(&oblien_endpoint::snake_case(variable)),
                    wire: wire.clone(),
                    place: ParameterPlace::Query,
                    ty: Type::Text,
                    required: true,
                    constant: None,
                    docs: Vec::new(),
                    deprecated: false,
                }),
            }
        }
    }
}

fn is_query(place: ParameterPlace) -> bool {
    matches!(
        place,
        ParameterPlace::Query | ParameterPlace::QueryList(_) | ParameterPlace::Styled(oblien_endpoint::Location::Query, _)
    )
}

/// A path whose text is encoded where a URL cannot have it as it is; variables stay.
fn written(path: &str) -> String {
    let mut written = String::with_capacity(path.len());
    let mut is_variable = false;
    for character in path.chars() {
        is_variable = character == '{' || is_variable && character != '}';
        if is_variable || character.is_ascii_graphic() && !"\"<>[]\\^`|".contains(character) {
            written.push(character);
        } else {
            let mut bytes = [0; 4];
            written.extend(character.encode_utf8(&mut bytes).bytes().map(|byte| format!("%{byte:02X}")));
        }
    }
    written
}

/// `name={variable}`
fn argument(text: &str) -> Option<(String, String)> {
    let (name, value) = text.split_once('=')?;
    let variable = value.strip_prefix('{')?.strip_suffix('}')?;
    (!name.is_empty() && !variable.is_empty() && !name.contains('{')).then(|| (name.to_owned(), variable.to_owned()))
}

#[cfg(test)]
mod tests;
