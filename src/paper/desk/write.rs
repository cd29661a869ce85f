//! Draws the desk as a workbook of four sheets.

use rust_xlsxwriter::{
    DataValidation, DataValidationRule, Format, FormatAlign, ProtectionOptions, Worksheet, XlsxError,
};

use super::{Desk, DeskDemand, FILLED, MARK, STAMP, STAMP_MARK, STATE_MARK};
use crate::diagnostic::Message;
use crate::office::archive::saved;
use crate::office::sheet::Paper;
use crate::office::{OfficeError, sheet};
use crate::paper::words;
use zhengji_office::drawing::Words;
use zhengji_office::drawing::lines::height;

/// Columns of the first sheet: label, width, and whether it is filled in.
const COLUMNS: [(&str, f64, bool); 14] = [
    ("desk-rank", 6.0, true),
    ("desk-title", 26.0, false),
    ("desk-unit", 20.0, false),
    ("desk-kind", 12.0, false),
    ("desk-domain", 10.0, false),
    ("desk-organization", 11.0, false),
    ("desk-partners", 16.0, false),
    ("desk-money", 9.0, false),
    ("desk-money-without", 10.0, false),
    ("desk-errors", 6.0, false),
    ("desk-opinion", 42.0, true),
    ("desk-key", 7.0, true),
    ("desk-confirmed", 8.0, true),
    ("desk-reason", 24.0, true),
];

/// Draws a desk. The same desk gives the same bytes.
///
/// # Errors
/// When a text is too long for a cell.
pub fn write(desk: &Desk) -> Result<Vec<u8>, OfficeError> {
    let words = words();
    let mut book = sheet::workbook(&desk.name, "")?;
    book.push_worksheet(demands(desk, &words)?);
    book.push_worksheet(stamp(desk, &words)?);
    book.push_worksheet(quotas(desk, &words)?);
    book.push_worksheet(units(desk, &words)?);
    Ok(saved(&mut book)?)
}

/// The marking, the title and the line below it; gives back the next row.
fn head(
    sheet: &mut Worksheet,
    desk: &Desk,
    words: &Words,
    name: &str,
    last: u16,
    first: u32,
) -> Result<u32, OfficeError> {
    let title =
        words.say(&Message::new("desk-of").text("department", &desk.name).text("sheet", words.text(name)));
    let below = words.say(&Message::new("desk-call").text("call", &desk.call));
    sheet.set_name(words.text(name))?;
    sheet.set_header(format!("&R{}", words.text("paper-marking")));
    sheet.merge_range(first, 1, first, last, &title, &sheet::title())?;
    sheet.set_row_height(first, 32)?;
    sheet.merge_range(first + 1, 1, first + 1, last, &below, &sheet::note().set_text_wrap())?;
    sheet.set_row_height(first + 1, 28)?;
    Ok(first + 2)
}

fn page(sheet: &mut Worksheet, head: u32, words: &Words) -> Result<(), OfficeError> {
    sheet::print_setup(sheet, Paper::A4Landscape, head, &words.text("paper-foot-xlsx"))?;
    sheet.set_freeze_panes(head + 1, 0)?;
    Ok(())
}

fn demands(desk: &Desk, words: &Words) -> Result<Worksheet, OfficeError> {
    let mut sheet = Worksheet::new();
    sheet.write(0, 0, format!("{MARK}{}", desk.department))?;
    let mut filled = FILLED.iter();
    for (column, (_, width, is_filled)) in (1..).zip(COLUMNS) {
        sheet.set_column_width(column, width)?;
        if let (true, Some(key)) = (is_filled, is_filled.then(|| filled.next()).flatten()) {
            sheet.write(0, column, *key)?;
        }
    }
    // Below a column in which nothing is filled in.
    sheet.write(0, 2, format!("{STATE_MARK}{}", desk.state))?;
    sheet.set_column_hidden(0)?;
    sheet.set_row_hidden(0)?;
    let last = u16::try_from(COLUMNS.len()).unwrap_or(u16::MAX);
    let mut heads = head(&mut sheet, desk, words, "desk-sheet-demands", last, 1)?;
    for notice in desk.notices.iter().flat_map(|notice| &notice.lines) {
        sheet.merge_range(heads, 1, heads, last, notice, &sheet::line().set_text_wrap())?;
        let lines = height(notice, 200);
        sheet.set_row_height(heads, u32::try_from(lines * 18 + 2).unwrap_or(400).min(400))?;
        heads += 1;
    }
    for (column, (label, ..)) in (1..).zip(COLUMNS) {
        sheet.write_with_format(heads, column, words.text(label), &sheet::head())?;
    }
    sheet.set_row_height(heads, 34)?;
    for (row, demand) in (heads + 1..).zip(&desk.demands) {
        demand_row(&mut sheet, row, demand, desk, words)?;
    }
    page(&mut sheet, heads, words)?;
    sheet.protect_with_options(&ProtectionOptions {
        select_locked_cells: true,
        select_unlocked_cells: true,
        format_rows: true,
        format_columns: true,
        sort: true,
        ..ProtectionOptions::default()
    });
    Ok(sheet)
}

