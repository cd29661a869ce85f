//! Values with their places, read leniently: a value of the wrong type is absent, because the schema has said so.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::Span;
use crate::document::{Entry, Node, Value};

/// A value and where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located<T> {
    /// The value.
    pub value: T,
    /// Where it stands.
    pub span: Span,
}

/// A value that may be missing or unreadable.
pub type Maybe<T> = Option<Located<T>>;

/// The largest amount of money that a form takes, 万元.
const MOST: Decimal = Decimal::from_parts(100_000_000, 0, 0, false, 0);

/// An amount of money; one that no form takes is absent, because the schema has said so.
fn amount(node: &Node) -> Option<Decimal> {
    let value = node.as_number()?.value();
    (value >= Decimal::ZERO && value <= MOST).then_some(value)
}

/// Reads the fields of a mapping.
#[derive(Clone, Copy)]
pub(super) struct Fields<'a>(Option<&'a Node>);

impl<'a> Fields<'a> {
    pub(super) fn of(node: Option<&'a Node>) -> Self {
        Self(node)
    }

    fn read<T>(self, key: &str, read: impl FnOnce(&'a Node) -> Option<T>) -> Maybe<T> {
        let node = self.0?.get(key)?;
        read(node).map(|value| Located { value, span: node.span })
    }

    pub(super) fn group(self, key: &str) -> Self {
        Self(self.0.and_then(|node| node.get(key)))
    }

    pub(super) fn present(self) -> bool {
        self.0.is_some_and(|node| !node.is_null())
    }

    /// Whether a list was written for a key, be it empty.
    pub(super) fn is_list(self, key: &str) -> bool {
        self.0.and_then(|node| node.get(key)).is_some_and(|node| matches!(node.value, Value::Sequence(_)))
    }

    /// The values of all keys but some, each as an amount if it is one.
    pub(super) fn amounts_beside(self, keys: &[&str]) -> impl Iterator<Item = Maybe<Decimal>> {
        let entries = self.0.map(Node::entries).unwrap_or_default();
        entries
            .iter()
            .filter(|entry| !keys.contains(&&*entry.key.text))
            .map(|entry| amount(&entry.value).map(|value| Located { value, span: entry.value.span }))
    }

    pub(super) fn items(self, key: &str) -> impl Iterator<Item = (Fields<'a>, Span)> {
        let items = self.0.and_then(|node| node.get(key)).map(Node::items).unwrap_or_default();
        items.iter().map(|node| (Fields(Some(node)), node.span))
    }

    pub(super) fn text(self, key: &str) -> Maybe<String> {
        self.read(key, |node| node.as_str().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned))
    }

    /// Text, or a number as it was written.
    pub(super) fn text_or_number(self, key: &str) -> Maybe<String> {
        let number = self.read(key, |node| node.as_number().map(|number| number.raw().to_owned()));
        self.text(key).or(number)
    }

    pub(super) fn amount(self, key: &str) -> Maybe<Decimal> {
        self.read(key, amount)
    }

    pub(super) fn integer(self, key: &str) -> Maybe<i64> {
        self.read(key, |node| {
            let number = node.as_number().filter(|number| number.is_integer())?;
            i64::try_from(number.value()).ok()
        })
    }

    pub(super) fn boolean(self, key: &str) -> Maybe<bool> {
        self.read(key, Node::as_bool)
    }

    pub(super) fn date(self, key: &str) -> Maybe<Date> {
        self.read(key, |node| node.as_str().and_then(|text| text.trim().parse().ok()))
    }

    /// Where to point for a key, whatever stands there.
    pub(super) fn span(self, key: &str) -> Option<Span> {
        self.0.and_then(|node| node.entry(key)).map(Entry::span)
    }

    /// The texts of a list.
    pub(super) fn texts(self, key: &str) -> impl Iterator<Item = Located<String>> {
        let items = self.0.and_then(|node| node.get(key)).map(Node::items).unwrap_or_default();
        items
            .iter()
            .filter_map(|node| Some(Located { value: node.as_str()?.trim().to_owned(), span: node.span }))
    }
}
