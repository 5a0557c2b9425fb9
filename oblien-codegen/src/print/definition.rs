//! Plain items as text, as the formatter would print them, without tokens between.
//! Part of printing; documentation that the formatter prints in other ways is left to it.

use crate::emit::{Call, Definition, DefinitionKind, Member, Written};
use crate::print::plain::flat::{Flat, STEP};
use crate::print::shorten::Shortener;

/// By how much members are indented.
const MEMBER: usize = 4;

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
        text.push_str("    ");
        print_member(member, definition.kind, shortener).print(MEMBER, MEMBER, &mut text);
        text.push('\n');
    }
    text.push_str("}\n");
    Some(text)
}

/// `pub name: Type,` of a struct, `Name(Type),` of an enum.
fn print_member(member: &Member, kind: DefinitionKind, shortener: &mut Shortener<'_>) -> Flat {
    let mut flat = Flat::default();
    if kind == DefinitionKind::Struct && member.ty.is_some() {
        flat.push("pub ");
    }
    flat.push(&member.name);
    match (&member.ty, kind) {
        (Some(ty), DefinitionKind::Struct) => {
            flat.push(": ");
            write(ty, &mut flat, shortener);
        }
        (Some(ty), DefinitionKind::Enum) => {
            flat.open(STEP);
            flat.push("(");
            flat.gap();
            write(ty, &mut flat, shortener);
            flat.last_gap();
            flat.push(")");
            flat.close();
        }
        (None, _) => {}
    }
    flat.push(",");
    flat
}

/// Prints a call of a macro.
pub(super) fn print_call(call: &Call, shortener: &mut Shortener<'_>) -> String {
    let path: Vec<String> = call.path.iter().map(|&name| name.to_owned()).collect();
    let mut flat = Flat::default();
    flat.path(&path, shortener);
    flat.push("!");
    flat.push(&call.body);
    flat.push(if call.body.ends_with(')') { ";\n" } else { "\n" });
    flat.into_text()
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
fn write(ty: &Written, flat: &mut Flat, shortener: &mut Shortener<'_>) {
    let arguments: Vec<Flat> = ty.arguments.iter().map(|argument| written(argument, shortener)).collect();
    match ty.is_absolute {
        true => flat.path(&ty.path, shortener),
        false => flat.push(&ty.path.join("::")),
    }
    if !arguments.is_empty() {
        flat.push("<");
        flat.list(arguments, STEP);
        flat.push(">");
    }
}

fn written(ty: &Written, shortener: &mut Shortener<'_>) -> Flat {
    let mut flat = Flat::default();
    write(ty, &mut flat, shortener);
    flat
}
