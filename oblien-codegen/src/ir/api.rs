//! What all operations of an API share: servers, security schemes, scopes.
//! Part of the intermediate representation.

use std::collections::HashSet;

use crate::ir::{Foreign, Handle, Operation, Resource, Type, TypeDefinition};

/// One API.
#[derive(Clone, Debug, Default)]
pub(crate) struct Api {
    /// The title of the description.
    pub(crate) title: String,
    /// What documentation calls it: its title, if it has one.
    pub(crate) subject: String,
    /// The description's own text, as documentation lines.
    pub(crate) docs: Vec<String>,
    pub(crate) servers: Vec<Server>,
    pub(crate) schemes: Vec<Scheme>,
    pub(crate) credentials: Vec<Credential>,
    pub(crate) certificates: Vec<Certificate>,
    /// Alternatives of scheme names that operations need unless they say otherwise.
    pub(crate) security: Vec<Vec<String>>,
    /// Empty if the description declares none.
    pub(crate) scopes: Vec<ScopeDefinition>,
    /// The reply member that is `false` in failures.
    pub(crate) success_flag: Option<String>,
    pub(crate) types: Vec<TypeDefinition>,
    /// What maps are; none for the usual one.
    pub(crate) map: Option<Foreign>,
    pub(crate) operations: Vec<Operation>,
    /// What the service sends by itself.
    pub(crate) incoming: Vec<Incoming>,
    /// The headers of replies, each once.
    pub(crate) headers: Vec<ReplyHeader>,
    pub(crate) resources: Vec<Resource>,
    pub(crate) handles: Vec<Handle>,
}

impl Api {
    /// Takes operations out of all accessors, by their indices, which stay as they are; no accessor stays that leads to none.
    pub(crate) fn leave_out(&mut self, indices: &HashSet<usize>) {
        self.resources.retain_mut(|resource| resource.leave_out(indices));
        self.handles.retain_mut(|handle| handle.root.leave_out(indices));
    }

    /// How many operations some accessor leads to.
    pub(crate) fn callable(&self) -> usize {
        self.resources.iter().map(Resource::count).sum()
    }
}

/// A base URL, under the name of its plane.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Server {
    pub(crate) name: String,
    /// What the description says of it, on one line.
    pub(crate) docs: String,
    /// The URL, with its variables in braces.
    pub(crate) url: String,
    pub(crate) variables: Vec<ServerVariable>,
    /// The server whose place it can take, if it is one of single operations.
    pub(crate) alternative: Option<usize>,
    /// The environment variable that replaces the URL.
    pub(crate) env: Option<String>,
}

/// A variable in the URL of a server.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct ServerVariable {
    pub(crate) name: String,
    /// `None` if callers have to set it.
    pub(crate) default: Option<String>,
    /// All values it can have; none if it can have any.
    pub(crate) allowed: Vec<String>,
}

/// A header of replies.
#[derive(Clone, Debug)]
pub(crate) struct ReplyHeader {
    /// The name of its constant.
    pub(crate) name: String,
    /// The name on the wire, in lower case.
    pub(crate) wire: String,
    pub(crate) ty: Type,
    pub(crate) form: HeaderForm,
    pub(crate) docs: Vec<String>,
}

/// How the value of a header is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum HeaderForm {
    /// One text, number or boolean.
    Plain,
    /// Such values with commas between them.
    List,
    Json,
}

/// A request that the service sends by itself: a webhook or a callback.
#[derive(Clone, Debug)]
pub(crate) struct Incoming {
    /// The name of the function that decodes it, in `snake_case`.
    pub(crate) name: String,
    /// What it is, in words.
    pub(crate) told: String,
    pub(crate) docs: Vec<String>,
    /// What its body decodes to.
    pub(crate) ty: Type,
}

/// A security scheme: where in a request its secret goes.
#[derive(Clone, Debug)]
pub(crate) struct Scheme {
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
    pub(crate) placement: Placement,
    pub(crate) env: Option<String>,
    /// Schemes of one credential are given together.
    pub(crate) credential: String,
}

/// Where in a request a secret goes.
#[derive(Clone, Debug, PartialEq)]
pub(crate) enum Placement {
    Header(String),
    Query(String),
    Cookie(String),
    Bearer,
    Basic,
    /// `Authorization` with this scheme and the secret as it is.
    Authorization(String),
}

/// What a caller is given once to authenticate: one scheme or several that go together.
#[derive(Clone, Debug)]
pub(crate) struct Credential {
    /// The name of its constructor.
    pub(crate) name: String,
    /// The schemes, as indices, with the name of the constructor's parameter for each.
    pub(crate) parts: Vec<(usize, String)>,
}

/// A security scheme that is a certificate of the client.
#[derive(Clone, Debug)]
pub(crate) struct Certificate {
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
}

/// A scope that credentials can have.
#[derive(Clone, Debug)]
pub(crate) struct ScopeDefinition {
    /// The name in the description: `namespace`.
    pub(crate) wire: String,
    /// The name of the marker type: `Namespace`.
    pub(crate) name: String,
    pub(crate) docs: Vec<String>,
}
