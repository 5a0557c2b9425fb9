//! Unions: which variant is it?
//!
//! `codec::tagged!` and `codec::untagged!` write the table of a type; it is decided here, on a buffered value where it must be.

use std::cell::Cell;
use std::cmp::Reverse;

use serde_json::Value;

use super::error::Error;
use super::input::{Arrival, Buffered, Fit, Input, Slot, Trial, read};
use super::tree::feed;
use super::view::{Look, Sink, View};

/// Reads one variant of a union.
pub type Variant<U> = fn(&mut Input<'_>) -> Result<U, Error>;

/// Reads a union whose variant is named by the member `tag`.
///
/// # Errors
/// If the variant is known and the value isn't one of it.
pub fn read_tagged<U>(
    input: &mut Input<'_>,
    tag: &str,
    variants: &[(&[&str], Variant<U>)],
    unknown: fn(Value) -> U,
) -> Result<U, Error> {
    buffer(input, |node| {
        let word = node.value.get(tag).and_then(Value::as_str);
        let known = word.and_then(|word| variants.iter().find(|(words, _)| words.contains(&word)));
        match known {
            Some((_, read)) => Candidate::of(*read, |slot| feed(node, slot)),
            None => Ok(given_up(node, unknown)),
        }
    })
}

/// Reads a union by what fits best: what loses the fewest members and words, then names the most members, then comes first.
///
/// # Errors
/// If nothing arrived.
pub fn read_untagged<U>(input: &mut Input<'_>, variants: &[Variant<U>], unknown: fn(Value) -> U) -> Result<U, Error> {
    if matches!(input.0, Arrival::List(_) | Arrival::Object(_)) {
        return buffer(input, |node| {
            let found = best(variants, node.fit, |fit, slot| feed(Buffered { fit, ..node }, slot));
            Ok(found.unwrap_or_else(|| given_up(node, unknown)))
        });
    }
    let outer = Cell::default();
    let found = best(variants, &outer, |fit, slot| repeat_scalar(input, fit, slot));
    match found {
        Some(found) => Ok(found),
        None => read(input).map(unknown),
    }
}

/// Hands on the value as a buffered one, buffering it only if it isn't yet.
fn buffer<U>(input: &mut Input<'_>, decide: impl Fn(Buffered<'_>) -> Result<U, Error>) -> Result<U, Error> {
    if let Some(node) = input.buffered() {
        return decide(node);
    }
    let value: Value = read(input)?;
    decide(Buffered { value: &value, fit: &Cell::default() })
}

/// Keeps a value that no variant fits.
fn given_up<U>(node: Buffered<'_>, unknown: fn(Value) -> U) -> U {
    Fit { lost: 1, named: 0 }.add_to(node.fit);
    unknown(node.value.clone())
}

/// Fills a slot with the same scalar again.
fn repeat_scalar(input: &Input<'_>, fit: &Cell<Fit>, slot: &mut dyn Slot) -> Result<(), Error> {
    let trial;
    let again = match input.0 {
        Arrival::Null => Arrival::Null,
        Arrival::Bool(value) => Arrival::Bool(value),
        Arrival::Unsigned(value) => Arrival::Unsigned(value),
        Arrival::Signed(value) => Arrival::Signed(value),
        Arrival::Float(value) => Arrival::Float(value),
        Arrival::Text(text) | Arrival::Trial(&Trial { text, .. }) => {
            trial = Trial { text, fit };
            Arrival::Trial(&trial)
        }
        Arrival::Absent | Arrival::List(_) | Arrival::Object(_) => {
            return Err(input.unexpected("a scalar"));
        }
    };
    slot.fill(&mut Input(again))
}

/// Returns the variant that fits best, and adds its fit to `outer`.
fn best<U>(
    variants: &[Variant<U>],
    outer: &Cell<Fit>,
    feed: impl Fn(&Cell<Fit>, &mut dyn Slot) -> Result<(), Error>,
) -> Option<U> {
    let mut best: Option<(Fit, U)> = None;
    for read in variants {
        let fit = Cell::default();
        let Ok(found) = Candidate::of(*read, |slot| feed(&fit, slot)) else {
            continue;
        };
        if best.as_ref().is_none_or(|(best, _)| fit.get().rank() < best.rank()) {
            best = Some((fit.get(), found));
        }
    }
    let (fit, found) = best?;
    fit.add_to(outer);
    Some(found)
}

impl Fit {
    /// Returns a rank that is the lower the better the fit.
    fn rank(self) -> (u32, Reverse<u32>) {
        (self.lost, Reverse(self.named))
    }
}

/// A variant as a slot.
struct Candidate<U> {
    read: Variant<U>,
    value: Option<U>,
}

impl<U> Candidate<U> {
    fn of(read: Variant<U>, feed: impl FnOnce(&mut dyn Slot) -> Result<(), Error>) -> Result<U, Error> {
        let mut candidate = Self { read, value: None };
        feed(&mut candidate)?;
        candidate.value.ok_or_else(Error::format)
    }
}

impl<U> Slot for Candidate<U> {
    fn fill(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.value = Some((self.read)(input)?);
        Ok(())
    }
}

