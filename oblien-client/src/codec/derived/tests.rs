//! Derived types read what tables read.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{Field, codec};

#[derive(Debug, Deserialize, PartialEq, Serialize)]
struct Derived {
    #[serde(deserialize_with = "codec::integer")]
    small: i8,
    #[serde(default, deserialize_with = "codec::optional_integer", skip_serializing_if = "Option::is_none")]
    large: Option<u64>,
    #[serde(default, deserialize_with = "codec::deserialize", skip_serializing_if = "Option::is_none")]
    list: Option<Vec<i64>>,
    #[serde(default, deserialize_with = "codec::deserialize", skip_serializing_if = "Field::is_absent")]
    field: Field<i32>,
    #[serde(default, deserialize_with = "codec::present", skip_serializing_if = "Option::is_none")]
    any: Option<Value>,
}

#[derive(Debug, PartialEq)]
struct Table {
    small: i8,
    large: Option<u64>,
    list: Option<Vec<i64>>,
    field: Field<i32>,
    any: Option<Value>,
}

codec::object!(Table { small: "small", large: "large", list: "list", field: "field", any: "any" });

#[test]
fn both_forms_read_and_write_the_same() {
    let cases = [
        json!({"small": 5}),
        json!({"small": 5.0, "large": 18_446_744_073_709_551_615_u64, "list": [1, 2.0, -3], "field": 7.0, "any": null}),
        json!({"small": -128.0, "large": null, "list": null, "field": null}),
        json!({"small": 0, "large": 9_007_199_254_740_992.0, "list": [], "any": {"a": [1.5]}}),
        json!({"small": -0.0}),
    ];
    for value in cases {
        let (derived, table): (Derived, Table) =
            (serde_json::from_value(value.clone()).unwrap(), serde_json::from_str(&value.to_string()).unwrap());
        assert_eq!(serde_json::to_string(&derived).unwrap(), serde_json::to_string(&table).unwrap());
        assert_eq!(format!("{derived:?}").replace("Derived", "Table"), format!("{table:?}"));
    }
}

#[test]
fn both_forms_refuse_the_same() {
    let cases = [
        json!({}),
        json!({"small": null}),
        json!({"small": 128}),
        json!({"small": 1.5}),
        json!({"small": "1"}),
        json!({"small": 1, "large": -1}),
        json!({"small": 1, "large": 1.8446744073709552e19}),
        json!({"small": 1, "large": true}),
        json!({"small": 1, "list": [1.5]}),
        json!({"small": 1, "field": 2_147_483_648_i64}),
    ];
    for value in cases {
        assert!(serde_json::from_value::<Derived>(value.clone()).is_err(), "{value}");
        assert!(serde_json::from_value::<Table>(value.clone()).is_err(), "{value}");
    }
}

#[test]
fn what_is_expected_is_told() {
    let said = |value: Value| serde_json::from_value::<Derived>(value).unwrap_err().to_string();
    assert!(said(json!({"small": 300})).ends_with("expected an integer of 8 bits"), "{}", said(json!({"small": 300})));
    let unsigned = json!({"small": 1, "large": -1});
    assert!(said(unsigned.clone()).ends_with("expected an unsigned integer of 64 bits"), "{}", said(unsigned));
}
