//! `codec::held!`: a struct as an object that is read as a whole.
//!
//! For objects with a member that can't be made before it is read; they are written like those of `codec::object!`.

/// Declares how a struct is read and written as an object, as `codec::object!` does; no field needs a `Default`.
/// In a box it only has serde's traits.
///
/// ```
/// use std::num::NonZeroU8;
///
/// use oblien_client::codec;
///
/// #[derive(Debug, PartialEq)]
/// struct Page {
///     number: NonZeroU8,
///     title: Option<String>,
/// }
/// codec::held!(Page { number: serde "number", title: "title" });
///
/// let page: Page = serde_json::from_str(r#"{"number":7}"#)?;
/// assert_eq!(page.number.get(), 7);
/// # Ok::<(), serde_json::Error>(())
/// ```
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_held {
    (decode $name:ident $body:tt) => {
        impl<'de> $crate::codec::serde::Deserialize<'de> for $name {
            fn deserialize<D: $crate::codec::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                $crate::codec::deserialize_held(deserializer)
            }
        }

        $crate::__codec_held!(rows decode $name $body);
    };
    ($name:ident $body:tt) => {
        $crate::__codec_held!(decode $name $body);
        $crate::__codec_object!(encode $name $body);
    };
    (rows $name:ident $body:tt) => {
        $crate::__codec_held!(rows decode $name $body);
        $crate::__codec_object!(rows encode $name $body);
    };
    (rows decode $name:ident $body:tt) => {
        $crate::__codec_held!(@decode $name $body);
    };
    (@decode $name:ident { $($field:ident: $($mode:ident)? $text:literal,)* ..serde $rest:ident }) => {
        impl $crate::codec::Held for $name {
            fn read(input: &mut $crate::codec::Input<'_>) -> ::core::result::Result<Self, $crate::codec::Error> {
                $(let mut $field = ::core::option::Option::None;)*
                let rest = $crate::codec::read_open_foreign(
                    input,
                    &mut [$(($text, $crate::__codec_held!(@place $($mode)? $field))),*],
                )?;
                ::core::result::Result::Ok(Self { $($field: $crate::codec::filled($field)?,)* $rest: rest })
            }
        }
    };
    (@decode $name:ident { $($field:ident: $($mode:ident)? $text:literal,)* ..$rest:ident }) => {
        impl $crate::codec::Held for $name {
            fn read(input: &mut $crate::codec::Input<'_>) -> ::core::result::Result<Self, $crate::codec::Error> {
                $(let mut $field = ::core::option::Option::None;)*
                let rest = $crate::codec::read_open(
                    input,
                    &mut [$(($text, $crate::__codec_held!(@place $($mode)? $field))),*],
                )?;
                ::core::result::Result::Ok(Self { $($field: $crate::codec::filled($field)?,)* $rest: rest })
            }
        }
    };
    (@decode $name:ident { $($field:ident: $($mode:ident)? $text:literal),* $(,)? }) => {
        impl $crate::codec::Held for $name {
            fn read(input: &mut $crate::codec::Input<'_>) -> ::core::result::Result<Self, $crate::codec::Error> {
                $(let mut $field = ::core::option::Option::None;)*
                $crate::codec::Input::object(
                    input,
                    &mut [$(($text, $crate::__codec_held!(@place $($mode)? $field))),*],
                )?;
                ::core::result::Result::Ok(Self { $($field: $crate::codec::filled($field)?,)* })
            }
        }
    };
    (@place serde $field:ident) => { &mut $crate::codec::ForeignPlace(&mut $field) };
    (@place serde_null $field:ident) => { &mut $crate::codec::ForeignPlace(&mut $field) };
    (@place serde_field $field:ident) => { &mut $crate::codec::ForeignFieldPlace(&mut $field) };
    (@place null $field:ident) => { &mut $crate::codec::Place(&mut $field) };
    (@place $field:ident) => { &mut $crate::codec::Place(&mut $field) };
}
