//! More faults than anybody can read.

use super::AT;
use crate::fixture::base;
use crate::program::Repository;

/// A file that is no form, of every sort.
fn bad(number: usize) -> Vec<u8> {
    match number % 5 {
        0 => b"title: [\n".to_vec(),
        1 => vec![0xFF; 40],
        2 => b"- a\n- b\n".to_vec(),
        3 => "标题：甲\n领域：乙\n".into(),
        _ => Vec::new(),
    }
}

#[test]
fn ten_thousand_bad_files_are_counted_and_not_all_shown() {
    let mut call = base();
    for number in 0..10_000 {
        call.insert(format!("units/shili-yiqi/bad-{number:05}.yaml"), bad(number));
    }
    let repository = Repository::new(&call);
    let told = repository.run(&["check", AT[0], AT[1]]);
    assert_eq!(told.code, 1);
    assert!(told.stdout.len() < 1_000_000, "{} bytes", told.stdout.len());
    let shown = told.stdout.lines().filter(|line| line.contains("错误[")).count();
    assert_eq!(shown, 500);
    let summary = told.stdout.lines().find(|line| line.starts_with("共发现")).unwrap();
    let json = repository.run(&["check", AT[0], AT[1], "--format", "json"]);
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    let errors = report["counts"]["errors"].as_u64().unwrap();
    assert!(errors >= 10_000, "{errors}");
    assert!(summary.contains(&format!(" {errors} 处错误")), "{summary}");
    let files: std::collections::BTreeSet<&str> = report["diagnostics"]
        .as_array()
        .unwrap()
        .iter()
        .filter_map(|fault| fault["path"].as_str().filter(|path| path.contains("/bad-")))
        .collect();
    assert_eq!(files.len(), 10_000, "every bad file is told to programs");
}
