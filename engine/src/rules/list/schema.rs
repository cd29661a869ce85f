//! `schema`: the document fits its form.
//!
//! The JSON Schema is applied while each file is read. What a schema cannot know stands here: lengths in 字 and unit
//! kinds are the call's (`call.yaml`).
//!
//! Decided edge cases: up to 120 % of a length limit is a warning, beyond it an error, because forms print limits and
//! nobody counts by hand; a text of exactly the limit passes.

use crate::call::Settings;
use crate::diagnostic::{Message, Severity};
use crate::document::{Document, Node};
use crate::rules::{CallFile, Check, Context, Findings, Rule, length::count_zi};
use crate::schema::{Field, Kind};

pub(super) static RULE: Rule = Rule {
    id: "schema",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "term_months: 60")],
    fails: &[("units/shili-yiqi/sensor.yaml", "term_months: 61")],
    check: Check::File(check),
    severity_chosen: false,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    let (Some(settings), Some((kind, document))) = (context.settings(), file.document) else { return };
    measure(settings, document, &document.root, context.schemas.form(kind), findings);
    if kind == Kind::Unit {
        unit_kind(settings, document, findings);
    }
}

fn measure(
    settings: &Settings,
    document: &Document,
    node: &Node,
    field: Field<'_>,
    findings: &mut Findings<'_>,
) {
    for entry in node.entries() {
        if let Some(inner) = field.property(&entry.key.text) {
            measure(settings, document, &entry.value, inner, findings);
        }
    }
    if let Some(inner) = field.items() {
        for item in node.items() {
            measure(settings, document, item, inner, findings);
        }
    }
    let limit = field.limit().and_then(|name| settings.limits.0.get(name));
    if let (Some(text), Some(limit)) = (node.as_str(), limit) {
        let count = count_zi(text);
        if count > *limit {
            let severity = if count * 5 > limit * 6 { Severity::Error } else { Severity::Warning };
            let message = Message::new("schema-over-limit")
                .text("label", field.title().unwrap_or_default())
                .text("limit", limit)
                .text("count", count);
            findings
                .report_as(severity, document.location(node.span), message)
                .set_help(Message::new("schema-shorten").text("limit", limit));
        }
    }
}

fn unit_kind(settings: &Settings, document: &Document, findings: &mut Findings<'_>) {
    let Some(node) = document.root.get("kind") else { return };
    let Some(kind) = node.as_str().filter(|kind| !kind.trim().is_empty()) else { return };
    if settings.unit_kinds.iter().any(|choice| choice.id == kind) {
        return;
    }
    let options = settings.unit_kinds.iter().map(|choice| (&choice.id, &choice.name));
    let message = Message::new("schema-unit-kind").text("value", kind).choices("options", options);
    let location = document.location(node.span);
    let fault = findings.report(location.clone(), message);
    if let Some(choice) = settings.unit_kinds.iter().find(|choice| choice.name == kind) {
        fault.set_replacement(location, choice.id.clone());
    }
}
