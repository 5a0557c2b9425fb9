//! Bodies of several parts, as forms with files are sent: RFC 7578.
//!
//! Parts of text and of bytes; put together when the request is made.

use bytes::Bytes;
use http::HeaderValue;

use super::Call;
use super::body::CallBody;
use crate::bounds::Written;

/// The parts of a form, in the order in which they were given.
#[derive(Clone, Default)]
pub(super) struct Parts(Vec<Part>);

#[derive(Clone)]
struct Part {
    name: String,
    /// The name of the file and its media type, if it is one.
    file: Option<(String, String)>,
    content: Bytes,
}

impl Call {
    /// Adds a part of text to the form that is the body; the same name again is a second part.
    pub fn part<T: Written>(&mut self, name: &str, value: T) {
        self.add_part(Part { name: name.to_owned(), file: None, content: value.to_string().into() });
    }

    /// Adds a file to the form that is the body; the same name again is a second part.
    pub fn file(&mut self, name: &str, file_name: &str, content_type: &str, content: impl Into<Bytes>) {
        let file = Some((file_name.to_owned(), content_type.to_owned()));
        self.add_part(Part { name: name.to_owned(), file, content: content.into() });
    }

    fn add_part(&mut self, part: Part) {
        if let CallBody::None = self.body {
            self.body = CallBody::Parts(Parts::default());
        }
        match &mut self.body {
            CallBody::Parts(parts) => parts.0.push(part),
            _ => self.fail("the body is set as a whole and takes no parts"),
        }
    }
}

impl Parts {
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// Returns the content type, which names the boundary, and the body.
    pub(super) fn finish(&self) -> (HeaderValue, Bytes) {
        let boundary = format!("{:016x}{:016x}", fastrand::u64(..), fastrand::u64(..));
        let content_type = HeaderValue::try_from(format!("multipart/form-data; boundary={boundary}"));
        // Digits and letters are always a header value.
        (content_type.unwrap_or_else(|_| HeaderValue::from_static("multipart/form-data")), self.write(&boundary))
    }

    fn write(&self, boundary: &str) -> Bytes {
        let mut text = Vec::new();
        for part in &self.0 {
            text.extend_from_slice(
                format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{}\"", escaped(&part.name)).as_bytes(),
            );
            if let Some((file_name, content_type)) = &part.file {
                let one_line = content_type.replace(['\r', '\n'], " ");
                text.extend_from_slice(format!("; filename=\"{}\"\r\nContent-Type: {one_line}", escaped(file_name)).as_bytes());
            }
            text.extend_from_slice(b"\r\n\r\n");
            text.extend_from_slice(&part.content);
            text.extend_from_slice(b"\r\n");
        }
        text.extend_from_slice(format!("--{boundary}--\r\n").as_bytes());
        text.into()
    }
}

/// A name between quotes, as browsers write it.
fn escaped(name: &str) -> String {
    name.replace('"', "%22").replace('\r', "%0D").replace('\n', "%0A")
}

#[cfg(test)]
mod tests;
