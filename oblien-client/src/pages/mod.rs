//! The items of a list that comes in pages, as one stream.
//!
//! Built over any call by a function that asks for one page; knows no endpoint.

mod paging;
mod walk;

use std::fmt;
use std::pin::Pin;
use std::task::{Context, Poll, ready};

use futures_core::Stream;

use crate::error::Error;
pub use paging::Paging;
use walk::{At, Turn, Walk};

type Asking<T> = Pin<Box<dyn Future<Output = Result<Page<T>, Error>> + Send>>;

/// The items of a list that comes in pages, one after another; a page is asked for when its items are.
///
/// Made of a function that asks for one page, in one of three styles: [by number](Self::by_number),
/// [by offset](Self::by_offset), [by cursor](Self::by_cursor). An error is the last item.
///
/// It is a [`Stream`] too, for those who have its combinators at hand.
///
/// ```
/// # use oblien_client::{Api, Client, Endpoint, Error, Page, Pages, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// const LIST: Endpoint = Endpoint::new(Method::GET, "/things").member("things");
///
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let transport = Scripted::new().json(200, r#"{"things":[1,2]}"#).json(200, r#"{"things":[3]}"#);
/// # let client: Client = Client::builder(&API).transport(transport).build()?;
/// let mut things = Pages::by_number(1, move |page| {
///     let mut call = client.call(&LIST);
///     call.query("page", page);
///     call.query("limit", 2);
///     let sending = call.json::<Vec<u32>>();
///     async { Ok(Page::new(sending.await?).limit(2)) }
/// });
/// while let Some(thing) = things.next().await {
///     println!("{}", thing?);
/// }
/// # Ok(())
/// # }
/// ```
#[must_use = "pages are not asked for until their items are"]
pub struct Pages<T> {
    walk: Walk,
    ask: Box<dyn FnMut(At) -> Asking<T> + Send>,
    asking: Option<Asking<T>>,
    items: std::vec::IntoIter<T>,
    is_over: bool,
}

/// One page of a list: its items, and what the service says about what is behind it.
///
/// A page without any items is the last one, unless it names the cursor of another.
#[derive(Debug, Clone)]
pub struct Page<T> {
    items: Vec<T>,
    turn: Turn,
}

impl<T> Page<T> {
    /// Takes the items of a page.
    pub fn new(items: impl Into<Vec<T>>) -> Self {
        Self { items: items.into(), turn: Turn::default() }
    }

    /// Says how many items the whole list has; nothing is asked for behind that many.
    #[must_use]
    pub fn total(mut self, items: impl TryInto<u64>) -> Self {
        self.turn.total = items.try_into().ok();
        self
    }

    /// Says how many items a full page has; a page with fewer is the last one.
    ///
    /// Only for a service that fills its pages, and with the limit that the service went by: it may
    /// be less than what it was asked for.
    #[must_use]
    pub fn limit(mut self, items: impl TryInto<u64>) -> Self {
        self.turn.limit = items.try_into().ok();
        self
    }

    /// Says whether there are more pages, if the service says so itself.
    #[must_use]
    pub fn has_more(mut self, has_more: impl Into<Option<bool>>) -> Self {
        self.turn.has_more = has_more.into();
        self
    }

    /// Gives the cursor of the next page; the page is the last one if that is nothing, or empty.
    #[must_use]
    pub fn next_cursor(mut self, cursor: Option<impl Into<String>>) -> Self {
        self.turn.cursor = cursor.map(Into::into).filter(|cursor: &String| !cursor.is_empty());
        self
    }
}

impl<T> Pages<T> {
    /// Asks for pages by their number, which goes up by one; the first is usually 1.
    pub fn by_number<F, R>(first: u64, mut ask: F) -> Self
    where
        F: FnMut(u64) -> R + Send + 'static,
        R: Future<Output = Result<Page<T>, Error>> + Send + 'static,
    {
        Self::new(Walk::by_number(first), move |at| Box::pin(ask(at.number)))
    }

    /// Asks for pages by how many items lie before them; the first is usually 0.
    pub fn by_offset<F, R>(first: u64, mut ask: F) -> Self
    where
        F: FnMut(u64) -> R + Send + 'static,
        R: Future<Output = Result<Page<T>, Error>> + Send + 'static,
    {
        Self::new(Walk::by_offset(first), move |at| Box::pin(ask(at.number)))
    }

    /// Asks for pages by the cursor that the page before gave; for the first there is none.
    ///
    /// A cursor that comes back, and 20 pages without items one after another, are errors for which
    /// [`is_decode`](Error::is_decode) is true: the list would have no end.
    pub fn by_cursor<F, R>(mut ask: F) -> Self
    where
        F: FnMut(Option<String>) -> R + Send + 'static,
        R: Future<Output = Result<Page<T>, Error>> + Send + 'static,
    {
        Self::new(Walk::by_cursor(), move |at| Box::pin(ask(at.cursor)))
    }

    fn new(walk: Walk, ask: impl FnMut(At) -> Asking<T> + Send + 'static) -> Self {
        Self { walk, ask: Box::new(ask), asking: None, items: Vec::new().into_iter(), is_over: false }
    }

    /// Returns the next item; nothing at the end of the list, and behind an error.
    ///
    /// Giving up while waiting loses nothing.
    pub async fn next(&mut self) -> Option<Result<T, Error>> {
        std::future::poll_fn(|context| self.poll(context)).await
    }

    /// Returns all items that are left, held in memory at once.
    ///
    /// # Errors
    ///
    /// That of the first page that fails; the items before it are lost.
    pub async fn all(mut self) -> Result<Vec<T>, Error> {
        let mut items = Vec::new();
        while let Some(item) = self.next().await {
            items.push(item?);
            items.extend(&mut self.items);
        }
        Ok(items)
    }

    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        loop {
            if let Some(item) = self.items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            if self.is_over {
                return Poll::Ready(None);
            }
            let asking = self.asking.get_or_insert_with(|| (self.ask)(self.walk.at()));
            let result = ready!(asking.as_mut().poll(context));
            self.asking = None;
            if let Err(error) = result.and_then(|page| self.take(page)) {
                self.is_over = true;
                return Poll::Ready(Some(Err(error)));
            }
        }
    }

    fn take(&mut self, page: Page<T>) -> Result<(), Error> {
        self.is_over = !self.walk.advance(page.items.len() as u64, page.turn)?;
        self.items = page.items.into_iter();
        Ok(())
    }
}

/// No item is pinned in place.
impl<T> Unpin for Pages<T> {}

impl<T> Stream for Pages<T> {
    type Item = Result<T, Error>;

    fn poll_next(self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Result<T, Error>>> {
        self.get_mut().poll(context)
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let ready = self.items.len();
        (ready, self.is_over.then_some(ready))
    }
}

impl<T> fmt::Debug for Pages<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("ready", &self.items.len()).field("is_over", &self.is_over).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
