//! From text to one document in one dialect: OpenAPI 3.0 as `openapiv3` types it, all references local.
//! First half of the generator; the lowering to the IR starts from the `Description` it returns.

mod bundle;
mod grammar;
mod kinds;
mod nearest;
mod normalise;
mod origins;
pub(crate) mod typed;
mod version;

#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};

use indexmap::IndexMap;
use openapiv3::OpenAPI;
use serde_json::Value;

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
    /// Where each part of the document was written.
    pub(crate) origins: Origins,
    /// All files that were read, the first one first.
    pub(crate) files: Vec<PathBuf>,
}

/// Reads the description at `root` and everything it refers to.
///
/// Returns `None` if there is nothing to go on with, and errors in `diagnostics` say why. With
/// errors and a description, broken parts were left out or replaced by parts that say nothing.
pub(crate) fn read(root: &Path, loader: &dyn Loader, diagnostics: &mut Diagnostics) -> Option<Description> {
    let mut sources = Sources::new(loader);
    let file = read_root(root, &mut sources, diagnostics)?;
    let version = version::check(&sources.value(file), sources.path(file), diagnostics)?;
    let mut bundled = bundle::bundle(file, &mut sources, diagnostics);
    normalise::normalise(&mut bundled, version, diagnostics);
    let openapi = typed::document(bundled.document, bundled.left_out, &bundled.origins, diagnostics);
    Some(Description {
        root_extensions: openapi.extensions.clone(),
        openapi,
        version,
        origins: bundled.origins,
        files: sources.paths().to_vec(),
    })
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
