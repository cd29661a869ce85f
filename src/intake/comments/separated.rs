//! The rows of a text in which a character separates the cells (CSV and its kin).

use csv::{ReaderBuilder, StringRecord};

use super::table::{Broken, KnownHeadings, Raw, Row};
use crate::diagnostic::Message;

/// What separates cells.
const SEPARATORS: [u8; 4] = [b',', b'\t', b';', b'|'];

/// Reads the rows. What separates the cells stands in a first line `sep=…`, as spreadsheet programs write and hide it; else it
/// is the character under which most names of columns are known, and where none are, the one that the first line has
/// most of.
///
/// # Errors
/// When a quotation mark is left open.
pub(super) fn read(text: &str, known: KnownHeadings<'_>) -> Result<Raw, Broken> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    if let Some((separator, rest)) = declared(&text) {
        return rows(rest, separator);
    }
    let first = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
    let often = |separator: u8| first.bytes().filter(|byte| *byte == separator).count();
    let mut best: Option<(usize, usize, Raw)> = None;
    let mut broken = None;
    for separator in SEPARATORS {
        let weight = often(separator);
        match rows(&text, separator) {
            Ok(raw) => {
                let count = raw.known(known);
                if best.as_ref().is_none_or(|(known, often, _)| (count, weight) > (*known, *often)) {
                    best = Some((count, weight, raw));
                }
            }
            // What is told is what is wrong with the likeliest reading.
            Err(fault) if broken.as_ref().is_none_or(|(most, _)| weight > *most) => {
                broken = Some((weight, fault));
            }
            Err(_) => {}
        }
    }
    match (best, broken) {
        (Some((known, weight, _)), Some((most, fault))) if known == 0 && most > weight => Err(fault),
        (Some((.., raw)), _) => Ok(raw),
        (None, Some((_, fault))) => Err(fault),
        (None, None) => Ok(Raw::default()),
    }
}

/// What a first line `sep=;` says, and the lines behind it.
fn declared(text: &str) -> Option<(u8, &str)> {
    let (line, rest) = text.split_once('\n')?;
    let line = line.trim_matches(|c| c == '"' || c == ' ');
    let separator = line.get(..4).filter(|word| word.eq_ignore_ascii_case("sep=")).and(line.get(4..))?;
    match separator.as_bytes() {
        [separator] => Some((*separator, rest)),
        _ => None,
    }
}

/// # Errors
/// When a quoted cell never ends, with the row in which it begins.
fn rows(text: &str, separator: u8) -> Result<Raw, Broken> {
    let ends = row_ends(text, separator)?;
    let mut reader = ReaderBuilder::new()
        .delimiter(separator)
        .has_headers(false)
        .flexible(true)
        .from_reader(text.as_bytes());
    let mut record = StringRecord::new();
    let mut raw = Raw::default();
    // The text is UTF-8 and rows may be of any length: there is no other error left.
    while reader.read_record(&mut record).unwrap_or_default() {
        // The reader skips empty rows; a spreadsheet counts them.
        let end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
        let number = ends.partition_point(|other| *other < end) + 1;
        let cells: Vec<String> = record.iter().map(cell).collect();
        if cells.iter().any(|cell| !cell.is_empty()) {
            raw.rows.push(Row { number, cells, broken: Vec::new() });
        }
    }
    Ok(raw)
}

/// What a cell says, without blanks around it; `="…"` (how exports keep a spreadsheet from changing a figure) is the text that
/// it means.
fn cell(raw: &str) -> String {
    let text = raw.trim();
    let kept = text.strip_prefix("=\"").and_then(|rest| rest.strip_suffix('"'));
    kept.filter(|kept| !kept.contains('"')).unwrap_or(text).trim().to_owned()
}

