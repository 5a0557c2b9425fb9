//! The request that is expected of a call: the recorded one, but for the differences that are listed.
//! The replay holds what arrived at the server against it.

use std::collections::BTreeMap;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde_json::Value;

use crate::spec::description::{Operation, Server, operations};
use crate::spec::recorded::{Case, server_of};

use super::arguments::Arguments;
use super::loopback::Received;
use super::multipart;

/// Headers that say nothing about the call: the server's address, the client's name, the length of a body.
const IGNORED: [&str; 3] = ["host", "user-agent", "content-length"];

/// A request as it should arrive.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Expected {
    pub(super) server: Server,
    pub(super) method: String,
    pub(super) target: String,
    /// Every header, but for those that say nothing about the call.
    pub(super) headers: BTreeMap<String, String>,
    /// JSON as it is, and anything else in base64.
    pub(super) body: Option<Value>,
}

impl Expected {
    /// Takes a recorded request.
    pub(super) fn recorded(request: &Value) -> Self {
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        let headers = request["headers"].as_object().unwrap().iter().map(|(name, value)| (name.clone(), text(value)));
        Self {
            server: server_of(request),
            method: text(&request["method"]),
            target: text(&request["target"]),
            headers: headers.filter(|(name, _)| !IGNORED.contains(&name.as_str())).collect(),
            body: match &request["body"] {
                body if body["parts"].is_array() => Some(multipart::recorded(&body["parts"])),
                body => body.get("json").or(body.get("base64").filter(|text| **text != "")).cloned(),
            },
        }
    }

    /// Takes a request that arrived.
    ///
    /// # Errors
    /// If the body is no JSON, or no form of parts.
    pub(super) fn received(request: &Received) -> Result<Self, String> {
        let headers = request.headers.iter().filter(|(name, _)| !IGNORED.contains(&name.as_str()));
        let mut headers: BTreeMap<String, String> = headers.cloned().collect();
        let boundary = headers.get("content-type").and_then(|content_type| multipart::boundary(content_type)).map(str::to_owned);
        if let Some(boundary) = boundary {
            let body = multipart::received(&request.body, &boundary).ok_or("the body is no form of parts")?;
            headers.insert("content-type".to_owned(), multipart::CONTENT_TYPE.to_owned());
            let (method, target) = (request.method.clone(), request.target.clone());
            return Ok(Self { server: request.server, method, target, headers, body: Some(body) });
        }
        let body = match request.body.as_slice() {
            [] => None,
            body if is_json(request) => {
                Some(serde_json::from_slice(body).map_err(|error| format!("the body is no JSON: {error}"))?)
            }
            body => Some(STANDARD.encode(body).into()),
        };
        let (method, target) = (request.method.clone(), request.target.clone());
        Ok(Self { server: request.server, method, target, headers, body })
    }
}

fn is_json(request: &Received) -> bool {
    request.headers.iter().any(|(name, value)| name == "content-type" && value == "application/json")
}

/// Returns the operation that a case calls first.
pub(super) fn operation(case: &Case) -> &'static Operation {
    let accessors = case.accessors();
    operations().iter().find(|operation| operation.accessor() == accessors[0]).expect(&accessors[0])
}

/// Returns the target that the arguments of a case ask for: the path and the query, both strictly encoded.
pub(super) fn strict_target(case: &Case) -> String {
    let operation = operation(case);
    let texts = Arguments::of(case).texts().into_iter().enumerate();
    let (in_path, others): (Vec<_>, Vec<_>) = texts.partition(|(place, _)| case.is_in_path(*place));
    let mut values = in_path.into_iter().map(|(_, text)| text);
    let path = operation.path.split('/').map(|segment| match segment.starts_with('{') {
        true => path_encoded(&values.next().unwrap_or_default()),
        false => segment.to_owned(),
    });
    let path = format!("{}{}{}", operation.server().prefix(), case.client_path(), path.collect::<Vec<_>>().join("/"));
    let options = Arguments::of(case).options().others(&[]).unwrap_or_default();
    let declared = operation.parameters().filter(|parameter| parameter["in"] == "query");
    let given = declared.zip(others).map(|(parameter, (_, text))| (parameter["name"].as_str().unwrap().to_owned(), text.into()));
    let query = given.chain(options).filter(|(name, _)| operation.parameter("query", name).is_some());
    let query = query.map(|(name, value)| match value {
        Value::String(text) => format!("{}={}", form_encoded(&name), form_encoded(&text)),
        value => format!("{}={}", form_encoded(&name), form_encoded(&value.to_string())),
    });
    let query = query.collect::<Vec<_>>().join("&");
    if query.is_empty() { path } else { format!("{path}?{query}") }
}

/// Encodes all but what RFC 3986 calls unreserved.
fn path_encoded(text: &str) -> String {
    text.bytes().map(|byte| encoded(byte, b"-._~")).collect()
}

/// Encodes as the WHATWG URL standard does for forms.
fn form_encoded(text: &str) -> String {
    text.bytes().map(|byte| if byte == b' ' { "+".to_owned() } else { encoded(byte, b"*-._") }).collect()
}

fn encoded(byte: u8, kept: &[u8]) -> String {
    if byte.is_ascii_alphanumeric() || kept.contains(&byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") }
}
