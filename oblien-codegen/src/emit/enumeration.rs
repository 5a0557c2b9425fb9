//! Known words and integers as open enumerations.
//! One of the emitters.

use crate::emit::piece::Member;
use crate::emit::structure::{attributes, definition_docs, derive_beside};
use crate::emit::{Definition, DefinitionKind, Emitter, Piece, Written, macros};
use crate::ir::{Enumeration, TypeDefinition, Word};

/// The traits that the codec gives an enumeration.
const GIVEN: [&str; 4] = ["Debug", "PartialEq", "Eq", "Hash"];

impl Emitter<'_> {
    pub(super) fn emit_enumeration(&self, definition: &TypeDefinition, enumeration: &Enumeration) -> Vec<Piece> {
        let (unknown, unknown_docs, path): (_, _, &[&str]) = if enumeration.integers {
            ("UnknownNumber", "A number that this client does not know.", &["oblien_client", "codec", "numbers"])
        } else {
            ("UnknownWord", "A word that this client does not know.", &["oblien_client", "codec", "words"])
        };
        let ty = Written::path(["oblien_client", "codec", unknown]).of(Written::name(&definition.name));
        let unknown = Member::new(vec![unknown_docs.to_owned()], "Unknown", Some(ty));
        let codec = macros::codec(path, macros::body("", &definition.name, &entries(enumeration)));
        let definition = Definition {
            docs: definition_docs(definition),
            attributes: attributes(derive_beside(&GIVEN, &["Clone"], definition), definition),
            kind: DefinitionKind::Enum,
            name: definition.name.clone(),
            members: enumeration.words.iter().map(variant).chain([unknown]).collect(),
        };
        vec![Piece::Definition(definition), codec]
    }
}

fn variant(word: &Word) -> Member {
    let docs = if word.docs.is_empty() { vec![format!("`{}`", shown(&word.wire))] } else { word.docs.clone() };
    Member::new(docs, &word.name, None)
}

fn entries(enumeration: &Enumeration) -> Vec<String> {
    let words = enumeration.words.iter().map(|word| {
        let wire = if enumeration.integers { word.wire.clone() } else { macros::quoted(&word.wire) };
        format!("{}: {wire},", word.name)
    });
    words.chain(["..Unknown".to_owned()]).collect()
}

/// A word as inline code: without what would end it, and on one line.
fn shown(word: &str) -> String {
    let mut shown = String::with_capacity(word.len());
    for character in word.chars() {
        match character {
            '`' => shown.push(' '),
            control if control.is_control() => shown.extend(control.escape_default()),
            other => shown.push(other),
        }
    }
    shown
}
