//! `import comments`: tables as mailboxes and questionnaires export them, to comment files.

use std::collections::BTreeSet;
use std::fs;

use proptest::prelude::*;

use crate::fixture::{Files, files, folder};
use crate::program::{Output, Repository};

const COMMENTS: &str = "submissions/example/comments";

/// What may not leave the table: what stands in its private columns, and names in full.
const PRIVATE: [&str; 8] =
    ["13812345678", "zhu@qq.com", "li@163.com", "330106", "朱建国", "王五", "文三路", "急件"];

const TABLE: &str = "\
序号,提交时间,1、您的姓名（必填）,单位,手机号,电子邮箱,身份证号,住址,是否同意公开姓名,针对条目,段落,意见内容,原文,建议改为,备注
1,2021/6/18 9:05,朱建国,,13812345678,zhu@qq.com,330106199001011234,文三路,否,3.1,考核指标第1项,\"没有写测试方法, 请写明。\r\n请补充：注入水平。\",寿命不低于8 μs,\"寿命不低于8 μs（注明\"\"注入水平\"\"）\",急件
2,2021-06-18 10:05,欧阳修,,13812345678,,,,同意,高温传感材料,,\"=HYPERLINK(\"\"http://evil.example\"\";\"\"点这里\"\")\",,,
3,2021-06-19,王五,,13812345678,,,,,3.2 氢能装备,,建议把参与单位上限由4家放宽到6家，高校和检测机构不计入。,,,
4,2021年6月19日,,示例大学,,,,,,hydrogen,,您好！建议把参与单位上限由4家放宽到6家、高校和检测机构不计入。,,,
5,2021-06-19,<li@163.com>,,,,,,,关于3.2的意见,,建议把参与单位上限由4家放宽到8家，高校和检测机构不计入。,,,
6,2021-06-30,@SUM(A1),,,,,,,3.2,,🙂 不同意: 理由#1,,,
6,2021-06-30,@SUM(A1),,,,,,,3.2,,🙂 不同意: 理由#1,,,
";

pub(crate) fn call() -> Files {
    let mut call = files(&folder("base"));
    let item = files(&folder("rules/comment-answered/fail-half-answers"));
    let item = String::from_utf8(item["guideline/materials.md"].clone()).unwrap();
    let second = item.replace("高温传感材料", "氢能装备").replace("\"3.1\"", "\"3.2\"");
    call.insert("guideline/materials.md".to_owned(), item.into_bytes());
    call.insert("guideline/hydrogen.md".to_owned(), second.into_bytes());
    let settings = String::from_utf8(call["call.yaml"].clone()).unwrap();
    let stage = "  consultation: {opens: 2021-06-15, closes: 2021-06-29}\ndomains:";
    call.insert("call.yaml".to_owned(), settings.replace("domains:", stage).into_bytes());
    call
}

pub(crate) fn repository(table: &[u8]) -> Repository {
    let repository = Repository::new(&call());
    repository.write("export.csv", table);
    repository
}

pub(crate) fn import(repository: &Repository, more: &[&str]) -> Output {
    let arguments =
        ["import", "comments", "export.csv", "--channel", "mail", "--at", "2021-07-01T12:00:00+08:00"];
    repository.run(&[&arguments[..], more].concat())
}

pub(crate) fn written(repository: &Repository) -> Files {
    files(&repository.join(COMMENTS))
}

