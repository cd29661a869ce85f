//! Plain text, as units, departments, commenters and experts write it: the small language of the fields of forms
//! (`docs/text.md`).
//!
//! What was written is what is published. Paragraphs, lines and indents stay; points keep their own marks; rows with tabs
//! and old tables of Markdown become tables; `**` makes bold; `^{ }` raises and `_{ }` lowers. Every other character stands
//! as it was written, and what a reader sees, blanks aside, is the text without those marks of bold and of tables.

mod blocks;
mod points;
mod words;

use blocks::{Block, Body, blocks};
use words::{Piece, pieces};

use crate::lines::one_line;

/// Renders a text as paragraphs, points and tables: HTML that is safe to publish.
pub fn to_html(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3 / 2);
    for block in blocks(text) {
        write_block(&mut out, &block);
    }
    out
}

/// Renders a text for a cell, an item or a line: a text of one line stands without a paragraph around it.
pub fn to_flow(text: &str) -> String {
    match blocks(text).as_slice() {
        [Block { body: Body::Paragraph(lines), .. }] => flowing(lines),
        [Block { body: Body::Points(items), .. }] if items.len() == 1 => flowing(&items.concat()),
        _ => to_html(text),
    }
}

/// Whether a text may hold marks that a reader does not see: bold, tables, raised and lowered. Without them its words are those of
/// [`to_text`], blanks aside.
pub fn may_have_marks(text: &str) -> bool {
    text.contains(['*', '|', '{'])
}

/// The words of a text as a reader sees them: without the marks of bold, tables with a tab between cells.
pub fn to_text(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for block in blocks(text) {
        if !out.is_empty() {
            out.push_str(if block.joined { "\n" } else { "\n\n" });
        }
        let lines = match &block.body {
            Body::Paragraph(lines) => lines.iter().map(|line| words_of(line)).collect(),
            Body::Points(items) => items.iter().flatten().map(|line| words_of(line)).collect(),
            Body::Table { rows, .. } => {
                let row = |cells: &Vec<&str>| {
                    cells.iter().map(|cell| words_of(cell)).collect::<Vec<_>>().join("\t")
                };
                rows.iter().map(row).collect::<Vec<_>>()
            }
        };
        out.push_str(&lines.join("\n"));
    }
    out
}

/// The same on one line: for lists, summaries and what is searched.
pub fn to_one_line(text: &str) -> String {
    one_line(&to_text(text))
}

fn write_block(out: &mut String, block: &Block<'_>) {
    let (class, also) = if block.joined { (" class=\"joined\"", " joined") } else { ("", "") };
    match &block.body {
        Body::Paragraph(lines) => {
            out.push_str("<p");
            out.push_str(class);
            out.push('>');
            write_lines(out, lines);
            out.push_str("</p>\n");
        }
        Body::Points(items) => {
            out.push_str("<ul class=\"points");
            out.push_str(also);
            out.push_str("\">\n");
            for lines in items {
                out.push_str("<li>");
                write_lines(out, lines);
                out.push_str("</li>\n");
            }
            out.push_str("</ul>\n");
        }
        Body::Table { head, rows } => {
            // A wide table scrolls by itself instead of stretching the page.
            out.push_str("<div class=\"scroll\" tabindex=\"0\"><table>");
            let (heads, body) = rows.split_at(usize::from(*head).min(rows.len()));
            write_rows(out, heads, "thead", "<th scope=\"col\">", "</th>");
            write_rows(out, body, "tbody", "<td>", "</td>");
            out.push_str("</table></div>\n");
        }
    }
}

fn write_rows(out: &mut String, rows: &[Vec<&str>], part: &str, open: &str, close: &str) {
    if rows.is_empty() {
        return;
    }
    for piece in ["<", part, ">"] {
        out.push_str(piece);
    }
    for row in rows {
        out.push_str("<tr>");
        for cell in row {
            out.push_str(open);
            write_line(out, cell);
            out.push_str(close);
        }
        out.push_str("</tr>\n");
    }
    for piece in ["</", part, ">"] {
        out.push_str(piece);
    }
}

fn flowing(lines: &[&str]) -> String {
    let mut out = String::new();
    write_lines(&mut out, lines);
    out
}

fn write_lines(out: &mut String, lines: &[&str]) {
    for (index, line) in lines.iter().enumerate() {
        if index > 0 {
            out.push_str("<br>");
        }
        write_line(out, line);
    }
}

fn write_line(out: &mut String, line: &str) {
    for piece in pieces(line) {
        match piece {
            Piece::Text(text) => escape(out, text),
            Piece::Bold { starts } => out.push_str(if starts { "<strong>" } else { "</strong>" }),
            // The marks stay in the text, so that copied, read aloud or without a style sheet 10^{6} is never 106.
            Piece::Script { raised, inside } => {
                let (tag, sign) = if raised { ("sup", "^{") } else { ("sub", "_{") };
                for part in ["<", tag, "><span class=\"visually-hidden\">", sign, "</span>"] {
                    out.push_str(part);
                }
                escape(out, inside);
                for part in ["<span class=\"visually-hidden\">}</span></", tag, ">"] {
                    out.push_str(part);
                }
            }
        }
    }
}

fn words_of(line: &str) -> String {
    let mut out = String::with_capacity(line.len());
    for piece in pieces(line) {
        match piece {
            Piece::Text(text) => out.push_str(text),
            Piece::Bold { .. } => {}
            Piece::Script { raised, inside } => {
                out.push_str(if raised { "^{" } else { "_{" });
                out.push_str(inside);
                out.push('}');
            }
        }
    }
    out
}

fn escape(out: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            // No page can hold it; rule `text` refuses it in a file.
            c if c.is_control() && c != '\t' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}