fn demand_row(
    sheet: &mut Worksheet,
    row: u32,
    demand: &DeskDemand,
    desk: &Desk,
    words: &Words,
) -> Result<(), XlsxError> {
    let told = sheet::cell();
    let open = sheet::cell().set_unlocked();
    let center = open.clone().set_align(FormatAlign::Center);
    let text = open.set_num_format("@");
    sheet.write(row, 0, &demand.id)?;
    match demand.rank {
        // A rank is a small number.
        Some(rank) => {
            sheet.write_number_with_format(row, 1, i32::try_from(rank).unwrap_or(i32::MAX), &center)?
        }
        None => sheet.write_blank(row, 1, &center)?,
    };
    for (column, value) in (2..).zip(&demand.told) {
        sheet.write_with_format(row, column, value, &told)?;
    }
    let middle = told.set_align(FormatAlign::Center);
    if demand.is_sealed {
        let words = words.say(&Message::new("desk-errors-sealed").count("count", demand.errors));
        sheet.write_string_with_format(row, 10, &words, &middle)?;
    } else {
        let errors = u32::try_from(demand.errors).unwrap_or(u32::MAX);
        sheet.write_number_with_format(row, 10, errors, &middle)?;
    }
    optional(sheet, row, 11, &demand.opinion, &text)?;
    for (column, truth) in [(12, demand.key_recommended), (13, demand.unit_kind_confirmed)] {
        let word = truth.map(|truth| words.truth(truth)).unwrap_or_default();
        optional(sheet, row, column, &word, &center)?;
        let list = [words.truth(true), words.truth(false)];
        let rule = DataValidation::new().allow_list_strings(&list)?;
        sheet.add_data_validation(row, column, row, column, &rule)?;
    }
    optional(sheet, row, 14, &demand.reason, &text)?;
    let most = i32::try_from(desk.demands.len().max(1)).unwrap_or(i32::MAX);
    let rank = DataValidation::new()
        .allow_whole_number(DataValidationRule::Between(1, most))
        .set_error_message(words.text("paper-error-whole"))?;
    sheet.add_data_validation(row, 1, row, 1, &rank)?;
    let limit = desk.opinion_limit.map(|limit| words.say(&Message::new("paper-limit").count("limit", limit)));
    if let Some(limit) = limit {
        let rule = DataValidation::new().allow_any_value().set_input_message(limit)?;
        sheet.add_data_validation(row, 11, row, 11, &rule)?;
    }
    let lines = height(&demand.opinion, 40).max(3);
    sheet.set_row_height(row, u32::try_from(lines * 15 + 6).unwrap_or(400).min(400))?;
    Ok(())
}

fn optional(
    sheet: &mut Worksheet,
    row: u32,
    column: u16,
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    if text.is_empty() {
        sheet.write_blank(row, column, format)?;
    } else {
        sheet.write_string_with_format(row, column, text, format)?;
    }
    Ok(())
}

