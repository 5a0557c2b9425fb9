//! Values of other crates that are written as their text, by serde and by the tables of generated types.
//!
//! Used by the modules of dates and times, whose types have `Display`, `FromStr` and `Default`.

/// Gives types all that the codec and serde ask for; with each what is said of a text that is none.
macro_rules! written_as_text {
    ($($name:ident: $expected:literal;)*) => {$(
        impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.collect_str(self)
            }
        }

        impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }

        impl $crate::codec::Decode for $name {
            fn decode(&mut self, input: &mut $crate::codec::Input<'_>) -> Result<(), $crate::codec::Error> {
                let fault = |error| $crate::codec::Error::custom(format_args!(concat!($expected, ": {}"), error));
                *self = input.text()?.parse().map_err(fault)?;
                Ok(())
            }

            fn vacant() -> Self {
                Self::default()
            }
        }

        impl $crate::codec::Encode for $name {
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::View::foreign(self)
            }
        }
    )*};
}

pub(crate) use written_as_text;
