//! Which object of OpenAPI stands where: the kinds of nodes and the kinds of their members.
//! The bundler and the normaliser walk documents by this table, so that an example is never
//! mistaken for a schema, nor a property for a keyword.

/// What a node of a description is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Kind {
    Root,
    Components,
    Paths,
    PathItem,
    Operation,
    Parameter,
    RequestBody,
    MediaType,
    Encoding,
    Responses,
    Response,
    Header,
    Link,
    Example,
    Callback,
    SecurityScheme,
    Schema,
    /// A list of schemas.
    SchemaList,
    /// `items`, which was a list once.
    SchemaOrList,
    /// `dependencies`, the values of which are schemas or lists of names.
    SchemaOrNames,
    /// A list of parameters.
    ParameterList,
    /// A map of names to nodes of a kind.
    Map(&'static Kind),
    /// A part that has no references by the specification; where there is one, it is followed.
    Part,
    /// A value that is data, or that holds no reference.
    Opaque,
}

impl Kind {
    /// Returns the kind of the member under `key`.
    pub(super) fn member(self, key: &str) -> Self {
        match self {
            // Some keep long texts in files of their own.
            Self::Operation | Self::Parameter | Self::RequestBody | Self::Response if key == "description" => Self::Part,
            Self::Root => root(key),
            Self::Components => components(key),
            Self::Paths | Self::Callback if key.starts_with("x-") => Self::Opaque,
            Self::Paths | Self::Callback => Self::PathItem,
            Self::PathItem => path_item(key),
            Self::Operation => operation(key),
            Self::Parameter | Self::Header => parameter(key),
            Self::RequestBody if key == "content" => Self::Map(&Self::MediaType),
            Self::MediaType => media_type(key),
            Self::Encoding => encoding(key),
            Self::Responses if key.starts_with("x-") => Self::Opaque,
            Self::Responses => Self::Response,
            Self::Response => response(key),
            Self::Schema => schema(key),
            Self::Map(item) => *item,
            Self::Part if !key.starts_with("x-") => Self::Part,
            _ => Self::Opaque,
        }
    }

    /// Returns the kind of an element of a list.
    pub(super) fn element(self) -> Self {
        match self {
            Self::SchemaList | Self::SchemaOrList => Self::Schema,
            Self::ParameterList => Self::Parameter,
            Self::Part => Self::Part,
            _ => Self::Opaque,
        }
    }

    /// Returns the kind that an object has at this place.
    pub(super) fn of_object(self) -> Self {
        match self {
            Self::SchemaOrList | Self::SchemaOrNames => Self::Schema,
            kind => kind,
        }
    }

    /// Returns the section of the components for this kind, if references to it are kept.
    pub(super) fn section(self) -> Option<&'static str> {
        match self {
            Self::Schema => Some("schemas"),
            Self::Response => Some("responses"),
            Self::Parameter => Some("parameters"),
            Self::Example => Some("examples"),
            Self::RequestBody => Some("requestBodies"),
            Self::Header => Some("headers"),
            Self::SecurityScheme => Some("securitySchemes"),
            Self::Link => Some("links"),
            _ => None,
        }
    }

    /// Returns what it is called, with its article.
    pub(super) fn describe(self) -> &'static str {
        match self {
            Self::Schema => "a schema",
            Self::Response => "a response",
            Self::Parameter => "a parameter",
            Self::Example => "an example",
            Self::RequestBody => "a request body",
            Self::Header => "a header",
            Self::SecurityScheme => "a security scheme",
            Self::Link => "a link",
            Self::PathItem => "a path item",
            Self::Operation => "an operation",
            Self::MediaType => "a media type",
            Self::Callback => "a callback",
            Self::SchemaList | Self::ParameterList => "a list",
            _ => "an object",
        }
    }
}

/// Returns the kind of the entries of a section of the components, by its name.
pub(super) fn section_kind(section: &str) -> Option<Kind> {
    match components(section) {
        Kind::Map(item) => Some(*item),
        _ => None,
    }
}

fn root(key: &str) -> Kind {
    match key {
        "paths" => Kind::Paths,
        "webhooks" | "x-webhooks" => Kind::Map(&Kind::PathItem),
        "components" => Kind::Components,
        "info" | "servers" | "tags" | "security" => Kind::Part,
        _ => Kind::Opaque,
    }
}

fn components(key: &str) -> Kind {
    match key {
        "schemas" => Kind::Map(&Kind::Schema),
        "responses" => Kind::Map(&Kind::Response),
        "parameters" => Kind::Map(&Kind::Parameter),
        "examples" => Kind::Map(&Kind::Example),
        "requestBodies" => Kind::Map(&Kind::RequestBody),
        "headers" => Kind::Map(&Kind::Header),
        "securitySchemes" => Kind::Map(&Kind::SecurityScheme),
        "links" => Kind::Map(&Kind::Link),
        "callbacks" => Kind::Map(&Kind::Callback),
        "pathItems" => Kind::Map(&Kind::PathItem),
        "mediaTypes" => Kind::Map(&Kind::MediaType),
        _ => Kind::Opaque,
    }
}

fn path_item(key: &str) -> Kind {
    match key {
        "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace" | "query" => Kind::Operation,
        "additionalOperations" | "x-additional-operations" => Kind::Map(&Kind::Operation),
        "parameters" => Kind::ParameterList,
        "servers" => Kind::Part,
        _ => Kind::Opaque,
    }
}

fn operation(key: &str) -> Kind {
    match key {
        "parameters" => Kind::ParameterList,
        "requestBody" => Kind::RequestBody,
        "responses" => Kind::Responses,
        "callbacks" => Kind::Map(&Kind::Callback),
        "servers" => Kind::Part,
        _ => Kind::Opaque,
    }
}

fn parameter(key: &str) -> Kind {
    match key {
        "schema" => Kind::Schema,
        "content" => Kind::Map(&Kind::MediaType),
        "examples" => Kind::Map(&Kind::Example),
        _ => Kind::Opaque,
    }
}

fn media_type(key: &str) -> Kind {
    match key {
        "schema" | "itemSchema" | "x-item-schema" => Kind::Schema,
        "encoding" => Kind::Map(&Kind::Encoding),
        "examples" => Kind::Map(&Kind::Example),
        _ => Kind::Opaque,
    }
}

fn encoding(key: &str) -> Kind {
    match key {
        "headers" => Kind::Map(&Kind::Header),
        _ => Kind::Opaque,
    }
}

fn response(key: &str) -> Kind {
    match key {
        "headers" => Kind::Map(&Kind::Header),
        "content" => Kind::Map(&Kind::MediaType),
        "links" => Kind::Map(&Kind::Link),
        _ => Kind::Opaque,
    }
}

fn schema(key: &str) -> Kind {
    match key {
        "properties" | "patternProperties" | "x-pattern-properties" | "dependentSchemas" => Kind::Map(&Kind::Schema),
        "$defs" | "definitions" => Kind::Map(&Kind::Schema),
        "allOf" | "anyOf" | "oneOf" | "prefixItems" | "x-prefix-items" => Kind::SchemaList,
        "items" => Kind::SchemaOrList,
        "dependencies" => Kind::SchemaOrNames,
        "additionalProperties" | "unevaluatedProperties" | "additionalItems" | "unevaluatedItems" => Kind::Schema,
        "not" | "contains" | "if" | "then" | "else" => Kind::Schema,
        "propertyNames" | "x-property-names" | "contentSchema" | "x-content-schema" => Kind::Schema,
        _ => Kind::Opaque,
    }
}
