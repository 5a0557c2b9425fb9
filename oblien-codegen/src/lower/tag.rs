//! The tags of unions: which member tells the variant, and by which words.
//! Part of the lowering of unions.

use std::collections::HashSet;

use openapiv3::Discriminator;

use crate::ir::{Field, Presence, Type, TypeKind};
use crate::lower::context::Lowering;
use crate::lower::naming::UniqueNames;
use crate::lower::union::Alternative;

/// The member that is a tag, and the words of each alternative.
pub(super) type TagWords = (String, Vec<Vec<String>>);

impl Lowering<'_> {
    /// The tag of a union and the words of each alternative, if a member tells all of them apart.
    pub(super) fn tag_words(&self, discriminator: Option<&Discriminator>, alternatives: &[Alternative]) -> Option<TagWords> {
        let Some(discriminator) = discriminator else { return self.inferred_tag(alternatives) };
        let words: Vec<Vec<String>> =
            alternatives.iter().map(|alternative| self.mapped_words(discriminator, alternative)).collect();
        let mut seen = HashSet::new();
        let tells_apart = words.iter().all(|words| !words.is_empty()) && words.iter().flatten().all(|word| seen.insert(word));
        if tells_apart { Some((discriminator.property_name.clone(), words)) } else { self.inferred_tag(alternatives) }
    }

    /// The words a discriminator maps to an alternative; without a mapping its own fixed word, else its name.
    fn mapped_words(&self, discriminator: &Discriminator, alternative: &Alternative) -> Vec<String> {
        let components = &alternative.components;
        let is_target =
            |target: &str| target.rsplit('/').next().is_some_and(|name| components.iter().any(|component| component == name));
        let mapped: Vec<_> =
            discriminator.mapping.iter().filter(|(_, target)| is_target(target)).map(|(word, _)| word.clone()).collect();
        if !mapped.is_empty() {
            return mapped;
        }
        let fixed = self.fixed_members(&alternative.ty).unwrap_or_default();
        let fixed = fixed.into_iter().find(|(member, _)| *member == discriminator.property_name).map(|(_, word)| word);
        fixed.map_or_else(|| components.clone(), |word| vec![word])
    }

    /// A required member that has one fixed word in every alternative, and a different one in each, is a tag.
    fn inferred_tag(&self, alternatives: &[Alternative]) -> Option<TagWords> {
        let fixed: Vec<Vec<(String, String)>> =
            alternatives.iter().map(|alternative| self.fixed_members(&alternative.ty)).collect::<Option<_>>()?;
        let (first, others) = fixed.split_first()?;
        first.iter().find_map(|(member, word)| {
            let mut words = vec![word.clone()];
            for members in others {
                let (_, word) = members.iter().find(|(name, _)| name == member)?;
                if words.contains(word) {
                    return None;
                }
                words.push(word.clone());
            }
            Some((member.clone(), words.into_iter().map(|word| vec![word]).collect()))
        })
    }

    fn fixed_members(&self, ty: &Type) -> Option<Vec<(String, String)>> {
        let Type::Named(id) = ty else { return None };
        let TypeKind::Struct(structure) = &self.types[id.0].kind else { return None };
        let required = structure.fields.iter().filter(|field| field.presence == Presence::Required);
        let members = required.filter_map(|field| {
            let Type::Named(id) = &field.ty else { return None };
            match &self.types[id.0].kind {
                TypeKind::Enumeration(enumeration) if enumeration.words.len() == 1 && !enumeration.integers => {
                    Some((field.wire.clone(), enumeration.words[0].wire.clone()))
                }
                _ => None,
            }
        });
        Some(members.collect())
    }

    /// Adds the tag to an object that lacks it and has several words, so that the word it came with is not lost.
    pub(super) fn keep_words(&mut self, alternatives: &[Alternative], words: Option<&TagWords>) {
        let Some((member, words)) = words else { return };
        for (alternative, words) in alternatives.iter().zip(words) {
            let Type::Named(id) = &alternative.ty else { continue };
            let TypeKind::Struct(structure) = &mut self.types[id.0].kind else { continue };
            let has_tag = structure.fields.iter().any(|field| field.wire == *member);
            if words.len() > 1 && !has_tag {
                let mut names = UniqueNames::default();
                structure.fields.iter().for_each(|field| drop(names.claim(&field.name)));
                structure.fields.push(Field {
                    attributes: Vec::new(),
                    name: names.claim(&oblien_endpoint::snake_case(member)),
                    wire: member.clone(),
                    ty: Type::Text,
                    presence: Presence::Optional,
                    docs: vec!["Which of its words it came with.".to_owned()],
                    deprecated: false,
                });
            }
        }
    }
}
