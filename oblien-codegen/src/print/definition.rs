//! Plain items as text, as the formatter would print them, without tokens between.
//! Part of printing; what the formatter would break into several lines is left to it.

use crate::emit::{Call, Definition, DefinitionKind, Written};
use crate::print::shorten::{Shortener, named_length};

/// The longest line that the formatter leaves alone for certain, in bytes.
const SHORT: usize = 80;

/// Prints a definition; `None` if it has to be formatted.
pub(super) fn print(definition: &Definition, shortener: &mut Shortener<'_>) -> Option<String> {
    let mut text = String::new();
    print_docs(&definition.docs, "", &mut text)?;
    for attribute in &definition.attributes {
        text.extend(["#[", attribute, "]\n"]);
    }
    let keyword = match definition.kind {
        DefinitionKind::Struct => "struct",
        DefinitionKind::Enum => "enum",
    };
    text.extend(["pub ", keyword, " ", &definition.name, " {"]);
    if !definition.members.is_empty() {
        text.push('\n');
    }
    for member in &definition.members {
        print_docs(&member.docs, "    ", &mut text)?;
        for attribute in &member.attributes {
            text.extend(["    #[", attribute, "]\n"]);
        }
        let start = text.len();
        match (&member.ty, definition.kind) {
            (Some(ty), DefinitionKind::Struct) => text.extend(["    pub ", &member.name, ": ", &spell(ty, shortener), ","]),
            (Some(ty), DefinitionKind::Enum) => text.extend(["    ", &member.name, "(", &spell(ty, shortener), "),"]),
            (None, _) => text.extend(["    ", &member.name, ","]),
        }
        if text.len() - start > SHORT {
            return None;
        }
        text.push('\n');
    }
    text.push_str("}\n");
    Some(text)
}

/// Prints a call of a macro.
pub(super) fn print_call(call: &Call, shortener: &mut Shortener<'_>) -> String {
    let path: Vec<String> = call.path.iter().map(|&name| name.to_owned()).collect();
    let end = if call.body.ends_with(')') { ";\n" } else { "\n" };
    format!("{}!{}{end}", spell_path(&path, shortener), call.body)
}

/// Lines as the formatter prints `#[doc]`; some it prints in other ways.
fn print_docs(lines: &[String], indent: &str, text: &mut String) -> Option<()> {
    for line in lines {
        if line.contains(['\n', '\r']) {
            return None;
        }
        text.extend([indent, "///"]);
        let line = line.trim_end_matches(' ');
        if !line.is_empty() {
            text.extend([" ", line]);
        }
        text.push('\n');
    }
    Some(())
}

/// A type by the names that the file has for its parts; the arguments first, as in tokens.
fn spell(ty: &Written, shortener: &mut Shortener<'_>) -> String {
    let arguments: Vec<String> = ty.arguments.iter().map(|argument| spell(argument, shortener)).collect();
    let mut text = if ty.is_absolute { spell_path(&ty.path, shortener) } else { ty.path.join("::") };
    if !arguments.is_empty() {
        text.extend(["<", &arguments.join(", "), ">"]);
    }
    text
}

/// A path by the names that the file has for it.
pub(super) fn spell_path(path: &[String], shortener: &mut Shortener<'_>) -> String {
    let named = named_length(path);
    let before = shortener.spell(&path[..named]);
    let names: Vec<&str> = before.iter().chain(&path[named - 1..]).map(String::as_str).collect();
    names.join("::")
}
