//! What becomes of references: local ones, odd ones, those of other files, and those that lead nowhere.
//! Part of the front's tests.

use std::path::Path;

use serde_json::json;

use super::{at, heads, read, read_clean, read_files, with_head, yaml};
use crate::diagnostics::Diagnostics;
use crate::source::Memory;

/// A document whose schema `T` is given, with paths and components around it.
fn with_schema(schema: &str) -> String {
    with_head("3.1.0", &format!("components:\n  schemas:\n    T: {schema}\n"))
}

#[test]
fn a_component_of_another_file_keeps_its_name() {
    let api = with_schema("{type: array, items: {$ref: 'common/types.yaml#/components/schemas/Pet'}}");
    let types = "components:\n  schemas:\n    Pet: {properties: {owner: {$ref: '#/components/schemas/Owner'}}}\n    Owner: {type: string}\n";
    let description = read_clean(&[("api.yaml", &api), ("common/types.yaml", types)]);
    let schemas = at(&description, "/components/schemas");
    assert_eq!(schemas["T"]["items"]["$ref"], "#/components/schemas/Pet");
    assert_eq!(schemas["Pet"]["properties"]["owner"]["$ref"], "#/components/schemas/Owner");
    assert_eq!(schemas["Owner"], json!({"type": "string"}));
    let files: Vec<_> = description.files.iter().map(|file| file.display().to_string()).collect();
    assert_eq!(files, ["api.yaml", "common/types.yaml"]);
}

#[test]
fn a_file_that_is_one_schema_is_named_after_the_file() {
    let api = with_schema("{properties: {a: {$ref: ./pet-owner.yaml}, b: {$ref: 'pet-owner.yaml#'}}}");
    let description = read_clean(&[("api.yaml", &api), ("pet-owner.yaml", "type: string")]);
    let schemas = at(&description, "/components/schemas");
    assert_eq!(schemas["T"]["properties"]["a"]["$ref"], "#/components/schemas/pet-owner");
    assert_eq!(schemas["T"]["properties"]["b"]["$ref"], "#/components/schemas/pet-owner");
    assert_eq!(schemas["pet-owner"], json!({"type": "string"}));
}

#[test]
fn a_component_that_is_a_reference_elsewhere_becomes_what_is_there() {
    let api = with_head(
        "3.0.0",
        "paths: {}\ncomponents:\n  schemas:\n    Pet: {$ref: pet.yaml}\n    Other: {$ref: 'other.yaml#/components/schemas/Pet'}\n",
    );
    let pet = "properties: {next: {$ref: pet.yaml}, root: {$ref: 'api.yaml#/components/schemas/Pet'}}";
    let other = "components: {schemas: {Pet: {$ref: pet.yaml}}}";
    let description = read_clean(&[("api.yaml", &api), ("pet.yaml", pet), ("other.yaml", other)]);
    let reference = json!({"$ref": "#/components/schemas/Pet"});
    let expected = json!({
        "Pet": {"type": "object", "properties": {"next": reference, "root": reference}},
        "Other": reference,
    });
    assert_eq!(at(&description, "/components/schemas"), expected);
}

#[test]
fn names_that_are_taken_get_a_number() {
    let api = with_schema("{anyOf: [{$ref: 'a.yaml#/T'}, {$ref: 'b.yaml#/T'}, {$ref: 'b.yaml#/definitions/T'}]}");
    let files = [
        ("api.yaml", api.as_str()),
        ("a.yaml", "T: {type: string}"),
        ("b.yaml", "{T: {type: integer}, definitions: {T: {type: boolean}}}"),
    ];
    let description = read_clean(&files);
    let names: Vec<_> = at(&description, "/components/schemas").as_object().unwrap().keys().cloned().collect();
    assert_eq!(names, ["T", "T_2", "T_3", "T_4"]);
}

