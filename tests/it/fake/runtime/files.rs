//! Files of a workspace, and that no path leads out of its folder.

use serde_json::{Value, json};

use super::{fake, inside};

fn names(entries: &Value) -> Vec<&str> {
    entries.as_array().unwrap().iter().map(|entry| entry["name"].as_str().unwrap()).collect()
}

#[tokio::test]
async fn what_is_written_is_read() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    let lost = caller.post("/files/write", json!({ "path": "/app/a.js", "content": "x" })).await;
    assert_eq!((lost.status, lost.code()), (404, "not_found"));
    let write = json!({ "path": "/app/a.js", "content": "one\ntwo\n", "create_dirs": true, "mode": "0600" });
    assert_eq!(caller.post("/files/write", write).await.body["size"], json!(8));
    let more = json!({ "path": "/app/a.js", "content": "thr\u{e9}e", "append": true });
    assert_eq!(caller.post("/files/write", more).await.body["size"], json!(14));

    let read = caller.get("/files/read?path=/app/a.js").await.body;
    assert_eq!(
        (&read["content"], &read["lines"], &read["extension"]),
        (&json!("one\ntwo\nthr\u{e9}e"), &json!(3), &json!(".js"))
    );
    let part = caller.get("/files/read?path=/app/a.js&start_line=2&end_line=2&with_line_numbers=true").await.body;
    assert_eq!((&part["content"], &part["start_line"], &part["end_line"]), (&json!("2\ttwo\n"), &json!(2), &json!(2)));
    let beyond = caller.get("/files/read?path=/app/a.js&start_line=9&end_line=4").await.body;
    assert_eq!(beyond["content"], json!(""));

    let stat = caller.get("/files/stat?path=/app/a.js").await.body;
    assert_eq!((&stat["type"], &stat["permissions"], &stat["is_code"]), (&json!("file"), &json!("-rw-------"), &json!(true)));
    assert_eq!(caller.post("/files/delete", json!({ "path": "/app" })).await.status, 200);
    assert_eq!(caller.get("/files/stat?path=/app/a.js").await.status, 404);
}

#[tokio::test]
async fn directories_are_listed_as_asked() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let folder = fake.workspace_folder(&id).unwrap().join("app");
    std::fs::create_dir_all(folder.join("src/deep")).unwrap();
    for (name, text) in [("b.md", "text"), ("a.ts", "code"), ("src/c.ts", "more"), ("src/deep/d.o", "x"), (".gitignore", "*.o\n")]
    {
        std::fs::write(folder.join(name), text).unwrap();
    }
    let list = async |query: &str| caller.get(&format!("/files?path=/app{query}")).await.body;
    let plain = list("").await;
    assert_eq!((names(&plain["entries"]), &plain["count"]), (vec![".gitignore", "a.ts", "b.md", "src"], &json!(4)));
    assert!(plain["entries"][1]["size"] == json!(4) && plain["entries"][1].get("content").is_none());
    assert!(list("&light=true").await["entries"][1].get("size").is_none());

    let nested = list("&nested=true&include_content=true&include_hash=true&include_extensions=true").await;
    let source = &nested["entries"][3];
    assert_eq!(names(&source["children"]), ["c.ts", "deep"]);
    assert_eq!((&source["children"][0]["content"], &source["children"][0]["extension"]), (&json!("more"), &json!(".ts")));
    assert!(source["children"][0]["hash"].is_string());
    assert!(list("&nested=true&max_depth=1").await["entries"][3].get("children").is_none());

    let flat = list("&nested=true&flatten=true&use_gitignore=true&include_ext=ts,o").await;
    assert_eq!(names(&flat["entries"]), ["a.ts", "src", "c.ts", "deep"]);
    let code = list("&nested=true&flatten=true&code_files_only=true&path_filter=a*,c*&ignore_patterns=deep").await;
    assert_eq!(names(&code["entries"]), ["a.ts", "src", "c.ts"]);
    let budget = list("&include_content=true&max_content_budget=5").await;
    assert_eq!(budget["entries"].as_array().unwrap().iter().filter(|entry| entry.get("content").is_some()).count(), 1);
    assert_eq!(caller.get("/files?nested=maybe").await.status, 422);
    assert_eq!(caller.get("/files?path=/app/a.ts").await.status, 409);
}

#[tokio::test]
async fn a_stream_is_one_entry_a_line_between_marks() {
    let (fake, _, token) = fake().await;
    let caller = inside(&fake, &token);
    caller.post("/files/mkdir", json!({ "path": "/app/src" })).await;
    caller.post("/files/write", json!({ "path": "/app/src/a", "content": "" })).await;
    let answer = caller.get("/files/stream?path=/app&nested=true").await;
    assert_eq!(answer.header("content-type"), Some("application/x-ndjson"));
    let lines: Vec<Value> = answer.text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines[0], json!({ "event": "start", "path": "/app" }));
    assert_eq!((&lines[1]["path"], &lines[2]["path"]), (&json!("/app/src"), &json!("/app/src/a")));
    assert_eq!(lines[3], json!({ "event": "done", "count": 2 }));
}

#[tokio::test]
async fn no_path_climbs_out() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let folder = fake.workspace_folder(&id).unwrap();
    let outside = folder.parent().unwrap().join(format!("{id}-outside"));
    let name = outside.file_name().unwrap().to_str().unwrap().to_owned();
    for path in [format!("/../{name}"), format!("../../{name}"), format!("/root/../../{name}")] {
        let written = caller.post("/files/write", json!({ "path": path, "content": "x" })).await;
        assert_eq!(written.body["path"], json!(format!("/{name}")), "{path}");
        assert!(!outside.exists(), "{path}");
    }
    assert_eq!(caller.get("/files?path=/../../..").await.body["path"], json!("/"));
    assert_eq!(caller.post("/files/delete", json!({ "path": "/.." })).await.status, 403);
    assert_eq!(caller.get("/files/read?path=/a%00b").await.status, 422);
}

#[cfg(unix)]
#[tokio::test]
async fn no_link_is_followed() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let folder = fake.workspace_folder(&id).unwrap();
    let outside = folder.with_extension("outside");
    std::fs::create_dir(&outside).unwrap();
    std::fs::write(outside.join("secret"), "s").unwrap();
    std::os::unix::fs::symlink(&outside, folder.join("door")).unwrap();
    std::os::unix::fs::symlink(outside.join("secret"), folder.join("file")).unwrap();
    for path in ["/file", "/door/secret"] {
        assert_eq!(caller.get(&format!("/files/read?path={path}")).await.status, 403, "{path}");
        let write = caller.post("/files/write", json!({ "path": path, "content": "x", "create_dirs": true })).await;
        assert_eq!(write.status, 403, "{path}");
    }
    assert_eq!(caller.get("/files?path=/door").await.status, 403);
    assert_eq!(caller.post("/files/mkdir", json!({ "path": "/door/new" })).await.status, 403);
    let stat = caller.get("/files/stat?path=/door").await.body;
    assert_eq!((&stat["type"], &stat["symlink_target"]), (&json!("symlink"), &json!(outside.to_str().unwrap())));
    let nested = caller.get("/files?nested=true&flatten=true&include_content=true").await.text;
    assert!(!nested.contains("secret\""), "{nested}");
    // What is deleted is the link.
    assert_eq!(caller.post("/files/delete", json!({ "path": "/door" })).await.status, 200);
    assert_eq!(std::fs::read_to_string(outside.join("secret")).unwrap(), "s");
    std::fs::remove_dir_all(outside).unwrap();
}
