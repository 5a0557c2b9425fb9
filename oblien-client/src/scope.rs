//! Scopes: what a credential may do, as a type parameter of the client.
//!
//! Generated code has one marker type per scope of the description and bounds on its endpoints.

use crate::credentials::Credentials;

/// What a credential may do, as a type; implemented by markers that are never made.
pub trait Scope: Send + Sync + 'static {
    /// The name of the scope, as the description gives it.
    const NAME: &'static str;
}

/// The scope that is only known at run time: every call compiles, and the service decides.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Any;

impl Scope for Any {
    const NAME: &'static str = "any";
}

/// A credential that the service granted, and the scope it was granted for.
///
/// Given to [`Client::with_token`](crate::Client::with_token), which takes the scope over into the
/// type of the client it returns.
pub trait Grant {
    /// What the credential may do.
    type Scope: Scope;

    /// Returns the credential.
    fn credentials(&self) -> Credentials;
}
