//! Searching in files and for files.

use serde_json::json;

use super::{fake, inside};

#[tokio::test]
async fn lines_are_found_once_the_tool_is_there() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let app = fake.workspace_folder(&id).unwrap().join("app");
    std::fs::create_dir(&app).unwrap();
    for (name, text) in [("a.rs", "one\nfn Two\nthree two\n"), ("b.ts", "twofold"), (".hidden", "two"), ("c.o", "two")] {
        std::fs::write(app.join(name), text).unwrap();
    }
    std::fs::write(app.join(".gitignore"), "*.o").unwrap();
    assert_eq!(caller.get("/files/search/init").await.body["installed"], json!(false));
    assert_eq!(caller.get("/files/search?q=two").await.status, 409);
    assert_eq!(caller.send("POST", "/files/search/init", None).await.status, 200);
    assert_eq!(caller.get("/files/search/init").await.body["installed"], json!(true));

    let search = async |query: &str| caller.get(&format!("/files/search?path=/app&{query}")).await.body;
    let found = search("q=two").await;
    assert_eq!((&found["total_matches"], &found["total_files"], &found["capped"]), (&json!(3), &json!(2), &json!(false)));
    let lines = json!([{ "line": 2, "column": 4, "text": "fn Two" }, { "line": 3, "column": 7, "text": "three two" }]);
    assert_eq!(found["results"]["/app/a.rs"], lines);
    assert_eq!(search("q=two&case_sensitive=true&whole_word=true").await["total_matches"], json!(1));
    assert_eq!(search("q=two&include_hidden=true&no_gitignore=true").await["total_files"], json!(4));
    assert_eq!(search("q=t.o&regex=true&file_types=ts").await["total_matches"], json!(1));
    assert_eq!(search("q=t.o").await["total_matches"], json!(0));
    let capped = search("q=two&max_results=1").await;
    assert_eq!((&capped["total_matches"], &capped["capped"]), (&json!(1), &json!(true)));
    let around = search("q=one&context_lines=1").await;
    assert_eq!(
        around["results"]["/app/a.rs"],
        json!([{ "line": 1, "column": 1, "text": "one" }, { "line": 2, "text": "fn Two" }])
    );
    assert_eq!(search("q=%28&regex=true").await["code"], json!("validation_error"));
    assert_eq!(search("q=").await["code"], json!("validation_error"));
}

#[tokio::test]
async fn files_are_found_by_their_names() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let app = fake.workspace_folder(&id).unwrap().join("app");
    std::fs::create_dir_all(app.join("deep")).unwrap();
    for name in ["Cart.ts", "deep/cart.css", ".cart"] {
        std::fs::write(app.join(name), "").unwrap();
    }
    let search = async |query: &str| caller.get(&format!("/files/search/files?path=/app&{query}")).await.body["files"].clone();
    assert_eq!(search("q=cart").await, json!(["/app/Cart.ts", "/app/deep/cart.css"]));
    assert_eq!(search("q=cart&case_sensitive=true&include_hidden=true").await, json!(["/app/.cart", "/app/deep/cart.css"]));
    assert_eq!(search("q=cart&ignore_patterns=deep&max_results=5").await, json!(["/app/Cart.ts"]));
}
