//! The calls of an operation: arguments made from the description, by the names that they have in the client.
//! Between the description and the program that makes the calls.

use oblien_codegen::{ArgumentSurface, OperationSurface, Surface};
use serde_json::{Map, Value, json};

use crate::description::{Description, Node, decoded};
use crate::maker::{Maker, Place};
use crate::valid::Valid;

/// A call that is going to be made.
pub(crate) struct Planned {
    pub(crate) operation: usize,
    pub(crate) seed: u64,
    /// What the program reads.
    pub(crate) line: Value,
    /// The JSON body that has to be sent, where that is known.
    pub(crate) body: Option<Value>,
}

/// Makes the calls of one operation.
pub(crate) struct Planner<'a> {
    description: &'a Description,
    surface: &'a Surface,
    index: usize,
    operation: &'a OperationSurface,
    node: Node,
    parameters: Vec<Node>,
    statuses: Vec<u16>,
    /// Whether its path has a query or a fragment.
    is_special: bool,
    valid: &'a Valid,
}

impl<'a> Planner<'a> {
    /// Finds the operation in the description; `None` if it is not there.
    pub(crate) fn new(description: &'a Description, surface: &'a Surface, index: usize, valid: &'a Valid) -> Option<Self> {
        let operation = &surface.operations[index];
        let (method, path) = operation.line.split_once(' ')?;
        let is_it = |(name, _): &(&str, Node)| without_query(name) == plain(path);
        let items = description.root.get("paths")?.members().filter(is_it);
        let found: Vec<(&str, Node, Node)> = items
            .filter_map(|(name, item)| {
                let item = description.resolve(item)?;
                let usual = item.get(&method.to_ascii_lowercase());
                Some((name, item, usual.or_else(|| item.get("additionalOperations")?.get(method))?))
            })
            .collect();
        // Paths that differ in a query or a fragment only are told by their order.
        let before = surface.operations[..index].iter().filter(|other| other.line == operation.line).count();
        let (name, item, node) = *found.get(before).or(found.first())?;
        let own = node.get("parameters").into_iter().flat_map(Node::items);
        let shared = item.get("parameters").into_iter().flat_map(Node::items);
        // An operation's own parameter takes the place of the path's, so it is found first.
        let parameters = own.chain(shared).filter_map(|parameter| description.resolve(parameter)).collect();
        Some(Self {
            description,
            surface,
            index,
            operation,
            node,
            parameters,
            statuses: successes(node),
            is_special: name.contains(['?', '#']),
            valid,
        })
    }

    /// Makes the call of a seed, or says why it cannot be made.
    pub(crate) fn plan(&self, seed: u64) -> Result<Planned, String> {
        if self.is_special {
            return Err("the server finds no path with a query or a fragment".to_owned());
        }
        let mut maker = Maker::new(self.description, seed.wrapping_mul(1009).wrapping_add(self.index as u64));
        let mut arguments = Map::new();
        for argument in self.operation.arguments.iter().filter(|argument| argument.place != "body") {
            self.add_parameter(argument, &mut maker, &mut arguments)?;
        }
        let body = self.add_body(&mut maker, &mut arguments)?;
        let status = maker.random.pick(&self.statuses).filter(|_| self.statuses.len() > 1).copied();
        let line = json!({
            "operation": self.index.to_string(), "seed": seed, "credential": self.credential()?, "status": status, "arguments": arguments,
        });
        Ok(Planned { operation: self.index, seed, line, body })
    }

