//! Papers as documents: what stands in them. How that becomes a file is the business of [`crate::docx`].

use zhengji_engine::diagnostic::Message;
use zhengji_engine::form_layout::{Answers, Cell, Entry, FormField, FormLayout, Raw, Rows};

use super::lines::{COLUMNS, LABEL, Line, boxes, columns, lines};
use super::marks::{HEAD, HEADING, mark};
use super::words::Words;
use crate::archive::PackError;
use crate::docx::{
    self, Align, Block, Choice, Control, Lines, Page, Paragraph, Row, Run, Shade, Style, TICKED, Table,
};

/// What is drawn.
pub struct Document<'p> {
    /// A word in the head of each page, such as 内部.
    pub marking: Option<&'p str>,
    /// The papers with what stands in their boxes.
    pub layouts: Vec<(&'p FormLayout, &'p Answers)>,
}

/// Twips: width of a column of the grid, height of a line of text, and what is above and below the lines of a row.
const COLUMN: u32 = 800;
const LINE: u32 = 300;
const AROUND: u32 = 120;

/// Draws a document. The same papers and answers give the same bytes.
///
/// # Errors
/// When it cannot be packed.
pub fn write(document: &Document<'_>, words: &Words) -> Result<Vec<u8>, PackError> {
    let mut body = Vec::new();
    for (index, (layout, answers)) in document.layouts.iter().enumerate() {
        body.extend(Drawing { words, layout, answers }.draw(index > 0));
    }
    let title = document.layouts.first().map(|(layout, _)| layout.title.clone()).unwrap_or_default();
    let marking =
        |marking: &str| Paragraph::of(Style::Margin, vec![Run::Strong(marking.to_owned())]).align(Align::End);
    docx::Document {
        title,
        author: String::new(),
        language: "zh-CN",
        page: Page::FORM,
        header: document.marking.map(marking),
        footer: Some(Paragraph::of(Style::Margin, page_numbers(words)).align(Align::Center)),
        body,
    }
    .to_bytes()
}

/// 第 x 页 共 y 页, counted by the reader's program.
fn page_numbers(words: &Words) -> Vec<Run> {
    let told = words.text("paper-foot-docx");
    told.split_inclusive(']')
        .flat_map(|piece| piece.split_inclusive('['))
        .map(|part| match part {
            "P]" => Run::PageNumber,
            "N]" => Run::PageCount,
            text => Run::Text(text.trim_end_matches('[').to_owned()),
        })
        .collect()
}

struct Drawing<'p> {
    words: &'p Words,
    layout: &'p FormLayout,
    answers: &'p Answers,
}

