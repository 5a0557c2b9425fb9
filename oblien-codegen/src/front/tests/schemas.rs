//! What becomes of schemas, keyword by keyword.
//! Part of the front's tests; each case is a schema before and after.

use super::{at, heads, read_files, with_head, yaml};

/// Reads a schema in a document of a version; returns it typed, and the heads of the findings.
fn lower(version: &str, schema: &str) -> (serde_json::Value, Vec<String>) {
    let schema = serde_json::to_string(&yaml(schema)).unwrap();
    let components = format!("paths: {{}}\ncomponents: {{schemas: {{T: {schema}, Other: {{type: object}}}}}}\n");
    let (description, printed) = read_files(&[("api.yaml", &with_head(version, &components))]);
    let heads = heads(&printed).into_iter().map(str::to_owned).collect();
    (at(&description.unwrap(), "/components/schemas/T"), heads)
}

/// Holds that a schema of OpenAPI 3.1 becomes another, without a finding.
fn lowers(before: &str, after: &str) {
    assert_eq!(lower("3.1.0", before), (yaml(after), vec![]), "{before}");
}

/// The same for a schema of OpenAPI 3.0.
fn lowers_3_0(before: &str, after: &str) {
    assert_eq!(lower("3.0.0", before), (yaml(after), vec![]), "{before}");
}

/// Holds that a schema becomes another, with one finding.
fn warns(version: &str, before: &str, after: &str, head: &str) {
    assert_eq!(lower(version, before), (yaml(after), vec![format!("warning[{head}")]), "{before}");
}

const OTHER: &str = "{$ref: '#/components/schemas/Other'}";

#[test]
fn null_among_types_is_nullable() {
    lowers("{type: [string, 'null'], minLength: 1}", "{type: string, minLength: 1, nullable: true}");
    lowers("{type: ['null']}", "{nullable: true, enum: [null]}");
    lowers("{type: 'null', description: d}", "{description: d, nullable: true, enum: [null]}");
    lowers_3_0("{type: string, nullable: true}", "{type: string, nullable: true}");
    lowers_3_0("{type: string, x-nullable: true}", "{type: string, nullable: true, x-nullable: true}");
}

#[test]
fn several_types_are_alternatives_with_their_own_keywords() {
    lowers(
        "{type: [string, integer, 'null'], description: d, minLength: 1, minimum: 2, format: int64}",
        "{description: d, nullable: true, anyOf: [{type: string, minLength: 1}, {type: integer, minimum: 2, format: int64}]}",
    );
    lowers(
        "{type: [array, object], items: {type: string}, properties: {a: {type: [string, 'null']}}}",
        "{anyOf: [{type: array, items: {type: string}}, {type: object, properties: {a: {type: string, nullable: true}}}]}",
    );
    lowers("{type: [string, integer], enum: [a, 1]}", "{anyOf: [{type: string, enum: [a]}, {type: integer, enum: [1]}]}");
    lowers("{type: [integer, number]}", "{type: number}");
    lowers("{type: [string, integer], oneOf: [{type: string}, {type: integer}]}", "{oneOf: [{type: string}, {type: integer}]}");
}

#[test]
fn null_among_alternatives_is_nullable() {
    lowers(&format!("{{anyOf: [{OTHER}, {{type: 'null'}}]}}"), &format!("{{nullable: true, allOf: [{OTHER}]}}"));
    lowers(
        "{description: outer, oneOf: [{type: 'null'}, {type: string, description: inner, maxLength: 3}]}",
        "{description: outer, nullable: true, type: string, maxLength: 3}",
    );
    lowers(
        "{anyOf: [{type: string}, {type: integer}, {const: null}]}",
        "{nullable: true, anyOf: [{type: string}, {type: integer}]}",
    );
    lowers(
        "{anyOf: [{type: [string, 'null']}, {type: integer}]}",
        "{nullable: true, anyOf: [{type: string, nullable: true}, {type: integer}]}",
    );
    lowers("{anyOf: [{type: 'null'}]}", "{nullable: true, enum: [null]}");
    lowers_3_0(&format!("{{oneOf: [{OTHER}, {{enum: [null]}}]}}"), &format!("{{nullable: true, allOf: [{OTHER}]}}"));
}

#[test]
fn one_alternative_stays_unless_it_is_a_reference() {
    lowers("{oneOf: [{type: string}]}", "{oneOf: [{type: string}]}");
    lowers(&format!("{{oneOf: [{OTHER}]}}"), OTHER);
    lowers(&format!("{{oneOf: [{OTHER}], description: d}}"), &format!("{{description: d, allOf: [{OTHER}]}}"));
}

#[test]
fn a_constant_is_an_enumeration_of_one() {
    lowers("{const: a}", "{type: string, enum: [a], x-const: a}");
    lowers("{type: [string, integer], const: 1}", "{type: integer, enum: [1], x-const: 1}");
    lowers("{const: null}", "{nullable: true, enum: [null], x-const: null}");
    lowers("{const: {a: 1}}", "{type: object, x-const: {a: 1}}");
}

