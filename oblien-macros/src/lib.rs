//! Endpoints that you declare, indistinguishable from generated ones.
//!
//! A service has endpoints that its description does not know: betas, internal ones, a partner's. Write the signature and
//! what is sent where; the attribute writes the request builder that the generator would have written.
//!
//! ```
//! use oblien_generated::types::WorkspaceId;
//! use oblien_generated::{Client, Error, scope};
//! use oblien_macros::oblien_endpoint;
//!
//! #[derive(serde::Serialize)]
//! pub struct ForkOptions {
//!     pub name: String,
//! }
//!
//! #[derive(serde::Deserialize)]
//! pub struct Forked {
//!     pub id: WorkspaceId,
//! }
//!
//! /// Forks a workspace (private beta).
//! #[oblien_endpoint(POST "/workspace/{workspace_id}/fork", scopes(admin, namespace))]
//! pub async fn fork_workspace(
//!     workspace_id: WorkspaceId,
//!     /// Only says what would be done.
//!     #[query]
//!     dry_run: Option<bool>,
//!     #[body] options: ForkOptions,
//! ) -> Forked;
//!
//! // The function takes the client first, then what is required; what is optional has a setter.
//! async fn run(oblien: &Client<scope::Admin>) -> Result<WorkspaceId, Error> {
//!     let options = ForkOptions { name: "copy".to_owned() };
//!     let forked = fork_workspace(oblien, "ws_abc", options).dry_run(true).send().await?;
//!     Ok(forked.id)
//! }
//! ```
//!
//! The builder is a type of its own, named as the function in `UpperCamelCase` (`ForkWorkspace`), and has what every generated
//! one has: setters, `send`, `into_request` for the plain request, the constant `ENDPOINT`. A call with a client whose scope
//! may not make it does not compile, and the compiler says which scopes may. `oblien-codegen declare SPEC OPERATION` prints an
//! operation of a description as such a declaration, as a place to start from.
//!
//! # Arguments
//!
//! | written | goes |
//! |---|---|
//! | `workspace_id: WorkspaceId` | into the path variable `{workspace_id}` or `{workspaceId}`; `#[path("id")]` names another |
//! | `#[query] limit: Option<u32>` | into the query; `#[query("pageSize")]` under another name |
//! | `#[query] ids: Vec<String>` | into the query, once per item; `#[query(comma)]`, `space`, `pipe` join them |
//! | `#[query(deep_object)] filter: Filter` | into the query, whatever its shape; the styles are those of OpenAPI (`form`, `json`, …), with `explode`, `reserved` and `allow_empty` |
//! | `#[querystring(form)] all: Filter` | is the query as a whole |
//! | `#[path(matrix, explode)] ids: Vec<u32>` | into a path variable, in a style |
//! | `#[header("X-Tag")] tag: String` | into a header; `#[header("X-Ids", simple)]` takes lists and objects |
//! | `#[cookie("session")] session: String` | into a cookie; `#[cookie("ids", form)]` takes lists and objects |
//! | `#[field] name: String` | into a member of the JSON object body; `#[field("memoryMb", group = "config")]` into an object in it |
//! | `#[field] note: Field<String>` | the same, and absent, null and a value are three things |
//! | `#[members] extra: Option<BTreeMap<String, Value>>` | into members of the body that have no argument |
//! | `#[body] options: ForkOptions` | is the JSON body |
//! | `#[body] content: Bytes` | is the body as bytes; `#[body("application/gzip")]` says of which media type |
//! | `#[body("application/gzip")] archive: Body` | is the body as a stream, sent as it comes and never twice |
//! | `#[part] title: String` | is a part of a form; `#[part(file = "a.png", media_type = "image/png")] picture: Bytes` a file |
//!
//! An `Option` makes a setter of an argument; `#[field(required)]` keeps it an argument that may be null. `value = true` in a
//! place is for arguments of one value: their setter takes none. `cfg` works on the declaration and on each argument.
//!
//! # Replies
//!
//! | written | read as |
//! |---|---|
//! | `-> Workspace` | JSON; with `member = "workspace"` that member of the JSON object |
//! | nothing, or `-> ()` | nothing |
//! | `-> Option<Workspace>` | JSON that may be null or missing |
//! | `-> String` with the key `text` | text |
//! | `-> Bytes` | bytes |
//! | `-> Events<Sample>` | server-sent events, a stream |
//! | `-> Records<Row>` | JSON values, one a line (NDJSON), a stream |
//!
//! # Keys
//!
//! | key | meaning |
//! |---|---|
//! | `scopes(admin, namespace)` | who may call; without it every client, with none in it only `Client<scope::Any>` |
//! | `member = "workspace"`, `text` | how the reply is read, see above |
//! | `headers("X-Beta" = "forks")`, `accept = "text/csv"` | headers that every request has |
//! | `server = "control"`, `server = 1` | the plane, by its name or index in the API; default: the first |
//! | `security("bearer", ["clientId", "clientSecret"])` | alternatives of schemes; without it the client's, with none in it no credentials |
//! | `"COPY" "/things/{id}"` | a method that is none of the usual ones, in quotes; it is sent as it stands |
//! | `idempotent` | safe to repeat, whatever the method says |
//! | `body = always` | a JSON body of members is sent although none is set |
//! | `constants("kind" = "fork", "config"."mode" = "temporary")`, `groups("config")` | members, and objects, that are always sent |
//! | `client = crate::api` | the crate or module of another client; default: `::oblien_generated` |
//! | `name = ForkRequest` | the name of the request builder |
//!
//! # Groups
//!
//! On a trait, what endpoints share is said once, and they are methods of every client whose scope allows them:
//!
//! ```
//! use oblien_generated::types::WorkspaceId;
//! use oblien_generated::{Client, Error, scope};
//! use oblien_macros::oblien_endpoint;
//!
//! #[oblien_endpoint(prefix = "/workspace/{workspace_id}/notes", scopes(admin, namespace))]
//! pub trait Notes {
//!     /// Lists the notes.
//!     #[endpoint(GET "/")]
//!     async fn list_notes(&self, workspace_id: WorkspaceId, #[query] limit: Option<u32>) -> Vec<String>;
//!
//!     /// Deletes a note.
//!     #[endpoint(DELETE "/{note_id}", scopes(admin))]
//!     async fn delete_note(&self, workspace_id: WorkspaceId, note_id: String);
//! }
//!
//! async fn run(oblien: &Client<scope::Admin>) -> Result<(), Error> {
//!     let notes = oblien.list_notes("ws_abc").limit(10).send().await?;
//!     println!("{} notes", notes.len());
//!     oblien.delete_note("ws_abc", "n_1").send().await
//! }
//! ```
//!
//! # Mistakes
//!
//! All of them are told at once, each at the words at fault with what to write instead:
//!
//! ```compile_fail
//! # use oblien_macros::oblien_endpoint;
//! #[oblien_endpoint(GET "/things/{thing_id}", scope(admin))]
//! async fn get_thing(id: String) -> String;
//! ```
//!
//! What is written needs no name in scope, whatever a crate shadows. Only `scopes` needs the compiler's `diagnostic` attributes,
//! which a crate with `#![no_implicit_prelude]` does not have.
//!
//! The crate has no features, and its users compile `syn`, `quote` and no generator.

use proc_macro::TokenStream;

/// Declares an endpoint, or on a trait a group of endpoints.
///
/// See the [front page](crate) for what can be declared.
///
/// ```
/// use oblien_macros::oblien_endpoint;
///
/// #[oblien_endpoint(GET "/workspace/{workspace_id}/notes", scopes(admin))]
/// async fn list_notes(workspace_id: String, #[query] limit: Option<u32>) -> Vec<String>;
/// # fn main() {}
/// ```
#[proc_macro_attribute]
pub fn oblien_endpoint(attribute: TokenStream, item: TokenStream) -> TokenStream {
    ::oblien_endpoint::expand(attribute.into(), item.into()).into()
}
