//! What counted at the deadline, sealed and proven, on a server that writes receipts.

use std::path::PathBuf;

use zhengji::source::{GitRepository, Receipt, Receipts};

use super::{AT, DEMAND, Git, UNIT};
use crate::fixture;
use crate::program::Output;

pub(crate) const ZERO: &str = "0000000000000000000000000000000000000000";
pub(crate) const TAG: &str = "freeze/example/submission";

/// A clone of a unit, and the server that it pushes to; receipts carry the times that a test says.
pub(crate) struct Server {
    pub(crate) git: Git,
    pub(crate) bare: PathBuf,
}

impl Server {
    /// The valid call, received on 1 April.
    pub(crate) fn new() -> Self {
        let git = Git::valid();
        git.git(["init", "-q", "--bare", "-b", "main", "../server.git"]);
        let bare = git.beside("server.git");
        git.git(["remote", "add", "origin", "../server.git"]);
        let server = Self { git, bare };
        server.push("2021-04-01T09:00:00+08:00");
        server
    }

    pub(crate) fn head(&self) -> String {
        let found = self.git.try_git_in(&self.bare, ["rev-parse", "-q", "--verify", "main"]);
        if found.code == 0 { found.stdout.trim().to_owned() } else { ZERO.to_owned() }
    }

    /// Pushes what is committed and writes the receipt, as the server's hook does.
    pub(crate) fn push(&self, at: &str) {
        let old = self.head();
        self.git.git(["push", "-q", "--force", "origin", "HEAD:main"]);
        self.receipt(at, &old, &self.head());
    }

    pub(crate) fn receipt(&self, at: &str, old: &str, new: &str) {
        let receipt = Receipt {
            at: at.parse().unwrap(),
            reference: "refs/heads/main".to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            actor: Some("github: shili-yiqi".to_owned()),
            excused: Vec::new(),
            handed: None,
        };
        let repository = GitRepository::discover(&self.bare).unwrap();
        Receipts::of(&repository).append(&[receipt]).unwrap();
    }

    /// Changes the demand and pushes it.
    pub(crate) fn change(&self, from: &str, to: &str, at: &str) {
        self.git.edit(DEMAND, from, to);
        self.git.commit("change");
        self.push(at);
    }

    pub(crate) fn run(&self, arguments: &[&str]) -> Output {
        self.git.run_in(&self.bare, arguments)
    }

    pub(crate) fn freeze(&self) -> Output {
        self.run(&["freeze", "--stage", "submission"])
    }

    pub(crate) fn manifest(&self) -> String {
        self.git.git_in(&self.bare, ["show", &format!("{TAG}:manifest.json")])
    }

    /// The content of the demand that counted.
    pub(crate) fn counted(&self) -> String {
        self.git.git_in(&self.bare, ["show", &format!("{TAG}:{DEMAND}")])
    }
}

#[test]
fn a_freeze_is_told_and_proven() {
    let server = Server::new();
    server.change("summary: ", "summary: 改过，", "2021-04-20T17:12:03+08:00");
    let frozen = server.freeze();
    server.git.snapshot("freeze", &frozen);
    server.git.snapshot("freeze-again", &server.freeze());
    server.git.snapshot("verify", &server.run(&["verify"]));
    insta::with_settings!({snapshot_path => "../../snapshots/git", prepend_module_to_snapshot => false}, {
        insta::assert_snapshot!("freeze-manifest", server.manifest().replace(&server.head(), "<编号>"));
    });
    // A clone has no receipts and proves all but the times.
    server.git.git(["clone", "-q", "../server.git", "../clone"]);
    let clone = server.git.run_in(&server.git.beside("clone"), &["verify", "example"]);
    server.git.snapshot("verify-in-a-clone", &clone);
}

