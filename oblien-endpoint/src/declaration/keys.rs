//! The words between the parentheses of the attribute: method, path and keys.
//! First stage of the attribute's door; every word is read, whatever is wrong with another.

use proc_macro2::{Delimiter, Ident, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::parse::{ParseStream, Parser};
use syn::punctuated::Punctuated;
use syn::{Lit, LitInt, LitStr, Token, Type};

use crate::argument::{Constant, Literal};
use crate::check::METHODS;
use crate::endpoint::BodyEncoding;
use crate::fault::Fault;
use crate::nearest::nearest;

/// The keys, and how each is written.
const KEYS: &[(&str, &str)] = &[
    ("scopes", "scopes(admin, namespace)"),
    ("member", "member = \"workspace\""),
    ("text", "text"),
    ("replies", "replies(200 = Workspace, 202 = Job in \"job\", 204, _ = Bytes)"),
    ("stream", "stream = Events<Sample>"),
    ("switch", "switch = \"stream\""),
    ("body", "body = always`, `body = form` or `body = multipart"),
    ("server", "server = \"control\""),
    ("base", "base = \"https://beta.example.com/v1\""),
    ("security", "security(\"bearer\", [\"clientId\", \"clientSecret\"])"),
    ("idempotent", "idempotent"),
    ("accept", "accept = \"text/csv\""),
    ("headers", "headers(\"X-Beta\" = \"forks\")"),
    ("query", "query(\"level\" = \"namespace\")"),
    ("client", "client = crate::api"),
    ("name", "name = ForkWorkspace"),
    ("constants", "constants(\"kind\" = \"fork\", \"config\".\"mode\" = \"temporary\")"),
    ("groups", "groups(\"config\")"),
    (PREFIX, "prefix = \"/workspace/{workspace_id}\""),
];
const PREFIX: &str = "prefix";
/// The keys that are about all endpoints of a trait.
const SHARED: &[&str] = &["scopes", "server", "base", "security", "accept", "headers", "client", PREFIX];
const USAGE: &str = "#[oblien_endpoint(POST \"/workspace/{workspace_id}/fork\", scopes(admin, namespace))]";
const USAGE_OF_TRAIT: &str = "#[oblien_endpoint(prefix = \"/workspace/{workspace_id}\", scopes(admin, namespace))]";

/// What an attribute is written on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Subject {
    Function,
    Method,
    Trait,
}

/// What the attribute says, as far as it was understood.
#[derive(Clone, Default)]
pub(crate) struct Keys {
    pub(crate) method: Option<Ident>,
    /// A method in quotes, which may be any.
    pub(crate) other_method: Option<LitStr>,
    pub(crate) path: Option<LitStr>,
    pub(crate) prefix: Option<LitStr>,
    pub(crate) scopes: Option<Scopes>,
    pub(crate) client: Option<syn::Path>,
    pub(crate) server: Option<Server>,
    pub(crate) base: Option<LitStr>,
    pub(crate) security: Option<Vec<Vec<LitStr>>>,
    pub(crate) idempotent: bool,
    pub(crate) headers: Vec<(LitStr, LitStr)>,
    pub(crate) query: Vec<(LitStr, LitStr)>,
    pub(crate) text: Option<Span>,
    pub(crate) member: Option<LitStr>,
    pub(crate) replies: Vec<DeclaredReply>,
    pub(crate) stream: Option<Type>,
    pub(crate) switch: Option<LitStr>,
    pub(crate) is_body_sent: bool,
    pub(crate) encoding: BodyEncoding,
    pub(crate) constants: Vec<Constant>,
    pub(crate) groups: Vec<String>,
    pub(crate) name: Option<Ident>,
    /// The keys that were read, to find those that are there twice.
    seen: Vec<String>,
}

/// The scopes that were named, and where; none if only clients may call whose scope is known at run time.
#[derive(Clone)]
pub(crate) struct Scopes {
    pub(crate) names: Vec<(String, Span)>,
}

/// What comes back with one status: nothing, or a value of a type, or one that is in a member.
#[derive(Clone)]
pub(crate) struct DeclaredReply {
    pub(crate) status: Option<u16>,
    pub(crate) ty: Option<Type>,
    pub(crate) is_text: bool,
    pub(crate) member: Option<LitStr>,
}

/// The plane of an endpoint.
#[derive(Clone)]
pub(crate) enum Server {
    Index(LitInt),
    Name(LitStr),
}

