//! Types as Rust writes them.
//! Used by all emitters.

use proc_macro2::TokenStream;
use quote::ToTokens;

use crate::emit::{ROOT, Written};
use crate::ir::{Api, RustPath, Type, TypeId};

/// Turns types of the intermediate representation into Rust.
pub(super) struct Types<'a> {
    api: &'a Api,
}

impl<'a> Types<'a> {
    pub(super) fn new(api: &'a Api) -> Self {
        Self { api }
    }

    pub(super) fn rust(&self, ty: &Type) -> TokenStream {
        self.written(ty).into_token_stream()
    }

    pub(super) fn written(&self, ty: &Type) -> Written {
        match ty {
            Type::Boolean => Written::name("bool"),
            Type::Integer { signed, bits } => Written::name(format!("{}{bits}", if *signed { "i" } else { "u" })),
            Type::Number => Written::name("f64"),
            Type::Text => text(),
            Type::Secret => Written::path(["oblien_client", "Secret"]),
            Type::Dynamic => Written::path(["oblien_client", "Value"]),
            Type::File => Written::path(["oblien_client", "Part"]),
            Type::List(item) => Written::path(["std", "vec", "Vec"]).of(self.written(item)),
            Type::Map(value) => self.map(value),
            Type::Foreign(foreign) => path(&foreign.path),
            Type::Nullable(inner) => optional(self.written(inner)),
            Type::ThreeState(inner) => Written::path(["oblien_client", "Field"]).of(self.written(inner)),
            Type::Named(id) => self.named(*id),
            Type::Boxed(id) => Written::path(["std", "boxed", "Box"]).of(self.named(*id)),
        }
    }

    /// Values by their names.
    pub(super) fn map(&self, values: &Type) -> Written {
        let usual = || Written::path(["std", "collections", "BTreeMap"]);
        let map = self.api.map.as_ref().map_or_else(usual, |map| path(&map.path));
        map.of(text()).of(self.written(values))
    }

    /// Whether only serde's traits read and write a type.
    pub(super) fn is_serde_only(&self, ty: &Type) -> bool {
        match ty {
            Type::Foreign(foreign) => !foreign.has_codec,
            Type::Map(value) => self.api.map.as_ref().is_some_and(|map| !map.has_codec) || self.is_serde_only(value),
            Type::List(inner) | Type::Nullable(inner) | Type::ThreeState(inner) => self.is_serde_only(inner),
            // No trait can be given to a box of a type without making it public.
            Type::Boxed(id) => self.api.types[id.0].is_read_as_a_whole(),
            _ => false,
        }
    }

    /// The type as `syn` reads it, for the shared emitter of endpoints.
    pub(super) fn parsed(&self, ty: &Type) -> syn::Type {
        self.written(ty).to_type()
    }

    fn named(&self, id: TypeId) -> Written {
        Written::path([ROOT, "types", &self.api.types[id.0].name])
    }
}

fn text() -> Written {
    Written::path(["std", "string", "String"])
}

/// A value that may not be there.
pub(super) fn optional(ty: Written) -> Written {
    Written::path(["core", "option", "Option"]).of(ty)
}

/// A type of another crate, or of the user's.
fn path(path: &RustPath) -> Written {
    let arguments = path.arguments.iter().map(self::path).collect();
    Written { path: path.names.clone(), is_absolute: path.is_absolute, arguments }
}
