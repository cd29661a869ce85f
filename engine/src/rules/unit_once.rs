//! `unit-once`: one unit, one folder; and every credit code is a code that somebody can have.
//!
//! Decided edge cases: codes are compared in upper case, full width narrowed, blanks and hyphens left out. A unit that
//! withdrew and comes back uses its old folder. The check character (GB 32100-2015) is judged wherever a code is written,
//! of groups and partners too: a slip there changes quotas or makes the unit its own partner. A number of the time before
//! 2015 (9 or 15 digits) has its own message, whatever else is wrong with it. The organization code's own check character
//! and the legal form that the first two characters stand for are warnings, and only where the code itself is right;
//! codes that begin otherwise than 91, 12 or 52 say nothing about the three legal forms.

use std::collections::BTreeMap;

use super::{CallFile, Check, Clause, Context, Findings, Rule, Subject};
use crate::call::{StageKind, Unit};
use crate::diagnostic::{Message, Severity};
use crate::document::{Document, Node, Value};
use crate::schema::{Field, Kind, Uscc, is_old_number};

pub(super) static RULE: Rule = Rule {
    id: "unit-once",
    severity: Severity::Error,
    clause: Some(Clause { section: "二", quote: "推荐名额分配" }),
    reading: None,
    // The remainder is 0, so the check character is 0.
    passes: &[("units/shili-yiqi/unit.yaml", "uscc: \"91330100MA20000120\"")],
    fails: &[("units/shili-yiqi/unit.yaml", "uscc: \"91330100MA20000121\"")],
    check: Check::FileAndModel(check_codes, check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    ..Rule::COMMON
};

fn check_codes(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    if let Some((kind, document)) = file.document {
        codes(document, &document.root, context.schemas.form(kind), findings);
    }
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    one_folder_each(context, findings);
    for unit in context.call.units.values() {
        legal_form(context, unit, findings);
    }
}

/// Judges every code of a document.
fn codes(document: &Document, node: &Node, field: Field<'_>, findings: &mut Findings<'_>) {
    for entry in node.entries() {
        if let Some(inner) = field.property(&entry.key.text) {
            codes(document, &entry.value, inner, findings);
        }
    }
    if let Some(inner) = field.items() {
        for item in node.items() {
            codes(document, item, inner, findings);
        }
    }
    if field.is_uscc() {
        code(document, node, field, findings);
    }
}

fn code(document: &Document, node: &Node, field: Field<'_>, findings: &mut Findings<'_>) {
    let written = match &node.value {
        Value::String(text) => text,
        Value::Number(number) => number.raw(),
        _ => return,
    };
    let place = document.place(node.span);
    let told = |id| Message::new(id).text("label", field.title().unwrap_or_default());
    if is_old_number(written) {
        // Never less than an error: the schema leaves this fault to us.
        findings
            .report_as(Severity::Error, place, told("unit-once-old-number"))
            .set_mend(Message::new("unit-once-old-number-mend"));
        return;
    }
    let Some(code) = node.as_str().and_then(Uscc::read) else { return };
    if !code.is_intact() {
        findings
            .report(place, told("unit-once-check-character"))
            .set_mend(Message::new("unit-once-check-character-mend"));
    } else if !code.organization_is_intact() {
        findings
            .report_as(Severity::Warning, place, told("unit-once-organization-code"))
            .set_mend(Message::new("unit-once-organization-code-mend"));
    }
}

fn one_folder_each(context: &Context<'_>, findings: &mut Findings<'_>) {
    let mut first: BTreeMap<Uscc, &Unit> = BTreeMap::new();
    for unit in context.call.units.values() {
        let Some(written) = &unit.uscc else { continue };
        let Some(code) = Uscc::read(&written.value) else { continue };
        let Some(other) = first.get(&code) else {
            first.insert(code, unit);
            continue;
        };
        let message = Message::new("unit-once-twice").text("folder", &unit.id).text("other", &other.id);
        let fault = findings.report(unit.place(Some(written.span)), message);
        let there = other.uscc.as_ref().map(|uscc| uscc.span);
        fault.add_note(Some(other.place(there)), Message::new("unit-once-first-here"));
    }
}

fn legal_form(context: &Context<'_>, unit: &Unit, findings: &mut Findings<'_>) {
    let (Some(form), Some(written)) = (&unit.legal_form, &unit.uscc) else { return };
    let Some(code) = Uscc::read(&written.value).filter(Uscc::is_intact) else { return };
    let Some(meant) = code.legal_form().filter(|meant| *meant != form.value) else { return };
    let Some(field) = context.schemas.form(Kind::Unit).property("legal_form") else { return };
    // A word that the form does not offer is told by the schema.
    if !field.options().iter().any(|(word, _)| *word == form.value) {
        return;
    }
    let message = Message::new("unit-once-legal-form")
        .text("form", field.label_of(&form.value))
        .text("meant", field.label_of(meant))
        .text("start", &code.as_str()[..2]);
    findings
        .report_as(Severity::Warning, unit.place(Some(form.span)), message)
        .set_mend(Message::new("unit-once-legal-form-mend"))
        .add_note(Some(unit.place(Some(written.span))), Message::new("unit-once-code-here"));
}
