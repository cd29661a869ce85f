//! What an expert would try against the gate, each on a real bare repository with the hooks.

use std::path::Path;
use std::time::{Duration, Instant};

use super::hook::{CALL, RIVAL, clone, commit, edit, open_call};
use super::server::{Server, key};
use super::{AT, DEMAND, Git, UNIT};
use crate::fixture::files;
use crate::program::Output;

/// The call with keys for both units, on a server.
fn signed_call() -> (Git, Server, std::path::PathBuf) {
    let git = open_call();
    let (mine, public) = key(&git, "mine", "ed25519");
    let submitters = "  - github: shili-yiqi";
    git.edit(&format!("{UNIT}/unit.yaml"), submitters, &format!("{submitters}\n  - ssh: {public}"));
    git.commit("keys");
    let server = Server::of(&git);
    (git, server, mine)
}

fn sign(git: &Git, folder: &Path, key: &Path, message: &str) {
    git.git_in(folder, ["add", "-A"]);
    let key = format!("-S{}", key.display());
    git.git_in(folder, ["-c", "gpg.format=ssh", "commit", "-q", "-m", message, &key]);
}

fn id(git: &Git, folder: &Path, revision: &str) -> String {
    git.git_in(folder, ["rev-parse", revision])
}

/// Pushes a commit to `main`; the server must be as before where it refuses.
fn push(git: &Git, server: &Server, folder: &Path, user: &str, commit: &str) -> Output {
    let before = files(&server.bare);
    let output = git.try_git_in(folder, ["push", &server.url(user), &format!("{commit}:refs/heads/main")]);
    assert!(output.code == 0 || before == files(&server.bare), "a refused push left something behind");
    output
}

fn is_refused(output: &Output, says: &str) {
    assert!(output.code != 0 && output.stderr.contains(says), "{says}: {}", output.shown());
}

#[test]
fn a_merge_makes_nothing_else_of_what_somebody_signed() {
    let (git, server, mine) = signed_call();
    let folder = clone(&git, &server, "unit");
    let old = id(&git, &folder, "HEAD");
    edit(&folder, DEMAND, "term_months: 36", "term_months: 30");
    sign(&git, &folder, &mine, "second version");
    assert_eq!(push(&git, &server, &folder, "nobody", "HEAD").code, 0);
    let tip = id(&git, &folder, "HEAD");
    edit(&folder, DEMAND, "term_months: 30", "term_months: 24");
    sign(&git, &folder, &mine, "third version, not merged yet");
    let third = id(&git, &folder, "HEAD");
    let deleted = {
        git.git_in(&folder, ["rm", "-q", DEMAND]);
        let tree = git.git_in(&folder, ["write-tree"]);
        git.git_in(&folder, ["reset", "-q", "--hard"]);
        tree
    };
    let merge = |tree: &str, parents: &[&str]| {
        let parents = parents.iter().flat_map(|parent| ["-p", parent]);
        git.git_in(
            &folder,
            [&["commit-tree", "-m", "merge", tree][..], &parents.collect::<Vec<_>>()].concat(),
        )
    };
    let tree_of = |commit: &str| format!("{commit}^{{tree}}");
    // The file as it was at first, as if it came from an old commit; the same by two parents; none at all.
    for (tree, parents) in [
        (tree_of(&old), vec![&*tip, &third, &old]),
        (tree_of(&old), vec![&*tip, &third]),
        (deleted, vec![&*tip, &third]),
    ] {
        for user in ["shili-jituan", "nobody"] {
            let output = push(&git, &server, &folder, user, &merge(&tree, &parents));
            is_refused(&output, "[owner]");
            assert!(output.stderr.contains("不是它签的那一版"), "{}", output.shown());
        }
    }
    // What was signed, merged by anybody, is what was signed.
    let whole = merge(&tree_of(&third), &[&tip, &third]);
    assert_eq!(push(&git, &server, &folder, "nobody", &whole).code, 0);
}

