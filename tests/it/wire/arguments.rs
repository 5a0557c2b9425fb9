//! The arguments of a recorded call, read as the types that the generated client asks for.
//! Each entry of the table of calls takes from here what it hands on. What cannot be read is remembered, not skipped.

use std::cell::RefCell;
use std::rc::Rc;

use oblien_client::{Body, Bytes, Error, Field};
use oblien_generated::types::DurationValue;
use serde_json::{Map, Value};

use crate::spec::recorded::Case;

use super::pieces::bytes;

/// The arguments of one call.
pub(super) struct Arguments {
    /// All of them, as they were given.
    given: Vec<Value>,
    plain: Vec<Value>,
    options: Options,
}

/// The members of an object among the arguments; of no object at all there are none.
#[derive(Clone)]
pub(super) struct Options {
    members: Map<String, Value>,
    complaints: Rc<RefCell<Vec<String>>>,
}

impl Arguments {
    /// Takes the arguments of a case; the id of a handle is its first.
    pub(super) fn of(case: &Case) -> Self {
        let handle = Some(case.member("handle")).filter(|handle| handle.is_string());
        let given = case.member("args").as_array().into_iter().flatten();
        Self::new(&handle.into_iter().chain(given).cloned().collect::<Vec<_>>())
    }

    /// Takes these arguments; the first object among them holds the options.
    pub(super) fn new(given: &[Value]) -> Self {
        let (objects, plain): (Vec<&Value>, Vec<&Value>) = given.iter().partition(|value| is_object(value));
        let members = objects.first().and_then(|object| object.as_object()).cloned().unwrap_or_default();
        let complaints = Rc::default();
        let plain = plain.into_iter().cloned().collect();
        Self { given: given.to_vec(), plain, options: Options { members, complaints } }
    }

    /// Returns the arguments that are no objects, as text.
    pub(super) fn texts(&self) -> Vec<String> {
        (0..self.plain.len()).map(|index| self.text(index)).collect()
    }

    /// Returns an argument as text; a number is one too.
    pub(super) fn text(&self, index: usize) -> String {
        match self.plain.get(index) {
            Some(Value::String(text)) => text.clone(),
            Some(Value::Number(number)) => number.to_string(),
            other => self.options.complain(format!("argument {index} is no text but {other:?}")),
        }
    }

    /// Returns an argument as text, if it was given as one.
    pub(super) fn given_text(&self, index: usize) -> Option<String> {
        self.plain.get(index).and_then(Value::as_str).map(str::to_owned)
    }

    /// Returns an argument as a whole number.
    pub(super) fn integer(&self, index: usize) -> i64 {
        let integer = self.plain.get(index).and_then(Value::as_i64);
        integer.unwrap_or_else(|| self.options.complain(format!("argument {index} is no whole number")))
    }

    /// Returns an argument as a whole number, if it was given as one.
    pub(super) fn given_integer(&self, index: usize) -> Option<i64> {
        self.plain.get(index).and_then(Value::as_i64)
    }

    /// Returns an argument that is true or false.
    pub(super) fn flag(&self, index: usize) -> bool {
        let flag = self.plain.get(index).and_then(Value::as_bool);
        flag.unwrap_or_else(|| self.options.complain(format!("argument {index} is neither true nor false")))
    }

    /// Returns an argument that is text or bytes, as bytes.
    pub(super) fn bytes(&self, index: usize) -> Vec<u8> {
        match self.options.members.get("base64") {
            Some(_) => bytes(&Value::Object(self.options.members.clone())),
            None => self.text(index).into_bytes(),
        }
    }

    /// Returns an argument that is a list of texts.
    pub(super) fn list(&self, index: usize) -> Vec<String> {
        let items = self.plain.get(index).and_then(Value::as_array);
        let texts = items.and_then(|items| items.iter().map(|item| item.as_str().map(str::to_owned)).collect());
        texts.unwrap_or_else(|| self.options.complain(format!("argument {index} is no list of texts")))
    }

