//! Objects that derive serde's traits are read and written as those with tables.
//! The clients are those of `accept/derived`; the values of other cases pass through both forms in `values`.

use std::fmt::Debug;

use oblien_client::Field;
use oblien_client::transport::Scripted;
use serde::Serialize;
use serde::de::DeserializeOwned;
use serde_json::{Value, json};

use super::compiled::derived::Client;
use super::compiled::derived::types::{Both, Food, News, Open, Pet};

const ID: &str = "67e55044-10b1-426f-9247-bb680e5fe0c8";

fn pet() -> Value {
    json!({
        "id": ID, "name": "Rex", "legs": 4, "tail": null, "owner": null, "chip": null, "weight": 9.5, "bornIn": 2020,
        "scores": [1, 2], "seen": {"a": 1}, "rank": 3, "type": "dog", "mark": null, "anything": null,
        "food": {"kind": "meat", "grams": 100, "of": {"country": "is", "year": 2021}},
        "mother": {"id": ID, "name": "Lea", "legs": 4, "tail": 1, "owner": "Ada", "mark": ID, "food": {"kind": "fruit", "ripe": true}},
    })
}

fn read<T: DeserializeOwned>(value: &Value) -> T {
    serde_json::from_str(&value.to_string()).unwrap_or_else(|error| panic!("{value}: {error}"))
}

fn assert_kept<T: DeserializeOwned + Serialize + Debug>(value: &Value) {
    assert_eq!(serde_json::to_value(read::<T>(value)).unwrap(), *value);
}

#[test]
fn members_have_their_three_states() {
    let pet: Pet = read(&pet());
    assert_eq!((pet.tail, pet.owner, pet.chip, pet.mark), (None, None, Field::Null, Field::Null));
    assert_eq!((pet.rank, pet.anything), (Field::Value(3), Some(Value::Null)));
    let mother = pet.mother.unwrap();
    assert_eq!((mother.chip, mother.rank, mother.anything, mother.scores), (Field::Absent, Field::Absent, None, None));
    assert!(matches!((pet.food, mother.food), (Some(Food::Meat(_)), Some(Food::Fruit(_)))));
    assert_eq!(serde_json::to_string(&Both::new(1).note(Field::Null)).unwrap(), r#"{"n":1,"note":null}"#);
    for value in [json!({"n": 1}), json!({"n": 1, "note": null, "count": null}), json!({"n": 1, "note": "a", "count": 2})] {
        assert_kept::<Both>(&value);
    }
}

#[test]
fn reading_is_as_tolerant_as_by_a_table() {
    let mut value = pet();
    value["legs"] = json!(4.0);
    value["tail"] = json!(2.0);
    value["bornIn"] = json!(2020.0);
    value["scores"] = json!([1.0, 2]);
    value["seen"] = json!({"a": 1.0});
    value["rank"] = json!(3.0);
    value["weight"] = json!(null);
    value["type"] = json!("bird");
    value["unknown"] = json!({"a": [1]});
    let pet: Pet = read(&value);
    assert_eq!((pet.legs, pet.tail, pet.born_in, pet.scores), (4, Some(2), Some(2020), Some(vec![1, 2])));
    assert_eq!((pet.seen.unwrap()["a"], pet.rank, pet.weight), (1, Field::Value(3), None));
    // What is required and may be null may be missing too.
    let least = json!({"id": ID, "name": "Rex", "legs": 4});
    assert_eq!((read::<Pet>(&least).owner, read::<Pet>(&least).tail), (None, None));
    for (missing, expected) in [("id", "missing field `id`"), ("legs", "missing field `legs`")] {
        let mut value = least.clone();
        value.as_object_mut().unwrap().remove(missing);
        assert!(serde_json::from_value::<Pet>(value).unwrap_err().to_string().starts_with(expected), "{missing}");
    }
    for wrong in [json!("4"), json!(4.5), json!(5_000_000_000_i64), json!(null)] {
        let mut value = least.clone();
        value["legs"] = wrong.clone();
        assert!(serde_json::from_value::<Pet>(value).is_err(), "{wrong}");
    }
}

#[test]
fn tables_hold_what_is_derived() {
    let open = json!({"known": 1, "inner": {"year": 3}, "more": [null]});
    assert_kept::<Open>(&open);
    assert_kept::<Both>(&json!({"n": 1, "open": open}));
    assert!(matches!(read::<Food>(&json!({"kind": "meat", "grams": 5.0})), Food::Meat(meat) if meat.grams == 5));
}

#[tokio::test]
async fn they_travel_as_others_do() -> Result<(), oblien_client::Error> {
    let events = "event: fruit\ndata: {\"at\": 1, \"food\": {\"ripe\": true}}\n\n";
    let service = Scripted::new().json(200, json!([pet()]).to_string()).json(200, pet().to_string()).events(events);
    let client = Client::builder().transport(service.clone()).build()?;
    assert_eq!(client.pets().list().send().await?[0].name, "Rex");
    client.pets().add("Rex").chip(Field::Null).tags(["a"]).send().await?;
    assert_eq!(service.requests()[1].body(), r#"{"name":"Rex","chip":null,"tags":["a"]}"#);
    // The name of an event is not the tag of a union that a member holds.
    let news: News = client.news().watch().send().await?.next().await.unwrap()?;
    assert!(matches!(news.food, Some(Food::Unknown(_))), "{news:?}");
    Ok(())
}

#[tokio::test]
async fn no_error_shows_a_text_that_arrived() -> Result<(), oblien_client::Error> {
    let service = Scripted::new().json(200, format!("[{{\"id\": \"{ID}\", \"name\": \"a\", \"legs\": \"s3cret\"}}]"));
    let client = Client::builder().transport(service).build()?;
    let error = client.pets().list().send().await.unwrap_err();
    assert!(error.is_decode() && !format!("{error} {error:?}").contains("s3cret"), "{error:?}");
    Ok(())
}