impl Keys {
    /// Reads all words.
    pub(crate) fn parse(attribute: TokenStream, subject: Subject, faults: &mut Vec<Fault>) -> Self {
        let mut keys = Self::default();
        for words in split(attribute) {
            keys.read(&words, subject, faults);
        }
        keys.check_base(faults);
        keys
    }

    fn check_base(&self, faults: &mut Vec<Fault>) {
        let Some(base) = &self.base else { return };
        super::base::check(base, faults);
        if self.server.is_some() {
            faults.push(Fault::base_and_server(base.span()));
        }
    }

    /// Adds what the trait says to what one of its endpoints says.
    pub(crate) fn under(mut self, shared: &Self) -> Self {
        self.prefix.clone_from(&shared.prefix);
        self.client.clone_from(&shared.client);
        self.scopes = self.scopes.or_else(|| shared.scopes.clone());
        // What the trait says about credentials was said about the trait's own place.
        if self.base.is_none() {
            self.security = self.security.or_else(|| shared.security.clone());
        }
        if self.server.is_none() && self.base.is_none() {
            self.server.clone_from(&shared.server);
            self.base.clone_from(&shared.base);
        }
        let is_own = |name: &LitStr| self.headers.iter().any(|(own, _)| own.value().eq_ignore_ascii_case(&name.value()));
        let added: Vec<_> = shared.headers.iter().filter(|(name, _)| !is_own(name)).cloned().collect();
        self.headers.splice(0..0, added);
        self
    }

    fn read(&mut self, words: &[TokenTree], subject: Subject, faults: &mut Vec<Fault>) {
        match words {
            [TokenTree::Ident(method), path] if as_text(path).is_some() => {
                self.set_method(method.clone(), faults);
                self.set_path(path, faults);
            }
            [method, path] if as_text(method).is_some() && as_text(path).is_some() => {
                self.set_other_method(as_text(method), faults);
                self.set_path(path, faults);
            }
            [path] if as_text(path).is_some() => self.set_path(path, faults),
            [TokenTree::Ident(method)] if is_like_method(method) => self.set_method(method.clone(), faults),
            [TokenTree::Ident(method), rest @ ..] if METHODS.iter().any(|known| method == known) => {
                let between: TokenStream = rest.iter().cloned().collect();
                self.set_method(method.clone(), faults);
                match rest.iter().find_map(|token| Some((token, as_text(token)?))) {
                    None => faults.push(Fault::misread(&between, USAGE)),
                    Some((token, path)) => {
                        faults.push(Fault::method_apart_from_path(&between, &method.to_string(), &path.value()));
                        self.set_path(token, faults);
                    }
                }
            }
            [TokenTree::Ident(key), rest @ ..] => self.set(key, rest, subject, faults),
            _ => {
                let usage = if subject == Subject::Trait { USAGE_OF_TRAIT } else { USAGE };
                faults.push(Fault::misread(&words.iter().cloned().collect::<TokenStream>(), usage));
            }
        }
    }

    fn set_method(&mut self, method: Ident, faults: &mut Vec<Fault>) {
        match &self.method {
            None if self.other_method.is_none() => self.method = Some(method),
            _ => faults.push(Fault::method_twice(method.span(), &method.to_string())),
        }
    }

    fn set_other_method(&mut self, method: Option<LitStr>, faults: &mut Vec<Fault>) {
        match (&method, self.method.is_some() || self.other_method.is_some()) {
            (Some(method), true) => faults.push(Fault::method_twice(method.span(), &method.value())),
            _ => self.other_method = method,
        }
    }

    fn set_path(&mut self, path: &TokenTree, faults: &mut Vec<Fault>) {
        match (&self.path, as_text(path)) {
            (Some(_), Some(path)) => faults.push(Fault::path_twice(path.span(), &path.value())),
            (_, path) => self.path = path,
        }
    }

