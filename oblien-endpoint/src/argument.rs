//! What the caller of an endpoint gives, and where in the request it goes.
//! Part of the endpoint value; built by both doors.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};

use crate::names::unraw;

/// One argument of an endpoint.
#[derive(Clone)]
pub struct Argument {
    /// Its name in Rust.
    pub name: Ident,
    /// Its name on the wire.
    pub wire: String,
    /// Its type; for an optional one the type inside of the `Option`.
    pub ty: syn::Type,
    /// Where in the request it goes.
    pub place: Place,
    /// Whether there is no request without it.
    pub required: bool,
    /// The one value it can have; its setter then takes none.
    pub constant: Option<Literal>,
    /// Documentation, a line each.
    pub docs: Vec<String>,
    /// Whether callers are told not to use it any more.
    pub deprecated: bool,
    /// The `cfg` attributes under which it exists.
    pub cfgs: Vec<syn::Attribute>,
}

impl Argument {
    /// Starts an argument: required, without documentation, of the same name on the wire.
    #[must_use]
    pub fn new(name: Ident, ty: syn::Type, place: Place) -> Self {
        let wire = unraw(&name);
        Self { name, wire, ty, place, required: true, constant: None, docs: Vec::new(), deprecated: false, cfgs: Vec::new() }
    }

    /// Whether it fills a variable of the path.
    #[must_use]
    pub fn is_path(&self) -> bool {
        matches!(self.place, Place::Path | Place::Styled { location: Location::Path, .. })
    }

    /// Whether it is the body or a member of it.
    #[must_use]
    pub fn is_body(&self) -> bool {
        use Place::{Body, Field, Members, Part, Parts, Raw, Streamed, StyledField};
        matches!(
            self.place,
            Field { .. } | StyledField { .. } | Members { .. } | Body | Raw { .. } | Streamed { .. } | Part { .. } | Parts
        )
    }
}

/// Where in the request an argument goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A variable of the path.
    Path,
    /// One value of the query.
    Query,
    /// A list in the query.
    QueryList(ListStyle),
    /// A header.
    Header,
    /// A cookie.
    Cookie,
    /// A value of any shape outside of the body.
    Styled {
        /// Where it goes.
        location: Location,
        /// How it is written there.
        style: Style,
    },
    /// A member of the body: of a JSON object, of an object member of it, or of a form.
    Field {
        /// The object member it is sent in, if not in the body itself.
        group: Option<String>,
    },
    /// A member of a form that is written in a style of its own.
    StyledField {
        /// The style.
        style: FormStyle,
    },
    /// Members of the body that the description does not name.
    Members {
        /// The object member they are sent in, if not in the body itself.
        group: Option<String>,
    },
    /// The body as a whole: JSON, or an object that is sent as a form.
    Body,
    /// The body as bytes.
    Raw {
        /// Its media type.
        content_type: String,
    },
    /// The body as a stream.
    Streamed {
        /// Its media type.
        content_type: String,
    },
    /// A part of a form.
    Part {
        /// What it holds.
        kind: PartKind,
    },
    /// Files as parts, each with the name of its part.
    Parts,
}

/// What a part of a form holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PartKind {
    /// A value, of this media type if it is not that of the value by itself.
    Value {
        /// The media type.
        content_type: Option<String>,
    },
    /// A file of fixed name and media type.
    File(File),
    /// A file that may say its name and its media type, which is this one if it does not.
    Attached {
        /// The media type.
        content_type: String,
    },
}

/// A place outside of the body.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Location {
    /// A variable of the path.
    Path,
    /// An argument of the query.
    Query,
    /// The query as a whole.
    QueryString,
    /// A header.
    Header,
    /// A cookie.
    Cookie,
}

/// How a value of any shape is written; the runtime has the same by the same names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Style {
    /// What stands around and between the parts.
    pub kind: StyleKind,
    /// Whether every part is written by itself.
    pub explode: bool,
    /// Whether reserved characters stay as they are.
    pub reserved: bool,
    /// Whether null and an empty list are sent without a value.
    pub allow_empty: bool,
}

impl Style {
    /// A style with nothing said besides.
    #[must_use]
    pub fn new(kind: StyleKind) -> Self {
        Self { kind, explode: false, reserved: false, allow_empty: false }
    }

