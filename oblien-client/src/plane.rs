//! The index of a server by its name, decided when the program is compiled.
//!
//! For endpoints that are declared by hand and say which plane they belong to.

use crate::api::Api;

impl Api {
    /// Returns the index of the server of this name, for [`Endpoint::server`](crate::Endpoint::server).
    ///
    /// ```
    /// use oblien_client::{Api, Server};
    ///
    /// static API: Api = Api::new(
    ///     "Things",
    ///     &[Server::new("control", "https://api.example"), Server::new("files", "https://files.example")],
    ///     &[],
    /// );
    /// const FILES: usize = API.plane("files");
    /// assert_eq!(FILES, 1);
    /// ```
    ///
    /// # Panics
    ///
    /// If there is no such server; in a constant that is an error of the compiler.
    #[expect(clippy::panic, reason = "a panic of a constant is an error of the compiler, and nothing else can be one")]
    pub const fn plane(&self, name: &str) -> usize {
        let servers = self.servers();
        let mut index = 0;
        while index < servers.len() {
            if is_same(servers[index].name.as_bytes(), name.as_bytes()) {
                return index;
            }
            index += 1;
        }
        panic!("the API has no server of this name; its servers are in `API.servers()`")
    }
}

/// Compares by hand: a constant function cannot call the trait.
const fn is_same(left: &[u8], right: &[u8]) -> bool {
    if left.len() != right.len() {
        return false;
    }
    let mut index = 0;
    while index < left.len() {
        if left[index] != right[index] {
            return false;
        }
        index += 1;
    }
    true
}
