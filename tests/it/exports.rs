//! `import comments` with what questionnaires, mailboxes, platforms and spreadsheet programs really write. The workbooks were
//! made with openpyxl and `LibreOffice`; their names say which.

use std::fs;

use crate::fixture::folder;
use crate::taking_in_comments::{import, repository, snapshot, written};

fn export(name: &str) -> Vec<u8> {
    fs::read(folder("exports").join(name)).unwrap()
}

/// What the command says of an export, and the files that it makes of it.
fn taken(name: &str, bytes: &[u8], more: &[&str]) -> String {
    let repository = repository(bytes);
    let output = import(&repository, more);
    let file = |(path, bytes)| format!("--- {path}\n{}", String::from_utf8(bytes).unwrap());
    let files = if repository.join("submissions/example/comments").exists() {
        written(&repository)
    } else {
        std::collections::BTreeMap::default()
    };
    let shown: String = std::iter::once(output.shown()).chain(files.into_iter().map(file)).collect();
    for private in ["13800000000", "203.0.113", "zhang@example.com", "Mozilla"] {
        assert!(!shown.contains(private), "{name}: {private}");
    }
    shown
}

#[test]
fn exports_are_taken_in_as_they_are() {
    for name in [
        "sep-line.csv",
        "big5.csv",
        "wenjuanxing-gbk.csv",
        "tencent-wenjuan.csv",
        "utf16-tabs.txt",
        "mailbox.csv",
        "openpyxl.xlsx",
    ] {
        let shown = taken(name, &export(name), &[]);
        assert!(shown.starts_with("exit code 0"), "{name}: {shown}");
        snapshot(&format!("exports-{name}"), &shown);
    }
    // A platform's export does not say which item of a guideline its pages are.
    let shown = taken("decidim-export.csv", &export("decidim-export.csv"), &["--item", "3.2"]);
    snapshot("exports-decidim-export.csv", &shown);
    // Questionnaires that are exported by the codes of their questions name nothing of theirs but the times.
    let codes = ["Q1=name", "Q2=item", "Q3=text"].map(|one| ["--column", one]).concat();
    let shown = taken("limesurvey-codes.csv", &export("limesurvey-codes.csv"), &codes);
    assert!(shown.starts_with("exit code 0"), "{shown}");
    snapshot("exports-limesurvey-codes.csv", &shown);
}

/// A workbook that another program wrote anew says the same.
#[test]
fn the_same_workbook_from_another_program_is_the_same() {
    let files = |name: &str| {
        let repository = repository(&export(name));
        let output = import(&repository, &[]);
        assert_eq!(output.code, 0, "{}", output.shown());
        written(&repository)
    };
    assert!(files("openpyxl.xlsx") == files("libreoffice.xlsx"));
}

#[test]
fn every_way_to_write_a_day_is_read_or_refused_with_its_cell() {
    let table = String::from_utf8(export("dates.csv")).unwrap();
    let shown = taken("dates.csv", table.as_bytes(), &[]);
    snapshot("exports-dates.csv", &shown);
    // Fifteen of them are that day; the last counts seconds, which its heading has to say.
    let fifteen: Vec<&str> = table.lines().take(16).collect();
    let read = repository(fifteen.join("\n").as_bytes());
    assert_eq!(import(&read, &[]).code, 0);
    let files = written(&read);
    assert_eq!(files.len(), 15);
    assert!(files.keys().all(|path| path.starts_with("2021-06-18-")), "{:?}", files.keys());
    let said = [
        table.lines().next().unwrap().replace("提交时间", "提交时间戳"),
        table.lines().last().unwrap().to_owned(),
    ];
    let read = repository(said.join("\n").as_bytes());
    assert_eq!(import(&read, &[]).code, 0);
    assert!(written(&read).keys().all(|path| path.starts_with("2021-06-18-")));
}

#[test]
fn what_is_refused_is_refused_with_the_cell_and_the_reason() {
    for name in ["limesurvey.csv", "openpyxl-odd.xlsx", "libreoffice-odd.xlsx", "two-sheets.xlsx"] {
        let shown = taken(name, &export(name), &[]);
        assert!(!shown.starts_with("exit code 0"), "{name}: {shown}");
        snapshot(&format!("exports-{name}"), &shown);
    }
    for (bytes, told) in [
        ("<html><body><table><tr><td>意见</td></tr></table>".as_bytes().to_vec(), "其实是网页"),
        (encoding_rs::GBK.encode("<html><table><tr><td>意见</td></tr></table>").0.into_owned(), "其实是网页"),
        (fs::read(folder("exports").join("openpyxl.xlsx")).unwrap()[..3000].to_vec(), "没有登记"),
        (b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1old".to_vec(), ".xlsx"),
        (
            [
                &b"\xE6\x97\xB6\xE9\x97\xB4,\xE6\x84\x8F\xE8\xA7\x81\n2021-06-18,\xE5\xA5\n"[..],
                "好的意见很好很好很好很好".repeat(3).as_bytes(),
            ]
            .concat(),
            "第 2 行里有残缺的字",
        ),
    ] {
        let repository = repository(&bytes);
        let output = import(&repository, &[]);
        assert_eq!(output.code, 2, "{told}: {}", output.shown());
        assert!(output.stderr.contains(told), "{told}: {}", output.stderr);
    }
}

/// Whoever answers a questionnaire with `(空)` has answered nothing, and nobody is called so.
#[test]
fn a_title_above_the_headings_changes_nothing_but_the_rows() {
    let plain = "提交时间,针对条目,意见内容,姓名\n2021-06-18,3.2,建议注明冷态次数。,张某某\n2021-06-18,3.1,同意。,(空)\n";
    let files = |table: &str| {
        let repository = repository(table.as_bytes());
        let output = import(&repository, &[]);
        assert_eq!(output.code, 0, "{}", output.shown());
        written(&repository)
    };
    let expected = files(plain);
    assert!(expected.values().any(|text| std::str::from_utf8(text).unwrap().contains("未署名")));
    for table in [
        format!("指南（征求意见稿）意见汇总,,,\n制表：示例单位,,2021年7月,\n{plain}"),
        format!("sep=,\r\n{plain}"),
        plain.replace(',', "\t"),
        plain.replace(',', ";"),
        plain.replace(',', "|"),
        plain.replace("提交时间,针对条目,意见内容,姓名", "提交时间,意见,,提交人\n,针对条目,意见内容,姓名"),
    ] {
        assert!(files(&table) == expected, "{table}");
    }
    // Rows are told as a person counts them who sees the title.
    let wrong = format!("意见汇总\n\n{}", plain.replace("2021-06-18,3.1", "6月18日,3.1"));
    let repository = repository(wrong.as_bytes());
    let output = import(&repository, &[]);
    assert!(output.stdout.contains("第 5 行 A 列“提交时间”：没有写是哪一年"), "{}", output.shown());
}