#[test]
fn companions_of_a_reference_stand_beside_an_all_of() {
    let reference = "$ref: '#/components/schemas/Other'";
    lowers(
        &format!("{{{reference}, description: d, deprecated: true}}"),
        &format!("{{description: d, deprecated: true, allOf: [{OTHER}]}}"),
    );
    lowers(
        &format!("{{{reference}, properties: {{a: {{type: string}}}}}}"),
        &format!("{{properties: {{a: {{type: string}}}}, allOf: [{OTHER}]}}"),
    );
    lowers(&format!("{{{reference}, $comment: c}}"), OTHER);
    lowers_3_0(&format!("{{{reference}, nullable: true}}"), &format!("{{nullable: true, allOf: [{OTHER}]}}"));
    let head = "E0305]: `type` beside a `$ref` is ignored in OpenAPI 3.0";
    warns("3.0.0", &format!("{{{reference}, type: object}}"), OTHER, head);
}

#[test]
fn parts_that_only_describe_are_taken_apart() {
    let reference = "{$ref: '#/components/schemas/Other'}";
    lowers_3_0(
        &format!("{{allOf: [{reference}, {{nullable: true, description: d}}], title: t}}"),
        &format!("{{title: t, nullable: true, description: d, allOf: [{OTHER}]}}"),
    );
    lowers_3_0("{allOf: [{description: d}]}", "{allOf: [{description: d}]}");
    let part = "{type: object, properties: {a: {type: string}}}";
    lowers_3_0(&format!("{{allOf: [{part}, {{}}]}}"), &format!("{{allOf: [{part}]}}"));
}

#[test]
fn exclusive_limits_are_flags() {
    lowers("{type: integer, exclusiveMinimum: 3}", "{type: integer, minimum: 3, exclusiveMinimum: true}");
    lowers("{type: integer, minimum: 5, exclusiveMinimum: 3}", "{type: integer, minimum: 5}");
    lowers("{type: integer, maximum: 9, exclusiveMaximum: 7}", "{type: integer, maximum: 7, exclusiveMaximum: true}");
    lowers_3_0("{type: integer, minimum: 3, exclusiveMinimum: true}", "{type: integer, minimum: 3, exclusiveMinimum: true}");
}

#[test]
fn boolean_schemas_admit_everything_or_nothing() {
    lowers("{properties: {a: true, b: false}}", "{type: object, properties: {a: {}, b: {not: {}}}}");
    lowers("{type: array, items: true}", "{type: array, items: {}}");
    lowers("{type: object, additionalProperties: true}", "{type: object, additionalProperties: true}");
    lowers("{anyOf: [true, {type: string}]}", "{anyOf: [{}, {type: string}]}");
}

#[test]
fn contents_of_strings_are_formats() {
    lowers("{type: string, contentEncoding: base64}", "{type: string, format: byte, x-content-encoding: base64}");
    lowers(
        "{contentMediaType: application/octet-stream}",
        "{type: string, format: binary, x-content-media-type: application/octet-stream}",
    );
    lowers(
        "{type: string, contentMediaType: application/json, contentSchema: {type: [integer, 'null']}}",
        "{type: string, x-content-media-type: application/json, x-content-schema: {type: integer, nullable: true}}",
    );
}

#[test]
fn tuples_are_arrays_of_a_union() {
    lowers(
        "{prefixItems: [{type: string}, {const: 1}], items: false}",
        "{type: array, items: {anyOf: [{type: string}, {type: integer, enum: [1], x-const: 1}]}, \
         x-prefix-items: [{type: string}, {type: integer, enum: [1], x-const: 1}]}",
    );
    lowers(
        "{type: array, prefixItems: [{type: string}, {type: string}], maxItems: 2}",
        "{type: array, items: {type: string}, maxItems: 2, x-prefix-items: [{type: string}, {type: string}]}",
    );
    lowers("{prefixItems: [{type: string}]}", "{type: array, items: {}, x-prefix-items: [{type: string}]}");
    lowers_3_0(
        "{type: array, items: [{type: string}], additionalItems: {type: integer}}",
        "{type: array, items: {anyOf: [{type: string}, {type: integer}]}, x-prefix-items: [{type: string}]}",
    );
}

#[test]
fn patterns_of_names_widen_what_is_admitted() {
    let patterns = "patternProperties: {'^a': {type: [string, 'null']}}";
    let carried = "x-pattern-properties: {'^a': {type: string, nullable: true}}";
    lowers(
        &format!("{{type: object, {patterns}, additionalProperties: false}}"),
        &format!("{{type: object, additionalProperties: {{type: string, nullable: true}}, {carried}}}"),
    );
    lowers(
        &format!("{{type: object, {patterns}, additionalProperties: {{type: integer}}}}"),
        &format!(
            "{{type: object, additionalProperties: {{nullable: true, anyOf: [{{type: string, nullable: true}}, {{type: integer}}]}}, {carried}}}"
        ),
    );
    lowers(&format!("{{{patterns}}}"), &format!("{{type: object, additionalProperties: true, {carried}}}"));
    lowers(
        "{patternProperties: {'.*': {type: string}}}",
        "{type: object, additionalProperties: {type: string}, x-pattern-properties: {'.*': {type: string}}}",
    );
    lowers("{type: object, unevaluatedProperties: {type: string}}", "{type: object, additionalProperties: {type: string}}");
    lowers("{type: object, unevaluatedProperties: false}", "{type: object}");
}

