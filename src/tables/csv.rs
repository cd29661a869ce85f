//! The table as CSV, for the spreadsheet programs people have.

use super::{Cell, Table};

/// UTF-8 with byte order mark and CR LF (RFC 4180), because Excel reads Chinese right only so. Cells that a spreadsheet
/// would take for a formula start with an apostrophe. Money has no thousands separators.
pub fn to_csv(table: &Table) -> Vec<u8> {
    let mut writer =
        csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(b"\xEF\xBB\xBF".to_vec());
    let heads = table.columns.iter().map(|column| column.label.to_owned()).collect();
    let rows = table.rows.iter().map(|row| row.iter().map(cell).collect());
    for record in std::iter::once(heads).chain(rows) {
        let record: Vec<String> = record;
        // Writing to memory fails only for rows of unequal length, and every row has one cell a column.
        let written = writer.write_record(&record);
        debug_assert!(written.is_ok());
    }
    writer.into_inner().unwrap_or_default()
}

fn cell(cell: &Cell) -> String {
    match cell {
        Cell::Text(text) => harmless(text),
        Cell::Count(count) => count.to_string(),
        Cell::Money(amount) => amount.0.normalize().to_string(),
    }
}

/// OWASP's advice against formula injection: text that starts like a formula is marked as text.
fn harmless(text: &str) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::harmless;

    #[test]
    fn formulas_become_text() {
        for text in ["=1+1", "+1", "-1", "@SUM(A1)", "\tx"] {
            assert_eq!(harmless(text), format!("'{text}"));
        }
        assert_eq!(harmless("高温=1"), "高温=1");
    }
}
