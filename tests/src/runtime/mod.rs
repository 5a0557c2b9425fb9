//! The data plane: what runs inside of each workspace, a line for each operation.
//!
//! It answers on the port of the control plane, with which no path of it collides. The server builds routes from this
//! table; a handler gets the machine that the token opens, and none of the state behind the control plane's lock.

pub(crate) mod access;
pub(crate) mod machine;
pub(crate) mod respond;
pub(crate) mod socket;

mod commands;
mod desktop;
mod exec;
mod files;
mod folder;
mod info;
mod listing;
mod patterns;
mod script;
mod search;
mod shell;
mod task;
mod terminal;
mod terminals;
mod transfer;
mod watchers;

use std::sync::Arc;

use http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::error::Failure;
use access::Visit;
use task::Task;

/// What a handler answers; what takes time is told by what is waited for.
pub(crate) enum Answer {
    Json(StatusCode, Value),
    /// JSON values, one a line.
    Lines(Vec<Value>),
    /// A tar that is compressed by gzip.
    Archive(Vec<u8>),
    /// The record of a command, once it has ended.
    Ended(Arc<Task>),
    /// The output of a command as events; with the second member it begins with the command's id.
    Output(Arc<Task>, bool),
}

pub(crate) type Answered = Result<Answer, Failure>;

impl Answer {
    /// `success: true` beside the members of an object.
    fn with(members: Value) -> Answered {
        Ok(Self::Json(StatusCode::OK, succeeded(members)))
    }

    /// The same for something that was made, under 201.
    fn created(members: Value) -> Answered {
        Ok(Self::Json(StatusCode::CREATED, succeeded(members)))
    }

    /// A value without the envelope.
    fn bare(value: Value) -> Answered {
        Ok(Self::Json(StatusCode::OK, value))
    }
}

fn succeeded(mut members: Value) -> Value {
    members["success"] = json!(true);
    members
}

/// One operation of the data plane.
pub(crate) struct Route {
    pub(crate) method: Method,
    pub(crate) path: &'static str,
    pub(crate) handler: fn(&Visit) -> Answered,
}

impl Route {
    /// Whether the path may also follow `/runtimes/{target}`.
    pub(crate) fn has_targets(&self) -> bool {
        self.path != "/runtimes" && !self.path.starts_with("/desktop/")
    }
}

const fn get(path: &'static str, handler: fn(&Visit) -> Answered) -> Route {
    Route { method: Method::GET, path, handler }
}

const fn post(path: &'static str, handler: fn(&Visit) -> Answered) -> Route {
    Route { method: Method::POST, path, handler }
}

const fn delete(path: &'static str, handler: fn(&Visit) -> Answered) -> Route {
    Route { method: Method::DELETE, path, handler }
}

pub(crate) static ROUTES: &[Route] = &[
    get("/runtime", info::info),
    get("/runtimes", info::targets),
    get("/health", info::health),
    get("/files", files::list),
    get("/files/stream", files::stream),
    get("/files/read", files::read),
    post("/files/write", files::write),
    post("/files/mkdir", files::mkdir),
    get("/files/stat", files::stat),
    post("/files/delete", files::delete),
    get("/files/search", search::content),
    get("/files/search/files", search::files),
    get("/files/search/init", search::status),
    post("/files/search/init", search::install),
    post("/files/transfer/download", transfer::download),
    post("/files/transfer/upload", transfer::upload),
    post("/exec", exec::run),
    get("/exec", exec::list),
    delete("/exec", exec::delete_all),
    post("/exec/stream", exec::stream),
    get("/exec/stream", exec::subscribe),
    get("/exec/{taskId}", exec::get),
    delete("/exec/{taskId}", exec::kill),
    post("/exec/{taskId}/input", exec::input),
    post("/terminals", terminals::create),
    get("/terminals", terminals::list),
    delete("/terminals/{terminalId}", terminals::close),
    get("/terminals/{terminalId}/scrollback", terminals::scrollback),
    post("/watchers", watchers::create),
    get("/watchers", watchers::list),
    get("/watchers/{watcherId}", watchers::get),
    delete("/watchers/{watcherId}", watchers::delete),
    get("/desktop/status", desktop::status),
    post("/desktop/enable", desktop::enable),
    post("/desktop/disable", desktop::disable),
    get("/desktop/credentials", desktop::credentials),
];
