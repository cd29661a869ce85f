//! For people at a terminal, and for logs that people read.

use std::io;

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use super::excerpt::{Excerpt, excerpt};
use super::wrap::wrap;
use super::{Counts, Format, Report, Worded, word};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message, Place, Severity};

/// The human format. Colours are written always; the stream drops them where they do not belong.
#[derive(Clone, Copy, Debug)]
pub struct Human {
    /// Columns to wrap at; none leaves each sentence on one line, as pipes and logs want it.
    pub width: Option<usize>,
    /// Whether private values may be shown: only when a person sits at the terminal.
    pub reveal: Reveal,
}

const BOLD: Style = Style::new().effects(Effects::BOLD);
const FRAME: Style = AnsiColor::BrightBlue.on_default().effects(Effects::BOLD);
const LABEL: Style = AnsiColor::Cyan.on_default();

fn style(severity: Severity) -> Style {
    let colour = match severity {
        Severity::Error => AnsiColor::BrightRed,
        Severity::Warning => AnsiColor::BrightYellow,
        Severity::Note => AnsiColor::BrightBlue,
    };
    colour.on_default().effects(Effects::BOLD)
}

/// `path:line:column`, or the path alone.
fn address(place: &Place) -> String {
    let path = printable(&place.path);
    match place.span {
        Some(span) => format!("{path}:{}:{}", span.start.line, span.start.column),
        None => path,
    }
}

/// A path without anything that could move a terminal's cursor or start a line of its own.
fn printable(path: &str) -> String {
    path.chars()
        .map(|c| if c.is_control() { format!("<U+{:04X}>", u32::from(c)) } else { c.to_string() })
        .collect()
}

impl Format for Human {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for diagnostic in report.diagnostics {
            self.diagnostic(report, diagnostic, out)?;
            writeln!(out)?;
        }
        self.summary(report, out)
    }
}

impl Human {
    fn diagnostic(
        &self,
        report: &Report<'_>,
        diagnostic: &Diagnostic,
        out: &mut dyn io::Write,
    ) -> io::Result<()> {
        let catalog = report.catalog;
        let Worded { message, mend, clause } = word(diagnostic, catalog, self.reveal);
        let severity = style(diagnostic.severity);
        let name = catalog.text(&format!("report-{}", diagnostic.severity.key()));
        let head = format!("{name}[{}] ", diagnostic.rule);
        for (index, line) in self.wrapped(&message, head.width()).into_iter().enumerate() {
            if index == 0 {
                write!(out, "{severity}{head}{severity:#}")?;
            } else {
                write!(out, "{:1$}", "", head.width())?;
            }
            writeln!(out, "{BOLD}{line}{BOLD:#}")?;
        }
        let number = diagnostic.place.span.map(|span| span.start.line.to_string()).unwrap_or_default();
        let gutter = number.len().max(2);
        writeln!(out, "{FRAME}{:gutter$}-->{FRAME:#} {}", "", address(&diagnostic.place))?;
        if let Some(Excerpt { line, caret_start, caret_width }) = self.excerpt(report, &diagnostic.place) {
            writeln!(out, "{FRAME}{:gutter$} |{FRAME:#}", "")?;
            writeln!(out, "{FRAME}{number:>gutter$} |{FRAME:#} {line}")?;
            let carets = "^".repeat(caret_width);
            writeln!(
                out,
                "{FRAME}{:gutter$} |{FRAME:#} {:caret_start$}{severity}{carets}{severity:#}",
                "", ""
            )?;
        }
        for note in &diagnostic.notes {
            let text = catalog.render(&note.message, self.reveal);
            match &note.place {
                Some(place) => {
                    let label = catalog.text("report-also");
                    self.item(catalog, out, gutter, &label, &text)?;
                    writeln!(out, "{:1$}{2}", "", gutter + 3 + label.width() + 2, address(place))?;
                }
                None => self.item(catalog, out, gutter, &catalog.text("report-note"), &text)?,
            }
        }
        if let Some(mend) = mend {
            self.item(catalog, out, gutter, &catalog.text("report-mend"), &mend)?;
        }
        if let Some(replacement) = &diagnostic.replacement
            && !replacement.text.is_empty()
            && (!replacement.private || self.reveal == Reveal::Private)
        {
            let message = Message::new("report-replace").text("text", replacement.text.trim());
            self.item(
                catalog,
                out,
                gutter,
                &catalog.text("report-mend"),
                &catalog.render(&message, self.reveal),
            )?;
        }
        if let Some(clause) = clause {
            let message = Message::new("report-clause-text")
                .text("section", clause.section)
                .text("quote", clause.quote);
            self.item(
                catalog,
                out,
                gutter,
                &catalog.text("report-clause"),
                &catalog.render(&message, self.reveal),
            )?;
        }
        if !diagnostic.ask.is_empty() {
            let offices = Message::new("report-offices").list("offices", &diagnostic.ask);
            self.item(
                catalog,
                out,
                gutter,
                &catalog.text("report-ask"),
                &catalog.render(&offices, self.reveal),
            )?;
        }
        Ok(())
    }

    fn item(
        &self,
        catalog: &Catalog,
        out: &mut dyn io::Write,
        gutter: usize,
        label: &str,
        text: &str,
    ) -> io::Result<()> {
        let head = format!("{label}{}", catalog.text("report-colon"));
        let indent = gutter + 3 + head.width();
        for (index, line) in self.wrapped(text, indent).into_iter().enumerate() {
            if index == 0 {
                write!(out, "{FRAME}{:gutter$} ={FRAME:#} {LABEL}{head}{LABEL:#}", "")?;
            } else {
                write!(out, "{:indent$}", "")?;
            }
            writeln!(out, "{line}")?;
        }
        Ok(())
    }

    fn wrapped(&self, text: &str, indent: usize) -> Vec<String> {
        match self.width {
            Some(width) => wrap(text, width.saturating_sub(indent).max(20)),
            None => vec![text.to_owned()],
        }
    }

    fn excerpt(&self, report: &Report<'_>, place: &Place) -> Option<Excerpt> {
        let source = report.sources.0.get(&place.path)?;
        excerpt(source, place.span?, self.reveal)
    }

    fn summary(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
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
        let text = report.catalog.render(&message, self.reveal);
        for line in self.wrapped(&text, 0) {
            writeln!(out, "{BOLD}{line}{BOLD:#}")?;
        }
        if counts.errors > 0 {
            for line in self.wrapped(&report.catalog.text("report-summary-next"), 0) {
                writeln!(out, "{line}")?;
            }
        }
        Ok(())
    }
}
