//! The forms of a call on paper: blank or filled, as a workbook or a document, and read back; and the working folder of a
//! department.
//!
//! [`xlsx`] and [`docx`] draw what [`crate::form_layout`] describes and read from it what somebody filled in.

pub mod desk;
pub mod docx;
mod lines;
mod package;
mod read;
mod seen;
mod words;
pub mod xlsx;
mod xml;

pub use package::{Package, PackageError, PackageKind};
pub use read::{Read, Unmapped};

use crate::schema::Kind;

/// The word for a kind of document in marks that a paper carries.
fn kind_name(kind: Kind) -> &'static str {
    kind.file_name().split('.').next().unwrap_or_default()
}
