//! What each element of a document does to what is read.

mod form_controls;

use quick_xml::events::BytesStart;

use crate::office::docx::{NOT_TICKED, TICKED};
use crate::paper::docx::look::{Listed, Look, Styles, is_filled};
use crate::paper::docx::math::Math;
use crate::paper::docx::numbering::Numbering;
use crate::paper::docx::parse::{Block, Parsed, TableCell};
use crate::paper::docx::symbols::Font;
use crate::paper::seen::{Odd, Seen};
use crate::paper::xml::{attribute, is_on};
use crate::paper::{Package, PackageError};

/// An open paragraph.
#[derive(Default)]
struct Paragraph {
    look: Look,
    listed: Listed,
    /// Whether a colour is behind it.
    filled: bool,
    /// Whether its end is hidden, so that the next one goes on in its line.
    endless: bool,
    /// Whether its number has been counted.
    counted: bool,
    /// Its number, until it is written.
    number: Option<String>,
}

/// An open run: its own look, and that of its style.
#[derive(Clone, Copy, Default)]
struct Run {
    own: Look,
    style: Look,
}

/// An open field.
#[derive(Default)]
struct Field {
    /// Whether its instruction draws what is written in it.
    draws: bool,
    has_result: bool,
}

/// A field of an old form.
enum Legacy {
    Box { ticked: bool, decided: bool },
    List { chosen: usize, options: Vec<String> },
}

/// The state of reading a document.
#[derive(Default)]
pub(in crate::paper::docx) struct Parsing {
    pub(in crate::paper::docx) parsed: Parsed,
    /// How many cells there have been.
    pub(in crate::paper::docx) cells: usize,
    styles: Styles,
    numbering: Numbering,
    /// Local names of the open elements.
    stack: Vec<String>,
    /// The tables that are open, each within a cell of the one before: only the outermost is one of boxes. Of the others,
    /// how many cells their row has had.
    tables: Vec<usize>,
    rows: Vec<Vec<TableCell>>,
    cell: Option<(Seen, Vec<String>)>,
    /// Whether the cell has a colour.
    is_cell_filled: bool,
    outside: Seen,
    /// How many open elements hide their text: a deletion, an instruction, the older way of drawing the same thing.
    hidden: usize,
    /// For each open content control, whether it shows a prompt.
    controls: Vec<bool>,
    /// For each open drawing, whether there is text in it.
    drawings: Vec<bool>,
    paragraphs: Vec<Paragraph>,
    runs: Vec<Run>,
    fields: Vec<Field>,
    legacy: Option<Legacy>,
    math: Math,
}

impl Parsing {
    pub(in crate::paper::docx) fn new(package: &Package) -> Result<Self, PackageError> {
        let styles = package.related("styles")?.map(Styles::read).transpose()?.unwrap_or_default();
        let numbering = package.related("numbering")?.map(Numbering::read).transpose()?.unwrap_or_default();
        Ok(Self { styles, numbering, ..Self::default() })
    }

    pub(in crate::paper::docx) fn depth(&self) -> usize {
        self.stack.len()
    }

    pub(in crate::paper::docx) fn enter(&mut self, name: &str) {
        self.stack.push(name.to_owned());
    }

    pub(in crate::paper::docx) fn leave(&mut self) {
        self.stack.pop();
    }

    /// The name of an open element, counted from the innermost.
    fn within(&self, depth: usize) -> &str {
        self.stack.iter().rev().nth(depth).map_or("", String::as_str)
    }

    fn shows(&self) -> bool {
        self.hidden == 0 && !self.controls.contains(&true)
    }

    fn seen(&mut self) -> &mut Seen {
        self.cell.as_mut().map_or(&mut self.outside, |(seen, _)| seen)
    }

    fn odd(&mut self, odd: Odd) {
        if !self.shows() {
            return;
        }
        match &mut self.cell {
            Some((seen, _)) => drop(seen.odd.insert(odd)),
            // Text outside of tables is not read anyhow.
            None if odd == Odd::Chunk => drop(self.parsed.odd.insert(odd)),
            None => {}
        }
    }

    /// Text between two marks.
    pub(in crate::paper::docx) fn text(&mut self, text: &str) {
        match self.within(0) {
            "instrText" => {
                if let Some(field) = self.fields.last_mut()
                    && text.trim_start().get(..2).is_some_and(|start| start.eq_ignore_ascii_case("eq"))
                {
                    field.draws = true;
                }
            }
            // The end of a line of the file is a blank to Word.
            "t" => self.piece(&text.replace('\n', " "), true),
            _ => {}
        }
    }

