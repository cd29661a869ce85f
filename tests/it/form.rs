//! What a page asks about a form, and what it is answered.

use serde_json::{Value, json};
use zhengji::diagnostic::catalog::Language;
use zhengji::form::Desk;
use zhengji::schema::Kind;

use crate::fixture::{NOW, base};

pub(crate) fn desk() -> Desk {
    let mut desk = Desk::default();
    let files: serde_json::Map<String, Value> = base()
        .into_iter()
        .filter(|(path, _)| path == "call.yaml" || path.ends_with("department.yaml"))
        .map(|(path, bytes)| {
            (format!("submissions/example/{path}"), String::from_utf8(bytes).unwrap().into())
        })
        .collect();
    let messages = zhengji::built_in::messages(Language::Chinese.tag());
    ask(
        &mut desk,
        &json!({"ask": "begin", "call": "example", "files": files, "schemas": schemas(), "language": "zh-CN", "messages": messages}),
    );
    desk
}

/// The schemas as a page brings them along.
fn schemas() -> serde_json::Map<String, Value> {
    let texts =
        Kind::ALL.map(Kind::file_name).map(|name| (name.to_owned(), zhengji::built_in::schema(name).into()));
    texts.into_iter().collect()
}

pub(crate) fn ask(desk: &mut Desk, question: &Value) -> Value {
    serde_json::from_str(&desk.answer(&question.to_string()).unwrap()).unwrap()
}

pub(crate) fn demand() -> String {
    String::from_utf8(base().remove("units/shili-yiqi/sensor.yaml").unwrap()).unwrap()
}

pub(crate) const PATH: &str = "submissions/example/units/shili-yiqi/sensor.yaml";

/// The rows of an answer as a page hands them back: each with a place of its own.
pub(crate) fn rows(opened: &Value) -> Value {
    let place = |(table, rows): (&String, &Value)| {
        let rows: Vec<Value> = (1..)
            .zip(rows.as_array().unwrap())
            .map(|(number, cells)| json!({"at": format!("{table}-{number}"), "cells": cells}))
            .collect();
        (table.clone(), Value::Array(rows))
    };
    Value::Object(opened["rows"].as_object().unwrap().iter().map(place).collect())
}

#[test]
fn a_file_that_is_opened_and_not_changed_stays_as_it_is() {
    let text = demand();
    let mut desk = desk();
    let opened = ask(&mut desk, &json!({"ask": "open", "kind": "demand", "text": text}));
    assert_eq!(opened["unmapped"], json!([]));
    let paper = json!({"kind": "demand", "path": PATH, "fields": opened["fields"], "rows": rows(&opened), "original": text});
    let judged = ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "now": NOW}));
    assert_eq!(judged["files"][0]["text"], Value::String(text));
    assert_eq!(judged["faults"], json!([]));
}

/// A rule of the departments' stage finds it, but in words that the unit writes: the gate would refuse its file.
#[test]
fn a_department_that_does_not_cover_the_unit_is_told_in_its_form() {
    let text = String::from_utf8(base().remove("units/shili-yiqi/unit.yaml").unwrap()).unwrap();
    let wrong = text.replace("department: xihu", "department: binjiang");
    assert_ne!(text, wrong);
    let mut desk = desk();
    let opened = ask(&mut desk, &json!({"ask": "open", "kind": "unit", "text": wrong}));
    let path = "submissions/example/units/shili-yiqi/unit.yaml";
    let paper = json!({"kind": "unit", "path": path, "fields": opened["fields"], "rows": rows(&opened)});
    let judged = ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "now": NOW}));
    let told: Vec<_> =
        judged["faults"].as_array().unwrap().iter().map(|fault| (&fault["rule"], &fault["at"])).collect();
    assert_eq!(told, [(&json!("jurisdiction"), &json!("department"))]);
}

#[test]
fn what_the_form_has_no_box_for_stays_and_what_is_lost_is_told() {
    let text = demand().replace("budget:\n", "our_number: 17 # 内部\nbudget:\n  # 按三年\n");
    assert!(text.contains("按三年"));
    let mut desk = desk();
    let opened = ask(&mut desk, &json!({"ask": "open", "kind": "demand", "text": text}));
    assert_eq!(opened["unmapped"], json!(["our_number"]));
    let mut fields = opened["fields"].clone();
    fields["budget.total"] = json!(["2100"]);
    let paper =
        json!({"kind": "demand", "path": PATH, "fields": fields, "rows": rows(&opened), "original": text});
    let judged = ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "now": NOW}));
    let file = &judged["files"][0];
    let written = file["text"].as_str().unwrap();
    assert!(written.contains("our_number: 17 # 内部\n") && written.contains("  total: 2100\n"), "{written}");
    assert_eq!(file["lost_comments"], json!(true));
}

