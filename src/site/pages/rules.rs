//! The reference page of the rules, from the registry.

use serde::Serialize;

use crate::diagnostic::visible;
use crate::rules::{ExampleFile, RULES, Rule};
use crate::site::page::{Head, Job, Site};

#[derive(Serialize)]
struct Content<'a> {
    rules: Vec<Row<'a>>,
}

#[derive(Serialize)]
struct Row<'a> {
    id: &'static str,
    severity: String,
    severity_key: &'static str,
    checks: String,
    clause: Option<(&'static str, &'static str)>,
    reading: Option<String>,
    help: String,
    passes: Vec<(&'a str, String)>,
    fails: Vec<(&'a str, String)>,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let content = Content { rules: RULES.iter().map(|rule| row(site, rule)).collect() };
    let head = Head {
        title: site.t("rules-title"),
        description: site.t("rules-description"),
        section: "rules",
        breadcrumbs: &[],
    };
    vec![site.page("rules", "rules.html", &head, &content)]
}

fn row<'a>(site: &Site<'a>, rule: &'static Rule) -> Row<'a> {
    Row {
        id: rule.id,
        severity: site.catalog.text(&format!("report-{}", rule.severity.key())),
        severity_key: rule.severity.key(),
        checks: site.catalog.text(&rule.summary_id()),
        clause: rule.clause.map(|clause| (clause.section, clause.quote)),
        reading: rule.reading.map(|id| site.catalog.text(id)),
        help: site.catalog.text(&rule.advice_id()),
        passes: shown(site, rule.passes),
        fails: shown(site, rule.fails),
    }
}

/// An example may be about a character that nobody sees.
fn shown<'a>(site: &Site<'a>, changes: &'static [ExampleFile]) -> Vec<(&'a str, String)> {
    changes
        .iter()
        .map(|(path, text)| (if *path == "clock" { site.t("rules-clock") } else { *path }, visible(text)))
        .collect()
}
