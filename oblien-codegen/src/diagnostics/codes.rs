//! The codes of all diagnostics, each with its explanation for `--explain`.
//! A new kind of finding is one entry here and one constructor beside its kin in `texts`.

use std::fmt;

/// Names a kind of finding, like `E0101`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub(crate) struct Code(&'static str);

impl fmt::Display for Code {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(self.0)
    }
}

/// Returns the explanation of a code, `None` for a code that does not exist.
pub fn explain(code: &str) -> Option<String> {
    let (code, title, text) = EXPLANATIONS.iter().find(|(known, ..)| known.0.eq_ignore_ascii_case(code))?;
    Some(format!("{code}: {title}\n\n{text}\n"))
}

/// Declares the constants and the table of explanations.
macro_rules! codes {
    ($($code:ident $title:literal $text:literal)*) => {
        $(#[doc = $title] pub(crate) const $code: Code = Code(stringify!($code));)*
        const EXPLANATIONS: &[(Code, &str, &str)] = &[$(($code, $title, $text),)*];
    };
}

codes! {
    E0001 "A file could not be read"
    "The path is relative to the file that names it, or to the working directory for the first file. \
     Check the spelling, upper and lower case included, and that the text is UTF-8. At most 128 MiB are read."

    E0002 "A file is neither YAML nor JSON"
    "The parser stopped at the place shown. Frequent causes: a template that was not filled in, a `: ` or \
     a `#` in an unquoted text, tabs for indentation, a missing comma."

    E0003 "Containers are nested too deeply"
    "No real description needs that many levels; the limit keeps a hostile text from exhausting the stack."

    E0004 "Aliases make the text too large"
    "YAML aliases repeat what they name. Nested in each other they can ask for more memory than any machine \
     has, so the number of values is limited."

    E0005 "Several documents in one file"
    "A description is one YAML document. Split the file at its `---` lines."

    E0006 "A key is given twice"
    "The last one counts, as most tools have it. Remove or rename one of them, since readers may expect the \
     other."

    E0101 "A reference points nowhere"
    "The part after `#` is a JSON pointer: `/` goes into a member, `~1` stands for `/` and `~0` for `~` in a \
     key. Every member on the way must exist in the file that the part before `#` names."

    E0102 "A reference to the network"
    "Descriptions are generated from files, so that the same input gives the same client. Save the document \
     beside yours and refer to the copy."

    E0103 "References go in circles"
    "Each reference leads to another one and none to an object. Recursive schemas are fine; a reference that \
     only leads to itself is not."

    E0104 "A reference points at the wrong kind of thing"
    "A parameter can refer to a parameter, a response to a response, and so on. What is found there is \
     something else."

    E0105 "A reference is ill-formed"
    "A reference is a text: a file, `#`, and a JSON pointer. Either part may be missing."

    E0106 "A discriminator maps to nothing"
    "Each value of `mapping` is the name of a schema under `components/schemas` or a reference to one."

    E0107 "A part is repeated too often"
    "Path items, callbacks and the like are copied to each reference to them. Nested in each other they can ask \
     for more memory than any machine has, so the number of copies is limited."

    E0201 "Not an OpenAPI description"
    "The first file must be an object with the member `openapi`."

    E0202 "An unsupported version of OpenAPI"
    "Versions 3.0, 3.1 and 3.2 are read. Swagger 2.0 can be converted first, by `swagger2openapi` for one."

    E0203 "A member has the wrong type"
    "What stands there can't be read as what belongs there, so that part of the description was left out. Where that is \
     all of the paths or of the components, it is an error."

    E0204 "A required member is missing"
    "The object means nothing without it, so that part of the description was left out."

    E0205 "A required member is missing, and was filled in"
    "OpenAPI requires the member; what it says is not needed for a client, so a neutral value was assumed."

    E0206 "A member was ignored"
    "It can't be read as what belongs there, and the client does without it."

    E0207 "A path does not start with a slash"
    "Paths are appended to the server's URL, so each starts with `/`. The slash was added."

    E0208 "A misspelt member"
    "OpenAPI does not know the member, and it looks like one that it knows. Upper and lower case count. Members \
     of your own start with `x-`."

    E0209 "Nothing is left of the paths"
    "What is broken is left out, and here that is everything that can be called. A client without calls is none, so this is \
     an error."

    E0301 "A schema is not a schema"
    "A schema is an object; since OpenAPI 3.1 it may be `true` or `false`, too."

    E0302 "An unknown type"
    "The types are `string`, `number`, `integer`, `boolean`, `array`, `object` and, since OpenAPI 3.1, \
     `null`. Everything else belongs into `format`."

    E0303 "An enumerated value does not fit the type"
    "Values under `enum` must be of the `type` that stands beside it. In YAML, unquoted `1` and `true` are \
     no strings."

    E0304 "A keyword has the wrong type"
    "The keyword was ignored, since it can't be read as what it should be."

    E0305 "Members beside a reference are ignored"
    "In OpenAPI 3.0 nothing may stand beside `$ref`. Texts and `nullable` are taken anyway; what would \
     change the shape is not. Use `allOf` with the reference in it, or OpenAPI 3.1."

    E0306 "A discriminator is not an object"
    "In Swagger 2.0 it was the name of the property. Since OpenAPI 3.0 it is an object with `propertyName`."

    E0307 "A keyword that belongs to another type"
    "`properties` are those of an `object` and `items` those of an `array`. Beside another `type` they mean \
     nothing, so the type or the keyword is a mistake."

    E0308 "A schema is nested too deeply"
    "Lists of maps of lists are read through 32 levels, schemas within schemas and behind references through 5,000: \
     beyond that neither the compiler nor the stack would follow. The types end there, in dynamic values."

    E0309 "Too many members"
    "An object repeats the members of all parts of its `allOf`, and those the members of theirs, so that a short \
     text can ask for more memory than any machine has. All objects together may have 500,000 members."

    E0401 "An unknown status code"
    "Responses are keyed by a status of three digits, by a class like `4XX`, or by `default`."

    E0402 "An unknown place of a parameter"
    "A parameter is `in` the `path`, the `query`, a `header` or a `cookie`. What Swagger 2.0 called `body` \
     and `formData` is a `requestBody` since OpenAPI 3.0."

    E0403 "A parameter without a schema"
    "A parameter says what it holds by `schema` or by `content`. It was taken as a string."

    E0404 "A parameter is given twice"
    "Within one list, a name may occur once in each place (`in`)."

    E0405 "An unknown style of a parameter"
    "Which styles exist depends on where the parameter is. The default of that place was taken."

    E0406 "An unknown kind of security scheme"
    "The types are `apiKey`, `http`, `oauth2`, `openIdConnect` and, since OpenAPI 3.1, `mutualTLS`."

    E0407 "No server"
    "Without `servers` nobody knows where the API is. The client can be generated, and every caller has to give \
     a base URL."

    E0408 "Scopes are not given as a map or a list"
    "The document's `x-scopes` is a map from the name of a scope to `{description: …}`; the `x-scopes` of an \
     operation is a list of such names."

    E0409 "An unknown scope"
    "An operation names a scope that the document's `x-scopes` does not declare."

    E0410 "A path variable that no parameter describes"
    "A variable in braces was taken as text. Describe it by a parameter of the same name, `in: path`."

    E0411 "A path parameter without a variable"
    "A parameter is `in: path`, but the path has no variable of its name, so there is no place for its value."

    E0412 "A member to unwrap that is not there"
    "`x-unwrap` names the member of a reply's object that is the value. The reply's schema has no such member."

    E0413 "A body where HTTP has none"
    "GET, HEAD and TRACE requests have no body that a server would have to read. That of a GET request is sent all the same, \
     as some services read it and others pass over it; those of the other two are left out."

    E0414 "An operation that cannot be called"
    "The operation breaks a rule that no request can be made without: a path that starts with a slash and whose \
     variables are told apart, one body, headers that are headers. It is left out of the client."

    E0415 "A security scheme that is not declared"
    "A security requirement names a scheme that `components.securitySchemes` does not have. Requests go out \
     without its credentials, which the service may refuse."

    E0416 "An extension of the wrong type"
    "An `x-` member that the generator reads has a value of another type than it expects."

    E0417 "A relative server"
    "A relative URL is meant from where the description is published, which its file does not say. The client is \
     generated; whoever builds one gives `origin`, the URL of the host, or `base_url`, the URL of the server."

    E0418 "A variable of a server that is not declared"
    "The URL of the server has a name in braces without an entry in `variables`, and so without a default. Whoever \
     builds a client sets it with `server_variable`."

    E0419 "A request body that is broken"
    "A request without the body that it needs would be wrong, so the operation is left out. What is wrong with the body is \
     told where it is written."
    E0420 "Not a path in Rust"
    "A setting or an `x-rust-type` names a type or a trait that is to be used, by its path from a crate on: \
     `crate::Money`, `uuid::Uuid`, `chrono::DateTime<chrono::Utc>`."

    E0421 "A setting that names nothing"
    "Settings name schemas, members as `Pet.kind`, operations by their ids, or types by their names in Rust. Nothing \
     that is generated has the name, so the setting does nothing."

    E0422 "A header without a name that can be sent"
    "The name of a header is of letters, digits and `!#$%&'*+-.^_`|~`. A parameter with another name can't be sent by \
     anyone, so the operation is called without it; a header of a reply with such a name never comes."

    E0423 "A pagination that the operation does not have"
    "The operation's `x-pagination` says which argument asks for a page and where in a reply the items and the next \
     page are. Something of it is not there, or is not what it should be, so the client offers single pages only."

    E0424 "Not an attribute"
    "A setting or an `x-rust-attributes` writes attributes above types or their members, as they stand in Rust between \
     `#[` and `]`: `cfg_attr(feature = \"docs\", derive(utoipa::ToSchema))`."

    E0501 "Two operations with one name"
    "Request builders are named after `operationId`. Where two would have one name, the later one gets a number; \
     the number depends on the order of the description, so give each an id of its own."

    E0601 "Not an overlay"
    "An overlay is an object with `overlay`, which names the version, `info`, and `actions`. It is applied to the \
     description as that is written, before any reference is followed. Applying overlays is a feature of the generator \
     that a build script can turn off."

    E0602 "An unsupported version of overlays"
    "Overlays of the versions 1.0 and 1.1 are applied."

    E0603 "An unknown member of an overlay"
    "Overlays are written for tools like this one, so a member that none of them knows is a mistake. Members of your own \
     start with `x-`."

    E0604 "An action that cannot be done"
    "An action has a `target` and one of `update`, `copy` and `remove: true`. What is copied is one value of the \
     description; the description as a whole cannot be removed."

    E0605 "A target that is not a JSONPath"
    "Targets are JSONPath as RFC 9535 has it: `$` for the description, `.name` or `['name']` for a member, `[0]` for an \
     element, `*` for all of them, `..` for whatever is below, and filters such as `[?@.in == 'query']`."

    E0606 "A target that finds nothing"
    "The action changes nothing. Perhaps the description has changed since the overlay was written, or an earlier action \
     removed what was meant; what is in other files of the description is not seen by overlays."

    E0607 "An update that does not fit"
    "Objects take objects, which are merged member by member. Lists take lists, which are put behind what is there, and, if \
     the target itself is a list, one more element. Everything else takes a plain value. To put something else in the place \
     of what is there, remove it first, by an action before this one."

    E0608 "An overlay for another description"
    "What `extends` names has another file name than the description. The overlay is applied all the same."

    E0609 "Overlays make the description too large"
    "Updates and copies are repeated for everything that their target finds. The number of values they may add is limited, \
     and so is how deep they may be nested."

    E0701 "An unknown setting"
    "Settings have the words of the command line and of the builder. They are written for the generator alone, so a word \
     that it does not know is a mistake."

    E0702 "A setting of the wrong type"
    "What stands there is not what the setting takes. Paths start where the file of settings is."

    E0703 "A setting is missing"
    "Every client has a description. Several clients have their settings by name below `clients`; what stands beside \
     `clients` is said of all of them."

    E0704 "Two clients in one place"
    "Of two clients with the same `out`, and the same `single-file` if there is one, each would write over the other. Without \
     an `out`, a client is a file of `OUT_DIR` that is named after its description."

    E0901 "Not supported by the generator"
    "The description is right, and the generator can't express this part of it. The message names the \
     feature; the client is generated without it."
}