pub(crate) fn snapshot(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots/import", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn a_table_becomes_comment_files() {
    let repository = repository(TABLE.as_bytes());
    let output = import(&repository, &[]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let file = |(path, bytes)| format!("--- {path}\n{}", String::from_utf8(bytes).unwrap());
    let shown: String =
        std::iter::once(output.shown()).chain(written(&repository).into_iter().map(file)).collect();
    snapshot("comments", &shown);
    for private in PRIVATE {
        assert!(!shown.contains(private), "{private} is in\n{shown}");
    }
    let check = repository.run(&["check", "--at", "2021-06-25T12:00:00+08:00"]);
    let faults = check.stdout.lines().filter(|line| line.contains(COMMENTS)).collect::<Vec<_>>();
    assert!(faults.is_empty(), "{faults:?}");
}

#[test]
fn the_encoding_changes_nothing() {
    let expected = {
        let repository = repository(TABLE.as_bytes());
        import(&repository, &[]);
        written(&repository)
    };
    let marked = format!("\u{FEFF}{TABLE}").into_bytes();
    let (chinese, _, lossy) = encoding_rs::GB18030.encode(TABLE);
    assert!(!lossy && std::str::from_utf8(&chinese).is_err());
    let windows = TABLE.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes();
    let wide = format!("\u{FEFF}{TABLE}").encode_utf16().flat_map(u16::to_le_bytes).collect();
    for bytes in [marked, chinese.into_owned(), windows, wide] {
        let repository = repository(&bytes);
        let output = import(&repository, &[]);
        assert_eq!(output.code, 0, "{}", output.shown());
        assert!(written(&repository) == expected, "{:#?}", written(&repository).keys());
    }
}

#[test]
fn a_second_run_and_an_answer_change_nothing() {
    let repository = repository(TABLE.as_bytes());
    import(&repository, &[]);
    let first = written(&repository);
    let answered = first.keys().next().unwrap().clone();
    let path = format!("{COMMENTS}/{answered}");
    let text = fs::read_to_string(repository.join(&path)).unwrap();
    let text = text.replace("  paragraph: 考核指标第1项\n", "  paragraph: 考核指标第2项\n");
    repository.write(&path, format!("{text}disposition: adopted\nreply: 已补充。\n").as_bytes());
    let before = written(&repository);
    let output = import(&repository, &[]);
    snapshot("comments-again", &output.shown().replace(&answered, "<第一条>.yaml"));
    assert_eq!(output.code, 0);
    assert!(written(&repository) == before);
    // More rows: what was there stays, what is new joins the group that was there.
    let more = format!(
        "{TABLE}7,2021-06-20,孙六,,,,,,,3.2,,建议把参与单位上限由4家放宽到6家；高校和检测机构不计入！,,,\n"
    );
    repository.write("export.csv", more.as_bytes());
    assert_eq!(import(&repository, &[]).code, 0);
    let after = written(&repository);
    assert!(before.iter().all(|(path, bytes)| after[path] == *bytes));
    let new: Vec<_> = after.iter().filter(|(path, _)| !before.contains_key(*path)).collect();
    assert_eq!(new.len(), 1);
    let new = std::str::from_utf8(new[0].1).unwrap();
    assert!(new.contains("shown_as: 孙*") && new.contains("same_as: \"2021-06-19-"), "{new}");
}

#[test]
fn wrong_rows_are_told_by_row_and_column_and_nothing_is_written() {
    let table = "\
时间,姓名,针对条目,意见内容,渠道,意见类别,同意公开姓名
6/18/2021,朱建国,9.9,,传真,好,看情况
2021-06-18,朱建国,3.1,请打电话 13812345678 联系,邮件,科学性,
2021-06-18,朱建国,3.1,\"秘密★5年\n内容\",邮件,科学性,
2031-06-18,朱建国,3.1,好,邮件,科学性,是
2021-06-18,朱建国,3.1,没有问题,邮件,科学性,是
";
    let repository = repository(table.as_bytes());
    let output = import(&repository, &[]);
    assert_eq!(output.code, 1);
    snapshot("comments-wrong", &output.shown());
    snapshot("comments-wrong-en", &import(&repository, &["--lang", "en"]).shown());
    for private in ["13812345678", "朱建国", "★", "看情况", "传真"] {
        assert!(!output.shown().contains(private), "{private}");
    }
    assert!(!repository.join(COMMENTS).exists());
}

#[test]
fn a_table_that_cannot_be_read_is_refused_without_being_shown() {
    let cases: [(&str, &[u8], &str); 8] = [
        (
            "no headings",
            "2021-06-18,朱建国,13812345678,写得好\n2021-06-18,王五,13912345678,好\n".as_bytes(),
            "第一行应当是列名",
        ),
        ("no text", "时间,姓名,看法\n2021-06-18,朱建国,好\n".as_bytes(), "看法"),
        ("no day", "姓名,针对条目,意见内容\n朱建国,3.1,好\n".as_bytes(), "收到日期"),
        ("two texts", "时间,意见,意见内容,针对条目\n2021-06-18,朱建国,好,3.1\n".as_bytes(), "意见、意见内容"),
        ("no rows", "时间,意见,针对条目\n".as_bytes(), "没有一行"),
        ("a workbook", b"PK\x03\x04\x00\x00\xFF\xFF", "CSV"),
        (
            "open quote",
            "时间,意见,针对条目\n2021-06-18,\"朱建国,3.1\n2021-06-18,好,3.1\n".as_bytes(),
            "第 2 行",
        ),
        ("shifted", "时间,意见,针对条目\n2021-06-18,朱建国,好,3.1\n".as_bytes(), "4 格"),
    ];
    for (what, bytes, told) in cases {
        let repository = repository(bytes);
        let output = import(&repository, &[]);
        assert_eq!(output.code, 2, "{what}: {}", output.shown());
        assert!(output.stderr.contains(told), "{what}: {}", output.stderr);
        for private in ["朱建国", "王五", "13812345678", "13912345678"] {
            assert!(!output.shown().contains(private), "{what}: {}", output.shown());
        }
        assert!(!repository.join(COMMENTS).exists(), "{what}");
    }
}

#[test]
fn columns_can_be_named_by_hand_and_a_dry_run_writes_nothing() {
    let repository = repository("时间,看法,备注\n2021-06-18,好,急\n".as_bytes());
    let chosen = ["--column", "看法=text", "--column", "备注=-", "--item", "3.2"];
    let output = import(&repository, &[&chosen[..], &["--dry-run"]].concat());
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(!repository.join(COMMENTS).exists());
    assert_eq!(import(&repository, &chosen).code, 0);
    assert_eq!(written(&repository).len(), 1);
    assert_eq!(import(&repository, &["--column", "看法=words"]).code, 2);
    assert_eq!(import(&repository, &["--column", "想法=text"]).code, 2);
}

/// Where a file cannot be written, the others are not there either.
#[cfg(unix)]
#[test]
fn all_files_are_written_or_none() {
    let other = repository(TABLE.as_bytes());
    import(&other, &[]);
    let last = written(&other).keys().last().unwrap().clone();
    let repository = repository(TABLE.as_bytes());
    // A folder where the last file should be: no comment, so not known beforehand.
    fs::create_dir_all(repository.join(&format!("{COMMENTS}/{last}"))).unwrap();
    let output = import(&repository, &[]);
    assert_eq!(output.code, 2, "{}", output.shown());
    assert_eq!(written(&repository).len(), 0);
    // A folder that leads out of the repository is no place to write to.
    let outside = tempfile::tempdir().unwrap();
    fs::remove_dir_all(repository.join(COMMENTS)).unwrap();
    std::os::unix::fs::symlink(outside.path(), repository.join(COMMENTS)).unwrap();
    assert_eq!(import(&repository, &[]).code, 2);
    assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 0);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 6, ..ProptestConfig::default() })]

    /// The same rows give the same files in whatever order they come, and a second run changes nothing.
    #[test]
    fn the_same_rows_give_the_same_files(
        rows in prop::collection::vec(("[朱王李]?[一-龥]{1,3}", "[一-龥a-z，。:#=\"'🙂\n -]{1,40}", 1..28_u8), 1..12),
        turn in 0..12_usize,
    ) {
        let row = |(name, text, day): &(String, String, u8)| {
            // Led by a word: "x" and one more "x" would say nothing, which is refused.
            format!("2021-06-{day:02},{name},3.1,\"建议{}\"\n", text.replace('"', "\"\""))
        };
        let table = |rows: &[(String, String, u8)]| {
            format!("时间,姓名,条目,意见\n{}", rows.iter().map(row).collect::<String>())
        };
        let repository = repository(table(&rows).as_bytes());
        let first = import(&repository, &[]);
        prop_assert_eq!(first.code, 0, "{}", first.shown());
        let before = written(&repository);
        let mut turned = rows.clone();
        turned.rotate_left(turn % rows.len());
        repository.write("export.csv", table(&turned).as_bytes());
        let second = import(&repository, &[]);
        prop_assert_eq!(second.code, 0);
        prop_assert!(written(&repository) == before);
        let distinct: BTreeSet<_> = rows.iter().map(row).collect();
        prop_assert_eq!(before.len(), distinct.len());
    }
}

