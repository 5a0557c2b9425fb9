//! The styles in which a value of several parts is written into a URL, a header or a cookie.
//!
//! What they look like on the wire is decided in `styled`.

/// How a value that may have several parts is written outside of a body.
///
/// The styles are those of OpenAPI, which has them from RFC 6570. A value is taken as the JSON it is: a plain value, a list
/// or an object. What the styles cannot say (a list in a list, an object in a list) is written as JSON text, except by
/// [`Style::DEEP_OBJECT`]. Members and items that are null are left out.
///
/// | style | plain | list | list, exploded | object | object, exploded |
/// |---|---|---|---|---|---|
/// | [`SIMPLE`](Style::SIMPLE) | `a` | `a,b` | `a,b` | `R,1,G,2` | `R=1,G=2` |
/// | [`LABEL`](Style::LABEL) | `.a` | `.a,b` | `.a.b` | `.R,1,G,2` | `.R=1.G=2` |
/// | [`MATRIX`](Style::MATRIX) | `;x=a` | `;x=a,b` | `;x=a;x=b` | `;x=R,1,G,2` | `;R=1;G=2` |
/// | [`FORM`](Style::FORM) | `x=a` | `x=a,b` | `x=a&x=b` | `x=R,1,G,2` | `R=1&G=2` |
/// | [`SPACE_DELIMITED`](Style::SPACE_DELIMITED) | `x=a` | `x=a%20b` | `x=a&x=b` | `x=R%201%20G%202` | `R=1&G=2` |
/// | [`PIPE_DELIMITED`](Style::PIPE_DELIMITED) | `x=a` | `x=a%7Cb` | `x=a&x=b` | `x=R%7C1%7CG%7C2` | `R=1&G=2` |
/// | [`DEEP_OBJECT`](Style::DEEP_OBJECT) | `x=a` | `x[]=a&x[]=b` | | `x[R]=1&x[G]=2` | |
/// | [`COOKIE`](Style::COOKIE) | `x=a` | `x=a,b` | `x=a; x=b` | `x=R,1,G,2` | `R=1; G=2` |
/// | [`JSON`](Style::JSON) | `x="a"` | `x=["a","b"]` | | `x={"R":1,"G":2}` | |
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Style {
    pub(super) kind: Kind,
    pub(super) is_exploded: bool,
    pub(super) is_reserved: bool,
    pub(super) may_be_empty: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Simple,
    Label,
    Matrix,
    Form,
    Space,
    Pipe,
    Deep,
    Cookie,
    Json,
}

impl Style {
    /// Parts behind commas: of a path and of headers.
    pub const SIMPLE: Self = Self::new(Kind::Simple);
    /// Parts behind dots: of a path.
    pub const LABEL: Self = Self::new(Kind::Label);
    /// Parts behind semicolons, with their name: of a path.
    pub const MATRIX: Self = Self::new(Kind::Matrix);
    /// As forms are: of queries and cookies. In cookies the parts are percent-encoded.
    pub const FORM: Self = Self::new(Kind::Form);
    /// Parts behind encoded spaces: of queries.
    pub const SPACE_DELIMITED: Self = Self::new(Kind::Space);
    /// Parts behind encoded bars: of queries.
    pub const PIPE_DELIMITED: Self = Self::new(Kind::Pipe);
    /// Members in brackets, however deep (the brackets are percent-encoded): of queries.
    ///
    /// A list of plain values has empty brackets, any other list has indices in them.
    pub const DEEP_OBJECT: Self = Self::new(Kind::Deep);
    /// Cookies as they are, without an encoding: of cookies.
    pub const COOKIE: Self = Self::new(Kind::Cookie);
    /// JSON text, percent-encoded but for headers.
    pub const JSON: Self = Self::new(Kind::Json);

    const fn new(kind: Kind) -> Self {
        Self { kind, is_exploded: false, is_reserved: false, may_be_empty: false }
    }

    /// Writes every part of a list or an object by itself.
    #[must_use]
    pub const fn explode(mut self) -> Self {
        self.is_exploded = true;
        self
    }

    /// Leaves reserved characters as they are, where they cannot end the argument.
    ///
    /// In a query these are `:/?[]@!$'()*,;=` and what is percent-encoded already; in a path `:@!$&'()*+,;=`, so that
    /// no value can change which endpoint is called.
    #[must_use]
    pub const fn reserved(mut self) -> Self {
        self.is_reserved = true;
        self
    }

    /// Sends null and an empty list as an argument without a value, `x=`, in place of none.
    #[must_use]
    pub const fn allow_empty(mut self) -> Self {
        self.may_be_empty = true;
        self
    }
}
