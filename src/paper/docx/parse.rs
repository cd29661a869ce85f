//! The tables and paragraphs of a document, as text with the names of its bookmarks.

use std::collections::BTreeSet;

use quick_xml::Reader;
use quick_xml::events::Event;

use super::reading::Parsing;
use crate::paper::seen::Odd;
use crate::paper::xml::{character, damaged, text};
use crate::paper::{Package, PackageError};

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
    /// What could not be read as it stands.
    pub(super) odd: BTreeSet<Odd>,
}

/// What was read.
#[derive(Debug, Default)]
pub(super) struct Parsed {
    pub(super) blocks: Vec<Block>,
    /// Whether changes were tracked and neither taken nor refused.
    pub(super) tracked: bool,
    /// What could not be read outside of tables.
    pub(super) odd: BTreeSet<Odd>,
}

/// Reads the main part of a document.
pub(super) fn parse(package: &Package) -> Result<Parsed, PackageError> {
    let mut parsing = Parsing::new(package)?;
    let mut reader = Reader::from_str(text(package.main())?);
    reader.config_mut().check_end_names = true;
    loop {
        match reader.read_event().map_err(damaged)? {
            Event::Start(element) => {
                if parsing.depth() >= DEPTH {
                    return Err(PackageError::TooLarge);
                }
                parsing.open(&element)?;
                parsing.enter(element.local_name().as_ref());
            }
            Event::Empty(element) => {
                parsing.open(&element)?;
                parsing.close(element.local_name().as_ref());
            }
            Event::End(element) => {
                parsing.leave();
                parsing.close(element.local_name().as_ref());
            }
            Event::Text(piece) => parsing.text(&piece.xml10_content()),
            Event::CData(piece) => parsing.text(&piece.xml10_content()),
            Event::GeneralRef(reference) => {
                parsing.text(character(&reference)?.encode_utf8(&mut [0; 4]));
            }
            Event::DocType(_) => return Err(PackageError::Damaged("DOCTYPE".to_owned())),
            Event::Eof => break,
            _ => {}
        }
        if parsing.cells > CELLS {
            return Err(PackageError::TooLarge);
        }
    }
    if parsing.depth() > 0 {
        return Err(PackageError::Damaged("document.xml".to_owned()));
    }
    Ok(parsing.parsed)
}
