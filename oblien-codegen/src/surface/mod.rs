//! What callers of a client see: operations with their arguments and replies, and types with their members, as plain data.
//! Made from the ir through the same emitters as the client itself; `inspect` prints it, `diff` compares two of them.

mod answer;
mod argument;
mod spelling;

use oblien_endpoint::Access;
use quote::{format_ident, quote};
use serde::Serialize;

use crate::emit::Emitter;
use crate::ir::{Api, Operation, Placement, Presence, Reply, TypeDefinition, TypeKind};
pub use answer::AnswerSurface;
pub use argument::ArgumentSurface;
use spelling::{full, short};

/// What callers see of an API.
#[derive(Clone, Debug, Serialize)]
pub struct Surface {
    /// The title of the description.
    pub title: String,
    /// The servers, by name and URL.
    pub servers: Vec<(String, String)>,
    /// The constructors of credentials, each with the security schemes that go together.
    pub credentials: Vec<(String, Vec<String>)>,
    /// The security schemes, each with where its secret goes: `header X-Key`, `bearer`.
    pub schemes: Vec<(String, String)>,
    /// The scopes that credentials can have; empty if none are declared.
    pub scopes: Vec<String>,
    /// The operations, in the order of the description.
    pub operations: Vec<OperationSurface>,
    /// The types that operations use, in the order in which they were met.
    pub types: Vec<TypeSurface>,
}

/// What callers see of an operation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct OperationSurface {
    /// Method and path: `GET /pets/{petId}`.
    pub line: String,
    /// The accessor: `pets.get`.
    pub accessor: String,
    /// The name of the request builder: `GetPet`.
    pub builder: String,
    /// The request builder by its full name: `crate::pets::GetPet`.
    pub path: String,
    /// The scopes that may call it; `None` if any may.
    pub scopes: Option<Vec<String>>,
    /// The alternatives of security schemes that it needs; empty if it needs none.
    pub security: Vec<Vec<String>>,
    /// The name of the server that it is called on.
    pub server: String,
    /// The required arguments in the order in which they are given, then the others.
    pub arguments: Vec<ArgumentSurface>,
    /// The media type of the body, if there is one.
    pub body: Option<String>,
    /// The type that a call gives.
    pub reply: String,
    /// The answers that it is made of.
    pub answers: Vec<AnswerSurface>,
    /// The type of an item, if its list is offered in pages.
    pub item: Option<String>,
    /// Whether callers are told not to use it any more.
    pub deprecated: bool,
}

/// What callers see of a type.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct TypeSurface {
    /// The name in Rust.
    pub name: String,
    /// `struct`, `enumeration`, `union` or `text`.
    pub kind: &'static str,
    /// Whether callers make values of it.
    pub sent: bool,
    /// Whether callers get values of it.
    pub received: bool,
    /// Fields, words or variants.
    pub members: Vec<MemberSurface>,
}

/// A field of a struct, a word of an enumeration, or a variant of a union.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct MemberSurface {
    /// The name in Rust.
    pub name: String,
    /// The name, or the word, on the wire; empty for a variant.
    pub wire: String,
    /// The type in Rust, by short names; empty for a word.
    pub ty: String,
    /// Whether it may not be missing.
    pub required: bool,
    /// The limits of its values, by their keywords: `maxLength` and `20`; nothing checks them but the service.
    pub limits: Vec<(&'static str, String)>,
}

impl Surface {
    pub(crate) fn of(api: &Api) -> Self {
        let emitter = Emitter::new(api);
        let credential = |credential: &crate::ir::Credential| {
            let schemes = credential.parts.iter().map(|(index, _)| api.schemes[*index].name.clone());
            (credential.name.clone(), schemes.collect())
        };
        let used = |definition: &&TypeDefinition| definition.direction.is_used();
        Self {
            title: api.title.clone(),
            servers: api.servers.iter().map(|server| (server.name.clone(), server.url.clone())).collect(),
            credentials: api.credentials.iter().map(credential).collect(),
            schemes: api.schemes.iter().map(|scheme| (scheme.name.clone(), placed(&scheme.placement))).collect(),
            scopes: api.scopes.iter().map(|scope| scope.wire.clone()).collect(),
            operations: api.operations.iter().filter_map(|operation| emitter.operation_surface(operation)).collect(),
            types: api.types.iter().filter(used).map(|definition| emitter.type_surface(definition)).collect(),
        }
    }
}

