//! The formats of `check`: how each tells the same faults, that others can read them, and that no value acts in them.

mod comments;
mod forges;
mod junit;
mod schemas;

use std::collections::BTreeSet;

use anstream::adapter::strip_str;
use serde_json::Value;
use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::report::{Format, GitHub, GitLab, Human, JUnit, Json, Markdown, RdJson, Sarif};
use zhengji::rules::RULES;

use crate::fixture::{Files, base, judge_as};
use crate::rules::fixtures;

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

/// Every failing fixture of every rule, and the cases above.
fn many_calls() -> Vec<Files> {
    let failing = RULES.iter().flat_map(|rule| fixtures(rule.id)).map(|(_, call)| call);
    cases().into_iter().map(|(_, call)| call).chain(failing).collect()
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

#[test]
fn every_format_tells_every_case() {
    for (case, call) in cases() {
        for (name, format) in formats() {
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
    }
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
