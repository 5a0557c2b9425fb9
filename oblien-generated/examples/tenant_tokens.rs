//! A backend gives a tenant a token for the tenant's namespace; what it may do is in the type of its client.
//!
//! `OBLIEN_CLIENT_ID=… OBLIEN_CLIENT_SECRET=… cargo run -p oblien-generated --example tenant_tokens -- NAMESPACE`

use std::time::Duration;

use oblien_generated::{Client, Error, Token, scope};

#[tokio::main]
async fn main() -> Result<(), Error> {
    let namespace = std::env::args().nth(1).unwrap_or_else(|| "tenant-abc".to_owned());
    let oblien: Client<scope::Admin> = Client::from_env()?;

    let token = oblien.tokens().for_namespace(&namespace).ttl(Duration::from_secs(900)).send().await?;
    println!("a token for {namespace}, good until {}", token.expires_at().unwrap_or("an unknown time"));

    // The other side takes the token in the scope that it was told, and needs no key.
    let received: Token<scope::Namespace> = Token::new(token.secret().clone());
    let tenant: Client<scope::Namespace> = oblien.with_token(&received);
    let list = tenant.workspaces().list().limit(20).send().await?;
    println!("{} workspaces of its own", list.total);

    // `tenant.tokens().for_namespace("other")` does not compile: only the whole account makes tokens.
    Ok(())
}
