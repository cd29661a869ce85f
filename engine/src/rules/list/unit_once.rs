//! `unit-once`: one unit, one folder; and every credit code is a code that somebody can have.
//!
//! Decided edge cases: codes are compared in upper case, full width narrowed, blanks and hyphens left out. A unit that
//! withdrew and comes back uses its old folder. The check character (GB 32100-2015) is judged wherever a code is written,
//! of groups and partners too: a slip there changes quotas or makes the unit its own partner. A number of the time before
//! 2015 (9 or 15 digits) has its own message, whatever else is wrong with it. The organization code's own check character
//! and the legal form that the first two characters stand for are warnings, and only where the code itself is right;
//! codes that begin otherwise than 91, 12 or 52 say nothing about the three legal forms. Genuine codes with a wrong check
//! character were given out before 2016: the unit's own department can confirm one, with the reason, and it is then noted.

use std::collections::{BTreeMap, BTreeSet};

use crate::call::{Department, Located, StageKind, Unit};
use crate::detect::{Asked, is_placeholder};
use crate::diagnostic::{Location, Message, Severity};
use crate::document::{Document, Node, Value};
use crate::rules::{CallFile, Check, Context, Findings, Rule, Subject};
use crate::schema::{Field, Kind, Uscc, is_old_number};

pub(super) static RULE: Rule = Rule {
    id: "unit-once",
    severity: Severity::Error,
    reading: None,
    // The remainder is 0, so the check character is 0.
    passes: &[("units/shili-yiqi/unit.yaml", "uscc: \"91000000MA00000900\"")],
    fails: &[("units/shili-yiqi/unit.yaml", "uscc: \"91000000MA00000901\"")],
    check: Check::FileAndModel(check_codes, check),
    stage: Some(StageKind::Submission),
    speaks_to: Subject::Unit,
    ..Rule::COMMON
};

fn check_codes(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    if let Some((kind, document)) = file.document {
        codes(document, &document.root, context.schemas.form(kind), kind, findings);
    }
}

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    one_folder_each(context, findings);
    for unit in context.call.units.values() {
        legal_form(context, unit, findings);
    }
    for (unit, location, code, label) in codes_of_units(context) {
        let Some(read) = Uscc::read(&code.value).filter(|read| !read.is_intact()) else { continue };
        let department = department_of(context, unit);
        if let Some((department, confirmed)) = department.and_then(|d| Some((d, confirmed(d, &read)?))) {
            let message = Message::new("unit-once-confirmed")
                .text("label", label)
                .name("department", department.shown_name());
            let note = findings.report_as(Severity::Note, location, message);
            let there = Location::at(&department.path, confirmed.span);
            note.set_help(Message::new("unit-once-confirmed-mend"))
                .add_note(Some(there), Message::new("unit-once-confirmed-here"));
        } else {
            findings
                .report(location, Message::new("unit-once-check-character").text("label", label))
                .set_help(Message::new("unit-once-check-character-mend"));
        }
    }
    for department in context.call.departments.values() {
        confirmations(context, department, findings);
    }
}

/// Every code of a unit, its group and its partners: the codes that quotas and partnerships go by.
fn codes_of_units<'a>(
    context: &Context<'a>,
) -> impl Iterator<Item = (Option<&'a Unit>, Location, &'a Located<String>, &'a str)> {
    let unit = context.schemas.form(Kind::Unit);
    let partner = context.schemas.form(Kind::Demand).property("partners").and_then(Field::items);
    let label = |field: Option<Field<'a>>| field.and_then(Field::title).unwrap_or_default();
    let (own, group) = (label(unit.property("uscc")), label(unit.property("group")));
    let partner = label(partner.and_then(|partner| partner.property("uscc")));
    let call = context.call;
    let of_units = call.units.values().flat_map(move |unit| {
        let codes = [(&unit.uscc, own), (&unit.group, group)];
        codes.into_iter().filter_map(move |(code, label)| {
            let code = code.as_ref()?;
            Some((Some(&**unit), unit.location(Some(code.span)), code, label))
        })
    });
    let of_partners = call.demands.values().flat_map(move |demand| {
        let unit = call.units.get(&demand.unit).map(AsRef::as_ref);
        demand.partners.iter().filter_map(move |one| {
            let code = one.uscc.as_ref()?;
            Some((unit, demand.location(Some(code.span)), code, partner))
        })
    });
    of_units.chain(of_partners)
}

