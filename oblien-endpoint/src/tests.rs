//! Tests of the crate: what the attribute's door says and writes, without a compiler.

use proc_macro2::TokenStream;
use quote::quote;

use super::{Prelude, read};

fn faults(words: TokenStream, function: TokenStream) -> Vec<String> {
    let faults = read(words, function).err().unwrap_or_default();
    faults.into_iter().map(|fault| format!("{}; {}", fault.message, fault.help)).collect()
}

fn expand(words: TokenStream, item: TokenStream) -> TokenStream {
    super::expand(words, item, Prelude::Implicit)
}

fn emitted(words: TokenStream, function: TokenStream) -> String {
    read(words, function).unwrap_or_else(|faults| panic!("{faults:?}")).emit().to_string()
}

#[test]
fn all_mistakes_are_told_at_once() {
    let words = quote!(PSOT "things/{id}", scopes(owner), scope(admin), scopes(admin));
    let function = quote!(
        fn make_thing(#[qeury] limit: u32, #[body] a: &str, #[body] b: String) -> Result<String, ()> {}
    );
    let told = faults(words, function);
    for start in [
        "`scope` is no key of `oblien_endpoint`; write `scopes`",
        "the key `scopes` is there twice",
        "the endpoint `make_thing` is not `async`",
        "the endpoint `make_thing` has a body",
        "`owner` is no scope of Oblien",
        "a reply is the value alone",
        "`qeury` is no place of a request; write `#[query]`",
        "an argument of an endpoint is of an owned type",
        "`PSOT` is not a method that can be sent; write `POST`",
        "the path `things/{id}` does not start with `/`",
        "the path variable `id` has no argument; add the argument `id: String`",
        "`b` is a second body",
    ] {
        assert!(told.iter().any(|text| text.starts_with(start)), "{start} is not among {told:#?}");
    }
    assert_eq!(told.len(), 12, "{told:#?}");
}

#[test]
fn a_mistake_leaves_everything_that_the_declaration_promises() {
    let words = quote!(GET "/things/{id", scopes(owner));
    let function = quote!(
        async fn get_thing(id: String, #[query] limit: Option<u32>) -> String;
    );
    let text = expand(words, function).to_string();
    for promised in ["fn get_thing", "struct GetThing", "fn limit", "fn send", "fn into_request", "compile_error"] {
        assert!(text.contains(promised), "{promised}: {text}");
    }
    assert!(syn::parse_str::<syn::File>(&text).is_ok(), "{text}");
}

#[test]
fn what_is_no_rust_at_all_is_told() {
    for item in [
        quote!(),
        quote!(5),
        quote!(fn),
        quote!(
            struct A;
        ),
        quote!(
            mod a {}
        ),
        quote!(impl A {}),
        quote!(async fn f(a)),
        quote!(;),
    ] {
        let text = expand(quote!(GET "/things"), item).to_string();
        assert!(text.contains("compile_error"), "{text}");
    }
}

#[test]
fn words_of_any_kind_are_no_panic() {
    let words = [
        quote!(),
        quote!(,),
        quote!(,,),
        quote!(5),
        quote!("/a" "/b"),
        quote!(GET),
        quote!(=),
        quote!(scopes),
        quote!(scopes()),
        quote!(scopes(,)),
        quote!(scopes { admin }),
        quote!(headers("a")),
        quote!(query("a")),
        quote!(member = 5),
        quote!(server = -1),
        quote!(client = <A>::B),
        quote!(name = 5),
        quote!(constants("a" = [])),
        quote!(security([[]])),
        quote!(GET GET "/a"),
        quote!(r#GET "/a"),
        quote!(GET b"/a"),
    ];
    for words in words {
        let text = expand(
            words.clone(),
            quote!(
                async fn f() -> String;
            ),
        )
        .to_string();
        assert!(syn::parse_str::<syn::File>(&text).is_ok(), "{words}: {text}");
        let text = expand(
            words.clone(),
            quote!(
                trait T {
                    #[endpoint(#words)]
                    async fn f(&self) -> String;
                }
            ),
        )
        .to_string();
        assert!(syn::parse_str::<syn::File>(&text).is_ok(), "{words}: {text}");
    }
}

#[test]
fn the_type_decides_how_an_argument_is_taken() {
    let function = quote! {
        async fn make(#[query] a: u32, #[query] b: String, #[query] c: Vec<String>, #[field] d: Option<Vec<u8>>, #[field] e: Field<String>);
    };
    let text = emitted(quote!(POST "/things"), function).replace(' ', "");
    for parameter in [
        "a:u32,",
        "b:impl::core::convert::Into<String>,",
        "c:impl::core::iter::IntoIterator<Item=impl::core::convert::Into<String>>)->Self",
        "fnd(mutself,d:impl::core::iter::IntoIterator<Item=u8>)",
        "fne(mutself,e:impl::core::convert::Into<Field<String>>)",
    ] {
        assert!(text.contains(parameter), "{parameter}: {text}");
    }
}

#[test]
fn paths_are_shown_with_their_letters() {
    use crate::path_template::readable;
    assert_eq!(readable("/%D1%83%D0%BB%D0%B8%D1%86%D1%8B/{id}"), "/улицы/{id}");
    for path in ["/a%20b", "/100%", "/%D1", "/%e2%80%ae", "/%+1", "/%é"] {
        assert_eq!(readable(path), path);
    }
}

#[test]
fn nearest_words_are_those_that_were_meant() {
    use crate::nearest::nearest;
    let known = ["scopes", "server", "security", "idempotent", "member"];
    assert_eq!(nearest("scope", &known), Some("scopes"));
    assert_eq!(nearest("sceurity", &known), Some("security"));
    assert_eq!(nearest("idem", &known), Some("idempotent"));
    assert_eq!(nearest("timeout", &known), None);
    assert_eq!(nearest("x", &known), None);
}

#[test]
fn without_the_prelude_no_tool_is_named() {
    let (words, function) = (
        quote!(GET "/things", scopes(admin)),
        quote!(
            async fn list_things();
        ),
    );
    let text = |prelude| super::expand(words.clone(), function.clone(), prelude).to_string();
    assert!(text(Prelude::Implicit).contains("diagnostic"));
    assert!(!text(Prelude::Absent).contains("diagnostic"));
    assert!(text(Prelude::Absent).contains("trait AllowsListThings"));
}
