//! Parts of a form and members of a JSON body.

use oblien_macros::oblien_endpoint;

#[oblien_endpoint(POST "/pictures")]
async fn send_picture(#[part] title: String, #[field] note: Option<String>);

fn main() {}
