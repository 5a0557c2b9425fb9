//! The edge of the CDN: a client that gets its permits itself.
//!
//! A permit lives for a minute and says what becomes of the files, so it is made when it is needed, and again when it ends.

use std::time::Duration;

use oblien_client::{CachedToken, Credentials, FreshToken, Scope};

use crate::generated::Client;
use crate::generated::cdn::{AllowsCreateCdnPermit, Cdn, CreateCdnPermit};
use crate::generated::scope;

/// How long a permit lives that does not say so itself.
const LIFE: Duration = Duration::from_secs(60);

impl<S: AllowsCreateCdnPermit + Scope> Cdn<S> {
    /// Returns a client of the edge, whose files become what the edge makes of them if nothing is said.
    ///
    /// ```no_run
    /// # use oblien_generated::{Client, Error, scope};
    /// use oblien_generated::oblien_client::Part;
    ///
    /// # async fn run(oblien: Client<scope::Admin>) -> Result<(), Error> {
    /// let edge = oblien.cdn().edge();
    /// let file = edge.cdn().upload(Part::new("hello").with_file_name("hello.txt").with_content_type("text/plain")).send().await?;
    /// println!("{}", file.url);
    /// # Ok(()) }
    /// ```
    pub fn edge(&self) -> Client<scope::Cdn> {
        self.edge_with(|permit| permit)
    }

    /// Returns a client of the edge, with permits that say what the files are and become.
    ///
    /// ```no_run
    /// # use oblien_generated::{Client, scope};
    /// # fn run(oblien: Client<scope::Admin>) {
    /// let avatars = oblien.cdn().edge_with(|permit| permit.tag("avatar").namespace("tenant-a"));
    /// # }
    /// ```
    pub fn edge_with(&self, prepare: impl Fn(CreateCdnPermit) -> CreateCdnPermit + Send + Sync + 'static) -> Client<scope::Cdn> {
        let account = self.client().clone();
        let source = CachedToken::new(move || {
            let sending = prepare(CreateCdnPermit::new(&account)).send();
            async move {
                let permit = sending.await?;
                Ok(FreshToken::new(permit.token).expires_in(LIFE).expires_by_jwt())
            }
        });
        self.client().with_credentials::<scope::Cdn>(Credentials::source("permit", source)).into()
    }
}
