//! Types of other crates and of one's own in the places of generated ones.
//! The clients are those of `accept/replaced` and `accept/chosen`.

use std::collections::HashSet;

use chrono::{DateTime, FixedOffset, NaiveDate};
use oblien_client::transport::Scripted;
use oblien_client::{Error, jiff as dates};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use uuid::Uuid;

use super::compiled::chosen::types::{Book, Series, Shelf};
use super::compiled::replaced::types::{Animal, AnimalKind, AnimalMark};
use super::compiled::{chosen, replaced};

/// A map of another crate, as the generator sees it.
pub(crate) type Pairs<K, V> = std::collections::BTreeMap<K, V>;

/// An amount as its owner has it: `"5 eur"`.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Money(String);

/// A number of a type of its own.
#[derive(Clone, Debug, Default, Deserialize, PartialEq, Serialize)]
pub(crate) struct Fee(f64);

/// What others have made of a base.
#[derive(Clone, Debug, Deserialize, PartialEq, Serialize)]
pub(crate) struct Theirs {
    size: i64,
}

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

fn id() -> Uuid {
    ID.parse().unwrap()
}

fn at() -> DateTime<FixedOffset> {
    "2026-01-02T10:00:00+02:00".parse().unwrap()
}

fn day() -> NaiveDate {
    "2026-01-02".parse().unwrap()
}

fn pet() -> Value {
    json!({
        "id": ID, "kind": "dog", "price": "5 eur", "fed": null, "seen": null, "born": "2026-01-02", "opens": "10:00:00Z",
        "chips": [ID], "homes": {"a": "2026-01-02"}, "gaps": [null, ID], "host": "10.0.0.1",
        "visits": 9_007_199_254_740_993_i64, "fee": 1.5, "grains": 5, "weight": "9 kg",
        "mark": "2026-01-02T10:00:00+02:00", "tip": "1 eur",
    })
}

#[test]
fn members_hold_them_in_every_state() {
    let read: Animal = serde_json::from_value(pet()).unwrap();
    assert_eq!(serde_json::to_value(&read).unwrap(), pet());
    assert_eq!((read.id, read.sort.clone(), read.price.clone()), (id(), AnimalKind::Dog, Money("5 eur".into())));
    assert_eq!((read.fed, read.seen.is_null(), read.born), (None, true, Some(day())));
    assert_eq!((read.opens.as_deref(), read.chips.clone()), (Some("10:00:00Z"), Some(vec![id()])));
    assert_eq!((read.gaps.clone(), read.mark.clone()), (Some(vec![None, Some(id())]), Some(AnimalMark::DateTime(at()))));
    assert_eq!(read.extra["tip"], Money("1 eur".into()));

    let least = json!({"id": ID, "kind": "cat", "price": "5 eur", "fed": "2026-01-02T10:00:00.500Z"});
    let read: Animal = serde_json::from_value(least.clone()).unwrap();
    assert!(read.seen.is_absent() && read.born.is_none() && read.extra.is_empty());
    assert_eq!(serde_json::to_value(&read).unwrap(), least);
    let missing = serde_json::from_value::<Animal>(json!({"kind": "cat", "price": "5 eur", "fed": null})).unwrap_err();
    assert_eq!(missing.to_string(), "missing member `id`");
    let wrong = json!({"id": "no", "kind": "cat", "price": "5 eur", "fed": null});
    assert!(serde_json::from_value::<Animal>(wrong).unwrap_err().to_string().contains("UUID"));
}

#[test]
fn an_object_that_must_have_one_may_hold_itself() {
    let (mut child, mut read) = (pet(), pet());
    child["code"] = json!(7);
    read["parent"] = child;
    let animal: Animal = serde_json::from_value(read.clone()).unwrap();
    assert_eq!(animal.parent.as_ref().map(|parent| parent.price.clone()), Some(Money("5 eur".into())));
    assert_eq!(serde_json::to_value(&animal).unwrap(), read);
}