#[test]
fn what_was_signed_in_another_repository_says_nothing_here() {
    let (git, server, mine) = signed_call();
    let folder = clone(&git, &server, "unit");
    let name = |folder: &Path, name: &str| {
        std::fs::create_dir_all(folder.join(".zhengji")).unwrap();
        std::fs::write(folder.join(".zhengji/repository"), name).unwrap();
        commit(&git, folder);
    };
    // The rehearsal begins as a copy of the call, and everybody signs what he likes there.
    let rehearsal = git.beside("rehearsal");
    git.git_in(rehearsal.parent().unwrap(), ["clone", "-q", &server.bare.to_string_lossy(), "rehearsal"]);
    name(&rehearsal, "rehearsal\n");
    edit(&rehearsal, DEMAND, "term_months: 36", "term_months: 1");
    sign(&git, &rehearsal, &mine, "only to see what happens");
    let replayed = id(&git, &rehearsal, "HEAD");
    // Also before anybody gave the repository a name.
    edit(&folder, DEMAND, "term_months: 36", "term_months: 2");
    sign(&git, &folder, &mine, "before it had a name");
    let early = id(&git, &folder, "HEAD");
    git.git_in(&folder, ["reset", "-q", "--hard", "HEAD~1"]);
    name(&folder, "the real one\n");
    assert_eq!(push(&git, &server, &folder, "shili-bureau", "HEAD").code, 0);
    git.git_in(&folder, ["fetch", "-q", &rehearsal.to_string_lossy(), "HEAD"]);
    let tip = id(&git, &folder, "HEAD");
    for signed in [&replayed, &early] {
        // Only what the unit signed, not the name of the rehearsal.
        let merged =
            git.try_git_in(&folder, ["merge", "-q", "--no-ff", "-s", "ours", "-m", "replay", signed]);
        assert_eq!(merged.code, 0, "{}", merged.shown());
        git.git_in(&folder, ["checkout", signed, "--", DEMAND]);
        git.git_in(&folder, ["commit", "-q", "--amend", "--no-edit"]);
        for user in ["shili-jituan", "nobody"] {
            let output = push(&git, &server, &folder, user, "HEAD");
            is_refused(&output, "不是在这个仓库里");
        }
        git.git_in(&folder, ["reset", "-q", "--hard", &tip]);
    }
    // Signed in this repository it counts, whoever brings it.
    edit(&folder, DEMAND, "term_months: 36", "term_months: 30");
    sign(&git, &folder, &mine, "meant");
    let output = push(&git, &server, &folder, "nobody", "HEAD");
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn what_the_base_has_overtaken_is_not_signed_any_more() {
    let (git, server, mine) = signed_call();
    let folder = clone(&git, &server, "unit");
    let old = id(&git, &folder, "HEAD");
    edit(&folder, DEMAND, "term_months: 36", "term_months: 24");
    sign(&git, &folder, &mine, "never merged");
    let stale = id(&git, &folder, "HEAD");
    // The unit changes its mind twice, and ends where it began.
    git.git_in(&folder, ["reset", "-q", "--hard", &old]);
    for (from, to) in [("36", "30"), ("30", "36")] {
        edit(&folder, DEMAND, &format!("term_months: {from}"), &format!("term_months: {to}"));
        commit(&git, &folder);
        assert_eq!(push(&git, &server, &folder, "shili-yiqi", "HEAD").code, 0);
    }
    let tip = id(&git, &folder, "HEAD");
    let tree = format!("{stale}^{{tree}}");
    let merge = git.git_in(&folder, ["commit-tree", "-m", "merge", &tree, "-p", &tip, "-p", &stale]);
    is_refused(&push(&git, &server, &folder, "shili-jituan", &merge), "[owner]");
    // Another file's change does not matter.
    git.git_in(&folder, ["reset", "-q", "--hard", &tip]);
    edit(&folder, DEMAND, "term_months: 36", "term_months: 24");
    sign(&git, &folder, &mine, "again");
    let again = id(&git, &folder, "HEAD");
    git.git_in(&folder, ["reset", "-q", "--hard", &tip]);
    edit(&folder, &RIVAL.replace("first", "second"), "term_months: 36", "term_months: 30");
    commit(&git, &folder);
    let other = push(&git, &server, &folder, "shili-jituan", "HEAD");
    assert_eq!(other.code, 0, "{}", other.shown());
    git.git_in(&folder, ["merge", "-q", "--no-ff", "-m", "merge", &again]);
    let merged = push(&git, &server, &folder, "nobody", "HEAD");
    assert_eq!(merged.code, 0, "{}", merged.shown());
}

#[test]
fn histories_that_were_merged_crosswise_hide_nothing() {
    for newer in [true, false] {
        let git = Git::valid();
        let at = |day: u8| format!("2021-03-{day:02}T10:00:00+08:00");
        let commit_at = |message: &str, day: u8| {
            git.git(["add", "-A"]);
            let mut command = git.command("git", git.path());
            command.args(["commit", "-q", "-m", message]).env("GIT_COMMITTER_DATE", at(day));
            assert_eq!(crate::program::output(&mut command).code, 0);
            git.git(["rev-parse", "HEAD"])
        };
        git.git(["checkout", "-q", "-b", "p"]);
        git.edit(RIVAL, "term_months: 36", "term_months: 35");
        let p = commit_at("ordinary", if newer { 25 } else { 10 });
        git.git(["checkout", "-q", "main"]);
        git.edit(DEMAND, "term_months: 36", "term_months: 30");
        let v = commit_at("the other unit's second version", 20);
        git.git(["merge", "-q", "--no-ff", "-m", "merge p", "p"]);
        git.git(["checkout", "-q", "-B", "h", &p]);
        git.git(["merge", "-q", "--no-ff", "--no-commit", &v]);
        git.git(["checkout", "-q", &p, "--", DEMAND]);
        git.edit(RIVAL, "term_months: 35", "term_months: 34");
        commit_at("an update", 26);
        let bases = git.git(["merge-base", "--all", "main", "h"]);
        assert_eq!(bases.lines().count(), 2);
        let arguments =
            ["check", "--base", "main", "--rev", "h", "--actor", "github: shili-jituan", "--require-owner"];
        let judged = git.run(&[&arguments[..], &AT].concat());
        // What git itself would make of it says what the proposal changes.
        git.git(["checkout", "-q", "--detach", "main"]);
        let merged = git.try_git_in(git.path(), ["merge", "-q", "--no-ff", "-m", "m", "h"]);
        assert_eq!(merged.code, 0, "{}", merged.shown());
        let changed = git.git(["diff", "--name-only", "main", "HEAD"]);
        assert_eq!(judged.stdout.contains("[owner]"), changed.contains(DEMAND), "{}", judged.shown());
        assert_eq!(judged.code, i32::from(changed.contains(DEMAND)), "{}", judged.shown());
    }
}

#[test]
fn only_the_bureau_makes_seals() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    let tag = "freeze/example/submission";
    git.git_in(&folder, ["tag", tag]);
    for user in ["shili-yiqi", "nobody"] {
        let output = git.try_git_in(&folder, ["push", &server.url(user), tag]);
        is_refused(&output, "[arrival]");
    }
    let output = git.try_git_in(&folder, ["push", &server.url("shili-bureau"), tag]);
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn a_tag_with_the_name_of_a_branch_never_means_it() {
    let git = Git::valid();
    git.git(["checkout", "-q", "-b", "evil"]);
    git.edit(CALL, "github: shili-bureau", "github: shili-jituan");
    git.commit("evil");
    git.git(["tag", "main"]);
    git.git(["tag", "origin/main"]);
    git.git(["checkout", "-q", "-b", "proposal", "refs/heads/main"]);
    git.edit(DEMAND, "term_months: 36", "term_months: 30");
    git.commit("of somebody else");
    let actor = ["--actor", "github: shili-jituan", "--require-owner"];
    for base in ["main", "heads/main", "refs/heads/main", "main~0", "main^{commit}"] {
        let judged = git.run(&[&["check", "--base", base], &actor[..], &AT].concat());
        assert!(judged.code == 1 && judged.stdout.contains("[owner]"), "{base}: {}", judged.shown());
    }
    // Nor does a branch that is called by the id of a commit.
    let tip = git.git(["rev-parse", "refs/heads/main"]);
    git.git(["update-ref", &format!("refs/heads/{tip}"), "evil"]);
    let judged = git.run(&[&["check", "--base", &tip], &actor[..], &AT].concat());
    assert!(judged.code == 1 && judged.stdout.contains("[owner]"), "{}", judged.shown());
    let said = git.run(&[&["check", "--rev", "tags/main"], &AT[..]].concat());
    assert_eq!(said.code, 0, "{}", said.shown());
    // A clone has a branch of the remote and the tag: what is meant has to be said.
    git.git(["clone", "-q", "-b", "proposal", ".", "../clone"]);
    let clone = git.beside("clone");
    let in_clone = |base: &str| git.run_in(&clone, &[&["check", "--base", base], &actor[..], &AT].concat());
    git.snapshot("refused-ambiguous", &in_clone("main"));
    assert_eq!(in_clone("origin/main").code, 1);
}

#[test]
fn what_only_takes_away_is_told_as_such() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    let url = server.url("shili-yiqi");
    let push = |arguments: &[&str]| git.try_git_in(&folder, [&["push", &url], arguments].concat());
    assert_eq!(push(&["HEAD:refs/heads/draft"]).code, 0);
    let gone = push(&[":refs/heads/draft"]);
    assert!(gone.code == 0 && gone.stderr.contains("没有带来新内容"), "{}", gone.shown());
    // git itself would refuse to delete its current branch; what our gate says comes first.
    git.git_in(&server.bare, ["config", "receive.denyDeleteCurrent", "ignore"]);
    is_refused(&push(&[":refs/heads/main"]), "[arrival]");
}

