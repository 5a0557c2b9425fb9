//! `codec::words!` and `codec::numbers!`: an open enumeration of words or of integers.
//!
//! They write what matches on the variants; the rest is in `codec::words`. There are hundreds of such types in a client, and each
//! function that is written for one is compiled for all of them. So is each macro that is called, which is why the two call none.

/// Declares an open enumeration of words: its codec, its conversions, and what a derive of `Debug`, `PartialEq`, `Eq` and `Hash`
/// would give, in less than half of their time.
///
/// The variant after `..` holds an [`UnknownWord`](crate::codec::UnknownWord) of the enumeration itself, and is what a word without a variant becomes.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(Clone)]
/// enum State { Running, Stopped, Unknown(codec::UnknownWord<State>) }
///
/// codec::words!(State { Running: "running", Stopped: "stopped", ..Unknown });
///
/// assert_eq!(State::from("stopped"), State::Stopped);
/// assert_eq!(State::from("melted").as_str(), "melted");
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_words {
    ($name:ident { $($variant:ident: $word:literal,)* ..$other:ident }) => {
                impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }
                impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }
                impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.pad(self.as_str())
            }
        }
                impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_str() == other.as_str()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.as_str(), state);
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let name = match self {
                    $(Self::$variant => ::core::stringify!($variant),)*
                    Self::$other(unknown) => return $crate::codec::debug_unknown(::core::stringify!($other), unknown, formatter),
                };
                formatter.write_str(name)
            }
        }

        #[allow(unreachable_pub)]
        impl $name {
            /// Returns the word.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $word,)*
                    Self::$other(word) => word.as_str(),
                }
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(word: &str) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::$other($crate::codec::unknown_word(word)),
                }
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(word: ::std::string::String) -> Self {
                Self::from(word.as_str())
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                *self = Self::from(input.text()?);
                input.note_if(::core::matches!(self, Self::$other(_)))
            }

            #[inline]
            fn vacant() -> Self {
                Self::from("")
            }
        }

        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::View::text(self.as_str())
            }
        }
    };
}

/// Declares an open enumeration of integers: its codec, its conversions, and what a derive of `Debug`, `PartialEq`, `Eq` and
/// `Hash` would give.
///
/// The variant after `..` holds an [`UnknownNumber`](crate::codec::UnknownNumber) of the enumeration itself, and is what a number
/// without a variant becomes.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(Clone)]
/// enum Level { Low, High, Unknown(codec::UnknownNumber<Level>) }
///
/// codec::numbers!(Level { Low: 1, High: 2, ..Unknown });
///
/// assert_eq!(Level::from(2), Level::High);
/// assert_eq!(Level::from(9).as_i64(), 9);
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_numbers {
    ($name:ident { $($variant:ident: $number:literal,)* ..$other:ident }) => {
                impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }
                impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }
                impl ::core::cmp::PartialEq for $name {
            fn eq(&self, other: &Self) -> bool {
                self.as_i64() == other.as_i64()
            }
        }

        impl ::core::cmp::Eq for $name {}

        impl ::core::hash::Hash for $name {
            fn hash<H: ::core::hash::Hasher>(&self, state: &mut H) {
                ::core::hash::Hash::hash(&self.as_i64(), state);
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                let name = match self {
                    $(Self::$variant => ::core::stringify!($variant),)*
                    Self::$other(unknown) => return $crate::codec::debug_unknown(::core::stringify!($other), unknown, formatter),
                };
                formatter.write_str(name)
            }
        }

        #[allow(unreachable_pub)]
        impl $name {
            /// Returns the number.
            pub const fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $number,)*
                    Self::$other(number) => number.as_i64(),
                }
            }
        }

        impl ::core::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::$other($crate::codec::unknown_number(number)),
                }
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), formatter)
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                *self = Self::from($crate::codec::read::<i64>(input)?);
                input.note_if(::core::matches!(self, Self::$other(_)))
            }

            #[inline]
            fn vacant() -> Self {
                Self::from(0)
            }
        }

        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::View::signed(self.as_i64())
            }
        }
    };
}
