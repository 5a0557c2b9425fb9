//! What a part of a form holds: a file or other content, and what is said of it.
//!
//! Given by callers; taken in by [`multipart`](super::multipart).

use std::fmt;

use bytes::Bytes;

use crate::transport::Body;

/// A file, or other content, as a part of a form.
///
/// The content is bytes or a stream; a form with a stream in it is sent as it comes, and once. What is
/// not said is filled in by the endpoint: the media type, and the name of the part as the name of the file.
///
/// ```
/// use oblien_client::Part;
///
/// let picture = Part::new(vec![0x89, 0x50]).with_file_name("a.png").with_content_type("image/png");
/// let text = Part::from("plain").with_header("Content-Language", "en");
/// # let _ = (picture, text);
/// ```
pub struct Part {
    pub(super) content: Body,
    pub(super) file_name: Option<String>,
    pub(super) content_type: Option<String>,
    pub(super) headers: Vec<(String, String)>,
}

impl Part {
    /// Makes a part of bytes or of a stream.
    pub fn new(content: impl Into<Body>) -> Self {
        Self { content: content.into(), file_name: None, content_type: None, headers: Vec::new() }
    }

    /// Names the file.
    ///
    /// Quotes and line breaks in it are sent as browsers send them: `%22`, `%0D` and `%0A`.
    #[must_use]
    pub fn with_file_name(mut self, name: impl Into<String>) -> Self {
        self.file_name = Some(name.into());
        self
    }

    /// Says which media type the content is of; one that cannot be sent is an error of the call.
    #[must_use]
    pub fn with_content_type(mut self, content_type: impl Into<String>) -> Self {
        self.content_type = Some(content_type.into());
        self
    }

    /// Adds a header to the part; one that cannot be sent is an error of the call.
    #[must_use]
    pub fn with_header(mut self, name: impl Into<String>, value: impl Into<String>) -> Self {
        self.headers.push((name.into(), value.into()));
        self
    }
}

impl fmt::Debug for Part {
    /// Shows what is said of the content, and of it the size only.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Part")
            .field("content", &self.content)
            .field("file_name", &self.file_name)
            .field("content_type", &self.content_type)
            .finish_non_exhaustive()
    }
}

impl From<Body> for Part {
    fn from(content: Body) -> Self {
        Self::new(content)
    }
}

impl From<Bytes> for Part {
    fn from(content: Bytes) -> Self {
        Self::new(content)
    }
}

impl From<Vec<u8>> for Part {
    fn from(content: Vec<u8>) -> Self {
        Self::new(content)
    }
}

impl From<String> for Part {
    fn from(content: String) -> Self {
        Self::new(content)
    }
}

impl From<&'static str> for Part {
    fn from(content: &'static str) -> Self {
        Self::new(content)
    }
}

impl From<&'static [u8]> for Part {
    fn from(content: &'static [u8]) -> Self {
        Self::new(content)
    }
}