#[test]
fn nothing_hides_on_a_side_branch() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    let tip = id(&git, &folder, "HEAD");
    let mark = "机密★10年";
    let (gbk, ..) = encoding_rs::GBK.encode(mark);
    let wide: Vec<u8> = mark.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let call = "submissions/example";
    let unit = UNIT.to_owned();
    for (name, bytes) in [
        ("notes/x.txt".to_owned(), mark.as_bytes()),
        ("notes.md".to_owned(), mark.as_bytes()),
        (format!("{call}/other.md"), mark.as_bytes()),
        (format!("{call}/units/x.txt"), mark.as_bytes()),
        (format!("{unit}/deep/er/x.yaml"), mark.as_bytes()),
        (format!("{unit}/gbk.yaml"), &gbk),
        ("gbk.txt".to_owned(), &gbk),
        ("wide.txt".to_owned(), &wide),
        (format!("notes/{mark}.txt"), b"nothing"),
        ("phone.txt".to_owned(), "请致电13812345678询问".as_bytes()),
    ] {
        git.git_in(&folder, ["reset", "-q", "--hard", &tip]);
        let path = folder.join(&name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
        commit(&git, &folder);
        std::fs::remove_file(folder.join(&name)).unwrap();
        commit(&git, &folder);
        let output = git.try_git_in(&folder, ["push", &server.url("shili-yiqi"), "HEAD:refs/heads/draft"]);
        let says = if name == "phone.txt" { "[no-personal-data]" } else { "[declared-unclassified]" };
        is_refused(&output, says);
        let told = output.stderr.replace(&format!("{}/", server.bare.display()), "");
        assert!(!told.contains("10年") && !told.contains("1381234"), "{name}: {told}");
    }
    git.git_in(&folder, ["reset", "-q", "--hard", &tip]);
    let as_author = |arguments: &[&str]| {
        git.git_in(&folder, ["reset", "-q", "--hard", &tip]);
        git.git_in(&folder, [&["commit", "-q", "--allow-empty"], arguments].concat());
        git.try_git_in(&folder, ["push", &server.url("shili-yiqi"), "HEAD:refs/heads/draft"])
    };
    is_refused(&as_author(&["-m", "x", "--author", "机密★10年 <a@example.com>"]), "[declared-unclassified]");
    let message = git.beside("message");
    std::fs::write(&message, &gbk).unwrap();
    let message = message.to_str().unwrap();
    for encoding in ["GBK", "utf-8", "UTF-7"] {
        git.git_in(&folder, ["config", "i18n.commitEncoding", encoding]);
        is_refused(&as_author(&["-F", message]), "[declared-unclassified]");
    }
    git.git_in(&folder, ["config", "i18n.commitEncoding", "GBK"]);
    let (harmless, ..) = encoding_rs::GBK.encode("修改研究期限");
    std::fs::write(message, &harmless).unwrap();
    let output = as_author(&["-F", message]);
    assert_eq!(output.code, 0, "{}", output.shown());
    for name in ["机密★10年", "13812345678"] {
        let target = format!("HEAD:refs/heads/{name}");
        let output = git.try_git_in(&folder, ["push", &server.url("shili-yiqi"), &target]);
        assert_ne!(output.code, 0, "{}", output.shown());
    }
}