    fn set(&mut self, key: &Ident, rest: &[TokenTree], subject: Subject, faults: &mut Vec<Fault>) {
        let text = key.to_string();
        let Some((_, example)) = KEYS.iter().find(|(known, _)| *known == text) else {
            let known: Vec<_> = KEYS.iter().map(|(known, _)| *known).filter(|known| fits(known, subject)).collect();
            faults.push(Fault::unknown_key(key.span(), &text, nearest(&text, &known), &known));
            return;
        };
        if !fits(&text, subject) {
            let fault = match subject {
                Subject::Trait => Fault::key_of_function,
                Subject::Method => Fault::key_of_whole_trait,
                Subject::Function => Fault::key_of_trait,
            };
            faults.push(fault(key.span(), &text));
            return;
        }
        if self.seen.contains(&text) {
            faults.push(Fault::key_twice(key.span(), &text));
            return;
        }
        self.seen.push(text.clone());
        let rest: TokenStream = rest.iter().cloned().collect();
        if self.read_value(key, rest.clone()).is_err() {
            let whole = if rest.is_empty() { key.to_token_stream() } else { rest };
            faults.push(Fault::misread_key(&whole, &text, example));
        }
    }

    fn read_value(&mut self, key: &Ident, rest: TokenStream) -> syn::Result<()> {
        match key.to_string().as_str() {
            "scopes" => self.scopes = Some(Scopes { names: list(rest, scope)? }),
            "member" => self.member = Some(value(rest, |input| input.parse())?),
            "text" => self.text = Some(flag(rest, key)?),
            "body" => (self.is_body_sent, self.encoding) = value(rest, body)?,
            "replies" => self.replies = list(rest, declared_reply)?,
            "stream" => self.stream = Some(value(rest, |input| input.parse())?),
            "switch" => self.switch = Some(value(rest, |input| input.parse())?),
            "server" => self.server = Some(value(rest, server)?),
            "base" => self.base = Some(value(rest, |input| input.parse())?),
            "security" => self.security = Some(list(rest, alternative)?),
            "idempotent" => self.idempotent = flag(rest, key).map(|_| true)?,
            "accept" => self.headers.push((LitStr::new("Accept", key.span()), value(rest, |input| input.parse())?)),
            "headers" => self.headers.extend(list(rest, pair)?),
            "query" => self.query = list(rest, pair)?,
            "client" => self.client = Some(value(rest, syn::Path::parse_mod_style)?),
            "name" => self.name = Some(value(rest, |input| input.parse())?),
            "constants" => self.constants = list(rest, constant)?,
            "groups" => self.groups = list(rest, |input| input.parse::<LitStr>().map(|name| name.value()))?,
            _ => self.prefix = Some(value(rest, |input| input.parse())?),
        }
        Ok(())
    }
}

fn fits(key: &str, subject: Subject) -> bool {
    match subject {
        Subject::Trait => SHARED.contains(&key),
        Subject::Function => key != PREFIX,
        Subject::Method => key != PREFIX && key != "client",
    }
}

