//! Whether an answer is one that the description allows, by a validator of JSON Schema that shares nothing with the generator
//! or with the server.
//! Part of judging: what the server makes of a schema is not always a value of it, and then nothing can be held against the
//! client. Formats are not looked at, so that an answer is rather taken for valid.

use std::cell::RefCell;
use std::collections::HashMap;
use std::path::Path;

use jsonschema::{Draft, Validator};
use serde_json::{Map, Value, json};

use crate::calls::plain;
use crate::description::{Description, decoded};

/// The answers that a description allows, as the server reads it.
pub(crate) struct Answers {
    document: Value,
    draft: Draft,
    /// By the place of the schema; `None` if it cannot be read, and then all is taken for valid.
    validators: RefCell<HashMap<String, Option<Validator>>>,
}

impl Answers {
    /// Reads the description that is served.
    pub(crate) fn of(served: &Path) -> Result<Self, String> {
        let description = Description::read(served)?;
        let (mut document, is_3_0) = (description.root.value.clone(), description.is_3_0());
        if is_3_0 {
            say_null(&mut document);
        }
        let draft = if is_3_0 { Draft::Draft4 } else { Draft::Draft202012 };
        Ok(Self { document, draft, validators: RefCell::default() })
    }

    /// Returns what is wrong with an answer to a call of an operation, `GET /pets`.
    pub(crate) fn fault(&self, line: &str, answer: &Value) -> Option<String> {
        let place = self.schema(line, answer["status"].as_u64()?)?;
        let body: Value = serde_json::from_str(answer["body"].as_str()?).ok()?;
        let mut validators = self.validators.borrow_mut();
        let validator = validators.entry(place).or_insert_with_key(|place| self.validator(place)).as_ref()?;
        let fault = validator.iter_errors(&body).next()?;
        Some(format!("the answer is not valid at {:?}: {fault}", fault.instance_path().to_string()))
    }

    /// The place of the schema of an answer.
    fn schema(&self, line: &str, status: u64) -> Option<String> {
        let (method, path) = line.split_once(' ')?;
        let path = self.document["paths"].as_object()?.keys().find(|name| plain(name) == plain(path))?;
        let item = self.followed(format!("/paths/{}", escaped(path)))?;
        let responses = format!("{item}/{}/responses", method.to_ascii_lowercase());
        let keys = [status.to_string(), format!("{}XX", status / 100), "default".to_owned()];
        let response = keys.iter().find_map(|key| self.followed(format!("{responses}/{key}")))?;
        let content = self.document.pointer(&format!("{response}/content"))?.as_object()?;
        let media = content.keys().find(|media| media.contains("json"))?;
        let schema = format!("{response}/content/{}/schema", escaped(media));
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
    fn validator(&self, place: &str) -> Option<Validator> {
        let mut schema = self.document.clone();
        schema["$ref"] = format!("#{place}").into();
        jsonschema::options().with_draft(self.draft).should_validate_formats(false).build(&schema).ok()
    }
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
