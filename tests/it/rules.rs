//! What holds of the rules as a whole, their fixtures and their words. The fixtures themselves are run by `tests/cases/`.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use zhengji::diagnostic::catalog::Language;
use zhengji::rules::RULES;

use crate::fixture::{base, fixture_names, folder, judge};

fn names(folder: &Path) -> BTreeSet<String> {
    fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect()
}

#[test]
fn the_base_call_is_clean() {
    let judged = judge(&base());
    assert!(judged.diagnostics.is_empty(), "{}", judged.report);
}

#[test]
fn every_rule_has_a_folder_and_every_folder_a_rule() {
    let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    assert_eq!(ids, names(&folder("rules")));
}

#[test]
fn every_rule_has_fixtures_that_pass_and_that_fail() {
    for rule in RULES {
        let fixtures = fixture_names(rule.id);
        for kind in ["pass-", "fail-"] {
            assert!(fixtures.iter().any(|name| name.starts_with(kind)), "{} has no {kind} fixture", rule.id);
        }
        let strays: Vec<_> =
            fixtures.iter().filter(|name| !name.starts_with("pass-") && !name.starts_with("fail-")).collect();
        assert!(strays.is_empty(), "{}: {strays:?}", rule.id);
    }
}

#[test]
fn every_failing_fixture_has_a_snapshot_and_every_snapshot_a_fixture() {
    let of_rule = |rule: &'static str| {
        let failing = fixture_names(rule).into_iter().filter(|name| name.starts_with("fail-"));
        failing.map(move |name| format!("{rule}__{name}.snap"))
    };
    let wanted: BTreeSet<String> = RULES.iter().flat_map(|rule| of_rule(rule.id)).collect();
    let mut there = names(&Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/snapshots/rules"));
    // Beside them lie for a moment those that await acceptance.
    there.retain(|name| !name.ends_with(".snap.new"));
    assert_eq!(wanted, there, "left: the fixtures; right: tests/snapshots/rules");
}

#[test]
fn every_rule_is_told_in_both_languages() {
    for language in [Language::Chinese, Language::English] {
        let catalog = zhengji::built_in::catalog(language);
        for rule in RULES {
            for id in [rule.summary_id(), rule.advice_id()].into_iter().chain(rule.reading.map(str::to_owned))
            {
                assert!(catalog.has(&id), "{id} in {}", language.tag());
            }
        }
    }
}
