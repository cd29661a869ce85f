//! Text documents (DOCX), written by ourselves.
//!
//! A table that has to be stamped needs head rows that repeat on every page, rows that no page break cuts, typefaces
//! for Chinese with stand-ins, and the same bytes for the same content. That is little XML; see docs/decisions.md.

mod parts;
mod xml;

use super::OfficeError;
use super::archive::pack;

/// A document.
#[derive(Clone, Debug)]
pub struct Document {
    /// Its title, for the properties that programs show.
    pub title: String,
    /// Who issues it.
    pub author: String,
    /// BCP 47 tag of its language.
    pub language: &'static str,
    /// The paper.
    pub page: Page,
    /// At the head of every page.
    pub header: Option<Paragraph>,
    /// At the foot of every page.
    pub footer: Option<Paragraph>,
    /// What stands in it.
    pub body: Vec<Block>,
}

/// The paper. Lengths are twips, 1/20 point, 567 to the centimetre.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Page {
    /// How wide it is.
    pub width: u32,
    /// How high it is.
    pub height: u32,
    /// Left and right margin.
    pub side: u32,
    /// Upper margin.
    pub top: u32,
    /// Lower margin.
    pub bottom: u32,
}

impl Page {
    /// A4 for wide tables.
    pub const LANDSCAPE: Self = Self { width: 16838, height: 11906, side: 1077, top: 1134, bottom: 1020 };
    /// A3 for very wide ones.
    pub const LARGE: Self = Self { width: 23811, height: 16838, side: 1077, top: 1134, bottom: 1020 };
    /// A4 for text, with the margins of official papers (GB/T 9704-2012: 37 mm above, 28 mm left).
    pub const PORTRAIT: Self = Self { width: 11906, height: 16838, side: 1531, top: 2098, bottom: 1588 };

    /// Width between the margins, twips.
    pub fn text_width(self) -> u32 {
        self.width - 2 * self.side
    }
}

/// A paragraph or a table.
#[derive(Clone, Debug)]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// How a paragraph looks; the looks themselves stand in the styles of the document, where people can change them.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Style {
    /// The title of the paper.
    Title,
    /// A heading inside.
    Heading,
    /// Running text as in official papers.
    Text,
    /// Lines above and below a table.
    #[default]
    Line,
    /// A cell.
    Cell,
    /// The head of a column.
    CellHead,
    /// Small print.
    Note,
    /// Head and foot of the page.
    Margin,
}

/// Where the lines of a paragraph stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Align {
    /// As its style says.
    #[default]
    Style,
    /// Left.
    Start,
    /// Middle.
    Center,
    /// Right.
    End,
}

/// A paragraph.
#[derive(Clone, Debug, Default)]
pub struct Paragraph {
    /// Its look.
    pub style: Style,
    /// Where its lines stand.
    pub align: Align,
    /// Where tabulators lead, twips from the left margin, with the side of the text that stands there.
    pub tabs: Vec<(u32, Align)>,
    /// Whether it stays on the page of what follows.
    pub keep_with_next: bool,
    /// What stands in it.
    pub runs: Vec<Run>,
}

/// A piece of a paragraph.
#[derive(Clone, Debug)]
pub enum Run {
    /// Text; a line feed starts a new line.
    Text(String),
    /// Text that is laid stress on.
    Strong(String),
    /// To the next tabulator.
    Tab,
    /// The number of this page.
    PageNumber,
    /// How many pages there are.
    PageCount,
}

impl Paragraph {
    /// A paragraph of one text.
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self { style, runs: vec![Run::Text(text.into())], ..Self::default() }
    }

    /// The same with its lines elsewhere.
    #[must_use]
    pub fn align(self, align: Align) -> Self {
        Self { align, ..self }
    }

    /// The same, never alone at the foot of a page.
    #[must_use]
    pub fn with_next(self) -> Self {
        Self { keep_with_next: true, ..self }
    }
}

/// A table. No page break cuts a row.
#[derive(Clone, Debug)]
pub struct Table {
    /// Widths of the columns, twips.
    pub widths: Vec<u32>,
    /// How many of the rows, from the first, repeat on every page.
    pub head_rows: usize,
    /// Whether lines are drawn.
    pub lines: bool,
    /// The rows.
    pub rows: Vec<Vec<Cell>>,
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands in it; at least one paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// How many columns it takes.
    pub columns: usize,
    /// Whether it is shaded, as heads are.
    pub shaded: bool,
}

impl Cell {
    /// A cell of one column.
    pub fn new(paragraph: Paragraph) -> Self {
        Self { paragraphs: vec![paragraph], columns: 1, shaded: false }
    }
}

/// Shares a width out by weights; the parts sum to it exactly.
pub fn shares(width: u32, weights: &[u32]) -> Vec<u32> {
    let all: u64 = weights.iter().map(|weight| u64::from(*weight)).sum::<u64>().max(1);
    let mut before: u64 = 0;
    let edge = |weight: u64| u32::try_from(weight * u64::from(width) / all).unwrap_or(width);
    weights
        .iter()
        .map(|weight| {
            let left = edge(before);
            before += u64::from(*weight);
            edge(before) - left
        })
        .collect()
}

impl Document {
    /// The file.
    ///
    /// # Errors
    /// When the container cannot hold it.
    pub fn to_bytes(&self) -> Result<Vec<u8>, OfficeError> {
        let parts = parts::parts(self);
        pack(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{Block, Cell, Document, Page, Paragraph, Run, Style, Table, shares};

    fn document() -> Document {
        let cell = |text: &str| Cell::new(Paragraph::new(Style::Cell, text));
        let table = Table {
            widths: vec![1000, 2000],
            head_rows: 1,
            lines: true,
            rows: vec![vec![cell("甲"), cell("乙")], vec![Cell { columns: 2, ..cell("丙 & <丁>") }]],
        };
        Document {
            title: "示例".to_owned(),
            author: "示例".to_owned(),
            language: "zh-CN",
            page: Page::LANDSCAPE,
            header: None,
            footer: Some(Paragraph {
                style: Style::Margin,
                runs: vec![Run::PageNumber],
                ..Paragraph::default()
            }),
            body: vec![Block::Paragraph(Paragraph::new(Style::Title, "示例")), Block::Table(table)],
        }
    }

    #[test]
    fn every_part_is_there_and_every_time_the_same() {
        let bytes = document().to_bytes().unwrap();
        assert_eq!(bytes, document().to_bytes().unwrap());
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let names: Vec<_> = archive.file_names().map(|name| name.unwrap().into_owned()).collect();
        assert_eq!(names[0], "[Content_Types].xml");
        assert!(names.iter().any(|name| name == "word/footer1.xml"));
        assert!(!names.iter().any(|name| name == "word/header1.xml"));
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name("word/document.xml").unwrap(), &mut text).unwrap();
        assert_eq!(text.matches("<w:tblHeader/>").count(), 1);
        assert!(text.contains("丙 &amp; &lt;丁&gt;"));
        assert!(text.contains(r#"<w:tcW w:w="3000" w:type="dxa"/><w:gridSpan w:val="2"/>"#));
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_whole(width in 0u32..100_000, weights in prop::collection::vec(1u32..1000, 1..20)) {
            prop_assert_eq!(shares(width, &weights).iter().sum::<u32>(), width);
        }
    }
}
