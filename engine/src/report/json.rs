//! For programs: one JSON object, described by `docs/report.schema.json`. Values of fields that are not public are never
//! in it.
//!
//! Severities go by their keys: `error`, `warning`, `note`.

use std::io;

use serde::Serialize;

use super::json_text::write_json;
use super::words::{NoteWords, Worded};
use super::{Counts, Format, Report};
use crate::check;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Clause, Diagnostic, Location};

/// The JSON format.
#[derive(Clone, Copy, Debug)]
pub struct Json;

#[derive(Serialize)]
struct Document<'a> {
    version: u32,
    call: &'a str,
    language: &'static str,
    checked: CheckedJson,
    counts: CountsJson,
    diagnostics: Vec<DiagnosticJson<'a>>,
}

#[derive(Serialize)]
struct CheckedJson {
    files: usize,
    units: usize,
    demands: usize,
}

#[derive(Serialize)]
struct CountsJson {
    errors: usize,
    warnings: usize,
    notes: usize,
}

/// A fault as programs read it.
#[derive(Serialize)]
pub struct DiagnosticJson<'a> {
    rule: &'a str,
    severity: &'static str,
    #[serde(flatten)]
    location: LocationJson<'a>,
    message: String,
    #[serde(rename = "mend", skip_serializing_if = "Option::is_none")]
    help: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    clause: Option<&'a Clause>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    notes: Vec<NoteJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    replacement: Option<ReplacementJson<'a>>,
    #[serde(skip_serializing_if = "<[_]>::is_empty")]
    ask: &'a [String],
}

#[derive(Serialize)]
struct LocationJson<'a> {
    path: &'a str,
    #[serde(flatten)]
    span: Option<SpanJson>,
}

#[derive(Serialize)]
struct SpanJson {
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
}

#[derive(Serialize)]
struct NoteJson<'a> {
    #[serde(flatten)]
    location: Option<LocationJson<'a>>,
    message: String,
}

#[derive(Serialize)]
struct ReplacementJson<'a> {
    #[serde(flatten)]
    location: LocationJson<'a>,
    text: &'a str,
}

impl<'a> From<&'a Location> for LocationJson<'a> {
    fn from(location: &'a Location) -> Self {
        let span = location.span.map(|span| SpanJson {
            line: span.start.line,
            column: span.start.column,
            end_line: span.end.line,
            end_column: span.end.column,
        });
        Self { path: &location.path, span }
    }
}

impl From<check::Counts> for CheckedJson {
    fn from(checked: check::Counts) -> Self {
        Self { files: checked.files, units: checked.units, demands: checked.demands }
    }
}

/// A fault in words. Values that are not public are in it only for whoever wrote them.
pub fn diagnostic<'a>(diagnostic: &'a Diagnostic, catalog: &Catalog, reveal: Reveal) -> DiagnosticJson<'a> {
    let worded = Worded::new(diagnostic, catalog, reveal);
    DiagnosticJson {
        rule: diagnostic.rule,
        severity: diagnostic.severity.key(),
        location: (&diagnostic.location).into(),
        message: worded.message.to_string(),
        help: worded.help.map(|help| help.to_string()),
        clause: worded.clause,
        notes: worded
            .notes
            .into_iter()
            .map(|NoteWords { location, text }| NoteJson {
                location: location.map(LocationJson::from),
                message: text.to_string(),
            })
            .collect(),
        replacement: worded.replacement.map(|replacement| ReplacementJson {
            location: (&replacement.location).into(),
            text: &replacement.text,
        }),
        ask: &diagnostic.ask,
    }
}

impl Format for Json {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let counts = Counts::of(report.diagnostics);
        let document = Document {
            version: 1,
            call: report.call,
            language: report.catalog.language().tag(),
            checked: report.checked.into(),
            counts: CountsJson { errors: counts.errors, warnings: counts.warnings, notes: counts.notes },
            diagnostics: report
                .diagnostics
                .iter()
                .map(|one| diagnostic(one, report.catalog, Reveal::PublicOnly))
                .collect(),
        };
        write_json(&document, out)
    }
}
