//! Proposals: pushes to `refs/for/main`, many of them at the same time, to a real server.

use std::collections::BTreeMap;
use std::fs::OpenOptions;
use std::os::unix::fs::PermissionsExt as _;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use super::hook::{CALL, clone, commit, edit, open_call, pushing, snapshot};
use super::server::Server;
use super::{DEMAND, Git, UNIT};
use crate::program::Output;

/// Another unit's.
const OTHERS: &str = "submissions/example/units/shili-jituan/second.yaml";

/// The call with so many places for each unit, and people who have cloned it and written one more demand each.
fn pushers(places: usize, count: usize) -> (Git, Server, Vec<PathBuf>) {
    let git = open_call();
    git.edit(CALL, "max: 1", &format!("max: {places}"));
    git.commit("places");
    let server = Server::of(&git);
    let folders = pushing(&git, &server, count);
    (git, server, folders)
}

/// All at the same time.
fn all_at_once(git: &Git, server: &Server, folders: &[PathBuf]) -> Vec<Output> {
    std::thread::scope(|scope| {
        let pushers: Vec<_> = folders
            .iter()
            .map(|folder| scope.spawn(move || server.propose(git, folder, "shili-yiqi")))
            .collect();
        pushers.into_iter().map(|pusher| pusher.join().unwrap()).collect()
    })
}

fn demands(git: &Git, server: &Server) -> usize {
    let listed = git.git_in(&server.bare, ["ls-tree", "--name-only", &format!("main:{UNIT}")]);
    listed.lines().filter(|name| name.starts_with("demand-")).count()
}

