//! `kill -9` at random moments.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use zhengji::source::{GitRepository, Receipt, Receipts};

use super::{AT, Chance, DEMAND, larger, remnants, site_of, start_and_kill, timed, until_killed};
use crate::fixture::files;
use crate::git::Git;
use crate::program::{Repository, command};

#[test]
fn a_killed_build_leaves_the_old_site_or_the_new_one() {
    let repository = Repository::new(&larger(12));
    let title = ["面向航空发动机", "面向燃气轮机"];
    let mut sites = Vec::new();
    for (from, to) in [(title[0], title[0]), (title[0], title[1])] {
        repository.edit(DEMAND, from, to);
        sites.push(site_of(&repository));
    }
    assert_ne!(sites[0], sites[1]);
    let takes = timed(|| assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0));
    let mut chance = Chance::new();
    let (mut now, mut seen) = (1, [0, 0]);
    let killed = until_killed(|round| {
        repository.edit(DEMAND, title[now], title[1 - now]);
        now = 1 - now;
        let build = command(repository.path(), ["build", AT[0], AT[1]]);
        let running = start_and_kill(&mut chance, takes, build);
        let site = files(&repository.join("public"));
        let whole = sites.iter().position(|whole| *whole == site);
        seen[whole.unwrap_or_else(|| panic!("round {round}: neither the old site nor the new one"))] += 1;
        running
    });
    eprintln!("{killed} builds killed; old and new seen: {seen:?}");
    assert!(killed > 0);
    // The next build is not disturbed by what was left, and takes it away.
    assert_eq!(repository.run(&["build", AT[0], AT[1]]).code, 0);
    assert!(files(&repository.join("public")) == sites[now]);
    assert_eq!(remnants(&repository), Vec::<String>::new());
}

#[test]
fn a_killed_fix_leaves_each_file_as_it_was_or_mended() {
    let repository = Repository::valid();
    let mended = files(&repository.join("submissions"));
    let broken: BTreeMap<String, Vec<u8>> = mended
        .iter()
        .filter(|(path, _)| path.contains("/units/") && !path.ends_with("/unit.yaml"))
        .map(|(path, bytes)| {
            let text = String::from_utf8(bytes.clone()).unwrap();
            assert!(text.contains("title: "), "{path}");
            (
                path.clone(),
                text.replacen("title: ", "title：", 1).replacen("foundation: ", "现有基础: ", 1).into_bytes(),
            )
        })
        .collect();
    assert!(broken.len() > 4);
    let damage =
        || broken.iter().for_each(|(path, bytes)| repository.write(&format!("submissions/{path}"), bytes));
    let fix = || command(repository.path(), ["check", "--fix", AT[0], AT[1]]);
    damage();
    let takes = timed(|| assert!(fix().output().unwrap().status.success()));
    assert!(files(&repository.join("submissions")) == mended);
    let mut chance = Chance::new();
    let killed = until_killed(|round| {
        damage();
        let running = start_and_kill(&mut chance, takes, fix());
        let found = files(&repository.join("submissions"));
        assert_eq!(found.len(), mended.len(), "round {round}: a file came or went");
        for (path, bytes) in &found {
            // The first round cures what hides the second cure; each round exchanges whole files.
            let between = broken.get(path).map(|broken| {
                String::from_utf8(broken.clone()).unwrap().replacen("title：", "title: ", 1).into_bytes()
            });
            let whole =
                *bytes == mended[path] || broken.get(path) == Some(bytes) || between.as_ref() == Some(bytes);
            assert!(whole, "round {round}: {path} is neither as it was nor mended");
        }
        running
    });
    eprintln!("{killed} runs of check --fix killed");
    assert!(killed > 0);
    assert!(fix().output().unwrap().status.success());
    assert!(files(&repository.join("submissions")) == mended);
}

