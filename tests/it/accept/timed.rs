//! Dates and times of the crate `time`, in every place of a request and a reply.
//! The client is that of `accept/timed`; the other libraries are in `replaced`.

use oblien_client::transport::Scripted;
use oblien_client::{Error, Field, http, time as dates};
use time::macros::{date, datetime};

use super::compiled::timed::types::{Day, DayMark};
use super::compiled::timed::{Client, reply_headers};

const DAY: &str = concat!(
    r#"{"opened":"2026-01-02T10:00:00+02:00","born":null,"closed":"2026-01-02T10:00:00.5Z","day":"2026-01-02","#,
    r#""all":["2026-01-02T10:00:00-05:30"],"by_name":{"a":"0987-01-02"},"lasts":"PT90M","starts":"10:00:00Z","#,
    r#""mark":"2026-01-02T10:00:00+02:00"}"#
);

#[test]
fn members_keep_offsets_and_days_in_every_state() {
    let read: Day = serde_json::from_str(DAY).unwrap();
    assert_eq!(serde_json::to_string(&read).unwrap(), DAY);
    assert_eq!(read.opened.offset_date_time(), datetime!(2026-01-02 10:00 +02:00));
    assert_eq!(read.day.map(dates::Date::date), Some(date!(2026 - 01 - 02)));
    assert_eq!((read.born, read.lasts.as_deref(), read.starts.as_deref()), (None, Some("PT90M"), Some("10:00:00Z")));
    assert!(matches!(read.mark, Some(DayMark::DateTime(_))), "{:?}", read.mark);

    let least = r#"{"opened":"2026-01-02T10:00:00Z","born":"2026-01-02","closed":null}"#;
    let read: Day = serde_json::from_str(least).unwrap();
    assert_eq!((read.closed, read.day), (Field::Null, None));
    assert_eq!(serde_json::to_string(&read).unwrap(), least);
    let wrong = serde_json::from_str::<Day>(r#"{"opened":"2026-01-02","born":null}"#).unwrap_err().to_string();
    assert!(wrong.starts_with("not a date and time"), "{wrong}");
}

#[tokio::test]
async fn they_are_sent_in_every_place() -> Result<(), Error> {
    let reply = http::Response::builder().header("x-next", "2026-01-03").body(DAY.into());
    let service = Scripted::new().respond(reply.unwrap()).json(204, "");
    let client = Client::builder().transport(service.clone()).build()?;
    let at = datetime!(2026-01-02 10:00 +02:00);
    let call = client.day(date!(2026 - 01 - 02)).get(at).until([at.to_offset(time::UtcOffset::UTC), at]).x_seen(at);
    let reply = call.x_days([date!(2026 - 01 - 02), date!(2026 - 02 - 03)]).send().into_response().await?;
    assert_eq!(reply_headers::X_NEXT.read(reply.headers())?, Some(date!(2026 - 01 - 03).into()));
    let day = date!(2026 - 01 - 02);
    client.day(day).set(at, dates::Date::from(day)).all([at]).by_name([("a", day)]).mark(7).send().await?;

    let sent = service.requests();
    assert_eq!(sent[0].uri().path(), "/days/2026-01-02");
    let query = "since=2026-01-02T10%3A00%3A00%2B02%3A00&until=2026-01-02T08%3A00%3A00Z&until=2026-01-02T10%3A00%3A00%2B02%3A00";
    assert_eq!(sent[0].uri().query(), Some(query));
    assert_eq!(sent[0].headers()["x-seen"], "2026-01-02T10:00:00+02:00");
    assert_eq!(sent[0].headers()["x-days"], "2026-01-02,2026-02-03");
    let body = concat!(
        r#"{"opened":"2026-01-02T10:00:00+02:00","born":"2026-01-02","#,
        r#""all":["2026-01-02T10:00:00+02:00"],"by_name":{"a":"2026-01-02"},"mark":7}"#
    );
    assert_eq!(sent[1].body(), body);
    Ok(())
}
