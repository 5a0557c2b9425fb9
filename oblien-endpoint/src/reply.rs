//! What comes back from an endpoint, and the methods that send it.
//! Part of the endpoint value and of its emitter; built by both doors.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned as _;

use crate::documentation::doc_attributes;
use crate::emit::located;
use crate::endpoint::Endpoint;

/// What comes back from an endpoint.
#[derive(Clone, Debug)]
pub enum Reply {
    /// A JSON value, or one member of a JSON object.
    Json {
        /// The Rust type of the value.
        ty: TokenStream,
        /// The member of the reply that holds it, if not the whole.
        member: Option<String>,
    },
    /// Nothing of interest.
    Empty,
    /// Text.
    Text,
    /// Bytes as they come.
    Bytes,
    /// Server-sent events whose data is JSON.
    Events {
        /// The Rust type of one event's data.
        ty: TokenStream,
    },
    /// Server-sent events as they are sent, whatever their data is.
    Frames,
    /// JSON values, one a line.
    Records {
        /// The Rust type of one value.
        ty: TokenStream,
    },
    /// Something else by each status; what comes back is an enumeration of its own.
    ByStatus {
        /// The name of the enumeration.
        name: Ident,
        /// The statuses, in their order.
        replies: Vec<StatusReply>,
    },
}

/// What comes back with one status.
#[derive(Clone, Debug)]
pub struct StatusReply {
    /// The status; none for all that are not named.
    pub status: Option<u16>,
    /// What comes back: JSON, text, bytes or nothing.
    pub reply: Reply,
}

/// Returns the name of a status: its words, or `Other` for all that are not named.
#[must_use]
pub fn status_name(status: Option<u16>) -> String {
    let words = match status {
        Some(200) => "Ok",
        Some(201) => "Created",
        Some(202) => "Accepted",
        Some(203) => "NonAuthoritative",
        Some(204) => "NoContent",
        Some(205) => "ResetContent",
        Some(206) => "PartialContent",
        Some(207) => "MultiStatus",
        Some(208) => "AlreadyReported",
        Some(226) => "ImUsed",
        Some(status) => return format!("Status{status}"),
        None => "Other",
    };
    words.to_owned()
}

impl StatusReply {
    fn variant(&self) -> Ident {
        format_ident!("{}", status_name(self.status))
    }
}