    /// Returns the argument of a place, counted over all of them, as options; none if it is no object.
    pub(super) fn options_at(&self, index: usize) -> Options {
        let members = self.given.get(index).and_then(Value::as_object).cloned().unwrap_or_default();
        Options { members, complaints: self.options.complaints.clone() }
    }

    /// Returns the argument of a place, counted over all of them, that is a list of objects.
    pub(super) fn many_at(&self, index: usize) -> Vec<Options> {
        let items = self.given.get(index).and_then(Value::as_array).cloned().unwrap_or_default();
        let of = |item: Value| Options {
            members: item.as_object().cloned().unwrap_or_default(),
            complaints: self.options.complaints.clone(),
        };
        items.into_iter().map(of).collect()
    }

    /// Returns the options of the call.
    pub(super) fn options(&self) -> Options {
        self.options.clone()
    }

    /// Returns what could not be read as what was asked for, one a line.
    pub(super) fn complaints(&self) -> String {
        self.options.complaints.borrow().join("\n")
    }
}

impl Options {
    pub(super) fn text(&self, name: &str) -> Option<String> {
        self.read(name, |value| value.as_str().map(str::to_owned))
    }

    pub(super) fn texts(&self, name: &str) -> Option<Vec<String>> {
        self.read(name, |value| value.as_array()?.iter().map(|text| text.as_str().map(str::to_owned)).collect())
    }

    pub(super) fn integer(&self, name: &str) -> Option<i64> {
        self.read(name, Value::as_i64)
    }

    pub(super) fn integers(&self, name: &str) -> Option<Vec<i64>> {
        self.read(name, |value| value.as_array()?.iter().map(Value::as_i64).collect())
    }

    pub(super) fn number(&self, name: &str) -> Option<f64> {
        self.read(name, Value::as_f64)
    }

    pub(super) fn numbers(&self, name: &str) -> Option<Vec<f64>> {
        self.read(name, |value| value.as_array()?.iter().map(Value::as_f64).collect())
    }

    pub(super) fn flag(&self, name: &str) -> Option<bool> {
        self.read(name, Value::as_bool)
    }

    /// Returns something if a flag is set that can only be true.
    pub(super) fn only_true(&self, name: &str) -> Option<()> {
        self.flag(name).filter(|flag| *flag).map(|_| ())
    }

    pub(super) fn duration(&self, name: &str) -> Option<DurationValue> {
        self.read(name, |value| match value {
            Value::String(text) => Some(text.as_str().into()),
            value => value.as_f64().map(DurationValue::from),
        })
    }

    /// Returns a text that may also be null.
    pub(super) fn nullable(&self, name: &str) -> Option<Field<String>> {
        self.nullable_or(name, Self::text)
    }

    /// Returns a value that may also be null.
    pub(super) fn nullable_or<T>(&self, name: &str, read: impl FnOnce(&Self, &str) -> Option<T>) -> Option<Field<T>> {
        if self.is_null(name) { Some(Field::Null) } else { read(self, name).map(Field::Value) }
    }

    /// Returns whether a member is there and null.
    pub(super) fn is_null(&self, name: &str) -> bool {
        self.members.get(name) == Some(&Value::Null)
    }

    pub(super) fn list(&self, name: &str) -> Option<Vec<Value>> {
        self.read(name, |value| value.as_array().cloned())
    }

    /// Returns bytes, which stand in base64 in the recordings.
    pub(super) fn bytes(&self, name: &str) -> Option<Vec<u8>> {
        self.read(name, |value| value["base64"].is_string().then(|| bytes(value)))
    }

    /// Returns text or bytes, as bytes.
    pub(super) fn text_or_bytes(&self, name: &str) -> Option<Vec<u8>> {
        match self.members.get(name) {
            Some(Value::String(text)) => Some(text.clone().into_bytes()),
            _ => self.bytes(name),
        }
    }

