//! Cells: what a table holds before any writer writes it.

use std::fmt;

use jiff::civil::Date;
use serde::{Serialize, Serializer};
use zhengji_markdown::plain;

use crate::call::Wan;

/// What stands in a column.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Text.
    Text,
    /// A whole number.
    Count,
    /// Money, 万元.
    Money,
    /// A day.
    Date,
    /// Yes or no, in words.
    Truth,
}

/// How cells stand.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Align {
    /// Text.
    Start,
    /// Short words.
    Center,
    /// Figures.
    End,
}

/// A cell. Figures and days stay what they are until a writer writes them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    /// Nothing was said.
    Empty,
    /// Text.
    Text(String),
    /// A count or rank.
    Count(u64),
    /// Money, in the unit of its column: 万元, or what [`super::TableWords::money`] makes of it.
    Money(Wan),
    /// A day.
    Date(Date),
}

impl Cell {
    /// Text; nothing where it is blank.
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// A plain text as a reader sees it; nothing where it is blank.
    pub fn written(text: &str) -> Self {
        Self::text(plain::to_text(text))
    }

    /// A number of things.
    pub fn count(count: usize) -> Self {
        Self::Count(count as u64)
    }
}

impl fmt::Display for Cell {
    /// As people read it.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => Ok(()),
            Self::Text(text) => f.write_str(text),
            Self::Count(count) => write!(f, "{count}"),
            Self::Money(amount) => write!(f, "{amount}"),
            Self::Date(day) => write!(f, "{day}"),
        }
    }
}

impl Serialize for Cell {
    /// As people read it; templates show it as it is.
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
