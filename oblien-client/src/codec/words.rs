//! Open enumerations: words or numbers with a variant each, and one variant for those yet to come.
//!
//! `codec::words!` and `codec::numbers!` write the table of a type; the functions here are all that reads it. They are the same
//! for all enumerations where they can be, as there are hundreds in a client: each line of a macro is compiled for each of them.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::error::Error;
use super::input::{Input, read};

/// An open enumeration of words.
pub trait Words: Sized + 'static {
    /// All words that have a variant, in the order of the variants, each with the name of its variant.
    const WORDS: &'static [(&'static str, &'static str)];

    /// Returns the variant of a word; `unknown` keeps one that has none.
    fn of(word: &str, unknown: &mut dyn FnMut(&str) -> UnknownWord<Self>) -> Self;
}

/// Returns the variant of a word.
#[inline]
pub fn word<E: Words>(text: &str) -> E {
    E::of(text, &mut UnknownWord::new)
}

/// Reads a word into its place.
///
/// # Errors
/// If what arrived isn't a text.
#[inline]
pub fn fill_word<E: Words>(place: &mut E, input: &Input<'_>) -> Result<(), Error> {
    let unknown = &mut |word: &str| {
        input.note_unknown();
        UnknownWord::new(word)
    };
    *place = E::of(input.text()?, unknown);
    Ok(())
}

/// Compares two words by the order of their variants; those without one come last, in the order of their texts.
#[must_use]
pub fn word_order(words: &[(&str, &str)], left: &str, right: &str) -> Ordering {
    let place = |text: &str| words.iter().position(|(word, _)| *word == text).unwrap_or(words.len());
    place(left).cmp(&place(right)).then_with(|| left.cmp(right))
}

/// Writes the name of a word's variant; `other` is that of words without one.
///
/// # Errors
/// If the formatter can't be written to.
pub fn debug_word(words: &[(&str, &str)], other: &str, text: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match words.iter().find(|(word, _)| *word == text) {
        Some((_, name)) => formatter.write_str(name),
        None => formatter.debug_tuple(other).field(&text).finish(),
    }
}

/// A word that an enumeration `E` has no variant for.
///
/// Only this crate makes one, after it has looked for a variant: a known word is never unknown.
pub struct UnknownWord<E> {
    word: Box<str>,
    owner: PhantomData<fn() -> E>,
}

impl<E> UnknownWord<E> {
    fn new(word: &str) -> Self {
        Self { word: word.into(), owner: PhantomData }
    }

    /// Returns the word.
    pub fn as_str(&self) -> &str {
        &self.word
    }
}

impl<E> AsRef<str> for UnknownWord<E> {
    fn as_ref(&self) -> &str {
        &self.word
    }
}

impl<E> fmt::Display for UnknownWord<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.pad(&self.word)
    }
}

/// An open enumeration of integers.
pub trait Numbers: Sized + 'static {
    /// All numbers that have a variant, in the order of the variants, each with the name of its variant.
    const NUMBERS: &'static [(i64, &'static str)];

    /// Returns the variant of a number; `unknown` keeps one that has none.
    fn of(number: i64, unknown: &mut dyn FnMut(i64) -> UnknownNumber<Self>) -> Self;
}

/// Returns the variant of a number.
#[inline]
pub fn number<E: Numbers>(number: i64) -> E {
    E::of(number, &mut UnknownNumber::new)
}

/// Reads a number into its place.
///
/// # Errors
/// If what arrived isn't an integer.
#[inline]
pub fn fill_number<E: Numbers>(place: &mut E, input: &mut Input<'_>) -> Result<(), Error> {
    let found = read(input)?;
    let unknown = &mut |number: i64| {
        input.note_unknown();
        UnknownNumber::new(number)
    };
    *place = E::of(found, unknown);
    Ok(())
}

/// Compares two numbers by the order of their variants; those without one come last, in their own order.
#[must_use]
pub fn number_order(numbers: &[(i64, &str)], left: i64, right: i64) -> Ordering {
    let place = |number: i64| numbers.iter().position(|(known, _)| *known == number).unwrap_or(numbers.len());
    place(left).cmp(&place(right)).then_with(|| left.cmp(&right))
}

/// Writes the name of a number's variant; `other` is that of numbers without one.
///
/// # Errors
/// If the formatter can't be written to.
pub fn debug_number(numbers: &[(i64, &str)], other: &str, number: i64, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    match numbers.iter().find(|(known, _)| *known == number) {
        Some((_, name)) => formatter.write_str(name),
        None => formatter.debug_tuple(other).field(&number).finish(),
    }
}

/// A number that an enumeration `E` has no variant for.
///
/// Only this crate makes one, after it has looked for a variant: a known number is never unknown.
pub struct UnknownNumber<E> {
    number: i64,
    owner: PhantomData<fn() -> E>,
}

impl<E> UnknownNumber<E> {
    const fn new(number: i64) -> Self {
        Self { number, owner: PhantomData }
    }

    /// Returns the number.
    pub const fn as_i64(&self) -> i64 {
        self.number
    }
}

impl<E> fmt::Display for UnknownNumber<E> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.number.fmt(formatter)
    }
}

/// A derive would ask the same of `E`, which is the very enumeration that holds this.
macro_rules! compare_by {
    ($name:ident . $field:ident) => {
        impl<E> Clone for $name<E> {
            fn clone(&self) -> Self {
                Self { $field: self.$field.clone(), owner: PhantomData }
            }
        }

        impl<E> fmt::Debug for $name<E> {
            fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
                self.$field.fmt(formatter)
            }
        }

        impl<E> PartialEq for $name<E> {
            fn eq(&self, other: &Self) -> bool {
                self.$field == other.$field
            }
        }

        impl<E> Eq for $name<E> {}

        impl<E> PartialOrd for $name<E> {
            fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
                Some(self.cmp(other))
            }
        }

        impl<E> Ord for $name<E> {
            fn cmp(&self, other: &Self) -> Ordering {
                self.$field.cmp(&other.$field)
            }
        }

        impl<E> Hash for $name<E> {
            fn hash<H: Hasher>(&self, state: &mut H) {
                self.$field.hash(state);
            }
        }
    };
}

compare_by!(UnknownWord.word);
compare_by!(UnknownNumber.number);

#[cfg(test)]
mod tests;
