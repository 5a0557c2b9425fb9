//! One request under construction: an endpoint, and what is filled into it.
//!
//! Generated builders hold a call and nothing else; it ends in a [`Sending`] or in a [`Request`].

mod body;
mod cookie;
mod exploded;
mod form;
mod multipart;
mod number;
mod part;
mod streamed;
mod style;
mod styled;
mod target;

use std::borrow::Cow;
use std::fmt::{self, Display, Write as _};
use std::sync::Arc;

use bytes::Bytes;
use http::header::CONTENT_TYPE;
use http::{HeaderMap, HeaderName, HeaderValue};
use serde::Serialize;
use serde_json::Value;

use crate::bounds::{Decoded, Written};
use crate::client::{Base, Core};
use crate::endpoint::Endpoint;
use crate::error::{Error, Place};
use crate::events::{self, Events};
use crate::exchange::{Outgoing, Want};
use crate::field::Field;
use crate::reply::{self, Answer};
use crate::sending::Sending;
use crate::sse::Frame;
use crate::transport::{Body, Request};

use body::CallBody;
use cookie::Commas;
use exploded::Exploded;
pub use form::FormStyle;
pub use part::Part;
pub use style::Style;
pub use target::ListStyle;
use target::Target;

/// One request under construction.
///
/// Everything is added by `&mut self`, so that a builder's setters stay one line. What is wrong
/// with a value is kept, and is the error of sending. Values of queries, headers, cookies and
/// bodies that are given again under the same name replace the earlier ones.
///
/// ```
/// use oblien_client::{Api, Client, Credentials, Endpoint, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// const RENAME: Endpoint = Endpoint::new(Method::POST, "/things/{thingId}").json_body();
///
/// # fn main() -> Result<(), oblien_client::Error> {
/// # let client: Client = Client::builder(&API).transport(Scripted::new()).build()?;
/// let mut call = client.call(&RENAME);
/// call.path("a/b");
/// call.query("dry_run", true);
/// call.field("name", "New name");
///
/// let request = call.into_request()?;
/// assert_eq!(request.uri(), "https://things.example/things/a%2Fb?dry_run=true");
/// assert_eq!(request.body().as_bytes().unwrap(), r#"{"name":"New name"}"#);
/// # Ok(())
/// # }
/// ```
#[derive(Clone)]
pub struct Call {
    core: Arc<Core>,
    endpoint: &'static Endpoint,
    target: Target,
    headers: HeaderMap,
    exploded_cookies: Exploded,
    body: CallBody,
    fault: Option<Cow<'static, str>>,
}

/// What is filled in.
impl Call {
    pub(crate) fn new(core: Arc<Core>, endpoint: &'static Endpoint) -> Self {
        // A base that is of no use is an error of sending.
        let base = core.base(endpoint).ok();
        let target = Target::new(base.as_deref().map_or("", Base::prefix), endpoint.path());
        drop(base);
        let body = CallBody::new(endpoint.body_kind());
        Self { target, body, core, endpoint, headers: HeaderMap::new(), exploded_cookies: Exploded::default(), fault: None }
    }

    /// Fills the next variable of the path template, wherever it stands.
    ///
    /// The value is percent-encoded strictly: only letters, digits and `-._~` go out as they are.
    /// A value that is empty, `.` or `..` would call another endpoint and is an error.
    pub fn path<T: Written>(&mut self, value: T) {
        if let Err(fault) = self.target.fill(value) {
            self.fail(fault);
        }
    }

    /// Adds a query argument, in form encoding.
    pub fn query<T: Written>(&mut self, name: &str, value: T) {
        self.target.query(name, value);
    }

    /// Adds a query argument of several values; nothing if there are none.
    pub fn query_list<I>(&mut self, name: &str, style: ListStyle, values: I)
    where
        I: IntoIterator,
        I::Item: Written,
    {
        self.target.query_list(name, style, values);
    }

    /// Adds a header.
    ///
    /// A value that cannot be sent, such as one with a line break, is an error that does not show
    /// the value. What the call itself says in headers (`Content-Type`, `Accept`, `User-Agent`)
    /// can be replaced in this way; credentials cannot.
    pub fn header<T: Written>(&mut self, name: &str, value: T) {
        match header(name, &value) {
            Ok((name, value)) => {
                self.headers.insert(name, value);
            }
            Err(fault) => self.fail(fault),
        }
    }

