//! How callers reach operations: accessors by subject, and handles bound to an id.
//! Part of the intermediate representation.

use std::collections::HashSet;

use crate::ir::Type;

/// A subject with its operations: `workspaces`, and below it `lifecycle`.
#[derive(Clone, Debug, Default)]
pub(crate) struct Resource {
    /// The last part of the accessor path, in `snake_case`.
    pub(crate) name: String,
    /// The whole accessor path.
    pub(crate) path: Vec<String>,
    /// The name of the accessor type.
    pub(crate) type_name: String,
    pub(crate) docs: Vec<String>,
    /// Its operations, as indices in the order of the description.
    pub(crate) operations: Vec<usize>,
    pub(crate) children: Vec<Resource>,
}

impl Resource {
    /// Takes operations out, by their indices, and children of which nothing is left; whether something is left of it.
    pub(crate) fn leave_out(&mut self, indices: &HashSet<usize>) -> bool {
        self.operations.retain(|index| !indices.contains(index));
        self.children.retain_mut(|child| child.leave_out(indices));
        !(self.operations.is_empty() && self.children.is_empty())
    }

    /// How many operations it and its children lead to.
    pub(crate) fn count(&self) -> usize {
        self.operations.len() + self.children.iter().map(Self::count).sum::<usize>()
    }
}

/// An accessor that holds the id of one thing: `client.workspace(id)`.
#[derive(Clone, Debug)]
pub(crate) struct Handle {
    /// The name of the client's method and of the module.
    pub(crate) name: String,
    /// The name of the accessor type.
    pub(crate) type_name: String,
    /// The path variable it holds, by its name on the wire.
    pub(crate) wire: String,
    /// The name of the field that holds it.
    pub(crate) field: String,
    pub(crate) ty: Type,
    /// The operations below the id, and below it the same by child resources.
    pub(crate) root: Resource,
}
