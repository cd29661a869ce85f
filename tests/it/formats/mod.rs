//! The formats of `check`: how each tells the same faults, that others can read them, and that no value acts in them.

mod comments;
mod forges;
mod junit;
mod schemas;

use std::collections::BTreeSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use anstream::adapter::strip_str;
use rayon::prelude::*;
use serde_json::Value;
use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::report::{Format, GitHub, GitLab, Human, JUnit, Json, Markdown, RdJson, Sarif};
use zhengji::rules::RULES;

use crate::fixture::{Files, base, fixture, fixture_names, judge_as};

const UNIT: &str = "units/shili-yiqi/unit.yaml";
const DEMAND: &str = "units/shili-yiqi/sensor.yaml";

/// A file name and a value that try everything: a command of their own, a cursor, a mention, markup of every kind.
const NAME: &str = "units/shili-yiqi/a\n::error::b\u{1B}[2J`|@everyone<img>,c:d%.yaml";
const VALUE: &str =
    r#""| @everyone [x](http://evil.example) <img src=x> ``` {0} ]]> ##[error]a\n::error::b\n/close \e[2J""#;

fn edit(call: &mut Files, path: &str, from: &str, to: &str) {
    let text = String::from_utf8(call[path].clone()).unwrap();
    assert!(text.contains(from), "{path} does not hold {from}");
    call.insert(path.to_owned(), text.replace(from, to).into_bytes());
}

/// One error with a note, and one with a replacement.
fn faulty() -> Files {
    let mut call = base();
    edit(&mut call, UNIT, "rd_expense: 2000", "rd_expense: 1196");
    edit(&mut call, DEMAND, "term_months: 36", "term_months: \"36个月\"");
    call
}

fn warned() -> Files {
    let mut call = base();
    let text = [b"\xEF\xBB\xBF".to_vec(), call[DEMAND].clone()].concat();
    call.insert(DEMAND.to_owned(), text);
    call
}

fn hostile() -> Files {
    let mut call = base();
    edit(&mut call, DEMAND, "domain: new-materials", &format!("domain: {VALUE}"));
    call.insert(NAME.to_owned(), Vec::new());
    call
}

fn cases() -> [(&'static str, Files); 4] {
    [("clean", base()), ("faults", faulty()), ("warning", warned()), ("hostile", hostile())]
}

fn formats() -> [(&'static str, &'static dyn Format); 7] {
    [
        ("github", &GitHub),
        ("gitlab", &GitLab),
        ("json", &Json),
        ("junit", &JUnit),
        ("markdown", &Markdown),
        ("rdjson", &RdJson),
        ("sarif", &Sarif),
    ]
}

fn tell(call: &Files, format: &dyn Format) -> String {
    judge_as(call, Language::Chinese, format).report
}

fn parse(json: &str) -> Value {
    serde_json::from_str(json).unwrap()
}

/// Every fixture of every rule, and the cases above, by their names.
fn many_calls() -> Vec<(String, Files)> {
    let of_rule = |rule: &'static str| {
        fixture_names(rule).into_iter().map(move |name| (format!("{rule}/{name}"), fixture(rule, &name)))
    };
    let cases = cases().map(|(name, call)| (name.to_owned(), call));
    cases.into_iter().chain(RULES.iter().flat_map(|rule| of_rule(rule.id))).collect()
}

/// Looks at many calls side by side. All are looked at, and those that fail are named.
fn for_many_calls(check: impl Fn(&Files) + Sync) {
    let fails = |call: &Files| catch_unwind(AssertUnwindSafe(|| check(call))).is_err();
    let calls = many_calls();
    let failed: Vec<&str> =
        calls.par_iter().filter(|(_, call)| fails(call)).map(|(name, _)| name.as_str()).collect();
    assert!(failed.is_empty(), "{} of {} calls, as told above: {failed:?}", failed.len(), calls.len());
}

