//! What holds of every description that is read, right or wrong.
//! Part of the front's tests.

use serde_json::Value;

use super::{document, read_files, with_head};

/// Descriptions with something wrong or unusual about each reference.
const BODIES: &[&str] = &[
    "paths: {/a: {$ref: '#/paths/~1b'}, /b: {$ref: '#/paths/~1a'}}\n",
    "paths: {/a: {$ref: '#/paths/~1a', get: {responses: {}}}}\n",
    "components: {schemas: {A: {$ref: '#/components/schemas/A', title: x}, B: {$ref: '#/components/schemas/B/properties/c'}}}\n",
    "components: {schemas: {A: {allOf: [{$ref: '#'}, {$ref: '#/components'}, {$ref: '#/paths'}]}}}\n",
    "components: {responses: {A: {$ref: 'gone.yaml'}, B: {$ref: '#/components/responses/A'}}}\npaths: {/a: {get: {responses: {200: {$ref: '#/components/responses/B'}}}}}\n",
    "components: {parameters: {A: {$ref: '#/components/schemas/S'}}, schemas: {S: {}}}\npaths: {/a: {parameters: [{$ref: '#/components/parameters/A'}]}}\n",
    "components: [1]\npaths: {/a: {get: {responses: {200: {description: '', content: {a/b: {schema: {$ref: '#/info'}}}}}}}}\n",
    "components: {schemas: {A: {properties: {b: {$ref: '#/components/schemas/A/properties/b', title: x}}}}}\n",
    "components: {callbacks: {C: {'{$url}': {post: {callbacks: {again: {$ref: '#/components/callbacks/C'}}}}}}}\n",
    "components: {headers: {H: {$ref: 5}}, links: {L: {$ref: '#/nowhere'}}, examples: {E: {$ref: '#/nowhere'}}}\n",
    "components: {schemas: {'a/b~c': {type: string}, D: {$ref: '#/components/schemas/a~1b~0c'}, E: {$ref: '#/components/schemas/a~1b%7E0c'}}}\n",
];

#[test]
fn every_reference_leads_to_a_component() {
    for body in BODIES {
        let (description, _) = read_files(&[("api.yaml", &with_head("3.1.0", body))]);
        let document = document(&description.unwrap());
        let mut dangling = Vec::new();
        collect(&document, &document, &mut dangling);
        assert_eq!(dangling, Vec::<String>::new(), "{body}");
    }
}

fn collect(value: &Value, document: &Value, dangling: &mut Vec<String>) {
    match value {
        Value::Object(object) => {
            if let Some(Value::String(reference)) = object.get("$ref")
                && document.pointer(&reference[1..]).is_none()
            {
                dangling.push(reference.clone());
            }
            object.values().for_each(|value| collect(value, document, dangling));
        }
        Value::Array(elements) => elements.iter().for_each(|value| collect(value, document, dangling)),
        _ => {}
    }
}

#[test]
fn the_same_files_give_the_same_document_and_findings() {
    for body in BODIES {
        let text = with_head("3.1.0", body);
        let (first, first_printed) = read_files(&[("api.yaml", &text)]);
        let (second, second_printed) = read_files(&[("api.yaml", &text)]);
        assert_eq!(document(&first.unwrap()).to_string(), document(&second.unwrap()).to_string());
        assert_eq!(first_printed, second_printed);
    }
}

#[test]
fn a_document_as_deep_as_can_be_is_read() {
    let deep = format!("{}{{type: string}}{}", "{properties: {a: ".repeat(56), "}}".repeat(56));
    let body = format!("components: {{schemas: {{T: {deep}}}}}\n");
    let (description, printed) = read_files(&[("api.yaml", &with_head("3.1.0", &body))]);
    assert_eq!(printed, "");
    let pointer = format!("/components/schemas/T{}/type", "/properties/a".repeat(56));
    assert_eq!(document(&description.unwrap()).pointer(&pointer), Some(&Value::from("string")));
}

#[test]
fn operations_as_deep_as_can_be_are_read() {
    let callbacks = format!("{}{{}}{}", "{callbacks: {c: {'{$url}': {post: ".repeat(28), "}}}}".repeat(28));
    let body = format!("paths: {{/a: {{post: {callbacks}}}}}\n");
    let (description, printed) = read_files(&[("api.yaml", &with_head("3.1.0", &body))]);
    assert!(printed.starts_with("warning[E0901]: callbacks of callbacks of callbacks"), "{printed}");
    assert!(description.is_some());
}
