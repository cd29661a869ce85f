//! Draws papers as a document.

// Writing to a string never fails; every `write!` below relies on it.
use std::fmt::Write as _;

use super::super::lines::{COLUMNS, LABEL, Line, boxes, columns, lines};
use super::markup::{COLUMN, Controls, cell, paragraph, paragraphs, row, run};
use super::{HEAD, HEADING, mark};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw};
use crate::form_layout::{Blank, Entry, Paper, Rows};
use crate::office::OfficeError;
use crate::office::archive::pack;
use crate::paper::words::Words;

const CENTER: &str = "<w:jc w:val=\"center\"/>";
const LABEL_SHADE: &str = "F5F6F8";
const HEADING_SHADE: &str = "E7ECF2";
const BLACK: &str = "<w:rFonts w:ascii=\"黑体\" w:hAnsi=\"黑体\" w:eastAsia=\"黑体\"/>";

/// What is drawn.
pub struct Document<'p> {
    /// A word in the head of each page, such as 内部.
    pub marking: Option<&'p str>,
    /// The papers with what stands in their boxes.
    pub papers: Vec<(&'p Paper, &'p Answers)>,
}

/// Draws a document. The same papers and answers give the same bytes.
///
/// # Errors
/// When it cannot be packed.
pub fn write(document: &Document<'_>) -> Result<Vec<u8>, OfficeError> {
    let words = Words::new();
    let mut body = String::new();
    let mut controls = Controls::new();
    for (index, (paper, answers)) in document.papers.iter().enumerate() {
        let mut drawing = Drawing { words: &words, controls: &mut controls, paper, answers };
        body.push_str(&drawing.draw(index > 0));
    }
    let head = document.marking.map(|marking| {
        let content = run(marking, &format!("{BLACK}<w:sz w:val=\"21\"/>"));
        format!("{XML}<w:hdr {SPACES}>{}</w:hdr>", paragraph(&content, "<w:jc w:val=\"right\"/>"))
    });
    let foot = format!("{XML}<w:ftr {SPACES}>{}</w:ftr>", paragraph(&page_numbers(&words), CENTER));
    let reference = if head.is_some() { "<w:headerReference w:type=\"default\" r:id=\"rId3\"/>" } else { "" };
    let section = format!(
        "<w:sectPr>{reference}<w:footerReference w:type=\"default\" r:id=\"rId2\"/><w:pgSz w:w=\"11906\" w:h=\"16838\"/><w:pgMar w:top=\"1304\" w:right=\"1134\" w:bottom=\"1134\" w:left=\"1134\" w:header=\"624\" w:footer=\"567\" w:gutter=\"0\"/></w:sectPr>"
    );
    let main = format!("{XML}<w:document {SPACES}><w:body>{body}{section}</w:body></w:document>");
    let mut types = String::new();
    let mut links = String::new();
    let mut parts =
        vec![("word/document.xml", main), ("word/styles.xml", styles()), ("word/footer1.xml", foot)];
    parts.extend(head.map(|head| ("word/header1.xml", head)));
    for (number, (name, _)) in parts.iter().enumerate() {
        let stem = name.trim_start_matches("word/").trim_end_matches(".xml");
        let sort = stem.trim_end_matches('1');
        let content = if sort == "document" { "document.main" } else { sort };
        let _ = write!(
            types,
            "<Override PartName=\"/{name}\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.{content}+xml\"/>"
        );
        if number > 0 {
            let _ = write!(
                links,
                "<Relationship Id=\"rId{number}\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/{sort}\" Target=\"{stem}.xml\"/>"
            );
        }
    }
    let mut all = vec![
        (
            "[Content_Types].xml",
            format!(
                "{XML}<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\"><Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/><Default Extension=\"xml\" ContentType=\"application/xml\"/>{types}</Types>"
            ),
        ),
        (
            "_rels/.rels",
            format!(
                "{XML}<Relationships xmlns=\"{RELATIONS}\"><Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument\" Target=\"word/document.xml\"/></Relationships>"
            ),
        ),
        (
            "word/_rels/document.xml.rels",
            format!("{XML}<Relationships xmlns=\"{RELATIONS}\">{links}</Relationships>"),
        ),
    ];
    all.append(&mut parts);
    pack(all.iter().map(|(name, part)| (*name, part.as_bytes())))
}

