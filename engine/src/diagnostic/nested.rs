//! Values inside values of their own kind, read from a file that may be made to use up the stack.

use std::cell::Cell;

use serde::de::Error as _;
use serde::{Deserialize, Deserializer};

/// Deepest nesting that is read: a document's ([`crate::document::limits::DEPTH`]) and some more.
const MOST: usize = 72;

thread_local! {
    static DEPTH: Cell<usize> = const { Cell::new(0) };
}

/// Reads a value that stands inside another of its kind; an error where that goes deeper than anything we write.
///
/// # Errors
/// When a tree is too deep, or the reader fails.
pub fn read<'de, D: Deserializer<'de>, T: Deserialize<'de>>(reader: D) -> Result<T, D::Error> {
    let depth = DEPTH.get();
    if depth >= MOST {
        return Err(D::Error::custom("too deep"));
    }
    DEPTH.set(depth + 1);
    let value = T::deserialize(reader);
    DEPTH.set(depth);
    value
}
