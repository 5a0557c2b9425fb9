//! Paths of types and traits that settings name, as Rust reads them.
//! A part of the settings of types; asked by files of settings and by the lowering.

use syn::{GenericArgument, PathArguments};

use crate::ir::RustPath;

/// Reads the path of a type or trait; whatever crate it starts with is named so that nothing else is meant.
///
/// # Errors
/// What to write instead, for people.
pub(crate) fn read_path(path: &str) -> Result<RustPath, &'static str> {
    absolute(&syn::parse_str(path).map_err(|_| AS_IN_RUST)?)
}

const AS_IN_RUST: &str = "write it as in Rust: `crate::Money`, `uuid::Uuid`, `chrono::DateTime<chrono::Utc>`";

fn absolute(path: &syn::Path) -> Result<RustPath, &'static str> {
    let names: Vec<String> = path.segments.iter().map(|segment| segment.ident.to_string()).collect();
    let first = names.first().map(String::as_str).unwrap_or_default();
    if matches!(first, "self" | "super" | "Self") {
        return Err("generated code stands in modules of its own: start the path with `crate` or the name of a crate");
    }
    let is_absolute = names.len() > 1 && first != "crate";
    let mut arguments = Vec::new();
    for (index, segment) in path.segments.iter().enumerate() {
        match &segment.arguments {
            PathArguments::None => {}
            PathArguments::AngleBracketed(found) if index + 1 == names.len() => {
                arguments = found.args.iter().map(argument).collect::<Result<_, _>>()?;
            }
            _ => return Err(AS_IN_RUST),
        }
    }
    Ok(RustPath { names, is_absolute, arguments })
}

fn argument(argument: &GenericArgument) -> Result<RustPath, &'static str> {
    match argument {
        GenericArgument::Type(syn::Type::Path(path)) if path.qself.is_none() => absolute(&path.path),
        _ => Err(AS_IN_RUST),
    }
}
