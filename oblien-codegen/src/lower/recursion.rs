//! Types that hold themselves: the member that closes a circle is put behind a pointer.
//! Part of the lowering; lists and maps are pointers already.

use crate::ir::{Presence, Type, TypeDefinition, TypeId, TypeKind};

#[derive(Clone, Copy, PartialEq)]
enum State {
    New,
    Open,
    Done,
}

/// Boxes the members that close a circle, and only those.
pub(super) fn box_cycles(types: &mut [TypeDefinition]) {
    let mut states = vec![State::New; types.len()];
    for start in 0..types.len() {
        if states[start] == State::New {
            visit(TypeId(start), types, &mut states);
        }
    }
}

/// Walks direct members depth first, with a stack of its own: circles of a description may be long.
fn visit(start: TypeId, types: &mut [TypeDefinition], states: &mut [State]) {
    let mut stack = vec![(start, 0)];
    states[start.0] = State::Open;
    while let Some((id, part)) = stack.pop() {
        let Some(ty) = direct_part(&mut types[id.0].kind, part) else {
            states[id.0] = State::Done;
            continue;
        };
        stack.push((id, part + 1));
        let Some(target) = direct_target(ty) else { continue };
        match states[target.0] {
            State::Open => close_circle(&stack, target, types),
            State::New => {
                states[target.0] = State::Open;
                stack.push((target, 0));
            }
            State::Done => {}
        }
    }
}

/// Boxes the last member of a circle. If every member of it is required no value would ever end, so that one is optional.
fn close_circle(stack: &[(TypeId, usize)], target: TypeId, types: &mut [TypeDefinition]) {
    let from = stack.iter().rposition(|(id, _)| *id == target).unwrap_or(0);
    let is_endless = stack[from..].iter().all(|(id, next)| is_required(&types[id.0].kind, next - 1));
    let Some((id, next)) = stack.last() else { return };
    if let Some(ty) = direct_part(&mut types[id.0].kind, next - 1) {
        make_boxed(ty);
    }
    if is_endless && let TypeKind::Struct(structure) = &mut types[id.0].kind {
        structure.fields[next - 1].presence = Presence::Optional;
    }
}

fn is_required(kind: &TypeKind, part: usize) -> bool {
    match kind {
        TypeKind::Struct(structure) => structure
            .fields
            .get(part)
            .is_some_and(|field| field.presence == Presence::Required && matches!(field.ty, Type::Named(_) | Type::Boxed(_))),
        _ => false,
    }
}

fn direct_part(kind: &mut TypeKind, part: usize) -> Option<&mut Type> {
    match kind {
        TypeKind::Struct(structure) => structure.fields.get_mut(part).map(|field| &mut field.ty),
        TypeKind::Union(union) => union.variants.get_mut(part).map(|variant| &mut variant.ty),
        TypeKind::Enumeration(_) | TypeKind::Newtype => None,
    }
}

/// The type a member holds without a pointer between.
fn direct_target(ty: &Type) -> Option<TypeId> {
    match ty {
        Type::Named(id) => Some(*id),
        Type::Nullable(inner) | Type::ThreeState(inner) => direct_target(inner),
        _ => None,
    }
}

fn make_boxed(ty: &mut Type) {
    match ty {
        Type::Named(id) => *ty = Type::Boxed(*id),
        Type::Nullable(inner) | Type::ThreeState(inner) => make_boxed(inner),
        _ => {}
    }
}
