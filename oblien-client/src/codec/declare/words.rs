//! `codec::words!` and `codec::numbers!`: an open enumeration of words or of integers.
//!
//! They write the table of the variants; `codec::words` looks things up in it.

/// Declares an open enumeration of words: its codec, its conversions, and what a derive of `Debug`, `PartialEq`, `Eq`, `Hash`,
/// `PartialOrd` and `Ord` would give, in less than half of their time.
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
        $crate::__codec_deserialize!($name);
        $crate::__codec_serialize!($name);
        $crate::__codec_display!($name);

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

        impl $crate::codec::Words for $name {
            const WORDS: &'static [(&'static str, &'static str)] = &[$(($word, ::core::stringify!($variant))),*];

            fn of(word: &str, unknown: &mut dyn ::core::ops::FnMut(&str) -> $crate::codec::UnknownWord<Self>) -> Self {
                match word {
                    $($word => Self::$variant,)*
                    _ => Self::$other(unknown(word)),
                }
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

        impl ::core::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                $crate::codec::word_order(<Self as $crate::codec::Words>::WORDS, self.as_str(), other.as_str())
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::debug_word(
                    <Self as $crate::codec::Words>::WORDS,
                    ::core::stringify!($other),
                    self.as_str(),
                    formatter,
                )
            }
        }

        impl ::core::convert::From<&str> for $name {
            fn from(word: &str) -> Self {
                $crate::codec::word(word)
            }
        }

        impl ::core::convert::From<::std::string::String> for $name {
            fn from(word: ::std::string::String) -> Self {
                $crate::codec::word(&word)
            }
        }

        impl $crate::codec::Slot for $name {
            #[inline]
            fn fill(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                $crate::codec::fill_word(self, input)
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn vacant() -> Self {
                $crate::codec::word("")
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

/// Declares an open enumeration of integers: its codec, its conversions, and what a derive of `Debug`, `PartialEq`, `Eq`,
/// `Hash`, `PartialOrd` and `Ord` would give.
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
        $crate::__codec_deserialize!($name);
        $crate::__codec_serialize!($name);

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

        impl $crate::codec::Numbers for $name {
            const NUMBERS: &'static [(i64, &'static str)] = &[$(($number, ::core::stringify!($variant))),*];

            fn of(number: i64, unknown: &mut dyn ::core::ops::FnMut(i64) -> $crate::codec::UnknownNumber<Self>) -> Self {
                match number {
                    $($number => Self::$variant,)*
                    _ => Self::$other(unknown(number)),
                }
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

        impl ::core::cmp::PartialOrd for $name {
            fn partial_cmp(&self, other: &Self) -> ::core::option::Option<::core::cmp::Ordering> {
                ::core::option::Option::Some(::core::cmp::Ord::cmp(self, other))
            }
        }

        impl ::core::cmp::Ord for $name {
            fn cmp(&self, other: &Self) -> ::core::cmp::Ordering {
                $crate::codec::number_order(<Self as $crate::codec::Numbers>::NUMBERS, self.as_i64(), other.as_i64())
            }
        }

        impl ::core::fmt::Debug for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                $crate::codec::debug_number(
                    <Self as $crate::codec::Numbers>::NUMBERS,
                    ::core::stringify!($other),
                    self.as_i64(),
                    formatter,
                )
            }
        }

        impl ::core::convert::From<i64> for $name {
            fn from(number: i64) -> Self {
                $crate::codec::number(number)
            }
        }

        impl ::core::fmt::Display for $name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), formatter)
            }
        }

        impl $crate::codec::Slot for $name {
            #[inline]
            fn fill(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                $crate::codec::fill_number(self, input)
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn vacant() -> Self {
                $crate::codec::number(0)
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
