//! What is said of each form: where, what is wrong, how to mend it, and what became of it.

use std::io::{self, IsTerminal, Write};

use crate::cli::refusal::Refusal;
use crate::cli::terminal_width;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Message, Severity};
use crate::report::wrap;
use crate::rules;

/// Who tells.
pub(in crate::cli) struct Teller<'a> {
    catalog: &'a Catalog,
    reveal: Reveal,
}

impl<'a> Teller<'a> {
    pub(in crate::cli) fn new(catalog: &'a Catalog) -> Self {
        let reveal = if io::stdout().is_terminal() { Reveal::Private } else { Reveal::PublicOnly };
        Self { catalog, reveal }
    }

    /// Whether whoever reads sits at the terminal.
    pub(in crate::cli) fn shows_private(&self) -> bool {
        self.reveal == Reveal::Private
    }

    /// The file that the next lines are about.
    pub(in crate::cli) fn file(&self, path: &std::path::Path) -> Result<(), Refusal> {
        let message = Message::new("import-form-file").text("path", path.display());
        lines("", &self.catalog.render(&message, self.reveal))
    }

    /// A fault or remark at a place of the file.
    pub(in crate::cli) fn remark(
        &self,
        severity: Severity,
        at: &str,
        label: &str,
        message: &Message,
    ) -> Result<(), Refusal> {
        let place = self.place(at, label);
        let words = self.catalog.render(message, self.reveal);
        lines("  ", &format!("{} {place}{words}", self.severity(severity)))
    }

    /// A fault that a rule found, at the box where its value stands.
    pub(in crate::cli) fn fault(&self, fault: &Diagnostic, at: &str) -> Result<(), Refusal> {
        let words = self.catalog.render(&fault.message, self.reveal);
        let place = self.place(at, "");
        let head = format!("{}[{}] {place}{words}", self.severity(fault.severity), fault.rule);
        lines("  ", &head)?;
        let advice = fault.mend.as_ref().map(|mend| self.catalog.render(mend, self.reveal)).or_else(|| {
            let id = rules::find(fault.rule)?.advice_id();
            self.catalog.has(&id).then(|| self.catalog.text(&id))
        });
        match advice {
            Some(advice) => lines("      ", &advice),
            None => Ok(()),
        }
    }

    /// What became of it.
    pub(in crate::cli) fn say(&self, message: &Message) -> Result<(), Refusal> {
        lines("  ", &self.catalog.render(message, self.reveal))
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
fn lines(indent: &str, words: &str) -> Result<(), Refusal> {
    let mut out = io::stdout().lock();
    let width = if io::stdout().is_terminal() { terminal_width() } else { usize::MAX };
    for (number, line) in wrap(words, width.saturating_sub(indent.len() + 2).max(20)).iter().enumerate() {
        let more = if number == 0 { "" } else { "  " };
        writeln!(out, "{indent}{more}{line}")?;
    }
    Ok(())
}
