//! Finds answers in the tables of a document.

use std::collections::BTreeMap;

use super::super::package::{Package, PackageError};
use super::super::read::{Read, Stray};
use super::parse::{Block, TableCell, parse};
use super::{CHECKED, HEAD, HEADING, UNCHECKED, mark};
use crate::diagnostic::Message;
use crate::form_layout::{Answers, Cell, Raw, Row};
use crate::form_layout::{Blank, Entry, Paper, Part, Rows};
use crate::paper::words::Words;

/// Reads the papers of a document.
///
/// # Errors
/// When the document cannot be read.
pub fn read(package: &Package, papers: &[Paper]) -> Result<Read, PackageError> {
    let main = package.part("word/document.xml").ok_or(PackageError::Other)?;
    let parsed = parse(main)?;
    let words = Words::new();
    let mut read = Read::default();
    if parsed.tracked {
        read.strays.push(Stray::error("", Message::new("paper-read-tracked")));
    }
    let keys: Vec<Keys<'_>> = papers.iter().map(|paper| Keys::new(paper, &words)).collect();
    let told = told(papers, &words);
    let mut tables = 0;
    for block in &parsed.blocks {
        match block {
            Block::Paragraph(text) => {
                let plain = squeezed(text);
                if !told.contains(&plain) {
                    let at =
                        words.say(&Message::new("paper-at-paragraph").count("start", text.chars().count()));
                    read.strays.push(Stray::warning(at, Message::new("paper-read-outside")));
                }
            }
            Block::Table(rows) => {
                tables += 1;
                let likest =
                    keys.iter().max_by_key(|keys| keys.fits(rows)).filter(|keys| keys.fits(rows) > 0);
                let at = words.say(&Message::new("paper-at-table").count("table", tables));
                match likest {
                    None => read.strays.push(Stray::warning(at, Message::new("paper-read-table-unknown"))),
                    Some(keys) if read.papers.iter().any(|(kind, _)| *kind == keys.paper.kind) => {
                        read.strays.push(Stray::error(at, Message::new("paper-read-sheet-twice")));
                    }
                    Some(keys) => {
                        let mut reading = Reading {
                            keys,
                            words: &words,
                            table: tables,
                            strays: &mut read.strays,
                            answers: Answers::default(),
                        };
                        reading.rows(rows);
                        let answers = reading.answers;
                        read.papers.push((keys.paper.kind, answers));
                    }
                }
            }
        }
    }
    Ok(read)
}