    /// A piece of text, or a mark that stands for one.
    fn piece(&mut self, piece: &str, is_text: bool) {
        if piece.is_empty() || !self.shows() {
            return;
        }
        let (base, filled) =
            self.paragraphs.last().map(|paragraph| (paragraph.look, paragraph.filled)).unwrap_or_default();
        let run = self.runs.last().copied().unwrap_or_default();
        let look = run.own.over(run.style).over(base);
        for (is, odd) in [(look.is_hidden(!filled), Odd::Hidden), (look.is_struck(), Odd::Struck)] {
            if is {
                if !piece.trim().is_empty() {
                    self.odd(odd);
                }
                return;
            }
        }
        self.number();
        let script = if self.math.is_open() { self.math.script() } else { look.script() };
        match look.font() {
            Font::Letters if look.is_capital() => self.seen().push(&piece.to_uppercase(), script),
            Font::Letters => self.seen().push(piece, script),
            font if is_text => piece.chars().for_each(|c| self.symbol(font, c, script)),
            _ => self.seen().push(piece, script),
        }
    }

    /// Writes the number of the paragraph before its first text.
    fn number(&mut self) {
        self.count();
        if let Some(number) = self.paragraphs.last_mut().and_then(|paragraph| paragraph.number.take())
            && !number.is_empty()
        {
            self.odd(Odd::Numbers);
            self.seen().write(&number);
        }
    }

    /// Counts the paragraph, if it is one of a list.
    fn count(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut().filter(|paragraph| !paragraph.counted) else {
            return;
        };
        paragraph.counted = true;
        let Some(list) = paragraph.listed.list.as_deref().filter(|list| *list != "0") else { return };
        paragraph.number = self.numbering.next(list, paragraph.listed.level.unwrap_or_default());
        if paragraph.number.is_none() {
            self.odd(Odd::Numbering);
        }
    }

    /// Begins a line, unless one has just begun.
    fn line(&mut self) {
        if self.shows() && !self.seen().is_at_line_start() {
            self.seen().write("\n");
        }
    }

