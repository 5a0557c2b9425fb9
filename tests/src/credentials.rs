//! Keys and tokens: how they are made, what they stand for, and when they stop working.
//!
//! The state keeps one register of them; a secret or token counts only if it is in there.

use std::collections::BTreeMap;
use std::hash::{BuildHasher, RandomState};
use std::time::Duration;

use serde_json::{Value, json};

use crate::error::Failure;
use crate::moment::Moment;
use crate::scope::Scope;

/// An API key pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Key {
    /// Goes into `X-Client-ID`.
    pub client_id: String,
    /// Goes into `X-Client-Secret`.
    pub client_secret: String,
}

impl Key {
    /// Returns the pair of an id and a secret.
    pub fn new(client_id: impl Into<String>, client_secret: impl Into<String>) -> Self {
        let client_id = client_id.into();
        let client_secret = client_secret.into();
        Self { client_id, client_secret }
    }

    /// Returns the two headers that carry the pair.
    pub fn headers(&self) -> [(&'static str, &str); 2] {
        [("x-client-id", &self.client_id), ("x-client-secret", &self.client_secret)]
    }
}

/// Who asks: whose account, how far it reaches and under which name it is counted.
#[derive(Clone, Debug)]
pub(crate) struct Caller {
    pub(crate) id: String,
    pub(crate) account: String,
    pub(crate) scope: Scope,
    pub(crate) form: Form,
}

/// What a caller has shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// A key pair.
    Key,
    /// A scoped token.
    ScopedToken,
    /// The 30-day token of one workspace, which only reads.
    WorkspaceToken,
}

#[derive(Debug)]
struct Issued {
    caller: Caller,
    expires: Moment,
}

/// All keys and tokens of one fake.
#[derive(Debug, Default)]
pub(crate) struct Credentials {
    keys: Vec<(Key, Caller)>,
    tokens: BTreeMap<String, Issued>,
    issued: u64,
}

impl Credentials {
    pub(crate) fn add_key(&mut self, key: Key, account: &str, scope: Scope) {
        let caller = Caller { id: key.client_id.clone(), account: account.to_owned(), scope, form: Form::Key };
        self.keys.push((key, caller));
    }

    /// Makes a key nobody can guess.
    pub(crate) fn make_key(&mut self, account: &str, scope: Scope) -> Key {
        self.issued += 1;
        let id = format!("oblien_{}_{}", scope.kind().as_str(), self.issued);
        let key = Key::new(id, format!("sk_{}", random_text()));
        self.add_key(key.clone(), account, scope);
        key
    }

    /// Makes a token in the form of a JWT; it is known by its whole text, not by its signature.
    pub(crate) fn make_token(&mut self, account: &str, scope: Scope, form: Form, life: Life) -> String {
        self.issued += 1;
        let id = format!("tok_{:06}", self.issued);
        let expires = life.from.plus(life.span);
        let mut payload = scope.claims();
        payload["sub"] = json!(account);
        payload["jti"] = json!(id);
        payload["iat"] = json!(life.from.seconds());
        payload["exp"] = json!(expires.seconds());
        let header = json!({ "alg": "HS256", "typ": "JWT" });
        let token = format!("{}.{}.{}", encode(&header), encode(&payload), random_text());
        let account = account.to_owned();
        let caller = Caller { id, account, scope, form };
        let issued = Issued { caller, expires };
        self.tokens.insert(token.clone(), issued);
        token
    }

    pub(crate) fn by_key(&self, id: &str, secret: &str) -> Result<Caller, Failure> {
        let matches = |key: &Key| key.client_id == id && key.client_secret == secret;
        let found = self.keys.iter().find(|(key, _)| matches(key));
        found.map(|(_, caller)| caller.clone()).ok_or_else(|| Failure::authentication("Invalid client id or client secret"))
    }

    pub(crate) fn by_token(&self, token: &str, now: Moment) -> Result<Caller, Failure> {
        match self.tokens.get(token) {
            None => Err(Failure::authentication("Invalid token")),
            Some(issued) if issued.expires <= now => Err(Failure::authentication("The token has expired")),
            Some(issued) => Ok(issued.caller.clone()),
        }
    }

    pub(crate) fn revoke_key(&mut self, client_id: &str) {
        self.keys.retain(|(key, _)| key.client_id != client_id);
    }

    pub(crate) fn revoke_token(&mut self, token: &str) {
        self.tokens.remove(token);
    }
}

/// From when on and how long a token works.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Life {
    pub(crate) from: Moment,
    pub(crate) span: Duration,
}

/// 128 bits from the system's randomness, by way of the standard library's seeded hasher.
pub(crate) fn random_text() -> String {
    let half = |index: u64| RandomState::new().hash_one(index);
    format!("{:016x}{:016x}", half(0), half(1))
}

/// Base64 for URLs, without padding, of the JSON text.
fn encode(value: &Value) -> String {
    const ALPHABET: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
    let text = value.to_string();
    let mut encoded = String::new();
    for chunk in text.as_bytes().chunks(3) {
        let mut group = [0_u8; 4];
        group[1..=chunk.len()].copy_from_slice(chunk);
        let bits = u32::from_be_bytes(group);
        for digit in 0..=chunk.len() {
            let index = (bits >> (18 - 6 * digit)) & 63;
            encoded.push(char::from(ALPHABET[index as usize]));
        }
    }
    encoded
}
