//! What callers see of an answer: its kind, by status where that makes a difference.
//! Part of the surface.

use oblien_endpoint::status_name;
use serde::Serialize;

use crate::ir::{Reply, StatusReply};

/// What callers see of an answer.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct AnswerSurface {
    /// The variant of the reply it becomes; `None` if there is only one kind of answer.
    pub variant: Option<String>,
    /// The status it comes with; `None` for all that are not named.
    pub status: Option<u16>,
    /// `json`, `nothing`, `text`, `bytes`, `events`, `frames` or `records`.
    pub kind: &'static str,
    /// The member of the JSON that holds the value, if not the whole.
    pub member: Option<String>,
    /// The type in Rust, by short names.
    pub ty: String,
}

/// The answers that become a reply.
pub(super) fn answers(reply: &Reply, spelt: &dyn Fn(&Reply) -> String) -> Vec<AnswerSurface> {
    match reply {
        Reply::ByStatus { replies, .. } => replies.iter().map(|reply| variant(reply, spelt)).collect(),
        reply => vec![answer(reply, spelt)],
    }
}

fn variant(reply: &StatusReply, spelt: &dyn Fn(&Reply) -> String) -> AnswerSurface {
    AnswerSurface { variant: Some(status_name(reply.status)), status: reply.status, ..answer(&reply.reply, spelt) }
}

fn answer(reply: &Reply, spelt: &dyn Fn(&Reply) -> String) -> AnswerSurface {
    let (kind, member) = match reply {
        Reply::Json { member, .. } => ("json", member.clone()),
        Reply::Empty | Reply::ByStatus { .. } => ("nothing", None),
        Reply::Text => ("text", None),
        Reply::Bytes => ("bytes", None),
        Reply::Events { .. } => ("events", None),
        Reply::Frames => ("frames", None),
        Reply::Records { .. } => ("records", None),
    };
    AnswerSurface { variant: None, status: None, kind, member, ty: spelt(reply) }
}
