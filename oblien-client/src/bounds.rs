//! The bounds of what calls take and give, as traits of their own so that the compiler says what to do when one is missed.
//!
//! They add nothing to the traits that they stand for, and nobody implements them.

use std::fmt::Display;

use serde::de::DeserializeOwned;

/// What can be written into a path, a query, a header, a cookie or a part of a form: whatever has a [`Display`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be written into a path, a query, a header, a cookie or a form",
    label = "`{Self}` does not implement `std::fmt::Display`",
    note = "implement `std::fmt::Display` for it: what that writes is encoded and sent",
    note = "or send it as JSON: as the body with `#[body]`, or as a member of the body with `#[field]`"
)]
pub trait Written: Display {}

#[diagnostic::do_not_recommend]
impl<T: Display + ?Sized> Written for T {}

/// What JSON of a reply can become: whatever is [`DeserializeOwned`].
#[diagnostic::on_unimplemented(
    message = "a reply cannot become `{Self}`",
    label = "`{Self}` does not implement `serde::Deserialize`, or borrows from what it is made of",
    note = "derive it for a type of your own, with `#[derive(serde::Deserialize)]`, and own what is in it: `String`, not `&str`",
    note = "a reply that does not matter is `()`, one of any shape `serde_json::Value`"
)]
pub trait Decoded: DeserializeOwned {}

#[diagnostic::do_not_recommend]
impl<T: DeserializeOwned> Decoded for T {}
