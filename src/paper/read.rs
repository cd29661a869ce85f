//! What was read of a file.

use super::package::{Package, PackageError, PackageKind};
use super::{docx, xlsx};
use crate::diagnostic::{Message, Severity};
use crate::form_layout::Answers;
use crate::form_layout::FormLayout;
use crate::schema::Kind;

/// Something that stands outside of the boxes, or a box that cannot be told from another.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unmapped {
    /// An error where nothing can be imported before it is mended, else a warning.
    pub severity: Severity,
    /// Where; empty for the file as a whole.
    pub at: String,
    /// What, without its text: nobody has looked at whether that may be shown.
    pub message: Message,
}

impl Unmapped {
    pub(super) fn warning(at: impl Into<String>, message: Message) -> Self {
        Self { severity: Severity::Warning, at: at.into(), message }
    }

    pub(super) fn error(at: impl Into<String>, message: Message) -> Self {
        Self { severity: Severity::Error, at: at.into(), message }
    }
}

/// What was read of a file.
#[derive(Debug, Default)]
pub struct Read {
    /// The papers found, each with what was filled in.
    pub layouts: Vec<(Kind, Answers)>,
    /// What else was found.
    pub unmapped: Vec<Unmapped>,
}

impl Read {
    /// Reads a workbook or document.
    ///
    /// # Errors
    /// When the file is something else, protected, damaged, or larger than any form.
    pub fn new(bytes: &[u8], layouts: &[FormLayout]) -> Result<Self, PackageError> {
        Self::of(&Package::open(bytes)?, layouts)
    }

    /// Reads a file that has been unpacked.
    ///
    /// # Errors
    /// When it cannot be read.
    pub fn of(package: &Package, layouts: &[FormLayout]) -> Result<Self, PackageError> {
        let mut read = match package.kind {
            PackageKind::Workbook => xlsx::read(package, layouts)?,
            PackageKind::Document => docx::read(package, layouts)?,
        };
        read.unmapped.extend(package.unread().into_iter().map(|id| Unmapped::warning("", Message::new(id))));
        Ok(read)
    }
}
