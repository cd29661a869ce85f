//! The tables and paragraphs of a document, as text with the names of its bookmarks.

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use crate::office::docx::{NOT_TICKED, TICKED};
use crate::paper::PackageError;

/// Deepest nesting, and most cells: no form comes near them.
const DEPTH: usize = 200;
const CELLS: usize = 50_000;

/// One thing after the other in a document.
#[derive(Debug)]
pub(super) enum Block {
    Table(Vec<Vec<TableCell>>),
    /// Text outside of tables.
    Paragraph(String),
}

/// A cell of a table.
#[derive(Debug, Default)]
pub(super) struct TableCell {
    pub(super) text: String,
    pub(super) tags: Vec<String>,
    /// What was in it that is no text; ids of messages.
    pub(super) odd: Vec<&'static str>,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) blocks: Vec<Block>,
    /// Whether changes were tracked and neither taken nor refused.
    pub(super) tracked: bool,
}

pub(super) fn parse(xml: &[u8]) -> Result<Parsed, PackageError> {
    let mut parsing = Parsing::default();
    let text = std::str::from_utf8(xml).map_err(damaged)?;
    let mut reader = Reader::from_str(text);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => {
                if parsing.stack.len() >= DEPTH {
                    return Err(PackageError::TooLarge);
                }
                parsing.open(&element)?;
                parsing.stack.push(element.local_name().as_ref().to_owned());
            }
            Event::Empty(element) => {
                parsing.open(&element)?;
                parsing.close(element.local_name().as_ref());
            }
            Event::End(element) => {
                parsing.stack.pop();
                parsing.close(element.local_name().as_ref());
            }
            Event::Text(piece) if parsing.in_text() => parsing.push(&piece.xml10_content()),
            Event::CData(piece) if parsing.in_text() => parsing.push(&piece.xml10_content()),
            Event::GeneralRef(reference) if parsing.in_text() => {
                let c = match reference.resolve_char_ref().map_err(damaged)? {
                    Some(c) => c,
                    None => entity(&reference.xml10_content())
                        .ok_or_else(|| PackageError::Damaged("entity".to_owned()))?,
                };
                parsing.push(c.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
            Event::Eof => break,
            _ => {}
        }
        if parsing.cells > CELLS {
            return Err(PackageError::TooLarge);
        }
    }
    if !parsing.stack.is_empty() {
        return Err(PackageError::Damaged("document.xml".to_owned()));
    }
    Ok(parsing.parsed)
}

fn damaged(error: impl std::fmt::Display) -> PackageError {
    PackageError::Damaged(error.to_string())
}

fn entity(name: &str) -> Option<char> {
    Some(match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        _ => return None,
    })
}

#[derive(Default)]
struct Parsing {
    parsed: Parsed,
    /// Local names of the open elements.
    stack: Vec<String>,
    /// The tables that are open, each within a cell of the one before: only the outermost is one of boxes.
    tables: usize,
    rows: Vec<Vec<TableCell>>,
    cell: Option<TableCell>,
    paragraph: String,
    cells: usize,
    /// How many open elements hide their text: a prompt, a deletion, the older way of drawing the same thing.
    hidden: usize,
    /// For each open content control, whether it shows a prompt.
    controls: Vec<bool>,
}

impl Parsing {
    fn in_text(&self) -> bool {
        self.hidden == 0
            && !self.controls.contains(&true)
            && self.stack.last().is_some_and(|name| name == "t")
    }

    fn push(&mut self, text: &str) {
        let into = match &mut self.cell {
            Some(cell) => &mut cell.text,
            None => &mut self.paragraph,
        };
        into.push_str(text);
    }

    fn odd(&mut self, id: &'static str) {
        if let Some(cell) = &mut self.cell
            && !cell.odd.contains(&id)
        {
            cell.odd.push(id);
        }
    }

    fn shows(&self) -> bool {
        self.hidden == 0 && !self.controls.contains(&true)
    }

