//! Open enumerations: words or numbers with a variant each, and one variant for those yet to come.
//!
//! `codec::words!` and `codec::numbers!` write the table of a type; the look-ups here are all that reads it.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::error::Error;
use super::input::{Input, read};

/// An open enumeration of words.
pub trait Words: Clone + Sized + 'static {
    /// All words that have a variant.
    const WORDS: &'static [(&'static str, Self)];

    /// Keeps a word that has no variant.
    fn unknown(word: UnknownWord<Self>) -> Self;
}

/// Returns the variant of a word.
#[inline]
pub fn word<E: Words>(text: &str) -> E {
    match E::WORDS.iter().find(|(word, _)| *word == text) {
        Some((_, variant)) => variant.clone(),
        None => E::unknown(UnknownWord { word: text.into(), owner: PhantomData }),
    }
}

/// Reads a word.
///
/// # Errors
/// If what arrived isn't a text.
#[inline]
pub fn read_word<E: Words>(input: &Input<'_>) -> Result<E, Error> {
    let text = input.text()?;
    if !E::WORDS.iter().any(|(word, _)| *word == text) {
        input.note_unknown();
    }
    Ok(word(text))
}

/// A word that an enumeration `E` has no variant for.
///
/// Only this crate makes one, after it has looked for a variant: a known word is never unknown.
pub struct UnknownWord<E> {
    word: Box<str>,
    owner: PhantomData<fn() -> E>,
}

impl<E> UnknownWord<E> {
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
pub trait Numbers: Clone + Sized + 'static {
    /// All numbers that have a variant.
    const NUMBERS: &'static [(i64, Self)];

    /// Keeps a number that has no variant.
    fn unknown(number: UnknownNumber<Self>) -> Self;
}

/// Returns the variant of a number.
#[inline]
pub fn number<E: Numbers>(number: i64) -> E {
    match E::NUMBERS.iter().find(|(known, _)| *known == number) {
        Some((_, variant)) => variant.clone(),
        None => E::unknown(UnknownNumber { number, owner: PhantomData }),
    }
}

/// Reads a number.
///
/// # Errors
/// If what arrived isn't an integer.
#[inline]
pub fn read_number<E: Numbers>(input: &mut Input<'_>) -> Result<E, Error> {
    let found = read(input)?;
    if !E::NUMBERS.iter().any(|(known, _)| *known == found) {
        input.note_unknown();
    }
    Ok(number(found))
}

/// A number that an enumeration `E` has no variant for.
///
/// Only this crate makes one, after it has looked for a variant: a known number is never unknown.
pub struct UnknownNumber<E> {
    number: i64,
    owner: PhantomData<fn() -> E>,
}

impl<E> UnknownNumber<E> {
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
