//! `yaml`: one well-formed YAML 1.2 document without the parts that surprise.
//!
//! Decided edge cases: anchors, aliases, tags and merge keys are refused everywhere, not only beyond a bound, because a
//! form has no use for them; of a key given twice the first value is kept while the rest is checked.

use crate::diagnostic::Severity;
use crate::rules::{Check, Rule};

pub(super) static RULE: Rule = Rule {
    id: "yaml",
    severity: Severity::Error,
    reading: None,
    passes: &[("units/shili-yiqi/sensor.yaml", "title: \"关键技术: 研究\"")],
    fails: &[("units/shili-yiqi/sensor.yaml", "title: &t 关键技术")],
    check: Check::WhileReading,
    severity_chosen: false,
    may_be_kept: false,
    ..Rule::COMMON
};
