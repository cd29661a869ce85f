//! A call of any files: judged by all rules, told in every format, its site rendered where nothing is wrong. The input is files
//! over the valid call of the tests: after each NUL byte a path, a line break, the content.

#![no_main]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zhengji::call::{ReadFile, public, read_file};
use zhengji::diagnostic::catalog::{Catalog, Language, Reveal};
use zhengji::check::{OneByOne, Options, check};
use zhengji::report::{Format, GitHub, GitLab, Human, JUnit, Json, Markdown, RdJson, Report, Sarif};
use zhengji::schema::SchemaSet;
use zhengji::site;
use zhengji::source::{Content, File};

static SCHEMAS: LazyLock<SchemaSet> = LazyLock::new(|| zhengji::built_in::schemas(&BTreeMap::new()).unwrap());
static CATALOG: LazyLock<Catalog> = LazyLock::new(|| zhengji::built_in::catalog(Language::Chinese));

/// The valid call of the tests.
static BASE: LazyLock<BTreeMap<String, Vec<u8>>> = LazyLock::new(|| {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../tests/fixtures/base");
    let mut files = BTreeMap::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for entry in std::fs::read_dir(&folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let name = path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned();
                files.insert(name, std::fs::read(&path).unwrap());
            }
        }
    }
    files
});

fuzz_target!(|data: &[u8]| {
    let mut files = BASE.clone();
    for one in data.split(|byte| *byte == 0).filter(|one| !one.is_empty()).take(12) {
        let end = one.iter().position(|byte| *byte == b'\n').unwrap_or(one.len());
        let path = String::from_utf8_lossy(&one[..end]).into_owned();
        files.insert(path, one.get(end + 1..).unwrap_or_default().to_vec());
    }
    let read: Vec<ReadFile> = files
        .into_iter()
        .map(|(path, bytes)| {
            let path = format!("submissions/x/{path}").into();
            read_file("x", &File { path, content: Content::Bytes(bytes) }, &SCHEMAS)
        })
        .collect();
    let options = Options::new(&SCHEMAS, "2021-04-01T04:00:00Z".parse().unwrap());
    let judgement = check("x", &read, &options, &OneByOne);
    let report = Report {
        diagnostics: &judgement.diagnostics,
        sources: &judgement.sources,
        checked: judgement.counts,
        call: "x",
        effect: &[],
        catalog: &CATALOG,
    };
    let human = Human { width: Some(80), reveal: Reveal::PublicOnly };
    let formats: [&dyn Format; 8] = [&human, &Json, &GitHub, &GitLab, &Sarif, &JUnit, &RdJson, &Markdown];
    for (number, format) in formats.into_iter().enumerate() {
        let mut out = Vec::new();
        format.write(&report, &mut out).expect("memory takes everything");
        let text = String::from_utf8(out).expect("reports are UTF-8");
        if number == 1 {
            serde_json::from_str::<serde_json::Value>(&text).expect("the JSON report is JSON");
        }
    }
    if !diagnostics.iter().any(zhengji::diagnostic::Diagnostic::is_error) {
        let public = public::view(&model.call, &SCHEMAS).expect("a call without errors has a public view");
        let source = site::CallSource { call: &public, schemas: &SCHEMAS, now: terms.now };
        site::render(&[source], &BTreeMap::new(), &|_, _| Ok(())).expect("and a site");
    }
});