#[test]
fn odd_places_become_components_and_are_shared() {
    let api = with_head(
        "3.0.0",
        "paths:\n  /a b/{id}:\n    get:\n      parameters: [{name: id, in: path, required: true, schema: {type: string, format: uuid}}]\n      \
         responses: {200: {description: '', content: {application/json: {schema: {$ref: '#/paths/~1a%20b~1%7Bid%7D/get/parameters/0/schema'}}}}}\n\
         components:\n  schemas:\n    A: {properties: {b: {type: object, properties: {c: {$ref: '#/components/schemas/A/properties/b'}}}}}\n",
    );
    let description = read_clean(&[("api.yaml", &api)]);
    let parameter = at(&description, "/paths/~1a b~1{id}/get/parameters/0/schema");
    assert_eq!(parameter, json!({"$ref": "#/components/schemas/a_b_id_get_0"}));
    let reply = at(&description, "/paths/~1a b~1{id}/get/responses/200/content/application~1json/schema");
    assert_eq!(reply, parameter);
    let schemas = at(&description, "/components/schemas");
    assert_eq!(schemas["a_b_id_get_0"], json!({"type": "string", "format": "uuid"}));
    assert_eq!(schemas["A"]["properties"]["b"]["$ref"], "#/components/schemas/A_b");
    assert_eq!(schemas["A_b"]["properties"]["c"]["$ref"], "#/components/schemas/A_b");
}

#[test]
fn definitions_anchors_and_identifiers_are_found() {
    let api = with_schema(
        "{$id: 'https://example.com/schemas/t', $defs: {In: {$anchor: here, type: string}, Node: {$dynamicAnchor: node, type: object}}, \
         properties: {a: {$ref: '#/components/schemas/T/$defs/In'}, b: {$ref: '#here'}, c: {$ref: 'https://example.com/schemas/t'}, \
         d: {$dynamicRef: '#node'}}}",
    );
    let description = read_clean(&[("api.yaml", &api)]);
    let properties = at(&description, "/components/schemas/T/properties");
    assert_eq!(properties["a"]["$ref"], "#/components/schemas/T_In");
    assert_eq!(properties["b"]["$ref"], "#/components/schemas/T_In");
    assert_eq!(properties["c"]["$ref"], "#/components/schemas/T");
    assert_eq!(properties["d"]["$ref"], "#/components/schemas/T_Node");
    assert_eq!(at(&description, "/components/schemas/T_In"), json!({"type": "string"}));
}

#[test]
fn path_items_are_put_in_place_with_what_stands_beside_them() {
    let api = with_head(
        "3.1.0",
        "paths:\n  /a: {$ref: 'paths/a.yaml', summary: mine}\n  /b: {$ref: '#/paths/~1a'}\n  /c: {$ref: '#/components/pathItems/C'}\ncomponents: {pathItems: {C: {get: {operationId: c}}}}\n",
    );
    let item = "{summary: theirs, get: {operationId: a, responses: {200: {$ref: '../replies.yaml#/Ok'}}}}";
    let description = read_clean(&[("api.yaml", &api), ("paths/a.yaml", item), ("replies.yaml", "Ok: {description: fine}")]);
    let paths = at(&description, "/paths");
    assert_eq!(paths["/a"]["summary"], "mine");
    assert_eq!(paths["/a"]["get"]["responses"]["200"]["$ref"], "#/components/responses/Ok");
    assert_eq!(paths["/b"]["get"]["operationId"], "a");
    assert_eq!(paths["/c"]["get"]["operationId"], "c");
    assert_eq!(at(&description, "/components/responses/Ok/description"), "fine");
}

#[test]
fn whole_sections_may_be_in_other_files() {
    let api =
        with_head("3.0.0", "tags: {$ref: tags.yaml}\npaths: {$ref: paths.yaml}\ncomponents: {schemas: {$ref: 'schemas.yaml'}}\n");
    let paths = "/a: {get: {responses: {200: {description: '', content: {application/json: {schema: {$ref: 'api.yaml#/components/schemas/Pet'}}}}}}}";
    let files = [
        ("api.yaml", api.as_str()),
        ("tags.yaml", "[{name: t}]"),
        ("paths.yaml", paths),
        ("schemas.yaml", "{Pet: {properties: {owner: {$ref: '#/Owner'}}}, Owner: {type: string}}"),
    ];
    let description = read_clean(&files);
    assert_eq!(description.openapi.tags[0].name, "t");
    let schema = at(&description, "/paths/~1a/get/responses/200/content/application~1json/schema");
    assert_eq!(schema, json!({"$ref": "#/components/schemas/Pet"}));
    let expected =
        yaml("{Pet: {type: object, properties: {owner: {$ref: '#/components/schemas/Owner'}}}, Owner: {type: string}}");
    assert_eq!(at(&description, "/components/schemas"), expected);
}

