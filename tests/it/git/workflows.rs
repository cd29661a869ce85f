//! The workflows that `init` writes: every step of every file runs as it stands, on a repository that serves as the forge's.

use std::collections::BTreeSet;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};

use zhengji::document::{Document, Syntax, parse};

use super::Git;
use super::hook::open_call;
use crate::program::Output;

const OTHERS: &str = "submissions/example/units/shili-jituan/second.yaml";

/// A forge with the call and an open proposal of `shili-jituan`, a machine that runs workflows, and what was run on it.
struct Forge {
    git: Git,
    ran: BTreeSet<String>,
}

impl Forge {
    fn new() -> Self {
        let git = open_call();
        let accounts = "  - github: shili-jituan";
        git.edit(
            "submissions/example/units/shili-jituan/unit.yaml",
            accounts,
            &format!("{accounts}\n  - gitlab: shili-jituan\n  - gitea: shili-jituan"),
        );
        git.commit("accounts");
        git.git(["checkout", "-q", "-b", "proposal"]);
        git.edit(OTHERS, "term_months: 36", "term_months: 30");
        git.commit("shorter");
        git.git(["update-ref", "refs/pull/7/head", "HEAD"]);
        git.git(["checkout", "-q", "main"]);
        git.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
        assert_eq!(git.run(&["init", "../init"]).code, 0);
        let forge = Self { git, ran: BTreeSet::new() };
        // What asks the forge: it writes down what it was asked.
        forge.tool("gh", "case \"$*\" in *--jq\\ .user.login*) echo shili-jituan;; esac");
        forge
    }

    fn tool(&self, name: &str, script: &str) {
        let path = self.git.beside("bin").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        let log = self.git.beside("asked");
        std::fs::write(&path, format!("#!/bin/sh\necho \"{name} $*\" >> {}\n{script}\n", log.display()))
            .unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
    }

    fn asked(&self) -> String {
        let log = self.git.beside("asked");
        let text = std::fs::read_to_string(&log).unwrap_or_default();
        let _ = std::fs::remove_file(log);
        text
    }

    fn workflow(&self, path: &str) -> Document {
        let text = std::fs::read(self.git.beside("init").join(path)).unwrap();
        parse(&path.into(), &text, Syntax::Yaml).document.unwrap()
    }

    /// The scripts of a file by the names of their steps; GitLab's by the names of their jobs.
    fn scripts(&self, path: &str) -> Vec<(String, String)> {
        let document = self.workflow(path);
        let text = |node: &zhengji::document::Node| node.as_str().unwrap().to_owned();
        let Some(jobs) = document.root.get("jobs") else {
            let install = document.root.get("default").unwrap().get("before_script").unwrap();
            let mut scripts = vec![("install".to_owned(), text(install.items().first().unwrap()))];
            for entry in document.root.entries() {
                let script = entry.value.get("script").map(zhengji::document::Node::items);
                let whole = script.map(|lines| lines.iter().map(text).collect::<Vec<_>>().join("\n"));
                scripts.extend(whole.map(|whole| (entry.key.text.to_string(), whole)));
            }
            return scripts;
        };
        let steps = jobs.entries().iter().flat_map(|job| job.value.get("steps").unwrap().items());
        steps.map(|step| (text(step.get("name").unwrap()), text(step.get("run").unwrap()))).collect()
    }

    /// Runs one step in a folder of the machine.
    fn run(&mut self, path: &str, name: &str, folder: &str, set: &[(&str, &str)]) -> Output {
        let (_, script) = self.scripts(path).into_iter().find(|(step, _)| step == name).unwrap();
        self.ran.insert(format!("{path}: {name}"));
        let folder = self.git.beside(folder);
        std::fs::create_dir_all(&folder).unwrap();
        let program = Path::new(env!("CARGO_BIN_EXE_zhengji")).parent().unwrap();
        let search = format!(
            "{}:{}:{}",
            self.git.beside("bin").display(),
            program.display(),
            std::env::var("PATH").unwrap()
        );
        let mut command = self.git.command("bash", &folder);
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", &script])
            .env("PATH", search)
            .env("GITHUB_SERVER_URL", format!("file://{}", self.git.path().parent().unwrap().display()))
            .env("GITHUB_REPOSITORY", "call")
            .env("ZHENGJI_VERSION", env!("CARGO_PKG_VERSION"))
            .env("RUNNER_TEMP", self.git.beside("temp"))
            .env("TOKEN", "secret");
        for file in ["GITHUB_OUTPUT", "GITHUB_STEP_SUMMARY", "GITHUB_PATH"] {
            command.env(file, self.git.beside(file));
        }
        crate::program::output(command.envs(set.iter().copied()))
    }

