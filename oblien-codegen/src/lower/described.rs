//! What schemas say of the words that a member may have, whether their types are made yet or not.
//! Part of the lowering of unions.

use std::cell::RefCell;
use std::collections::{HashMap, HashSet};

use indexmap::IndexMap;
use openapiv3::{Discriminator, ReferenceOr, Schema};
use serde_json::Value;

use crate::lower::context::Lowering;
use crate::lower::view::View;

/// Unions within unions: further down nobody tells variants by one member.
const DEEPEST_UNION: usize = 4;
/// Parts of a member's schema that are followed for its words.
const DEEPEST_MEMBER: usize = 8;
/// Parts of parts; what is put together of more is no honest object.
const MOST_PARTS: usize = 5_000;

/// A schema, and the component that it is.
#[derive(Clone, Copy)]
pub(super) struct Described<'a> {
    pub(super) component: Option<&'a str>,
    pub(super) schema: &'a Schema,
}

/// The member that tells variants apart, and the words that the description maps to components.
pub(super) struct Tag<'t> {
    pub(super) member: &'t str,
    mapped: HashMap<&'t str, Vec<&'t str>>,
    /// Whether schemas without a word are told by their names; no names stand in a member that another union is told by.
    names_are_words: bool,
    /// That of the union around.
    outer: Option<&'t Tag<'t>>,
    depth: usize,
}

impl<'t> Tag<'t> {
    pub(super) fn of(discriminator: &'t Discriminator) -> Self {
        let mut mapped: HashMap<&str, Vec<&str>> = HashMap::new();
        for (word, target) in &discriminator.mapping {
            mapped.entry(target.rsplit('/').next().unwrap_or(target)).or_default().push(word);
        }
        Self { member: &discriminator.property_name, mapped, names_are_words: true, outer: None, depth: 0 }
    }

    /// That of a union within.
    fn within<'n>(&'n self, discriminator: Option<&'n Discriminator>) -> Tag<'n> {
        let is_another = discriminator.is_some_and(|own| own.property_name != self.member);
        let own = discriminator.filter(|_| !is_another).map(Tag::of);
        let mapped = own.map(|own| own.mapped).unwrap_or_default();
        Tag { member: self.member, mapped, names_are_words: !is_another, outer: Some(self), depth: self.depth + 1 }
    }

    /// The words that are mapped to a component.
    pub(super) fn mapped(&self, component: &str) -> Option<Vec<String>> {
        let own = self.mapped.get(component).map(|words| words.iter().map(|&word| word.to_owned()).collect());
        own.or_else(|| self.outer?.mapped(component))
    }
}

/// The words of members that were looked for before, by the member and the component: bases have many heirs.
#[derive(Default)]
pub(super) struct KnownWords(RefCell<HashMap<String, HashMap<String, Vec<String>>>>);

impl KnownWords {
    fn known(&self, described: Described<'_>, member: &str) -> Option<Vec<String>> {
        self.0.borrow().get(member)?.get(described.component?).cloned()
    }

    fn note(&self, described: Described<'_>, member: &str, words: &[String]) {
        let Some(component) = described.component else { return };
        let mut known = self.0.borrow_mut();
        match known.get_mut(member) {
            Some(components) => drop(components.insert(component.to_owned(), words.to_vec())),
            None => drop(known.insert(member.to_owned(), HashMap::from([(component.to_owned(), words.to_vec())]))),
        }
    }
}

/// What the members of an object are for sure.
#[derive(Default)]
pub(super) struct Fixed<'a> {
    /// The members that can have one word only.
    pub(super) words: IndexMap<&'a str, String>,
    pub(super) required: HashSet<&'a str>,
    seen: HashSet<&'a str>,
}