impl Emitter<'_> {
    /// `None` for an operation that breaks a rule of endpoints and so cannot be called.
    fn operation_surface(&self, operation: &Operation) -> Option<OperationSurface> {
        let endpoint = self.endpoint(operation).ok()?;
        let scopes = match &endpoint.draft().access {
            Access::Open => None,
            Access::Scopes(scopes) => Some(scopes.iter().map(|scope| scope.wire.clone()).collect()),
        };
        let accessor = [operation.resource.join("."), operation.method_name.clone()].join(".");
        Some(OperationSurface {
            line: endpoint.http_line(),
            accessor,
            builder: operation.name.clone(),
            path: self.builder_path(operation),
            scopes,
            security: operation.security.clone().unwrap_or_else(|| self.api.security.clone()),
            server: self.api.servers.get(operation.server).map(|server| server.name.clone()).unwrap_or_default(),
            arguments: argument::arguments(&endpoint, operation),
            body: argument::media_type(&endpoint),
            reply: self.reply_surface(&operation.reply),
            answers: answer::answers(&operation.reply, &|reply| self.reply_surface(reply)),
            item: operation.paging.as_ref().map(|paging| short(&self.rust(&paging.item))),
            deprecated: operation.deprecated,
        })
    }

    fn builder_path(&self, operation: &Operation) -> String {
        full(&self.endpoint_path(operation, &format_ident!("{}", operation.name)))
    }

    fn reply_surface(&self, reply: &Reply) -> String {
        match reply {
            Reply::ByStatus { name, .. } => name.clone(),
            reply => self.reply_type(reply).map_or_else(|| "()".to_owned(), |ty| short(&quote!(#ty))),
        }
    }

    fn type_surface(&self, definition: &TypeDefinition) -> TypeSurface {
        let spelt = |ty| short(&self.rust(ty));
        let (kind, members) = match &definition.kind {
            TypeKind::Struct(structure) => {
                let fields = structure.fields.iter().map(|field| MemberSurface {
                    name: field.name.clone(),
                    wire: field.wire.clone(),
                    ty: spelt(&field.ty),
                    required: field.presence == Presence::Required,
                    limits: field.limits.clone(),
                });
                ("struct", fields.collect())
            }
            TypeKind::Enumeration(enumeration) => {
                let words = enumeration.words.iter().map(|word| member(&word.name, &word.wire, String::new()));
                ("enumeration", words.collect())
            }
            TypeKind::Union(union) => {
                let variants = union.variants.iter().map(|variant| member(&variant.name, "", spelt(&variant.ty)));
                ("union", variants.collect())
            }
            TypeKind::Newtype => ("text", Vec::new()),
        };
        let (name, direction) = (definition.name.clone(), definition.direction);
        TypeSurface { name, kind, sent: direction.request, received: direction.reply, members }
    }
}

fn placed(placement: &Placement) -> String {
    match placement {
        Placement::Header(name) => format!("header {name}"),
        Placement::Query(name) => format!("query {name}"),
        Placement::Cookie(name) => format!("cookie {name}"),
        Placement::Bearer => "bearer".to_owned(),
        Placement::Basic => "basic".to_owned(),
        Placement::Authorization(scheme) => format!("authorization {scheme}"),
    }
}

fn member(name: &str, wire: &str, ty: String) -> MemberSurface {
    MemberSurface { name: name.to_owned(), wire: wire.to_owned(), ty, required: true, limits: Vec::new() }
}

#[cfg(test)]
mod tests;
