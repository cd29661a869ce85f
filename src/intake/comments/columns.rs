//! Which column of a table holds what.

use std::collections::BTreeMap;

use super::table::Table;
use super::words::{Column, Meaning, Words};
use crate::diagnostic::Message;
use crate::schema::Field;

/// What the columns of a table hold.
#[derive(Debug, Default)]
pub(super) struct Columns {
    places: BTreeMap<Column, usize>,
    /// Headings of columns that are known and never written.
    pub(super) left_out: Vec<String>,
    /// Headings that nobody knows.
    pub(super) unknown: Vec<String>,
}

/// One of the answers of `--column HEADING=KEY`.
pub(super) type Chosen = (String, Option<Column>);

/// Reads `HEADING=KEY`; `HEADING=-` leaves a column out knowingly.
///
/// # Errors
/// When there is no `=`, or no such key.
pub(super) fn chosen(argument: &str) -> Result<Chosen, Message> {
    let keys = || Column::ALL.iter().map(|column| column.key()).chain(["-"]);
    let fault = || Message::new("import-bad-column").text("argument", argument).list("keys", keys());
    let (heading, key) = argument.rsplit_once('=').ok_or_else(fault)?;
    let column = Column::ALL.into_iter().find(|column| column.key() == key);
    if column.is_none() && key != "-" {
        return Err(fault());
    }
    Ok((heading.trim().to_owned(), column))
}

impl Columns {
    /// Finds the columns by their headings. What was chosen goes before what the headings say.
    ///
    /// # Errors
    /// When two columns would be the same, or a chosen heading is not there.
    pub(super) fn find(
        table: &Table,
        chosen: &[Chosen],
        words: &Words,
        form: Field<'_>,
    ) -> Result<Self, Message> {
        let headings = &table.headings;
        let filled = table.filled();
        if let Some((heading, _)) =
            chosen.iter().find(|(heading, _)| !headings.iter().any(|one| one == heading))
        {
            return Err(Message::new("import-no-such-heading").text("heading", heading));
        }
        let mut columns = Self::default();
        for (index, heading) in headings.iter().enumerate() {
            let meaning = match chosen.iter().find(|(one, _)| one == heading) {
                Some((_, column)) => Some(column.map_or(Meaning::LeftOut, Meaning::Column)),
                None => words.meaning(heading, form),
            };
            match meaning {
                Some(Meaning::Column(column)) => {
                    if let Some(other) = columns.places.insert(column, index) {
                        let other = headings.get(other).map_or("", String::as_str);
                        let message = Message::new("import-same-columns").text("key", column.key());
                        return Err(message.list("headings", [other, heading]));
                    }
                }
                Some(Meaning::LeftOut) => columns.left_out.push(heading.clone()),
                None if heading.is_empty() && !filled.contains(&index) => {}
                None if heading.is_empty() => columns.unknown.push(letters(index)),
                None => columns.unknown.push(heading.clone()),
            }
        }
        Ok(columns)
    }

    /// Whether no heading was known.
    pub(super) fn is_empty(&self) -> bool {
        self.places.is_empty() && self.left_out.is_empty()
    }

    pub(super) fn has(&self, column: Column) -> bool {
        self.places.contains_key(&column)
    }

    /// What a row says in a column; none where there is no such column or it is empty.
    pub(super) fn cell<'r>(&self, column: Column, cells: &'r [String]) -> Option<&'r str> {
        let cell = cells.get(*self.places.get(&column)?)?;
        (!cell.is_empty()).then_some(cell.as_str())
    }

    /// The column that stands at a place.
    pub(super) fn at(&self, index: usize) -> Option<Column> {
        self.places.iter().find(|(_, other)| **other == index).map(|(column, _)| *column)
    }

    /// What spreadsheet programs call a column.
    pub(super) fn letters(&self, column: Column) -> Option<String> {
        self.places.get(&column).map(|index| letters(*index))
    }

    /// The heading of a column.
    pub(super) fn heading<'h>(&self, column: Column, headings: &'h [String]) -> Option<&'h str> {
        headings.get(*self.places.get(&column)?).map(String::as_str)
    }
}

/// How spreadsheet programs call a column: A, B, …, Z, AA.
fn letters(index: usize) -> String {
    let last = char::from(b'A' + u8::try_from(index % 26).unwrap_or_default());
    if index < 26 { last.to_string() } else { format!("{}{last}", letters(index / 26 - 1)) }
}
