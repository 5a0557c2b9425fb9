//! Operations as declarations for `#[oblien_endpoint]`: what a person would write by hand.
//! One of the emitters. Its output is text from the start, because signatures without a body are no items to the formatter.

use std::collections::HashSet;

use oblien_endpoint::{
    Access, Argument, BodyEncoding, BodyPresence, Constant, Endpoint, ListStyle, Literal, Location, PartKind, Place, snake_case,
    type_name,
};
use quote::ToTokens;
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{PathSegment, Type};

use crate::emit::{Emitter, ROOT};
use crate::ir::{Operation, Reply, StatusReply};
use crate::print::{Imports, Spelling, ident};

/// The crate whose client a declaration is for if it names none.
pub(crate) const DEFAULT_CLIENT: &str = "oblien_generated";

/// The width up to which the attribute stays on one line.
const WIDTH: usize = 110;

impl Emitter<'_> {
    /// Returns the declaration of an operation, with the `use` lines it needs.
    pub(crate) fn declare(&self, operation: &Operation, client: &str) -> Option<String> {
        let endpoint = self.endpoint(operation).ok()?;
        let mut writer = Writer::new(&endpoint, client);
        let attribute = self.attribute(operation, &endpoint, client, &mut writer);
        let name = snake_case(&operation.name);
        let arguments: String = endpoint.draft().arguments.iter().map(|argument| writer.argument(argument)).collect();
        let reply = self.reply_type(&operation.reply).map(|ty| format!(" -> {}", writer.ty(ty))).unwrap_or_default();
        let docs = docs(&endpoint.draft().docs, "");
        let deprecated = if operation.deprecated { "#[deprecated]\n" } else { "" };
        let name = oblien_endpoint::field_ident(&name);
        let parameters = if arguments.is_empty() { String::new() } else { format!("\n{arguments}") };
        Some(format!("{}\n{docs}{attribute}\n{deprecated}pub async fn {name}({parameters}){reply};\n", writer.uses()))
    }

    fn attribute(&self, operation: &Operation, endpoint: &Endpoint, client: &str, writer: &mut Writer<'_>) -> String {
        let draft = endpoint.draft();
        let method = if draft.is_other_method { format!("{:?}", draft.method) } else { draft.method.clone() };
        let mut words = vec![format!("{method} {:?}", draft.path)];
        if let Access::Scopes(scopes) = &draft.access {
            let names: Vec<_> = scopes.iter().map(|scope| scope_word(&scope.wire)).collect();
            words.push(format!("scopes({})", names.join(", ")));
        }
        match &operation.reply {
            Reply::Json { member: Some(member), .. } => words.push(format!("member = {member:?}")),
            Reply::Text => words.push("text".to_owned()),
            Reply::ByStatus { replies, .. } => {
                words.push(format!("replies({})", joined(replies, |reply| self.reply_word(reply, writer))));
            }
            _ => {}
        }
        if let Some(stream) = &operation.stream {
            let ty = self.reply_type(stream).map(|ty| writer.ty(ty)).unwrap_or_default();
            words.push(format!("stream = {ty}"));
        }
        words.extend(operation.switch.iter().map(|member| format!("switch = {member:?}")));
        if draft.server != 0 {
            words.push(format!("server = {}", draft.server));
        }
        words.extend(self.security_word(operation));
        if draft.idempotent {
            words.push("idempotent".to_owned());
        }
        words.extend(body_word(draft.body, &draft.encoding));
        if !draft.headers.is_empty() {
            words.push(format!("headers({})", joined(&draft.headers, |(name, value)| format!("{name:?} = {value:?}"))));
        }
        if !draft.query.is_empty() {
            words.push(format!("query({})", joined(&draft.query, |(name, value)| format!("{name:?} = {value:?}"))));
        }
        if !draft.groups.is_empty() {
            words.push(format!("groups({})", joined(&draft.groups, |group| format!("{group:?}"))));
        }
        if !draft.constants.is_empty() {
            words.push(format!("constants({})", joined(&draft.constants, constant_word)));
        }
        if client != DEFAULT_CLIENT {
            words.push(format!("client = {client}"));
        }
        if type_name(&snake_case(&operation.name)) != operation.name {
            words.push(format!("name = {}", operation.name));
        }
        laid_out(&words)
    }

    /// The security alternatives, if they are not the client's.
    fn security_word(&self, operation: &Operation) -> Option<String> {
        let alternatives = match &operation.security {
            None if self.api.security.is_empty() => return Some("security()".to_owned()),
            own => own.as_ref()?,
        };
        let alternative = |schemes: &Vec<String>| match schemes.as_slice() {
            [only] => format!("{only:?}"),
            several => format!("[{}]", joined(several, |scheme| format!("{scheme:?}"))),
        };
        Some(format!("security({})", joined(alternatives, alternative)))
    }

    /// What comes back with one status, as a word of `replies`.
    fn reply_word(&self, status: &StatusReply, writer: &mut Writer<'_>) -> String {
        let number = status.status.map_or_else(|| "_".to_owned(), |status| status.to_string());
        let member = match &status.reply {
            Reply::Json { member: Some(member), .. } => format!(" in {member:?}"),
            _ => String::new(),
        };
        match (&status.reply, self.reply_type(&status.reply)) {
            (Reply::Text, _) => format!("{number} = text"),
            (_, Some(ty)) => format!("{number} = {}{member}", writer.ty(ty)),
            (_, None) => number,
        }
    }

    /// The type that a reply is declared by; none for nothing, and for what the statuses decide.
    pub(crate) fn reply_type(&self, reply: &Reply) -> Option<Type> {
        let parsed = |tokens| syn::parse2(tokens).ok();
        match reply {
            Reply::Empty | Reply::ByStatus { .. } => None,
            Reply::Json { ty, .. } => Some(self.types.parsed(ty)),
            Reply::Text => parsed(quote::quote!(::std::string::String)),
            Reply::Bytes => parsed(quote::quote!(::oblien_client::Bytes)),
            Reply::Frames => parsed(quote::quote!(::oblien_client::Events<::oblien_client::sse::Frame>)),
            Reply::Events { ty } => {
                let ty = self.types.rust(ty);
                parsed(quote::quote!(::oblien_client::Events<#ty>))
            }
            Reply::Records { ty } => {
                let ty = self.types.rust(ty);
                parsed(quote::quote!(::oblien_client::Records<#ty>))
            }
        }
    }
}

/// Writes types by short names and remembers what has to be imported for them.
struct Writer<'a> {
    client: &'a str,
    imports: Imports,
}

impl<'a> Writer<'a> {
    fn new(endpoint: &Endpoint, client: &'a str) -> Self {
        Self { client, imports: Imports::new(HashSet::from([endpoint.name().to_string()])) }
    }

    fn uses(&mut self) -> String {
        self.imports.spell(&["oblien_macros".to_owned(), "oblien_endpoint".to_owned()]);
        let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: self.imports.items() };
        prettyplease::unparse(&file)
    }

    fn ty(&mut self, mut ty: Type) -> String {
        self.visit_type_mut(&mut ty);
        let item = syn::parse2(quote::quote!(type T = #ty;)).map(|item| vec![item]).unwrap_or_default();
        let file = syn::File { shebang: None, frontmatter: None, attrs: Vec::new(), items: item };
        let text = prettyplease::unparse(&file);
        text.trim().trim_start_matches("type T =").trim_end_matches(';').split_whitespace().collect::<Vec<_>>().join(" ")
    }

    fn argument(&mut self, argument: &Argument) -> String {
        let ty = self.ty(argument.ty.clone());
        let keeps_type = argument.required || is_three_state(&argument.ty);
        let ty = if keeps_type { ty } else { format!("Option<{ty}>") };
        let place = place(argument).map(|place| format!("    #[{place}]\n")).unwrap_or_default();
        let deprecated = if argument.deprecated { "    #[deprecated]\n" } else { "" };
        format!("{}{deprecated}{place}    {}: {ty},\n", docs(&argument.docs, "    "), argument.name)
    }
}

impl VisitMut for Writer<'_> {
    fn visit_path_mut(&mut self, path: &mut syn::Path) {
        visit_path_mut(self, path);
        if path.leading_colon.is_none() {
            return;
        }
        let written: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
        let client = self.client.split("::").map(str::to_owned);
        let names: Vec<String> = match written.split_first() {
            Some((root, rest)) if root == ROOT => client.chain(rest.iter().cloned()).collect(),
            Some((root, _)) if root == "oblien_client" => client.chain(written.iter().cloned()).collect(),
            _ => written,
        };
        let kept = match self.imports.spell(&names) {
            Spelling::Short => 1,
            Spelling::WithModule => 2,
            Spelling::Full => names.len(),
        };
        let last = path.segments.last().cloned();
        path.leading_colon = None;
        path.segments =
            names[names.len() - kept..names.len() - 1].iter().map(|name| PathSegment::from(ident(name))).chain(last).collect();
    }
}

/// The attribute of an argument; none for a variable that is known by its name.
fn place(argument: &Argument) -> Option<String> {
    let name = argument.name.to_string();
    let name = name.trim_start_matches("r#");
    let mut words = Vec::new();
    let is_nameless = matches!(
        argument.place,
        Place::Path
            | Place::Styled { .. }
            | Place::Members { .. }
            | Place::Body
            | Place::Raw { .. }
            | Place::Streamed { .. }
            | Place::Parts
    );
    if !is_nameless && argument.wire != name {
        words.push(format!("{:?}", argument.wire));
    }
    let kind = match &argument.place {
        Place::Path if snake_case(&argument.wire) == name => return None,
        Place::Path => {
            words.push(format!("{:?}", argument.wire));
            "path"
        }
        Place::Styled { location, style } => {
            words.extend(styled_words(argument, *location, name));
            words.push(style.kind.word().to_owned());
            let flags = [(style.explode, "explode"), (style.reserved, "reserved"), (style.allow_empty, "allow_empty")];
            words.extend(flags.iter().filter(|(is_set, _)| *is_set).map(|(_, word)| (*word).to_owned()));
            location_word(*location)
        }
        Place::Query => "query",
        Place::QueryList(style) => {
            words.extend(style_word(*style));
            "query"
        }
        Place::Header | Place::Cookie => {
            words = vec![format!("{:?}", argument.wire)];
            if argument.place == Place::Header { "header" } else { "cookie" }
        }
        Place::Field { group } | Place::Members { group } => {
            words.extend(group.iter().map(|group| format!("group = {group:?}")));
            if matches!(argument.place, Place::Members { .. }) { "members" } else { "field" }
        }
        Place::Body => "body",
        Place::StyledField { style } => {
            words.push(style.name().to_owned());
            "field"
        }
        Place::Part { kind } => {
            words.extend(part_words(kind));
            "part"
        }
        Place::Parts => "parts",
        Place::Raw { content_type } | Place::Streamed { content_type } => {
            words.push(format!("{content_type:?}"));
            "body"
        }
    };
    if argument.required && is_option(&argument.ty) {
        words.push("required".to_owned());
    }
    if let Some(constant) = argument.constant.as_ref().filter(|_| !argument.required) {
        words.push(format!("value = {}", literal_word(constant)));
    }
    Some(if words.is_empty() { kind.to_owned() } else { format!("{kind}({})", words.join(", ")) })
}

fn part_words(kind: &PartKind) -> Option<String> {
    match kind {
        PartKind::Value { content_type } => content_type.as_ref().map(|name| format!("media_type = {name:?}")),
        PartKind::Attached { content_type } if content_type == "application/octet-stream" => None,
        PartKind::Attached { content_type } => Some(format!("media_type = {content_type:?}")),
        PartKind::File(file) => Some(format!("file = {:?}, media_type = {:?}", file.name, file.content_type)),
    }
}

/// The name of a styled value, where it cannot be known from that of the argument.
fn styled_words(argument: &Argument, location: Location, name: &str) -> Option<String> {
    let is_known = match location {
        Location::QueryString => true,
        Location::Path => snake_case(&argument.wire) == name,
        Location::Query => argument.wire == name,
        Location::Header | Location::Cookie => false,
    };
    (!is_known).then(|| format!("{:?}", argument.wire))
}

fn location_word(location: Location) -> &'static str {
    match location {
        Location::Path => "path",
        Location::Query => "query",
        Location::QueryString => "querystring",
        Location::Header => "header",
        Location::Cookie => "cookie",
    }
}

fn is_option(ty: &Type) -> bool {
    ends_in(ty, "Option")
}

fn is_three_state(ty: &Type) -> bool {
    ends_in(ty, "Field")
}

fn ends_in(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name && !last.arguments.is_empty()))
}