/// Mails as Python's own library writes them: in several encodings, with an attachment, as a page.
#[test]
fn a_folder_of_mails_becomes_comment_files() {
    let repository = Repository::new(&call());
    for (name, bytes) in files(&folder("mails")) {
        repository.write(&format!("来信/{name}"), &bytes);
    }
    repository.write("来信/notes.txt", "13812345678".as_bytes());
    let arguments = ["import", "comments", "来信", "--at", "2021-07-01T12:00:00+08:00"];
    let output = repository.run(&arguments);
    assert_eq!(output.code, 0, "{}", output.shown());
    let file = |(path, bytes)| format!("--- {path}\n{}", String::from_utf8(bytes).unwrap());
    let shown: String =
        std::iter::once(output.shown()).chain(written(&repository).into_iter().map(file)).collect();
    snapshot("mails", &shown);
    for private in ["13812345678", "qq.com", "163.com", "126.com", "朱建国", "欧阳修", "手机"] {
        assert!(!shown.contains(private), "{private} is in\n{shown}");
    }
    let before = written(&repository);
    assert_eq!(repository.run(&arguments).code, 0);
    assert!(written(&repository) == before, "a second run changes nothing");
}

#[test]
fn what_is_no_mail_is_told() {
    let repository = Repository::new(&call());
    repository.write("空/a.txt", b"");
    repository.write("坏.eml", b"");
    for (path, told) in [("空", "里没有邮件"), ("坏.eml", "不是邮件")] {
        let output = repository.run(&["import", "comments", path, "--at", "2021-07-01T12:00:00+08:00"]);
        assert_eq!(output.code, 2, "{}", output.shown());
        assert!(output.shown().contains(told), "{}", output.shown());
    }
    assert!(!repository.join(COMMENTS).exists());
}

#[test]
fn a_letter_in_a_mailbox_export_says_what_it_is_about() {
    let table = "发件时间,发件人,主题,正文\n2021-06-18,朱建国,无主题,\"针对哪一条：3.1 高温传感材料\n\n意见内容：请写明测试方法。\n\n理由：无法考核。\n\n姓名或单位名称：朱建国\n\n公开时怎样署名：只公开姓氏，如“朱**”\n\"\n";
    let repository = repository(table.replace("发件时间", "发送时间").as_bytes());
    let output = import(&repository, &[]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let files = written(&repository);
    let text = std::str::from_utf8(files.values().next().unwrap()).unwrap();
    for part in ["item: materials", "text: 请写明测试方法。", "reason: 无法考核。", "shown_as: 朱**"]
    {
        assert!(text.contains(part), "{text}");
    }
}
