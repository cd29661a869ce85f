//! Text documents (DOCX), written by ourselves.
//!
//! A table that has to be stamped needs head rows that repeat on every page, rows that no page break cuts, typefaces
//! for Chinese with stand-ins, and the same bytes for the same content; a form needs bookmarks and content controls. That
//! is little XML; see docs/decisions.md.

mod parts;
mod styles;
mod xml;

use crate::archive::{PackError, pack};

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
    /// A4 for forms, whose margins are narrow.
    pub const FORM: Self = Self { width: 11906, height: 16838, side: 1134, top: 1304, bottom: 1134 };
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
    /// What is filled into a form, and the labels beside it.
    Form,
    /// Headings within a form.
    FormHeading,
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
    /// Whether it begins a page.
    pub on_new_page: bool,
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
    /// Text that a bookmark names: letters, digits and underscores, at most 40.
    Bookmarked {
        /// The name.
        name: String,
        /// The text.
        text: String,
    },
    /// A box to tick.
    Tick(bool),
    /// Something to be chosen.
    Control(Control),
}

/// A content control: what somebody chooses, or a prompt to do so.
#[derive(Clone, Debug)]
pub struct Control {
    /// What it is called.
    pub name: String,
    /// What one chooses from.
    pub choice: Choice,
    /// What has been chosen.
    pub value: Option<String>,
    /// What stands there as long as nothing has been.
    pub prompt: String,
}

/// What one chooses from.
#[derive(Clone, Debug)]
pub enum Choice {
    /// One of these.
    List(Vec<String>),
    /// A day.
    Date,
}

/// The mark of a box that is ticked, and of one that is not.
pub const TICKED: char = '☑';
/// See [`TICKED`].
pub const NOT_TICKED: char = '☐';

impl Paragraph {
    /// A paragraph of one text.
    pub fn new(style: Style, text: impl Into<String>) -> Self {
        Self::of(style, vec![Run::Text(text.into())])
    }

    /// A paragraph of several pieces.
    pub fn of(style: Style, runs: Vec<Run>) -> Self {
        Self { style, runs, ..Self::default() }
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

/// A table.
#[derive(Clone, Debug)]
pub struct Table {
    /// Widths of the columns, twips.
    pub widths: Vec<u32>,
    /// How many of the rows, from the first, repeat on every page.
    pub head_rows: usize,
    /// The lines that are drawn.
    pub lines: Lines,
    /// The rows.
    pub rows: Vec<Row>,
}

/// The lines of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Lines {
    /// Thin ones.
    Thin,
    /// Thin ones within a frame, with more room around what stands in the cells.
    Framed,
}

/// A row.
#[derive(Clone, Debug)]
pub struct Row {
    /// Its cells.
    pub cells: Vec<Cell>,
    /// How high it is at least, twips.
    pub height: u32,
    /// Whether the end of a page may cut it.
    pub may_be_cut: bool,
}

impl Row {
    /// A row as high as what stands in it, which no page break cuts.
    pub fn new(cells: Vec<Cell>) -> Self {
        Self { cells, height: 0, may_be_cut: false }
    }
}

/// A cell.
#[derive(Clone, Debug)]
pub struct Cell {
    /// What stands in it; at least one paragraph.
    pub paragraphs: Vec<Paragraph>,
    /// How many columns it takes.
    pub columns: usize,
    /// Its shade.
    pub shade: Shade,
}

/// The shade of a cell.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Shade {
    /// None.
    #[default]
    None,
    /// That of labels.
    Label,
    /// That of the heads of columns.
    Head,
    /// That of headings.
    Heading,
}

impl Cell {
    /// A cell of one column.
    pub fn new(paragraph: Paragraph) -> Self {
        Self { paragraphs: vec![paragraph], columns: 1, shade: Shade::None }
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
    pub fn to_bytes(&self) -> Result<Vec<u8>, PackError> {
        let parts = parts::parts(self);
        pack(parts.iter().map(|(name, text)| (*name, text.as_bytes())))
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{
        Block, Cell, Choice, Control, Document, Lines, Page, Paragraph, Row, Run, Style, Table, shares,
    };

    fn document() -> Document {
        let cell = |text: &str| Cell::new(Paragraph::new(Style::Cell, text));
        let table = Table {
            widths: vec![1000, 2000],
            head_rows: 1,
            lines: Lines::Thin,
            rows: vec![
                Row::new(vec![cell("甲"), cell("乙")]),
                Row::new(vec![Cell { columns: 2, ..cell("丙 & <丁>") }]),
            ],
        };
        Document {
            title: "示例".to_owned(),
            author: "示例".to_owned(),
            language: "zh-CN",
            page: Page::LANDSCAPE,
            header: None,
            footer: Some(Paragraph::of(Style::Margin, vec![Run::PageNumber])),
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

    /// The text of one part.
    fn part(document: &Document, name: &str) -> String {
        let bytes = document.to_bytes().unwrap();
        let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
        let mut text = String::new();
        std::io::Read::read_to_string(&mut archive.by_name(name).unwrap(), &mut text).unwrap();
        text
    }

    #[test]
    fn a_control_shows_its_prompt_until_something_is_chosen() {
        let control = |value: Option<&str>, choice| {
            Run::Control(Control {
                name: "何时<>".to_owned(),
                choice,
                value: value.map(str::to_owned),
                prompt: "请选".to_owned(),
            })
        };
        let list = || Choice::List(vec!["甲\"".to_owned()]);
        let runs = vec![
            control(None, list()),
            control(Some("甲"), list()),
            control(Some("2021-04-01"), Choice::Date),
            control(Some("四月"), Choice::Date),
            Run::Bookmarked { name: "a_b".to_owned(), text: "名".to_owned() },
            Run::Tick(true),
        ];
        let paragraph = Paragraph { on_new_page: true, ..Paragraph::of(Style::Form, runs) };
        let text =
            part(&Document { body: vec![Block::Paragraph(paragraph)], ..document() }, "word/document.xml");
        assert_eq!(text.matches("<w:showingPlcHdr/>").count(), 1, "{text}");
        assert_eq!(text.matches("请选").count(), 1, "{text}");
        assert!(text.contains(r#"<w:alias w:val="何时&lt;&gt;"/>"#), "{text}");
        assert!(text.contains(r#"w:displayText="甲&quot;""#), "{text}");
        assert_eq!(text.matches("w:fullDate=").count(), 1, "{text}");
        assert!(text.contains(r#"<w:bookmarkStart w:id="5" w:name="a_b"/>"#), "{text}");
        assert!(text.contains(r#"<w:bookmarkEnd w:id="5"/>"#), "{text}");
        assert!(text.contains("☑") && text.contains("<w:pageBreakBefore/>"), "{text}");
        roxmltree::Document::parse(&text).unwrap();
    }

    proptest! {
        #[test]
        fn shares_sum_to_the_whole(width in 0u32..100_000, weights in prop::collection::vec(1u32..1000, 1..20)) {
            prop_assert_eq!(shares(width, &weights).iter().sum::<u32>(), width);
        }
    }
}