fn style_word(style: ListStyle) -> Option<String> {
    match style {
        ListStyle::Explode => None,
        ListStyle::Comma => Some("comma".to_owned()),
        ListStyle::Space => Some("space".to_owned()),
        ListStyle::Pipe => Some("pipe".to_owned()),
    }
}

fn body_word(presence: BodyPresence, encoding: &BodyEncoding) -> Option<String> {
    match encoding {
        BodyEncoding::Json => (presence == BodyPresence::Always).then(|| "body = always".to_owned()),
        BodyEncoding::Form => Some("body = form".to_owned()),
        BodyEncoding::Multipart(subtype) if subtype == "form-data" => Some("body = multipart".to_owned()),
        BodyEncoding::Multipart(subtype) => Some(format!("body = multipart({subtype:?})")),
    }
}

/// A scope as a bare word where it is one.
fn scope_word(wire: &str) -> String {
    if syn::parse_str::<syn::Ident>(wire).is_ok() { wire.to_owned() } else { format!("{wire:?}") }
}

fn constant_word(constant: &Constant) -> String {
    let group = constant.group.as_ref().map(|group| format!("{group:?}.")).unwrap_or_default();
    format!("{group}{:?} = {}", constant.wire, literal_word(&constant.value))
}

fn literal_word(literal: &Literal) -> String {
    literal.to_token_stream().to_string().trim_end_matches("i64").trim_end_matches("f64").to_owned()
}

fn joined<T>(items: &[T], word: impl FnMut(&T) -> String) -> String {
    items.iter().map(word).collect::<Vec<_>>().join(", ")
}

fn laid_out(words: &[String]) -> String {
    let line = format!("#[oblien_endpoint({})]", words.join(", "));
    if line.len() <= WIDTH {
        return line;
    }
    let lines: String = words.iter().map(|word| format!("    {word},\n")).collect();
    format!("#[oblien_endpoint(\n{lines})]")
}

fn docs(lines: &[String], indent: &str) -> String {
    lines.iter().map(|line| format!("{}\n", format!("{indent}/// {line}").trim_end())).collect()
}

#[cfg(test)]
mod tests;
