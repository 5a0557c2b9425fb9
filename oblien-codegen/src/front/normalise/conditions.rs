//! Schemas that hold under a condition: `if`, `dependentSchemas` and their like.
//! Step of the normaliser; their members become optional ones of the object around them.

use serde_json::{Map, Value};

use super::{Object, Step};
use crate::diagnostics::texts;
use crate::source::pointer;

/// Takes over the members that conditions add; conditions that do more are reported.
pub(super) fn lower(step: &mut Step<'_>, schema: &mut Object) {
    schema.shift_remove("if");
    for key in ["then", "else"] {
        if let Some(branch) = schema.shift_remove(key) {
            take_over(step, schema, branch, &format!("/{key}"), "if");
        }
    }
    for key in ["dependentSchemas", "dependencies"] {
        if let Some(Value::Object(branches)) = schema.shift_remove(key) {
            for (name, branch) in branches {
                take_over(step, schema, branch, &pointer::join(&format!("/{key}"), &name), "dependentSchemas");
            }
        }
    }
}

fn take_over(step: &mut Step<'_>, schema: &mut Object, branch: Value, from: &str, feature: &'static str) {
    let Value::Object(mut branch) = branch else {
        return;
    };
    if ["$ref", "allOf", "anyOf", "oneOf"].iter().any(|key| branch.contains_key(*key)) {
        let place = step.origins.place(&format!("{}{from}", step.pointer));
        let message = "a schema that holds under a condition only is not supported; its members are left out";
        let help = "write its members here, beside `properties`, where they are members that may be missing";
        step.report(texts::unsupported(place, feature, message, help));
    }
    let Some(Value::Object(added)) = branch.shift_remove("properties") else {
        return;
    };
    let properties = schema.entry("properties").or_insert_with(|| Value::Object(Map::new()));
    let Value::Object(properties) = properties else {
        return;
    };
    for (name, property) in added {
        // `true` and `false` only say whether it may be there.
        if !properties.contains_key(&name) && property.is_object() {
            let to = pointer::join("/properties", &name);
            step.note_move(&format!("{from}{to}"), &to);
            properties.insert(name, property);
        }
    }
}
