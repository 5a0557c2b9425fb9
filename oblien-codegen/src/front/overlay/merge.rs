//! One value merged into another, as the specification of overlays says.
//! Part of `apply`: objects member by member, lists one behind the other, everything else is replaced.

use serde_json::Value;

use crate::front::kinds::describe;
use crate::source::{MAXIMUM_DEPTH, Origin, Traces, Written, extent, pointer};

/// What cannot be merged.
pub(super) struct Misfit {
    /// Where the value was written that does not fit.
    pub(super) written: Written,
    /// The pointer to what it does not fit.
    pub(super) at: String,
    pub(super) wanted: &'static str,
    pub(super) found: &'static str,
}

/// One merge, at a pointer of the document.
pub(super) struct Merge<'a> {
    /// Where the merge is, from the root of the document.
    pointer: String,
    /// How long the pointer was at first.
    start: usize,
    budget: &'a mut usize,
    misfits: Vec<Misfit>,
}

impl<'a> Merge<'a> {
    pub(super) fn new(pointer: &str, budget: &'a mut usize) -> Self {
        Self { pointer: pointer.to_owned(), start: pointer.len(), budget, misfits: Vec::new() }
    }

    pub(super) fn into_misfits(self) -> Vec<Misfit> {
        self.misfits
    }

    /// Merges a value into the target; both with where they were written.
    pub(super) fn value(&mut self, target: &mut Value, traces: &mut Traces, with: &Value, from: &Origin<'_>) {
        match (target, with) {
            (Value::Object(target), Value::Object(with)) => {
                for (key, value) in with {
                    let length = self.pointer.len();
                    pointer::push(&mut self.pointer, key);
                    match target.get_mut(key) {
                        Some(target) => self.value(target, traces.entry(key), value, &from.part(key)),
                        None if self.may_add(value) => {
                            target.insert(key.clone(), value.clone());
                            traces.insert(key, from.part(key).to_traces());
                        }
                        None => {}
                    }
                    self.pointer.truncate(length);
                }
            }
            (Value::Array(target), Value::Array(with)) => {
                for (index, value) in with.iter().enumerate() {
                    self.append(target, traces, value, &from.part(&index.to_string()));
                }
            }
            // A list that the action itself is about takes one more element; lists within objects take lists.
            (Value::Array(target), value) if self.pointer.len() == self.start => {
                self.append(target, traces, value, from);
            }
            // A member without a value says nothing against what is there.
            (Value::Object(_) | Value::Array(_), Value::Null) => {}
            (target, with) if is_plain(target) && (is_plain(with) || target.is_null()) => {
                if self.may_add(with) {
                    *target = with.clone();
                    *traces = from.to_traces();
                }
            }
            (target, with) => self.misfit(target, with, from),
        }
    }

    fn append(&mut self, target: &mut Vec<Value>, traces: &mut Traces, value: &Value, from: &Origin<'_>) {
        if self.may_add(value) {
            traces.insert(&target.len().to_string(), from.to_traces());
            target.push(value.clone());
        }
    }

    /// Counts values that are put in; `false` if there are too many of them, or they would be too deep.
    fn may_add(&mut self, value: &Value) -> bool {
        let (size, depth) = extent(value);
        let is_deep = pointer::segments(&self.pointer).count() + depth >= MAXIMUM_DEPTH;
        *self.budget = if is_deep { 0 } else { self.budget.saturating_sub(size) };
        *self.budget > 0
    }

    fn misfit(&mut self, target: &Value, with: &Value, from: &Origin<'_>) {
        let (wanted, found) = (describe(target), describe(with));
        self.misfits.push(Misfit { written: from.written().clone(), at: self.pointer.clone(), wanted, found });
    }
}

fn is_plain(value: &Value) -> bool {
    !(value.is_object() || value.is_array())
}
