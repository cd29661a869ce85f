//! Answers to the value of a document: boxes to values, values to their keys, rows to items.

use std::collections::BTreeMap;

use super::answers::{Answers, Cell, Raw, Row};
use super::fields::{Entry, FormField, FormLayout, Part, Rows};
use super::values::{Unfit, chosen, decimal, read, text, unreadable};
use crate::call::Wan;
use crate::diagnostic::{Message, Severity, Span};
use crate::document::{Entry as Pair, Key, Node, Value};
use crate::schema::{Visibility, WAN, items};

/// What is to be said about a box.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// An error where the box could not be read, a note where it was read otherwise than written.
    pub severity: Severity,
    /// Where the box is.
    pub at: String,
    /// Its label.
    pub label: String,
    /// What is wrong, without a value.
    pub message: Message,
}

/// A document's value and what was said on the way.
#[derive(Debug)]
pub struct Composed {
    /// The value; boxes that could not be read are absent.
    pub root: Node,
    /// What to say.
    pub remarks: Vec<Remark>,
    /// Where each value stands on paper, by its key in the document: `budget.total`, `indicators[2].target`.
    pub places: BTreeMap<String, String>,
    /// The amounts that were read, to be told in words.
    pub amounts: Vec<Amount>,
}

/// An amount that was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Amount {
    /// Where its box is.
    pub at: String,
    /// The label of the box.
    pub label: String,
    /// The amount in words: see [`Wan::in_words`].
    pub message: Message,
    /// Whether it is not public: even its size is for whoever wrote it.
    pub private: bool,
}

impl Amount {
    /// Whether its words are others than those of the box: 亿元 or 元 where 万元 is asked.
    pub fn is_in_other_words(&self) -> bool {
        self.message.id() != "amount-wan"
    }

    /// The read-back as it stands beside the box.
    pub fn read_back(&self) -> Message {
        Message::new("new-read-back").message("amount", self.message.clone())
    }
}

/// Puts a document together.
pub fn compose(layout: &FormLayout, answers: &Answers) -> Composed {
    let mut composing = Composing { remarks: Vec::new(), places: BTreeMap::new(), amounts: Vec::new() };
    let mut entries = Vec::new();
    for part in &layout.parts {
        match part {
            // What stands in no document.
            Part::Group(group) if group.key.starts_with('@') => {}
            Part::One(field) => {
                let value = composing.value(field, &field.key, answers.fields.get(&field.key));
                entries.extend(value.map(|value| pair(&field.key, value)));
            }
            Part::Group(group) => {
                let mut inner = Vec::new();
                for field in &group.fields {
                    let value = composing.value(field, &field.key, answers.fields.get(&field.key));
                    let name = field.key.rsplit('.').next().unwrap_or(&field.key);
                    inner.extend(value.map(|value| pair(name, value)));
                }
                if !inner.is_empty() {
                    entries.push(pair(&group.key, Value::Mapping(inner)));
                }
            }
            Part::Rows(table) => {
                let items = composing.items(table, answers);
                // Whoever leaves a table empty that may be empty says that there are none.
                if !items.is_empty() || table.required && table.min == 0 {
                    entries.push(pair(&table.key, Value::Sequence(items)));
                }
            }
        }
    }
    let Composing { remarks, places, amounts } = composing;
    Composed { root: node(Value::Mapping(entries)), remarks, places, amounts }
}

fn node(value: Value) -> Node {
    Node { value, span: Span::default() }
}

fn pair(key: &str, value: Value) -> Pair {
    Pair { key: Key { text: key.into(), span: Span::default() }, value: node(value) }
}

struct Composing {
    remarks: Vec<Remark>,
    places: BTreeMap<String, String>,
    amounts: Vec<Amount>,
}

impl Composing {
    fn items(&mut self, table: &Rows, answers: &Answers) -> Vec<Node> {
        let mut items = Vec::new();
        for row in answers.rows.get(&table.key).into_iter().flatten() {
            let place = format!("{}[{}]", table.key, items.len() + 1);
            let mut inner = Vec::new();
            if let Some((cell, parts)) = several(table, row) {
                for part in &parts {
                    self.places.insert(format!("{}[{}]", table.key, items.len() + 1), cell.at.clone());
                    items.push(node(text(part)));
                }
                let message = Message::new("paper-read-several").count("count", parts.len());
                self.remark(&table.columns[0], &cell.at, Severity::Note, message);
                continue;
            }
            for column in &table.columns {
                let key =
                    if column.key.is_empty() { place.clone() } else { format!("{place}.{}", column.key) };
                let value = self.value(column, &key, row.cells.get(&column.key));
                inner.extend(value.map(|value| pair(&column.key, value)));
            }
            self.places.entry(place).or_insert_with(|| row.at.clone());
            if !table.is_plain() {
                if !inner.is_empty() {
                    items.push(node(Value::Mapping(inner)));
                }
            } else if let Some(only) = inner.pop() {
                items.push(only.value);
            }
        }
        items
    }

    fn value(&mut self, field: &FormField, key: &str, cells: Option<&Vec<Cell>>) -> Option<Value> {
        let cells = cells?;
        let at = &cells.first()?.at;
        self.places.insert(key.to_owned(), at.clone());
        if let Entry::Choices(choices) = &field.entry {
            let mut words: Vec<&str> = Vec::new();
            for cell in cells {
                match unreadable(&cell.raw).map_or_else(|| chosen(choices, &cell.raw), Err) {
                    Ok(found) => {
                        for word in found {
                            if !words.contains(&word) {
                                words.push(word);
                            }
                        }
                    }
                    Err(message) => self.remark(field, &cell.at, Severity::Error, message),
                }
            }
            let items: Vec<Node> = words.into_iter().map(|word| node(text(word))).collect();
            return (!items.is_empty()).then_some(Value::Sequence(items));
        }
        let value = match read(field, &cells.first()?.raw) {
            Ok(value) => value,
            Err(Unfit::Read(value, message)) => {
                self.remark(field, at, Severity::Note, message);
                value
            }
            Err(Unfit::Wrong(message)) => {
                self.remark(field, at, Severity::Error, message);
                return None;
            }
        };
        if let Some(amount) = decimal(&value).filter(|_| field.unit == WAN) {
            let private = field.visibility != Visibility::Public;
            let message = Wan(amount).in_words(private);
            self.amounts.push(Amount { at: at.clone(), label: field.label.clone(), message, private });
        }
        Some(value)
    }

    fn remark(&mut self, field: &FormField, at: &str, severity: Severity, message: Message) {
        self.remarks.push(Remark { severity, at: at.to_owned(), label: field.label.clone(), message });
    }
}

/// The items that stand in one cell of a table of texts, where there are several.
fn several<'r>(table: &Rows, row: &'r Row) -> Option<(&'r Cell, Vec<&'r str>)> {
    let column = table.columns.first().filter(|column| table.is_plain() && column.is_separated)?;
    let cell = row.cells.get(&column.key)?.first()?;
    let Raw::Text(words) = &cell.raw else { return None };
    let parts = items(words);
    (parts.len() > 1).then_some((cell, parts))
}
