//! For reviewdog: the Reviewdog Diagnostic Format (rdjson), which reviewdog turns into review comments on many forges.
//!
//! Severities: an error is `ERROR`, a warning `WARNING`, a note `INFO`.
//!
//! Columns count bytes of UTF-8, unlike everywhere else. Messages are Markdown in which no value acts, because reviewdog
//! posts them as comments. A certain cure becomes a suggestion that can be accepted with one click.

use std::io;

use serde::Serialize;

use super::markdown::inline;
use super::{Format, Report};
use crate::check::Sources;
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Location, Position, Severity};
use zhengji_engine::report::write_json;
use zhengji_engine::report::{Remark, Worded};

/// The Reviewdog Diagnostic Format.
#[derive(Clone, Copy, Debug)]
pub struct RdJson;

#[derive(Serialize)]
struct DiagnosticResult<'a> {
    source: Source,
    #[serde(skip_serializing_if = "Option::is_none")]
    severity: Option<&'static str>,
    diagnostics: Vec<DiagnosticRd<'a>>,
}

#[derive(Serialize)]
struct Source {
    name: &'static str,
}

#[derive(Serialize)]
struct DiagnosticRd<'a> {
    message: String,
    location: LocationRd<'a>,
    severity: &'static str,
    code: Code<'a>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    suggestions: Vec<Suggestion<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    related_locations: Vec<Related<'a>>,
}

#[derive(Serialize)]
struct Code<'a> {
    value: &'a str,
}

#[derive(Serialize)]
struct LocationRd<'a> {
    path: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    range: Option<Range>,
}

#[derive(Serialize)]
struct Related<'a> {
    message: String,
    location: LocationRd<'a>,
}

#[derive(Serialize)]
struct Suggestion<'a> {
    range: Range,
    text: &'a str,
}

#[derive(Serialize)]
struct Range {
    start: Point,
    end: Point,
}

#[derive(Serialize)]
struct Point {
    line: u32,
    column: usize,
}

impl Format for RdJson {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let result = DiagnosticResult {
            source: Source { name: "zhengji" },
            severity: report.diagnostics.iter().map(|one| one.severity).min().map(severity),
            diagnostics: report.diagnostics.iter().map(|one| diagnostic(one, report)).collect(),
        };
        write_json(&result, out)
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "ERROR",
        Severity::Warning => "WARNING",
        Severity::Note => "INFO",
    }
}

fn diagnostic<'a>(diagnostic: &'a Diagnostic, report: &'a Report<'_>) -> DiagnosticRd<'a> {
    let worded = Worded::new(diagnostic, report.catalog, Reveal::PublicOnly);
    let colon = report.catalog.text("report-colon");
    let mut paragraphs = vec![inline(&worded.message)];
    let related = worded.notes.iter().filter_map(|note| {
        Some(Related { message: inline(&note.text), location: location(note.location?, report.sources) })
    });
    let related: Vec<_> = related.collect();
    let suggestion = worded.replacement.and_then(|replacement| {
        Some(Suggestion { range: range(&replacement.location, report.sources)?, text: &replacement.text })
    });
    let suggestions = suggestion.into_iter().collect();
    for Remark { label, text, location } in worded.remarks(diagnostic, report) {
        // Remarks with places are related locations.
        if location.is_none() {
            paragraphs.push(format!("{label}{colon}{}", inline(&text)));
        }
    }
    DiagnosticRd {
        message: paragraphs.join("\n\n"),
        location: location(&diagnostic.location, report.sources),
        severity: severity(diagnostic.severity),
        code: Code { value: diagnostic.rule },
        suggestions,
        related_locations: related,
    }
}

fn location<'a>(location: &'a Location, sources: &Sources) -> LocationRd<'a> {
    LocationRd { path: &location.path, range: range(location, sources) }
}

/// The range in bytes; none for a whole file and where the text is not at hand, because then nobody knows the bytes.
fn range(location: &Location, sources: &Sources) -> Option<Range> {
    let span = location.span?;
    let text = &sources.get(&location.path)?.text;
    Some(Range { start: point(span.start, text)?, end: point(span.end, text)? })
}

fn point(position: Position, text: &str) -> Option<Point> {
    let before = text.get(..position.offset as usize)?;
    let line_start = before.rfind('\n').map_or(0, |at| at + 1);
    Some(Point { line: position.line, column: before.len() - line_start + 1 })
}
