//! `domain-in-call`: a suggestion, and a guideline item, falls in one of the call's domains.

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};
use crate::schema::Kind;

pub(super) static RULE: Rule = Rule {
    id: "domain-in-call",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "domain: ‹domain.2›")],
    fails: &[("units/shili-yiqi/sensor.yaml", "domain: no-such-domain")],
    check: Check::Model(check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    let Some(settings) = context.settings() else { return };
    for (role, document) in &context.call.documents {
        if !matches!(role.kind(), Some(Kind::Demand | Kind::GuidelineItem)) {
            continue;
        }
        let Some(node) = document.root.get("domain") else { continue };
        let Some(domain) = node.as_str().map(str::trim).filter(|domain| !domain.is_empty()) else { continue };
        if settings.domains.iter().any(|choice| choice.id == domain) {
            continue;
        }
        let options = settings.domains.iter().map(|choice| (&choice.id, &choice.name));
        let message =
            Message::new("domain-in-call-unknown").text("value", domain).choices("options", options);
        let location = document.location(node.span);
        let fault = findings.report(location.clone(), message);
        if let Some(choice) = settings.domains.iter().find(|choice| choice.name == domain) {
            fault.set_replacement(location, choice.id.clone());
        }
    }
}
