//! Lists in pages: `x-pagination` of an operation, held to its arguments and to its reply.
//! Part of the lowering.

use serde_json::{Map, Value};

use crate::ir::{
    BodyEncoding, BodyShape, NextPage, Operation, PageStyle, Paging, Parameter, ParameterPlace, Reply, Type, TypeKind,
};
use crate::lower::context::Lowering;
use crate::lower::texts;

/// The key of an operation.
pub(super) const KEY: &str = "x-pagination";

/// Reads how an operation gives its list in pages; without effect, but not without a word, if that is not how it can be.
pub(super) fn lower(lowering: &mut Lowering<'_>, value: &Value, operation: &mut Operation) {
    match read(lowering, value, operation) {
        Ok(paging) => operation.paging = Some(paging),
        Err(fault) => {
            let place = lowering.place(&format!("{}/{KEY}", operation.pointer));
            lowering.diagnostics.push(texts::pagination(place, &fault));
        }
    }
}

fn read(lowering: &Lowering<'_>, value: &Value, operation: &Operation) -> Result<Paging, String> {
    let facts = value.as_object().ok_or("it is not an object")?;
    let argument = text(facts, "argument")?.ok_or("`argument` is missing: the name of what asks for a page")?;
    let is_in_body = is_in_body(operation, argument)?;
    let Reply::Json { ty, member } = &operation.reply else { return Err("the operation has no JSON reply".to_owned()) };
    // The one member that is the value of the reply is one of the whole all the same.
    let whole = |path: &[String]| match member {
        None => follow(lowering, ty, path),
        Some(member) if path.first() == Some(member) => follow(lowering, ty, &path[1..]),
        Some(_) => Some(Type::Dynamic),
    };
    let items = path(facts, "items")?.unwrap_or_else(|| member.iter().cloned().collect());
    let item = match whole(&items) {
        Some(Type::List(item)) => *item,
        Some(Type::Dynamic) => Type::Dynamic,
        _ => return Err(format!("`items` is `{}`, which is no list in the reply", items.join("."))),
    };
    let there = |key: &str| match path(facts, key)? {
        Some(path) if whole(&path).is_none() => Err(format!("`{key}` is `{}`, which the reply does not have", path.join("."))),
        found => Ok(found),
    };
    let next = match (there("next")?, there("next_url")?) {
        (Some(path), None) => Some(NextPage { path, is_url: false }),
        (None, Some(path)) => Some(NextPage { path, is_url: true }),
        (None, None) => None,
        _ => return Err("`next` and `next_url` are both given".to_owned()),
    };
    let style = style(facts, next.is_some())?;
    Ok(Paging {
        style,
        argument: argument.to_owned(),
        is_in_body,
        items,
        item,
        next,
        has_more: there("has_more")?,
        total: there("total")?,
    })
}

fn style(facts: &Map<String, Value>, has_next: bool) -> Result<PageStyle, String> {
    let first = match facts.get("first") {
        None => None,
        Some(first) => Some(first.as_u64().ok_or("`first` is not a number from 0")?),
    };
    match text(facts, "style")? {
        Some("page") => Ok(PageStyle::Number(first.unwrap_or(1))),
        Some("offset") => Ok(PageStyle::Offset(first.unwrap_or(0))),
        Some("cursor") if has_next => Ok(PageStyle::Cursor),
        Some("cursor") => Err("`next` or `next_url` is missing: where in the reply the next page is named".to_owned()),
        _ => Err("`style` is not `page`, `offset` or `cursor`".to_owned()),
    }
}

/// Whether the argument that asks for a page is a member of the body; an error if there is no such argument.
fn is_in_body(operation: &Operation, wire: &str) -> Result<bool, String> {
    let is_argument = |parameter: &Parameter| parameter.wire == wire && parameter.place == ParameterPlace::Query;
    if operation.parameters.iter().any(is_argument) {
        return Ok(false);
    }
    match &operation.body {
        BodyShape::Object { encoding: BodyEncoding::Json, arguments, .. }
            if arguments.iter().any(|argument| argument.wire.as_deref() == Some(wire) && argument.group.is_none()) =>
        {
            Ok(true)
        }
        _ => Err(format!("`argument` is `{wire}`, which is no value of the query or of a JSON body")),
    }
}

fn text<'v>(facts: &'v Map<String, Value>, key: &str) -> Result<Option<&'v str>, String> {
    match facts.get(key) {
        None => Ok(None),
        Some(value) => value.as_str().map(Some).ok_or_else(|| format!("`{key}` is not a text")),
    }
}

/// The members that lead to something, with dots between them.
fn path(facts: &Map<String, Value>, key: &str) -> Result<Option<Vec<String>>, String> {
    let parts = |text: &str| text.split('.').filter(|part| !part.is_empty()).map(str::to_owned).collect();
    Ok(text(facts, key)?.map(parts))
}

/// The type that a path of members leads to.
fn follow(lowering: &Lowering<'_>, ty: &Type, path: &[String]) -> Option<Type> {
    match (ty, path) {
        (Type::Nullable(inner) | Type::ThreeState(inner), _) => follow(lowering, inner, path),
        (Type::Boxed(id), _) => follow(lowering, &Type::Named(*id), path),
        (ty, []) => Some(ty.clone()),
        (Type::Dynamic, _) => Some(Type::Dynamic),
        (Type::Map(value), [_, rest @ ..]) => follow(lowering, value, rest),
        (Type::Named(id), [first, rest @ ..]) => match &lowering.types[id.0].kind {
            TypeKind::Struct(structure) => {
                let field = structure.fields.iter().find(|field| field.wire == *first)?;
                follow(lowering, &field.ty, rest)
            }
            _ => None,
        },
        _ => None,
    }
}
