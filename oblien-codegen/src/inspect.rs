//! What the generator understood of a description, for people and for programs.
//! A thin shell over the surface, beside the builder.

use std::fmt::Write as _;
use std::path::Path;

use crate::builder::Builder;
use crate::failure::Failure;
use crate::surface::{MemberSurface, OperationSurface, Surface, TypeSurface};

/// What was understood of a description.
#[derive(Clone, Debug)]
pub struct Inspection {
    /// The version of OpenAPI it was written in, as `3.1`.
    pub openapi: &'static str,
    /// What callers of the client see.
    pub surface: Surface,
    /// What there was to say about the description, each with its place; empty if there was nothing.
    pub warnings: String,
}

/// Reads a description and tells what was understood of it; nothing is generated.
///
/// ```no_run
/// # fn main() -> Result<(), oblien_codegen::Failure> {
/// let inspection = oblien_codegen::inspect("api.yaml")?;
/// println!("{} operations", inspection.surface.operations.len());
/// print!("{inspection}");
/// # Ok(()) }
/// ```
///
/// # Errors
/// If the description cannot be read or has errors; they are in the failure, nothing is printed.
pub fn inspect(description: impl AsRef<Path>) -> Result<Inspection, Failure> {
    Builder::new(description).inspect()
}

impl Builder {
    /// Tells what was understood, as [`inspect`] does, of what is selected and of a description that overlays are applied to.
    ///
    /// ```no_run
    /// # fn main() -> Result<(), oblien_codegen::Failure> {
    /// let inspection = oblien_codegen::Builder::new("api.yaml").overlay("fixes.yaml").only_tags(["pets"]).inspect()?;
    /// print!("{inspection}");
    /// # Ok(()) }
    /// ```
    ///
    /// # Errors
    /// As [`inspect`].
    pub fn inspect(&self) -> Result<Inspection, Failure> {
        let understood = self.understand()?;
        Ok(Inspection { openapi: understood.version, surface: Surface::of(&understood.api), warnings: understood.warnings })
    }
}

impl Inspection {
    /// Returns the same as JSON, for programs: the surface, and `openapi` beside it.
    #[must_use]
    pub fn to_json(&self) -> String {
        let mut value = serde_json::to_value(&self.surface).unwrap_or_default();
        value["openapi"] = self.openapi.into();
        format!("{value:#}\n")
    }
}

impl std::fmt::Display for Inspection {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let surface = &self.surface;
        writeln!(formatter, "{} (OpenAPI {})", surface.title, self.openapi)?;
        for (name, url) in &surface.servers {
            writeln!(formatter, "  server      {name}: {}", if url.is_empty() { "no URL" } else { url })?;
        }
        for (name, schemes) in &surface.credentials {
            writeln!(formatter, "  credential  {name}: {}", schemes.join(" and "))?;
        }
        if !surface.scopes.is_empty() {
            writeln!(formatter, "  scopes      {}", surface.scopes.join(", "))?;
        }
        writeln!(formatter, "\n{} operations", surface.operations.len())?;
        surface.operations.iter().try_for_each(|operation| formatter.write_str(&operation_text(operation)))?;
        writeln!(formatter, "\n{} types", surface.types.len())?;
        surface.types.iter().try_for_each(|definition| formatter.write_str(&type_text(definition)))
    }
}

fn operation_text(operation: &OperationSurface) -> String {
    let (required, optional): (Vec<_>, Vec<_>) = operation.arguments.iter().partition(|argument| argument.required);
    let required: Vec<_> = required.iter().map(|argument| format!("{}: {}", argument.name, argument.ty)).collect();
    let deprecated = if operation.deprecated { " (deprecated)" } else { "" };
    let mut text = format!(
        "  {}{deprecated}\n      {}({}) -> {}\n",
        operation.line,
        operation.accessor,
        required.join(", "),
        operation.reply
    );
    if !optional.is_empty() {
        let names: Vec<_> = optional.iter().map(|argument| format!("{}: {}", argument.name, argument.ty)).collect();
        text += &format!("      setters: {}\n", names.join(", "));
    }
    if let Some(scopes) = &operation.scopes {
        let scopes = if scopes.is_empty() { "none".to_owned() } else { scopes.join(", ") };
        text += &format!("      scopes: {scopes}\n");
    }
    text
}

fn type_text(definition: &TypeSurface) -> String {
    let travels = match (definition.sent, definition.received) {
        (true, true) => "sent and received",
        (true, false) => "sent",
        _ => "received",
    };
    let mut text = format!("  {} {} ({travels})\n", definition.kind, definition.name);
    for member in &definition.members {
        let _ = writeln!(text, "      {}", member_text(member));
    }
    text
}

fn member_text(member: &MemberSurface) -> String {
    let renamed =
        if member.wire.is_empty() || member.wire == member.name { String::new() } else { format!(" = {:?}", member.wire) };
    let ty = if member.ty.is_empty() { String::new() } else { format!(": {}", member.ty) };
    let optional = if member.required { "" } else { " (optional)" };
    format!("{}{renamed}{ty}{optional}", member.name)
}