/// The paragraphs that the paper itself has outside of its table.
fn told(papers: &[Paper], words: &Words) -> Vec<String> {
    let mut told = vec![words.text("paper-annex"), words.text("paper-hints-docx")];
    for paper in papers {
        told.push(paper.title.clone());
        told.push(words.say(&Message::new("paper-of-call").text("call", &paper.call)));
        told.extend(words.hints(paper));
        told.push(format!("{}{}", paper.intro, words.text("paper-how-docx")));
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
    Label(&'p Blank),
}

/// The keys and labels of a paper.
struct Keys<'p> {
    paper: &'p Paper,
    by_tag: BTreeMap<String, Sign<'p>>,
    by_label: BTreeMap<String, Sign<'p>>,
}

impl<'p> Keys<'p> {
    fn new(paper: &'p Paper, words: &Words) -> Self {
        let mut keys = Self { paper, by_tag: BTreeMap::new(), by_label: BTreeMap::new() };
        let mut sign = |key: String, label: String, sign: Sign<'p>| {
            keys.by_tag.insert(mark(paper.kind, &key), sign);
            // A label that stands for two boxes stands for none.
            let label = squeezed(&label);
            if keys.by_label.remove(&label).is_none() {
                keys.by_label.insert(label, sign);
            }
        };
        for part in &paper.parts {
            match part {
                Part::One(blank) => sign(blank.key.clone(), words.label(blank, false), Sign::Label(blank)),
                Part::Group(group) => {
                    let heading = words.heading(&group.title, group.visibility, group.required);
                    sign(format!("{HEADING}{}", group.key), heading, Sign::Heading(None));
                    for blank in &group.blanks {
                        let told = blank.visibility == group.visibility;
                        sign(blank.key.clone(), words.label(blank, told), Sign::Label(blank));
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
    strays: &'s mut Vec<Stray>,
    answers: Answers,
}

impl<'p> Reading<'_, 'p, '_> {
    fn rows(&mut self, rows: &[Vec<TableCell>]) {
        let mut open: Option<&'p Rows> = None;
        for (number, row) in (1..).zip(rows) {
            let at =
                self.words.say(&Message::new("paper-at-row").count("table", self.table).count("row", number));
            for id in row.iter().flat_map(|cell| &cell.odd) {
                self.strays.push(Stray::warning(&at, Message::new(id)));
            }
            let first = row.first().and_then(|cell| self.keys.sign(cell));
            let is_item = open.is_some_and(|table| {
                row.len() == table.columns.len() + 1
                    && row.first().is_some_and(|cell| {
                        cell.tags.is_empty() && cell.text.trim().chars().all(|c| c.is_ascii_digit())
                    })
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
                        self.strays.push(Stray::error(&at, message));
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
                        self.strays.push(Stray::error(&at, message));
                    }
                }
                (None, None) => self.outside(row, &at),
            }
        }
    }

    fn outside(&mut self, cells: &[TableCell], at: &str) {
        if cells.iter().any(|cell| !cell.text.trim().is_empty()) {
            self.strays.push(Stray::warning(at, Message::new("paper-read-outside")));
        }
    }

    fn pairs(&mut self, row: &[TableCell], at: &str) {
        let mut cells = row.iter();
        while let Some(cell) = cells.next() {
            let Some(Sign::Label(blank)) = self.keys.sign(cell) else {
                self.outside(std::slice::from_ref(cell), at);
                continue;
            };
            // What was typed into the label itself.
            if !squeezed(&cell.text).starts_with(&squeezed(&blank.label)) {
                let message = Message::new("paper-read-label").text("label", &blank.label);
                self.strays.push(Stray::warning(at, message));
            }
            let Some(value) = cells.next() else { return };
            let found = self.cells(blank, value, at);
            if !found.is_empty() && self.answers.blanks.insert(blank.key.clone(), found).is_some() {
                self.strays
                    .push(Stray::error(at, Message::new("paper-read-twice").text("label", &blank.label)));
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

    fn cells(&self, blank: &Blank, cell: &TableCell, at: &str) -> Vec<Cell> {
        let prompts = ["paper-prompt-choice", "paper-prompt-date"].map(|id| self.words.text(id));
        let mut text = cell.text.clone();
        for prompt in &prompts {
            // A prompt that an office program took for text.
            if text.trim() == prompt {
                text.clear();
            }
        }
        let text = text.trim_end().to_owned();
        let cell = |text: String| Cell { raw: Raw::Text(text), at: at.to_owned() };
        if let (Entry::Choices(_), Some(ticked)) = (&blank.entry, ticked(&text)) {
            return ticked.into_iter().map(cell).collect();
        }
        if text.trim().is_empty() { Vec::new() } else { vec![cell(text)] }
    }
}

/// What is ticked among boxes to tick; none where there are no such boxes.
fn ticked(text: &str) -> Option<Vec<String>> {
    const TICKS: [char; 6] = [CHECKED, '☒', '√', '✓', '✔', '■'];
    const EMPTY: [char; 2] = [UNCHECKED, '□'];
    let is_mark = |c: char| TICKS.contains(&c) || EMPTY.contains(&c);
    if !text.contains(is_mark) {
        return None;
    }
    let mut found = Vec::new();
    let mut rest = text;
    // What stands before the first mark belongs to no box and is judged as a choice of its own.
    let before = rest.find(is_mark).unwrap_or(0);
    let (lead, boxes) = rest.split_at(before);
    if !lead.trim().is_empty() {
        found.push(lead.trim().to_owned());
    }
    rest = boxes;
    while !rest.is_empty() {
        let marks = rest.find(|c: char| !is_mark(c) && !c.is_whitespace()).unwrap_or(rest.len());
        let is_ticked = rest[..marks].contains(|c| TICKS.contains(&c));
        let after = &rest[marks..];
        let end = after.find(is_mark).unwrap_or(after.len());
        let label = after[..end].trim();
        if is_ticked && !label.is_empty() {
            found.push(label.to_owned());
        }
        rest = &after[end..];
    }
    Some(found)
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

#[cfg(test)]
mod tests {
    use super::ticked;

    #[test]
    fn ticks_are_read_however_they_were_made() {
        let read = |text| ticked(text).map(|found| found.join("|"));
        assert_eq!(read("☑前沿技术　☐应用研究"), Some("前沿技术".to_owned()));
        assert_eq!(read("□前沿技术 √应用研究 ■产业示范"), Some("应用研究|产业示范".to_owned()));
        assert_eq!(read("☐√前沿技术 ☐应用研究"), Some("前沿技术".to_owned()));
        assert_eq!(read("☐前沿技术"), Some(String::new()));
        assert_eq!(read("前沿技术、应用研究"), None);
    }
}
