//! Pairs of descriptions that differ in one thing, and what is said of each.

use std::path::Path;

use crate::diagnostics::Colour;
use crate::diff::Changes;
use crate::generate::Config;
use crate::source::Memory;
use crate::surface::Surface;
use crate::understand::understand;

/// The document before; each case replaces one text in it.
const BEFORE: &str = r"
openapi: 3.1.0
info: { title: Pets, version: '1' }
servers: [{ url: 'https://pets.example', x-name: main }]
x-scopes: { admin: {}, reader: {} }
paths:
  /pets/{petId}:
    post:
      operationId: renamePet
      x-resource: pets
      x-method: rename
      x-scopes: [admin, reader]
      parameters:
        - { name: petId, in: path, required: true, schema: { type: string } }
        - { name: notify, in: query, schema: { type: boolean } }
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/Naming' } } }
      responses:
        '200':
          description: The pet.
          content: { application/json: { schema: { $ref: '#/components/schemas/Pet' } } }
  /pets:
    put:
      operationId: tagPets
      x-resource: pets
      x-method: tag
      x-scopes: [admin]
      security: [{ key: [] }]
      parameters:
        - { name: tags, in: query, explode: false, schema: { type: array, items: { type: string } } }
      requestBody: { content: { text/plain: { schema: { type: string } } } }
      responses:
        '200': { description: Now., content: { application/json: { schema: { type: integer } } } }
        '201': { description: New., content: { application/json: { schema: { type: boolean } } } }
        '202': { description: Later., content: { text/plain: { schema: { type: string } } } }
  /cats:
    get:
      operationId: listCats
      x-scopes: [admin]
      x-pagination: { style: cursor, argument: after, items: cats, next: next }
      parameters:
        - { name: after, in: query, schema: { type: string } }
      responses:
        '200':
          description: Cats.
          content: { application/json: { schema: { $ref: '#/components/schemas/Cats' } } }
components:
  securitySchemes:
    key: { type: apiKey, in: header, name: X-Key }
    token: { type: http, scheme: bearer }
  schemas:
    Cats:
      type: object
      required: [cats]
      properties: { cats: { type: array, items: { type: string } }, next: { type: string } }
    Naming:
      type: object
      required: [name]
      properties:
        name: { type: string }
        nick: { type: string }
    Pet:
      type: object
      required: [id]
      properties:
        id: { type: string }
        age: { type: integer }
        kind: { $ref: '#/components/schemas/Kind' }
    Kind: { type: string, enum: [cat, dog] }
";

