//! The reference page of the rules, from the registry.

use serde::Serialize;

use crate::diagnostic::{Clause, visible};
use crate::rules::{ExampleWords, RULES, Rule};
use crate::site::page::{Head, Job, Site};
use crate::site::pages::notice;

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
    clause: Option<Quoted<'a>>,
    reading: Option<String>,
    help: String,
    passes: Vec<(String, String)>,
    fails: Vec<(String, String)>,
}

/// What the call says that the notice says, and where that stands.
#[derive(Serialize)]
struct Quoted<'a> {
    section: &'a str,
    quote: &'a str,
    href: Option<String>,
}

pub(in crate::site) fn pages(site: &Site<'_>) -> Vec<Job> {
    let words = ExampleWords::of(&site.call.settings);
    let content = Content { rules: RULES.iter().map(|rule| row(site, rule, &words)).collect() };
    let head = Head {
        title: site.t("rules-title"),
        description: site.t("rules-description"),
        section: "rules",
        breadcrumbs: &[],
    };
    vec![site.page("rules", "rules.html", &head, &content)]
}

fn row<'a>(site: &Site<'a>, rule: &'static Rule, words: &ExampleWords) -> Row<'a> {
    Row {
        id: rule.id,
        severity: site.catalog.text(&format!("report-{}", rule.severity.key())),
        severity_key: rule.severity.key(),
        checks: site.catalog.text(&rule.summary_id()),
        clause: quoted(site, rule),
        reading: rule.reading.map(|id| site.catalog.text(id)),
        help: site.catalog.text(&rule.advice_id()),
        passes: shown(site, words.example(rule.passes)),
        fails: shown(site, words.example(rule.fails)),
    }
}

fn quoted<'a>(site: &Site<'a>, rule: &Rule) -> Option<Quoted<'a>> {
    let Clause { section, quote } = site.call.settings.clauses.get(rule.id)?;
    Some(Quoted { section, quote, href: notice::place_of(site, quote) })
}

/// An example may be about a character that nobody sees.
fn shown(site: &Site<'_>, changes: Vec<(String, String)>) -> Vec<(String, String)> {
    changes
        .into_iter()
        .map(|(path, text)| {
            let path = if path == "clock" { site.t("rules-clock").to_owned() } else { path };
            (path, visible(&text))
        })
        .collect()
}
