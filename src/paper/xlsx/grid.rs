//! What stands in the cells of a workbook's sheets.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Cursor;

use calamine::{
    DataRef, Dimensions, ExcelDateTime, Reader, SheetVisible, Style, Xlsx, XlsxError, XlsxFormulaMetadata,
};
use jiff::civil::Date;
use rust_decimal::Decimal;

use super::format::Shown;
use super::hidden::Hidden;
use super::rich::{settled, unmarked};
use crate::form_layout::Raw;
use crate::paper::seen::{Odd, Seen};
use crate::paper::{Package, PackageError};

/// Rows and columns beyond these, and cells beyond so many, belong to no form.
const ROWS: u32 = 5_000;
const COLUMNS_READ: u32 = 256;
const CELLS: usize = 200_000;
const MERGED: usize = 5_000;

type Corner = (u32, u32);

/// What stands in the cells of a sheet.
pub(in crate::paper) struct Grid {
    name: String,
    cells: BTreeMap<Corner, Raw>,
    /// What could not be read as it stands, by cell.
    odd: BTreeMap<Corner, BTreeSet<Odd>>,
    /// Rows and columns that nobody sees.
    hidden: Hidden,
    pub(super) merged: Vec<Dimensions>,
    /// The first cell beyond what is read.
    pub(super) beyond: Option<Corner>,
    /// Whether the sheet can be seen.
    pub(super) is_visible: bool,
}

impl Grid {
    /// All sheets of a workbook.
    ///
    /// # Errors
    /// When the workbook cannot be read.
    pub(in crate::paper) fn all(package: &Package) -> Result<Vec<Self>, PackageError> {
        let mut hidden = Hidden::of_sheets(package)?;
        let texts = |name: &str, part: &[u8]| {
            // Texts stand in the sheets and in one part for all.
            let name = name.to_ascii_lowercase();
            if name.ends_with("sharedstrings.xml") || name.contains("sheet") {
                settled(part)
            } else {
                Ok(None)
            }
        };
        let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(package.repacked_with(texts)?)).map_err(damaged)?;
        let sheets = workbook.sheets_metadata().to_vec();
        sheets
            .into_iter()
            .map(|sheet| {
                let mut grid = Self {
                    hidden: hidden.remove(&sheet.name).unwrap_or_default(),
                    name: sheet.name,
                    cells: BTreeMap::new(),
                    odd: BTreeMap::new(),
                    merged: Vec::new(),
                    beyond: None,
                    is_visible: sheet.visible == SheetVisible::Visible,
                };
                grid.fill(&mut workbook)?;
                Ok(grid)
            })
            .collect()
    }

    fn fill(&mut self, workbook: &mut Xlsx<Cursor<Vec<u8>>>) -> Result<(), PackageError> {
        // A sheet of another kind has none.
        self.merged = workbook.merge_cells_by_sheet_name(&self.name).unwrap_or_default();
        self.merged.truncate(MERGED);
        let formulas = formulas(workbook, &self.name)?;
        // A chart on a sheet of its own has no cells.
        let Ok(mut reader) = workbook.worksheet_cells_reader(&self.name) else { return Ok(()) };
        let plain = Look::default();
        let looks: Vec<Look> = reader.styles().iter().map(Look::of).collect();
        while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(damaged)? {
            let corner = cell.get_position();
            let look = looks.get(style).unwrap_or(&plain);
            let (raw, odd) = match formulas.get(&corner) {
                Some(raw) => (Some(raw.clone()), BTreeSet::new()),
                None => look.seen(cell.get_value()),
            };
            if raw.is_none() && odd.is_empty() {
                continue;
            }
            if corner.0 >= ROWS || corner.1 >= COLUMNS_READ || self.cells.len() >= CELLS {
                self.beyond.get_or_insert(corner);
                continue;
            }
            if !odd.is_empty() {
                self.odd.insert(corner, odd);
            }
            if let Some(raw) = raw {
                self.cells.insert(corner, raw);
            }
        }
        Ok(())
    }

    pub(in crate::paper) fn name(&self) -> &str {
        &self.name
    }

    /// Whether nothing stands in it.
    pub(super) fn is_empty(&self) -> bool {
        self.cells.is_empty()
    }

    pub(in crate::paper) fn get(&self, row: u32, column: u32) -> Option<&Raw> {
        self.cells.get(&(row, column))
    }

    /// The places of all cells in which something stands.
    pub(super) fn places(&self) -> impl Iterator<Item = Corner> {
        self.cells.keys().copied()
    }

    /// What could not be read of a cell as it stands.
    pub(in crate::paper) fn odd(&self, corner: Corner) -> impl Iterator<Item = Odd> {
        self.odd.get(&corner).into_iter().flatten().copied()
    }

    /// Whether a cell lies in a row or column that nobody sees.
    pub(super) fn is_hidden(&self, corner: Corner) -> bool {
        self.hidden.holds(corner)
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

#[allow(clippy::needless_pass_by_value, reason = "the signature that map_err wants")]
fn damaged(error: XlsxError) -> PackageError {
    match error {
        XlsxError::Password => PackageError::Password,
        other => PackageError::Damaged(other.to_string()),
    }
}

/// The cells whose formula draws a picture, as WPS has them, or has no result in the file.
fn formulas(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
) -> Result<BTreeMap<Corner, Raw>, PackageError> {
    let mut found = BTreeMap::new();
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return Ok(found) };
    while let Some(cell) = reader.next_cell_with_formula_metadata().map_err(damaged)? {
        let Some(formula) = cell.formula else { continue };
        if found.len() >= CELLS {
            break;
        }
        let text = match &formula {
            XlsxFormulaMetadata::Normal { formula } | XlsxFormulaMetadata::Shared { formula, .. } => {
                formula.as_str()
            }
            _ => "",
        };
        if text.to_ascii_uppercase().contains("DISPIMG(") {
            found.insert(cell.pos, Raw::Picture);
        } else if cell.value == DataRef::Empty {
            found.insert(cell.pos, Raw::NoResult);
        }
    }
    Ok(found)
}

