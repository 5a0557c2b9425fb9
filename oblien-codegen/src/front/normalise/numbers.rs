//! Limits of numbers: since OpenAPI 3.1 the exclusive ones are numbers themselves.
//! Step of the normaliser; afterwards they are flags beside the inclusive ones, as in 3.0.

use serde_json::Value;

use super::{Object, Step, set};

/// Makes exclusive limits flags.
pub(super) fn lower(_: &mut Step<'_>, schema: &mut Object) {
    lower_limit(schema, "minimum", "exclusiveMinimum", |limit, exclusive| limit > exclusive);
    lower_limit(schema, "maximum", "exclusiveMaximum", |limit, exclusive| limit < exclusive);
}

fn lower_limit(schema: &mut Object, inclusive: &str, exclusive: &str, stricter: fn(f64, f64) -> bool) {
    match schema.get(exclusive) {
        None | Some(Value::Bool(_)) => return,
        Some(_) => {}
    }
    let Some(limit @ Value::Number(_)) = schema.shift_remove(exclusive) else {
        return;
    };
    let given = schema.get(inclusive).and_then(Value::as_f64);
    if let (Some(given), Some(limit)) = (given, limit.as_f64())
        && stricter(given, limit)
    {
        return;
    }
    schema.insert(inclusive.to_owned(), limit);
    set(schema, exclusive);
}