    /// The expression that makes it.
    pub(crate) fn expression(self, runtime: &TokenStream) -> TokenStream {
        let kind = Ident::new(&self.kind.word().to_ascii_uppercase(), Span::call_site());
        let explode = self.explode.then(|| quote!(.explode()));
        let reserved = self.reserved.then(|| quote!(.reserved()));
        let allow_empty = self.allow_empty.then(|| quote!(.allow_empty()));
        quote!(#runtime::Style::#kind #explode #reserved #allow_empty)
    }
}

/// What stands around and between the parts of a value, as OpenAPI names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum StyleKind {
    /// `a,b`
    Simple,
    /// `.a.b`
    Label,
    /// `;x=a;x=b`
    Matrix,
    /// `x=a&x=b`
    Form,
    /// `x=a%20b`
    SpaceDelimited,
    /// `x=a%7Cb`
    PipeDelimited,
    /// `x[a]=b`
    DeepObject,
    /// `x=a; x=b`
    Cookie,
    /// JSON text.
    Json,
}

impl StyleKind {
    /// All of them, by the words of the attribute.
    pub(crate) const ALL: [Self; 9] = [
        Self::Simple,
        Self::Label,
        Self::Matrix,
        Self::Form,
        Self::SpaceDelimited,
        Self::PipeDelimited,
        Self::DeepObject,
        Self::Cookie,
        Self::Json,
    ];

    /// Its word in the attribute; the runtime's name is the same in capitals.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Simple => "simple",
            Self::Label => "label",
            Self::Matrix => "matrix",
            Self::Form => "form",
            Self::SpaceDelimited => "space_delimited",
            Self::PipeDelimited => "pipe_delimited",
            Self::DeepObject => "deep_object",
            Self::Cookie => "cookie",
            Self::Json => "json",
        }
    }
}

/// What a form says of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// The name of the file.
    pub name: String,
    /// Its media type.
    pub content_type: String,
}

/// How a list is written into a query.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ListStyle {
    /// `ids=1&ids=2`
    Explode,
    /// `ids=1,2`
    Comma,
    /// `ids=1%202`
    Space,
    /// `ids=1|2`
    Pipe,
}

impl ListStyle {
    pub(crate) fn variant(self) -> TokenStream {
        match self {
            Self::Explode => quote!(Explode),
            Self::Comma => quote!(Comma),
            Self::Space => quote!(Space),
            Self::Pipe => quote!(Pipe),
        }
    }
}

/// How a member of a form is written if it is a list or an object.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FormStyle {
    /// `ids=1&ids=2`, and the members of an object as pairs of their own.
    Explode,
    /// `ids=1,2`
    Comma,
    /// `ids=1%202`
    Space,
    /// `ids=1%7C2`
    Pipe,
    /// `ids=[1,2]`
    Json,
    /// `ids[0]=1&ids[1]=2`
    Deep,
}

impl FormStyle {
    /// The styles by their names in declarations.
    const NAMES: [(&'static str, Self); 6] = [
        ("explode", Self::Explode),
        ("comma", Self::Comma),
        ("space", Self::Space),
        ("pipe", Self::Pipe),
        ("json", Self::Json),
        ("deep", Self::Deep),
    ];

    /// Returns the style of this name in declarations.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::NAMES.iter().find(|(known, _)| *known == name).map(|(_, style)| *style)
    }

    /// Returns its name in declarations.
    #[must_use]
    pub fn name(self) -> &'static str {
        Self::NAMES.iter().find(|(_, style)| *style == self).map_or("", |(name, _)| name)
    }

    pub(crate) fn variant(self) -> TokenStream {
        match self {
            Self::Explode => quote!(Explode),
            Self::Comma => quote!(Comma),
            Self::Space => quote!(Space),
            Self::Pipe => quote!(Pipe),
            Self::Json => quote!(Json),
            Self::Deep => quote!(Deep),
        }
    }
}

/// A body member that is always sent with one value.
#[derive(Clone, Debug)]
pub struct Constant {
    /// The object member it is sent in, if not in the body itself.
    pub group: Option<String>,
    /// Its name on the wire.
    pub wire: String,
    /// The value.
    pub value: Literal,
}

/// The value of a constant.
#[derive(Clone, Debug, PartialEq)]
pub enum Literal {
    /// `true` or `false`.
    Boolean(bool),
    /// An integer.
    Integer(i64),
    /// A number with a fraction.
    Number(f64),
    /// A text.
    Text(String),
}

impl ToTokens for Literal {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Boolean(value) => value.to_tokens(tokens),
            Self::Integer(value) => value.to_tokens(tokens),
            Self::Number(value) => value.to_tokens(tokens),
            Self::Text(value) => value.to_tokens(tokens),
        }
    }
}
