//! Which files a tree of modules becomes: one a module, or a single one for `include!`.
//! Part of printing.

use std::collections::BTreeMap;

use crate::bug::Bug;
use crate::emit::Module;
use crate::print::{MARK, text};

/// Prints modules under one header.
pub(super) struct Printer<'a> {
    /// The line of the root file that says where it comes from.
    header: &'a str,
}

/// The text of a module's own items and the modules below it, not yet put into files.
struct Printed {
    name: String,
    docs: Vec<String>,
    text: String,
    children: Vec<Printed>,
    /// The Cargo feature without which it is not compiled.
    feature: Option<String>,
    /// The names it shows one level up; empty for a module that is found itself.
    lifted: Vec<String>,
}

impl<'a> Printer<'a> {
    pub(super) fn new(header: &'a str) -> Self {
        Self { header }
    }

    /// A file a module: `mod.rs`, `workspaces.rs`, `workspaces/lifecycle.rs`.
    pub(super) fn files(&self, root: Module<'_>) -> Result<BTreeMap<String, String>, Bug> {
        let printed = print_module(root, &mut Vec::new())?;
        let mut files = BTreeMap::new();
        let text = format!("{MARK} {}\n\n{}{}", self.header, inner_docs(&printed.docs), with_declarations(&printed)?);
        files.insert("mod.rs".to_owned(), text);
        for child in printed.children {
            add_files(child, "", &mut files)?;
        }
        Ok(files)
    }

    /// One file with nested modules and without inner attributes, which `include!` does not take.
    pub(super) fn single(&self, root: Module<'_>, file: &str) -> Result<BTreeMap<String, String>, Bug> {
        let printed = print_module(root, &mut Vec::new())?;
        let text = format!("{MARK} {}\n\n{}", self.header, nested(&printed)?);
        Ok(BTreeMap::from([(file.to_owned(), text)]))
    }
}

fn print_module(module: Module<'_>, path: &mut Vec<String>) -> Result<Printed, Bug> {
    let below: Vec<String> = module.children.iter().map(|child| child.name.clone()).collect();
    let found = if module.is_lifted { &path[..path.len() - 1] } else { path.as_slice() };
    let (text, names) = text::print(module.items, module.names, &text::Scope { module: path, found, below: &below })?;
    let mut children = Vec::with_capacity(module.children.len());
    for child in module.children {
        path.push(child.name.clone());
        children.push(print_module(child, path)?);
        path.pop();
    }
    let lifted = if module.is_lifted { names } else { Vec::new() };
    Ok(Printed { name: module.name, docs: module.docs, text, children, feature: module.feature, lifted })
}

fn add_files(printed: Printed, directory: &str, files: &mut BTreeMap<String, String>) -> Result<(), Bug> {
    let text = format!("{MARK}\n\n{}{}", inner_docs(&printed.docs), with_declarations(&printed)?);
    let name = spelt(&printed.name);
    let stem = name.trim_start_matches("r#");
    files.insert(format!("{directory}{stem}.rs"), text);
    let below = format!("{directory}{stem}/");
    for child in printed.children {
        add_files(child, &below, files)?;
    }
    Ok(())
}

/// The text after the declarations of the modules below.
fn with_declarations(printed: &Printed) -> Result<String, Bug> {
    let mut text = String::new();
    for child in &printed.children {
        text.push_str(&format!("{}{} {};\n", condition(child), declaration(child), spelt(&child.name)));
    }
    text.push_str(&reexports(printed)?);
    if !printed.children.is_empty() && !printed.text.is_empty() {
        text.push('\n');
    }
    text.push_str(&printed.text);
    Ok(text)
}

/// The line above what is only there with a Cargo feature.
fn condition(printed: &Printed) -> String {
    printed.feature.as_ref().map(|feature| format!("#[cfg(feature = \"{feature}\")]\n")).unwrap_or_default()
}

fn declaration(printed: &Printed) -> &'static str {
    if printed.lifted.is_empty() { "pub mod" } else { "mod" }
}

/// Shows the items of modules that are not found themselves.
fn reexports(printed: &Printed) -> Result<String, Bug> {
    let mut text = String::new();
    for child in printed.children.iter().filter(|child| !child.lifted.is_empty()) {
        let names = child.lifted.join(", ");
        text.push_str(&format!("{}pub use {}::{{{names}}};\n", condition(child), spelt(&child.name)));
    }
    if text.is_empty() { Ok(text) } else { Ok(format!("\n{}", wrap_uses(&text)?)) }
}

/// Formats `use` lines as the printer would; names that are no Rust are a fault of the emitters.
fn wrap_uses(text: &str) -> Result<String, Bug> {
    let file = syn::parse_str::<syn::File>(text).map_err(|error| Bug::new(format!("`{text}` does not parse: {error}")))?;
    Ok(prettyplease::unparse(&file))
}

fn nested(printed: &Printed) -> Result<String, Bug> {
    let mut text = format!("{}{}", printed.text, reexports(printed)?);
    for child in &printed.children {
        if !text.is_empty() {
            text.push('\n');
        }
        for line in &child.docs {
            text.push_str(format!("/// {line}").trim_end());
            text.push('\n');
        }
        text.push_str(&condition(child));
        text.push_str(&format!("{} {} {{\n{}}}\n", declaration(child), spelt(&child.name), indent(&nested(child)?)));
    }
    Ok(text)
}

fn indent(text: &str) -> String {
    text.lines().map(|line| if line.is_empty() { "\n".to_owned() } else { format!("    {line}\n") }).collect()
}

fn inner_docs(docs: &[String]) -> String {
    let lines: String = docs.iter().map(|line| format!("{}\n", format!("//! {line}").trim_end())).collect();
    if lines.is_empty() { lines } else { format!("{lines}\n") }
}

fn spelt(name: &str) -> String {
    oblien_endpoint::field_ident(name).to_string()
}
