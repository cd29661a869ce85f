//! Another city's call: other kinds, domains, numbers, quotas and stages, and not one line of Rust for it.

use crate::fixture::{Files, Judged, files, folder, judge};

/// Inside the submission stage of the second city.
const CLOCK: &str = "2024-02-29T17:29:59+08:00";

fn call() -> Files {
    let mut call = files(&folder("second-city"));
    call.insert("clock".to_owned(), CLOCK.as_bytes().to_vec());
    call
}

fn text<'a>(call: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&call[path]).unwrap()
}

fn edit(call: &mut Files, path: &str, from: &str, to: &str) {
    let before = text(call, path);
    assert!(before.contains(from), "{path}: {from}");
    let after = before.replace(from, to);
    call.insert(path.to_owned(), after.into_bytes());
}

fn copy(call: &mut Files, from: &str, to: &str) {
    call.insert(to.to_owned(), call[from].clone());
}

/// A demand too many is made by copying one; that it is a copy is told besides.
fn only(judged: &Judged, rule: &str) {
    assert!(
        judged.rules().contains(&rule) && judged.rules().iter().all(|one| [rule, "similar"].contains(one)),
        "{}",
        judged.report
    );
}

#[test]
fn the_second_call_is_clean() {
    let judged = judge(&call());
    assert!(judged.diagnostics.is_empty(), "{}", judged.report);
}

#[test]
fn a_department_has_its_cap() {
    let mut call = call();
    copy(&mut call, "units/unit-2/need-2.yaml", "units/unit-2/need-3.yaml");
    let judged = judge(&call);
    only(&judged, "quota");
    assert!(judged.report.contains("“示例海市港口局”的名额是 5 项，现在有 6 项（6/5）"), "{}", judged.report);
    assert!(judged.diagnostics.iter().all(|fault| !fault.is_error()), "call.yaml makes it a warning");
}

#[test]
fn a_unit_has_its_own() {
    let mut call = call();
    for path in ["units/unit-2/need-2.yaml", "units/unit-2/need-1.yaml"] {
        call.remove(path);
    }
    copy(&mut call, "units/unit-1/need-1.yaml", "units/unit-1/need-4.yaml");
    only(&judge(&call), "quota");
}

#[test]
fn the_whole_call_has_one_for_open_bidding() {
    let mut call = call();
    call.remove("units/unit-1/need-1.yaml");
    copy(&mut call, "units/unit-1/need-2.yaml", "units/unit-2/need-3.yaml");
    let judged = judge(&call);
    only(&judged, "quota");
    assert!(judged.report.contains("名额是 2 项，现在有 3 项"), "{}", judged.report);
}

#[test]
fn a_domain_has_one_for_each_form() {
    let mut call = call();
    edit(&mut call, "units/unit-3/need-1.yaml", "domain: ocean-energy", "domain: smart-port");
    let judged = judge(&call);
    only(&judged, "quota");
    assert!(judged.report.contains("smart-port"), "{}", judged.report);
}

#[test]
fn thresholds_limits_and_hours_are_its_own() {
    let mut below = call();
    edit(&mut below, "units/unit-1/unit.yaml", "rd_expense: 1000", "rd_expense: 999.99");
    let judged = judge(&below);
    only(&judged, "rd-intensity");
    assert!(judged.report.contains(" %，低于规定的 5 %"), "{}", judged.report);

    let mut long = call();
    edit(
        &mut long,
        "units/unit-1/need-1.yaml",
        "title: 海工甲1号技术",
        "title: 面向自动化集装箱码头的海工甲1号关键技术研究",
    );
    only(&judge(&long), "schema");

    let mut late = call();
    late.insert("clock".to_owned(), b"2024-02-29T17:30:00+08:00".to_vec());
    late.insert("changed".to_owned(), b"units/unit-1/need-1.yaml".to_vec());
    only(&judge(&late), "submission-window");
}

#[test]
fn its_words_are_not_the_first_citys() {
    let mut call = call();
    edit(&mut call, "units/unit-1/need-1.yaml", "domain: smart-port", "domain: new-materials");
    edit(&mut call, "units/unit-2/unit.yaml", "kind: firm", "kind: advantaged-enterprise");
    let judged = judge(&call);
    assert_eq!(judged.rules(), ["domain-in-call", "schema"], "{}", judged.report);
    assert!(!judged.report.contains("高新处") && judged.report.contains("示例海市海洋处"));
}
