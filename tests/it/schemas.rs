//! The schemas themselves: complete, and in step with the types.

use std::collections::BTreeMap;

use serde_json::Value;
use zhengji::schema::{Field, Kind, SchemaSet};

fn set() -> SchemaSet {
    zhengji::built_in::schemas(&BTreeMap::new()).unwrap()
}

/// Visits every property at any depth.
fn visit(path: &str, schema: &Value, see: &mut impl FnMut(&str, &Value)) {
    if let Some(properties) = schema.get("properties").and_then(Value::as_object) {
        for (name, property) in properties.iter().filter(|(_, property)| property.is_object()) {
            let path = format!("{path}/{name}");
            see(&path, property);
            visit(&path, property, see);
        }
    }
    for key in ["items", "additionalProperties"] {
        if let Some(inner) = schema.get(key) {
            visit(path, inner, see);
        }
    }
    for (name, inner) in schema.get("$defs").and_then(Value::as_object).into_iter().flatten() {
        visit(&format!("{path}/$defs/{name}"), inner, see);
    }
}

#[test]
fn every_property_says_what_it_is_and_who_may_see_it() {
    for kind in Kind::ALL {
        let schema: Value = serde_json::from_str(zhengji::built_in::schema(kind.file_name())).unwrap();
        let mut seen = 0;
        visit(kind.file_name(), &schema, &mut |path, property| {
            seen += 1;
            for key in ["title", "description"] {
                assert!(
                    property.get(key).and_then(Value::as_str).is_some_and(|t| !t.is_empty()),
                    "{path}: {key}"
                );
            }
            assert!(
                property.get("examples").and_then(Value::as_array).is_some_and(|e| !e.is_empty()),
                "{path}: examples"
            );
            let visibility = property.get("x-visibility").and_then(Value::as_str);
            assert!(matches!(visibility, Some("public" | "department" | "bureau")), "{path}: x-visibility");
        });
        assert!(seen > 3, "{}", kind.file_name());
        assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
        assert!(schema.get("title").is_some(), "{}", kind.file_name());
    }
}

#[test]
fn every_word_of_a_fixed_list_has_a_label() {
    fn check(path: &str, field: Field<'_>) {
        for (value, label) in field.options() {
            assert_ne!(value, label, "{path}");
        }
        if let Some(items) = field.items() {
            check(path, items);
        }
        for (name, inner) in field.properties() {
            check(&format!("{path}.{name}"), inner);
        }
    }
    for kind in Kind::ALL {
        check(kind.file_name(), set().get(kind).labels().root());
    }
}

#[test]
fn contacts_and_finance_are_for_the_bureau_alone() {
    let set = set();
    for (kind, name) in [
        (Kind::Demand, "contact"),
        (Kind::Unit, "contact"),
        (Kind::Unit, "finance"),
        (Kind::Comment, "contact"),
    ] {
        let field = set.get(kind).labels().root().property(name).unwrap();
        assert_eq!(field.visibility(), Some(zhengji::schema::Visibility::Bureau), "{name}");
    }
}

#[test]
fn a_schema_of_the_repository_takes_the_place_of_ours() {
    let text = r#"{"type": "object", "required": ["mine"], "properties": {"mine": {"title": "我的", "type": "string"}}}"#;
    let overrides = BTreeMap::from([("demand.schema.json".to_owned(), text.to_owned())]);
    let set = zhengji::built_in::schemas(&overrides).unwrap();
    assert!(set.get(Kind::Demand).labels().root().property("mine").is_some());
    assert!(set.get(Kind::Unit).labels().root().property("uscc").is_some());
    let broken = BTreeMap::from([("demand.schema.json".to_owned(), r#"{"type": "nonsense"}"#.to_owned())]);
    assert!(zhengji::built_in::schemas(&broken).is_err());
}
