//! The forms of a call on paper: blank or filled, as a workbook or a document, and read back; and the working folder of a
//! department.
//!
//! [`xlsx`] and [`docx`] draw what [`crate::form_layout`] describes and read from it what somebody filled in.

pub mod desk;
pub mod docx;
mod package;
mod read;
mod seen;
pub mod xlsx;
mod xml;

pub use package::{Package, PackageError, PackageKind};
pub use read::{Read, Unmapped};

use zhengji_office::drawing::Words;

use crate::built_in;
use crate::diagnostic::catalog::Language;

/// The words of papers: a form of a call is Chinese, whatever language its reader's program speaks.
fn words() -> Words {
    Words::new(built_in::catalog(Language::Chinese))
}
