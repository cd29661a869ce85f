//! `check --base`: a proposal is judged as it would be merged, by the rules and roles of its base.

use super::{AT, DEMAND, Git, UNIT};
use crate::program::Output;

const CALL: &str = "submissions/example/call.yaml";
const RIVAL: &str = "submissions/example/units/shili-jituan/first.yaml";

/// The valid call on `main`, and a branch `proposal` that begins there.
fn branch() -> Git {
    let git = Git::valid();
    git.git(["checkout", "-q", "-b", "proposal"]);
    git
}

fn check(git: &Git, more: &[&str]) -> Output {
    git.run(&[&["check", "--base", "main"], &AT[..], more].concat())
}

fn refused(git: &Git, actor: &str, rule: &str) -> String {
    let output = check(git, &["--actor", actor, "--format", "json"]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains(&format!(r#""rule": "{rule}""#)), "{rule}: {}", output.stdout);
    output.stdout
}

#[test]
fn what_a_unit_may_do_passes_and_is_told() {
    let git = branch();
    git.edit(&RIVAL.replace("first", "second"), "domain: new-materials", "domain: life-health");
    git.git(["rm", "-q", RIVAL]);
    git.commit("a demand for another");
    let output = check(&git, &["--actor", "github: shili-jituan"]);
    git.snapshot("proposal-human", &output);
    git.snapshot("proposal-markdown", &check(&git, &["--actor", "shili-jituan", "--format", "markdown"]));
    git.snapshot("proposal-english", &check(&git, &["--actor", "shili-jituan", "--lang", "en"]));
}

#[test]
fn nobody_raises_the_own_quota() {
    let git = branch();
    git.edit(CALL, "max: 1", "max: 3");
    let text = std::fs::read(git.path().join(DEMAND)).unwrap();
    git.write(&format!("{UNIT}/second.yaml"), &text);
    git.commit("more");
    refused(&git, "github: shili-yiqi", "owner");
    // Nor does the bureau raise it for a demand in the same proposal: the base's quota counts, too.
    refused(&git, "github: shili-bureau", "quota");
}

#[test]
fn nobody_touches_what_is_others() {
    let git = branch();
    git.edit(RIVAL, "term_months: 36", "term_months: 30");
    git.commit("edit");
    refused(&git, "github: shili-yiqi", "owner");

    let git = branch();
    git.git(["rm", "-q", RIVAL]);
    git.commit("delete");
    refused(&git, "github: shili-yiqi", "owner");

    let git = branch();
    git.git(["mv", RIVAL, &format!("{UNIT}/mine.yaml")]);
    git.commit("rename");
    let told = refused(&git, "github: shili-yiqi", "owner");
    assert!(told.contains("first.yaml"), "{told}");

    let git = branch();
    std::os::unix::fs::symlink("/etc/passwd", git.path().join(UNIT).join("link.yaml")).unwrap();
    git.commit("link");
    let told = refused(&git, "github: shili-yiqi", "path");
    assert!(!told.contains("root:"), "{told}");
}

#[test]
fn the_merge_is_judged_and_not_the_head() {
    let git = Git::valid();
    git.edit(CALL, "max: 1", "max: 2");
    git.commit("two places");
    git.git(["checkout", "-q", "-b", "proposal"]);
    let text = std::fs::read(git.path().join(DEMAND)).unwrap();
    git.write(&format!("{UNIT}/second.yaml"), &text);
    git.commit("second");
    assert_eq!(check(&git, &[]).code, 0);
    // Meanwhile somebody else has added one: each alone fits the quota, both do not.
    git.git(["checkout", "-q", "main"]);
    git.write(&format!("{UNIT}/third.yaml"), &text);
    git.git(["add", "-A"]);
    git.git(["commit", "-q", "-m", "third"]);
    git.git(["checkout", "-q", "proposal"]);
    refused(&git, "github: shili-yiqi", "quota");
}

#[test]
fn nothing_is_written() {
    let git = branch();
    git.edit(DEMAND, "term_months: 36", "term_months: 30");
    git.commit("mine");
    git.git(["checkout", "-q", "main"]);
    git.edit(DEMAND, "title: ", "title: 新型");
    git.git(["commit", "-qam", "theirs"]);
    let before = crate::fixture::files(&git.path().join(".git"));
    let output = check(&git, &["--rev", "proposal"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(before == crate::fixture::files(&git.path().join(".git")));
}

#[test]
fn a_conflict_is_told_by_its_paths() {
    let git = branch();
    git.edit(DEMAND, "term_months: 36", "term_months: 30");
    git.commit("mine");
    git.git(["checkout", "-q", "main"]);
    git.edit(DEMAND, "term_months: 36", "term_months: 48");
    git.git(["commit", "-qam", "theirs"]);
    let output = check(&git, &["--rev", "proposal"]);
    assert_eq!(output.code, 1);
    git.snapshot("proposal-conflict", &output);
}

#[test]
fn older_faults_are_notes_and_do_not_count() {
    let git = Git::valid();
    git.edit(RIVAL, "domain: ", "domain: un");
    git.commit("fault");
    git.git(["checkout", "-q", "-b", "proposal"]);
    git.edit(DEMAND, "term_months: 36", "term_months: 30");
    git.commit("mine");
    let output = check(&git, &["--actor", "github: shili-yiqi"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    git.snapshot("proposal-older-fault", &output);
}

#[test]
fn what_it_does_to_untouched_files_counts() {
    let git = branch();
    git.edit(CALL, "max: 2", "max: 0");
    git.commit("less");
    let told = refused(&git, "github: shili-bureau", "quota");
    assert!(told.contains("units/shili-jituan/"), "{told}");
}

#[test]
fn secrets_are_found_in_the_history_and_not_repeated() {
    let git = branch();
    git.edit(DEMAND, "title: ", "title: 机密★10年");
    git.commit("one");
    git.edit(DEMAND, "title: 机密★10年", "title: ");
    git.edit(RIVAL, "title: ", "title: 请致电13812345678询问");
    git.commit("two");
    git.edit(RIVAL, "title: 请致电13812345678询问", "title: ");
    git.commit("three，联系13812345678\n\nSigned-off-by: 示例 <shili@qq.com>");
    let output = check(&git, &["--actor", "github: shili-bureau"]);
    assert_eq!(output.code, 1);
    assert!(!output.stdout.contains("10年") && !output.stdout.contains("1381234"), "{}", output.stdout);
    git.snapshot("proposal-history", &output);
    let clean = branch();
    clean.git(["commit", "-q", "--allow-empty", "-m", "x\n\nSigned-off-by: 示例 <shili@qq.com>"]);
    assert_eq!(check(&clean, &[]).code, 0);
}

#[test]
fn every_call_that_is_touched_is_judged() {
    let git = Git::valid();
    for (path, bytes) in crate::fixture::base() {
        git.write(&format!("submissions/another/{path}"), &bytes);
    }
    git.commit("two calls");
    git.git(["checkout", "-q", "-b", "proposal"]);
    git.edit(&DEMAND.replace("example", "another"), "domain: new-materials", "domain: agriculture");
    git.edit(DEMAND, "domain: new-materials", "domain: agriculture");
    git.commit("both");
    let told = refused(&git, "github: shili-yiqi", "domain-in-call");
    assert!(
        told.contains("submissions/another/units") && told.contains("submissions/example/units"),
        "{told}"
    );
    // Of what the calls share, each is asked.
    git.git(["checkout", "-q", "main"]);
    git.git(["checkout", "-q", "-b", "style"]);
    git.write("site-templates/extra.css", b"a{}\n");
    git.commit("style");
    refused(&git, "github: shili-yiqi", "owner");
    assert_eq!(check(&git, &["--actor", "github: shili-bureau"]).code, 0);
}

#[test]
fn a_bare_repository_will_do() {
    let git = branch();
    git.edit(DEMAND, "domain: new-materials", "domain: agriculture");
    git.commit("fault");
    git.git(["clone", "-q", "--bare", ".", "../bare.git"]);
    let arguments = [&["check", "--base", "main", "--rev", "proposal"], &AT[..]].concat();
    let output = git.run_in(&git.beside("bare.git"), &arguments);
    assert_eq!(output.code, 1, "{}", output.shown());
}

#[test]
fn without_an_actor_nobody_is_accused_unless_it_is_required() {
    let git = branch();
    git.edit(DEMAND, "term_months: 36", "term_months: 30");
    git.commit("mine");
    assert_eq!(check(&git, &[]).code, 0);
    let output = check(&git, &["--require-owner"]);
    assert_eq!(output.code, 1);
    assert!(output.stdout.contains("[owner]"), "{}", output.stdout);
}

#[test]
fn a_proposal_without_common_history_is_refused() {
    let git = branch();
    git.git(["checkout", "-q", "--orphan", "apart"]);
    git.commit("apart");
    let output = check(&git, &[]);
    assert_eq!((output.code, output.stdout.as_str()), (2, ""));
    git.snapshot("refused-no-merge-base", &output);
}

/// The script of a step of a workflow of a new repository, by the names of its job and its step.
fn step(git: &Git, workflow: &str, name: &str) -> String {
    let room = git.beside("init");
    if !room.exists() {
        assert_eq!(git.run(&["init", "../init"]).code, 0);
    }
    let text = std::fs::read_to_string(room.join(workflow)).unwrap();
    let parsed = zhengji::document::parse(&"w.yaml".into(), text.as_bytes(), zhengji::document::Syntax::Yaml);
    let document = parsed.document.unwrap();
    let jobs = document.root.get("jobs").unwrap().entries();
    let mut steps = jobs.iter().flat_map(|job| job.value.get("steps").unwrap().items());
    let step = steps.find(|step| step.get("name").and_then(|name| name.as_str()) == Some(name)).unwrap();
    step.get("run").unwrap().as_str().unwrap().to_owned()
}

/// The steps of the workflows as they stand, on a repository that serves as the forge's.
#[test]
fn workflows_judge_who_proposes_what() {
    let git = branch();
    git.edit(RIVAL, "term_months: 36", "term_months: 30");
    git.commit("of somebody else");
    git.git(["update-ref", "refs/pull/7/head", "HEAD"]);
    git.git(["checkout", "-q", "main"]);
    let program = std::path::Path::new(env!("CARGO_BIN_EXE_zhengji")).parent().unwrap();
    let path = format!("{}:{}", program.display(), std::env::var("PATH").unwrap());
    let run = |folder: &str, script: &str, set: &[(&str, &str)]| {
        let folder = git.beside(folder);
        std::fs::create_dir_all(&folder).unwrap();
        let mut command = git.command("bash", &folder);
        command
            .args(["--noprofile", "--norc", "-eo", "pipefail", "-c", script])
            .env("PATH", &path)
            .env("GITHUB_SERVER_URL", format!("file://{}", git.path().parent().unwrap().display()))
            .env("GITHUB_REPOSITORY", "call")
            .env("GITHUB_OUTPUT", git.beside("output"))
            .env("GITHUB_STEP_SUMMARY", git.beside("summary"))
            .env("TOKEN", "secret")
            .envs(set.iter().copied());
        crate::program::output(&mut command)
    };
    // The clock is today's, long after the sample's stages: only whose it is is looked at.
    let owner = |output: &Output| output.stdout.contains("owner");
    let proposal = [("BASE_REF", "main"), ("NUMBER", "7"), ("LOGIN", "shili-yiqi")];
    let gitea = step(&git, ".gitea/workflows/check.yml", "fetch base and proposal as objects, then check");
    let judged = run("gitea", &gitea, &proposal);
    assert!(judged.code == 1 && owner(&judged), "{}", judged.shown());
    let github = ".github/workflows/check.yml";
    let (fetch, check) =
        (step(&git, github, "fetch base and proposal as objects"), step(&git, github, "check"));
    let fetched = run("github", &fetch, &proposal);
    assert_eq!(fetched.code, 0, "{}", fetched.shown());
    let judged = run("github", &check, &[("LOGIN", "shili-yiqi")]);
    assert!(judged.code == 1 && owner(&judged), "{}", judged.shown());
    assert!(!owner(&run("github", &check, &[("LOGIN", "shili-jituan")])));
    // Nobody known is nobody.
    assert_ne!(run("github", &check, &[]).code, 0);
    // An entry of a merge queue is its author's; what asks the forge stands in for it.
    let asked = git.beside("asked");
    let gh = git.beside("bin/gh");
    std::fs::create_dir_all(gh.parent().unwrap()).unwrap();
    std::fs::write(&gh, format!("#!/bin/sh\necho \"$2\" > {}\necho shili-yiqi\n", asked.display())).unwrap();
    std::fs::set_permissions(&gh, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let path = format!("{}:{path}", gh.parent().unwrap().display());
    let (base, head) = (git.git(["rev-parse", "main"]), git.git(["rev-parse", "refs/pull/7/head"]));
    let group = [
        ("GROUP_BASE", &*base),
        ("GROUP_HEAD", &*head),
        ("GROUP_REF", "refs/heads/gh-readonly-queue/main/pr-7-0123456789"),
        ("PATH", &*path),
    ];
    git.git(["config", "uploadpack.allowAnySHA1InWant", "true"]);
    let fetched = run("queue", &fetch, &group);
    assert_eq!(fetched.code, 0, "{}", fetched.shown());
    let judged = run("queue", &check, &group);
    assert!(judged.code == 1 && owner(&judged), "{}", judged.shown());
    assert_eq!(std::fs::read_to_string(asked).unwrap(), "repos/call/pulls/7\n");
}