    /// Adds a cookie.
    ///
    /// A value with a character that cookies cannot carry, such as `;` or a space, is an error.
    pub fn cookie<T: Written>(&mut self, name: &str, value: T) {
        match printed(&value) {
            Some(text) => self.add_cookies(name, &[(name, &text)], Commas::Refused),
            None => self.fail(format!("the value of cookie `{name}` cannot be printed")),
        }
    }

    /// Adds a member to the body: to the JSON object, to the form, or as a part, as the endpoint says.
    pub fn field<T: Serialize + ?Sized>(&mut self, name: &'static str, value: &T) {
        let written = self.body.field(None, Cow::Borrowed(name), value);
        self.note(written);
    }

    /// Adds a member to the form that is the body, written in a style of its own.
    pub fn styled_field<T: Serialize + ?Sized>(&mut self, name: &str, style: FormStyle, value: &T) {
        let written = self.body.styled(name, style, value);
        self.note(written);
    }

    /// Adds a member that may be null to the JSON object that is the body; nothing if it is absent.
    pub fn three_state<T: Serialize>(&mut self, name: &'static str, value: Field<T>) {
        if !value.is_absent() {
            self.field(name, &value);
        }
    }

    /// Says that the body has an object member of this name, at least `{}`.
    pub fn group(&mut self, group: &'static str) {
        let written = self.body.group(group);
        self.note(written);
    }

    /// Adds a member to the object member `group` of the body.
    pub fn group_field<T: Serialize + ?Sized>(&mut self, group: &'static str, name: &'static str, value: &T) {
        let written = self.body.field(Some(group), Cow::Borrowed(name), value);
        self.note(written);
    }

    /// Adds a member that may be null to the object member `group` of the body; nothing if it is absent.
    pub fn group_three_state<T: Serialize>(&mut self, group: &'static str, name: &'static str, value: Field<T>) {
        if !value.is_absent() {
            self.group_field(group, name, &value);
        }
    }

    /// Adds a member that the description does not name to the JSON object that is the body.
    pub fn extra_field<T: Serialize + ?Sized>(&mut self, name: impl Into<String>, value: &T) {
        let written = self.body.field(None, Cow::Owned(name.into()), value);
        self.note(written);
    }

    /// Adds members that the description does not name to the JSON object that is the body.
    pub fn extra_fields(&mut self, members: impl IntoIterator<Item = (String, Value)>) {
        members.into_iter().for_each(|(name, value)| self.extra_field(name, &value));
    }

    /// Adds members that the description does not name to the object member `group` of the body.
    pub fn group_extra_fields(&mut self, group: &'static str, members: impl IntoIterator<Item = (String, Value)>) {
        for (name, value) in members {
            let written = self.body.field(Some(group), Cow::Owned(name), &value);
            self.note(written);
        }
    }

    /// Sets the body as a whole: JSON, or the members of an object as a form if the endpoint says so.
    pub fn body<T: Serialize + ?Sized>(&mut self, value: &T) {
        let written = self.body.whole(value);
        self.note(written);
    }

    /// Sets a raw body.
    pub fn bytes(&mut self, content_type: &str, bytes: impl Into<Bytes>) {
        let written = self.body.raw(content_type, bytes.into());
        self.note(written);
    }

    /// Returns the endpoint that is called.
    pub fn endpoint(&self) -> &'static Endpoint {
        self.endpoint
    }

    /// The value of an argument that is set: of the query as its text, of a member of the body as it is read from there.
    pub(crate) fn argument(&self, name: &str, is_in_body: bool) -> Option<Value> {
        if is_in_body { self.body.member(name) } else { self.target.argument(name).map(Value::String) }
    }

    fn note(&mut self, written: Result<(), String>) {
        if let Err(fault) = written {
            self.fail(fault);
        }
    }

    pub(crate) fn fail(&mut self, fault: impl Into<Cow<'static, str>>) {
        self.fault.get_or_insert(fault.into());
    }
}

/// How it ends.
impl Call {
    /// Sends the call and decodes the JSON reply, or the member of it that the endpoint names.
    ///
    /// An empty reply and a missing member decode as `null` does: `Option<T>` is `None`, and most
    /// other types are an error.
    pub fn json<T: Decoded>(self) -> Sending<T> {
        Sending::new(self.prepare(Want::Json), reply::json)
    }

