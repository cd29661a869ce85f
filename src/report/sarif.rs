//! For code scanning and editors: SARIF 2.1.0.
//!
//! Severities: an error is `error`, a warning `warning`, a note `note`; the same words give a rule's default level.
//!
//! Columns count Unicode characters, which `columnKind` says. Paths are percent-encoded and relative to `%SRCROOT%`, the
//! root of the repository. GitHub takes at most 25,000 results of a run; beyond that the worst are kept, and a
//! notification says how many are left out.

use std::io;

use serde_json::{Map, Value, json};
use zhengji_markdown::escape as escape_markdown;

use super::fingerprint::fingerprints;
use super::{Format, Report};
use crate::diagnostic::catalog::{Catalog, Reveal};
use crate::diagnostic::{Diagnostic, Location, Message, Replacement, Severity, Span, Wording};
use crate::rules::{RULES, Rule};
use zhengji_engine::report::write_json;
use zhengji_engine::report::{Remark, Worded};

/// Results that GitHub takes in a run.
const RESULTS: usize = 25_000;

/// Related places that GitHub shows at a result; it takes more, but nobody reads them.
const RELATED: usize = 100;

/// What paths are relative to.
const ROOT: &str = "%SRCROOT%";

/// SARIF 2.1.0.
#[derive(Clone, Copy, Debug)]
pub struct Sarif;

impl Format for Sarif {
    fn write(&self, report: &Report<'_>, out: &mut dyn io::Write) -> io::Result<()> {
        let mut found: Vec<(&Diagnostic, String)> =
            report.diagnostics.iter().zip(fingerprints(report.diagnostics)).collect();
        let left_out = found.len().saturating_sub(RESULTS);
        if left_out > 0 {
            found.sort_by_key(|(diagnostic, _)| diagnostic.severity);
            found.truncate(RESULTS);
        }
        let results: Vec<Value> =
            found.iter().map(|(diagnostic, fingerprint)| result(diagnostic, fingerprint, report)).collect();
        let mut invocation = json!({ "executionSuccessful": true });
        if left_out > 0 {
            let message = Message::new("report-sarif-more").count("count", left_out);
            let text = plain(&report.catalog.render(&message, Reveal::PublicOnly));
            invocation["toolExecutionNotifications"] =
                json!([{ "level": "warning", "message": { "text": text } }]);
        }
        let language = report.catalog.language().tag();
        let rules: Vec<Value> = RULES.iter().map(|rule| descriptor(rule, report)).collect();
        let log = json!({
            "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
            "version": "2.1.0",
            "runs": [{
                "tool": {
                    "driver": {
                        "name": "zhengji",
                        "version": env!("CARGO_PKG_VERSION"),
                        "semanticVersion": env!("CARGO_PKG_VERSION"),
                        "language": language,
                        "rules": rules,
                    },
                },
                "language": language,
                "columnKind": "unicodeCodePoints",
                "originalUriBaseIds": {
                    ROOT: { "description": { "text": plain(&report.catalog.text("report-sarif-root")) } },
                },
                "invocations": [invocation],
                "results": results,
            }],
        });
        write_json(&log, out)
    }
}

fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
        Severity::Note => "note",
    }
}

/// A rule as viewers show it beside its results.
fn descriptor(rule: &Rule, report: &Report<'_>) -> Value {
    let catalog = report.catalog;
    let summary = catalog.text(&rule.summary_id());
    let reading = rule.reading.map(|id| catalog.text(id));
    let colon = catalog.text("report-colon");
    let mut help = vec![(None, summary.clone())];
    // What the notice says of it is the call's to quote, and each fault brings it along.
    let mut own = report.diagnostics.iter().filter(|fault| fault.rule == rule.id);
    if let Some(clause) = own.find_map(|fault| fault.clause.as_ref()) {
        let message =
            Message::new("report-clause-text").text("section", &clause.section).text("quote", &clause.quote);
        help.push((Some("report-clause"), catalog.render(&message, Reveal::PublicOnly)));
    }
    help.extend(reading.clone().map(|reading| (Some("reference-reading"), reading)));
    help.push((Some("report-mend"), catalog.text(&rule.advice_id())));
    let paragraphs = |bold: &str, escape: &dyn Fn(&str) -> String| {
        let told = help.iter().map(|(label, text)| match label {
            Some(label) => {
                format!("{bold}{}{bold}{}{}", escape(&catalog.text(label)), escape(&colon), escape(text))
            }
            None => escape(text),
        });
        told.collect::<Vec<_>>().join("\n\n")
    };
    let full = reading.map_or_else(|| summary.clone(), |reading| format!("{summary}\n\n{reading}"));
    json!({
        "id": rule.id,
        "shortDescription": { "text": plain(&summary) },
        "fullDescription": { "text": plain(&full) },
        "help": {
            "text": paragraphs("", &|text: &str| plain(text)),
            "markdown": paragraphs("**", &|text: &str| braces(&escape_markdown(text))),
        },
        "defaultConfiguration": { "level": level(rule.severity) },
    })
}

