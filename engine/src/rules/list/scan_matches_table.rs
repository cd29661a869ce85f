//! `scan-matches-table`: the stamped paper shows the ranks and opinions as they stand.
//!
//! Decided edge cases: `table_digest` is copied from the foot of the printed table; without a scan there is nothing to
//! match; line breaks inside an opinion do not count. See [`crate::call::table_digest`].

use crate::call::{Recommendation, StageKind, table_digest};
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Moment, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "scan-matches-table",
    severity: Severity::Error,
    reading: None,
    passes: &[("departments/‹department.1›/recommendation.yaml", "table_digest: 780C-8CD9-AA1A")],
    fails: &[("departments/‹department.1›/recommendation.yaml", "table_digest: 780C-8CD9-AA1B")],
    check: Check::Model(check),
    stage: Some(StageKind::Recommendation),
    speaks_to: Subject::Department,
    shown: Moment::WithTable,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for recommendation in context.call.departments.values().filter_map(|d| d.recommendation.as_ref()) {
        let now = digest(recommendation);
        match (&recommendation.table_digest, &recommendation.stamped_scan) {
            (Some(stamped), _) if !same(&stamped.value, &now) => {
                let message = Message::new("scan-matches-table-differs")
                    .text("stamped", &stamped.value)
                    .text("now", &now);
                findings.report(recommendation.location(stamped.span), message);
            }
            (None, Some(scan)) if context.call.scan_of(recommendation).is_some() => {
                let message = Message::new("scan-matches-table-missing").text("now", &now);
                findings.report(recommendation.location(scan.span), message);
            }
            _ => {}
        }
    }
}

/// The digest of the table as it stands.
fn digest(recommendation: &Recommendation) -> String {
    table_digest(recommendation.recommended.iter().map(|entry| {
        (
            entry.demand.as_ref().map_or("", |demand| demand.value.as_str()),
            entry.rank.as_ref().map_or(0, |rank| rank.value),
            entry.opinion.as_ref().map_or("", |opinion| opinion.value.as_str()),
            entry.key_recommended.as_ref().is_some_and(|key| key.value),
        )
    }))
}

/// People type it from paper: case and hyphens do not matter.
fn same(a: &str, b: &str) -> bool {
    let plain =
        |text: &str| text.chars().filter(char::is_ascii_alphanumeric).collect::<String>().to_uppercase();
    plain(a) == plain(b)
}