impl Reply {
    /// The type of the value, and the method of the call that gives it.
    fn ending(&self, runtime: &TokenStream) -> (TokenStream, &'static str) {
        match self {
            Self::Json { ty, .. } => (ty.clone(), "json"),
            Self::Empty => (quote!(()), "empty"),
            Self::Text => (quote!(::std::string::String), "text"),
            Self::Bytes => (quote!(#runtime::Bytes), "raw"),
            Self::Events { ty } => (quote!(#runtime::Events<#ty>), "events"),
            Self::Frames => (quote!(#runtime::Events<#runtime::sse::Frame>), "frames"),
            Self::Records { ty } => (quote!(#runtime::Records<#ty>), "records"),
            Self::ByStatus { name, .. } => (quote!(#name), "answer"),
        }
    }
}

impl Endpoint {
    /// Whether there is a second way to send it: bytes as they come, or the stream beside what is no stream.
    pub(crate) fn has_stream(&self) -> bool {
        self.draft.stream.is_some() || matches!(self.draft.reply, Reply::Bytes)
    }

    /// The methods that send the request.
    pub(crate) fn emit_sends(&self) -> TokenStream {
        let send = self.emit_send();
        let stream = self.has_stream().then(|| self.emit_stream());
        quote!(#send #stream)
    }

    fn emit_send(&self) -> TokenStream {
        let runtime = &self.draft.runtime;
        let (ty, method) = self.draft.reply.ending(runtime);
        let written = self.draft.written_reply.as_ref();
        let span = written.map_or_else(Span::call_site, |ty| located(ty.span()));
        let ty = written.map_or(ty, |ty| quote!(#ty));
        let method = Ident::new(method, span);
        let decode = match &self.draft.reply {
            Reply::ByStatus { name, replies } => Some(emit_decode(name, replies)),
            _ => None,
        };
        let call = quote_spanned!(span=> self.call.#method(#decode));
        let (receiver, switch) = self.emit_switch(false);
        quote! {
            /// Sends the request once the returned value is awaited.
            #[inline]
            pub fn send(#receiver) -> #runtime::Sending<#ty> {
                #switch
                #call
            }
        }
    }

    fn emit_stream(&self) -> TokenStream {
        let runtime = &self.draft.runtime;
        let (docs, ty, method) = match &self.draft.stream {
            Some(reply) => {
                let docs = "Sends the request once the returned value is awaited; what it holds comes as it arrives.";
                let (ty, method) = reply.ending(runtime);
                (docs, ty, method)
            }
            None => {
                let docs = "Sends the request once the returned value is awaited; its bytes come as they arrive.";
                (docs, quote!(#runtime::Body), "stream")
            }
        };
        let written = self.draft.written_stream.as_ref();
        let span = written.map_or_else(Span::call_site, |ty| located(ty.span()));
        let ty = written.map_or(ty, |ty| quote!(#ty));
        let (docs, method) = (doc_attributes(&[docs]), Ident::new(method, span));
        let call = quote_spanned!(span=> self.call.#method());
        let (receiver, switch) = self.emit_switch(true);
        quote! {
            #docs
            #[inline]
            pub fn stream(#receiver) -> #runtime::Sending<#ty> {
                #switch
                #call
            }
        }
    }

    /// The statement that says in the request whether a stream is wanted, and how it takes the builder.
    fn emit_switch(&self, on: bool) -> (TokenStream, Option<TokenStream>) {
        match &self.draft.switch {
            Some(member) if !self.is_inert => (quote!(mut self), Some(quote!(self.call.field(#member, &#on);))),
            _ => (quote!(self), None),
        }
    }

    /// The enumeration of what comes back, if that depends on the status.
    pub(crate) fn emit_replies(&self) -> Option<TokenStream> {
        let Reply::ByStatus { name, replies } = &self.draft.reply else { return None };
        let (visibility, cfgs, runtime) = (&self.draft.visibility, &self.draft.cfgs, &self.draft.runtime);
        let docs = doc_attributes(&[format!("What comes back from `{}`, by its status.", self.http_line())]);
        let variants = replies.iter().map(|reply| {
            let docs = match reply.status {
                Some(status) => doc_attributes(&[format!("With the status {status}.")]),
                None => doc_attributes(&["With any other status of success."]),
            };
            let name = reply.variant();
            let value = match &reply.reply {
                Reply::Empty => None,
                other => {
                    let (ty, _) = other.ending(runtime);
                    Some(quote!((#ty)))
                }
            };
            quote!(#docs #name #value)
        });
        Some(quote! {
            #docs
            #(#cfgs)*
            #[derive(::core::clone::Clone, ::core::fmt::Debug)]
            #[non_exhaustive]
            #visibility enum #name {
                #(#variants,)*
            }
        })
    }
}

/// The function that makes the value of an answer, by its status.
fn emit_decode(name: &Ident, replies: &[StatusReply]) -> TokenStream {
    let arms = replies.iter().map(|reply| {
        let variant = reply.variant();
        let pattern = reply.status.map_or_else(
            || quote!(_),
            |status| {
                let status = proc_macro2::Literal::u16_unsuffixed(status);
                quote!(#status)
            },
        );
        let value = match &reply.reply {
            Reply::Empty => quote!(::core::result::Result::Ok(#name::#variant)),
            Reply::Text => quote!(::core::result::Result::Ok(#name::#variant(answer.text()))),
            Reply::Json { member: None, .. } => quote!(answer.json().map(#name::#variant)),
            Reply::Json { member: Some(member), .. } => quote!(answer.member(#member).map(#name::#variant)),
            _ => quote!(::core::result::Result::Ok(#name::#variant(answer.bytes()))),
        };
        quote!(#pattern => #value,)
    });
    let others = replies.iter().all(|reply| reply.status.is_some()).then(|| quote!(_ => answer.unexpected(),));
    quote!(|answer| match answer.status() { #(#arms)* #others })
}
