//! Bodies that are sent as they come.
//!
//! A call can be cloned and a stream cannot: the first of the copies that is sent takes it.

use std::sync::{Arc, Mutex, PoisonError};

use http::HeaderValue;

use super::Call;
use super::body::CallBody;
use crate::transport::Body;

/// A stream, until it is taken.
#[derive(Clone)]
pub(super) struct Streamed(Arc<Mutex<Option<Body>>>);

impl Call {
    /// Sets a body that is sent as it comes, and therefore once: the call is not repeated when it fails.
    ///
    /// Of the copies of a call, the first that is sent takes the stream; the others are errors.
    pub fn streamed(&mut self, content_type: &str, body: impl Into<Body>) {
        match HeaderValue::from_str(content_type) {
            Ok(content_type) => {
                let body = Streamed(Arc::new(Mutex::new(Some(body.into()))));
                self.body = CallBody::Streamed(content_type, body);
            }
            Err(_) => self.fail(format!("the content type `{}` cannot be sent", content_type.escape_default())),
        }
    }
}

impl Streamed {
    pub(super) fn take(&self) -> Result<Body, &'static str> {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        body.ok_or("the stream that is the body was already sent")
    }
}
