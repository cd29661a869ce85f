//! Reads what a department wrote into its desk.

use std::collections::BTreeMap;

use super::super::package::{Package, PackageError, PackageKind};
use super::super::read::Unmapped;
use super::super::xlsx::Grid;
use super::{FILLED, KEY_RECOMMENDED, MARK, OPINION, RANK, REASON, UNIT_KIND_CONFIRMED};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw, Row};

/// What was read of a desk: the rows of a recommendation, as answers to its form.
#[derive(Debug)]
pub struct Recommendations {
    /// Folder of the department.
    pub department: String,
    /// The tables `recommendations` and `declined`.
    pub answers: Answers,
    /// What else was found.
    pub unmapped: Vec<Unmapped>,
}

/// The department whose desk a workbook is; none for other workbooks.
///
/// # Errors
/// When the workbook cannot be read.
pub fn department_of(package: &Package) -> Result<Option<String>, PackageError> {
    Ok(desk(package)?.map(|(_, department)| department))
}

fn desk(package: &Package) -> Result<Option<(Grid, String)>, PackageError> {
    if package.kind != PackageKind::Workbook {
        return Ok(None);
    }
    for grid in Grid::all(package)? {
        if let Some(department) = grid.text(0, 0).and_then(|text| text.strip_prefix(MARK)).map(str::to_owned)
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
    let mut unmapped = Vec::new();
    let columns: BTreeMap<&str, u32> = FILLED
        .iter()
        .filter_map(|key| Some((*key, grid.row(0).find(|(_, raw)| is_text(raw, key))?.0)))
        .collect();
    if columns.len() < FILLED.len() {
        unmapped.push(Unmapped::error(grid.name(), Message::new("paper-read-sheet-broken")));
        return Ok(Some(Recommendations { department, answers: Answers::default(), unmapped }));
    }
    for (row, _) in grid.column(0).filter(|(row, _)| *row > 0) {
        for column in columns.values() {
            let at = grid.at(row, *column);
            unmapped.extend(grid.odd((row, *column)).map(|odd| odd.unmapped_at(&at)));
        }
    }
    let mut recommended = Vec::new();
    let mut declined = Vec::new();
    for (row, id) in grid.column(0).filter(|(row, _)| *row > 0) {
        let cell = |key: &str| {
            let column = *columns.get(key)?;
            Some(Cell { raw: grid.get(row, column)?.clone(), at: grid.at(row, column) })
        };
        let demand = Cell { raw: id.clone(), at: grid.at(row, *columns.get(RANK).unwrap_or(&1)) };
        let at = demand.at.clone();
        match (cell(RANK), cell(REASON)) {
            (Some(_), Some(reason)) => {
                unmapped.push(Unmapped::error(reason.at, Message::new("paper-read-desk-both")));
            }
            (Some(rank), None) => {
                let order = match &rank.raw {
                    Raw::Number(number) => Some(*number),
                    _ => None,
                };
                let mut cells =
                    BTreeMap::from([("demand".to_owned(), vec![demand]), (RANK.to_owned(), vec![rank])]);
                for key in [OPINION, KEY_RECOMMENDED, UNIT_KIND_CONFIRMED] {
                    cells.extend(cell(key).map(|cell| (key.to_owned(), vec![cell])));
                }
                recommended.push((order, Row { at, cells }));
            }
            (None, Some(reason)) => {
                let cells =
                    BTreeMap::from([("demand".to_owned(), vec![demand]), (REASON.to_owned(), vec![reason])]);
                declined.push(Row { at, cells });
            }
            (None, None) => {
                if let Some(opinion) = cell(OPINION) {
                    unmapped.push(Unmapped::error(opinion.at, Message::new("paper-read-desk-unranked")));
                }
            }
        }
    }
    recommended.sort_by_key(|(order, _)| *order);
    let mut answers = Answers::default();
    answers.rows.insert("recommendations".to_owned(), recommended.into_iter().map(|(_, row)| row).collect());
    answers.rows.insert("declined".to_owned(), declined);
    Ok(Some(Recommendations { department, answers, unmapped }))
}

fn is_text(raw: &Raw, wanted: &str) -> bool {
    matches!(raw, Raw::Text(text) if text == wanted)
}
