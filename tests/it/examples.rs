//! The examples that the registry shows on the reference page do what they say.

use serde_json::Value;
use zhengji::diagnostic::catalog::Language;
use zhengji::document::{Node, Value as Yaml};
use zhengji::rules::RULES;

use crate::circumstances;
use crate::fixture::{Files, base, judge};

/// A node as JSON, which is YAML too.
fn json(node: &Node) -> Value {
    match &node.value {
        Yaml::Null => Value::Null,
        Yaml::Bool(value) => Value::Bool(*value),
        Yaml::Number(number) => serde_json::from_str(number.raw()).unwrap(),
        Yaml::String(text) => Value::String(text.to_string()),
        Yaml::Sequence(items) => items.iter().map(json).collect(),
        Yaml::Mapping(entries) => Value::Object(
            entries.iter().map(|entry| (entry.key.text.to_string(), json(&entry.value))).collect(),
        ),
    }
}

fn parse(bytes: &[u8]) -> Option<Value> {
    let parsed = zhengji::document::parse(&"x.yaml".into(), bytes, zhengji::document::Syntax::Yaml);
    parsed.document.filter(|_| parsed.diagnostics.is_empty()).map(|document| json(&document.root))
}

/// Mappings are merged, null takes a key away, everything else is replaced.
fn merge(onto: &mut Value, change: Value) {
    match (onto, change) {
        (Value::Object(onto), Value::Object(change)) => {
            for (key, value) in change {
                if value.is_null() {
                    onto.remove(&key);
                } else {
                    merge(onto.entry(key).or_insert(Value::Null), value);
                }
            }
        }
        (onto, change) => *onto = change,
    }
}

fn apply(changes: &[(&str, &str)]) -> Files {
    let mut call = base();
    if changes.iter().any(|(path, _)| ["clock", "actor"].contains(path)) {
        let paths: Vec<_> =
            changes.iter().map(|(path, _)| *path).filter(|path| !circumstances::is_one(path)).collect();
        call.insert("changed".to_owned(), paths.join("\n").into_bytes());
    }
    for (path, text) in changes {
        if circumstances::is_one(path) {
            call.insert((*path).to_owned(), text.as_bytes().to_vec());
            continue;
        }
        // A new demand starts as a copy of the one beside it.
        let beside = path.starts_with("units/").then(|| call.get("units/shili-yiqi/sensor.yaml")).flatten();
        let before = call.get(*path).or(beside).cloned().unwrap_or_else(|| b"{}".to_vec());
        let after = match (parse(&before), parse(text.as_bytes())) {
            (Some(mut document), Some(change)) => {
                merge(&mut document, change);
                serde_json::to_vec_pretty(&document).unwrap()
            }
            // The change is itself no clean YAML: that is what it shows. It stands as written.
            _ => text.as_bytes().to_vec(),
        };
        call.insert((*path).to_owned(), after);
    }
    call
}

#[test]
fn examples_pass_and_fail() {
    for rule in RULES {
        let judged = judge(&apply(rule.passes));
        assert!(judged.diagnostics.is_empty(), "{} passes:\n{}", rule.id, judged.report);
        let judged = judge(&apply(rule.fails));
        assert!(judged.rules().contains(&rule.id), "{} fails:\n{}", rule.id, judged.report);
    }
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

/// Rows of `severity:` in call.yaml: whatever may be chosen is honoured, by every way in which a rule reports.
#[test]
fn a_severity_that_may_be_chosen_is_honoured() {
    for rule in RULES.iter().filter(|rule| rule.severity_chosen) {
        let choice = format!("severity: {{{}: warning}}", rule.id);
        let mut call = apply(&[rule.fails, &[("call.yaml", choice.as_str())]].concat());
        // The example may say itself what is proposed; that call.yaml is chosen otherwise is not part of it.
        call.entry("changed".to_owned()).and_modify(|changed| {
            let text = String::from_utf8_lossy(changed).into_owned();
            *changed = text.replace("call.yaml\n", "").replace("\ncall.yaml", "").into_bytes();
        });
        let judged = judge(&call);
        let own: Vec<_> = judged.diagnostics.iter().filter(|fault| fault.rule == rule.id).collect();
        assert!(!own.is_empty(), "{}:\n{}", rule.id, judged.report);
        assert!(own.iter().all(|fault| !fault.is_error()), "{}:\n{}", rule.id, judged.report);
    }
}