fn department_of<'a>(context: &Context<'a>, unit: Option<&Unit>) -> Option<&'a Department> {
    context.call.departments.get(&unit?.department.as_ref()?.value)
}

/// The confirmation of a code, if it says how the department knows.
fn confirmed<'a>(department: &'a Department, code: &Uscc) -> Option<&'a Located<String>> {
    let says = |reason: &Located<String>| !is_placeholder(&reason.value, Asked::Words);
    let mut codes = department.confirmed_codes.iter().filter(|code| code.reason.as_ref().is_some_and(says));
    codes.find(|confirmed| Uscc::read(&confirmed.uscc.value).as_ref() == Some(code)).map(|found| &found.uscc)
}

/// A confirmation that nothing needs is most likely a slip: of another code, or in this one.
fn confirmations(context: &Context<'_>, department: &Department, findings: &mut Findings<'_>) {
    if department.confirmed_codes.is_empty() {
        return;
    }
    let own = |unit: Option<&Unit>| {
        unit.and_then(|unit| unit.department.as_ref()).is_some_and(|named| named.value == department.id)
    };
    let used: BTreeSet<Uscc> = codes_of_units(context)
        .filter(|(unit, ..)| own(*unit))
        .filter_map(|(_, _, code, _)| Uscc::read(&code.value))
        .collect();
    for confirmed in &department.confirmed_codes {
        let Some(code) = Uscc::read(&confirmed.uscc.value) else { continue };
        let id = if code.is_intact() {
            "unit-once-confirmed-needless"
        } else if used.contains(&code) {
            continue;
        } else {
            "unit-once-confirmed-unknown"
        };
        let location = Location::at(&department.path, confirmed.uscc.span);
        findings
            .report_as(Severity::Warning, location, Message::new(id))
            .set_help(Message::new("unit-once-confirmed-unused-mend"));
    }
}

/// Judges every code of a document by itself.
fn codes(document: &Document, node: &Node, field: Field<'_>, kind: Kind, findings: &mut Findings<'_>) {
    for entry in node.entries() {
        if let Some(inner) = field.property(&entry.key.text) {
            codes(document, &entry.value, inner, kind, findings);
        }
    }
    if let Some(inner) = field.items() {
        for item in node.items() {
            codes(document, item, inner, kind, findings);
        }
    }
    if field.is_uscc() {
        code(document, node, field, kind, findings);
    }
}

fn code(document: &Document, node: &Node, field: Field<'_>, kind: Kind, findings: &mut Findings<'_>) {
    let written = match &node.value {
        Value::String(text) => text,
        Value::Number(number) => number.raw(),
        _ => return,
    };
    let location = document.location(node.span);
    let told = |id| Message::new(id).text("label", field.title().unwrap_or_default());
    if is_old_number(written) {
        // Never less than an error: the schema leaves this fault to us.
        findings
            .report_as(Severity::Error, location, told("unit-once-old-number"))
            .set_help(Message::new("unit-once-old-number-mend"));
        return;
    }
    // Wrong check characters are told over the model, where departments can confirm a code; what they confirm is theirs.
    let Some(code) = node.as_str().and_then(Uscc::read).filter(|_| kind != Kind::Department) else { return };
    if code.is_intact() && !code.organization_is_intact() {
        findings
            .report_as(Severity::Warning, location, told("unit-once-organization-code"))
            .set_help(Message::new("unit-once-organization-code-mend"));
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
        let fault = findings.report(unit.location(Some(written.span)), message);
        let there = other.uscc.as_ref().map(|uscc| uscc.span);
        fault.add_note(Some(other.location(there)), Message::new("unit-once-first-here"));
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
        .report_as(Severity::Warning, unit.location(Some(form.span)), message)
        .set_help(Message::new("unit-once-legal-form-mend"))
        .add_note(Some(unit.location(Some(written.span))), Message::new("unit-once-code-here"));
}
