//! Which expressions are names.

use super::plain;

#[test]
fn only_the_operators_are_taken_off() {
    let cases = [
        ("/a/{b}/{c}.json", "/a/{b}/{c}.json"),
        ("/a/{.b*}/x{;c}", "/a/{b}/x{c}"),
        ("/{+path*}:run", "/{path}:run"),
        ("/a{?x,y}", "/a{?x,y}"),
        ("/{}/{*}", "/{}/{*}"),
        ("/a/{b", "/a/{b"),
        ("/a/b}", "/a/b}"),
        (" /a/{b}/c d ", "/a/{b}/c d"),
    ];
    for (path, expected) in cases {
        assert_eq!(plain(path), expected);
    }
}
