//! Two replies of one status.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/build", scopes(admin), replies(200 = u32, 200))]
async fn build();

fn main() {}
