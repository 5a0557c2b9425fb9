//! `codec::text!` and `codec::wrapper!`: texts of a kind of their own, such as ids, and names for other types.
//!
//! They write all that such a type has; nothing else is needed.

/// Declares a newtype over a [`String`]: its codec and its conversions.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
/// pub struct WorkspaceId(String);
///
/// codec::text!(WorkspaceId);
///
/// let id = WorkspaceId::from("ws_1");
/// assert_eq!(id.as_str(), "ws_1");
/// assert_eq!(id.to_string(), "ws_1");
/// assert_eq!(WorkspaceId::from(&id), id);
/// assert_eq!(serde_json::to_string(&id)?, r#""ws_1""#);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_text {
    ($name:ident) => {
        $crate::__codec_wrapper!($name);
        $crate::__codec_display!($name);

        #[allow(unreachable_pub)]
        impl $name {
            /// Makes one of this text.
            pub fn new(text: impl ::core::convert::Into<::std::string::String>) -> Self {
                Self(text.into())
            }

            /// Returns the text.
            pub fn as_str(&self) -> &str {
                &self.0
            }

            /// Returns the text itself.
            pub fn into_string(self) -> ::std::string::String {
                self.0
            }
        }

        impl ::core::convert::AsRef<str> for $name {
            fn as_ref(&self) -> &str {
                &self.0
            }
        }

        impl ::core::convert::From<&$name> for $name {
            fn from(value: &$name) -> Self {
                ::core::clone::Clone::clone(value)
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl ::core::convert::From<&::std::string::String> for $name {
            fn from(text: &::std::string::String) -> Self {
                Self(::core::clone::Clone::clone(text))
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(text: ::std::string::String) -> Self {
                Self(text)
            }
        }
    };
}

/// Declares a newtype that is read and written as what it holds.
///
/// Only recursive aliases need one: a list of itself cannot be a plain `type`. `decode` or `encode` before the type: only
/// the one direction.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(Debug, PartialEq)]
/// pub struct Tree(pub Vec<Tree>);
///
/// codec::wrapper!(Tree);
///
/// let tree: Tree = serde_json::from_str("[[],[[]]]")?;
/// assert_eq!(tree.0.len(), 2);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_wrapper {
    (decode $name:ident) => {
        $crate::__codec_deserialize!($name);

        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                $crate::codec::Decode::decode(&mut self.0, input)
            }

            #[inline]
            fn vacant() -> Self {
                Self($crate::codec::vacant())
            }
        }
    };
    (encode $name:ident) => {
        $crate::__codec_serialize!($name);

        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::Encode::view(&self.0)
            }
        }
    };
    ($name:ident) => {
        $crate::__codec_wrapper!(decode $name);
        $crate::__codec_wrapper!(encode $name);
    };
}

#[cfg(test)]
mod tests;
