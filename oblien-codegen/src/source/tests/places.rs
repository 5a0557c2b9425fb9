//! Where pointers are found in texts.
//! Part of the source's tests.

use crate::source::locate::{locate as place, locate_all};

/// What is found at a pointer, as it is written.
fn found<'text>(text: &'text str, pointer: &str) -> &'text str {
    let spans = locate_all(text, &[pointer]);
    let span = spans[0].last().unwrap().node;
    &text[span.start..span.end]
}

const YAML: &str = "\
openapi: 3.0.0
paths:
  /pets/{id}: # comment
    get:
      tags: [a, \"b c\", 'it''s']
      parameters:
        - name: id
          in: path
        - {name: limit, in: query, schema: {type: integer}}
      responses:
        200:
          description: a text # with a comment
          x-block: |
            lines
          <<: &merged {x-merged: yes}
        404:
          <<: *merged
";

#[test]
fn scalars_are_found_at_themselves_in_yaml() {
    assert_eq!(found(YAML, "/openapi"), "3.0.0");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/tags/1"), "\"b c\"");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/tags/2"), "'it''s'");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/parameters/0/in"), "path");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/parameters/1/name"), "limit");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/parameters/1/schema/type"), "integer");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/responses/200/description"), "a text");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/responses/200/x-block"), "|");
}

#[test]
fn containers_are_found_at_their_keys_in_yaml() {
    assert_eq!(found(YAML, "/paths/~1pets~1{id}"), "/pets/{id}");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/responses/200"), "200");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/parameters/0"), "name");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/parameters/1/schema"), "schema");
    assert_eq!(place(YAML, "/paths/~1pets~1{id}/get/parameters/1/schema"), (9, 36));
}

#[test]
fn merged_members_are_found_where_they_are_written() {
    assert_eq!(place(YAML, "/paths/~1pets~1{id}/get/responses/200/x-merged"), (15, 34));
    assert_eq!(place(YAML, "/paths/~1pets~1{id}/get/responses/404/x-merged"), (15, 34));
}

#[test]
fn what_is_not_there_is_found_at_what_is_around_it() {
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/nothing/at/all"), "get");
    assert_eq!(found(YAML, "/paths/~1pets~1{id}/get/parameters/7"), "parameters");
    assert_eq!(place(YAML, "/nothing"), (1, 1));
    assert_eq!(place(YAML, ""), (1, 1));
    assert_eq!(place("", "/nothing"), (1, 1));
}

#[test]
fn aliased_values_are_found_at_their_anchors() {
    let text = "a: &x {b: 1}\nc: *x\n";
    assert_eq!(place(text, "/c/b"), (1, 11));
}

#[test]
fn flow_and_json_are_found_alike() {
    let json = "{\n  \"a/b\": [1, {\"\\u0063\": \"x\"}],\n  \"d\": {\"e\": null}}";
    assert_eq!(found(json, "/a~1b/0"), "1");
    assert_eq!(found(json, "/a~1b/1"), "{");
    assert_eq!(found(json, "/a~1b/1/c"), "\"x\"");
    assert_eq!(found(json, "/d"), "\"d\"");
    assert_eq!(found(json, "/d/e"), "null");
    assert_eq!(found(json, "/d/f"), "\"d\"");
    let flow = "{a: [1, {c: x}], d: {e: ~}}";
    assert_eq!(found(flow, "/a/0"), "1");
    assert_eq!(found(flow, "/a/1"), "c");
    assert_eq!(found(flow, "/a/1/c"), "x");
    assert_eq!(found(flow, "/d/e"), "~");
}

#[test]
fn columns_count_characters() {
    assert_eq!(place("a: {\"ü漢\": 1, b: 2}", "/a/b"), (1, 17));
    assert_eq!(place("\u{feff}a: 1\r\nb: 2\r\n", "/b"), (2, 4));
    assert_eq!(place("{\"ü漢\": 1, \"b\": 2}", "/b"), (1, 16));
}

#[test]
fn several_pointers_take_one_walk() {
    let spans = locate_all(YAML, &["/openapi", "/nowhere", "/paths"]);
    let starts: Vec<usize> = spans.iter().map(|spans| spans[0].node.start).collect();
    assert_eq!(starts, [9, 0, 15]);
}

#[test]
fn keys_given_twice_are_found_twice() {
    for text in ["a: 1\nb: 2\na: 3\n", "{\"a\": 1,\n\"b\": 2,\n\"a\": 3}"] {
        let found = &locate_all(text, &["/a"])[0];
        let nodes: Vec<&str> = found.iter().map(|found| &text[found.node.start..found.node.end]).collect();
        assert_eq!(nodes, ["1", "3"]);
        assert!(found.iter().all(|found| found.key.is_some()));
    }
}

#[test]
fn a_faulty_text_is_searched_up_to_the_fault() {
    assert_eq!(found("a: 1\nb: [\n", "/a"), "1");
}

#[test]
fn places_are_found_in_texts_that_only_the_parser_refuses() {
    let text = "a:\n\t\t# why\n  b: {c:[ ], d: 1}\n  e: 2\n";
    assert_eq!(place(text, "/a/e"), (4, 6));
    assert_eq!(place(text, "/a/b/c"), (3, 7));
}
