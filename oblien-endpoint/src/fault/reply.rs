//! Texts about what comes back.
//! Made by the attribute's door.

use proc_macro2::{Ident, Span};
use quote::ToTokens;

use crate::fault::Fault;

impl Fault {
    pub(crate) fn result_as_reply(ty: &impl ToTokens, value: &str) -> Self {
        Self::over(ty, "a reply is the value alone: sending it gives the `Result`", format!("write `-> {value}`"))
    }

    pub(crate) fn reference_as_reply(ty: &impl ToTokens) -> Self {
        Self::over(ty, "a reply is of an owned type", "write `String` for `&str` and `Vec<T>` for `&[T]`")
    }

    pub(crate) fn undecodable_reply(ty: &impl ToTokens) -> Self {
        Self::over(
            ty,
            "a reply of this type cannot be decoded",
            "name a type that implements `serde::Deserialize`, or `()`, `Bytes`, `Events<T>`, `Records<T>`",
        )
    }

    pub(crate) fn reply_named_as_builder(ty: &impl ToTokens, name: &str, function: &Ident) -> Self {
        Self::over(
            ty,
            format!("the type `{name}` has the name of the request builder that `{function}` makes"),
            format!("name the builder yourself: `#[oblien_endpoint(…, name = {name}Request)]`"),
        )
    }

    pub(crate) fn text_that_is_none(ty: &impl ToTokens) -> Self {
        Self::over(
            ty,
            "a reply that is read as text is a `String`",
            "write `-> String`, or take the key `text` away to read JSON",
        )
    }

    pub(crate) fn member_of_no_object(span: Span, reply: &str) -> Self {
        Self::new(
            span,
            format!("`member` is about a JSON reply, and this one is {reply}"),
            "take `member` away, or name the type of the member as the reply",
        )
    }

    pub(crate) fn reply_and_replies(ty: &impl ToTokens) -> Self {
        Self::over(ty, "the reply is said twice, by its type and by the key `replies`", "leave the return type out")
    }

    pub(crate) fn stream_that_is_none(ty: &impl ToTokens) -> Self {
        Self::over(ty, "the key `stream` names no stream", "write `stream = Events<Sample>` or `stream = Records<Row>`")
    }

    pub(crate) fn switch_without_stream(span: Span, member: &str) -> Self {
        Self::new(
            span,
            format!("`{member}` switches between a reply and a stream, and there is no stream beside the reply"),
            "name it: `stream = Events<Sample>`",
        )
    }

    pub(crate) fn status_twice(span: Span, endpoint: &str) -> Self {
        Self::new(span, format!("two replies of `{endpoint}` have the same status"), "name every status once, and `_` last")
    }

    pub(crate) fn setter_named_stream(span: Span) -> Self {
        Self::new(
            span,
            "the setter `stream` has the name of the method that sends the request and returns a stream",
            "give the argument another name, and keep the one on the wire: `#[field(\"stream\")] streamed: Option<bool>`; or make it the key `switch = \"stream\"`",
        )
    }
}