    fn add_parameter(
        &self,
        argument: &ArgumentSurface,
        maker: &mut Maker<'_>,
        arguments: &mut Map<String, Value>,
    ) -> Result<(), String> {
        let is_header = argument.place == "header";
        if is_header && ["content-type", "accept", "authorization"].contains(&argument.wire.to_ascii_lowercase().as_str()) {
            return Ok(());
        }
        let is_it = |parameter: &&Node| {
            let name = parameter.text("name").unwrap_or_default();
            let is_named = name == argument.wire || is_header && name.eq_ignore_ascii_case(&argument.wire);
            let place = parameter.text("in").unwrap_or_default();
            is_named && place == argument.place || place == "querystring" && argument.kind == "whole"
        };
        let parameter = self.parameters.iter().find(is_it).ok_or_else(|| format!("`{}` is no parameter", argument.wire))?;
        // Of an object whose members are pairs of their own the server cannot tell that it is not there.
        let is_spread = argument.place == "query" && parameter.get("schema").is_some_and(|schema| self.is_object(schema));
        if !argument.required && !is_spread && maker.random.percent(40) {
            return Ok(());
        }
        let content = || parameter.get("content")?.members().next()?.1.get("schema");
        let place = if argument.place == "query" { Place::Rich } else { Place::Plain };
        let schema = parameter.get("schema").or_else(content);
        let make = |schema: Node| (0..5).find_map(|_| maker.value(schema, place).filter(has_text));
        // Of a media type that is not JSON the client is given the text.
        let media = parameter.get("content").and_then(|content| content.members().next()).map(|(media, _)| media);
        let text = media.filter(|media| !media.contains("json")).map(|_| Value::from("sometext"));
        match text.or_else(|| schema.and_then(make)) {
            Some(value) => drop(arguments.insert(argument.name.clone(), value)),
            None if argument.required => return Err(format!("no value of `{}` could be made", argument.wire)),
            None => {}
        }
        Ok(())
    }

    fn is_object(&self, schema: Node) -> bool {
        self.description.resolve(schema).is_some_and(|schema| schema.text("type") == Some("object"))
    }

    fn add_body(&self, maker: &mut Maker<'_>, arguments: &mut Map<String, Value>) -> Result<Option<Value>, String> {
        let (Some(media), Some(body)) = (&self.operation.body, self.node.get("requestBody")) else { return Ok(None) };
        let body = self.description.resolve(body).ok_or("the body is not found")?;
        let members: Vec<&ArgumentSurface> =
            self.operation.arguments.iter().filter(|argument| argument.place == "body").collect();
        let is_needed = body.flag("required") || members.iter().any(|argument| argument.required);
        if !is_needed && maker.random.percent(30) {
            return Ok(None);
        }
        let content = content_of(body, media).ok_or_else(|| format!("no content of `{media}`"))?;
        let schema = content.get("schema").or_else(|| content.get("itemSchema"));
        let mut value = match schema {
            Some(schema) => self.body_of(schema, media, maker).ok_or("no body could be made")?,
            None => Value::from("some text"),
        };
        let is_form = media.starts_with("multipart/") || media == "application/x-www-form-urlencoded";
        if let (true, Some(members)) = (is_form, value.as_object_mut()) {
            members.retain(|_, value| has_text(value));
        }
        if is_form && value.as_object().is_some_and(Map::is_empty) {
            return Err("a form of nothing cannot be sent".to_owned());
        }
        let sent = hand_out(&members, value, arguments);
        let is_json = media.contains("json");
        Ok(sent.filter(|_| is_json))
    }

    /// A body, a valid one if the maker finds one: of alternatives that overlap it does not know that one only may hold.
    fn body_of(&self, schema: Node, media: &str, maker: &mut Maker<'_>) -> Option<Value> {
        let first = maker.value(schema, Place::Rich)?;
        let is_valid = |value: &Value| self.valid.fault_of_body(&self.operation.line, media, value).is_none();
        if is_valid(&first) {
            return Some(first);
        }
        (0..20).find_map(|_| maker.value(schema, Place::Rich).filter(is_valid)).or(Some(first))
    }

