//! `zhengji status`: one page about where a call stands, which reports and decides nothing.

use unicode_width::UnicodeWidthStr as _;

use crate::fixture::{base, fixture};
use crate::git::Git;
use crate::program::{Output, Repository, run};

const RECOMMENDATION: &str = "submissions/example/departments/xihu/recommendation.yaml";
const SENSOR: &str = "submissions/example/units/shili-yiqi/sensor.yaml";

/// A call two days after the recommendations closed, with something of everything that can be late or wrong.
fn late() -> Git {
    let git = Git::valid();
    let given = std::fs::read_to_string(git.path().join(RECOMMENDATION)).unwrap();
    let end = "approved_by: 示例\napproved_on: 2021-04-26\ntable_digest: 0A84-8854-1B6C\nstamped_scan: stamped.pdf\n";
    git.write(RECOMMENDATION, format!("{given}{end}").as_bytes());
    git.write("submissions/example/departments/xihu/stamped.pdf", b"%PDF-1.7\n");
    std::fs::remove_file(git.path().join("submissions/example/departments/binjiang/recommendation.yaml"))
        .unwrap();
    git.commit("stamped");
    let second = "submissions/example/units/shili-jituan/second.yaml";
    let text = std::fs::read_to_string(git.path().join(second)).unwrap();
    git.write(second, format!("{text}withdrawn: {{on: 2021-04-27, reason: 已另行立项}}\n").as_bytes());
    git.edit(SENSOR, "total: 2000", "total: 2100");
    git.commit("changed");
    git
}

fn status(git: &Git, more: &[&str]) -> Output {
    let output = run(git.path(), [&["status", "--at", "2021-05-02T09:30:00+08:00"], more].concat());
    assert_eq!(output.code, 0, "{}", output.shown());
    output
}

