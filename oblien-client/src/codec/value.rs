//! Values of any shape, as trees.
//!
//! What the description leaves open is read into them, and unions of objects are buffered in them.

use serde_json::{Map, Number, Value};

use super::error::Error;
use super::input::{Arrival, Decode, Input, Rest, Scalar, read};
use super::scalar::WRAPPED_NUMBER;
use super::view::{Encode, Sink, View};

impl Decode for Value {
    const HAS_NULL: bool = true;

    fn decode(&mut self, input: &mut Input<'_>) -> Result<(), Error> {
        *self = match input.0 {
            Arrival::Absent => return Err(input.unexpected("a value")),
            Arrival::Null => Self::Null,
            Arrival::Bool(value) => Self::Bool(value),
            Arrival::Unsigned(value) => value.into(),
            Arrival::Signed(value) => value.into(),
            Arrival::Float(value) => value.into(),
            Arrival::Number(number) => Self::Number(number.clone()),
            Arrival::Text(text) => text.into(),
            Arrival::Trial(trial) => trial.scalar.into(),
            Arrival::List(_) => {
                let mut items = Vec::new();
                input.list(&mut items)?;
                Self::Array(items)
            }
            Arrival::Object(_) => {
                let mut members = Map::new();
                input.open_object(&mut [], &mut members)?;
                unwrap_number(&members).unwrap_or(Self::Object(members))
            }
        };
        Ok(())
    }

    fn vacant() -> Self {
        Self::Null
    }
}

impl From<Scalar<'_>> for Value {
    fn from(scalar: Scalar<'_>) -> Self {
        match scalar {
            Scalar::Bool(value) => value.into(),
            Scalar::Unsigned(value) => value.into(),
            Scalar::Signed(value) => value.into(),
            Scalar::Float(value) => value.into(),
            Scalar::Number(number) => Self::Number(number.clone()),
            Scalar::Text(text) => text.into(),
        }
    }
}

/// Returns the number if this is one in serde_json's wrapping.
fn unwrap_number(members: &Map<String, Value>) -> Option<Value> {
    let digits = members.get(WRAPPED_NUMBER)?.as_str()?;
    digits.parse::<Number>().ok().map(Value::Number)
}

impl Rest for Map<String, Value> {
    fn clear(&mut self) {
        self.clear();
    }

    fn put(&mut self, name: String, input: &mut Input<'_>) -> Result<(), Error> {
        self.insert(name, read(input)?);
        Ok(())
    }
}

impl Encode for Value {
    fn view(&self) -> View<'_> {
        match self {
            Self::Null => View::NULL,
            Self::Bool(value) => View::bool(*value),
            Self::Number(number) => View::number(number),
            Self::String(text) => View::text(text),
            Self::Array(items) => View::list(items),
            Self::Object(members) => View::object(members),
        }
    }
}

impl Encode for Map<String, Value> {
    fn view(&self) -> View<'_> {
        View::object(self)
    }

    fn members(&self, sink: &mut dyn Sink) -> Result<(), Error> {
        self.iter().try_for_each(|(name, value)| sink.member(name, &value.view()))
    }
}
