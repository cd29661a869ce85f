//! Markdown with a pipe table, for letters, proposals and terminals.

use std::fmt::Write as _;

use zhengji_markdown::{escape, is_break, touch};

use crate::tables::{Align, Cell, Table, TableWords};

/// Title, lines, table, notes. Values cannot act as Markdown or HTML.
pub(super) fn to_markdown(table: &Table, words: TableWords<'_>) -> String {
    let mut out = String::new();
    // Writing to a string never fails.
    if let Some(mark) = &table.mark {
        let _ = writeln!(out, "**{}**\n", plain(mark));
    }
    let _ = writeln!(out, "# {}\n", plain(&table.title));
    for line in &table.head {
        let _ = writeln!(out, "{}  ", plain(line));
    }
    if !table.head.is_empty() {
        out.push('\n');
    }
    if table.rows.is_empty() {
        let _ = writeln!(out, "{}\n", words.text("table-none"));
    } else {
        row(&mut out, table.columns.iter().map(|column| plain(&column.label)));
        row(
            &mut out,
            table.columns.iter().map(|column| {
                match column.align {
                    Align::Start => "---",
                    Align::Center => ":-:",
                    Align::End => "--:",
                }
                .to_owned()
            }),
        );
        for cells in table.rows.iter().chain(&table.sum) {
            row(&mut out, cells.iter().map(Cell::to_string).map(|text| plain(&text)));
        }
        out.push('\n');
    }
    for note in &table.notes {
        let _ = writeln!(out, "{}\n", plain(note));
    }
    for line in &table.signatures {
        let _ = writeln!(out, "{}  ", plain(line));
    }
    if let Some(digest) = &table.digest {
        let _ = writeln!(out, "{}", plain(&words.of("table-digest", digest)));
    }
    out.truncate(out.trim_end().len());
    out.push('\n');
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = String>) {
    out.push('|');
    for cell in cells {
        out.push(' ');
        out.push_str(&cell);
        out.push_str(" |");
    }
    out.push('\n');
}

/// Text that shows as it is, in one line.
fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let (mut blank, mut line_end) = (false, false);
    for char in text.trim().chars() {
        // The blanks to be filled in by hand are full-width.
        if char != '\u{3000}' && (char.is_whitespace() || char.is_control()) {
            blank = true;
            line_end |= is_break(char);
            continue;
        }
        let joins = std::mem::take(&mut line_end) && touch(out.chars().next_back(), Some(char));
        if std::mem::take(&mut blank) && !joins {
            out.push(' ');
        }
        out.push(char);
    }
    escape(&out)
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn values_do_not_act() {
        assert_eq!(plain("a|b\n*c* <img>"), "a\\|b \\*c\\* \\<img\\>");
        assert_eq!(plain("## x"), "\\#\\# x");
        assert_eq!(plain("甲\n乙 丙\nd"), "甲乙 丙 d");
    }
}
