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
    /// Sets a body of bytes or of a stream, which is sent as it comes.
    ///
    /// A stream can be sent once only: the call is not repeated when it fails. Of the copies of a call, the
    /// first that is sent takes the stream; the others are errors.
    pub fn streamed(&mut self, content_type: &str, body: impl Into<Body>) {
        let body = body.into();
        match HeaderValue::from_str(content_type) {
            Ok(content_type) => {
                self.body = match body.as_bytes() {
                    Some(bytes) => CallBody::Raw(content_type, bytes.clone()),
                    None => CallBody::Streamed(content_type, Streamed::new(body)),
                };
            }
            Err(_) => self.fail(format!("the content type `{}` cannot be sent", content_type.escape_default())),
        }
    }
}

impl Streamed {
    pub(super) fn new(body: Body) -> Self {
        Self(Arc::new(Mutex::new(Some(body))))
    }

    pub(super) fn take(&self) -> Result<Body, &'static str> {
        let body = self.0.lock().unwrap_or_else(PoisonError::into_inner).take();
        body.ok_or("the stream that is the body, or a part of it, was already sent")
    }
}
