//! A department's desk as a workbook: what it tells, what a clerk fills in, and what becomes of one that is no longer fresh.

use std::fs;

use crate::git::Git;
use crate::importing::{edited, unpack};
use crate::program::{Output, Repository, run};
use crate::sealing::with_key;

const AT: &str = "2021-04-28T10:00:00+08:00";
const BOOK: &str = "desk/desk-xihu-内部.xlsx";
const RECOMMENDATION: &str = "submissions/example/departments/xihu/recommendation.yaml";
const SECOND: &str = "submissions/example/units/shili-jituan/second.yaml";
const SENSOR: &str = "submissions/example/units/shili-yiqi/sensor.yaml";

/// The code at the foot of the example's table of that department.
const DIGEST: &str = "0A84-8854-1B6C";

/// The sheets of demands and about the stamp.
const DEMANDS: &str = "xl/worksheets/sheet1.xml";
const STAMP: &str = "xl/worksheets/sheet2.xml";

fn desk(repository: &Repository) -> Vec<u8> {
    let output = repository.run(&["desk", "xihu", "--out", "desk", "--at", AT]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let book = fs::read(repository.join(BOOK)).unwrap();
    fs::remove_dir_all(repository.join("desk")).unwrap();
    book
}

/// A workbook with other words in a cell; empty ones empty it.
fn filled(book: &[u8], sheet: &str, cell: &str, words: &str) -> Vec<u8> {
    let xml = String::from_utf8(unpack(book)[sheet].clone()).unwrap();
    let start = xml.find(&format!("<c r=\"{cell}\"")).unwrap_or_else(|| panic!("no cell {cell}"));
    let rest = &xml[start..];
    let head = &rest[..=rest.find('>').unwrap()];
    let end = if head.ends_with("/>") { head.len() } else { rest.find("</c>").unwrap() + 4 };
    let style = head.split(" s=\"").nth(1).unwrap().split('"').next().unwrap();
    let new = if words.is_empty() {
        format!("<c r=\"{cell}\" s=\"{style}\"/>")
    } else {
        format!("<c r=\"{cell}\" s=\"{style}\" t=\"inlineStr\"><is><t>{words}</t></is></c>")
    };
    edited(book, sheet, &rest[..end], &new)
}

fn import(repository: &Repository, book: &[u8], more: &[&str]) -> Output {
    repository.write("back.xlsx", book);
    repository.run(&[&["import", "back.xlsx", "--at", AT], more].concat())
}

fn text(repository: &Repository, path: &str) -> String {
    fs::read_to_string(repository.join(path)).unwrap()
}

/// All texts of a workbook.
fn texts(book: &[u8]) -> String {
    String::from_utf8(unpack(book)["xl/sharedStrings.xml"].clone()).unwrap()
}

#[test]
fn approval_digest_and_scan_are_filled_in_and_blank_means_no() {
    let repository = Repository::valid();
    repository.write("submissions/example/departments/xihu/stamped.pdf", b"%PDF-1.7\n");
    let mut book = desk(&repository);
    for (cell, words) in [("M7", ""), ("M8", "√"), ("M9", "false"), ("N7", "yes"), ("N8", "TRUE"), ("N9", "")]
    {
        book = filled(&book, DEMANDS, cell, words);
    }
    for (cell, words) in
        [("C4", "分管领导"), ("C5", "2021年4月27日"), ("C6", "1234 5678 9ABC"), ("C7", "stamped.pdf")]
    {
        book = filled(&book, STAMP, cell, words);
    }
    let output = import(&repository, &book, &[]);
    // What was copied is not what the table has: told at the cell, written all the same, and the exit code says so.
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("错误[scan-matches-table] 审核盖章!C6"), "{}", output.shown());
    let written = text(&repository, RECOMMENDATION);
    let truths: Vec<&str> = written
        .lines()
        .filter_map(|line| line.trim().split_once(": "))
        .filter(|(key, _)| ["key_recommended", "unit_kind_confirmed"].contains(key))
        .map(|(_, value)| value)
        .collect();
    assert_eq!(truths, ["false", "true", "true", "true", "false", "false"], "{written}");
    let end = "approved_by: 分管领导\napproved_on: 2021-04-27\ntable_digest: 1234 5678 9ABC\nstamped_scan: stamped.pdf\n";
    assert!(written.ends_with(end), "{written}");

    let book = filled(&desk(&repository), STAMP, "C6", "");
    assert_eq!(import(&repository, &book, &["--dry-run"]).code, 1, "a scan without a code is told");
    let digest = repository.run(&["table", "--department", "xihu", "--format", "json", "--at", AT]);
    let digest: serde_json::Value = serde_json::from_str(&digest.stdout).unwrap();
    let book = filled(&book, STAMP, "C6", digest["digest"].as_str().unwrap());
    let output = import(&repository, &book, &[]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let again = texts(&desk(&repository));
    assert!(again.contains("盖章的汇总表和现在的一致"), "{again}");
}

#[test]
fn a_fault_points_at_the_very_cell_also_an_empty_one() {
    let repository = Repository::valid();
    let book = desk(&repository);
    let before = text(&repository, RECOMMENDATION);
    let output = import(&repository, &filled(&book, DEMANDS, "L8", ""), &[]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("错误[opinion-given] 需求推荐!L8"), "{}", output.shown());
    for (cell, words, told) in [("M9", "大概", "需求推荐!M9"), ("B8", "第二", "需求推荐!B8")] {
        let output = import(&repository, &filled(&book, DEMANDS, cell, words), &[]);
        assert_eq!(output.code, 1, "{}", output.shown());
        assert!(output.stdout.contains(told), "{}", output.shown());
    }
    // What is missing after the closing is told at the empty cells where it belongs.
    repository.write("back.xlsx", &filled(&book, DEMANDS, "L9", "同意。"));
    let output = repository.run(&["import", "back.xlsx", "--dry-run", "--at", "2021-05-01T00:00:00+08:00"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    for told in ["[approved] 审核盖章!C4", "[stamped-scan] 审核盖章!C7"] {
        assert!(output.stdout.contains(told), "{told}: {}", output.shown());
    }
    let output = import(&repository, &filled(&book, STAMP, "C5", "上周"), &[]);
    assert!(output.code == 1 && output.stdout.contains("审核盖章!C5"), "{}", output.shown());
    assert_eq!(text(&repository, RECOMMENDATION), before);
}

#[test]
fn a_stale_workbook_is_refused_side_by_side_and_replaces_only_when_told_to() {
    let repository = Repository::valid();
    let book = filled(&desk(&repository), DEMANDS, "L9", "同意，请优先安排。");
    // Meanwhile somebody else approved the table, reordered it, and a unit changed a title.
    repository.edit(RECOMMENDATION, "    rank: 1\n", "    rank: 9\n");
    repository.edit(RECOMMENDATION, "    rank: 2\n", "    rank: 1\n");
    repository.edit(RECOMMENDATION, "    rank: 9\n", "    rank: 2\n");
    let end = "declined:\n  - {demand: shili-yiqi/gone, reason: 与另一项重复}\napproved_by: 示例领导\napproved_on: 2021-04-27\n";
    let now = text(&repository, RECOMMENDATION) + end;
    repository.write(RECOMMENDATION, now.as_bytes());
    repository.edit(SENSOR, "title: 高温压力传感器用陶瓷基板", "title: 高温压力传感器用氮化硅基板");
    let output = import(&repository, &book, &[]);
    assert_eq!(output.code, 1, "{}", output.shown());
    for told in [
        "需求名称：工作簿里是“高温压力传感器用陶瓷基板”，仓库里是“高温压力传感器用氮化硅基板”",
        "“单晶高温合金叶片”的推荐顺序：工作簿里是“1”，仓库里是“2”",
        "推荐意见：工作簿里是“同意，请优先安排。”",
        "审核日期：工作簿里是“（空）”，仓库里是“2021-04-27”",
        "没有写入。",
    ] {
        assert!(output.stdout.contains(told), "{told}\n{}", output.shown());
    }
    assert!(!output.stdout.contains("示例领导"), "who approved it is not public: {}", output.shown());
    assert_eq!(text(&repository, RECOMMENDATION), now, "nothing is written over");
    let output = import(&repository, &book, &["--replace"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(output.stdout.contains("以工作簿为准"), "{}", output.shown());
    let replaced = text(&repository, RECOMMENDATION);
    assert!(replaced.contains("同意，请优先安排。") && !replaced.contains("示例领导"), "{replaced}");
    assert!(replaced.contains("与另一项重复"), "what lies on no desk is kept: {replaced}");
    // One that is as fresh as the repository needs no word more.
    let output = import(&repository, &filled(&desk(&repository), DEMANDS, "L9", "同意。"), &[]);
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn a_workbook_of_demands_that_came_and_went_is_stale() {
    let repository = Repository::valid();
    let book = filled(&desk(&repository), DEMANDS, "L9", "同意。");
    let withdrawn = text(&repository, SECOND) + "withdrawn: {on: 2021-04-18, reason: 已另行立项}\n";
    repository.write(SECOND, withdrawn.as_bytes());
    let other = text(&repository, SENSOR).replace("title: 高温压力传感器用陶瓷基板", "title: 另一项");
    repository.write("submissions/example/units/shili-yiqi/other.yaml", other.as_bytes());
    let output = import(&repository, &book, &[]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("“另一项”：工作簿里没有，仓库里有"), "{}", output.shown());
    assert!(output.stdout.contains("“液氢泵低温轴承”：工作簿里有，仓库里已撤回"), "{}", output.shown());
}

#[test]
fn the_desk_says_what_changed_since_stamping_and_until_when() {
    let git = Git::valid();
    let run = |arguments: &[&str]| run(git.path(), arguments);
    let given = fs::read_to_string(git.path().join(RECOMMENDATION)).unwrap();
    let stamped = format!(
        "{given}approved_by: 示例\napproved_on: 2021-04-26\ntable_digest: {DIGEST}\nstamped_scan: stamped.pdf\n"
    );
    git.write(RECOMMENDATION, stamped.as_bytes());
    git.write("submissions/example/departments/xihu/stamped.pdf", b"%PDF-1.7\n");
    git.commit("stamped");
    git.edit(SENSOR, "title: 高温压力传感器用陶瓷基板", "title: 高温压力传感器用氮化硅基板");
    let second = fs::read_to_string(git.path().join(SECOND)).unwrap();
    git.write(SECOND, format!("{second}withdrawn: {{on: 2021-04-27, reason: 已另行立项}}\n").as_bytes());
    git.commit("changed");
    for (at, last) in [
        (AT, "推荐从 2021-03-24 到 2021-04-30，还有 2 天。"),
        ("2021-05-01T00:00:00+08:00", "推荐已在 2021-04-30 截止"),
    ] {
        let output = run(&["desk", "xihu", "--out", "desk", "--at", at]);
        assert_eq!(output.code, 0, "{}", output.shown());
        let book = fs::read(git.path().join(BOOK)).unwrap();
        fs::remove_dir_all(git.path().join("desk")).unwrap();
        let texts = texts(&book);
        for told in [
            last,
            "盖的章不再对应现在的汇总表",
            "盖章之后撤回了“液氢泵低温轴承”（盖章表上第 2 位）",
            "需求名称由“高温压力传感器用陶瓷基板”改成了“高温压力传感器用氮化硅基板”",
            "重新打印、盖章、扫描",
        ] {
            assert!(texts.contains(told), "{told}: {texts}");
        }
        // The withdrawn one is not on it, and those below it have moved up.
        assert!(!texts.contains("shili-jituan/second"), "{texts}");
        git.write("back.xlsx", &book);
        let output = run(&["import", "back.xlsx", "--dry-run", "--at", at]);
        assert!(!output.stdout.contains("[ranking]"), "{}", output.shown());
    }
}

#[test]
fn sealed_figures_count_as_not_judged() {
    let repository = with_key();
    let words = "此处不能判断";
    assert!(!texts(&desk(&repository)).contains(words));
    assert_eq!(repository.run(&["seal"]).code, 0);
    let sealed = texts(&desk(&repository));
    assert!(sealed.contains("0；经营数据已密封，此处不能判断"), "{sealed}");
    assert!(sealed.contains("没有发现别的问题；经营数据已密封，此处不能判断是否符合条件"), "{sealed}");
    let open = repository.run(&["desk", "xihu", "--out", "open", "--key", "bureau.key", "--at", AT]);
    assert_eq!(open.code, 0, "{}", open.shown());
    assert!(!texts(&fs::read(repository.join("open/desk-xihu-内部.xlsx")).unwrap()).contains(words));
}
