//! A description as the generator understands it, for everything that looks at one without generating from it.
//! Between the front and lowering on one side, and the commands on the other.

use std::path::Path;

use crate::diagnostics::{self, Colour};
use crate::failure::Failure;
use crate::generate::{Config, leave_out_broken};
use crate::ir::Api;
use crate::source::Loader;
use crate::stack::with_room;
use crate::{front, lower};

/// What was understood, and what there was to say about it.
pub(crate) struct Understood {
    pub(crate) api: Api,
    /// The version of OpenAPI it was written in, as `3.1`.
    pub(crate) version: &'static str,
    /// Warnings as text, each with its place; empty if there are none.
    pub(crate) warnings: String,
}

/// Reads a description and lowers it.
pub(crate) fn understand(
    path: &Path,
    loader: &(dyn Loader + Sync),
    config: &Config,
    colour: Colour,
) -> Result<Understood, Failure> {
    let mut diagnostics = config.diagnostics();
    let run = || {
        let Some(description) = front::read(path, &config.overlays, loader, &mut diagnostics) else { return Ok(None) };
        let mut api = lower::lower(&description, &config.selection, &config.types, &mut diagnostics);
        leave_out_broken(&mut api, &description.origins, &mut diagnostics);
        Ok(Some((api, description.version.as_str())))
    };
    let understood = with_room(run).map_err(Failure::bug)?;
    let report = diagnostics::print(&diagnostics, loader, colour);
    match understood {
        Some((api, version)) if !diagnostics.has_errors() => Ok(Understood { api, version, warnings: report }),
        _ => Err(Failure::description(&diagnostics, report)),
    }
}