    /// Sends the call and ignores the body of the reply, but not a failure in it.
    pub fn empty(self) -> Sending<()> {
        Sending::new(self.prepare(Want::Nothing), reply::nothing)
    }

    /// Sends the call and returns the reply as text, with U+FFFD for what is not UTF-8.
    pub fn text(self) -> Sending<String> {
        Sending::new(self.prepare(Want::Text), reply::text)
    }

    /// Sends the call and returns the bytes of the reply.
    ///
    /// They are held in memory whatever their number; [`Call::stream`] holds only the next few.
    pub fn raw(self) -> Sending<Bytes> {
        Sending::new(self.prepare(Want::Bytes), reply::raw)
    }

    /// Sends the call and returns the body of the reply as it comes.
    pub fn stream(self) -> Sending<Body> {
        Sending::new(self.prepare(Want::Stream), reply::stream)
    }

    /// Sends the call and returns the events of the reply as they come.
    ///
    /// A `T` is what the data of one event decodes to.
    pub fn events<T: Decoded>(self) -> Sending<Events<T>> {
        Sending::new(self.prepare(Want::Events), events::open)
    }

    /// Sends the call and returns the events of the reply as they were sent, whatever their data is.
    pub fn frames(self) -> Sending<Events<Frame>> {
        Sending::new(self.prepare(Want::Events), events::open_frames)
    }

    /// Sends the call and makes what comes back by its status.
    pub fn answer<T>(self, decode: fn(Answer) -> Result<T, Error>) -> Sending<T> {
        Sending::answer(self.prepare(Want::Answer), decode)
    }

    /// Returns the request that would be sent: absolute URL, headers and body, no credentials.
    ///
    /// [`Client::execute`](crate::Client::execute) sends it.
    ///
    /// # Errors
    ///
    /// [`Error::is_request`] if the request cannot be built from what was given.
    pub fn into_request(self) -> Result<Request, Error> {
        let place = Place::Endpoint(self.endpoint);
        self.outgoing().map(Outgoing::into_request).map_err(|error| error.at(&place))
    }

    pub(crate) fn prepare(self, want: Want) -> crate::exchange::Exchange {
        let core = self.core.clone();
        let place = Place::Endpoint(self.endpoint);
        crate::exchange::Exchange::new(core, place, want, self.outgoing())
    }

    fn outgoing(self) -> Result<Outgoing, Error> {
        if let Some(fault) = self.fault {
            return Err(Error::request(fault));
        }
        let base = self.core.base(self.endpoint)?;
        let method = http::Method::from_bytes(self.endpoint.method().as_bytes())
            .map_err(|_| Error::request("the endpoint has no valid method"))?;
        let uri = base.uri(self.target.finish()?)?;
        let (content_type, body) = self.body.finish().map_err(Error::request)?;
        let mut headers = self.headers;
        // Where there is no body, some services take its type for a broken one.
        if content_type.is_none() {
            headers.remove(CONTENT_TYPE);
        }
        Ok(Outgoing { endpoint: Some(self.endpoint), method, uri, headers, content_type, body: Some(body) })
    }
}

impl fmt::Debug for Call {
    /// Shows which call it is, and no values.
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter
            .debug_struct("Call")
            .field("method", &self.endpoint.method())
            .field("path", &self.endpoint.path())
            .field("headers", &self.headers.keys().collect::<Vec<_>>())
            .field("body", &self.body)
            .field("fault", &self.fault)
            .finish()
    }
}

/// Makes a header; the error names it and does not show its value.
pub(crate) fn header(name: &str, value: &dyn Display) -> Result<(HeaderName, HeaderValue), String> {
    let checked = HeaderName::from_bytes(name.as_bytes()).map_err(|_| format!("`{name}` is no header name"))?;
    let text = printed(value).ok_or_else(|| format!("the value of header `{name}` cannot be printed"))?;
    let value =
        HeaderValue::try_from(text).map_err(|_| format!("the value of header `{name}` holds characters that cannot be sent"))?;
    Ok((checked, value))
}

/// The text of a value; nothing if its `Display` fails, which `to_string` panics about.
fn printed(value: &dyn Display) -> Option<String> {
    let mut text = String::new();
    write!(text, "{value}").ok().map(|()| text)
}

#[cfg(test)]
mod tests;
