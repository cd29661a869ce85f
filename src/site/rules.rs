//! The reference page of the rules, from the registry.

use serde::Serialize;

use super::page::{Head, Job, Site};
use crate::diagnostic::visible;
use crate::rules::{Change, RULES, Rule};

#[derive(Serialize)]
struct Content {
    rules: Vec<Row>,
}

#[derive(Serialize)]
struct Row {
    id: &'static str,
    severity: String,
    severity_key: &'static str,
    checks: String,
    clause: Option<(&'static str, &'static str)>,
    reading: Option<String>,
    mend: String,
    passes: Vec<(&'static str, String)>,
    fails: Vec<(&'static str, String)>,
}

pub(super) fn pages(site: &Site<'_>) -> Vec<Job> {
    let content = Content { rules: RULES.iter().map(|rule| row(site, rule)).collect() };
    let head = Head {
        title: "检查规则",
        description: "提交的材料按哪些规则检查，各依据通知的哪一条，不符合时怎么改。",
        section: "rules",
        breadcrumbs: &[],
    };
    vec![site.page("rules", "rules.html", &head, &content)]
}

fn row(site: &Site<'_>, rule: &'static Rule) -> Row {
    Row {
        id: rule.id,
        severity: site.catalog.text(&format!("report-{}", rule.severity.key())),
        severity_key: rule.severity.key(),
        checks: site.catalog.text(&rule.summary_id()),
        clause: rule.clause.map(|clause| (clause.section, clause.quote)),
        reading: rule.reading.map(|id| site.catalog.text(id)),
        mend: site.catalog.text(&rule.advice_id()),
        passes: shown(rule.passes),
        fails: shown(rule.fails),
    }
}

/// An example may be about a character that nobody sees.
fn shown(changes: &[Change]) -> Vec<(&'static str, String)> {
    changes
        .iter()
        .map(|(path, text)| (if *path == "clock" { "检查时间" } else { *path }, visible(text)))
        .collect()
}
