//! Values with their places, read leniently: a value of the wrong type is absent, because the schema has said so.

use rust_decimal::Decimal;

use crate::diagnostic::Span;
use crate::document::Node;

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
}
