//! A diagnostic put into words, once for all formats: what is wrong, and the remarks under it in their order.
//!
//! What may not be shown is left out here and nowhere else, so that a format cannot forget it.

use super::Report;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Clause, Diagnostic, Location, Message, Replacement, Wording, visible_line};
use crate::rules::{self, Rule};

/// A diagnostic in words.
pub struct Worded<'a> {
    /// What is wrong.
    pub message: Wording,
    /// How to mend it: the diagnostic's own advice, else the rule's.
    pub help: Option<Wording>,
    /// The part of the notice.
    pub clause: Option<&'a Clause>,
    /// The certain cure, if it may be shown.
    pub replacement: Option<&'a Replacement>,
    /// The remarks that belong to it.
    pub notes: Vec<NoteWords<'a>>,
}

/// A remark with or without a place of its own.
pub struct NoteWords<'a> {
    /// Where it points, if anywhere.
    pub location: Option<&'a Location>,
    /// What it says.
    pub text: Wording,
}

/// A line under the message: what sort of line it is, its text, and the place it points to.
pub struct Remark<'a> {
    /// What sort of line it is, in words.
    pub label: String,
    /// What it says.
    pub text: Wording,
    /// Where it points, if anywhere.
    pub location: Option<&'a Location>,
}

impl<'a> Worded<'a> {
    /// Puts a diagnostic into the words of a catalogue.
    pub fn new(diagnostic: &'a Diagnostic, catalog: &Catalog, reveal: Reveal) -> Self {
        let rule = rules::find(diagnostic.rule);
        let own = diagnostic.help.as_ref().map(|message| catalog.wording(message, reveal));
        let general = || {
            let id = rule.map(Rule::advice_id).filter(|id| catalog.has(id))?;
            Some(Wording::words(catalog.text(&id)))
        };
        let notes = diagnostic.notes.iter().map(|note| NoteWords {
            location: note.location.as_ref(),
            text: catalog.wording(&note.message, reveal),
        });
        Self {
            message: catalog.wording(&diagnostic.message, reveal),
            help: own.or_else(general),
            clause: diagnostic.clause.as_ref(),
            replacement: diagnostic
                .replacement
                .as_ref()
                .filter(|replacement| !replacement.private || reveal == Reveal::Private),
            notes: notes.collect(),
        }
    }

    /// Everything under the message, in the order in which people need it.
    pub fn remarks(self, diagnostic: &Diagnostic, report: &Report<'_>) -> Vec<Remark<'a>> {
        let catalog = report.catalog;
        let say = |message: &Message| catalog.wording(message, Reveal::PublicOnly);
        let remark = |label, text, location| Remark { label: catalog.text(label), text, location };
        let mut remarks = Vec::new();
        for NoteWords { location, text } in self.notes {
            let label = if location.is_some() { "report-also" } else { "report-note" };
            remarks.push(remark(label, text, location));
        }
        remarks.extend(self.help.map(|help| remark("report-mend", help, None)));
        if let Some(replacement) = self.replacement.filter(|replacement| !replacement.text.is_empty()) {
            let message = Message::new("report-replace").text("text", replacement.text.trim());
            remarks.push(remark("report-mend", say(&message), None));
        }
        if let Some(Clause { section, quote }) = self.clause {
            let message = Message::new("report-clause-text").text("section", section).text("quote", quote);
            remarks.push(remark("report-clause", Wording::words(say(&message).to_string()), None));
        }
        if !diagnostic.ask.is_empty() {
            let message = Message::new("report-offices").names("offices", &diagnostic.ask);
            remarks.push(remark("report-ask", say(&message), None));
        }
        remarks
    }
}

/// Message and remarks as plain text, a line each.
pub fn plain_lines(diagnostic: &Diagnostic, report: &Report<'_>) -> Vec<String> {
    let worded = Worded::new(diagnostic, report.catalog, Reveal::PublicOnly);
    let colon = report.catalog.text("report-colon");
    let mut lines = vec![worded.message.to_string()];
    for Remark { label, text, location } in worded.remarks(diagnostic, report) {
        let location = location.map(|location| format!(" ({})", address(location))).unwrap_or_default();
        lines.push(format!("{label}{colon}{text}{location}"));
    }
    lines
}

/// `path:line:column`, or the path alone, without anything that could move a cursor or start a line of its own.
pub fn address(location: &Location) -> String {
    let path = visible_line(&location.path);
    match location.span {
        Some(span) => format!("{path}:{}:{}", span.start.line, span.start.column),
        None => path,
    }
}