    pub(in crate::paper::docx) fn open(&mut self, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let name = element.local_name();
        let name = name.as_ref();
        if (self.math.is_open() || name == "oMath")
            && let Some(written) = self.math.open(name, attribute(element, "val")?)
        {
            self.piece(&written, false);
        }
        if self.is_run_property() {
            return self.run_property(name, element);
        }
        match (self.within(0), self.within(1)) {
            ("rPr", "pPr") => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.endless |= matches!(name, "vanish" | "specVanish") && is_on(element)?;
                }
            }
            ("tcPr", _) if name == "shd" => self.is_cell_filled = is_filled(element)?,
            ("pPr", _) | ("numPr", "pPr") => self.paragraph_property(name, element)?,
            _ => {}
        }
        match name {
            "tbl" | "tr" | "tc" => self.open_table(name),
            "p" => self.open_paragraph(),
            "r" => self.runs.push(Run::default()),
            "sdt" => self.controls.push(false),
            "showingPlcHdr" if is_on(element)? => {
                if let Some(prompt) = self.controls.last_mut() {
                    *prompt = true;
                }
            }
            "bookmarkStart" => {
                if let (Some((_, tags)), Some(tag)) = (&mut self.cell, attribute(element, "name")?) {
                    tags.push(tag);
                }
            }
            "del" | "moveFrom" | "Fallback" | "instrText" => {
                self.parsed.tracked |= matches!(name, "del" | "moveFrom") && !self.in_properties();
                self.hidden += 1;
            }
            "rt" => {
                self.odd(Odd::Ruby);
                self.hidden += 1;
            }
            "ins" | "moveTo" => self.parsed.tracked |= !self.in_properties(),
            "tab" | "ptab" if !self.in_properties() => self.piece("\t", false),
            "br" | "cr" => self.piece("\n", false),
            "noBreakHyphen" => self.piece("-", false),
            "sym" => self.open_symbol(element)?,
            "oMath" => self.odd(Odd::Equation),
            "drawing" | "pict" | "object" => self.drawings.push(false),
            "txbxContent" => {
                if let Some(has_text) = self.drawings.last_mut() {
                    *has_text = true;
                }
                self.odd(Odd::TextBox);
                self.line();
            }
            "altChunk" => self.odd(Odd::Chunk),
            "footnoteReference" | "endnoteReference" => self.odd(Odd::Footnote),
            "fldChar" => self.field(attribute(element, "fldCharType")?.as_deref().unwrap_or_default()),
            _ => self.legacy_field(name, element)?,
        }
        Ok(())
    }

    /// Whether what begins or has ended is a property of a run.
    fn is_run_property(&self) -> bool {
        self.within(0) == "rPr" && self.within(1) == "r" && !self.math.is_open()
    }

    fn run_property(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let style = if name == "rStyle" { attribute(element, "val")? } else { None };
        let Some(run) = self.runs.last_mut() else { return Ok(()) };
        match style {
            Some(id) => run.style = self.styles.run(&id),
            None if matches!(name, "ins" | "del" | "moveFrom" | "moveTo") => {}
            None => run.own.take(name, element)?,
        }
        Ok(())
    }

    fn paragraph_property(&mut self, name: &str, element: &BytesStart<'_>) -> Result<(), PackageError> {
        let value = attribute(element, "val")?;
        let Some(paragraph) = self.paragraphs.last_mut() else { return Ok(()) };
        match name {
            "pStyle" => (paragraph.look, paragraph.listed) = self.styles.paragraph(value.as_deref()),
            "numId" => paragraph.listed.list = value,
            "ilvl" => paragraph.listed.level = value.and_then(|level| level.parse().ok()),
            "shd" => paragraph.filled = is_filled(element)?,
            _ => {}
        }
        Ok(())
    }

    fn open_table(&mut self, name: &str) {
        match (name, self.tables.len()) {
            ("tbl", depth) => {
                if depth > 0 {
                    self.odd(Odd::Nested);
                    self.line();
                }
                self.tables.push(0);
            }
            ("tr", 1) => self.rows.push(Vec::new()),
            ("tc", 1) => {
                self.cells += 1;
                self.cell = Some((Seen::default(), Vec::new()));
                self.is_cell_filled = false;
            }
            ("tr", _) => {
                self.line();
                if let Some(cells) = self.tables.last_mut() {
                    *cells = 0;
                }
            }
            (_, 0) => {}
            _ => {
                let cells = self.tables.last_mut().map_or(0, |cells| std::mem::replace(cells, *cells + 1));
                if cells > 0 && self.shows() {
                    self.seen().write("\t");
                }
            }
        }
    }

    fn open_paragraph(&mut self) {
        // A row of a table within a cell is a line.
        if self.tables.len() > 1 && self.shows() && !self.seen().is_at_line_start() {
            self.seen().write(" ");
        }
        let (look, listed) = self.styles.paragraph(None);
        self.paragraphs.push(Paragraph { look, listed, filled: self.is_cell_filled, ..Paragraph::default() });
    }

    pub(in crate::paper::docx) fn close(&mut self, name: &str) {
        if let Some(written) = self.math.close(name) {
            self.piece(&written, false);
        }
        if self.is_run_property() {
            return;
        }
        match name {
            "tbl" => {
                self.tables.pop();
                if self.tables.is_empty() {
                    self.parsed.blocks.push(Block::Table(std::mem::take(&mut self.rows)));
                } else {
                    self.line();
                }
            }
            "tc" if self.tables.len() == 1 => {
                if let (Some((seen, tags)), Some(row)) = (self.cell.take(), self.rows.last_mut()) {
                    let (mut text, odd) = seen.finish();
                    // The last paragraph of a cell ends it.
                    if text.ends_with('\n') {
                        text.pop();
                    }
                    row.push(TableCell { text, tags, odd });
                }
            }
            "sdt" => drop(self.controls.pop()),
            "del" | "moveFrom" | "Fallback" | "instrText" | "rt" => {
                self.hidden = self.hidden.saturating_sub(1);
            }
            "drawing" | "pict" | "object" if self.drawings.pop() == Some(false) => self.odd(Odd::Picture),
            "r" => drop(self.runs.pop()),
            "p" => self.close_paragraph(),
            "checkBox" | "ddList" => match self.legacy.take() {
                Some(Legacy::Box { ticked, .. }) => {
                    let mark = if ticked { TICKED } else { NOT_TICKED };
                    self.piece(mark.encode_utf8(&mut [0; 4]), false);
                }
                Some(Legacy::List { chosen, options }) => {
                    let option = options.get(chosen).cloned().unwrap_or_default();
                    self.piece(&option, false);
                }
                None => {}
            },
            _ => {}
        }
    }

    fn close_paragraph(&mut self) {
        self.count();
        let shows = self.shows();
        let endless = self.paragraphs.pop().is_some_and(|paragraph| paragraph.endless);
        match &mut self.cell {
            Some(_) if self.tables.len() > 1 || endless => {}
            Some((seen, _)) if shows => seen.write("\n"),
            Some(_) => {}
            None => {
                let (text, _) = std::mem::take(&mut self.outside).finish();
                if !text.trim().is_empty() {
                    self.parsed.blocks.push(Block::Paragraph(text));
                }
            }
        }
    }
}
