//! A column, defined once for every writer.

use serde::Serialize;

use super::cell::{Align, Format};
use super::words::TableWords;
use crate::schema::Visibility;

/// A column of rows: what it is called, how wide it is, who may see it, what it shows of a row. `V` takes the cell
/// from a row.
#[derive(Debug)]
pub struct Column<V> {
    /// Stable name for programs.
    pub id: &'static str,
    /// The message at its head.
    pub label: &'static str,
    /// How its cells stand.
    pub align: Align,
    /// Width on paper in half-width characters, of which a Chinese character takes two.
    pub width: u32,
    /// What stands in it.
    pub format: Format,
    /// Who may see it.
    pub visibility: Visibility,
    /// What it shows.
    pub value: V,
}

impl<V: Copy> Column<V> {
    /// A column of text that everybody may see.
    pub(super) const fn text(id: &'static str, label: &'static str, width: u32, value: V) -> Self {
        Self {
            id,
            label,
            align: Align::Start,
            width,
            format: Format::Text,
            visibility: Visibility::Public,
            value,
        }
    }

    /// A column of short words.
    pub(super) const fn word(id: &'static str, label: &'static str, width: u32, value: V) -> Self {
        Self { align: Align::Center, ..Self::text(id, label, width, value) }
    }

    /// A column of counts or ranks.
    pub(super) const fn count(id: &'static str, label: &'static str, width: u32, value: V) -> Self {
        Self { format: Format::Count, ..Self::word(id, label, width, value) }
    }

    /// A column of money.
    pub(super) const fn money(id: &'static str, label: &'static str, width: u32, value: V) -> Self {
        Self { align: Align::End, format: Format::Money, ..Self::text(id, label, width, value) }
    }

    /// A column of yes and no.
    pub(super) const fn truth(id: &'static str, label: &'static str, width: u32, value: V) -> Self {
        Self { format: Format::Truth, ..Self::word(id, label, width, value) }
    }

    /// Its head.
    pub(super) fn heading(&self, words: &TableWords<'_>) -> Heading {
        Heading {
            id: self.id.to_owned(),
            label: words.text(self.label),
            unit: words.unit(self.format),
            align: self.align,
            width: self.width,
            format: self.format,
        }
    }
}

/// The head of a column in a table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Heading {
    /// Stable name for programs.
    pub id: String,
    /// What people read.
    pub label: String,
    /// The unit of its figures, which stands above the table on paper and at the head of the column elsewhere.
    pub unit: Option<String>,
    /// How its cells stand.
    pub align: Align,
    /// Width on paper in half-width characters.
    pub width: u32,
    /// What stands in it.
    pub format: Format,
}

impl Heading {
    /// What people read where nothing above the table says the unit.
    pub fn full_label(&self) -> String {
        self.unit.as_ref().map_or_else(|| self.label.clone(), |unit| format!("{}{unit}", self.label))
    }
}
