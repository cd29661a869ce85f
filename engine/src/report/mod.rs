//! A judgement in words, and as JSON. Other formats are the program's.

mod json;
mod json_text;
mod words;

pub use json::{DiagnosticJson, Json, diagnostic as diagnostic_json};
pub use json_text::write_json;
pub use words::{NoteWords, Remark, Worded, address, plain_lines};

use std::io;

use crate::check::{self, Sources};
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Diagnostic, Message, Severity};

/// What a format is given.
pub struct Report<'a> {
    /// The faults, in report order.
    pub diagnostics: &'a [Diagnostic],
    /// The texts they stand in.
    pub sources: &'a Sources,
    /// How much was checked.
    pub checked: check::Counts,
    /// Which call.
    pub call: &'a str,
    /// What a proposal does to the call; empty where a call is judged as it stands.
    pub effect: &'a [Message],
    /// The words.
    pub catalog: &'a Catalog,
}

/// How many faults there are.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
    /// Files with any of them.
    pub files: usize,
}

impl Counts {
    /// Counts a list.
    pub fn of(diagnostics: &[Diagnostic]) -> Self {
        let mut counts = Self::default();
        let mut paths: Vec<_> = diagnostics.iter().map(|d| &d.location.path).collect();
        paths.sort();
        paths.dedup();
        counts.files = paths.len();
        for diagnostic in diagnostics {
            match diagnostic.severity {
                Severity::Error => counts.errors += 1,
                Severity::Warning => counts.warnings += 1,
                Severity::Note => counts.notes += 1,
            }
        }
        counts
    }
}

/// A format.
pub trait Format {
    /// Writes the report.
    ///
    /// # Errors
    /// When the output does not take it.
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()>;
}
