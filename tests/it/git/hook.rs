//! The hooks: real pushes by git to a real server that has them.

use std::path::{Path, PathBuf};

use super::server::{Server, key};
use super::{DEMAND, Git, UNIT};
use crate::fixture::files;
use crate::program::Output;

pub(super) const CALL: &str = "submissions/example/call.yaml";
pub(super) const RIVAL: &str = "submissions/example/units/shili-jituan/first.yaml";
pub(super) const RECOMMENDATION: &str = "submissions/example/departments/binjiang/recommendation.yaml";

/// The valid call with a submission stage that is open today, whenever that is.
pub(super) fn open_call() -> Git {
    let git = Git::valid();
    let text = std::fs::read_to_string(git.path().join(CALL)).unwrap();
    let text = text
        .replace("closes: 2021-04-20", "closes: 2099-04-20")
        .replace("closes: 2021-04-30", "closes: 2099-04-30");
    assert_eq!(text.matches("2099").count(), 2);
    git.write(CALL, text.as_bytes());
    git.commit("open");
    git
}

pub(super) fn clone(git: &Git, server: &Server, name: &str) -> PathBuf {
    let folder = git.beside(name);
    git.git_in(folder.parent().unwrap(), ["clone", "-q", &server.bare.to_string_lossy(), name]);
    folder
}

pub(super) fn edit(folder: &Path, path: &str, from: &str, to: &str) {
    let path = folder.join(path);
    let text = std::fs::read_to_string(&path).unwrap();
    assert!(text.contains(from));
    std::fs::write(path, text.replace(from, to)).unwrap();
}

pub(super) fn commit(git: &Git, folder: &Path) {
    git.git_in(folder, ["add", "-A"]);
    git.git_in(folder, ["commit", "-q", "-m", "change"]);
}

/// Clones in which one more demand each is committed.
pub(super) fn pushing(git: &Git, server: &Server, count: usize) -> Vec<PathBuf> {
    let folder = |number| {
        let folder = clone(git, server, &format!("pusher-{number}"));
        let demand = folder.join(UNIT).join(format!("demand-{number}.yaml"));
        std::fs::copy(folder.join(DEMAND), demand).unwrap();
        commit(git, &folder);
        folder
    };
    (0..count).map(folder).collect()
}

