//! The tree of a document.

use serde::{Deserialize, Serialize};

use super::number::Number;
use crate::diagnostic::{Span, nested};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Node {
    /// What it is.
    pub value: Value,
    /// Where it stands. For a block scalar the span starts at its `|`.
    pub span: Span,
}

/// What a value is, by YAML 1.2's core schema.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Value {
    /// Nothing written, `~` or `null`.
    Null,
    /// `true` or `false`; `no` and `off` are text.
    Bool(bool),
    /// An integer or decimal fraction.
    Number(Number),
    /// Text.
    String(Box<str>),
    /// A list.
    Sequence(#[serde(deserialize_with = "nested::read")] Vec<Node>),
    /// Keys and values in the order of the file, no key twice.
    Mapping(#[serde(deserialize_with = "nested::read")] Vec<Entry>),
}

/// A key and where it stands.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Key {
    /// The key.
    pub text: Box<str>,
    /// Where it stands.
    pub span: Span,
}

/// A key with its value.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Entry {
    /// The key.
    pub key: Key,
    /// The value.
    pub value: Node,
}

impl Entry {
    /// Where to point for the value: at the value, or at the key when nothing was written.
    pub fn span(&self) -> Span {
        if self.value.span.is_empty() { self.key.span } else { self.value.span }
    }
}

impl Node {
    /// Nothing, at a place.
    pub fn null(span: Span) -> Self {
        Self { value: Value::Null, span }
    }

    /// The keys and values; none for anything but a mapping.
    pub fn entries(&self) -> &[Entry] {
        match &self.value {
            Value::Mapping(entries) => entries,
            _ => &[],
        }
    }

    /// The items; none for anything but a list.
    pub fn items(&self) -> &[Node] {
        match &self.value {
            Value::Sequence(items) => items,
            _ => &[],
        }
    }

    /// The entry of a key.
    pub fn entry(&self, key: &str) -> Option<&Entry> {
        self.entries().iter().find(|entry| &*entry.key.text == key)
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> Option<&Node> {
        self.entry(key).map(|entry| &entry.value)
    }

    /// The text, if this is text.
    pub fn as_str(&self) -> Option<&str> {
        match &self.value {
            Value::String(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if this is a number.
    pub fn as_number(&self) -> Option<&Number> {
        match &self.value {
            Value::Number(number) => Some(number),
            _ => None,
        }
    }

    /// The truth value, if this is one.
    pub fn as_bool(&self) -> Option<bool> {
        match self.value {
            Value::Bool(value) => Some(value),
            _ => None,
        }
    }

    /// Whether nothing was written.
    pub fn is_null(&self) -> bool {
        matches!(self.value, Value::Null)
    }
}
