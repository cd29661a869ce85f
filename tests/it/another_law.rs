//! A call that differs from the first one in everything: nothing that any command puts out for it speaks of the first.

use std::fs;
use std::io::{Cursor, Read};

use serde_json::{Value, json};
use walkdir::WalkDir;
use zhengji::built_in;
use zhengji::form::Desk;
use zhengji::rules::RULES;
use zhengji::schema::Kind;
use zhengji::source::{GitRepository, Receipt, Receipts};

use crate::fixture::{files, folder};
use crate::git::Git;
use crate::program::{Output, Repository};

const AT: &str = "2025-04-20T12:00:00+02:00";

/// Words and numbers of the first city's notice: where each of them stands, somebody wrote it into the program.
const FOREIGN: &[&str] = &[
    "杭",
    "Hangzhou",
    "hangzhou",
    "HANGZHOU",
    "浙江",
    "西湖",
    "滨江",
    "余杭",
    "xihu",
    "binjiang",
    "2021",
    "3.0 %",
    "3.0%",
    "4.5 %",
    "4.5%",
    "1000 万",
    "1000万",
    "1,000 万",
    "1500 万",
    "1500万",
    "1,500 万",
    "3月24日",
    "4月20日",
    "4月30日",
    "不超过2项",
    "其中1项",
    "0571-",
    "9133010",
    "\"330106",
    "高新处",
    "农社处",
    "杭科资",
    "限推荐",
    "省级创新平台",
    "附件1",
    "附件2",
    "Annex 1",
    "重大攻关需求建议表",
    "通知一",
    "通知二",
    "通知三",
    "通知四",
    "二1",
    "二2",
    "二3",
    "三1",
    "三2",
    "三3",
    "一(一)",
    "一(二)",
    "(notice ",
];

/// Everything that was put out, by what put it out.
#[derive(Default)]
struct Outputs(Vec<(String, Vec<u8>)>);

impl Outputs {
    fn said(&mut self, name: &str, output: Output) -> Output {
        self.0.push((format!("{name} (stdout)"), output.stdout.clone().into()));
        self.0.push((format!("{name} (stderr)"), output.stderr.clone().into()));
        output
    }

    /// A file; of a package, its parts.
    fn file(&mut self, name: &str, bytes: Vec<u8>) {
        if let Ok(mut package) = zip::ZipArchive::new(Cursor::new(&bytes)) {
            for index in 0..package.len() {
                let mut part = package.by_index(index).unwrap();
                let mut text = Vec::new();
                part.read_to_end(&mut text).unwrap();
                let part = part.name().unwrap().into_owned();
                self.0.push((format!("{name}#{part}"), text));
            }
            return;
        }
        self.0.push((name.to_owned(), bytes));
    }

    fn folder(&mut self, repository: &Repository, name: &str) {
        for entry in WalkDir::new(repository.join(name)).into_iter().map(Result::unwrap) {
            if entry.file_type().is_file() {
                self.file(&entry.path().display().to_string(), fs::read(entry.path()).unwrap());
            }
        }
    }

    fn foreign(&self) -> Vec<String> {
        let mut found = Vec::new();
        for (name, bytes) in &self.0 {
            let text = String::from_utf8_lossy(bytes);
            for word in FOREIGN {
                if let Some(at) = text.find(word) {
                    let before: String = text[..at].chars().rev().take(40).collect();
                    let before: String = before.chars().rev().collect();
                    let after: String = text[at..].chars().take(40).collect();
                    found.push(format!("{word} in {name}: …{before}{after}…"));
                }
            }
        }
        found
    }
}

/// What a proposer of this call gets wrong, in every way that rules look at.
pub(crate) fn with_faults() -> Repository {
    let repository = Repository::new(&files(&folder("third-city")));
    let demand = "submissions/example/units/yard/hull.yaml";
    repository.edit(demand, "domain: schiffbau", "domain: new-materials");
    repository.edit(demand, "organization: single-unit", "organization: innovation-consortium\ntopic: result-transformation\ntransformation: {original_result: 样机, place: 外地, implementing_unit: 示例}");
    repository.edit(demand, "total: 70", "total: 7");
    repository.edit(demand, "target: ≤50", "target: 提高");
    repository.edit("submissions/example/units/yard/unit.yaml", "year: 2024", "year: 2020");
    repository.edit("submissions/example/units/yard/unit.yaml", "kind: shop", "kind: yard");
    repository.edit(
        "submissions/example/units/lab/buoy.yaml",
        "foundation: 已有",
        "foundation: 电话13800138000，已有",
    );
    repository.edit(
        "submissions/example/units/lab/buoy.yaml",
        "necessity: 深水气象浮标锚链疲劳监测。",
        "necessity: 待定 #",
    );
    repository.edit("submissions/example/units/lab/unit.yaml", "西港", "北港");
    let two = fs::read(repository.join("submissions/example/units/yard/paint.yaml")).unwrap();
    repository.write("submissions/example/units/yard/third.yaml", &two);
    repository.write("submissions/example/units/yard/Fourth.yaml", b"title: x\n");
    repository.edit("submissions/example/departments/east-office/recommendation.yaml", "rank: 2", "rank: 3");
    repository.write(
        "submissions/example/departments/west-office/recommendation.yaml",
        b"recommendations:\n  - {demand: yard/third, rank: 1, opinion: '', key_recommended: false}\n  - {demand: lab/buoy, rank: 1, opinion: x, key_recommended: false, unit_kind_confirmed: false}\ntable_digest: 1\nstamped_scan: a.pdf\n",
    );
    repository
}

