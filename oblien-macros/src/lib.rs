//! Endpoints that you declare, indistinguishable from generated ones.

use proc_macro::TokenStream;

/// Declares an endpoint, or a trait of endpoints.
#[proc_macro_attribute]
pub fn oblien_endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    oblien_endpoint::expand(attribute.into(), item.into()).into()
}
