//! Values of every form, and what is none.

use super::*;

fn headers(values: &[&'static str]) -> HeaderMap {
    values.iter().map(|value| (http::HeaderName::from_static("x"), HeaderValue::from_static(value))).collect()
}

fn read<T: DeserializeOwned>(header: Header<T>, values: &[&'static str]) -> Option<T> {
    header.read(&headers(values)).unwrap()
}

#[test]
fn scalars_are_what_the_type_says() {
    assert_eq!(read(Header::<String>::new("X"), &[" 7 "]).as_deref(), Some("7"));
    assert_eq!(read(Header::<i64>::new("x"), &["-7", "8"]), Some(-7));
    assert_eq!(read(Header::<u64>::new("x"), &["18446744073709551615"]), Some(u64::MAX));
    assert_eq!(read(Header::<f64>::new("x"), &["1.5"]), Some(1.5));
    assert_eq!(read(Header::<bool>::new("x"), &["true"]), Some(true));
    assert_eq!(read(Header::<String>::new("x"), &[""]).as_deref(), Some(""));
    assert_eq!(read(Header::<String>::new("y"), &["a"]), None);
}

#[test]
fn lists_have_commas_or_several_headers() {
    assert_eq!(read(Header::<Vec<String>>::list("x"), &["a, b", "c"]).unwrap(), ["a", "b", "c"]);
    assert_eq!(read(Header::<Vec<i64>>::list("x"), &["1,2", "3"]).unwrap(), [1, 2, 3]);
    assert!(read(Header::<Vec<i64>>::list("x"), &[""]).unwrap().is_empty());
    let cookie = HeaderValue::from_static("a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT");
    let headers: HeaderMap = [(http::header::SET_COOKIE, cookie)].into_iter().collect();
    assert_eq!(Header::<Vec<String>>::list("set-cookie").read(&headers).unwrap().unwrap().len(), 1);
}

#[test]
fn json_is_decoded() {
    assert_eq!(read(Header::<Vec<u8>>::json("x"), &["[1, 2]"]).unwrap(), [1, 2]);
}

#[test]
fn what_is_of_another_type_is_an_error_that_does_not_show_it() {
    let error = Header::<i64>::new("x").read(&headers(&["secret"])).unwrap_err();
    assert!(error.is_decode() && error.may_have_reached_service(), "{error:?}");
    assert_eq!(error.to_string(), "the header `x` is not what is expected");
    assert!(Header::<Vec<i64>>::list("x").read(&headers(&["1,a"])).is_err());
    assert!(Header::<i64>::json("x").read(&headers(&["{"])).is_err());
}
