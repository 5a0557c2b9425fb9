//! All that schemas ask of one value, put together: references followed, `allOf` joined, of alternatives one taken.
//! Part of the maker of values.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::Value;

use super::number::NumberRules;
use super::random::Random;
use super::text::TextRules;
use crate::description::{Description, Node};

/// What is asked of one value.
#[derive(Default)]
pub(super) struct Flat {
    /// The types that it may have; `None` if nothing is said.
    pub(super) types: Option<Vec<&'static str>>,
    /// The values that it may have; `None` if nothing is said.
    pub(super) values: Option<Vec<&'static Value>>,
    /// Values that the description shows.
    pub(super) shown: Vec<&'static Value>,
    pub(super) properties: BTreeMap<&'static str, Vec<Node>>,
    pub(super) required: BTreeSet<&'static str>,
    /// Members that have this text, as a discriminator says.
    pub(super) marks: BTreeMap<&'static str, String>,
    pub(super) additional: Vec<Node>,
    pub(super) is_closed: bool,
    pub(super) least_members: usize,
    pub(super) most_members: Option<usize>,
    pub(super) items: Vec<Node>,
    pub(super) first_items: Vec<Node>,
    pub(super) least_items: usize,
    pub(super) most_items: Option<usize>,
    pub(super) is_unique: bool,
    pub(super) text: TextRules,
    pub(super) number: NumberRules,
    /// Whether a schema is met that no value fits.
    pub(super) is_impossible: bool,
    seen: Vec<Node>,
}

/// Puts together what schemas ask of one value.
pub(super) fn flatten(description: &Description, nodes: &[Node], random: &mut Random) -> Option<Flat> {
    let mut flat = Flat::default();
    for node in nodes {
        flat.add(description, *node, random)?;
    }
    Some(flat)
}

impl Flat {
    fn add(&mut self, description: &Description, node: Node, random: &mut Random) -> Option<()> {
        if self.seen.iter().any(|seen| seen.is_same(node)) {
            return Some(());
        }
        self.seen.push(node);
        if node.value == &Value::Bool(false) {
            self.is_impossible = true;
        }
        if let Some(reference) = node.text("$ref") {
            let target = description.target(node.file, reference)?;
            self.add(description, target, random)?;
            self.mark_base(target, reference);
            if description.is_3_0() {
                return Some(());
            }
        }
        self.add_own(description, node);
        for part in node.get("allOf").into_iter().flat_map(Node::items) {
            self.add(description, part, random)?;
        }
        for alternatives in ["oneOf", "anyOf"] {
            let parts: Vec<Node> = node.get(alternatives).into_iter().flat_map(Node::items).collect();
            if let Some(part) = random.pick(&parts) {
                self.mark_alternative(node, *part);
                self.add(description, *part, random)?;
            }
        }
        self.add_child(description, node, random)
    }

    fn add_own(&mut self, description: &Description, node: Node) {
        self.add_types(description, node);
        self.add_values(node);
        self.add_members(description, node);
        self.add_limits(node);
        self.shown.extend(["example", "default"].iter().filter_map(|key| node.value.get(key)));
        self.shown.extend(node.get("examples").into_iter().flat_map(Node::items).map(|item| item.value));
    }

