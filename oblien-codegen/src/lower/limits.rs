//! How much a description may ask for, so that no text takes all time, memory or stack.
//! Part of the lowering; no honest description comes near. The reader and the bundler have limits of their own.

#[cfg(test)]
mod tests;

use std::cell::{Cell, RefCell};

use crate::ir::Type;
use crate::lower::context::{Lowering, Site, Typed};
use crate::lower::parts::Parts;
use crate::lower::texts;

/// Lists of maps of lists: as many levels as the compiler can be asked to look through, and some to spare.
const DEEPEST_VALUE: usize = 32;

/// Schemas within schemas, through references too; the stack has room for more.
const DEEPEST_SCHEMA: usize = 5_000;

/// Members of all objects, each counted wherever `allOf` repeats it; the largest published description has 60,000.
const MOST_MEMBERS: usize = 500_000;

/// What was asked for so far.
#[derive(Default)]
pub(super) struct Limits {
    depth: usize,
    members: Cell<usize>,
    /// The schema with which the members became too many.
    exceeded: RefCell<Option<String>>,
}

impl Limits {
    /// Counts the members of a schema that are gathered into an object; false if it is not to be looked at any more.
    pub(super) fn allow(&self, members: usize, pointer: &str, parts: &Parts<'_>) -> bool {
        self.members.set(self.members.get().saturating_add(members + 1));
        let is_allowed = self.members.get() <= MOST_MEMBERS && parts.seen.len() <= DEEPEST_SCHEMA;
        if !is_allowed {
            self.members.set(MOST_MEMBERS);
            self.exceeded.borrow_mut().get_or_insert_with(|| pointer.to_owned());
        }
        is_allowed
    }

    fn is_exceeded(&self) -> bool {
        self.exceeded.borrow().is_some()
    }
}

impl<'a> Lowering<'a> {
    /// Lowers what is within a schema, unless that is too deep.
    pub(super) fn within(&mut self, site: &Site, lower: impl FnOnce(&mut Self) -> Typed) -> Typed {
        if self.limits.is_exceeded() {
            return Typed::new(Type::Dynamic);
        }
        if self.limits.depth >= DEEPEST_SCHEMA {
            self.diagnostics.push(texts::nested_too_deeply(self.place(&site.pointer)));
            return Typed::new(Type::Dynamic);
        }
        self.limits.depth += 1;
        let typed = lower(self);
        self.limits.depth -= 1;
        typed
    }

    /// A list or a map of a type; of values that are nested too deeply the innermost levels stay.
    pub(super) fn wrapped(&mut self, wrap: fn(Box<Type>) -> Type, inner: Type, site: &Site) -> Type {
        if depth(&inner) < DEEPEST_VALUE {
            return wrap(Box::new(inner));
        }
        self.diagnostics.push(texts::nested_too_deeply(self.place(&site.pointer)));
        wrap(Box::new(Type::Dynamic))
    }

    /// Says so if there were too many members.
    pub(super) fn tell_exceeded(&mut self) {
        if let Some(pointer) = self.limits.exceeded.take() {
            self.diagnostics.push(texts::too_many_members(self.place(&pointer), MOST_MEMBERS));
        }
    }
}

fn depth(ty: &Type) -> usize {
    match ty {
        Type::List(inner) | Type::Map(inner) | Type::Nullable(inner) | Type::ThreeState(inner) => depth(inner) + 1,
        _ => 0,
    }
}
