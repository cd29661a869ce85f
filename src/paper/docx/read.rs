//! Finds answers in the tables of a document.

use std::collections::BTreeMap;

use super::super::package::{Package, PackageError};
use super::super::read::{Read, Unmapped};
use super::parse::{Block, TableCell, parse};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Entry, FormField, FormLayout, Part, Raw, Row, Rows, is_untouched};
use crate::paper::words;
use zhengji_office::drawing::Words;
use zhengji_office::drawing::marks::{HEAD, HEADING, mark};

/// Reads the papers of a document.
///
/// # Errors
/// When the document cannot be read.
pub fn read(package: &Package, layouts: &[FormLayout]) -> Result<Read, PackageError> {
    let parsed = parse(package)?;
    let words = words();
    let mut read = Read::default();
    if parsed.tracked {
        read.unmapped.push(Unmapped::error("", Message::new("paper-read-tracked")));
    }
    read.unmapped.extend(parsed.odd.iter().map(|odd| odd.unmapped_at("")));
    let keys: Vec<Keys<'_>> = layouts.iter().map(|layout| Keys::new(layout, &words)).collect();
    let told = told(layouts, &words);
    let mut tables = 0;
    for block in &parsed.blocks {
        match block {
            Block::Paragraph(text) => {
                let plain = squeezed(text);
                if !told.contains(&plain) {
                    let at =
                        words.say(&Message::new("paper-at-paragraph").count("start", text.chars().count()));
                    read.unmapped.push(Unmapped::warning(at, Message::new("paper-read-outside")));
                }
            }
            Block::Table(rows) => {
                tables += 1;
                let likest =
                    keys.iter().max_by_key(|keys| keys.fits(rows)).filter(|keys| keys.fits(rows) > 0);
                let at = words.say(&Message::new("paper-at-table").count("table", tables));
                match likest {
                    None => {
                        read.unmapped.push(Unmapped::warning(at, Message::new("paper-read-table-unknown")));
                    }
                    Some(keys) if read.layouts.iter().any(|(kind, _)| *kind == keys.layout.kind) => {
                        read.unmapped.push(Unmapped::error(at, Message::new("paper-read-sheet-twice")));
                    }
                    Some(keys) => {
                        let mut reading = Reading {
                            keys,
                            words: &words,
                            table: tables,
                            unmapped: &mut read.unmapped,
                            answers: Answers::default(),
                        };
                        reading.rows(rows);
                        let answers = reading.answers;
                        read.layouts.push((keys.layout.kind, answers));
                    }
                }
            }
        }
    }
    Ok(read)
}

/// The paragraphs that the paper itself has outside of its table.
fn told(layouts: &[FormLayout], words: &Words) -> Vec<String> {
    let mut told = vec![words.text("paper-hints-docx")];
    for layout in layouts {
        told.extend([layout.annex.clone(), layout.title.clone()]);
        told.push(words.say(&Message::new("paper-of-call").text("call", &layout.call)));
        told.extend(words.hints(layout));
        told.push(format!("{}{}", layout.intro, words.text("paper-how-docx")));
    }
    told.iter().map(|text| squeezed(text)).collect()
}

fn squeezed(text: &str) -> String {
    text.split_whitespace().collect()
}

/// What a cell says that is no answer.
#[derive(Clone, Copy)]
enum Sign<'p> {
    Heading(Option<&'p Rows>),
    Head(&'p Rows),
    Label(&'p FormField),
}

/// The keys and labels of a paper.
struct Keys<'p> {
    layout: &'p FormLayout,
    by_tag: BTreeMap<String, Sign<'p>>,
    by_label: BTreeMap<String, Sign<'p>>,
}

impl<'p> Keys<'p> {
    fn new(layout: &'p FormLayout, words: &Words) -> Self {
        let mut keys = Self { layout, by_tag: BTreeMap::new(), by_label: BTreeMap::new() };
        let mut sign = |key: String, label: String, sign: Sign<'p>| {
            keys.by_tag.insert(mark(layout.kind, &key), sign);
            // A label that stands for two boxes stands for none.
            let label = squeezed(&label);
            if keys.by_label.remove(&label).is_none() {
                keys.by_label.insert(label, sign);
            }
        };
        for part in &layout.parts {
            match part {
                Part::One(field) => sign(field.key.clone(), words.label(field, false), Sign::Label(field)),
                Part::Group(group) => {
                    let heading = words.heading(&group.title, group.visibility, group.required);
                    sign(format!("{HEADING}{}", group.key), heading, Sign::Heading(None));
                    for field in &group.fields {
                        let told = field.visibility == group.visibility;
                        sign(field.key.clone(), words.label(field, told), Sign::Label(field));
                    }
                }
                Part::Rows(table) => {
                    let heading = words.heading(&table.title, table.visibility, table.required);
                    let heading = format!("{heading}{}", words.bounds(table));
                    sign(format!("{HEADING}{}", table.key), heading, Sign::Heading(Some(table)));
                    // Heads of columns are told by their tag alone: all begin with the same word.
                    sign(format!("{HEAD}{}", table.key), format!("{HEAD}{}", table.key), Sign::Head(table));
                }
            }
        }
        keys
    }

    fn sign(&self, cell: &TableCell) -> Option<Sign<'p>> {
        let by_tag = cell.tags.iter().find_map(|tag| self.by_tag.get(tag));
        by_tag.or_else(|| self.by_label.get(&squeezed(&cell.text))).copied()
    }

    /// How many signs of this paper a table has.
    fn fits(&self, rows: &[Vec<TableCell>]) -> usize {
        rows.iter().flatten().filter(|cell| self.sign(cell).is_some()).count()
    }
}