const XML: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
const RELATIONS: &str = "http://schemas.openxmlformats.org/package/2006/relationships";
const SPACES: &str = "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" xmlns:w14=\"http://schemas.microsoft.com/office/word/2010/wordml\" xmlns:mc=\"http://schemas.openxmlformats.org/markup-compatibility/2006\" mc:Ignorable=\"w14\"";

fn styles() -> String {
    format!(
        "{XML}<w:styles {SPACES}><w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Times New Roman\" w:hAnsi=\"Times New Roman\" w:eastAsia=\"宋体\" w:cs=\"Times New Roman\"/><w:sz w:val=\"21\"/><w:lang w:val=\"en-US\" w:eastAsia=\"zh-CN\"/></w:rPr></w:rPrDefault><w:pPrDefault><w:pPr><w:spacing w:line=\"288\" w:lineRule=\"auto\"/></w:pPr></w:pPrDefault></w:docDefaults><w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style></w:styles>"
    )
}

/// 第 x 页 共 y 页, counted by the reader's program.
fn page_numbers(words: &Words) -> String {
    let small = "<w:sz w:val=\"18\"/>";
    let field = |code: &str| format!("<w:fldSimple w:instr=\" {code} \">{}</w:fldSimple>", run("1", small));
    let told = words.text("paper-foot-docx");
    let mut content = String::new();
    for part in told.split_inclusive(']').flat_map(|piece| piece.split_inclusive('[')) {
        match part {
            "P]" => content.push_str(&field("PAGE")),
            "N]" => content.push_str(&field("NUMPAGES")),
            text => content.push_str(&run(text.trim_end_matches('['), small)),
        }
    }
    content
}

struct Drawing<'p, 'c> {
    words: &'p Words,
    controls: &'c mut Controls,
    paper: &'p Paper,
    answers: &'p Answers,
}

impl Drawing<'_, '_> {
    fn draw(&mut self, on_new_page: bool) -> String {
        let begin = if on_new_page { "<w:pageBreakBefore/>" } else { "" };
        let annex = run(&self.words.text("paper-annex"), BLACK);
        let title = run(&self.paper.title, &format!("{BLACK}<w:sz w:val=\"36\"/>"));
        let of = run(&self.words.say(&Message::new("paper-of-call").text("call", &self.paper.call)), "");
        let intro = format!("{}{}", self.paper.intro, self.words.text("paper-how-docx"));
        let mut out = String::new();
        out.push_str(&paragraph(&annex, begin));
        out.push_str(&paragraph(&title, &format!("<w:spacing w:before=\"120\" w:after=\"120\"/>{CENTER}")));
        out.push_str(&paragraph(&of, CENTER));
        out.push_str(&paragraph(
            &run(&intro, "<w:sz w:val=\"18\"/>"),
            "<w:spacing w:before=\"60\" w:after=\"120\"/>",
        ));
        let _ = write!(
            out,
            "<w:tbl><w:tblPr><w:tblW w:w=\"{0}\" w:type=\"dxa\"/><w:jc w:val=\"center\"/>{BORDERS}<w:tblLayout w:type=\"fixed\"/><w:tblCellMar><w:top w:w=\"45\" w:type=\"dxa\"/><w:left w:w=\"80\" w:type=\"dxa\"/><w:bottom w:w=\"45\" w:type=\"dxa\"/><w:right w:w=\"80\" w:type=\"dxa\"/></w:tblCellMar></w:tblPr><w:tblGrid>",
            u32::from(COLUMNS) * COLUMN
        );
        out.push_str(&format!("<w:gridCol w:w=\"{COLUMN}\"/>").repeat(usize::from(COLUMNS)));
        out.push_str("</w:tblGrid>");
        for line in lines(self.paper, self.answers) {
            out.push_str(&match line {
                Line::Heading { key, title, visibility, required, .. } => {
                    let mut text = self.words.heading(title, visibility, required);
                    if let Some(table) = self.paper.tables().find(|table| table.key == key) {
                        text.push_str(&self.words.bounds(table));
                    }
                    let tag = self.tag(&format!("{HEADING}{key}"));
                    let label = self.controls.label(&tag, &text, BLACK);
                    row(1, true, &cell(COLUMNS, Some(HEADING_SHADE), &paragraph(&label, "<w:keepNext/>")))
                }
                Line::Blanks(blanks) => self.blanks(&blanks),
                Line::Head(table) => self.head(table),
                Line::Row(table, index) => self.table_row(table, index),
            });
        }
        out.push_str("</w:tbl>");
        // Whoever reads a filled form needs no telling how.
        if self.answers.is_empty() {
            out.push_str(&self.hints());
        }
        out
    }

