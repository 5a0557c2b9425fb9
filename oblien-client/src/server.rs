//! The servers of an API as their description has them: a URL that may have variables, or be relative.
//!
//! Generated code declares them; the builder of a client makes URLs of them.

/// One server of an API.
///
/// ```
/// use oblien_client::{Server, ServerVariable};
///
/// const MAIN: Server = Server::new("main", "https://{region}.things.example/v1")
///     .variables(&[ServerVariable::new("region", "eu").allowed(&["eu", "us"])]);
/// assert_eq!(MAIN.url, "https://{region}.things.example/v1");
/// ```
#[derive(Debug, Clone, Copy)]
pub struct Server {
    /// The name by which a client's setting replaces its URL.
    pub name: &'static str,
    /// The URL below which the endpoints lie; a path in it is kept. Variables stand in braces.
    pub url: &'static str,
    /// The environment variable that replaces the URL, if there is one.
    pub env: Option<&'static str>,
    pub(crate) variables: &'static [ServerVariable],
    pub(crate) alternative: usize,
}

impl Server {
    /// Declares a server by its name and its URL.
    pub const fn new(name: &'static str, url: &'static str) -> Self {
        Self { name, url, env: None, variables: &[], alternative: 0 }
    }

    /// Names the environment variable that replaces the URL.
    #[must_use]
    pub const fn env(mut self, variable: &'static str) -> Self {
        self.env = Some(variable);
        self
    }

    /// Declares the variables of the URL.
    #[must_use]
    pub const fn variables(mut self, variables: &'static [ServerVariable]) -> Self {
        self.variables = variables;
        self
    }

    /// Says whose place it can take: that of the server of this index. The default is the first one's.
    #[must_use]
    pub const fn alternative_to(mut self, index: usize) -> Self {
        self.alternative = index;
        self
    }
}

/// A variable of a server's URL.
#[derive(Debug, Clone, Copy)]
pub struct ServerVariable {
    pub(crate) name: &'static str,
    pub(crate) default: Option<&'static str>,
    pub(crate) allowed: &'static [&'static str],
}

impl ServerVariable {
    /// Declares a variable by its name and its default.
    pub const fn new(name: &'static str, default: &'static str) -> Self {
        Self { name, default: Some(default), allowed: &[] }
    }

    /// Declares a variable that the caller has to set.
    pub const fn required(name: &'static str) -> Self {
        Self { name, default: None, allowed: &[] }
    }

    /// Names all values that it can have; the default is any value.
    #[must_use]
    pub const fn allowed(mut self, values: &'static [&'static str]) -> Self {
        self.allowed = values;
        self
    }

    /// Returns the name.
    pub const fn name(&self) -> &'static str {
        self.name
    }
}