#[test]
fn conditional_members_are_optional_ones() {
    lowers(
        "{type: object, properties: {a: {type: string}}, if: {required: [a]}, \
         then: {properties: {b: {type: integer}}}, dependentSchemas: {a: {properties: {c: {type: string}}}}}",
        "{type: object, properties: {a: {type: string}, b: {type: integer}, c: {type: string}}}",
    );
    let head = "E0901]: a schema that holds under a condition only is not supported; its members are left out";
    warns("3.1.0", &format!("{{type: object, then: {OTHER}}}"), "{type: object}", head);
}

#[test]
fn types_that_go_without_saying_are_added() {
    lowers_3_0("{properties: {a: {format: date-time}}}", "{type: object, properties: {a: {type: string, format: date-time}}}");
    lowers_3_0("{items: {enum: [1, 2]}}", "{type: array, items: {type: integer, enum: [1, 2]}}");
    lowers_3_0("{enum: [a, b]}", "{type: string, enum: [a, b]}");
    lowers_3_0("{enum: [a, 1]}", "{enum: [a, 1]}");
    lowers_3_0("{enum: [1, 2.5]}", "{type: number, enum: [1.0, 2.5]}");
    lowers_3_0("{pattern: x}", "{type: string, pattern: x}");
    lowers_3_0("{format: int64}", "{type: integer, format: int64}");
    lowers_3_0("{description: anything}", "{description: anything}");
    lowers_3_0(&format!("{{allOf: [{OTHER}], required: [a]}}"), &format!("{{allOf: [{OTHER}], required: [a]}}"));
}

#[test]
fn null_and_repetitions_leave_enumerations() {
    lowers_3_0("{type: string, nullable: true, enum: [a, null, a]}", "{type: string, nullable: true, enum: [a]}");
    lowers("{type: [string, 'null'], enum: [a, null]}", "{type: string, nullable: true, enum: [a]}");
    lowers_3_0("{type: string, enum: []}", "{type: string}");
    lowers_3_0("{type: array, items: {type: string}, enum: [a]}", "{type: array, items: {type: string, enum: [a]}}");
}

#[test]
fn enumerated_values_are_made_to_fit() {
    let head = "E0303]: the enumerated value `1` does not fit the type `string`";
    warns("3.0.0", "{type: string, enum: [a, 1]}", "{type: string, enum: [a, '1']}", head);
    let head = "E0303]: the enumerated value `2` does not fit the type `integer`";
    warns("3.0.0", "{type: integer, enum: [1, '2']}", "{type: integer, enum: [1, 2]}", head);
    let head = "E0303]: the enumerated value `x` does not fit the type `integer`";
    warns("3.0.0", "{type: integer, enum: [1, x]}", "{enum: [1, x]}", head);
}

#[test]
fn misspelt_types_are_taken_as_what_was_meant() {
    warns("3.0.0", "{type: date-time}", "{type: string, format: date-time}", "E0302]: there is no type `date-time`");
    warns("3.0.0", "{type: String}", "{type: string}", "E0302]: there is no type `String`");
    warns("3.0.0", "{type: int}", "{type: integer}", "E0302]: there is no type `int`");
    warns("3.0.0", "{type: whatever}", "{}", "E0302]: there is no type `whatever`");
    warns("3.0.0", "{type: {}}", "{}", "E0304]: `type` must be a text, and this is an object; it is ignored");
}

#[test]
fn misplaced_keywords_are_named() {
    let head = "E0307]: `items` beside `type: object` means nothing; it is ignored";
    warns("3.0.0", "{type: object, items: {type: string}}", "{type: object}", head);
    let head = "E0304]: `required` must be a list of names, and this is a boolean; it is ignored";
    warns("3.0.0", "{type: string, required: true}", "{type: string}", head);
    let head = "E0306]: a discriminator is an object, and this is a text";
    warns("3.0.0", "{type: object, discriminator: kind}", "{type: object, discriminator: {propertyName: kind}}", head);
    lowers_3_0("{type: string, minItems: 1}", "{type: string}");
}

#[test]
fn combinations_keep_the_types_beside_them_only_where_they_say_more() {
    lowers_3_0(&format!("{{type: object, allOf: [{OTHER}]}}"), &format!("{{allOf: [{OTHER}]}}"));
    lowers_3_0(
        "{type: string, oneOf: [{description: a}, {description: b}]}",
        "{type: string, oneOf: [{description: a}, {description: b}]}",
    );
}

#[test]
fn what_openapi_has_no_field_for_is_carried() {
    lowers_3_0("{type: string, xml: {name: n}}", "{type: string, x-xml: {name: n}}");
    lowers(
        "{type: object, propertyNames: {pattern: x}, examples: [{a: 1}, {b: 2}]}",
        "{type: object, example: {a: 1}, x-property-names: {type: string, pattern: x}}",
    );
}
