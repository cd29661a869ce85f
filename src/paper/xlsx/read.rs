//! Finds answers on the sheets of a workbook.

use std::collections::BTreeMap;

use super::super::package::{Package, PackageError};
use super::super::read::{Read, Unmapped};
use super::grid::Grid;
use super::{HEAD, HEADING, MARK, ROW};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw, Row};
use crate::form_layout::{Entry, FormField, FormLayout, Rows};
use zhengji_office::drawing::lines::{COLUMNS, LABEL, boxes, columns, slots};
use zhengji_office::drawing::marks::kind_name;

/// Reads the papers of a workbook.
///
/// # Errors
/// When the workbook cannot be read.
pub fn read(package: &Package, layouts: &[FormLayout]) -> Result<Read, PackageError> {
    let mut read = Read::default();
    for grid in Grid::all(package)? {
        let mark = grid.text(0, 0).and_then(|text| text.strip_prefix(MARK));
        let layout = layouts.iter().find(|layout| mark == Some(kind_name(layout.kind)));
        match layout {
            Some(layout) if read.layouts.iter().any(|(kind, _)| *kind == layout.kind) => {
                read.unmapped.push(Unmapped::error(grid.name(), Message::new("paper-read-sheet-twice")));
            }
            Some(layout) => {
                let answers = Reading::new(&grid, layout, &mut read.unmapped).answers();
                read.layouts.push((layout.kind, answers));
            }
            // A sheet that nobody sees holds the lists to choose from; others hold what somebody added.
            None if grid.is_visible && !grid.is_empty() => {
                read.unmapped.push(Unmapped::warning(grid.name(), Message::new("paper-read-sheet-unknown")));
            }
            None => {}
        }
    }
    Ok(read)
}

/// What the rows without a key behind a row belong to.
#[derive(Clone, Copy)]
enum Open<'p> {
    Nothing,
    Table(&'p Rows),
}

struct Reading<'g, 'p, 's> {
    grid: &'g Grid,
    layout: &'p FormLayout,
    unmapped: &'s mut Vec<Unmapped>,
    /// Column of the sheet for each column of the grid.
    columns: Vec<Option<u32>>,
    /// Cells that were accounted for.
    seen: Vec<(u32, u32)>,
    /// Cells in which something may be filled in.
    places: Vec<(u32, u32)>,
    answers: Answers,
}

impl<'g, 'p, 's> Reading<'g, 'p, 's> {
    fn new(grid: &'g Grid, layout: &'p FormLayout, unmapped: &'s mut Vec<Unmapped>) -> Self {
        let mut columns = vec![None; usize::from(COLUMNS)];
        let mut seen = vec![(0, 0)];
        for (column, raw) in grid.row(0).filter(|(column, _)| *column > 0) {
            if let Raw::Number(number) = raw
                && let Some(slot) =
                    usize::try_from(*number).ok().and_then(|n| columns.get_mut(n.checked_sub(1)?))
            {
                *slot = Some(column);
                seen.push((0, column));
            }
        }
        Self { grid, layout, unmapped, columns, seen, places: Vec::new(), answers: Answers::default() }
    }

    fn answers(mut self) -> Answers {
        if self.columns.iter().any(Option::is_none) {
            let message = Message::new("paper-read-sheet-broken");
            self.unmapped.push(Unmapped::error(self.grid.name(), message));
            return self.answers;
        }
        let mut open = Open::Nothing;
        let rows: std::collections::BTreeSet<u32> =
            self.grid.places().map(|(row, _)| row).filter(|row| *row > 0).collect();
        let mut before_form = true;
        for row in rows {
            let key = self.grid.text(row, 0);
            if let Some(key) = key {
                before_form = false;
                self.seen.push((row, 0));
                open = self.row(row, key);
            } else if let Open::Table(table) = open {
                self.table_row(row, table);
            }
            if before_form {
                // Title and introduction.
                self.labels(row, 0..COLUMNS);
            }
            // What is printed beside the form are its hints.
            let beside = self.columns.last().copied().flatten().map_or(0, |last| last + 2);
            self.seen.push((row, beside));
        }
        self.leftovers();
        self.merged();
        self.answers
    }

    fn column(&self, of_grid: u16) -> u32 {
        self.columns.get(usize::from(of_grid)).copied().flatten().unwrap_or(u32::MAX)
    }

    fn labels(&mut self, row: u32, of_grid: std::ops::Range<u16>) {
        for index in of_grid {
            self.seen.push((row, self.column(index)));
        }
    }

