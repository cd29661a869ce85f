//! Blocks as XML.

use std::fmt::Write as _;

use jiff::civil::Date;

use super::{
    Align, Block, Cell, Choice, Control, Lines, NOT_TICKED, Paragraph, Run, Shade, Style, TICKED, Table,
};

/// Text as it may stand in XML. Characters that XML 1.0 does not have are left out.
pub(super) fn escape(text: &str) -> String {
    let has = |c: &char| matches!(c, '\t' | '\n') || !c.is_control() && !matches!(c, '\u{FFFE}' | '\u{FFFF}');
    quick_xml::escape::escape(text.chars().filter(has).collect::<String>()).into_owned()
}

fn style_id(style: Style) -> &'static str {
    match style {
        Style::Title => "Title",
        Style::Heading => "Heading1",
        Style::Text => "BodyText",
        Style::Line => "Line",
        Style::Cell => "CellText",
        Style::CellHead => "CellHead",
        Style::Form => "FormText",
        Style::FormHeading => "FormHeading",
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

fn fill(shade: Shade) -> Option<&'static str> {
    match shade {
        Shade::None => None,
        Shade::Label => Some("F5F6F8"),
        Shade::Head => Some("F2F2F2"),
        Shade::Heading => Some("E7ECF2"),
    }
}

/// Blocks one after the other; bookmarks and content controls are numbered as they come.
#[derive(Default)]
pub(super) struct Writer {
    pub(super) out: String,
    number: u32,
}

// Writing to a string never fails; every `write!` below relies on it.

impl Writer {
    pub(super) fn block(&mut self, block: &Block) {
        match block {
            Block::Paragraph(inner) => self.paragraph(inner),
            Block::Table(inner) => self.table(inner),
        }
    }

