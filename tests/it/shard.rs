//! A check cut into shares has the outcome of one check, whatever is wrong with the call.

use std::fs;

use crate::fixture::{Files, base};
use crate::program::{Output, Repository};

const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];

/// A call with every sort of fault: in the bytes, the form, one file, and across files.
fn faulty(units: usize) -> Files {
    let mut call = base();
    let text = |call: &Files, path: &str| String::from_utf8(call[path].clone()).unwrap();
    let (unit, demand) =
        (text(&call, "units/shili-yiqi/unit.yaml"), text(&call, "units/shili-yiqi/sensor.yaml"));
    for number in 0..units {
        let folder = format!("units/shili-{number:03}");
        let mut demand = demand.replace("domain: new-materials", "domain: agriculture");
        demand = match number % 8 {
            0 => demand.replace("title:", "titel:"),
            1 => demand.replace("keywords:", "keywords: *x\n_:"),
            2 => format!("{}foundation: 待定\n", demand.replace("已完成实验室样件试制。", "无")),
            3 => format!("{demand}note: |\n  机密★10年\n"),
            4 => format!("{demand}# 联系 13800138000\n"),
            5 => demand.replace("budget:", "budget: [1, 2]\nbudgets:"),
            6 => format!("\u{FEFF}{demand}\u{202E}"),
            _ => demand,
        };
        // The same credit code everywhere, and twice as many demands as a unit has places for.
        call.insert(format!("{folder}/unit.yaml"), unit.clone().into_bytes());
        call.insert(format!("{folder}/one.yaml"), demand.clone().into_bytes());
        call.insert(format!("{folder}/two.yaml"), demand.into_bytes());
    }
    call.insert("units/shili-000/Three.yaml".to_owned(), b"title: x\n".to_vec());
    call.insert("units/shili-001/three.yml".to_owned(), vec![0xFF, 0xFE, 0]);
    call.insert("units/without-unit/one.yaml".to_owned(), b"title: [\n".to_vec());
    let ranks = text(&call, "departments/xihu/recommendation.yaml");
    call.insert(
        "departments/xihu/recommendation.yaml".to_owned(),
        ranks.replacen("rank: 3", "rank: 9", 1).into_bytes(),
    );
    call
}

/// Writes the shares of a check. Gives their names in an order that must not matter.
fn cut(repository: &Repository, of: usize) -> Vec<String> {
    let write = |number: usize| {
        let (share, out) = (format!("{number}/{of}"), format!("share-{number}-of-{of}"));
        let output =
            repository.run(&["check", "--shard", &share, "--out", &out, AT[0], AT[1], "--lang", "en"]);
        assert_eq!((output.code, &*output.stdout), (0, ""), "{}", output.shown());
        out
    };
    (1..=of).rev().map(write).collect()
}

fn merge(repository: &Repository, format: &str, shares: &[String]) -> Output {
    let words = ["check", AT[0], AT[1], "--format", format, "--merge"];
    repository.run(&words.into_iter().chain(shares.iter().map(String::as_str)).collect::<Vec<_>>())
}

