//! Makes values that a schema allows, from the description as it is written: the same ones for the same seed.
//! Independent of the generator, whose client has to take these values and send them.

mod flat;
mod number;
mod random;
mod text;

use serde_json::{Map, Value};

use crate::description::{Description, Node};
use flat::{Flat, flatten};
pub(crate) use random::Random;
pub(crate) use text::Place;

/// How deep values may be nested.
const DEEPEST: usize = 14;
/// From which depth on only what must be there is there.
const DEEP: usize = 5;
/// After how many parts a value is given up.
const MOST_PARTS: usize = 4_000;

/// Makes values of schemas.
pub(crate) struct Maker<'a> {
    description: &'a Description,
    pub(crate) random: Random,
    place: Place,
    parts: usize,
}

impl<'a> Maker<'a> {
    pub(crate) fn new(description: &'a Description, seed: u64) -> Self {
        Self { description, random: Random::new(seed), place: Place::Rich, parts: 0 }
    }

    /// Makes a value that can be sent; `None` if no way is known.
    pub(crate) fn value(&mut self, schema: Node, place: Place) -> Option<Value> {
        self.place = place;
        self.parts = 0;
        self.make(&[schema], 0)
    }

    /// Makes a value that several schemas allow.
    fn make(&mut self, schemas: &[Node], depth: usize) -> Option<Value> {
        (0..4).find_map(|_| {
            self.parts += 1;
            if self.parts > MOST_PARTS || depth > DEEPEST {
                return None;
            }
            let flat = flatten(self.description, schemas, &mut self.random)?;
            self.of(&flat, depth)
        })
    }

    fn of(&mut self, flat: &Flat, depth: usize) -> Option<Value> {
        if flat.is_impossible {
            return None;
        }
        if let Some(values) = &flat.values {
            let fits = |value: &&&'static Value| flat.types.as_ref().is_none_or(|types| is_of(value, types));
            let values: Vec<&Value> = values.iter().filter(fits).copied().collect();
            return self.random.pick(&values).map(|value| (*value).clone());
        }
        let types = flat.types.clone().unwrap_or_else(|| vec![guess(flat)]);
        let some: Vec<&str> = types.iter().copied().filter(|name| *name != "null").collect();
        if types.contains(&"null") && (some.is_empty() || self.random.percent(12)) {
            return Some(Value::Null);
        }
        match *self.random.pick(&some)? {
            "boolean" => Some(Value::Bool(self.random.percent(50))),
            "integer" => flat.number.integer(&mut self.random),
            "number" => flat.number.number(&mut self.random),
            "array" => self.array(flat, depth),
            "object" => self.object(flat, depth),
            _ => self.text(flat),
        }
    }

    fn text(&mut self, flat: &Flat) -> Option<Value> {
        let made = flat.text.make(&mut self.random, self.place).map(Value::String);
        made.or_else(|| flat.shown.iter().find(|value| value.is_string()).map(|value| (*value).clone()))
    }

    fn array(&mut self, flat: &Flat, depth: usize) -> Option<Value> {
        let mut list: Vec<Value> = Vec::new();
        for first in &flat.first_items {
            list.push(self.make(&[*first], depth + 1)?);
        }
        let most = flat.most_items.unwrap_or(usize::MAX);
        let wanted = if depth >= DEEP { flat.least_items } else { flat.least_items.max(1) + self.random.below(3) }.min(most);
        for _ in 0..wanted * 4 {
            if list.len() >= wanted || flat.items.is_empty() && !flat.first_items.is_empty() {
                break;
            }
            let Some(item) = self.make(&flat.items, depth + 1) else { break };
            if !flat.is_unique || !list.contains(&item) {
                list.push(item);
            }
        }
        (list.len() >= flat.least_items).then_some(Value::Array(list))
    }

    fn object(&mut self, flat: &Flat, depth: usize) -> Option<Value> {
        let mut object = Map::new();
        let most = flat.most_members.unwrap_or(usize::MAX);
        let names: Vec<&'static str> = flat.properties.keys().copied().collect();
        for name in names {
            let schemas = &flat.properties[name];
            let is_required = flat.required.contains(name) || flat.marks.contains_key(name);
            let is_wanted = is_required || depth < DEEP && object.len() < most.min(24) && self.random.percent(45);
            if !is_wanted || self.is_only_read(schemas) {
                continue;
            }
            match (flat.marks.get(name), self.make(schemas, depth + 1)) {
                (Some(word), _) => drop(object.insert(name.to_owned(), word.clone().into())),
                (None, Some(value)) => drop(object.insert(name.to_owned(), value)),
                (None, None) if is_required => return None,
                (None, None) => {}
            }
        }
        for name in flat.required.iter().filter(|name| !flat.properties.contains_key(*name)) {
            let value = if flat.additional.is_empty() { Value::from("given") } else { self.make(&flat.additional, depth + 1)? };
            object.insert((*name).to_owned(), value);
        }
        self.add_described(flat, &mut object, depth);
        self.add_others(flat, &mut object, depth);
        (object.len() >= flat.least_members).then_some(Value::Object(object))
    }

    /// Adds members that the description names, where there are too few.
    fn add_described(&mut self, flat: &Flat, object: &mut Map<String, Value>, depth: usize) {
        for (name, schemas) in &flat.properties {
            if object.len() >= flat.least_members {
                return;
            }
            if object.contains_key(*name) || self.is_only_read(schemas) {
                continue;
            }
            if let Some(value) = self.make(schemas, depth + 1) {
                object.insert((*name).to_owned(), value);
            }
        }
    }

    /// Adds members that the description does not name.
    fn add_others(&mut self, flat: &Flat, object: &mut Map<String, Value>, depth: usize) {
        let most = flat.most_members.unwrap_or(usize::MAX);
        let missing = flat.least_members.saturating_sub(object.len());
        let extra = if flat.additional.is_empty() || depth >= DEEP { 0 } else { self.random.below(3) };
        if flat.is_closed {
            return;
        }
        for index in 0..missing.max(extra).min(most.saturating_sub(object.len())) {
            let value = if flat.additional.is_empty() { Some("extra".into()) } else { self.make(&flat.additional, depth + 1) };
            if let Some(value) = value {
                object.insert(format!("other{index}"), value);
            }
        }
    }

    /// Whether a member comes with answers only.
    fn is_only_read(&self, schemas: &[Node]) -> bool {
        let says = |node: &Node| node.flag("readOnly");
        schemas.iter().any(|node| says(node) || self.description.resolve(*node).is_some_and(|node| says(&node)))
    }
}

fn is_of(value: &Value, types: &[&str]) -> bool {
    let name = match value {
        Value::Null => "null",
        Value::Bool(_) => "boolean",
        Value::Number(_) => return types.contains(&"number") || types.contains(&"integer"),
        Value::String(_) => "string",
        Value::Array(_) => "array",
        Value::Object(_) => "object",
    };
    types.contains(&name)
}

/// The type of a value of which none is said.
fn guess(flat: &Flat) -> &'static str {
    let number = &flat.number;
    match () {
        () if !flat.properties.is_empty() || !flat.additional.is_empty() || !flat.required.is_empty() => "object",
        () if !flat.items.is_empty() || !flat.first_items.is_empty() => "array",
        () if number.least.or(number.most).or(number.above).or(number.below).or(number.step).is_some() => "number",
        () => "string",
    }
}
