//! What a variant of a union holds: how it is read and written, for types of this module and, in `serde`, for foreign ones.
//!
//! `codec::tagged!` and `codec::untagged!` name these, by the word behind a variant; `codec::union` chooses among them.

use super::error::Error;
use super::held::Held;
use super::input::Input;
use super::view::{Encode, View};

/// How one variant of a union is read.
pub trait Variant<U> {
    /// Reads what the variant holds, and makes the variant of it.
    ///
    /// # Errors
    /// If what arrived is nothing that the variant can hold.
    fn read(&self, input: &mut Input<'_>) -> Result<U, Error>;
}

/// A variant, by the function that makes it.
pub struct Holding<T, U>(fn(T) -> U);

/// Returns the variant that this function makes.
#[inline]
pub const fn of<T: Held, U>(make: fn(T) -> U) -> Holding<T, U> {
    Holding(make)
}

impl<T: Held, U> Variant<U> for Holding<T, U> {
    fn read(&self, input: &mut Input<'_>) -> Result<U, Error> {
        T::read(input).map(self.0)
    }
}

/// Shows what a variant holds.
#[inline]
pub fn view<T: Encode>(value: &T) -> View<'_> {
    value.view()
}

/// The same for what only has serde's traits.
pub mod serde {
    use serde::Serialize;
    use serde::de::DeserializeOwned;

    use super::{Error, Input, Variant, View};
    use crate::codec::foreign::read_foreign;

    /// A variant, by the function that makes it.
    pub struct Holding<T, U>(fn(T) -> U);

    /// Returns the variant that this function makes.
    #[inline]
    pub const fn of<T: DeserializeOwned, U>(make: fn(T) -> U) -> Holding<T, U> {
        Holding(make)
    }

    impl<T: DeserializeOwned, U> Variant<U> for Holding<T, U> {
        fn read(&self, input: &mut Input<'_>) -> Result<U, Error> {
            read_foreign(input).map(self.0)
        }
    }

    /// Shows what a variant holds.
    #[inline]
    pub fn view<T: Serialize>(value: &T) -> View<'_> {
        View::foreign(value)
    }
}