    /// Returns a body: bytes, or the pieces of a stream, whose length is the member of another name if there is one.
    pub(super) fn body(&self, name: &str, length: &str) -> Option<Body> {
        let pieces = self.members.get(name).and_then(|value| value["$stream"].as_array());
        let Some(pieces) = pieces else { return self.bytes(name).map(Body::from) };
        let pieces: Vec<_> = pieces.iter().map(|piece| Ok::<_, Error>(Bytes::from(bytes(piece)))).collect();
        let body = Body::from_stream(futures_util::stream::iter(pieces));
        let length = self.integer(length).and_then(|length| u64::try_from(length).ok());
        Some(body.set(length, Body::with_length))
    }

    /// Returns a list of objects.
    pub(super) fn objects(&self, name: &str) -> Option<Vec<Map<String, Value>>> {
        self.read(name, |value| value.as_array()?.iter().map(|object| object.as_object().cloned()).collect())
    }

    /// Returns the members of an object whose values are texts.
    pub(super) fn pairs(&self, name: &str) -> Option<Vec<(String, String)>> {
        let pair = |(name, value): (&String, &Value)| Some((name.clone(), value.as_str()?.to_owned()));
        self.read(name, |value| value.as_object()?.iter().map(pair).collect())
    }

    /// Returns the members of an object, whatever they are.
    pub(super) fn members(&self, name: &str) -> Option<Map<String, Value>> {
        self.read(name, |value| value.as_object().cloned())
    }

    /// Returns the members of an object.
    pub(super) fn options(&self, name: &str) -> Option<Options> {
        let members = self.read(name, |value| value.as_object().cloned())?;
        Some(Options { members, complaints: self.complaints.clone() })
    }

    /// Returns a list of objects, each as options of its own.
    pub(super) fn many(&self, name: &str) -> Option<Vec<Options>> {
        let of = |members| Options { members, complaints: self.complaints.clone() };
        Some(self.objects(name)?.into_iter().map(of).collect())
    }

    /// Returns the members, each of which is an object, as options of their own.
    pub(super) fn members_of_all(&self) -> Vec<(String, Options)> {
        let names = self.members.keys().cloned();
        names.filter_map(|name| Some((name.clone(), self.options(&name)?))).collect()
    }

    /// Returns what must be there.
    pub(super) fn required<T: Default>(&self, name: &str, value: Option<T>) -> T {
        value.unwrap_or_else(|| self.complain(format!("`{name}` is missing")))
    }

    /// Returns the members of other names than these, if there are any.
    pub(super) fn others(&self, names: &[&str]) -> Option<Vec<(String, Value)>> {
        let others = self.members.iter().filter(|(name, value)| !names.contains(&name.as_str()) && !is_undefined(value));
        let others: Vec<_> = others.map(|(name, value)| (name.clone(), value.clone())).collect();
        (!others.is_empty()).then_some(others)
    }

    /// Reads a member; one that is undefined is none.
    fn read<T>(&self, name: &str, read: impl FnOnce(&Value) -> Option<T>) -> Option<T> {
        let value = self.members.get(name).filter(|value| !is_undefined(value))?;
        let read = read(value);
        if read.is_none() {
            self.complain::<()>(format!("`{name}` cannot be {value}"));
        }
        read
    }

    fn complain<T: Default>(&self, complaint: String) -> T {
        self.complaints.borrow_mut().push(complaint);
        T::default()
    }
}

/// Sets what is set, and nothing else.
pub(super) trait Setting: Sized {
    /// Calls a setter with a value, if there is one.
    fn set<V>(self, value: Option<V>, setter: impl FnOnce(Self, V) -> Self) -> Self {
        match value {
            Some(value) => setter(self, value),
            None => self,
        }
    }
}

impl<T> Setting for T {}

fn is_object(value: &Value) -> bool {
    value.is_object() && !is_undefined(value)
}

/// Whether a value stands for JavaScript's `undefined`.
fn is_undefined(value: &Value) -> bool {
    value.get("$undefined").is_some()
}