fn shows(name: &str, text: &str) {
    insta::with_settings!({ snapshot_path => "../snapshots/status", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn the_page_says_what_is_late_with_whom_and_what_stops_publication() {
    let git = late();
    let text = status(&git, &[]).stdout;
    shows("late", &text);
    shows("late-en", &status(&git, &["--lang", "en", "--format", "markdown"]).stdout);
    let is_path = |line: &&str| line.trim_start().starts_with("submissions/");
    for line in text.lines().filter(|line| !is_path(line)) {
        assert!(line.width() <= 80, "{line}");
    }
    // Every line says whose it is and where it stands.
    let lines = text.lines().filter(|line| line.starts_with("  - ")).count();
    let roles = ["单位：", "归口管理单位：", "主办单位："];
    let whose =
        text.lines().filter(|line| roles.iter().any(|role| line.trim_start().starts_with(role))).count();
    assert!(lines > 8 && lines == whose, "{lines} {whose}: {text}");
    let html = status(&git, &["--format", "html"]).stdout;
    let page = roxmltree::Document::parse_with_options(
        html.replace("<!doctype html>", "")
            .replace("\">\n<meta", "\"/>\n<meta")
            .replace("noindex\">", "noindex\"/>")
            .as_str(),
        roxmltree::ParsingOptions::default(),
    )
    .map(|page| page.descendants().filter(|node| node.has_tag_name("li")).count());
    assert_eq!(page.unwrap_or_else(|error| panic!("{error}: {html}")), lines);
}

#[test]
fn seals_are_asked_whether_they_hold() {
    let git = Git::valid();
    let told = || status(&git, &["--format", "markdown"]).stdout;
    let receipts = format!(
        "{{\"at\":\"2021-03-25T08:00:00+08:00\",\"ref\":\"refs/heads/main\",\"old\":\"{}\",\"new\":\"{}\",\"actor\":\"\"}}\n",
        "0".repeat(40),
        git.git(["rev-parse", "HEAD"])
    );
    git.write(".git/zhengji/receipts", receipts.as_bytes());
    assert!(told().contains("还没有封存，请运行 zhengji freeze example --stage submission"));
    let frozen = run(git.path(), ["freeze", "--stage", "submission"]);
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    assert!(told().contains("freeze/example/submission：核对过，没有变化"), "{}", told());
    git.edit(SENSOR, "term_months: 36", "term_months: 30");
    git.commit("after the closing");
    let now = told();
    assert!(now.contains("freeze/example/submission：有") && now.contains("和封存时不一样"), "{now}");
}

#[test]
fn days_are_counted_in_the_zone_of_the_call() {
    let repository = Repository::valid();
    let at = |time: &str| {
        let output = repository.run(&["status", "--at", time]);
        assert_eq!(output.code, 0, "{}", output.shown());
        output.stdout
    };
    for (time, told) in [
        ("2021-03-20T12:00", "需求填报：2021-03-24 至 2021-04-20，还有 4 天开始"),
        ("2021-04-19T23:59", "正在进行，还有 1 天"),
        // Still the nineteenth in Greenwich.
        ("2021-04-19T16:00:00Z", "今天是最后一天"),
        ("2021-04-20T15:59:59Z", "今天是最后一天"),
        ("2021-04-20T16:00:00Z", "需求填报：2021-03-24 至 2021-04-20，已经截止"),
    ] {
        assert!(at(time).contains(told), "{time}: {}", at(time));
    }
    repository.edit(
        "submissions/example/call.yaml",
        "submission: {opens: 2021-03-24, closes: 2021-04-20}",
        "submission: {opens: 2021-03-24, closes: 2021-04-20, closes_at: \"16:12\"}",
    );
    assert!(at("2021-04-20T16:11").contains("2021-04-20 16:12，今天是最后一天"));
    assert!(at("2021-04-20T16:12").contains("2021-04-20 16:12，已经截止"));
}

#[test]
fn a_reply_is_late_from_the_day_after_the_promised_one() {
    let mut call = fixture("comment-answered", "fail-open-in-time");
    call.remove("clock");
    let repository = Repository::new(&call);
    let call = std::fs::read_to_string(repository.join("submissions/example/call.yaml")).unwrap();
    assert!(call.contains("answer_within_days: 30") && call.contains("consultation"), "{call}");
    let closes = call.split("consultation: {").nth(1).unwrap().split("closes: ").nth(1).unwrap();
    let closes: jiff::civil::Date = closes[..10].parse().unwrap();
    for (days, words) in [(30, "还有 0 天"), (31, "已经过期")] {
        let day = closes.checked_add(jiff::Span::new().days(days)).unwrap().to_string();
        let output = repository.run(&["status", "--at", &day]);
        assert!(output.code == 0 && output.stdout.contains(words), "{day}: {}", output.shown());
        let late = output.stdout.contains("已经超过承诺");
        assert_eq!(late, days == 31, "{day}: {}", output.shown());
        let file = "submissions/example/comments/first.yaml";
        assert!(
            output.stdout.contains(file) && output.stdout.contains("没有，网站可以生成"),
            "{}",
            output.shown()
        );
    }
}

#[test]
fn several_calls_have_a_page_each_and_nothing_private_is_in_any() {
    let repository = Repository::valid();
    for (path, bytes) in base() {
        let text = String::from_utf8(bytes).unwrap();
        let text =
            text.replace("示例联系人", "金丝雀联系人").replace("main_revenue: 40000", "main_revenue: 900009");
        // A mark of secrecy beside a fault of its own.
        let text = text.replace("title: 高温压力传感器用陶瓷基板", "title: 机密★金丝雀基板");
        repository.write(&format!("submissions/second/{path}"), text.as_bytes());
    }
    for format in ["text", "markdown", "html"] {
        for lang in ["zh", "en"] {
            let output =
                repository.run(&["status", "--format", format, "--lang", lang, "--at", "2021-05-02"]);
            assert_eq!(output.code, 0, "{}", output.shown());
            for folder in ["submissions/example/call.yaml", "submissions/second/call.yaml"] {
                assert!(output.stdout.contains(folder), "{}", output.shown());
            }
            assert!(
                output.stdout.contains("rd-intensity") && output.stdout.contains("declared-unclassified")
            );
            for word in ["金丝雀", "900009"] {
                assert!(!output.stdout.contains(word), "{word}: {}", output.shown());
            }
        }
    }
    assert_eq!(repository.run(&["status", "third"]).code, 2);
}

/// One department was given six days more: it is late later than the others, in its check, its desk and on the pages.
#[test]
fn a_department_that_was_given_longer_is_not_late() {
    let repository = Repository::valid();
    let call = "submissions/example/call.yaml";
    let amendments = "amendments:\n  - what: {department: xihu, stage: recommendation}\n    until: 2021-05-06\n    reason: 盖章的领导出差。\n    approved_by: 高新处\n";
    let text = std::fs::read_to_string(repository.join(call)).unwrap() + amendments;
    repository.write(call, text.as_bytes());
    let given = std::fs::read_to_string(repository.join(RECOMMENDATION)).unwrap();
    repository.write(RECOMMENDATION, format!("{given}table_digest: 0A84-8854-1B6D\n").as_bytes());
    let told = |at: &str| repository.run(&["status", "--format", "markdown", "--at", at]).stdout;
    let of = |told: &str, words: &str| {
        told.lines().any(|line| line.contains("西湖区科技局") && line.contains(words))
    };
    let meanwhile = told("2021-05-03");
    assert!(!of(&meanwhile, "stamped-scan") && !of(&meanwhile, "approved"), "{meanwhile}");
    assert!(of(&meanwhile, "最迟 2021-05-06 重新打印"), "{meanwhile}");
    assert!(
        meanwhile.contains("滨江区科技局") && meanwhile.contains("还没有上传盖章的汇总表"),
        "{meanwhile}"
    );
    let desk = repository.run(&["desk", "xihu", "--out", "desk", "--at", "2021-05-03"]);
    assert_eq!(desk.code, 0, "{}", desk.shown());
    let book = std::fs::read(repository.join("desk/desk-xihu-内部.xlsx")).unwrap();
    let texts = String::from_utf8(crate::importing::unpack(&book)["xl/sharedStrings.xml"].clone()).unwrap();
    assert!(texts.contains("到 2021-05-06，还有 3 天"), "{texts}");
    let late = told("2021-05-07");
    assert!(of(&late, "stamped-scan") && of(&late, "已在 2021-05-06 截止"), "{late}");
}
