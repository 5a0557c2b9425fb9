//! Component schemas: each is lowered once, when it is first referred to.
//! Part of the lowering.

use openapiv3::{ReferenceOr, Schema};

use crate::front::Description;
use crate::ir::{Type, TypeId};
use crate::lower::context::{Lowering, Site, Typed, escape};
use crate::lower::texts;

/// What is known of a component schema.
pub(super) struct Component {
    /// The name of its type.
    name: String,
    state: State,
}

impl Component {
    /// One that is not lowered yet.
    pub(super) fn new(name: String) -> Self {
        Self { name, state: State::New }
    }
}

enum State {
    New,
    /// It is being lowered; a definition may stand already.
    Open(Option<TypeId>),
    Done(Typed),
}

impl<'a> Lowering<'a> {
    /// Returns the schema a local reference names.
    pub(super) fn component_schema(&self, reference: &str) -> Option<(&'a str, &'a Schema)> {
        find(self.description, reference)
    }

    /// Lowers the component a reference names, once.
    pub(super) fn component(&mut self, reference: &str) -> Typed {
        let Some((name, schema)) = self.component_schema(reference) else {
            return Typed::new(Type::Dynamic);
        };
        match self.components.get(name).map(|component| &component.state) {
            Some(State::Done(typed)) => return typed.clone(),
            Some(State::Open(Some(id))) => {
                return Typed { ty: Type::Named(*id), nullable: schema.schema_data.nullable };
            }
            Some(State::Open(None)) => return self.recursive_alias(name),
            Some(State::New) | None => {}
        }
        self.open_component(name, None);
        let pointer = format!("/components/schemas/{}", escape(name));
        let site = Site { name: self.type_name(name), pointer, component: Some(name.to_owned()), owner: None };
        let typed = self.schema_item(schema, &site);
        self.set_state(name, State::Done(typed.clone()));
        typed
    }

    /// The name of the type of a component, whether it is lowered yet or not.
    pub(super) fn type_name(&self, component: &str) -> String {
        let known = self.components.get(component).map(|component| component.name.clone());
        known.unwrap_or_else(|| oblien_endpoint::type_name(component))
    }

    /// Notes that a component is being lowered, and the definition that stands already.
    pub(super) fn open_component(&mut self, name: &str, definition: Option<TypeId>) {
        self.set_state(name, State::Open(definition));
    }

    fn set_state(&mut self, name: &str, state: State) {
        if let Some(component) = self.components.get_mut(name) {
            component.state = state;
        }
    }

    /// A component that is only a list or map of itself has no definition to name.
    fn recursive_alias(&mut self, name: &str) -> Typed {
        let place = self.place(&format!("/components/schemas/{}", escape(name)));
        self.diagnostics.push(texts::recursive_alias(place, name));
        Typed::new(Type::Dynamic)
    }
}

/// The component that a local reference leads to.
pub(super) fn find<'a>(description: &'a Description, reference: &str) -> Option<(&'a str, &'a Schema)> {
    let schemas = &description.openapi.components.as_ref()?.schemas;
    let mut name = reference.strip_prefix("#/components/schemas/")?;
    // References that only lead to each other end after all of them.
    for _ in 0..=schemas.len() {
        match schemas.get_key_value(name)? {
            (name, ReferenceOr::Item(schema)) => return Some((name, schema)),
            (_, ReferenceOr::Reference { reference }) => name = reference.strip_prefix("#/components/schemas/")?,
        }
    }
    None
}
