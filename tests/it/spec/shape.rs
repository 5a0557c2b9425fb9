//! What the description promises about itself, whoever reads it.
//! The generator, its documentation and the names in the client rely on these.

use std::collections::BTreeSet;

use serde_json::{Map, Value};

use super::description::{Operation, document, operations, resolve, target, walk};

/// Where each extension may stand: the steps to its object, `*` for any one step.
const EXTENSIONS: &[(&str, &[&str])] = &[
    ("x-scopes", &["", "paths/*/*"]),
    ("x-success-flag", &[""]),
    ("x-resource", &["tags/[]"]),
    ("x-handle", &["tags/[]"]),
    ("x-rust-name", &["components/schemas/*/properties/*", "paths/*/*/parameters/[]/schema"]),
    ("x-method", &["paths/*/*"]),
    ("x-idempotent", &["paths/*/*"]),
    ("x-rust-skip", &["paths/*/*"]),
    ("x-unwrap", &["paths/*/*/responses/*/content/*", "components/responses/*/content/*"]),
    ("x-flatten", &["components/schemas/*/properties/*"]),
    ("x-name", &["servers/[]"]),
    ("x-env", &["servers/[]", "components/securitySchemes/*"]),
    ("x-credential", &["components/securitySchemes/*"]),
];

/// What is documented as safe to repeat, though its method is not.
const REPEATABLE: &[&str] = &[
    "stopWorkspace",
    "ensureNamespace",
    "cancelSubscription",
    "resumeSubscription",
    "resetBillingQuota",
    "registerDevice",
    "addCdnDomain",
];

/// The failures that every operation describes.
const FAILURES: [&str; 9] = ["401", "402", "403", "404", "409", "422", "429", "5XX", "default"];

#[test]
fn every_operation_of_the_area_is_there_once() {
    let lines: BTreeSet<_> = operations().iter().map(|operation| (&operation.method, operation.path)).collect();
    assert_eq!(lines.len(), operations().len());
}

#[test]
fn names_are_unique() {
    for names in [
        operations().iter().map(|operation| operation.id().to_owned()).collect::<Vec<_>>(),
        operations().iter().map(Operation::accessor).collect(),
    ] {
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len(), "{names:?}");
    }
}

#[test]
fn every_operation_says_what_it_does() {
    for operation in operations() {
        let summary = operation.object["summary"].as_str().unwrap_or_default();
        assert!(summary.ends_with('.') && summary.len() < 80 && !summary.contains('\n'), "{}: `{summary}`", operation.id());
        assert!(operation.object["description"].is_string(), "{} has no description", operation.id());
    }
}

#[test]
fn every_operation_has_scopes_that_exist() {
    let known = document()["x-scopes"].as_object().expect("x-scopes");
    for operation in operations() {
        let scopes = operation.object["x-scopes"].as_array().expect("every operation has scopes");
        // Credentials of the account are none on the other planes, and what is no call says nothing of them.
        if operation.object.get("x-rust-skip").is_some() {
            continue;
        }
        let is_for_accounts = operation.object["security"].as_array().is_none_or(Vec::is_empty);
        assert_eq!(scopes.iter().any(|scope| scope == "admin"), is_for_accounts, "{} and admin", operation.id());
        for scope in scopes.iter().filter_map(Value::as_str) {
            assert!(known.contains_key(scope), "{} has the unknown scope `{scope}`", operation.id());
        }
    }
}

#[test]
fn every_operation_describes_its_failures() {
    for operation in operations() {
        let responses = operation.object["responses"].as_object().expect("responses");
        for status in FAILURES {
            let response = responses.get(status).unwrap_or_else(|| panic!("{}: no {status}", operation.id()));
            let schema = &resolve(response)["content"]["application/json"]["schema"];
            assert_eq!(schema["$ref"], "#/components/schemas/ErrorEnvelope", "{} {status}", operation.id());
        }
        let headers = &resolve(&responses["429"])["headers"];
        assert!(headers.get("Retry-After").is_some(), "{} does not say when to try again", operation.id());
    }
}

#[test]
fn every_path_variable_has_its_parameter() {
    for operation in operations() {
        let variables = operation.path.split('/').filter_map(|segment| segment.strip_prefix('{')?.strip_suffix('}'));
        let declared = operation.parameters().filter(|parameter| parameter["in"] == "path").map(|parameter| {
            assert_eq!(parameter["required"], true, "{}", operation.id());
            parameter["name"].as_str().expect("every parameter has a name")
        });
        assert_eq!(variables.collect::<BTreeSet<_>>(), declared.collect(), "{}", operation.id());
    }
}

#[test]
fn only_what_is_safe_to_repeat_says_so() {
    let safe: Vec<_> = operations().iter().filter(|operation| operation.object.get("x-idempotent").is_some()).collect();
    let safe: Vec<_> = safe.iter().map(|operation| operation.id()).collect();
    assert_eq!(safe, REPEATABLE);
}

#[test]
fn every_reference_leads_somewhere() {
    walk(&mut |path, object| {
        if let Some(reference) = object.get("$ref").and_then(Value::as_str) {
            assert!(target(reference).is_some(), "{}: `{reference}` leads nowhere", path.join("/"));
        }
    });
}

#[test]
fn extensions_are_known_and_stand_where_they_mean_something() {
    walk(&mut |path, object| {
        for key in object.keys().filter(|key| key.starts_with("x-")) {
            let places = EXTENSIONS.iter().filter(|(name, _)| name == key).flat_map(|(_, places)| *places);
            assert!(places.into_iter().any(|pattern| leads_to(pattern, path)), "`{key}` means nothing at {path:?}");
        }
    });
}

#[test]
fn unwrapped_members_are_members() {
    walk(&mut |path, object| {
        if let Some(member) = object.get("x-unwrap").and_then(Value::as_str) {
            let schema = resolve(&object["schema"]);
            assert!(schema["properties"].get(member).is_some(), "{}: no member `{member}`", path.join("/"));
        }
    });
}

/// Objects and enumerations become types of the client, and a type wants a name.
#[test]
fn every_object_and_enumeration_has_a_name() {
    walk(&mut |path, object| {
        if object.get("enum").is_some_and(Value::is_array) || object.get("properties").is_some_and(Value::is_object) {
            assert!(leads_to("components/schemas/*", path), "{path:?} has no name");
        }
    });
}

#[test]
fn every_schema_and_member_is_documented() {
    for (name, schema) in schemas() {
        assert!(schema["description"].is_string(), "{name} has no description");
        for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
            assert!(resolve_description(schema).is_some(), "{name}.{member} has no description");
        }
    }
}

#[test]
fn secrets_are_marked() {
    for (name, schema) in schemas() {
        for (member, schema) in schema["properties"].as_object().into_iter().flatten() {
            let secret = matches!(member.as_str(), "token" | "fcm_token" | "secret" | "password" | "ssh_password");
            let is_text = schema.get("$ref").is_none();
            assert_eq!(secret && is_text, schema["format"] == "password", "{name}.{member}");
        }
    }
}

fn schemas() -> &'static Map<String, Value> {
    document()["components"]["schemas"].as_object().expect("schemas")
}

fn resolve_description(schema: &'static Value) -> Option<&'static str> {
    schema.get("description").or_else(|| resolve(schema).get("description"))?.as_str()
}

/// An empty pattern is the document itself.
fn leads_to(pattern: &str, path: &[&str]) -> bool {
    let steps: Vec<_> = pattern.split('/').filter(|step| !step.is_empty()).collect();
    steps.len() == path.len() && steps.iter().zip(path).all(|(step, key)| *step == "*" || step == key)
}
