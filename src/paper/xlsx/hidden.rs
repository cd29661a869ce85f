//! Rows and columns of sheets that are hidden.

use std::collections::{BTreeMap, BTreeSet};

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::paper::xml::{attribute, damaged, text};
use crate::paper::{Package, PackageError};

/// Most rows and columns that are noted.
const MOST: usize = 20_000;

/// The hidden rows and columns of a sheet.
#[derive(Debug, Default)]
pub(super) struct Hidden {
    rows: BTreeSet<u32>,
    columns: Vec<(u32, u32)>,
}

impl Hidden {
    /// Those of all sheets of a workbook, by the names of the sheets.
    pub(super) fn of_sheets(package: &Package) -> Result<BTreeMap<String, Self>, PackageError> {
        let mut sheets = Vec::new();
        each(package.main(), |element| {
            if element.local_name().as_ref() == "sheet" {
                sheets.push((attribute(element, "name")?, attribute(element, "id")?));
            }
            Ok(sheets.len() < MOST)
        })?;
        let mut hidden = BTreeMap::new();
        for (name, id) in sheets {
            if let (Some(name), Some(part)) = (name, package.related_by_id(&id.unwrap_or_default())?) {
                hidden.insert(name, Self::of(part)?);
            }
        }
        Ok(hidden)
    }

    fn of(sheet: &[u8]) -> Result<Self, PackageError> {
        let mut hidden = Self::default();
        let mut row: u32 = 0;
        each(sheet, |element| {
            let name = element.local_name();
            if !matches!(name.as_ref(), "row" | "col") {
                return Ok(true);
            }
            let number = |name| {
                Ok::<_, PackageError>(attribute(element, name)?.and_then(|number| number.parse::<u32>().ok()))
            };
            let is_hidden = attribute(element, "hidden")?.is_some_and(|on| on == "1" || on == "true");
            if name.as_ref() == "row" {
                row = number("r")?.unwrap_or(row.saturating_add(1));
                if is_hidden {
                    hidden.rows.insert(row.saturating_sub(1));
                }
            } else if let (true, Some(first), Some(last)) = (is_hidden, number("min")?, number("max")?) {
                hidden.columns.push((first.saturating_sub(1), last.saturating_sub(1)));
            }
            Ok(hidden.rows.len() + hidden.columns.len() < MOST)
        })?;
        Ok(hidden)
    }

    /// Whether a cell lies in one of them.
    pub(super) fn holds(&self, (row, column): (u32, u32)) -> bool {
        self.rows.contains(&row)
            || self.columns.iter().any(|(first, last)| (*first..=*last).contains(&column))
    }
}

/// Calls `take` with each element of a part, as long as it wants more.
fn each(
    part: &[u8],
    mut take: impl FnMut(&BytesStart<'_>) -> Result<bool, PackageError>,
) -> Result<(), PackageError> {
    let mut reader = Reader::from_str(text(part)?);
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) | Event::Empty(element) if !take(&element)? => return Ok(()),
            Event::DocType(_) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}
