use std::fmt::Write as _;

use proptest::prelude::*;

use super::{HandIn, LARGEST};
use crate::diagnostic::Diagnostic;
use crate::document::{Syntax, parse};

fn hand_in(files: &[(&str, &str)]) -> HandIn {
    let files = files.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
    HandIn { call: "c-1".to_owned(), unit: Some("shili".to_owned()), files }
}

fn read(text: &str) -> Result<HandIn, Vec<Diagnostic>> {
    HandIn::read(&"sent.yaml".into(), text.as_bytes())
}

fn faults(text: &str) -> Vec<(&'static str, Option<u32>)> {
    let faults = read(text).unwrap_err();
    faults.iter().map(|one| (one.message.id(), one.location.span.map(|span| span.start.line))).collect()
}

proptest! {
    #[test]
    fn what_is_written_is_read_back(
        unit in proptest::option::of("[a-z][a-z0-9]{0,8}"),
        files in prop::collection::btree_map(
            "[a-z][a-z0-9]{0,8}\\.yaml",
            prop_oneof![
                "[a-z中文：。，#\\-:?!|>'\"%@&*{}\\[\\] \n\t0-9.,~=<\\\\/\r\u{b}\u{2028}\u{85}\u{feff}\u{200b}\u{0}\u{7}]{0,60}",
                "(\\PC|\n| ){0,60}",
                any::<String>(),
            ],
            1..5,
        ),
    ) {
        let hand_in = HandIn { call: "c-1".to_owned(), unit, files };
        let text = hand_in.write();
        prop_assert!(HandIn::is_one(text.as_bytes()));
        prop_assert_eq!(read(&text), Ok(hand_in), "{}", text);
    }

    #[test]
    fn no_bytes_are_too_odd_to_be_read(bytes in prop::collection::vec(any::<u8>(), 0..200)) {
        let _ = HandIn::read(&"sent.yaml".into(), &bytes);
    }
}

