//! `WordprocessingML` in small pieces.

use std::fmt::Write as _;

use super::{CHECKED, UNCHECKED};
use crate::form_layout::Choice;

/// Twentieths of a point: width of a column of the grid, and height of a line of text.
pub(super) const COLUMN: u32 = 800;
pub(super) const LINE: u32 = 300;

pub(super) fn escape(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => escaped.push_str("&amp;"),
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '"' => escaped.push_str("&quot;"),
            '\t' | '\n' => escaped.push(c),
            // XML cannot hold them; the rule `text` keeps them out of documents.
            c if c.is_control() || matches!(c, '\u{FFFE}' | '\u{FFFF}') => {}
            c => escaped.push(c),
        }
    }
    escaped
}

/// A run of text; tabs are marked up.
pub(super) fn run(text: &str, properties: &str) -> String {
    let mut run = format!("<w:r><w:rPr>{properties}</w:rPr>");
    for (index, part) in text.split('\t').enumerate() {
        if index > 0 {
            run.push_str("<w:tab/>");
        }
        let _ = write!(run, "<w:t xml:space=\"preserve\">{}</w:t>", escape(part));
    }
    run.push_str("</w:r>");
    run
}

pub(super) fn paragraph(content: &str, properties: &str) -> String {
    format!("<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>")
}

/// The paragraphs of a text, one a line.
pub(super) fn paragraphs(text: &str, properties: &str) -> String {
    text.split('\n').map(|line| paragraph(&run(line, ""), properties)).collect()
}

/// A cell over some columns of the grid.
pub(super) fn cell(columns: u16, shade: Option<&str>, content: &str) -> String {
    let shade = shade
        .map(|colour| format!("<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{colour}\"/>"))
        .unwrap_or_default();
    format!(
        "<w:tc><w:tcPr><w:tcW w:w=\"{}\" w:type=\"dxa\"/><w:gridSpan w:val=\"{columns}\"/>{shade}<w:vAlign w:val=\"center\"/></w:tcPr>{content}</w:tc>",
        u32::from(columns) * COLUMN
    )
}

/// A row that is at least so many lines of text high; `keep`: not parted by the end of a page.
pub(super) fn row(lines: usize, keep: bool, cells: &str) -> String {
    let height = u32::try_from(lines).unwrap_or(1).max(1) * LINE + 120;
    let keep = if keep { "<w:cantSplit/>" } else { "" };
    format!("<w:tr><w:trPr>{keep}<w:trHeight w:val=\"{height}\" w:hRule=\"atLeast\"/></w:trPr>{cells}</w:tr>")
}

/// Bookmarks and content controls, each with a number of its own.
pub(super) struct Controls(u32);

impl Controls {
    pub(super) fn new() -> Self {
        Self(0)
    }

    fn control(&mut self, before: &str, kind: &str, content: &str) -> String {
        self.0 += 1;
        let id = self.0;
        format!(
            "<w:sdt><w:sdtPr>{before}<w:id w:val=\"{id}\"/>{kind}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"
        )
    }

    /// A label with a bookmark that carries a key.
    pub(super) fn label(&mut self, mark: &str, text: &str, properties: &str) -> String {
        self.0 += 1;
        let (id, mark, label) = (self.0, escape(mark), run(text, properties));
        format!("<w:bookmarkStart w:id=\"{id}\" w:name=\"{mark}\"/>{label}<w:bookmarkEnd w:id=\"{id}\"/>")
    }

    /// A list to choose from; without a choice it shows `prompt`.
    pub(super) fn list<'c>(
        &mut self,
        name: &str,
        options: impl Iterator<Item = &'c str>,
        chosen: Option<&str>,
        prompt: &str,
    ) -> String {
        let mut list = String::from("<w:dropDownList>");
        for option in options {
            let option = escape(option);
            let _ = write!(list, "<w:listItem w:displayText=\"{option}\" w:value=\"{option}\"/>");
        }
        list.push_str("</w:dropDownList>");
        self.prompted(name, &list, chosen, prompt)
    }

    /// A date to choose.
    pub(super) fn date(&mut self, name: &str, date: Option<&str>, prompt: &str) -> String {
        let full = date.map(|date| format!(" w:fullDate=\"{}T00:00:00Z\"", escape(date))).unwrap_or_default();
        let kind = format!(
            "<w:date{full}><w:dateFormat w:val=\"yyyy-MM-dd\"/><w:lid w:val=\"zh-CN\"/><w:storeMappedDataAs w:val=\"date\"/><w:calendar w:val=\"gregorian\"/></w:date>"
        );
        self.prompted(name, &kind, date, prompt)
    }

    fn prompted(&mut self, name: &str, kind: &str, text: Option<&str>, prompt: &str) -> String {
        let name = format!("<w:alias w:val=\"{}\"/>", escape(name));
        if let Some(text) = text {
            return self.control(&name, kind, &run(text, ""));
        }
        let content = run(prompt, "<w:color w:val=\"7F7F7F\"/>");
        self.control(&format!("{name}<w:showingPlcHdr/>"), kind, &content)
    }

    /// A box to tick, with what it stands for.
    pub(super) fn tick(&mut self, choice: &Choice, ticked: bool) -> String {
        let kind = format!(
            "<w14:checkbox><w14:checked w14:val=\"{}\"/><w14:checkedState w14:val=\"2611\" w14:font=\"MS Gothic\"/><w14:uncheckedState w14:val=\"2610\" w14:font=\"MS Gothic\"/></w14:checkbox>",
            u8::from(ticked)
        );
        let mark = if ticked { CHECKED } else { UNCHECKED };
        let fonts = "<w:rFonts w:ascii=\"MS Gothic\" w:hAnsi=\"MS Gothic\" w:eastAsia=\"MS Gothic\" w:hint=\"eastAsia\"/>";
        let ticked = self.control("", &kind, &run(&mark.to_string(), fonts));
        format!("{ticked}{}", run(&choice.label, ""))
    }
}