#[test]
fn a_killed_import_leaves_whole_files_and_can_be_repeated() {
    let repository = Repository::valid();
    let whole = files(&repository.join("submissions"));
    let form = ["form", "--xlsx", "--fill", "units/shili-yiqi/sensor", "--out", "filled.xlsx"];
    assert_eq!(repository.run(&form).code, 0);
    let folder = repository.join("submissions/example/units/shili-yiqi");
    fs::remove_dir_all(&folder).unwrap();
    let import = || {
        let words = ["import", "filled.xlsx", "--unit", "shili-yiqi", "--name", "sensor", AT[0], AT[1]];
        command(repository.path(), words)
    };
    let takes = timed(|| {
        let output = import().output().unwrap();
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    });
    let imported = files(&repository.join("submissions"));
    assert_eq!(imported.keys().collect::<Vec<_>>(), whole.keys().collect::<Vec<_>>());
    let mut chance = Chance::new();
    let killed = until_killed(|round| {
        fs::remove_dir_all(&folder).unwrap();
        let running = start_and_kill(&mut chance, takes, import());
        for (path, bytes) in files(&repository.join("submissions")) {
            assert!(imported.get(&path) == Some(&bytes), "round {round}: {path} is there in part");
        }
        let output = import().output().unwrap();
        assert!(output.status.success(), "round {round}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(files(&repository.join("submissions")) == imported, "round {round}");
        running
    });
    eprintln!("{killed} imports killed");
    assert!(killed > 0);
}

/// A bare repository on a server with one receipt.
fn server(git: &Git) -> PathBuf {
    git.git(["init", "-q", "--bare", "-b", "main", "../server.git"]);
    git.git(["push", "-q", "../server.git", "HEAD:main"]);
    let bare = git.beside("server.git");
    let receipt = Receipt {
        at: "2021-04-01T09:00:00+08:00".parse().unwrap(),
        reference: "refs/heads/main".to_owned(),
        old: "0".repeat(40),
        new: git.git(["rev-parse", "HEAD"]),
        actor: None,
        excused: Vec::new(),
        handed: None,
    };
    Receipts::of(&GitRepository::discover(&bare).unwrap()).append(&[receipt]).unwrap();
    bare
}

fn freeze(git: &Git, bare: &Path) -> Command {
    let mut command = git.command(env!("CARGO_BIN_EXE_zhengji"), bare);
    command.args(["freeze", "--stage", "submission"]);
    command
}

#[test]
fn a_killed_freeze_leaves_no_seal_or_the_whole_one() {
    const TAG: &str = "refs/tags/freeze/example/submission";
    let git = Git::valid();
    let bare = server(&git);
    let takes = timed(|| assert!(freeze(&git, &bare).output().unwrap().status.success()));
    let whole = git.git_in(&bare, ["rev-parse", TAG]);
    let mut chance = Chance::new();
    let (mut sealed, mut locked) = (0, 0);
    let killed = until_killed(|round| {
        git.git_in(&bare, ["update-ref", "-d", TAG]);
        let running = start_and_kill(&mut chance, takes, freeze(&git, &bare));
        let found = git.try_git_in(&bare, ["rev-parse", "-q", "--verify", TAG]);
        if found.code == 0 {
            sealed += 1;
            assert_eq!(found.stdout.trim(), whole, "round {round}");
        }
        git.git_in(&bare, ["fsck", "--strict", "--no-dangling"]);
        // The same seal comes out of the next attempt, and it holds. A lock that git's own way of writing references left is
        // told with its file, and nothing more is to be done than to remove it.
        let mut again = freeze(&git, &bare).output().unwrap();
        let lock = bare.join(format!("{TAG}.lock"));
        if !again.status.success() && lock.exists() {
            locked += 1;
            let told = String::from_utf8_lossy(&again.stderr);
            assert!(told.contains("submission.lock") && told.contains("被锁住"), "round {round}: {told}");
            fs::remove_file(lock).unwrap();
            again = freeze(&git, &bare).output().unwrap();
        }
        assert!(again.status.success(), "round {round}: {}", String::from_utf8_lossy(&again.stderr));
        assert_eq!(git.git_in(&bare, ["rev-parse", TAG]), whole, "round {round}");
        assert_eq!(git.run_in(&bare, &["verify"]).code, 0, "round {round}");
        running
    });
    eprintln!("{killed} freezes killed, {sealed} of all rounds had sealed, {locked} left a lock");
    assert!(killed > 0);
}

#[test]
fn a_killed_unseal_leaves_nothing_in_the_clear() {
    let repository = Repository::valid();
    let git = |arguments: &[&str]| {
        let done = Command::new("git").current_dir(repository.path()).args(arguments).output().unwrap();
        assert!(done.status.success(), "{}", String::from_utf8_lossy(&done.stderr));
        String::from_utf8(done.stdout).unwrap()
    };
    git(&["init", "-q"]);
    let key = repository.run(&["seal", "--new-key", "bureau.key"]);
    assert_eq!(key.code, 0, "{}", key.shown());
    let settings = fs::read_to_string(repository.join("submissions/example/call.yaml")).unwrap();
    repository.write("submissions/example/call.yaml", format!("{settings}{}", key.stdout).as_bytes());
    let plain = files(&repository.join("submissions"));
    assert_eq!(repository.run(&["seal"]).code, 0);
    let sealed = files(&repository.join("submissions"));
    let unseal = || command(repository.path(), ["unseal", "--key", "bureau.key"]);
    let takes = timed(|| assert!(unseal().output().unwrap().status.success()));
    assert!(files(&repository.join("submissions")) == plain);
    let mut chance = Chance::new();
    let killed = until_killed(|round| {
        for (path, bytes) in &sealed {
            repository.write(&format!("submissions/{path}"), bytes);
        }
        let running = start_and_kill(&mut chance, takes, unseal());
        for (path, bytes) in files(&repository.join("submissions")) {
            let whole = plain.get(&path) == Some(&bytes) || sealed.get(&path) == Some(&bytes);
            assert!(whole, "round {round}: {path} is neither sealed nor open");
        }
        // Nothing stands anywhere else in the work tree, and what git keeps is left as it was by the next run at the latest.
        let listed = git(&["status", "--short", "--untracked-files=all"]);
        assert!(!listed.contains("zhengji-"), "round {round}: {listed}");
        running
    });
    eprintln!("{killed} runs of unseal killed");
    assert!(killed > 0);
    assert!(unseal().output().unwrap().status.success());
    assert!(files(&repository.join("submissions")) == plain);
    let left =
        fs::read_dir(repository.join(".git/zhengji")).map(std::iter::Iterator::count).unwrap_or_default();
    assert_eq!(left, 0);
}
