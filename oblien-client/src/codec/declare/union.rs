//! `codec::tagged!` and `codec::untagged!`: an enumeration as one of several types.
//!
//! They write the table of the variants; `codec::union` decides.

/// Declares how a union is read and written whose variants are named by a member.
///
/// Each word stands before its variant; the variant after `..` holds, as a [`Value`](serde_json::Value),
/// what has no known word. A payload may have the tag as a field; it is put right when written. Where the tag is a number
/// or a boolean, its words are what it is written as. `serde` behind a variant: what it holds only has serde's traits.
///
/// ```
/// use oblien_client::{Value, codec};
///
/// #[derive(Debug, PartialEq)]
/// struct Circle { radius: f64 }
/// codec::object!(Circle { radius: "radius" });
///
/// #[derive(Debug, PartialEq)]
/// enum Shape { Circle(Circle), Unknown(Value) }
/// codec::tagged!(Shape, "kind" { "circle" => Circle, ..Unknown });
///
/// let shape: Shape = serde_json::from_str(r#"{"radius":1.5,"kind":"circle"}"#)?;
/// assert_eq!(shape, Shape::Circle(Circle { radius: 1.5 }));
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_tagged {
    (decode $name:ident, $tag:literal { $($($word:literal)|+ => $variant:ident $(: $mode:ident)?,)* ..$other:ident }) => {
        impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                let read = $crate::codec::read_tagged(
                    input,
                    $tag,
                    &[$((&[$($word),+], &$crate::codec::variant$(::$mode)?::of(Self::$variant))),*],
                    Self::$other,
                );
                $crate::codec::put(self, read)
            }

            #[inline]
            fn vacant() -> Self {
                Self::$other($crate::codec::vacant())
            }
        }
    };
    (encode $name:ident, $tag:literal { $($($word:literal)|+ => $variant:ident $(: $mode:ident)?,)* ..$other:ident }) => {
        impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }

        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                match self {
                    Self::$other(value) => $crate::codec::Encode::view(value),
                    #[allow(unreachable_patterns)]
                    _ => $crate::codec::View::object(self),
                }
            }

            #[inline]
            fn members(
                &self,
                sink: &mut dyn $crate::codec::Sink,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                let (words, payload): (&[&str], _) = match self {
                    $(Self::$variant(value) => (&[$($word),+], $crate::codec::variant$(::$mode)?::view(value)),)*
                    Self::$other(value) => (&[], $crate::codec::Encode::view(value)),
                };
                $crate::codec::write_tagged(sink, $tag, words, &payload)
            }
        }
    };
    ($name:ident, $tag:literal $body:tt) => {
        $crate::__codec_tagged!(decode $name, $tag $body);
        $crate::__codec_tagged!(encode $name, $tag $body);
    };
}

/// Declares how a union is read and written whose variants are told apart by what they look like.
///
/// A scalar goes to the first variant that can hold it; a list or an object to the variant that loses the fewest
/// of its members, then names the most, then comes first. The variant after `..` holds, as a
/// [`Value`](serde_json::Value), what fits none. `serde` behind a variant: what it holds only has serde's traits.
///
/// ```
/// use oblien_client::{Value, codec};
///
/// #[derive(Debug, PartialEq)]
/// enum Port { Name(String), Number(u16), Unknown(Value) }
/// codec::untagged!(Port { Name, Number, ..Unknown });
///
/// let ports: Vec<Port> = serde_json::from_str(r#"["http", 80, true]"#)?;
/// assert_eq!(ports, [Port::Name("http".into()), Port::Number(80), Port::Unknown(true.into())]);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_untagged {
    (decode $name:ident { $($variant:ident $(: $mode:ident)?,)* ..$other:ident }) => {
        impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize(deserializer)
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                let read = $crate::codec::read_untagged(
                    input,
                    &[$(&$crate::codec::variant$(::$mode)?::of(Self::$variant)),*],
                    Self::$other,
                );
                $crate::codec::put(self, read)
            }

            #[inline]
            fn vacant() -> Self {
                Self::$other($crate::codec::vacant())
            }
        }
    };
    (encode $name:ident { $($variant:ident $(: $mode:ident)?,)* ..$other:ident }) => {
        impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }

        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::codec::variant$(::$mode)?::view(value),)*
                    Self::$other(value) => $crate::codec::Encode::view(value),
                }
            }
        }
    };
    ($name:ident $body:tt) => {
        $crate::__codec_untagged!(decode $name $body);
        $crate::__codec_untagged!(encode $name $body);
    };
}