#[test]
fn faults_are_at_the_page_s_own_places() {
    let mut desk = desk();
    let opened = ask(&mut desk, &json!({"ask": "open", "kind": "demand", "text": demand()}));
    let (mut rows, mut fields) = (rows(&opened), opened["fields"].clone());
    rows["indicators"] = json!([{"at": "indicators-7", "cells": {"name": ["良率"]}}]);
    fields["title"] = json!(["秘密★5年"]);
    fields["budget.total"] = json!(["约1500"]);
    fields["summary"] = json!([""]);
    let paper = json!({"kind": "demand", "path": PATH, "fields": fields, "rows": rows});
    let judged = ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "now": NOW}));
    let faults = judged["faults"].as_array().unwrap();
    let at = |place: &str| faults.iter().filter(|fault| fault["at"] == place).collect::<Vec<_>>();
    assert!(
        at("title").iter().any(|fault| fault["never"] == true && fault["rule"] == "declared-unclassified")
    );
    assert!(!judged["faults"].to_string().contains("★5年"));
    assert!(at("budget.total").iter().any(|fault| fault["severity"] == "error" && fault["missing"] == false));
    assert!(at("indicators-7.target").iter().any(|fault| fault["missing"] == true));
    assert!(at("summary").iter().any(|fault| fault["missing"] == true));
}

#[test]
fn a_question_that_is_none_is_refused() {
    assert!(Desk::default().answer("[]").is_err());
    let begun_later = json!({"ask": "judge", "papers": [], "now": NOW}).to_string();
    assert!(Desk::default().answer(&begun_later).is_err());
}

/// A department's desk in a page: what it wrote about the stamp becomes its recommendation, an empty opinion is told at its box, and a
/// code that does not fit at its own.
#[test]
fn a_department_gives_approval_digest_and_scan_in_a_page_too() {
    const PATH: &str = "submissions/example/departments/xihu/recommendation.yaml";
    let text = String::from_utf8(base().remove("departments/xihu/recommendation.yaml").unwrap()).unwrap();
    let mut desk = desk();
    let units: serde_json::Map<String, Value> = base()
        .into_iter()
        .filter(|(path, _)| path.starts_with("units/"))
        .map(|(path, bytes)| {
            (format!("submissions/example/{path}"), String::from_utf8(bytes).unwrap().into())
        })
        .collect();
    let opened = ask(&mut desk, &json!({"ask": "open", "kind": "recommendation", "text": text}));
    let mut judge = |digest: &str, rows: &Value| {
        let fields = json!({
            "approved_by": ["分管领导"], "approved_on": ["2021年4月27日"], "table_digest": [digest], "stamped_scan": ["scan.pdf"]
        });
        let paper =
            json!({"kind": "recommendation", "path": PATH, "fields": fields, "rows": rows, "original": text});
        ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "beside": units, "now": NOW}))
    };
    let rows = rows(&opened);
    let judged = judge("0a84-8854-1b6c", &rows);
    let written = judged["files"][0]["text"].as_str().unwrap();
    let end = "approved_by: 分管领导\napproved_on: 2021-04-27\ntable_digest: \"0a84-8854-1b6c\"\nstamped_scan: scan.pdf\n";
    assert_eq!(written, format!("{text}{end}"));
    let rules = |judged: &Value| -> Vec<(String, String)> {
        let told = |fault: &Value| {
            Some((
                fault["fault"]["rule"].as_str().or(fault["rule"].as_str())?.to_owned(),
                fault["at"].as_str()?.to_owned(),
            ))
        };
        judged["faults"].as_array().unwrap().iter().filter_map(told).collect()
    };
    // The scan itself is no part of the page.
    assert_eq!(rules(&judged), [("stamped-scan".to_owned(), "stamped_scan".to_owned())], "{judged}");
    let other = judge("0a84-8854-1b6d", &rows);
    assert!(rules(&other).contains(&("scan-matches-table".to_owned(), "table_digest".to_owned())), "{other}");
    let mut empty = rows.clone();
    empty["recommendations"][1]["cells"]["opinion"] = json!([]);
    let empty = judge("0a84-8854-1b6c", &empty);
    assert!(
        rules(&empty).iter().any(|(rule, at)| rule == "opinion-given" && at == "recommendations-2.opinion"),
        "{empty}"
    );
}
