//! What becomes of the objects around schemas: paths, operations, parameters, replies, security.
//! Part of the front's tests.

use serde_json::json;

use super::{at, heads, read_clean, read_files, with_head, yaml};

fn findings(version: &str, body: &str) -> (serde_json::Value, Vec<String>) {
    let (description, printed) = read_files(&[("api.yaml", &with_head(version, body))]);
    let heads = heads(&printed).into_iter().map(str::to_owned).collect();
    (super::document(&description.unwrap()), heads)
}

#[test]
fn what_is_new_in_3_2_is_carried() {
    let body = "\
servers: [{url: 'https://a.example', name: main}]
paths:
  /a:
    query: {operationId: q, responses: {200: {summary: s, content: {application/jsonl: {itemSchema: {type: [string, 'null']}}}}}}
    additionalOperations: {COPY: {operationId: c}}
webhooks:
  ping: {post: {requestBody: {content: {application/json: {schema: {const: 1}}}}}}
";
    let description = read_clean(&[("api.yaml", &with_head("3.2.0", body))]);
    assert_eq!(at(&description, "/servers/0/x-name"), "main");
    let additional = at(&description, "/paths/~1a/x-additional-operations");
    assert_eq!(additional["COPY"]["operationId"], "c");
    let reply = &additional["QUERY"]["responses"]["200"];
    assert_eq!(reply["description"], "s");
    let expected = json!({"x-item-schema": {"type": "string", "nullable": true}});
    assert_eq!(reply["content"]["application/jsonl"], expected);
    let body = "/x-webhooks/ping/post/requestBody/content/application~1json/schema";
    assert_eq!(at(&description, body), yaml("{enum: [1], x-const: 1, type: integer}"));
    assert!(description.root_extensions.contains_key("x-webhooks"));
}

#[test]
fn media_types_of_components_are_put_in_place() {
    let body = "\
paths: {/a: {get: {responses: {200: {description: '', content: {application/json: {$ref: '#/components/mediaTypes/J'}}}}}}}
components: {mediaTypes: {J: {schema: {type: string}}}}
";
    let description = read_clean(&[("api.yaml", &with_head("3.2.0", body))]);
    let content = at(&description, "/paths/~1a/get/responses/200/content/application~1json");
    assert_eq!(content, json!({"schema": {"type": "string"}}));
}

#[test]
fn what_is_missing_is_filled_in() {
    let (description, printed) = read_files(&[("api.yaml", "openapi: 3.0.0\n")]);
    let expected = [
        "warning[E0205]: the description lacks the required member `info`",
        "warning[E0205]: the description lacks the required member `paths`",
    ];
    assert_eq!(heads(&printed), expected);
    assert!(description.unwrap().openapi.paths.paths.is_empty());
    let (description, printed) = read_files(&[("api.yaml", "openapi: 3.1.0\ninfo: {title: 1}\n")]);
    assert_eq!(heads(&printed), ["warning[E0205]: `info` lacks the required member `version`"]);
    assert_eq!(description.unwrap().openapi.info.title, "1");
}

#[test]
fn an_operation_without_responses_is_read() {
    let description = read_clean(&[("api.yaml", &with_head("3.1.0", "paths: {/a: {get: {}}}\n"))]);
    assert_eq!(at(&description, "/paths/~1a/get/responses"), json!({}));
}

#[test]
fn statuses_are_codes_classes_or_the_default() {
    let body = "paths: {/a: {get: {responses: {200: {description: ''}, 4XX: {description: ''}, 5xx: {description: ''}, default: {description: ''}}}}}\n";
    let description = read_clean(&[("api.yaml", &with_head("3.0.0", body))]);
    let statuses: Vec<_> = at(&description, "/paths/~1a/get/responses").as_object().unwrap().keys().cloned().collect();
    assert_eq!(statuses, ["default", "200", "4XX", "5XX"]);
    let (_, found) = findings("3.0.0", "paths: {/a: {get: {responses: {20: {description: ''}}}}}\n");
    assert_eq!(found, ["warning[E0401]: `20` is not a status code; the response is left out"]);
    let (document, found) = findings("3.0.0", "paths: {/a: {get: {responses: {404/410: {description: d}}}}}\n");
    assert_eq!(found, ["warning[E0401]: `404/410` is several status codes, and each has a response of its own"]);
    assert_eq!(document.pointer("/paths/~1a/get/responses/410/description"), Some(&json!("d")));
}

#[test]
fn a_path_gets_its_slash() {
    let (document, found) = findings("3.0.0", "paths: {a: {get: {responses: {}}}, x-a: 1}\n");
    assert_eq!(found, ["warning[E0207]: the path `a` does not start with a slash"]);
    assert!(document["paths"]["/a"].is_object());
    assert_eq!(document["paths"]["x-a"], 1);
}

