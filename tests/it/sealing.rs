//! `zhengji seal` and `unseal`: only who has the key reads the figures, and nobody's file loses a byte.

use std::collections::BTreeMap;
use std::os::unix::fs::PermissionsExt;

use crate::fixture::{base, files};
use crate::program::{Output, Repository};

const UNIT: &str = "submissions/example/units/shili-yiqi/unit.yaml";
const CALL: &str = "submissions/example/call.yaml";
const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];

/// The valid call with a key beside it and its public key in `call.yaml`.
pub(crate) fn with_key() -> Repository {
    let repository = Repository::valid();
    ask(&repository);
    repository
}

/// Makes a key and has the call ask for sealing.
pub(crate) fn ask(repository: &Repository) {
    let made = repository.run(&["seal", "--new-key", "bureau.key"]);
    assert_eq!(made.code, 0, "{}", made.shown());
    let call = std::fs::read_to_string(repository.join(CALL)).unwrap();
    repository.write(CALL, format!("{call}{}", made.stdout).as_bytes());
}

/// A file of which nobody reads what is private.
pub(crate) fn is_sealed(repository: &Repository, path: &str) {
    let text = std::fs::read_to_string(repository.join(path)).unwrap();
    assert!(text.contains("-----BEGIN AGE ENCRYPTED FILE-----"), "{path}: {text}");
    for private in ["0571", "示例联系人", "main_revenue"] {
        assert!(!text.contains(private), "{path} holds {private}");
    }
}

fn call(repository: &Repository) -> BTreeMap<String, Vec<u8>> {
    files(&repository.join("submissions"))
}

fn told(repository: &Repository, name: &str, output: &Output) {
    let room = std::fs::canonicalize(repository.path()).unwrap().display().to_string();
    insta::with_settings!({
        snapshot_path => "../snapshots/sealing",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        filters => vec![(r"age1[02-9ac-hj-np-z]{58}", "<公钥>")],
    }, {
        insta::assert_snapshot!(name, output.shown().replace(&room, "<文件夹>"));
    });
}

