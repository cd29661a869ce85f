//! Values with their places, read leniently: a value of the wrong type is absent, because the schema has said so.

use jiff::civil::Date;
use rust_decimal::Decimal;

use crate::diagnostic::Span;
use crate::document::{Entry, Node};

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

    pub(super) fn items(self, key: &str) -> impl Iterator<Item = (Fields<'a>, Span)> {
        let items = self.0.and_then(|node| node.get(key)).map(Node::items).unwrap_or_default();
        items.iter().map(|node| (Fields(Some(node)), node.span))
    }

    pub(super) fn text(self, key: &str) -> Maybe<String> {
        self.read(key, |node| node.as_str().map(str::trim).filter(|t| !t.is_empty()).map(str::to_owned))
    }

    pub(super) fn decimal(self, key: &str) -> Maybe<Decimal> {
        self.read(key, |node| node.as_number().map(crate::document::Number::value))
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
