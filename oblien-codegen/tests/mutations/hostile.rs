//! Descriptions that are made to take a generator's time, memory or stack.

use std::fmt::Write as _;
use std::time::Duration;

use serde_json::json;

use crate::{Outcome, attempt_within, number};

/// How much of everything: little in a usual run, which is not optimised; ten times as much with `MUTATIONS`.
fn scale() -> usize {
    if number("MUTATIONS").is_some() { 10 } else { 1 }
}

/// Generates from a description of these parts, in JSON or YAML, each a text without its end.
fn attempt(name: &str, text: &str) -> (Outcome, String) {
    attempt_within(text, Duration::from_secs(30), &format!("hostile-{name}"))
        .unwrap_or_else(|problem| panic!("{name}: {problem}"))
}

fn generated(name: &str, text: &str) -> String {
    let (outcome, report) = attempt(name, text);
    assert_eq!(outcome, Outcome::Generated, "{name}: {}", &report[..report.len().min(2000)]);
    report
}

fn refused(name: &str, text: &str, code: &str) {
    let (outcome, report) = attempt(name, text);
    assert_eq!(outcome, Outcome::Refused, "{name} was accepted");
    assert!(report.contains(code), "{name}: {}", &report[..report.len().min(2000)]);
}

/// A description of one operation that replies with the first of these schemas, and the schemas.
fn with_schemas(schemas: &str) -> String {
    let reply = "{'200': {description: A, content: {application/json: {schema: {$ref: '#/components/schemas/A0'}}}}}";
    format!(
        "openapi: 3.1.0\ninfo: {{title: A, version: '1'}}\npaths:\n  /a:\n    get:\n      operationId: getA\n      responses: {reply}\n\
         components:\n  schemas:\n{schemas}"
    )
}

/// As many schemas as there are numbers, `A0` first; each knows the one after it.
fn chain(count: usize, schema: impl Fn(usize, &str) -> String) -> String {
    let mut text = String::new();
    for index in 0..count {
        let next = format!("{{$ref: '#/components/schemas/A{}'}}", index + 1);
        writeln!(text, "    A{index}: {}", schema(index, &next)).unwrap();
    }
    writeln!(text, "    A{count}: {{type: object, properties: {{end: {{type: string}}}}}}").unwrap();
    with_schemas(&text)
}

#[test]
fn aliases_of_aliases() {
    let mut text = "openapi: 3.0.3\nx-0: &a0 [a, a, a, a, a, a, a, a, a, a]\n".to_owned();
    for index in 1..30 {
        let aliases = vec![format!("*a{}", index - 1); 10].join(", ");
        writeln!(text, "x-{index}: &a{index} [{aliases}]").unwrap();
    }
    refused("aliases", &text, "E0004");
}

#[test]
fn nesting_without_end() {
    refused("lists", &format!("{{\"openapi\": {}", "[".repeat(1_000_000)), "E0003");
    refused("blocks", &format!("openapi: {}", "- ".repeat(100_000)), "E000");
    let hundred = format!("{}{{type: string}}{}", "{type: array, items: ".repeat(100), "}".repeat(100));
    generated("hundred lists", &with_schemas(&format!("    A0: {hundred}\n")));
    let hundred = format!("{}{{type: string}}{}", "{type: object, properties: {a: ".repeat(50), "}}".repeat(50));
    generated("hundred objects", &with_schemas(&format!("    A0: {hundred}\n")));
}

#[test]
fn megabytes_of_one_text() {
    let long = "x".repeat(scale() << 19);
    generated(
        "text",
        &with_schemas(&format!("    A0: {{type: object, description: {long}, properties: {{a: {{type: string}}}}}}\n")),
    );
    generated("name", &with_schemas(&format!("    A0:\n      properties:\n        ? {long}\n        : {{type: string}}\n")));
    generated("word", &with_schemas(&format!("    A0: {{type: string, enum: [a, {long}]}}\n")));
    let title = format!("openapi: 3.0.3\ninfo: {{title: {long}, version: '1'}}\npaths: {{}}\n");
    generated("title", &title);
}

#[test]
fn megabytes_of_marks_that_nothing_closes() {
    for mark in ["`", "``` ` ", "[", "[a](", "<", "<b>", "<pre>", "<a '", "<!--", "</b", "https://", "* ", "&lt;"] {
        let text = mark.repeat((scale() << 17) / mark.len());
        let description = json!({"openapi": "3.1.0", "info": {"title": "A", "version": "1", "description": text}, "paths": {}});
        generated("marks", &description.to_string());
    }
}