/// What is replaced, by what, and the changes: `!` before the code of a breaking one.
const CASES: &[(&str, &str, &[&str])] = &[
    ("description: The pet.", "description: A pet.", &[]),
    ("operationId: renamePet", "operationId: callPet", &["!builder-renamed"]),
    ("x-method: rename", "x-method: call", &["!accessor-renamed"]),
    ("  /pets/{petId}:", "  /pet/{petId}:", &["!operation-removed", "operation-added"]),
    ("x-scopes: [admin, reader]", "x-scopes: [admin]", &["!scope-removed"]),
    ("x-scopes: [admin, reader]", "deprecated: true", &["deprecated"]),
    (
        "x-scopes: { admin: {}, reader: {} }\n",
        "",
        &["!scope-type-removed", "!scope-type-removed", "scope-opened", "scope-opened", "scope-opened"],
    ),
    ("admin: {}, reader: {}", "admin: {}, reader: {}, owner: {}", &["scope-type-added"]),
    ("x-name: main", "x-name: other", &["!server-removed", "server-added"]),
    ("name: notify, in: query, schema", "name: notify, in: query, required: true, schema", &["!argument-required"]),
    (
        "name: notify, in: query, schema: { type: boolean }",
        "name: notify, in: query, schema: { type: string }",
        &["!argument-type"],
    ),
    ("name: notify, in: query", "name: quiet, in: query", &["!argument-removed", "argument-added"]),
    ("name: notify, in: query", "name: notify, in: header", &["!argument-moved"]),
    ("name: tags, in: query, explode: false", "name: tags, in: query", &["!argument-style"]),
    ("requestBody: { content: { text/plain:", "requestBody: { content: { text/html:", &["!body-type"]),
    ("'https://pets.example'", "'https://pets.example/v2'", &["server-moved"]),
    ("security: [{ key: [] }]", "security: []", &["security-opened"]),
    ("security: [{ key: [] }]", "security: [{ key: [], token: [] }]", &["!security-required"]),
    ("security: [{ key: [] }]", "security: [{ token: [] }]", &["!security-required", "security-opened"]),
    ("security: [{ key: [] }]", "security: [{ key: [] }, { token: [] }]", &["security-opened"]),
    ("x-method: rename\n", "x-method: rename\n      security: [{ key: [] }]\n", &["!security-required"]),
    ("in: header, name: X-Key", "in: query, name: key", &["!credential-moved"]),
    ("'202': {", "'203': {", &["!answer-removed", "answer-added"]),
    ("schema: { type: boolean } } } }\n        '202'", "schema: { type: string } } } }\n        '202'", &["!answer-changed"]),
    ("      x-pagination: { style: cursor, argument: after, items: cats, next: next }\n", "", &["!pages-removed"]),
    ("required: [name]", "required: [name, nick]", &["!argument-required"]),
    ("required: [name]", "required: []", &["!argument-optional"]),
    ("nick: { type: string }", "nick: { type: string }\n        more: { type: string }", &["argument-added"]),
    ("required: [id]", "required: [id, age]", &["!member-required"]),
    ("required: [id]", "required: []", &["!member-optional"]),
    ("age: { type: integer }", "age: { type: number }", &["!member-type"]),
    ("age: { type: integer }\n", "\n", &["!member-removed"]),
    ("age: { type: integer }", "age: { type: integer }\n        size: { type: integer }", &["member-added"]),
    ("enum: [cat, dog]", "enum: [cat]", &["!member-removed"]),
    ("enum: [cat, dog]", "enum: [cat, dog, cow]", &["member-added"]),
    ("Kind: { type: string, enum: [cat, dog] }", "Kind: { type: object, properties: { a: { type: string } } }", &["!type-kind"]),
    ("nick: { type: string }", "nick: { type: string, maxLength: 5 }", &["!limit-narrowed"]),
    ("nick: { type: string }", "nick: { type: string, format: uuid, pattern: '^a' }", &["!limit-narrowed", "!limit-narrowed"]),
    ("age: { type: integer }", "age: { type: integer, minimum: 1 }", &["limit-changed"]),
    (
        "name: tags, in: query, explode: false, schema: { type: array",
        "name: tags, in: query, explode: false, schema: { type: array, maxItems: 3",
        &["!limit-narrowed"],
    ),
    ("$ref: '#/components/schemas/Pet'", "type: string", &["!reply-changed", "!type-removed", "!type-removed"]),
];

fn surface(text: &str) -> Surface {
    let files = Memory::new([("api.yaml", text)]);
    match understand(Path::new("api.yaml"), &files, &Config::default(), Colour::Never) {
        Ok(understood) => Surface::of(&understood.api),
        Err(failure) => panic!("{}", failure.report()),
    }
}

#[test]
fn every_kind_of_change_is_told() {
    let old = surface(BEFORE);
    assert_eq!(Changes::between(&old, &old), Changes::default());
    for (from, to, expected) in CASES {
        let after = BEFORE.replacen(from, to, 1);
        assert_ne!(after, BEFORE, "{from}");
        let changes = Changes::between(&old, &surface(&after));
        let found: Vec<_> =
            changes.changes.iter().map(|change| format!("{}{}", if change.breaking { "!" } else { "" }, change.code)).collect();
        assert_eq!(found, *expected, "{from} → {to}\n{changes}");
        assert_eq!(changes.is_breaking(), expected.iter().any(|code| code.starts_with('!')));
    }
}

