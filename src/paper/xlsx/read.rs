//! Finds answers on the sheets of a workbook.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Xlsx, XlsxError};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::super::kind_name;
use super::super::lines::{COLUMNS, LABEL, boxes, columns, slots};
use super::super::package::{Package, PackageError};
use super::super::read::{Read, Stray};
use super::{HEAD, HEADING, MARK, ROW};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw, Row};
use crate::form_layout::{Blank, Entry, Paper, Rows};

/// Rows and columns beyond these, and cells beyond so many, belong to no form.
const ROWS: u32 = 5_000;
const COLUMNS_READ: u32 = 256;
const CELLS: usize = 200_000;
const MERGED: usize = 5_000;

/// Reads the papers of a workbook.
///
/// # Errors
/// When the workbook cannot be read.
pub fn read(package: &Package, papers: &[Paper]) -> Result<Read, PackageError> {
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(package.repacked()?)).map_err(damaged)?;
    let mut read = Read::default();
    let sheets: Vec<_> = workbook.sheets_metadata().to_vec();
    for sheet in sheets {
        let grid = Grid::new(&mut workbook, &sheet.name)?;
        let mark = grid.text(0, 0).and_then(|text| text.strip_prefix(MARK));
        let paper = papers.iter().find(|paper| mark == Some(kind_name(paper.kind)));
        match paper {
            Some(paper) if read.papers.iter().any(|(kind, _)| *kind == paper.kind) => {
                read.strays.push(Stray::error(&sheet.name, Message::new("paper-read-sheet-twice")));
            }
            Some(paper) => {
                let answers = Reading::new(&grid, paper, &mut read.strays).answers();
                read.papers.push((paper.kind, answers));
            }
            // A sheet that nobody sees holds the lists to choose from; others hold what somebody added.
            None if sheet.visible == SheetVisible::Visible && !grid.cells.is_empty() => {
                read.strays.push(Stray::warning(&sheet.name, Message::new("paper-read-sheet-unknown")));
            }
            None => {}
        }
    }
    Ok(read)
}

#[allow(clippy::needless_pass_by_value, reason = "the signature that map_err wants")]
fn damaged(error: XlsxError) -> PackageError {
    match error {
        XlsxError::Password => PackageError::Password,
        other => PackageError::Damaged(other.to_string()),
    }
}

/// What stands in the cells of a sheet.
pub(in crate::paper) struct Grid {
    name: String,
    cells: BTreeMap<(u32, u32), Raw>,
    merged: Vec<Dimensions>,
    /// The first cell beyond what is read.
    beyond: Option<(u32, u32)>,
}

impl Grid {
    fn new(workbook: &mut Xlsx<Cursor<Vec<u8>>>, name: &str) -> Result<Self, PackageError> {
        let mut grid =
            Self { name: name.to_owned(), cells: BTreeMap::new(), merged: Vec::new(), beyond: None };
        // A sheet of another kind has none.
        grid.merged = workbook.merge_cells_by_sheet_name(name).unwrap_or_default();
        grid.merged.truncate(MERGED);
        // A chart on a sheet of its own has no cells.
        let Ok(mut reader) = workbook.worksheet_cells_reader(name) else { return Ok(grid) };
        let percent: Vec<bool> = reader
            .styles()
            .iter()
            .map(|style| {
                let format = style.number_format.as_ref();
                format.is_some_and(|format| format.format_code.contains('%'))
            })
            .collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
            let (row, column) = cell.get_position();
            let Some(raw) = raw(cell.get_value(), percent.get(style).copied().unwrap_or(false)) else {
                continue;
            };
            if row >= ROWS || column >= COLUMNS_READ || grid.cells.len() >= CELLS {
                grid.beyond.get_or_insert((row, column));
                continue;
            }
            grid.cells.insert((row, column), raw);
        }
        Ok(grid)
    }

    /// All sheets of a workbook.
    pub(in crate::paper) fn all(package: &Package) -> Result<Vec<Self>, PackageError> {
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(package.repacked()?)).map_err(damaged)?;
        workbook.sheet_names().iter().map(|name| Self::new(&mut workbook, name)).collect()
    }

    pub(in crate::paper) fn name(&self) -> &str {
        &self.name
    }

    pub(in crate::paper) fn get(&self, row: u32, column: u32) -> Option<&Raw> {
        self.cells.get(&(row, column))
    }

    /// The cells of a row by their columns.
    pub(in crate::paper) fn row(&self, row: u32) -> impl Iterator<Item = (u32, &Raw)> {
        self.cells.range((row, 0)..(row + 1, 0)).map(|((_, column), raw)| (*column, raw))
    }

    /// The cells of a column by their rows.
    pub(in crate::paper) fn column(&self, wanted: u32) -> impl Iterator<Item = (u32, &Raw)> {
        self.cells.iter().filter(move |((_, column), _)| *column == wanted).map(|((row, _), raw)| (*row, raw))
    }

    pub(in crate::paper) fn text(&self, row: u32, column: u32) -> Option<&str> {
        match self.cells.get(&(row, column))? {
            Raw::Text(text) => Some(text.trim()),
            _ => None,
        }
    }

    pub(in crate::paper) fn at(&self, row: u32, column: u32) -> String {
        let letters = u16::try_from(column)
            .map_or_else(|_| column.to_string(), rust_xlsxwriter::utility::column_number_to_name);
        format!("{}!{letters}{}", self.name, row + 1)
    }
}

