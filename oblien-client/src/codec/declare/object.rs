//! `codec::object!`: a struct as an object.
//!
//! It writes the rows of the type; the routines of `codec::object` and `codec::view` walk them.

/// Declares how a struct is read and written as an object.
///
/// Every field is listed with the name of its member. `null` before the name: the member is required and `None` is
/// written as null (an `Option` without it is left out). `serde` before the name: the field's type only has serde's
/// traits (and `Default`); `serde_null` and `serde_field` are the same for an `Option` that is written as null and for a
/// [`Field`](crate::Field). `..field` at the end: the field, an [`Extra`](crate::Extra) or a map, keeps the members
/// that have no field; `..serde field`: its values, or the map, only have serde's traits. `decode` or `encode` before the type:
/// only the one direction. `rows` before that: only what tables need, for a type that derives serde's traits.
///
/// ```
/// use oblien_client::{Extra, codec};
///
/// #[derive(Debug, PartialEq)]
/// struct Workspace {
///     id: String,
///     kind: Option<String>,
///     extra: Extra,
/// }
/// codec::object!(Workspace { id: "id", kind: "type", ..extra });
///
/// let text = r#"{"id":"ws_1","type":"small","region":"eu-1"}"#;
/// let workspace: Workspace = serde_json::from_str(text)?;
/// assert_eq!(workspace.kind.as_deref(), Some("small"));
/// assert_eq!(workspace.extra.len(), 1);
/// assert_eq!(serde_json::to_string(&workspace)?, text);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_object {
    // The common cases, without another macro for the type or for each field: those would double the cost of a type.
    (decode $name:ident { $($field:ident: $(null)? $text:literal),* $(,)? }) => {
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
                input.object(&mut [$(($text, &mut self.$field)),*])
            }

            #[inline]
            fn vacant() -> Self {
                Self { $($field: $crate::codec::vacant()),* }
            }
        }
    };
    (encode $name:ident { $($field:ident: $(null $null:literal)? $($text:literal)?),* $(,)? }) => {
        impl $crate::codec::serde::Serialize for $name {
            fn serialize<S: $crate::codec::serde::Serializer>(&self, serializer: S) -> ::core::result::Result<S::Ok, S::Error> {
                $crate::codec::serialize(self, serializer)
            }
        }

        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::View::object(self)
            }

            #[inline]
            fn members(
                &self,
                sink: &mut dyn $crate::codec::Sink,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                sink.table(&[$(
                    $(($null, $crate::codec::nullable(&self.$field)))?
                    $(($text, $crate::codec::Encode::view(&self.$field)))?
                ),*])
            }
        }
    };
    (rows decode $name:ident $body:tt) => {
        $crate::__codec_object!(@decode $name $body);
    };
    (rows encode $name:ident $body:tt) => {
        $crate::__codec_object!(@encode $name $body);
    };
    (rows $name:ident $body:tt) => {
        $crate::__codec_object!(@decode $name $body);
        $crate::__codec_object!(@encode $name $body);
    };
    (decode $name:ident $body:tt) => {
        $crate::__codec_deserialize!($name);
        $crate::__codec_object!(@decode $name $body);
    };
    (encode $name:ident $body:tt) => {
        $crate::__codec_serialize!($name);
        $crate::__codec_object!(@encode $name $body);
    };
    ($name:ident $body:tt) => {
        $crate::__codec_object!(decode $name $body);
        $crate::__codec_object!(encode $name $body);
    };
    (@decode $name:ident { $($field:ident: $($mode:ident)? $text:literal,)* ..serde $rest:ident }) => {
        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                let mut rest = ::std::collections::BTreeMap::new();
                $crate::__codec_field!(@read input
                    [$(($text, $crate::__codec_field!(@slot $($mode)? &mut self.$field))),*]
                    &mut rest)?;
                self.$rest = $crate::codec::foreign_rest(rest)?;
                ::core::result::Result::Ok(())
            }

            #[inline]
            fn vacant() -> Self {
                Self {
                    $($field: $crate::__codec_field!(@vacant $($mode)?),)*
                    $rest: ::core::default::Default::default(),
                }
            }
        }
    };
    (@encode $name:ident { $($field:ident: $($mode:ident)? $text:literal,)* ..serde $rest:ident }) => {
        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::View::object(self)
            }

            #[inline]
            fn members(
                &self,
                sink: &mut dyn $crate::codec::Sink,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                $crate::__codec_field!(@write sink
                    [$(($text, $crate::__codec_field!(@view $($mode)? &self.$field))),*]
                    &$crate::codec::Foreign::new(&self.$rest))
            }
        }
    };
    (@decode $name:ident {
        $($field:ident: $($mode:ident)? $text:literal),* $(, ..$rest:ident)? $(,)?
    }) => {
        impl $crate::codec::Decode for $name {
            #[inline]
            fn decode(
                &mut self,
                input: &mut $crate::codec::Input<'_>,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                $crate::__codec_field!(@read input
                    [$(($text, $crate::__codec_field!(@slot $($mode)? &mut self.$field))),*]
                    $(&mut self.$rest)?)
            }

            #[inline]
            fn vacant() -> Self {
                Self {
                    $($field: $crate::__codec_field!(@vacant $($mode)?),)*
                    $($rest: $crate::codec::vacant(),)?
                }
            }
        }
    };
    (@encode $name:ident {
        $($field:ident: $($mode:ident)? $text:literal),* $(, ..$rest:ident)? $(,)?
    }) => {
        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                $crate::codec::View::object(self)
            }

            #[inline]
            fn members(
                &self,
                sink: &mut dyn $crate::codec::Sink,
            ) -> ::core::result::Result<(), $crate::codec::Error> {
                $crate::__codec_field!(@write sink
                    [$(($text, $crate::__codec_field!(@view $($mode)? &self.$field))),*]
                    $(&self.$rest)?)
            }
        }
    };
}

/// How one field is read and written, by the word before the name of its member.
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_field {
    (@read $input:ident [$($row:expr),*] $rest:expr) => { $input.open_object(&mut [$($row),*], $rest) };
    (@read $input:ident [$($row:expr),*]) => { $input.object(&mut [$($row),*]) };
    (@write $sink:ident [$($row:expr),*] $rest:expr) => { $crate::codec::open_table($sink, &[$($row),*], $rest) };
    (@write $sink:ident [$($row:expr),*]) => { $sink.table(&[$($row),*]) };
    (@slot null $slot:expr) => { $slot };
    (@slot serde $slot:expr) => { &mut $crate::codec::ForeignSlot($slot) };
    (@slot serde_null $slot:expr) => { &mut $crate::codec::ForeignSlot($slot) };
    (@slot serde_field $slot:expr) => { &mut $crate::codec::ForeignField($slot) };
    (@slot $slot:expr) => { $slot };
    (@vacant) => { $crate::codec::vacant() };
    (@vacant null) => { $crate::codec::vacant() };
    (@vacant $mode:ident) => { ::core::default::Default::default() };
    (@view null $field:expr) => { $crate::codec::nullable($field) };
    (@view serde $field:expr) => { $crate::codec::Encode::view(&$crate::codec::Foreign::new($field)) };
    (@view serde_null $field:expr) => { $crate::codec::Encode::view(&$crate::codec::Foreign::nullable($field)) };
    (@view serde_field $field:expr) => { $crate::codec::Encode::view(&$crate::codec::Foreign::three_state($field)) };
    (@view $field:expr) => { $crate::codec::Encode::view($field) };
}
