//! What is sent and received: request bodies, responses, media types and their parts.
//! Part of `typed`.

use indexmap::IndexMap;
use openapiv3::{Encoding, Example, Link, MediaType, QueryStyle, ReferenceOr, RequestBody, Response};
use serde_json::Value;

use super::known;
use super::read::Typed;

impl Typed<'_> {
    pub(super) fn request_body(&mut self, value: Value) -> Option<RequestBody> {
        let mut body = RequestBody::default();
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "description" => body.description = typed.text(value),
            "content" => body.content = typed.map(value, Self::media_type),
            "required" => body.required = typed.flag(value).unwrap_or_default(),
            _ => typed.extension(&mut body.extensions, key, value, known::REQUEST_BODY),
        });
        read.then_some(body)
    }

    pub(super) fn response(&mut self, value: Value) -> Option<Response> {
        let mut response = Response::default();
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "description" => response.description = typed.text(value).unwrap_or_default(),
            "headers" => response.headers = typed.map(value, Self::header_or_reference),
            "content" => response.content = typed.map(value, Self::media_type),
            "links" => response.links = typed.map(value, Self::link_or_reference),
            _ => typed.extension(&mut response.extensions, key, value, known::RESPONSE),
        });
        read.then_some(response)
    }

    pub(super) fn media_type(&mut self, value: Value) -> Option<MediaType> {
        let mut media_type = MediaType::default();
        if value.is_null() {
            return Some(media_type);
        }
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "schema" => media_type.schema = Some(typed.schema(value)),
            "example" => media_type.example = Some(value),
            "examples" => media_type.examples = typed.examples(value),
            "encoding" => media_type.encoding = typed.map(value, Self::encoding),
            _ => typed.extension(&mut media_type.extensions, key, value, known::MEDIA_TYPE),
        });
        read.then_some(media_type)
    }

    fn encoding(&mut self, value: Value) -> Option<Encoding> {
        let mut encoding = Encoding::default();
        let (mut explode, mut reserved) = (None, None);
        let read = self.members(value, |typed, key, value| match key.as_str() {
            "contentType" => encoding.content_type = typed.text(value),
            "headers" => encoding.headers = typed.map(value, Self::header_or_reference),
            "style" => encoding.style = typed.plain(value, "a style"),
            "explode" => explode = typed.flag(value),
            "allowReserved" => reserved = typed.flag(value),
            _ => typed.extension(&mut encoding.extensions, key, value, known::ENCODING),
        });
        // Where anything is said of a style, the content type counts for nothing; then the style is that of forms.
        if explode.is_some() || reserved.is_some() {
            encoding.style.get_or_insert(QueryStyle::Form);
        }
        // Only the form style is exploded unless it says otherwise.
        encoding.explode = explode.unwrap_or(matches!(encoding.style, None | Some(QueryStyle::Form)));
        encoding.allow_reserved = reserved.unwrap_or_default();
        read.then_some(encoding)
    }

    fn header_or_reference(&mut self, value: Value) -> Option<ReferenceOr<openapiv3::Header>> {
        self.reference_or(value, Self::header)
    }

    /// Reads examples; nothing is generated from them, so misfits are passed over.
    pub(super) fn examples(&mut self, value: Value) -> IndexMap<String, ReferenceOr<Example>> {
        match value {
            Value::Object(_) => self.map(value, Self::example_or_reference),
            _ => IndexMap::new(),
        }
    }

    pub(super) fn example_or_reference(&mut self, value: Value) -> Option<ReferenceOr<Example>> {
        self.reference_or(value, Self::example)
    }

    fn example(&mut self, value: Value) -> Option<Example> {
        serde_json::from_value(value).ok()
    }

    pub(super) fn link_or_reference(&mut self, value: Value) -> Option<ReferenceOr<Link>> {
        self.reference_or(value, |typed, value| typed.plain(value, "a link"))
    }
}