#[test]
fn a_form_is_no_program() {
    let git = open_call();
    let server = Server::of(&git);
    let folder = clone(&git, &server, "unit");
    git.git_in(&folder, ["update-index", "--chmod=+x", DEMAND]);
    git.git_in(&folder, ["commit", "-q", "-m", "mode"]);
    is_refused(&push(&git, &server, &folder, "shili-yiqi", "HEAD"), "[path]");
}

/// Writes a tree, whatever git thinks of it; entries are `mode name id`.
fn tree(git: &Git, entries: &[(&str, String, &str)]) -> String {
    let hex = |text: &str| -> Vec<u8> {
        (0..text.len()).step_by(2).map(|at| u8::from_str_radix(&text[at..at + 2], 16).unwrap()).collect()
    };
    let entry = |(mode, name, id): &(&str, String, &str)| {
        [mode.as_bytes(), b" ", name.as_bytes(), b"\0", &hex(id)].concat()
    };
    let file = git.beside("tree");
    std::fs::write(&file, entries.iter().flat_map(entry).collect::<Vec<u8>>()).unwrap();
    git.git(["hash-object", "-t", "tree", "-w", "--literally", file.to_str().unwrap()])
}

#[test]
fn small_packs_do_not_keep_the_server_busy() {
    let git = open_call();
    let server = Server::of(&git);
    std::fs::write(git.beside("blob"), "1").unwrap();
    let blob = git.git(["hash-object", "-w", "../blob"]);
    let push = |commit: &str, target: &str| {
        let begun = Instant::now();
        let output =
            git.try_git_in(git.path(), ["push", &server.url("shili-yiqi"), &format!("{commit}:{target}")]);
        // Generous, for a machine that has other things to do; without bounds it would be hours.
        assert!(begun.elapsed() < Duration::from_secs(300), "{:?}", begun.elapsed());
        output
    };
    let on_top = |tree: &str| git.git(["commit-tree", "-p", "main", "-m", "bomb", tree]);
    // Folders in folders, two by two, without any file; then with one at the bottom. Their names are long, so that not the
    // number of paths but their bytes end it: that is sooner.
    let name = |first: char| format!("{first}{}", "x".repeat(2_000));
    for bottom in [Vec::new(), vec![("100644", "f".to_owned(), &*blob)]] {
        let mut id = tree(&git, &bottom);
        for _ in 0..30 {
            let pair = [("40000", name('a'), &*id), ("40000", name('b'), &*id)];
            id = tree(&git, &pair);
        }
        let bomb = on_top(&id);
        for target in ["refs/heads/main", "refs/heads/draft"] {
            let output = push(&bomb, target);
            is_refused(&output, "分几次");
        }
    }
}

