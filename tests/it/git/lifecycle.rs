//! A second call from beginning to end, with real git: a repository by `init`, a first call that puts a demand off, the next batch,
//! pushes through the hook of a server, and the final page as the workflow publishes it.

use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Stdio;

use zhengji::source::{GitRepository, Receipt, Receipts};

use super::Git;
use super::hook::{clone, commit, edit};
use super::server::Server;
use crate::fixture::base;
use crate::program::Output;

const FIRST: &str = "submissions/2019-1";
const SECOND: &str = "submissions/2020-1";
const DEMAND: &str = "units/shili-yiqi/sensor.yaml";

/// After both calls are over.
const LATER: &str = "2099-12-31T12:00:00+08:00";

struct Bureau {
    git: Git,
    folder: PathBuf,
}

impl Bureau {
    /// A repository as `init` makes it, with one unit, its demand, and what became of that.
    fn begin() -> Self {
        let git = Git::empty();
        let folder = git.beside("bureau");
        let made = git.run_in(
            &git.beside(""),
            &["init", "bureau", "--call", "2019-1", "--at", "2019-02-15T09:00:00+08:00"],
        );
        assert_eq!(made.code, 0, "{}", made.shown());
        let bureau = Self { git, folder };
        let files = base();
        let text = |path: &str| String::from_utf8(files[path].clone()).unwrap();
        let unit = text("units/shili-yiqi/unit.yaml")
            .replace("department: xihu", "department: shili-qu")
            .replace("district: 西湖区", "district: 示例区")
            .replace("year: 2020", "year: 2018");
        bureau.write(&format!("{FIRST}/units/shili-yiqi/unit.yaml"), &unit);
        bureau.write(&format!("{FIRST}/{DEMAND}"), &text(DEMAND));
        bureau.recommend(FIRST);
        bureau.write(
            &format!("{FIRST}/guideline/dispositions.yaml"),
            "dispositions:\n  - demand: shili-yiqi/sensor\n    kind: next-batch\n    reason: 请补充第三方检测数据，下批次优先论证。\n",
        );
        bureau.git_here(&["init", "-q", "-b", "main"]);
        bureau.commit("first call");
        bureau
    }