#[test]
fn a_key_is_made_once_and_kept_from_others() {
    let repository = with_key();
    let key = repository.join("bureau.key");
    let secret = std::fs::read_to_string(&key).unwrap();
    assert!(secret.contains("AGE-SECRET-KEY-1"));
    assert_eq!(key.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let again = repository.run(&["seal", "--new-key", "bureau.key"]);
    assert_eq!(again.code, 2);
    assert_eq!(std::fs::read_to_string(&key).unwrap(), secret, "no key is ever written over");
    let other = repository.run(&["seal", "--new-key", "other.key"]);
    assert!(!other.shown().contains("AGE-SECRET-KEY"), "the secret key is not shown");
    told(&repository, "new-key", &other);
}

#[test]
fn unsealing_gives_back_every_byte() {
    let repository = with_key();
    repository.edit(UNIT, "finance:\n", "finance: # 上年度\n  # 经审计\n");
    let before = call(&repository);
    told(&repository, "seal", &repository.run(&["seal"]));
    let sealed = call(&repository);
    let changed: Vec<&String> = before.keys().filter(|path| before[*path] != sealed[*path]).collect();
    assert!(changed.len() > 5);
    for path in changed {
        assert!(path.contains("/units/"), "{path}");
        let text = String::from_utf8_lossy(&sealed[path]).into_owned();
        for private in ["40000", "0571-", "示例联系人"] {
            assert!(!text.contains(private), "{path} still holds {private}");
        }
    }
    told(&repository, "seal-again", &repository.run(&["seal", "example"]));
    assert!(sealed == call(&repository), "sealed once is sealed");
    told(&repository, "unseal", &repository.run(&["unseal", "--key", "bureau.key"]));
    assert!(before == call(&repository));
}

#[test]
fn one_unit_can_seal_its_own_files() {
    let repository = with_key();
    let before = call(&repository);
    assert_eq!(repository.run(&["seal", "submissions/example/units/shili-yiqi"]).code, 0);
    let after = call(&repository);
    for (path, bytes) in &before {
        assert_eq!(after[path] != *bytes, path.contains("units/shili-yiqi/"), "{path}");
    }
    let elsewhere = repository.run(&["seal", "bureau.key"]);
    assert_eq!((elsewhere.code, elsewhere.stdout.as_str()), (2, ""));
}

#[test]
fn figures_are_judged_where_the_key_is() {
    let repository = with_key();
    repository.edit(UNIT, "rd_expense: 2000", "rd_expense: 1196");
    assert_eq!(repository.run(&["seal"]).code, 0);
    let without = repository.run(&["check", "--lang", "zh", AT[0], AT[1]]);
    assert_eq!(without.code, 0, "{}", without.shown());
    told(&repository, "check-without-the-key", &without);
    let with = repository.run(&["check", "--key", "bureau.key", AT[0], AT[1]]);
    assert_eq!(with.code, 1);
    told(&repository, "check-with-the-key", &with);
    let other = repository.run(&["seal", "--new-key", "other.key"]);
    assert_eq!(other.code, 0);
    let other = repository.run(&["check", "--key", "other.key", AT[0], AT[1]]);
    assert_eq!(other.shown(), without.shown(), "another key opens nothing");
}

#[test]
fn lines_are_those_of_the_file_also_with_the_key() {
    let repository = with_key();
    repository.edit(UNIT, "level: provincial", "level: galactic");
    assert_eq!(repository.run(&["seal"]).code, 0);
    let line = |output: &Output| -> Vec<String> {
        let lines = output.stdout.lines().filter(|line| line.trim_start().starts_with("-->"));
        lines.map(str::to_owned).collect()
    };
    let plain = repository.run(&["check", AT[0], AT[1]]);
    let opened = repository.run(&["check", "--key", "bureau.key", AT[0], AT[1]]);
    let fault = |output: &Output| line(output).into_iter().find(|line| line.contains("unit.yaml")).unwrap();
    assert_eq!(opened.code, 1);
    assert!(line(&plain).contains(&fault(&opened)), "{} {}", plain.stdout, opened.stdout);
}

#[test]
fn sealed_values_are_never_printed() {
    let repository = with_key();
    repository.edit(UNIT, "main_revenue: 40000", "main_revenue: 41234.7131");
    repository.edit(UNIT, "name: 示例联系人", "name: CANARY");
    repository.edit(UNIT, "rd_expense: 2000", "rd_expense: 1196.7131");
    assert_eq!(repository.run(&["seal"]).code, 0);
    for format in ["human", "json", "github", "gitlab", "sarif", "junit", "rdjson", "markdown"] {
        for key in [&[][..], &["--key", "bureau.key"]] {
            let arguments = [&["check", "--format", format, AT[0], AT[1]], key].concat();
            let output = repository.run(&arguments);
            for word in ["CANARY", ".7131", "AGE-SECRET-KEY", "YWdlLWVuY3J5cHRpb24"] {
                assert!(!output.shown().contains(word), "{format} {key:?}: {}", output.shown());
            }
        }
    }
    repository.edit(CALL, "rd_intensity: 3.0", "rd_intensity: 1.0");
    for key in [&[][..], &["--key", "bureau.key"]] {
        let built = repository.run(&[&["build", AT[0], AT[1]], key].concat());
        assert_eq!(built.code, 0, "{}", built.shown());
        for (path, bytes) in files(&repository.join("public")) {
            let text = String::from_utf8_lossy(&bytes);
            for word in ["CANARY", ".7131", "AGE ENCRYPTED FILE-----\nY"] {
                assert!(!text.contains(word), "{path} holds {word}");
            }
        }
    }
}

#[test]
fn figures_of_another_unit_open_nowhere() {
    let repository = with_key();
    assert_eq!(repository.run(&["seal"]).code, 0);
    let other = "submissions/example/units/shili-jituan/unit.yaml";
    let block = |path: &str| -> String {
        let text = std::fs::read_to_string(repository.join(path)).unwrap();
        let start = text.find("finance:").unwrap();
        text[start..start + text[start..].find("-----END").unwrap()].to_owned()
    };
    repository.edit(UNIT, &block(UNIT), &block(other));
    let before = call(&repository);
    let refused = repository.run(&["unseal", "--key", "bureau.key"]);
    assert_eq!(refused.code, 2);
    told(&repository, "unseal-copied", &refused);
    assert!(before == call(&repository), "not one file was opened");
}

#[test]
fn all_files_are_sealed_or_none() {
    let repository = with_key();
    repository.write("submissions/example/units/shili-yiqi/zz.yaml", b"title: [\n");
    let before = call(&repository);
    told(&repository, "seal-unreadable", &repository.run(&["seal"]));
    assert!(before == call(&repository));
    let none = Repository::new(&base());
    told(&none, "seal-without-a-key", &none.run(&["seal"]));
}

#[test]
fn half_a_seal_is_a_fault() {
    let repository = with_key();
    assert_eq!(repository.run(&["seal"]).code, 0);
    repository.edit(UNIT, "finance:\n", "finance:\n  year: 2020\n");
    let half = repository.run(&["check", AT[0], AT[1]]);
    assert_eq!(half.code, 1, "{}", half.shown());
    repository.edit(UNIT, "finance:\n  year: 2020\n", "finance:\n");
    repository.edit(UNIT, "-----BEGIN AGE ENCRYPTED FILE-----", "-----BEGIN-----");
    let forged = repository.run(&["check", AT[0], AT[1]]);
    assert_eq!(forged.code, 1, "{}", forged.shown());
    assert!(forged.stdout.contains("zhengji seal"), "{}", forged.stdout);
}

#[test]
fn what_stands_readable_is_told_with_the_key_and_without() {
    let repository = with_key();
    assert_eq!(repository.run(&["seal"]).code, 0);
    let fine = repository.run(&["check", "--key", "bureau.key", AT[0], AT[1]]);
    assert_eq!(fine.code, 0, "{}", fine.shown());
    // Only the figures are opened for good.
    let sealed = std::fs::read_to_string(repository.join(UNIT)).unwrap();
    assert_eq!(repository.run(&["unseal", "--key", "bureau.key", UNIT]).code, 0);
    let opened = std::fs::read_to_string(repository.join(UNIT)).unwrap();
    let contact = |text: &str| text[text.find("contact:").unwrap()..].to_owned();
    repository.write(UNIT, opened.replace(&contact(&opened), &contact(&sealed)).as_bytes());
    for key in [&[][..], &["--key", "bureau.key"]] {
        let told = repository.run(&[&["check", "--lang", "en", AT[0], AT[1]], key].concat());
        assert_eq!(told.code, 1, "{}", told.shown());
        assert_eq!(told.stdout.matches("[sealed]").count(), 1, "{}", told.shown());
        assert!(told.stdout.contains("unit.yaml:7:1") && !told.stdout.contains("联系人"), "{}", told.shown());
    }
}

#[test]
fn shares_of_a_check_tell_what_stands_readable_as_one_does() {
    let repository = with_key();
    assert_eq!(repository.run(&["seal", "submissions/example/units/shili-yiqi"]).code, 0);
    let whole = repository.run(&["check", AT[0], AT[1]]);
    assert_eq!(whole.stdout.matches("错误[sealed]").count(), 6, "{}", whole.shown());
    for share in ["1/2", "2/2"] {
        let out = format!("share-{}", &share[..1]);
        let output = repository.run(&["check", "--shard", share, "--out", &out, AT[0], AT[1]]);
        assert_eq!(output.code, 0, "{}", output.shown());
    }
    let merged = repository.run(&["check", "--merge", "share-1", "share-2", AT[0], AT[1]]);
    assert_eq!((merged.code, merged.stdout), (whole.code, whole.stdout));
}

#[test]
fn a_department_is_not_told_how_files_are_kept() {
    let repository = with_key();
    let output = repository.run(&["desk", "xihu", "--out", "desk", AT[0], AT[1]]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let letters: Vec<String> = files(&repository.join("desk")).into_keys().collect();
    assert_eq!(letters, ["desk-xihu-内部.xlsx"], "nothing is wrong with the units of this department");
}

#[test]
fn sealed_contacts_go_along_into_the_next_batch_with_the_key_alone() {
    let repository = with_key();
    assert_eq!(repository.run(&["seal"]).code, 0);
    let answers = "next-1\n第二批需求征集的通知\n第二批征集\n2026-04-01\n2026-04-30\n2026-05-15\n".to_owned()
        + &"\n".repeat(40);
    let refused = repository.answer(&["new", "call", "--from", "example"], answers.as_bytes());
    assert_eq!(refused.code, 2, "{}", refused.shown());
    assert!(refused.stderr.contains("--key"), "{}", refused.shown());
    assert!(!repository.join("submissions/next-1").exists());
    let made =
        repository.answer(&["new", "call", "--from", "example", "--key", "bureau.key"], answers.as_bytes());
    let unit = "submissions/next-1/units/shili-yiqi/unit.yaml";
    is_sealed(&repository, unit);
    assert!(!made.stdout.contains("[sealed]"), "{}", made.shown());
    let opened = repository.run(&["unseal", "--key", "bureau.key", unit]);
    assert_eq!(opened.code, 0, "{}", opened.shown());
    assert!(std::fs::read_to_string(repository.join(unit)).unwrap().contains("0571-00000000"));
    // Whoever has no key writes the contact again.
    let from = "example/shili-yiqi/sensor";
    let demand = "submissions/next-1/units/shili-yiqi/sensor.yaml";
    let taken = repository.run(&["new", "demand", "next-1", "--from", from]);
    assert!(taken.stdout.contains("没有带过来"), "{}", taken.shown());
    assert!(!std::fs::read_to_string(repository.join(demand)).unwrap().contains("contact:"));
    std::fs::remove_file(repository.join(demand)).unwrap();
    let taken = repository.run(&["new", "demand", "next-1", "--from", from, "--key", "bureau.key"]);
    assert!(taken.stdout.contains("已经加密写入"), "{}", taken.shown());
    is_sealed(&repository, demand);
}