#[test]
fn files_may_refer_to_each_other_in_circles() {
    let api = with_schema("{properties: {a: {$ref: 'a.yaml#/A'}}}");
    let files = [
        ("api.yaml", api.as_str()),
        ("a.yaml", "A: {properties: {b: {$ref: 'b.yaml#/B'}}}"),
        ("b.yaml", "B: {properties: {a: {$ref: 'a.yaml#/A'}, t: {$ref: 'api.yaml#/components/schemas/T'}}}"),
    ];
    let schemas = at(&read_clean(&files), "/components/schemas");
    assert_eq!(schemas["B"]["properties"]["a"]["$ref"], "#/components/schemas/A");
    assert_eq!(schemas["B"]["properties"]["t"]["$ref"], "#/components/schemas/T");
}

#[test]
fn references_are_followed_through_references() {
    let api = with_schema(
        "{properties: {a: {$ref: '#/components/schemas/Alias/properties/x'}}}\n    Alias: {$ref: '#/components/schemas/Real'}\n    Real: {properties: {x: {type: string}}}",
    );
    let schemas = at(&read_clean(&[("api.yaml", &api)]), "/components/schemas");
    assert_eq!(schemas["Alias"]["$ref"], "#/components/schemas/Real");
    let name = schemas["T"]["properties"]["a"]["$ref"].as_str().unwrap();
    assert_eq!(schemas["Real"]["properties"]["x"]["$ref"], name);
}

#[test]
fn mappings_of_discriminators_are_references() {
    let api = with_head(
        "3.1.0",
        "components:\n  schemas:\n    T:\n      oneOf: [{$ref: 'cat.yaml#/Cat'}, {$ref: '#/components/schemas/Dog'}]\n      \
         discriminator: {propertyName: kind, defaultMapping: Dog, mapping: {c: 'cat.yaml#/Cat', d: Dog, e: '#/components/schemas/Dog', f: '#/components/schemas/cat'}}\n    \
         Dog: {type: object}\n",
    );
    let description = read_clean(&[("api.yaml", &api), ("cat.yaml", "Cat: {type: object}")]);
    let expected = yaml(
        "{propertyName: kind, mapping: {c: '#/components/schemas/Cat', d: '#/components/schemas/Dog', e: '#/components/schemas/Dog', \
         f: '#/components/schemas/Cat'}, x-default-mapping: '#/components/schemas/Dog'}",
    );
    assert_eq!(at(&description, "/components/schemas/T/discriminator"), expected);
}

#[test]
fn names_that_change_stay_values_of_the_discriminator() {
    let api = with_schema("{oneOf: [{$ref: 'a.yaml#/T'}, {$ref: 'a.yaml#/U'}], discriminator: {propertyName: kind}}");
    let description = read_clean(&[("api.yaml", &api), ("a.yaml", "{T: {type: object}, U: {type: object}}")]);
    let mapping = at(&description, "/components/schemas/T/discriminator/mapping");
    assert_eq!(mapping, json!({"T": "#/components/schemas/T_2"}));
}

#[test]
fn examples_are_not_searched_for_references() {
    let api = with_schema("{type: object, example: {$ref: nowhere}, default: {$ref: 1}, properties: {$ref: {type: string}}}");
    let description = read_clean(&[("api.yaml", &api)]);
    assert_eq!(at(&description, "/components/schemas/T/properties/$ref/type"), "string");
}

