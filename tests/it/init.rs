//! `zhengji init` and `zhengji new call`: what they write can be used at once.

use std::collections::BTreeSet;

use crate::fixture::files;
use crate::program::{Repository, run};

const AT: [&str; 2] = ["--at", "2026-03-02T09:00:00+08:00"];

#[test]
fn a_new_repository_builds_at_once() {
    let room = tempfile::tempdir().unwrap();
    let made = run(room.path(), ["init", "call", AT[0], AT[1]]);
    assert_eq!(made.code, 0, "{}", made.shown());
    insta::with_settings!({snapshot_path => "../snapshots/init", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("init", made.shown());
        let names: Vec<String> = files(&room.path().join("call")).into_keys().collect();
        insta::assert_snapshot!("init-files", names.join("\n"));
    });
    let call = room.path().join("call");
    let checked = run(&call, ["check", AT[0], AT[1]]);
    assert_eq!(checked.code, 0, "{}", checked.shown());
    let built = run(&call, ["build", AT[0], AT[1]]);
    assert_eq!(built.code, 0, "{}", built.shown());
    assert!(call.join("public/index.html").is_file());
    for (path, bytes) in files(&call) {
        let text = String::from_utf8_lossy(&bytes);
        let braces = text.replace("${{", "");
        assert!(
            path.starts_with("public/") || !braces.contains("{{"),
            "{path} has a place that was not filled"
        );
    }
    // A unit can be added by the answers of whoever comes first.
    let left = std::fs::read_dir(room.path()).unwrap().count();
    assert_eq!(left, 1, "nothing is left beside it");
}

#[test]
fn a_folder_with_anything_in_it_is_left_alone() {
    let room = tempfile::tempdir().unwrap();
    std::fs::create_dir(room.path().join("call")).unwrap();
    assert_eq!(run(room.path(), ["init", "call"]).code, 0, "an empty folder will do");
    let before = files(room.path());
    let again = run(room.path(), ["init", "call"]);
    assert_eq!(again.code, 2);
    assert!(again.stderr.contains("call"), "{}", again.stderr);
    assert!(before == files(room.path()));
    let wrong = run(room.path(), ["init", "other", "--call", "第一批"]);
    assert_eq!(wrong.code, 2);
    assert!(!room.path().join("other").exists());
}

#[test]
fn the_workflows_let_nothing_of_a_proposal_run() {
    let room = tempfile::tempdir().unwrap();
    assert_eq!(run(room.path(), ["init", "call"]).code, 0);
    let text = |path: &str| std::fs::read_to_string(room.path().join("call").join(path)).unwrap();
    let check = text(".github/workflows/check.yml");
    assert!(check.contains("pull_request_target:") && check.contains("merge_group:"));
    for path in [".github/workflows/check.yml", ".github/workflows/publish.yml", ".gitea/workflows/check.yml"]
    {
        let text = text(path);
        assert!(!text.contains("uses:"), "{path} uses somebody else's action");
        assert!(!text.contains("checkout"), "{path} checks something out");
        assert!(!text.contains("secrets."), "{path} has a secret");
        // What others write reaches a script by its environment only.
        let scripts = text.split("run: |").skip(1).flat_map(|rest| {
            rest.lines().skip(1).take_while(|line| line.starts_with("          ") || line.is_empty())
        });
        let pasted: Vec<&str> = scripts.filter(|line| line.contains("${{")).collect();
        assert!(pasted.is_empty(), "{path}: {pasted:?}");
    }
    let permissions: BTreeSet<&str> =
        check.lines().map(str::trim).filter(|line| line.ends_with(": write")).collect();
    assert_eq!(permissions.into_iter().collect::<Vec<_>>(), ["pull-requests: write"]);
    let comment = check.split("  comment:").nth(1).unwrap();
    assert!(
        !comment.contains("zhengji check \"") && !comment.contains("git "),
        "the job that writes reads no proposal"
    );
}

#[test]
fn a_new_call_is_asked_for() {
    let repository = Repository::valid();
    let answers = "First!\nEXAMPLE\n2026-2\n关于征集: \"重大\" 需求的通知\n{{host}}\n示例局\n2026-03-24\n2026-03-23\nsoon\n2026-04-20\n2026-04-30\n";
    let asked = repository.answer(&["new", "call"], answers.as_bytes());
    insta::with_settings!({snapshot_path => "../snapshots/init", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("new-call", asked.shown());
    });
    let checked = repository.run(&["check", "2026-2", AT[0], AT[1]]);
    assert_eq!(checked.code, 0, "{}", checked.shown());
    let call = std::fs::read_to_string(repository.join("submissions/2026-2/call.yaml")).unwrap();
    assert!(call.contains("{{host}}"), "an answer is never taken for a place to be filled");
    let early = repository.answer(&["new", "call"], b"2026-3\nx\n");
    assert_eq!(early.code, 2);
    assert!(!repository.join("submissions/2026-3").exists());
}
