//! Blocks as XML.

use std::fmt::Write as _;

use super::{Align, Block, Cell, Paragraph, Run, Style, Table};

/// Text as it may stand in XML. Characters that XML 1.0 does not have are left out.
pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for char in text.chars() {
        match char {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(char),
            '\u{FFFE}' | '\u{FFFF}' => {}
            char if char.is_control() => {}
            char => escaped.push(char),
        }
    }
    escaped
}

pub(super) fn style_id(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Heading => "Heading1",
        Style::Text => "BodyText",
        Style::Line => "Line",
        Style::Cell => "CellText",
        Style::CellHead => "CellHead",
        Style::Note => "Note",
        Style::Margin => "Margin",
    }
}

fn side(align: Align) -> Option<&'static str> {
    match align {
        Align::Style => None,
        Align::Start => Some("left"),
        Align::Center => Some("center"),
        Align::End => Some("right"),
    }
}

pub(super) fn block(out: &mut String, block: &Block) {
    match block {
        Block::Paragraph(inner) => paragraph(out, inner),
        Block::Table(inner) => table(out, inner),
    }
}

// Writing to a string never fails; every `write!` below relies on it.

pub(super) fn paragraph(out: &mut String, paragraph: &Paragraph) {
    let _ = write!(out, r#"<w:p><w:pPr><w:pStyle w:val="{}"/>"#, style_id(paragraph.style));
    if paragraph.keep_with_next {
        out.push_str("<w:keepNext/>");
    }
    if !paragraph.tabs.is_empty() {
        out.push_str("<w:tabs>");
        for (at, align) in &paragraph.tabs {
            let side = side(*align).unwrap_or("left");
            let _ = write!(out, r#"<w:tab w:val="{side}" w:pos="{at}"/>"#);
        }
        out.push_str("</w:tabs>");
    }
    if let Some(side) = side(paragraph.align) {
        let _ = write!(out, r#"<w:jc w:val="{side}"/>"#);
    }
    out.push_str("</w:pPr>");
    for piece in &paragraph.runs {
        run(out, piece);
    }
    out.push_str("</w:p>");
}

fn run(out: &mut String, run: &Run) {
    match run {
        Run::Text(text) => lines(out, text, ""),
        Run::Strong(text) => lines(out, text, "<w:rPr><w:b/></w:rPr>"),
        Run::Tab => out.push_str("<w:r><w:tab/></w:r>"),
        Run::PageNumber => field(out, "PAGE"),
        Run::PageCount => field(out, "NUMPAGES"),
    }
}

fn lines(out: &mut String, text: &str, properties: &str) {
    for (number, line) in text.lines().enumerate() {
        let feed = if number > 0 { "<w:br/>" } else { "" };
        let _ =
            write!(out, r#"<w:r>{properties}{feed}<w:t xml:space="preserve">{}</w:t></w:r>"#, escape(line));
    }
}

fn field(out: &mut String, name: &str) {
    let _ = write!(out, r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
}

fn table(out: &mut String, table: &Table) {
    let width: u32 = table.widths.iter().sum();
    let style = if table.lines { "Lined" } else { "Plain" };
    let _ = write!(
        out,
        r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
    );
    for width in &table.widths {
        let _ = write!(out, r#"<w:gridCol w:w="{width}"/>"#);
    }
    out.push_str("</w:tblGrid>");
    for (number, row) in table.rows.iter().enumerate() {
        out.push_str("<w:tr><w:trPr><w:cantSplit/>");
        if number < table.head_rows {
            out.push_str("<w:tblHeader/>");
        }
        out.push_str("</w:trPr>");
        let mut column = 0;
        for inner in row {
            let columns = inner.columns.max(1);
            let width: u32 = table.widths.iter().skip(column).take(columns).sum();
            cell(out, inner, width);
            column += columns;
        }
        out.push_str("</w:tr>");
    }
    out.push_str("</w:tbl>");
}

fn cell(out: &mut String, cell: &Cell, width: u32) {
    let _ = write!(out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
    if cell.columns > 1 {
        let _ = write!(out, r#"<w:gridSpan w:val="{}"/>"#, cell.columns);
    }
    if cell.shaded {
        out.push_str(r#"<w:shd w:val="clear" w:color="auto" w:fill="F2F2F2"/>"#);
    }
    out.push_str(r#"<w:vAlign w:val="center"/></w:tcPr>"#);
    for inner in &cell.paragraphs {
        paragraph(out, inner);
    }
    if cell.paragraphs.is_empty() {
        // A cell without a paragraph is no valid cell.
        paragraph(out, &Paragraph { style: Style::Cell, ..Paragraph::default() });
    }
    out.push_str("</w:tc>");
}

#[cfg(test)]
mod tests {
    use super::{escape, paragraph};
    use crate::office::docx::{Paragraph, Style};

    #[test]
    fn nothing_that_is_no_xml_gets_in() {
        assert_eq!(escape("a<b>&\"c\"\u{0}\u{1B}\u{FFFF}"), "a&lt;b&gt;&amp;&quot;c&quot;");
    }

    #[test]
    fn line_feeds_start_lines() {
        let mut out = String::new();
        paragraph(&mut out, &Paragraph::new(Style::Cell, "甲\n乙"));
        assert_eq!(out.matches("<w:br/>").count(), 1);
        assert_eq!(out.matches("<w:t ").count(), 2);
    }
}
