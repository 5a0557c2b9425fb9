//! The pure core: sources in, text out. Same input, same bytes.
//! Everything that touches files is around it, in `builder`, `write` and the command line.

use std::collections::BTreeMap;
use std::collections::HashSet;
use std::path::{Path, PathBuf};

use crate::bug::Bug;
use crate::diagnostics::Diagnostics;
use crate::digest::digest;
use crate::front::{Description, Origins, Version};
use crate::ir::{Api, TypeDefinition};
use crate::selection::Selection;
use crate::settings::{Layout, TypeSettings};
use crate::source::Loader;
use crate::stack::with_room;
use crate::{emit, front, lower, print};

/// What was generated.
#[derive(Clone, Debug)]
pub struct Output {
    /// Text by the path below the output directory, with `/` between its parts.
    pub files: BTreeMap<String, String>,
    /// Every file that was read.
    pub sources: Vec<PathBuf>,
    /// How much it is.
    pub summary: Summary,
}

/// Counts of what was generated.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The version of OpenAPI the description was written in, as `3.1`.
    pub openapi: &'static str,
    /// Operations that can be called.
    pub operations: usize,
    /// Types that operations use.
    pub types: usize,
    /// Scopes that were declared.
    pub scopes: usize,
}

/// What the core is told besides the description.
#[derive(Clone, Debug, Default)]
pub(crate) struct Config {
    pub(crate) selection: Selection,
    pub(crate) layout: Layout,
    /// Whether every top-level resource is behind a Cargo feature.
    pub(crate) features: bool,
    pub(crate) types: TypeSettings,
    /// What is applied to the description, in this order.
    pub(crate) overlays: Vec<PathBuf>,
    /// Whether warnings are errors.
    pub(crate) strict: bool,
}

impl Config {
    /// Returns an empty collector for a run with these settings.
    pub(crate) fn diagnostics(&self) -> Diagnostics {
        if self.strict { Diagnostics::strict() } else { Diagnostics::new() }
    }
}

/// Generates a client from the description at `root`.
///
/// `None` if there are errors, which are then in `diagnostics`.
pub(crate) fn generate(
    root: &Path,
    loader: &(dyn Loader + Sync),
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Output>, Bug> {
    with_room(|| match understand(root, loader, config, diagnostics) {
        // Reading leaves memory full of holes, in which the short-lived pieces of many tokens would be placed ever more slowly.
        // Another thread, while this one waits, has memory of its own; small clients take less by using the holes.
        Some(understood) if understood.is_large() => with_room(|| render(understood, root, loader, config, diagnostics)),
        Some(understood) => render(understood, root, loader, config, diagnostics),
        None => Ok(None),
    })
}

/// Does what [`generate`] does, for a caller inside of the compiler: tokens are made on the thread that the compiler called.
pub(crate) fn generate_in_compiler(
    root: &Path,
    loader: &(dyn Loader + Sync),
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Output>, Bug> {
    match with_room(|| Ok(understand(root, loader, config, diagnostics)))? {
        Some(understood) => render(understood, root, loader, config, diagnostics),
        None => Ok(None),
    }
}

/// What was understood of a description: all that goes on to the tokens.
struct Understood {
    api: Api,
    version: Version,
    origins: Origins,
    files: Vec<PathBuf>,
}

/// Operations and types from which on a client is large.
const LARGE: usize = 8_000;

impl Understood {
    fn is_large(&self) -> bool {
        self.api.operations.len() + self.api.types.len() >= LARGE
    }
}

fn understand(root: &Path, loader: &dyn Loader, config: &Config, diagnostics: &mut Diagnostics) -> Option<Understood> {
    let description = front::read(root, &config.overlays, loader, diagnostics)?;
    let api = lower::lower(&description, &config.selection, &config.types, diagnostics);
    let Description { version, origins, files, .. } = description;
    Some(Understood { api, version, origins, files })
}

fn render(
    understood: Understood,
    root: &Path,
    loader: &dyn Loader,
    config: &Config,
    diagnostics: &mut Diagnostics,
) -> Result<Option<Output>, Bug> {
    let Understood { mut api, version, origins, files: sources } = understood;
    leave_out_broken(&mut api, &origins, diagnostics);
    if diagnostics.has_errors() {
        return Ok(None);
    }
    let emitter = emit::Emitter::new(&api).features(config.features);
    let header = header(root, loader, &sources);
    let files = print::print(emit::emit(&emitter), config.layout.clone(), &header)?;
    Ok(Some(Output { files, sources, summary: summarise(&api, version) }))
}

/// Takes out the operations that cannot be called, and says why.
pub(crate) fn leave_out_broken(api: &mut Api, origins: &Origins, diagnostics: &mut Diagnostics) {
    let broken = emit::broken(api);
    for (index, faults) in &broken {
        let place = origins.place(&api.operations[*index].pointer);
        for fault in faults {
            diagnostics.push(lower::texts::broken_rule(place.clone(), &fault.message, &fault.help));
        }
    }
    if broken.is_empty() {
        return;
    }
    let broken: HashSet<usize> = broken.into_iter().map(|(index, _)| index).collect();
    api.leave_out(&broken);
    lower::leave_out_types(api, &broken);
}

/// Where the output comes from: the name and digest of the description, so that other text means other input.
fn header(root: &Path, loader: &dyn Loader, files: &[PathBuf]) -> String {
    let name = root.file_name().map_or_else(|| root.display().to_string(), |name| name.to_string_lossy().into_owned());
    let texts: Vec<String> = files.iter().filter_map(|file| loader.load(file).ok()).collect();
    format!("from {name} ({:016x}); change the description and generate again, not this file", digest(&texts))
}

fn summarise(api: &Api, version: Version) -> Summary {
    let used = |definition: &&TypeDefinition| definition.direction.is_used();
    Summary {
        openapi: version.as_str(),
        operations: api.callable(),
        types: api.types.iter().filter(used).count(),
        scopes: api.scopes.len(),
    }
}
