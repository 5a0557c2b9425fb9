//! Whether an answer, or a body, is one that the description allows, by a validator of JSON Schema that shares nothing with the generator
//! or with the server.
//! Part of judging: what the server makes of a schema is not always a value of it, and then nothing can be held against the
//! client. Formats are not looked at, so that an answer is rather taken for valid; discriminators are, as the description that is
//! served says them in words of JSON Schema (`marks`).

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap, HashSet};
use std::path::Path;

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::calls::plain;
use crate::compare::placed;
use crate::description::{Description, decoded};

/// The answers and bodies that a description allows, as the server reads it.
pub(crate) struct Valid {
    document: Value,
    draft: Draft,
    /// By the place of the schema; why it cannot be read, and then all is taken for valid.
    validators: RefCell<HashMap<String, Result<Validator, String>>>,
}

/// The member of the description that is the schema of an answer: places of paths are no references.
const JUDGED: &str = "x-judged";

impl Valid {
    /// Reads the description that is served.
    pub(crate) fn of(served: &Path) -> Result<Self, String> {
        let description = Description::read(served)?;
        let (mut document, is_3_0) = (description.root.value.clone(), description.is_3_0());
        if is_3_0 {
            say_null(&mut document);
        }
        encode_references(&mut document);
        let draft = if is_3_0 { Draft::Draft4 } else { Draft::Draft202012 };
        Ok(Self { document, draft, validators: RefCell::default() })
    }

    /// Returns what is wrong with an answer to a call of an operation, `GET /pets`.
    pub(crate) fn fault(&self, line: &str, answer: &Value) -> Option<String> {
        self.with(line, answer, |validator, body| {
            let fault = validator.iter_errors(body).next()?;
            Some(format!("the answer is not valid at {:?}: {fault}", fault.instance_path().to_string()))
        })?
    }

    /// The members of a valid answer that a schema describes which was applied there; `None` if that is not known.
    pub(crate) fn described(&self, line: &str, answer: &Value) -> Option<HashSet<String>> {
        self.with(line, answer, |validator, body| {
            let evaluation = validator.evaluate(body);
            if !evaluation.flag().valid {
                return None;
            }
            let mut places = HashSet::new();
            for entry in evaluation.iter_annotations().filter(|entry| describes_members(entry.schema_location)) {
                let names = entry.annotations.value().as_array().into_iter().flatten().filter_map(Value::as_str);
                places.extend(names.map(|name| placed(entry.instance_location.as_str(), name)));
            }
            Some(places)
        })?
    }

    /// Returns what is wrong with a body that is sent.
    pub(crate) fn fault_of_body(&self, line: &str, media: &str, body: &Value) -> Option<String> {
        let operation = self.operation(line)?;
        let request = self.followed(format!("{operation}/requestBody"))?;
        let place = self.content(&request, media)?;
        self.by(place, |validator| validator.iter_errors(body).next().map(|fault| fault.to_string()))?
    }

    fn with<T>(&self, line: &str, answer: &Value, look: impl FnOnce(&Validator, &Value) -> T) -> Option<T> {
        let place = self.schema(line, answer)?;
        let body: Value = serde_json::from_str(answer["body"].as_str()?).ok()?;
        self.by(place, |validator| look(validator, &body))
    }

    fn by<T>(&self, place: String, look: impl FnOnce(&Validator) -> T) -> Option<T> {
        let mut validators = self.validators.borrow_mut();
        let validator = validators.entry(place).or_insert_with_key(|place| self.validator(place)).as_ref().ok()?;
        Some(look(validator))
    }

    /// Why schemas of answers could not be read, each once.
    pub(crate) fn unread(&self) -> BTreeSet<String> {
        self.validators.borrow().values().filter_map(|validator| validator.as_ref().err().cloned()).collect()
    }

    /// The place of the schema of an answer.
    fn schema(&self, line: &str, answer: &Value) -> Option<String> {
        let operation = self.operation(line)?;
        let status = answer["status"].as_u64()?;
        let keys = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
        let response = keys.iter().find_map(|key| self.followed(format!("{operation}/responses/{key}")))?;
        self.content(&response, answer["headers"]["content-type"].as_str().unwrap_or_default())
    }

    /// The place of an operation.
    fn operation(&self, line: &str) -> Option<String> {
        let (method, path) = line.split_once(' ')?;
        let path = self.document["paths"].as_object()?.keys().find(|name| plain(name) == plain(path))?;
        let item = self.followed(format!("/paths/{}", escaped(path)))?;
        Some(format!("{item}/{}", method.to_ascii_lowercase()))
    }

    /// The place of the schema of a media type, or of JSON where there is no such.
    fn content(&self, place: &str, media: &str) -> Option<String> {
        let content = self.document.pointer(&format!("{place}/content"))?.as_object()?;
        let exact = content.keys().find(|name| essence(name) == essence(media));
        let media = exact.or_else(|| content.keys().find(|media| media.contains("json")))?;
        let schema = format!("{place}/content/{}/schema", escaped(media));
        self.document.pointer(&schema).map(|_| schema)
    }

    /// Where references lead, from a place on; `None` if nothing is there.
    fn followed(&self, place: String) -> Option<String> {
        let mut place = place;
        for _ in 0..32 {
            match self.document.pointer(&place)?["$ref"].as_str() {
                Some(reference) => place = decoded(reference.strip_prefix('#')?),
                None => return Some(place),
            }
        }
        None
    }

    /// The whole description is the schema, so that references in it lead where they should.
    fn validator(&self, place: &str) -> Result<Validator, String> {
        let mut schema = self.document.clone();
        schema[JUDGED] = self.document.pointer(place).cloned().unwrap_or_default();
        schema["$ref"] = format!("#/{JUDGED}").into();
        let options = jsonschema::options().with_draft(self.draft).should_validate_formats(false);
        options.build(&schema).map_err(|error| error.to_string())
    }
}

/// Whether a place in a schema is that of a keyword that says which members there are.
fn describes_members(place: &str) -> bool {
    let keyword = place.rsplit('/').next().unwrap_or_default();
    ["properties", "patternProperties", "additionalProperties", "unevaluatedProperties"].contains(&keyword)
}

/// A media type without its parameters.
fn essence(media: &str) -> String {
    media.split(';').next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Writes references as URIs have them: descriptions have braces and blanks in them.
fn encode_references(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if let Some(Value::String(reference)) = members.get_mut("$ref") {
                *reference = encoded(reference);
            }
            members.values_mut().for_each(encode_references);
        }
        Value::Array(items) => items.iter_mut().for_each(encode_references),
        _ => {}
    }
}

fn encoded(reference: &str) -> String {
    let mut text = String::new();
    for byte in reference.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~/#%:?=&".contains(&byte) {
            text.push(char::from(byte));
        } else {
            text += &format!("%{byte:02X}");
        }
    }
    text
}

fn escaped(name: &str) -> String {
    name.replace('~', "~0").replace('/', "~1")
}

/// Says as JSON Schema has it what `nullable` means.
fn say_null(value: &mut Value) {
    match value {
        Value::Object(members) => {
            if members.get("nullable") == Some(&Value::Bool(true)) {
                allow_null(members);
            }
            members.values_mut().for_each(say_null);
        }
        Value::Array(items) => items.iter_mut().for_each(say_null),
        _ => {}
    }
}

fn allow_null(schema: &mut Map<String, Value>) {
    if let Some(name @ Value::String(_)) = schema.get("type").cloned() {
        schema.insert("type".to_owned(), json!([name, "null"]));
    }
    if let Some(values) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        values.push(Value::Null);
    }
}
