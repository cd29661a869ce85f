//! A table as it stands in an export: which of its first rows holds the names of the columns, and what stands below.

use std::collections::BTreeSet;

use jiff::civil::Date;

use super::columns::Chosen;
use super::words::{Meaning, Words};
use crate::diagnostic::Message;
use crate::schema::Field;

/// The names of the columns are looked for in so many rows.
const ABOVE: usize = 12;

/// A table with its headings.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) headings: Vec<String>,
    /// The row of the headings, as spreadsheet programs count.
    pub(super) heading_row: usize,
    /// How many rows with anything in them stand above: a title, or headings over several columns.
    pub(super) above: usize,
    pub(super) rows: Vec<Row>,
    /// The day before the first of the spreadsheet's calendar, where it keeps days as numbers.
    pub(super) day_zero: Option<Date>,
    /// What to say about how the file was read.
    pub(super) remarks: Vec<Message>,
}

/// A row that holds anything.
#[derive(Debug)]
pub(super) struct Row {
    /// As spreadsheet programs count rows.
    pub(super) number: usize,
    /// As many as there are headings.
    pub(super) cells: Vec<String>,
    /// Cells that do not say what stands in them, by column, with the reason.
    pub(super) broken: Vec<(usize, Message)>,
}

/// The rows of a file, before anybody knows which is which.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) rows: Vec<Row>,
    pub(super) day_zero: Option<Date>,
    pub(super) remarks: Vec<Message>,
}

/// By what the headings are known.
#[derive(Clone, Copy)]
pub(super) struct KnownHeadings<'a> {
    pub(super) words: &'a Words,
    pub(super) form: Field<'a>,
    pub(super) chosen: &'a [Chosen],
}

/// Why a table could not be read, and in which row.
pub(super) type Broken = (usize, Message);

impl KnownHeadings<'_> {
    fn knows(self, cell: &str) -> bool {
        self.chosen.iter().any(|(heading, _)| heading == cell)
            || matches!(self.words.meaning(cell, self.form), Some(Meaning::Column(_)))
    }

    /// How many of a row's cells are names of columns that are written.
    pub(super) fn count(self, cells: &[String]) -> usize {
        let known = cells
            .iter()
            .enumerate()
            .filter(|(index, cell)| !cell.is_empty() && !cells[..*index].contains(cell) && self.knows(cell));
        known.count()
    }
}

impl Raw {
    /// How well the best of the first rows serves as the names of the columns.
    pub(super) fn known(&self, known: KnownHeadings<'_>) -> usize {
        self.rows.iter().take(ABOVE).map(|row| known.count(&row.cells)).max().unwrap_or_default()
    }

    /// Finds the names of the columns: the first row that has most of those that are known. Where a heading stretches over
    /// two rows, the lower one counts, and the upper one where the lower one is empty.
    ///
    /// # Errors
    /// When a row has more cells than there are headings: nothing would stand in its own column.
    pub(super) fn table(mut self, known: KnownHeadings<'_>) -> Result<Table, Broken> {
        let mut best: (usize, usize, Option<Vec<String>>) = (0, 0, None);
        for (index, row) in self.rows.iter().take(ABOVE).enumerate() {
            let count = known.count(&row.cells);
            let above = index.checked_sub(1).and_then(|above| self.rows.get(above));
            let both = above.map(|above| stacked(&above.cells, &row.cells));
            let together = both.as_ref().map_or(0, |both| known.count(both));
            // Rows below the headings are no headings, even if a cell happens to be one of the words.
            if count > best.0 {
                best = (count, index, None);
            }
            // A row below another that is nothing but names, and leaves out what stretches down to it, is one of headings.
            let names = row.cells.iter().filter(|cell| !cell.is_empty());
            let lower = count > 0 && names.clone().all(|cell| known.knows(cell)) && names.count() < together;
            let next = best.1 + 1 == index && best.0 > 0;
            if together > best.0 && count > 0 || together == best.0 && lower && next {
                best = (together, index, both);
            }
        }
        let (_, index, both) = best;
        let mut rows = self.rows.split_off(index.min(self.rows.len())).into_iter();
        let Some(head) = rows.next() else {
            return Ok(Table {
                headings: Vec::new(),
                heading_row: 1,
                above: 0,
                rows: Vec::new(),
                day_zero: self.day_zero,
                remarks: self.remarks,
            });
        };
        let mut headings = both.unwrap_or(head.cells);
        while headings.last().is_some_and(String::is_empty) {
            headings.pop();
        }
        let mut fitting = Vec::new();
        for mut row in rows {
            while row.cells.len() > headings.len() && row.cells.last().is_some_and(String::is_empty) {
                row.cells.pop();
            }
            if row.cells.len() > headings.len() {
                let message = Message::new("import-too-many-cells").count("cells", row.cells.len());
                return Err((row.number, message.count("headings", headings.len())));
            }
            row.cells.resize(headings.len(), String::new());
            for cell in row.cells.iter_mut().filter(|cell| known.words.is_empty(cell)) {
                cell.clear();
            }
            fitting.push(row);
        }
        Ok(Table {
            headings,
            heading_row: head.number,
            above: index,
            rows: fitting,
            day_zero: self.day_zero,
            remarks: self.remarks,
        })
    }
}

impl Table {
    /// The places of columns in which anything stands.
    pub(super) fn filled(&self) -> BTreeSet<usize> {
        let filled = |row: &Row| {
            let cells = row.cells.iter().enumerate().filter(|(_, cell)| !cell.is_empty());
            cells.map(|(index, _)| index).collect::<Vec<_>>()
        };
        self.rows.iter().flat_map(filled).collect()
    }
}

/// The headings of two rows, one above the other.
fn stacked(above: &[String], below: &[String]) -> Vec<String> {
    let length = above.len().max(below.len());
    let cell = |cells: &[String], index: usize| cells.get(index).filter(|cell| !cell.is_empty()).cloned();
    (0..length).map(|index| cell(below, index).or_else(|| cell(above, index)).unwrap_or_default()).collect()
}
