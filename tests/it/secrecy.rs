//! What is secret or personal is never repeated: not in any format, not at a terminal, not beside another fault.

use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::report::{Format, GitHub, GitLab, Human, JUnit, Json, Markdown, RdJson, Sarif};

use crate::fixture::{Files, base, judge, judge_as};
use crate::program::Repository;

const DEMAND: &str = "units/shili-yiqi/sensor.yaml";
const SUMMARY: &str = "summary: 面向航空发动机的耐高温高温压力传感器用陶瓷基板。";

/// A word that stands beside each mark, and must reach nobody.
const CANARY: &str = "QWERTZ";

/// The formats that the program knows, by its own help.
fn formats(repository: &Repository) -> Vec<String> {
    let help = repository.run(&["check", "--help"]).stdout;
    let values = help.lines().filter_map(|line| line.trim().strip_prefix("- ")?.split_once(':'));
    let names: Vec<String> = values.map(|(name, _)| name.to_owned()).filter(|name| name.len() > 3).collect();
    assert!(names.contains(&"human".to_owned()) && names.contains(&"json".to_owned()), "{help}");
    names
}

fn demand(change: impl FnOnce(String) -> String) -> Files {
    let mut call = base();
    let text = String::from_utf8(call.remove(DEMAND).unwrap()).unwrap();
    call.insert(DEMAND.to_owned(), change(text).into_bytes());
    call
}

fn assert_silent(what: &str, rule: &str, call: &Files, secrets: &[&str]) {
    let human = |reveal| Human { width: Some(80), reveal };
    let (log, terminal) = (human(Reveal::PublicOnly), human(Reveal::Private));
    let formats: [&dyn Format; 9] =
        [&log, &terminal, &Json, &GitHub, &GitLab, &Sarif, &JUnit, &RdJson, &Markdown];
    for format in formats {
        let judged = judge_as(call, Language::Chinese, format);
        assert!(judged.rules().contains(&rule), "{what}: {}", judged.report);
        for secret in secrets {
            assert!(!judged.report.contains(secret), "{what} tells {secret}:\n{}", judged.report);
        }
    }
}

/// Every command and every format that the program has, also those that nobody has thought of here.
fn assert_commands_silent(call: &Files, secrets: &[&str]) {
    let repository = Repository::new(call);
    let mut told = Vec::new();
    for format in formats(&repository) {
        let arguments = ["check", "--format", &format, "--at", crate::fixture::NOW];
        let output = repository.run(&arguments);
        assert_eq!(output.code, 1, "{}", output.shown());
        told.push(output.shown());
    }
    for command in [&["build"][..], &["check", "--fix"], &["check", "--lang", "en"]] {
        told.push(repository.run(&[command, &["--at", crate::fixture::NOW]].concat()).shown());
    }
    for (text, secret) in told.iter().flat_map(|text| secrets.iter().map(move |secret| (text, secret))) {
        assert!(!text.contains(secret), "{secret} is told:\n{text}");
    }
}

#[test]
fn what_is_secret_is_never_told() {
    let plant = |line: &str| demand(|text| text.replace(SUMMARY, line));
    let mut utf16 = base();
    let text = String::from_utf8(utf16.remove(DEMAND).unwrap()).unwrap() + "# 机密★ QWERTZ\n";
    let units = [0xFEFF].into_iter().chain(text.encode_utf16());
    utf16.insert(DEMAND.to_owned(), units.flat_map(u16::to_le_bytes).collect());
    let mut broken = plant("summary: 机密★ QWERTZ");
    broken.get_mut(DEMAND).unwrap().extend([b'#', 0xFF, b'\n']);
    for (what, call) in [
        ("a text", plant("summary: 机密★10年 QWERTZ")),
        ("a long text", plant(&format!("summary: {}秘密★5年 QWERTZ", "长".repeat(900)))),
        ("a list where text belongs", demand(|text| text.replace("title: ", "title: [绝密★ QWERTZ] #"))),
        ("a title", demand(|text| text.replace("title: ", "title: 绝密★QWERTZ"))),
        ("an option", demand(|text| text.replace("single-unit", "机密★QWERTZ"))),
        ("a domain", demand(|text| text.replace("domain: new-materials", "domain: 机密★QWERTZ"))),
        ("a figure", demand(|text| text.replace("total: 2000", "total: 机密★QWERTZ"))),
        ("a date", demand(|text| text + "withdrawn: {on: 机密★QWERTZ, reason: 机密★}\n")),
        ("a contact", demand(|text| text.replace("name: 示例联系人", "name: [机密★QWERTZ]"))),
        ("a key", demand(|text| text + "机密★QWERTZ: x\n")),
        ("a key given twice", demand(|text| text + "title: 机密★QWERTZ\n")),
        ("a comment", demand(|text| format!("# 秘密★ QWERTZ\n{text}"))),
        (
            "a comment above another fault",
            demand(|text| format!("# 秘密★\n{}", text.replace("domain: new-materials", "domain: QWERTZ"))),
        ),
        ("a file that does not parse", plant("summary: 机密级: QWERTZ: [")),
        ("a file without quotes", plant("summary: % 机密★ QWERTZ")),
        ("conflict marks", demand(|text| text + "<<<<<<< 机密★ QWERTZ\n")),
        ("an escape", plant("summary: \"\\u673A\\u5BC6\\u2605 QWERTZ\"")),
        ("invisible characters", plant("summary: 机\u{200B}密★10年 QWERTZ")),
        ("control characters", plant("summary: 机密★10年 QWERTZ\0")),
        ("UTF-16", utf16),
        ("bytes that are no text", broken),
        (
            "a false declaration",
            demand(|text| {
                text.replace("not_classified: true", "not_classified: false")
                    .replace("title: ", "title: QWERTZ")
                    .replace("domain: new-materials", "domain: QWERTZ")
            }),
        ),
    ] {
        assert_silent(what, "declared-unclassified", &call, &[CANARY]);
    }
    assert_commands_silent(&plant("summary: [机密★10年 QWERTZ]"), &[CANARY]);
}

#[test]
fn what_is_personal_is_never_told() {
    let plant = |line: &str| demand(|text| text.replace(SUMMARY, line));
    for (what, call, secret) in [
        ("a mobile", plant("summary: 请联系 138 0013 8000"), "0013"),
        ("a number as an option", demand(|text| text.replace("single-unit", "13800138000")), "13800138000"),
        ("a number in a title", demand(|text| text.replace("title: ", "title: 13800138000")), "13800138000"),
        ("a list where text belongs", plant("summary: [13800138000]"), "13800138000"),
        ("a resident number", plant("summary: 11010519491231002X"), "19491231"),
        ("an address", plant("summary: zhang.san＠qq.com"), "zhang"),
        ("a card", plant("summary: 6222 0212 0200 1234 575"), "0212"),
        ("a file that does not parse", plant("summary: 联系: 13800138000"), "13800138000"),
        ("beside another fault", plant(&format!("summary: {}13800138000", "长".repeat(900))), "13800138000"),
    ] {
        assert_silent(what, "no-personal-data", &call, &[secret]);
    }
    assert_commands_silent(&plant("summary: [138 0013 8000]"), &["0013"]);
}

#[test]
fn one_mistake_is_one_fault() {
    for (from, to, rule) in [
        ("not_classified: true", "not_classified: false", "declared-unclassified"),
        ("foundation: ", "foundation: 机密★10年", "declared-unclassified"),
        ("foundation: ", "foundation: 13800138000 ", "no-personal-data"),
    ] {
        let call = demand(|text| text.replace(from, to));
        assert_eq!(judge(&call).rules(), [rule], "{to}");
    }
}
