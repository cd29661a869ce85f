//! The rule `sealed` at the gate: real pushes to a call that has contacts and finances sealed.

use std::path::Path;

use super::hook::{CALL, clone, commit, edit, open_call, snapshot};
use super::server::Server;
use super::{AT, DEMAND, Git, UNIT};
use crate::fixture::{base, files};
use crate::program::Output;

const RIVALS: &str = "submissions/example/units/shili-jituan/unit.yaml";

/// Has the call in a folder ask for sealing.
fn ask(git: &Git, folder: &Path) {
    let key = git.beside("bureau.key");
    let made = git.run_in(folder, &["seal", "--new-key", key.to_str().unwrap()]);
    assert_eq!(made.code, 0, "{}", made.shown());
    let path = folder.join(CALL);
    let call = std::fs::read_to_string(&path).unwrap();
    std::fs::write(path, call + &made.stdout).unwrap();
}

/// A push is refused by the rule, tells no figure and leaves nothing behind.
fn is_refused(git: &Git, server: &Server, folder: &Path, target: &str) -> Output {
    let before = files(&server.bare);
    let output = git.try_git_in(folder, ["push", &server.url("shili-yiqi"), &format!("HEAD:{target}")]);
    assert!(output.code != 0 && output.stderr.contains("[sealed]"), "{target}: {}", output.shown());
    for figure in ["0571", "40000", "示例联系人"] {
        assert!(!output.shown().contains(figure), "{}", output.shown());
    }
    assert!(before == files(&server.bare), "a refused push left something behind");
    output
}

#[test]
fn what_a_call_has_sealed_does_not_come_in_readable() {
    let git = open_call();
    ask(&git, git.path());
    assert_eq!(git.run(&["seal"]).code, 0);
    git.commit("sealed");
    let server = Server::of(&git);
    let unit = clone(&git, &server, "unit");
    let file = format!("{UNIT}/unit.yaml");
    std::fs::write(unit.join(&file), &base()["units/shili-yiqi/unit.yaml"]).unwrap();
    // While it is not committed it can still be helped.
    let check = git.run_in(&unit, &["check", AT[0], AT[1]]);
    assert!(check.code == 1 && check.stdout.contains("错误[sealed]"), "{}", check.shown());
    commit(&git, &unit);
    let proposed = git.run_in(&unit, &["check", "--base", "origin/main", AT[0], AT[1]]);
    assert!(proposed.code == 1 && proposed.stdout.contains("错误[sealed]"), "{}", proposed.shown());
    snapshot("hook-readable", &is_refused(&git, &server, &unit, "refs/heads/main"));
    is_refused(&git, &server, &unit, "refs/for/main");
    is_refused(&git, &server, &unit, "refs/heads/draft");
    // Sealed by a second commit it can be read in the first.
    assert_eq!(git.run_in(&unit, &["seal", UNIT]).code, 0);
    commit(&git, &unit);
    snapshot("hook-readable-history", &is_refused(&git, &server, &unit, "refs/heads/main"));
    is_refused(&git, &server, &unit, "refs/for/main");
    is_refused(&git, &server, &unit, "refs/heads/draft");
    // A file that is no document any more is readable all the same.
    git.git_in(&unit, ["reset", "-q", "--hard", "HEAD~1"]);
    edit(&unit, &file, "main_products: [", "main_products: [[");
    git.git_in(&unit, ["commit", "-q", "-a", "--amend", "-m", "broken"]);
    std::fs::write(unit.join(&file), git.git(["show", &format!("HEAD:{file}")]) + "\n").unwrap();
    commit(&git, &unit);
    is_refused(&git, &server, &unit, "refs/heads/main");
    // So is the second of two values of a key, which a reader of YAML passes over.
    git.git_in(&unit, ["switch", "-q", "-c", "twice", "origin/main"]);
    let sealed = std::fs::read_to_string(unit.join(&file)).unwrap();
    std::fs::write(unit.join(&file), format!("{sealed}\nfinance:\n  main_revenue: 40000\n")).unwrap();
    commit(&git, &unit);
    is_refused(&git, &server, &unit, "refs/heads/draft");
    std::fs::write(unit.join(&file), format!("{sealed}\n")).unwrap();
    commit(&git, &unit);
    is_refused(&git, &server, &unit, "refs/heads/main");
    // As the guide says: a new branch with the sealed file alone.
    git.git_in(&unit, ["switch", "-q", "-c", "sealed", "origin/main"]);
    std::fs::write(unit.join(&file), &base()["units/shili-yiqi/unit.yaml"]).unwrap();
    assert_eq!(git.run_in(&unit, &["seal", UNIT]).code, 0);
    commit(&git, &unit);
    let output = server.push(&git, &unit, "shili-yiqi");
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn what_was_readable_before_the_call_asked_for_sealing_blocks_nobody() {
    let git = open_call();
    git.edit("submissions/example/units/shili-jituan/first.yaml", "deadline: 2023", "deadline: 2100");
    // As Notepad saves it.
    let rivals = git.path().join(RIVALS);
    std::fs::write(&rivals, format!("\u{FEFF}{}", std::fs::read_to_string(&rivals).unwrap())).unwrap();
    git.commit("a call without faults");
    let server = Server::of(&git);
    let bureau = clone(&git, &server, "bureau");
    ask(&git, &bureau);
    commit(&git, &bureau);
    let output = server.push(&git, &bureau, "shili-bureau");
    assert_eq!(output.code, 0, "{}", output.shown());
    // Whoever changes such a file seals it.
    let unit = clone(&git, &server, "unit");
    edit(&unit, DEMAND, "term_months: 36", "term_months: 30");
    git.git_in(&unit, ["commit", "-q", "-a", "-m", "term"]);
    is_refused(&git, &server, &unit, "refs/heads/main");
    assert_eq!(git.run_in(&unit, &["seal", DEMAND]).code, 0);
    git.git_in(&unit, ["commit", "-q", "-a", "--amend", "-m", "term"]);
    let output = server.push(&git, &unit, "shili-yiqi");
    assert_eq!(output.code, 0, "{}", output.shown());
    // The others are told of, in every check, and stop nothing.
    let warnings = |output: &Output| output.stdout.matches("提醒[sealed]").count();
    let check = git.run_in(&unit, &["check", AT[0], AT[1]]);
    assert_eq!((check.code, warnings(&check)), (0, 7), "{}", check.shown());
    let at_tip = git.run_in(&unit, &["check", "--rev", "HEAD", AT[0], AT[1]]);
    assert_eq!(at_tip.stdout, check.stdout);
    // Also where the call lies deeper in a repository.
    let outer = git.beside("outer");
    for (path, bytes) in files(&unit).into_iter().filter(|(path, _)| !path.starts_with(".git/")) {
        let path = outer.join("call").join(path);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    git.git_in(&outer, ["init", "-q"]);
    commit(&git, &outer);
    let deeper = git.run_in(&outer.join("call"), &["check", AT[0], AT[1]]);
    assert_eq!((deeper.code, warnings(&deeper)), (0, 7), "{}", deeper.shown());
    edit(&unit, RIVALS, "0571-00000000", "0571-00000001");
    let check = git.run_in(&unit, &["check", AT[0], AT[1]]);
    assert_eq!((check.code, warnings(&check)), (1, 6), "{}", check.shown());
    assert_eq!(check.stdout.matches("错误[sealed]").count(), 1, "{}", check.shown());
}
