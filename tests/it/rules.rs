//! One folder a rule: `tests/fixtures/rules/<rule>/{pass,fail}-<what>/` holds the files that differ from the base call. A
//! passing fixture gives no diagnostic of any rule; a failing one gives this rule, in the exact words of its snapshot.

use std::collections::BTreeSet;
use std::fs;

use zhengji::rules::RULES;

use crate::fixture::{Files, base, files, folder, judge};

pub(crate) fn fixtures(rule: &str) -> Vec<(String, Files)> {
    let mut found: Vec<_> = fs::read_dir(folder("rules").join(rule))
        .into_iter()
        .flatten()
        .map(Result::unwrap)
        .map(|entry| {
            let mut call = base();
            for (path, bytes) in files(&entry.path()) {
                // A fixture takes a file away by holding it empty under the name `<file>.absent`.
                match path.strip_suffix(".absent") {
                    Some(absent) => drop(call.remove(absent)),
                    None => drop(call.insert(path, bytes)),
                }
            }
            (entry.file_name().into_string().unwrap(), call)
        })
        .collect();
    found.sort_by(|a, b| a.0.cmp(&b.0));
    found
}

#[test]
fn the_base_call_is_clean() {
    let judged = judge(&base());
    assert!(judged.diagnostics.is_empty(), "{}", judged.report);
}

#[test]
fn every_rule_has_a_folder_and_every_folder_a_rule() {
    let ids: BTreeSet<String> = RULES.iter().map(|rule| rule.id.to_owned()).collect();
    let folders: BTreeSet<String> = fs::read_dir(folder("rules"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(ids, folders);
}

#[test]
fn fixtures_pass_and_fail_as_their_names_say() {
    for rule in RULES {
        let fixtures = fixtures(rule.id);
        for kind in ["pass-", "fail-"] {
            assert!(
                fixtures.iter().any(|(name, _)| name.starts_with(kind)),
                "{} has no {kind} fixture",
                rule.id
            );
        }
        for (name, call) in fixtures {
            let judged = judge(&call);
            if name.starts_with("pass-") {
                assert!(judged.diagnostics.is_empty(), "{}/{name}:\n{}", rule.id, judged.report);
                continue;
            }
            assert!(judged.rules().contains(&rule.id), "{}/{name}:\n{}", rule.id, judged.report);
            insta::with_settings!({ snapshot_path => "../snapshots/rules", prepend_module_to_snapshot => false, omit_expression => true }, {
                insta::assert_snapshot!(format!("{}__{name}", rule.id), judged.report);
            });
        }
    }
}
