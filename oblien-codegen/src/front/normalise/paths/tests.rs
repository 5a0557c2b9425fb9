//! Which expressions are names.

use serde_json::json;

use super::plain;

#[test]
fn only_the_names_are_left() {
    let cases = [
        ("/a/{b}/{c}.json", "/a/{b}/{c}.json"),
        ("/a/{.b*}/x{;c}", "/a/{b}/x{c}"),
        ("/{+path*}:run", "/{path}:run"),
        ("/a{?x,y}", "/a"),
        ("/a{?x}{&y}/b", "/a/b"),
        ("/{}/{*}/{?}", "/{}/{*}/{?}"),
        ("/a/{b", "/a/{b"),
        ("/a/b}", "/a/b}"),
        ("/a/{id:[0-9]{3,}}/b", "/a/{id}/b"),
        ("/a/{file:path}", "/a/{file}"),
        ("/a/{x, y:z}", "/a/{x, y:z}"),
        (" /a/{b}/c d ", "/a/{b}/c d"),
    ];
    for (path, expected) in cases {
        assert_eq!(plain(path, &json!({})), expected);
    }
}

#[test]
fn a_parameter_may_have_an_odd_name() {
    let item = json!({"get": {"parameters": [{"name": "id:x", "in": "path"}]}});
    assert_eq!(plain("/{id:x}", &item), "/{id:x}");
}
