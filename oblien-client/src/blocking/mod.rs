//! Calls, events and bodies for programs without a runtime: waiting in place of awaiting.
//!
//! The same calls as elsewhere, driven by a small runtime that one thread of this crate keeps: nothing is
//! generated or written twice.
//!
//! ```
//! use oblien_client::blocking::{Blocking, BlockingStream};
//! # use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method};
//! # use oblien_client::transport::Scripted;
//! # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
//! const COUNT: Endpoint = Endpoint::new(Method::GET, "/count");
//! const TICKS: Endpoint = Endpoint::new(Method::GET, "/ticks");
//!
//! # fn main() -> Result<(), Error> {
//! # let transport = Scripted::new().json(200, "3").events("data: 1\n\ndata: 2\n\n");
//! # let client: Client = Client::builder(&API).transport(transport).build()?;
//! let count: u32 = client.call(&COUNT).json().wait()?;
//! for tick in client.call(&TICKS).events::<u32>().wait()?.into_iter_blocking() {
//!     println!("{} of {count}", tick?);
//! }
//! # Ok(())
//! # }
//! ```
//!
//! Within an asynchronous runtime all of it is an error ([`Error::is_request`]), since it would hold up the
//! tasks beside it, and might wait for one of them for ever.
//!
//! [`Error::is_request`]: crate::Error::is_request

mod reader;
mod runtime;

use std::fmt;
use std::pin::Pin;

use futures_core::Stream;

use crate::error::Error;
pub use reader::Reader;

/// Waiting for what others await: calls, and whatever else ends in a value or an [`Error`].
pub trait Blocking {
    /// What is waited for.
    type Value;

    /// Waits for it.
    ///
    /// # Errors
    ///
    /// Those of awaiting it; [`Error::is_request`] within an asynchronous runtime, and if the thread that
    /// drives it cannot be started: nothing was sent.
    fn wait(self) -> Result<Self::Value, Error>;
}

impl<T, F: Future<Output = Result<T, Error>>> Blocking for F {
    type Value = T;

    fn wait(self) -> Result<T, Error> {
        run(self).and_then(|result| result)
    }
}

/// Waits for any future, for those that end in something else than a result.
///
/// # Errors
///
/// As [`Blocking::wait`] by itself; the future has then not begun.
pub fn run<F: Future>(future: F) -> Result<F::Output, Error> {
    Ok(runtime::handle()?.block_on(future))
}

/// Streams as iterators: [`Events`](crate::Events), [`Records`](crate::Records), [`Pages`](crate::Pages),
/// [`Body`](crate::Body).
pub trait BlockingStream: Sized {
    /// Returns an iterator that waits for each item.
    fn into_iter_blocking(self) -> Iter<Self>;
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> BlockingStream for S {
    fn into_iter_blocking(self) -> Iter<Self> {
        Iter { stream: Some(self) }
    }
}

/// The items of a stream, each of which is waited for.
///
/// Within an asynchronous runtime the only item is an error.
pub struct Iter<S> {
    /// Nothing once it could not be waited for.
    stream: Option<S>,
}

impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Iter<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let stream = self.stream.as_mut()?;
        let next = std::future::poll_fn(|context| Pin::new(&mut *stream).poll_next(context));
        run(next).unwrap_or_else(|error| {
            self.stream = None;
            Some(Err(error))
        })
    }
}

impl<S> fmt::Debug for Iter<S> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Iter").finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests;
