//! What serde's derives are told of the members of a struct, so that they read and write what a table would.
//! Used by the emitter of structs.

use oblien_endpoint::field_ident;

use crate::emit::{Emitter, macros};
use crate::ir::{Codec, Direction, Field, Presence, Type, TypeDefinition};

impl Emitter<'_> {
    /// The derives of a type that has no table.
    pub(super) fn serde_derives(&self, definition: &TypeDefinition) -> Vec<&'static str> {
        let Direction { request, reply } = definition.direction;
        match definition.codec {
            Codec::Table => Vec::new(),
            _ => [("::serde::Serialize", request), ("::serde::Deserialize", reply)]
                .into_iter()
                .filter_map(|(path, is_wanted)| is_wanted.then_some(path))
                .collect(),
        }
    }

    /// `serde(rename = "expiresAt", default, skip_serializing_if = "oblien_client::Field::is_absent")`
    pub(super) fn serde_attribute(&self, definition: &TypeDefinition, field: &Field) -> Option<String> {
        if !definition.codec.is_derived() {
            return None;
        }
        let name = field_ident(&field.name).to_string();
        let renamed = name.strip_prefix("r#").unwrap_or(&name) != field.wire;
        let mut words: Vec<String> = renamed.then(|| format!("rename = {}", macros::quoted(&field.wire))).into_iter().collect();
        if definition.direction.reply {
            words.extend(self.reading(field));
        }
        if definition.direction.request {
            words.extend(self.skipping(field).map(|function| format!("skip_serializing_if = \"{function}\"")));
        }
        (!words.is_empty()).then(|| format!("serde({})", words.join(", ")))
    }

    fn reading(&self, field: &Field) -> Vec<String> {
        let reader = self.reader(field).map(|function| format!("deserialize_with = \"oblien_client::codec::{function}\""));
        let is_option = field.presence == Presence::Optional || matches!(field.ty, Type::Nullable(_));
        // Serde takes an `Option` that is not there for `None`, but only where it reads it itself.
        let has_default = matches!(field.ty, Type::ThreeState(_)) || (is_option && reader.is_some());
        has_default.then(|| "default".to_owned()).into_iter().chain(reader).collect()
    }

    /// The function of the runtime that reads what serde would read otherwise.
    fn reader(&self, field: &Field) -> Option<&'static str> {
        match (&field.ty, field.presence) {
            (Type::Dynamic, Presence::Optional) => Some("present"),
            (Type::Integer { .. }, Presence::Required) => Some("integer"),
            (Type::Integer { .. }, Presence::Optional) => Some("optional_integer"),
            (Type::Nullable(inner), Presence::Required) if matches!(**inner, Type::Integer { .. }) => Some("optional_integer"),
            (ty, _) => (has_integer(ty) && !self.types.is_serde_only(ty)).then_some("deserialize"),
        }
    }

    fn skipping(&self, field: &Field) -> Option<&'static str> {
        match (&field.ty, field.presence) {
            (Type::ThreeState(_), _) => Some("oblien_client::Field::is_absent"),
            (_, Presence::Optional) if self.has_own_option => Some("::core::option::Option::is_none"),
            (_, Presence::Optional) => Some("Option::is_none"),
            (_, Presence::Required) => None,
        }
    }
}

fn has_integer(ty: &Type) -> bool {
    match ty {
        Type::Integer { .. } => true,
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::ThreeState(inner) => has_integer(inner),
        _ => false,
    }
}