#[test]
fn references_in_circles() {
    generated("direct", &with_schemas("    A0: {$ref: '#/components/schemas/A1'}\n    A1: {$ref: '#/components/schemas/A0'}\n"));
    let round = |keyword: &str| {
        format!("    A0: {{{keyword}: [{{$ref: '#/components/schemas/A0'}}, {{$ref: '#/components/schemas/A0'}}]}}\n")
    };
    for keyword in ["allOf", "oneOf", "anyOf", "prefixItems"] {
        attempt(keyword, &with_schemas(&round(keyword)));
    }
    attempt("list", &with_schemas("    A0: {type: array, items: {$ref: '#/components/schemas/A0'}}\n"));
    attempt("map", &with_schemas("    A0: {additionalProperties: {$ref: '#/components/schemas/A0'}}\n"));
    attempt("not", &with_schemas("    A0: {not: {$ref: '#/components/schemas/A0'}}\n"));
    attempt("root", &with_schemas("    A0: {$ref: '#'}\n"));
    attempt("inside", &with_schemas("    A0: {properties: {a: {$ref: '#/components/schemas/A0/properties/a'}}}\n"));
}

/// The step behind the reference leads back to the reference.
#[test]
fn references_through_themselves() {
    let operation = json!({"responses": {"$ref": "#/components/schemas/A"}});
    let text = json!({
        "openapi": "3.1.0",
        "info": {"title": "A", "version": "1"},
        "paths": {"/a": {"get": operation}, "/b": {"get": {"responses": {"204": {"description": "B"}}}}},
        "components": {"schemas": {"A": {"$ref": "#/paths/~1a/get/responses/"}}},
    });
    let report = generated("references through themselves", &text.to_string());
    assert!(report.contains("E0103"), "{report}");
}

#[test]
fn components_that_are_each_other() {
    // What stands beside the reference keeps it from being known as a circle.
    let circle = |kind: &str| {
        let itself = json!({"$ref": format!("#/components/{kind}/a")});
        json!({"a": {"$ref": format!("#/components/{kind}/a"), "anyOf": itself}})
    };
    let kinds = ["responses", "parameters", "requestBodies", "headers"];
    let components: serde_json::Map<_, _> = kinds.iter().map(|kind| ((*kind).to_owned(), circle(kind))).collect();
    let to = |kind: &str| json!({"$ref": format!("#/components/{kind}/a")});
    let operation = json!({
        "parameters": [to("parameters")],
        "requestBody": to("requestBodies"),
        "responses": {"200": {"description": "A", "headers": {"h": to("headers")}}, "400": to("responses")},
    });
    let paths = json!({"/a": {"post": operation}, "/b": {"get": {"responses": {"204": {"description": "B"}}}}});
    let text = json!({"openapi": "3.0.3", "info": {"title": "A", "version": "1"}, "paths": paths, "components": components});
    generated("components that are each other", &text.to_string());
}

#[test]
fn chains_of_references() {
    let count = 400 * scale();
    generated("aliases of types", &chain(count, |_, next| next.to_owned()));
    generated("members", &chain(count, |_, next| format!("{{type: object, properties: {{a: {next}}}}}")));
    generated("lists of lists", &chain(count, |_, next| format!("{{type: array, items: {next}}}")));
    generated("maps of maps", &chain(count, |_, next| format!("{{type: object, additionalProperties: {next}}}")));
    generated("unions of unions", &chain(count, |_, next| format!("{{oneOf: [{next}, {{type: string}}]}}")));
    generated("nullable", &chain(count, |_, next| format!("{{oneOf: [{next}, {{type: 'null'}}]}}")));
}

#[test]
fn chains_of_bases() {
    let count = 100 * scale();
    for (name, discriminator) in [("names", "{propertyName: kind}"), ("mapping", "{propertyName: kind, mapping: {a: A0}}")] {
        let bases = chain(count, |index, next| {
            let (members, itself) = ("kind: {type: string}", format!("{{$ref: '#/components/schemas/A{index}'}}"));
            match index + 1 == count {
                true => format!("{{type: object, properties: {{{members}, a: {itself}}}, discriminator: {discriminator}}}"),
                false => format!("{{allOf: [{next}], properties: {{a{index}: {itself}}}}}"),
            }
        });
        attempt(name, &bases);
    }
}

#[test]
fn everything_that_doubles() {
    for (name, schema) in [
        ("two parts", "{allOf: [NEXT, NEXT]}"),
        ("two alternatives", "{oneOf: [NEXT, NEXT]}"),
        ("two choices", "{anyOf: [NEXT, {allOf: [NEXT]}]}"),
        ("two members", "{type: object, properties: {a: NEXT, b: NEXT}}"),
        ("part and alternatives", "{allOf: [NEXT], oneOf: [NEXT, {properties: {b: {type: string}}}]}"),
        ("positions", "{type: array, prefixItems: [NEXT, NEXT], items: NEXT}"),
        ("conditions", "{if: NEXT, then: NEXT, else: NEXT}"),
    ] {
        attempt(name, &chain(60, |_, next| schema.replace("NEXT", next)));
    }
}