fn raw(value: &DataRef<'_>, percent: bool) -> Option<Raw> {
    Some(match value {
        DataRef::Empty => return None,
        DataRef::String(text) => return written(text),
        DataRef::SharedString(text) => return written(text),
        DataRef::Bool(truth) => Raw::Truth(*truth),
        DataRef::Error(error) => Raw::Broken(error.to_string()),
        DataRef::Int(whole) => Raw::Number(Decimal::from(*whole)),
        DataRef::Float(figure) => match decimal(*figure) {
            Some(value) if percent => Raw::Percent(value),
            Some(value) => Raw::Number(value),
            None => Raw::Inexact,
        },
        DataRef::DateTime(moment) if moment.is_datetime() => match day(*moment) {
            Some(date) => Raw::Date(date),
            None => Raw::Moment,
        },
        DataRef::DateTime(_) | DataRef::DurationIso(_) => Raw::Moment,
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(date) if text.len() == 10 || text.ends_with("T00:00:00") => Raw::Date(date),
            _ => Raw::Moment,
        },
    })
}

fn written(text: &str) -> Option<Raw> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    (!text.trim().is_empty()).then_some(Raw::Text(text))
}

/// The figure as its shortest decimal, which is what was typed for all that a spreadsheet keeps exactly.
fn decimal(figure: f64) -> Option<Decimal> {
    let exact = figure.is_finite() && figure.abs() < 1e15;
    exact.then(|| figure.to_string().parse().ok()).flatten()
}

/// The day of a serial number without a time of day. Spreadsheets do not agree on days before March 1900.
fn day(moment: ExcelDateTime) -> Option<Date> {
    let serial = moment.as_f64();
    if serial.fract() != 0.0 || !(61.0..2_958_466.0).contains(&serial) {
        return None;
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}

/// What the rows without a key behind a row belong to.
#[derive(Clone, Copy)]
enum Open<'p> {
    Nothing,
    Table(&'p Rows),
}

struct Reading<'g, 'p, 's> {
    grid: &'g Grid,
    paper: &'p Paper,
    strays: &'s mut Vec<Stray>,
    /// Column of the sheet for each column of the grid.
    columns: Vec<Option<u32>>,
    /// Cells that were accounted for.
    seen: Vec<(u32, u32)>,
    /// Cells in which something may be filled in.
    places: Vec<(u32, u32)>,
    answers: Answers,
}

impl<'g, 'p, 's> Reading<'g, 'p, 's> {
    fn new(grid: &'g Grid, paper: &'p Paper, strays: &'s mut Vec<Stray>) -> Self {
        let mut columns = vec![None; usize::from(COLUMNS)];
        let mut seen = vec![(0, 0)];
        for ((_, column), raw) in grid.cells.range((0, 1)..(1, 0)) {
            if let Raw::Number(number) = raw
                && let Some(slot) =
                    usize::try_from(*number).ok().and_then(|n| columns.get_mut(n.checked_sub(1)?))
            {
                *slot = Some(*column);
                seen.push((0, *column));
            }
        }
        Self { grid, paper, strays, columns, seen, places: Vec::new(), answers: Answers::default() }
    }

