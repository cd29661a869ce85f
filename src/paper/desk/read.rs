//! Reads what a department wrote into its desk.

use std::collections::BTreeMap;

use super::super::package::{Package, PackageError, PackageKind};
use super::super::read::Unmapped;
use super::super::xlsx::Grid;
use super::{
    FILLED, KEY_RECOMMENDED, MARK, OPINION, RANK, REASON, STAMP, STAMP_MARK, STATE_MARK, TOLD,
    UNIT_KIND_CONFIRMED,
};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw, Row};

/// What was read of a desk: a recommendation, as answers to its form.
#[derive(Debug)]
pub struct Recommendations {
    /// Folder of the department.
    pub department: String,
    /// The tables `recommendations` and `declined`, and what was written about the stamp.
    pub answers: Answers,
    /// Where the empty boxes are, by their keys in the document: `recommendations[2].opinion`.
    pub blanks: BTreeMap<String, String>,
    /// Whether it has a sheet about the stamp, as those of this form have.
    pub holds_stamp: bool,
    /// The state that it was made from, see [`super::state`]; none in one of an older form.
    pub state: Option<String>,
    /// What it tells of each demand, by its identity, in the order of [`TOLD`].
    pub told: BTreeMap<String, [String; TOLD.len()]>,
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
    let mut found = Recommendations {
        department,
        answers: Answers::default(),
        blanks: BTreeMap::new(),
        holds_stamp: false,
        state: None,
        told: BTreeMap::new(),
        unmapped: Vec::new(),
    };
    let columns: BTreeMap<&str, u32> = FILLED
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
    /// Reads the sheet of demands. A rank makes a recommendation, in which what is left blank about emphasis and kind means no.
    fn demands(&mut self, grid: &Grid, columns: &BTreeMap<&str, u32>) {
        let mut recommended = Vec::new();
        let mut declined = Vec::new();
        // What is told stands between the rank and what else is filled in.
        let rank = *columns.get(RANK).unwrap_or(&1);
        for (row, id) in grid.column(0).filter(|(row, _)| *row > 0) {
            for column in columns.values() {
                let at = grid.at(row, *column);
                self.unmapped.extend(grid.odd((row, *column)).map(|odd| odd.unmapped_at(&at)));
            }
            let place = |key: &str| columns.get(key).map(|column| grid.at(row, *column)).unwrap_or_default();
            let cell =
                |key: &str| Some(Cell { raw: grid.get(row, *columns.get(key)?)?.clone(), at: place(key) });
            if let Some(id) = text(id) {
                let told = std::array::from_fn(|index| {
                    let column = rank + 1 + u32::try_from(index).unwrap_or_default();
                    grid.get(row, column).and_then(text).unwrap_or_default().to_owned()
                });
                self.told.insert(id.to_owned(), told);
            }
            let demand = Cell { raw: id.clone(), at: place(RANK) };
            let at = demand.at.clone();
            match (cell(RANK), cell(REASON)) {
                (Some(_), Some(reason)) => {
                    self.unmapped.push(Unmapped::error(reason.at, Message::new("paper-read-desk-both")));
                }
                (Some(rank), None) => {
                    let order = match &rank.raw {
                        Raw::Number(number) => Some(*number),
                        Raw::Text(text) => text.trim().parse().ok(),
                        _ => None,
                    };
                    let no = |key: &str| Cell { raw: Raw::Truth(false), at: place(key) };
                    let mut cells =
                        BTreeMap::from([("demand".to_owned(), vec![demand]), (RANK.to_owned(), vec![rank])]);
                    cells.extend(cell(OPINION).map(|cell| (OPINION.to_owned(), vec![cell])));
                    for key in [KEY_RECOMMENDED, UNIT_KIND_CONFIRMED] {
                        cells.insert(key.to_owned(), vec![cell(key).unwrap_or_else(|| no(key))]);
                    }
                    recommended.push((order, place(OPINION), Row { at, cells }));
                }
                (None, Some(reason)) => {
                    let cells = BTreeMap::from([
                        ("demand".to_owned(), vec![demand]),
                        (REASON.to_owned(), vec![reason]),
                    ]);
                    declined.push(Row { at, cells });
                }
                (None, None) => {
                    if let Some(opinion) = cell(OPINION) {
                        let message = Message::new("paper-read-desk-unranked");
                        self.unmapped.push(Unmapped::error(opinion.at, message));
                    }
                }
            }
        }
        recommended.sort_by_key(|(order, ..)| *order);
        for (number, (_, opinion, _)) in (1..).zip(&recommended) {
            self.blanks.insert(format!("recommendations[{number}].{OPINION}"), opinion.clone());
        }
        let rows = recommended.into_iter().map(|(.., row)| row).collect();
        self.answers.rows.insert("recommendations".to_owned(), rows);
        self.answers.rows.insert("declined".to_owned(), declined);
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
