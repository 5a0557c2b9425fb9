//! Accounts, their namespaces, and the limits of both.
//!
//! The state keeps them; the guard asks whether a namespace is suspended, creation asks for limits.

use crate::error::Failure;

/// Caps of an account or of a namespace; what is not set is not capped.
#[derive(Clone, Copy, Debug, Default)]
pub struct Limits {
    workspaces: Option<usize>,
    cpus: Option<f64>,
}

impl Limits {
    /// Returns no limits.
    pub fn none() -> Self {
        Self::default()
    }

    /// Caps how many workspaces may exist at once.
    pub fn workspaces(mut self, most: usize) -> Self {
        self.workspaces = Some(most);
        self
    }

    /// Caps CPU cores: of all workspaces together for an account, of each one for a namespace.
    pub fn cpus(mut self, most: f64) -> Self {
        self.cpus = Some(most);
        self
    }

    pub(crate) fn most_workspaces(&self) -> Option<usize> {
        self.workspaces
    }

    /// Refuses with `code` when one more workspace would be too many.
    pub(crate) fn admit_workspace(&self, code: &str, existing: usize) -> Result<(), Failure> {
        match self.workspaces {
            Some(most) if existing >= most => Err(Failure::limit(code, existing as f64, most as f64)),
            _ => Ok(()),
        }
    }

    /// Refuses with `code` when so many CPU cores would be too many.
    pub(crate) fn admit_cpus(&self, code: &str, wanted: f64) -> Result<(), Failure> {
        match self.cpus {
            Some(most) if wanted > most => Err(Failure::limit(code, wanted, most)),
            _ => Ok(()),
        }
    }
}

/// One customer of the service.
#[derive(Debug)]
pub(crate) struct Account {
    pub(crate) id: String,
    pub(crate) limits: Limits,
    pub(crate) credits_used_up: bool,
}

impl Account {
    pub(crate) fn new(id: &str, limits: Limits) -> Self {
        Self { id: id.to_owned(), limits, credits_used_up: false }
    }
}

/// A part of an account, named by its slug.
#[derive(Debug)]
pub(crate) struct Namespace {
    pub(crate) account: String,
    pub(crate) slug: String,
    pub(crate) suspended: bool,
    pub(crate) limits: Limits,
}

impl Namespace {
    pub(crate) fn new(account: &str, slug: &str) -> Self {
        Self { account: account.to_owned(), slug: slug.to_owned(), suspended: false, limits: Limits::none() }
    }
}
