//! One endpoint as a value: its rules and its one emitter.
//!
//! Both doors of the toolkit end here. The generator lowers an operation of an OpenAPI description to an [`EndpointDraft`],
//! the attribute parses a declaration to one; [`EndpointDraft::check`] applies the rules and gives an [`Endpoint`], and
//! [`Endpoint::emit`] writes the request builder. Nobody can tell afterwards through which door an endpoint came.
//!
//! ```
//! use oblien_endpoint::{EndpointDraft, Reply};
//! use quote::{format_ident, quote};
//!
//! let mut draft = EndpointDraft::new(format_ident!("GetHealth"), "GET", "/health");
//! draft.reply = Reply::Json { ty: quote!(::std::string::String), member: None };
//! let endpoint = draft.check().expect("nothing is wrong with it");
//! assert!(endpoint.emit().to_string().contains("struct GetHealth"));
//! ```

mod argument;
mod check;
mod declaration;
mod documentation;
mod emit;
mod endpoint;
mod fault;
mod names;
mod nearest;
mod path_template;
mod placement;
mod reply;
mod value_shape;
mod words;

#[cfg(test)]
mod tests;

pub use argument::{Argument, Constant, File, FormStyle, ListStyle, Literal, Location, PartKind, Place, Style, StyleKind};
pub use check::{METHODS, is_token};
pub use declaration::{CREDENTIAL_HEADERS, SCOPES, SERVERS, expand, read};
pub use documentation::{doc_attributes, scope_sentence};
pub use emit::Prelude;
pub use endpoint::{Access, BodyEncoding, BodyPresence, Endpoint, EndpointDraft, Scope};
pub use fault::Fault;
pub use names::{allows_trait, field_ident, snake_case, type_name, variant_name};
pub use path_template::{PathTemplate, Segment};
pub use reply::{Reply, StatusReply, status_name};
pub use value_shape::ValueShape;
