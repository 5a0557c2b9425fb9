//! Which types are read and written by serde's derives, and which by tables of the runtime.
//! Part of the lowering: after directions, since only types that are used count.

use crate::ir::{Additional, Api, Codec, Operation, Reply, Struct, Type, TypeId, TypeKind};
use crate::lower::direction::for_each_part;

/// Gives structs serde's derives where these read and write the same as a table.
///
/// Open objects stay on tables: what serde offers for them takes all members through memory and writes a member twice that is
/// also among the others. So do objects that arrive as events, whose name stands for a tag that only tables are told of.
pub(super) fn derive_all(api: &mut Api) {
    let mut is_table: Vec<bool> = api.types.iter().map(|definition| !is_closed(&definition.kind)).collect();
    let mut as_events = |ty: &Type| ty.for_each_named(&mut |id| is_table[id.0] = true);
    api.operations.iter().for_each(|operation| for_each_event(operation, &mut as_events));
    let held = held_by(api, &is_table);
    for ((definition, is_table), is_held) in api.types.iter_mut().zip(is_table).zip(held) {
        definition.codec = match (is_table, is_held) {
            (true, _) => Codec::Table,
            (false, true) => Codec::DerivesAndRows,
            (false, false) => Codec::Derives,
        };
    }
}

fn is_closed(kind: &TypeKind) -> bool {
    matches!(kind, TypeKind::Struct(Struct { additional: Additional::Ignored, .. }))
}

/// The types that tables reach, which have to have rows themselves.
fn held_by(api: &Api, is_table: &[bool]) -> Vec<bool> {
    let mut held = vec![false; api.types.len()];
    let used = api.types.iter().enumerate().filter(|(_, definition)| definition.direction.is_used());
    let mut waiting: Vec<TypeId> = used.map(|(index, _)| TypeId(index)).filter(|id| is_table[id.0]).collect();
    while let Some(id) = waiting.pop() {
        for_each_part(&api.types[id.0].kind, &mut |part| {
            part.for_each_named(&mut |part| {
                if !std::mem::replace(&mut held[part.0], true) {
                    waiting.push(part);
                }
            });
        });
    }
    held
}

fn for_each_event(operation: &Operation, visit: &mut dyn FnMut(&Type)) {
    for reply in std::iter::once(&operation.reply).chain(&operation.stream) {
        visit_events(reply, visit);
    }
}

fn visit_events(reply: &Reply, visit: &mut dyn FnMut(&Type)) {
    match reply {
        Reply::Events { ty } => visit(ty),
        Reply::ByStatus { replies, .. } => replies.iter().for_each(|status| visit_events(&status.reply, visit)),
        _ => {}
    }
}
