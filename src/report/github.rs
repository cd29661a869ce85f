//! For GitHub Actions: workflow commands that become annotations beside the lines of a proposal.
//!
//! Severities: an error is `::error`, a warning `::warning`, a note `::notice`.
//!
//! GitHub shows ten annotations of a kind for a step and drops the rest without a word. So ten of a kind are written,
//! and where some are left out, the last notice says how many more there are and where.
//!
//! Escaping is that of `@actions/core`: `%`, CR and LF in messages, besides them `:` and `,` in properties. Values have been put on one
//! line before, so each command is one line, and no line but ours begins with `::`.

use std::collections::BTreeMap;
use std::io;

use super::{Counts, Format, Report, summary, worst_first};
use crate::diagnostic::catalog::Reveal;
use crate::diagnostic::{Diagnostic, Message, Severity, visible_line};
use zhengji_engine::report::plain_lines;

/// Annotations of a kind that GitHub shows for a step.
const SHOWN: usize = 10;

/// Files that the closing notice names.
const NAMED: usize = 20;

/// Workflow commands for GitHub Actions.
#[derive(Clone, Copy, Debug)]
pub struct GitHub;

impl Format for GitHub {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let (shown, left_out) = choose(report.diagnostics);
        for diagnostic in shown {
            writeln!(out, "{}", annotation(diagnostic, report))?;
        }
        if !left_out.is_empty() {
            writeln!(out, "{}", more(&left_out, report))?;
        }
        let (text, next) = summary(report);
        writeln!(out, "{text}")?;
        next.map_or(Ok(()), |next| writeln!(out, "{next}"))
    }
}

/// The worst that GitHub will show, and the rest. Where anything is left out, one notice is kept free to say so.
fn choose(diagnostics: &[Diagnostic]) -> (Vec<&Diagnostic>, Vec<&Diagnostic>) {
    let counts = Counts::of(diagnostics);
    let fits = [counts.errors, counts.warnings, counts.notes].iter().all(|count| *count <= SHOWN);
    let mut places = [SHOWN, SHOWN, if fits { SHOWN } else { SHOWN - 1 }];
    worst_first(diagnostics).into_iter().partition(|diagnostic| {
        let location = &mut places[diagnostic.severity as usize];
        let free = *location > 0;
        *location = location.saturating_sub(1);
        free
    })
}

fn command(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "notice",
    }
}

fn annotation(diagnostic: &Diagnostic, report: &Report<'_>) -> String {
    let mut properties = vec![("file", named(&diagnostic.location.path))];
    if let Some(span) = diagnostic.location.span {
        properties.push(("line", span.start.line.to_string()));
        // GitHub takes columns only where both ends stand on one line.
        if span.start.line == span.end.line {
            properties.push(("col", span.start.column.to_string()));
            properties.push(("endLine", span.end.line.to_string()));
            properties.push(("endColumn", span.end.column.to_string()));
        } else {
            properties.push(("endLine", span.end.line.to_string()));
        }
    }
    let severity = report.catalog.text(&format!("report-{}", diagnostic.severity.key()));
    properties.push(("title", format!("{severity}[{}]", diagnostic.rule)));
    line(command(diagnostic.severity), &properties, &plain_lines(diagnostic, report).join("\n"))
}

/// The notice that says what is not shown.
fn more(left_out: &[&Diagnostic], report: &Report<'_>) -> String {
    let mut files: BTreeMap<&str, usize> = BTreeMap::new();
    for diagnostic in left_out {
        *files.entry(&diagnostic.location.path).or_default() += 1;
    }
    let catalog = report.catalog;
    let say = |message: &Message| catalog.render(message, Reveal::PublicOnly);
    let kinds = [
        ("report-count-errors", Severity::Error),
        ("report-count-warnings", Severity::Warning),
        ("report-count-notes", Severity::Note),
    ];
    let kinds = kinds.into_iter().filter_map(|(id, severity)| {
        let count = left_out.iter().filter(|diagnostic| diagnostic.severity == severity).count();
        (count > 0).then(|| say(&Message::new(id).count("count", count)))
    });
    let message = Message::new("report-github-more").list("kinds", kinds).count("shown", SHOWN);
    let mut lines = vec![say(&message)];
    for (path, count) in files.iter().take(NAMED) {
        let message = Message::new("report-faults-in-file").text("path", path).count("count", *count);
        lines.push(say(&message));
    }
    if files.len() > NAMED {
        let message = Message::new("report-more-files").count("count", files.len() - NAMED);
        lines.push(say(&message));
    }
    line("notice", &[("title", catalog.text("report-github-more-title"))], &lines.join("\n"))
}

/// A path as GitHub knows it, except for characters that would move the cursor of whoever reads the log. CR and LF have an
/// escape of their own.
fn named(path: &str) -> String {
    let mut named = String::new();
    for part in path.split_inclusive(['\r', '\n']) {
        let text = part.trim_end_matches(['\r', '\n']);
        named.push_str(&visible_line(text));
        named.push_str(&part[text.len()..]);
    }
    named
}

fn line(command: &str, properties: &[(&str, String)], message: &str) -> String {
    let properties: Vec<String> =
        properties.iter().map(|(name, value)| format!("{name}={}", escape_property(value))).collect();
    format!("::{command} {}::{}", properties.join(","), escape(message))
}

fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{choose, line, named};
    use crate::diagnostic::{Diagnostic, Location, Message, Severity};

    #[test]
    fn a_command_is_one_line_whatever_it_says() {
        let file = named("a\n::error::x\u{1B}[2J,b.yaml");
        let text = line("error", &[("file", file)], "100%\r\n::stop-commands::t");
        assert_eq!(
            text,
            "::error file=a%0A%3A%3Aerror%3A%3Ax<U+001B>[2J%2Cb.yaml::100%25%0D%0A::stop-commands::t"
        );
    }

    #[test]
    fn ten_of_a_kind_and_one_place_for_saying_how_many_more() {
        let of = |severity, count| {
            let location = Location::file(&"a".into());
            vec![Diagnostic::new("schema", severity, location, Message::new("schema-other")); count]
        };
        let all = |errors, notes| [of(Severity::Note, notes), of(Severity::Error, errors)].concat();
        let chosen = |list: &[Diagnostic]| {
            let (shown, left_out) = choose(list);
            (shown.len(), left_out.len(), shown[0].severity)
        };
        assert_eq!(chosen(&all(10, 10)), (20, 0, Severity::Error));
        assert_eq!(chosen(&all(11, 10)), (19, 2, Severity::Error));
        assert_eq!(chosen(&all(0, 11)), (9, 2, Severity::Note));
    }
}
