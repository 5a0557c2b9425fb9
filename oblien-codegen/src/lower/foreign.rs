//! Types that stand in the place of what would be made of a schema: the settings name them, or the description does.
//! Part of the lowering.

use openapiv3::{ReferenceOr, Schema};
use serde_json::Value;

use crate::ir::{Foreign, RustPath, Type};
use crate::lower::context::{Lowering, Site};
use crate::lower::texts;
use crate::lower::view::View;
use crate::settings::read_path;

/// The extension that names a type.
pub(super) const KEY: &str = "x-rust-type";

/// Types that the runtime reads and writes without a detour; so it does with all of its own.
const WITH_CODEC: [&str; 6] = [
    "std::net::IpAddr",
    "std::net::Ipv4Addr",
    "std::net::Ipv6Addr",
    "std::collections::BTreeMap",
    "std::collections::HashMap",
    "indexmap::IndexMap",
];

/// Types besides that have a `Default`; of the others nobody asks for one.
const WITH_DEFAULT: [&str; 6] =
    ["chrono::DateTime", "chrono::NaiveTime", "f32", "jiff::civil::Time", "oblien_client::jiff::Duration", "jiff::Span"];

/// Types whose `Display` is what stands in JSON between the quotes.
const SHOWN: [&str; 13] = [
    "chrono::NaiveDate",
    "jiff::Timestamp",
    "jiff::civil::Date",
    "oblien_client::jiff::DateTime",
    "oblien_client::jiff::Duration",
    "oblien_client::time::Date",
    "oblien_client::time::DateTime",
    "rust_decimal::Decimal",
    "std::net::IpAddr",
    "std::net::Ipv4Addr",
    "std::net::Ipv6Addr",
    "ulid::Ulid",
    "uuid::Uuid",
];

impl<'a> Lowering<'a> {
    /// The type that stands in the place of a schema: its `x-rust-type`, or what the settings say of its name.
    pub(super) fn replaced(&mut self, view: &View<'a>, site: &Site) -> Option<Type> {
        if let Some(value) = view.data.extensions.get(KEY) {
            return self.told(value, &site.pointer);
        }
        named(self.settings.replace.get(site.component.as_deref()?)?)
    }

    /// Whether a type stands in the place of a schema.
    pub(super) fn is_replaced(&self, schema: &'a ReferenceOr<Schema>) -> bool {
        let (name, schema) = match schema {
            ReferenceOr::Item(schema) => (None, schema),
            ReferenceOr::Reference { reference } => match self.component_schema(reference) {
                Some((name, schema)) => (Some(name), schema),
                None => return false,
            },
        };
        schema.schema_data.extensions.contains_key(KEY) || name.is_some_and(|name| self.settings.replace.contains_key(name))
    }

    /// Whether a type stands in the place of a component.
    pub(super) fn is_replaced_component(&self, name: &str, view: &View<'_>) -> bool {
        view.data.extensions.contains_key(KEY) || self.settings.replace.contains_key(name)
    }

    /// The type that the settings take for values of a format.
    pub(super) fn of_format(&self, view: &View<'a>) -> Option<Type> {
        named(self.settings.path_of_format(view.kind?, view.format.as_deref()?)?)
    }

    /// The type that an extension names; `pointer` is the object it stands in.
    pub(super) fn told(&mut self, value: &Value, pointer: &str) -> Option<Type> {
        let place = self.place(&format!("{pointer}/{KEY}"));
        let Some(path) = value.as_str() else {
            self.diagnostics.push(texts::extension_type(place, KEY, "the path of a type in Rust"));
            return None;
        };
        if let Err(fault) = read(path) {
            self.diagnostics.push(texts::no_rust_path(place, path, fault));
        }
        named(path)
    }
}

/// The type of a path; none if it is no path, which is told where the path comes from.
fn named(path: &str) -> Option<Type> {
    read(path).ok().map(|foreign| own(&foreign.path).unwrap_or_else(|| Type::Foreign(Box::new(foreign))))
}

/// The type that generated code has for a path anyway.
fn own(path: &RustPath) -> Option<Type> {
    let integer = |signed, bits| Some(Type::Integer { signed, bits });
    let names = path.names.join("::");
    match (names.trim_start_matches("std::"), path.arguments.as_slice()) {
        ("bool", []) => Some(Type::Boolean),
        ("i8", []) => integer(true, 8),
        ("i16", []) => integer(true, 16),
        ("i32", []) => integer(true, 32),
        ("i64", []) => integer(true, 64),
        ("u8", []) => integer(false, 8),
        ("u16", []) => integer(false, 16),
        ("u32", []) => integer(false, 32),
        ("u64", []) => integer(false, 64),
        ("f64", []) => Some(Type::Number),
        ("String" | "string::String", []) => Some(Type::Text),
        ("oblien_client::Secret", []) => Some(Type::Secret),
        ("oblien_client::Value" | "serde_json::Value", []) => Some(Type::Dynamic),
        _ => None,
    }
}

/// Reads the path of a type or trait, and what is known of it.
pub(super) fn read(path: &str) -> Result<Foreign, &'static str> {
    let plain = path.trim_start_matches("::").replace(' ', "");
    let path = read_path(path)?;
    let names = path.names.join("::");
    let has_codec = plain.starts_with("oblien_client::") || WITH_CODEC.contains(&plain.as_str());
    let is_shown = SHOWN.contains(&plain.as_str());
    let has_default = has_codec || is_shown || WITH_DEFAULT.contains(&names.as_str());
    Ok(Foreign { path, has_codec, has_default, is_shown })
}

#[cfg(test)]
mod tests;
