//! The registry of rules in words, for a terminal.

use std::io;

use anstyle::{AnsiColor, Effects, Style};
use unicode_width::UnicodeWidthStr;

use super::wrap::wrap;
use crate::call::Settings;
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Message, visible};
use crate::rules::{ExampleFile, ExampleWords, RULES, Rule};

const BOLD: Style = Style::new().effects(Effects::BOLD);
const LABEL: Style = AnsiColor::Cyan.on_default();

/// Lists all rules, each with what it checks, in `width` columns.
///
/// # Errors
/// When the output does not take it.
pub fn list(catalog: &Catalog, width: usize, out: &mut dyn io::Write) -> io::Result<()> {
    let longest = RULES.iter().map(|rule| rule.id.len()).max().unwrap_or(0);
    for rule in RULES {
        let lines = wrap(&catalog.text(&rule.summary_id()), width.saturating_sub(longest + 2).max(20));
        for (index, line) in lines.into_iter().enumerate() {
            let id = if index == 0 { rule.id } else { "" };
            writeln!(out, "{BOLD}{id:longest$}{BOLD:#}  {line}")?;
        }
    }
    writeln!(out)?;
    writeln!(out, "{}", catalog.text("reference-more"))
}

/// Explains one rule in `width` columns, with what the notice of a call says and in the call's own numbers, where one is given.
///
/// # Errors
/// When the output does not take it.
pub fn explain(
    rule: &Rule,
    settings: Option<&Settings>,
    catalog: &Catalog,
    width: usize,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let severity = catalog.text(&format!("report-{}", rule.severity.key()));
    writeln!(out, "{BOLD}{}{BOLD:#} [{severity}]", rule.id)?;
    for line in wrap(&catalog.text(&rule.summary_id()), width) {
        writeln!(out, "{line}")?;
    }
    let mut paragraphs = Vec::new();
    if let Some(clause) = settings.and_then(|settings| settings.clauses.get(rule.id)) {
        let message =
            Message::new("report-clause-text").text("section", &clause.section).text("quote", &clause.quote);
        paragraphs.push(("report-clause", catalog.render(&message, Reveal::PublicOnly)));
    }
    if let Some(reading) = rule.reading {
        paragraphs.push(("reference-reading", catalog.text(reading)));
    }
    paragraphs.push(("report-mend", catalog.text(&rule.advice_id())));
    for (label, text) in paragraphs {
        let label = catalog.text(label);
        let head = format!("{label}{}", catalog.text("report-colon"));
        let indent = head.width();
        writeln!(out)?;
        for (index, line) in wrap(&text, width.saturating_sub(indent).max(20)).into_iter().enumerate() {
            if index == 0 {
                writeln!(out, "{LABEL}{head}{LABEL:#}{line}")?;
            } else {
                writeln!(out, "{:indent$}{line}", "")?;
            }
        }
    }
    let words = settings.map(ExampleWords::of);
    example("reference-passes", rule.passes, words.as_ref(), catalog, out)?;
    example("reference-fails", rule.fails, words.as_ref(), catalog, out)
}

fn example(
    label: &str,
    changes: &[ExampleFile],
    words: Option<&ExampleWords>,
    catalog: &Catalog,
    out: &mut dyn io::Write,
) -> io::Result<()> {
    let as_written = |(path, text): &ExampleFile| ((*path).to_owned(), (*text).to_owned());
    let changes =
        words.map_or_else(|| changes.iter().map(as_written).collect(), |words| words.example(changes));
    if changes.is_empty() {
        return Ok(());
    }
    writeln!(out)?;
    writeln!(out, "{LABEL}{}{LABEL:#}", catalog.text(label))?;
    for (path, text) in &changes {
        writeln!(out, "  {path}")?;
        for line in visible(text).lines() {
            writeln!(out, "    {line}")?;
        }
    }
    Ok(())
}