/// What a push says, without what changes from run to run.
pub(super) fn snapshot(name: &str, output: &Output) {
    let text: Vec<&str> =
        output.stderr.lines().filter(|line| line.starts_with("remote:")).map(str::trim_end).collect();
    for line in &text {
        assert!(unicode_width::UnicodeWidthStr::width(*line) <= 80, "wider than a terminal: {line}");
    }
    insta::with_settings!({
        snapshot_path => "../../snapshots/git",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        filters => vec![(r"\b[0-9a-f]{8}(?:[0-9a-f]{2})?\b", "<编号>"), (r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d", "<时间>")],
    }, {
        insta::assert_snapshot!(name, text.join("\n"));
    });
}

fn refused(git: &Git, server: &Server, folder: &Path, user: &str, rule: &str) -> Output {
    let (before, output) = (files(&server.bare), server.push(git, folder, user));
    assert_ne!(output.code, 0, "{}", output.shown());
    assert!(output.stderr.contains(&format!("[{rule}]")), "{rule}: {}", output.shown());
    assert!(before == files(&server.bare), "a refused push left something behind");
    output
}

#[test]
fn a_unit_pushes_its_own_and_gets_a_receipt() {
    let git = open_call();
    let server = Server::of(&git);
    let unit = clone(&git, &server, "unit");
    edit(&unit, DEMAND, "term_months: 36", "term_months: 30");
    commit(&git, &unit);
    let output = server.push(&git, &unit, "shili-yiqi");
    assert_eq!(output.code, 0, "{}", output.shown());
    snapshot("hook-accepted", &output);
    let receipts = std::fs::read_to_string(server.bare.join("zhengji/receipts")).unwrap();
    assert_eq!(receipts.lines().count(), 1);
    assert!(
        receipts.contains("\"actor\":\"shili-yiqi\"") && receipts.contains(&server.tip(&git)),
        "{receipts}"
    );
    // It ends no merge the wrong way round, and nothing that was received can be taken back.
    git.git_in(&unit, ["reset", "-q", "--hard", "HEAD~1"]);
    let forced = git.try_git_in(&unit, ["push", "-f", &server.url("shili-bureau"), "HEAD:main"]);
    assert!(forced.code != 0 && forced.stderr.contains("[arrival]"), "{}", forced.shown());
    let deleted = git.try_git_in(&unit, ["push", &server.url("shili-bureau"), ":main"]);
    assert!(deleted.code != 0, "{}", deleted.shown());
}

#[test]
fn the_five_attacks_are_refused() {
    let git = open_call();
    let server = Server::of(&git);
    let attack = |name: &str, rule: &str, change: &dyn Fn(&Path)| {
        let folder = clone(&git, &server, name);
        change(&folder);
        commit(&git, &folder);
        refused(&git, &server, &folder, "shili-yiqi", rule)
    };
    let told = attack("quota", "owner", &|folder| {
        edit(folder, CALL, "max: 1", "max: 2");
        std::fs::copy(folder.join(DEMAND), folder.join(UNIT).join("second.yaml")).unwrap();
    });
    snapshot("hook-refused", &told);
    assert!(told.stderr.contains("[quota]"), "{}", told.stderr);
    attack("edit", "owner", &|folder| edit(folder, RIVAL, "term_months: 36", "term_months: 30"));
    attack("delete", "owner", &|folder| std::fs::remove_file(folder.join(RIVAL)).unwrap());
    attack("rename", "owner", &|folder| {
        std::fs::rename(folder.join(RIVAL), folder.join(UNIT).join("mine.yaml")).unwrap();
    });
    attack("link", "path", &|folder| {
        std::os::unix::fs::symlink("/etc/passwd", folder.join(UNIT).join("link.yaml")).unwrap();
    });
}

#[test]
fn a_signature_says_who_it_was() {
    let git = open_call();
    let (mine, public) = key(&git, "mine", "ed25519");
    let (other, _) = key(&git, "other", "ed25519");
    let (expired, late) = key(&git, "expired", "ecdsa");
    let (listed, line) = key(&git, "listed", "ecdsa");
    git.edit(
        &format!("{UNIT}/unit.yaml"),
        "  - github: shili-yiqi",
        &format!("  - github: shili-yiqi\n  - ssh: {public}"),
    );
    let signers = format!(
        "github:shili-yiqi valid-before=20210101 {late}\n# the new one\n\"github:shili-y*\" namespaces=\"git\" {line}\n"
    );
    git.write(".zhengji/allowed_signers", signers.as_bytes());
    git.commit("keys");
    let server = Server::of(&git);
    let signed = |name: &str, key: Option<&Path>, user: &str| {
        let folder = clone(&git, &server, name);
        git.git_in(&folder, ["config", "gpg.format", "ssh"]);
        edit(&folder, DEMAND, "title: ", "title: 新");
        git.git_in(&folder, ["add", "-A"]);
        let sign: Vec<String> = key.map(|key| format!("-S{}", key.display())).into_iter().collect();
        let arguments = ["commit", "-q", "-m", "signed"].into_iter().map(str::to_owned).chain(sign);
        git.git_in(&folder, arguments);
        (server.push(&git, &folder, user), folder)
    };
    // Nobody in particular pushes; only the signature can speak.
    for (name, key, says) in [
        ("none", None, "[owner]"),
        ("unknown", Some(&*other), "没有登记"),
        ("late", Some(&*expired), "不在有效期"),
    ] {
        let (output, _) = signed(name, key, "nobody");
        assert!(output.code != 0 && output.stderr.contains(says), "{name}: {}", output.shown());
    }
    let (output, folder) = signed("good", Some(&mine), "nobody");
    assert_eq!(output.code, 0, "{}", output.shown());
    let (output, _) = signed("file", Some(&listed), "nobody");
    assert_eq!(output.code, 0, "{}", output.shown());
    // The same signature over another text.
    let object = git.git_in(&folder, ["cat-file", "commit", "HEAD"]);
    std::fs::write(folder.join("../tampered"), object.replace("\n\nsigned", "\n\nSigned") + "\n").unwrap();
    let tampered = git.git_in(&folder, ["hash-object", "-t", "commit", "-w", "../tampered"]);
    git.git_in(&folder, ["update-ref", "HEAD", &tampered]);
    let judged = git.run_in(&folder, &["check", "--base", "HEAD~1", super::AT[0], super::AT[1]]);
    assert!(judged.code == 1 && judged.stdout.contains("对不上"), "{}", judged.shown());
}

#[test]
fn other_references_are_no_back_door() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    git.git_in(&folder, ["tag", "-a", "freeze/example/submission", "-m", "sealed"]);
    let push = |arguments: &[&str]| {
        git.try_git_in(&folder, [&["push", &server.url("shili-bureau")], arguments].concat())
    };
    assert_eq!(push(&["freeze/example/submission"]).code, 0);
    git.git_in(&folder, ["tag", "-f", "freeze/example/submission", "HEAD~1"]);
    let moved = push(&["-f", "freeze/example/submission"]);
    assert!(moved.code != 0 && moved.stderr.contains("[arrival]"), "{}", moved.shown());
    let replaced = push(&["HEAD:refs/replace/0123456789012345678901234567890123456789"]);
    assert!(replaced.code != 0 && replaced.stderr.contains("[arrival]"), "{}", replaced.shown());
    // A branch beside the protected one decides nothing, and yet everybody can fetch it.
    edit(&folder, DEMAND, "domain: new-materials", "domain: agriculture");
    commit(&git, &folder);
    assert_eq!(push(&["HEAD:refs/heads/draft"]).code, 0);
    edit(&folder, DEMAND, "title: ", "title: 机密★10年");
    commit(&git, &folder);
    edit(&folder, DEMAND, "title: 机密★10年", "title: ");
    commit(&git, &folder);
    let before = files(&server.bare);
    let leaked = push(&["HEAD:refs/heads/draft"]);
    assert!(leaked.code != 0 && leaked.stderr.contains("[declared-unclassified]"), "{}", leaked.shown());
    assert!(!leaked.stderr.contains("10年") && before == files(&server.bare));
}

#[test]
fn merges_the_wrong_way_round_are_refused() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "late");
    git.git_in(&folder, ["checkout", "-q", "-b", "evil", "HEAD~1"]);
    edit(&folder, DEMAND, "term_months: 36", "term_months: 30");
    commit(&git, &folder);
    git.git_in(&folder, ["merge", "-q", "--no-edit", "main"]);
    refused(&git, &server, &folder, "shili-yiqi", "arrival");
    git.git_in(&folder, ["checkout", "-q", "main"]);
    git.git_in(&folder, ["merge", "-q", "--no-ff", "--no-edit", "evil~1"]);
    let output = server.push(&git, &folder, "shili-yiqi");
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn pushes_at_the_same_time_never_break_a_quota() {
    const PUSHERS: usize = 20;
    let git = open_call();
    // Every pusher may change every file, and three places are left.
    git.edit(CALL, "max: 1", "max: 4");
    git.commit("places");
    let server = Server::of(&git);
    let folders = pushing(&git, &server, PUSHERS);
    // Each tries until it is in or is told that no place is left.
    let accepted: usize = std::thread::scope(|scope| {
        let pushers: Vec<_> = folders
            .iter()
            .map(|folder| {
                let (git, server) = (&git, &server);
                scope.spawn(move || {
                    loop {
                        let output = server.push(git, folder, "shili-yiqi");
                        if output.code == 0 {
                            return 1;
                        }
                        if output.stderr.contains("[quota]") {
                            return 0;
                        }
                        assert!(
                            output.stderr.contains("rejected") && !output.stderr.contains("remote: zhengji"),
                            "{}",
                            output.shown()
                        );
                        git.git_in(
                            folder,
                            ["pull", "-q", "--rebase", &server.bare.to_string_lossy(), "main"],
                        );
                    }
                })
            })
            .collect();
        pushers.into_iter().map(|pusher| pusher.join().unwrap()).sum()
    });
    assert_eq!(accepted, 3);
    let listed = git.git_in(&server.bare, ["ls-tree", "--name-only", &format!("main:{UNIT}")]);
    assert_eq!(listed.lines().filter(|name| name.starts_with("demand-")).count(), 3);
    git.git_in(&server.bare, ["fsck", "--strict"]);
    assert!(!files(&server.bare).keys().any(|path| path.contains("tmp_objdir")));
    let receipts = std::fs::read_to_string(server.bare.join("zhengji/receipts")).unwrap();
    assert_eq!(receipts.lines().count(), 3);
}