impl<'a> Lowering<'a> {
    /// What a schema says, or the component that it refers to.
    pub(super) fn described(&self, schema: &'a ReferenceOr<Schema>) -> Option<Described<'a>> {
        match schema {
            ReferenceOr::Item(schema) => Some(Described { component: None, schema }),
            ReferenceOr::Reference { reference } => {
                let (name, schema) = self.component_schema(reference)?;
                Some(Described { component: Some(name), schema })
            }
        }
    }

    /// The words of a variant that is a union itself: those of its own variants. Empty for other variants.
    pub(super) fn inner_words(&self, described: Described<'a>, tag: &Tag<'_>, seen: &mut HashSet<&'a str>) -> Vec<String> {
        let is_new = described.component.is_none_or(|name| seen.insert(name));
        if !is_new || tag.depth >= DEEPEST_UNION {
            return Vec::new();
        }
        let view = View::of(described.schema);
        let tag = tag.within(self.discriminator_of(described));
        let mut words = Vec::new();
        for variant in view.one_of.iter().chain(view.any_of).filter_map(|part| self.described(part)) {
            match variant.component.and_then(|name| tag.mapped(name)) {
                Some(mapped) => words.extend(mapped),
                None => match self.inner_words(variant, &tag, seen) {
                    inner if inner.is_empty() => words.extend(self.own_words(variant, &tag)),
                    inner => words.extend(inner),
                },
            }
        }
        // What is made of heirs is among them.
        let heirs = described.component.map(|name| self.heirs_of(name, &view)).unwrap_or_default();
        words.extend(heirs.into_iter().flat_map(|heir| self.own_words(heir, &tag)));
        words
    }

    /// The words that are mapped to a variant, else those that its schema lists, else its name.
    fn own_words(&self, variant: Described<'a>, tag: &Tag<'_>) -> Vec<String> {
        if let Some(mapped) = variant.component.and_then(|name| tag.mapped(name)) {
            return mapped;
        }
        match (self.member_words(variant, tag.member), variant.component) {
            (words, Some(name)) if words.is_empty() && tag.names_are_words => vec![name.to_owned()],
            (words, _) => words,
        }
    }

    /// The words that a member may have by what its object says, or what that is put together from.
    pub(super) fn member_words(&self, described: Described<'a>, member: &str) -> Vec<String> {
        if let Some(known) = self.words.known(described, member) {
            return known;
        }
        let words = self.words_of_member(described, member, &mut HashSet::new());
        self.words.note(described, member, &words);
        words
    }

    fn words_of_member(&self, described: Described<'a>, member: &str, seen: &mut HashSet<&'a str>) -> Vec<String> {
        if seen.len() > MOST_PARTS || !described.component.is_none_or(|name| seen.insert(name)) {
            return Vec::new();
        }
        if let Some(known) = self.words.known(described, member) {
            return known;
        }
        let view = View::of(described.schema);
        let own = view.properties.and_then(|properties| properties.get(member));
        let own = own.map(|schema| self.words_of(schema, 0)).unwrap_or_default();
        if !own.is_empty() {
            return own;
        }
        let parts = view.all_of.iter().rev().filter_map(|part| self.described(part));
        let words = parts.map(|part| self.words_of_member(part, member, seen)).find(|words| !words.is_empty());
        let words = words.unwrap_or_default();
        // None may mean that a circle was left.
        if !words.is_empty() {
            self.words.note(described, member, &words);
        }
        words
    }

    /// The words that a schema lists, by itself or in a part of it.
    fn words_of(&self, schema: &'a ReferenceOr<Box<Schema>>, depth: usize) -> Vec<String> {
        self.view_of(schema).map(|view| self.words_of_view(&view, depth)).unwrap_or_default()
    }

    fn words_of_view(&self, view: &View<'a>, depth: usize) -> Vec<String> {
        if !view.words.is_empty() {
            return view.words.iter().filter_map(word).collect();
        }
        if depth >= DEEPEST_MEMBER {
            return Vec::new();
        }
        let parts = view.all_of.iter().filter_map(|part| self.described(part));
        let words = parts.map(|part| self.words_of_view(&View::of(part.schema), depth + 1));
        words.into_iter().find(|words| !words.is_empty()).unwrap_or_default()
    }

    /// Notes the members that an object and its parts fix to one word.
    pub(super) fn note_fixed(&self, described: Described<'a>, fixed: &mut Fixed<'a>) {
        let is_new = described.component.is_none_or(|name| fixed.seen.insert(name));
        if !is_new || fixed.seen.len() > MOST_PARTS {
            return;
        }
        let view = View::of(described.schema);
        for part in view.all_of.iter().filter_map(|part| self.described(part)) {
            self.note_fixed(part, fixed);
        }
        fixed.required.extend(view.required.iter().map(String::as_str));
        for (name, schema) in view.properties.into_iter().flatten() {
            let Some(member) = self.view_of(schema) else { continue };
            let is_one_way = member.data.read_only || member.data.write_only;
            match <[String; 1]>::try_from(self.words_of_view(&member, 0)) {
                Ok([word]) if !is_one_way && !member.data.nullable => drop(fixed.words.insert(name, word)),
                _ => {}
            }
        }
    }
}

/// A word, or a number or boolean as it is written.
fn word(value: &Value) -> Option<String> {
    match value {
        Value::String(text) => Some(text.clone()),
        Value::Bool(_) => Some(value.to_string()),
        Value::Number(number) if number.is_i64() || number.is_u64() => Some(value.to_string()),
        _ => None,
    }
}
