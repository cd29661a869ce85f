//! `guideline-sources`: each item of the draft names the demands it comes from.
//!
//! Decided edge cases: a withdrawn demand is no source; an item without sources says why (the schema sees to it);
//! a demand may be a source of several items, but not twice of one (the schema sees to that as well).

use crate::call::StageKind;
use crate::diagnostic::{Message, Severity};
use crate::rules::{Check, Context, Findings, Rule, Subject};

pub(super) static RULE: Rule = Rule {
    id: "guideline-sources",
    severity: Severity::Error,
    reading: None,
    passes: &[("guideline/item.md", ITEM_WITH_SOURCE)],
    fails: &[("guideline/item.md", ITEM_WITH_LOST_SOURCE)],
    check: Check::Model(check),
    stage: Some(StageKind::Guideline),
    speaks_to: Subject::Bureau,
    ..Rule::COMMON
};

const ITEM_WITH_SOURCE: &str = "---\ntitle: 高温传感材料\nnumber: \"3.1\"\ndomain: ‹domain.3›\ncategory: common-key-technology\norganization: [single-unit]\nsources: [shili-yiqi/sensor]\nterm_months: 36\nbudget_cap: 500\nsupported: {min: 1, max: 2}\n---\n## 研究内容\n\n耐高温陶瓷基板。\n";

const ITEM_WITH_LOST_SOURCE: &str = "---\ntitle: 高温传感材料\nnumber: \"3.1\"\ndomain: ‹domain.3›\ncategory: common-key-technology\norganization: [single-unit]\nsources: [shili-yiqi/sensors]\nterm_months: 36\nbudget_cap: 500\nsupported: {min: 1, max: 2}\n---\n## 研究内容\n\n耐高温陶瓷基板。\n";

fn check(context: &Context<'_>, findings: &mut Findings<'_>) {
    for item in context.call.guideline.values() {
        for source in &item.sources {
            let location = item.location(Some(source.span));
            match context.call.demands.get(&source.value) {
                None => {
                    findings.report(
                        location,
                        Message::new("guideline-sources-unknown").text("demand", &source.value),
                    );
                }
                Some(demand) if demand.withdrawn => {
                    findings.report(
                        location,
                        Message::new("guideline-sources-withdrawn").name("title", demand.shown_title()),
                    );
                }
                Some(_) => {}
            }
        }
    }
}