/// Writes the payload of a variant that is named by the member `tag`.
///
/// A payload that has the tag as a member keeps its word if it names this variant; otherwise the first word is written.
///
/// # Errors
/// If the payload is no object, or the format can't be written.
pub fn write_tagged(sink: &mut dyn Sink, tag: &str, words: &[&str], payload: &View<'_>) -> Result<(), Error> {
    let Look::Object(object) = payload.0 else {
        return Err(Error::custom(format_args!("a variant named by `{tag}` must be an object")));
    };
    let word = words.first().copied().unwrap_or_default();
    let mut tagging = Tagging { sink, tag, words, word, done: false };
    object.members(&mut tagging)?;
    match tagging.done {
        true => Ok(()),
        false => sink.member(tag, &View::text(word)),
    }
}

/// Passes all members on and puts the tag right.
struct Tagging<'a> {
    sink: &'a mut dyn Sink,
    tag: &'a str,
    words: &'a [&'a str],
    word: &'a str,
    done: bool,
}

impl Sink for Tagging<'_> {
    fn member(&mut self, name: &str, view: &View<'_>) -> Result<(), Error> {
        if name != self.tag {
            return self.sink.member(name, view);
        }
        self.done = true;
        match view.0 {
            Look::Text(word) if self.words.contains(&word) => self.sink.member(name, view),
            _ => self.sink.member(name, &View::text(self.word)),
        }
    }
}

/// Declares how a union is read and written whose variants are named by a member.
///
/// Each word stands before its variant; the variant after `..` holds, as a [`Value`](serde_json::Value),
/// what has no known word. A payload may have the tag as a field; it is put right when written.
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
    (decode $name:ident, $tag:literal $body:tt) => {
        $crate::__codec_deserialize!($name);
        $crate::__codec_tagged!(@decode $name $tag $body);
    };
    (encode $name:ident, $tag:literal $body:tt) => {
        $crate::__codec_serialize!($name);
        $crate::__codec_tagged!(@encode $name $tag $body);
    };
    ($name:ident, $tag:literal $body:tt) => {
        $crate::__codec_tagged!(decode $name, $tag $body);
        $crate::__codec_tagged!(encode $name, $tag $body);
    };
    (@decode $name:ident $tag:literal { $($($word:literal)|+ => $variant:ident,)* ..$other:ident }) => {
        $crate::__codec_union_slot!($name $other |input| $crate::codec::read_tagged(
            input,
            $tag,
            &[$((&[$($word),+], |input| $crate::codec::read(input).map(Self::$variant))),*],
            Self::$other,
        ));
    };
    (@encode $name:ident $tag:literal { $($($word:literal)|+ => $variant:ident,)* ..$other:ident }) => {
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
                    $(Self::$variant(value) => (&[$($word),+], $crate::codec::Encode::view(value)),)*
                    Self::$other(value) => (&[], $crate::codec::Encode::view(value)),
                };
                $crate::codec::write_tagged(sink, $tag, words, &payload)
            }
        }
    };
}

/// Declares how a union is read and written whose variants are told apart by what they look like.
///
/// A scalar goes to the first variant that can hold it; a list or an object to the variant that loses the fewest
/// of its members, then names the most, then comes first. The variant after `..` holds, as a
/// [`Value`](serde_json::Value), what fits none.
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
    (decode $name:ident $body:tt) => {
        $crate::__codec_deserialize!($name);
        $crate::__codec_untagged!(@decode $name $body);
    };
    (encode $name:ident $body:tt) => {
        $crate::__codec_serialize!($name);
        $crate::__codec_untagged!(@encode $name $body);
    };
    ($name:ident $body:tt) => {
        $crate::__codec_untagged!(decode $name $body);
        $crate::__codec_untagged!(encode $name $body);
    };
    (@decode $name:ident { $($variant:ident,)* ..$other:ident }) => {
        $crate::__codec_union_slot!($name $other |input| $crate::codec::read_untagged(
            input,
            &[$(|input| $crate::codec::read(input).map(Self::$variant)),*],
            Self::$other,
        ));
    };
    (@encode $name:ident { $($variant:ident,)* ..$other:ident }) => {
        impl $crate::codec::Encode for $name {
            #[inline]
            fn view(&self) -> $crate::codec::View<'_> {
                match self {
                    $(Self::$variant(value) => $crate::codec::Encode::view(value),)*
                    Self::$other(value) => $crate::codec::Encode::view(value),
                }
            }
        }
    };
}

/// The slot of a union, given how its value is read.
#[macro_export]
#[doc(hidden)]
macro_rules! __codec_union_slot {
    ($name:ident $other:ident |$input:ident| $read:expr) => {
        impl $crate::codec::Slot for $name {
            #[inline]
            fn fill(&mut self, $input: &mut $crate::codec::Input<'_>) -> ::core::result::Result<(), $crate::codec::Error> {
                *self = $read?;
                ::core::result::Result::Ok(())
            }
        }

        impl $crate::codec::Decode for $name {
            #[inline]
            fn vacant() -> Self {
                Self::$other($crate::codec::vacant())
            }
        }
    };
}
