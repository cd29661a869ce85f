//! The rows of a workbook (.xlsx), as a person sees them.

use std::collections::BTreeMap;
use std::io::Cursor;

use calamine::{
    DataRef, DataType as _, Dimensions, ExcelDateTime, Reader as _, SheetVisible, Xlsx, XlsxError,
};
use jiff::civil::Date;
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;

use super::table::{KnownHeadings, Raw, Row};
use crate::diagnostic::Message;
use crate::paper::{Package, PackageError, PackageKind};

/// Most cells that are read; whoever has more can save the sheet as CSV.
const CELLS: usize = 1_000_000;

/// Columns beyond these belong to no table of comments.
const COLUMNS: u32 = 512;

/// Why the sheets of a workbook are no table.
#[derive(Debug)]
pub(super) enum Unread {
    /// The file itself cannot be read.
    Package(PackageError),
    /// It is a document, not a workbook.
    Document,
    /// More cells than are read.
    TooMany,
    /// More than one sheet holds comments; their names.
    Sheets(Vec<String>),
}

impl From<PackageError> for Unread {
    fn from(error: PackageError) -> Self {
        Self::Package(error)
    }
}

#[allow(clippy::needless_pass_by_value, reason = "the signature that map_err wants")]
fn damaged(error: XlsxError) -> Unread {
    Unread::Package(match error {
        XlsxError::Password => PackageError::Password,
        other => PackageError::Damaged(other.to_string()),
    })
}

/// Texts that say something else as plain text, each with the message that tells why.
type OddTexts = BTreeMap<String, &'static str>;

/// What a cell says.
enum Said {
    Text(String),
    /// What stands there is not what is seen; why.
    Broken(Message),
}

/// The rows of the sheet that holds comments: the visible one whose first rows name most columns. A heading or value that is
/// merged over several rows stands in each of them.
///
/// # Errors
/// When the file cannot be read, or two sheets hold comments.
pub(super) fn read(bytes: &[u8], known: KnownHeadings<'_>) -> Result<Raw, Unread> {
    let package = Package::open(bytes)?;
    if package.kind == PackageKind::Document {
        return Err(Unread::Document);
    }
    let mut workbook: Xlsx<_> = Xlsx::new(Cursor::new(package.repacked()?)).map_err(damaged)?;
    // Texts stand in a part of their own, or in the sheets themselves.
    let holds_texts = |name: &str| name == "xl/sharedStrings.xml" || name.starts_with("xl/worksheets/");
    let parts = package.into_parts();
    let odd: OddTexts =
        parts.iter().filter(|(name, _)| holds_texts(name)).flat_map(|(_, part)| odd_texts(part)).collect();
    // The calendar of 1900 takes that year for a leap year; days from March 1900 on are counted from here.
    let day_zero =
        if workbook.has_1904_epoch() { Date::constant(1904, 1, 1) } else { Date::constant(1899, 12, 30) };
    let sheets: Vec<_> = workbook.sheets_metadata().to_vec();
    let mut found: Vec<(usize, String, Raw)> = Vec::new();
    let mut left = CELLS;
    for sheet in sheets.iter().filter(|sheet| sheet.visible == SheetVisible::Visible) {
        let raw = rows(&mut workbook, &sheet.name, &odd, &mut left)?;
        if !raw.rows.is_empty() {
            found.push((raw.known(known), sheet.name.clone(), raw));
        }
    }
    // One name alone may stand anywhere; two are a table.
    let tables: Vec<String> =
        found.iter().filter(|(count, ..)| *count >= 2).map(|(_, name, _)| name.clone()).collect();
    if tables.len() > 1 {
        return Err(Unread::Sheets(tables));
    }
    let others = found.len();
    let best = found.into_iter().rev().max_by_key(|(count, ..)| *count);
    let Some((_, name, mut raw)) = best else { return Ok(Raw::default()) };
    if others > 1 {
        raw.remarks.push(Message::new("import-sheet").text("sheet", name));
    }
    raw.day_zero = Some(day_zero);
    Ok(raw)
}

fn rows(
    workbook: &mut Xlsx<Cursor<Vec<u8>>>,
    sheet: &str,
    odd: &OddTexts,
    left: &mut usize,
) -> Result<Raw, Unread> {
    let merged = workbook.merge_cells_by_sheet_name(sheet).unwrap_or_default();
    // A chart on a sheet of its own has no cells.
    let Ok(mut reader) = workbook.worksheet_cells_reader(sheet) else { return Ok(Raw::default()) };
    let mut cells: BTreeMap<(u32, u32), Said> = BTreeMap::new();
    while let Some(cell) = reader.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        let Some(said) = said(cell.get_value(), odd) else { continue };
        *left = left.checked_sub(1).ok_or(Unread::TooMany)?;
        if column >= COLUMNS {
            return Err(Unread::TooMany);
        }
        cells.insert((row, column), said);
    }
    fill(&mut cells, &merged, left)?;
    let mut raw = Raw::default();
    for ((row, column), said) in cells {
        let number = usize::try_from(row).unwrap_or(usize::MAX).saturating_add(1);
        if raw.rows.last().is_none_or(|last| last.number != number) {
            raw.rows.push(Row { number, cells: Vec::new(), broken: Vec::new() });
        }
        let (Some(last), Ok(column)) = (raw.rows.last_mut(), usize::try_from(column)) else { continue };
        last.cells.resize(column, String::new());
        match said {
            Said::Text(text) => last.cells.push(text),
            Said::Broken(message) => {
                // Nobody reads this; but two rows with such cells are not the same row.
                last.cells.push(format!("#{number}"));
                last.broken.push((column, message));
            }
        }
    }
    Ok(raw)
}