fn parameters(list: &str) -> (serde_json::Value, Vec<String>) {
    let body = format!("paths: {{/a: {{get: {{parameters: [{list}], responses: {{}}}}}}}}\n");
    let (document, found) = findings("3.0.0", &body);
    (document.pointer("/paths/~1a/get/parameters").cloned().unwrap_or_default(), found)
}

#[test]
fn a_parameter_may_state_its_type_directly() {
    let (list, found) = parameters("{name: a, in: query, type: integer, format: int32}");
    assert!(found.is_empty());
    assert_eq!(list[0]["schema"], yaml("{type: integer, format: int32}"));
}

#[test]
fn faulty_parameters_are_named() {
    let one = |parameter: &str| parameters(parameter).1;
    assert_eq!(
        one("{name: a, in: body}"),
        [
            "warning[E0403]: the parameter `a` has neither `schema` nor `content`",
            "warning[E0402]: a parameter can't be in `body`; it is left out"
        ]
    );
    assert_eq!(one("{name: a, in: query}"), ["warning[E0403]: the parameter `a` has neither `schema` nor `content`"]);
    assert_eq!(
        one("{name: a, in: query, content: {}}"),
        ["warning[E0403]: the parameter `a` has neither `schema` nor `content`"]
    );
    assert_eq!(one("{in: query}"), ["warning[E0204]: the parameter lacks the member `name` or `in` and is left out"]);
    let style = "warning[E0405]: a header parameter has no style `form`; the default is taken";
    assert_eq!(one("{name: a, in: header, style: form, schema: {type: string}}"), [style]);
}

#[test]
fn what_3_0_does_not_know_of_parameters_is_carried() {
    let (list, found) = parameters(
        "{name: a, in: querystring, content: {a/b: {}}}, {name: b, in: cookie, style: cookie, schema: {}}, \
         {name: c, in: path, allowReserved: true, schema: {}}",
    );
    assert!(found.is_empty());
    assert_eq!((&list[0]["in"], &list[0]["x-querystring"]), (&json!("query"), &json!(true)));
    assert_eq!((&list[1]["in"], &list[1]["x-style"]), (&json!("cookie"), &json!("cookie")));
    assert_eq!((&list[2]["in"], &list[2]["x-allow-reserved"]), (&json!("path"), &json!(true)));
}

#[test]
fn a_parameter_counts_once() {
    let (list, found) = parameters(
        "{name: a, in: query, schema: {type: string}}, {name: a, in: query, schema: {type: integer}}, {name: a, in: header, schema: {}}",
    );
    assert_eq!(found, ["warning[E0404]: the query parameter `a` is given twice"]);
    assert_eq!(list.as_array().map(Vec::len), Some(2));
}

#[test]
fn references_to_what_was_left_out_are_left_out() {
    let body = "\
paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/P'}, {$ref: '#/components/parameters/Q'}], responses: {}}}}
components: {parameters: {P: {in: query}, Q: {$ref: '#/components/parameters/P'}}}
";
    let (document, found) = findings("3.0.0", body);
    assert_eq!(found.len(), 1);
    assert_eq!(document.pointer("/paths/~1a/get/parameters"), None);
    assert_eq!(document.pointer("/components/parameters"), None);
}

#[test]
fn one_broken_part_leaves_the_others() {
    let body = "paths: {/a: {get: 5, post: {operationId: p, responses: []}}, /b: []}\ncomponents: {schemas: {A: 1, B: {properties: [], type: object}}}\n";
    let (document, found) = findings("3.0.0", body);
    let expected = [
        "warning[E0203]: `get` must be an object, and this is a number; it is left out",
        "warning[E0203]: `responses` must be an object, and this is a list; it is left out",
        "warning[E0203]: `/b` must be an object, and this is a list; it is left out",
        "warning[E0301]: a schema is an object, and this is a number; any value is accepted here",
        "warning[E0203]: `properties` must be an object, and this is a list; it is left out",
    ];
    assert_eq!(found, expected);
    assert_eq!(document.pointer("/paths/~1a/post/operationId"), Some(&json!("p")));
    assert_eq!(document.pointer("/components/schemas/B/type"), Some(&json!("object")));
}

