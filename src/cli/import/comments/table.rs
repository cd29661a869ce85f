//! The rows and columns of an export, as they stand in it.

use csv::{ReaderBuilder, StringRecord};

use crate::diagnostic::Message;

/// A table with its headings.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) headings: Vec<String>,
    pub(super) rows: Vec<Row>,
}

/// A row that holds anything.
#[derive(Debug)]
pub(super) struct Row {
    /// As spreadsheet programs count rows, the headings being row 1.
    pub(super) number: usize,
    /// As many as there are headings.
    pub(super) cells: Vec<String>,
}

/// Why a table could not be read, and in which row.
pub(super) type Broken = (usize, Message);

/// Reads a table separated by commas, semicolons or tabs, whichever the headings have most of.
///
/// # Errors
/// When a quotation mark is left open, or a row has more cells than there are headings: nothing behind such a place would
/// stand in its own column.
pub(super) fn read(text: &str) -> Result<Table, Broken> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let separator = [b'\t', b';', b',']
        .into_iter()
        .max_by_key(|separator| first.bytes().filter(|byte| byte == separator).count())
        .unwrap_or(b',');
    let ends = row_ends(&text, separator)?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut headings: Option<Vec<String>> = None;
    let mut rows = Vec::new();
    // The text is UTF-8 and rows may be of any length: there is no other error left.
    while reader.read_record(&mut record).unwrap_or_default() {
        // The reader skips empty rows; a spreadsheet counts them.
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let number = ends.partition_point(|other| *other < end) + 1;
        let mut cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().all(String::is_empty) {
            continue;
        }
        let Some(heads) = &headings else {
            headings = Some(cells);
            continue;
        };
        while cells.len() > heads.len() && cells.last().is_some_and(String::is_empty) {
            cells.pop();
        }
        if cells.len() > heads.len() {
            let message = Message::new("import-too-many-cells");
            return Err((number, message.count("cells", cells.len()).count("headings", heads.len())));
        }
        cells.resize(heads.len(), String::new());
        rows.push(Row { number, cells });
    }
    Ok(Table { headings: headings.unwrap_or_default(), rows })
}

/// What a cell says, without blanks around it; `="…"` (how exports keep a spreadsheet from changing a figure) is the text that
/// it means.
fn cell(raw: &str) -> String {
    let text = raw.trim();
    let kept = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    kept.filter(|kept| !kept.contains('"')).unwrap_or(text).trim().to_owned()
}

/// Where each row ends: the byte behind its line end.
///
/// # Errors
/// When a quoted cell never ends, with the row in which it begins.
fn row_ends(text: &str, separator: u8) -> Result<Vec<usize>, Broken> {
    let (mut ends, mut at_start, mut open) = (Vec::new(), true, None);
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            b'"' if open.is_some() => open = None,
            // The first of a cell, or the second of a doubled one.
            b'"' if at_start => open = Some(ends.len() + 1),
            b'\n' if open.is_none() => ends.push(at + 1),
            _ => {}
        }
        at_start = open.is_none() && (byte == separator || byte == b'\n' || byte == b'"');
    }
    open.map_or(Ok(ends), |row| Err((row, Message::new("import-open-quote"))))
}

#[cfg(test)]
mod tests {
    use super::read;

    fn cells(text: &str) -> Vec<Vec<String>> {
        read(text).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_stand_under_their_headings_whatever_parts_them() {
        let expected = [["建议\n两行", "朱,某"], ["短", ""]];
        assert_eq!(cells("意见,姓名\r\n\"建议\r\n两行\",\"朱,某\"\r\n\r\n短\r\n"), expected);
        assert_eq!(cells("意见;姓名\n\"建议\n两行\";朱,某\n短\n"), expected);
        assert_eq!(cells("意见\t姓名\n\"建议\n两行\"\t朱,某\n短\t\t\t\n"), expected);
        assert_eq!(cells("a,b\n\"=\"\"007\"\"\",\"说\"\"好\"\"\"\n"), [["007", "说\"好\""]]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let table = read("意见\n\"一\n二\"\n\n三\n").unwrap();
        assert_eq!(table.rows.iter().map(|row| row.number).collect::<Vec<_>>(), [2, 4]);
    }

    #[test]
    fn a_row_that_does_not_fit_is_an_error_with_its_place() {
        assert_eq!(read("a,b\n1,2\n1,2,3\n").unwrap_err().0, 3);
        assert_eq!(read("a,b\n1,\"2\n3,4\n5,6\n").unwrap_err().0, 2);
        assert!(read("a,b\n1,\"2 \"\"x\"\"\"\n3,\"\"\n").is_ok());
        assert!(read("a,b\n1,5\" 管\n").is_ok());
    }
}
