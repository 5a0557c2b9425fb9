//! Operations: what is sent and what comes back.
//! Part of the intermediate representation.

use oblien_endpoint::{Location, Style};

use crate::ir::Type;

/// One operation: a method on a path.
#[derive(Clone, Debug)]
pub(crate) struct Operation {
    /// Where it stands in the description, for messages of the emitter's checks.
    pub(crate) pointer: String,
    /// The name of its request builder: `CreateWorkspace`.
    pub(crate) name: String,
    /// The name of the accessor's method: `create`.
    pub(crate) method_name: String,
    /// The path of its accessor: `["workspaces", "lifecycle"]`.
    pub(crate) resource: Vec<String>,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: bool,
    /// The HTTP method as it is sent.
    pub(crate) method: String,
    /// Its first tag.
    pub(crate) tag: Option<String>,
    pub(crate) path: String,
    pub(crate) server: usize,
    /// The scopes that may call it, as indices; `None` if scopes are not declared.
    pub(crate) scopes: Option<Vec<usize>>,
    /// Alternatives of scheme names, if they differ from the API's.
    pub(crate) security: Option<Vec<Vec<String>>>,
    pub(crate) idempotent: bool,
    pub(crate) parameters: Vec<Parameter>,
    pub(crate) body: BodyShape,
    pub(crate) reply: Reply,
}

/// A parameter outside of the body.
#[derive(Clone, Debug)]
pub(crate) struct Parameter {
    /// The name in Rust.
    pub(crate) name: String,
    /// The name on the wire.
    pub(crate) wire: String,
    pub(crate) place: ParameterPlace,
    pub(crate) ty: Type,
    pub(crate) required: bool,
    /// The one value it can have.
    pub(crate) constant: Option<LiteralValue>,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: bool,
}

/// Where a parameter goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ParameterPlace {
    Path,
    Query,
    QueryList(QueryListStyle),
    Header,
    Cookie,
    /// A value of any shape.
    Styled(Location, Style),
}

impl ParameterPlace {
    pub(crate) fn is_path(self) -> bool {
        matches!(self, Self::Path | Self::Styled(Location::Path, _))
    }
}

/// How a list is written into a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum QueryListStyle {
    Explode,
    Comma,
    Space,
    Pipe,
}

/// The body of a request.
#[derive(Clone, Debug, Default)]
pub(crate) enum BodyShape {
    #[default]
    None,
    /// A JSON object whose members are arguments of the builder.
    Object {
        /// Whether it is sent although nothing is in it.
        always: bool,
        arguments: Vec<BodyArgument>,
        constants: Vec<ConstantMember>,
        groups: Vec<Group>,
        /// The media type, if it is not `application/json` itself.
        content_type: Option<String>,
    },
    /// A JSON value that is no object of known members.
    Json {
        /// The name in Rust.
        name: String,
        ty: Type,
        required: bool,
        docs: Vec<String>,
        /// The media type, if it is not `application/json` itself.
        content_type: Option<String>,
    },
    /// Bytes of one media type.
    Raw {
        /// The name in Rust.
        name: String,
        content_type: String,
        required: bool,
        docs: Vec<String>,
    },
}

/// A member of a JSON object body.
#[derive(Clone, Debug)]
pub(crate) struct BodyArgument {
    /// The name in Rust.
    pub(crate) name: String,
    /// The name on the wire; `None` for members that the description does not name.
    pub(crate) wire: Option<String>,
    /// The object member it is sent in, if not in the body itself.
    pub(crate) group: Option<String>,
    /// The type of the value; for an optional nullable one, `Type::ThreeState`.
    pub(crate) ty: Type,
    pub(crate) required: bool,
    /// The one value it can have.
    pub(crate) constant: Option<LiteralValue>,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: bool,
}

/// A member that is always sent with one value.
#[derive(Clone, Debug)]
pub(crate) struct ConstantMember {
    pub(crate) group: Option<String>,
    pub(crate) wire: String,
    pub(crate) value: LiteralValue,
}

/// The value of a constant member.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum LiteralValue {
    Boolean(bool),
    Integer(i64),
    Number(f64),
    Text(String),
}

/// An object member whose own members are arguments of the builder.
#[derive(Clone, Debug)]
pub(crate) struct Group {
    pub(crate) wire: String,
    /// Whether it is sent although nothing is in it.
    pub(crate) always: bool,
}

/// What comes back.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Reply {
    #[default]
    Empty,
    Json {
        ty: Type,
        member: Option<String>,
    },
    Text,
    Bytes,
    Events {
        ty: Type,
    },
}
