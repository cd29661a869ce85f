//! `check --fix` mends what is certain, byte for byte nothing else.

use std::fs;

use crate::program::Repository;

const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];
const DEMAND: &str = "submissions/example/units/shili-jituan/first.yaml";

/// What is broken, and what stands there afterwards.
const CURABLE: [(&str, &str, &str); 7] = [
    ("organization: open-bidding", "organization: 揭榜挂帅", "organization: open-bidding"),
    ("foundation: ", "现有基础: ", "foundation: "),
    ("total: 2000", "total: 2,000万元 # 总投入", "total: 2000 # 总投入"),
    ("personnel: 300", "personnel: ３００", "personnel: 300"),
    ("deadline: 2023-12-31", "deadline: 2023/12/31", "deadline: 2023-12-31"),
    ("domain: new-materials", "domain: 新材料", "domain: new-materials"),
    ("title: 单晶高温合金叶片", "title：单晶高温合金叶片", "title: 单晶高温合金叶片"),
];

#[test]
fn curable_faults_are_mended_and_nothing_else_is_touched() {
    for mark in ["", "\u{FEFF}"] {
        let repository = Repository::valid();
        let mut broken = fs::read_to_string(repository.join(DEMAND)).unwrap();
        let mut mended = broken.clone();
        for (valid, fault, cure) in CURABLE {
            assert!(broken.contains(valid), "{valid}");
            broken = broken.replacen(valid, fault, 1);
            mended = mended.replacen(valid, cure, 1);
        }
        broken = format!("{mark}# 说明：本文件由单位自行填写\n{broken}").replace('\n', "\r\n");
        mended = format!("{mark}# 说明：本文件由单位自行填写\n{mended}").replace('\n', "\r\n");
        repository.write(DEMAND, broken.as_bytes());
        assert_eq!(repository.run(&["check", AT[0], AT[1]]).code, 1);
        let output = repository.run(&["check", "--fix", AT[0], AT[1]]);
        assert_eq!(output.code, 0, "{}", output.shown());
        assert!(output.stderr.contains("已改好 7 处"), "{}", output.shown());
        assert_eq!(fs::read_to_string(repository.join(DEMAND)).unwrap(), mended);
        let before = crate::fixture::files(repository.path());
        let again = repository.run(&["check", "--fix", AT[0], AT[1]]);
        assert!(again.stderr.contains("已改好 0 处"), "{}", again.shown());
        assert_eq!(crate::fixture::files(repository.path()), before);
    }
}

#[test]
fn private_values_are_mended_without_being_told() {
    let repository = Repository::valid();
    let unit = "submissions/example/units/shili-yiqi/unit.yaml";
    repository.edit(unit, "phone: 0571-00000000", "phone: 57187654321");
    let output = repository.run(&["check", "--fix", AT[0], AT[1]]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(fs::read_to_string(repository.join(unit)).unwrap().contains("phone: \"57187654321\""));
    assert!(!output.shown().contains("57187654321"));
}

#[test]
fn what_is_not_certain_is_left_to_people() {
    let repository = Repository::valid();
    repository.edit(DEMAND, "organization: open-bidding", "organization: open-biding");
    let before = crate::fixture::files(repository.path());
    let output = repository.run(&["check", "--fix", AT[0], AT[1]]);
    assert_eq!(output.code, 1);
    assert_eq!(crate::fixture::files(repository.path()), before);
}
