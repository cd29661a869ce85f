//! What there is to fill in: the fields of a form, in parts.

use serde::{Deserialize, Serialize};

use super::of_schema::{ROWS, ROWS_OF_OPTIONAL, SHORT};
use crate::schema::{Kind, Visibility};

/// A form to be filled in.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FormLayout {
    /// Of which kind of document.
    pub kind: Kind,
    /// The call it is of.
    pub call: String,
    /// Which annex of the notice it is, such as `附件1`; empty where the call says none.
    pub annex: String,
    /// Its title.
    pub title: String,
    /// What to know before filling it.
    pub intro: String,
    /// Its parts in order.
    pub parts: Vec<Part>,
}

/// A part of a form. Keys are those of the document, joined by dots.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub enum Part {
    /// One box.
    One(FormField),
    /// Boxes under a common heading.
    Group(Group),
    /// Rows of boxes, as many as there are.
    Rows(Rows),
}

/// Boxes under a common heading.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Group {
    /// Key of the group.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// How to fill it.
    pub hint: String,
    /// Whether the form cannot do without it.
    pub required: bool,
    /// Who may see it.
    pub visibility: Visibility,
    /// The boxes.
    pub fields: Vec<FormField>,
}

/// A table to fill in.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct Rows {
    /// Key of the list.
    pub key: String,
    /// Its heading.
    pub title: String,
    /// How to fill it.
    pub hint: String,
    /// Whether the form cannot do without it.
    pub required: bool,
    /// Fewest rows.
    pub min: usize,
    /// Most rows.
    pub max: usize,
    /// Who may see it.
    pub visibility: Visibility,
    /// The columns; their keys are those of an item. A list of plain values has one column whose key is empty.
    pub columns: Vec<FormField>,
}

/// A box to be filled in.
#[derive(Clone, Debug, Deserialize, Serialize)]
pub struct FormField {
    /// Key in the document; of a column, its key in the item.
    pub key: String,
    /// Its label.
    pub label: String,
    /// How to fill it.
    pub hint: String,
    /// An example.
    pub example: String,
    /// The unit of a figure.
    pub unit: String,
    /// Most 字.
    pub limit: Option<usize>,
    /// Most characters.
    pub max_length: Option<usize>,
    /// Whether what holds it cannot do without it.
    pub required: bool,
    /// Who may see it.
    pub visibility: Visibility,
    /// Whether several written there are several items of the table.
    pub is_separated: bool,
    /// Names of the call, one of which is meant where a text says it in other words.
    pub names: Vec<String>,
    /// What is written there.
    pub entry: Entry,
}

/// What is written in a box.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub enum Entry {
    /// A text on a line.
    Text,
    /// A text of several lines.
    Long,
    /// A unified social credit code.
    Uscc,
    /// A figure.
    Number {
        /// Whether it is a whole number.
        integer: bool,
    },
    /// A figure, or a text such as `≥1000`.
    NumberOrText,
    /// A date.
    Date,
    /// Yes or no.
    Truth,
    /// One of several.
    Choice(Vec<Choice>),
    /// Some of several, in an order.
    Choices(Vec<Choice>),
}

/// One to choose.
#[derive(Clone, Debug, PartialEq, Eq, Deserialize, Serialize)]
pub struct Choice {
    /// As the document writes it.
    pub word: String,
    /// As people read it; no two of a list are alike.
    pub label: String,
}

impl FormLayout {
    /// The keys of a document that it has boxes for.
    pub fn keys(&self) -> impl Iterator<Item = &str> {
        let keys = self.parts.iter().map(|part| match part {
            Part::One(form_field) => form_field.key.as_str(),
            Part::Group(group) => &group.key,
            Part::Rows(rows) => &rows.key,
        });
        keys.filter(|key| !key.starts_with('@'))
    }

    /// All boxes that are not in tables.
    pub fn fields(&self) -> impl Iterator<Item = &FormField> {
        self.parts.iter().flat_map(|part| match part {
            Part::One(form_field) => std::slice::from_ref(form_field).iter(),
            Part::Group(group) => group.fields.iter(),
            Part::Rows(_) => [].iter(),
        })
    }

    /// Whether the heading above a box says already who may see it.
    pub fn is_told_above(&self, form_field: &FormField) -> bool {
        self.parts.iter().any(|part| match part {
            Part::Group(group) => {
                group.visibility == form_field.visibility
                    && group.fields.iter().any(|one| one.key == form_field.key)
            }
            Part::One(_) | Part::Rows(_) => false,
        })
    }

    /// The tables.
    pub fn tables(&self) -> impl Iterator<Item = &Rows> {
        self.parts.iter().filter_map(|part| match part {
            Part::Rows(rows) => Some(rows),
            Part::One(_) | Part::Group(_) => None,
        })
    }
}

impl Rows {
    /// Whether an item is a plain value.
    pub fn is_plain(&self) -> bool {
        matches!(self.columns.as_slice(), [only] if only.key.is_empty())
    }

    /// How many rows a paper offers: some to spare, no more than allowed.
    pub fn offered(&self, filled: usize) -> usize {
        let empty = if self.required { ROWS } else { ROWS_OF_OPTIONAL };
        let wanted = if filled == 0 { empty } else { filled + 2 };
        wanted.min(self.max).max(filled)
    }
}

impl FormField {
    /// Whether two such boxes fit on a line.
    pub fn is_short(&self) -> bool {
        match &self.entry {
            Entry::Number { .. } | Entry::Date | Entry::Truth | Entry::Choice(_) | Entry::Uscc => true,
            Entry::Text => self.max_length.is_some_and(|most| most <= SHORT) && self.key != "title",
            Entry::Long | Entry::NumberOrText | Entry::Choices(_) => false,
        }
    }

    /// The choices, if one chooses.
    pub fn choices(&self) -> &[Choice] {
        match &self.entry {
            Entry::Choice(choices) | Entry::Choices(choices) => choices,
            _ => &[],
        }
    }
}
