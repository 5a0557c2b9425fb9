//! Objects that can't be made before they are read, as something that must be there has no value to start from.
//! Part of the lowering: a pass over the types, once it is known what stands in the place of what.

use crate::ir::{Api, Presence, Struct, Type, TypeDefinition, TypeId, TypeKind};

/// Marks every such object, and those that must have one.
pub(super) fn mark(api: &mut Api) {
    let mut owners: Vec<Vec<TypeId>> = vec![Vec::new(); api.types.len()];
    let mut waiting = Vec::new();
    for (index, definition) in api.types.iter().enumerate() {
        for ty in required(definition) {
            match ty {
                Type::Named(part) | Type::Boxed(part) => owners[part.0].push(TypeId(index)),
                Type::Foreign(foreign) if !foreign.has_default => waiting.push(TypeId(index)),
                _ => {}
            }
        }
    }
    while let Some(id) = waiting.pop() {
        if let TypeKind::Struct(structure @ Struct { is_held: false, .. }) = &mut api.types[id.0].kind {
            structure.is_held = true;
            waiting.append(&mut owners[id.0]);
        }
    }
}

fn required(definition: &TypeDefinition) -> impl Iterator<Item = &Type> {
    let fields = match &definition.kind {
        TypeKind::Struct(structure) => structure.fields.as_slice(),
        _ => &[],
    };
    fields.iter().filter(|field| field.presence == Presence::Required).map(|field| &field.ty)
}
