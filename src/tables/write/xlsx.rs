//! Workbooks: a sheet for each table, ready to be filtered, computed with and printed.

use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet};

use super::WriteError;
use crate::office::OfficeError;
use crate::office::archive::saved;
use crate::office::sheet::{self, Paper};
use crate::office::width::widest_line;
use crate::tables::{Align, Cell, Heading, Table, TableWords};

/// Most characters of a sheet's name.
const NAME: usize = 31;

/// A workbook of these tables.
///
/// # Errors
/// When the library refuses a name or a size.
pub fn to_workbook(tables: &[Table], title: &str, words: TableWords<'_>) -> Result<Vec<u8>, WriteError> {
    let issuer = tables.first().map(|table| table.issuer.as_str()).unwrap_or_default();
    let mut book = sheet::workbook(title, issuer)?;
    let mut names = Vec::new();
    for table in tables {
        add(&mut book, table, &sheet_name(&table.part, &mut names), words)?;
    }
    Ok(saved(&mut book).map_err(OfficeError::from)?)
}

/// A name that Excel takes and no other sheet has.
fn sheet_name(wanted: &str, names: &mut Vec<String>) -> String {
    let clean: String = wanted
        .chars()
        .map(|c| if c.is_control() || "[]:*?/\\'".contains(c) { ' ' } else { c })
        .take(NAME)
        .collect();
    let clean = clean.trim();
    let base = if clean.is_empty() { "1" } else { clean };
    let mut name = base.to_owned();
    for number in 2.. {
        // Excel does not tell names apart by case.
        if !names.iter().any(|one| one.to_lowercase() == name.to_lowercase()) {
            break;
        }
        let tail = format!(" {number}");
        let kept = NAME.saturating_sub(tail.chars().count());
        name = base.chars().take(kept).chain(tail.chars()).collect();
    }
    names.push(name.clone());
    name
}

fn add(book: &mut Workbook, table: &Table, name: &str, words: TableWords<'_>) -> Result<(), OfficeError> {
    let sheet = book.add_worksheet();
    sheet.set_name(name)?;
    let last = u16::try_from(table.columns.len().saturating_sub(1)).unwrap_or(u16::MAX);
    let mut row = 0;
    if let Some(mark) = &table.mark {
        across(sheet, row, 0, last, mark, &sheet::line().set_bold())?;
        sheet.set_header(format!("&R{}", sheet::margin_text(mark)));
        row += 1;
    }
    across(sheet, row, 0, last, &table.title, &sheet::title())?;
    sheet.set_row_height(row, 30)?;
    row += 1;
    if !table.head.is_empty() {
        spread(sheet, row, table, &table.head)?;
        row += 1;
    }
    let head = row;
    let widths: Vec<usize> = table
        .columns
        .iter()
        .enumerate()
        .map(|(index, heading)| column_width(table, index, heading))
        .collect();
    for (column, (heading, width)) in (0..).zip(table.columns.iter().zip(&widths)) {
        sheet.write_string_with_format(row, column, &heading.label, &sheet::head())?;
        sheet.set_column_width(column, f64::from(u32::try_from(*width).unwrap_or(u32::MAX)))?;
    }
    let labels = table.columns.iter().map(|heading| heading.label.clone());
    sheet.set_row_height(row, height(labels.zip(&widths), 15))?;
    sheet.set_freeze_panes(head + 1, 0)?;
    let looks: Vec<Looks> = table.columns.iter().map(Looks::new).collect();
    for cells in &table.rows {
        row += 1;
        write_row(sheet, row, cells, &looks)?;
        sheet.set_row_height(row, height(cells.iter().map(Cell::to_string).zip(&widths), 13))?;
    }
    if !table.rows.is_empty() {
        sheet.autofilter(head, 0, row, last)?;
    }
    if let Some(sum) = &table.sum {
        row += 1;
        write_row(sheet, row, sum, &looks)?;
    }
    let digest = table.digest.as_ref().map(|digest| words.of("table-digest", digest));
    let none = table.rows.is_empty().then(|| words.text("table-none"));
    for note in none.iter().chain(&table.notes).chain(&digest) {
        row += 1;
        across(sheet, row, 0, last, note, &sheet::note())?;
    }
    if !table.signatures.is_empty() {
        row += 1;
        sheet.set_row_height(row, 34)?;
        spread(sheet, row, table, &table.signatures)?;
    }
    let page: String = words.page(sheet::margin_text, "&P".to_owned(), "&N".to_owned()).concat();
    let right = table.digest.as_ref().map(|digest| format!("&R{digest}")).unwrap_or_default();
    let footer = format!("&L{}&C{page}{right}", sheet::margin_text(&table.part));
    let paper = if table.is_very_wide() { Paper::A3Landscape } else { Paper::A4Landscape };
    sheet::print_setup(sheet, paper, head, &footer)
}

/// The formats of a column's cells: a fraction is shown only where there is one.
struct Looks {
    text: Format,
    whole: Format,
    fraction: Format,
    day: Format,
}

impl Looks {
    fn new(heading: &Heading) -> Self {
        let align = match heading.align {
            Align::Start => FormatAlign::Left,
            Align::Center => FormatAlign::Center,
            Align::End => FormatAlign::Right,
        };
        let cell = sheet::cell().set_align(align);
        let counts = heading.format == crate::tables::Format::Count;
        Self {
            whole: cell.clone().set_num_format(if counts { "0" } else { "#,##0" }),
            fraction: cell.clone().set_num_format("#,##0.0###"),
            day: cell.clone().set_num_format("yyyy-mm-dd"),
            text: cell,
        }
    }
}