    /// The schemes of the first alternative of the operation that the client has, with commas between them.
    fn credential(&self) -> Result<String, String> {
        let security = self.node.get("security").or_else(|| self.description.root.get("security"));
        let is_known = |name: &&str| self.surface.credentials.iter().any(|(_, known)| known.iter().any(|known| known == name));
        let alternatives: Vec<Vec<&str>> = security
            .into_iter()
            .flat_map(Node::items)
            .map(|alternative| alternative.members().map(|(name, _)| name).collect())
            .collect();
        match alternatives.iter().find(|schemes| schemes.iter().all(is_known)) {
            Some(schemes) => Ok(schemes.join(",")),
            None if alternatives.is_empty() => Ok(String::new()),
            None => Err(format!("the client has none of the security schemes, as `{}`", alternatives.concat().join("`, `"))),
        }
    }
}

/// A path as it is sent: with a slash at its start, and without what some write into its braces besides the name.
pub(crate) fn plain(path: &str) -> String {
    let path = decoded(path.trim()).replace("*}", "}").replace("{.", "{").replace("{;", "{");
    if path.starts_with('/') { path } else { format!("/{path}") }
}

fn without_query(path: &str) -> String {
    plain(path.split(['?', '#']).next().unwrap_or_default())
}

/// Whether a value has a text outside of JSON: null, and a list or an object of nothing, have none.
fn has_text(value: &Value) -> bool {
    !value.is_null() && *value != json!([]) && *value != json!({})
}

/// Gives each argument its part of a body; returns the body that is made of the parts.
fn hand_out(members: &[&ArgumentSurface], value: Value, arguments: &mut Map<String, Value>) -> Option<Value> {
    if let Some(whole) = members.iter().find(|argument| matches!(argument.kind, "whole" | "text" | "bytes" | "parts")) {
        arguments.insert(whole.name.clone(), value.clone());
        return Some(value);
    }
    let Value::Object(mut object) = value else { return None };
    let mut sent = Map::new();
    for argument in members.iter().filter(|argument| argument.kind != "members") {
        let part = match &argument.group {
            None => object.remove(&argument.wire),
            Some(group) => object.get_mut(group).and_then(Value::as_object_mut).and_then(|group| group.remove(&argument.wire)),
        };
        let Some(part) = part else { continue };
        arguments.insert(argument.name.clone(), part.clone());
        match &argument.group {
            None => drop(sent.insert(argument.wire.clone(), part)),
            Some(group) => sent.entry(group.clone()).or_insert_with(|| json!({}))[argument.wire.as_str()] = part,
        }
    }
    let groups: Vec<&String> = members.iter().filter_map(|argument| argument.group.as_ref()).collect();
    object.retain(|name, _| !groups.contains(&name));
    if let Some(others) = members.iter().find(|argument| argument.kind == "members" && argument.group.is_none())
        && !object.is_empty()
    {
        arguments.insert(others.name.clone(), Value::Object(object.clone()));
    }
    // What no argument takes has to be sent all the same: it has one value only.
    sent.extend(object);
    Some(Value::Object(sent))
}

/// The content of a media type, or of the range that it is in.
fn content_of(body: Node, media: &str) -> Option<Node> {
    let essence = |name: &str| name.split(';').next().unwrap_or_default().trim().to_ascii_lowercase();
    let wanted = essence(media);
    let content: Vec<(&str, Node)> = body.get("content")?.members().collect();
    let exact = content.iter().find(|(name, _)| essence(name) == wanted);
    let range = || content.iter().find(|(name, _)| name.ends_with("/*") && wanted.starts_with(name.trim_end_matches('*')));
    let any = || content.iter().find(|(name, _)| *name == "*/*");
    exact.or_else(range).or_else(any).map(|(_, node)| *node)
}

/// The statuses of success that an operation names.
fn successes(operation: Node) -> Vec<u16> {
    let names = operation.get("responses").into_iter().flat_map(Node::members);
    names.filter_map(|(name, _)| name.parse().ok()).filter(|status| (200..300).contains(status)).collect()
}
