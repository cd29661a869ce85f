//! `not-blank`: nothing required is left blank.
//!
//! Decided edge cases: a placeholder counts only when it is the whole text (`无人化` and `策略` are words), however it is
//! bracketed, spaced or worded ([`crate::detect`]); 无 is a fair answer in a field that may be left out; a key with
//! nothing after it is a fault everywhere, because it cannot be told from something forgotten. The advice shows the form's
//! own example for that field.

use crate::detect::{Asked, is_placeholder};
use crate::diagnostic::{Message, Severity, Span};
use crate::document::{Document, Node, Value};
use crate::rules::{CallFile, Check, Context, Findings, Rule};
use crate::schema::Field;

pub(super) static RULE: Rule = Rule {
    id: "not-blank",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "foundation: 已建成无人化中试线，完成两轮样件试制。")],
    fails: &[("units/shili-yiqi/sensor.yaml", "foundation: 待定")],
    check: Check::File(check),
    ..Rule::COMMON
};

fn check(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    if let Some((kind, document)) = file.document {
        group(document, &document.root, context.schemas.form(kind), false, findings);
    }
}

fn group(document: &Document, node: &Node, field: Field<'_>, listed: bool, findings: &mut Findings<'_>) {
    for entry in node.entries() {
        let Some(inner) = field.property(&entry.key.text) else { continue };
        let required = field.requires(&entry.key.text);
        let asked = Wanted { field: inner, required, listed, examples: inner.examples() };
        value(document, &entry.value, entry.span(), &asked, findings);
    }
}

/// A field that is looked at.
struct Wanted<'a> {
    field: Field<'a>,
    required: bool,
    /// Whether it stands in a list, by itself or as part of an entry.
    listed: bool,
    examples: &'a [String],
}

fn value(document: &Document, node: &Node, span: Span, wanted: &Wanted<'_>, findings: &mut Findings<'_>) {
    let field = wanted.field;
    // Some fields have a rule of their own that tells a blank in its own words.
    if field.judged_by().is_some() {
        return;
    }
    let label = field.title().unwrap_or_default();
    let mut tell = |message: Message| {
        let fault = findings.report(document.location(span), message.text("label", label));
        fault.help = advice(wanted);
    };
    let missing = if wanted.required { "not-blank-missing" } else { "not-blank-optional" };
    match &node.value {
        Value::Null => tell(Message::new(missing)),
        Value::String(text) if text.trim().is_empty() => tell(Message::new(missing)),
        Value::String(text) if wanted.required && is_placeholder(text, asked(wanted)) => {
            tell(Message::new("not-blank-placeholder").text("value", text.trim()));
        }
        Value::Mapping(_) => group(document, node, field, wanted.listed, findings),
        Value::Sequence(items) => {
            if let Some(inner) = field.items() {
                let field = if inner.title().is_some() { inner } else { inner.titled_as(field) };
                let examples = if inner.examples().is_empty() { wanted.examples } else { inner.examples() };
                let wanted = Wanted { field, required: wanted.required, listed: true, examples };
                for item in items {
                    value(document, item, item.span, &wanted, findings);
                }
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// What is asked for decides what says nothing: 测试 is a keyword, and no title.
fn asked(wanted: &Wanted<'_>) -> Asked {
    if wanted.field.is_multiline() {
        Asked::Sentences
    } else if wanted.listed {
        Asked::Term
    } else {
        Asked::Words
    }
}

/// Longest example shown, in characters.
const EXAMPLE: usize = 40;

/// The form's own examples. An optional field that is blank is better left out.
fn advice(wanted: &Wanted<'_>) -> Option<Message> {
    if !wanted.required {
        return None;
    }
    let mut examples = wanted.examples.iter().map(|example| {
        let line = example.lines().next().unwrap_or_default();
        let shown: String = line.chars().take(EXAMPLE).collect();
        let whole = shown.len() == example.len();
        if whole { shown.trim_end_matches('。').to_owned() } else { format!("{shown}……") }
    });
    let example = examples.next()?;
    Some(match examples.next() {
        Some(other) => Message::new("not-blank-mend-examples").text("example", example).text("other", other),
        None => Message::new("not-blank-mend-example").text("example", example),
    })
}
