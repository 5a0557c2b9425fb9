//! JSON objects of known members as structs.
//! One of the emitters.

use oblien_endpoint::field_ident;

use crate::emit::endpoint::documented;
use crate::emit::piece::Member;
use crate::emit::{Definition, DefinitionKind, Emitter, Piece, Written, macros, types};
use crate::ir::{Additional, Field, Presence, Struct, Type, TypeDefinition};

/// Types and members are read by our own code too, where an attribute would warn the wrong people.
const DEPRECATED: &str = "Deprecated.";

impl Emitter<'_> {
    pub(super) fn emit_struct(&self, definition: &TypeDefinition, structure: &Struct) -> Vec<Piece> {
        let mut pieces = vec![Piece::Definition(Definition {
            docs: definition_docs(definition),
            attributes: attributes(derive(&self.usual_derives(definition), definition), definition),
            kind: DefinitionKind::Struct,
            name: definition.name.clone(),
            members: structure
                .fields
                .iter()
                .map(|field| self.member(definition, field))
                .chain(self.additional(&structure.additional))
                .collect(),
        })];
        if definition.direction.request {
            pieces.push(Piece::Tokens(self.emit_constructor(definition, structure)));
        }
        if definition.codec.has_rows() {
            pieces.push(self.emit_object_codec(definition, structure));
        }
        pieces
    }

    fn usual_derives(&self, definition: &TypeDefinition) -> Vec<&'static str> {
        SOME.into_iter().chain(self.serde_derives(definition)).collect()
    }

    fn member(&self, definition: &TypeDefinition, field: &Field) -> Member {
        let mut docs = documented(&field.docs, &field.wire);
        if field.deprecated {
            docs.extend([String::new(), DEPRECATED.to_owned()]);
        }
        let attributes = self.serde_attribute(definition, field).into_iter().chain(field.attributes.iter().cloned()).collect();
        Member { docs, attributes, name: field_ident(&field.name).to_string(), ty: Some(self.field_type(field)) }
    }

    fn field_type(&self, field: &Field) -> Written {
        let ty = self.types.written(&field.ty);
        match (field.presence, &field.ty) {
            (Presence::Required, _) | (Presence::Optional, Type::ThreeState(_)) => ty,
            (Presence::Optional, _) => types::optional(ty),
        }
    }

    fn emit_object_codec(&self, definition: &TypeDefinition, structure: &Struct) -> Piece {
        let mut entries: Vec<String> = structure.fields.iter().map(|field| self.member_entry(field)).collect();
        match &structure.additional {
            Additional::Ignored => {}
            Additional::Typed(name, ty) if self.types.is_serde_only(&Type::Map(Box::new(ty.clone()))) => {
                entries.push(format!("..serde {}", field_ident(name)));
            }
            Additional::Kept(name) | Additional::Typed(name, _) => entries.push(format!("..{}", field_ident(name))),
        }
        let rows = if definition.codec.is_derived() { "rows " } else { "" };
        let body = macros::body(&format!("{rows}{}", macros::way(definition.direction)), &definition.name, &entries);
        let path: &[&str] = match definition.is_read_as_a_whole() {
            true => &["oblien_client", "codec", "held"],
            false => &["oblien_client", "codec", "object"],
        };
        macros::codec(path, body)
    }

    /// `expires_at: null "expiresAt",`
    fn member_entry(&self, field: &Field) -> String {
        let is_null = field.presence == Presence::Required && matches!(field.ty, Type::Nullable(_));
        let word = match (self.types.is_serde_only(&field.ty), &field.ty) {
            (true, Type::ThreeState(_)) => "serde_field ",
            (true, _) if is_null => "serde_null ",
            (true, _) => "serde ",
            (false, _) if is_null => "null ",
            (false, _) => "",
        };
        format!("{}: {word}{},", field_ident(&field.name), macros::quoted(&field.wire))
    }

    fn additional(&self, additional: &Additional) -> Option<Member> {
        let (name, ty) = match additional {
            Additional::Ignored => return None,
            Additional::Kept(name) => (name, Written::path(["oblien_client", "Extra"])),
            Additional::Typed(name, ty) => (name, self.types.map(ty)),
        };
        let docs = vec!["Members that the description does not name.".to_owned()];
        Some(Member::new(docs, field_ident(name).to_string(), Some(ty)))
    }
}

/// A text for a type that the description leaves without one.
pub(super) fn definition_docs(definition: &TypeDefinition) -> Vec<String> {
    let mut docs = if definition.docs.is_empty() {
        vec![format!("`{}` of the description.", definition.name)]
    } else {
        definition.docs.clone()
    };
    if definition.deprecated {
        docs.extend([String::new(), DEPRECATED.to_owned()]);
    }
    docs
}

/// The traits that all types have.
pub(super) const SOME: [&str; 3] = ["Clone", "Debug", "PartialEq"];
/// The traits that texts of their own have.
pub(super) const MORE: [&str; 7] = ["Clone", "Debug", "PartialEq", "Eq", "Hash", "PartialOrd", "Ord"];

/// The attributes of a type: its derives, those that were asked for, and that it may grow.
pub(super) fn attributes(derive: String, definition: &TypeDefinition) -> Vec<String> {
    let usual = "non_exhaustive";
    let own = definition.attributes.iter().filter(|attribute| *attribute != usual).cloned();
    std::iter::once(derive).chain(own).chain([usual.to_owned()]).collect()
}

/// The traits that a type has by derives: those of its kind, then those that were asked for.
pub(super) fn derive(usual: &[&str], definition: &TypeDefinition) -> String {
    derive_beside(&[], usual, definition)
}

/// The same for a type whose codec gives it some of the traits.
pub(super) fn derive_beside(given: &[&str], usual: &[&str], definition: &TypeDefinition) -> String {
    let is_one = |path: &str, name: &str| path == name || path.ends_with(&format!("::{name}"));
    let is_there = |path: &str| given.iter().chain(usual).any(|name| is_one(path, name));
    let more = definition.derives.iter().map(String::as_str).filter(|path| !is_there(path));
    let all: Vec<&str> = usual.iter().copied().chain(more).collect();
    format!("derive({})", all.join(", "))
}