fn receipts(server: &Server) -> Vec<serde_json::Value> {
    let text = std::fs::read_to_string(server.bare.join("zhengji/receipts")).unwrap_or_default();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The receipts follow each other without a gap, from the first tip to the last, and in time.
fn are_whole(git: &Git, server: &Server, first: &str) {
    let receipts = receipts(server);
    let mut tip = first.to_owned();
    for receipt in &receipts {
        assert_eq!(
            (receipt["ref"].as_str(), receipt["old"].as_str()),
            (Some("refs/heads/main"), Some(&*tip))
        );
        receipt["new"].as_str().unwrap().clone_into(&mut tip);
    }
    assert_eq!(tip, server.tip(git));
    // As times: a text without a fraction of a second sorts after one with it.
    let at =
        |receipt: &serde_json::Value| receipt["at"].as_str().unwrap().parse::<jiff::Timestamp>().unwrap();
    assert!(receipts.is_sorted_by_key(at));
    git.git_in(&server.bare, ["fsck", "--strict"]);
}

#[test]
fn five_at_the_same_second_all_arrive() {
    let (git, server, folders) = pushers(9, 5);
    let first = server.tip(&git);
    for output in all_at_once(&git, &server, &folders) {
        assert!(output.code == 0 && output.stderr.contains("已收下，合并到 main"), "{}", output.shown());
        // Git shows what became of it.
        assert!(output.stderr.contains("HEAD -> main"), "{}", output.shown());
    }
    assert_eq!((demands(&git, &server), receipts(&server).len()), (5, 5));
    are_whole(&git, &server, &first);
    assert!(receipts(&server).iter().all(|receipt| receipt["actor"] == "shili-yiqi"));
    // Nothing stays of the queue, and no reference of the proposals' own.
    let left = std::fs::read_dir(server.bare.join("zhengji/queue")).unwrap().count();
    assert_eq!((left, git.git_in(&server.bare, ["for-each-ref", "refs/for"])), (1, String::new()));
    assert_eq!(std::fs::read(server.bare.join("zhengji/moving")).unwrap(), b"");
}

#[test]
fn places_are_given_to_no_more_than_there_are() {
    let (git, server, folders) = pushers(4, 8);
    let first = server.tip(&git);
    let outputs = all_at_once(&git, &server, &folders);
    let passed = outputs.iter().filter(|output| output.code == 0).count();
    for output in outputs.iter().filter(|output| output.code != 0) {
        assert!(
            output.stderr.contains("[quota]") && output.stderr.contains("理由见上：quota"),
            "{}",
            output.shown()
        );
        assert!(!output.stderr.contains("已收下"), "{}", output.shown());
    }
    assert_eq!((passed, demands(&git, &server), receipts(&server).len()), (3, 3, 3));
    are_whole(&git, &server, &first);
}

#[test]
fn pushes_to_the_branch_itself_go_on_beside() {
    let (git, server, folders) = pushers(9, 6);
    let first = server.tip(&git);
    let direct = clone(&git, &server, "direct");
    let outputs = std::thread::scope(|scope| {
        let pushing = scope.spawn(|| {
            for months in 30..34 {
                edit(
                    &direct,
                    OTHERS,
                    &format!("term_months: {}", if months == 30 { 36 } else { months - 1 }),
                    &format!("term_months: {months}"),
                );
                commit(&git, &direct);
                loop {
                    let output = server.push(&git, &direct, "shili-jituan");
                    if output.code == 0 {
                        break;
                    }
                    assert!(
                        !output.stderr.contains("[owner]") && !output.stderr.contains("错误"),
                        "{}",
                        output.shown()
                    );
                    git.git_in(&direct, ["pull", "-q", "--rebase", &server.bare.to_string_lossy(), "main"]);
                }
            }
        });
        let outputs = all_at_once(&git, &server, &folders);
        pushing.join().unwrap();
        outputs
    });
    for output in outputs {
        assert_eq!(output.code, 0, "{}", output.shown());
    }
    assert_eq!((demands(&git, &server), receipts(&server).len()), (6, 10));
    are_whole(&git, &server, &first);
}

#[test]
fn the_answer_says_what_became_of_it() {
    let git = open_call();
    let server = Server::of(&git);
    let (mine, stale) = (clone(&git, &server, "mine"), clone(&git, &server, "stale"));
    edit(&mine, DEMAND, "term_months: 36", "term_months: 30");
    commit(&git, &mine);
    let output = server.propose(&git, &mine, "shili-yiqi");
    assert_eq!(output.code, 0, "{}", output.shown());
    snapshot("proposal-merged", &output);
    // It builds on the tip, so it is the tip.
    assert_eq!(server.tip(&git), git.git_in(&mine, ["rev-parse", "HEAD"]));
    // The answer was lost, and it is asked for again.
    let again = server.propose(&git, &mine, "shili-yiqi");
    assert_eq!(again.code, 0, "{}", again.shown());
    snapshot("proposal-again", &again);
    assert_eq!(receipts(&server).len(), 1);
    // Somebody else's old clone: merged onto the tip, by a commit of the server.
    edit(&stale, OTHERS, "term_months: 36", "term_months: 24");
    commit(&git, &stale);
    let output = server.propose(&git, &stale, "shili-jituan");
    assert_eq!(output.code, 0, "{}", output.shown());
    let parents = git.git_in(&server.bare, ["rev-parse", "main^1", "main^2"]);
    let heads = [&mine, &stale].map(|folder| git.git_in(folder, ["rev-parse", "HEAD"]));
    assert_eq!(parents.lines().collect::<Vec<_>>(), heads);
    // Both sides have changed the same line.
    edit(&stale, OTHERS, "term_months: 24", "term_months: 20");
    git.git_in(&stale, ["commit", "-q", "-a", "--amend", "-m", "other"]);
    let conflict = server.propose(&git, &stale, "shili-jituan");
    assert_ne!(conflict.code, 0);
    snapshot("proposal-not-merged", &conflict);
    let tip = server.tip(&git);
    // What the branch itself would refuse, in the same words.
    let other = clone(&git, &server, "other");
    edit(&other, DEMAND, "domain: new-materials", "domain: agriculture");
    commit(&git, &other);
    let refused = server.propose(&git, &other, "shili-jituan");
    assert_ne!(refused.code, 0);
    snapshot("proposal-refused", &refused);
    for (target, says) in [
        (":refs/for/main", "不能删除"),
        ("HEAD:refs/for/elsewhere", "没有可以合并到的分支"),
        ("HEAD:refs/for/main/topic", "没有可以合并到的分支"),
    ] {
        let told = git.try_git_in(&other, ["push", &server.url("shili-bureau"), target]);
        assert!(told.code != 0 && told.stderr.contains(says), "{target}: {}", told.shown());
    }
    let atomic =
        git.try_git_in(&other, ["push", "--atomic", &server.url("shili-yiqi"), "HEAD:refs/for/main"]);
    assert!(atomic.code != 0 && atomic.stderr.contains("--atomic"), "{}", atomic.shown());
    // A secret is stopped before it is anywhere.
    git.git_in(&other, ["reset", "-q", "--hard", "origin/main"]);
    edit(&other, DEMAND, "title: ", "title: 机密★10年");
    commit(&git, &other);
    let secret = server.propose(&git, &other, "shili-yiqi");
    assert!(secret.code != 0 && secret.stderr.contains("[declared-unclassified]"), "{}", secret.shown());
    let id = git.git_in(&other, ["rev-parse", "HEAD"]);
    assert_ne!(git.try_git_in(&server.bare, ["cat-file", "-e", &id]).code, 0);
    assert_eq!(server.tip(&git), tip);
}

#[test]
fn a_department_submits_for_its_unit_where_the_call_says_so() {
    let git = open_call();
    git.edit(CALL, "roles:\n", "roles:\n  departments_submit: true\n");
    git.commit("roles");
    let server = Server::of(&git);
    let folder = clone(&git, &server, "department");
    edit(&folder, DEMAND, "term_months: 36", "term_months: 30");
    commit(&git, &folder);
    // Not for the units of others.
    let other = server.propose(&git, &folder, "binjiang-kjj");
    assert!(other.code != 0 && other.stderr.contains("[owner]"), "{}", other.shown());
    let output = server.propose(&git, &folder, "xihu-kjj");
    assert_eq!(output.code, 0, "{}", output.shown());
    snapshot("proposal-by-a-department", &output);
    assert_eq!(receipts(&server).last().unwrap()["actor"], "xihu-kjj");
    // A department still brings nobody under itself.
    edit(&folder, &format!("{UNIT}/unit.yaml"), "department: xihu", "department: binjiang");
    commit(&git, &folder);
    let taken = server.propose(&git, &folder, "binjiang-kjj");
    assert!(taken.code != 0 && taken.stderr.contains("[owner]"), "{}", taken.shown());
}

#[test]
fn where_nobody_takes_proposals_in_it_is_said() {
    let (git, server, folders) = pushers(9, 1);
    git.git_in(&server.bare, ["config", "--unset", "receive.procReceiveRefs"]);
    let told = server.propose(&git, &folders[0], "shili-yiqi");
    assert!(told.code != 0 && told.stderr.contains("不接收"), "{}", told.shown());
    assert_eq!(git.git_in(&server.bare, ["for-each-ref", "refs/for"]), "");
}

#[test]
fn whoever_is_killed_leaves_the_branch_and_its_receipts_whole() {
    let (git, server, folders) = pushers(40, 12);
    let first = server.tip(&git);
    let hook = server.bare.join("hooks/proc-receive");
    // Killed somewhere, each time a little later.
    for (number, folder) in folders.iter().enumerate() {
        let killing = format!(
            "#!/bin/sh\n{} hook proc-receive <&0 &\npid=$!\nsleep 0.{:03}\nkill -9 $pid 2>/dev/null\nwait $pid\n",
            env!("CARGO_BIN_EXE_zhengji"),
            number * 8,
        );
        std::fs::write(&hook, killing).unwrap();
        std::fs::set_permissions(&hook, std::fs::Permissions::from_mode(0o755)).unwrap();
        server.propose(&git, folder, "shili-yiqi");
    }
    let script = format!("#!/bin/sh\nexec {} hook proc-receive\n", env!("CARGO_BIN_EXE_zhengji"));
    std::fs::write(&hook, script).unwrap();
    // Everybody asks again, and all are in once.
    for output in all_at_once(&git, &server, &folders) {
        assert_eq!(output.code, 0, "{}", output.shown());
    }
    assert_eq!(demands(&git, &server), folders.len());
    are_whole(&git, &server, &first);
}

#[test]
fn a_move_without_its_receipt_gets_it() {
    let (git, server, folders) = pushers(9, 1);
    let first = server.tip(&git);
    // What stands there when a hook is killed between the two: the branch has moved.
    git.git_in(
        &folders[0],
        ["push", "-q", &format!("file://{}", server.bare.display()), "HEAD:refs/heads/draft"],
    );
    let new = git.git_in(&folders[0], ["rev-parse", "HEAD"]);
    std::fs::remove_file(server.bare.join("zhengji/receipts")).unwrap();
    let begun = |old: &str, new: &str| {
        let line = format!(
            r#"{{"at":"2026-04-20T15:59:59Z","ref":"refs/heads/main","old":"{old}","new":"{new}","actor":"shili-yiqi"}}"#
        );
        std::fs::write(server.bare.join("zhengji/moving"), line).unwrap();
    };
    begun(&first, &new);
    let arrivals = || git.run_in(&server.bare, &["check", "--rev", "main", "--arrivals"]);
    assert!(arrivals().shown().contains("回执"), "{}", arrivals().shown());
    git.git_in(&server.bare, ["update-ref", "refs/heads/main", &new]);
    // It counts already, and the next one writes it down.
    let told = arrivals().shown();
    let again = server.propose(&git, &folders[0], "shili-yiqi");
    assert!(again.code == 0 && again.stderr.contains("2026-04-20 15:59:59"), "{}", again.shown());
    assert_eq!(told, arrivals().shown());
    are_whole(&git, &server, &first);
    // One that was begun and came to nothing is forgotten.
    begun(&new, &"1".repeat(40));
    assert_eq!(server.propose(&git, &folders[0], "shili-yiqi").code, 0);
    assert_eq!(receipts(&server).len(), 1);
}

/// Processes whose command line holds all of these.
fn running(parts: &[&str]) -> usize {
    let is = |path: PathBuf| {
        let line = std::fs::read(path.join("cmdline")).unwrap_or_default();
        let line = String::from_utf8_lossy(&line).replace('\0', " ");
        let folder = std::fs::read_link(path.join("cwd")).unwrap_or_default();
        parts.iter().all(|part| line.contains(part) || folder.ends_with(part))
    };
    std::fs::read_dir("/proc").unwrap().filter(|entry| is(entry.as_ref().unwrap().path())).count()
}

fn until(what: &str, holds: impl Fn() -> bool) {
    let begun = Instant::now();
    while !holds() {
        assert!(begun.elapsed() < Duration::from_secs(40), "{what}");
        std::thread::sleep(Duration::from_millis(20));
    }
}

#[test]
fn a_hook_ends_when_its_client_has_gone() {
    let (git, server, folders) = pushers(9, 1);
    let tip = server.tip(&git);
    // Somebody is before it in the queue, and takes his time.
    let queue = server.bare.join("zhengji/queue");
    std::fs::create_dir_all(&queue).unwrap();
    let before = OpenOptions::new().write(true).create(true).truncate(true).open(queue.join("1")).unwrap();
    rustix::fs::flock(&before, rustix::fs::FlockOperation::LockExclusive).unwrap();
    let room = format!("{}", server.bare.display());
    let mut client = git.command("git", &folders[0]);
    let mut client = client
        .args(["push", &format!("file://{room}"), "HEAD:refs/for/main"])
        .env("REMOTE_USER", "shili-yiqi")
        .stdout(Stdio::null())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    until("no hook", || queue.join("2").exists());
    let hooks = || running(&["hook proc-receive", &room]);
    assert_eq!(hooks(), 1);
    client.kill().unwrap();
    client.wait().unwrap();
    until("the hook goes on", || hooks() == 0);
    drop(before);
    assert_eq!((server.tip(&git), receipts(&server).len()), (tip, 0));
    // Nobody has to wait for whoever has gone.
    assert_eq!(server.propose(&git, &folders[0], "shili-yiqi").code, 0);
}

#[test]
fn a_hook_that_nobody_listens_to_ends() {
    let git = open_call();
    let mut command = Command::new(env!("CARGO_BIN_EXE_zhengji"));
    command.args(["hook", "pre-receive"]).current_dir(git.path());
    // Its input never ends.
    let mut hook =
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    std::thread::sleep(Duration::from_millis(300));
    assert!(hook.try_wait().unwrap().is_none());
    drop((hook.stdout.take(), hook.stderr.take()));
    let begun = Instant::now();
    let ended = loop {
        if let Some(ended) = hook.try_wait().unwrap() {
            break ended;
        }
        assert!(begun.elapsed() < Duration::from_secs(10));
        std::thread::sleep(Duration::from_millis(20));
    };
    assert_eq!(ended.code(), Some(2));
    // Where it is not the outputs that tell: whoever started it is no more.
    let pid = git.beside("pid");
    let script = format!(
        "{} hook pre-receive <fifo >/dev/null 2>/dev/null & echo $! > {}; sleep 0.3; exit",
        env!("CARGO_BIN_EXE_zhengji"),
        pid.display()
    );
    assert!(Command::new("mkfifo").arg(git.path().join("fifo")).status().unwrap().success());
    let _input = OpenOptions::new().read(true).write(true).open(git.path().join("fifo")).unwrap();
    Command::new("sh").args(["-c", &script]).current_dir(git.path()).status().unwrap();
    let pid = std::fs::read_to_string(pid).unwrap();
    let process = Path::new("/proc").join(pid.trim());
    let state = || {
        let status = std::fs::read_to_string(process.join("status")).unwrap_or_default();
        let fields: BTreeMap<&str, &str> = status.lines().filter_map(|line| line.split_once(":\t")).collect();
        fields.get("State").map(|state| (*state).to_owned())
    };
    until("it waits for its input", || state().is_none_or(|state| state.starts_with('Z')));
}

/// For docs/performance.md: `cargo nextest run --run-ignored only -E 'test(two_hundred_at_once)' --no-capture`, with the program
/// that cargo has built for the tests or the one that `ZHENGJI_BENCH` names.
#[test]
#[ignore = "takes minutes; its figures stand in docs/performance.md"]
fn two_hundred_at_once() {
    const PUSHERS: usize = 200;
    let (git, server, folders) = pushers(PUSHERS - 20, PUSHERS);
    if let Ok(program) = std::env::var("ZHENGJI_BENCH") {
        for name in ["pre-receive", "proc-receive", "post-receive"] {
            let script = format!("#!/bin/sh\nexec {program} hook {name}\n");
            std::fs::write(server.bare.join("hooks").join(name), script).unwrap();
        }
    }
    let first = server.tip(&git);
    let begun = Instant::now();
    let mut outputs: Vec<(Duration, Output)> = std::thread::scope(|scope| {
        let (git, server) = (&git, &server);
        let pushers: Vec<_> = folders
            .iter()
            .map(|folder| {
                scope.spawn(move || {
                    let output = server.propose(git, folder, "shili-yiqi");
                    (begun.elapsed(), output)
                })
            })
            .collect();
        pushers.into_iter().map(|pusher| pusher.join().unwrap()).collect()
    });
    outputs.sort_by_key(|(time, _)| *time);
    let passed = outputs.iter().filter(|(_, output)| output.code == 0).count();
    let told = outputs.iter().filter(|(_, output)| output.stderr.contains("已收下")).count();
    let refused = outputs.iter().filter(|(_, output)| output.stderr.contains("[quota]")).count();
    let time = |at: usize| outputs[at].0.as_secs_f64();
    println!(
        "{PUSHERS} pushers: {passed} in, {refused} over the quota; first {:.1} s, median {:.1} s, last {:.1} s",
        time(0),
        time(PUSHERS / 2),
        time(PUSHERS - 1)
    );
    // One demand of the unit is there already.
    assert_eq!((passed, told, refused), (PUSHERS - 21, PUSHERS - 21, 21));
    assert_eq!((demands(&git, &server), receipts(&server).len()), (passed, passed));
    are_whole(&git, &server, &first);
}
