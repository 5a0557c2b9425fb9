//! The description of Oblien in `spec/` against what is known about the service.
//! First the description alone (`shape`), then every recorded request and every answer held against it.

pub(crate) mod description;
mod endpoints;
mod files;
pub(crate) mod recorded;
pub(crate) mod route;
mod schema;

mod replies;
mod requests;
mod shape;
