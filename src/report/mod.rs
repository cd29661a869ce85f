//! Diagnostics in words: one file a format, all renderings of the same list. JSON, which browsers need too, is the engine's.

mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod human;
mod junit;
mod markdown;
mod rdjson;
pub mod reference;
mod sarif;
mod wrap;

pub use github::GitHub;
pub use gitlab::GitLab;
pub use human::Human;
pub use junit::JUnit;
pub use markdown::Markdown;
pub use rdjson::RdJson;
pub use sarif::Sarif;
pub use wrap::{terminal_width, wrap};
pub use zhengji_engine::report::{Counts, Format, Json, Report};

use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Message};

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

/// The faults with the worst first, otherwise in report order.
fn worst_first(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = diagnostics.iter().collect();
    sorted.sort_by_key(|diagnostic| diagnostic.severity);
    sorted
}