    pub(super) fn paragraph(&mut self, paragraph: &Paragraph) {
        let _ = write!(self.out, r#"<w:p><w:pPr><w:pStyle w:val="{}"/>"#, style_id(paragraph.style));
        if paragraph.keep_with_next {
            self.out.push_str("<w:keepNext/>");
        }
        if paragraph.on_new_page {
            self.out.push_str("<w:pageBreakBefore/>");
        }
        if !paragraph.tabs.is_empty() {
            self.out.push_str("<w:tabs>");
            for (at, align) in &paragraph.tabs {
                let side = side(*align).unwrap_or("left");
                let _ = write!(self.out, r#"<w:tab w:val="{side}" w:pos="{at}"/>"#);
            }
            self.out.push_str("</w:tabs>");
        }
        if let Some(side) = side(paragraph.align) {
            let _ = write!(self.out, r#"<w:jc w:val="{side}"/>"#);
        }
        self.out.push_str("</w:pPr>");
        for piece in &paragraph.runs {
            self.run(piece);
        }
        self.out.push_str("</w:p>");
    }

    fn run(&mut self, run: &Run) {
        match run {
            Run::Text(text) => self.text(text, ""),
            Run::Strong(text) => self.text(text, "<w:b/>"),
            Run::Tab => self.out.push_str("<w:r><w:tab/></w:r>"),
            Run::PageNumber => self.field("PAGE"),
            Run::PageCount => self.field("NUMPAGES"),
            Run::Bookmarked { name, text } => {
                self.number += 1;
                let (id, name) = (self.number, escape(name));
                let _ = write!(self.out, r#"<w:bookmarkStart w:id="{id}" w:name="{name}"/>"#);
                self.text(text, "");
                let _ = write!(self.out, r#"<w:bookmarkEnd w:id="{id}"/>"#);
            }
            Run::Tick(ticked) => self.tick(*ticked),
            Run::Control(control) => self.control(control),
        }
    }

    /// Text with the properties of its run; line feeds and tabulators are marked up.
    fn text(&mut self, text: &str, properties: &str) {
        for (number, line) in text.lines().enumerate() {
            self.out.push_str("<w:r>");
            if !properties.is_empty() {
                let _ = write!(self.out, "<w:rPr>{properties}</w:rPr>");
            }
            if number > 0 {
                self.out.push_str("<w:br/>");
            }
            for (number, piece) in line.split('\t').enumerate() {
                if number > 0 {
                    self.out.push_str("<w:tab/>");
                }
                let _ = write!(self.out, r#"<w:t xml:space="preserve">{}</w:t>"#, escape(piece));
            }
            self.out.push_str("</w:r>");
        }
    }

    fn field(&mut self, name: &str) {
        let _ = write!(self.out, r#"<w:fldSimple w:instr=" {name} "><w:r><w:t>1</w:t></w:r></w:fldSimple>"#);
    }

    fn tick(&mut self, ticked: bool) {
        self.number += 1;
        let checked = u8::from(ticked);
        let _ = write!(
            self.out,
            r#"<w:sdt><w:sdtPr><w:id w:val="{}"/><w14:checkbox><w14:checked w14:val="{checked}"/><w14:checkedState w14:val="2611" w14:font="MS Gothic"/><w14:uncheckedState w14:val="2610" w14:font="MS Gothic"/></w14:checkbox></w:sdtPr><w:sdtContent>"#,
            self.number
        );
        let mark = if ticked { TICKED } else { NOT_TICKED };
        let font =
            r#"<w:rFonts w:ascii="MS Gothic" w:hAnsi="MS Gothic" w:eastAsia="MS Gothic" w:hint="eastAsia"/>"#;
        self.text(mark.encode_utf8(&mut [0; 4]), font);
        self.out.push_str("</w:sdtContent></w:sdt>");
    }

    fn control(&mut self, control: &Control) {
        self.number += 1;
        let (id, name) = (self.number, escape(&control.name));
        let prompts = if control.value.is_none() { "<w:showingPlcHdr/>" } else { "" };
        let _ = write!(self.out, r#"<w:sdt><w:sdtPr><w:alias w:val="{name}"/>{prompts}<w:id w:val="{id}"/>"#);
        match &control.choice {
            Choice::List(options) => {
                self.out.push_str("<w:dropDownList>");
                for option in options {
                    let option = escape(option);
                    let _ = write!(self.out, r#"<w:listItem w:displayText="{option}" w:value="{option}"/>"#);
                }
                self.out.push_str("</w:dropDownList>");
            }
            Choice::Date => {
                let date = control.value.as_ref().and_then(|value| value.parse::<Date>().ok());
                let full = date.map(|date| format!(r#" w:fullDate="{date}T00:00:00Z""#)).unwrap_or_default();
                let _ = write!(
                    self.out,
                    r#"<w:date{full}><w:dateFormat w:val="yyyy-MM-dd"/><w:lid w:val="zh-CN"/><w:storeMappedDataAs w:val="date"/><w:calendar w:val="gregorian"/></w:date>"#
                );
            }
        }
        self.out.push_str("</w:sdtPr><w:sdtContent>");
        match &control.value {
            Some(value) => self.text(value, ""),
            None => self.text(&control.prompt, r#"<w:color w:val="7F7F7F"/>"#),
        }
        self.out.push_str("</w:sdtContent></w:sdt>");
    }

    fn table(&mut self, table: &Table) {
        let width: u32 = table.widths.iter().sum();
        let style = match table.lines {
            Lines::Thin => "Lined",
            Lines::Framed => "Framed",
        };
        let _ = write!(
            self.out,
            r#"<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{width}" w:type="dxa"/><w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr><w:tblGrid>"#
        );
        for width in &table.widths {
            let _ = write!(self.out, r#"<w:gridCol w:w="{width}"/>"#);
        }
        self.out.push_str("</w:tblGrid>");
        for (number, row) in table.rows.iter().enumerate() {
            self.out.push_str("<w:tr><w:trPr>");
            if !row.may_be_cut {
                self.out.push_str("<w:cantSplit/>");
            }
            if row.height > 0 {
                let _ = write!(self.out, r#"<w:trHeight w:val="{}" w:hRule="atLeast"/>"#, row.height);
            }
            if number < table.head_rows {
                self.out.push_str("<w:tblHeader/>");
            }
            self.out.push_str("</w:trPr>");
            let mut column = 0;
            for inner in &row.cells {
                let columns = inner.columns.max(1);
                let width: u32 = table.widths.iter().skip(column).take(columns).sum();
                self.cell(inner, width);
                column += columns;
            }
            self.out.push_str("</w:tr>");
        }
        self.out.push_str("</w:tbl>");
    }

    fn cell(&mut self, cell: &Cell, width: u32) {
        let _ = write!(self.out, r#"<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>"#);
        if cell.columns > 1 {
            let _ = write!(self.out, r#"<w:gridSpan w:val="{}"/>"#, cell.columns);
        }
        if let Some(fill) = fill(cell.shade) {
            let _ = write!(self.out, r#"<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>"#);
        }
        self.out.push_str(r#"<w:vAlign w:val="center"/></w:tcPr>"#);
        for inner in &cell.paragraphs {
            self.paragraph(inner);
        }
        if cell.paragraphs.is_empty() {
            // A cell without a paragraph is no valid cell.
            self.paragraph(&Paragraph { style: Style::Cell, ..Paragraph::default() });
        }
        self.out.push_str("</w:tc>");
    }
}

#[cfg(test)]
mod tests {
    use super::{Writer, escape};
    use crate::docx::{Paragraph, Style};

    #[test]
    fn nothing_that_is_no_xml_gets_in() {
        assert_eq!(escape("a<b>&\"c\"\u{0}\u{1B}\u{FFFF}"), "a&lt;b&gt;&amp;&quot;c&quot;");
    }

    #[test]
    fn line_feeds_start_lines_and_tabs_are_tabs() {
        let mut writer = Writer::default();
        writer.paragraph(&Paragraph::new(Style::Cell, "甲\n乙\t丙"));
        assert_eq!(writer.out.matches("<w:br/>").count(), 1);
        assert_eq!(writer.out.matches("<w:tab/>").count(), 1);
        assert_eq!(writer.out.matches("<w:t ").count(), 3);
    }
}
