//! What the attribute knows of Oblien's own client, the one it is for unless another is named.
//! Read by the attribute's door only; a test holds it to `spec/oblien.yaml`.

/// The scopes of the description.
pub const SCOPES: &[&str] = &["admin", "namespace", "workspace", "billing", "runtime", "cdn", "push"];

/// The headers in which the client sends its credentials.
pub const CREDENTIAL_HEADERS: &[&str] = &["x-client-id", "x-client-secret"];

/// The names of the servers.
pub const SERVERS: &[&str] = &["control", "runtime", "cdn"];
