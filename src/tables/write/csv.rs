//! CSV, for the spreadsheet programs people have.

use rust_decimal::Decimal;

use crate::tables::{Cell, Heading, Table};

/// UTF-8 with byte order mark and CR LF (RFC 4180), because Excel reads Chinese right only so. What a spreadsheet would
/// take for a formula starts with an apostrophe. Money has no thousands separators. Only the heads and the rows: sums and
/// notes are no data.
pub fn to_csv(table: &Table) -> Vec<u8> {
    // The head of the first column is the one place that every reader of the file sees.
    let heads = table.mark.iter().cloned().chain(table.columns.iter().map(Heading::full_label));
    records(heads, table)
}

/// The same with the stable names of the columns at its head, for programs.
pub fn to_data_csv(table: &Table) -> Vec<u8> {
    records(table.columns.iter().map(|column| column.id.clone()), table)
}

fn records(heads: impl Iterator<Item = String>, table: &Table) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    // Writing to memory fails only for rows of unequal length, and every row has one cell a column.
    let written = writer.write_record(heads.map(|head| harmless(&head)));
    debug_assert!(written.is_ok());
    for row in &table.rows {
        let mark = table.mark.as_ref().map(|_| String::new());
        let written = writer.write_record(mark.into_iter().chain(row.iter().map(cell)));
        debug_assert!(written.is_ok());
    }
    writer.into_inner().unwrap_or_default()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Money(amount) => amount.0.normalize().to_string(),
        Cell::Empty | Cell::Count(_) | Cell::Date(_) => cell.to_string(),
    }
}

/// The signs that formulas start with, as OWASP lists them, each also in full width, because spreadsheets set to Chinese
/// take `＝` for `=`.
const SIGNS: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Text that a spreadsheet might take for a formula, marked as text by an apostrophe. A plain number stays one.
fn harmless(text: &str) -> String {
    let start = text.trim_start_matches(|c: char| c.is_whitespace() || c.is_control() || c == '\u{FEFF}');
    let odd = text.starts_with(['\t', '\r', '\n']);
    let formula = start.starts_with(SIGNS) && text.parse::<Decimal>().is_err();
    if odd || formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_become_text() {
        for text in [
            "=1+1",
            "+1+cmd|' /C calc'!A0",
            "-1+1",
            "@SUM(A1)",
            "\tx",
            "\r=1",
            "\n=1",
            " =1+1",
            "\u{3000}＝1+1",
            "＋1",
            "－1",
            "＠SUM(A1)",
            "=HYPERLINK(\"http://x\",\"y\")",
            "-2+3+cmd|' /C calc'!D2",
        ] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
    }

    #[test]
    fn numbers_and_words_stay() {
        for text in ["-40", "+5", "12.5", "高温=1", "A-1", "≥300", ""] {
            assert_eq!(harmless(text), text);
        }
    }
}