#[test]
fn a_foreign_tag_does_not_stand_in_the_way() {
    let server = Server::new();
    let name = format!("refs/tags/{TAG}");
    // Somebody was first with the name.
    server.git.git_in(&server.bare, ["update-ref", &name, "main"]);
    let frozen = server.freeze();
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    server.git.snapshot("freeze-replaces", &frozen);
    assert_eq!(server.run(&["verify"]).code, 0);
    // What is a seal, made elsewhere and of something else, only goes when somebody says so.
    let sealed = server.git.git_in(&server.bare, ["rev-parse", &name]);
    let elsewhere = Server::new();
    elsewhere.change("summary: ", "summary: 改过，", "2021-04-20T17:12:03+08:00");
    assert_eq!(elsewhere.freeze().code, 0);
    elsewhere.git.git_in(&elsewhere.bare, ["fetch", "-q", &server.bare.to_string_lossy(), "main"]);
    server.git.git_in(&server.bare, ["update-ref", "-d", &name]);
    let spec = format!("+{name}:{name}");
    server.git.git_in(&server.bare, ["fetch", "-q", &elsewhere.bare.to_string_lossy(), &spec]);
    std::fs::remove_file(server.bare.join("zhengji/frozen")).unwrap();
    let foreign = server.git.git_in(&server.bare, ["rev-parse", &name]);
    let refused = server.freeze();
    assert_eq!(refused.code, 1);
    server.git.snapshot("freeze-foreign", &refused);
    assert_eq!(server.git.git_in(&server.bare, ["rev-parse", &name]), foreign);
    let wrong = server.run(&["freeze", "--stage", "submission", "--replace", &sealed]);
    assert_eq!(wrong.code, 1, "another id replaces nothing");
    let replaced = server.run(&["freeze", "--stage", "submission", "--replace", &foreign]);
    assert_eq!(replaced.code, 0, "{}", replaced.shown());
    assert_eq!(server.git.git_in(&server.bare, ["rev-parse", &name]), sealed);
    assert_eq!(server.run(&["verify"]).code, 0);
}

#[test]
fn a_forged_seal_is_held_against_the_call() {
    let server = Server::new();
    let origin = server.git.git(["rev-parse", "HEAD"]);
    // Somebody else's copy, with receipts of his own, in which `freeze` seals what he likes on top of the real commit.
    let forged = |reference: &str, path: &str, from: &str, to: &str, call: &str| {
        let copy = server.git.beside(call);
        let parent = copy.parent().unwrap();
        server.git.git_in(parent, ["clone", "-q", "--bare", &server.bare.to_string_lossy(), call]);
        let work = server.git.beside(&format!("{call}-work"));
        server.git.git_in(parent, ["clone", "-q", &copy.to_string_lossy(), &work.to_string_lossy()]);
        let settings = std::fs::read_to_string(work.join("submissions/example/call.yaml")).unwrap();
        std::fs::create_dir_all(work.join(path).parent().unwrap()).unwrap();
        std::fs::write(work.join(path), settings.replace(from, to)).unwrap();
        server.git.git_in(&work, ["add", "-A"]);
        server.git.git_in(&work, ["commit", "-q", "--allow-empty", "-m", "forged"]);
        server.git.git_in(&work, ["push", "-q", "origin", &format!("HEAD:{reference}")]);
        let tip = server.git.git_in(&work, ["rev-parse", "HEAD"]);
        let receipt = |at: &str, old: &str, new: &str| Receipt {
            at: at.parse().unwrap(),
            reference: reference.to_owned(),
            old: old.to_owned(),
            new: new.to_owned(),
            actor: None,
            excused: Vec::new(),
            handed: None,
        };
        let receipts = [
            receipt("2021-04-01T09:00:00+08:00", ZERO, &origin),
            receipt("2021-07-01T09:00:00+08:00", &origin, &tip),
        ];
        Receipts::of(&GitRepository::discover(&copy).unwrap()).append(&receipts).unwrap();
        let name = if path.contains("/other/") { "other" } else { "example" };
        let sealed = server.git.run_in(&copy, &["freeze", name, "--stage", "submission", "--rev", reference]);
        assert_eq!(sealed.code, 0, "{}", sealed.shown());
        let tag = format!("refs/tags/freeze/{name}/submission");
        server.git.git_in(&server.bare, ["fetch", "-q", &copy.to_string_lossy(), &format!("+{tag}:{tag}")]);
        let told = server.run(&["verify"]);
        server.git.git_in(&server.bare, ["update-ref", "-d", &tag]);
        told
    };
    let settings = "submissions/example/call.yaml";
    let later = forged("refs/heads/main", settings, "closes: 2021-04-20", "closes: 2021-05-20", "later.git");
    assert!(
        later.code == 1 && later.stdout.contains("call.yaml 写的是 2021-04-20 24:00"),
        "{}",
        later.shown()
    );
    let aside = forged("refs/heads/aside", settings, "x", "x", "aside.git");
    assert!(
        aside.code == 1 && aside.stdout.contains("refs/heads/aside，不是受保护的分支"),
        "{}",
        aside.shown()
    );
    let other = forged("refs/heads/main", "submissions/other/call.yaml", "x", "x", "other.git");
    assert!(other.code == 1 && other.stdout.contains("都没有写明"), "{}", other.shown());
    // The true one is as it should be, and where only the list itself says when things arrived, that is told.
    assert_eq!(server.freeze().code, 0);
    assert_eq!(server.run(&["verify"]).code, 0);
    std::fs::remove_file(server.bare.join("zhengji/receipts")).unwrap();
    let alone = server.run(&["verify"]);
    assert!(alone.code == 0 && alone.stdout.contains("没有重新核对"), "{}", alone.shown());
}

