//! Nothing private reaches an output: every field that is not public is given a mark, and every byte that leaves the
//! program is searched for them.

use std::collections::BTreeMap;

use zhengji::document::{Node, Syntax, Value};
use zhengji::schema::{Kind, private_spans};

use crate::fixture::{Files, base, files};
use crate::program::Repository;

fn kind(path: &str) -> Option<Kind> {
    match path.split('/').collect::<Vec<_>>().as_slice() {
        ["call.yaml"] => Some(Kind::Call),
        ["units", _, "unit.yaml"] => Some(Kind::Unit),
        ["units", ..] => Some(Kind::Demand),
        ["departments", _, "department.yaml"] => Some(Kind::Department),
        ["departments", _, "recommendation.yaml"] => Some(Kind::Recommendation),
        ["comments", _] => Some(Kind::Comment),
        _ => None,
    }
}

/// Puts a mark into every private value that takes one: text gets a word, money gets digits of its own.
fn plant(call: &Files) -> (Files, Vec<String>) {
    let schemas = zhengji::built_in::schemas(&BTreeMap::new()).unwrap();
    let mut marks = Vec::new();
    let mut planted = call.clone();
    for (path, bytes) in call {
        let Some(kind) = kind(path) else { continue };
        let parsed = zhengji::document::parse(&path.as_str().into(), bytes, Syntax::Yaml);
        let document = parsed.document.unwrap();
        let mut spans = private_spans(schemas.get(kind), &document.root);
        spans.sort();
        let mut text = document.text.to_string();
        for span in spans.into_iter().rev() {
            let range = span.start.offset as usize..span.end.offset as usize;
            let node = find(&document.root, &|node| node.span == span).unwrap();
            let mark = match &node.value {
                Value::String(text) if text.contains('@') => format!("canary{}@canary.example", marks.len()),
                // Codes, dates, references and file names must keep their form; they are no free text.
                Value::String(text)
                    if text.is_ascii() && !text.contains(' ') && !text.starts_with("0571-") =>
                {
                    continue;
                }
                Value::String(_) => format!("CANARY{}", marks.len()),
                Value::Number(number) if number.raw().len() > 2 && number.raw() != "2020" => {
                    format!("{}.7131", number.raw().split('.').next().unwrap())
                }
                _ => continue,
            };
            text.replace_range(range, &mark);
            marks.push(mark);
        }
        planted.insert(path.clone(), text.into_bytes());
    }
    (planted, marks)
}

fn find<'a>(node: &'a Node, wanted: &dyn Fn(&Node) -> bool) -> Option<&'a Node> {
    if wanted(node) && !matches!(node.value, Value::Mapping(_) | Value::Sequence(_)) {
        return Some(node);
    }
    let below = node.entries().iter().map(|entry| &entry.value).chain(node.items());
    below.into_iter().find_map(|inner| find(inner, wanted))
}

fn sample() -> Files {
    files(&std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("submissions/hangzhou-2021-1"))
}