impl Drawing<'_> {
    fn draw(&self, on_new_page: bool) -> Vec<Block> {
        let of = self.words.say(&Message::new("paper-of-call").text("call", &self.layout.call));
        let intro = format!("{}{}", self.layout.intro, self.words.text("paper-how-docx"));
        let annex = Paragraph::new(Style::FormHeading, &self.layout.annex);
        let title = Paragraph::new(Style::Title, &self.layout.title);
        let mut out = if self.layout.annex.is_empty() {
            vec![Block::Paragraph(Paragraph { on_new_page, ..title })]
        } else {
            vec![Block::Paragraph(Paragraph { on_new_page, ..annex }), Block::Paragraph(title)]
        };
        out.extend([
            Block::Paragraph(Paragraph::new(Style::Form, of).align(Align::Center)),
            Block::Paragraph(Paragraph::new(Style::Note, intro)),
        ]);
        let rows = lines(self.layout, self.answers).into_iter().map(|line| self.line(line)).collect();
        let widths = vec![COLUMN; usize::from(COLUMNS)];
        out.push(Block::Table(Table { widths, head_rows: 0, lines: Lines::Framed, rows }));
        // Whoever reads a filled form needs no telling how.
        if self.answers.is_empty() {
            let head = Paragraph::new(Style::FormHeading, self.words.text("paper-hints-docx"));
            let hints =
                self.words.hints(self.layout).into_iter().map(|hint| Paragraph::new(Style::Note, hint));
            out.extend(std::iter::once(head).chain(hints).map(Block::Paragraph));
        }
        out
    }

    fn line(&self, line: Line<'_>) -> Row {
        match line {
            Line::Heading { key, title, visibility, required, .. } => {
                let mut text = self.words.heading(title, visibility, required);
                if let Some(table) = self.layout.tables().find(|table| table.key == key) {
                    text.push_str(&self.words.bounds(table));
                }
                let label = Run::Bookmarked { name: self.tag(&format!("{HEADING}{key}")), text };
                let heading = Paragraph::of(Style::FormHeading, vec![label]).with_next();
                row(1, vec![cell(COLUMNS, Shade::Heading, vec![heading])])
            }
            Line::Blanks(fields) => self.fields(&fields),
            Line::Head(table) => self.head(table),
            Line::Row(table, index) => self.table_row(table, index),
        }
    }

    fn tag(&self, key: &str) -> String {
        mark(self.layout.kind, key)
    }

    fn label(&self, field: &FormField, told_private: bool) -> Vec<Paragraph> {
        let text = self.words.label(field, told_private);
        let (name, more) = text.split_once('\n').unwrap_or((&text, ""));
        let name = Run::Bookmarked { name: self.tag(&field.key), text: name.to_owned() };
        let mut label = vec![Paragraph::of(Style::Form, vec![name]).align(Align::Center)];
        if !more.is_empty() {
            label.push(Paragraph::new(Style::Form, more).align(Align::Center));
        }
        label
    }

    fn fields(&self, fields: &[&FormField]) -> Row {
        let mut cells = Vec::new();
        let mut tall = 1;
        for (field, (_, width)) in fields.iter().zip(boxes(fields.len())) {
            let told = self.layout.is_told_above(field);
            let filled = self.answers.fields.get(&field.key).map_or(&[][..], Vec::as_slice);
            cells.push(cell(LABEL, Shade::Label, self.label(field, told)));
            cells.push(cell(*width, Shade::None, self.value(field, filled, *width)));
            if filled.is_empty() {
                tall = tall.max(wanted(field, *width));
            }
        }
        Row { may_be_cut: tall >= TALLEST, ..row(tall, cells) }
    }

    fn head(&self, table: &Rows) -> Row {
        let number = Run::Bookmarked {
            name: self.tag(&format!("{HEAD}{}", table.key)),
            text: self.words.text("paper-number"),
        };
        let label = Paragraph::of(Style::Form, vec![number]).align(Align::Center).with_next();
        let mut cells = vec![cell(1, Shade::Label, vec![label])];
        for (column, (_, width)) in table.columns.iter().zip(columns(table)) {
            let label = self.words.label(column, column.visibility == table.visibility);
            cells.push(cell(width, Shade::Label, paragraphs(&label, Align::Center)));
        }
        row(1, cells)
    }

    fn table_row(&self, table: &Rows, index: usize) -> Row {
        let number = paragraphs(&(index + 1).to_string(), Align::Center);
        let mut cells = vec![cell(1, Shade::Label, number)];
        let row_of = self.answers.rows.get(&table.key).and_then(|rows| rows.get(index));
        for (column, (_, width)) in table.columns.iter().zip(columns(table)) {
            let filled = row_of.and_then(|row| row.cells.get(&column.key)).map_or(&[][..], Vec::as_slice);
            cells.push(cell(width, Shade::None, self.value(column, filled, width)));
        }
        row(1, cells)
    }

    fn value(&self, field: &FormField, filled: &[Cell], width: u16) -> Vec<Paragraph> {
        let texts: Vec<String> = filled.iter().map(|cell| self.shown(&cell.raw)).collect();
        let text = texts.join("、");
        let control = |choice, prompt| {
            let control = Control {
                name: field.label.clone(),
                choice,
                value: (!text.is_empty()).then(|| text.clone()),
                prompt: self.words.text(prompt),
            };
            vec![Paragraph::of(Style::Form, vec![Run::Control(control)]).align(Align::Center)]
        };
        match &field.entry {
            Entry::Choice(choices) => {
                let labels = choices.iter().map(|choice| choice.label.clone()).collect();
                control(Choice::List(labels), "paper-prompt-choice")
            }
            Entry::Truth => {
                let options = [true, false].map(|truth| self.words.truth(truth));
                control(Choice::List(options.into()), "paper-prompt-choice")
            }
            Entry::Choices(choices) => {
                // What is ticked stands first, in the order it was chosen: a row of boxes has no other way to keep that.
                let place = |label: &str| texts.iter().position(|text| text == label);
                let mut ordered: Vec<_> = choices.iter().map(|choice| choice.label.as_str()).collect();
                ordered.sort_by_key(|label| place(label).unwrap_or(usize::MAX));
                let known = ordered
                    .into_iter()
                    .map(|label| vec![Run::Tick(place(label).is_some()), Run::Text(label.to_owned())]);
                let unknown =
                    texts.iter().filter(|text| !choices.iter().any(|choice| choice.label == **text));
                let unknown = unknown.map(|text| vec![Run::Text(format!("{TICKED}{text}"))]);
                let boxes: Vec<Vec<Run>> = known.chain(unknown).collect();
                if width < COLUMNS - LABEL {
                    boxes.into_iter().map(|runs| Paragraph::of(Style::Form, runs)).collect()
                } else {
                    vec![Paragraph::of(Style::Form, boxes.join(&Run::Text("　".to_owned())))]
                }
            }
            Entry::Date => control(Choice::Date, "paper-prompt-date"),
            Entry::Number { .. } | Entry::NumberOrText | Entry::Uscc => paragraphs(&text, Align::Center),
            Entry::Text if field.is_short() => paragraphs(&text, Align::Center),
            Entry::Text | Entry::Long => paragraphs(&text, Align::Style),
        }
    }

    fn shown(&self, raw: &Raw) -> String {
        match raw {
            Raw::Text(text) | Raw::Broken(text) => text.clone(),
            Raw::Number(value) => value.normalize().to_string(),
            Raw::Date(date) | Raw::Stamp(date) => date.to_string(),
            Raw::Truth(truth) => self.words.truth(*truth),
            Raw::Inexact | Raw::Percent(_) | Raw::Moment | Raw::NoResult | Raw::Picture | Raw::Scaled => {
                String::new()
            }
        }
    }
}

/// The paragraphs of a text, one a line.
fn paragraphs(text: &str, align: Align) -> Vec<Paragraph> {
    text.split('\n').map(|line| Paragraph::new(Style::Form, line).align(align)).collect()
}

/// A cell over some columns of the grid.
fn cell(columns: u16, shade: Shade, paragraphs: Vec<Paragraph>) -> docx::Cell {
    docx::Cell { paragraphs, columns: usize::from(columns), shade }
}

/// A row that is at least so many lines of text high.
fn row(lines: usize, cells: Vec<docx::Cell>) -> Row {
    let height = u32::try_from(lines).unwrap_or(1).max(1) * LINE + AROUND;
    Row { height, ..Row::new(cells) }
}

/// How many lines an empty box shows. It grows as it is filled, so it need not be as tall as its limit.
fn wanted(field: &FormField, width: u16) -> usize {
    match (&field.entry, field.limit) {
        (Entry::Long, Some(limit)) => (limit * 2).div_ceil(usize::from(width) * 7).clamp(4, TALLEST),
        (Entry::Long, None) => 4,
        _ => 1,
    }
}

const TALLEST: usize = 12;
