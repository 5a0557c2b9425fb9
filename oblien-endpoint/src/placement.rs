//! The statement that puts an argument into its place of the request.
//! Part of the one emitter.

use proc_macro2::TokenStream;
use quote::{quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::argument::{Argument, Literal, Location, PartKind, Place};
use crate::emit::{located, spanned};
use crate::endpoint::Endpoint;
use crate::value_shape::ValueShape;

impl Endpoint {
    /// The statement that puts an argument into its place of the request.
    pub(crate) fn emit_placement(&self, argument: &Argument, call: &TokenStream) -> TokenStream {
        let (name, wire) = (&argument.name, &argument.wire);
        let runtime = &self.draft.runtime;
        if let (Some(constant), false) = (&argument.constant, argument.required) {
            return emit_constant_placement(&argument.place, wire, constant, call);
        }
        let shape = ValueShape::of(&argument.ty);
        // What the compiler says about a value that has no place there, it says at the argument's type.
        let span = located(argument.ty.span());
        if let Place::QueryList(style) = argument.place {
            let (style, items) = (style.variant(), spanned(&shape.items(name), located(shape.item_span())));
            return quote_spanned!(span=> #call.query_list(#wire, #runtime::ListStyle::#style, #items););
        }
        // A collection is collected in a line of its own, which reads better than a type inside of the call.
        let takes_items = matches!(argument.place, Place::Parts | Place::Part { kind: PartKind::Attached { .. } });
        let (collected, value, turbofish) = match shape.collected(name) {
            Some(_) if takes_items => (TokenStream::new(), quote!(#name), TokenStream::new()),
            Some(collected) => (collected, quote!(#name), TokenStream::new()),
            None => (TokenStream::new(), shape.value(name), shape.turbofish()),
        };
        let placed = match &argument.place {
            Place::Path => quote_spanned!(span=> #call.path #turbofish (#value);),
            Place::Query | Place::QueryList(_) => quote_spanned!(span=> #call.query #turbofish (#wire, #value);),
            Place::Header => quote_spanned!(span=> #call.header #turbofish (#wire, #value);),
            Place::Styled { location, style } => {
                let style = style.expression(runtime);
                match location {
                    Location::Path => quote_spanned!(span=> #call.path_styled #turbofish (#style, &#value);),
                    Location::Query => quote_spanned!(span=> #call.query_styled #turbofish (#wire, #style, &#value);),
                    Location::QueryString => quote_spanned!(span=> #call.query_string #turbofish (#style, &#value);),
                    Location::Header => quote_spanned!(span=> #call.header_styled #turbofish (#wire, #style, &#value);),
                    Location::Cookie => quote_spanned!(span=> #call.cookie_styled #turbofish (#wire, #style, &#value);),
                }
            }
            Place::Cookie => quote_spanned!(span=> #call.cookie #turbofish (#wire, #value);),
            Place::Field { group } if matches!(shape, ValueShape::ThreeState(..)) => match group {
                None => quote_spanned!(span=> #call.three_state #turbofish (#wire, #value);),
                Some(group) => quote_spanned!(span=> #call.group_three_state #turbofish (#group, #wire, #value);),
            },
            Place::Field { group: None } => quote_spanned!(span=> #call.field #turbofish (#wire, &#value);),
            Place::Field { group: Some(group) } => quote_spanned!(span=> #call.group_field #turbofish (#group, #wire, &#value);),
            Place::Members { group: None } => quote_spanned!(span=> #call.extra_fields(#value);),
            Place::Members { group: Some(group) } => quote_spanned!(span=> #call.group_extra_fields(#group, #value);),
            Place::Body => quote_spanned!(span=> #call.body #turbofish (&#value);),
            Place::Streamed { content_type } => {
                let content_type = sent_type(content_type);
                quote_spanned!(span=> #call.streamed(#content_type, #name);)
            }
            Place::StyledField { style } => {
                let style = style.variant();
                quote_spanned!(span=> #call.styled_field #turbofish (#wire, #runtime::FormStyle::#style, &#value);)
            }
            Place::Part { kind } => emit_part(argument, kind, &value, &turbofish, call),
            Place::Parts => quote_spanned!(span=> #call.attach_named(#value);),
            Place::Raw { content_type } => {
                let content_type = sent_type(content_type);
                let bytes = if is_text(&argument.ty) {
                    quote!(::core::convert::Into::<::std::string::String>::into(#name))
                } else {
                    quote!(#name)
                };
                quote_spanned!(span=> #call.bytes(#content_type, #bytes);)
            }
        };
        quote!(#collected #placed)
    }
}

/// The statement that adds a part to a form.
fn emit_part(
    argument: &Argument,
    kind: &PartKind,
    value: &TokenStream,
    turbofish: &TokenStream,
    call: &TokenStream,
) -> TokenStream {
    let (name, wire, span) = (&argument.name, &argument.wire, located(argument.ty.span()));
    match kind {
        PartKind::Value { content_type: None } => quote_spanned!(span=> #call.part #turbofish (#wire, &#value);),
        PartKind::Value { content_type: Some(content_type) } => {
            quote_spanned!(span=> #call.part_of #turbofish (#wire, #content_type, &#value);)
        }
        PartKind::File(file) => {
            let (file_name, content_type) = (&file.name, &file.content_type);
            let content = match ValueShape::of(&argument.ty) {
                ValueShape::Into(ty) => quote!(::core::convert::Into::<#ty>::into(#name)),
                _ => quote!(#value),
            };
            quote_spanned!(span=> #call.file(#wire, #file_name, #content_type, #content);)
        }
        PartKind::Attached { content_type } => match ValueShape::of(&argument.ty) {
            ValueShape::List(_) => quote_spanned!(span=> #call.attach_all(#wire, #content_type, #name);),
            _ => quote_spanned!(span=> #call.attach(#wire, #content_type, #name);),
        },
    }
}

/// The media type that is sent: a name for several is the name of none.
fn sent_type(content_type: &str) -> &str {
    match content_type.split_once('*') {
        None => content_type,
        Some((start, _)) if start.trim().eq_ignore_ascii_case("text/") => "text/plain",
        Some(_) => "application/octet-stream",
    }
}

fn is_text(ty: &syn::Type) -> bool {
    matches!(ty, syn::Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "String"))
}

/// The statement that puts the one value an optional argument can have into its place.
fn emit_constant_placement(place: &Place, wire: &str, value: &Literal, call: &TokenStream) -> TokenStream {
    match place {
        Place::Header => quote!(#call.header(#wire, #value);),
        Place::Cookie => quote!(#call.cookie(#wire, #value);),
        Place::Field { group: None } | Place::StyledField { .. } => quote!(#call.field(#wire, &#value);),
        Place::Field { group: Some(group) } => quote!(#call.group_field(#group, #wire, &#value);),
        Place::Part { kind: PartKind::Value { content_type: Some(content_type) } } => {
            quote!(#call.part_of(#wire, #content_type, &#value);)
        }
        Place::Part { .. } => quote!(#call.part(#wire, &#value);),
        _ => quote!(#call.query(#wire, #value);),
    }
}
