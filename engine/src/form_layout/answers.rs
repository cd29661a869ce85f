//! What stands in the boxes of a paper.

use std::collections::BTreeMap;

use jiff::civil::Date;
use rust_decimal::Decimal;

use super::fields::{Entry, FormField, FormLayout, Part};
use crate::document::{Node, Number, Value};

/// What stands in a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Raw {
    /// A text.
    Text(String),
    /// A figure.
    Number(Decimal),
    /// A figure too large or too fine to be exact.
    Inexact,
    /// A figure shown as a percentage.
    Percent(Decimal),
    /// A figure that is shown without its thousands.
    Scaled,
    /// A day.
    Date(Date),
    /// A day with a time of day.
    Stamp(Date),
    /// A time of day or a stretch of time, which no box wants.
    Moment,
    /// Yes or no.
    Truth(bool),
    /// An error of the spreadsheet, such as `#REF!`.
    Broken(String),
    /// A formula whose result is not in the file.
    NoResult,
    /// A picture instead of a value.
    Picture,
}

/// What stands in a box and where that is, in words that find it: `需求建议!B12`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What stands there.
    pub raw: Raw,
    /// Where.
    pub at: String,
}

/// One row of a table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Row {
    /// Where.
    pub at: String,
    /// By the key of the column; what chooses several may have several cells.
    pub cells: BTreeMap<String, Vec<Cell>>,
}

/// What stands in all boxes of a paper. Empty boxes are not there.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Answers {
    /// By the key of the box; what chooses several may have several cells.
    pub fields: BTreeMap<String, Vec<Cell>>,
    /// By the key of the table. Rows without anything are not there.
    pub rows: BTreeMap<String, Vec<Row>>,
}

impl Answers {
    /// Whether nothing at all was filled in.
    pub fn is_empty(&self) -> bool {
        self.fields.is_empty() && self.rows.is_empty()
    }

    /// The text in a box.
    pub fn text(&self, key: &str) -> Option<&str> {
        match &self.fields.get(key)?.first()?.raw {
            Raw::Text(text) => Some(text),
            _ => None,
        }
    }

    /// Writes a text into a box.
    pub fn write(&mut self, key: &str, text: &str) {
        if !text.is_empty() {
            self.fields.insert(key.to_owned(), vec![cell(Raw::Text(text.to_owned()))]);
        }
    }

    /// What a document would have in the boxes of its paper, and the keys that the paper has no box for.
    pub fn of(layout: &FormLayout, root: &Node) -> (Self, Vec<String>) {
        let mut answers = Self::default();
        let mut unmapped = Vec::new();
        for entry in root.entries() {
            let key = &*entry.key.text;
            let part = layout.parts.iter().find(|part| match part {
                Part::One(field) => field.key == key,
                Part::Group(group) => group.key == key,
                Part::Rows(rows) => rows.key == key,
            });
            match part {
                _ if entry.value.is_null() => {}
                None => unmapped.push(key.to_owned()),
                Some(Part::One(field)) => {
                    let fits = fill(field, &entry.value, &mut answers.fields);
                    unmapped.extend((!fits).then(|| key.to_owned()));
                }
                Some(Part::Group(group)) => {
                    if !matches!(entry.value.value, Value::Mapping(_)) {
                        unmapped.push(key.to_owned());
                    }
                    for inner in entry.value.entries() {
                        let full = format!("{key}.{}", inner.key.text);
                        let field = group.fields.iter().find(|field| field.key == full);
                        let fits = inner.value.is_null()
                            || field.is_some_and(|field| fill(field, &inner.value, &mut answers.fields));
                        unmapped.extend((!fits).then_some(full));
                    }
                }
                Some(Part::Rows(table)) => {
                    if !matches!(entry.value.value, Value::Sequence(_)) {
                        unmapped.push(key.to_owned());
                    }
                    for (number, item) in (1..).zip(entry.value.items()) {
                        let mut row = Row::default();
                        let mut lost = |name: &str| unmapped.push(format!("{key}[{number}]{name}"));
                        match (table.columns.as_slice(), &item.value) {
                            (_, Value::Null) => {}
                            ([only], _) if only.key.is_empty() => {
                                if !fill(only, item, &mut row.cells) {
                                    lost("");
                                }
                            }
                            (columns, Value::Mapping(entries)) => {
                                for inner in entries {
                                    let column = columns.iter().find(|one| *one.key == *inner.key.text);
                                    let fits = inner.value.is_null()
                                        || column.is_some_and(|one| fill(one, &inner.value, &mut row.cells));
                                    if !fits {
                                        lost(&format!(".{}", inner.key.text));
                                    }
                                }
                            }
                            _ => lost(""),
                        }
                        if !row.cells.is_empty() {
                            answers.rows.entry(table.key.clone()).or_default().push(row);
                        }
                    }
                }
            }
        }
        (answers, unmapped)
    }
}

pub(super) fn cell(raw: Raw) -> Cell {
    Cell { raw, at: String::new() }
}

/// Writes a value into its box; whether it fits there.
fn fill(field: &FormField, node: &Node, cells: &mut BTreeMap<String, Vec<Cell>>) -> bool {
    let mut written = Vec::new();
    let fits = match (&field.entry, &node.value) {
        (Entry::Choices(_), Value::Sequence(items)) => items.iter().all(|item| match raw(field, item) {
            Some(Raw::Text(text)) => {
                written.push(cell(Raw::Text(text)));
                true
            }
            _ => item.is_null(),
        }),
        _ => raw(field, node).is_some_and(|raw| {
            if raw != Raw::Text(String::new()) {
                written.push(cell(raw));
            }
            true
        }),
    };
    if !written.is_empty() {
        cells.insert(field.key.clone(), written);
    }
    fits
}

fn raw(field: &FormField, node: &Node) -> Option<Raw> {
    Some(match (&node.value, &field.entry) {
        (Value::String(word), Entry::Choice(choices) | Entry::Choices(choices)) => {
            let label = choices.iter().find(|choice| *choice.word == **word).map(|choice| &choice.label);
            Raw::Text(label.cloned().unwrap_or_else(|| word.to_string()))
        }
        (Value::String(text), Entry::Date) => match date(text) {
            Some(date) => Raw::Date(date),
            None => Raw::Text(text.to_string()),
        },
        (Value::String(text), Entry::Long) => Raw::Text(text.trim_end().to_owned()),
        (Value::String(text), _) => Raw::Text(text.trim().to_owned()),
        (Value::Number(number), Entry::Number { .. } | Entry::NumberOrText) => {
            Raw::Number(number.value().normalize())
        }
        (Value::Number(number), _) => Raw::Text(number.raw().to_owned()),
        (Value::Bool(truth), Entry::Truth) => Raw::Truth(*truth),
        (Value::Bool(_) | Value::Null | Value::Sequence(_) | Value::Mapping(_), _) => return None,
    })
}

/// A day as files write it.
fn date(text: &str) -> Option<Date> {
    let date: Date = text.parse().ok()?;
    (date.to_string() == text).then_some(date)
}

/// A figure as files write it.
pub fn number(value: Decimal) -> Option<Value> {
    Number::read(&value.normalize().to_string()).map(Value::Number)
}
