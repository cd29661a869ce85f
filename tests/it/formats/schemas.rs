//! JSON and SARIF against their schemas.

use jsonschema::Validator;
use serde_json::Value;
use zhengji::diagnostic::catalog::Language;
use zhengji::report::{Json, Sarif};
use zhengji::rules::RULES;

use super::{for_many_calls, parse, tell};
use crate::fixture::{base, folder, judge_as};

fn schema(text: &str) -> Validator {
    jsonschema::options().should_validate_formats(true).build(&parse(text)).unwrap()
}

fn assert_fits(validator: &Validator, report: &str) {
    let instance = parse(report);
    let errors: Vec<String> =
        validator.iter_errors(&instance).map(|error| format!("{}: {error}", error.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}\n{report}");
}

#[test]
fn json_fits_its_own_schema() {
    let text = include_str!("../../../docs/report.schema.json");
    let validator = schema(text);
    for language in [Language::Chinese, Language::English] {
        for_many_calls(|call| assert_fits(&validator, &judge_as(call, language, &Json).report));
    }
    for (name, broken) in [
        ("an unknown key", text.replace("\"call\":", "\"cal\":")),
        ("another version", text.replace("\"const\": 1", "\"const\": 2")),
    ] {
        assert!(!schema(&broken).is_valid(&parse(&tell(&base(), &Json))), "{name} passes");
    }
}

/// Asserts that every property is described, itself or where it refers to; gives their number.
fn keys(at: &str, schema: &Value, root: &Value) -> usize {
    let Some(properties) = schema["properties"].as_object() else { return 0 };
    let below = properties.iter().map(|(key, property)| {
        let reference = property["$ref"].as_str().map(|path| path.trim_start_matches("#/$defs/"));
        let described = |schema: &Value| schema["description"].as_str().is_some_and(|text| text.len() > 5);
        let there = reference.is_some_and(|name| described(&root["$defs"][name]));
        assert!(described(property) || there, "{at}/{key}");
        keys(&format!("{at}/{key}"), property, root)
    });
    properties.len() + below.sum::<usize>()
}

#[test]
fn the_json_schema_describes_every_key() {
    let schema = parse(include_str!("../../../docs/report.schema.json"));
    let definitions = [&schema].into_iter().chain(schema["$defs"].as_object().unwrap().values());
    assert!(definitions.map(|one| keys("", one, &schema)).sum::<usize>() > 30);
}

#[test]
fn the_documented_report_fits_the_schema() {
    let documentation = include_str!("../../../docs/formats.md");
    let (_, example) = documentation.split_once("## json\n").unwrap();
    let (_, example) = example.split_once("```json\n").unwrap();
    let (example, _) = example.split_once("```").unwrap();
    assert_fits(&schema(include_str!("../../../docs/report.schema.json")), example);
}

#[test]
fn sarif_fits_the_published_schema() {
    let text = std::fs::read_to_string(folder("formats").join("sarif-2.1.0.schema.json")).unwrap();
    // A bracket too many in the published file: no strict reader of patterns takes it. What was meant is plain.
    let slip = r"^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(text.contains(slip));
    let validator = schema(&text.replace(slip, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$"));
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })));
    for language in [Language::Chinese, Language::English] {
        for_many_calls(|call| {
            let report = judge_as(call, language, &Sarif).report;
            assert_fits(&validator, &report);
            let run = &parse(&report)["runs"][0];
            for result in run["results"].as_array().unwrap() {
                let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
                assert_eq!(run["tool"]["driver"]["rules"][index]["id"], result["ruleId"]);
            }
        });
    }
}

#[test]
fn sarif_tells_each_rule_with_its_clause_and_how_to_mend() {
    let mut call = base();
    let unit = String::from_utf8(call["units/shili-yiqi/unit.yaml"].clone()).unwrap();
    let unit = unit.replace("rd_expense: 2000", "rd_expense: 900");
    call.insert("units/shili-yiqi/unit.yaml".to_owned(), unit.into_bytes());
    let log = parse(&tell(&call, &Sarif));
    let found: Vec<_> =
        log["runs"][0]["results"].as_array().unwrap().iter().map(|one| &one["ruleId"]).collect();
    assert!(!found.is_empty());
    let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().unwrap();
    assert_eq!(rules.len(), RULES.len());
    for (told, rule) in rules.iter().zip(RULES) {
        assert_eq!(told["id"], rule.id);
        for key in ["text", "markdown"] {
            let help = told["help"][key].as_str().unwrap();
            assert!(help.contains("怎么改"), "{help}");
            // What the notice says is told with what was found: it is the call that quotes it.
            assert_eq!(
                help.contains("依据：通知") || help.contains("依据**：通知"),
                found.contains(&&told["id"]),
                "{help}"
            );
        }
        assert_eq!(told["defaultConfiguration"]["level"], rule.severity.key());
    }
}
