//! The path of an operation as it is sent: without what descriptions put behind it to tell operations apart.
//! Part of the lowering.

use std::collections::HashSet;

use crate::ir::{LiteralValue, Parameter, ParameterPlace, Type};
use crate::lower::naming::UniqueNames;

/// A path without fragment and query.
pub(super) struct SentPath {
    pub(super) path: String,
    arguments: Vec<QueryArgument>,
}

/// What the query of a path says of one name.
struct QueryArgument {
    wire: String,
    value: QueryValue,
}

enum QueryValue {
    /// It is that of a variable.
    Variable(String),
    /// Every request has it.
    Fixed(String),
}

impl SentPath {
    /// Takes a path apart. A query that can't be taken apart stays, and breaks a rule of endpoints.
    pub(super) fn of(path: &str) -> Self {
        let path = path.split('#').next().unwrap_or_default();
        let whole = || Self { path: written(path), arguments: Vec::new() };
        let Some((before, query)) = path.split_once('?') else { return whole() };
        let parts = query.split('&').filter(|part| !part.is_empty());
        let arguments: Option<Vec<QueryArgument>> = parts.map(argument).collect();
        match arguments.filter(|arguments| has_one_variable_each(arguments)) {
            Some(arguments) => Self { path: written(before), arguments },
            None => whole(),
        }
    }

    /// Makes arguments of the query of what the query of the path names; they are required as path variables are.
    pub(super) fn place_arguments(&self, parameters: &mut Vec<Parameter>, names: &mut UniqueNames) {
        let is_given = |wire: &str| self.arguments.iter().any(|argument| argument.wire == wire && argument.value.is_variable());
        let is_fixed = |wire: &str| self.arguments.iter().any(|argument| argument.wire == wire) && !is_given(wire);
        parameters.retain(|parameter| !is_query(parameter.place) || !is_fixed(&parameter.wire));
        for QueryArgument { wire, value } in &self.arguments {
            match value {
                QueryValue::Variable(variable) => place_variable(wire, variable, parameters, names),
                QueryValue::Fixed(text) => parameters.push(sent(String::new(), wire, Some(LiteralValue::Text(text.clone())))),
            }
        }
    }
}

impl QueryValue {
    fn is_variable(&self) -> bool {
        matches!(self, Self::Variable(_))
    }
}

/// Whether no name of a query has the values of several variables, which no argument could have.
fn has_one_variable_each(arguments: &[QueryArgument]) -> bool {
    let mut names = HashSet::new();
    arguments.iter().filter(|argument| argument.value.is_variable()).all(|argument| names.insert(&argument.wire))
}

fn place_variable(wire: &str, variable: &str, parameters: &mut Vec<Parameter>, names: &mut UniqueNames) {
    let is_it = |parameter: &&mut Parameter| {
        (parameter.place.is_path() && parameter.wire == variable)
            || (parameter.wire == wire && is_query(parameter.place) && parameter.fixed().is_none())
    };
    match parameters.iter_mut().find(is_it) {
        Some(parameter) => {
            if parameter.place.is_path() {
                parameter.place = ParameterPlace::Query;
            }
            wire.clone_into(&mut parameter.wire);
            parameter.required = true;
        }
        None => parameters.push(sent(names.claim(&oblien_endpoint::snake_case(variable)), wire, None)),
    }
}

fn sent(name: String, wire: &str, constant: Option<LiteralValue>) -> Parameter {
    Parameter {
        name,
        wire: wire.to_owned(),
        place: ParameterPlace::Query,
        ty: Type::Text,
        required: true,
        constant,
        limits: Vec::new(),
        docs: Vec::new(),
        deprecated: false,
    }
}

fn is_query(place: ParameterPlace) -> bool {
    matches!(
        place,
        ParameterPlace::Query | ParameterPlace::QueryList(_) | ParameterPlace::Styled(oblien_endpoint::Location::Query, _)
    )
}

/// `name={variable}`, `name=value` or `name`
fn argument(text: &str) -> Option<QueryArgument> {
    let (name, value) = text.split_once('=').unwrap_or((text, ""));
    let variable = value.strip_prefix('{').and_then(|value| value.strip_suffix('}'));
    let value = match variable {
        Some(variable) => QueryValue::Variable(variable.to_owned()),
        None => QueryValue::Fixed(value.to_owned()),
    };
    let text = match &value {
        QueryValue::Variable(text) | QueryValue::Fixed(text) => text,
    };
    let is_plain = !name.is_empty() && !name.contains(['{', '%', '+']) && !text.contains(['{', '}', '%', '+']);
    let is_whole = is_plain && (variable.is_none() || !text.is_empty());
    is_whole.then(|| QueryArgument { wire: name.to_owned(), value })
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

#[cfg(test)]
mod tests;
