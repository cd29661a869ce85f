//! The forms of a call as papers (附件1): blank or filled, as a workbook or a document, and what people wrote on them.
//!
//! A [`Paper`] is the schema of a demand or unit read as something to fill in: boxes with labels, hints, limits and
//! choices, one after the other. It knows no file format. [`xlsx`] and [`docx`] draw it and read it back; both speak of what
//! stands in the boxes as [`Answers`], and [`compose`] turns answers into a document's value, telling for every box that it
//! cannot take what is wrong and where. What a paper cannot hold, such as the order of keys, has one canonical way of
//! being written, so that the same answers are always the same file.

mod answers;
mod boxes;
mod compose;
#[cfg(feature = "program")]
pub mod desk;
#[cfg(feature = "program")]
pub mod docx;
#[cfg(feature = "program")]
mod lines;
#[cfg(feature = "program")]
mod package;
#[cfg(feature = "program")]
mod read;
#[cfg(feature = "program")]
mod seen;
mod ticks;
mod words;
#[cfg(feature = "program")]
pub mod xlsx;
#[cfg(feature = "program")]
mod xml;

#[cfg(feature = "program")]
pub(crate) use answers::number;
pub use answers::{Answers, Cell, Raw, Row};
pub use boxes::{Blank, Choice, Entry, FILE, Group, Paper, Part, Rows, UNIT, USCC, UnfitSchema};
#[cfg(feature = "program")]
pub(crate) use compose::ended;
pub use compose::{Composed, Remark, compose};
#[cfg(feature = "program")]
pub use package::{Package, PackageError};
#[cfg(feature = "program")]
pub use read::{Read, Stray};

use crate::schema::Kind;

#[cfg(feature = "program")]
/// The word for a kind of document in marks that a paper carries.
fn kind_name(kind: Kind) -> &'static str {
    kind.file_name().split('.').next().unwrap_or_default()
}

/// The kinds of documents that have a paper.
pub const KINDS: [Kind; 2] = [Kind::Unit, Kind::Demand];