#[test]
fn what_cannot_be_judged_is_refused() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    edit(&folder, DEMAND, "term_months: 36", "term_months: 30");
    commit(&git, &folder);
    // An object of the base is lost.
    let blob = git.git_in(&server.bare, ["rev-parse", &format!("main:{RIVAL}")]);
    let (start, rest) = blob.split_at(2);
    let object = server.bare.join("objects").join(start).join(rest);
    let kept = std::fs::read(&object).unwrap();
    std::fs::remove_file(&object).unwrap();
    let output = server.push(&git, &folder, "shili-yiqi");
    assert!(output.code != 0 && output.stderr.contains("git fsck"), "{}", output.shown());
    std::fs::write(&object, kept).unwrap();
    let hook = server.bare.join("hooks/pre-receive");
    std::fs::write(&hook, "#!/nowhere/sh\n").unwrap();
    let before = server.tip(&git);
    assert_ne!(server.push(&git, &folder, "shili-yiqi").code, 0);
    assert_eq!(before, server.tip(&git));
}

#[test]
fn outside_of_git_the_hook_refuses() {
    let git = open_call();
    let run = |arguments: &[&str], quarantine: bool, input: &str| {
        let mut command = git.command(env!("CARGO_BIN_EXE_zhengji"), git.path());
        command.args(arguments).env("ZHENGJI_ACTOR", "github:shili-bureau");
        if quarantine {
            command.env("GIT_QUARANTINE_PATH", ".git/objects");
        }
        std::fs::write(git.beside("input"), input).unwrap();
        command.stdin(std::fs::File::open(git.beside("input")).unwrap());
        crate::program::output(&mut command)
    };
    let tip = git.git(["rev-parse", "HEAD"]);
    let zero = "0".repeat(40);
    let pushed = format!("{zero} {tip} refs/heads/x\n");
    git.snapshot("hook-no-quarantine", &run(&["hook", "pre-receive"], false, &pushed));
    for input in [
        "",
        "nonsense\n",
        &format!("{tip} {tip} refs/heads/main"),
        &format!("{tip} {} refs/heads/x\n", "1".repeat(40)),
    ] {
        assert_eq!(run(&["hook", "pre-receive"], true, input).code, 2, "{input}");
    }
    // No argument makes the clock another, and no variable an actor.
    assert_eq!(run(&["hook", "pre-receive", "--at", super::AT[1]], true, "").code, 2);
    edit(git.path(), DEMAND, "term_months: 36", "term_months: 30");
    git.commit("mine");
    let new = git.git(["rev-parse", "HEAD"]);
    let line = format!("{tip} {new} refs/heads/main\n");
    let judged = run(&["hook", "pre-receive"], true, &line);
    assert!(judged.code == 1 && judged.stdout.contains("[owner]"), "{}", judged.shown());
    assert_eq!(run(&["hook", "pre-receive", "--actor", "github:shili-yiqi"], true, &line).code, 0);
    // Forges tell their hooks who pushes; the same name on another forge is another person.
    for (variable, code) in [("GL_USERNAME", 1), ("GITEA_PUSHER_NAME", 1), ("REMOTE_USER", 0)] {
        let mut command = git.command(env!("CARGO_BIN_EXE_zhengji"), git.path());
        command.args(["hook", "pre-receive"]).env(variable, "shili-yiqi");
        std::fs::write(git.beside("input"), &line).unwrap();
        command.env("GIT_QUARANTINE_PATH", ".git/objects");
        let told = crate::program::output(command.stdin(std::fs::File::open(git.beside("input")).unwrap()));
        assert_eq!(told.code, code, "{variable}: {}", told.shown());
    }
    assert_eq!(
        run(
            &["hook", "pre-receive", "--actor", "github:shili-yiqi"],
            true,
            &format!("{line}{new} {zero} refs/heads/main\n")
        )
        .code,
        1
    );
    git.git(["config", "zhengji.requireOwner", "false"]);
    assert_eq!(run(&["hook", "pre-receive"], true, &line).code, 0);
}