    fn add_types(&mut self, description: &Description, node: Node) {
        let mut types: Vec<&'static str> = match node.value.get("type") {
            Some(Value::String(name)) => vec![name],
            Some(Value::Array(names)) => names.iter().filter_map(Value::as_str).collect(),
            _ => return,
        };
        if description.is_3_0() && node.flag("nullable") {
            types.push("null");
        }
        let both = |known: &Vec<&'static str>| known.iter().copied().filter(|name| types.contains(name)).collect();
        self.types = Some(self.types.as_ref().map_or_else(|| types.clone(), both));
    }

    fn add_values(&mut self, node: Node) {
        let list: Option<Vec<&'static Value>> = match (node.value.get("const"), node.value.get("enum")) {
            (Some(value), _) => Some(vec![value]),
            (None, Some(Value::Array(values))) => Some(values.iter().collect()),
            _ => None,
        };
        let Some(list) = list else { return };
        let both = |known: &Vec<&'static Value>| known.iter().copied().filter(|value| list.contains(value)).collect();
        self.values = Some(self.values.as_ref().map_or_else(|| list.clone(), both));
    }

    fn add_members(&mut self, description: &Description, node: Node) {
        for (name, property) in node.get("properties").into_iter().flat_map(Node::members) {
            self.properties.entry(name).or_default().push(property);
        }
        self.required.extend(node.get("required").into_iter().flat_map(Node::items).filter_map(|item| item.value.as_str()));
        match node.get("additionalProperties") {
            Some(Node { value: Value::Bool(is_open), .. }) => self.is_closed |= !is_open,
            Some(additional) => self.additional.push(additional),
            None => {}
        }
        let closed = ["unevaluatedProperties"].iter().any(|key| node.value.get(key) == Some(&Value::Bool(false)));
        self.is_closed |= closed && !description.is_3_0();
        self.items.extend(node.get("items"));
        self.first_items.extend(node.get("prefixItems").into_iter().flat_map(Node::items));
    }

    fn add_limits(&mut self, node: Node) {
        let count = |key: &str| node.value.get(key).and_then(Value::as_u64).and_then(|count| usize::try_from(count).ok());
        let number = |key: &str| node.value.get(key).and_then(Value::as_f64);
        self.least_items = self.least_items.max(count("minItems").unwrap_or(0));
        self.most_items = least(self.most_items, count("maxItems"));
        self.least_members = self.least_members.max(count("minProperties").unwrap_or(0));
        self.most_members = least(self.most_members, count("maxProperties"));
        self.is_unique |= node.flag("uniqueItems");
        self.text.least = self.text.least.max(count("minLength").unwrap_or(0));
        self.text.most = least(self.text.most, count("maxLength"));
        self.text.patterns.extend(node.text("pattern"));
        self.text.format = node.text("format").or(self.text.format);
        self.number.format = self.text.format;
        let rules = &mut self.number;
        let (minimum, maximum) = (number("minimum"), number("maximum"));
        match node.value.get("exclusiveMinimum") {
            Some(Value::Bool(true)) => rules.above = greater(rules.above, minimum),
            other => {
                rules.least = greater(rules.least, minimum);
                rules.above = greater(rules.above, other.and_then(Value::as_f64));
            }
        }
        match node.value.get("exclusiveMaximum") {
            Some(Value::Bool(true)) => rules.below = smaller(rules.below, maximum),
            other => {
                rules.most = smaller(rules.most, maximum);
                rules.below = smaller(rules.below, other.and_then(Value::as_f64));
            }
        }
        rules.step = number("multipleOf").or(rules.step);
    }

    /// The word by which a discriminator knows an alternative.
    fn mark_alternative(&mut self, node: Node, part: Node) {
        let Some(discriminator) = node.get("discriminator") else { return };
        let (Some(member), Some(reference)) = (discriminator.text("propertyName"), part.text("$ref")) else { return };
        let mut words = discriminator.get("mapping").into_iter().flat_map(Node::members);
        let word = words.find(|(_, target)| target.value.as_str().is_some_and(|target| last(target) == last(reference)));
        self.marks.insert(member, word.map_or_else(|| last(reference).to_owned(), |(word, _)| word.to_owned()));
    }

    /// The word by which a schema that others extend is known itself.
    fn mark_base(&mut self, node: Node, reference: &str) {
        let Some(discriminator) = node.get("discriminator") else { return };
        let has_alternatives = ["oneOf", "anyOf"].iter().any(|key| node.value.get(key).is_some());
        if let (Some(member), false, None) = (discriminator.text("propertyName"), has_alternatives, discriminator.get("mapping"))
        {
            self.marks.entry(member).or_insert_with(|| last(reference).to_owned());
        }
    }

    /// Where a discriminator without alternatives names schemas, they extend this one: one of them is taken.
    fn add_child(&mut self, description: &Description, node: Node, random: &mut Random) -> Option<()> {
        let Some(discriminator) = node.get("discriminator") else { return Some(()) };
        let has_alternatives = ["oneOf", "anyOf"].iter().any(|key| node.value.get(key).is_some());
        let words: Vec<_> = discriminator.get("mapping").into_iter().flat_map(Node::members).collect();
        let member = discriminator.text("propertyName")?;
        if has_alternatives || self.marks.contains_key(member) {
            return Some(());
        }
        let target_of = |target: Node| {
            let name = target.value.as_str()?;
            let pointer = if name.contains(['#', '/']) { name.to_owned() } else { format!("#/components/schemas/{name}") };
            description.target(node.file, &pointer)
        };
        let known = words.iter().find(|(_, target)| target_of(*target).is_some_and(|target| self.has_seen(target)));
        let Some((word, target)) = known.or_else(|| random.pick(&words)) else { return Some(()) };
        self.marks.insert(member, (*word).to_owned());
        let target = target_of(*target)?;
        self.add(description, target, random)
    }

    fn has_seen(&self, node: Node) -> bool {
        self.seen.iter().any(|seen| seen.is_same(node))
    }
}

fn last(reference: &str) -> &str {
    reference.rsplit('/').next().unwrap_or(reference)
}

fn least(one: Option<usize>, other: Option<usize>) -> Option<usize> {
    one.into_iter().chain(other).min()
}

fn greater(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    one.into_iter().chain(other).reduce(f64::max)
}

fn smaller(one: Option<f64>, other: Option<f64>) -> Option<f64> {
    one.into_iter().chain(other).reduce(f64::min)
}
