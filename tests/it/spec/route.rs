//! Which operation of the description a request line belongs to.
//! The tests of requests and replies find the operation of a recorded request by it.

use serde_json::{Number, Value};

use super::description::{Operation, Server, operations, resolve};

/// A request line, taken apart as the description says.
pub(crate) struct Route {
    /// The operation the request belongs to.
    pub(crate) operation: &'static Operation,
    /// The values of the path parameters, decoded.
    pub(crate) variables: Vec<(&'static str, String)>,
    /// The query parameters, decoded.
    pub(crate) query: Vec<(String, String)>,
}

/// Returns the one operation of a server that the request line belongs to.
///
/// A path without variables goes before one with them, as OpenAPI wants it.
///
/// # Errors
/// Says which operations it may belong to, if it is none or more than one.
pub(crate) fn find(server: Server, method: &str, target: &str) -> Result<Route, String> {
    let (path, query) = target.split_once('?').unwrap_or((target, ""));
    let path = path.strip_prefix(server.prefix()).ok_or_else(|| format!("{target} is not below {}", server.prefix()))?;
    let mut found: Vec<_> = operations()
        .iter()
        .filter(|operation| operation.method == method && operation.server() == server)
        .filter_map(|operation| Some((operation, variables(operation.path, path)?)))
        .collect();
    let fewest = found.iter().map(|(_, variables)| variables.len()).min();
    found.retain(|(_, variables)| Some(variables.len()) == fewest);
    match <[_; 1]>::try_from(found) {
        Ok([(operation, variables)]) => Ok(Route { operation, variables, query: pairs(query) }),
        Err(found) => {
            let names: Vec<_> = found.iter().map(|(operation, _)| operation.id()).collect();
            Err(format!("{method} {target} of {} belongs to {} operations: {names:?}", server.name, names.len()))
        }
    }
}

/// Returns the value that a parameter's text stands for, by the parameter's schema.
///
/// Text stays text unless the schema asks for a number or a truth value and the text is one.
pub(crate) fn parameter_value(parameter: &'static Value, text: &str) -> Value {
    match resolve(&parameter["schema"])["type"].as_str() {
        Some("boolean") => text.parse().map(Value::Bool).unwrap_or_else(|_| text.into()),
        Some("integer") => text.parse::<i64>().map(Value::from).unwrap_or_else(|_| text.into()),
        Some("number") => text.parse().ok().and_then(Number::from_f64).map_or_else(|| text.into(), Value::Number),
        _ => text.into(),
    }
}

/// Decodes percent-encoded text; what is not well-formed stays as it is.
pub(crate) fn decode(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut decoded = Vec::with_capacity(bytes.len());
    let mut at = 0;
    while at < bytes.len() {
        let hex = (bytes[at] == b'%').then(|| text.get(at + 1..at + 3)).flatten();
        match hex.and_then(|hex| u8::from_str_radix(hex, 16).ok()) {
            Some(byte) => {
                decoded.push(byte);
                at += 3;
            }
            None => {
                decoded.push(bytes[at]);
                at += 1;
            }
        }
    }
    String::from_utf8_lossy(&decoded).into_owned()
}

fn variables(template: &'static str, path: &str) -> Option<Vec<(&'static str, String)>> {
    let mut found = Vec::new();
    let mut segments = path.split('/');
    for expected in template.split('/') {
        let segment = segments.next()?;
        match expected.strip_prefix('{').and_then(|rest| rest.strip_suffix('}')) {
            Some(name) if !segment.is_empty() => found.push((name, decode(segment))),
            None if segment == expected => {}
            _ => return None,
        }
    }
    segments.next().is_none().then_some(found)
}

fn pairs(query: &str) -> Vec<(String, String)> {
    let pairs = query.split('&').filter(|pair| !pair.is_empty());
    pairs.map(|pair| pair.split_once('=').unwrap_or((pair, ""))).map(|(name, value)| (form(name), form(value))).collect()
}

/// In a query a plus sign is a space.
fn form(text: &str) -> String {
    decode(&text.replace('+', " "))
}
