//! What people write in boxes otherwise than the form asks: read where it is certain and told; asked for again where it is not.

use std::fs;

use serde_json::{Value, json};

use crate::fixture::NOW;
use crate::form::{PATH, ask, desk, rows};
use crate::new::{AT, DEMAND, UNIT, demand, snapshot, unit};
use crate::program::Repository;

fn judged(fields: &[(&str, &str)], tables: &Value) -> Value {
    let mut desk = desk();
    let opened = ask(&mut desk, &json!({"ask": "open", "kind": "demand", "text": crate::form::demand()}));
    let (mut all, mut rows) = (opened["fields"].clone(), rows(&opened));
    for (key, text) in fields {
        all[*key] = json!([text]);
    }
    for (key, table) in tables.as_object().unwrap() {
        rows[key] = table.clone();
    }
    let paper = json!({"kind": "demand", "path": PATH, "fields": all, "rows": rows});
    ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "now": NOW}))
}

fn said<'j>(judged: &'j Value, at: &str) -> Vec<&'j Value> {
    judged["faults"].as_array().unwrap().iter().filter(|fault| fault["at"] == at).collect()
}

#[test]
fn certain_figures_are_taken_and_told() {
    for (key, text, line, told) in [
        ("budget.total", "2000万", "  total: 2000\n", "2,000 万元"),
        ("budget.total", "0.2亿元", "  total: 2000\n", "2,000 万元"),
        ("budget.total", "２０００", "  total: 2000\n", "2,000 万元"),
        ("budget.total", "20000000 元", "  total: 2000\n", "2,000 万元"),
        ("term_months", "3年", "term_months: 36\n", "36 个月"),
        ("term_months", "36 个月", "term_months: 36\n", "36 个月"),
        ("term_months", "三年", "term_months: 36\n", "36 个月"),
    ] {
        let judged = judged(&[(key, text)], &json!({}));
        let file = judged["files"][0]["text"].as_str().unwrap();
        assert!(file.contains(line), "{text}: {file}");
        let said = said(&judged, key);
        assert!(
            said.iter()
                .any(|one| one["severity"] == "note" && one["message"].as_str().unwrap().contains(told)),
            "{text}: {said:?}"
        );
        assert!(said.iter().all(|one| one["severity"] != "error"), "{text}: {said:?}");
    }
}

#[test]
fn what_is_not_certain_is_asked_for_once() {
    for (key, text) in
        [("budget.total", "约2000万"), ("budget.total", "1500-2000"), ("term_months", "2021年3月起")]
    {
        let judged = judged(&[(key, text)], &json!({}));
        let said = said(&judged, key);
        assert_eq!(said.len(), 1, "{text}: {said:?}");
        assert_eq!(said[0]["severity"], "error", "{text}: {said:?}");
    }
}

#[test]
fn every_amount_is_read_back_in_words() {
    let judged = judged(&[("budget.total", "8,000,000"), ("budget.personnel", "8000 元")], &json!({}));
    let amounts = judged["amounts"].as_array().unwrap();
    let words =
        |at: &str| amounts.iter().find(|one| one["at"] == at).map(|one| one["words"].as_str().unwrap());
    assert_eq!(words("budget.total"), Some("即 800 亿元"));
    assert_eq!(words("budget.personnel"), Some("即 8,000 元"));
}

#[test]
fn several_keywords_in_one_box_are_several() {
    let table = json!({"keywords": [{"at": "keywords-1", "cells": {"": ["储能，PCS、寿命"]}}, {"at": "keywords-2", "cells": {"": ["1,4-丁二醇"]}}]});
    let judged = judged(&[], &table);
    let file = judged["files"][0]["text"].as_str().unwrap();
    assert!(file.contains("keywords:\n  - 储能\n  - PCS\n  - 寿命\n  - 1,4-丁二醇\n"), "{file}");
    assert!(said(&judged, "keywords-1").iter().any(|one| one["message"].as_str().unwrap().contains('3')));
}

#[test]
fn districts_are_understood_where_one_fits() {
    let mut desk = desk();
    let mut of = |district: &str| {
        let fields = json!({"name": ["示例公司"], "district": [district]});
        let paper =
            json!({"kind": "unit", "path": "submissions/example/units/shili/unit.yaml", "fields": fields});
        let judged = ask(&mut desk, &json!({"ask": "judge", "papers": [paper], "now": NOW}));
        let said = said(&judged, "district")
            .iter()
            .map(|one| one["message"].as_str().unwrap().to_owned())
            .collect::<Vec<_>>();
        (judged["files"][0]["text"].as_str().unwrap().to_owned(), said)
    };
    for text in ["示例市西湖区", "西湖", "高新区（西湖）"] {
        let (file, said) = of(text);
        assert!(file.contains("district: 西湖区\n"), "{text}: {file}");
        assert_eq!(said, ["已按“西湖区”读入"], "{text}");
    }
    let (file, said) = of("西湖区、滨江区");
    assert!(!file.contains("district:"), "{file}");
    assert!(said[0].contains("滨江区、西湖区"), "{said:?}");
    let (file, said) = of("海曙区");
    assert!(
        file.contains("district: 海曙区\n") && !said.iter().any(|one| one.contains("读入")),
        "{file} {said:?}"
    );
}

#[test]
fn an_interview_understands_what_is_certain() {
    let repository = Repository::valid();
    let answers = UNIT
        .replace("shili-xinqi\n", "Ｓhili_Xinqi\n")
        .replace("91330100MA0000000C", "９１３３０１００ｍａ0000000c")
        .replace("\nxihu\n", "\n科技局\n示例市西湖区科学技术局\n")
        .replace("\n西湖区\n", "\n西湖\n")
        .replace("\n50000\n", "\n约5亿\n5亿元\n")
        .replace("\n2020\n", "\n２０２０年度\n");
    let output = unit(&repository, &answers);
    snapshot("unit-in-other-words", &output.shown());
    assert_eq!(output.code, 0, "{}", output.shown());
    let written = repository.join("submissions/example/units/shili-xinqi/unit.yaml");
    let expected = {
        let repository = Repository::valid();
        assert_eq!(unit(&repository, UNIT).code, 0);
        fs::read_to_string(repository.join("submissions/example/units/shili-xinqi/unit.yaml")).unwrap()
    };
    assert_eq!(fs::read_to_string(written).unwrap(), expected);

    let answers =
        DEMAND.replace("\n36\n2500\n", "\n三年\n0.25亿\n").replace("\n光纤\n", "\n光纤，测温、封装\n");
    let output = demand(&repository, &answers);
    assert_eq!(output.code, 0, "{}", output.shown());
    for part in ["已改成：36", "已改成：2500", "即 2,500 万元", "已分成 3 个：光纤、测温、封装"]
    {
        assert!(output.stdout.contains(part), "{part}: {}", output.stdout);
    }
    let written =
        fs::read_to_string(repository.join("submissions/example/units/shili-xinqi/fiber-sensor.yaml"))
            .unwrap();
    for part in ["term_months: 36\n", "  total: 2500\n", "  - 光纤\n  - 测温\n  - 封装\n"] {
        assert!(written.contains(part), "{part}: {written}");
    }
    assert_eq!(repository.run(&["check", "--at", AT]).code, 0);
}