/// Splits at the commas outside of groups.
pub(crate) fn split(tokens: TokenStream) -> Vec<Vec<TokenTree>> {
    let mut parts = vec![Vec::new()];
    for token in tokens {
        match (&token, parts.last_mut()) {
            (TokenTree::Punct(punct), _) if punct.as_char() == ',' => parts.push(Vec::new()),
            // What a `macro_rules` macro hands on comes in a group that cannot be seen.
            (TokenTree::Group(group), Some(part)) if group.delimiter() == Delimiter::None => part.extend(group.stream()),
            (_, Some(part)) => part.push(token),
            (_, None) => {}
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

pub(crate) fn as_text(token: &TokenTree) -> Option<LitStr> {
    match token {
        TokenTree::Literal(_) => syn::parse2(token.clone().into()).ok(),
        _ => None,
    }
}

/// A method in whatever case, or a word in capitals that is meant as one.
fn is_like_method(word: &Ident) -> bool {
    let text = word.to_string();
    METHODS.contains(&text.to_ascii_uppercase().as_str()) || text.chars().all(|character| character.is_ascii_uppercase())
}

/// What stands behind `=`.
pub(crate) fn value<T>(rest: TokenStream, read: impl Fn(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<T> {
    let read = |input: ParseStream<'_>| {
        input.parse::<Token![=]>()?;
        read(input)
    };
    read.parse2(rest)
}

/// What stands in parentheses, separated by commas.
fn list<T>(rest: TokenStream, read: fn(ParseStream<'_>) -> syn::Result<T>) -> syn::Result<Vec<T>> {
    let outer = |input: ParseStream<'_>| {
        let content;
        syn::parenthesized!(content in input);
        Punctuated::<T, Token![,]>::parse_terminated_with(&content, read)
    };
    Ok(outer.parse2(rest)?.into_iter().collect())
}

fn flag(rest: TokenStream, key: &Ident) -> syn::Result<Span> {
    if rest.is_empty() { Ok(key.span()) } else { Err(syn::Error::new(key.span(), "")) }
}

fn scope(input: ParseStream<'_>) -> syn::Result<(String, Span)> {
    if input.peek(LitStr) {
        let name: LitStr = input.parse()?;
        return Ok((name.value(), name.span()));
    }
    let name: Ident = input.parse()?;
    Ok((name.to_string(), name.span()))
}

/// `always`, `form`, `multipart`, or `multipart("related")`.
fn body(input: ParseStream<'_>) -> syn::Result<(bool, BodyEncoding)> {
    let word: Ident = input.parse()?;
    match word.to_string().as_str() {
        "always" => Ok((true, BodyEncoding::Json)),
        "form" => Ok((false, BodyEncoding::Form)),
        "multipart" if input.is_empty() => Ok((false, BodyEncoding::Multipart("form-data".to_owned()))),
        "multipart" => {
            let content;
            syn::parenthesized!(content in input);
            Ok((false, BodyEncoding::Multipart(content.parse::<LitStr>()?.value())))
        }
        _ => Err(syn::Error::new(word.span(), "")),
    }
}

fn server(input: ParseStream<'_>) -> syn::Result<Server> {
    if input.peek(LitInt) { Ok(Server::Index(input.parse()?)) } else { Ok(Server::Name(input.parse()?)) }
}

/// `200 = Workspace`, `202 = Job in "job"`, `203 = text`, `204`, `_ = Bytes`.
fn declared_reply(input: ParseStream<'_>) -> syn::Result<DeclaredReply> {
    let status = match input.parse::<Option<Token![_]>>()? {
        Some(_) => None,
        None => Some(success(&input.parse()?)?),
    };
    let mut reply = DeclaredReply { status, ty: None, is_text: false, member: None };
    if input.parse::<Option<Token![=]>>()?.is_some() {
        let ty: Type = input.parse()?;
        reply.is_text = matches!(&ty, Type::Path(path) if path.qself.is_none() && path.path.is_ident("text"));
        reply.ty = Some(ty);
        if input.parse::<Option<Token![in]>>()?.is_some() {
            reply.member = Some(input.parse()?);
        }
    }
    Ok(reply)
}

fn success(status: &LitInt) -> syn::Result<u16> {
    let number = status.base10_parse()?;
    if (200..300).contains(&number) { Ok(number) } else { Err(syn::Error::new(status.span(), "")) }
}

fn alternative(input: ParseStream<'_>) -> syn::Result<Vec<LitStr>> {
    if input.peek(LitStr) {
        return Ok(vec![input.parse()?]);
    }
    let content;
    syn::bracketed!(content in input);
    Ok(Punctuated::<LitStr, Token![,]>::parse_terminated(&content)?.into_iter().collect())
}

fn pair(input: ParseStream<'_>) -> syn::Result<(LitStr, LitStr)> {
    let name = input.parse()?;
    input.parse::<Token![=]>()?;
    Ok((name, input.parse()?))
}

fn constant(input: ParseStream<'_>) -> syn::Result<Constant> {
    let mut name: LitStr = input.parse()?;
    let mut group = None;
    if input.parse::<Option<Token![.]>>()?.is_some() {
        group = Some(name.value());
        name = input.parse()?;
    }
    input.parse::<Token![=]>()?;
    Ok(Constant { group, wire: name.value(), value: literal(input)? })
}

/// A value of JSON that is no list and no object.
pub(crate) fn literal(input: ParseStream<'_>) -> syn::Result<Literal> {
    let sign = input.parse::<Option<Token![-]>>()?.map_or("", |_| "-");
    let literal: Lit = input.parse()?;
    match &literal {
        Lit::Bool(value) if sign.is_empty() => Ok(Literal::Boolean(value.value)),
        Lit::Str(value) if sign.is_empty() => Ok(Literal::Text(value.value())),
        Lit::Int(value) => format!("{sign}{}", value.base10_digits())
            .parse()
            .map(Literal::Integer)
            .map_err(|error| syn::Error::new(value.span(), error)),
        Lit::Float(value) => format!("{sign}{}", value.base10_digits())
            .parse()
            .map(Literal::Number)
            .map_err(|error| syn::Error::new(value.span(), error)),
        other => Err(syn::Error::new(other.span(), "")),
    }
}
