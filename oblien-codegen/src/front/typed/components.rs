//! The reusable parts of a document.
//! Part of `typed`.

use openapiv3::Components;
use serde_json::Value;

use super::known;
use super::read::Typed;

impl Typed<'_> {
    pub(super) fn components(&mut self, value: Value) -> Components {
        let mut components = Components::default();
        self.members(value, |typed, key, value| match key.as_str() {
            "schemas" => components.schemas = typed.map(value, |typed, value| Some(typed.schema(value))),
            "responses" => {
                components.responses = typed.map(value, |typed, value| typed.reference_or(value, Self::response));
            }
            "parameters" => components.parameters = typed.map(value, Self::parameter_or_reference),
            "examples" => components.examples = typed.map(value, Self::example_or_reference),
            "requestBodies" => {
                components.request_bodies = typed.map(value, |typed, value| typed.reference_or(value, Self::request_body));
            }
            "headers" => {
                components.headers = typed.map(value, |typed, value| typed.reference_or(value, Self::header));
            }
            "securitySchemes" => {
                components.security_schemes = typed.map(value, |typed, value| typed.reference_or(value, Self::security_scheme));
            }
            "links" => components.links = typed.map(value, Self::link_or_reference),
            "callbacks" => {
                components.callbacks = typed.map(value, |typed, value| typed.reference_or(value, Self::callback));
            }
            _ => typed.extension(&mut components.extensions, key, value, known::COMPONENTS),
        });
        components
    }
}