struct Reading<'k, 'p, 's> {
    keys: &'k Keys<'p>,
    words: &'k Words,
    table: usize,
    unmapped: &'s mut Vec<Unmapped>,
    answers: Answers,
}

impl<'p> Reading<'_, 'p, '_> {
    fn rows(&mut self, rows: &[Vec<TableCell>]) {
        let mut open: Option<&'p Rows> = None;
        for (number, row) in (1..).zip(rows) {
            let at =
                self.words.say(&Message::new("paper-at-row").count("table", self.table).count("row", number));
            let first = row.first().and_then(|cell| self.keys.sign(cell));
            let is_item = open.is_some_and(|table| {
                row.len() == table.columns.len() + 1
                    && row.first().is_some_and(|cell| cell.tags.is_empty() && is_number(&cell.text))
            });
            match (first, open) {
                (_, Some(table)) if is_item => self.item(row, table, &at),
                (Some(Sign::Heading(table)), _) => {
                    open = table;
                    self.outside(row.get(1..).unwrap_or_default(), &at);
                }
                (Some(Sign::Head(table)), _) => {
                    open = Some(table);
                    if row.len() != table.columns.len() + 1 {
                        let message = Message::new("paper-read-columns").text("label", &table.title);
                        self.unmapped.push(Unmapped::error(&at, message));
                    }
                }
                (Some(Sign::Label(_)), _) => {
                    open = None;
                    self.pairs(row, &at);
                }
                // The heads of a table whose tags were dropped.
                (None, Some(table)) if is_head(row, table) => {}
                (None, Some(table)) => {
                    if row.iter().any(|cell| !cell.text.trim().is_empty()) {
                        let message = Message::new("paper-read-columns").text("label", &table.title);
                        self.unmapped.push(Unmapped::error(&at, message));
                    }
                }
                (None, None) => self.outside(row, &at),
            }
        }
    }

    fn outside(&mut self, cells: &[TableCell], at: &str) {
        self.unmapped.extend(cells.iter().flat_map(|cell| &cell.odd).map(|odd| odd.unmapped_at(at)));
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            self.unmapped.push(Unmapped::warning(at, Message::new("paper-read-outside")));
        }
    }

    fn pairs(&mut self, row: &[TableCell], at: &str) {
        let mut cells = row.iter();
        while let Some(cell) = cells.next() {
            let Some(Sign::Label(field)) = self.keys.sign(cell) else {
                self.outside(std::slice::from_ref(cell), at);
                continue;
            };
            // What was typed into the label itself.
            if !squeezed(&cell.text).starts_with(&squeezed(&field.label)) {
                let message = Message::new("paper-read-label").text("label", &field.label);
                self.unmapped.push(Unmapped::warning(at, message));
            }
            let Some(value) = cells.next() else { return };
            let found = self.cells(field, value, at);
            if !found.is_empty() && self.answers.fields.insert(field.key.clone(), found).is_some() {
                self.unmapped
                    .push(Unmapped::error(at, Message::new("paper-read-twice").text("label", &field.label)));
            }
        }
    }

    fn item(&mut self, row: &[TableCell], table: &'p Rows, at: &str) {
        let mut found = Row { at: at.to_owned(), cells: BTreeMap::new() };
        for (column, cell) in table.columns.iter().zip(row.iter().skip(1)) {
            let cells = self.cells(column, cell, at);
            if !cells.is_empty() {
                found.cells.insert(column.key.clone(), cells);
            }
        }
        if !found.cells.is_empty() {
            self.answers.rows.entry(table.key.clone()).or_default().push(found);
        }
    }

    fn cells(&mut self, field: &FormField, cell: &TableCell, at: &str) -> Vec<Cell> {
        let prompts = ["paper-prompt-choice", "paper-prompt-date"].map(|id| self.words.text(id));
        let mut text = cell.text.clone();
        for prompt in &prompts {
            // A prompt that an office program took for text.
            if text.trim() == prompt {
                text.clear();
            }
        }
        // What is odd about a box is told at the box; its label says which of the row's.
        let place = Message::new("paper-at-box").text("at", at).text("label", &field.label);
        let place = self.words.say(&place);
        self.unmapped.extend(cell.odd.iter().map(|odd| odd.unmapped_at(&place)));
        let text = text.trim_end().to_owned();
        let chooses = matches!(field.entry, Entry::Choice(_) | Entry::Choices(_) | Entry::Truth);
        if text.trim().is_empty() || chooses && is_untouched(&text) {
            return Vec::new();
        }
        vec![Cell { raw: Raw::Text(text), at: at.to_owned() }]
    }
}

/// Whether a cell holds nothing but the number of its row, typed or counted by the program.
fn is_number(text: &str) -> bool {
    text.trim().trim_end_matches(['.', '、', '．']).chars().all(|c| c.is_ascii_digit())
}

/// Whether a row holds the names of a table's columns.
fn is_head(row: &[TableCell], table: &Rows) -> bool {
    row.len() == table.columns.len() + 1
        && row
            .iter()
            .skip(1)
            .zip(&table.columns)
            .all(|(cell, column)| squeezed(&cell.text).starts_with(&squeezed(&column.label)))
}
