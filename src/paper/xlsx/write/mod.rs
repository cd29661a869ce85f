//! Draws papers as a workbook.

mod validation;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;
use rust_xlsxwriter::{ExcelDateTime, Format, ProtectionOptions, Worksheet, XlsxError};

use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw};
use crate::form_layout::{Entry, FormField, FormLayout, Rows};
use crate::office::archive::saved;
use crate::office::{OfficeError, sheet};
use crate::paper::words;
use crate::paper::xlsx::style::Style;
use crate::paper::xlsx::{FIRST, HEAD, HEADING, MARK, ROW};
use crate::schema::WAN;
use validation::Lists;
use zhengji_office::drawing::Words;
use zhengji_office::drawing::lines::{COLUMNS, LABEL, Line, boxes, columns, height, lines, slots};
use zhengji_office::drawing::marks::kind_name;

/// Width of a column of the grid, in digits of the common font.
const WIDTH: u16 = 7;

/// Points of a line of text, and of the tallest row that is drawn as one.
const POINTS: usize = 15;
const TALLEST: usize = 8;

/// Columns that an amount takes with its read-back; in a narrower cell it would be shown as `####`.
const READ_BACK: u16 = 28;

/// A paper to draw.
pub struct Sheet<'p> {
    /// The paper.
    pub layout: &'p FormLayout,
    /// Name of its sheet.
    pub name: String,
    /// What stands in its boxes.
    pub answers: &'p Answers,
}

/// What is drawn.
pub struct Workbook<'p> {
    /// A word in the head of each page, such as 内部.
    pub marking: Option<&'p str>,
    /// Its papers.
    pub sheets: Vec<Sheet<'p>>,
}

/// Draws a workbook. The same papers and answers give the same bytes.
///
/// # Errors
/// When a text is too long for a cell (32,767 characters).
pub fn write(book: &Workbook<'_>) -> Result<Vec<u8>, OfficeError> {
    let title = book.sheets.first().map_or("", |sheet| &sheet.layout.title);
    let mut workbook = sheet::workbook(title, "")?;
    let words = words();
    let mut lists = Lists { name: words.text("paper-sheet-choices"), columns: Vec::new() };
    let mut drawn = Vec::new();
    for sheet in &book.sheets {
        let mut drawing = Drawing {
            sheet: Worksheet::new(),
            words: &words,
            style: Style::new(),
            lists: &mut lists,
            answers: sheet.answers,
            row: 0,
        };
        drawing.draw(sheet, book)?;
        drawn.push(drawing.sheet);
    }
    for sheet in drawn {
        workbook.push_worksheet(sheet);
    }
    let mut choices = Worksheet::new();
    choices.set_name(&lists.name)?.set_hidden(true);
    for (column, list) in (0..).zip(&lists.columns) {
        for (row, choice) in (0..).zip(list) {
            choices.write(row, column, choice)?;
        }
    }
    workbook.push_worksheet(choices);
    Ok(saved(&mut workbook)?)
}

struct Drawing<'p, 'l> {
    sheet: Worksheet,
    words: &'p Words,
    style: Style,
    lists: &'l mut Lists,
    answers: &'p Answers,
    row: u32,
}