    fn row(&mut self, row: u32, key: &str) -> Open<'p> {
        let layout = self.layout;
        if key.starts_with(HEADING) {
            self.labels(row, 0..1);
            // A list of plain values has no heads of columns.
            let table = layout.tables().find(|table| table.key == key[HEADING.len()..]);
            return table.map_or(Open::Nothing, Open::Table);
        }
        if let Some(table) =
            key.strip_prefix(HEAD).and_then(|key| layout.tables().find(|table| table.key == key))
        {
            self.labels(row, 0..1);
            for (start, _) in columns(table) {
                self.labels(row, start..start + 1);
            }
            return Open::Table(table);
        }
        if let Some(table) =
            key.strip_suffix(ROW).and_then(|key| layout.tables().find(|table| table.key == key))
        {
            self.table_row(row, table);
            return Open::Table(table);
        }
        let fields: Vec<Option<&'p FormField>> =
            key.split(' ').map(|key| layout.fields().find(|field| field.key == key)).collect();
        for (field, (start, width)) in fields.iter().zip(boxes(fields.len())) {
            let Some(field) = field else {
                let at = self.grid.at(row, self.column(*start));
                self.unmapped.push(Unmapped::error(at, Message::new("paper-read-key-unknown")));
                continue;
            };
            self.label(row, start - LABEL, field);
            let cells = self.cells(row, field, (*start, *width));
            if !cells.is_empty() && self.answers.fields.insert(field.key.clone(), cells).is_some() {
                let at = self.grid.at(row, self.column(*start));
                self.unmapped
                    .push(Unmapped::error(at, Message::new("paper-read-twice").text("label", &field.label)));
            }
        }
        Open::Nothing
    }

    /// A label that was written over may hold what belongs into the box.
    fn label(&mut self, row: u32, of_grid: u16, field: &FormField) {
        let place = (row, self.column(of_grid));
        let intact = self.grid.text(place.0, place.1).is_some_and(|text| text.starts_with(&field.label));
        if !intact && self.grid.get(place.0, place.1).is_some() {
            let message = Message::new("paper-read-label").text("label", &field.label);
            self.unmapped.push(Unmapped::warning(self.grid.at(place.0, place.1), message));
        }
        self.seen.push(place);
    }

    fn cells(&mut self, row: u32, field: &FormField, place: (u16, u16)) -> Vec<Cell> {
        let places = match &field.entry {
            Entry::Choices(choices) if place == (LABEL, COLUMNS - LABEL) => slots(choices.len()),
            _ => &[place][..],
        };
        let mut cells = Vec::new();
        for (start, _) in places {
            let place = (row, self.column(*start));
            self.seen.push(place);
            self.places.push(place);
            let at = self.grid.at(place.0, place.1);
            let raw = self.grid.get(place.0, place.1);
            if self.grid.is_hidden(place) {
                let message = Message::new("paper-read-hidden-cell");
                self.unmapped.extend(raw.map(|_| Unmapped::warning(&at, message)));
                continue;
            }
            self.unmapped.extend(self.grid.odd(place).map(|odd| odd.unmapped_at(&at)));
            cells.extend(raw.map(|raw| Cell { raw: raw.clone(), at }));
        }
        cells
    }

    fn table_row(&mut self, row: u32, table: &Rows) {
        let mut found = Row { at: format!("{}!{}", self.grid.name(), row + 1), cells: BTreeMap::new() };
        self.labels(row, 0..1);
        for (column, place) in table.columns.iter().zip(columns(table)) {
            let cells = self.cells(row, column, place);
            if !cells.is_empty() {
                found.cells.insert(column.key.clone(), cells);
            }
        }
        if !found.cells.is_empty() {
            self.answers.rows.entry(table.key.clone()).or_default().push(found);
        }
    }

    /// What stands in no box.
    fn leftovers(&mut self) {
        self.seen.sort_unstable();
        for (row, column) in self.grid.places() {
            if self.seen.binary_search(&(row, column)).is_err() {
                let at = self.grid.at(row, column);
                self.unmapped.push(Unmapped::warning(at, Message::new("paper-read-outside")));
            }
        }
        if let Some((row, column)) = self.grid.beyond {
            self.unmapped
                .push(Unmapped::warning(self.grid.at(row, column), Message::new("paper-read-beyond")));
        }
    }

    /// Boxes that were merged into one: nobody can tell whose the text is.
    fn merged(&mut self) {
        for area in &self.grid.merged {
            let inside = |(row, column): &&(u32, u32)| {
                (area.start.0..=area.end.0).contains(row) && (area.start.1..=area.end.1).contains(column)
            };
            if self.places.iter().filter(inside).count() > 1 {
                let (first, last) =
                    (self.grid.at(area.start.0, area.start.1), self.grid.at(area.end.0, area.end.1));
                let last = last.rsplit('!').next().unwrap_or_default().to_owned();
                self.unmapped
                    .push(Unmapped::error(format!("{first}:{last}"), Message::new("paper-read-merged")));
            }
        }
    }
}