    fn write(&self, path: &str, text: &str) {
        let path = self.folder.join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn recommend(&self, call: &str) {
        recommend(&self.folder, call);
    }

    fn git_here(&self, arguments: &[&str]) -> String {
        self.git.git_in(&self.folder, arguments)
    }

    fn commit(&self, message: &str) {
        self.git_here(&["add", "-A"]);
        self.git_here(&["commit", "-q", "-m", message]);
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.git.run_in(&self.folder, arguments)
    }

    /// Runs the program with lines on its standard input.
    fn answer(&self, arguments: &[&str], answers: &str) -> Output {
        let mut command = self.git.command(env!("CARGO_BIN_EXE_zhengji"), &self.folder);
        command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
        let mut child = command.spawn().unwrap();
        child.stdin.take().unwrap().write_all(answers.as_bytes()).unwrap();
        let output = child.wait_with_output().unwrap();
        Output {
            code: output.status.code().unwrap(),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }

    fn read(&self, path: &str) -> String {
        std::fs::read_to_string(self.folder.join(path)).unwrap()
    }

    /// The next batch, asked for: what is not in the answers is carried.
    fn next(&self) {
        let answers = "2020-1\n关于征集2020年第一批需求的通知\n2020年第一批\n2020-01-01\n2099-06-30\n2099-07-15\nnew-materials 新材料\nocean 海洋\n.\n3\n\n\n2\n";
        let made = self.answer(&["new", "call", "--from", "2019-1"], answers);
        assert_eq!(made.code, 0, "{}", made.shown());
        let told = made.stdout.replace(['\n', ' '], "");
        assert!(told.contains("高温压力传感器用陶瓷基板"), "{}", made.shown());
        assert!(told.contains("zhengjinewdemand2020-1--from2019-1/shili-yiqi/sensor"), "{}", made.shown());
        let call = self.read(&format!("{SECOND}/call.yaml"));
        insta::with_settings!({snapshot_path => "../../snapshots/git", prepend_module_to_snapshot => false}, {
            insta::assert_snapshot!("next-call", call);
        });
        let unit = self.read(&format!("{SECOND}/units/shili-yiqi/unit.yaml"));
        assert!(!unit.contains("finance") && unit.contains("shili-yiqi"), "{unit}");
        let department = "departments/shili-qu/department.yaml";
        assert_eq!(self.read(&format!("{SECOND}/{department}")), self.read(&format!("{FIRST}/{department}")));
        // The hour of closing counts, everywhere (C12).
        edit(
            &self.folder,
            &format!("{SECOND}/call.yaml"),
            "closes: 2099-06-30",
            "closes: 2099-06-30\n    closes_at: \"16:12\"",
        );
        let checked = self.run(&["check", "2020-1"]);
        assert_eq!(checked.code, 0, "{}", checked.shown());
        assert!(checked.stdout.contains("还没有提出需求"), "{}", checked.shown());
        self.commit("second call");
    }

    /// What the publishing workflow of `init` does with a commit, by its own script.
    fn publish(&self, server: &Server, at: Option<&str>) -> PathBuf {
        let room = self.git.beside("runner");
        std::fs::create_dir_all(&room).unwrap();
        let sha = server.tip(&self.git);
        let _ = std::fs::remove_dir_all(room.join("call"));
        self.git.git_in(&room, ["init", "--quiet", "--bare", "call"]);
        self.git.git_in(
            &room,
            ["-C", "call", "fetch", "--quiet", "--no-tags", &server.bare.to_string_lossy(), &sha],
        );
        let workflow = self.read(".github/workflows/publish.yml");
        let line = workflow.lines().map(str::trim).find(|line| line.starts_with("zhengji build ")).unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_zhengji")).parent().unwrap();
        let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
        let line = at.map_or_else(|| line.to_owned(), |at| format!("{line} --at {at}"));
        let mut command = self.git.command("sh", &room);
        let built =
            crate::program::output(command.args(["-c", &line]).env("PATH", path).env("GITHUB_SHA", sha));
        assert_eq!(built.code, 0, "{}", built.shown());
        room.join("site")
    }
}

fn recommend(folder: &Path, call: &str) {
    let text = "recommendations:\n  - demand: shili-yiqi/sensor\n    rank: 1\n    opinion: 同意推荐。\n    key_recommended: false\n    unit_kind_confirmed: true\n";
    std::fs::write(folder.join(call).join("departments/shili-qu/recommendation.yaml"), text).unwrap();
}

fn page(site: &Path, path: &str) -> String {
    std::fs::read_to_string(site.join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

fn pushed(bureau: &Bureau, server: &Server, folder: &Path, user: &str) {
    commit(&bureau.git, folder);
    let output = server.push(&bureau.git, folder, user);
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn a_second_call_from_its_beginning_to_its_final_page() {
    let bureau = Bureau::begin();
    // Published alone, the first call lies at the root.
    let first = bureau.run(&["build", "--out", "site", "--at", LATER]);
    assert_eq!(first.code, 0, "{}", first.shown());
    assert!(page(&bureau.folder.join("site"), "demands/shili-yiqi/sensor/index.html").contains("陶瓷基板"));
    std::fs::remove_dir_all(bureau.folder.join("site")).unwrap();
    bureau.next();

    let server = Server::at(&bureau.git, &bureau.folder);
    let receipt = Receipt {
        at: "2019-03-10T10:00:00+08:00".parse().unwrap(),
        reference: "refs/heads/main".to_owned(),
        old: "0".repeat(40),
        new: bureau.git_here(&["rev-parse", "HEAD~1"]),
        actor: Some("github: shili-bureau".to_owned()),
        excused: Vec::new(),
        handed: None,
    };
    Receipts::of(&GitRepository::discover(&server.bare).unwrap()).append(&[receipt]).unwrap();
    let site = bureau.publish(&server, None);
    let list = page(&site, "index.html");
    assert!(list.find("2020-1/index.html").unwrap() < list.find("2019-1/index.html").unwrap(), "{list}");

    // The unit takes over what was put off, gives its figures, and pushes.
    let unit = clone(&bureau.git, &server, "unit");
    let taken = bureau.git.run_in(&unit, &["new", "demand", "--from", "2019-1/shili-yiqi/sensor"]);
    assert_eq!(taken.code, 1, "without figures it is not done: {}", taken.shown());
    let again = bureau.git.run_in(&unit, &["new", "demand", "2020-1", "--from", "shili-yiqi/sensor"]);
    assert_eq!(again.code, 2, "{}", again.shown());
    commit(&bureau.git, &unit);
    let refused = server.push(&bureau.git, &unit, "shili-yiqi");
    assert_ne!(refused.code, 0, "a first demand without figures: {}", refused.shown());
    let path = format!("{SECOND}/units/shili-yiqi/unit.yaml");
    let own = std::fs::read_to_string(unit.join(&path)).unwrap();
    let figures =
        "finance: {year: 2019, main_revenue: 40000, rd_expense: 2000, rd_investment: 2200, audited: true}\n";
    std::fs::write(unit.join(&path), own + figures).unwrap();
    pushed(&bureau, &server, &unit, "shili-yiqi");
    let gate = |at: &str| {
        edit(&unit, &format!("{SECOND}/{DEMAND}"), "term_months: 36", "term_months: 30");
        commit(&bureau.git, &unit);
        let told = bureau
            .git
            .run_in(&unit, &["check", "--base", "HEAD~1", "--actor", "github:shili-yiqi", "--at", at]);
        bureau.git.git_in(&unit, ["reset", "-q", "--hard", "HEAD~1"]);
        told
    };
    let last = gate("2099-06-30T16:11:59+08:00");
    assert_eq!(last.code, 0, "{}", last.shown());
    let late = gate("2099-06-30T16:12:00+08:00");
    assert!(late.code == 1 && late.stdout.contains("[submission-window]"), "{}", late.shown());

    let department = clone(&bureau.git, &server, "department");
    recommend(&department, SECOND);
    pushed(&bureau, &server, &department, "shili-qu-kjj");
    let site = bureau.publish(&server, Some("2099-06-30T16:11:00+08:00"));
    let home = page(&site, "2020-1/index.html");
    assert!(home.contains("2099-06-30 16:12") && home.contains("以该时刻为准"), "{home}");
    assert!(!home.contains("计算，截止日当天全天有效"), "{home}");

    let form = page(&site, "2020-1/submit/form/index.html");
    assert!(form.contains("data-closed=\"2099-06-30T08:12:00Z\""), "the form closes at that instant");

    // Closed: what counted is sealed and proven, for both calls.
    for call in ["2019-1", "2020-1"] {
        let frozen =
            bureau.git.run_in(&server.bare, &["freeze", call, "--stage", "submission", "--at", LATER]);
        assert_eq!(frozen.code, 0, "{}", frozen.shown());
    }

    // The draft, a comment with its answer, and the final page.
    bureau.git_here(&["fetch", "-q", &server.bare.to_string_lossy(), "main"]);
    bureau.git_here(&["reset", "-q", "--hard", "FETCH_HEAD"]);
    edit(
        &bureau.folder,
        &format!("{SECOND}/call.yaml"),
        "2099-07-15",
        "2099-07-15\n  guideline: {opens: 2099-07-16, closes: 2099-08-01}\n  consultation: {opens: 2099-08-02, closes: 2099-08-20}",
    );
    let call = bureau.read(&format!("{SECOND}/call.yaml"));
    let consultation = "\nconsultation:\n  basis: 征集通知三3\n  background: 根据征集到的需求起草。\n  ways: [{channel: letter, address: 示例路1号}]\n";
    bureau.write(&format!("{SECOND}/call.yaml"), &(call + consultation));
    bureau.write(
        &format!("{SECOND}/guideline/ceramic-substrate.md"),
        "---\ntitle: 高温传感器陶瓷基板\nnumber: \"1.1\"\ndomain: new-materials\ncategory: common-key-technology\norganization: [single-unit]\nsources: [shili-yiqi/sensor]\nterm_months: 36\nbudget_cap: 500\nsupported: {min: 1, max: 1}\n---\n\n## 研究内容\n\n研制耐高温陶瓷基板。\n",
    );
    bureau.write(
        &format!("{SECOND}/comments/2099-08-03-one.yaml"),
        "on: {item: ceramic-substrate}\naspect: rationality\nchannel: letter\nreceived_on: 2099-08-03\nshown_as: 陈*\ntext: 建议写明使用寿命。\ndisposition: adopted\nreply: 已经补充。\nreplied_on: 2099-08-05\n",
    );
    bureau.commit("draft, comment and answer");
    let output = server.push(&bureau.git, &bureau.folder, "shili-bureau");
    assert_eq!(output.code, 0, "{}", output.shown());
    let site = bureau.publish(&server, Some(LATER));
    assert!(page(&site, "2020-1/guideline/ceramic-substrate/index.html").contains("研制耐高温陶瓷基板"));
    assert!(page(&site, "2020-1/comments/index.html").contains("已经补充"));
    let demand = "demands/shili-yiqi/sensor/index.html";
    assert!(
        page(&site, &format!("2020-1/{demand}")).contains(&format!("href=\"../../../../2019-1/{demand}\""))
    );
    assert!(
        page(&site, &format!("2019-1/{demand}")).contains(&format!("href=\"../../../../2020-1/{demand}\""))
    );
    assert!(page(&site, demand).contains(&format!("2019-1/{demand}")), "the old address leads there");
    assert!(page(&site, "index.html").contains("已经结束"));
}
