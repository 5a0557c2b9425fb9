//! The members that OpenAPI knows of each object, in any version.
//! Part of `typed`; a member that is not among them but looks like one is a slip of the pen.

pub(super) const ROOT: &[&str] =
    &["openapi", "info", "servers", "paths", "components", "security", "tags", "externalDocs", "webhooks", "jsonSchemaDialect"];

pub(super) const INFO: &[&str] = &["title", "version", "description", "termsOfService", "contact", "license", "summary"];

pub(super) const SERVER: &[&str] = &["url", "description", "variables", "name"];

pub(super) const VARIABLE: &[&str] = &["enum", "default", "description"];

pub(super) const TAG: &[&str] = &["name", "description", "externalDocs", "summary", "parent", "kind"];

pub(super) const COMPONENTS: &[&str] = &[
    "schemas",
    "responses",
    "parameters",
    "examples",
    "requestBodies",
    "headers",
    "securitySchemes",
    "links",
    "callbacks",
    "pathItems",
    "mediaTypes",
];

pub(super) const PATH_ITEM: &[&str] = &[
    "summary",
    "description",
    "get",
    "put",
    "post",
    "delete",
    "options",
    "head",
    "patch",
    "trace",
    "query",
    "servers",
    "parameters",
    "additionalOperations",
];

pub(super) const OPERATION: &[&str] = &[
    "tags",
    "summary",
    "description",
    "externalDocs",
    "operationId",
    "parameters",
    "requestBody",
    "responses",
    "callbacks",
    "deprecated",
    "security",
    "servers",
];

pub(super) const PARAMETER: &[&str] = &[
    "in",
    "name",
    "style",
    "allowReserved",
    "allowEmptyValue",
    "schema",
    "content",
    "description",
    "required",
    "deprecated",
    "explode",
    "example",
    "examples",
];

pub(super) const REQUEST_BODY: &[&str] = &["description", "content", "required"];

pub(super) const RESPONSE: &[&str] = &["description", "summary", "headers", "content", "links"];

pub(super) const MEDIA_TYPE: &[&str] = &["schema", "example", "examples", "encoding", "itemSchema"];

pub(super) const ENCODING: &[&str] = &["contentType", "headers", "style", "explode", "allowReserved", "encoding"];

pub(super) const DISCRIMINATOR: &[&str] = &["propertyName", "mapping", "defaultMapping"];

pub(super) const SCHEMA: &[&str] = &[
    "type",
    "format",
    "enum",
    "const",
    "properties",
    "required",
    "additionalProperties",
    "patternProperties",
    "propertyNames",
    "unevaluatedProperties",
    "items",
    "prefixItems",
    "additionalItems",
    "unevaluatedItems",
    "contains",
    "oneOf",
    "anyOf",
    "allOf",
    "not",
    "if",
    "then",
    "else",
    "pattern",
    "multipleOf",
    "minimum",
    "maximum",
    "exclusiveMinimum",
    "exclusiveMaximum",
    "minLength",
    "maxLength",
    "minItems",
    "maxItems",
    "minContains",
    "maxContains",
    "minProperties",
    "maxProperties",
    "uniqueItems",
    "dependentRequired",
    "dependentSchemas",
    "dependencies",
    "nullable",
    "readOnly",
    "writeOnly",
    "deprecated",
    "externalDocs",
    "example",
    "examples",
    "title",
    "description",
    "discriminator",
    "default",
    "xml",
    "contentEncoding",
    "contentMediaType",
    "contentSchema",
    "definitions",
    "$ref",
    "$id",
    "$schema",
    "$anchor",
    "$comment",
    "$defs",
    "$dynamicRef",
    "$dynamicAnchor",
    "$vocabulary",
    "$recursiveRef",
    "$recursiveAnchor",
    "id",
];
