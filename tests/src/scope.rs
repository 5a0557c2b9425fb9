//! What a credential may reach.
//!
//! Keys and tokens carry a scope; the guard holds it against the kinds an operation admits.

use serde_json::{Value, json};

/// The scope of a key or a token.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scope {
    /// Everything of the account; the only scope that mints tokens.
    Admin,
    /// The workspaces of one namespace, by its slug.
    Namespace(String),
    /// One workspace, by its id.
    Workspace(String),
    /// Credits and billing, so nothing under `/workspace`.
    Billing,
}

impl Scope {
    /// Returns the scope of one namespace.
    pub fn namespace(slug: impl Into<String>) -> Self {
        Self::Namespace(slug.into())
    }

    /// Returns the scope of one workspace.
    pub fn workspace(id: impl Into<String>) -> Self {
        Self::Workspace(id.into())
    }

    pub(crate) fn kind(&self) -> ScopeKind {
        match self {
            Self::Admin => ScopeKind::Admin,
            Self::Namespace(_) => ScopeKind::Namespace,
            Self::Workspace(_) => ScopeKind::Workspace,
            Self::Billing => ScopeKind::Billing,
        }
    }

    /// The members that a token's payload says it with.
    pub(crate) fn claims(&self) -> Value {
        match self {
            Self::Admin => json!({ "scope": "admin" }),
            Self::Namespace(slug) => json!({ "scope": "namespace", "namespace": slug }),
            Self::Workspace(id) => json!({ "scope": "workspace", "workspace_id": id }),
            Self::Billing => json!({ "scope": "billing" }),
        }
    }
}

/// A scope without what it is bound to, as the table of operations names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScopeKind {
    /// An account's own credentials.
    Admin,
    /// Bound to a namespace.
    Namespace,
    /// Bound to a workspace.
    Workspace,
    /// Billing only.
    Billing,
}

impl ScopeKind {
    /// Returns the word the wire has for it.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Admin => "admin",
            Self::Namespace => "namespace",
            Self::Workspace => "workspace",
            Self::Billing => "billing",
        }
    }
}
