//! The return type of a declared function: what comes back, by how it is written.
//! Part of the attribute's door.

use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident};
use syn::{GenericArgument, LitStr, PathArguments, ReturnType, Type};

use crate::declaration::keys::Keys;
use crate::endpoint::EndpointDraft;
use crate::fault::Fault;
use crate::reply::{Reply, StatusReply};

/// Sets the reply of a draft.
pub(crate) fn read(output: &ReturnType, keys: &Keys, draft: &mut EndpointDraft, faults: &mut Vec<Fault>) {
    let ty = match output {
        ReturnType::Default => syn::parse_quote!(()),
        ReturnType::Type(_, ty) => checked(ty, faults),
    };
    draft.switch = keys.switch.as_ref().map(LitStr::value);
    draft.stream = keys.stream.as_ref().and_then(|ty| stream(ty, faults));
    draft.written_stream = keys.stream.clone().filter(|_| draft.stream.is_some());
    if !keys.replies.is_empty() {
        if !matches!(output, ReturnType::Default) {
            faults.push(Fault::reply_and_replies(&ty));
        }
        draft.reply = by_status(keys, draft, faults);
        return;
    }
    draft.reply = reply(&ty, keys, faults);
    let is_kept = match draft.reply {
        Reply::Empty => false,
        Reply::Text => is_named(&ty, "String"),
        _ => true,
    };
    draft.written_reply = is_kept.then_some(ty);
    if let Some(member) = &keys.member {
        let kind = match &draft.reply {
            Reply::Json { .. } => return,
            Reply::Empty => "empty",
            Reply::Text => "text",
            Reply::Bytes => "bytes",
            Reply::Events { .. } | Reply::Frames | Reply::Records { .. } | Reply::ByStatus { .. } => "a stream",
        };
        faults.push(Fault::member_of_no_object(member.span(), kind));
    }
}

fn reply(ty: &Type, keys: &Keys, faults: &mut Vec<Fault>) -> Reply {
    if keys.text.is_some() {
        if !is_named(ty, "String") {
            faults.push(Fault::text_that_is_none(ty));
        }
        return Reply::Text;
    }
    match ty {
        Type::Tuple(tuple) if tuple.elems.is_empty() => Reply::Empty,
        _ if is_named(ty, "Bytes") => Reply::Bytes,
        _ => as_stream(ty)
            .unwrap_or_else(|| Reply::Json { ty: ty.to_token_stream(), member: keys.member.as_ref().map(syn::LitStr::value) }),
    }
}

fn as_stream(ty: &Type) -> Option<Reply> {
    match (only_argument(ty, "Events"), only_argument(ty, "Records")) {
        (Some(item), _) if is_named(item, "Frame") => Some(Reply::Frames),
        (Some(item), _) => Some(Reply::Events { ty: item.to_token_stream() }),
        (_, Some(item)) => Some(Reply::Records { ty: item.to_token_stream() }),
        _ => None,
    }
}

/// The stream beside a reply that is none.
fn stream(ty: &Type, faults: &mut Vec<Fault>) -> Option<Reply> {
    let stream = as_stream(ty);
    if stream.is_none() {
        faults.push(Fault::stream_that_is_none(ty));
    }
    stream
}

/// The replies by status, of which the builder's module has an enumeration.
fn by_status(keys: &Keys, draft: &EndpointDraft, faults: &mut Vec<Fault>) -> Reply {
    let replies = keys.replies.iter().map(|declared| {
        let reply = match &declared.ty {
            None => Reply::Empty,
            Some(_) if declared.is_text => Reply::Text,
            Some(ty) if is_named(ty, "Bytes") => Reply::Bytes,
            Some(ty) => {
                Reply::Json { ty: checked(ty, faults).to_token_stream(), member: declared.member.as_ref().map(LitStr::value) }
            }
        };
        StatusReply { status: declared.status, reply }
    });
    let replies = replies.collect();
    Reply::ByStatus { name: format_ident!("{}Reply", draft.name), replies }
}

/// The type, or one in its place that can be decoded, so that nothing else is said about it.
fn checked(ty: &Type, faults: &mut Vec<Fault>) -> Type {
    match ty {
        Type::Paren(inner) => checked(&inner.elem, faults),
        Type::Group(inner) => checked(&inner.elem, faults),
        Type::Reference(_) => {
            faults.push(Fault::reference_as_reply(ty));
            syn::parse_quote!(::std::string::String)
        }
        Type::Path(_) => match arguments_of(ty, "Result").as_slice() {
            [value, ..] => {
                faults.push(Fault::result_as_reply(ty, &shown(value)));
                (*value).clone()
            }
            [] => ty.clone(),
        },
        Type::ImplTrait(_)
        | Type::TraitObject(_)
        | Type::Infer(_)
        | Type::Never(_)
        | Type::Ptr(_)
        | Type::FnPtr(_)
        | Type::Slice(_) => {
            faults.push(Fault::undecodable_reply(ty));
            syn::parse_quote!(())
        }
        _ => ty.clone(),
    }
}

/// The type as a person writes it.
pub(crate) fn shown(ty: &impl ToTokens) -> String {
    let mut text = ty.to_token_stream().to_string();
    for (spaced, close) in
        [(" :: ", "::"), (":: ", "::"), (" < ", "<"), ("< ", "<"), (" >", ">"), (" ,", ","), ("& ", "&"), (" ;", ";")]
    {
        text = text.replace(spaced, close);
    }
    text
}

/// Whether a path ends in this name.
pub(crate) fn is_named(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

/// The only type argument of a type of this name.
pub(crate) fn only_argument<'a>(ty: &'a Type, name: &str) -> Option<&'a Type> {
    match arguments_of(ty, name).as_slice() {
        [only] => Some(only),
        _ => None,
    }
}

fn arguments_of<'a>(ty: &'a Type, name: &str) -> Vec<&'a Type> {
    let Type::Path(path) = ty else { return Vec::new() };
    let Some(last) = path.path.segments.last().filter(|last| last.ident == name) else { return Vec::new() };
    let PathArguments::AngleBracketed(arguments) = &last.arguments else { return Vec::new() };
    arguments.args.iter().filter_map(|argument| if let GenericArgument::Type(ty) = argument { Some(ty) } else { None }).collect()
}

/// The type without the `Option` around it.
pub(crate) fn without_option(ty: &Type) -> Option<Type> {
    only_argument(ty, "Option").cloned()
}

/// Whether a name stands somewhere in a type without a path before it.
pub(crate) fn speaks_of(ty: &impl ToTokens, name: &str) -> bool {
    is_among(ty.to_token_stream(), name)
}

fn is_among(tokens: TokenStream, name: &str) -> bool {
    let mut is_below_path = false;
    tokens.into_iter().any(|token| {
        let was_below_path =
            std::mem::replace(&mut is_below_path, matches!(&token, TokenTree::Punct(dots) if dots.as_char() == ':'));
        match token {
            TokenTree::Ident(ident) => ident == name && !was_below_path,
            TokenTree::Group(group) => is_among(group.stream(), name),
            _ => false,
        }
    })
}
