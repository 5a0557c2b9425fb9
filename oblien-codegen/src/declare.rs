//! An operation of a description as a declaration for `#[oblien_endpoint]`, as a starting point for people.
//! A thin shell over one emitter, beside the builder.

use std::path::Path;

use crate::builder::Builder;
use crate::emit;
use crate::failure::Failure;
use crate::ir::{Api, Operation};

/// Returns an operation of a description as a declaration, with the `use` lines it needs.
///
/// The operation is named by its id (`forkWorkspace`), its function (`fork_workspace`), or its method and path. `client` is
/// the path of the crate or module whose client calls it; without one the declaration is for `oblien_generated`.
///
/// ```no_run
/// # fn main() -> Result<(), oblien_codegen::Failure> {
/// print!("{}", oblien_codegen::declare("api.yaml", "forkWorkspace", None)?);
/// # Ok(()) }
/// ```
///
/// # Errors
/// If the description cannot be read or has errors, or has no such operation; then the nearest names are told.
pub fn declare(description: impl AsRef<Path>, operation: &str, client: Option<&str>) -> Result<String, Failure> {
    Builder::new(description).declare(operation, client)
}

impl Builder {
    /// Returns an operation as a declaration, as [`declare`] does, of a description that overlays are applied to.
    ///
    /// # Errors
    /// As [`declare`].
    pub fn declare(&self, operation: &str, client: Option<&str>) -> Result<String, Failure> {
        let api = self.understand()?.api;
        let found = find(&api, operation).ok_or_else(|| Failure::plain(unknown(&api, operation)))?;
        let text = emit::declare(&api, found, client.unwrap_or(emit::DEFAULT_CLIENT));
        let broken = || Failure::plain(format!("the operation `{operation}` breaks a rule of endpoints; `generate` says which"));
        text.ok_or_else(broken)
    }
}

fn find<'a>(api: &'a Api, wanted: &str) -> Option<&'a Operation> {
    let by_name = oblien_endpoint::type_name(wanted);
    let is_wanted = |operation: &&Operation| {
        operation.name == by_name || format!("{} {}", operation.method, operation.path).eq_ignore_ascii_case(wanted.trim())
    };
    api.operations.iter().find(is_wanted)
}

/// What is said of an operation that is not there: those whose names share a word with it, or where to look.
fn unknown(api: &Api, wanted: &str) -> String {
    let words = oblien_endpoint::snake_case(wanted);
    let likeness = |operation: &&Operation| {
        let name = oblien_endpoint::snake_case(&operation.name);
        std::cmp::Reverse(words.split('_').filter(|word| name.split('_').any(|other| other == *word)).count())
    };
    let mut operations: Vec<&Operation> = api.operations.iter().collect();
    operations.sort_by_key(likeness);
    let names: Vec<_> = operations.iter().take(5).map(|operation| format!("`{}`", operation.name)).collect();
    format!("there is no operation `{wanted}`; of {} operations the nearest are {}", api.operations.len(), names.join(", "))
}
