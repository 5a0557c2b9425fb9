//! A request on its way: a future, and the options of the call that are set before it starts.
//!
//! Thin around one future of the runtime; of each reply type only the last step is compiled.

use std::fmt::{self, Display};
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;

use crate::error::Error;
use crate::exchange::Exchange;
use crate::reply::{Answer, Reply};

/// A request on its way: a future of the reply, which does nothing until it is awaited.
///
/// Options of the one call are set before. Dropping it gives the call up; whether the service has
/// seen it by then is not known.
///
/// ```
/// # use std::time::Duration;
/// # use oblien_client::{Api, Client, Endpoint, Error, Server, http::Method};
/// # use oblien_client::transport::Scripted;
/// # static API: Api = Api::new("Things", &[Server::new("main", "https://things.example")], &[]);
/// # const COUNT: Endpoint = Endpoint::new(Method::GET, "/count");
/// # #[tokio::main(flavor = "current_thread")]
/// # async fn main() -> Result<(), Error> {
/// # let transport = Scripted::new().json(200, "3");
/// # let client: Client = Client::builder(&API).transport(transport).build()?;
/// let sending = client.call(&COUNT).json::<u32>().with_timeout(Duration::from_secs(5));
/// assert_eq!(sending.await?, 3);
/// # Ok(())
/// # }
/// ```
///
/// # Errors
///
/// Any [`Error`]; whether the call may have reached the service is told by
/// [`Error::may_have_reached_service`].
#[must_use = "a request is not sent until it is awaited"]
pub struct Sending<T> {
    state: State,
    decode: Decode<T>,
}

enum State {
    Ready(Box<Exchange>),
    Failed(Error),
    Running(Pin<Box<dyn Future<Output = Result<Reply, Error>> + Send>>),
    Done,
}

enum Decode<T> {
    Plain(fn(Reply) -> Result<T, Error>),
    Answer(fn(Answer) -> Result<T, Error>),
    Built(Box<dyn Fn(Reply) -> Result<T, Error> + Send>),
}

impl<T> Decode<T> {
    fn run(&self, reply: Reply) -> Result<T, Error> {
        match self {
            Self::Plain(decode) => decode(reply),
            Self::Answer(decode) => decode(reply.into()),
            Self::Built(decode) => decode(reply),
        }
    }
}

impl<T> Sending<T> {
    pub(crate) fn new(exchange: Exchange, decode: fn(Reply) -> Result<T, Error>) -> Self {
        Self { state: State::Ready(Box::new(exchange)), decode: Decode::Plain(decode) }
    }

    pub(crate) fn answer(exchange: Exchange, decode: fn(Answer) -> Result<T, Error>) -> Self {
        Self { state: State::Ready(Box::new(exchange)), decode: Decode::Answer(decode) }
    }

    /// Ends in what a closure makes of the reply.
    pub(crate) fn built(exchange: Exchange, decode: Box<dyn Fn(Reply) -> Result<T, Error> + Send>) -> Self {
        Self { state: State::Ready(Box::new(exchange)), decode: Decode::Built(decode) }
    }

    /// Returns one that fails with this error, for flows that learn of it before anything is sent.
    pub fn failed(error: Error) -> Self {
        let nothing = |_| Err(Error::request("the request was already sent"));
        Self { state: State::Failed(error), decode: Decode::Plain(nothing) }
    }

    /// Limits each attempt, in place of the client's setting.
    pub fn with_timeout(self, timeout: Duration) -> Self {
        self.with(|exchange| exchange.set_timeout(timeout))
    }

    /// Limits the call with all its attempts and waits, in place of the client's setting.
    pub fn with_deadline(self, deadline: Duration) -> Self {
        self.with(|exchange| exchange.set_deadline(deadline))
    }

    /// Adds a header, in place of any of the same name; credentials cannot be replaced.
    pub fn with_header(self, name: &str, value: impl Display) -> Self {
        self.with(|exchange| exchange.set_header(name, &value))
    }

    /// Tries once only.
    ///
    /// A token that the service rejects is still replaced by a new one from its source.
    pub fn without_retries(self) -> Self {
        self.with(|exchange| exchange.set_retries(false))
    }

    /// Says that the call is safe to repeat, for example because its body has an idempotency key.
    pub fn with_idempotent(self) -> Self {
        self.with(Exchange::set_idempotent)
    }

    /// Returns the whole response: status and headers around the value.
    pub fn into_response(self) -> Sending<http::Response<T>>
    where
        T: 'static,
    {
        let decode = self.decode;
        let whole = move |reply: Reply| {
            let parts = reply.parts.clone();
            decode.run(reply).map(|value| http::Response::from_parts(parts, value))
        };
        Sending { state: self.state, decode: Decode::Built(Box::new(whole)) }
    }

    fn with(mut self, set: impl FnOnce(&mut Exchange)) -> Self {
        if let State::Ready(exchange) = &mut self.state {
            set(exchange);
        }
        self
    }
}

impl State {
    /// Starts the exchange at the first poll, and drives it.
    fn poll(&mut self, context: &mut Context<'_>) -> Poll<Result<Reply, Error>> {
        if let Self::Ready(_) = self
            && let Self::Ready(exchange) = std::mem::replace(self, Self::Done)
        {
            *self = Self::Running(Box::pin(exchange.run()));
        }
        let result = match self {
            Self::Running(running) => ready!(running.as_mut().poll(context)),
            Self::Failed(error) => Err(error.take()),
            _ => Err(Error::request("the request was already sent")),
        };
        *self = Self::Done;
        Poll::Ready(result)
    }
}

impl<T> Future for Sending<T> {
    type Output = Result<T, Error>;

    fn poll(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Self::Output> {
        let reply = ready!(self.state.poll(context))?;
        Poll::Ready(self.decode.run(reply))
    }
}

impl<T> fmt::Debug for Sending<T> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let state = match self.state {
            State::Ready(_) | State::Failed(_) => "ready",
            State::Running(_) => "running",
            State::Done => "done",
        };
        formatter.debug_tuple("Sending").field(&state).finish()
    }
}
