//! Which components are made of which, and what tells them apart: read once, before anything is lowered.
//! Part of the lowering of bases.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{Discriminator, ReferenceOr, Schema};

use crate::front::Description;
use crate::ir::Type;
use crate::lower::component;
use crate::lower::view::View;

/// Which components name which others in their `allOf`, by the named one.
#[derive(Default)]
pub(super) struct Heirs<'a> {
    pub(super) direct: HashMap<&'a str, Vec<&'a str>>,
    /// What tells values of objects apart: their own discriminators, or those of what they are made of.
    pub(super) discriminators: IndexMap<&'a str, &'a Discriminator>,
    /// Whether bases are values by themselves, where that was asked.
    pub(super) concrete: RefCell<HashMap<String, bool>>,
    /// The objects that bases are by themselves, where they are bases of others, too.
    pub(super) selves: HashMap<&'a str, Type>,
}

impl<'a> Heirs<'a> {
    pub(super) fn of(description: &'a Description) -> Self {
        let mut heirs = Self::default();
        let schemas = description.openapi.components.iter().flat_map(|components| &components.schemas);
        let mut unions = HashSet::new();
        for (name, schema) in schemas {
            if let ReferenceOr::Item(schema) = schema {
                heirs.add(name, schema, description);
                let view = View::of(schema);
                match discriminator(&view) {
                    _ if !is_plain(&view) => drop(unions.insert(name.as_str())),
                    Some(own) => drop(heirs.discriminators.insert(name, own)),
                    None => {}
                }
            }
        }
        heirs.hand_down(&unions);
        heirs
    }

    /// Gives objects without a discriminator that of the nearest object that they are made of.
    fn hand_down(&mut self, unions: &HashSet<&'a str>) {
        let mut found: Vec<_> = self.discriminators.keys().copied().collect();
        let mut next = 0;
        while let Some(&base) = found.get(next) {
            next += 1;
            let Some(&discriminator) = self.discriminators.get(base) else { continue };
            for heir in self.direct.get(base).into_iter().flatten().filter(|heir| !unions.contains(*heir)) {
                if !self.discriminators.contains_key(heir) {
                    self.discriminators.insert(heir, discriminator);
                    found.push(heir);
                }
            }
        }
    }

    fn add(&mut self, name: &'a str, schema: &'a Schema, description: &'a Description) {
        for part in View::of(schema).all_of {
            match part {
                ReferenceOr::Item(part) => self.add(name, part, description),
                ReferenceOr::Reference { reference } => {
                    if let Some((base, _)) = component::find(description, reference) {
                        self.direct.entry(base).or_default().push(name);
                    }
                }
            }
        }
    }

    /// All that are made of a component, also by others, nearest first.
    pub(super) fn all(&self, base: &'a str) -> Vec<&'a str> {
        let mut seen = HashSet::from([base]);
        let mut found = vec![base];
        let mut next = 0;
        while let Some(base) = found.get(next) {
            next += 1;
            let direct = self.direct.get(base).into_iter().flatten();
            found.extend(direct.filter(|heir| seen.insert(**heir)));
        }
        found.split_off(1)
    }
}

/// The discriminator of an object, which may stand in a part of it that is written out.
pub(super) fn discriminator<'a>(view: &View<'a>) -> Option<&'a Discriminator> {
    view.data.discriminator.as_ref().or_else(|| {
        let parts = view.all_of.iter().filter_map(ReferenceOr::as_item);
        parts.map(View::of).find_map(|part| discriminator(&part))
    })
}

/// Whether nothing but what is made of an object can stand in its place.
fn is_plain(view: &View<'_>) -> bool {
    view.one_of.is_empty() && view.any_of.is_empty()
}