    fn id(&self, revision: &str) -> String {
        self.git.git(["rev-parse", revision])
    }

    /// What is there is taken. What is not, or is another version, comes from nowhere where nobody said from where; how it comes
    /// from a mirror is tried in `installing.rs`.
    fn installs(&mut self, path: &str, name: &str) {
        let there = self.run(path, name, "machine", &[]);
        assert_eq!((there.code, self.asked()), (0, String::new()), "{}", there.shown());
        let output = self.run(path, name, "machine", &[("ZHENGJI_VERSION", "0.0.0")]);
        assert_ne!(output.code, 0, "{}", output.shown());
        assert!(output.shown().contains("ZHENGJI_MIRROR"), "{}", output.shown());
    }
}

fn passed(output: &Output) {
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn every_step_of_every_workflow_runs() {
    let mut forge = Forge::new();
    let (github, publish) = (".github/workflows/check.yml", ".github/workflows/publish.yml");
    let (gitea, gitlab) = (".gitea/workflows/check.yml", ".gitlab-ci.yml");
    for (path, name) in [
        (github, "install zhengji"),
        (publish, "install zhengji"),
        (gitea, "install zhengji"),
        (gitlab, "install"),
    ] {
        forge.installs(path, name);
    }

    // GitHub: what is checked is written below the proposal, once; the next time it is rewritten.
    let proposal = [("BASE_REF", "main"), ("NUMBER", "7")];
    passed(&forge.run(github, "fetch base and proposal as objects", "github", &proposal));
    passed(&forge.run(github, "check", "github", &[("LOGIN", "shili-jituan")]));
    let stranger = forge.run(github, "check", "github", &[("LOGIN", "shili-yiqi")]);
    assert!(stranger.code == 1 && stranger.stdout.contains("owner"), "{}", stranger.shown());
    let said = std::fs::read_to_string(forge.git.beside("GITHUB_OUTPUT")).unwrap();
    let (begin, rest) = said.split_once('\n').unwrap();
    let end = begin.strip_prefix("report<<").unwrap();
    let report = rest.split_once(&format!("\n{end}\n")).unwrap().0.to_owned();
    assert!(report.contains("没有需要修改的地方"), "{report}");
    forge.asked();
    let comment = [("NUMBER", "7"), ("REPORT", &*report)];
    let write = "write the report below the proposal";
    passed(&forge.run(github, write, "comment", &comment));
    let asked = forge.asked();
    assert!(asked.contains("--method POST repos/call/issues/7/comments --field body=@body.md"), "{asked}");
    let body = std::fs::read_to_string(forge.git.beside("comment/body.md")).unwrap();
    assert_eq!(body, format!("<!-- zhengji check -->\n{report}\n"));
    forge.tool("gh", "case \"$*\" in *--paginate*) printf '41\\n42\\n';; esac");
    passed(&forge.run(github, write, "comment", &comment));
    assert!(forge.asked().contains("--method PATCH repos/call/issues/comments/41"));

    // Gitea.
    let step = "fetch base and proposal as objects, then check";
    let with = |login| [("BASE_REF", "main"), ("NUMBER", "7"), ("LOGIN", login)];
    passed(&forge.run(gitea, step, "gitea", &with("shili-jituan")));
    assert_ne!(forge.run(gitea, step, "gitea", &with("shili-yiqi")).code, 0);
    assert_ne!(forge.run(gitea, step, "gitea", &with("")).code, 0);

    // GitLab, which checks the proposal out: from the same project and from a fork of it.
    let (work, url) = (forge.git.beside("gitlab"), format!("file://{}", forge.git.path().display()));
    forge.git.git_in(work.parent().unwrap(), ["clone", "-q", &url, "gitlab"]);
    let head = forge.id("proposal");
    forge.git.git_in(&work, ["checkout", "-q", "--detach", &head]);
    std::os::unix::fs::symlink(forge.git.path(), forge.git.beside("call.git")).unwrap();
    let of = |login, project| {
        [
            ("GITLAB_USER_LOGIN", login),
            ("CI_PROJECT_ID", project),
            ("CI_MERGE_REQUEST_PROJECT_ID", "1"),
            ("CI_MERGE_REQUEST_PROJECT_URL", &*url),
            ("CI_MERGE_REQUEST_TARGET_BRANCH_NAME", "main"),
            ("CI_COMMIT_SHA", &*head),
        ]
    };
    passed(&forge.run(gitlab, "check", "gitlab", &of("shili-jituan", "1")));
    let quality: serde_json::Value =
        serde_json::from_slice(&std::fs::read(work.join("code-quality.json")).unwrap()).unwrap();
    assert!(quality.is_array());
    assert!(std::fs::read_to_string(work.join("junit.xml")).unwrap().contains("<testsuites"));
    // Nothing of a fork's own `origin` is needed.
    forge.git.git_in(&work, ["remote", "set-url", "origin", "file:///nowhere"]);
    passed(&forge.run(gitlab, "check", "gitlab", &of("shili-jituan", "2")));
    let stranger = forge.run(gitlab, "check", "gitlab", &of("shili-yiqi", "2"));
    assert!(stranger.code == 1 && stranger.stdout.contains("[owner]"), "{}", stranger.shown());

    // The site: of a call whose stages are over, as any that was published.
    let past = Git::valid();
    let commit = past.git(["rev-parse", "HEAD"]);
    forge.git.git([
        "fetch",
        "-q",
        &format!("file://{}", past.path().display()),
        &format!("+{commit}:refs/heads/past"),
    ]);
    passed(&forge.run(gitlab, "pages", "call", &[("CI_COMMIT_SHA", &commit)]));
    assert!(forge.git.path().join("public/index.html").is_file());
    let sha = [("GITHUB_SHA", &*commit)];
    for name in ["fetch", "build", "push"] {
        passed(&forge.run(publish, name, "publish", &sha));
    }
    let listed = forge.git.git(["ls-tree", "-r", "--name-only", "gh-pages"]);
    let names: BTreeSet<&str> = listed.lines().collect();
    assert!(names.contains("index.html") && names.contains(".nojekyll"), "{listed}");
    assert!(!names.iter().any(|name| name.starts_with("submissions/") || name.contains(".git/")));
    assert_eq!(forge.git.git(["log", "-1", "--format=%s", "gh-pages"]), commit);
    // A second time replaces it, though the branch is there.
    let again = forge.git.beside("publish");
    std::fs::remove_dir_all(again).unwrap();
    for name in ["fetch", "build", "push"] {
        passed(&forge.run(publish, name, "publish", &sha));
    }
    assert_eq!(forge.git.git(["rev-list", "--count", "gh-pages"]), "1");

    let all: BTreeSet<String> = [github, publish, gitea, gitlab]
        .iter()
        .flat_map(|path| forge.scripts(path).into_iter().map(move |(name, _)| format!("{path}: {name}")))
        .collect();
    assert_eq!(forge.ran, all, "a step that no test runs");
    // And no file of workflows is left out.
    let found: Vec<PathBuf> = walkdir::WalkDir::new(forge.git.beside("init"))
        .into_iter()
        .filter_map(|entry| {
            let path = entry.unwrap().into_path();
            path.extension().is_some_and(|end| end == "yml").then_some(path)
        })
        .collect();
    assert_eq!(found.len(), 4, "{found:?}");
}