/// Writes what is merged over several rows into each of them. A title over several columns stays where it is.
fn fill(
    cells: &mut BTreeMap<(u32, u32), Said>,
    merged: &[Dimensions],
    left: &mut usize,
) -> Result<(), Unread> {
    for area in merged.iter().filter(|area| area.end.0 > area.start.0) {
        let Some(Said::Text(text)) = cells.get(&area.start) else { continue };
        let text = text.clone();
        for row in area.start.0 + 1..=area.end.0 {
            *left = left.checked_sub(1).ok_or(Unread::TooMany)?;
            cells.entry((row, area.start.1)).or_insert_with(|| Said::Text(text.clone()));
        }
    }
    Ok(())
}

fn said(value: &DataRef<'_>, odd: &OddTexts) -> Option<Said> {
    if let Some(id) = value.get_string().and_then(|text| odd.get(text)) {
        return Some(Said::Broken(Message::new(id)));
    }
    let text = match value {
        DataRef::Empty => return None,
        DataRef::String(text) | DataRef::DateTimeIso(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(truth) => truth.to_string(),
        DataRef::Error(_) => return Some(Said::Broken(Message::new("import-cell-error"))),
        DataRef::Int(whole) => whole.to_string(),
        DataRef::Float(figure) => shortest(*figure),
        DataRef::DateTime(moment) if moment.is_datetime() => match moment_of(*moment) {
            Some(text) => text,
            None => return Some(Said::Broken(Message::new("import-cell-moment"))),
        },
        DataRef::DateTime(_) | DataRef::DurationIso(_) => {
            return Some(Said::Broken(Message::new("import-cell-moment")));
        }
    };
    let text = text.replace("\r\n", "\n").replace(['\r', '\u{B}'], "\n");
    let text = text.trim();
    (!text.is_empty()).then(|| Said::Text(text.to_owned()))
}

/// Fifteen significant digits, which is what spreadsheet programs show.
fn shortest(figure: f64) -> String {
    let rounded: f64 = format!("{figure:.14e}").parse().unwrap_or(figure);
    rounded.to_string()
}

/// The moment of a serial number. Spreadsheets do not agree on days before March 1900.
fn moment_of(moment: ExcelDateTime) -> Option<String> {
    if !(61.0..2_958_466.0).contains(&moment.as_f64()) {
        return None;
    }
    let (year, month, day, hour, minute, second, _) = moment.to_ymd_hms_milli();
    Some(format!("{year:04}-{month:02}-{day:02} {hour:02}:{minute:02}:{second:02}"))
}

/// Texts in which a part is raised, lowered or struck out: as plain text, they would say something else. By the text, the
/// message that tells it.
fn odd_texts(part: &[u8]) -> OddTexts {
    let Ok(part) = std::str::from_utf8(part) else { return OddTexts::new() };
    let mut reader = Reader::from_str(part);
    let mut found = BTreeMap::new();
    let (mut text, mut reason, mut is_text, mut spoken) = (String::new(), None, false, 0_usize);
    // A part that cannot be read to its end is refused by the reader of cells.
    while let Ok(event) = reader.read_event() {
        match &event {
            Event::Start(start) | Event::Empty(start) => {
                let value = |start: &quick_xml::events::BytesStart<'_>| {
                    let attribute = start.try_get_attribute("val").ok().flatten();
                    attribute.map(|attribute| attribute.value.into_owned())
                };
                match start.local_name().as_ref() {
                    "si" | "is" => (text, reason) = (String::new(), None),
                    "t" => is_text = matches!(event, Event::Start(_)) && spoken == 0,
                    "rPh" if matches!(event, Event::Start(_)) => spoken += 1,
                    "vertAlign" if value(start).is_some_and(|value| value != "baseline") => {
                        reason = Some("import-cell-raised");
                    }
                    "strike" if value(start).is_none_or(|value| value != "0" && value != "false") => {
                        reason = Some("import-cell-struck");
                    }
                    _ => {}
                }
            }
            Event::Text(words) if is_text => text.push_str(&words.xml10_content()),
            Event::CData(words) if is_text => text.push_str(&words.xml10_content()),
            Event::GeneralRef(name) if is_text => match name.resolve_char_ref() {
                Ok(Some(c)) => text.push(c),
                _ => text.extend(resolve_predefined_entity(&name.xml10_content())),
            },
            Event::End(end) => match end.local_name().as_ref() {
                "t" => is_text = false,
                "rPh" => spoken = spoken.saturating_sub(1),
                // The text is all there is to know a cell by: where it stands elsewhere without marks, both are asked about.
                "si" | "is" => {
                    if let Some(reason) = reason.take() {
                        found.insert(std::mem::take(&mut text), reason);
                    }
                }
                _ => {}
            },
            Event::Eof => break,
            _ => {}
        }
    }
    found
}
