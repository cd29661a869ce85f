//! Plain scalars to values, by YAML 1.2's core schema.

use super::node::Value;
use super::number::Number;

/// Resolves a scalar that was written without quotes.
///
/// `no`, `off`, `2021-03-24` and `12:30` are text: the core schema knows no other words for truth values, no dates and
/// no sexagesimal numbers.
pub(super) fn resolve_plain(raw: &str) -> Value {
    match raw {
        "" | "~" | "null" | "Null" | "NULL" => Value::Null,
        "true" | "True" | "TRUE" => Value::Bool(true),
        "false" | "False" | "FALSE" => Value::Bool(false),
        _ => Number::read(raw).map_or_else(|| Value::String(raw.into()), Value::Number),
    }
}

#[cfg(test)]
mod tests {
    use super::{Value, resolve_plain};

    #[test]
    fn words_of_yaml_1_1_are_text() {
        for raw in ["no", "yes", "off", "on", "y", "N", "2021-03-24", "12:30", "017", "0o17", ".inf"] {
            assert_eq!(resolve_plain(raw), Value::String(raw.into()));
        }
    }

    #[test]
    fn core_words_have_their_types() {
        assert_eq!(resolve_plain("~"), Value::Null);
        assert_eq!(resolve_plain("True"), Value::Bool(true));
        assert!(matches!(resolve_plain("17"), Value::Number(_)));
    }
}
