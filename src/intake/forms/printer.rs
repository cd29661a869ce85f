//! What is said of each form: where, what is wrong, how to mend it, and what became of it.

use std::io::{self, IsTerminal, Write};

use crate::command_error::CommandError;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::report::terminal_width;
use crate::report::wrap;
use crate::rules;

/// Who tells.
pub(crate) struct Printer<'a> {
    catalog: &'a Catalog,
    reveal: Reveal,
}

impl<'a> Printer<'a> {
    pub(crate) fn new(catalog: &'a Catalog) -> Self {
        let reveal = if io::stdout().is_terminal() { Reveal::Private } else { Reveal::PublicOnly };
        Self { catalog, reveal }
    }

    /// Whether whoever reads sits at the terminal.
    pub(crate) fn shows_private(&self) -> bool {
        self.reveal == Reveal::Private
    }

    /// The file that the next lines are about.
    pub(crate) fn file(&self, path: &std::path::Path) -> Result<(), CommandError> {
        let message = Message::new("import-form-file").text("path", path.display());
        lines("", &self.catalog.render(&message, self.reveal))
    }

    /// A fault or remark at a place of the file.
    pub(crate) fn remark(
        &self,
        severity: Severity,
        at: &str,
        label: &str,
        message: &Message,
    ) -> Result<(), CommandError> {
        let place = self.place(at, label);
        let words = self.catalog.render(message, self.reveal);
        lines("  ", &format!("{} {place}{words}", self.severity(severity)))
    }

    /// A fault that a rule found, at the box where its value stands.
    pub(crate) fn fault(&self, fault: &Diagnostic, at: &str) -> Result<(), CommandError> {
        let words = self.catalog.render(&fault.message, self.reveal);
        let place = self.place(at, "");
        let head = format!("{}[{}] {place}{words}", self.severity(fault.severity), fault.rule);
        lines("  ", &head)?;
        let advice = fault.help.as_ref().map(|help| self.catalog.render(help, self.reveal)).or_else(|| {
            let id = rules::find(fault.rule)?.advice_id();
            self.catalog.has(&id).then(|| self.catalog.text(&id))
        });
        match advice {
            Some(advice) => lines("      ", &advice),
            None => Ok(()),
        }
    }

    /// What became of it.
    pub(crate) fn say(&self, message: &Message) -> Result<(), CommandError> {
        lines("  ", &self.catalog.render(message, self.reveal))
    }

    /// A message in words.
    pub(crate) fn words(&self, message: &Message) -> String {
        self.catalog.render(message, self.reveal)
    }

    fn place(&self, at: &str, label: &str) -> String {
        let message = match (at.is_empty(), label.is_empty()) {
            (true, _) => return String::new(),
            (false, true) => Message::new("import-form-at").text("at", at),
            (false, false) => Message::new("import-form-at-label").text("at", at).text("label", label),
        };
        self.catalog.render(&message, self.reveal)
    }

    fn severity(&self, severity: Severity) -> String {
        self.catalog.text(&format!("report-{}", severity.key()))
    }
}

/// Says something, wrapped to the terminal; in a pipe each sentence stays on its line.
fn lines(indent: &str, words: &str) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    let width = if io::stdout().is_terminal() { terminal_width() } else { usize::MAX };
    for (number, line) in wrap(words, width.saturating_sub(indent.len() + 2).max(20)).iter().enumerate() {
        let more = if number == 0 { "" } else { "  " };
        writeln!(out, "{indent}{more}{line}")?;
    }
    Ok(())
}