#[test]
fn a_reference_that_leads_nowhere_is_left_out_with_the_nearest_name_told() {
    let api = with_schema(
        "{properties: {a: {$ref: '#/components/schemas/Pat'}, b: {$ref: '#/definitions/Pet'}}}\n    Pet: {type: object}",
    );
    let (description, printed) = read_files(&[("api.yaml", &api)]);
    let first = "\
warning[E0101]: the reference `#/components/schemas/Pat` points nowhere; any value is accepted here
 --> api.yaml:5:31
  |
5 |     T: {properties: {a: {$ref: '#/components/schemas/Pat'}, b: {$ref: '#/definitions/Pet'}}}
  |                                ^^^^^^^^^^^^^^^^^^^^^^^^^^
  |
  = help: there is `#/components/schemas/Pet`
";
    assert!(printed.starts_with(&first.replace(":31", ":32")), "{printed}");
    assert_eq!(printed.matches("help: there is `#/components/schemas/Pet`").count(), 2);
    assert_eq!(at(&description.unwrap(), "/components/schemas/T/properties"), json!({"a": {}, "b": {}}));
}

#[test]
fn files_that_are_not_there_are_named_where_they_are_wanted() {
    let api = with_schema("{$ref: 'gone.yaml#/X'}");
    let (_, printed) = read_files(&[("api.yaml", &api)]);
    assert_eq!(
        heads(&printed),
        ["warning[E0001]: the file `gone.yaml` could not be read: entity not found; any value is accepted here"]
    );
}

#[test]
fn a_faulty_file_is_reported_once_in_itself() {
    let api = with_schema("{properties: {a: {$ref: 'bad.yaml#/X'}, b: {$ref: 'bad.yaml#/Y'}}}");
    let (_, printed) = read_files(&[("api.yaml", &api), ("bad.yaml", "X: [")]);
    assert_eq!(heads(&printed).len(), 1);
    assert!(printed.contains("--> bad.yaml:"), "{printed}");
}

#[test]
fn the_network_is_not_asked() {
    let api = with_head(
        "3.0.0",
        "paths: {/a: {get: {parameters: [{$ref: 'https://example.com/x.yaml#/P'}], responses: {}}}}\n\
         components: {schemas: {T: {$ref: 'https://example.com/x.yaml#/X'}}}\n",
    );
    let (description, printed) = read_files(&[("api.yaml", &api)]);
    let expected = [
        "warning[E0102]: the reference `https://example.com/x.yaml#/P` leads to the network, which is not read; it is left out",
        "warning[E0102]: the reference `https://example.com/x.yaml#/X` leads to the network, which is not read; any value is accepted here",
    ];
    assert_eq!(heads(&printed), expected);
    assert_eq!(at(&description.unwrap(), "/components/schemas/T"), json!({}));
}

#[test]
fn references_that_only_lead_to_each_other_are_reported() {
    let api = with_schema(
        "{$ref: '#/components/schemas/U'}\n    U: {$ref: '#/components/schemas/T'}\n  responses: {A: {$ref: '#/components/responses/A'}}",
    );
    let (description, printed) = read_files(&[("api.yaml", &api)]);
    assert_eq!(printed.matches("warning[E0103]").count(), 3);
    assert_eq!(at(&description.unwrap(), "/components/schemas"), json!({"T": {}, "U": {}}));
}

#[test]
fn mixed_up_kinds_are_set_right_or_refused() {
    let api = with_head(
        "3.0.0",
        "paths:\n  /a:\n    get:\n      parameters: [{$ref: '#/components/schemas/S'}]\n      responses:\n        200: {$ref: '#/components/schemas/S'}\n        \
         400: {description: '', content: {application/json: {schema: {$ref: '#/components/responses/R'}}}}\n\
         components:\n  schemas: {S: {type: string}}\n  responses: {R: {description: '', content: {application/json: {schema: {type: integer}}}}}\n",
    );
    let (description, printed) = read_files(&[("api.yaml", &api)]);
    let expected = [
        "warning[E0104]: the reference `#/components/schemas/S` points at a schema, where a parameter belongs; it is left out",
        "warning[E0104]: the reference `#/components/schemas/S` points at a schema, where a response belongs",
        "warning[E0104]: the reference `#/components/responses/R` points at a response, where a schema belongs",
    ];
    assert_eq!(heads(&printed), expected);
    let operation = at(&description.unwrap(), "/paths/~1a/get");
    assert_eq!(operation["parameters"], json!(null));
    let schema = |status: &str| operation["responses"][status]["content"]["application/json"]["schema"]["$ref"].clone();
    assert_eq!(schema("200"), "#/components/schemas/S");
    assert_eq!(schema("400"), "#/components/schemas/R");
}

