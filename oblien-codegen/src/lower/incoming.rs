//! Webhooks and callbacks: what the service sends by itself, as types to decode it into.
//! Part of the lowering.

use openapiv3::{Operation, PathItem};

use crate::ir::{Api, Incoming, Type};
use crate::lower::body;
use crate::lower::carried::Carried;
use crate::lower::context::{Lowering, Site, escape};
use crate::lower::media::Kind;
use crate::lower::naming::UniqueNames;
use crate::lower::operation::{Subject, docs};
use crate::lower::texts;

/// Lowers the webhooks that are wanted.
pub(super) fn lower_webhooks<'a>(lowering: &mut Lowering<'a>, carried: &'a Carried, api: &mut Api) {
    for (name, item, pointer) in &carried.webhooks {
        let origin = Origin { name: oblien_endpoint::type_name(name), told: format!("the webhook `{name}`") };
        lower_item(lowering, api, item, &origin, pointer);
    }
}

/// Lowers the callbacks of an operation.
pub(super) fn lower_callbacks<'a>(lowering: &mut Lowering<'a>, api: &mut Api, subject: &Subject<'a>) {
    for (name, callback) in &subject.operation.callbacks {
        for (expression, item) in callback {
            let origin = Origin {
                name: format!("{}{}", subject.name, oblien_endpoint::type_name(name)),
                told: format!("the callback `{name}` of `{}`", subject.name),
            };
            let pointer = format!("{}/callbacks/{}/{}", subject.pointer, escape(name), escape(expression));
            lower_item(lowering, api, item, &origin, &pointer);
        }
    }
}

/// Where requests of the service are described.
struct Origin {
    name: String,
    told: String,
}

fn lower_item<'a>(lowering: &mut Lowering<'a>, api: &mut Api, item: &'a PathItem, origin: &Origin, pointer: &str) {
    for (method, operation) in item.iter() {
        let id = operation.operation_id.as_deref();
        if lowering.selection.wants(&origin.name, id, &operation.tags) {
            let pointer = format!("{pointer}/{method}");
            api.incoming.extend(lower(lowering, &api.incoming, operation, origin, &pointer));
        }
    }
}

fn lower<'a>(
    lowering: &mut Lowering<'a>,
    known: &[Incoming],
    operation: &'a Operation,
    origin: &Origin,
    pointer: &str,
) -> Option<Incoming> {
    let (body, pointer) = body::resolve(lowering, operation.request_body.as_ref()?, format!("{pointer}/requestBody"))?;
    let Some((media_type, content)) = body.content.iter().find(|(name, _)| Kind::of(name) == Kind::Json || *name == "*/*") else {
        if let Some(name) = body.content.keys().next() {
            let place = lowering.place(&pointer);
            lowering.diagnostics.push(texts::incoming_media_type(place, &origin.told, name));
        }
        return None;
    };
    let id = operation.operation_id.as_deref().filter(|id| !id.trim().is_empty());
    let name = id.map_or_else(|| origin.name.clone(), oblien_endpoint::type_name);
    let site = Site::inline(format!("{name}Payload"), format!("{pointer}/content/{}/schema", escape(media_type)));
    let ty = content.schema.as_ref().map_or(Type::Dynamic, |schema| lowering.schema(schema, &site).into_type());
    let mut names = UniqueNames::default();
    known.iter().for_each(|incoming| drop(names.claim(&incoming.name)));
    Some(Incoming {
        name: names.claim(&oblien_endpoint::snake_case(&name)),
        told: origin.told.clone(),
        docs: docs(operation),
        ty,
    })
}
