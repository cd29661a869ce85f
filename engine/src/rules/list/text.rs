//! `text`: UTF-8, and nothing in it that hides from the eye.
//!
//! Decided edge cases: a byte order mark is taken off and only warned of, because Windows Notepad writes one; CR LF
//! line ends pass; characters that turn the direction of text or have no width are errors, because they can make a
//! text read differently from what it says. Variation selectors pass: rare names need them. A character that got lost on the
//! way (U+FFFD), and one that only the writer's own font can show, are warnings: what was meant is for the writer to say.
//! A line break of Word or of Unicode (U+000B, U+2028) in a value is a line break, and a warning, because editors and git do
//! not show it as one; outside a value it is an error.

use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "text",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "title: 𠮷野川流域用高温压力传感器")],
    fails: &[("units/shili-yiqi/sensor.yaml", "title: 高温\u{202E}压力传感器")],
    check: Check::WhileReading,
    severity_chosen: false,
    may_be_kept: false,
    ..Rule::COMMON
};
