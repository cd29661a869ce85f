//! What `zhengji table` writes and refuses.

use std::fs;
use std::io::Read;

use super::sample;
use crate::program::Repository;

const DEPARTMENT: &str = "departments/yuhang/recommendation.yaml";

#[test]
fn one_department_in_the_formats_of_text() {
    let repository = Repository::new(&sample());
    for format in ["md", "csv", "json"] {
        let output = repository.run(&["table", "--department", "yuhang", "--format", format]);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""));
        insta::with_settings!({prepend_module_to_snapshot => false, snapshot_path => "../../snapshots/tables", omit_expression => true}, {
            insta::assert_snapshot!(format!("yuhang-{format}"), output.stdout.replace('\r', ""));
        });
    }
}

#[test]
fn the_extension_chooses_the_format() {
    let repository = Repository::valid();
    for (name, head) in [
        ("t.docx", &b"PK"[..]),
        ("t.xlsx", b"PK"),
        ("t.csv", b"\xEF\xBB\xBF"),
        ("t.json", b"{"),
        ("t.html", b"<!doctype html>"),
        ("t.md", b"# "),
    ] {
        let output = repository.run(&["table", "--out", name]);
        assert_eq!(output.code, 0, "{}", output.shown());
        assert!(fs::read(repository.join(name)).unwrap().starts_with(head), "{name}");
        assert!(output.stdout.is_empty());
    }
    let output = repository.run(&["table", "--out", "t.pdf"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("t.pdf"), "{}", output.stderr);
}

#[test]
fn what_is_not_there_is_refused_with_what_is() {
    let repository = Repository::new(&sample());
    for (option, there) in
        [("--department", "xihu"), ("--domain", "new-materials"), ("--kind", "leading-enterprise")]
    {
        let output = repository.run(&["table", option, "nowhere"]);
        assert_eq!(output.code, 2);
        assert!(output.stderr.contains("nowhere") && output.stderr.contains(there), "{}", output.stderr);
    }
    assert_eq!(repository.run(&["table", "--all", "--quota"]).code, 2);
    assert_eq!(repository.run(&["table", "--rev", "main"]).code, 2, "no git repository here");
}

#[test]
fn only_faults_of_its_own_stop_a_table() {
    let repository = Repository::new(&sample());
    let foreign = "submissions/example/units/shili-linan-chem/unit.yaml";
    repository.edit(foreign, "uscc: ", "uscc: X");
    let output = repository.run(&["table", "--department", "yuhang"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(output.stdout.contains("余杭") && output.stderr.contains("1 个文件"), "{}", output.shown());
    assert!(!output.stderr.contains("shili-linan-chem"));

    for whole in [&["table"][..], &["table", "--quota"], &["table", "--cross", "department"]] {
        let output = repository.run(whole);
        assert_eq!(output.code, 1, "{}", output.shown());
        assert!(output.stdout.contains(foreign), "{}", output.stdout);
        assert!(output.stderr.contains("没有生成"), "{}", output.stderr);
    }

    repository.edit(&format!("submissions/example/{DEPARTMENT}"), "rank: 2", "rank: 5");
    let output = repository.run(&["table", "--department", "yuhang"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("[ranking]") && !output.stdout.contains(foreign), "{}", output.stdout);
}

/// Before a table is stamped it has to be printed.
#[test]
fn a_table_that_is_not_approved_yet_can_be_printed() {
    let repository = Repository::new(&sample());
    repository.edit(&format!("submissions/example/{DEPARTMENT}"), "approved_by: ", "# ");
    assert_eq!(repository.run(&["check"]).code, 1);
    for whole in [&["table", "--department", "yuhang"][..], &["table", "--all"]] {
        let output = repository.run(whole);
        assert_eq!((output.code, output.stderr.as_str()), (0, ""), "{}", output.shown());
    }
}

#[test]
fn a_mistake_in_the_settings_stops_every_table() {
    let repository = Repository::new(&sample());
    repository.edit("submissions/example/call.yaml", "time_zone: Asia/Shanghai", "time_zone: Asia/Nowhere");
    assert_eq!(repository.run(&["table", "--department", "yuhang"]).code, 1);
}

#[test]
fn internal_tables_say_so_and_stay_out_of_the_site() {
    let repository = Repository::new(&sample());
    assert_eq!(repository.run(&["table", "--internal"]).code, 2, "never to standard output");
    assert_eq!(repository.run(&["table", "--internal", "--consortia", "--out", "x.csv"]).code, 2);

    let phone = "0571-00000000";
    for format in ["csv", "json", "md", "html", "docx", "xlsx"] {
        let out = format!("t.{format}");
        let output = repository.run(&["table", "--department", "yuhang", "--internal", "--out", &out]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let path = repository.join(&format!("t-内部.{format}"));
        assert!(output.stderr.contains("t-内部"), "{}", output.stderr);
        assert!(!repository.join(&out).exists());
        let text = shown(&fs::read(&path).unwrap());
        assert!(text.contains("内部") && text.contains(phone), "{format}");
        #[cfg(unix)]
        assert_eq!(
            std::os::unix::fs::PermissionsExt::mode(&fs::metadata(&path).unwrap().permissions()) & 0o77,
            0
        );
    }
    let public = repository.run(&["table", "--department", "yuhang"]).stdout;
    assert!(!public.contains(phone) && !public.contains("内部"));

    assert_eq!(repository.run(&["build"]).code, 0);
    let output = repository.run(&["table", "--internal", "--out", "public/data/t.csv"]);
    assert_eq!(output.code, 2, "{}", output.shown());
    assert!(!repository.join("public/data/t-内部.csv").exists());
}

/// The text of a file, unpacked where it is packed.
fn shown(bytes: &[u8]) -> String {
    if !bytes.starts_with(b"PK") {
        return String::from_utf8(bytes.to_vec()).unwrap();
    }
    let mut archive = zip::ZipArchive::new(std::io::Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    for index in 0..archive.len() {
        archive.by_index(index).unwrap().read_to_string(&mut text).unwrap();
    }
    text
}

#[test]
fn the_same_call_gives_the_same_bytes() {
    let repository = Repository::new(&sample());
    for format in ["docx", "xlsx"] {
        let make = |name: &str| {
            let out = format!("{name}.{format}");
            assert_eq!(repository.run(&["table", "--out", &out]).code, 0);
            fs::read(repository.join(&out)).unwrap()
        };
        let first = make("one");
        // Zip counts in steps of two seconds.
        std::thread::sleep(std::time::Duration::from_millis(2100));
        assert!(first == make("two"), "{format}");
    }
}