/// The folders at the root of what is committed, each with the id of its tree.
fn root_of(git: &Git) -> Vec<(String, String)> {
    let entry = |line: &str| {
        let (words, name) = line.split_once('\t').unwrap();
        (name.to_owned(), words.split(' ').nth(2).unwrap().to_owned())
    };
    git.git(["ls-tree", "HEAD"]).lines().map(entry).collect()
}

#[test]
fn many_paths_cost_no_more_than_their_number() {
    let git = open_call();
    let server = Server::of(&git);
    std::fs::write(git.beside("blob"), "1").unwrap();
    let blob = git.git(["hash-object", "-w", "../blob"]);
    let root = root_of(&git);
    let mut took = Vec::new();
    for width in [60, 120] {
        let leaf: Vec<_> = (0..width).map(|at| ("100644", format!("f{at:04}"), &*blob)).collect();
        let leaf = tree(&git, &leaf);
        let folders: Vec<_> = (0..width).map(|at| ("40000", format!("d{at:04}"), &*leaf)).collect();
        let folders = tree(&git, &folders);
        let mut entries: Vec<_> = root.iter().map(|(name, id)| ("40000", name.clone(), &**id)).collect();
        entries.push(("40000", "zz".to_owned(), &folders));
        let commit = git.git(["commit-tree", "-p", "main", "-m", "many", &tree(&git, &entries)]);
        let begun = Instant::now();
        let target = format!("{commit}:refs/heads/main");
        is_refused(&git.try_git_in(git.path(), ["push", &server.url("shili-yiqi"), &target]), "[owner]");
        took.push(begun.elapsed());
    }
    // Four times as many paths: squared, it would be sixteen times.
    assert!(took[1] < took[0] * 10 + Duration::from_secs(5), "{took:?}");
}

