//! All objects that an object with unions among its parts can be: one alternative of each union, of unions within them too.
//! Part of the lowering of such objects.

use openapiv3::Discriminator;

use crate::lower::alternative::names;
use crate::lower::context::{Lowering, escape};
use crate::lower::described::Described;
use crate::lower::parts::{Alternatives, Parts};
use crate::lower::view::View;

/// Beyond this number of combinations nobody would look for the right one.
const MOST_COMBINATIONS: usize = 32;
/// Unions within unions of one combination.
const MOST_CHOICES: usize = 16;
/// Parts of parts that are followed for the shape of an alternative.
const DEEPEST_PART: usize = 8;

/// An alternative that is taken, and where it stands.
#[derive(Clone)]
pub(super) struct Choice<'a> {
    pub(super) described: Described<'a>,
    pub(super) pointer: String,
    pub(super) index: usize,
    /// Whether it says more than that it is one of several others.
    pub(super) says_more: bool,
    /// The names of the component that it is.
    pub(super) names: Vec<String>,
}

/// One of the things that a value can be.
#[derive(Clone)]
pub(super) struct Combination<'a> {
    /// The members of all that was taken.
    pub(super) parts: Parts<'a>,
    /// The unions that nothing was taken of yet.
    unions: Vec<Waiting<'a>>,
    pub(super) choices: Vec<Choice<'a>>,
    /// Whether a value may have members that others of its alternatives name.
    pub(super) is_open: bool,
    /// Whether it is no object: the members say nothing about it.
    pub(super) is_whole: bool,
}

/// A union, and the components whose alternatives led to it: as its own alternatives they add nothing.
#[derive(Clone)]
struct Waiting<'a> {
    union: Alternatives<'a>,
    within: Vec<&'a str>,
}

/// What values of a schema are.
#[derive(Clone, Copy, PartialEq)]
enum Shape {
    Object,
    /// A scalar, a list, or a type of the user's.
    Whole,
    /// Nothing is said.
    Any,
}

/// All combinations, and the discriminator that tells them apart.
pub(super) struct Combinations<'a> {
    pub(super) all: Vec<Combination<'a>>,
    pub(super) discriminator: Option<&'a Discriminator>,
}

impl Choice<'_> {
    /// Whether a union is its own; that of a base that it is made of may list it.
    fn is_of(&self, union: &Alternatives<'_>) -> bool {
        let component = self.described.component.map(|name| format!("/components/schemas/{}", escape(name)));
        union.stands_in(component.as_deref().unwrap_or(&self.pointer))
    }
}

