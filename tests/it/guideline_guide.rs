//! The guide from demands to the next batch, carried out as it stands: its files are written, its commands run, in its order.

use std::fs;
use std::path::Path;
use std::process::Stdio;

use pulldown_cmark::{CodeBlockKind, Event, Options, Parser, Tag};
use zhengji::source::{GitRepository, Receipt, Receipts};

use crate::fixture::{base, folder};
use crate::git::Git;

const CALL: &str = "submissions/2026-1";

/// What is answered to `new call`: name, title, short title, dates, and whatever else stays.
const ANSWERS: &str =
    "2026-2\n关于征集第二批需求的通知\n第二批\n2022-03-24\n2022-04-20\n2022-04-30\n\n\n\n\n\n\n\n\n";

/// The blocks of a guide: language and text.
fn blocks(guide: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(guide)).unwrap();
    let mut blocks: Vec<(String, String)> = Vec::new();
    let mut inside = false;
    for event in Parser::new_ext(&text, Options::empty()) {
        match event {
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) => {
                inside = true;
                blocks.push((kind.into_string(), String::new()));
            }
            Event::Text(text) if inside => blocks.last_mut().unwrap().1.push_str(&text),
            Event::End(_) => inside = false,
            _ => {}
        }
    }
    blocks
}

/// A repository with a call whose departments have recommended, and receipts of that.
fn repository() -> Git {
    let git = Git::empty();
    for (path, bytes) in base() {
        git.write(&format!("{CALL}/{path}"), &bytes);
    }
    for department in ["binjiang", "xihu"] {
        let folder = format!("{CALL}/departments/{department}");
        let path = format!("{folder}/recommendation.yaml");
        let own = fs::read_to_string(git.path().join(&path)).unwrap();
        let closed = "approved_by: 示例负责人\napproved_on: 2021-04-28\nstamped_scan: stamped.pdf\n";
        git.write(&path, (own + closed).as_bytes());
        git.write(&format!("{folder}/stamped.pdf"), b"%PDF-1.4\n");
    }
    // The code at the foot of each table, which stands on the scan.
    let told = git.run(&["check", "--at", "2021-06-15"]).stdout;
    let codes = told.split("现在的校验码是 ").skip(1).map(|rest| rest.lines().next().unwrap().trim());
    for (department, code) in ["binjiang", "xihu"].into_iter().zip(codes) {
        let path = format!("{CALL}/departments/{department}/recommendation.yaml");
        git.edit(&path, "stamped_scan:", &format!("table_digest: {code}\nstamped_scan:"));
    }
    git.write("comments.csv", &fs::read(folder("exports").join("mailbox.csv")).unwrap());
    git.commit("call");
    let receipt = Receipt {
        at: "2021-04-10T10:00:00+08:00".parse().unwrap(),
        reference: "refs/heads/main".to_owned(),
        old: "0".repeat(40),
        new: git.git(["rev-parse", "HEAD"]),
        actor: Some("github: shili-bureau".to_owned()),
        excused: Vec::new(),
        handed: None,
    };
    Receipts::of(&GitRepository::discover(git.path()).unwrap()).append(&[receipt]).unwrap();
    git
}

/// Writes what a block of YAML shows to where the guide says.
fn write_yaml(git: &Git, yaml: &str) {
    if yaml.starts_with("dispositions:") {
        git.write(&format!("{CALL}/guideline/dispositions.yaml"), yaml.as_bytes());
    } else if let Some(stages) = yaml.strip_prefix("stages:\n") {
        let (stages, rest) = stages.split_at(stages.find("\nconsultation:").unwrap() + 1);
        git.edit(&format!("{CALL}/call.yaml"), "stages:\n", &format!("stages:\n{stages}"));
        let settings = fs::read_to_string(git.path().join(CALL).join("call.yaml")).unwrap();
        git.write(&format!("{CALL}/call.yaml"), (settings + rest).as_bytes());
    } else {
        assert!(yaml.starts_with("disposition:"), "{yaml}");
        for entry in fs::read_dir(git.path().join(CALL).join("comments")).unwrap() {
            let path = entry.unwrap().path();
            let text = fs::read_to_string(&path).unwrap();
            fs::write(&path, text + yaml).unwrap();
        }
    }
}

fn run(git: &Git, line: &str) -> String {
    let program = Path::new(env!("CARGO_BIN_EXE_zhengji")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let mut command = git.command("sh", git.path());
    command.args(["-c", line]).env("PATH", path);
    let mut child =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    // Most commands ask nothing and have ended by then.
    let _ = std::io::Write::write_all(&mut child.stdin.take().unwrap(), ANSWERS.as_bytes());
    let output = child.wait_with_output().unwrap();
    let said = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap()).concat();
    // Figures of last year are still to come.
    let fine = output.status.success() || line.contains("new demand") && said.contains("finance");
    assert!(fine, "{line}\n{said}");
    said
}

fn carry_out(guide: &str) {
    let git = repository();
    let mut commands = 0;
    for (language, text) in blocks(guide) {
        match language.as_str() {
            "markdown" => git.write(&format!("{CALL}/guideline/ceramic-substrate.md"), text.as_bytes()),
            "yaml" => write_yaml(&git, &text),
            _ => {
                for line in text.lines() {
                    run(&git, line);
                    commands += 1;
                    if line.contains("new demand") {
                        let unit = "submissions/2026-2/units/shili-yiqi/unit.yaml";
                        let text = fs::read_to_string(git.path().join(unit)).unwrap();
                        let figures = "finance: {year: 2021, main_revenue: 40000, rd_expense: 2000, rd_investment: 2200, audited: true}\n";
                        git.write(unit, (text + figures).as_bytes());
                    }
                }
            }
        }
    }
    assert_eq!(commands, 14, "{guide}");
    let site = |path: &str| fs::read_to_string(git.path().join("public").join(path)).unwrap();
    assert!(site("2026-1/guideline/ceramic-substrate/index.html").contains("1000"));
    assert!(
        site("2026-2/demands/shili-yiqi/sensor/index.html").contains("2026-1/demands/shili-yiqi/sensor/")
    );
}

#[test]
fn the_guide_can_be_carried_out() {
    carry_out("guideline.md");
}

#[test]
fn the_guide_in_chinese_can_be_carried_out() {
    carry_out("guideline.zh-CN.md");
}
