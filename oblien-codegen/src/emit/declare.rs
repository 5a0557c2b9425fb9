//! Operations as declarations for `#[oblien_endpoint]`: what a person would write by hand.
//! One of the emitters. Its output is text from the start, because signatures without a body are no items to the formatter.

use std::collections::HashSet;

use oblien_endpoint::{
    Access, Argument, BodyPresence, Constant, Endpoint, ListStyle, Literal, Location, Place, snake_case, type_name,
};
use quote::ToTokens;
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{PathSegment, Type};

use crate::emit::{Emitter, ROOT};
use crate::ir::{Operation, Reply};
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
        let attribute = self.attribute(operation, &endpoint, client);
        let name = snake_case(&operation.name);
        let arguments: String = endpoint.draft().arguments.iter().map(|argument| writer.argument(argument)).collect();
        let reply = self.declared_reply(operation).map(|ty| format!(" -> {}", writer.ty(ty))).unwrap_or_default();
        let docs = docs(&endpoint.draft().docs, "");
        let deprecated = if operation.deprecated { "#[deprecated]\n" } else { "" };
        let name = oblien_endpoint::field_ident(&name);
        let parameters = if arguments.is_empty() { String::new() } else { format!("\n{arguments}") };
        Some(format!("{}\n{docs}{attribute}\n{deprecated}pub async fn {name}({parameters}){reply};\n", writer.uses()))
    }

    fn attribute(&self, operation: &Operation, endpoint: &Endpoint, client: &str) -> String {
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
            _ => {}
        }
        if draft.server != 0 {
            words.push(format!("server = {}", draft.server));
        }
        words.extend(self.security_word(operation));
        if draft.idempotent {
            words.push("idempotent".to_owned());
        }
        if draft.body == BodyPresence::Always {
            words.push("body = always".to_owned());
        }
        if !draft.headers.is_empty() {
            words.push(format!("headers({})", joined(&draft.headers, |(name, value)| format!("{name:?} = {value:?}"))));
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

    fn declared_reply(&self, operation: &Operation) -> Option<Type> {
        let parsed = |tokens| syn::parse2(tokens).ok();
        match &operation.reply {
            Reply::Empty => None,
            Reply::Json { ty, .. } => Some(self.types.parsed(ty)),
            Reply::Text => parsed(quote::quote!(::std::string::String)),
            Reply::Bytes => parsed(quote::quote!(::oblien_client::Bytes)),
            Reply::Events { ty } => {
                let ty = self.types.rust(ty);
                parsed(quote::quote!(::oblien_client::Events<#ty>))
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
    if !matches!(
        argument.place,
        Place::Path | Place::Styled { .. } | Place::Members { .. } | Place::Body | Place::Raw { .. } | Place::Streamed { .. }
    ) && argument.wire != name
    {
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
        Place::Part { file } => {
            words.extend(file.iter().map(|file| format!("file = {:?}, media_type = {:?}", file.name, file.content_type)));
            "part"
        }
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

fn joined<T>(items: &[T], word: impl Fn(&T) -> String) -> String {
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
