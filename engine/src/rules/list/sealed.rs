//! `sealed`: where the call names recipients, contacts and finances stand sealed.
//!
//! Decided edge cases: an error is what can still be helped: a file that a proposal brings or that is not committed yet, and what
//! only passes through a proposal's commits, because the history keeps that too. A file that stands so already, because the call
//! asked for sealing only later, is a warning in every check and blocks nobody: to seal it helps from now on. `call.yaml` cannot make
//! it less. What was opened with the key to be judged is not told, nor is a form on its way to be sealed; so the page in the browser
//! does without this rule. Boxes are named, never what stands in them.

use std::sync::Arc;

use crate::call::layout::Role;
use crate::diagnostic::{Location, Message, Severity};
use crate::document::{Document, Entry, Value};
use crate::rules::proposal::short_id;
use crate::rules::{AtRest, Check, Context, Findings, Rule};
use crate::schema::{Field, Kind};
use crate::seal::readable;

pub(super) static RULE: Rule = Rule {
    id: "sealed",
    severity: Severity::Error,
    reading: Some("rule-sealed-reading"),
    passes: &[("call.yaml", "sealing: {recipients: []}")],
    fails: &[(
        "call.yaml",
        "sealing: {recipients: [age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p]}",
    )],
    check: Check::Model(check),
    severity_chosen: false,
    judges_commits: true,
    judges_keeping: true,
    ..Rule::COMMON
};

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    history(context, findings);
    let (Some(at_rest), Some(settings)) = (context.at_rest, context.settings()) else { return };
    if !settings.seals() {
        return;
    }
    for (role, document) in &context.call.documents {
        if let (Role::Unit(_) | Role::Demand(..), Some(kind)) = (role, role.kind()) {
            file(context, at_rest, kind, document, findings);
        }
    }
}

fn file(
    context: &Context<'_>,
    at_rest: &AtRest,
    kind: Kind,
    document: &Document,
    findings: &mut Findings<'_>,
) {
    let path = &document.path;
    let opened = |entry: &&Entry| at_rest.opened.contains(&(Arc::clone(path), entry.key.text.to_string()));
    let groups: Vec<&Entry> = readable(document).filter(|entry| !opened(entry)).collect();
    let form = context.schemas.form(kind);
    let told = groups.iter().map(|entry| group(form, entry)).reduce(both);
    let (Some(first), Some(told)) = (groups.first(), told) else { return };
    let brought = context.proposal.map(|proposal| proposal.touches(path));
    let (most, mend) = match brought {
        Some(true) => (Severity::Error, "sealed-mend-brought"),
        None if !at_rest.committed.contains(path) => (Severity::Error, "sealed-mend"),
        Some(false) | None => (Severity::Warning, "sealed-mend-standing"),
    };
    let message = Message::new("sealed-readable").message("groups", told);
    let fault = findings.report_at_most(most, document.location(first.key.span), message);
    fault.set_help(Message::new(mend).text("path", path));
    let asked = context.call.location_in_settings(&["sealing", "recipients"]);
    if let Some(asked) = asked.filter(|_| most == Severity::Error) {
        fault.add_note(Some(asked), Message::new("sealed-asked"));
    }
}

/// What a proposal's commits hold besides its outcome.
fn history(context: &Context<'_>, findings: &mut Findings<'_>) {
    for file in context.proposal.iter().flat_map(|proposal| &proposal.passing) {
        let Some(kind) = file.raw.as_ref().and_then(|raw| raw.kind) else { continue };
        let form = context.schemas.form(kind);
        let title = |key: &&'static str| {
            Message::new("sealed-group")
                .text("label", form.property(key).and_then(Field::title).unwrap_or(key))
        };
        let Some(groups) = file.readable.iter().map(title).reduce(both) else { continue };
        let message =
            Message::new("sealed-history").message("groups", groups).text("commit", short_id(&file.commit));
        let fault = findings.report(Location::file(&file.path), message);
        fault.help = Some(Message::new("sealed-history-mend"));
    }
}

/// A group by its name, with the names of its boxes that are filled in.
fn group(form: Field<'_>, entry: &Entry) -> Message {
    let key = &*entry.key.text;
    let field = form.property(key);
    let label = field.and_then(Field::title).unwrap_or(key);
    let filled = entry.value.entries().iter().filter(|entry| !matches!(entry.value.value, Value::Null));
    let boxes: Vec<&str> =
        filled.filter_map(|entry| field?.property(&entry.key.text).and_then(Field::title)).collect();
    if boxes.is_empty() {
        return Message::new("sealed-group").text("label", label);
    }
    Message::new("sealed-group-boxes").text("label", label).list("boxes", boxes)
}

fn both(first: Message, second: Message) -> Message {
    Message::new("sealed-groups").message("first", first).message("second", second)
}