/// How a cell looks, as far as it decides what is read.
#[derive(Default)]
struct Look {
    shown: Shown,
    struck: bool,
    hidden: bool,
}

impl Look {
    fn of(style: &Style) -> Self {
        let format = style.number_format.as_ref().map_or("", |format| format.format_code.as_str());
        let font = style.font.as_ref();
        let white = font.and_then(|font| font.color).is_some_and(|color| color.is_white());
        let filled = style.fill.as_ref().is_some_and(calamine::Fill::is_visible);
        Self {
            shown: Shown::of(format),
            struck: font.is_some_and(calamine::Font::has_strikethrough),
            // A format of nothing for figures of all signs and for texts shows nothing.
            hidden: format.starts_with(";;;") || white && !filled,
        }
    }

    /// What the eye sees of a value.
    fn seen(&self, value: &DataRef<'_>) -> (Option<Raw>, BTreeSet<Odd>) {
        let (raw, odd) = match value {
            DataRef::String(text) => written(text),
            DataRef::SharedString(text) => written(text),
            value => (figure(value, &self.shown), BTreeSet::new()),
        };
        for (is, what) in [(self.hidden, Odd::Hidden), (self.struck, Odd::Struck)] {
            if is && raw.is_some() {
                return (None, BTreeSet::from([what]));
            }
        }
        (raw, odd)
    }
}

fn written(text: &str) -> (Option<Raw>, BTreeSet<Odd>) {
    let (text, marks) = unmarked(text);
    let mut seen = Seen::default();
    seen.write(&text.replace("\r\n", "\n").replace('\r', "\n"));
    let (text, mut odd) = seen.finish();
    odd.extend(marks);
    // What WPS leaves where other programs open its pictures.
    let raw = if text.trim_start().starts_with("=DISPIMG(") { Raw::Picture } else { Raw::Text(text) };
    let is_blank = matches!(&raw, Raw::Text(text) if text.trim().is_empty());
    ((!is_blank).then_some(raw), odd)
}

fn figure(value: &DataRef<'_>, shown: &Shown) -> Option<Raw> {
    Some(match value {
        DataRef::Empty | DataRef::String(_) | DataRef::SharedString(_) => return None,
        DataRef::Bool(truth) => Raw::Truth(*truth),
        DataRef::Error(error) => Raw::Broken(error.to_string()),
        DataRef::Int(whole) => beside(shown, Decimal::from(*whole)),
        DataRef::Float(figure) => decimal(*figure).map_or(Raw::Inexact, |value| beside(shown, value)),
        DataRef::DateTime(moment) if moment.is_datetime() => day(*moment),
        DataRef::DateTime(_) | DataRef::DurationIso(_) => Raw::Moment,
        DataRef::DateTimeIso(text) => match text.get(..10).and_then(|day| day.parse().ok()) {
            Some(date) if text.len() == 10 || text.ends_with("T00:00:00") => Raw::Date(date),
            Some(date) => Raw::Stamp(date),
            None => Raw::Moment,
        },
    })
}

/// A figure with what its format shows beside it.
fn beside(shown: &Shown, value: Decimal) -> Raw {
    match shown {
        Shown { is_scaled: true, .. } => Raw::Scaled,
        Shown { is_percent: true, .. } => Raw::Percent(value),
        shown if shown.has_words() => Raw::Text(format!("{}{value}{}", shown.before, shown.behind)),
        _ => Raw::Number(value),
    }
}

/// The figure to fifteen significant digits, which is what a spreadsheet shows and keeps: `2255.7000000000003` is the sum of
/// figures that end in `.7`.
fn decimal(figure: f64) -> Option<Decimal> {
    if !figure.is_finite() || figure.abs() >= 1e15 {
        return None;
    }
    Decimal::from_scientific(&format!("{figure:.14e}")).ok().map(|figure| figure.normalize())
}

/// The day of a serial number. Spreadsheets do not agree on days before March 1900.
fn day(moment: ExcelDateTime) -> Raw {
    let serial = moment.as_f64();
    let day = || {
        let (year, month, day, ..) = ExcelDateTime::to_ymd_hms_milli(&moment);
        Date::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
    };
    match (61.0..2_958_466.0).contains(&serial).then(day).flatten() {
        Some(date) if serial.fract() == 0.0 => Raw::Date(date),
        Some(date) => Raw::Stamp(date),
        None => Raw::Moment,
    }
}

#[cfg(test)]
mod tests {
    use super::decimal;

    #[test]
    fn figures_have_fifteen_digits() {
        for (figure, meant) in [
            (2_255.700_000_000_000_3, Some("2255.7")),
            (0.1 + 0.2, Some("0.3")),
            (1402.8, Some("1402.8")),
            (123_456_789_012_345.0, Some("123456789012345")),
            (-1e-3, Some("-0.001")),
            (0.0, Some("0")),
            (1e15, None),
            (f64::NAN, None),
        ] {
            assert_eq!(decimal(figure).map(|figure| figure.to_string()).as_deref(), meant, "{figure}");
        }
    }
}
