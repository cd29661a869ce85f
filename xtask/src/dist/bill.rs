//! The bill of materials: every crate in the program, by name, version, licence and checksum, in the form of `CycloneDX` 1.5.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;

use anyhow::{Context as _, Result};
use serde_json::{Value, json};

use super::{VERSION, out, write};
use crate::tool::{Tool, root};

/// Its file name.
pub(super) fn file() -> String {
    format!("zhengji-{VERSION}.cdx.json")
}

pub(super) fn write_bill() -> Result<()> {
    let words = ["metadata", "--locked", "--format-version", "1"];
    let answer = Tool::cargo(&words).answer().context("cargo metadata failed")?;
    let metadata: Value = serde_json::from_str(&answer)?;
    let sums = checksums(&fs::read_to_string(root().join("Cargo.lock"))?);
    let used = used(&metadata);
    let mut components: BTreeMap<(String, String), Value> = BTreeMap::new();
    for package in list(&metadata["packages"]) {
        let text = |key: &str| package[key].as_str().unwrap_or_default().to_owned();
        if !used.contains(&text("id")) || text("name") == "zhengji" {
            continue;
        }
        let (name, version) = (text("name"), text("version"));
        let hashes: Vec<Value> = sums
            .get(&(name.clone(), version.clone()))
            .map(|sum| json!({"alg": "SHA-256", "content": sum}))
            .into_iter()
            .collect();
        let component = json!({
            "type": "library",
            "name": name,
            "version": version,
            "purl": format!("pkg:cargo/{name}@{version}"),
            "licenses": [{"expression": text("license").replace('/', " OR ")}],
            "hashes": hashes,
        });
        components.insert((name, version), component);
    }
    let bill = json!({
        "bomFormat": "CycloneDX",
        "specVersion": "1.5",
        "version": 1,
        "metadata": {"component": {
            "type": "application",
            "name": "zhengji",
            "version": VERSION,
            "purl": format!("pkg:cargo/zhengji@{VERSION}"),
            "licenses": [{"license": {"id": "Apache-2.0"}}],
        }},
        "components": components.into_values().collect::<Vec<_>>(),
    });
    write(&out().join(file()), format!("{bill:#}\n"))
}

fn list(value: &Value) -> &[Value] {
    value.as_array().map(Vec::as_slice).unwrap_or_default()
}

/// The ids of all that the program is made of, on whatever system; what only tests and builds need is no part of it.
fn used(metadata: &Value) -> BTreeSet<String> {
    let nodes: BTreeMap<&str, &Value> = list(&metadata["resolve"]["nodes"])
        .iter()
        .filter_map(|node| Some((node["id"].as_str()?, node)))
        .collect();
    let first = list(&metadata["packages"]).iter().find(|package| package["name"] == "zhengji");
    let mut left: Vec<&str> = first.and_then(|package| package["id"].as_str()).into_iter().collect();
    let mut used = BTreeSet::new();
    while let Some(id) = left.pop() {
        if !used.insert(id.to_owned()) {
            continue;
        }
        for dependency in nodes.get(id).map(|node| list(&node["deps"])).unwrap_or_default() {
            if list(&dependency["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()) {
                left.extend(dependency["pkg"].as_str());
            }
        }
    }
    used
}

/// The checksums of `Cargo.lock`, by name and version.
fn checksums(lock: &str) -> BTreeMap<(String, String), String> {
    let mut sums = BTreeMap::new();
    for package in lock.split("[[package]]").skip(1) {
        let value = |key: &str| {
            let line = package.lines().find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \""))?;
            line.strip_suffix('"').map(str::to_owned)
        };
        if let (Some(name), Some(version), Some(sum)) = (value("name"), value("version"), value("checksum")) {
            sums.insert((name, version), sum);
        }
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::checksums;

    #[test]
    fn checksums_stand_in_the_lock_file() {
        let lock = "version = 4\n\n[[package]]\nname = \"a\"\nversion = \"1.0.0\"\nchecksum = \"00ff\"\n\n[[package]]\nname = \"b\"\nversion = \"0.1.0\"\n";
        let sums = checksums(lock);
        assert_eq!(sums[&("a".to_owned(), "1.0.0".to_owned())], "00ff");
        assert_eq!(sums.len(), 1);
    }
}