#[test]
fn changes_are_shown_three_ways() {
    let after =
        BEFORE.replace("x-scopes: [admin, reader]", "x-scopes: [admin]").replace("enum: [cat, dog]", "enum: [cat, dog, cow]");
    let changes = Changes::between(&surface(BEFORE), &surface(&after));
    assert_eq!(
        changes.to_string(),
        "breaking    POST /pets/{petId}: the scope `reader` may no longer call it [scope-removed]\n\
         compatible  Kind: the word `Cow` is new [member-added]\n\
         2 changes, 1 of them breaking\n"
    );
    assert_eq!(
        changes.to_markdown(),
        "## Breaking\n\n- `POST /pets/{petId}`: the scope `reader` may no longer call it (scope-removed)\n\n\
         ## Compatible\n\n- `Kind`: the word `Cow` is new (member-added)\n"
    );
    let json: serde_json::Value = serde_json::from_str(&changes.to_json()).unwrap();
    assert_eq!(json["breaking"], true);
    assert_eq!(json["changes"][1]["subject"], "Kind");
}

#[test]
fn limits_are_narrower_or_wider() {
    let with = |limits: &str| surface(&BEFORE.replacen("nick: { type: string }", &format!("nick: {{ {limits} }}"), 1));
    let cases = [
        ("type: string, maxLength: 5", "type: string, maxLength: 4", "!limit-narrowed"),
        ("type: string, maxLength: 5", "type: string, maxLength: 6", "limit-widened"),
        ("type: string, minLength: 5", "type: string, minLength: 4", "limit-widened"),
        ("type: string, minLength: 5", "type: string, minLength: 6", "!limit-narrowed"),
        ("type: string, pattern: a", "type: string", "limit-widened"),
        ("type: string, pattern: a", "type: string, pattern: b", "!limit-narrowed"),
        ("type: string, format: a", "type: string, format: b", "!limit-narrowed"),
        ("type: integer, maximum: 9", "type: integer, exclusiveMaximum: 9", "!limit-narrowed"),
        ("type: number, minimum: 1", "type: number, minimum: 0.5", "limit-widened"),
        ("type: integer, multipleOf: 4", "type: integer, multipleOf: 2", "limit-widened"),
        ("type: integer, multipleOf: 2", "type: integer, multipleOf: 4", "!limit-narrowed"),
        ("type: number, multipleOf: 0.3", "type: number, multipleOf: 0.1", "limit-widened"),
        ("type: number, multipleOf: 0.1", "type: number, multipleOf: 0.3", "!limit-narrowed"),
        ("type: number, enum: [0.5, 1.5]", "type: number, enum: [0.5, 1.5, 2.5]", "limit-widened"),
        ("type: number, enum: [0.5, 1.5]", "type: number, enum: [0.5, 2.5]", "!limit-narrowed"),
        ("allOf: [{ type: string, maxLength: 5 }]", "type: string, maxLength: 5, minLength: 1", "!limit-narrowed"),
    ];
    for (before, after, expected) in cases {
        let changes = Changes::between(&with(before), &with(after)).changes;
        let found: Vec<_> =
            changes.iter().map(|change| format!("{}{}", if change.breaking { "!" } else { "" }, change.code)).collect();
        assert_eq!(found, [expected], "{before} → {after}: {changes:?}");
    }
    let changes = Changes::between(&with("type: string, maxLength: 5"), &with("type: string, maxLength: 4"));
    let told = "the `maxLength` of the argument `nick` is `4` now, and was `5`";
    assert_eq!(changes.changes[0].message, told);
    assert!(changes.to_markdown().contains(told) && changes.to_json().contains(told) && changes.to_string().contains(told));
}
