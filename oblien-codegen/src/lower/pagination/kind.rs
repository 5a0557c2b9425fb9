//! What a value must be for lists in pages to be read from it.
//! Part of the lowering of pagination.

use crate::ir::{Type, TypeKind};
use crate::lower::context::Lowering;

/// A kind of JSON value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
}

impl Kind {
    pub(super) const ALL: [Self; 3] = [Self::Text, Self::Number, Self::Flag];

    /// Whether values of a type can be of this kind; of some types nobody knows.
    pub(super) fn is_of(self, lowering: &Lowering<'_>, ty: &Type) -> bool {
        match ty {
            Type::Dynamic | Type::Foreign(_) => true,
            Type::Nullable(inner) | Type::ThreeState(inner) => self.is_of(lowering, inner),
            Type::Text | Type::Secret => self == Self::Text,
            Type::Integer { .. } | Type::Number => self == Self::Number,
            Type::Boolean => self == Self::Flag,
            Type::Named(id) | Type::Boxed(id) => match &lowering.types[id.0].kind {
                TypeKind::Union(union) => union.variants.iter().any(|variant| self.is_of_variant(lowering, &variant.ty)),
                other => self.is_of_words(other),
            },
            Type::List(_) | Type::Map(_) | Type::File => false,
        }
    }

    /// A union within a union may be the same one, and is not looked into.
    fn is_of_variant(self, lowering: &Lowering<'_>, ty: &Type) -> bool {
        match ty {
            Type::Named(id) | Type::Boxed(id) => self.is_of_words(&lowering.types[id.0].kind),
            ty => self.is_of(lowering, ty),
        }
    }

    fn is_of_words(self, kind: &TypeKind) -> bool {
        match kind {
            TypeKind::Newtype => self == Self::Text,
            TypeKind::Enumeration(enumeration) => self == if enumeration.integers { Self::Number } else { Self::Text },
            TypeKind::Struct(_) | TypeKind::Union(_) => false,
        }
    }

    fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "number",
            Self::Flag => "boolean",
        }
    }
}

/// `no text and no number`
pub(super) fn none_of(kinds: &[Kind]) -> String {
    kinds.iter().map(|kind| format!("no {}", kind.name())).collect::<Vec<_>>().join(" and ")
}
