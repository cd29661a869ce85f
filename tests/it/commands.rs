//! The commands as people run them.

use std::fs;

use crate::program::Repository;

const AT: [&str; 2] = ["--at", "2021-04-01T12:00:00+08:00"];

fn snapshot(name: &str, text: &str, repository: &Repository) {
    let folder = fs::canonicalize(repository.path()).unwrap().display().to_string();
    let text = text.replace(&folder, "<仓库>");
    insta::with_settings!({ snapshot_path => "../snapshots/commands", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!(name, text);
    });
}

#[test]
fn check_of_a_clean_call() {
    let repository = Repository::valid();
    let output = repository.run(&["check", AT[0], AT[1]]);
    snapshot("check-clean", &output.shown(), &repository);
    assert_eq!(output.code, 0);
}

#[test]
fn check_points_at_the_value() {
    let repository = Repository::valid();
    repository.edit("submissions/example/units/shili-yiqi/unit.yaml", "rd_expense: 2000", "rd_expense: 1196");
    let output = repository.run(&["check", AT[0], AT[1]]);
    snapshot("check-rd-intensity", &output.shown(), &repository);
    assert_eq!(output.code, 1);
    for part in
        ["unit.yaml:10:15", "〔不公开〕 %", "3.0 %", "一(二)", "研究开发费占主营业务收入的比例应在3.0%以上"]
    {
        assert!(output.stdout.contains(part), "{part}\n{}", output.stdout);
    }
}

