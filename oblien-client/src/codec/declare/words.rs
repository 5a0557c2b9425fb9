//! `codec::words!` and `codec::numbers!`: an open enumeration of words or of integers.
//!
//! They write the table of the variants; `codec::words` looks things up in it.

/// Declares an open enumeration of words.
///
/// The variant after `..` holds an [`UnknownWord`](crate::codec::UnknownWord) of the enumeration itself, and is what a word without a variant becomes.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
            const WORDS: &'static [(&'static str, Self)] = &[$(($word, Self::$variant)),*];

            fn unknown(word: $crate::codec::UnknownWord<Self>) -> Self {
                Self::$other(word)
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
                *self = $crate::codec::read_word(input)?;
                ::core::result::Result::Ok(())
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

/// Declares an open enumeration of integers.
///
/// The variant after `..` holds an [`UnknownNumber`](crate::codec::UnknownNumber) of the enumeration itself, and is what a number without a variant becomes.
///
/// ```
/// use oblien_client::codec;
///
/// #[derive(Clone, Debug, PartialEq, Eq, Hash)]
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
            const NUMBERS: &'static [(i64, Self)] = &[$(($number, Self::$variant)),*];

            fn unknown(number: $crate::codec::UnknownNumber<Self>) -> Self {
                Self::$other(number)
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
                *self = $crate::codec::read_number(input)?;
                ::core::result::Result::Ok(())
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
