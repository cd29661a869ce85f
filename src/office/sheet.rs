//! How a worksheet looks and prints.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet};

use super::OfficeError;
use super::fonts::{BODY, Font, HEADING, TABLE, TITLE};

/// Paper to print on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Paper {
    /// A4, upright.
    A4,
    /// A4 on its long side.
    A4Landscape,
    /// A3 on its long side.
    A3Landscape,
}

/// Character set of simplified Chinese, which leads programs to a fitting stand-in.
const GB2312: u8 = 134;

/// A new workbook whose properties hold no time of its making: the same content gives the same bytes.
///
/// # Errors
/// When the library refuses the date, which it does not.
pub fn workbook(title: &str, author: &str) -> Result<Workbook, OfficeError> {
    let mut book = Workbook::new();
    let time = ExcelDateTime::from_ymd(1980, 1, 1)?;
    book.set_properties(
        &DocProperties::new().set_title(title).set_author(author).set_creation_datetime(&time),
    );
    Ok(book)
}

/// Prints a sheet as wide as the paper and as long as it is; `head` repeats on every page, `footer` stands below.
///
/// # Errors
/// When there is no such row.
pub fn print_setup(sheet: &mut Worksheet, paper: Paper, head: u32, footer: &str) -> Result<(), OfficeError> {
    // As Excel numbers paper.
    sheet.set_paper_size(if paper == Paper::A3Landscape { 8 } else { 9 });
    if paper != Paper::A4 {
        sheet.set_landscape();
    }
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
    sheet.set_repeat_rows(head, head)?;
    sheet.set_footer(footer);
    Ok(())
}

/// A text of our own inside a head or foot of the page, where `&` begins an instruction.
pub fn margin_text(text: &str) -> String {
    text.replace('&', "&&")
}

fn font(font: Font, size: u32) -> Format {
    Format::new()
        .set_font_name(font.name)
        .set_font_charset(GB2312)
        .set_font_size(size)
        .set_align(FormatAlign::VerticalCenter)
}

/// The title.
pub fn title() -> Format {
    font(TITLE, 18).set_align(FormatAlign::Center)
}

/// Lines above and below.
pub fn line() -> Format {
    font(BODY, 12)
}

/// The head of a column.
pub fn head() -> Format {
    font(HEADING, 11)
        .set_align(FormatAlign::Center)
        .set_text_wrap()
        .set_border(FormatBorder::Thin)
        .set_background_color(0x00F2_F2F2)
}

/// A cell.
pub fn cell() -> Format {
    font(TABLE, 10).set_text_wrap().set_border(FormatBorder::Thin)
}

/// Small print.
pub fn note() -> Format {
    font(TABLE, 9)
}
