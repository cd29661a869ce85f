//! A public answer beside the field of the form it was given to: what is shown of it follows from the schema alone.

use jiff::civil::Date;
use rust_decimal::Decimal;
use serde::ser::SerializeMap;
use serde::{Serialize, Serializer};

use super::Wan;
use crate::document::{Node, Value};
use crate::schema::{Field, Public, Shape, Visibility};

/// The unit of money in schemas (`x-unit`).
const MONEY: &str = "万元";

/// A field of a form, and what was answered.
#[derive(Clone, Copy, Debug)]
pub struct Answer<'a> {
    field: Field<'a>,
    node: Option<&'a Node>,
}

impl<'a> Answer<'a> {
    /// All answers of a document to its form.
    pub fn of(form: Field<'a>, answers: &'a Public) -> Self {
        Self { field: form, node: Some(answers.node()) }
    }

    /// The field.
    pub fn field(self) -> Field<'a> {
        self.field
    }

    /// The answer to a field of this group; none where the form has no such field.
    pub fn get(self, name: &str) -> Option<Self> {
        let node = self.node.and_then(|node| node.get(name));
        Some(Self { field: self.field.property(name)?, node })
    }

    /// The answer at a dotted path, as far as the form knows it.
    pub fn at(self, path: &str) -> Option<Self> {
        path.split('.').try_fold(self, Self::get)
    }

    /// The answers to the public fields of this group, in the order of the form.
    pub fn fields(self) -> impl Iterator<Item = (&'a str, Self)> {
        public_fields(self.field).map(move |(name, field)| {
            let node = self.node.and_then(|node| node.get(name));
            (name, Self { field, node })
        })
    }

    /// The answers of this list, one after the other.
    pub fn items(self) -> impl Iterator<Item = Self> {
        let nodes = self.node.map(Node::items).unwrap_or_default();
        let field = self.field.items();
        nodes.iter().filter_map(move |node| Some(Self { field: field?, node: Some(node) }))
    }

    /// Whether nothing was answered.
    pub fn is_empty(self) -> bool {
        match self.node.map(|node| &node.value) {
            None | Some(Value::Null) => true,
            Some(Value::String(text)) => text.trim().is_empty(),
            Some(Value::Sequence(items)) => items.is_empty(),
            Some(Value::Mapping(entries)) => entries.is_empty(),
            Some(Value::Bool(_) | Value::Number(_)) => false,
        }
    }

    /// A text, or a figure as it was written.
    pub fn text(self) -> Option<&'a str> {
        match &self.node?.value {
            Value::String(text) => Some(text),
            Value::Number(number) => Some(number.raw()),
            _ => None,
        }
    }

    /// A figure, where the form asks for nothing but a figure.
    pub fn number(self) -> Option<Decimal> {
        let number = self.node?.as_number()?;
        (!self.field.is_number_or_text()).then(|| number.value())
    }

    /// An amount of money.
    pub fn money(self) -> Option<Wan> {
        self.number().filter(|_| is_money(self.field)).map(Wan)
    }

    /// A day.
    pub fn date(self) -> Option<Date> {
        self.node?.as_str().filter(|_| self.field.is_date())?.parse().ok()
    }

    /// Yes or no.
    pub fn truth(self) -> Option<bool> {
        self.node?.as_bool()
    }

    /// Every text that was written freely, in the order of the form: words of fixed lists, days and bare figures are not.
    pub fn texts(self) -> Vec<&'a str> {
        let mut texts = Vec::new();
        self.collect(&mut texts);
        texts
    }

    /// Documents are at most [`crate::document::limits::DEPTH`] levels deep, and so is this recursion.
    fn collect(self, texts: &mut Vec<&'a str>) {
        if is_free_text(self.field) {
            texts.extend(self.text());
        }
        self.items().for_each(|item| item.collect(texts));
        self.fields().for_each(|(_, inner)| inner.collect(texts));
    }
}

/// The public fields of a group, in the order of the form.
pub fn public_fields(group: Field<'_>) -> impl Iterator<Item = (&str, Field<'_>)> {
    group.properties().filter(|(_, field)| field.visibility() == Some(Visibility::Public))
}

/// Whether a field holds an amount of money.
pub fn is_money(field: Field<'_>) -> bool {
    field.shape() == Some(Shape::Number) && field.unit() == Some(MONEY)
}

/// Whether a field holds a text of the writer's own words.
pub(super) fn is_free_text(field: Field<'_>) -> bool {
    let is_text = field.shape() == Some(Shape::Text) || field.is_number_or_text();
    is_text && !field.is_date() && field.options().is_empty()
}

impl Serialize for Answer<'_> {
    /// As programs read it: keys in the order of the form, money as a number, what may be a number or a text as a text;
    /// an empty list or nothing where nothing was answered.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.node.map(|node| &node.value) {
            None | Some(Value::Null) if self.field.shape() == Some(Shape::List) => {
                serializer.collect_seq(std::iter::empty::<()>())
            }
            None | Some(Value::Null) => serializer.serialize_none(),
            Some(Value::Bool(value)) => serializer.serialize_bool(*value),
            Some(Value::Number(number)) => match self.number() {
                Some(value) => Wan(value).serialize(serializer),
                None => serializer.serialize_str(number.raw()),
            },
            Some(Value::String(text)) => serializer.serialize_str(text),
            Some(Value::Sequence(_)) => serializer.collect_seq(self.items()),
            Some(Value::Mapping(_)) => {
                let mut map = serializer.serialize_map(None)?;
                for (name, inner) in self.fields() {
                    map.serialize_entry(name, &inner)?;
                }
                map.end()
            }
        }
    }
}
