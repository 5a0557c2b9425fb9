//! What the door for macros says and writes, without a compiler.

use std::path::PathBuf;

use quote::quote;

use super::*;

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../tests")
}

fn expanded(words: TokenStream) -> String {
    expand(words, &folder()).to_string()
}

#[test]
fn a_description_becomes_a_client_that_names_its_files() {
    let text = expanded(quote!("downstream/shop.yaml"));
    assert!(text.contains("pub struct Client"), "{text}");
    assert!(text.contains("pub mod orders"));
    assert!(text.contains("include_bytes ! (") && text.contains("downstream/shop.yaml"));
    assert!(!text.contains("compile_error"));
    assert!(!expanded(quote!("downstream/shop.yaml", only_paths("/books*"))).contains("pub mod orders"));
}

#[test]
fn every_file_of_a_description_is_named() {
    let text = expanded(quote!("../spec/oblien.yaml", only_operations("createToken")));
    assert!(!text.contains("compile_error"), "{text}");
    for file in ["spec/oblien.yaml", "spec/areas/common.yaml", "spec/areas/tokens.yaml"] {
        assert!(text.contains(file), "{file} is not named");
    }
}

#[test]
fn the_runtime_is_found_under_another_name() {
    let text = expanded(quote!("downstream/shop.yaml", runtime = crate::parts::client));
    assert!(text.contains("pub use crate :: parts :: client as oblien_client ;"), "{text}");
    assert!(text.contains("use crate :: parts :: client :: { Api"));
    assert!(text.contains("client : & crate :: parts :: client :: Client < S >"));
    assert_eq!(text.matches("oblien_client").count(), 1 + text.matches("[`is_").count(), "{text}");
}

#[test]
fn a_broken_description_is_shown_with_its_place() {
    let text = expanded(quote!("reject/unknown_scope/spec.yaml"));
    assert_eq!(text.matches("compile_error").count(), 1, "{text}");
    assert!(text.contains(r"the scope `keeper` is not declared [E0409]\n  --> reject/unknown_scope/spec.yaml:14:7"));
    assert!(text.contains("= help: declared in the document's `x-scopes` are: admin"));
}

#[test]
fn a_selection_of_nothing_is_told() {
    let text = expanded(quote!("downstream/shop.yaml", only_tags("orders")));
    assert!(text.contains("no operation of `downstream/shop.yaml` is selected"), "{text}");
}

#[test]
fn settings_say_what_the_words_do_not() {
    let text = expanded(quote!(settings = "accept/timed/settings.yaml"));
    assert!(text.contains("oblien_client :: time ::") && !text.contains("compile_error"), "{text}");
    for file in ["accept/timed/settings.yaml", "accept/timed/spec.yaml"] {
        assert!(text.contains(file), "{file} is not named");
    }
    let other = expanded(quote!("downstream/shop.yaml", settings = "accept/timed/settings.yaml", only_paths("/books*")));
    assert!(other.contains("pub mod books") && !other.contains("pub mod orders"), "{other}");
}

#[test]
fn derives_find_the_runtime_under_another_name() {
    let text = expanded(quote!(settings = "accept/derived/settings.yaml", runtime = crate::parts::client));
    assert!(text.contains("\"crate::parts::client::codec::integer\""), "{text}");
    assert!(!text.contains("\"oblien_client::"), "{text}");
}

#[test]
fn a_client_of_several_is_named() {
    let folder = std::env::temp_dir().join(format!("oblien-codegen-inline-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let shop = self::folder().join("downstream/shop.yaml");
    let clients = format!("clients: {{a: {{description: {0:?}, out: x}}, b: {{description: {0:?}, out: y}}}}\n", shop);
    std::fs::write(folder.join("several.yaml"), clients).unwrap();
    let expanded = |words: TokenStream| expand(words, &folder).to_string();
    assert!(expanded(quote!(settings = "several.yaml", client = "a")).contains("pub mod orders"));
    let unknown = expanded(quote!(settings = "several.yaml", client = "aa"));
    assert!(unknown.contains("there is no client `aa` in `several.yaml`; there is `a`"), "{unknown}");
    let several = expanded(quote!(settings = "several.yaml"));
    assert!(several.contains("are of several clients: name one of `a`, `b`"), "{several}");
    std::fs::write(folder.join("several.yaml"), "description: a\nfeature: true\n").unwrap();
    let wrong = expanded(quote!(settings = "several.yaml"));
    assert!(wrong.contains("there is no setting `feature` [E0701]"), "{wrong}");
    std::fs::remove_dir_all(&folder).unwrap();
}

#[test]
fn words_that_are_misread_are_told() {
    let cases = [
        (quote!(), "the path of the description is missing\n\nhelp: write it first"),
        (quote!(api), "the path of the description is missing"),
        (quote!("a.yaml" "b.yaml"), "this stands behind the end\n\nhelp: write `,` before it"),
        (quote!("a.yaml", 5), "this is no setting of the client\n\nhelp: the settings are `settings = "),
        (quote!("a.yaml", only("x")), "`only` is no setting of the client"),
        (quote!(only_tags("x")), "the path of the description is missing\n\nhelp: write it first"),
        (quote!("a.yaml", strict = true), "`strict` is not written like this\n\nhelp: write `strict`"),
        (quote!("a.yaml", settings("a")), "`settings` is not written like this"),
        (quote!("a.yaml", client = "x"), "`client` names a client of a file of settings, and no such file is named"),
        (
            quote!("a.yaml", only_tags = "x"),
            "`only_tags` is not written like this\n\nhelp: write `only_tags(\"pets\", \"orders\")`",
        ),
        (quote!("a.yaml", only_tags()), "`only_tags` is not written like this"),
        (quote!("a.yaml", runtime = "x"), "`runtime` is not written like this"),
        (quote!("a.yaml", only_tags("x"), only_tags("y")), "`only_tags` is there twice\n\nhelp: put both into one"),
        (quote!("a.yaml"), "there is no file `a.yaml`\n\nhelp: the path starts where the crate's `Cargo.toml` is, at `"),
    ];
    for (words, expected) in cases {
        let error = match syn::parse2::<Words>(words.clone()) {
            Ok(words) => words.missing_file(&folder()).unwrap(),
            Err(error) => error,
        };
        assert!(error.to_string().starts_with(expected), "{words}: {error}");
    }
}
