//! Lets the validator read our own tree, so that no second copy of a document is made.

use std::borrow::Cow;

use jsonschema::JsonType;
use jsonschema::json::{Array, Json, JsonNumber, Node as JsonNode, NodeIdentity, Object};
use rust_decimal::prelude::ToPrimitive;
use serde_json::Value as JsonValue;

use crate::diagnostic::Span;
use crate::document::{Entry, Node, Number, Value};

/// What the validator reads.
#[cfg(not(target_family = "wasm"))]
pub(super) type Tree = NodeJson;

/// What the validator reads in a browser: `serde_json`'s values, which the validator needs for schemas anyway. A second
/// representation would be a tenth of the engine, for a document or two at a time.
#[cfg(target_family = "wasm")]
pub(super) type Tree = jsonschema::json::SerdeJson;

/// A document as the validator reads it.
#[cfg(not(target_family = "wasm"))]
pub(super) fn instance(root: &Node) -> &Node {
    root
}

/// A document as the validator reads it.
#[cfg(target_family = "wasm")]
pub(super) fn instance(root: &Node) -> JsonValue {
    to_json(root).into_owned()
}

/// The representation of our documents to the validator.
pub struct NodeJson;

impl Json for NodeJson {
    type Node<'a> = &'a Node;
    type PreparedKey = Box<str>;
    type StringBuffer = Option<Node>;

    const ACYCLIC: bool = true;

    fn prepare_key(key: &str) -> Box<str> {
        key.into()
    }

    fn with_string_node<T>(buffer: &mut Option<Node>, string: &str, f: impl FnOnce(&Node) -> T) -> T {
        f(buffer.insert(Node { value: Value::String(string.into()), span: Span::default() }))
    }
}

impl<'a> JsonNode<'a, NodeJson> for &'a Node {
    type Object = &'a [Entry];
    type Array = &'a [Node];
    type Number = &'a Number;

    fn as_object(&self) -> Option<&'a [Entry]> {
        match &self.value {
            Value::Mapping(entries) => Some(entries),
            _ => None,
        }
    }

    fn as_array(&self) -> Option<&'a [Node]> {
        match &self.value {
            Value::Sequence(items) => Some(items),
            _ => None,
        }
    }

    fn as_string(&self) -> Option<Cow<'a, str>> {
        Node::as_str(self).map(Cow::Borrowed)
    }

    fn as_number(&self) -> Option<&'a Number> {
        Node::as_number(self)
    }

    fn as_boolean(&self) -> Option<bool> {
        self.as_bool()
    }

    fn is_null(&self) -> bool {
        Node::is_null(self)
    }

    fn json_type(&self) -> JsonType {
        match self.value {
            Value::Null => JsonType::Null,
            Value::Bool(_) => JsonType::Boolean,
            Value::Number(_) => JsonType::Number,
            Value::String(_) => JsonType::String,
            Value::Sequence(_) => JsonType::Array,
            Value::Mapping(_) => JsonType::Object,
        }
    }

    fn equals_value(&self, expected: &JsonValue) -> bool {
        match (&self.value, expected) {
            (Value::String(text), JsonValue::String(expected)) => **text == **expected,
            (Value::Bool(value), JsonValue::Bool(expected)) => value == expected,
            (Value::Null, JsonValue::Null) => true,
            (Value::Number(_), JsonValue::Number(_))
            | (Value::Sequence(_), JsonValue::Array(_))
            | (Value::Mapping(_), JsonValue::Object(_)) => *to_json(self) == *expected,
            _ => false,
        }
    }

    fn to_value(&self) -> Cow<'a, JsonValue> {
        to_json(self)
    }

    fn identity(&self) -> Option<NodeIdentity> {
        Some(NodeIdentity::new(std::ptr::from_ref::<Node>(*self).addr()))
    }
}

/// Documents are at most [`crate::document::limits::DEPTH`] levels deep, and so is this recursion.
fn to_json(node: &Node) -> Cow<'static, JsonValue> {
    Cow::Owned(match &node.value {
        Value::Null => JsonValue::Null,
        Value::Bool(value) => JsonValue::Bool(*value),
        Value::Number(number) => JsonValue::Number(number.to_number().into_owned()),
        Value::String(text) => JsonValue::String(text.to_string()),
        Value::Sequence(items) => items.iter().map(|item| to_json(item).into_owned()).collect(),
        Value::Mapping(entries) => JsonValue::Object(
            entries.iter().map(|e| (e.key.text.to_string(), to_json(&e.value).into_owned())).collect(),
        ),
    })
}

impl JsonNumber for &Number {
    fn as_u64(&self) -> Option<u64> {
        self.is_integer().then(|| self.value().to_u64()).flatten()
    }

    fn as_i64(&self) -> Option<i64> {
        self.is_integer().then(|| self.value().to_i64()).flatten()
    }

    fn as_f64(&self) -> Option<f64> {
        self.value().to_f64()
    }

    fn as_str(&self) -> Cow<'_, str> {
        Cow::Owned(self.value().to_string())
    }

    fn to_number(&self) -> Cow<'_, serde_json::Number> {
        let number = self
            .as_i64()
            .map(serde_json::Number::from)
            .or_else(|| self.as_f64().and_then(serde_json::Number::from_f64))
            .unwrap_or_else(|| serde_json::Number::from(0));
        Cow::Owned(number)
    }

    fn is_integer(&self) -> bool {
        Number::is_integer(self)
    }
}

/// Keys and values as the validator walks them.
pub struct Members<'a>(std::slice::Iter<'a, Entry>);

impl<'a> Iterator for Members<'a> {
    type Item = (&'a str, &'a Node);

    fn next(&mut self) -> Option<Self::Item> {
        self.0.next().map(|entry| (&*entry.key.text, &entry.value))
    }
}

impl<'a> Object<'a, NodeJson> for &'a [Entry] {
    type Node = &'a Node;
    type MemberName = &'a str;
    type MembersIter = Members<'a>;

    fn len(&self) -> usize {
        <[Entry]>::len(self)
    }

    fn get(&self, key: &Box<str>) -> Option<&'a Node> {
        self.iter().find(|entry| entry.key.text == *key).map(|entry| &entry.value)
    }

    fn members(&self) -> Members<'a> {
        Members(self.iter())
    }
}

impl<'a> Array<'a, NodeJson> for &'a [Node] {
    type Node = &'a Node;
    type ElementsIter = std::slice::Iter<'a, Node>;

    fn len(&self) -> usize {
        <[Node]>::len(self)
    }

    fn elements(&self) -> std::slice::Iter<'a, Node> {
        self.iter()
    }
}
