//! Reads what a department wrote into its desk.

use std::collections::BTreeMap;

use super::super::package::{Package, PackageError, PackageKind};
use super::super::read::Unmapped;
use super::super::xlsx::Grid;
use super::filled::{FilledRow, Recommendations};
use super::{FILLED, MARK, RANK, STAMP, STAMP_MARK, STATE_MARK};
use crate::diagnostic::Message;
use crate::form_layout::{Cell, Raw};

/// The department whose desk a workbook is; none for other workbooks.
///
/// # Errors
/// When the workbook cannot be read.
pub fn department_of(package: &Package) -> Result<Option<String>, PackageError> {
    Ok(desk(package)?.map(|(_, department)| department))
}

fn desk(package: &Package) -> Result<Option<(Grid, String)>, PackageError> {
    with_mark(package, MARK)
}

/// The sheet whose first cell bears a mark, and what stands behind it.
fn with_mark(package: &Package, mark: &str) -> Result<Option<(Grid, String)>, PackageError> {
    if package.kind != PackageKind::Workbook {
        return Ok(None);
    }
    for grid in Grid::all(package)? {
        if let Some(department) = grid.text(0, 0).and_then(|text| text.strip_prefix(mark)).map(str::to_owned)
        {
            return Ok(Some((grid, department)));
        }
    }
    Ok(None)
}

/// Reads a desk; none where the workbook is something else.
///
/// # Errors
/// When the workbook cannot be read.
pub fn read(package: &Package) -> Result<Option<Recommendations>, PackageError> {
    let Some((grid, department)) = desk(package)? else { return Ok(None) };
    let mut found = Recommendations::new(department);
    let columns: BTreeMap<&'static str, u32> = FILLED
        .iter()
        .filter_map(|key| Some((*key, grid.row(0).find(|(_, raw)| is_text(raw, key))?.0)))
        .collect();
    if columns.len() < FILLED.len() {
        found.unmapped.push(Unmapped::error(grid.name(), Message::new("paper-read-sheet-broken")));
        return Ok(Some(found));
    }
    found.state = grid.row(0).find_map(|(_, raw)| text(raw)?.strip_prefix(STATE_MARK).map(str::to_owned));
    found.demands(&grid, &columns);
    if let Some(grid) = with_mark(package, STAMP_MARK)?.map(|(grid, _)| grid) {
        found.stamp(&grid);
    }
    Ok(Some(found))
}

impl Recommendations {
    /// Reads the sheet of demands.
    fn demands(&mut self, grid: &Grid, columns: &BTreeMap<&'static str, u32>) {
        // What is told stands between the rank and what else is filled in.
        let rank = *columns.get(RANK).unwrap_or(&1);
        let mut rows = Vec::new();
        for (row, id) in grid.column(0).filter(|(row, _)| *row > 0) {
            for column in columns.values() {
                let at = grid.at(row, *column);
                self.unmapped.extend(grid.odd((row, *column)).map(|odd| odd.unmapped_at(&at)));
            }
            let told = std::array::from_fn(|index| {
                let column = rank + 1 + u32::try_from(index).unwrap_or_default();
                grid.get(row, column).and_then(text).unwrap_or_default().to_owned()
            });
            let filled = |(key, column): (&&'static str, &u32)| {
                (*key, (grid.get(row, *column).cloned(), grid.at(row, *column)))
            };
            rows.push(FilledRow { id: id.clone(), told, boxes: columns.iter().map(filled).collect() });
        }
        self.fill(rows);
    }

    /// Reads the sheet about the stamp.
    fn stamp(&mut self, grid: &Grid) {
        self.holds_stamp = true;
        for (row, key) in grid.column(0).filter(|(row, _)| *row > 0) {
            let Some((key, ..)) = text(key).and_then(|key| STAMP.iter().find(|(known, ..)| *known == key))
            else {
                continue;
            };
            let at = grid.at(row, VALUE);
            self.unmapped.extend(grid.odd((row, VALUE)).map(|odd| odd.unmapped_at(&at)));
            match grid.get(row, VALUE) {
                Some(raw) => {
                    self.answers.fields.insert((*key).to_owned(), vec![Cell { raw: raw.clone(), at }]);
                }
                None => drop(self.blanks.insert((*key).to_owned(), at)),
            }
        }
    }
}

/// The column in which something is written about the stamp.
const VALUE: u32 = 2;

fn text(raw: &Raw) -> Option<&str> {
    match raw {
        Raw::Text(text) => Some(text),
        _ => None,
    }
}

fn is_text(raw: &Raw, wanted: &str) -> bool {
    text(raw) == Some(wanted)
}
