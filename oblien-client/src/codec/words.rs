//! Open enumerations: words or numbers with a variant each, and one variant for those yet to come.
//!
//! `codec::words!` and `codec::numbers!` write what matches on the variants, and call what is here for the rest.

use std::cmp::Ordering;
use std::fmt;
use std::hash::{Hash, Hasher};
use std::marker::PhantomData;

use super::error::Error;
use super::input::Input;

/// Makes a word that has no variant.
#[must_use]
pub fn unknown_word<E>(word: &str) -> UnknownWord<E> {
    UnknownWord { word: word.into(), owner: PhantomData }
}

/// Makes a number that has no variant.
#[must_use]
pub const fn unknown_number<E>(number: i64) -> UnknownNumber<E> {
    UnknownNumber { number, owner: PhantomData }
}

/// Writes the variant of what has none.
///
/// # Errors
/// If the formatter can't be written to.
pub fn debug_unknown(name: &str, unknown: &dyn fmt::Debug, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    formatter.debug_tuple(name).field(unknown).finish()
}

impl Input<'_> {
    /// Notes that a word or a number that was read has no variant, if that is so: another variant of a union may know it.
    #[doc(hidden)]
    #[inline]
    pub fn note_if(&self, is_unknown: bool) -> Result<(), Error> {
        if is_unknown {
            self.note_unknown();
        }
        Ok(())
    }
}

/// A word that an enumeration `E` has no variant for.
///
/// Only `From` and the codec of the enumeration make one, after they have looked for a variant: a known word is never unknown.
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

/// A number that an enumeration `E` has no variant for.
///
/// Only `From` and the codec of the enumeration make one, after they have looked for a variant: a known number is never unknown.
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