impl Drawing<'_, '_> {
    fn draw(&mut self, sheet: &Sheet<'_>, book: &Workbook<'_>) -> Result<(), XlsxError> {
        let layout = sheet.layout;
        self.sheet.set_name(&sheet.name)?;
        self.marks(layout)?;
        let title = self.style.title.clone();
        let intro = self.style.intro.clone();
        // The line stays where there is nothing to say in it: boxes have their places.
        self.wide(&layout.annex, &intro, POINTS + 2)?;
        self.wide(&layout.title, &title, 34)?;
        let call = self.words.say(&Message::new("paper-of-call").text("call", &layout.call));
        let of = self.style.of.clone();
        self.wide(&call, &of, POINTS + 5)?;
        let told = format!("{}{}", layout.intro, self.words.text("paper-how-xlsx"));
        let points = height(&told, usize::from(WIDTH * COLUMNS) * 7 / 6) * (POINTS - 1) + 6;
        self.wide(&told, &intro, points)?;
        let first = self.row;
        for line in lines(layout, self.answers) {
            match line {
                Line::Heading { key, title, hint, visibility, required } => {
                    let mut text = self.words.heading(title, visibility, required);
                    if let Some(table) = layout.tables().find(|table| table.key == key) {
                        text.push_str(&self.words.bounds(table));
                    }
                    let format = self.style.heading.clone();
                    self.key(&format!("{HEADING}{key}"))?;
                    self.merge((0, COLUMNS), &text, &format)?;
                    self.hint(hint)?;
                    self.next(1)?;
                }
                Line::Blanks(fields) => self.fields(&fields, layout)?,
                Line::Head(table) => self.head(table)?,
                Line::Row(table, index) => self.table_row(table, index)?,
            }
        }
        self.page(first, book)
    }

    /// Row 1, hidden: what the sheet is, and where each column of the grid is.
    fn marks(&mut self, layout: &FormLayout) -> Result<(), XlsxError> {
        self.sheet.write(0, 0, format!("{MARK}{}", kind_name(layout.kind)))?;
        for column in 0..COLUMNS {
            self.sheet.write(0, FIRST + column, column + 1)?;
            self.sheet.set_column_width(FIRST + column, WIDTH)?;
        }
        self.sheet.set_column_width(FIRST + COLUMNS, 2)?;
        self.sheet.set_column_width(FIRST + COLUMNS + 1, 60)?;
        self.sheet.set_column_hidden(0)?;
        self.sheet.set_row_hidden(0)?;
        self.row = 1;
        Ok(())
    }

    fn page(&mut self, first: u32, book: &Workbook<'_>) -> Result<(), XlsxError> {
        let hints = self.words.text("paper-hints");
        self.sheet.write_with_format(first - 1, FIRST + COLUMNS + 1, hints, &self.style.hint)?;
        let foot = self.words.text("paper-foot-xlsx");
        if let Some(marking) = book.marking {
            self.sheet.set_header(format!("&R&\"黑体\"{marking}"));
        }
        self.sheet
            .set_paper_size(9)
            .set_margins(0.6, 0.6, 0.7, 0.7, 0.3, 0.3)
            .set_print_fit_to_pages(1, 0)
            .set_print_center_horizontally(true)
            .set_footer(foot)
            .set_print_area(1, FIRST, self.row.saturating_sub(1), FIRST + COLUMNS - 1)?
            .protect_with_options(&ProtectionOptions {
                select_locked_cells: true,
                select_unlocked_cells: true,
                insert_rows: true,
                format_rows: true,
                format_columns: true,
                ..ProtectionOptions::default()
            });
        Ok(())
    }

    fn wide(&mut self, text: &str, format: &Format, points: usize) -> Result<(), XlsxError> {
        self.merge((0, COLUMNS), text, format)?;
        self.sheet.set_row_height(self.row, u32::try_from(points).unwrap_or(u32::MAX))?;
        self.row += 1;
        Ok(())
    }

    fn key(&mut self, key: &str) -> Result<(), XlsxError> {
        self.sheet.write(self.row, 0, key)?;
        Ok(())
    }

    /// Beside the paper, outside of what is printed.
    fn hint(&mut self, hint: &str) -> Result<(), XlsxError> {
        self.sheet.write_with_format(self.row, FIRST + COLUMNS + 1, hint, &self.style.hint)?;
        Ok(())
    }

    /// Writes a text over some columns of the grid.
    fn merge(&mut self, (start, width): (u16, u16), text: &str, format: &Format) -> Result<(), XlsxError> {
        self.area((start, width), 1, format)?;
        self.sheet.write_string_with_format(self.row, FIRST + start, text, format)?;
        Ok(())
    }

    fn area(&mut self, (start, width): (u16, u16), rows: u32, format: &Format) -> Result<(), XlsxError> {
        let (first, last) = (FIRST + start, FIRST + start + width - 1);
        if first < last || rows > 1 {
            self.sheet.merge_range(self.row, first, self.row + rows - 1, last, "", format)?;
        }
        Ok(())
    }

