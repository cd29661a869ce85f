//! For GitLab: a Code Quality report, shown in the widget of a merge request and beside its lines.
//!
//! Severities: an error is `blocker`, because nothing with errors is accepted; a warning is `minor`, a note `info`.
//!
//! GitLab compares the fingerprints of two reports to say what is new and what is mended, so they do not depend on lines.

use std::io;

use serde::Serialize;

use super::fingerprint::fingerprints;
use super::{Format, Report};
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Message, Severity};
use zhengji_engine::report::Worded;
use zhengji_engine::report::write_json;

/// Code Quality JSON for GitLab.
#[derive(Clone, Copy, Debug)]
pub struct GitLab;

#[derive(Serialize)]
struct Issue<'a> {
    description: String,
    check_name: &'a str,
    fingerprint: String,
    severity: &'static str,
    location: IssueLocation<'a>,
}

#[derive(Serialize)]
struct IssueLocation<'a> {
    path: &'a str,
    lines: Lines,
}

#[derive(Serialize)]
struct Lines {
    begin: u32,
    end: u32,
}

impl Format for GitLab {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let issues: Vec<Issue<'_>> = report
            .diagnostics
            .iter()
            .zip(fingerprints(report.diagnostics))
            .map(|(diagnostic, fingerprint)| issue(diagnostic, fingerprint, report))
            .collect();
        write_json(&issues, out)
    }
}

fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "blocker",
        Severity::Warning => "minor",
        Severity::Note => "info",
    }
}

fn issue<'a>(diagnostic: &'a Diagnostic, fingerprint: String, report: &Report<'_>) -> Issue<'a> {
    let worded = Worded::new(diagnostic, report.catalog, Reveal::PublicOnly);
    // The widget shows one line a fault, so the advice has to stand in it.
    let description = match worded.help {
        Some(help) => {
            let both = Message::new("report-with-mend").text("message", worded.message).text("mend", help);
            report.catalog.render(&both, Reveal::PublicOnly)
        }
        None => worded.message.to_string(),
    };
    // A fault of the whole file has no line; the format wants one.
    let (begin, end) = diagnostic.location.span.map_or((1, 1), |span| (span.start.line, span.end.line));
    Issue {
        description,
        check_name: diagnostic.rule,
        fingerprint,
        severity: severity(diagnostic.severity),
        location: IssueLocation { path: &diagnostic.location.path, lines: Lines { begin, end } },
    }
}
