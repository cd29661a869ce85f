//! The fixtures of the rules: a passing one gives no diagnostic of any rule; a failing one gives its rule, in the exact words of
//! its snapshot.

use libtest_mimic::Trial;
use zhengji::rules::RULES;

use crate::fixture::{fixture, fixture_names, judge};

pub(crate) fn trials() -> impl Iterator<Item = Trial> {
    RULES.iter().flat_map(|rule| {
        fixture_names(rule.id).into_iter().map(move |name| {
            crate::trial(format!("rules::{}::{name}", rule.id), move || check(rule.id, &name))
        })
    })
}

fn check(rule: &'static str, name: &str) {
    let judged = judge(&fixture(rule, name));
    if name.starts_with("pass-") {
        assert!(judged.diagnostics.is_empty(), "{}", judged.report);
        return;
    }
    assert!(judged.rules().contains(&rule), "{}", judged.report);
    insta::with_settings!({
        snapshot_path => "../snapshots/rules",
        prepend_module_to_snapshot => false,
        omit_expression => true,
    }, {
        insta::assert_snapshot!(format!("{rule}__{name}"), judged.report);
    });
}