impl<'a> Lowering<'a> {
    /// All combinations of alternatives, in their order; `None` if there are too many.
    pub(super) fn combinations(&self, base: &Parts<'a>, own: Option<&'a str>) -> Option<Combinations<'a>> {
        let mut parts = base.clone();
        let unions = std::mem::take(&mut parts.unions).into_iter();
        let unions = unions.map(|union| Waiting { union, within: own.into_iter().collect() }).collect();
        let first = Combination { parts, unions, choices: Vec::new(), is_open: false, is_whole: false };
        let (mut open, mut all, mut discriminator) = (vec![first], Vec::new(), None);
        while let Some(mut combination) = open.pop() {
            if combination.unions.is_empty() {
                all.push(combination);
            } else {
                let waiting = combination.unions.remove(0);
                discriminator = discriminator.or(waiting.union.discriminator);
                let choices = self.choices(&waiting, &combination, &mut discriminator);
                let taken = choices.into_iter().rev().filter_map(|choice| self.take(&combination, choice, &waiting));
                open.extend(taken);
            }
            let is_deep = open.last().is_some_and(|combination| combination.choices.len() > MOST_CHOICES);
            if is_deep || open.len() + all.len() > MOST_COMBINATIONS {
                return None;
            }
        }
        Some(Combinations { all, discriminator })
    }

    /// The alternatives of a union; in the place of a base, what is made of it.
    fn choices(
        &self,
        waiting: &Waiting<'a>,
        combination: &Combination<'a>,
        discriminator: &mut Option<&'a Discriminator>,
    ) -> Vec<Choice<'a>> {
        let mut choices = Vec::new();
        for (index, schema) in waiting.union.schemas.iter().enumerate() {
            let Some(described) = self.described(schema) else { continue };
            if described.component.is_some_and(|name| waiting.within.contains(&name)) {
                continue;
            }
            let view = View::of(described.schema);
            let is_new = |name: &&str| !combination.parts.seen.contains(*name);
            let heirs = described.component.filter(is_new).map(|name| self.heirs_of(name, &view)).unwrap_or_default();
            if heirs.is_empty() {
                let says_more = view.properties.is_some() || (view.one_of.is_empty() && view.any_of.is_empty());
                let pointer = format!("{}/{index}", waiting.union.pointer);
                choices.push(Choice { described, pointer, index, says_more, names: names(schema, Some(described)) });
                continue;
            }
            *discriminator = discriminator.or(self.discriminator_of(described));
            for heir in heirs {
                let names: Vec<String> = heir.component.map(str::to_owned).into_iter().collect();
                let pointer = format!("/components/schemas/{}", escape(&names.concat()));
                choices.push(Choice { described: heir, pointer, index, says_more: true, names });
            }
        }
        choices
    }

    /// A combination with one more alternative; `None` if that can't be together with the others.
    fn take(&self, combination: &Combination<'a>, choice: Choice<'a>, waiting: &Waiting<'a>) -> Option<Combination<'a>> {
        let mut next = combination.clone();
        next.is_open |= waiting.union.are_any;
        match self.shape(choice.described, 0) {
            // What else it is would have to be no object either.
            Shape::Whole if !next.unions.is_empty() => return None,
            Shape::Whole => next.is_whole = true,
            Shape::Any => next.is_open = true,
            Shape::Object => {
                let known = next.parts.seen.len();
                self.gather_described(choice.described, &choice.pointer, &mut next.parts);
                let new: Vec<&str> = next.parts.seen.iter().skip(known).copied().collect();
                let unions = std::mem::take(&mut next.parts.unions).into_iter();
                let unions =
                    unions.filter(|union| choice.is_of(union) || !union.names().any(|name| new.contains(&name.as_str())));
                let within: Vec<&str> = waiting.within.iter().copied().chain(choice.described.component).collect();
                let unions = unions.map(|union| Waiting { union, within: within.clone() });
                next.unions = unions.chain(next.unions).collect();
            }
        }
        next.choices.push(choice);
        Some(next)
    }

    fn shape(&self, described: Described<'a>, depth: usize) -> Shape {
        let view = View::of(described.schema);
        let is_replaced = self.is_replaced_component(described.component.unwrap_or_default(), &view);
        if is_replaced || !view.words.is_empty() || self.of_format(&view).is_some() {
            return Shape::Whole;
        }
        let says_members = view.is_object() || !view.required.is_empty();
        match view.kind {
            _ if says_members => return Shape::Object,
            Some(_) => return Shape::Whole,
            None if view.items.is_some() => return Shape::Whole,
            None => {}
        }
        match self.shape_of_parts(&view, depth) {
            // Each alternative is looked at by itself.
            Shape::Any if !(view.one_of.is_empty() && view.any_of.is_empty()) => Shape::Object,
            shape => shape,
        }
    }

    fn shape_of_parts(&self, view: &View<'a>, depth: usize) -> Shape {
        let mut found = Shape::Any;
        for part in view.all_of.iter().filter_map(|part| self.described(part)).filter(|_| depth < DEEPEST_PART) {
            match self.shape(part, depth + 1) {
                Shape::Whole => return Shape::Whole,
                Shape::Object => found = Shape::Object,
                Shape::Any => {}
            }
        }
        found
    }
}
