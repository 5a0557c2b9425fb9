//! Lowering: the bundled, normalised document becomes the intermediate representation.
//! Between `front` and `emit`; every decision about the description is taken here.

mod accept;
mod alternative;
mod attributes;
mod base;
mod body;
mod bounds;
mod carried;
mod choice;
mod codec;
mod combinations;
mod component;
mod context;
mod derives;
mod described;
mod direction;
pub(crate) mod documentation;
mod enumeration;
mod extension;
mod failure;
mod foreign;
mod handle;
mod header;
mod heirs;
mod held;
mod incoming;
mod integer;
mod item_schema;
mod limits;
mod media;
mod mixed;
mod naming;
mod object;
mod operation;
mod pagination;
mod parameter;
mod parts;
mod path;
mod recursion;
mod reference;
mod reply;
mod resource;
mod schema;
mod scope;
mod security;
mod server;
mod settings;
mod tag;
pub(crate) mod texts;
mod together;
mod union;
mod view;

use crate::diagnostics::Diagnostics;
use crate::front::Description;
use crate::ir::Api;
use crate::selection::Selection;
use crate::settings::TypeSettings;
use context::Lowering;
pub(crate) use direction::leave_out as leave_out_types;

/// Runs the passes in order.
pub(crate) fn lower(
    description: &Description,
    selection: &Selection,
    settings: &TypeSettings,
    diagnostics: &mut Diagnostics,
) -> Api {
    let carried = carried::read(description, diagnostics);
    let items = item_schema::read(description, &carried, diagnostics);
    let mut lowering = Lowering::new(description, &items, selection, settings, diagnostics);
    let mut api = Api {
        title: documentation::title(&description.openapi.info.title),
        subject: documentation::subject(&description.openapi.info.title),
        docs: documentation::lines(description.openapi.info.description.as_deref()),
        ..Api::default()
    };
    api.success_flag = extension::text(&mut lowering, &description.root_extensions, "x-success-flag", "");
    server::lower_root(&mut lowering, &mut api);
    security::lower_schemes(&mut lowering, &mut api);
    scope::lower_scopes(&mut lowering, &carried, &mut api);
    operation::lower_all(&mut lowering, &carried, &mut api);
    incoming::lower_webhooks(&mut lowering, &carried, &mut api);
    lowering.tell_exceeded();
    tag::keep(&mut lowering.types, std::mem::take(&mut lowering.kept_tags));
    api.types = std::mem::take(&mut lowering.types);
    recursion::box_cycles(&mut api.types);
    direction::mark(&mut api, settings.both_directions);
    settings::apply(&mut lowering, &mut api);
    held::mark(&mut api);
    if settings.serde_derives {
        codec::derive_all(&mut api);
    }
    resource::arrange(&description.openapi, &mut api);
    handle::find(&mut lowering, &mut api);
    direction::place(&mut api);
    api
}
