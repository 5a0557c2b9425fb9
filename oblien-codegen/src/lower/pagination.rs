//! Lists in pages: `x-pagination` of an operation, held to its arguments and to its reply.
//! Part of the lowering.

mod kind;

use serde_json::{Map, Value};

use crate::ir::{
    BodyEncoding, BodyShape, NextPage, Operation, PageStyle, Paging, Parameter, ParameterPlace, Reply, Type, TypeKind,
};
use crate::lower::context::Lowering;
use crate::lower::texts;
use kind::Kind;

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
    let body_type = body_type(operation, argument)?;
    let Reply::Json { ty, member } = &operation.reply else { return Err("the operation has no JSON reply".to_owned()) };
    let page = PageReply { lowering, ty, member: member.as_ref() };
    let (items, item) = page.items(facts)?;
    let next = match (page.find(facts, "next", &[Kind::Text, Kind::Number])?, page.find(facts, "next_url", &[Kind::Text])?) {
        (Some(path), None) => Some(NextPage { path, is_url: false }),
        (None, Some(path)) => Some(NextPage { path, is_url: true }),
        (None, None) => None,
        _ => return Err("`next` and `next_url` are both given".to_owned()),
    };
    let style = style(facts, next.is_some())?;
    if let Some(ty) = body_type {
        let cursor = next.as_ref().filter(|next| !next.is_url).and_then(|next| page.at(&next.path));
        check_argument(lowering, (argument, ty), style, cursor.as_ref())?;
    }
    Ok(Paging {
        style,
        argument: argument.to_owned(),
        is_in_body: body_type.is_some(),
        items,
        item,
        next,
        has_more: page.find(facts, "has_more", &[Kind::Flag])?,
        total: page.find(facts, "total", &[Kind::Number])?,
    })
}

/// The reply that has one page: its type, or the member of it that has.
struct PageReply<'l, 'a> {
    lowering: &'l Lowering<'a>,
    ty: &'l Type,
    member: Option<&'l String>,
}

impl PageReply<'_, '_> {
    /// The type of what a path leads to.
    fn at(&self, path: &[String]) -> Option<Type> {
        // The one member that is the value of the reply is one of the whole all the same.
        match self.member {
            None => follow(self.lowering, self.ty, path),
            Some(member) if path.first() == Some(member) => follow(self.lowering, self.ty, &path[1..]),
            Some(_) => Some(Type::Dynamic),
        }
    }

    /// Where the items are, and of which type each is.
    fn items(&self, facts: &Map<String, Value>) -> Result<(Vec<String>, Type), String> {
        let items = path(facts, "items")?.unwrap_or_else(|| self.member.into_iter().cloned().collect());
        match self.at(&items) {
            Some(Type::List(item)) => Ok((items, *item)),
            Some(Type::Dynamic) => Ok((items, Type::Dynamic)),
            _ => Err(format!("`items` is `{}`, which is no list in the reply", items.join("."))),
        }
    }

    /// The path that a key gives, to what is of one of these kinds.
    fn find(&self, facts: &Map<String, Value>, key: &str, kinds: &[Kind]) -> Result<Option<Vec<String>>, String> {
        let Some(path) = path(facts, key)? else { return Ok(None) };
        let fault = |what: &str| Err(format!("`{key}` is `{}`, which {what}", path.join(".")));
        match self.at(&path) {
            None => fault("the reply does not have"),
            Some(ty) if kinds.iter().any(|kind| kind.is_of(self.lowering, &ty)) => Ok(Some(path)),
            Some(_) => fault(&format!("is {} in the reply", kind::none_of(kinds))),
        }
    }
}

/// What a member of a JSON body is set to is of the kind that its type says; `cursor` is what comes from the reply.
fn check_argument(
    lowering: &Lowering<'_>,
    (argument, ty): (&str, &Type),
    style: PageStyle,
    cursor: Option<&Type>,
) -> Result<(), String> {
    let kinds = match (style, cursor) {
        (PageStyle::Cursor, Some(cursor)) => Kind::ALL.into_iter().filter(|kind| kind.is_of(lowering, cursor)).collect(),
        (PageStyle::Cursor, None) => vec![Kind::Text],
        _ => vec![Kind::Number],
    };
    if kinds.iter().any(|kind| kind.is_of(lowering, ty)) {
        return Ok(());
    }
    Err(format!("`argument` is `{argument}`, which is {} in the body, as the page that is asked for is", kind::none_of(&kinds)))
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

/// The type of the argument that asks for a page, if it is a member of the body; an error if there is no such argument.
fn body_type<'o>(operation: &'o Operation, wire: &str) -> Result<Option<&'o Type>, String> {
    let is_argument = |parameter: &Parameter| parameter.wire == wire && parameter.place == ParameterPlace::Query;
    if operation.parameters.iter().any(is_argument) {
        return Ok(None);
    }
    let member = match &operation.body {
        BodyShape::Object { encoding: BodyEncoding::Json, arguments, .. } => {
            arguments.iter().find(|argument| argument.wire.as_deref() == Some(wire) && argument.group.is_none())
        }
        _ => None,
    };
    let missing = || format!("`argument` is `{wire}`, which is no value of the query or of a JSON body");
    member.map(|argument| Some(&argument.ty)).ok_or_else(missing)
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