/// Where each row ends: the byte behind its line end.
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
    use std::collections::BTreeMap;

    use super::super::table::{Broken, KnownHeadings, Table};
    use super::super::words::Words;
    use crate::schema::Kind;

    fn table(text: &str) -> Result<Table, Broken> {
        let (words, schemas) = (Words::new().unwrap(), crate::built_in::schemas(&BTreeMap::new()).unwrap());
        let known = KnownHeadings { words: &words, form: schemas.form(Kind::Comment), chosen: &[] };
        super::read(text, known)?.table(known)
    }

    fn cells(text: &str) -> Vec<Vec<String>> {
        table(text).unwrap().rows.into_iter().map(|row| row.cells).collect()
    }

    #[test]
    fn cells_stand_under_their_headings_whatever_parts_them() {
        let expected = [["建议\n两行", "朱,某"], ["短", ""]];
        assert_eq!(cells("意见,姓名\r\n\"建议\r\n两行\",\"朱,某\"\r\n\r\n短\r\n"), expected);
        assert_eq!(cells("意见;姓名\n\"建议\n两行\";朱,某\n短\n"), expected);
        assert_eq!(cells("意见|姓名\n\"建议\n两行\"|朱,某\n短\n"), expected);
        assert_eq!(cells("意见\t姓名\n\"建议\n两行\"\t朱,某\n短\t\t\t\n"), expected);
        assert_eq!(cells("sep=;\n意见;姓名\n\"建议\n两行\";朱,某\n短\n"), expected);
        assert_eq!(cells("\"SEP=;\"\r\n意见;姓名\n\"建议\n两行\";朱,某\n短\n"), expected);
        assert_eq!(cells("a,b\n\"=\"\"007\"\"\",\"说\"\"好\"\"\"\n"), [["007", "说\"好\""]]);
    }

    #[test]
    fn rows_are_counted_as_a_spreadsheet_counts_them() {
        let numbers =
            |text: &str| -> Vec<usize> { table(text).unwrap().rows.iter().map(|row| row.number).collect() };
        assert_eq!(numbers("意见\n\"一\n二\"\n\n三\n"), [2, 4]);
        // No spreadsheet program shows this line.
        assert_eq!(numbers("sep=,\n意见\n\"一\n二\"\n\n三\n"), [2, 4]);
        assert_eq!(numbers("意见汇总表,,\n\n意见,姓名,\n一,朱,\n"), [4]);
    }

    #[test]
    fn a_row_that_does_not_fit_is_an_error_with_its_place() {
        assert_eq!(table("a,b\n1,2\n1,2,3\n").unwrap_err().0, 3);
        assert_eq!(table("a,b\n1,\"2\n3,4\n5,6\n").unwrap_err().0, 2);
        assert!(table("a,b\n1,\"2 \"\"x\"\"\"\n3,\"\"\n").is_ok());
        assert!(table("a,b\n1,5\" 管\n").is_ok());
    }

    #[test]
    fn titles_and_headings_over_several_columns_are_no_rows() {
        for text in [
            "关于指南（征求意见稿）的意见汇总,,\n制表：科技局,2021年7月,\n时间,姓名,意见\n2021-06-18,朱,好\n",
            ",提交人,\n时间,姓名,意见\n2021-06-18,朱,好\n",
            // Merged over two rows: the upper one holds what stretches down.
            "时间,提交人,意见\n,姓名,\n2021-06-18,朱,好\n",
            "汇总表\n时间,提交人,意见\n,姓名,\n2021-06-18,朱,好\n",
        ] {
            let table = table(text).unwrap();
            assert_eq!(table.headings, ["时间", "姓名", "意见"], "{text}");
            assert_eq!(table.rows.len(), 1, "{text}");
            assert_eq!(table.rows[0].cells, ["2021-06-18", "朱", "好"], "{text}");
            assert_eq!(table.heading_row, text.lines().count() - 1, "{text}");
        }
        // A first row without a known name is taken for the names where no other has any.
        assert_eq!(table("a,b\n1,2\n").unwrap().headings, ["a", "b"]);
        // A comment that is the name of a column makes no headings of its row.
        assert_eq!(table("时间,意见\n日期,建议\n").unwrap().heading_row, 1);
    }
}