fn result(diagnostic: &Diagnostic, fingerprint: &str, report: &Report<'_>) -> Value {
    let worded = Worded::new(diagnostic, report.catalog, Reveal::PublicOnly);
    let colon = report.catalog.text("report-colon");
    let fix = worded.replacement.map(|replacement| fix(replacement, report.catalog));
    let related: Vec<Value> = worded
        .notes
        .iter()
        .filter_map(|note| Some(related(note.location?, &note.text)))
        .take(RELATED)
        .collect();
    let mut lines = vec![plain(&worded.message.to_string())];
    for Remark { label, text, location } in worded.remarks(diagnostic, report) {
        // Remarks with places are related locations.
        if location.is_none() {
            lines.push(format!("{label}{colon}{}", plain(&text.to_string())));
        }
    }
    let mut result = json!({
        "ruleId": diagnostic.rule,
        "level": level(diagnostic.severity),
        "message": { "text": lines.join("\n") },
        "locations": [{ "physicalLocation": physical(&diagnostic.location) }],
        "partialFingerprints": { "zhengjiFault/v1": fingerprint },
    });
    if let Some(index) = RULES.iter().position(|rule| rule.id == diagnostic.rule) {
        result["ruleIndex"] = index.into();
    }
    if !related.is_empty() {
        result["relatedLocations"] = related.into();
    }
    if let Some(fix) = fix {
        result["fixes"] = json!([fix]);
    }
    result
}

fn related(location: &Location, text: &Wording) -> Value {
    json!({ "physicalLocation": physical(location), "message": { "text": plain(&text.to_string()) } })
}

fn fix(replacement: &Replacement, catalog: &Catalog) -> Value {
    let mut change = Map::new();
    change.insert("deletedRegion".to_owned(), replacement.location.span.map_or_else(|| json!({}), region));
    if !replacement.text.is_empty() {
        change.insert("insertedContent".to_owned(), json!({ "text": replacement.text }));
    }
    json!({
        "description": { "text": plain(&catalog.text("report-mend")) },
        "artifactChanges": [{ "artifactLocation": artifact(&replacement.location), "replacements": [change] }],
    })
}

fn physical(location: &Location) -> Value {
    let mut physical = json!({ "artifactLocation": artifact(location) });
    if let Some(span) = location.span {
        physical["region"] = region(span);
    }
    physical
}

fn artifact(location: &Location) -> Value {
    json!({ "uri": percent_encoded(&location.path), "uriBaseId": ROOT })
}

fn region(span: Span) -> Value {
    json!({
        "startLine": span.start.line,
        "startColumn": span.start.column,
        "endLine": span.end.line,
        "endColumn": span.end.column,
    })
}

/// A path as a relative URI: everything but the unreserved characters of RFC 3986 and `/` is encoded.
fn percent_encoded(path: &str) -> String {
    let unreserved = |byte: u8| byte.is_ascii_alphanumeric() || b"-._~/".contains(&byte);
    let byte =
        |byte: u8| if unreserved(byte) { char::from(byte).to_string() } else { format!("%{byte:02X}") };
    path.bytes().map(byte).collect()
}

/// A text as a plain SARIF message: no link hides in it, and braces are no placeholders (sections 3.11.5 and 3.11.6).
fn plain(text: &str) -> String {
    braces(&text.replace("](", "] ("))
}

fn braces(text: &str) -> String {
    text.replace('{', "{{").replace('}', "}}")
}

#[cfg(test)]
mod tests {
    use super::{percent_encoded, plain};

    #[test]
    fn paths_are_encoded() {
        assert_eq!(percent_encoded("units/a-1/b_c.yaml"), "units/a-1/b_c.yaml");
        assert_eq!(percent_encoded("a b:c%\n传.yaml"), "a%20b%3Ac%25%0A%E4%BC%A0.yaml");
    }

    #[test]
    fn values_are_neither_links_nor_placeholders() {
        assert_eq!(plain("[点我](http://x) {0}"), "[点我] (http://x) {{0}}");
    }
}
