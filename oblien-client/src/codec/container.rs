//! Containers: options, three-state members, lists, boxes, members without a name. Maps are in a file of their own.
//!
//! Generic over what they hold, and therefore as small as can be: the work is in the routines they call.

use super::error::Error;
use super::held::Held;
use super::input::{Decode, Grow, Input, Rest};
use super::view::{Encode, List, Sink, View};
use crate::{Extra, Field};

impl<T: Held> Decode for Option<T> {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        if input.is_absent() || (!T::HAS_NULL && input.is_null_or_absent()) {
            *self = None;
            return Ok(());
        }
        T::read_into(self, input)
    }

    fn vacant() -> Self {
        None
    }
}

impl<T: Encode> Encode for Option<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        match self {
            Some(value) => value.view(),
            None => View::ABSENT,
        }
    }
}

impl<T: Held> Decode for Field<T> {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self = match input.is_null_or_absent() {
            true if input.is_absent() => Self::Absent,
            true => Self::Null,
            false => Self::Value(T::read(input)?),
        };
        Ok(())
    }

    fn vacant() -> Self {
        Self::Absent
    }
}

impl<T: Encode> Encode for Field<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        match self {
            Self::Absent => View::ABSENT,
            Self::Null => View::NULL,
            Self::Value(value) => value.view(),
        }
    }
}

impl<T: Decode> Decode for Box<T> {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        (**self).decode(input)
    }

    fn vacant() -> Self {
        Self::new(T::vacant())
    }
}

impl<T: Encode + ?Sized> Encode for Box<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Encode + ?Sized> Encode for &T {
    #[inline]
    fn view(&self) -> View<'_> {
        (**self).view()
    }
}

impl<T: Held> Decode for Vec<T> {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        self.clear();
        input.list(self)
    }

    fn vacant() -> Self {
        Self::new()
    }
}

impl<T: Held> Grow for Vec<T> {
    fn add(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        T::push(self, input)
    }
}

impl<T: Encode> Encode for Vec<T> {
    #[inline]
    fn view(&self) -> View<'_> {
        View::list(self)
    }
}

impl<T: Encode> List for Vec<T> {
    fn count(&self) -> usize {
        self.len()
    }

    fn item(&self, index: usize) -> View<'_> {
        match self.get(index) {
            Some(item) => item.view(),
            None => View::NULL,
        }
    }
}

impl Decode for Extra {
    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        (**self).decode(input)
    }

    fn vacant() -> Self {
        Self::new()
    }
}

impl Rest for Extra {
    fn clear(&mut self) {
        (**self).clear();
    }

    fn put(&mut self, name: String, input: &mut Input<'_>) -> Result<(), Error> {
        (**self).put(name, input)
    }
}

impl Encode for Extra {
    #[inline]
    fn view(&self) -> View<'_> {
        (**self).view()
    }

    fn members(&self, sink: &mut dyn Sink) -> Result<(), Error> {
        (**self).members(sink)
    }
}

#[cfg(test)]
mod tests;
