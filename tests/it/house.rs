//! What holds for the source files themselves.

use std::fs;
use std::path::Path;

use walkdir::WalkDir;
use zhengji::rules::RULES;

/// Source files and scripts of pages by their path, without comments of whole lines.
fn sources() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut found = Vec::new();
    for folder in ["src", "engine/src", "site-templates"] {
        for entry in WalkDir::new(root.join(folder)).into_iter().filter_map(Result::ok) {
            let wanted = entry.path().extension().is_some_and(|end| end == "rs" || end == "js");
            if wanted {
                let text = fs::read_to_string(entry.path()).unwrap();
                let code: Vec<&str> =
                    text.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
                let path = entry.path().strip_prefix(root).unwrap().to_str().unwrap().replace('\\', "/");
                found.push((path, code.join("\n")));
            }
        }
    }
    assert!(found.len() > 200, "that is not the house");
    found
}

/// Whoever asks what sort of rule it is asks its row. Words that are names of other things, too (`path`, `owner`), only count
/// where a rule is meant.
#[test]
fn no_rule_is_named_outside_of_its_own_file() {
    let mut strays = Vec::new();
    for (path, code) in sources() {
        for rule in RULES {
            let own = format!("/{}.rs", rule.id.replace('-', "_"));
            if path.ends_with(&own) {
                continue;
            }
            let literal = format!("\"{}\"", rule.id);
            let compared = ["rule == ", "rule === ", "rule != ", "rule !== "]
                .iter()
                .any(|asked| code.contains(&format!("{asked}{literal}")));
            if compared || rule.id.contains('-') && code.contains(&literal) {
                strays.push(format!("{path}: {}", rule.id));
            }
        }
    }
    assert!(strays.is_empty(), "{strays:#?}");
}

/// Safari before 16.4 reads nothing of a script that looks behind in an expression, and its reader has no form.
#[test]
fn scripts_of_pages_look_behind_in_no_expression() {
    let scripts = sources().into_iter().filter(|(path, _)| path.ends_with(".js"));
    let behind = scripts.filter(|(_, code)| ["(?<!", "(?<="].iter().any(|asked| code.contains(asked)));
    assert_eq!(behind.map(|(path, _)| path).collect::<Vec<_>>(), [""; 0]);
}