#[test]
fn it_looks_as_people_write_it() {
    let text = hand_in(&[("a.yaml", "title: 甲\n"), ("unit.yaml", "name: 示例\n\nuscc: 1\n")]).write();
    insta::assert_snapshot!(text, @r"
    call: c-1
    unit: shili
    files:
      unit.yaml: |
        name: 示例

        uscc: 1
      a.yaml: |
        title: 甲
    ");
}

#[test]
fn a_fault_of_a_file_is_told_at_its_own_line() {
    let sent = read(&hand_in(&[("a.yaml", "title: 甲\nunit: %\n")]).write()).unwrap();
    let parsed = parse(&"a.yaml".into(), sent.files["a.yaml"].as_bytes(), Syntax::Yaml);
    let span = parsed.diagnostics[0].location.span.unwrap();
    assert_eq!((span.start.line, span.start.column), (2, 7));
}

#[test]
fn an_editor_of_windows_may_have_saved_it() {
    let sent = hand_in(&[("a.yaml", "title: 甲\n\nsummary: 乙\n")]);
    let saved = format!("\u{feff}{}", sent.write().replace('\n', "\r\n"));
    assert!(HandIn::is_one(saved.as_bytes()));
    assert_eq!(read(&saved), Ok(sent));
}

#[test]
fn what_is_too_much_is_refused() {
    let mut large = "call: c-1\nfiles:\n  a.yaml: |\n".to_owned();
    large.push_str(&"    一行文字\n".repeat(100 * (1 << 20) / 17));
    assert!(large.len() > LARGEST);
    assert_eq!(faults(&large), [("hand-in-too-large", None)]);

    let mut many = "call: c-1\nfiles:\n".to_owned();
    for number in 0..10_000 {
        writeln!(many, "  a{number}.yaml: x").unwrap();
    }
    assert_eq!(faults(&many)[0].0, "yaml-too-many-keys");
    let few: String = many.split_inclusive('\n').take(200).collect();
    assert_eq!(faults(&few), [("hand-in-too-many", Some(3))]);

    let one = format!("call: c-1\nfiles:\n  a.yaml: |\n    {}\n", "x".repeat(1 << 20));
    assert_eq!(faults(&one), [("path-too-large", Some(3))]);
}

#[test]
fn only_files_of_a_unit_are_taken() {
    let named = |name: &str| format!("call: c-1\nunit: shili\nfiles:\n  unit.yaml: x\n  {name}: x\n");
    for (name, fault) in [
        ("../x", "path-name"),
        ("../../call.yaml", "path-name"),
        ("/etc/passwd", "path-name"),
        ("a/b.yaml", "path-misplaced"),
        ("..", "path-name"),
        ("\"\"", "path-name"),
        ("con.yaml", "path-device"),
        ("A.yaml", "path-upper-case"),
        ("需求.yaml", "path-name"),
        ("a.md", "path-misplaced"),
        ("a.exe", "path-misplaced"),
        ("stamped.pdf", "path-misplaced"),
        (".gitattributes", "path-name"),
        ("\"a.yaml\\0\"", "text-escaped-character"),
    ] {
        assert_eq!(faults(&named(name)), [(fault, Some(5))], "{name}");
    }
    assert_eq!(faults("call: c-1\nfiles:\n  a.yaml: x\n  a.yaml: y\n"), [("yaml-duplicate-key", Some(4))]);
    assert_eq!(faults("call: ../c\nfiles: {a.yaml: x}\n")[0].0, "path-misplaced");
    assert_eq!(faults("call: c-1\nunit: ../u\nfiles: {a.yaml: x}\n")[0].0, "path-name");
}

#[test]
fn what_is_none_is_told_in_plain_words() {
    assert_eq!(faults("title: 甲\n"), [("hand-in-unknown", Some(1)), ("hand-in-shape", None)]);
    assert_eq!(faults(""), [("hand-in-shape", None)]);
    assert_eq!(faults("call: c-1\nfiles: {}\n"), [("hand-in-shape", None)]);
    assert_eq!(faults("call: c-1\nfiles: [a]\n"), [("hand-in-shape", None)]);
    assert_eq!(faults("call: c-1\nfiles: {a.yaml: {b: c}}\n"), [("hand-in-no-text", Some(2))]);
    assert_eq!(faults("call: c-1\nfiles: {a.yaml: &x y, b.yaml: *x}\n")[0].0, "yaml-anchor");
    assert_eq!(faults("call: c-1\nfiles:\n  a.yaml: \"\u{0}\"\n")[0].0, "text-control-character");
    assert!(!HandIn::is_one("title: 甲\n".as_bytes()));
}

#[test]
fn a_known_unit_is_found_by_its_code_and_none_takes_the_place_of_another() {
    use crate::call::{assemble, read_file};
    use crate::file::File;

    let schemas = crate::built_in::schemas(&std::collections::BTreeMap::new()).unwrap();
    let unit =
        File::in_memory("submissions/c-1/units/known/unit.yaml", b"uscc: 91330100MA27WXYA1X\n".to_vec());
    let call = assemble("c-1", &[read_file("c-1", &unit, &schemas)]).0;

    let sent = hand_in(&[("unit.yaml", "uscc: 91330100ma27wxya1x\n")]);
    assert_eq!(sent.folder(&call).as_deref(), Ok("known"));
    let mut sent = hand_in(&[("unit.yaml", "uscc: 91330100MA27WXYA2X\n")]);
    assert_eq!(sent.folder(&call).as_deref(), Ok("shili"));
    sent.unit = Some("known".to_owned());
    assert_eq!(sent.folder(&call).unwrap_err().id(), "hand-in-other-unit");
    sent.files = [("a.yaml".to_owned(), "x".to_owned())].into();
    assert_eq!(sent.folder(&call).as_deref(), Ok("known"));
}

#[test]
fn it_belongs_to_one_call() {
    let sent = hand_in(&[("a.yaml", "x")]);
    assert!(sent.belongs_to("c-1").is_ok());
    let fault = sent.belongs_to("c-2").unwrap_err();
    assert_eq!(fault.id(), "hand-in-other-call");
}

#[test]
fn its_unit_is_known_by_the_code() {
    let mut sent = hand_in(&[("unit.yaml", "uscc: 9133 0100ma27wxya1x\n"), ("a.yaml", "x")]);
    let call = crate::call::assemble("c-1", &[]).0;
    assert_eq!(sent.folder(&call).as_deref(), Ok("shili"));
    sent.unit = None;
    let folder = sent.folder(&call).unwrap();
    let paths = sent.paths(&folder).into_iter().map(|(path, _)| path.to_string());
    insta::assert_debug_snapshot!(paths.collect::<Vec<_>>(), @r#"
    [
        "submissions/c-1/units/91330100ma27wxya1x/a.yaml",
        "submissions/c-1/units/91330100ma27wxya1x/unit.yaml",
    ]
    "#);
    sent.files.remove("unit.yaml");
    assert_eq!(sent.folder(&call).unwrap_err().id(), "hand-in-whose");
}