#[test]
fn parts_can_not_multiply_without_end() {
    let mut api = with_head(
        "3.1.0",
        "paths: {/a: {post: {callbacks: {c: {$ref: '#/components/callbacks/C0'}}}}}\ncomponents:\n  callbacks:\n",
    );
    for level in 0..40 {
        let next = format!("{{$ref: '#/components/callbacks/C{}'}}", level + 1);
        api.push_str(&format!("    C{level}: {{'{{$url}}': {{post: {{callbacks: {{a: {next}, b: {next}}}}}}}}}\n"));
    }
    api.push_str("    C40: {}\n");
    let (description, printed) = read_files(&[("api.yaml", &api)]);
    assert!(printed.contains("error[E0107]"), "{printed}");
    assert!(description.is_some());
}

#[test]
fn definitions_of_a_schema_are_found_from_within_it() {
    let api = with_head(
        "3.1.0",
        "paths: {}\ncomponents:\n  schemas:\n    \
         A: {$defs: {X: {type: string}}, properties: {x: {$ref: '#/$defs/X'}, y: {$defs: {X: {type: integer}}, $ref: '#/$defs/X'}}}\n    \
         B: {$defs: {X: {properties: {x: {type: number}}}}, properties: {x: {$ref: '#/$defs/X/properties/x'}}}\n",
    );
    let document = read_clean(&[("api.yaml", &api)]);
    let followed = |pointer: &str| {
        let reference = at(&document, pointer)["$ref"].as_str().unwrap().trim_start_matches('#').to_owned();
        at(&document, &reference)["type"].clone()
    };
    assert_eq!(followed("/components/schemas/A/properties/x"), "string");
    assert_eq!(followed("/components/schemas/A/properties/y"), "integer");
    assert_eq!(followed("/components/schemas/B/properties/x"), "number");
}

#[test]
fn definitions_may_have_any_name() {
    let api = with_head(
        "3.1.0",
        "paths: {}\ncomponents:\n  schemas:\n    \
         A: {$defs: {x/y: {type: string}}, properties: {x: {$ref: '#/$defs/x~1y'}}}\n    \
         mapping: {$defs: {X: {type: integer}}, properties: {x: {$ref: '#/$defs/X'}}}\n",
    );
    let document = read_clean(&[("api.yaml", &api)]);
    for (name, expected) in [("A", "string"), ("mapping", "integer")] {
        let reference = at(&document, &format!("/components/schemas/{name}/properties/x"))["$ref"].as_str().unwrap().to_owned();
        assert_eq!(at(&document, reference.trim_start_matches('#'))["type"], expected, "{reference}");
    }
}

#[test]
fn a_description_may_have_any_ending() {
    let files = Memory::new([("api.txt", with_head("3.0.3", "paths: {}"))]);
    assert!(read(Path::new("api.txt"), &[], &files, &mut Diagnostics::new()).is_some());
}

#[test]
fn texts_may_be_files_and_content_may_be_shared() {
    let api = "openapi: 3.0.3\ninfo: {title: T, version: '1', description: {$ref: docs/about.md}}\npaths:\n  /a:\n    get:\n      \
               description: {$ref: docs/a.md}\n      responses:\n        \
               200: {description: '', content: {$ref: '#/components/mediaTypes/shared'}}\ncomponents:\n  mediaTypes:\n    \
               shared: {application/json: {schema: {type: string}}}\n";
    let texts = [("docs/about.md", "# About: *all*\n"), ("docs/a.md", "- a: [\n")];
    let document = read_clean(&[("api.yaml", api), texts[0], texts[1]]);
    assert_eq!(at(&document, "/info/description"), "# About: *all*\n");
    assert_eq!(at(&document, "/paths/~1a/get/description"), "- a: [\n");
    let content = "/paths/~1a/get/responses/200/content/application~1json/schema/type";
    assert_eq!(at(&document, content), "string");
}
