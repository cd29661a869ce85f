//! The files below `data/`: whole, described, and what their description says.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use serde_json::Value;
use sha2::{Digest, Sha256};

use crate::fixture::{Files, files};
use crate::program::Repository;

fn data(call: &Files) -> Files {
    let repository = Repository::new(call);
    let output = repository.run(&["build", "--at", "2021-06-20T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    files(&repository.join("public/data"))
}

fn sample() -> Files {
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1"))
}

fn json(files: &Files, name: &str) -> Value {
    serde_json::from_slice(&files[name]).unwrap()
}

type Rows = Vec<BTreeMap<String, String>>;

/// A CSV file by the names in its first line.
fn csv(files: &Files, name: &str) -> Rows {
    let text = std::str::from_utf8(&files[name]).unwrap();
    let text = text.strip_prefix('\u{FEFF}').expect("a byte order mark");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let heads: Vec<String> = reader.headers().unwrap().iter().map(str::to_owned).collect();
    reader
        .records()
        .map(|record| heads.iter().cloned().zip(record.unwrap().iter().map(str::to_owned)).collect())
        .collect()
}

/// What the Frictionless standards ask of a package and of tables, on our own files. The tool itself says the same
/// (`cargo xtask test data`).
#[test]
fn the_package_describes_the_files_as_they_are() {
    let data = data(&sample());
    let package = json(&data, "datapackage.json");
    assert_eq!(package["licenses"][0]["name"], "CC-BY-4.0");
    let resources = package["resources"].as_array().unwrap();
    let mut names = BTreeSet::new();
    let mut tables: BTreeMap<&str, (Rows, &Value)> = BTreeMap::new();
    for resource in resources {
        let (name, path) = (resource["name"].as_str().unwrap(), resource["path"].as_str().unwrap());
        assert!(names.insert(name), "{name} twice");
        assert!(name.bytes().all(|b| b.is_ascii_lowercase() || b == b'-'), "{name}");
        let bytes = &data[path];
        assert_eq!(resource["bytes"], bytes.len());
        assert_eq!(resource["hash"], format!("sha256:{:x}", Sha256::digest(bytes)));
        if path.ends_with(".csv") {
            tables.insert(name, (csv(&data, path), &resource["schema"]));
        }
    }
    assert_eq!(tables.keys().copied().collect::<Vec<_>>(), ["demands", "indicators", "partners", "units"]);
    for (name, (rows, schema)) in &tables {
        assert!(!rows.is_empty(), "{name}");
        let fields = schema["fields"].as_array().unwrap();
        let heads: BTreeSet<&str> = rows[0].keys().map(String::as_str).collect();
        let described: BTreeSet<&str> = fields.iter().map(|field| field["name"].as_str().unwrap()).collect();
        assert_eq!(heads, described, "{name}");
        for field in fields {
            let id = field["name"].as_str().unwrap();
            assert!(
                !field["description"].as_str().unwrap_or_default().is_empty(),
                "{name}.{id} says nothing"
            );
            let values = rows.iter().map(|row| row[id].as_str()).filter(|value| !value.is_empty());
            for value in values {
                let fits = match field["type"].as_str().unwrap() {
                    "integer" => value.parse::<i64>().is_ok(),
                    "number" => value.parse::<rust_decimal::Decimal>().is_ok() && !value.contains(','),
                    "date" => value.parse::<jiff::civil::Date>().is_ok(),
                    "boolean" => value == "true" || value == "false",
                    "string" => true,
                    other => panic!("type {other}"),
                };
                assert!(fits, "{name}.{id}: {value}");
                if let Some(options) = field["constraints"]["enum"].as_array() {
                    assert!(options.iter().any(|option| option == value), "{name}.{id}: {value}");
                }
            }
        }
        let columns = |value: &Value| -> Vec<String> {
            let one = value.as_str().map(|one| vec![one.to_owned()]);
            one.unwrap_or_else(|| serde_json::from_value(value.clone()).unwrap())
        };
        let key = columns(&schema["primaryKey"]);
        let keys: BTreeSet<Vec<&str>> =
            rows.iter().map(|row| key.iter().map(|one| row[one].as_str()).collect()).collect();
        assert_eq!(keys.len(), rows.len(), "{name}: {key:?} is no key");
        for foreign in schema["foreignKeys"].as_array().into_iter().flatten() {
            let (here, there) = (columns(&foreign["fields"]), columns(&foreign["reference"]["fields"]));
            let other = &tables[foreign["reference"]["resource"].as_str().unwrap()].0;
            let known: BTreeSet<&str> = other.iter().map(|row| row[&there[0]].as_str()).collect();
            assert!(rows.iter().all(|row| known.contains(row[&here[0]].as_str())), "{name}: {here:?}");
        }
    }
}

#[test]
fn the_files_tell_the_same_story() {
    let data = data(&sample());
    let demands = csv(&data, "demands.csv");
    let records = json(&data, "demands.json");
    let records = records.as_array().unwrap();
    let lines: Vec<Value> = std::str::from_utf8(&data["demands.jsonl"])
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(*records, lines);
    assert_eq!(records.len(), demands.len());
    assert!(demands.len() >= 29);
    let mut indicators = 0;
    let mut partners = 0;
    for (row, record) in demands.iter().zip(records) {
        assert_eq!(record["id"], row["id"]);
        assert_eq!(record["title"].as_str().unwrap().trim(), row["title"]);
        assert!(record["budget"]["total"].is_number());
        assert_eq!(record["budget"]["total"].to_string(), row["budget_total"]);
        assert_eq!(record["unit"]["name"], row["unit_name"]);
        match record["recommendation"]["department"].as_str() {
            Some(department) => assert_eq!(department, row["recommended_by"]),
            None => assert_eq!((row["recommended_by"].as_str(), row["rank"].as_str()), ("", "")),
        }
        let items: Vec<&str> =
            record["guideline_items"].as_array().unwrap().iter().map(|item| item.as_str().unwrap()).collect();
        assert_eq!(items.join(";"), row["guideline_items"]);
        indicators += record["indicators"].as_array().unwrap().len();
        partners += record["partners"].as_array().unwrap().len();
    }
    assert_eq!(csv(&data, "indicators.csv").len(), indicators);
    assert_eq!(csv(&data, "partners.csv").len(), partners);
    let guideline = json(&data, "guideline.json");
    assert_eq!(guideline["items"].as_array().unwrap().len(), 6);
    assert!(guideline["items"][0]["body"].as_str().unwrap().contains('\n'));
    assert_eq!(json(&data, "comments.json").as_array().unwrap().len(), 10);
    assert_eq!(data.keys().filter(|path| path.starts_with("schema/")).count(), 8);
}

/// A title like a formula stays text in every file that a spreadsheet opens, and figures stay figures.
#[test]
fn formulas_are_neutralised_everywhere() {
    let mut call = sample();
    let path = "units/shili-linan-chem/electronic-grade-hydrofluoric-acid.yaml";
    let text = String::from_utf8(call[path].clone()).unwrap();
    let formula = "＝HYPERLINK(1)半导体级氢氟酸";
    call.insert(
        path.to_owned(),
        text.replacen("title: 半导体级氢氟酸", &format!("title: {formula}"), 1).into(),
    );
    let repository = Repository::new(&call);
    assert_eq!(repository.run(&["build", "--at", "2021-06-20T12:00:00+08:00"]).code, 0);
    let site = files(&repository.join("public"));
    let mut seen = 0;
    for (path, bytes) in site.iter().filter(|(path, _)| path.ends_with(".csv")) {
        let text = std::str::from_utf8(bytes).unwrap();
        if text.contains(formula) {
            seen += 1;
            assert!(text.contains(&format!("'{formula}")), "{path}");
            assert!(
                !text.contains(&format!(",{formula}")) && !text.contains(&format!("\n{formula}")),
                "{path}"
            );
        }
    }
    assert!(seen >= 5, "in {seen} files");
}
