//! Which way every type travels, and in which module it lives.
//! Part of the lowering: types that no operation uses are not emitted, codecs only in the direction of travel.

use std::collections::HashSet;

use crate::ir::{Additional, Api, BodyShape, Direction, Operation, Reply, Type, TypeDefinition, TypeId, TypeKind};
use crate::lower::resource::LONGEST_PART;

/// Where types live whose users have no part of their accessor paths in common.
const SHARED: &str = "shared";
/// Where types live that only come with webhooks and callbacks.
const INCOMING: &str = "webhooks";

/// Marks every type that operations reach: with the directions in which they use it, or with both.
pub(super) fn mark(api: &mut Api, both: bool) {
    mark_but(api, &HashSet::new(), both);
}

/// Takes the marks from types that nothing but these operations reaches.
pub(crate) fn leave_out(api: &mut Api, operations: &HashSet<usize>) {
    let known: Vec<_> = api.types.iter_mut().map(|definition| std::mem::take(&mut definition.direction)).collect();
    mark_but(api, operations, true);
    for (definition, known) in api.types.iter_mut().zip(known).filter(|(definition, _)| definition.direction.is_used()) {
        definition.direction = known;
    }
}

fn mark_but(api: &mut Api, left_out: &HashSet<usize>, both: bool) {
    let Api { operations, incoming, headers, types, .. } = api;
    let operations = operations.iter().enumerate().filter(|(index, _)| !left_out.contains(index));
    let (request, reply) = (Direction { request: true, reply: both }, Direction { request: both, reply: true });
    for header in headers.iter() {
        spread(types, &header.ty, reply);
    }
    for incoming in incoming.iter() {
        spread(types, &incoming.ty, reply);
    }
    for (_, operation) in operations {
        for_each_request_type(operation, &mut |ty| spread(types, ty, request));
        for_each_reply_type(operation, &mut |ty| spread(types, ty, reply));
    }
}

fn spread(types: &mut [TypeDefinition], ty: &Type, direction: Direction) {
    let mut waiting = Vec::new();
    ty.for_each_named(&mut |id| waiting.push(id));
    while let Some(id) = waiting.pop() {
        let known = &mut types[id.0].direction;
        let merged = Direction { request: known.request || direction.request, reply: known.reply || direction.reply };
        if *known != merged {
            *known = merged;
            for_each_part(&types[id.0].kind, &mut |ty| ty.for_each_named(&mut |id| waiting.push(id)));
        }
    }
}

/// Puts every type into the module of the accessor path that all its uses have in common, or into the shared one.
pub(super) fn place(api: &mut Api) {
    let mut homes: Vec<Option<&[String]>> = vec![None; api.types.len()];
    for operation in &api.operations {
        let mut visit = |ty: &Type| settle(&api.types, ty, &operation.resource, &mut homes);
        for_each_request_type(operation, &mut visit);
        for_each_reply_type(operation, &mut visit);
    }
    let path = [INCOMING.to_owned()];
    for incoming in &api.incoming {
        settle(&api.types, &incoming.ty, &path, &mut homes);
    }
    // The constants of headers are there without any feature, and so is what they need.
    for header in &api.headers {
        settle(&api.types, &header.ty, &[], &mut homes);
    }
    let homes: Vec<_> = homes.into_iter().map(Option::unwrap_or_default).collect();
    let places: Vec<_> = homes.into_iter().map(|home| (module_name(home), home.first().cloned())).collect();
    for (definition, (module, area)) in api.types.iter_mut().zip(places) {
        definition.module = module;
        definition.area = area;
    }
}

fn module_name(path: &[String]) -> String {
    let mut name = if path.is_empty() { SHARED.to_owned() } else { path.join("_") };
    name.truncate(LONGEST_PART);
    name
}

/// Moves a type and all that it is made of so far towards the root that they are found from this path.
///
/// What a type is made of is at least as near to the root as the type, so a type that stays ends the walk.
fn settle<'a>(types: &[TypeDefinition], ty: &Type, path: &'a [String], homes: &mut [Option<&'a [String]>]) {
    let mut waiting: Vec<(TypeId, &'a [String])> = Vec::new();
    ty.for_each_named(&mut |id| waiting.push((id, path)));
    while let Some((id, path)) = waiting.pop() {
        let known = homes[id.0];
        let home = known.map_or(path, |known| &known[..common_length(known, path)]);
        if known.is_none_or(|known| known.len() > home.len()) {
            homes[id.0] = Some(home);
            for_each_part(&types[id.0].kind, &mut |ty| ty.for_each_named(&mut |id| waiting.push((id, home))));
        }
    }
}

fn common_length(one: &[String], other: &[String]) -> usize {
    one.iter().zip(other).take_while(|(one, other)| one == other).count()
}

fn for_each_request_type(operation: &Operation, visit: &mut dyn FnMut(&Type)) {
    operation.parameters.iter().for_each(|parameter| visit(&parameter.ty));
    match &operation.body {
        BodyShape::Object { arguments, .. } => arguments.iter().for_each(|argument| visit(&argument.ty)),
        BodyShape::Whole { ty, .. } => visit(ty),
        BodyShape::None | BodyShape::Raw { .. } | BodyShape::Parts { .. } => {}
    }
}

fn for_each_reply_type(operation: &Operation, visit: &mut dyn FnMut(&Type)) {
    visit_reply(&operation.reply, visit);
    operation.stream.iter().for_each(|stream| visit_reply(stream, visit));
    operation.failures.iter().for_each(visit);
}

fn visit_reply(reply: &Reply, visit: &mut dyn FnMut(&Type)) {
    match reply {
        Reply::Json { ty, .. } | Reply::Events { ty } | Reply::Records { ty } => visit(ty),
        Reply::ByStatus { replies, .. } => replies.iter().for_each(|status| visit_reply(&status.reply, visit)),
        Reply::Empty | Reply::Text | Reply::Bytes | Reply::Frames => {}
    }
}

/// Calls `visit` for the type of every part of a definition.
pub(super) fn for_each_part(kind: &TypeKind, visit: &mut dyn FnMut(&Type)) {
    match kind {
        TypeKind::Struct(structure) => {
            structure.fields.iter().for_each(|field| visit(&field.ty));
            if let Additional::Typed(_, ty) = &structure.additional {
                visit(ty);
            }
        }
        TypeKind::Union(union) => union.variants.iter().for_each(|variant| visit(&variant.ty)),
        TypeKind::Enumeration(_) | TypeKind::Newtype => {}
    }
}