/// Who approved the table, when, and what ties the scan to it.
fn stamp(desk: &Desk, words: &Words) -> Result<Worksheet, OfficeError> {
    let mut sheet = Worksheet::new();
    sheet.write(0, 0, format!("{STAMP_MARK}{}", desk.department))?;
    sheet.set_column_hidden(0)?;
    sheet.set_row_hidden(0)?;
    for (column, width) in (1..).zip([18.0, 36.0, 90.0]) {
        sheet.set_column_width(column, width)?;
    }
    let first = head(&mut sheet, desk, words, "desk-sheet-stamp", 3, 1)?;
    let told = sheet::cell();
    let open = sheet::cell().set_unlocked().set_num_format("@");
    for (row, ((key, label, hint), value)) in (first..).zip(STAMP.iter().zip(&desk.stamp)) {
        sheet.write(row, 0, *key)?;
        sheet.write_with_format(row, 1, words.text(label), &told)?;
        optional(&mut sheet, row, 2, value, &open)?;
        sheet.write_with_format(row, 3, words.text(hint), &told)?;
        sheet.set_row_height(row, 34)?;
    }
    let row = first + u32::try_from(STAMP.len()).unwrap_or_default();
    sheet.write_with_format(row, 1, words.text("desk-digest-now"), &told)?;
    sheet.write_with_format(row, 2, &desk.digest, &told)?;
    sheet.write_with_format(row, 3, words.text("desk-digest-now-hint"), &told)?;
    sheet.set_row_height(row, 34)?;
    page(&mut sheet, first - 1, words)?;
    sheet.protect_with_options(&ProtectionOptions {
        select_locked_cells: true,
        select_unlocked_cells: true,
        format_rows: true,
        format_columns: true,
        ..ProtectionOptions::default()
    });
    Ok(sheet)
}

fn quotas(desk: &Desk, words: &Words) -> Result<Worksheet, OfficeError> {
    let mut sheet = Worksheet::new();
    let labels = [
        ("desk-holder", 40.0),
        ("desk-counts", 30.0),
        ("desk-submitted", 12.0),
        ("desk-recommended", 12.0),
        ("desk-allowed", 12.0),
        ("desk-left", 12.0),
    ];
    sheet.set_column_hidden(0)?;
    let heads = head(&mut sheet, desk, words, "desk-sheet-quotas", 6, 0)?;
    for (column, (label, width)) in (1..).zip(labels) {
        sheet.set_column_width(column, width)?;
        sheet.write_with_format(heads, column, words.text(label), &sheet::head())?;
    }
    for (row, quota) in (heads + 1..).zip(&desk.quotas) {
        let cell = sheet::cell();
        sheet.write_with_format(row, 1, &quota.holder, &cell)?;
        sheet.write_with_format(row, 2, &quota.counts, &cell)?;
        let left = quota.allowed.saturating_sub(quota.recommended);
        for (column, count) in (3..).zip([quota.submitted, quota.recommended, quota.allowed, left]) {
            let count = u32::try_from(count).unwrap_or(u32::MAX);
            sheet.write_number_with_format(
                row,
                column,
                count,
                &cell.clone().set_align(FormatAlign::Center),
            )?;
        }
    }
    page(&mut sheet, heads, words)?;
    Ok(sheet)
}

fn units(desk: &Desk, words: &Words) -> Result<Worksheet, OfficeError> {
    let mut sheet = Worksheet::new();
    sheet.set_column_hidden(0)?;
    sheet.set_column_width(1, 30)?;
    sheet.set_column_width(2, 110)?;
    let heads = head(&mut sheet, desk, words, "desk-sheet-faults", 2, 0)?;
    for (column, label) in [(1, "desk-unit"), (2, "desk-text")] {
        sheet.write_with_format(heads, column, words.text(label), &sheet::head())?;
    }
    let (fine, sealed) = (words.text("desk-fine"), words.text("desk-sealed"));
    for (row, unit) in (heads + 1..).zip(&desk.units) {
        let text = match (unit.text.is_empty(), unit.is_sealed) {
            (true, false) => fine.clone(),
            (true, true) => sealed.clone(),
            (false, false) => unit.text.clone(),
            (false, true) => format!("{}\n{sealed}", unit.text.trim_end()),
        };
        sheet.write_with_format(row, 1, &unit.name, &sheet::cell())?;
        // A cell holds 32,767 characters; the file of the unit holds all.
        let shown: String = text.chars().take(30_000).collect();
        sheet.write_with_format(row, 2, &shown, &sheet::cell())?;
        let lines = height(&shown, 108);
        sheet.set_row_height(row, u32::try_from(lines * 15 + 6).unwrap_or(400).min(400))?;
    }
    page(&mut sheet, heads, words)?;
    Ok(sheet)
}