    fn tag(&self, key: &str) -> String {
        mark(self.paper.kind, key)
    }

    fn label(&mut self, blank: &Blank, told_private: bool) -> String {
        let (tag, text) = (self.tag(&blank.key), self.words.label(blank, told_private));
        let (name, more) = text.split_once('\n').unwrap_or((&text, ""));
        let label = paragraph(&self.controls.label(&tag, name, ""), CENTER);
        if more.is_empty() { label } else { format!("{label}{}", paragraph(&run(more, ""), CENTER)) }
    }

    fn blanks(&mut self, blanks: &[&Blank]) -> String {
        let mut cells = String::new();
        let mut tall = 1;
        for (blank, (_, width)) in blanks.iter().zip(boxes(blanks.len())) {
            let told = self.paper.is_told_above(blank);
            let filled = self.answers.blanks.get(&blank.key).map_or(&[][..], Vec::as_slice);
            cells.push_str(&cell(LABEL, Some(LABEL_SHADE), &self.label(blank, told)));
            cells.push_str(&cell(*width, None, &self.value(blank, filled, *width)));
            if filled.is_empty() {
                tall = tall.max(wanted(blank, *width));
            }
        }
        row(tall, tall < TALLEST, &cells)
    }

    fn head(&mut self, table: &Rows) -> String {
        let tag = self.tag(&format!("{HEAD}{}", table.key));
        let number = self.words.text("paper-number");
        let label = paragraph(&self.controls.label(&tag, &number, ""), &format!("<w:keepNext/>{CENTER}"));
        let mut cells = cell(1, Some(LABEL_SHADE), &label);
        for (column, (_, width)) in table.columns.iter().zip(columns(table)) {
            let label = self.words.label(column, column.visibility == table.visibility);
            cells.push_str(&cell(width, Some(LABEL_SHADE), &paragraphs(&label, CENTER)));
        }
        row(1, true, &cells)
    }

    fn table_row(&mut self, table: &Rows, index: usize) -> String {
        let number = paragraph(&run(&(index + 1).to_string(), ""), CENTER);
        let mut cells = cell(1, Some(LABEL_SHADE), &number);
        let row_of = self.answers.rows.get(&table.key).and_then(|rows| rows.get(index));
        for (column, (_, width)) in table.columns.iter().zip(columns(table)) {
            let filled = row_of.and_then(|row| row.cells.get(&column.key)).map_or(&[][..], Vec::as_slice);
            cells.push_str(&cell(width, None, &self.value(column, filled, width)));
        }
        row(1, true, &cells)
    }

