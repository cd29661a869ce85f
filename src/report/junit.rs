//! For test reports: `JUnit` XML, read by GitLab, Jenkins, Gitea and many others.
//!
//! Severities: an error is a `<failure>`; warnings and notes leave the test passed and are told in its `<system-out>`,
//! because `JUnit` knows nothing between.
//!
//! One suite a rule, not a file: the rules are known beforehand and stay the same from run to run, so a clean call shows
//! every rule as passed, and a viewer can compare two runs. Within a rule there is one test for each file with something
//! to tell, named by its path and without lines, so that a test keeps its name while the file is being mended; a rule
//! without anything to tell is one passed test with the name of the call.

use std::collections::BTreeMap;
use std::io;

use super::{Format, Report};
use crate::diagnostic::{Diagnostic, visible, visible_line};
use crate::rules::{RULES, find};
use zhengji_engine::report::{address, plain_lines};

/// `JUnit` XML.
#[derive(Clone, Copy, Debug)]
pub struct JUnit;

/// What one rule says, by file.
type Files<'a> = BTreeMap<&'a str, Vec<&'a Diagnostic>>;

impl Format for JUnit {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut rules: BTreeMap<&str, Files<'_>> = BTreeMap::new();
        for diagnostic in report.diagnostics {
            let files = rules.entry(diagnostic.rule).or_default();
            files.entry(&diagnostic.location.path).or_default().push(diagnostic);
        }
        let suites: Vec<(&str, Files<'_>)> =
            RULES.iter().map(|rule| (rule.id, rules.remove(rule.id).unwrap_or_default())).collect();
        let suites: Vec<_> = suites.into_iter().chain(rules).collect();
        let tests: usize = suites.iter().map(|(_, files)| tests(files)).sum();
        let failures: usize = suites.iter().map(|(_, files)| failures(files)).sum();
        writeln!(out, r#"<?xml version="1.0" encoding="UTF-8"?>"#)?;
        writeln!(
            out,
            r#"<testsuites name="zhengji" tests="{tests}" failures="{failures}" errors="0" skipped="0">"#
        )?;
        for (rule, files) in &suites {
            suite(rule, files, report, out)?;
        }
        writeln!(out, "</testsuites>")
    }
}

/// A rule without anything to tell is one test.
fn tests(files: &Files<'_>) -> usize {
    files.len().max(1)
}

fn failures(files: &Files<'_>) -> usize {
    files.values().filter(|faults| faults.iter().any(|fault| fault.is_error())).count()
}

fn suite(rule: &str, files: &Files<'_>, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
    let name = escape(rule);
    writeln!(
        out,
        r#"  <testsuite name="{name}" tests="{}" failures="{}" errors="0" skipped="0">"#,
        tests(files),
        failures(files)
    )?;
    if let Some(rule) = find(rule) {
        let checks = escape(&report.catalog.text(&rule.summary_id()));
        writeln!(out, "    <properties>")?;
        writeln!(out, r#"      <property name="checks" value="{checks}"/>"#)?;
        writeln!(out, "    </properties>")?;
    }
    if files.is_empty() {
        let call = escape(&visible_line(report.call));
        writeln!(out, r#"    <testcase classname="{name}" name="{call}"/>"#)?;
    }
    for (path, faults) in files {
        let path = escape(&visible_line(path));
        writeln!(out, r#"    <testcase classname="{name}" name="{path}" file="{path}">"#)?;
        let (errors, others): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
            faults.iter().partition(|fault| fault.is_error());
        if let Some(first) = errors.first() {
            let headline = plain_lines(first, report).swap_remove(0);
            let kind = escape(rule);
            let (headline, text) = (escape(&headline), escape(&body(&errors, report)));
            writeln!(out, r#"      <failure message="{headline}" type="{kind}">{text}</failure>"#)?;
        }
        if !others.is_empty() {
            writeln!(out, "      <system-out>{}</system-out>", escape(&body(&others, report)))?;
        }
        writeln!(out, "    </testcase>")?;
    }
    writeln!(out, "  </testsuite>")
}

/// The faults of a file, each with its place, its severity and its remarks.
fn body(faults: &[&Diagnostic], report: &Report<'_>) -> String {
    let told = faults.iter().map(|fault| {
        let severity = report.catalog.text(&format!("report-{}", fault.severity.key()));
        let lines = plain_lines(fault, report).join("\n  ");
        format!("{}\n  {severity}[{}] {lines}\n", address(&fault.location), fault.rule)
    });
    format!("\n{}", told.collect::<Vec<_>>().join("\n"))
}

/// For attributes and texts alike. Characters that XML cannot hold at all, such as ESC, are named by their codes.
fn escape(text: &str) -> String {
    quick_xml::escape::escape(visible(text)).into_owned()
}

#[cfg(test)]
mod tests {
    use super::escape;

    #[test]
    fn nothing_ends_an_attribute_or_a_text() {
        assert_eq!(escape(r#"a"b'c<d>&]]>"#), "a&quot;b&apos;c&lt;d&gt;&amp;]]&gt;");
    }

    #[test]
    fn characters_that_xml_forbids_are_named() {
        assert_eq!(
            escape("\u{0}\u{1B}\u{FFFE}\u{FFFF}"),
            "&lt;U+0000&gt;&lt;U+001B&gt;&lt;U+FFFE&gt;&lt;U+FFFF&gt;"
        );
    }
}