/// Workflows want two or three reports; the check is the long part.
#[test]
fn one_check_writes_several_reports() {
    let repository = Repository::valid();
    repository.edit("submissions/example/units/shili-yiqi/unit.yaml", "rd_expense: 2000", "rd_expense: 1196");
    let alone = |format: &str| repository.run(&["check", AT[0], AT[1], "--format", format]).stdout;
    let output = repository.run(&[
        "check",
        AT[0],
        AT[1],
        "--format",
        "json",
        "--also",
        "markdown=report.md",
        "--also",
        "human=report.txt",
    ]);
    assert_eq!((output.code, output.stdout), (1, alone("json")));
    let read = |name: &str| fs::read_to_string(repository.join(name)).unwrap();
    assert_eq!(read("report.md"), alone("markdown"));
    // What is kept in a file holds no figure that is not public, wherever it was written from.
    assert_eq!(read("report.txt"), alone("human"));
    assert!(!read("report.txt").contains("2.99"));
    let output = repository.run(&["check", AT[0], AT[1], "--also", "markdown=no-such-folder/report.md"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("报告写不进 no-such-folder/report.md"), "{}", output.stderr);
    assert_eq!(repository.run(&["check", "--also", "report.md"]).code, 2);
}

#[test]
fn a_third_demand_names_all_three_files() {
    let repository = Repository::valid();
    let unit = "submissions/example/units/shili-jituan";
    fs::copy(repository.join(&format!("{unit}/second.yaml")), repository.join(&format!("{unit}/third.yaml")))
        .unwrap();
    let output = repository.run(&["check", AT[0], AT[1]]);
    snapshot("check-quota", &output.shown(), &repository);
    assert_eq!(output.code, 1);
    for file in ["first.yaml", "second.yaml", "third.yaml"] {
        assert!(output.stdout.contains(file), "{file}");
    }
}

#[test]
fn five_different_faults_are_five_diagnostics() {
    let repository = Repository::valid();
    let demand = "submissions/example/units/shili-yiqi/sensor.yaml";
    repository.edit(demand, "domain: new-materials", "domain: agriculture");
    repository.edit(demand, "organization: single-unit", "organization: single-unti");
    repository.edit(demand, "foundation: 已完成实验室样件试制。", "foundation: 待定");
    repository.edit(demand, "term_months: 36", "term_months: 三年");
    repository.edit(demand, "outcomes: [import-substitution]\n", "");
    let output = repository.run(&["check", AT[0], AT[1]]);
    snapshot("check-five-faults", &output.shown(), &repository);
    let json = repository.run(&["check", "--format", "json", AT[0], AT[1]]);
    let report: serde_json::Value = serde_json::from_str(&json.stdout).unwrap();
    assert_eq!(report["diagnostics"].as_array().unwrap().len(), 5, "{}", json.stdout);
    assert_eq!((report["counts"]["errors"].as_u64(), json.code), (Some(5), 1));
}

#[test]
fn check_speaks_english_when_asked() {
    let repository = Repository::valid();
    repository.edit(
        "submissions/example/units/shili-yiqi/unit.yaml",
        "rd_investment: 2200",
        "rd_investment: 937.5",
    );
    let output = repository.run(&["check", "--lang", "en", AT[0], AT[1]]);
    snapshot("check-english", &output.shown(), &repository);
    assert!(!output.stdout.contains("937"), "a private figure reached a pipe");
}

#[test]
fn json_is_stable() {
    let repository = Repository::valid();
    repository.edit(
        "submissions/example/units/shili-yiqi/sensor.yaml",
        "term_months: 36",
        "term_months: \"36个月\"",
    );
    let output = repository.run(&["check", "--format", "json", AT[0], AT[1]]);
    snapshot("check-json", &output.shown(), &repository);
}

#[test]
fn calls_that_cannot_be_made_exit_with_2() {
    let repository = Repository::valid();
    let empty = tempfile::tempdir().unwrap();
    let outside = crate::program::run(empty.path(), ["check"]);
    assert_eq!((outside.code, outside.stdout.as_str()), (2, ""));
    assert!(outside.stderr.contains("submissions"));
    for (name, arguments) in [
        ("no-such-call", &["check", "nowhere"][..]),
        ("bad-time", &["check", "--at", "昨天"][..]),
        ("bad-option", &["check", "--format", "telegram"][..]),
    ] {
        let output = repository.run(arguments);
        assert_eq!((output.code, output.stdout.as_str()), (2, ""), "{name}");
        snapshot(&format!("refused-{name}"), &output.shown(), &repository);
    }
    repository.write("submissions/second/call.yaml", b"title: x\n");
    let output = repository.run(&["table"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("example、second"), "{}", output.stderr);
}

#[test]
fn a_call_can_be_named_by_its_folder() {
    let repository = Repository::valid();
    for call in ["example", "submissions/example", "./submissions/example/"] {
        assert_eq!(repository.run(&["check", call, AT[0], AT[1]]).code, 0, "{call}");
    }
    assert_eq!(repository.run(&["check", "submissions/example/units"]).code, 2);
}

#[test]
fn links_pipes_and_giants_are_told_and_not_read() {
    let repository = Repository::valid();
    let unit = repository.join("submissions/example/units/shili-yiqi");
    std::os::unix::fs::symlink("/etc/passwd", unit.join("link.yaml")).unwrap();
    std::os::unix::fs::symlink(".", unit.join("loop")).unwrap();
    fs::create_dir(unit.join("folder.yaml")).unwrap();
    fs::File::create(unit.join("giant.yaml")).unwrap().set_len(200_000_000).unwrap();
    let pipe = std::process::Command::new("mkfifo").arg(unit.join("pipe.yaml")).status().unwrap();
    assert!(pipe.success());
    let output = repository.run(&["check", AT[0], AT[1]]);
    assert_eq!(output.code, 1);
    assert!(!output.stdout.contains("root:"));
    snapshot("check-not-files", &output.shown(), &repository);
}

#[test]
fn the_registry_is_told_in_words() {
    let repository = Repository::valid();
    snapshot("rules", &repository.run(&["rules"]).shown(), &repository);
    snapshot("explain", &repository.run(&["explain", "quota-joint-form"]).shown(), &repository);
    snapshot(
        "explain-english",
        &repository.run(&["explain", "rd-intensity", "--lang", "en"]).shown(),
        &repository,
    );
    let unknown = repository.run(&["explain", "qouta"]);
    assert_eq!((unknown.code, unknown.stdout.as_str()), (2, ""));
    for line in repository.run(&["rules"]).stdout.lines() {
        assert!(unicode_width::UnicodeWidthStr::width(line) <= 80, "{line}");
    }
}

#[test]
fn help_fits_the_terminal() {
    let repository = Repository::valid();
    for arguments in [&["--help"][..], &["check", "--help"][..], &["build", "--help"][..]] {
        let output = repository.run(arguments);
        assert_eq!(output.code, 0);
        assert!(output.stdout.contains("Usage"), "{}", output.stdout);
    }
}

#[test]
fn alone_it_says_what_to_do_next() {
    let repository = Repository::valid();
    let here = repository.run(&[]);
    assert_eq!(here.code, 2);
    assert!(here.stderr.contains("zhengji check"), "{}", here.shown());
    let nowhere = crate::program::run(&std::env::temp_dir(), [""; 0]);
    assert_eq!(nowhere.code, 2);
    assert!(nowhere.stderr.contains("zhengji demo"), "{}", nowhere.shown());
}

#[test]
fn a_version_says_what_the_program_is_made_of() {
    let repository = Repository::valid();
    let version = repository.run(&["--version"]).stdout;
    let lines: Vec<&str> = version.lines().collect();
    assert_eq!(lines[0], format!("zhengji {}", env!("CARGO_PKG_VERSION")));
    assert!(lines[1].starts_with("commit: ") && lines[2].starts_with("engine: "), "{version}");
    assert_eq!(repository.run(&["-V"]).stdout, format!("{}\n", lines[0]));
}

#[test]
fn shells_and_manuals_know_the_commands() {
    let repository = Repository::valid();
    for target in ["bash", "zsh", "fish", "powershell", "elvish", "man"] {
        let output = repository.run(&["completions", target]);
        assert_eq!(output.code, 0);
        assert!(output.stdout.contains("freeze"), "{target}");
    }
}

#[test]
fn an_engine_that_is_not_the_programs_is_told() {
    let repository = Repository::valid();
    repository.write("old.js", b"// zhengji 0.0.1 sources 0\nzhengji.got(\"engine\", \"\");\n");
    let built = repository.run(&["build", "--engine", "old.js"]);
    assert_eq!(built.code, 0, "{}", built.shown());
    assert!(built.stderr.contains("old.js 和本程序不是同一版"), "{}", built.shown());
    assert!(repository.join("public/assets/engine.js").is_file());
}

#[test]
fn a_rule_is_found_by_what_was_probably_meant() {
    let repository = Repository::valid();
    let output = repository.run(&["explain", "quta"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.contains("您要看的是不是 quota？"), "{}", output.stderr);
    assert_eq!(repository.run(&["explain", "QUOTA"]).stdout, repository.run(&["explain", "quota"]).stdout);
}

#[test]
fn a_command_that_is_not_one_is_told_in_chinese_first() {
    let repository = Repository::valid();
    let output = repository.run(&["chekc"]);
    assert_eq!(output.code, 2);
    assert!(output.stderr.starts_with("zhengji: 命令写得不对"), "{}", output.stderr);
}

#[test]
fn a_date_alone_is_the_last_second_of_that_day_where_the_call_is() {
    let repository = Repository::valid();
    let output = repository.run(&["check", "--at", "2021-04-20"]);
    snapshot("check-at-a-day", &output.shown(), &repository);
    assert_eq!(output.code, 0);
    let told = |at: &str| repository.run(&["check", "--at", at]).stderr;
    assert!(told("2021-04-20 17:50").contains("2021-04-20T17:50:00+08:00"));
    assert!(!told("2021-04-20T17:50:00+08:00").contains("17:50"), "an exact time needs no word");
    let built = repository.run(&["build", "--at", "2021-04-01"]);
    assert_eq!(built.stderr.matches("2021-04-01T23:59:59+08:00").count(), 1, "{}", built.stderr);
    let wrong = repository.run(&["check", "--at", "2021-02-30"]);
    snapshot("check-at-no-day", &wrong.shown(), &repository);
    assert_eq!(wrong.code, 2);
}

#[test]
fn a_language_may_be_a_locale_of_it() {
    let repository = Repository::valid();
    let told = |lang: &str| repository.run(&["check", "--lang", lang, AT[0], AT[1]]).shown();
    let (chinese, english) = (told("zh"), told("en"));
    assert_ne!(chinese, english);
    for lang in ["zh-CN", "zh_CN.UTF-8", "ZH", "zh-Hans"] {
        assert_eq!(told(lang), chinese, "{lang}");
    }
    for lang in ["en-US", "en_GB.UTF-8", "EN"] {
        assert_eq!(told(lang), english, "{lang}");
    }
    let unknown = repository.run(&["check", "--lang", "fr", AT[0], AT[1]]);
    snapshot("check-unknown-language", &unknown.shown(), &repository);
    assert_eq!(unknown.code, 2);
}

#[test]
fn build_says_where_the_site_is_from_where_one_stands() {
    let repository = Repository::valid();
    let (parent, name) = (repository.path().parent().unwrap(), repository.path().file_name().unwrap());
    let name = name.to_str().unwrap();
    let told = crate::program::run(parent, ["build", "-C", name, "--out", "site", AT[0], AT[1]]);
    assert_eq!(told.code, 0, "{}", told.shown());
    assert!(told.stderr.contains(&format!("{name}/site（")), "{}", told.stderr);
    assert!(repository.join("site/index.html").is_file());
    let told = repository.run(&["build", AT[0], AT[1]]);
    assert!(told.stderr.contains("：public（"), "{}", told.stderr);
}