#[test]
fn security_schemes_are_completed_or_refused() {
    let body = "\
paths: {}
components:
  securitySchemes:
    a: {type: mutualTLS}
    b: {type: oauth2, flows: {deviceAuthorization: {}, clientCredentials: {tokenUrl: u}}}
    c: {type: magic}
    d: {type: http}
    e: {type: apiKey, in: header, name: X, x-env: KEY}
security: [{'#/components/securitySchemes/e': []}]
";
    let (document, found) = findings("3.2.0", body);
    let expected = [
        "warning[E0406]: there is no security scheme of type `magic`; operations that need it are called without it",
        "warning[E0204]: the security scheme lacks the member `scheme` and is left out",
    ];
    assert_eq!(found, expected);
    let schemes = &document["components"]["securitySchemes"];
    assert_eq!(schemes["a"], json!({"type": "http", "scheme": "mutualTLS"}));
    assert_eq!(
        schemes["b"]["flows"],
        json!({"clientCredentials": {"tokenUrl": "u", "scopes": {}}, "x-device-authorization": {}})
    );
    assert_eq!(schemes["e"]["x-env"], "KEY");
    assert_eq!(document["security"], json!([{"e": []}]));
}

#[test]
fn extensions_survive_everywhere() {
    let body = "\
x-root: 1
tags: [{name: t, x-tag: 1}]
servers: [{url: /, x-server: 1, variables: {v: {default: 2, x-variable: 1}}}]
paths:
  x-paths: 1
  /a:
    x-item: 1
    get:
      x-operation: 1
      parameters: [{name: p, in: query, x-parameter: 1, schema: {type: string, x-schema: 1}}]
      requestBody: {x-body: 1, content: {application/json: {x-media: 1, encoding: {f: {x-encoding: 1}}}}}
      responses: {x-responses: 1, 200: {description: '', x-response: 1, headers: {H: {x-header: 1, schema: {}}}}}
";
    let description = read_clean(&[("api.yaml", &with_head("3.0.0", body))]);
    let text = super::document(&description).to_string();
    let names = "root tag server variable paths item operation parameter schema body media encoding responses response header";
    for name in names.split(' ') {
        assert!(text.contains(&format!("\"x-{name}\":1")), "{name}");
    }
}

#[test]
fn what_stands_beside_a_reference_that_is_no_schema_is_left_out() {
    let body = "\
paths: {/a: {get: {parameters: [{$ref: '#/components/parameters/P', description: d}], responses: {}}}}
components: {parameters: {P: {name: p, in: query, schema: {}}}}
";
    let description = read_clean(&[("api.yaml", &with_head("3.1.0", body))]);
    assert_eq!(at(&description, "/paths/~1a/get/parameters/0"), json!({"$ref": "#/components/parameters/P"}));
}

#[test]
fn an_operation_whose_body_is_broken_is_left_out() {
    let body = "\
paths:
  /a:
    post: {requestBody: {$ref: '#/components/requestBodies/B'}}
    put: {requestBody: 5}
    patch: {requestBody: {$ref: '#/components/requestBodies/Nowhere'}}
    get: {callbacks: {c: {'{$url}': {post: {requestBody: {$ref: '#/components/requestBodies/B'}}}}}}
components: {requestBodies: {B: []}}
";
    let (document, found) = findings("3.0.0", body);
    let lost = "warning[E0419]: the request body of the operation is broken; the operation is left out";
    assert_eq!(found.iter().filter(|finding| finding.as_str() == lost).count(), 1, "the same, told once: {found:?}");
    let item = document.pointer("/paths/~1a").and_then(serde_json::Value::as_object).unwrap();
    assert_eq!(item.keys().collect::<Vec<_>>(), ["get"]);
    assert_eq!(document.pointer("/paths/~1a/get/callbacks/c/{$url}"), Some(&json!({})));
}

#[test]
fn paths_of_which_nothing_is_left_are_an_error() {
    let lost = "error[E0209]: whatever can be called is broken, so nothing is left of the paths";
    let (_, found) = findings("3.0.0", "paths: {/a: {get: 5}}\n");
    assert!(found.iter().any(|finding| finding == lost), "{found:?}");
    for fine in ["paths: {}\n", "paths: {/a: {}}\n", "paths: {/a: {parameters: []}}\n"] {
        assert_eq!(findings("3.0.0", fine).1, [] as [&str; 0], "{fine}");
    }
    let (_, found) = findings("3.0.0", "paths: 5\n");
    assert_eq!(found, ["error[E0203]: `paths` must be an object, and this is a number"]);
}

#[test]
fn paths_that_differ_in_their_expressions_alone_both_stay() {
    for (one, other) in
        [("'/a/{id:[0-9]+}'", "'/a/{id}'"), ("'/a/{id}'", "'/a/{id:[0-9]+}'"), ("'/a{?x}'", "/a"), ("' /a'", "/a")]
    {
        let body = format!("paths:\n  {one}: {{get: {{operationId: g}}}}\n  {other}: {{delete: {{operationId: d}}}}\n");
        let (document, _) = findings("3.0.3", &body);
        let paths = document["paths"].as_object().unwrap();
        let ids: Vec<_> =
            paths.values().flat_map(|item| item.as_object().unwrap().values()).map(|found| &found["operationId"]).collect();
        assert_eq!(ids, ["g", "d"], "{one} {other}");
    }
}