#[test]
fn the_self_test_tells_a_gate_from_an_open_door() {
    use std::os::unix::fs::PermissionsExt;

    let git = open_call();
    let server = Server::of(&git);
    let test = || git.run_in(&server.bare, &["hook", "--self-test"]);
    let before = files(&server.bare);
    let passed = test();
    assert_eq!(passed.code, 0, "{}", passed.shown());
    git.snapshot("self-test-passed", &passed);
    assert!(before == files(&server.bare));
    let mut without_git = git.command(env!("CARGO_BIN_EXE_zhengji"), &server.bare);
    let failed = crate::program::output(without_git.args(["hook", "--self-test"]).env("PATH", "/nowhere"));
    assert_eq!(failed.code, 2);
    git.snapshot("self-test-failed", &failed);
    let hook = server.bare.join("hooks/pre-receive");
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o644)).unwrap();
    git.snapshot("self-test-not-executable", &test());
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    std::fs::write(&hook, "#!/bin/sh\ncat >/dev/null\n").unwrap();
    git.snapshot("self-test-open", &test());
    std::fs::write(&hook, "#!/bin/sh\necho no >&2; exit 1\n").unwrap();
    let otherwise = test();
    assert!(otherwise.code == 1 && otherwise.stdout.contains("no"), "{}", otherwise.shown());
    std::fs::remove_file(&hook).unwrap();
    git.snapshot("self-test-no-hook", &test());
}

