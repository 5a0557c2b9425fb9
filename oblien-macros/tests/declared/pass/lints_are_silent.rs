//! No lint speaks of what the attribute writes: unused, unreachable, undocumented or in another style.

#![deny(warnings, missing_docs, missing_debug_implementations, unreachable_pub, unused, nonstandard_style, future_incompatible)]

use oblien_macros::oblien_endpoint;

mod private {
    use super::oblien_endpoint;

    /// Is called by nobody but the test, and none of its setters is.
    #[oblien_endpoint(POST "/things/{thing_id}", scopes(admin))]
    pub(crate) async fn make_thing(
        thing_id: String,
        #[query] limit: Option<u32>,
        #[field] is_hidden: Option<bool>,
        #[field] to_whom: Option<String>,
    ) -> String;

    /// Is not called and has no documentation of its arguments.
    #[allow(dead_code)]
    #[oblien_endpoint(GET "/parts", scopes(admin))]
    async fn list_parts(#[query] from: Option<String>) -> Vec<String>;
}

/// Things of a beta.
#[oblien_endpoint(prefix = "/beta", scopes(admin))]
pub trait Beta {
    /// Lists them.
    #[endpoint(GET "/things")]
    async fn list_beta_things(&self, #[query] limit: Option<u32>) -> Vec<String>;
}

/// A public endpoint whose arguments have no documentation.
#[oblien_endpoint(GET "/public", scopes(admin))]
pub async fn get_public(#[query] limit: Option<u32>) -> String;

fn main() {
    let _ = |client: &oblien_generated::Client| drop(private::make_thing(client, "a"));
}