/// Time of a whole push, and time and most memory of the hook `pre-receive` in it.
fn measured(git: &Git, server: &Server, commit: &str, target: &str) -> (Output, String) {
    let program = std::env::var("ZHENGJI_BENCH").unwrap_or_else(|_| env!("CARGO_BIN_EXE_zhengji").to_owned());
    let figures = git.beside("figures");
    let script = format!(
        r#"#!/usr/bin/env python3
import os, resource, subprocess, sys, time
begun = time.time()
code = subprocess.run(["{program}", "hook", "pre-receive"]).returncode
used = resource.getrusage(resource.RUSAGE_CHILDREN)
open("{}", "w").write("hook %.1f s, processor %.1f s, %d MB" % (
    time.time() - begun, used.ru_utime + used.ru_stime, used.ru_maxrss // 1024))
sys.exit(code)
"#,
        figures.display()
    );
    std::fs::write(server.bare.join("hooks/pre-receive"), script).unwrap();
    let begun = Instant::now();
    let spec = format!("{commit}:{target}");
    let output = git.try_git_in(git.path(), ["push", &server.url("shili-bureau"), &spec]);
    let hook = std::fs::read_to_string(&figures).unwrap_or_else(|_| panic!("{}", output.shown()));
    std::fs::remove_file(figures).unwrap();
    (output, format!("push {:.1} s, {hook}", begun.elapsed().as_secs_f64()))
}

/// For docs/performance.md: `cargo nextest run --run-ignored only -E 'test(the_largest_pushes)' --no-capture`, with the program that
/// cargo has built for the tests or the one that `ZHENGJI_BENCH` names.
#[test]
#[ignore = "takes minutes; its figures stand in docs/performance.md"]
fn the_largest_pushes() {
    let git = open_call();
    let server = Server::of(&git);
    std::fs::write(git.beside("blob"), "1").unwrap();
    let blob = git.git(["hash-object", "-w", "../blob"]);
    let root = root_of(&git);
    let with = |name: &str, id: &str| {
        let mut entries: Vec<_> = root.iter().map(|(name, id)| ("40000", name.clone(), &**id)).collect();
        entries.push(("40000", name.to_owned(), id));
        tree(&git, &entries)
    };
    // 400 folders of 500 files.
    let leaf: Vec<_> = (0..500).map(|at| ("100644", format!("f{at:04}"), &*blob)).collect();
    let leaf = tree(&git, &leaf);
    let folders: Vec<_> = (0..400).map(|at| ("40000", format!("d{at:04}"), &*leaf)).collect();
    let wide = git.git(["commit-tree", "-p", "main", "-m", "wide", &with("zz", &tree(&git, &folders))]);
    for target in ["refs/heads/draft", "refs/heads/main"] {
        let (output, figures) = measured(&git, &server, &wide, target);
        println!("200,000 paths to {target}: {figures}, exit {}", output.code);
    }
    // 9,999 commits, each with one more version of one file.
    let mut stream = format!("reset refs/heads/long\nfrom {wide}\n");
    for at in 0..9_999 {
        let text = format!("{at}\n");
        let commit = format!(
            "commit refs/heads/long\ncommitter a <a@b.example> {} +0000\ndata 4\nlong\nM 100644 inline notes.txt\ndata {}\n{text}\n",
            1_700_000_000 + at,
            text.len()
        );
        stream.push_str(&commit);
    }
    std::fs::write(git.beside("stream"), stream).unwrap();
    let mut import = git.command("git", git.path());
    let input = std::fs::File::open(git.beside("stream")).unwrap();
    let made = crate::program::output(import.args(["fast-import", "--quiet"]).stdin(input));
    assert_eq!(made.code, 0, "{}", made.shown());
    let long = id(&git, git.path(), "refs/heads/long");
    for target in ["refs/heads/draft", "refs/heads/main"] {
        let (output, figures) = measured(&git, &server, &long, target);
        println!("9,999 commits to {target}: {figures}, exit {}", output.code);
    }
}
