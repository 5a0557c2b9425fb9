//! The tags of unions: which member tells the variant, and by which words.
//! Part of the lowering of unions.

use std::collections::{HashMap, HashSet};

use indexmap::{IndexMap, IndexSet};
use openapiv3::Discriminator;

use crate::ir::{Additional, Field, Presence, Struct, Type, TypeDefinition, TypeId, TypeKind};
use crate::lower::alternative::Alternative;
use crate::lower::context::Lowering;
use crate::lower::described::{Fixed, Tag};
use crate::lower::naming::UniqueNames;
use crate::lower::view::View;

/// The member that is a tag, and the words of each alternative.
pub(super) type TagWords = (String, Vec<Vec<String>>);

impl<'a> Lowering<'a> {
    /// The tag of a union and the words of each alternative, if a member tells all of them apart.
    ///
    /// An object that has several words and no place for them is given one.
    pub(super) fn tag_words(
        &mut self,
        discriminator: Option<&Discriminator>,
        alternatives: &[Alternative<'a>],
    ) -> Option<TagWords> {
        let told = discriminator.and_then(|discriminator| self.told_tag(discriminator, alternatives));
        let (member, words) = told.or_else(|| self.inferred_tag(alternatives))?;
        for (alternative, words) in alternatives.iter().zip(&words) {
            if let (Type::Named(id), 2..) = (&alternative.ty, words.len()) {
                self.kept_tags.push((*id, member.clone()));
            }
        }
        Some((member, words))
    }

    /// The tag that a discriminator names, unless it leaves two alternatives alike or one of them has no members.
    fn told_tag(&self, discriminator: &Discriminator, alternatives: &[Alternative<'a>]) -> Option<TagWords> {
        if !alternatives.iter().all(|alternative| self.is_object(alternative)) {
            return None;
        }
        let tag = Tag::of(discriminator);
        let said: Vec<Said> = alternatives.iter().map(|alternative| self.said(&tag, alternative)).collect();
        let unmapped = said.iter().filter(|said| said.mapped.is_empty());
        let described: HashSet<&String> = unmapped.flat_map(|said| &said.described).collect();
        let mapped: Vec<Vec<String>> = said.iter().map(|said| said.mapped(&described)).collect();
        let mut counts: HashMap<&str, usize> = HashMap::new();
        for (mapped, said) in mapped.iter().zip(&said) {
            let described = said.described.iter().filter(|_| mapped.is_empty());
            mapped.iter().chain(described).for_each(|word| *counts.entry(word).or_default() += 1);
        }
        let telling = mapped.iter().zip(&said).zip(alternatives).map(|((mapped, said), alternative)| match mapped.is_empty() {
            true => said.telling(&counts, &alternative.components),
            false => mapped.clone(),
        });
        let mut words: Vec<Vec<String>> = telling.collect();
        give_rest(&said, &mut words);
        let mut seen = HashSet::new();
        let tells_apart = words.iter().all(|words| !words.is_empty()) && words.iter().flatten().all(|word| seen.insert(word));
        tells_apart.then(|| (discriminator.property_name.clone(), words))
    }

    /// What the description says of the words of an alternative.
    fn said(&self, tag: &Tag<'_>, alternative: &Alternative<'a>) -> Said {
        let parts = alternative.parts.iter().chain(&alternative.base);
        let described = parts.map(|part| self.member_words(*part, tag.member)).find(|words| !words.is_empty());
        let described = described.into_iter().flatten().collect();
        let mapped: IndexSet<String> = alternative.components.iter().filter_map(|name| tag.mapped(name)).flatten().collect();
        if !mapped.is_empty() {
            return Said { mapped, described };
        }
        let mut seen = HashSet::new();
        let inner = alternative.parts.iter().flat_map(|part| self.inner_words(*part, tag, &mut seen));
        Said { mapped: inner.collect(), described }
    }

    /// Whether values of an alternative have members.
    fn is_object(&self, alternative: &Alternative<'a>) -> bool {
        match &alternative.ty {
            Type::Map(_) => true,
            Type::Named(id) => self.has_members(*id, &mut HashSet::new()),
            Type::Foreign(_) => alternative.parts.iter().all(|part| {
                let view = View::of(part.schema);
                view.is_object() || (view.kind.is_none() && view.is_composed())
            }),
            _ => false,
        }
    }

    fn has_members(&self, id: TypeId, seen: &mut HashSet<TypeId>) -> bool {
        match &self.types[id.0].kind {
            TypeKind::Struct(_) => true,
            TypeKind::Enumeration(_) | TypeKind::Newtype => false,
            TypeKind::Union(union) => union.variants.iter().all(|variant| match &variant.ty {
                Type::Map(_) => true,
                Type::Named(id) => !seen.insert(*id) || self.has_members(*id, seen),
                _ => false,
            }),
        }
    }

    /// A required member that has one fixed word in every alternative, and a different one in each, is a tag.
    fn inferred_tag(&self, alternatives: &[Alternative<'a>]) -> Option<TagWords> {
        let mut fixed = Vec::with_capacity(alternatives.len());
        for alternative in alternatives {
            let of_one = self.fixed_members(alternative);
            // Most unions have no tag, and their first alternative says so.
            if of_one.is_empty() {
                return None;
            }
            fixed.push(of_one);
        }
        let (first, others) = fixed.split_first()?;
        first.iter().find_map(|(member, word)| {
            let mut words = vec![word];
            words.extend(others.iter().map(|members| members.get(member)).collect::<Option<Vec<_>>>()?);
            let is_each_another = words.iter().collect::<HashSet<_>>().len() == words.len();
            is_each_another.then(|| ((*member).to_owned(), words.into_iter().map(|word| vec![word.clone()]).collect()))
        })
    }

    fn fixed_members(&self, alternative: &Alternative<'a>) -> IndexMap<&'a str, String> {
        let mut fixed = Fixed::default();
        for part in alternative.base.iter().chain(&alternative.parts) {
            self.note_fixed(*part, &mut fixed);
        }
        fixed.words.retain(|member, _| fixed.required.contains(member));
        fixed.words
    }
}

/// What the description says of the words of an alternative.
struct Said {
    /// The words that lead to it.
    mapped: IndexSet<String>,
    /// The words that its member may be, which others may share.
    described: IndexSet<String>,
}

impl Said {
    /// The words that lead to it, but those that it can't have and an alternative has that no word leads to.
    fn mapped(&self, all_described: &HashSet<&String>) -> Vec<String> {
        let is_free =
            |word: &&String| self.described.is_empty() || self.described.contains(*word) || !all_described.contains(*word);
        self.mapped.iter().filter(is_free).cloned().collect()
    }

    /// Of the words that are described, the ones that no other has, or that are its name; its name if none are.
    fn telling(&self, counts: &HashMap<&str, usize>, components: &[String]) -> Vec<String> {
        let own: Vec<String> = self.described.iter().filter(|word| counts.get(word.as_str()) == Some(&1)).cloned().collect();
        if !own.is_empty() {
            return own;
        }
        let names: Vec<String> = components.iter().map(|name| plain(name)).collect();
        let named: Vec<String> = self.described.iter().filter(|word| names.contains(&plain(word))).cloned().collect();
        if self.described.is_empty() { components.to_vec() } else { named }
    }
}

/// The one alternative that no word leads to has those of its words that lead to no other.
fn give_rest(said: &[Said], words: &mut [Vec<String>]) {
    let taken: HashSet<String> = words.iter().flatten().cloned().collect();
    let mut without = words.iter_mut().zip(said).filter(|(words, _)| words.is_empty());
    if let (Some((words, said)), None) = (without.next(), without.next()) {
        words.extend(said.described.iter().filter(|word| !taken.contains(*word)).cloned());
    }
}

/// A word without what differs between ways to write names.
pub(super) fn plain(word: &str) -> String {
    word.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

/// Adds the tag to objects that lack it and have several words, so that the word they came with is not lost.
pub(super) fn keep(types: &mut [TypeDefinition], kept: Vec<(TypeId, String)>) {
    for (id, member) in kept {
        if let TypeKind::Struct(structure) = &mut types[id.0].kind
            && !structure.fields.iter().any(|field| field.wire == member)
        {
            add(structure, member);
        }
    }
}

fn add(structure: &mut Struct, member: String) {
    let mut names = UniqueNames::default();
    structure.fields.iter().for_each(|field| drop(names.claim(&field.name)));
    if let Additional::Kept(name) | Additional::Typed(name, _) = &structure.additional {
        names.claim(name);
    }
    structure.fields.push(Field {
        limits: Vec::new(),
        attributes: Vec::new(),
        name: names.claim(&oblien_endpoint::snake_case(&member)),
        wire: member,
        ty: Type::Text,
        presence: Presence::Optional,
        docs: vec!["Which of its words it came with.".to_owned()],
        deprecated: false,
    });
}