    /// Goes on to the next row; this one is so many lines of text high.
    fn next(&mut self, lines: usize) -> Result<(), XlsxError> {
        let points = u32::try_from(lines.min(TALLEST * 3) * POINTS + 7).unwrap_or(u32::MAX);
        self.sheet.set_row_height(self.row, points)?;
        self.row += 1;
        Ok(())
    }

    fn fields(&mut self, fields: &[&FormField], layout: &FormLayout) -> Result<(), XlsxError> {
        let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        self.key(&keys.join(" "))?;
        let mut hints = Vec::new();
        let mut tall = 1;
        for (field, (start, width)) in fields.iter().zip(boxes(fields.len())) {
            let (start, width) = (*start, *width);
            let label = self.words.label(field, layout.is_told_above(field));
            tall = tall.max(height(&label, usize::from(LABEL * WIDTH) - 1));
            let filled = self.answers.fields.get(&field.key).map_or(&[][..], Vec::as_slice);
            tall = tall.max(lines_of(field, filled, width));
            hints.push(if fields.len() == 1 {
                self.words.hint(field)
            } else {
                format!("{}：{}", field.label, self.words.hint(field))
            });
            let rows = rows_of(tall);
            let format = self.style.label.clone();
            self.area((start - LABEL, LABEL), rows, &format)?;
            self.sheet.write_string_with_format(self.row, FIRST + start - LABEL, &label, &format)?;
            self.fill(field, filled, (start, width), rows)?;
        }
        self.hint(&hints.join("\n"))?;
        let rows = rows_of(tall) as usize;
        for _ in 0..rows {
            self.next(tall.div_ceil(rows))?;
        }
        Ok(())
    }

    /// Draws a box of one place, or of several to choose in.
    fn fill(
        &mut self,
        field: &FormField,
        filled: &[Cell],
        place: (u16, u16),
        rows: u32,
    ) -> Result<(), XlsxError> {
        let several = matches!(&field.entry, Entry::Choices(choices) if (2..=5).contains(&choices.len()));
        if several && place == (LABEL, COLUMNS - LABEL) {
            let places = slots(field.choices().len());
            for (index, place) in places.iter().enumerate() {
                self.cell(field, filled.get(index..=index).unwrap_or_default(), *place, rows, true)?;
            }
            return Ok(());
        }
        self.cell(field, filled, place, rows, false)
    }

    fn cell(
        &mut self,
        field: &FormField,
        filled: &[Cell],
        (start, width): (u16, u16),
        rows: u32,
        one_of: bool,
    ) -> Result<(), XlsxError> {
        let format = match &field.entry {
            Entry::Number { integer: true } => self.style.whole.clone(),
            Entry::Number { integer: false } if field.unit == WAN && width * WIDTH >= READ_BACK => {
                self.style.amount.clone()
            }
            Entry::Number { integer: false } => self.style.figure.clone(),
            Entry::Text if field.is_short() => self.style.centered.clone(),
            Entry::Long => self.style.long.clone(),
            Entry::Date => self.style.date.clone(),
            Entry::Truth | Entry::Choice(_) | Entry::NumberOrText => self.style.centered.clone(),
            Entry::Choices(_) if one_of => self.style.centered.clone(),
            _ => self.style.text.clone(),
        };
        self.area((start, width), rows, &format)?;
        let (row, column) = (self.row, FIRST + start);
        self.sheet.write_blank(row, column, &format)?;
        if let Some(rule) = self.rule(field, one_of)? {
            self.sheet.add_data_validation(row, column, row, column, &rule)?;
        }
        let texts: Vec<String> = filled
            .iter()
            .filter_map(|cell| match &cell.raw {
                Raw::Text(text) | Raw::Broken(text) => Some(text.clone()),
                Raw::Truth(truth) => Some(self.words.truth(*truth)),
                _ => None,
            })
            .collect();
        match filled.first().map(|cell| &cell.raw) {
            Some(Raw::Number(value)) => {
                let figure = exact(*value).filter(|_| field.entry != Entry::NumberOrText);
                let text = value.normalize().to_string();
                match figure {
                    Some(figure) => self.sheet.write_number_with_format(row, column, figure, &format)?,
                    None => self.sheet.write_string_with_format(row, column, text, &format)?,
                };
            }
            Some(Raw::Date(date)) => match workday(*date) {
                Some(day) => drop(self.sheet.write_datetime_with_format(row, column, &day, &format)?),
                None => drop(self.sheet.write_string_with_format(row, column, date.to_string(), &format)?),
            },
            Some(_) => drop(self.sheet.write_string_with_format(row, column, texts.join("、"), &format)?),
            None => {}
        }
        Ok(())
    }

