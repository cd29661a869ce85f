//! Nodes to Rust types by serde. Numbers arrive as their decimal digits, so that money stays exact.

use std::fmt;

use serde::de::value::{MapDeserializer, SeqDeserializer};
use serde::de::{self, Deserialize, IntoDeserializer, Visitor};
use serde::forward_to_deserialize_any;

use super::node::{Entry, Node, Value};

/// A node that does not fit the type; carries serde's own words.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub struct ReadError(String);

impl de::Error for ReadError {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Self(message.to_string())
    }
}

/// Reads a type from a node. Unknown keys are passed over.
///
/// # Errors
/// When the node does not fit the type. Nodes that passed their schema fit the types of [`crate::call`].
pub fn from_node<'de, T: Deserialize<'de>>(node: &'de Node) -> Result<T, ReadError> {
    T::deserialize(node)
}

impl<'de> IntoDeserializer<'de, ReadError> for &'de Node {
    type Deserializer = Self;

    fn into_deserializer(self) -> Self {
        self
    }
}

/// Integer types: `36.0` is the integer 36, as JSON Schema has it.
macro_rules! integers {
    ($($method:ident)*) => {
        $(fn $method<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
            match self.as_number().filter(|number| number.is_integer()).map(|number| i64::try_from(number.value())) {
                Some(Ok(integer)) => visitor.visit_i64(integer),
                _ => self.deserialize_any(visitor),
            }
        })*
    };
}

fn pair(entry: &Entry) -> (&str, &Node) {
    (&entry.key.text, &entry.value)
}

impl<'de> de::Deserializer<'de> for &'de Node {
    type Error = ReadError;

    fn deserialize_any<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.value {
            Value::Null => visitor.visit_unit(),
            Value::Bool(value) => visitor.visit_bool(*value),
            // As written, so that `3.0` stays 3.0; types that want an integer ask for one below.
            Value::Number(number) => visitor.visit_string(number.value().to_string()),
            Value::String(text) => visitor.visit_borrowed_str(text),
            Value::Sequence(items) => visitor.visit_seq(SeqDeserializer::new(items.iter())),
            Value::Mapping(entries) => visitor.visit_map(MapDeserializer::new(entries.iter().map(pair))),
        }
    }

    fn deserialize_option<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        if self.is_null() { visitor.visit_none() } else { visitor.visit_some(self) }
    }

    fn deserialize_str<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        match &self.value {
            Value::Number(number) => visitor.visit_str(number.raw()),
            _ => self.deserialize_any(visitor),
        }
    }

    fn deserialize_string<V: Visitor<'de>>(self, visitor: V) -> Result<V::Value, ReadError> {
        self.deserialize_str(visitor)
    }

    fn deserialize_newtype_struct<V: Visitor<'de>>(
        self,
        _name: &'static str,
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        visitor.visit_newtype_struct(self)
    }

    fn deserialize_enum<V: Visitor<'de>>(
        self,
        _name: &'static str,
        _variants: &'static [&'static str],
        visitor: V,
    ) -> Result<V::Value, ReadError> {
        match &self.value {
            Value::String(text) => visitor.visit_enum((&**text).into_deserializer()),
            _ => Err(de::Error::custom("expected a word of a list")),
        }
    }

    integers! {
        deserialize_i8 deserialize_i16 deserialize_i32 deserialize_i64 deserialize_i128
        deserialize_u8 deserialize_u16 deserialize_u32 deserialize_u64 deserialize_u128
    }

    forward_to_deserialize_any! {
        bool f32 f64 char bytes byte_buf unit unit_struct seq tuple
        tuple_struct map struct identifier ignored_any
    }
}
