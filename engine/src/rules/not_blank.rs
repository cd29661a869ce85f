//! `not-blank`: nothing required is left blank.
//!
//! Decided edge cases: a placeholder counts only when it is the whole text (`无人化` and `策略` are words); 无 is a fair
//! answer in a field that may be left out; a key with nothing after it is a fault everywhere, because it cannot be told
//! from something forgotten.

use super::{CallFile, Check, Clause, Context, Findings, Rule};
use crate::diagnostic::{Message, Severity, Span};
use crate::document::{Document, Node, Value};
use crate::schema::Field;

pub(super) static RULE: Rule = Rule {
    id: "not-blank",
    severity: Severity::Error,
    clause: Some(Clause { section: "三1", quote: "不要遗漏或空缺" }),
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "foundation: 已建成无人化中试线，完成两轮样件试制。")],
    fails: &[("units/shili-yiqi/sensor.yaml", "foundation: 待定")],
    check: Check::File(check),
    ..Rule::COMMON
};

const PLACEHOLDERS: &[&str] = &[
    "无",
    "略",
    "暂无",
    "没有",
    "待定",
    "待填",
    "待补",
    "待补充",
    "同上",
    "详见附件",
    "xx",
    "xxx",
    "xxxx",
    "todo",
    "tbd",
    "n/a",
    "na",
    "none",
    "test",
    "测试",
];

/// Marks that fill a field and say nothing, blanks included (the last is Braille's). Others may be an answer: ℃ and % are
/// units.
const FILLERS: &str = "/／\\-－—–_.。·…、，,*＊~～?？ 　\u{2800}";

fn check(context: &Context<'_>, file: CallFile<'_>, findings: &mut Findings<'_>) {
    if let Some((kind, document)) = file.document {
        group(document, &document.root, context.schemas.form(kind), findings);
    }
}

fn group(document: &Document, node: &Node, field: Field<'_>, findings: &mut Findings<'_>) {
    for entry in node.entries() {
        let Some(inner) = field.property(&entry.key.text) else { continue };
        let required = field.requires(&entry.key.text);
        value(document, &entry.value, entry.span(), inner, required, findings);
    }
}

fn value(
    document: &Document,
    node: &Node,
    span: Span,
    field: Field<'_>,
    required: bool,
    findings: &mut Findings<'_>,
) {
    // Some fields have a rule of their own that tells a blank in its own words.
    if field.judged_by().is_some() {
        return;
    }
    let label = field.title().unwrap_or_default();
    match &node.value {
        Value::Null => {
            let id = if required { "not-blank-missing" } else { "not-blank-optional" };
            findings.report(document.place(span), Message::new(id).text("label", label));
        }
        Value::String(text) if text.trim().is_empty() => {
            let id = if required { "not-blank-missing" } else { "not-blank-optional" };
            findings.report(document.place(span), Message::new(id).text("label", label));
        }
        Value::String(text) if required && is_placeholder(text) => {
            let message =
                Message::new("not-blank-placeholder").text("label", label).text("value", text.trim());
            findings.report(document.place(span), message);
        }
        Value::Mapping(_) => group(document, node, field, findings),
        Value::Sequence(items) => {
            if let Some(inner) = field.items() {
                for item in items {
                    let inner = if inner.title().is_some() { inner } else { inner.titled_as(field) };
                    value(document, item, item.span, inner, required, findings);
                }
            }
        }
        Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

/// Whether the whole text says nothing: a placeholder word, or only marks such as `/`, `-` or `……`.
pub(super) fn is_placeholder(text: &str) -> bool {
    let text = text.trim().trim_end_matches(['。', '.']);
    PLACEHOLDERS.iter().any(|word| text.eq_ignore_ascii_case(word))
        || text.chars().all(|c| FILLERS.contains(c))
}

#[cfg(test)]
mod tests {
    use super::is_placeholder;

    #[test]
    fn only_whole_texts_are_placeholders() {
        for text in ["无", " 略。", "待定", "/", "-", "——", "……", "XXX", "TODO", "N/A", "。"] {
            assert!(is_placeholder(text), "{text}");
        }
        for text in ["无人化产线", "策略", "待定位误差", "0", "A", "无铅焊料", "℃", "%", "≥"]
        {
            assert!(!is_placeholder(text), "{text}");
        }
    }
}
