//! The types of an API: structs, enumerations, unions, newtypes.
//! Part of the intermediate representation.

/// The place of a type in `Api::types`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct TypeId(pub(crate) usize);

/// The type of a value.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Type {
    Boolean,
    /// An integer of this many bits.
    Integer {
        signed: bool,
        bits: u8,
    },
    Number,
    Text,
    /// A text that must not be shown.
    Secret,
    /// Any JSON value.
    Dynamic,
    /// A file, as a part of a form.
    File,
    List(Box<Type>),
    Map(Box<Type>),
    /// A value that may be null.
    Nullable(Box<Type>),
    /// A value that may be absent or null, and the two differ.
    ThreeState(Box<Type>),
    Named(TypeId),
    /// A type of another crate, or of the user's.
    Foreign(Box<Foreign>),
    /// A named type behind a pointer, where a type would else hold itself.
    Boxed(TypeId),
}

impl Type {
    /// Calls `visit` for every named type in it.
    pub(crate) fn for_each_named(&self, visit: &mut dyn FnMut(TypeId)) {
        match self {
            Self::List(inner) | Self::Map(inner) | Self::Nullable(inner) | Self::ThreeState(inner) => inner.for_each_named(visit),
            Self::Named(id) | Self::Boxed(id) => visit(*id),
            _ => {}
        }
    }
}

/// A type of another crate, or of the user's.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct Foreign {
    pub(crate) path: RustPath,
    /// Whether the runtime reads and writes it by itself.
    pub(crate) has_codec: bool,
    /// Whether it is known to have a value to start reading from.
    pub(crate) has_default: bool,
    /// Whether it prints as it is written.
    pub(crate) is_shown: bool,
}

/// The path of a type, from a crate on, and the types it is generic over.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(crate) struct RustPath {
    pub(crate) names: Vec<String>,
    /// Whether it starts with the name of a crate, rather than with `crate` or the only name it has.
    pub(crate) is_absolute: bool,
    pub(crate) arguments: Vec<RustPath>,
}

impl std::fmt::Display for RustPath {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let start = if self.is_absolute { "::" } else { "" };
        write!(formatter, "{start}{}", self.names.join("::"))?;
        if self.arguments.is_empty() {
            return Ok(());
        }
        let arguments: Vec<_> = self.arguments.iter().map(Self::to_string).collect();
        write!(formatter, "<{}>", arguments.join(", "))
    }
}

/// A type that gets a definition.
#[derive(Clone, Debug)]
pub(crate) struct TypeDefinition {
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) deprecated: bool,
    pub(crate) direction: Direction,
    /// The paths of traits that are derived besides the usual ones.
    pub(crate) derives: Vec<String>,
    /// Attributes besides the usual ones, without `#[]`.
    pub(crate) attributes: Vec<String>,
    pub(crate) codec: Codec,
    /// The module it lives in, by the first part of the accessor path that uses it.
    pub(crate) module: String,
    /// The top-level resource whose operations alone use it, if there is one.
    pub(crate) area: Option<String>,
    pub(crate) kind: TypeKind,
}

/// How values of a type are read and written.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Codec {
    /// By a table of the runtime, which brings serde's traits.
    #[default]
    Table,
    /// By serde's derives.
    Derives,
    /// By serde's derives, and by the rows of a table where another table holds it.
    DerivesAndRows,
}

impl Codec {
    pub(crate) fn is_derived(self) -> bool {
        self != Self::Table
    }

    pub(crate) fn has_rows(self) -> bool {
        self != Self::Derives
    }
}

impl TypeDefinition {
    /// Whether it is an object that is read, and that can't be made before.
    pub(crate) fn is_read_as_a_whole(&self) -> bool {
        self.direction.reply && matches!(self.kind, TypeKind::Struct(Struct { is_held: true, .. }))
    }
}

/// Which way values of a type travel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Direction {
    pub(crate) request: bool,
    pub(crate) reply: bool,
}

impl Direction {
    pub(crate) fn is_used(self) -> bool {
        self.request || self.reply
    }
}

/// What a defined type is.
#[derive(Clone, Debug)]
pub(crate) enum TypeKind {
    Struct(Struct),
    Enumeration(Enumeration),
    Union(Union),
    /// A text with a meaning of its own.
    Newtype,
}

/// A JSON object of known members.
#[derive(Clone, Debug, Default)]
pub(crate) struct Struct {
    pub(crate) fields: Vec<Field>,
    pub(crate) additional: Additional,
    /// Whether it can't be made before it is read, as something in it has no value to start from.
    pub(crate) is_held: bool,
}

/// Members that are not named.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) enum Additional {
    /// Ignored when they come.
    #[default]
    Ignored,
    /// Kept as they are, in the field of this name.
    Kept(String),
    /// Kept as values of one type, in the field of this name.
    Typed(String, Type),
}

/// The limits of values, by the keywords of the description.
pub(crate) type Limits = Vec<(&'static str, String)>;

/// A member of an object.
#[derive(Clone, Debug)]
pub(crate) struct Field {
    /// The name in Rust.
    pub(crate) name: String,
    /// The name on the wire.
    pub(crate) wire: String,
    pub(crate) ty: Type,
    pub(crate) presence: Presence,
    pub(crate) docs: Vec<String>,
    pub(crate) limits: Limits,
    /// Attributes of its own, without `#[]`.
    pub(crate) attributes: Vec<String>,
    pub(crate) deprecated: bool,
}

/// Whether a member may be missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Presence {
    Required,
    Optional,
}

/// Known words or numbers; others are kept as they come.
#[derive(Clone, Debug)]
pub(crate) struct Enumeration {
    pub(crate) words: Vec<Word>,
    /// Whether the words are integers.
    pub(crate) integers: bool,
}

/// One known word.
#[derive(Clone, Debug)]
pub(crate) struct Word {
    /// The name of the variant.
    pub(crate) name: String,
    /// The word, or the integer in digits.
    pub(crate) wire: String,
    pub(crate) docs: Vec<String>,
}

/// One of several types.
#[derive(Clone, Debug)]
pub(crate) struct Union {
    pub(crate) variants: Vec<UnionVariant>,
    /// How the right one is told.
    pub(crate) tag: Option<UnionTag>,
}

/// The member whose word tells the variant.
#[derive(Clone, Debug)]
pub(crate) struct UnionTag {
    pub(crate) member: String,
}

/// One type of a union.
#[derive(Clone, Debug)]
pub(crate) struct UnionVariant {
    /// The name of the variant.
    pub(crate) name: String,
    pub(crate) ty: Type,
    /// The words of the tag that tell it.
    pub(crate) words: Vec<String>,
}
