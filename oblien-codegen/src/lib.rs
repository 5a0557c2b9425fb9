//! Generates a typed, scope-checked Rust client from an OpenAPI description.
//!
//! OpenAPI 3.0 to 3.2, YAML or JSON, one file or many, come in; a client on the runtime crate `oblien-client` comes out:
//! request builders, models, accessors, scope types and header injection.
//!
//! # In a build script
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), oblien_codegen::Failure> {
//!     oblien_codegen::generate("api.yaml")
//! }
//! ```
//!
//! ```toml
//! # Cargo.toml
//! [dependencies]
//! oblien-client = "0.1"
//!
//! [build-dependencies]
//! oblien-codegen = { version = "0.1", default-features = false } # without overlays, see below
//! ```
//!
//! ```text
//! // src/lib.rs
//! pub mod api {
//!     include!(concat!(env!("OUT_DIR"), "/api.rs"));
//! }
//! ```
//!
//! # Checked in
//!
//! `oblien-codegen generate api.yaml --out src/generated` writes a module tree; `--check` in CI fails when the description
//! was changed and the client was not. The same from Rust is [`Builder::out_dir`] with [`Builder::write`] and
//! [`Builder::check`].
//!
//! # Broken descriptions
//!
//! What is broken is left out with a warning that tells its place, and the rest goes on: one broken operation does not cost the
//! others. Left out is the smallest piece without which the rest is right:
//!
//! | broken | what becomes of it |
//! |---|---|
//! | a schema, or a reference to one | any value is accepted there |
//! | a parameter, a response, a header, a link, a server, or a reference to one | it is left out |
//! | a security scheme | requests go out without its credentials |
//! | a request body | its operation is left out, as a request without it would be wrong |
//! | a path item, an operation | it is left out |
//! | a keyword, an extension (`x-…`) that others may mean otherwise | it is ignored |
//!
//! An error, so that nothing is generated, is what leaves no sense in the whole: text that is neither YAML nor JSON, a version
//! that is not read, `paths` or `components` that are no objects, paths of which nothing is left, and the limits that keep hostile
//! text from exhausting the machine. And so is whatever was written for the generator alone, because it is not to be guessed:
//! overlays, settings, scopes that are not declared, a member to unwrap that is not there.
//!
//! [`Builder::strict`] (`--strict`) makes errors of the warnings: whatever is broken, and whatever of the description is lost because
//! the generator cannot express it. Advice stays a warning, as nothing is broken and nothing is lost: that there is no server, that
//! the URL of one is relative, that an overlay was written for another file.
//!
//! # Overlays
//!
//! An [OpenAPI Overlay](https://spec.openapis.org/overlay/latest.html) (1.0 or 1.1) mends or shapes a description that belongs to
//! somebody else, [`Builder::overlay`] (`--overlay FILE`) applies it:
//!
//! ```yaml
//! overlay: 1.1.0
//! info: { title: Fixes, version: '1' }
//! actions:
//!   - target: $.paths.*.*.parameters[?@.name == 'debug']
//!     remove: true
//!   - target: $.paths['/pets'].get
//!     update: { operationId: listPets, x-method: list }
//! ```
//!
//! ```no_run
//! # fn main() -> Result<(), oblien_codegen::Failure> {
//! oblien_codegen::Builder::new("api.yaml").overlay("fixes.yaml").write()?;
//! # Ok(()) }
//! ```
//!
//! Overlays change the file of the description as it is written, before any reference is followed: a target sees `$ref` and not
//! what it refers to, nothing of other files, and what is added refers to files from where the description is. They are applied in
//! the order in which they are named, each to what the one before has left; actions of 1.0 are done as 1.1 has them. Findings point
//! at whoever wrote what they are about, the description or the overlay. A target that finds nothing is a warning. The files are
//! watched by build scripts like those of the description. Overlays are the feature `overlay`, see below.
//!
//! # Settings
//!
//! What the builder and the command line are told can stand in a file. `oblien-codegen generate` finds `oblien-codegen.yaml` by
//! itself; others are named by `--settings FILE`, and by [`Builder::settings`]. Paths start at the file.
//!
//! ```yaml
//! description: api.yaml
//! overlays: [fixes.yaml]
//! out: src/api
//! features: true
//! strict: true
//! only: { tags: [pets], paths: [/pets*] }
//! ```
//!
//! ```no_run
//! // build.rs
//! fn main() -> Result<(), oblien_codegen::Failure> {
//!     oblien_codegen::Builder::settings("oblien-codegen.yaml").write()?;
//!     Ok(())
//! }
//! ```
//!
//! | key | value | elsewhere |
//! |---|---|---|
//! | `description` | a path | [`Builder::new`], `SPEC` |
//! | `out` | a path | [`Builder::out_dir`], `--out` |
//! | `single-file` | a name | [`Builder::single_file`], `--single-file` |
//! | `features` | `true`, `false` | [`Builder::features`], `--features` |
//! | `strict` | `true`, `false` | [`Builder::strict`], `--strict` |
//! | `overlays` | paths | [`Builder::overlay`], `--overlay` |
//! | `only: {tags, operations, paths}` | lists of texts | [`Builder::only_tags`] and its kin, `--tag`, `--operation`, `--path` |
//! | `types` | the settings of [`TypeSettings`] by their names, [see below](#how-types-look) | [`Builder::types`], an option of each name |
//! | `clients` | settings by name | [`Settings`], `--client` |
//!
//! What the command line or another method says takes the place of what the file says. Several clients have their settings below
//! `clients`, and what stands beside it is said of all of them:
//!
//! ```yaml
//! strict: true
//! clients:
//!   pets: { description: pets.yaml, out: src/pets }
//!   orders: { description: orders.yaml, out: src/orders, strict: false }
//! ```
//!
//! # What descriptions can say beyond OpenAPI
//!
//! | where | key | meaning |
//! |---|---|---|
//! | document | `x-scopes: {admin: {description: …}}` | the scopes that exist; without it, the roles that OpenAPI 3.1 lets security requirements name |
//! | operation | `x-scopes: [admin]` | which of them may call it; absent: every one |
//! | document | `x-success-flag: success` | the reply member that is `false` in failures, even under a status of success |
//! | operation, path, tag | `x-resource: workspaces.lifecycle` | the accessor; default: the first tag, else the first part of the path |
//! | tag | `x-handle: workspace`, `x-handle: false` | the name of the accessor that holds an id, or that there is to be none |
//! | operation | `x-method: get` | the accessor's method; default: the name of the operation without the words of the accessor |
//! | operation | `x-idempotent: true` | safe to repeat although the method says otherwise |
//! | operation | `x-pagination: {style: cursor, argument: after, items: data, next: page.end}` | its list comes in pages, see below |
//! | schema, member, parameter | `x-rust-name: new_slug` | the name in Rust; default: the name in the description |
//! | schema, member | `x-rust-attributes: ['doc(alias = "animal")']` | attributes above the type, or above the member of a type, as the setting `attribute-for` writes them |
//! | operation | `x-rust-skip: true` | no request builder is made: hand-written code offers it, such as a WebSocket |
//! | media type of a reply | `x-unwrap: workspace` | the value is this member of the reply |
//! | member of a body | `x-flatten: true` | the members of this object are arguments of the builder |
//! | security scheme | `x-env: API_KEY`, `x-credential: keyPair` | the environment variable; the credential it is a part of |
//! | server | `x-name: control`, `x-env: BASE_URL` | the name of the plane; the environment variable that replaces the URL |
//!
//! `x-pagination` adds a method `pages` to the request builder, which gives the items of all pages as one stream.
//!
//! | key | meaning |
//! |---|---|
//! | `style` | `page`: the argument is a number that goes up by one; `offset`: it is how many items lie before; `cursor`: it comes from the reply |
//! | `argument` | the argument of the query, or the member of the JSON body, that asks for a page |
//! | `first` | the first number or offset; default: 1 for pages, 0 for offsets |
//! | `items` | where in the reply the items are, `data` or `result.data`; default: it is a list itself |
//! | `next`, `next_url` | where in the reply the next cursor is, a text or a number, or the URL whose query has it |
//! | `has_more`, `total` | where in the reply it says whether there are more pages, or how many items there are |
//!
//! # Parameters that are no arguments
//!
//! The headers `Accept`, `Content-Type` and `Authorization`, as OpenAPI has it; and an API key that every request of the operation
//! has by its `security`, as clients hold it as a credential.
//!
//! # Names of operations
//!
//! A request builder has the name of the `operationId`, without what frameworks put around the name of a function: the path and
//! the method (`read_pet_pets__id__get` is `ReadPet`; with the tag if several have this name), the `Controller` of a class
//! (`PetsController_findAll` is `PetsFindAll`). Without an id it is made of the method and the path. The method of the accessor is
//! that name without the words of the accessor: `pets().list()` for `ListPets` as for `pets_list`; `search().search_pets()` keeps
//! its first word, as that is the verb. The accessor of a tag such as `pet-controller` is `pet`.
//!
//! # Bodies
//!
//! Of several media types of one body the first of this table is sent; the documentation of the request names the others.
//!
//! | media type | in Rust |
//! |---|---|
//! | `application/json`, then others of JSON, then `*/*` with the schema of a JSON value | an argument a member; other values one argument |
//! | `multipart/form-data`, `mixed`, `related` | an argument a part: files are a `Part` of bytes or a stream, lists of them several parts; objects are JSON; `encoding` says the media types |
//! | `application/x-www-form-urlencoded` | an argument a member; lists and objects by `encoding`: `style` and `explode`, `deepObject` at any depth |
//! | `text/…`, XML | a `String` |
//! | any other | a `Body` of bytes or a stream; of several media types, or of `image/*`, a setter says which |
//!
//! # Replies
//!
//! Of several media types of one response the first of this table is read by `send`, and what comes in pieces by `stream`. The
//! request asks for those that are read so, in the order of the description; of JSON only for the one that is read.
//!
//! | described | in Rust |
//! |---|---|
//! | JSON, or `*/*` with the schema of a JSON value; then text and XML | the value; a `String` |
//! | any other media type | `send` gives all `Bytes`, `stream` a `Body` piece by piece |
//! | `text/event-stream` | `Events` of what the schema, the `itemSchema` or the JSON in its `data` says; of frames as they are, where that is text |
//! | NDJSON, JSON Lines, `application/json-seq` | `Records` |
//! | one of these streams beside another media type | `send` for the one, `stream` for the other; a boolean member `stream` of the body is set by them |
//! | several statuses of different types | an enumeration of its own, a variant a status; `2XX` is the variant `Other` |
//! | statuses of one type, beside one without content | `Option` of it |
//! | headers | constants in `reply_headers` that read them from `into_response` or from an error, by their types |
//! | the status 101 | a request that `Client::websocket` of the runtime opens |
//! | the failures | the runtime's error, whose `decode` gives the types that the documentation of the request names |
//!
//! # What of OpenAPI is read
//!
//! | part | what becomes of it |
//! |---|---|
//! | parameters | every style of every place, lists, objects and maps as types of their own; JSON and text as `content`; the whole query (`querystring`); `allowEmptyValue` is `None` |
//! | path variables | encoded so that no value can change which endpoint is called, with `allowReserved` too |
//! | servers | by name (`use_server`, `server`), variables by `server_variable`, relative URLs by `origin`, all of the client's builder; servers of paths and operations, and their alternatives |
//! | methods | all, `query` and `additionalOperations` included |
//! | security | API keys, HTTP schemes whose secret is sent as it is, OAuth 2 and OpenID Connect as bearer tokens; flows and scopes are documentation; certificates of the client are given to the transport (`Network::builder().identity(…)`) |
//! | webhooks, `x-webhooks` of 3.0, callbacks | a function each in the module `webhooks`, which decodes the body |
//! | links, examples | nothing |
//! | `oneOf` beside members, several unions at once | a union of whole objects, and of alternatives that are no objects as they are; what `anyOf` adds is optional members |
//! | `anyOf` of objects | a union, with a variant for what is several of them at once |
//! | a `discriminator` | its words are those of the mapping, else those that the schemas list for the member, else the names of the schemas |
//! | a `discriminator` in what others have in their `allOf` | a union of those, and of the base where its name may be a word; within an `allOf` its members |
//! | tags and words that are not described, `defaultMapping` | kept as they came, in the variant `Unknown` |
//! | `if`, `then`, `else`, `dependentSchemas` | optional members |
//! | integers | `i64`, or as wide as their format and limits say; a reply with a number that the type does not hold is an error with the member and the number |
//! | `not`, `propertyNames`, `contains`, limits | nothing is checked; limits are documentation |
//! | `default` | documentation; what is left out the service fills in |
//!
//! # What is not supported
//!
//! Whatever is left out is told, by name and place, as a warning (mostly [`E0901`](explain)); the rest of the client is made.
//!
//! | what | what becomes of it |
//! |---|---|
//! | Swagger 2.0 | nothing is generated |
//! | XML by its schema | bodies and replies are texts as they are |
//! | digest and other answers to challenges | requests go out without them; a transport of one's own may add them |
//! | integers beyond 64 bits (`uint128`, or by their limits) | dynamic values, which keep all digits if your crate turns on `arbitrary_precision` of serde_json |
//! | headers of parts that are no files, `prefixEncoding`, `itemEncoding` | not sent |
//! | an object that is one of several in more than 32 combinations | the members of the alternatives are kept, untyped |
//! | a list or map of nothing but itself | its values are dynamic |
//! | bodies of `HEAD` and `TRACE` | not sent |
//! | parameters with `content` of a media type that is neither JSON nor text | left out; required, with their operation |
//! | webhooks and callbacks whose body is not JSON | no function is made |
//! | server stubs, checks of limits and patterns | not made |
//!
//! The file `tests/FEATURES.md` of the repository has a row for each feature, with the test that holds it.
//!
//! # What a description may ask for
//!
//! No text takes all time, memory or stack. Beyond these limits there is a diagnostic, with a place and an explanation
//! (`--explain`).
//!
//! | what | at most | beyond |
//! |---|---|---|
//! | a file | 128 MiB | refused, `E0001` |
//! | containers within containers | 120 | refused, `E0003` |
//! | values that YAML aliases add | 2,000,000 | refused, `E0004` |
//! | values that are copied to references to path items, callbacks and parts of other files | 2,000,000 | refused, `E0107` |
//! | values that overlays add | 300,000 | refused, `E0609` |
//! | lists of maps of lists; schemas within schemas, through references too | 32; 5,000 | dynamic values, `E0308` |
//! | members of all objects, each counted wherever `allOf` repeats it | 500,000 | refused, `E0309` |
//!
//! # When nothing changed
//!
//! [`Builder::write`] and the command line generate only if something changed since their last run: a file that was read, a setting,
//! the generator itself, or a file that was written. Else they say what they said before, in the time that reading the files takes.
//!
//! # How types look
//!
//! [`TypeSettings`] say it, for [`Builder::types`] and [`NewCrate::types`]; the command line has an option of each name.
//!
//! | setting | meaning |
//! |---|---|
//! | `both-directions` | types of replies can be written and made too, types of requests read |
//! | `serde-derives` | objects derive serde's traits, where they have a table without it; see below |
//! | `derive: [Hash]` | a trait that every type derives which can have it |
//! | `derive-for: {Pet: [Eq]}` | traits of one type, by its name in Rust |
//! | `attribute: ['cfg_attr(feature = "docs", derive(utoipa::ToSchema))']` | an attribute above every type |
//! | `attribute-for: {Pet: [must_use], Pet.kind: ['doc(alias = "sort")']}` | attributes of one type, or of a member, by their names in Rust |
//! | `replace: {Money: crate::Money}` | a type of yours, or of another crate, for a schema; `x-rust-type` says the same in the description |
//! | `format: {uuid: uuid::Uuid}` | a type for texts and numbers of a format; `string:decimal` for those of one kind |
//! | `rename: {Pet: Animal, Pet.kind: sort, listPets: EveryPet}` | the name in Rust of a schema, a member, an operation |
//! | `map-type: indexmap::IndexMap` | the map of objects whose members are not named; default: `std::collections::BTreeMap` |
//! | `time-library: jiff` | whose types dates and times are: `text` (the default), `jiff`, `chrono`, `time` |
//!
//! # Derives in the place of tables
//!
//! Types are read and written by tables of the runtime, which take a fraction of the time to compile that serde's derives take. With
//! `serde-derives` objects have `#[derive(serde::Serialize, serde::Deserialize)]` instead, each for the direction in which it
//! travels, and what serde has to be told of a member stands above it. The crate of the client then depends on `serde` with its
//! feature `derive`, which `new` writes. The JSON is the same, and so is what is taken: absent, null and value are three states
//! where the description says so, `5.0` is an integer, what is not known is left out.
//!
//! | what | by |
//! |---|---|
//! | objects | derives |
//! | objects with members that are not named; those that arrive as events themselves | a table, as serde would take them through memory and would not know the name of an event |
//! | objects that are within one of these, or within a union | derives, and the rows of a table |
//! | enumerations, unions, ids | a table, as ever; they have serde's traits by it |
//!
//! Derives read two things otherwise: two members of one name are an error, where the last of them counts by a table; and a list in
//! the place of an object is taken for its members in order, where it is an error by a table.
//!
//! # Where to look
//!
//! [`generate`] and [`Builder`] are the doors, [`expand`] the one for macros (`oblien_macros::oblien_api!`), [`Failure`] what went wrong, [`Updated`], [`Written`]
//! and [`Drift`] what happened to files.
//!
//! | feature | what it adds | default |
//! |---|---|---|
//! | `overlay` | overlays, for which JSONPath is compiled; a build script without them says `default-features = false` | on |

mod bug;
mod builder;
mod declare;
mod diagnostics;
mod diff;
mod digest;
mod emit;
mod failure;
mod front;
mod generate;
mod inline;
mod inspect;
mod ir;
mod lower;
mod new_crate;
mod print;
mod receipt;
mod selection;
mod settings;
mod settings_file;
mod source;
mod stack;
mod surface;
mod understand;
mod write;

pub use builder::{Builder, Generated, Updated, generate};
pub use declare::declare;
pub use diagnostics::{Colour, explain};
pub use diff::{Change, Changes, diff};
pub use failure::Failure;
pub use generate::{Output, Summary};
pub use inline::expand;
pub use inspect::{Inspection, inspect};
pub use new_crate::NewCrate;
pub use settings::{TimeLibrary, TypeSettings};
pub use settings_file::Settings;
pub use surface::{AnswerSurface, ArgumentSurface, MemberSurface, OperationSurface, Surface, TypeSurface};
pub use write::{Drift, Written};
