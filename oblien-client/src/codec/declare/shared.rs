//! What several of the macros write: serde's own traits, and the `Display` of texts.
//!
//! Called by the macros beside this file only.

/// Gives a type serde's `Deserialize` by way of its own `Decode`.
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_deserialize {
    ($name:ident) => {
        impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }
    };
}

/// Gives a type serde's `Serialize` by way of its own `Encode`.
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_serialize {
    ($name:ident) => {
        impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }
    };
}

/// What ids and enumerations of words share: they print as their text.
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_display {
    ($name:ident) => {
        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
    };
}
