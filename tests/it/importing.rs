//! `zhengji form` and `zhengji import`, as people run them.

use std::collections::BTreeMap;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use crate::program::{Output, Repository};
use crate::sealing::{ask, is_sealed};

const AT: &str = "2021-04-01T12:00:00+08:00";
const DEMAND: &str = "submissions/example/units/shili-yiqi/sensor.yaml";
const UNIT: &str = "submissions/example/units/shili-yiqi/unit.yaml";

fn import(repository: &Repository, more: &[&str]) -> Output {
    let mut arguments = vec!["import"];
    arguments.extend(more);
    arguments.extend(["--at", AT]);
    repository.run(&arguments)
}

/// A form filled from the example's unit and demand, in a repository in which neither is left.
fn filled(format: &str) -> (Repository, Vec<u8>) {
    let repository = Repository::valid();
    let out = format!("filled.{}", format.trim_start_matches("--"));
    let output = repository.run(&["form", format, "--fill", "units/shili-yiqi/sensor", "--out", &out]);
    assert_eq!(output.code, 0, "{}", output.shown());
    fs::remove_dir_all(repository.join("submissions/example/units/shili-yiqi")).unwrap();
    let bytes = fs::read(repository.join(&out)).unwrap();
    (repository, bytes)
}

fn shows(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots/import", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

/// The parts of a package.
pub(crate) fn unpack(bytes: &[u8]) -> BTreeMap<String, Vec<u8>> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut bytes = Vec::new();
            part.read_to_end(&mut bytes).unwrap();
            (part.name().unwrap().into_owned(), bytes)
        })
        .collect()
}

fn pack(parts: &BTreeMap<String, Vec<u8>>) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(bytes).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// A package with a text replaced in one of its parts, which must hold it.
pub(crate) fn edited(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut parts = unpack(bytes);
    let text = String::from_utf8(parts[part].clone()).unwrap();
    assert!(text.contains(from), "{part} does not hold {from}");
    parts.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
    pack(&parts)
}

fn text(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.join(path)).unwrap()
}

