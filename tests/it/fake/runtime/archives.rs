//! Archives down and up, and that an archive puts nothing outside.

use std::io::{Read, Write};

use flate2::Compression;
use flate2::read::GzDecoder;
use flate2::write::GzEncoder;
use serde_json::json;
use tar::{Archive, Builder, EntryType, Header};

use super::{fake, inside};

/// An archive of one entry, whose name is written as it is.
fn archive(name: &str, kind: EntryType, bytes: &[u8]) -> Vec<u8> {
    let mut builder = Builder::new(GzEncoder::new(Vec::new(), Compression::fast()));
    let mut header = Header::new_gnu();
    header.as_old_mut().name[..name.len()].copy_from_slice(name.as_bytes());
    header.set_entry_type(kind);
    header.set_mode(0o644);
    header.set_size(bytes.len() as u64);
    if kind.is_symlink() {
        header.set_link_name("/etc/passwd").unwrap();
    }
    header.set_cksum();
    builder.append(&header, bytes).unwrap();
    builder.into_inner().unwrap().finish().unwrap()
}

#[tokio::test]
async fn what_goes_down_comes_up_again() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let app = fake.workspace_folder(&id).unwrap().join("app");
    std::fs::create_dir_all(app.join("src")).unwrap();
    for (name, bytes) in [("src/a.rs", &b"code"[..]), ("b.bin", &[0, 255]), ("c.o", b"left out")] {
        std::fs::write(app.join(name), bytes).unwrap();
    }
    let body = json!({ "paths": ["/app"], "exclude_patterns": ["*.o"] }).to_string();
    let json = caller.clone().header("content-type", "application/json");
    let (status, packed) = json.send_bytes("POST", "/files/transfer/download", body.as_bytes()).await;
    assert_eq!(status, 200);
    let mut names = Vec::new();
    for entry in Archive::new(GzDecoder::new(packed.as_slice())).entries().unwrap() {
        let mut entry = entry.unwrap();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        names.push((entry.path().unwrap().display().to_string(), bytes.len()));
    }
    let expected = [("app", 0), ("app/b.bin", 2), ("app/src", 0), ("app/src/a.rs", 4)];
    assert_eq!(names, expected.map(|(name, size)| (name.to_owned(), size)));

    let (status, answer) = caller.send_bytes("POST", "/files/transfer/upload?dest=/copy", &packed).await;
    let answer: serde_json::Value = serde_json::from_slice(&answer).unwrap();
    assert_eq!((status, &answer["files_extracted"], &answer["dest"]), (200, &json!(2), &json!("/copy")));
    assert_eq!(caller.get("/files/read?path=/copy/app/src/a.rs").await.body["content"], json!("code"));
    let missing = json!({ "paths": ["/none"] }).to_string();
    assert_eq!(json.send_bytes("POST", "/files/transfer/download", missing.as_bytes()).await.0, 404);
    assert_eq!(caller.post("/files/transfer/download", json!({ "paths": [] })).await.status, 422);
}

#[tokio::test]
async fn nothing_is_unpacked_outside() {
    let (fake, id, token) = fake().await;
    let caller = inside(&fake, &token);
    let upload = async |bytes: Vec<u8>| caller.send_bytes("POST", "/files/transfer/upload?dest=/app", &bytes).await.0;
    assert_eq!(upload(archive("../../climbed", EntryType::Regular, b"x")).await, 422);
    assert_eq!(upload(archive("link", EntryType::Symlink, b"")).await, 422);
    assert_eq!(upload(archive("/absolute", EntryType::Regular, b"x")).await, 200);
    let folder = fake.workspace_folder(&id).unwrap();
    assert!(folder.join("app/absolute").exists() && !folder.join("absolute").exists());
    assert!(!folder.with_file_name("climbed").exists() && !folder.join("app/link").exists());

    let mut bad = GzEncoder::new(Vec::new(), Compression::fast());
    bad.write_all(b"no tar").unwrap();
    for bytes in [b"no gzip".to_vec(), bad.finish().unwrap()] {
        assert_eq!(upload(bytes).await, 400);
    }
}