#[test]
fn nothing_speaks_of_the_first_city() {
    let mut all = Outputs::default();
    let repository = Repository::new(&files(&folder("third-city")));
    for lang in ["zh", "en"] {
        for format in ["human", "json", "github", "gitlab", "sarif", "junit", "markdown", "rdjson"] {
            let clean = repository.run(&["check", "--at", AT, "--format", format, "--lang", lang]);
            assert_eq!(clean.code, 0, "{}", clean.shown());
            all.said("check", clean);
            let faults = with_faults();
            for at in [AT, "2025-04-02T18:00:00+02:00", "2026-01-01T00:00:00+01:00"] {
                let told = faults.run(&["check", "--at", at, "--format", format, "--lang", lang]);
                assert_eq!(told.code, 1, "{}", told.shown());
                all.said(&format!("check --format {format} of faults"), told);
            }
        }
        all.said("rules", repository.run(&["rules", "--lang", lang]));
        for rule in RULES {
            let told = repository.run(&["explain", rule.id, "--lang", lang]);
            assert_eq!(told.code, 0, "{}", told.shown());
            all.said(&format!("explain {}", rule.id), told);
        }
    }
    let blank = repository.run(&["form", "--docx", "--out", "out/blank.docx"]);
    assert_eq!(blank.code, 0, "{}", blank.shown());
    let built = repository.run(&["build", "--at", AT, "--out", "out/site"]);
    assert_eq!(built.code, 0, "{}", built.shown());
    all.said("build", built);
    // What is quoted of the notice is linked to where it stands there.
    let rules = fs::read_to_string(repository.join("out/site/rules/index.html")).unwrap();
    let notice = fs::read_to_string(repository.join("out/site/notice/index.html")).unwrap();
    let (_, linked) = rules.split_once("href=\"../notice/index.html#").unwrap();
    let (anchor, quoted) = linked.split_once("\">").unwrap();
    assert!(quoted.starts_with("通知第三条：“四月二日十八时截止”"), "{}", &quoted[..200]);
    let (_, paragraph) = notice.split_once(&format!("id=\"{anchor}\">")).unwrap();
    assert!(paragraph.starts_with("第三条"), "{}", &paragraph[..200]);
    for format in ["docx", "xlsx"] {
        let out = format!("out/form.{format}");
        let made = repository.run(&["form", &format!("--{format}"), "--out", &out]);
        assert_eq!(made.code, 0, "{}", made.shown());
        all.said("form", made);
    }
    for department in ["east-office", "west-office"] {
        let out = format!("out/{department}");
        let made = repository.run(&["desk", department, "--at", AT, "--out", &out]);
        assert_eq!(made.code, 0, "{}", made.shown());
        all.said("desk", made);
    }
    for format in ["html", "md", "csv", "xlsx", "docx", "json"] {
        for (number, choice) in
            [&["--department", "east-office"][..], &["--all"], &["--quota"], &["--cross", "department"]]
                .iter()
                .enumerate()
        {
            let out = format!("out/table-{number}.{format}");
            let arguments = [&["table", "--at", AT, "--format", format, "--out", &out], *choice].concat();
            let made = repository.run(&arguments);
            assert_eq!(made.code, 0, "{}", made.shown());
            all.said("table", made);
        }
    }
    all.folder(&repository, "out");
    all.said(
        "new demand",
        repository.answer(&["new", "demand", "--at", "2025-03-30T12:00:00+02:00"], &b"1\n\n\n\n".repeat(60)),
    );
    all.said(
        "new unit",
        repository.answer(&["new", "unit", "--at", "2025-03-30T12:00:00+02:00"], &b"1\n\n\n\n".repeat(60)),
    );
    let foreign = all.foreign();
    assert!(all.0.len() > 200, "{}", all.0.len());
    assert!(foreign.is_empty(), "{} places\n{}", foreign.len(), foreign.join("\n"));
}

