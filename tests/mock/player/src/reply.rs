//! What a call gave, as JSON again where it was JSON, so that it can be compared with what the server sent.
//! Made by the programs, written down by `report`.

use oblien_client::{Error, Events, Records};
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

/// What a call gave.
#[derive(Debug)]
pub enum Reply {
    /// What the typed value says of itself as JSON.
    Json(Value),
    /// The same of every value of a stream.
    Items(Vec<Value>),
    /// Text.
    Text(String),
    /// Something whose content is not looked at.
    Other,
}

impl Reply {
    /// Writes a typed value as JSON.
    #[must_use]
    pub fn json(value: &impl Serialize) -> Self {
        Self::Json(serde_json::to_value(value).unwrap_or_else(|error| Value::String(error.to_string())))
    }

    /// Reads a stream of events to its end.
    ///
    /// # Errors
    /// If an event cannot be decoded.
    pub async fn events<T: DeserializeOwned + Serialize>(mut events: Events<T>) -> Result<Self, Error> {
        let mut items = Vec::new();
        while let Some(event) = events.next().await {
            items.push(serde_json::to_value(event?).unwrap_or_default());
        }
        Ok(Self::Items(items))
    }

    /// Reads a stream of records to its end.
    ///
    /// # Errors
    /// If a record cannot be decoded.
    pub async fn records<T: DeserializeOwned + Serialize>(mut records: Records<T>) -> Result<Self, Error> {
        let mut items = Vec::new();
        while let Some(record) = records.next().await {
            items.push(serde_json::to_value(record?).unwrap_or_default());
        }
        Ok(Self::Items(items))
    }
}
