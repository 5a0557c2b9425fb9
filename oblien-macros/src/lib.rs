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
//! | `#[body("application/gzip")] archive: Body` | is the body as bytes or as a stream, which is sent as it comes and never twice |
//! | `#[body("text/csv")] table: String` | is the body as text; `#[header("Content-Type")]` beside a typed body says another media type |
//! | `#[part] title: String` | is a part of a form; with `media_type = "application/json"` any value that serialises |
//! | `#[part(media_type = "image/png")] pictures: Vec<Part>` | are files of a form, which may say their names and media types; one is a `Part` |
//! | `#[part(file = "a.png", media_type = "image/png")] picture: Bytes` | is a file of a form, of that name |
//! | `#[parts] files: Vec<(String, Part)>` | are files of a form, each with the name of its part |
//! | `#[field("expand", deep)] expand: Vec<String>` | with `body = form`: as `expand[0]=…`; `explode`, `comma`, `space`, `pipe`, `json` write it in their way |
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
//! | `-> Bytes` | bytes; the builder's `stream` gives them piece by piece |
//! | `-> Events<Sample>` | server-sent events, a stream; `Events<Frame>` where their data is no JSON |
//! | `-> Records<Row>` | JSON values, one a line (NDJSON), a stream |
//! | the key `replies(200 = Workspace, 202 = Job in "job", 203 = text, 204, _ = Bytes)` | by its status, a variant each of `ForkWorkspaceReply` |
//! | the key `stream = Events<Sample>` | beside the reply: the builder's `stream` asks for it |
//!
//! # Keys
//!
//! | key | meaning |
//! |---|---|
//! | `scopes(admin, namespace)` | who may call; without it every client, with none in it only `Client<scope::Any>` |
//! | `member = "workspace"`, `text` | how the reply is read, see above |
//! | `headers("X-Beta" = "forks")`, `accept = "text/csv"` | headers that every request has |
//! | `query("level" = "namespace")` | members of the query that every request has |
//! | `server = "control"`, `server = 1` | the plane, by its name or index in the API; default: the first |
//! | `base = "https://beta.example.com/v1"` | a URL that the API does not know; no credentials go there but those that `security` names |
//! | `security("bearer", ["clientId", "clientSecret"])` | alternatives of schemes; without it the client's, with none in it no credentials |
//! | `"COPY" "/things/{id}"` | a method that is none of the usual ones, in quotes; it is sent as it stands. `"GET"` in quotes may have a body |
//! | `idempotent` | safe to repeat, whatever the method says |
//! | `body = always` | a JSON body of members is sent although none is set |
//! | `body = form`, `body = multipart`, `body = multipart("related")` | members of the body are pairs, or parts, instead of a JSON object |
//! | `replies(…)`, `stream = Events<Sample>` | what comes back by status, and as a stream, see above |
//! | `switch = "stream"` | the member of the body that says which of the two is wanted |
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
//! What is written needs no name in scope, whatever a crate shadows. Where `no_implicit_prelude` stands in the file of the
//! declaration or of a module around it, the compiler's `diagnostic` attributes cannot be named: a scope that may not call is
//! then refused in the compiler's own words.
//!
//! # Features
//!
//! - `spec`: `oblien_api!("api.yaml")`, which generates a whole client from an OpenAPI description while the crate is compiled.
//!   For small descriptions, where a build script is too much; it brings the generator into the build.
//! - `overlay`: overlays of `oblien_api!`, for which JSONPath is compiled too.
//!
//! Without it the users of the crate compile `syn`, `quote` and no generator.

mod prelude;

use proc_macro::{Span, TokenStream};

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
    let prelude = prelude::of(Span::call_site().local_file());
    ::oblien_endpoint::expand(attribute.into(), item.into(), prelude).into()
}

/// Generates the client of an OpenAPI description where it stands, which is a module of its own.
///
/// ```
/// pub mod shop {
///     oblien_macros::oblien_api!("../tests/downstream/shop.yaml", only_tags("Orders"));
/// }
///
/// # fn main() -> Result<(), oblien_client::Error> {
/// # use oblien_client::transport::Scripted;
/// let client = shop::Client::builder().transport(Scripted::new()).build()?;
/// let request = client.orders().watch().into_request()?;
/// assert_eq!(request.uri(), "https://bookshop.example/v1/orders/stream");
/// # Ok(())
/// # }
/// ```
///
/// The path starts where the crate's `Cargo.toml` is. The crate depends on `oblien-client`, of the same version as this one;
/// what is generated is what `oblien_codegen::generate` gives a build script, and documented there. When the description or
/// a file that it refers to has changed, it is generated anew.
///
/// | setting | meaning |
/// |---|---|
/// | `settings = "oblien-codegen.yaml"` | a file of settings, whose paths start at it; the description need not be named if the file names it |
/// | `client = "pets"` | of the clients of that file, this one |
/// | `overlays("fixes.yaml")` | OpenAPI Overlays, applied in this order; needs the feature `overlay` |
/// | `strict` | whatever is broken or lost is an error |
/// | `only_tags("pets", "orders")` | only operations with one of these tags |
/// | `only_operations("listPets")` | only operations with one of these ids |
/// | `only_paths("/pets/*")` | only operations on these paths; one that ends in `*` means all that start alike |
/// | `runtime = ::renamed::oblien_client` | where `oblien-client` is, if the crate has it under another name; re-exported from there, so as visible as the client |
///
/// What is said here takes the place of what the file of settings says. How types look is said there, in `types`; of what it says of
/// the output (`out`, `single-file`) nothing is asked for here. All these files are watched like the description.
///
/// What is wrong with the description are errors of the compiler, each with file, line and column in it and with what to
/// write instead. Warnings are shown as uses of something deprecated, which is the only way a macro has; `#[allow(deprecated)]`
/// on the module silences them.
#[cfg(feature = "spec")]
#[proc_macro]
pub fn oblien_api(words: TokenStream) -> TokenStream {
    let directory = std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default();
    oblien_codegen::expand(words.into(), std::path::Path::new(&directory)).into()
}