#[test]
fn unions_times_unions() {
    let union = |index: usize| {
        let alternatives =
            (0..10).map(|alternative| format!("{{type: object, properties: {{p{index}_{alternative}: {{type: string}}}}}}"));
        format!("{{oneOf: [{}]}}", alternatives.collect::<Vec<_>>().join(", "))
    };
    let unions: Vec<String> = (0..20).map(union).collect();
    generated(
        "unions",
        &with_schemas(&format!(
            "    A0: {{type: object, properties: {{a: {{type: string}}}}, allOf: [{}]}}\n",
            unions.join(", ")
        )),
    );
}

/// Every one has the members of all before it: half of the square of the number.
#[test]
fn inheritance_without_end() {
    let schemas = |count: usize| {
        let mut text = String::new();
        for index in 0..count {
            let base = format!("{{$ref: '#/components/schemas/A{}'}}", index + 1);
            let next = format!("properties: {{a{index}: {{type: string}}, next: {base}}}");
            writeln!(text, "    A{index}: {{allOf: [{base}, {{type: object, {next}}}]}}").unwrap();
        }
        writeln!(text, "    A{count}: {{type: object, properties: {{end: {{type: string}}}}}}").unwrap();
        with_schemas(&text)
    };
    generated("inheritance", &schemas(40));
    // Takes half a million members; that the limit is kept is tested where it is.
    if scale() > 1 {
        refused("deep inheritance", &schemas(4_000), "E0309");
    }
}

#[test]
fn layers_of_parts_that_all_lead_to_all_of_the_next() {
    let (layers, width) = (9, 10);
    let mut schemas = String::new();
    for layer in 0..layers {
        let parts: Vec<_> = (0..width).map(|part| format!("{{$ref: '#/components/schemas/L{}N{part}'}}", layer + 1)).collect();
        for part in 0..width {
            writeln!(schemas, "    L{layer}N{part}: {{allOf: [{}]}}", parts.join(", ")).unwrap();
        }
    }
    (0..width).for_each(|part| writeln!(schemas, "    L{layers}N{part}: {{type: string, maxLength: {part}}}").unwrap());
    let object = "    A0: {type: object, properties: {text: {$ref: '#/components/schemas/L0N0'}}}\n";
    generated("layers", &with_schemas(&format!("{object}{schemas}")));
}

#[test]
fn members_in_circles_of_different_lengths() {
    let mut schemas = "    A0: {allOf: [{$ref: '#/components/schemas/B'}, {$ref: '#/components/schemas/C'}]}\n".to_owned();
    for (name, length) in [("B", 97), ("C", 101)] {
        let member = |index: usize| format!("x: {{$ref: '#/components/schemas/{name}{}'}}", index % length);
        writeln!(schemas, "    {name}: {{type: object, properties: {{{}}}}}", member(0)).unwrap();
        for index in 0..length {
            let own = format!("{}{index}: {{type: string}}", name.to_lowercase());
            writeln!(schemas, "    {name}{index}: {{type: object, properties: {{{own}, {}}}}}", member(index + 1)).unwrap();
        }
    }
    let report = generated("circles of members", &with_schemas(&schemas));
    assert!(report.contains("E0308"), "{report}");
}

#[test]
fn thousands_of_the_same() {
    let mut paths = String::new();
    for index in 0..200 * scale() {
        let method = "get: {operationId: same, tags: [same], responses: {'204': {description: A}}}";
        writeln!(paths, "  /a{index}: {{{method}}}").unwrap();
    }
    generated("operations", &format!("openapi: 3.0.3\ninfo: {{title: A, version: '1'}}\npaths:\n{paths}"));
    let words: Vec<String> =
        (0..2_000 * scale()).map(|index| format!("'{}'", "-".repeat(index % 7) + &index.to_string())).collect();
    generated("words", &with_schemas(&format!("    A0: {{type: string, enum: [{}]}}\n", words.join(", "))));
    let alternatives: Vec<String> = (0..200 * scale())
        .map(|index| format!("{{type: object, required: [a{index}], properties: {{a{index}: {{type: string}}}}}}"))
        .collect();
    generated("alternatives", &with_schemas(&format!("    A0: {{oneOf: [{}]}}\n", alternatives.join(", "))));
}