/// Rows of the registry that tell nothing in this case would change the snapshot with every new rule.
fn without_silent_rules(format: &str, report: &str) -> String {
    match format {
        "sarif" => {
            let mut log = parse(report);
            let used: BTreeSet<String> = log["runs"][0]["results"]
                .as_array()
                .unwrap()
                .iter()
                .map(|result| result["ruleId"].as_str().unwrap().to_owned())
                .collect();
            let rules = &mut log["runs"][0]["tool"]["driver"]["rules"];
            rules.as_array_mut().unwrap().retain(|rule| used.contains(rule["id"].as_str().unwrap()));
            serde_json::to_string_pretty(&log).unwrap()
        }
        "junit" => {
            let suites = report.split_inclusive("  </testsuite>\n");
            let silent = |suite: &str| suite.contains("name=\"example\"/>") && !suite.contains("<?xml");
            suites.filter(|suite| !silent(suite)).collect()
        }
        _ => report.to_owned(),
    }
}

fn told(case: &str, name: &str) {
    let (_, call) = cases().into_iter().find(|(own, _)| *own == case).unwrap();
    let (_, format) = formats().into_iter().find(|(own, _)| *own == name).unwrap();
    let report = without_silent_rules(name, &tell(&call, format));
    insta::with_settings!({
        snapshot_path => "../../snapshots/formats",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        filters => vec![
            (r#"<testsuites name="zhengji" tests="\d+""#, r#"<testsuites name="zhengji" tests="<数>""#),
            (r#""(version|semanticVersion)": "\d+\.\d+\.\d+""#, r#""$1": "<版本>""#),
            (r#""ruleIndex": \d+"#, r#""ruleIndex": <数>"#),
            (r"\d+ 条规则(全部符合)?(（共 \d+ 条）)?", "<数> 条规则$1"),
        ],
    }, {
        insta::assert_snapshot!(format!("{case}.{name}"), report);
    });
}

/// One test for each case in each format.
macro_rules! told_in_each_format {
    ($($case:ident),*) => {
        const TOLD: &[&str] = &[$(stringify!($case)),*];
        $(mod $case {
            told_in_each_format!(@ $case github gitlab json junit markdown rdjson sarif);
        })*
    };
    (@ $case:ident $($format:ident)*) => {
        $(#[test]
        fn $format() {
            super::told(stringify!($case), stringify!($format));
        })*
    };
}

told_in_each_format![clean, faults, warning, hostile];

#[test]
fn every_case_is_told_in_every_format() {
    assert_eq!(cases().map(|(name, _)| name), TOLD);
    // Those that the macro names.
    assert_eq!(
        formats().map(|(name, _)| name),
        ["github", "gitlab", "json", "junit", "markdown", "rdjson", "sarif"]
    );
}

#[test]
fn both_languages_are_spoken() {
    for (name, format) in formats() {
        let english = judge_as(&faulty(), Language::English, format).report;
        assert!(english.contains("main revenue stands here") || name == "gitlab", "{name}: {english}");
        assert!(english.contains("must be a whole number"), "{name}: {english}");
        assert!(!english.contains("怎么改"), "{name}: {english}");
    }
}

#[test]
fn no_format_lets_a_value_reach_the_cursor_or_the_log() {
    let human = Human { width: None, reveal: Reveal::PublicOnly };
    for (name, format) in formats().into_iter().chain([("human", &human as &dyn Format)]) {
        let report = tell(&hostile(), format);
        // Colours are our own; the stream takes them away from a log.
        let report = if name == "human" { strip_str(&report).to_string() } else { report };
        let hidden: Vec<char> = report.chars().filter(|c| *c != '\n' && c.is_control()).collect();
        assert!(hidden.is_empty(), "{name}: {hidden:?}");
        assert!(!report.contains("##["), "{name}: a log would obey");
        for line in report.lines().map(str::trim_start) {
            assert!(!line.starts_with("/close"), "{name}: a forge would obey {line}");
            let ours = name == "github"
                && ["::error ", "::warning ", "::notice "].iter().any(|start| line.starts_with(start));
            assert!(ours || !line.starts_with("::"), "{name}: a log would obey {line}");
        }
    }
}