    fn open(&mut self, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let name = element.local_name();
        match name.as_ref() {
            "tbl" => {
                self.tables += 1;
                if self.tables > 1 {
                    self.odd("paper-read-nested");
                }
            }
            "tr" if self.tables == 1 => self.rows.push(Vec::new()),
            "tc" if self.tables == 1 => {
                self.cells += 1;
                self.cell = Some(TableCell::default());
            }
            "sdt" => self.controls.push(false),
            "showingPlcHdr"
                if attribute(element, "val")?.is_none_or(|value| value != "0" && value != "false") =>
            {
                if let Some(prompt) = self.controls.last_mut() {
                    *prompt = true;
                }
            }
            "bookmarkStart" => {
                if let (Some(cell), Some(tag)) = (&mut self.cell, attribute(element, "name")?) {
                    cell.tags.push(tag);
                }
            }
            "del" | "moveFrom" | "Fallback" | "instrText" => {
                self.parsed.tracked |= matches!(name.as_ref(), "del" | "moveFrom") && !self.in_properties();
                self.hidden += 1;
            }
            "ins" | "moveTo" => self.parsed.tracked |= !self.in_properties(),
            "tab" if !self.in_properties() && self.shows() => self.push("\t"),
            "br" | "cr" if self.shows() => self.push("\n"),
            "noBreakHyphen" if self.shows() => self.push("-"),
            "sym" => {
                let code = attribute(element, "char")?.unwrap_or_default().to_uppercase();
                match code.trim_start_matches('F') {
                    "0FE" | "052" | "0FC" | "0FD" => self.push(TICKED.encode_utf8(&mut [0; 4])),
                    "0A8" | "06F" | "0A3" => self.push(NOT_TICKED.encode_utf8(&mut [0; 4])),
                    _ => self.odd("paper-read-symbol"),
                }
            }
            "numPr" => self.odd("paper-read-numbering"),
            "oMath" => self.odd("paper-read-equation"),
            "drawing" | "pict" | "object" => self.odd("paper-read-picture"),
            "footnoteReference" | "endnoteReference" => self.odd("paper-read-footnote"),
            _ => {}
        }
        Ok(())
    }

    /// Whether a mark is of the look of something rather than in the text: `<w:tabs><w:tab/>`, `<w:rPr><w:ins/>`.
    fn in_properties(&self) -> bool {
        self.stack.iter().rev().take(3).any(|name| name.ends_with("Pr") || name == "tabs")
    }

    fn close(&mut self, name: &str) {
        match name {
            "tbl" => {
                self.tables = self.tables.saturating_sub(1);
                if self.tables == 0 {
                    self.parsed.blocks.push(Block::Table(std::mem::take(&mut self.rows)));
                }
            }
            "tc" if self.tables == 1 => {
                if let (Some(mut cell), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
                    // The last paragraph of a cell ends it.
                    if cell.text.ends_with('\n') {
                        cell.text.pop();
                    }
                    row.push(cell);
                }
            }
            "sdt" => drop(self.controls.pop()),
            "del" | "moveFrom" | "Fallback" | "instrText" => self.hidden = self.hidden.saturating_sub(1),
            "p" => {
                if let Some(cell) = &mut self.cell {
                    cell.text.push('\n');
                } else {
                    let text = std::mem::take(&mut self.paragraph);
                    if !text.trim().is_empty() {
                        self.parsed.blocks.push(Block::Paragraph(text));
                    }
                }
            }
            _ => {}
        }
    }
}

fn attribute(element: &BytesStart<'_>, name: &str) -> Result<Option<String>, PackageError> {
    for attribute in element.attributes() {
        let attribute = attribute.map_err(damaged)?;
        if attribute.key.local_name().as_ref() == name {
            return Ok(Some(
                attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(damaged)?.into_owned(),
            ));
        }
    }
    Ok(None)
}