/// The rules that a JSON report names, once for each fault.
fn rules(report: &str) -> Vec<String> {
    let report: serde_json::Value = serde_json::from_str(report).unwrap();
    let faults = report["diagnostics"].as_array().unwrap();
    faults.iter().map(|fault| fault["rule"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn shares_put_together_say_what_one_check_says() {
    let repository = Repository::new(&faulty(70));
    let cut: Vec<_> = [1, 2, 7].into_iter().map(|of| cut(&repository, of)).collect();
    for format in ["json", "human", "sarif"] {
        let whole = repository.run(&["check", AT[0], AT[1], "--format", format]);
        assert_eq!(whole.code, 1);
        if format == "json" {
            let rules = rules(&whole.stdout);
            assert!(rules.len() > 500, "only {} faults", rules.len());
            let found = |rule: &str| rules.iter().any(|one| one == rule);
            for rule in ["path", "text", "yaml", "schema", "not-blank", "declared-unclassified"] {
                assert!(found(rule), "no fault of {rule} in single files");
            }
            for rule in ["no-personal-data", "unit-once", "quota", "ranking", "recommended", "similar"] {
                assert!(found(rule), "no fault of {rule}");
            }
        }
        for shares in &cut {
            let merged = merge(&repository, format, shares);
            assert_eq!(merged.code, 1);
            assert!(merged.stdout == whole.stdout, "{} shares, {format}", shares.len());
        }
    }
}

#[test]
fn more_shares_than_files_and_nothing_wrong() {
    let repository = Repository::valid();
    let whole = repository.run(&["check", AT[0], AT[1], "--format", "json"]);
    let merged = merge(&repository, "json", &cut(&repository, 15));
    assert_eq!((merged.code, merged.stdout), (0, whole.stdout));
}

#[test]
fn a_revision_is_shared_like_the_work_tree() {
    let repository = Repository::new(&faulty(8));
    for words in [
        &["init", "--quiet"][..],
        &["add", "."],
        &["-c", "user.name=x", "-c", "user.email=x@example.org", "commit", "--quiet", "-m", "x"],
    ] {
        assert!(
            std::process::Command::new("git")
                .args(words)
                .current_dir(repository.path())
                .status()
                .unwrap()
                .success()
        );
    }
    let words = ["--rev", "HEAD", "--format", "json"];
    let whole = repository.run(&[&["check", AT[0], AT[1]][..], &words].concat());
    fs::remove_dir_all(repository.join("submissions/example/units")).unwrap();
    let merged = {
        let mut merge = vec!["check", AT[0], AT[1], "--rev", "HEAD", "--format", "json", "--merge"];
        for (share, out) in [("1/2", "one"), ("2/2", "two")] {
            let shard = ["check", "--shard", share, "--out", out, "--rev", "HEAD", AT[0], AT[1]];
            assert_eq!(repository.run(&shard).code, 0);
            merge.push(out);
        }
        repository.run(&merge)
    };
    assert_eq!(merged.code, 1);
    assert!(merged.stdout == whole.stdout);
}

#[test]
fn what_does_not_belong_together_is_not_merged() {
    let repository = Repository::valid();
    let shard = |share: &str, out: &str| {
        assert_eq!(repository.run(&["check", "--shard", share, "--out", out, AT[0], AT[1]]).code, 0);
    };
    let merge = |files: &[&str]| {
        let output = repository.run(&[&["check", AT[0], AT[1], "--merge"], files].concat());
        assert_eq!((output.code, &*output.stdout), (2, ""), "{}", output.shown());
        output.stderr
    };
    shard("1/3", "one");
    shard("2/3", "two");
    shard("3/3", "three");
    shard("1/2", "half");
    let mut told =
        vec![merge(&["one", "three"]), merge(&["one", "two", "two", "three"]), merge(&["half", "two"])];
    fs::write(repository.join("cut"), &fs::read(repository.join("two")).unwrap()[..200]).unwrap();
    fs::write(repository.join("other"), b"no share").unwrap();
    told.extend([merge(&["one", "cut", "three"]), merge(&["other"]), merge(&["absent"])]);
    // One more file, and the shares made before it are of another check.
    repository.write("submissions/example/comments/2021-04-02-abc.yaml", b"x: 1\n");
    shard("2/3", "two");
    told.push(merge(&["one", "two", "three"]));
    insta::with_settings!({ snapshot_path => "../snapshots/shard", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("not-merged", told.concat());
    });
    let wrong = repository.run(&["check", "--shard", "4/3", "--out", "x"]);
    assert_eq!(wrong.code, 2);
    assert!(!repository.join("x").exists());
}

#[test]
fn times_go_to_standard_error() {
    let repository = Repository::valid();
    for command in ["check", "build"] {
        let plain = repository.run(&[command, AT[0], AT[1]]);
        let timed = repository.run(&[command, AT[0], AT[1], "--timings"]);
        assert_eq!((timed.code, timed.stdout), (0, plain.stdout));
        for stage in ["读取", "解析", "表单", "规则", "合计"] {
            assert!(timed.stderr.contains(stage), "{}", timed.stderr);
        }
        assert_eq!(timed.stderr.contains("生成页面") && timed.stderr.contains("写入"), command == "build");
    }
}
