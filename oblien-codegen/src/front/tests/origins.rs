//! That later stages find the places of what they speak of, wherever it was written.
//! Part of the front's tests.

use std::path::Path;

use super::{Description, at, read_clean, read_files, with_head};
use crate::diagnostics::Position;
use crate::source::locate;

/// Holds that a pointer of the bundled document leads to a text in a file.
fn leads(files: &[(&str, &str)], pointer: &str, file: &str, expected: &str) {
    leads_in(&read_clean(files), files, pointer, file, expected);
}

fn leads_in(description: &Description, files: &[(&str, &str)], pointer: &str, file: &str, expected: &str) {
    let place = description.origins.place(pointer);
    assert_eq!(place.file, Path::new(file), "{pointer}");
    let Position::Pointer(source) = place.position else { panic!("{pointer}") };
    let text = files.iter().find(|(path, _)| *path == file).map(|(_, text)| *text).unwrap();
    let (line, column) = locate(text, &source);
    let found: String = text.lines().nth(line - 1).unwrap().chars().skip(column - 1).collect();
    assert!(found.starts_with(expected), "{pointer} leads to `{found}`");
}

#[test]
fn parts_of_other_files_are_found_there() {
    let api = with_head("3.1.0", "paths: {/a: {$ref: 'a.yaml#/item'}}\ncomponents: {schemas: {Slot: {$ref: s.yaml}}}\n");
    let item = "item:\n  get:\n    responses: {200: {description: '', content: {a/b: {schema: {$ref: 's.yaml#/$defs/In'}}}}}\n";
    let schema = "type: object\nproperties:\n  first: {type: string}\n$defs:\n  In: {title: inner}\n";
    let files = [("api.yaml", api.as_str()), ("a.yaml", item), ("s.yaml", schema)];
    leads(&files, "/info/title", "api.yaml", "Test");
    leads(&files, "/paths/~1a/get/responses/200", "a.yaml", "200");
    leads(&files, "/paths/~1a/get/responses/200/content/a~1b/schema/$ref", "a.yaml", "'s.yaml#/$defs/In'");
    leads(&files, "/components/schemas/Slot/properties/first/type", "s.yaml", "string");
    leads(&files, "/components/schemas/In/title", "s.yaml", "inner");
}

#[test]
fn parts_that_moved_are_found_where_they_were() {
    let api = with_head(
        "3.1.0",
        "components:\n  schemas:\n    T:\n      anyOf:\n        - {type: 'null'}\n        - properties:\n            deep: {title: D}\n    \
         U:\n      type: [string, object]\n      properties: {u: {title: U}}\n    V:\n      prefixItems: [{title: V}]\n    \
         W:\n      if: {}\n      then: {properties: {w: {title: W}}}\n    \
         X:\n      allOf: [{nullable: true}, {properties: {x: {title: X}}}]\n    \
         Y:\n      anyOf: [{type: 'null'}, {title: Y1}, {title: Y2}]\n    \
         Z:\n      properties: {}\n      oneOf: [{type: 'null'}, {properties: {z: {title: Z}}}]\n",
    );
    let files = [("api.yaml", api.as_str())];
    leads(&files, "/components/schemas/T/properties/deep/title", "api.yaml", "D");
    leads(&files, "/components/schemas/U/anyOf/1/properties/u/title", "api.yaml", "U");
    leads(&files, "/components/schemas/V/x-prefix-items/0/title", "api.yaml", "V");
    leads(&files, "/components/schemas/W/properties/w/title", "api.yaml", "W");
    leads(&files, "/components/schemas/X/allOf/0/properties/x/title", "api.yaml", "X");
    leads(&files, "/components/schemas/Y/anyOf/1/title", "api.yaml", "Y2");
    leads(&files, "/components/schemas/Z/allOf/0/properties/z/title", "api.yaml", "Z");
}

#[test]
fn parts_that_nobody_wrote_are_found_at_what_is_around_them() {
    let api =
        with_head("3.1.0", "components:\n  schemas:\n    T: {$ref: '#/components/schemas/U', title: x}\n    U: {type: string}\n");
    leads(&[("api.yaml", &api)], "/components/schemas/T/allOf/0/$ref", "api.yaml", "T:");
}

#[test]
fn what_is_left_of_a_list_is_found_where_it_was() {
    let api = with_head(
        "3.0.0",
        "paths:\n  /a:\n    get:\n      parameters:\n        - $ref: '#/components/parameters/Nowhere'\n        - {name: odd, in: nowhere}\n        \
         - $ref: '#/components/parameters/Odd'\n        - {name: a, in: query, schema: {title: A}}\n        \
         - {name: a, in: query, schema: {}}\n        - {name: b, in: query, schema: {title: B}}\n\
         components: {parameters: {Odd: {name: odd, in: nowhere}}}\n",
    );
    let files = [("api.yaml", api.as_str())];
    let (description, _) = read_files(&files);
    let description = description.unwrap();
    assert_eq!(at(&description, "/paths/~1a/get/parameters").as_array().map(Vec::len), Some(2));
    leads_in(&description, &files, "/paths/~1a/get/parameters/0/schema/title", "api.yaml", "A");
    leads_in(&description, &files, "/paths/~1a/get/parameters/1/schema/title", "api.yaml", "B");
}
