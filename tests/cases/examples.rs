//! The examples that the registry shows on the reference page do what they say.

use libtest_mimic::Trial;
use serde_json::Value;
use zhengji::call::assemble;
use zhengji::document::{Node, Value as Yaml};
use zhengji::rules::{ExampleFile, ExampleWords, RULES};

use crate::circumstances;
use crate::fixture::{Files, base, judge, read};

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

/// An example of the registry in the words of the base call.
fn example(changes: &[ExampleFile]) -> Vec<(String, String)> {
    let files = base();
    let read = read(files.iter().filter(|(path, _)| *path == "call.yaml"));
    let settings = assemble("example", &read).0.settings.unwrap();
    let filled = ExampleWords::of(&settings).example(changes);
    assert_eq!(filled.len(), changes.len(), "{changes:?} wants what the base call has not");
    filled
}

fn apply(changes: &[ExampleFile]) -> Files {
    applied(&example(changes))
}

fn applied(changes: &[(String, String)]) -> Files {
    let changes: Vec<(&str, &str)> =
        changes.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let mut call = base();
    if changes.iter().any(|(path, _)| ["clock", "actor"].contains(path)) {
        let paths: Vec<_> =
            changes.iter().map(|(path, _)| *path).filter(|path| !circumstances::is_one(path)).collect();
        call.insert("changed".to_owned(), paths.join("\n").into_bytes());
    }
    for (path, text) in &changes {
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

pub(crate) fn trials() -> impl Iterator<Item = Trial> {
    let examples = RULES.iter().flat_map(|rule| {
        let name = |of: &str| format!("examples::{}::{of}", rule.id);
        [
            crate::trial(name("passes"), || {
                // One that is the base call in other words would pass whatever the rule says.
                assert!(differs_from_base(rule.passes), "{:?} changes nothing", rule.passes);
                let judged = judge(&apply(rule.passes));
                assert!(judged.diagnostics.is_empty(), "{}", judged.report);
            }),
            crate::trial(name("fails"), || {
                let judged = judge(&apply(rule.fails));
                assert!(judged.rules().contains(&rule.id), "{}", judged.report);
            }),
        ]
    });
    examples.chain(chosen_severities())
}

/// Whether a file of the call, or a circumstance under which it is judged, is another than in the base call. Documents are
/// compared as what they say.
fn differs_from_base(changes: &[ExampleFile]) -> bool {
    let (base, call) = (base(), apply(changes));
    example(changes).iter().any(|(path, _)| {
        let said = |files: &Files| files.get(path).map(|bytes| parse(bytes).ok_or_else(|| bytes.clone()));
        said(&call) != said(&base)
    })
}

/// Rows of `severity:` in call.yaml: whatever may be chosen is honoured, by every way in which a rule reports.
fn chosen_severities() -> impl Iterator<Item = Trial> {
    RULES.iter().filter(|rule| rule.severity_chosen).map(|rule| {
        crate::trial(format!("severity::{}", rule.id), || {
            let choice = format!("severity: {{{}: warning}}", rule.id);
            let mut changes = example(rule.fails);
            changes.push(("call.yaml".to_owned(), choice));
            let mut call = applied(&changes);
            // The example may say itself what is proposed; that call.yaml is chosen otherwise is not part of it.
            call.entry("changed".to_owned()).and_modify(|changed| {
                let text = String::from_utf8_lossy(changed).into_owned();
                *changed = text.replace("call.yaml\n", "").replace("\ncall.yaml", "").into_bytes();
            });
            let judged = judge(&call);
            let own: Vec<_> = judged.diagnostics.iter().filter(|fault| fault.rule == rule.id).collect();
            assert!(own.iter().any(|fault| !fault.is_error()), "{}", judged.report);
            // What is recommended beyond a quota stays an error, whatever is chosen for what is submitted.
            let is_chosen = |path: &str| !path.contains("/departments/");
            let stays =
                own.iter().filter(|fault| is_chosen(&fault.location.path)).any(|fault| fault.is_error());
            assert!(!stays, "{}", judged.report);
        })
    })
}