#[test]
fn no_private_value_reaches_the_site() {
    let (call, marks) = plant(&sample());
    assert!(marks.len() > 100, "only {} marks", marks.len());
    let repository = Repository::new(&call);
    let output = repository.run(&["build", "--at", "2021-06-20T12:00:00+08:00"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let site = files(&repository.join("public"));
    assert!(site.len() > 60);
    for page in ["comments/index.html", "comments/new/index.html", "guideline/changes/index.html"] {
        assert!(site.contains_key(page), "{page}");
    }
    let mut archives = 0;
    for (path, bytes) in &site {
        let text = if path.ends_with(".xlsx") || path.ends_with(".docx") {
            archives += 1;
            unpacked(bytes)
        } else {
            String::from_utf8_lossy(bytes).into_owned()
        };
        for word in ["CANARY", "canary", ".7131"] {
            assert!(!text.contains(word), "{path} holds a private value");
        }
        // The scans are for comparison only: neither they nor their names are published. Forms and rules name an example.
        let tells = path.starts_with("data/schema/") || path.ends_with("rules/index.html");
        for word in ["stamped.pdf", "%PDF"].iter().filter(|_| !tells) {
            assert!(!text.contains(word), "{path} holds {word}");
        }
    }
    assert!(archives > 20, "only {archives} office files");
}

/// Every part of an office file, one after the other.
fn unpacked(bytes: &[u8]) -> String {
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        let mut part = archive.by_index(index).unwrap();
        text.push_str(part.name().unwrap().as_ref());
        std::io::Read::read_to_string(&mut part, &mut text).unwrap();
    }
    text
}

/// The same search finds the marks where they are meant to be.
#[test]
fn internal_tables_hold_what_public_ones_do_not() {
    let (call, _) = plant(&sample());
    let repository = Repository::new(&call);
    for format in ["xlsx", "docx"] {
        for (out, internal) in [("public-table", false), ("t-内部", true)] {
            let name = format!("{out}.{format}");
            let mut arguments = vec!["table", "--all", "--at", "2021-06-20T12:00:00+08:00", "--out", &name];
            arguments.extend(internal.then_some("--internal"));
            let output = repository.run(&arguments);
            assert_eq!(output.code, 0, "{}", output.shown());
            let text = unpacked(&std::fs::read(repository.join(&name)).unwrap());
            assert_eq!(text.contains("CANARY"), internal, "{name}");
        }
    }
}

#[test]
fn no_private_value_reaches_a_report() {
    tell_without_private_values(&sample());
}

/// The base call alone, which has everything that can be private in a few files.
#[test]
fn no_private_value_of_the_example_reaches_a_report() {
    tell_without_private_values(&base());
}

fn tell_without_private_values(call: &Files) {
    let (call, marks) = plant(call);
    assert!(marks.len() > 10, "only {} marks", marks.len());
    let repository = Repository::new(&call);
    // Faults on and beside private values, in files that parse and in one that does not.
    for path in call.keys().filter(|path| path.ends_with("unit.yaml")) {
        let text = std::fs::read_to_string(repository.join(&format!("submissions/example/{path}"))).unwrap();
        let broken = text.replace("phone: ", "phone: [").replace("audited: ", "audited: maybe ");
        let broken =
            if path.len() % 2 == 0 { broken } else { text.replace("  year: 2020", "  year: [2020]") };
        // Comments behind private values, also where the value is below.
        let remarked = |line: &str| {
            let private = ["  year:", "  phone:", "  main_revenue:", "finance:", "contact:"];
            let hash = if private.iter().any(|key| line.starts_with(key)) { " # canary" } else { "" };
            format!("{line}{hash}\n")
        };
        let broken: String = broken.lines().map(remarked).collect();
        // A figure with its unit has a certain cure, which repeats the figure.
        let broken = broken.replace(".7131\n", ".7131万元\n");
        repository.write(&format!("submissions/example/{path}"), broken.as_bytes());
    }
    for format in ["human", "json", "github", "gitlab", "sarif", "junit", "rdjson", "markdown"] {
        for lang in ["zh", "en"] {
            let output = repository.run(&["check", "--format", format, "--lang", lang]);
            assert_eq!(output.code, 1, "{}", output.shown());
            for word in ["CANARY", "canary", ".7131"] {
                assert!(!output.stdout.contains(word), "{format}: {}", output.stdout);
                assert!(!output.stderr.contains(word), "{format}: {}", output.stderr);
            }
        }
    }
}

/// Whoever knows one of two figures and their ratio knows the other.
#[test]
fn no_ratio_of_private_figures_reaches_a_report() {
    let repository = Repository::valid();
    let unit = "submissions/example/units/shili-yiqi/unit.yaml";
    let text = std::fs::read_to_string(repository.join(unit)).unwrap();
    let figure = |key: &str, line: &str, value: &str| {
        if line.trim_start().starts_with(key) { format!("  {key} {value}") } else { line.to_owned() }
    };
    let text: String = text
        .lines()
        .map(|line| figure("rd_expense:", &figure("main_revenue:", line, "98713"), "1377") + "\n")
        .collect();
    repository.write(unit, text.as_bytes());
    for format in ["human", "json", "github", "gitlab", "sarif", "junit", "rdjson", "markdown"] {
        let output = repository.run(&["check", "--format", format, "--at", "2021-04-01T12:00:00+08:00"]);
        assert!(output.code == 1 && output.stdout.contains("rd-intensity"), "{}", output.shown());
        for word in ["1.39", "98713", "1377"] {
            assert!(!output.stdout.contains(word), "{format} tells {word}: {}", output.stdout);
        }
    }
}