#[test]
fn a_form_becomes_files_and_the_same_form_changes_nothing() {
    for format in ["--xlsx", "--docx"] {
        let (repository, _) = filled(format);
        let file = format!("filled.{}", &format[2..]);
        let output = import(&repository, &[&file]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let written = (text(&repository, UNIT), text(&repository, DEMAND));
        let again = import(&repository, &[&file]);
        assert_eq!(again.code, 0, "{}", again.shown());
        assert_eq!(again.stdout.matches("没有变化").count(), 2, "{}", again.shown());
        assert_eq!((text(&repository, UNIT), text(&repository, DEMAND)), written);
        let check = repository.run(&["check", "--at", AT]);
        assert_eq!(check.code, 0, "{}", check.shown());
    }
}

#[test]
fn what_is_there_is_not_written_over_unasked() {
    let (repository, _) = filled("--xlsx");
    assert_eq!(import(&repository, &["filled.xlsx"]).code, 0);
    repository.edit(DEMAND, "高温", "超高温");
    let before = text(&repository, DEMAND);
    let output = import(&repository, &["filled.xlsx"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("--replace"), "{}", output.shown());
    assert_eq!(text(&repository, DEMAND), before);
    assert_eq!(import(&repository, &["filled.xlsx", "--replace", "--dry-run"]).code, 0);
    assert_eq!(text(&repository, DEMAND), before);
    let output = import(&repository, &["filled.xlsx", "--replace"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert_ne!(text(&repository, DEMAND), before);
}

#[test]
fn what_a_call_has_sealed_is_written_sealed() {
    let (repository, _) = filled("--xlsx");
    let folder = repository.join("submissions/example/units/shili-yiqi");
    assert_eq!(import(&repository, &["filled.xlsx"]).code, 0);
    let plain = (text(&repository, UNIT), text(&repository, DEMAND));
    fs::remove_dir_all(&folder).unwrap();
    ask(&repository);
    let output = import(&repository, &["filled.xlsx"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert_eq!(output.stdout.matches("已经加密写入").count(), 1, "{}", output.shown());
    let sealed = (text(&repository, UNIT), text(&repository, DEMAND));
    is_sealed(&repository, UNIT);
    is_sealed(&repository, DEMAND);
    // The same form again: what can be compared is the same, and the rest is said to be left as it is.
    let again = import(&repository, &["filled.xlsx"]);
    assert_eq!(again.code, 0, "{}", again.shown());
    assert_eq!(again.stdout.matches("比较不了").count(), 2, "{}", again.shown());
    assert_eq!((text(&repository, UNIT), text(&repository, DEMAND)), sealed);
    repository.edit(DEMAND, "高温", "超高温");
    let other = import(&repository, &["filled.xlsx"]);
    assert!(other.code == 1 && other.stdout.contains("没有覆盖"), "{}", other.shown());
    assert_eq!(import(&repository, &["filled.xlsx", "--replace"]).code, 0);
    is_sealed(&repository, DEMAND);
    assert_eq!(repository.run(&["unseal", "--key", "bureau.key"]).code, 0);
    assert_eq!((text(&repository, UNIT), text(&repository, DEMAND)), plain);
    // What cannot be sealed is not written, not even as a draft.
    fs::remove_dir_all(&folder).unwrap();
    let unfit = plain.0[..plain.0.find("contact:").unwrap()].to_owned() + "contact: 示例联系人 0571\n";
    repository.write("unit.yaml", unfit.as_bytes());
    let output = import(&repository, &["unit.yaml", "--unit", "shili-yiqi", "--draft"]);
    assert!(output.code == 1 && output.stdout.contains("加密不了"), "{}", output.shown());
    assert!(!folder.exists());
}

/// What a file says when it is imported, and that nothing was written.
fn refused(repository: &Repository, name: &str, bytes: &[u8]) -> String {
    repository.write(name, bytes);
    let output = import(repository, &[name]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert_eq!(output.stderr, "");
    assert!(!repository.join("submissions/example/units/shili-yiqi").exists(), "{}", output.shown());
    output.stdout
}

#[test]
fn what_is_no_form_is_told_what_it_is() {
    let (repository, workbook) = filled("--xlsx");
    let mut told = String::new();
    let compound = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".to_vec();
    let mut locked = compound.clone();
    locked.extend("EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes));
    let mut bomb = unpack(&workbook);
    bomb.insert("xl/worksheets/sheet9.xml".to_owned(), vec![b' '; 15 << 20]);
    let document = BTreeMap::from([
        ("mimetype".to_owned(), b"application/vnd.oasis.opendocument.spreadsheet".to_vec()),
        ("content.xml".to_owned(), b"<x/>".to_vec()),
    ]);
    let other = BTreeMap::from([("a.txt".to_owned(), b"a".to_vec())]);
    for (name, bytes) in [
        ("old.xls", compound.clone()),
        ("old.doc", compound.clone()),
        ("form.et", compound.clone()),
        ("form.wps", compound),
        ("locked.xlsx", locked),
        ("bomb.xlsx", pack(&bomb)),
        ("open.ods", pack(&document)),
        ("other.zip", pack(&other)),
        ("scan.pdf", b"%PDF-1.7".to_vec()),
        ("empty.xlsx", Vec::new()),
        ("cut.xlsx", workbook[..workbook.len() / 2].to_vec()),
        ("binary.xlsb", pack(&BTreeMap::from([("xl/workbook.bin".to_owned(), vec![0])]))),
    ] {
        told.push_str(&refused(&repository, name, &bytes));
    }
    shows("forms-unreadable", &told);
}

#[test]
fn what_is_wrong_with_a_workbook_is_told_by_the_cell() {
    let (repository, workbook) = filled("--xlsx");
    let sheet = "xl/worksheets/sheet2.xml";
    let xml = String::from_utf8(unpack(&workbook)[sheet].clone()).unwrap();
    let mut told = String::new();
    let mut tell = |name: &str, bytes: &[u8]| told.push_str(&refused(&repository, name, bytes));
    // Two rows of a table made one.
    let row = row_of(&xml, &shared(&workbook, "indicators[]"));
    let mut parts = unpack(&workbook);
    let area = format!("<mergeCell ref=\"C{row}:C{}\"/></mergeCells>", row + 1);
    parts.insert(sheet.to_owned(), xml.replacen("</mergeCells>", &area, 1).into_bytes());
    tell("merged.xlsx", &pack(&parts));
    // A budget in words, a percentage, a formula that fails, and a note in the margin.
    let total = row_of(&xml, &shared(&workbook, "budget.total budget.personnel"));
    let cell = |value: &str| {
        let at = xml.find(&format!("<c r=\"D{total}\"")).unwrap();
        let end = at + xml[at..].find("</c>").unwrap() + 4;
        let mut parts = unpack(&workbook);
        let text = format!("{}{value}{}", &xml[..at], &xml[end..]);
        parts.insert(sheet.to_owned(), text.into_bytes());
        pack(&parts)
    };
    let inline = |text: &str| format!("<c r=\"D{total}\" t=\"inlineStr\"><is><t>{text}</t></is></c>");
    tell("words.xlsx", &cell(&inline("约两千万")));
    tell("error.xlsx", &cell(&format!("<c r=\"D{total}\" t=\"e\"><f>1/0</f><v>#DIV/0!</v></c>")));
    // The key of a row lost, and a sheet without its mark.
    let strings = "xl/sharedStrings.xml";
    tell("key.xlsx", &edited(&workbook, strings, "budget.total budget.personnel", "budget.sum"));
    tell(
        "mark.xlsx",
        &edited(&edited(&workbook, strings, "zhengji:demand", "x"), strings, "zhengji:unit", "y"),
    );
    shows("forms-cells", &told);
}

/// The index of a shared string.
fn shared(workbook: &[u8], text: &str) -> String {
    let strings = String::from_utf8(unpack(workbook)["xl/sharedStrings.xml"].clone()).unwrap();
    let at = strings.find(&format!(">{text}<")).unwrap();
    (strings[..at].matches("<si>").count() - 1).to_string()
}

/// The first row whose first cell is that string.
fn row_of(sheet: &str, string: &str) -> u32 {
    let rest = sheet
        .split("<c r=\"A")
        .find(|rest| {
            rest.contains(&format!("<v>{string}</v></c>"))
                && rest.find("</c>") > rest.find(&format!("<v>{string}</v>"))
        })
        .unwrap();
    rest.split('"').next().unwrap().parse().unwrap()
}

#[test]
fn what_is_certain_is_taken_with_a_remark() {
    let (repository, workbook) = filled("--xlsx");
    let mut parts = unpack(&workbook);
    let sheet = "xl/worksheets/sheet2.xml";
    let xml = String::from_utf8(parts[sheet].clone()).unwrap();
    let total = row_of(&xml, &shared(&workbook, "budget.total budget.personnel"));
    let at = xml.find(&format!("<c r=\"D{total}\"")).unwrap();
    let value_at = at + xml[at..].find("<v>").unwrap() + 3;
    let value = xml[value_at..].split('<').next().unwrap();
    let end = at + xml[at..].find("</c>").unwrap() + 4;
    let text = format!("<c r=\"D{total}\" t=\"inlineStr\"><is><t>{value}万元</t></is></c>");
    parts.insert(sheet.to_owned(), format!("{}{text}{}", &xml[..at], &xml[end..]).into_bytes());
    parts.insert("xl/vbaProject.bin".to_owned(), vec![0]);
    repository.write("noted.xlsm", &pack(&parts));
    let output = import(&repository, &["noted.xlsm"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    shows("forms-remarks", &output.stdout);
}

#[test]
fn secrets_are_refused_and_not_repeated() {
    let (repository, document) = filled("--docx");
    let secret = "秘密★5年";
    let marked = edited(&document, "word/document.xml", "陶瓷", secret);
    repository.write("secret.docx", &marked);
    for more in [&["secret.docx"][..], &["secret.docx", "--draft"]] {
        let output = import(&repository, more);
        assert_eq!(output.code, 1, "{}", output.shown());
        assert!(output.stdout.contains("declared-unclassified"), "{}", output.shown());
        assert!(!output.shown().contains(secret), "{}", output.shown());
        assert!(!repository.join(DEMAND).exists());
    }
}

#[test]
fn faults_of_rules_are_told_at_the_box() {
    let (repository, document) = filled("--docx");
    let long = "长".repeat(60);
    repository.write("long.docx", &edited(&document, "word/document.xml", "高温", &long));
    let output = import(&repository, &["long.docx"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    shows("forms-rules", &output.stdout.replace(&long, "长…"));
    let output = import(&repository, &["long.docx", "--draft"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(repository.join(DEMAND).exists());
}

#[test]
fn a_folder_is_imported_form_by_form() {
    let (repository, workbook) = filled("--xlsx");
    let folder = Path::new("forms");
    repository.write("forms/a.xlsx", &workbook);
    repository.write("forms/b.doc", b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1");
    repository.write("forms/~$a.xlsx", b"lock");
    let output = import(&repository, &[folder.to_str().unwrap()]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(repository.join(DEMAND).exists());
    shows("forms-folder", &output.stdout);
}

#[test]
fn nothing_is_imported_without_a_file() {
    let repository = Repository::valid();
    for arguments in [
        &["import"][..],
        &["import", "nowhere.xlsx"],
        &["import", "submissions/example/units", "--unit", "a"],
    ] {
        let output = repository.run(arguments);
        assert_eq!(output.code, 2, "{}", output.shown());
    }
}

#[test]
fn blank_forms_are_written_once_and_hold_nothing() {
    let repository = Repository::valid();
    for format in ["--xlsx", "--docx"] {
        let file = format!("blank.{}", &format[2..]);
        assert_eq!(repository.run(&["form", format, "--out", &file]).code, 0);
        assert_eq!(repository.run(&["form", format, "--out", &file]).code, 2);
        let output = import(&repository, &[&file]);
        assert_eq!(output.code, 1);
        assert!(output.stdout.contains("空表"), "{}", output.shown());
    }
}

#[test]
fn a_desk_is_ranked_and_read_back() {
    let repository = Repository::valid();
    let path = "submissions/example/departments/binjiang/recommendation.yaml";
    let before = text(&repository, path);
    let output = repository.run(&["desk", "binjiang", "--out", "desk", "--at", AT]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let book = "desk/desk-binjiang-内部.xlsx";
    let output = import(&repository, &[book]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert_eq!(text(&repository, path), before, "nothing was filled in, nothing changes");
    // Both demands on the same place, then in order; comments above are kept.
    repository.write(path, format!("# 由业务科室填写\n{before}").as_bytes());
    let bytes = fs::read(repository.join(book)).unwrap();
    let sheet = "xl/worksheets/sheet1.xml";
    let xml = String::from_utf8(unpack(&bytes)[sheet].clone()).unwrap();
    let ranks: Vec<usize> = xml.match_indices("<c r=\"B").map(|(at, _)| at).collect();
    let ranked: Vec<&str> = ranks
        .iter()
        .filter_map(|at| xml[*at..].split("</c>").next())
        .filter(|cell| cell.contains("<v>") && !cell.contains("t=\"s\""))
        .collect();
    assert!(!ranked.is_empty(), "{before}");
    let tie = ranked[0].replace("<v>1</v>", "<v>2</v>");
    repository.write("gap.xlsx", &edited(&bytes, sheet, ranked[0], &tie));
    let output = import(&repository, &["gap.xlsx"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("[ranking] 需求推荐!B"), "{}", output.shown());
    assert_eq!(text(&repository, path), format!("# 由业务科室填写\n{before}"));
    let output = import(&repository, &["gap.xlsx", "--draft"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(text(&repository, path).starts_with("# 由业务科室填写\n"));
    assert_ne!(text(&repository, path), format!("# 由业务科室填写\n{before}"));
    let again = text(&repository, path);
    assert_eq!(import(&repository, &["gap.xlsx"]).code, 0);
    assert_eq!(text(&repository, path), again, "the same desk changes nothing");
}

#[test]
fn a_desk_holds_nothing_that_is_for_the_bureau_alone() {
    let repository = Repository::valid();
    let folder = "submissions/example/units/shili-yiqi";
    repository.edit(&format!("{folder}/unit.yaml"), "示例联系人", "甲金丝雀");
    repository.edit(&format!("{folder}/unit.yaml"), "main_revenue: 40000", "main_revenue: 70007007");
    repository.edit(&format!("{folder}/sensor.yaml"), "示例联系人", "乙金丝雀");
    let output = repository.run(&["desk", "xihu", "--out", "desk", "--at", AT]);
    assert_eq!(output.code, 0, "{}", output.shown());
    // The ratio is now too low, and the unit has to be told, without its figure.
    let letter = text(&repository, "desk/shili-yiqi.txt");
    assert!(letter.contains("研究开发费"), "{letter}");
    let book = fs::read(repository.join("desk/desk-xihu-内部.xlsx")).unwrap();
    let parts = unpack(&book).into_values().map(|part| String::from_utf8_lossy(&part).into_owned());
    for text in parts.chain([letter]) {
        assert!(!text.contains("金丝雀") && !text.contains("70007007"), "{text}");
    }
    let again = repository.run(&["desk", "xihu", "--out", "desk", "--at", AT]);
    assert_eq!(again.code, 2, "what may have been filled in is not written over");
}