/// A new repository, a new call in it, and the next batch of one.
#[test]
fn what_is_begun_speaks_of_no_city() {
    let mut all = Outputs::default();
    let repository = Repository::new(&files(&folder("third-city")));
    for lang in ["zh", "en"] {
        let begun = repository.run(&["init", &format!("out/begun-{lang}"), "--at", AT, "--lang", lang]);
        assert_eq!(begun.code, 0, "{}", begun.shown());
        all.said("init", begun);
        let name = format!("another-{lang}");
        let answers = format!(
            "{name}\n示例南港造船需求征集的通知\n南港造船征集\n示例南港海事局\n2026-04-01\n2026-04-30\n2026-05-15\n"
        );
        let made = repository.answer(&["new", "call", "--lang", lang], answers.as_bytes());
        assert_eq!(made.code, 0, "{}", made.shown());
        all.said("new call", made);
        all.folder(&repository, &format!("submissions/{name}"));
        let answers = format!(
            "next-{lang}\n示例北港船舶技术需求征集（第二批）\n北港第二批\n2026-04-01\n2026-04-30\n2026-05-15\n{}",
            "\n".repeat(40)
        );
        let next =
            repository.answer(&["new", "call", "--from", "example", "--lang", lang], answers.as_bytes());
        assert_eq!(next.code, 0, "{}", next.shown());
        all.said("new call --from", next);
        all.folder(&repository, &format!("submissions/next-{lang}"));
    }
    all.folder(&repository, "out");
    let foreign = all.foreign();
    assert!(all.0.len() > 60, "{}", all.0.len());
    assert!(foreign.is_empty(), "{} places\n{}", foreign.len(), foreign.join("\n"));
}

/// The engine as a browser asks it: an empty form and one with everything wrong, in both languages.
#[test]
fn what_a_form_answers_speaks_of_its_own_call() {
    let mut all = Outputs::default();
    let call = files(&folder("third-city"));
    let frame: serde_json::Map<String, Value> = call
        .iter()
        .filter(|(path, _)| *path == "call.yaml" || path.ends_with("department.yaml"))
        .map(|(path, bytes)| (format!("submissions/example/{path}"), String::from_utf8_lossy(bytes).into()))
        .collect();
    let schemas: serde_json::Map<String, Value> = Kind::ALL
        .map(Kind::file_name)
        .map(|name| (name.to_owned(), built_in::schema(name).into()))
        .into_iter()
        .collect();
    let faulty = files(&with_faults().join("submissions/example"));
    for language in ["zh-CN", "en"] {
        let mut desk = Desk::default();
        let mut ask = |question: Value| -> Value {
            let answer = desk.answer(&question.to_string()).unwrap();
            all.0.push((format!("form: {}", question["ask"]), answer.clone().into()));
            serde_json::from_str(&answer).unwrap()
        };
        ask(
            json!({"ask": "begin", "call": "example", "files": frame, "schemas": schemas, "language": language,
            "messages": built_in::messages(language)}),
        );
        for (kind, path) in [
            ("unit", "units/yard/unit.yaml"),
            ("demand", "units/yard/hull.yaml"),
            ("demand", "units/lab/buoy.yaml"),
        ] {
            for text in [
                String::new(),
                String::from_utf8(call[path].clone()).unwrap(),
                String::from_utf8(faulty[path].clone()).unwrap(),
            ] {
                let opened = ask(json!({"ask": "open", "kind": kind, "text": text}));
                let rows = if text.is_empty() { json!({}) } else { crate::form::rows(&opened) };
                let fields = if text.is_empty() { json!({}) } else { opened["fields"].clone() };
                let paper = json!({"kind": kind, "path": format!("submissions/example/{path}"), "fields": fields, "rows": rows});
                for now in [AT, "2025-04-01T09:00:00+02:00"] {
                    ask(json!({"ask": "judge", "papers": [paper], "now": now}));
                }
            }
        }
    }
    let told: usize = all.0.iter().map(|(_, bytes)| bytes.len()).sum();
    assert!(all.0.len() > 50 && told > 20_000, "{} answers, {told} bytes", all.0.len());
    let foreign = all.foreign();
    assert!(foreign.is_empty(), "{} places\n{}", foreign.len(), foreign.join("\n"));
}

#[test]
fn what_is_sealed_speaks_of_its_own_call() {
    let git = Git::empty();
    for (path, bytes) in files(&folder("third-city")) {
        git.write(&format!("submissions/example/{path}"), &bytes);
    }
    git.commit("call");
    let head = git.git(["rev-parse", "main"]).trim().to_owned();
    let repository = GitRepository::discover(git.path()).unwrap();
    let receipt = Receipt {
        at: "2025-04-01T09:00:00+02:00".parse().unwrap(),
        reference: "refs/heads/main".to_owned(),
        old: "0".repeat(40),
        new: head,
        actor: None,
        excused: Vec::new(),
        handed: None,
    };
    Receipts::of(&repository).append(&[receipt]).unwrap();
    let mut all = Outputs::default();
    let frozen = all.said("freeze", git.run(&["freeze", "--stage", "submission"]));
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    all.file("manifest", git.git(["cat-file", "-p", "freeze/example/submission"]).into());
    all.file("manifest", git.git(["show", "freeze/example/submission:manifest.json"]).into());
    all.said("verify", git.run(&["verify"]));
    assert!(all.foreign().is_empty(), "{:#?}", all.foreign());
}