    fn head(&mut self, table: &Rows) -> Result<(), XlsxError> {
        self.key(&format!("{HEAD}{}", table.key))?;
        let format = self.style.label.clone();
        let number = self.words.text("paper-number");
        self.merge((0, 1), &number, &format)?;
        let mut hints = Vec::new();
        let mut tall = 1;
        for (column, place) in table.columns.iter().zip(columns(table)) {
            let label = self.words.label(column, column.visibility == table.visibility);
            tall = tall.max(height(&label, usize::from(place.1 * WIDTH) - 1));
            self.merge(place, &label, &format)?;
            hints.push(format!("{}：{}", column.label, self.words.hint(column)));
        }
        self.hint(&hints.join("\n"))?;
        self.next(tall)
    }

    fn table_row(&mut self, table: &Rows, index: usize) -> Result<(), XlsxError> {
        self.key(&format!("{}{ROW}", table.key))?;
        let format = self.style.label.clone();
        self.merge((0, 1), &(index + 1).to_string(), &format)?;
        let row = self.answers.rows.get(&table.key).and_then(|rows| rows.get(index));
        let mut tall = 1;
        for (column, place) in table.columns.iter().zip(columns(table)) {
            let filled = row.and_then(|row| row.cells.get(&column.key)).map_or(&[][..], Vec::as_slice);
            if !filled.is_empty() || table.is_plain() {
                tall = tall.max(lines_of(column, filled, place.1));
            }
            self.fill(column, filled, place, 1)?;
        }
        self.next(tall)
    }
}

/// How many lines of text a box should have room for.
fn lines_of(field: &FormField, filled: &[Cell], width: u16) -> usize {
    let columns = usize::from(width * WIDTH) - 1;
    let wanted = match (&field.entry, field.limit) {
        (Entry::Long, Some(limit)) => (limit * 2).div_ceil(columns) + limit / 150,
        (Entry::Long, None) => 4,
        (_, Some(limit)) => (limit * 2).div_ceil(columns),
        _ => 1,
    };
    let written = filled.iter().map(|cell| match &cell.raw {
        Raw::Text(text) => height(text, columns),
        _ => 1,
    });
    // Readers' fonts are wider than ours, and no one should have to pull at a row to read it.
    written.max().map_or(wanted, |lines| if lines > 1 { lines + 1 + lines / 12 } else { 1 })
}

/// A tall box is several rows, so that a page can end within it.
fn rows_of(lines: usize) -> u32 {
    u32::try_from(lines.div_ceil(TALLEST)).unwrap_or(u32::MAX).max(1)
}

/// The figure as a spreadsheet holds it, if that is the same figure.
fn exact(value: Decimal) -> Option<f64> {
    let figure = value.to_f64()?;
    let back: Decimal = figure.to_string().parse().ok()?;
    (back == value && value.normalize().mantissa().unsigned_abs() < 1_000_000_000_000_000).then_some(figure)
}

/// The day as a spreadsheet holds it. Before March 1900 spreadsheets do not agree.
fn workday(date: jiff::civil::Date) -> Option<ExcelDateTime> {
    let (year, month, day) = (date.year(), date.month(), date.day());
    if year < 1901 {
        return None;
    }
    ExcelDateTime::from_ymd(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?).ok()
}
