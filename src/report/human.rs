//! For people at a terminal, and for logs that people read.
//!
//! Severities are told in words: an error is 错误, a warning 提醒, a note 说明.

use std::io;

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use super::excerpt::{Excerpt, excerpt};
use super::wrap::wrap;
use super::{Format, Report, summary};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Location, Message, Severity};
use zhengji_engine::report::{Remark, Worded, address};

/// The human format. Colours are written always; the stream drops them where they do not belong.
#[derive(Clone, Copy, Debug)]
pub struct Human {
    /// Columns to wrap at; none leaves each sentence on one line, as pipes and logs want it.
    pub width: Option<usize>,
    /// Whether private values may be shown: only when a person sits at the terminal.
    pub reveal: Reveal,
}

/// Most faults told one by one. Nobody reads more of them at a time; the rest are counted.
const SHOWN: usize = 500;

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

/// The faults that are told one by one: of too many the worst, still in report order.
fn shown(diagnostics: &[Diagnostic]) -> Vec<&Diagnostic> {
    let mut shown: Vec<(usize, &Diagnostic)> = diagnostics.iter().enumerate().collect();
    if shown.len() > SHOWN {
        shown.sort_by_key(|(_, diagnostic)| diagnostic.severity);
        shown.truncate(SHOWN);
        shown.sort_by_key(|(location, _)| *location);
    }
    shown.into_iter().map(|(_, diagnostic)| diagnostic).collect()
}

impl Format for Human {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        for diagnostic in shown(report.diagnostics) {
            self.diagnostic(report, diagnostic, out)?;
            writeln!(out)?;
        }
        if let Some(more) = report.diagnostics.len().checked_sub(SHOWN).filter(|more| *more > 0) {
            let message = Message::new("report-more").count("shown", SHOWN).count("count", more);
            for line in self.wrapped(&report.catalog.render(&message, Reveal::PublicOnly), 0) {
                writeln!(out, "{line}")?;
            }
            writeln!(out)?;
        }
        self.effect(report, out)?;
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
        let worded = Worded::new(diagnostic, report.catalog, self.reveal);
        let message = worded.message.to_string();
        let remarks = worded.remarks(diagnostic, report);
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
        let number = diagnostic.location.span.map(|span| span.start.line.to_string()).unwrap_or_default();
        let gutter = number.len().max(2);
        writeln!(out, "{FRAME}{:gutter$}-->{FRAME:#} {}", "", address(&diagnostic.location))?;
        if let Some(Excerpt { line, caret_start, caret_width }) = self.excerpt(report, &diagnostic.location) {
            writeln!(out, "{FRAME}{:gutter$} |{FRAME:#}", "")?;
            writeln!(out, "{FRAME}{number:>gutter$} |{FRAME:#} {line}")?;
            let carets = "^".repeat(caret_width);
            writeln!(
                out,
                "{FRAME}{:gutter$} |{FRAME:#} {:caret_start$}{severity}{carets}{severity:#}",
                "", ""
            )?;
        }
        for Remark { label, text, location } in remarks {
            self.item(catalog, out, gutter, &label, &text.to_string())?;
            if let Some(location) = location {
                writeln!(out, "{:1$}{2}", "", gutter + 3 + label.width() + 2, address(location))?;
            }
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

    fn excerpt(&self, report: &Report<'_>, location: &Location) -> Option<Excerpt> {
        let source = report.sources.get(&location.path)?;
        excerpt(source, location.span?, self.reveal)
    }

    fn effect(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        if report.effect.is_empty() {
            return Ok(());
        }
        writeln!(out, "{BOLD}{}{BOLD:#}", report.catalog.text("report-effect"))?;
        for message in report.effect {
            let text = report.catalog.render(message, Reveal::PublicOnly);
            for (index, line) in self.wrapped(&text, 4).iter().enumerate() {
                writeln!(out, "{}{line}", if index == 0 { "  - " } else { "    " })?;
            }
        }
        writeln!(out)
    }

    fn summary(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let (text, next) = summary(report);
        for line in self.wrapped(&text, 0) {
            writeln!(out, "{BOLD}{line}{BOLD:#}")?;
        }
        for line in next.map(|next| self.wrapped(&next, 0)).unwrap_or_default() {
            writeln!(out, "{line}")?;
        }
        Ok(())
    }
}
