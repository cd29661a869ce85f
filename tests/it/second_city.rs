//! Another city's call: other kinds, domains, numbers, quotas and stages, and not one line of Rust for it.

use std::fmt::Write as _;

use zhengji::diagnostic::Diagnostic;

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

/// A department recommends these.
fn recommend(call: &mut Files, department: &str, demands: &[&str]) {
    let mut text = "recommendations:\n".to_owned();
    for (demand, rank) in demands.iter().zip(1..) {
        let row = "opinion: 同意。, key_recommended: true, unit_kind_confirmed: true";
        writeln!(text, "  - {{demand: {demand}, rank: {rank}, {row}}}").unwrap();
    }
    call.insert(format!("departments/{department}/recommendation.yaml"), text.into_bytes());
}

/// What was found about quotas.
fn about_quotas(judged: &Judged) -> Vec<&Diagnostic> {
    judged.diagnostics.iter().filter(|fault| fault.rule == "quota").collect()
}

#[test]
fn a_department_has_its_cap_and_shuts_no_unit_out() {
    let mut call = call();
    copy(&mut call, "units/unit-2/need-2.yaml", "units/unit-2/need-3.yaml");
    assert!(about_quotas(&judge(&call)).is_empty(), "what is handed in is not refused");
    let all = [
        "unit-1/need-1",
        "unit-1/need-2",
        "unit-1/need-3",
        "unit-2/need-1",
        "unit-2/need-2",
        "unit-2/need-3",
    ];
    recommend(&mut call, "port-office", &all);
    let judged = judge(&call);
    assert!(judged.report.contains("“示例海市港口局”的名额是 5 项，现在有 6 项（6/5）"), "{}", judged.report);
    let found = about_quotas(&judged);
    assert!(!found.is_empty() && found.iter().all(|fault| fault.is_error()), "{}", judged.report);
}

#[test]
fn departments_may_have_numbers_of_their_own() {
    let mut call = call();
    edit(
        &mut call,
        "call.yaml",
        "{per: department, max: 5}",
        "{per: department, max: 1, max_for: {port-office: 2}}",
    );
    recommend(&mut call, "port-office", &["unit-1/need-1", "unit-1/need-3"]);
    assert!(about_quotas(&judge(&call)).is_empty());
    recommend(&mut call, "port-office", &["unit-1/need-1", "unit-1/need-3", "unit-2/need-1"]);
    let judged = judge(&call);
    assert!(judged.report.contains("“示例海市港口局”的名额是 2 项，现在有 3 项（3/2）"), "{}", judged.report);
    for (wrong, told) in
        [("harbour: 2}}", "没有“harbour”"), ("port-office: 2}, unit_kind: firm, per: unit}", "写了两次")]
    {
        let mut call = call.clone();
        edit(&mut call, "call.yaml", "port-office: 2}}", wrong);
        assert!(judge(&call).report.contains(told), "{}", judge(&call).report);
    }
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
    assert!(about_quotas(&judge(&call)).is_empty());
    let bidding: Vec<String> = call
        .iter()
        .filter(|(_, text)| String::from_utf8_lossy(text).contains("organization: open-bidding"))
        .filter_map(|(path, _)| Some(path.strip_prefix("units/")?.strip_suffix(".yaml")?.to_owned()))
        .collect();
    recommend(&mut call, "port-office", &bidding.iter().map(String::as_str).collect::<Vec<_>>());
    let judged = judge(&call);
    assert!(judged.report.contains("名额是 2 项，现在有 3 项"), "{}", judged.report);
}

#[test]
fn a_domain_has_one_for_each_form() {
    let mut call = call();
    edit(&mut call, "units/unit-3/need-1.yaml", "domain: ocean-energy", "domain: smart-port");
    let chained: Vec<String> = call
        .iter()
        .filter(|(_, text)| String::from_utf8_lossy(text).contains("organization: chain-alliance"))
        .filter_map(|(path, _)| Some(path.strip_prefix("units/")?.strip_suffix(".yaml")?.to_owned()))
        .collect();
    recommend(&mut call, "port-office", &chained.iter().map(String::as_str).collect::<Vec<_>>());
    let judged = judge(&call);
    assert!(judged.report.contains("“产业链上下游联合”名额是 1 项"), "{}", judged.report);
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
    let with_roles = format!("{}roles:\n  bureau: [{{github: shili-bureau}}]\n", text(&late, "call.yaml"));
    late.insert("call.yaml".to_owned(), with_roles.into_bytes());
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
