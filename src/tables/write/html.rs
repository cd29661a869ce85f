//! A page of its own, which prints as the paper has to look. The site's pages have templates instead.

use std::fmt::Write as _;

use quick_xml::escape::escape;

use crate::tables::{Align, Cell, Table, TableWords};

const STYLE: &str = "\
body{font-family:'仿宋_GB2312',FangSong,'Noto Serif CJK SC',serif;margin:2rem auto;max-width:90rem;padding:0 1rem;color:#111}\
h1{font-family:'方正小标宋简体',SimSun,'Noto Serif CJK SC',serif;font-weight:normal;text-align:center}\
.lines{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.5rem 3rem}\
table{border-collapse:collapse;width:100%;font-size:.9rem}\
th,td{border:1px solid #333;padding:.25rem .35rem;vertical-align:middle}\
th{font-family:'黑体',SimHei,'Noto Sans CJK SC',sans-serif;font-weight:normal;background:#f2f2f2}\
.center{text-align:center}.end{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}\
.start{white-space:pre-line}\
.mark{text-align:center;font-weight:bold;color:#a00000}\
@page{size:A4 landscape;margin:18mm 15mm}\
@media print{body{margin:0;max-width:none;padding:0}thead{display:table-header-group}tr{break-inside:avoid}}";

/// The whole page.
pub(super) fn to_html(table: &Table, words: TableWords<'_>) -> String {
    let mut out = String::new();
    // Writing to a string never fails.
    let _ = write!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\">\n<title>{}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n",
        words.language(),
        escape(&table.title)
    );
    if let Some(mark) = &table.mark {
        let _ = writeln!(out, "<p class=\"mark\">{}</p>", escape(mark));
    }
    let _ = writeln!(out, "<h1>{}</h1>", escape(&table.title));
    lines(&mut out, &table.head);
    if table.rows.is_empty() {
        let _ = writeln!(out, "<p>{}</p>", escape(words.text("table-none")));
    } else {
        out.push_str("<table>\n<thead><tr>");
        for column in &table.columns {
            let _ = write!(out, "<th scope=\"col\">{}</th>", escape(&column.label));
        }
        out.push_str("</tr></thead>\n<tbody>\n");
        for cells in &table.rows {
            row(&mut out, table, cells);
        }
        out.push_str("</tbody>\n");
        if let Some(sum) = &table.sum {
            out.push_str("<tfoot>\n");
            row(&mut out, table, sum);
            out.push_str("</tfoot>\n");
        }
        out.push_str("</table>\n");
    }
    for note in &table.notes {
        let _ = writeln!(out, "<p>{}</p>", escape(note));
    }
    lines(&mut out, &table.signatures);
    if let Some(digest) = &table.digest {
        let _ = writeln!(out, "<p>{}</p>", escape(words.of("table-digest", digest)));
    }
    out.push_str("</body>\n</html>\n");
    out
}

fn lines(out: &mut String, lines: &[String]) {
    if lines.is_empty() {
        return;
    }
    out.push_str("<div class=\"lines\">");
    for line in lines {
        let _ = write!(out, "<p>{}</p>", escape(line));
    }
    out.push_str("</div>\n");
}

fn row(out: &mut String, table: &Table, cells: &[Cell]) {
    out.push_str("<tr>");
    for (column, cell) in table.columns.iter().zip(cells) {
        let class = match column.align {
            Align::Start => "start",
            Align::Center => "center",
            Align::End => "end",
        };
        let _ = write!(out, "<td class=\"{class}\">{}</td>", escape(cell.to_string()));
    }
    out.push_str("</tr>\n");
}