/// An administrator installs the hook before anybody has pushed.
#[test]
fn the_self_test_works_in_an_empty_repository() {
    let git = Git::empty();
    let bare = git.beside("empty.git");
    git.git(["init", "-q", "--bare", "-b", "trunk", bare.to_str().unwrap()]);
    let test = || git.run_in(&bare, &["hook", "--self-test"]);
    assert_eq!(test().code, 1, "{}", test().shown());
    super::server::install(&bare, "pre-receive");
    let before = files(&bare);
    let passed = test();
    assert!(passed.code == 0 && passed.stdout.contains("挂钩有效"), "{}", passed.shown());
    assert!(before == files(&bare), "nothing was pushed into the repository itself");
    std::fs::write(bare.join("hooks/pre-receive"), "#!/bin/sh\ncat >/dev/null\n").unwrap();
    let open = test();
    assert!(open.code == 1 && open.stdout.contains("挂钩无效"), "{}", open.shown());
}

#[test]
fn nothing_secret_leaves_the_desk() {
    use std::os::unix::fs::PermissionsExt;

    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    let hook = folder.join(".git/hooks/pre-push");
    let script = format!("#!/bin/sh\nexec {} hook pre-push \"$@\"\n", env!("CARGO_BIN_EXE_zhengji"));
    std::fs::create_dir_all(hook.parent().unwrap()).unwrap();
    std::fs::write(&hook, script).unwrap();
    std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
    let push = |target: &str| git.try_git_in(&folder, ["push", "origin", target]);
    edit(&folder, DEMAND, "title: ", "title: 请致电13812345678询问");
    commit(&git, &folder);
    edit(&folder, DEMAND, "title: 请致电13812345678询问", "title: ");
    commit(&git, &folder);
    let told = push("HEAD:refs/heads/draft");
    assert!(told.code != 0 && told.shown().contains("[no-personal-data]"), "{}", told.shown());
    assert!(!told.shown().contains("1381234"), "{}", told.shown());
    git.git_in(&folder, ["reset", "-q", "--hard", "origin/main"]);
    edit(&folder, DEMAND, "term_months: 36", "term_months: 30");
    commit(&git, &folder);
    let told = push("HEAD:refs/heads/draft");
    assert_eq!(told.code, 0, "{}", told.shown());
    edit(&folder, DEMAND, "domain: new-materials", "domain: agriculture");
    commit(&git, &folder);
    let told = push("HEAD:refs/heads/draft");
    assert!(told.code != 0 && told.shown().contains("[domain-in-call]"), "{}", told.shown());
    // The same to an address, to a path, and to somewhere that no remote names.
    let path = server.bare.display().to_string();
    for target in [&format!("file://{path}"), &path, "../server.git"] {
        let told = git.try_git_in(&folder, ["push", target, "HEAD:refs/heads/draft"]);
        assert!(told.code != 0 && told.shown().contains("[domain-in-call]"), "{target}: {}", told.shown());
    }
    git.git(["init", "-q", "--bare", "../elsewhere.git"]);
    let told = git.try_git_in(&folder, ["push", "../elsewhere.git", "HEAD:refs/heads/draft"]);
    assert!(told.code == 0 && told.shown().contains("只查了"), "{}", told.shown());
}

/// Runs a hook by hand on one line, in the repository itself.
pub(super) fn hook(git: &Git, name: &str, line: &str) -> Output {
    std::fs::write(git.beside("input"), line).unwrap();
    let mut command = git.command(env!("CARGO_BIN_EXE_zhengji"), git.path());
    command.args(["hook", name, "--actor", "github:shili-yiqi"]).env("GIT_QUARANTINE_PATH", ".git/objects");
    crate::program::output(command.stdin(std::fs::File::open(git.beside("input")).unwrap()))
}