fn write_row(sheet: &mut Worksheet, row: u32, cells: &[Cell], looks: &[Looks]) -> Result<(), OfficeError> {
    for (column, (cell, looks)) in (0..).zip(cells.iter().zip(looks)) {
        match cell {
            Cell::Empty => sheet.write_blank(row, column, &looks.text)?,
            // Text is written as text, whatever it starts with: a workbook knows no injected formulas.
            Cell::Text(text) => sheet.write_string_with_format(row, column, clipped(text), &looks.text)?,
            Cell::Count(count) => sheet.write_number_with_format(
                row,
                column,
                count.to_f64().unwrap_or_default(),
                &looks.whole,
            )?,
            Cell::Money(amount) => {
                let look = if amount.0.is_integer() { &looks.whole } else { &looks.fraction };
                sheet.write_number_with_format(row, column, amount.0.to_f64().unwrap_or_default(), look)?
            }
            Cell::Date(day) => {
                let part = |value: i8| u8::try_from(value).unwrap_or_default();
                let year = u16::try_from(day.year()).unwrap_or_default();
                match ExcelDateTime::from_ymd(year, part(day.month()), part(day.day())) {
                    Ok(date) => sheet.write_datetime_with_format(row, column, &date, &looks.day)?,
                    // Days before 1900 are none in a workbook.
                    Err(_) => sheet.write_string_with_format(row, column, day.to_string(), &looks.text)?,
                }
            }
        };
    }
    Ok(())
}

/// A cell holds at most 32,767 characters, counted in UTF-16.
fn clipped(text: &str) -> &str {
    let mut units = 0;
    let end = text.char_indices().find(|(_, char)| {
        units += char.len_utf16();
        units > 32_767
    });
    end.map_or(text, |(at, _)| text.get(..at).unwrap_or_default())
}

/// As wide as what stands in the column, at most as wide as it is on paper.
fn column_width(table: &Table, index: usize, heading: &Heading) -> usize {
    let cells = table.rows.iter().chain(&table.sum).filter_map(|row| row.get(index));
    let widest = cells.map(|cell| widest_line(&cell.to_string())).max().unwrap_or_default();
    // A head wraps; half of it in a line is enough.
    let least = widest_line(&heading.label).div_ceil(2).max(4);
    let most = usize::try_from(heading.width).unwrap_or(usize::MAX).max(least);
    (widest + 2).clamp(least, most)
}

/// The height of a row in points, from the texts of its cells, their widths and the height of a line. Set here because
/// not every program finds it by itself.
fn height<'a>(cells: impl Iterator<Item = (String, &'a usize)>, line: u32) -> f64 {
    // A line is cut where a character no longer fits, so a little of its width is lost.
    let lines = |text: &str, width: usize| -> usize {
        text.lines().map(|line| widest_line(line).div_ceil(width.saturating_sub(1).max(2)).max(1)).sum()
    };
    let most = cells.map(|(text, width)| lines(&text, *width)).max().unwrap_or_default().max(1);
    // Excel knows no row higher than 409 points.
    f64::from((u32::try_from(most).unwrap_or(u32::MAX).saturating_mul(line) + 6).min(409))
}

/// Text over several columns.
fn across(
    sheet: &mut Worksheet,
    row: u32,
    first: u16,
    last: u16,
    text: &str,
    format: &Format,
) -> Result<(), OfficeError> {
    if first < last {
        sheet.merge_range(row, first, row, last, text, format)?;
    } else {
        sheet.write_string_with_format(row, first, text, format)?;
    }
    Ok(())
}

/// Several texts in one row, each over its share of the width.
fn spread(sheet: &mut Worksheet, row: u32, table: &Table, texts: &[String]) -> Result<(), OfficeError> {
    let widths: Vec<usize> = table.columns.iter().map(|column| column.width as usize).collect();
    let all: usize = widths.iter().sum();
    let columns = widths.len();
    let parts = texts.len().min(columns);
    let mut first = 0;
    let mut passed = 0;
    for (number, text) in texts.iter().take(parts).enumerate() {
        let mut last = first;
        passed += widths.get(first).copied().unwrap_or_default();
        // Each of the texts after this one needs a column.
        let most = columns - (parts - number);
        while last < most && (number + 1 == parts || passed * parts < all * (number + 1)) {
            last += 1;
            passed += widths.get(last).copied().unwrap_or_default();
        }
        let align = match number {
            0 => FormatAlign::Left,
            _ if number + 1 == parts => FormatAlign::Right,
            _ => FormatAlign::Center,
        };
        let column = |index: usize| u16::try_from(index).unwrap_or(u16::MAX);
        across(sheet, row, column(first), column(last), text, &sheet::line().set_align(align))?;
        first = last + 1;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::{clipped, sheet_name};

    #[test]
    fn names_of_sheets_are_taken_and_apart() {
        let mut names = Vec::new();
        assert_eq!(sheet_name("甲/乙:[丙]", &mut names), "甲 乙  丙");
        let long = "很".repeat(40);
        assert_eq!(sheet_name(&long, &mut names).chars().count(), 31);
        let second = sheet_name(&long, &mut names);
        assert!(second.ends_with(" 2") && second.chars().count() == 31);
        assert_eq!(sheet_name("", &mut names), "1");
    }

    #[test]
    fn cells_hold_what_they_can() {
        assert_eq!(clipped(&"𠮷".repeat(20_000)).chars().count(), 16_383);
        assert_eq!(clipped("短"), "短");
    }
}
