//! From text to one document in one dialect: OpenAPI 3.0 as `openapiv3` types it, all references local.
//! First half of the generator; the lowering to the IR starts from the `Description` it returns.

mod bundle;
mod grammar;
mod kinds;
mod nearest;
mod normalise;
mod origins;
#[cfg(feature = "overlay")]
mod overlay;
pub(crate) mod typed;
mod version;

#[cfg(test)]
mod tests;

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde_json::Value;

pub(crate) use kinds::describe;
pub(crate) use nearest::nearest;
pub(crate) use origins::Origins;
pub(crate) use version::Version;

use crate::diagnostics::{Diagnostics, texts};
use crate::source::{FileId, Loader, ReadFailure, Sources};

/// A description, ready to be lowered.
///
/// Every reference in it is `#/components/<section>/<name>` and leads to an entry of the section
/// that belongs at its place. What OpenAPI 3.1 and 3.2 add is lowered to 3.0 or carried in `x-` keys:
///
/// | object | key | what it holds |
/// |---|---|---|
/// | schema | `x-const` | the only value |
/// | schema | `x-prefix-items` | the schemas of a tuple's elements; `items` is their union |
/// | schema | `x-pattern-properties` | pattern to schema; `additionalProperties` admits them all |
/// | schema | `x-property-names` | the schema of a map's keys |
/// | schema | `x-content-media-type`, `x-content-encoding`, `x-content-schema` | as their 3.1 namesakes |
/// | schema | `x-xml` | the `xml` object, which `openapiv3` has no field for |
/// | discriminator | `x-default-mapping` | the schema of an unknown value |
/// | parameter | `x-querystring` | true: it is the query as a whole |
/// | parameter | `x-style` | a style that 3.0 does not know: `cookie` |
/// | parameter | `x-allow-reserved` | `allowReserved` outside of a query |
/// | media type | `x-item-schema` | the schema of each item of a stream |
/// | path item | `x-additional-operations` | method to operation |
/// | flows of OAuth 2 | `x-device-authorization` | the flow of that name |
/// | server | `x-name` | the server's name |
/// | root | `x-webhooks` | name to path item |
///
/// `typed::schema`, `typed::operation` and `typed::path_item` convert those among them; the other objects stay values.
#[derive(Debug)]
pub(crate) struct Description {
    /// The document.
    pub(crate) openapi: OpenAPI,
    /// The version it was written in.
    pub(crate) version: Version,
    /// The `x-` members of the root, in order.
    pub(crate) root_extensions: IndexMap<String, Value>,
    /// References to components that were broken, which was reported, and left out.
    pub(crate) left_out: HashSet<String>,
    /// Where each part of the document was written.
    pub(crate) origins: Origins,
    /// All files that were read, the first one first.
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the description at `root` and everything it refers to; overlays change the root as it is written, before that.
///
/// Returns `None` if there is nothing to go on with, and errors in `diagnostics` say why. With
/// errors and a description, broken parts were left out or replaced by parts that say nothing.
pub(crate) fn read(root: &Path, overlays: &[PathBuf], loader: &dyn Loader, diagnostics: &mut Diagnostics) -> Option<Description> {
    let mut sources = Sources::new(loader);
    let file = read_root(root, &mut sources, diagnostics)?;
    change(overlays, file, &mut sources, diagnostics)?;
    let version = version::check(file, &sources, diagnostics)?;
    let was_described = describes_paths(&sources.value(file));
    let findings = diagnostics.count();
    let mut bundled = bundle::bundle(file, &mut sources, diagnostics);
    normalise::normalise(&mut bundled, version, diagnostics);
    let (openapi, left_out) = typed::document(bundled.document, bundled.left_out, &mut bundled.origins, diagnostics);
    if was_described && !has_operations(&openapi) && diagnostics.count() > findings {
        diagnostics.push(texts::nothing_left(sources.place(file, "/paths")));
    }
    Some(Description {
        root_extensions: openapi.extensions.clone(),
        openapi,
        left_out,
        version,
        origins: bundled.origins,
        files: sources.paths().to_vec(),
    })
}

/// Whether the document has a path with something in it.
fn describes_paths(document: &Value) -> bool {
    let items = document.get("paths").and_then(Value::as_object);
    items.is_some_and(|items| items.values().any(|item| item.as_object().is_some_and(|item| !item.is_empty())))
}

/// Whether something can be called; methods that OpenAPI 3.0 does not know count as well.
fn has_operations(openapi: &OpenAPI) -> bool {
    let items = openapi.paths.paths.values().filter_map(|item| item.as_item());
    items.into_iter().any(|item| item.iter().next().is_some() || item.extensions.contains_key("x-additional-operations"))
}

/// Applies overlays to the root file; `None` if that cannot be done.
#[cfg(feature = "overlay")]
fn change(overlays: &[PathBuf], root: FileId, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Option<()> {
    overlay::apply(overlays, root, sources, diagnostics)
}

/// Says that overlays are not applied by this build.
#[cfg(not(feature = "overlay"))]
fn change(overlays: &[PathBuf], _: FileId, _: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Option<()> {
    overlays.iter().for_each(|path| diagnostics.push(texts::no_overlays(path)));
    overlays.is_empty().then_some(())
}

fn read_root(root: &Path, sources: &mut Sources<'_>, diagnostics: &mut Diagnostics) -> Option<FileId> {
    match sources.read(root, diagnostics) {
        Ok(file) => Some(file),
        Err(ReadFailure::Reported) => None,
        Err(ReadFailure::Unloadable(reason)) => {
            diagnostics.push(texts::unreadable_root(root, &reason));
            None
        }
    }
}