#[test]
fn the_last_second_counts_and_the_first_after_it_does_not() {
    let server = Server::new();
    server.change("summary: ", "summary: 甲，", "2021-04-20T23:59:59.999999+08:00");
    server.change("summary: 甲，", "summary: 乙，", "2021-04-21T00:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    assert!(server.counted().contains("summary: 甲，"));
    let verified = server.run(&["verify"]);
    assert_eq!(verified.code, 1, "changed on the branch after it counted");
    assert!(verified.stdout.contains(DEMAND), "{}", verified.stdout);
}

#[test]
fn what_was_withdrawn_or_deleted_in_time_is_out() {
    let server = Server::new();
    server.git.git(["rm", "-q", "submissions/example/units/shili-jituan/second.yaml"]);
    server.change(
        "title: ",
        "withdrawn: {on: 2021-04-19, reason: 方案有变}\ntitle: ",
        "2021-04-19T10:00:00+08:00",
    );
    let frozen = server.freeze();
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    let manifest: serde_json::Value = serde_json::from_str(&server.manifest()).unwrap();
    let paths = |key: &str| -> Vec<String> {
        let list = manifest[key].as_array().unwrap();
        list.iter().map(|file| file["path"].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(paths("withdrawn"), [DEMAND]);
    assert!(!paths("files").iter().any(|path| path == DEMAND || path.ends_with("second.yaml")));
    assert_eq!(server.run(&["verify"]).code, 0);
    // Taking the withdrawal back afterwards does not go unnoticed.
    server.change("withdrawn: {on: 2021-04-19, reason: 方案有变}\n", "", "2021-04-25T10:00:00+08:00");
    assert!(server.run(&["verify"]).stdout.contains(DEMAND));
}

#[test]
fn a_withdrawal_may_be_spelled_with_escapes() {
    let server = Server::new();
    let withdrawn = "\"with\\u0064rawn\": {on: 2021-04-19, reason: 方案有变}\ntitle: ";
    server.change("title: ", withdrawn, "2021-04-19T10:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    let manifest: serde_json::Value = serde_json::from_str(&server.manifest()).unwrap();
    assert_eq!(manifest["withdrawn"][0]["path"], DEMAND);
}

#[test]
fn dates_in_commits_and_the_order_of_merges_gain_nothing() {
    let server = Server::new();
    let first = server.head();
    server.change("summary: ", "summary: 甲，", "2021-04-20T12:00:00+08:00");
    // Too late, from an old commit, dated back, and main is merged into it and not the other way round.
    server.git.git(["checkout", "-q", "-b", "late", &first]);
    server.git.write(&format!("{UNIT}/late.yaml"), b"title: x\n");
    server.git.git(["add", "-A"]);
    let dated = "2021-04-02T00:00:00+08:00";
    let mut commit = server.git.command("git", server.git.path());
    commit.env("GIT_COMMITTER_DATE", dated).env("GIT_AUTHOR_DATE", dated);
    assert!(commit.args(["commit", "-q", "-m", "early"]).status().unwrap().success());
    let mut merge = server.git.command("git", server.git.path());
    merge.env("GIT_COMMITTER_DATE", dated).env("GIT_AUTHOR_DATE", dated);
    assert!(merge.args(["merge", "-q", "--no-ff", "-m", "foxtrot", "main"]).status().unwrap().success());
    server.push("2021-04-22T09:00:00+08:00");
    let frozen = server.freeze();
    // The branch no longer goes back to what was received in time by first parents, and that is told, not guessed over.
    server.git.snapshot("freeze-after-a-foxtrot", &frozen);
    // A gate would have refused the foxtrot. Merged the right way round, the late file is late whatever its dates say.
    server.git.git(["checkout", "-q", "main"]);
    server.git.git(["merge", "-q", "--no-ff", "-m", "merge", "late~1"]);
    server.push("2021-04-22T10:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    assert!(!server.manifest().contains("late.yaml"));
    assert!(server.counted().contains("summary: 甲，"));
}

#[test]
fn open_proposals_count_by_the_forges_time() {
    let server = Server::new();
    let propose = |name: &str, text: &str| {
        server.git.git(["checkout", "-q", "-b", name, "main"]);
        server.git.write(&format!("{UNIT}/{name}.yaml"), text.as_bytes());
        server.git.commit(name);
        let head = server.git.git(["rev-parse", "HEAD"]);
        server.git.git(["push", "-q", "origin", &format!("HEAD:refs/pull/{name}/head")]);
        server.git.git(["checkout", "-q", "main"]);
        head
    };
    let (early, late) = (propose("early", "title: 早\n"), propose("late", "title: 晚\n"));
    let list = format!(
        "- proposal: \"#17\"\n  head: {early}\n  received: 2021-04-20T22:58:01+08:00\n- proposal: \"#18\"\n  head: {late}\n  received: 2021-04-21T00:00:00+08:00\n"
    );
    let file = server.git.beside("pending.yaml");
    std::fs::write(&file, list).unwrap();
    let frozen = server.run(&["freeze", "--stage", "submission", "--pending", file.to_str().unwrap()]);
    server.git.snapshot("freeze-pending", &frozen);
    let verified = server.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.shown());
    assert!(verified.stdout.contains(&format!("{UNIT}/early.yaml")), "told as not merged yet");
    // The proposal's branch goes; what counted is still held by the tag, in a clone as well.
    server.git.git(["push", "-q", "origin", ":refs/pull/early/head", ":refs/pull/late/head"]);
    server.git.git_in(&server.bare, ["reflog", "expire", "--expire=now", "--all"]);
    server.git.git_in(&server.bare, ["gc", "-q", "--prune=now"]);
    assert_eq!(server.run(&["verify"]).code, 0);
    server.git.git(["merge", "-q", "early"]);
    server.push("2021-04-22T10:00:00+08:00");
    let verified = server.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.shown());
    assert!(!verified.stdout.contains("early.yaml"));
}

#[test]
fn without_proof_nothing_is_sealed() {
    let git = Git::valid();
    git.snapshot("freeze-without-receipts", &git.run(&["freeze", "--stage", "submission"]));
    let server = Server::new();
    server.git.git([
        "clone",
        "-q",
        "--depth",
        "1",
        &format!("file://{}", server.bare.display()),
        "../shallow",
    ]);
    let shallow = server.git.run_in(&server.git.beside("shallow"), &["freeze", "--stage", "submission"]);
    server.git.snapshot("freeze-shallow", &shallow);
    let early = server.run(&["freeze", "--stage", "submission", "--at", "2021-04-20T23:59:59+08:00"]);
    server.git.snapshot("freeze-not-closed", &early);
    let rehearsal = server.run(&["freeze", "--stage", "submission", "--at", "2021-04-21T00:00:00+08:00"]);
    assert_eq!(rehearsal.code, 0);
    assert_eq!(server.git.git_in(&server.bare, ["tag"]), "", "a rehearsal writes no tag");
}

#[test]
fn what_was_altered_is_named() {
    let server = Server::new();
    server.change("summary: ", "summary: 甲，", "2021-04-20T12:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    let sealed = server.head();

    // One byte on the branch.
    server.change("summary: 甲，", "summary: 乙，", "2021-05-01T12:00:00+08:00");
    server.git.snapshot("verify-altered", &server.run(&["verify"]));

    // The same content again, but as another history: the commit that was received is gone from the branch.
    server.git.git(["reset", "-q", "--hard", &sealed]);
    server.git.git(["commit", "-q", "--amend", "-m", "another"]);
    server.push("2021-05-02T12:00:00+08:00");
    server.git.snapshot("verify-rewritten", &server.run(&["verify"]));

    server.git.git(["push", "-q", "--force", "origin", &format!("{sealed}:main")]);
    server.git.snapshot("verify-with-a-gap", &server.run(&["verify"]));

    // The tag is moved to a look-alike.
    let id = server.git.git_in(&server.bare, ["rev-parse", TAG]);
    server.git.git_in(&server.bare, ["tag", "-f", "-a", "-m", "x", TAG, "main"]);
    server.git.snapshot("verify-moved", &server.run(&["verify"]));
    server.git.git_in(&server.bare, ["update-ref", "-d", &format!("refs/tags/{TAG}")]);
    assert_eq!(server.run(&["verify"]).code, 1);
    server.git.git_in(&server.bare, ["update-ref", &format!("refs/tags/{TAG}"), &id]);
    assert_eq!(server.run(&["verify", "--stage", "submission", "--expect", &id]).code, 0);
    assert_eq!(server.run(&["verify", "--stage", "submission", "--expect", &sealed]).code, 1);
}

#[test]
fn lost_and_damaged_contents_are_named() {
    let server = Server::new();
    server.change("summary: ", "summary: 甲，", "2021-04-20T12:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    let blob = server.git.git_in(&server.bare, ["rev-parse", &format!("{TAG}:{DEMAND}")]);
    let (folder, name) = blob.split_at(2);
    let loose = server.bare.join("objects").join(folder).join(name);
    let bytes = std::fs::read(&loose).unwrap();
    std::fs::remove_file(&loose).unwrap();
    server.git.snapshot("verify-missing", &server.run(&["verify"]));
    let mut other = bytes.clone();
    other[20] ^= 1;
    std::fs::write(&loose, other).unwrap();
    let damaged = server.run(&["verify"]);
    assert_eq!(damaged.code, 1);
    assert!(damaged.stdout.contains("损坏") && damaged.stdout.contains(DEMAND), "{}", damaged.stdout);
}

#[test]
fn a_tree_in_the_history_that_is_not_what_its_name_says_proves_nothing() {
    let server = Server::new();
    let tree = || {
        let id = server
            .git
            .git_in(&server.bare, ["rev-parse", &format!("main:{}", DEMAND.rsplit_once('/').unwrap().0)]);
        let (folder, name) = id.split_at(2);
        server.bare.join("objects").join(folder).join(name)
    };
    server.change("summary: ", "summary: 甲，", "2021-04-18T12:00:00+08:00");
    let between = tree();
    server.change("summary: 甲，", "summary: 乙，", "2021-04-19T12:00:00+08:00");
    let last = tree();
    assert_eq!(server.freeze().code, 0);
    assert_eq!(server.run(&["verify"]).code, 0);
    // Whole and readable, but of another name: the last version would seem to have come a day before it did.
    std::fs::remove_file(&between).unwrap();
    std::fs::copy(&last, &between).unwrap();
    for arguments in [&["verify"][..], &["freeze", "--stage", "submission"]] {
        let told = server.run(arguments);
        assert_eq!(told.code, 2, "{}", told.shown());
        assert!(told.stderr.contains("object hash mismatch"), "{}", told.stderr);
    }
}

#[test]
fn a_file_does_not_come_anew_by_standing_out_of_order() {
    let server = Server::new();
    let folder = DEMAND.rsplit_once('/').unwrap().0;
    let path = format!("{folder}/aaa.yaml");
    let file = server.git.files.join(&path);
    let text = std::fs::read(server.git.files.join(DEMAND)).unwrap();
    std::fs::write(&file, &text).unwrap();
    server.git.commit("one more");
    server.push("2021-04-02T09:00:00+08:00");
    let in_order = server.git.git(["rev-parse", &format!("HEAD:{folder}")]);
    // The same entries, the first of them last; and in order again.
    std::fs::remove_file(&file).unwrap();
    server.git.commit("one less");
    server.git.forge(folder, b"aaa.yaml");
    server.push("2021-04-03T09:00:00+08:00");
    assert_ne!(server.git.git(["rev-parse", &format!("HEAD:{folder}")]), in_order);
    std::fs::write(&file, &text).unwrap();
    server.git.commit("in order");
    server.push("2021-04-04T09:00:00+08:00");
    assert_eq!(server.git.git(["rev-parse", &format!("HEAD:{folder}")]), in_order);
    assert_eq!(server.freeze().code, 0);
    let manifest: serde_json::Value = serde_json::from_str(&server.manifest()).unwrap();
    let files = manifest["files"].as_array().unwrap();
    let found = files.iter().find(|file| file["path"] == path.as_str()).unwrap();
    assert_eq!(found["arrived"], "2021-04-02T01:00:00Z");
}

#[test]
fn a_forged_receipt_changes_what_counts_and_is_noticed() {
    let server = Server::new();
    server.change("summary: ", "summary: 甲，", "2021-04-22T12:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    let receipts = server.bare.join("zhengji/receipts");
    let text = std::fs::read_to_string(&receipts).unwrap();
    std::fs::write(&receipts, text.replace("2021-04-22T", "2021-04-20T")).unwrap();
    let verified = server.run(&["verify"]);
    assert_eq!(verified.code, 1);
    assert!(verified.stdout.contains("算数的版本或时间不同"), "{}", verified.stdout);
    let again = server.freeze();
    assert_eq!(again.code, 1, "{}", again.shown());
    assert!(!server.counted().contains("甲，"), "the tag stays as it was");
}

#[test]
fn merges_of_the_forge_are_proof_where_the_call_says_so() {
    let server = Server::new();
    std::fs::remove_dir_all(server.bare.join("zhengji")).unwrap();
    let call = "submissions/example/call.yaml";
    let text = std::fs::read_to_string(server.git.path().join(call)).unwrap();
    server
        .git
        .write(call, format!("{text}arrival:\n  forge_committers: [noreply@forge.example]\n").as_bytes());
    server.git.commit("arrival");
    let merge = |branch: &str, from: &str, to: &str, at: &str, committer: &str| {
        server.git.git(["checkout", "-q", "-b", branch, "main"]);
        server.git.edit(DEMAND, from, to);
        server.git.commit(to);
        server.git.git(["checkout", "-q", "main"]);
        let mut merge = server.git.command("git", server.git.path());
        merge.env("GIT_COMMITTER_DATE", at).env("GIT_COMMITTER_EMAIL", committer);
        assert!(merge.args(["merge", "-q", "--no-ff", "-m", "merge", branch]).status().unwrap().success());
    };
    let forge = "noreply@forge.example";
    merge("a", "summary: ", "summary: 甲，", "2021-04-20T23:59:59+08:00", forge);
    merge("b", "summary: 甲，", "summary: 乙，", "2021-04-20T10:00:00+08:00", "somebody@unit.example");
    server.git.git(["push", "-q", "origin", "main"]);
    let frozen = server.freeze();
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    assert!(server.counted().contains("summary: 甲，"), "a merge of somebody else proves nothing");
    assert!(server.manifest().contains(r#""proof": "forge""#));
}

#[test]
fn a_freeze_touches_neither_files_nor_branches() {
    let git = Git::valid();
    let repository = GitRepository::discover(git.path()).unwrap();
    let head = git.git(["rev-parse", "HEAD"]);
    let receipt = Receipt {
        at: "2021-04-01T09:00:00+08:00".parse().unwrap(),
        reference: "refs/heads/main".to_owned(),
        old: ZERO.to_owned(),
        new: head,
        actor: None,
        excused: Vec::new(),
        handed: None,
    };
    Receipts::of(&repository).append(&[receipt]).unwrap();
    git.edit(DEMAND, "summary: ", "summary: 未提交，");
    let (files, status) =
        (fixture::files(&git.path().join("submissions")), git.git(["status", "--porcelain"]));
    let heads = git.git(["for-each-ref", "refs/heads"]);
    assert_eq!(git.run(&["freeze", "--stage", "submission"]).code, 0);
    assert_eq!(git.run(&["verify"]).code, 0);
    assert!(files == fixture::files(&git.path().join("submissions")));
    assert_eq!(status, git.git(["status", "--porcelain"]));
    assert_eq!(heads, git.git(["for-each-ref", "refs/heads"]));
    git.git(["fsck", "--strict", "--no-dangling"]);
}

#[test]
fn arrivals_are_judged_and_shown() {
    let server = Server::new();
    server.change("summary: ", "summary: 甲，", "2021-04-20T23:59:59+08:00");
    let timely = server.run(&["check", "--arrivals", AT[0], AT[1]]);
    assert_eq!(timely.code, 0, "{}", timely.shown());
    server.change("summary: 甲，", "summary: 乙，", "2021-04-21T00:00:00+08:00");
    let late = server.run(&["check", "--arrivals", AT[0], AT[1]]);
    server.git.snapshot("check-arrivals", &late);
    assert_eq!(server.run(&["check", "--rev", "main", AT[0], AT[1]]).code, 0, "only where it is asked for");
    let none = server.git.run(&["check", "--arrivals"]);
    assert_eq!(none.code, 2, "{}", none.shown());

    let out = server.git.beside("site");
    let built = server.run(&["build", "--rev", "main", "--out", out.to_str().unwrap(), AT[0], AT[1]]);
    assert_eq!(built.code, 0, "{}", built.shown());
    let page = std::fs::read_to_string(out.join("demands/shili-yiqi/sensor/index.html")).unwrap();
    let times = ["2021-04-21 00:00:00", "2021-04-20 23:59:59", "2021-04-01 09:00:00"];
    let places: Vec<usize> = times.iter().map(|time| page.find(time).expect(time)).collect();
    assert!(places.is_sorted(), "newest first");
}
