//! Operations: what is sent and what comes back.
//! Part of the intermediate representation.

use oblien_endpoint::{Location, Style};

use crate::ir::{Limits, Type};

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
    /// The stream that is offered beside the reply.
    pub(crate) stream: Option<Reply>,
    /// The member of the body that says whether the stream is wanted.
    pub(crate) switch: Option<String>,
    /// The media type that is asked for, if the runtime does not ask for it by itself.
    pub(crate) accept: Option<String>,
    /// The types of failures, which are emitted for those who decode them.
    pub(crate) failures: Vec<Type>,
    /// How its list comes in pages, if that is known.
    pub(crate) paging: Option<Paging>,
}

/// How a list comes in pages; members of the reply are named by the path that leads to them.
#[derive(Clone, Debug)]
pub(crate) struct Paging {
    pub(crate) style: PageStyle,
    /// The argument that asks for a page, on the wire.
    pub(crate) argument: String,
    /// Whether the argument is a member of the body and not of the query.
    pub(crate) is_in_body: bool,
    pub(crate) items: Vec<String>,
    /// The type of one item.
    pub(crate) item: Type,
    pub(crate) next: Option<NextPage>,
    pub(crate) has_more: Option<Vec<String>>,
    pub(crate) total: Option<Vec<String>>,
}

/// How a page is asked for, and the first number or offset.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum PageStyle {
    Number(u64),
    Offset(u64),
    Cursor,
}

/// Where in a reply the next page is named.
#[derive(Clone, Debug)]
pub(crate) struct NextPage {
    pub(crate) path: Vec<String>,
    /// Whether it is a URL, whose query has the argument, and not the cursor itself.
    pub(crate) is_url: bool,
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
    pub(crate) limits: Limits,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: bool,
}

impl Parameter {
    /// Where it goes and its text, if every request has it with one value: then nobody gives it.
    pub(crate) fn fixed(&self) -> Option<(ParameterPlace, String)> {
        let is_written_so = matches!(self.place, ParameterPlace::Query | ParameterPlace::Header);
        let constant = self.constant.as_ref().filter(|_| self.required && is_written_so)?;
        Some((self.place, constant.text()))
    }
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
    /// An object whose members are arguments of the builder.
    Object {
        encoding: BodyEncoding,
        /// Whether it is sent although nothing is in it.
        always: bool,
        arguments: Vec<BodyArgument>,
        constants: Vec<ConstantMember>,
        groups: Vec<Group>,
        /// The media type, if it is not that of the encoding itself.
        content_type: Option<String>,
    },
    /// A value that is no object of known members.
    Whole {
        encoding: BodyEncoding,
        /// The name in Rust.
        name: String,
        ty: Type,
        required: bool,
        docs: Vec<String>,
        /// The media type, if it is not that of the encoding itself.
        content_type: Option<String>,
    },
    /// Text or bytes of one media type.
    Raw {
        /// The name in Rust.
        name: String,
        is_text: bool,
        content_type: String,
        required: bool,
        docs: Vec<String>,
        /// The setter of the media type, if there are several.
        setter: Option<TypeSetter>,
    },
    /// Parts that the description does not name.
    Parts {
        /// The name in Rust.
        name: String,
        /// What follows `multipart/` in the media type.
        subtype: String,
        required: bool,
        docs: Vec<String>,
    },
}

/// The setter that says which of several media types a body is of.
#[derive(Clone, Debug)]
pub(crate) struct TypeSetter {
    /// The name in Rust.
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
}

/// How the members of a body are sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum BodyEncoding {
    #[default]
    Json,
    Form,
    /// Parts, and what follows `multipart/` in the media type.
    Multipart(String),
}

/// How a member of a body is sent.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) enum MemberForm {
    /// As the encoding of the body does by itself.
    #[default]
    Plain,
    /// In a form, in this style.
    Styled(FormStyle),
    /// As a part of this media type.
    Part(String),
    /// As a file, or files, of this media type unless they say another.
    File(String),
}

/// How a member of a form is written if it is a list or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FormStyle {
    Explode,
    Comma,
    Space,
    Pipe,
    Json,
    Deep,
}

/// A member of an object body.
#[derive(Clone, Debug)]
pub(crate) struct BodyArgument {
    /// The name in Rust.
    pub(crate) name: String,
    /// The name on the wire; `None` for members that the description does not name.
    pub(crate) wire: Option<String>,
    /// The object member it is sent in, if not in the body itself.
    pub(crate) group: Option<String>,
    pub(crate) form: MemberForm,
    /// The type of the value; for an optional nullable one, `Type::ThreeState`.
    pub(crate) ty: Type,
    pub(crate) required: bool,
    /// The one value it can have.
    pub(crate) constant: Option<LiteralValue>,
    pub(crate) limits: Limits,
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

impl LiteralValue {
    /// The value as it is written in a URL or a header.
    fn text(&self) -> String {
        match self {
            Self::Boolean(value) => value.to_string(),
            Self::Integer(value) => value.to_string(),
            Self::Number(value) => value.to_string(),
            Self::Text(value) => value.clone(),
        }
    }
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
    /// Events whose data is JSON.
    Events {
        ty: Type,
    },
    /// Events whose data may be anything.
    Frames,
    /// JSON values, one after another.
    Records {
        ty: Type,
    },
    /// Something else by each status.
    ByStatus {
        /// The name of the enumeration.
        name: String,
        replies: Vec<StatusReply>,
    },
}

/// What comes back with one status.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct StatusReply {
    /// The status; none for all that are not named.
    pub(crate) status: Option<u16>,
    /// JSON, text, bytes or nothing.
    pub(crate) reply: Reply,
}
