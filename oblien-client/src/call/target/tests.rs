//! Paths that no value can change, and the ways to write a query.

use super::*;

fn fill(template: &'static str, values: &[&str]) -> Result<String, String> {
    let mut target = Target::new("/base", template);
    for value in values {
        target.fill(value)?;
    }
    target.finish().map(|target| target.to_string()).map_err(|error| error.message().to_owned())
}

#[test]
fn variables_are_filled_in_their_order() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("/things", &[], "/base/things"),
        ("/a/{a}/b/{b}", &["1", "2"], "/base/a/1/b/2"),
        ("/a/{a}.json", &["v1.0"], "/base/a/v1.0.json"),
        ("/a/{a}:run", &["x:y"], "/base/a/x%3Ay:run"),
        ("/{a}{b}", &["x", "y"], "/base/xy"),
        ("/a/{id}/b/{id}", &["x"], "/base/a/x/b/x"),
        ("/{a}/{b}/{a}{b}/{c}.{a}", &["{b}", "y", "z"], "/base/%7Bb%7D/y/%7Bb%7Dy/z.%7Bb%7D"),
        ("/a/{a}/", &["ü/ß"], "/base/a/%C3%BC%2F%C3%9F/"),
        ("/a/{a}", &["../b?c#d%2F"], "/base/a/..%2Fb%3Fc%23d%252F"),
        ("/a/{a}", &["..."], "/base/a/..."),
        ("/a/{a}", &["{b}"], "/base/a/%7Bb%7D"),
        ("", &[], "/base"),
    ];
    for (template, values, expected) in cases {
        assert_eq!(fill(template, values).as_deref(), Ok(*expected), "{template}");
    }
}

#[test]
fn values_that_would_call_another_endpoint_are_refused() {
    let cases: &[(&str, &[&str], &str)] = &[
        ("/a/{id}", &[""], "path variable `id` must not be empty"),
        ("/a/{id}/b", &["."], "path variable `id` must not be `.`"),
        ("/a/{id}/b", &[".."], "path variable `id` must not be `..`"),
        ("/a/{id}.json", &[".."], "path variable `id` must not be `..`"),
        ("/a/{b}{c}", &["..", "x"], "path variable `b` must not be `..`"),
        ("/a/.{b}", &["."], "path variable `b` must not be `.`"),
        ("/a/{b}", &[], "path variable `b` is missing"),
        ("/a/{b}/{c}", &["x"], "path variable `c` is missing"),
        ("/a", &["x"], "the path has fewer variables than values"),
    ];
    for (template, values, message) in cases {
        assert_eq!(fill(template, values), Err((*message).to_owned()), "{template}");
    }
}

#[test]
fn an_empty_target_is_the_root() {
    let target = Target::new("", "").finish().unwrap();
    assert_eq!(target.path(), "/");
}

type Step = fn(&mut Target);

fn query(steps: &[Step]) -> String {
    let mut target = Target::new("", "/things/{id}");
    target.fill(7).unwrap();
    steps.iter().for_each(|step| step(&mut target));
    target.finish().unwrap().query().unwrap_or("-").to_owned()
}

#[test]
fn queries_are_written_in_form_encoding() {
    let cases: &[(&[Step], &str)] = &[
        (&[], "-"),
        (&[|target| target.query("search", "c++ & ü/%")], "search=c%2B%2B+%26+%C3%BC%2F%25"),
        (&[|target| target.query("a[b]", "")], "a%5Bb%5D="),
        (&[|target| target.query("a", 0), |target| target.query("b", false)], "a=0&b=false"),
    ];
    for (steps, expected) in cases {
        assert_eq!(query(steps), *expected);
    }
}

#[test]
fn lists_are_written_in_their_style() {
    let values = ["a b", "c,d", "e|f"];
    let cases = [
        (ListStyle::Explode, "t=a+b&t=c%2Cd&t=e%7Cf"),
        (ListStyle::Comma, "t=a+b,c%2Cd,e%7Cf"),
        (ListStyle::Space, "t=a+b%20c%2Cd%20e%7Cf"),
        (ListStyle::Pipe, "t=a+b%7Cc%2Cd%7Ce%7Cf"),
    ];
    for (style, expected) in cases {
        let mut target = Target::new("", "/x");
        target.query_list("t", style, values);
        target.query_list("none", style, [""; 0]);
        assert_eq!(target.finish().unwrap().query(), Some(expected), "{style:?}");
    }
}

#[test]
fn the_same_name_again_replaces() {
    let cases: &[(&[Step], &str)] = &[
        (&[|target| target.query("a", 1), |target| target.query("a", 2)], "a=2"),
        (
            &[
                |target| target.query("a", 1),
                |target| target.query("b", 2),
                |target| target.query("aa", 3),
                |target| target.query("a", 4),
            ],
            "b=2&aa=3&a=4",
        ),
        (
            &[
                |target| target.query_list("t", ListStyle::Explode, [1, 2]),
                |target| target.query("u", 0),
                |target| target.query_list("t", ListStyle::Explode, [3]),
            ],
            "u=0&t=3",
        ),
        (&[|target| target.query("t", 1), |target| target.query_list("t", ListStyle::Comma, [0; 0])], "-"),
    ];
    for (steps, expected) in cases {
        assert_eq!(query(steps), *expected);
    }
}

#[test]
fn a_query_may_come_before_the_path_and_beside_a_fixed_one() {
    let mut target = Target::new("", "/a/{id}/b?beta=true");
    target.query("c", 1);
    target.fill("x").unwrap();
    target.query("d", 2);
    target.query("c", 3);
    assert_eq!(target.finish().unwrap(), "/a/x/b?beta=true&d=2&c=3");
}