    fn answers(mut self) -> Answers {
        if self.columns.iter().any(Option::is_none) {
            let message = Message::new("paper-read-sheet-broken");
            self.strays.push(Stray::error(&self.grid.name, message));
            return self.answers;
        }
        let mut open = Open::Nothing;
        let rows: std::collections::BTreeSet<u32> =
            self.grid.cells.keys().map(|(row, _)| *row).filter(|row| *row > 0).collect();
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
            self.seen.extend(self.grid.cells.range((row, beside)..=(row, beside)).map(|(place, _)| *place));
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
        let paper = self.paper;
        if key.starts_with(HEADING) {
            self.labels(row, 0..1);
            // A list of plain values has no heads of columns.
            let table = paper.tables().find(|table| table.key == key[HEADING.len()..]);
            return table.map_or(Open::Nothing, Open::Table);
        }
        if let Some(table) =
            key.strip_prefix(HEAD).and_then(|key| paper.tables().find(|table| table.key == key))
        {
            self.labels(row, 0..1);
            for (start, _) in columns(table) {
                self.labels(row, start..start + 1);
            }
            return Open::Table(table);
        }
        if let Some(table) =
            key.strip_suffix(ROW).and_then(|key| paper.tables().find(|table| table.key == key))
        {
            self.table_row(row, table);
            return Open::Table(table);
        }
        let blanks: Vec<Option<&'p Blank>> =
            key.split(' ').map(|key| paper.blanks().find(|blank| blank.key == key)).collect();
        for (blank, (start, width)) in blanks.iter().zip(boxes(blanks.len())) {
            let Some(blank) = blank else {
                let at = self.grid.at(row, self.column(*start));
                self.strays.push(Stray::error(at, Message::new("paper-read-key-unknown")));
                continue;
            };
            self.label(row, start - LABEL, blank);
            let cells = self.cells(row, blank, (*start, *width));
            if !cells.is_empty() && self.answers.blanks.insert(blank.key.clone(), cells).is_some() {
                let at = self.grid.at(row, self.column(*start));
                self.strays
                    .push(Stray::error(at, Message::new("paper-read-twice").text("label", &blank.label)));
            }
        }
        Open::Nothing
    }

    /// A label that was written over may hold what belongs into the box.
    fn label(&mut self, row: u32, of_grid: u16, blank: &Blank) {
        let place = (row, self.column(of_grid));
        let intact = self.grid.text(place.0, place.1).is_some_and(|text| text.starts_with(&blank.label));
        if !intact && self.grid.cells.contains_key(&place) {
            let message = Message::new("paper-read-label").text("label", &blank.label);
            self.strays.push(Stray::warning(self.grid.at(place.0, place.1), message));
        }
        self.seen.push(place);
    }

    fn cells(&mut self, row: u32, blank: &Blank, place: (u16, u16)) -> Vec<Cell> {
        let places = match &blank.entry {
            Entry::Choices(choices) if place == (LABEL, COLUMNS - LABEL) => slots(choices.len()),
            _ => &[place][..],
        };
        let mut cells = Vec::new();
        for (start, _) in places {
            let place = (row, self.column(*start));
            self.seen.push(place);
            self.places.push(place);
            if let Some(raw) = self.grid.cells.get(&place) {
                cells.push(Cell { raw: raw.clone(), at: self.grid.at(place.0, place.1) });
            }
        }
        cells
    }

    fn table_row(&mut self, row: u32, table: &Rows) {
        let mut found = Row { at: format!("{}!{}", self.grid.name, row + 1), cells: BTreeMap::new() };
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
        for (row, column) in self.grid.cells.keys() {
            if self.seen.binary_search(&(*row, *column)).is_err() {
                let at = self.grid.at(*row, *column);
                self.strays.push(Stray::warning(at, Message::new("paper-read-outside")));
            }
        }
        if let Some((row, column)) = self.grid.beyond {
            self.strays.push(Stray::warning(self.grid.at(row, column), Message::new("paper-read-beyond")));
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
                self.strays.push(Stray::error(format!("{first}:{last}"), Message::new("paper-read-merged")));
            }
        }
    }
}
