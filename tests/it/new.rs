//! `zhengji new`, answered from a pipe.

use std::fs;

use crate::program::{Output, Repository};
use crate::sealing::{is_sealed, with_key};

pub(crate) const AT: &str = "2021-04-01T12:00:00+08:00";

pub(crate) const UNIT: &str = include_str!("../fixtures/answers/unit.txt");

pub(crate) const DEMAND: &str = include_str!("../fixtures/answers/demand.txt");

pub(crate) fn unit(repository: &Repository, answers: &str) -> Output {
    repository.answer(&["new", "unit", "--at", AT], answers.as_bytes())
}

pub(crate) fn demand(repository: &Repository, answers: &str) -> Output {
    repository.answer(&["new", "demand", "--at", AT], answers.as_bytes())
}

pub(crate) fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots/new", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn a_unit_and_its_demand_pass_the_check() {
    let repository = Repository::valid();
    let output = unit(&repository, UNIT);
    snapshot("unit-asked", &output.shown());
    assert_eq!(output.code, 0);
    let output = demand(&repository, DEMAND);
    snapshot("demand-asked", &output.shown());
    assert_eq!(output.code, 0);
    let folder = repository.join("submissions/example/units/shili-xinqi");
    snapshot("unit-written", &fs::read_to_string(folder.join("unit.yaml")).unwrap());
    snapshot("demand-written", &fs::read_to_string(folder.join("fiber-sensor.yaml")).unwrap());
    assert_eq!(repository.run(&["check", "--at", AT]).code, 0);
}

#[test]
fn wrong_answers_are_told_at_once() {
    let repository = Repository::valid();
    let answers = UNIT.replace("\n2500\n", "\n1450\n2500\n").replace("\n企业\n", "\n公司\n企业\n");
    let output = unit(&repository, &answers);
    assert_eq!(output.code, 0, "{}", output.stdout);
    for part in ["[rd-intensity]", "一(二)", "没有这个选项", "已改成：2600"] {
        assert!(output.stdout.contains(part), "{part}");
    }
    // Into a pipe: of two figures that are not public the ratio is none either.
    assert!(!output.stdout.contains("2.90"), "{}", output.stdout);
    let answers = DEMAND
        .replace("研制耐 1000", "请联系 13800138000\n.\n研制耐 1000")
        .replace("封接界面开裂\n", "机密★10年 界面\n封接界面开裂\n")
        .replace("\nnew-materials\n", "\n农业\nnew-materials\n");
    let output = demand(&repository, &answers);
    assert_eq!(output.code, 0, "{}", output.stdout);
    for part in ["[no-personal-data]", "[declared-unclassified]", "没有这个选项"] {
        assert!(output.stdout.contains(part), "{part}");
    }
    for secret in ["13800138000", "机密★"] {
        assert!(!output.shown().contains(secret), "{secret}");
    }
}

#[test]
fn an_answer_can_be_kept_and_mended_later() {
    let repository = Repository::valid();
    let output = unit(&repository, &UNIT.replace("\n2500\n", "\n1450\n\n"));
    assert_eq!(output.code, 1);
    assert!(output.stdout.contains("上面的错误还要改"), "{}", output.stdout);
    let written =
        fs::read_to_string(repository.join("submissions/example/units/shili-xinqi/unit.yaml")).unwrap();
    assert!(written.contains("rd_expense: 1450"));
}

#[test]
fn nothing_is_written_when_the_answers_end() {
    for (answers, told) in [
        (UNIT.split_at(60).0.as_bytes().to_vec(), "还没有写任何文件"),
        (b"shili-xinqi\n\xFF\xFE\n".to_vec(), "不是 UTF-8"),
    ] {
        let repository = Repository::valid();
        let output = repository.answer(&["new", "unit", "--at", AT], &answers);
        assert_eq!(output.code, 2);
        assert!(output.stderr.contains(told), "{}", output.stderr);
        assert!(!repository.join("submissions/example/units/shili-xinqi").exists());
    }
}

#[test]
fn a_name_is_a_name_and_never_taken_twice() {
    let repository = Repository::valid();
    let before = fs::read(repository.join("submissions/example/units/shili-yiqi/unit.yaml")).unwrap();
    let answers = format!("../../../etc\n示例\nshili-yiqi\n{UNIT}");
    let output = unit(&repository, &answers);
    assert_eq!(output.code, 0, "{}", output.stdout);
    assert!(output.stdout.contains("已经有了"), "{}", output.stdout);
    let after = fs::read(repository.join("submissions/example/units/shili-yiqi/unit.yaml")).unwrap();
    assert_eq!(before, after);
}

#[test]
fn a_full_quota_is_told_before_the_work() {
    let repository = Repository::valid();
    let output = repository.answer(&["new", "demand", "--unit", "shili-yiqi", "--at", AT], b"second\n");
    assert_eq!(output.code, 2);
    assert!(output.stdout.contains("[quota]"), "{}", output.stdout);
}

#[test]
fn one_goes_back_a_question_and_an_optional_box_can_be_emptied() {
    let repository = Repository::valid();
    let answers = UNIT
        .replace("杭州示例新器件有限公司\n", "杭州写错了有限公司\n<\n杭州示例新器件有限公司\n")
        .replace("\nn\n", "\n-\n");
    let output = unit(&repository, &answers);
    assert_eq!(output.code, 0, "{}", output.shown());
    let folder = repository.join("submissions/example/units/shili-xinqi");
    let written = fs::read_to_string(folder.join("unit.yaml")).unwrap();
    assert!(written.contains("name: 杭州示例新器件有限公司"), "{written}");
    let straight = Repository::valid();
    assert_eq!(unit(&straight, UNIT).code, 0);
    let folder = straight.join("submissions/example/units/shili-xinqi");
    assert_eq!(written, fs::read_to_string(folder.join("unit.yaml")).unwrap());
}

#[test]
fn what_was_answered_is_kept_when_the_answers_end_early() {
    let repository = Repository::valid();
    std::process::Command::new("git").args(["init", "-q"]).current_dir(repository.join("")).status().unwrap();
    let (first, rest) = UNIT.split_at(UNIT.find("50000\n").unwrap());
    let output = unit(&repository, first);
    assert_eq!(output.code, 2, "{}", output.shown());
    let kept = repository.join(".git/zhengji/answers-example-unit");
    assert!(fs::read_to_string(&kept).unwrap().contains("杭州示例新器件有限公司"));
    let output = unit(&repository, &format!("\n{rest}"));
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(output.stdout.contains("上次没有答完"), "{}", output.shown());
    assert!(!kept.exists(), "nothing is kept when all is done");
    assert!(repository.join("submissions/example/units/shili-xinqi/unit.yaml").exists());
}

#[test]
fn what_a_call_has_sealed_is_written_sealed() {
    let repository = with_key();
    assert_eq!(repository.run(&["seal"]).code, 0);
    let folder = "submissions/example/units/shili-xinqi";
    for (output, file) in
        [(unit(&repository, UNIT), "unit.yaml"), (demand(&repository, DEMAND), "fiber-sensor.yaml")]
    {
        assert_eq!(output.code, 0, "{}", output.shown());
        assert!(output.stdout.contains("已经加密写入"), "{}", output.shown());
        is_sealed(&repository, &format!("{folder}/{file}"));
    }
    let check = repository.run(&["check", "--at", AT, "--key", "bureau.key"]);
    assert_eq!(check.code, 0, "{}", check.shown());
}
