//! What a route answers when it does not refuse.
//!
//! The server turns a reply into a response; a route never sees HTTP.

use http::StatusCode;
use serde_json::{Value, json};

use crate::error::Failure;
use crate::events::Feed;

pub(crate) type Outcome = Result<Reply, Failure>;

/// A JSON answer or an event stream.
pub(crate) enum Reply {
    Json(StatusCode, Value),
    Events(Feed),
}

impl Reply {
    /// A bare value, without the envelope.
    pub(crate) fn bare(value: Value) -> Outcome {
        Ok(Self::Json(StatusCode::OK, value))
    }

    /// `success: true` and nothing else.
    pub(crate) fn done() -> Outcome {
        Self::with(json!({}))
    }

    /// `success: true` beside the members of an object.
    pub(crate) fn with(members: Value) -> Outcome {
        Ok(Self::Json(StatusCode::OK, succeeded(members)))
    }

    /// The same for something that was made, under 201.
    pub(crate) fn created(members: Value) -> Outcome {
        Ok(Self::Json(StatusCode::CREATED, succeeded(members)))
    }
}

fn succeeded(mut members: Value) -> Value {
    if let Value::Object(object) = &mut members {
        object.insert("success".to_owned(), json!(true));
    }
    members
}
