//! Diagnostics in words: one file a format, all renderings of the same list.

#[cfg(feature = "program")]
mod excerpt;
#[cfg(feature = "program")]
mod fingerprint;
#[cfg(feature = "program")]
mod github;
#[cfg(feature = "program")]
mod gitlab;
#[cfg(feature = "program")]
mod human;
mod json;
mod json_text;
#[cfg(feature = "program")]
mod junit;
#[cfg(feature = "program")]
mod markdown;
#[cfg(feature = "program")]
mod rdjson;
#[cfg(feature = "program")]
pub mod reference;
#[cfg(feature = "program")]
mod sarif;
mod words;
#[cfg(feature = "program")]
mod wrap;

use std::io;

use crate::check::{self, Sources};
use crate::diagnostic::catalog::Catalog;
#[cfg(feature = "program")]
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Message, Severity};

#[cfg(feature = "program")]
pub use github::GitHub;
#[cfg(feature = "program")]
pub use gitlab::GitLab;
#[cfg(feature = "program")]
pub use human::Human;
pub use json::Json;
pub(crate) use json::{DiagnosticJson, diagnostic as diagnostic_json};
#[cfg(feature = "program")]
pub use junit::JUnit;
#[cfg(feature = "program")]
pub use markdown::Markdown;
#[cfg(feature = "program")]
pub use rdjson::RdJson;
#[cfg(feature = "program")]
pub use sarif::Sarif;
#[cfg(feature = "program")]
pub use wrap::wrap;

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
        let mut paths: Vec<_> = diagnostics.iter().map(|d| &d.place.path).collect();
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

#[cfg(feature = "program")]
/// How it ended, in a sentence, and what to do next where there are errors.
fn summary(report: &Report<'_>) -> (String, Option<String>) {
    let counts = Counts::of(report.diagnostics);
    let id = match (counts.errors, counts.warnings) {
        (0, 0) => "report-summary-clean",
        (0, _) => "report-summary-warnings",
        _ => "report-summary-faults",
    };
    let message = Message::new(id)
        .count("units", report.checked.units)
        .count("demands", report.checked.demands)
        .count("errors", counts.errors)
        .count("warnings", counts.warnings)
        .count("files", counts.files);
    let next = (counts.errors > 0).then(|| report.catalog.text("report-summary-next"));
    (report.catalog.render(&message, Reveal::PublicOnly), next)
}

#[cfg(feature = "program")]
/// The faults with the worst first, otherwise in report order.
fn worst_first(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    sorted
}