    fn value(&mut self, blank: &Blank, filled: &[Cell], width: u16) -> String {
        let texts: Vec<String> = filled.iter().map(|cell| self.shown(&cell.raw)).collect();
        let text = texts.join("、");
        let written = (!text.is_empty()).then_some(text.as_str());
        let prompt = |id| self.words.text(id);
        match &blank.entry {
            Entry::Choice(choices) => {
                let prompt = prompt("paper-prompt-choice");
                let labels = choices.iter().map(|choice| choice.label.as_str());
                paragraph(&self.controls.list(&blank.label, labels, written, &prompt), CENTER)
            }
            Entry::Truth => {
                let prompt = prompt("paper-prompt-choice");
                let (yes, no) = (self.words.truth(true), self.words.truth(false));
                let options = [yes.as_str(), no.as_str()];
                paragraph(&self.controls.list(&blank.label, options.into_iter(), written, &prompt), CENTER)
            }
            Entry::Choices(choices) => {
                // What is ticked stands first, in the order it was chosen: a row of boxes has no other way to keep that.
                let place = |label: &str| texts.iter().position(|text| text == label);
                let mut ordered: Vec<_> = choices.iter().collect();
                ordered.sort_by_key(|choice| place(&choice.label).unwrap_or(usize::MAX));
                let gap = run("　", "");
                let ticks: Vec<String> = ordered
                    .into_iter()
                    .map(|choice| self.controls.tick(choice, place(&choice.label).is_some()))
                    .collect();
                let unknown =
                    texts.iter().filter(|text| !choices.iter().any(|choice| choice.label == **text));
                let unknown = unknown.map(|text| run(&format!("{}{text}", super::CHECKED), ""));
                let boxes: Vec<String> = ticks.into_iter().chain(unknown).collect();
                if width < COLUMNS - LABEL {
                    boxes.iter().map(|tick| paragraph(tick, "")).collect()
                } else {
                    paragraph(&boxes.join(&gap), "")
                }
            }
            Entry::Date => {
                let prompt = prompt("paper-prompt-date");
                paragraph(&self.controls.date(&blank.label, written, &prompt), CENTER)
            }
            Entry::Number { .. } | Entry::NumberOrText | Entry::Uscc => paragraphs(&text, CENTER),
            Entry::Text if blank.is_short() => paragraphs(&text, CENTER),
            Entry::Text | Entry::Long => paragraphs(&text, ""),
        }
    }

    fn shown(&self, raw: &Raw) -> String {
        match raw {
            Raw::Text(text) | Raw::Broken(text) => text.clone(),
            Raw::Number(value) => value.normalize().to_string(),
            Raw::Date(date) => date.to_string(),
            Raw::Truth(truth) => self.words.truth(*truth),
            Raw::Inexact | Raw::Percent(_) | Raw::Moment => String::new(),
        }
    }

    /// How to fill the boxes, below the table.
    fn hints(&self) -> String {
        let small = "<w:sz w:val=\"18\"/>";
        let head = run(&self.words.text("paper-hints-docx"), &format!("{BLACK}{small}"));
        let mut out = paragraph(&head, "<w:keepNext/><w:spacing w:before=\"160\"/>");
        for hint in self.words.hints(self.paper) {
            out.push_str(&paragraph(&run(&hint, small), "<w:spacing w:line=\"264\" w:lineRule=\"auto\"/>"));
        }
        out
    }
}

const BORDERS: &str = "<w:tblBorders><w:top w:val=\"single\" w:sz=\"8\" w:color=\"404040\"/><w:left w:val=\"single\" w:sz=\"8\" w:color=\"404040\"/><w:bottom w:val=\"single\" w:sz=\"8\" w:color=\"404040\"/><w:right w:val=\"single\" w:sz=\"8\" w:color=\"404040\"/><w:insideH w:val=\"single\" w:sz=\"4\" w:color=\"404040\"/><w:insideV w:val=\"single\" w:sz=\"4\" w:color=\"404040\"/></w:tblBorders>";

/// How many lines an empty box shows. It grows as it is filled, so it need not be as tall as its limit.
fn wanted(blank: &Blank, width: u16) -> usize {
    match (&blank.entry, blank.limit) {
        (Entry::Long, Some(limit)) => (limit * 2).div_ceil(usize::from(width) * 7).clamp(4, TALLEST),
        (Entry::Long, None) => 4,
        _ => 1,
    }
}

const TALLEST: usize = 12;
