//! Maps from names to values: in the order of the names, in none, in that of arrival.
//!
//! Generic over what they hold, and therefore as small as can be: the work is in the routines they call.

use std::collections::{BTreeMap, HashMap};

use super::error::Error;
use super::held::Held;
use super::input::{Decode, Input, Rest};
use super::view::{Encode, Sink, View};

macro_rules! maps {
    ($($(#[$attribute:meta])* $($map:ident)::+;)*) => {$(
        $(#[$attribute])*
        impl<T: Held> Decode for $($map)::+<String, T> {
            fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
                input.open_object(&mut [], self)
            }

            fn vacant() -> Self {
                Self::new()
            }
        }

        $(#[$attribute])*
        impl<T: Held> Rest for $($map)::+<String, T> {
            fn clear(&mut self) {
                self.clear();
            }

            fn put(&mut self, name: String, input: &mut Input<'_>) -> Result<(), Error> {
                self.insert(name, T::read(input)?);
                Ok(())
            }
        }

        $(#[$attribute])*
        impl<T: Encode> Encode for $($map)::+<String, T> {
            #[inline]
            fn view(&self) -> View<'_> {
                View::object(self)
            }

            fn members(&self, sink: &mut dyn Sink) -> Result<(), Error> {
                self.iter().try_for_each(|(name, value)| sink.member(name, value.view().or_null()))
            }
        }
    )*};
}

maps! {
    BTreeMap;
    HashMap;
    #[cfg(feature = "indexmap")]
    indexmap::IndexMap;
}

#[cfg(all(test, feature = "indexmap"))]
mod tests;