#[tokio::test]
async fn they_are_sent_in_every_place() -> Result<(), Error> {
    let service = Scripted::new().json(200, "[]").json(204, "").json(200, format!("[\"{ID}\"]")).json(200, "\"2 eur\"");
    let client = replaced::Client::builder().transport(service.clone()).build()?;
    let list = client.pets().list_animals().since(at()).days([day(), day()]).ids([id()]).x_trace(id()).x_at(at());
    list.most(Money("5 eur".into())).send().await?;
    client.pet(id()).update(Money("5 eur".into())).born(day()).chips([id()]).send().await?;
    let made = Animal::new(id(), AnimalKind::Cat, Money("5 eur".into()), at()).mark(AnimalMark::from(7));
    assert_eq!(client.pets().add([made]).send().await?, [id()]);
    assert_eq!(client.prices().set(Money("1 eur".into())).send().await?, Money("2 eur".into()));

    let sent = service.requests();
    let query = format!("since=2026-01-02T10%3A00%3A00%2B02%3A00&days=2026-01-02&days=2026-01-02&ids={ID}&most=5+eur");
    assert_eq!(sent[0].uri().query(), Some(query.as_str()));
    assert_eq!(
        (&sent[0].headers()["x-trace"], &sent[0].headers()["x-at"]),
        (&ID.parse().unwrap(), &"2026-01-02T10:00:00+02:00".parse().unwrap())
    );
    assert_eq!(sent[1].uri().path(), format!("/pets/{ID}"));
    assert_eq!(sent[1].body(), &format!(r#"{{"price":"5 eur","born":"2026-01-02","chips":["{ID}"]}}"#));
    let pet = format!(r#"[{{"id":"{ID}","kind":"cat","price":"5 eur","fed":"2026-01-02T10:00:00+02:00","mark":7}}]"#);
    assert_eq!(sent[2].body(), &pet);
    assert_eq!(sent[3].body(), r#""1 eur""#);
    Ok(())
}

#[test]
fn headers_of_replies_are_read_as_them() -> Result<(), Error> {
    let reply = http::Response::builder().header("X-Last", ID).header("X-Days", "2026-01-02, 2026-01-02").body(()).unwrap();
    assert_eq!(replaced::reply_headers::X_LAST.read(reply.headers())?, Some(id()));
    assert_eq!(replaced::reply_headers::X_DAYS.read(reply.headers())?, Some(vec![day(), day()]));
    Ok(())
}

#[tokio::test]
async fn maps_keep_the_order_of_arrival_and_dates_their_offsets() -> Result<(), Error> {
    let book = concat!(
        r#"{"title":"t","printed":"2026-01-02T10:00:00+02:00","released":"2026-01-02","reading":"PT90M","#,
        r#""lent":["2026-01-02T10:00:00Z"],"prices":{"b":{"y":2,"x":1},"a":{}}}"#
    );
    let service = Scripted::new().json(200, format!("[{book}]")).json(200, r#"{"row": 1}"#);
    let client = chosen::Client::builder().transport(service.clone()).build()?;
    let since: dates::DateTime = "2026-01-02T10:00:00+02:00".parse().unwrap();
    let read = client.books().list().since(since).labels([("b", "1"), ("a", "2")]).send().await?;
    assert_eq!(serde_json::to_string(&read[0]).unwrap(), book);
    client.loans().add(since.timestamp()).counts([("z", 1), ("y", 2)]).send().await?;
    let sent = service.requests();
    assert_eq!(sent[0].uri().query(), Some("since=2026-01-02T10%3A00%3A00%2B02%3A00&labels%5Bb%5D=1&labels%5Ba%5D=2"));
    assert_eq!(sent[1].body(), r#"{"due":"2026-01-02T08:00:00Z","counts":{"z":1,"y":2}}"#);
    Ok(())
}

#[test]
fn traits_are_derived_where_they_hold() {
    fn empty<T: Default>() -> T {
        T::default()
    }
    assert_eq!(HashSet::from([Series::new("a", 1), Series::new("a", 1)]).len(), 1);
    assert_eq!(empty::<Series>(), Series::new("", 0));
    assert!(Shelf::new(1) < Shelf::new(2));
    // A float is somewhere in it, so that it has neither `Eq` nor `Hash`; it has what it had.
    assert_eq!(empty::<Book>().clone(), Book::new("", dates::DateTime::default()));
}
