//! Security schemes and the requirements that name them.
//! Part of `typed`.

use openapiv3::{SecurityRequirement, SecurityScheme};
use serde_json::{Map, Value, json};

use super::read::Typed;
use crate::diagnostics::texts;

/// The flows of OAuth 2 that the types of OpenAPI 3.0 know, with what each must have.
const FLOWS: &[(&str, &[&str])] = &[
    ("implicit", &["authorizationUrl", "scopes"]),
    ("password", &["tokenUrl", "scopes"]),
    ("clientCredentials", &["tokenUrl", "scopes"]),
    ("authorizationCode", &["authorizationUrl", "tokenUrl", "scopes"]),
];

impl Typed<'_> {
    pub(super) fn security_scheme(&mut self, value: Value) -> Option<SecurityScheme> {
        let mut scheme = self.object(value)?;
        let kind = scheme.get("type").and_then(Value::as_str).unwrap_or_default().to_owned();
        match kind.as_str() {
            "http" if !scheme.contains_key("scheme") => {
                self.report(|place| texts::missing(place, "scheme", "the security scheme"));
                return None;
            }
            "apiKey" | "http" | "openIdConnect" => {}
            "oauth2" => self.complete_flows(&mut scheme),
            "mutualTLS" => {
                // The types of 3.0 have no such scheme; it is an HTTP scheme of that name.
                scheme.insert("type".to_owned(), json!("http"));
                scheme.insert("scheme".to_owned(), json!("mutualTLS"));
            }
            "" => {
                self.report(|place| texts::missing(place, "type", "the security scheme"));
                return None;
            }
            other => {
                self.report(|place| texts::unknown_security(place, other));
                return None;
            }
        }
        match serde_json::from_value(Value::Object(scheme)) {
            Ok(scheme) => Some(scheme),
            Err(error) => {
                let name = self.name();
                let found = format!("not one: {error}");
                self.report(|place| texts::misfit(place, &name, "a security scheme", &found));
                None
            }
        }
    }

    /// Fills in what nothing depends on, and leaves out what is not known.
    fn complete_flows(&mut self, scheme: &mut Map<String, Value>) {
        let flows = scheme.entry("flows").or_insert_with(|| json!({}));
        let Value::Object(flows) = flows else { return };
        // The types of 3.0 have no such flow.
        if let Some(flow) = flows.shift_remove("deviceAuthorization") {
            flows.insert("x-device-authorization".to_owned(), flow);
        }
        for (name, members) in FLOWS {
            let Some(Value::Object(flow)) = flows.get_mut(*name) else {
                continue;
            };
            for member in *members {
                let neutral = if *member == "scopes" { json!({}) } else { json!("") };
                let value = flow.entry(*member).or_insert(neutral);
                if let Value::Object(scopes) = value {
                    scopes.values_mut().filter(|text| text.is_null()).for_each(|text| *text = json!(""));
                }
            }
        }
    }

    pub(super) fn requirements(&mut self, value: Value) -> Vec<SecurityRequirement> {
        match value {
            Value::Object(_) => self.requirement(value).into_iter().collect(),
            _ => self.list(value, Self::requirement),
        }
    }

    /// Reads one alternative; since OpenAPI 3.2 a scheme may be named by a reference.
    fn requirement(&mut self, value: Value) -> Option<SecurityRequirement> {
        let mut requirement = SecurityRequirement::new();
        let read = self.members(value, |typed, key, value| {
            let name = key.strip_prefix("#/components/securitySchemes/").unwrap_or(&key).to_owned();
            requirement.insert(name, typed.texts(value));
        });
        read.then_some(requirement)
    }
}
