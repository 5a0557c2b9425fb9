//! Paths as they are sent.

use super::SentPath;

#[test]
fn text_that_no_url_can_have_is_encoded_and_variables_stay() {
    let cases = [
        ("/owner/{owner}/old cars", "/owner/{owner}/old%20cars"),
        ("/größe/{die größe}/[x]", "/gr%C3%B6%C3%9Fe/{die größe}/%5Bx%5D"),
        ("/a%20b/{c}:run", "/a%20b/{c}:run"),
        ("/a b#c", "/a%20b"),
        ("/a b?x={x}", "/a%20b"),
    ];
    for (path, sent) in cases {
        assert_eq!(SentPath::of(path).path, sent);
    }
}
