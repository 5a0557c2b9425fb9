//! Lists that come in pages of one endpoint: which argument asks for a page, and where a reply says what is behind it.
//!
//! Generated clients have a constant of it for each such endpoint.

mod said;

use serde::de::DeserializeOwned;

use super::walk::At;
use super::{Page, Pages};
use crate::call::Call;
use crate::error::Error;
use crate::exchange::Want;
use crate::reply::{self, Reply};
use crate::sending::Sending;
use crate::{Value, encoding};
use said::{Cursor, Total};

/// How an endpoint gives its list in pages.
///
/// Members of the reply are named by the path that leads to them, which is empty if it is the reply itself.
///
/// ```
/// # use oblien_client::{Api, Client, Endpoint, Error, Paging, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// const LIST: Endpoint = Endpoint::new(Method::GET, "/things");
/// const PAGES: Paging = Paging::by_cursor("after").items(&["things"]).next(&["page", "end"]);
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let transport = Scripted::new().json(200, r#"{"things":[1,2],"page":{"end":"x"}}"#).json(200, r#"{"things":[3]}"#);
/// # let client: Client = Client::builder(&API).transport(transport).build()?;
/// let things: Vec<u32> = client.call(&LIST).pages(&PAGES).all().await?;
/// assert_eq!(things, [1, 2, 3]);
/// # Ok(())
/// # }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Paging {
    style: Style,
    argument: &'static str,
    is_in_body: bool,
    items: Path,
    next: Next,
    has_more: Option<Path>,
    total: Option<Path>,
}

type Path = &'static [&'static str];

#[derive(Debug, Clone, Copy)]
enum Style {
    Number(u64),
    Offset(u64),
    Cursor,
}

/// Where the cursor of the next page is.
#[derive(Debug, Clone, Copy)]
enum Next {
    Nowhere,
    Member(Path),
    /// In the query of a URL, under the name of the argument.
    Url(Path),
}

impl Paging {
    /// Pages have numbers, which go up by one: from `first`, or from the one that is set.
    pub const fn by_number(argument: &'static str, first: u64) -> Self {
        Self::new(Style::Number(first), argument)
    }

    /// Pages are asked for by how many items lie before them: the first has `first`, or as many as are set.
    pub const fn by_offset(argument: &'static str, first: u64) -> Self {
        Self::new(Style::Offset(first), argument)
    }

    /// Pages are asked for by the cursor that the page before gave; for the first the argument is as it was set.
    pub const fn by_cursor(argument: &'static str) -> Self {
        Self::new(Style::Cursor, argument)
    }

    const fn new(style: Style, argument: &'static str) -> Self {
        Self { style, argument, is_in_body: false, items: &[], next: Next::Nowhere, has_more: None, total: None }
    }

    /// Says that the argument is a member of the body; else it is one of the query.
    pub const fn in_body(mut self) -> Self {
        self.is_in_body = true;
        self
    }

    /// Says where in a reply its items are.
    pub const fn items(mut self, path: &'static [&'static str]) -> Self {
        self.items = path;
        self
    }

    /// Says where in a reply the cursor of the next page is: a text or a number, which goes back as what it is.
    ///
    /// Null, `false` and an empty text end the list; anything else is an error for which
    /// [`is_decode`](Error::is_decode) is true.
    pub const fn next(mut self, path: &'static [&'static str]) -> Self {
        self.next = Next::Member(path);
        self
    }

    /// Says where in a reply the URL of the next page is, whose query has the argument.
    ///
    /// Nothing else of the URL is used.
    pub const fn next_url(mut self, path: &'static [&'static str]) -> Self {
        self.next = Next::Url(path);
        self
    }

    /// Says where in a reply it stands whether there are more pages.
    pub const fn has_more(mut self, path: &'static [&'static str]) -> Self {
        self.has_more = Some(path);
        self
    }

    /// Says where in a reply it stands how many items the whole list has; null, or a number below zero, if that is not known.
    pub const fn total(mut self, path: &'static [&'static str]) -> Self {
        self.total = Some(path);
        self
    }

    /// The page that is in a reply.
    fn page<T: DeserializeOwned>(&self, reply: &Reply) -> Result<Page<T>, Error> {
        let items: Option<Vec<T>> = reply::part(reply, self.items)?;
        let mut page = Page::new(items.unwrap_or_default());
        if let Some(path) = self.has_more {
            page = page.has_more(reply::part::<Option<bool>>(reply, path)?);
        }
        if let Some(total) = self.total.map(|path| reply::part::<Total>(reply, path)).transpose()? {
            page = page.total(total.0.unwrap_or(u64::MAX));
        }
        Ok(page.next_cursor(self.cursor(reply)?))
    }

    /// The cursor of the next page: of a query its text, of a body its JSON, where a number is not the text of its digits.
    fn cursor(&self, reply: &Reply) -> Result<Option<String>, Error> {
        let found = match self.next {
            Next::Nowhere => None,
            Next::Member(path) => reply::part::<Cursor>(reply, path)?.0,
            Next::Url(path) => {
                let url = reply::part::<Cursor>(reply, path)?.0.map(text);
                url.and_then(|url| encoding::query_argument(&url, self.argument)).map(Value::String)
            }
        };
        let found = found.filter(|cursor| cursor.as_str() != Some(""));
        Ok(found.map(|cursor| if self.is_in_body { cursor.to_string() } else { text(cursor) }))
    }

    /// The number of the first page: the one that the call asks for, else the usual one.
    fn first(&self, call: &mut Call, usual: u64) -> u64 {
        let Some(set) = call.argument(self.argument, self.is_in_body).filter(|set| !set.is_null()) else { return usual };
        said::number(&set).unwrap_or_else(|| {
            call.fail(format!("`{}` is no number of a page to start from", self.argument));
            usual
        })
    }

    fn ask(&self, mut call: Call, at: At) -> Call {
        match (self.style, at.cursor) {
            (Style::Cursor, None) => {}
            (Style::Cursor, Some(cursor)) if self.is_in_body => call.field(self.argument, &said::json(cursor)),
            (Style::Cursor, Some(cursor)) => call.query(self.argument, cursor),
            _ if self.is_in_body => call.field(self.argument, &at.number),
            _ => call.query(self.argument, at.number),
        }
        call
    }
}

/// A text as it is, anything else as its JSON.
fn text(value: Value) -> String {
    match value {
        Value::String(text) => text,
        other => other.to_string(),
    }
}

impl Call {
    /// Returns the items of all pages, each page a call like this one, from the page on that this one asks for.
    pub fn pages<T: DeserializeOwned + 'static>(mut self, paging: &'static Paging) -> Pages<T> {
        let first = match paging.style {
            Style::Number(usual) | Style::Offset(usual) => paging.first(&mut self, usual),
            Style::Cursor => 0,
        };
        let ask = move |at: At| {
            let exchange = paging.ask(self.clone(), at).prepare(Want::Json);
            Sending::built(exchange, Box::new(move |reply| paging.page(&reply)))
        };
        match paging.style {
            Style::Number(_) => Pages::by_number(first, move |number| ask(At { number, cursor: None })),
            Style::Offset(_) => Pages::by_offset(first, move |number| ask(At { number, cursor: None })),
            Style::Cursor => Pages::by_cursor(move |cursor| ask(At { number: 0, cursor })),
        }
    }
}

#[cfg(test)]
mod tests;
