//! The chain of seals, on a server that writes receipts: a call to its end with a second seal that every clone proves, and those who
//! try to put something into it that no amendment allowed.

use std::path::{Path, PathBuf};

use serde_json::Value;
use zhengji::source::{GitRepository, Receipt, Receipts};

use super::DEMAND;
use super::after_closing::{OF_ANOTHER_DISTRICT, SECOND_TAG, amend};
use super::hook::{CALL, RIVAL};
use super::proof::{Server, TAG, ZERO};
use crate::program::Output;

pub(super) const FOR_THE_DISTRICT: &str = "  - what: {department: xihu, stage: submission}
    until: 2021-04-23
    reason: 该区政务网络于4月20日下午中断。
    approved_by: 分管领导
";

/// A server with receipts whose call closed with one change in time.
fn sealed() -> Server {
    let server = Server::new();
    server.change("summary: ", "summary: 甲，", "2021-04-20T12:00:00+08:00");
    let frozen = server.freeze();
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    server
}

impl Server {
    pub(super) fn amend(&self, amendments: &str, at: &str) {
        amend(self.git.path(), amendments);
        self.git.commit("amendment");
        self.push(at);
    }

    pub(super) fn edit(&self, path: &str, from: &str, to: &str, at: &str) {
        self.git.edit(path, from, to);
        self.git.commit("change");
        self.push(at);
    }

    fn list(&self, tag: &str) -> Value {
        let text = self.git.git_in(&self.bare, ["show", &format!("{tag}:manifest.json")]);
        serde_json::from_str(&text).unwrap()
    }

    pub(super) fn fresh_clone(&self, name: &str) -> PathBuf {
        let folder = self.git.beside(name);
        let bare = self.bare.to_string_lossy().into_owned();
        self.git.git_in(folder.parent().unwrap(), ["clone", "-q", &bare, name]);
        folder
    }

    pub(super) fn told(&self, folder: &Path) -> Output {
        self.git.run_in(folder, &["verify", "example"])
    }
}

pub(super) const STORY: &str = "  - what: {unit: shili-jituan}
    until: 2021-04-25
    reason: 集团内部重组，撤回一项。
    approved_by: 高新处
  - what: {file: units/shili-yanjiuyuan/own-topic.yaml}
    until: 2021-04-26 17:30
    reason: 录入时单位写错。
    approved_by: 高新处
";

#[test]
fn a_call_to_its_end_with_a_second_seal_that_every_clone_proves() {
    let server = sealed();
    let first = server.git.git_in(&server.bare, ["rev-parse", TAG]);
    server.amend(&format!("{FOR_THE_DISTRICT}{STORY}"), "2021-04-21T09:00:00+08:00");
    // More time for a district, a late withdrawal, a correction by the bureau.
    server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-23T23:59:59+08:00");
    let withdrawn = "withdrawn: {on: 2021-04-24, reason: 集团重组}\ntitle: ";
    server.edit(RIVAL, "title: ", withdrawn, "2021-04-24T10:00:00+08:00");
    server.edit(OF_ANOTHER_DISTRICT, "summary: ", "summary: 更正，", "2021-04-26T17:29:59+08:00");
    // Before it is sealed again, what changed is told with its amendment and is no fault.
    let between = server.run(&["verify"]);
    assert_eq!(between.code, 0, "{}", between.shown());
    server.git.snapshot("verify-before-the-second-seal", &between);
    let in_between = server.fresh_clone("in-between");
    let told = server.told(&in_between);
    assert!(told.code == 0 && told.stdout.contains("还没有再次封存"), "{}", told.shown());

    let rehearsal = server.run(&["freeze", "--stage", "submission", "--at", "2021-04-24T12:00:00+08:00"]);
    assert!(rehearsal.code == 0 && rehearsal.stderr.contains("更正 3 还开放着"), "{}", rehearsal.shown());
    let frozen = server.freeze();
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    server.git.snapshot("freeze-second", &frozen);
    assert_eq!(server.git.git_in(&server.bare, ["rev-parse", TAG]), first, "the first seal stands beside it");
    let second = server.git.git_in(&server.bare, ["rev-parse", SECOND_TAG]);
    let again = server.freeze();
    assert_eq!(again.code, 0, "{}", again.shown());
    assert_eq!(server.git.git_in(&server.bare, ["rev-parse", SECOND_TAG]), second);

    let list = server.list(SECOND_TAG);
    assert_eq!((&list["number"], &list["previous"]["id"]), (&2.into(), &first.into()));
    let file = |path: &str| {
        let all = list["files"].as_array().unwrap().iter().chain(list["withdrawn"].as_array().unwrap());
        all.clone().find(|file| file["path"] == path).unwrap().clone()
    };
    assert_eq!((&file(DEMAND)["amendment"], &file(RIVAL)["amendment"]), (&1.into(), &2.into()));
    assert_eq!(file(OF_ANOTHER_DISTRICT)["amendment"], 3);
    assert_eq!(file("submissions/example/units/shili-yiqi/unit.yaml").get("amendment"), None);
    assert_eq!(list["withdrawn"][0]["path"], RIVAL);

    assert_eq!(server.run(&["verify"]).code, 0);
    let proven = server.told(&server.fresh_clone("proof"));
    assert_eq!(proven.code, 0, "{}", proven.shown());
    server.git.snapshot("verify-chain-in-a-clone", &proven);
    let second_id = ["verify", "--stage", "submission", "--expect", &second];
    assert_eq!(server.run(&second_id).code, 0);
    let arrivals = server.run(&["check", "--arrivals", "--at", "2021-04-27T12:00:00+08:00"]);
    assert!(!arrivals.stdout.contains("[arrival]"), "{}", arrivals.shown());

    // What comes after the time of the amendment is a fault, and nothing seals it.
    server.edit(DEMAND, "summary: 乙，", "summary: 丙，", "2021-04-27T09:00:00+08:00");
    let late = server.run(&["verify"]);
    assert!(late.code == 1 && late.stdout.contains("封存之后改动过"), "{}", late.shown());
    assert_eq!(server.freeze().code, 0);
    assert_eq!(server.git.git_in(&server.bare, ["rev-parse", SECOND_TAG]), second);
}

#[test]
fn a_third_seal_holds_the_second_and_deletions_are_listed() {
    let server = sealed();
    server.amend(FOR_THE_DISTRICT, "2021-04-21T09:00:00+08:00");
    let second = "submissions/example/units/shili-jituan/second.yaml";
    server.git.git(["rm", "-q", second]);
    server.git.commit("deleted");
    server.push("2021-04-22T09:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    assert_eq!(server.list(SECOND_TAG)["removed"][0]["path"], second);
    server.amend(STORY, "2021-04-24T09:00:00+08:00");
    server.edit(OF_ANOTHER_DISTRICT, "summary: ", "summary: 更正，", "2021-04-25T09:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    let third = server.list("freeze/example/submission-3");
    assert_eq!(third["previous"]["tag"], SECOND_TAG);
    assert_eq!(third["amendments"].as_array().unwrap().len(), 3);
    let told = server.told(&server.fresh_clone("three"));
    assert_eq!(told.code, 0, "{}", told.shown());
    assert_eq!(told.stdout.matches("与封存时完全一致").count(), 3, "{}", told.shown());
    assert!(told.stdout.contains(&format!("删除：{second}")), "{}", told.shown());
}

#[test]
fn a_department_that_has_more_time_is_sealed_again_by_itself() {
    let server = sealed();
    let freeze = || server.run(&["freeze", "--stage", "recommendation"]);
    assert_eq!(freeze().code, 0);
    let more = "  - what: {department: xihu, stage: recommendation}\n    until: 2021-05-06\n    reason: 盖章的领导出差。\n    approved_by: 高新处\n";
    server.amend(more, "2021-05-01T09:00:00+08:00");
    let folder = "submissions/example/departments/xihu";
    server.git.write(&format!("{folder}/stamped.pdf"), b"%PDF-1.4\n");
    server.edit(
        &format!("{folder}/department.yaml"),
        "西湖区科技局",
        "西湖区科学技术局",
        "2021-05-06T23:59:59+08:00",
    );
    let frozen = freeze();
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    let list = server.list("freeze/example/recommendation-2");
    let files = list["files"].as_array().unwrap();
    let excused: Vec<&str> = files
        .iter()
        .filter(|file| file["amendment"] == 1)
        .map(|file| file["path"].as_str().unwrap().rsplit('/').next().unwrap())
        .collect();
    assert_eq!(excused, ["department.yaml", "stamped.pdf"]);
    let told = server.told(&server.fresh_clone("recommended"));
    assert!(told.code == 0 && told.stdout.contains("增加："), "{}", told.shown());
    let tags = server.git.git_in(&server.bare, ["tag"]);
    assert_eq!(tags.lines().count(), 3, "the seal of what units submitted has no successor: {tags}");
}

#[test]
fn an_open_proposal_under_an_amendment_counts_in_the_later_seal_and_brings_nothing_else() {
    let server = sealed();
    server.amend(FOR_THE_DISTRICT, "2021-04-21T09:00:00+08:00");
    // The amendment allows the one; the other is late, and no hook stood at the door.
    server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-22T09:00:00+08:00");
    server.edit(OF_ANOTHER_DISTRICT, "summary: ", "summary: 晚，", "2021-04-22T10:00:00+08:00");
    let second = "submissions/example/units/shili-jituan/second.yaml";
    server.git.git(["checkout", "-q", "-b", "open"]);
    server.git.git(["rm", "-q", second]);
    server.git.edit(DEMAND, "summary: 乙，", "summary: 丙，");
    server.git.commit("open");
    let head = server.git.git(["rev-parse", "HEAD"]);
    server.git.git(["push", "-q", "origin", "HEAD:refs/pull/7/head"]);
    server.git.git(["checkout", "-q", "main"]);
    let file = server.git.beside("pending.yaml");
    let freeze = |received: &str, more: &[&str]| {
        let list = format!("- proposal: \"#7\"\n  head: {head}\n  received: {received}\n");
        std::fs::write(&file, list).unwrap();
        let own = ["freeze", "--stage", "submission", "--pending", file.to_str().unwrap()];
        server.run(&[&own[..], more].concat())
    };
    // A rehearsal at a time at which it would be too early, or too late.
    for received in ["2021-04-21T08:59:59+08:00", "2021-04-24T00:00:00+08:00"] {
        let rehearsed = freeze(received, &["--at", "2021-05-01"]);
        assert!(
            rehearsed.stdout.contains("“#7”") && !rehearsed.stdout.contains("删除"),
            "{}",
            rehearsed.shown()
        );
    }
    let frozen = freeze("2021-04-23T12:00:00+08:00", &[]);
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    assert!(!frozen.shown().contains("不算"), "{}", frozen.shown());
    let list = server.list(SECOND_TAG);
    let entry =
        |path: &str| list["files"].as_array().unwrap().iter().find(|file| file["path"] == path).cloned();
    let demand = entry(DEMAND).unwrap();
    assert_eq!((&demand["proof"], &demand["arrived"]), (&"pending".into(), &"2021-04-23T04:00:00Z".into()));
    assert_eq!((entry(second), &list["removed"][0]["path"]), (None, &second.into()));
    assert!(entry(OF_ANOTHER_DISTRICT).unwrap().get("amendment").is_none(), "{list}");
    let verified = server.run(&["verify"]);
    assert!(verified.stdout.contains(&format!("尚未合并到分支：{DEMAND}")), "{}", verified.shown());
    assert!(verified.stdout.contains(&format!("尚未合并到分支：{second}")), "{}", verified.shown());
    let faults: Vec<&str> = verified.stdout.lines().filter(|line| line.contains("封存之后")).collect();
    assert_eq!(faults, [format!("  封存之后改动过：{OF_ANOTHER_DISTRICT}")], "{}", verified.shown());
    // Once it is merged, late as it is, only that other one is left to be told.
    server.git.git(["merge", "-q", "--no-ff", "-m", "merge", "open"]);
    server.push("2021-05-02T09:00:00+08:00");
    let verified = server.run(&["verify"]);
    assert!(
        !verified.stdout.contains("尚未合并") && !verified.stdout.contains("封存之后删除"),
        "{}",
        verified.shown()
    );
    let again = server.freeze();
    assert_eq!(again.stderr.matches("早已封存，内容相同").count(), 2, "{}", again.shown());
}

#[test]
fn an_amendment_excuses_nothing_that_came_before_or_with_it_or_of_somebody_else() {
    // Where no hook stands at the door, all of this may get in. No seal takes it up, and verify names it.
    for attack in ["with", "before", "another"] {
        let server = sealed();
        match attack {
            "with" => {
                amend(server.git.path(), FOR_THE_DISTRICT);
                server.git.commit("amendment");
                server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-21T09:00:00+08:00");
            }
            "before" => {
                server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-21T08:00:00+08:00");
                server.amend(FOR_THE_DISTRICT, "2021-04-21T09:00:00+08:00");
            }
            _ => {
                server.amend(FOR_THE_DISTRICT, "2021-04-21T09:00:00+08:00");
                server.edit(OF_ANOTHER_DISTRICT, "summary: ", "summary: 乙，", "2021-04-22T09:00:00+08:00");
            }
        }
        let frozen = server.freeze();
        assert!(frozen.code == 0 && frozen.stderr.contains("不用再封存"), "{attack}: {}", frozen.shown());
        let told = server.run(&["verify"]);
        assert!(told.code == 1 && told.stdout.contains("封存之后改动过"), "{attack}: {}", told.shown());
    }
}

#[test]
fn other_dates_open_nothing_that_is_sealed() {
    let server = sealed();
    server.edit(CALL, "closes: 2021-04-20", "closes: 2021-05-20", "2021-04-21T09:00:00+08:00");
    server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-22T09:00:00+08:00");
    let refused = server.freeze();
    assert_eq!(refused.code, 2, "{}", refused.shown());
    server.git.snapshot("freeze-other-closing", &refused);
    assert_eq!(server.run(&["verify"]).code, 1);
}

#[test]
fn a_chain_in_which_one_seal_is_another_one_is_found_out() {
    let server = sealed();
    server.amend(FOR_THE_DISTRICT, "2021-04-21T09:00:00+08:00");
    server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-22T09:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    // Somebody's copy with receipts of his own, in which the demand had been withdrawn in time: whole seals, of other things.
    let copy = server.git.beside("forged.git");
    let bare = server.bare.to_string_lossy().into_owned();
    server.git.git_in(copy.parent().unwrap(), ["clone", "-q", "--bare", &bare, "forged.git"]);
    server.git.git_in(&copy, ["tag", "-d", TAG, SECOND_TAG]);
    let commits: Vec<String> =
        server.git.git_in(&copy, ["rev-list", "--reverse", "main"]).lines().map(str::to_owned).collect();
    let receipts: Vec<Receipt> = commits
        .iter()
        .enumerate()
        .map(|(index, new)| Receipt {
            // The second version is said to have come after the closing, under the amendment.
            at: format!("2021-04-{:02}T09:00:00+08:00", [1, 19, 20, 22][index]).parse().unwrap(),
            reference: "refs/heads/main".to_owned(),
            old: if index == 0 { ZERO.to_owned() } else { commits[index - 1].clone() },
            new: new.clone(),
            actor: None,
            excused: Vec::new(),
            handed: None,
        })
        .collect();
    Receipts::of(&GitRepository::discover(&copy).unwrap()).append(&receipts).unwrap();
    let sealed = server.git.run_in(&copy, &["freeze", "--stage", "submission"]);
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    let take = |folder: &Path, tag: &str| {
        let spec = format!("+refs/tags/{tag}:refs/tags/{tag}");
        server.git.git_in(folder, ["fetch", "-q", &copy.to_string_lossy(), &spec]);
        server.told(folder)
    };
    let told = take(&server.fresh_clone("first-rewritten"), TAG);
    assert_eq!(told.code, 1, "{}", told.shown());
    server.git.snapshot("verify-first-seal-rewritten", &told);
    let told = take(&server.fresh_clone("second-forged"), SECOND_TAG);
    assert!(told.code == 1 && told.stdout.contains("换过了"), "{}", told.shown());
    // Without its first seal the second one proves nothing, nor does one over which the server has other receipts.
    let gone = server.fresh_clone("gone");
    server.git.git_in(&gone, ["tag", "-d", TAG]);
    let told = server.told(&gone);
    assert!(told.code == 1 && told.stdout.contains("不见了"), "{}", told.shown());
    let frozen = {
        take(&server.bare, SECOND_TAG);
        server.freeze()
    };
    assert_eq!(frozen.code, 1, "{}", frozen.shown());
}

#[test]
fn a_second_seal_of_changes_that_no_amendment_allowed_is_found_out_in_a_clone() {
    let server = sealed();
    server.amend(FOR_THE_DISTRICT, "2021-04-21T09:00:00+08:00");
    server.edit(DEMAND, "summary: 甲，", "summary: 乙，", "2021-04-22T09:00:00+08:00");
    assert_eq!(server.freeze().code, 0);
    let honest = server.git.git_in(&server.bare, ["show", &format!("{SECOND_TAG}:manifest.json")]);
    // Everything is put together as `freeze` does, of a list in which one thing is not so.
    let forge = |name: &str, from: &str, to: &str| {
        let folder = server.fresh_clone(name);
        assert!(honest.contains(from), "{from} in {honest}");
        forged_seal(&server, &folder, &(honest.replace(from, to) + "\n"));
        let told = server.told(&folder);
        assert_eq!(told.code, 1, "{name}: {}", told.shown());
        told.stdout
    };
    let unexcused = "送达时却没有更正允许";
    assert!(forge("number", "\"amendment\": 1", "\"amendment\": 2").contains(unexcused));
    assert!(forge("late", "2021-04-22T01:00:00Z", "2021-04-24T01:00:00Z").contains(unexcused));
    assert!(forge("early", "2021-04-22T01:00:00Z", "2021-04-21T00:59:59Z").contains(unexcused));
    assert!(
        forge("reason", "该区政务网络于", "全市政务网络于").contains("更正 1 和分支上 call.yaml 里的不一致")
    );
    assert!(
        forge("other-district", "\"department\": \"xihu\"", "\"department\": \"binjiang\"")
            .contains(unexcused)
    );
    assert!(forge("closing", "\"closes\": \"2021-04-20", "\"closes\": \"2021-04-19").contains("不是接着"));
}

/// Puts a list into the second tag, as `freeze` would if it were true.
fn forged_seal(server: &Server, folder: &Path, text: &str) {
    let list: Value = serde_json::from_str(text).unwrap();
    let git = |arguments: &[&str]| server.git.git_in(folder, arguments);
    let sum = |text: &str| {
        let path = folder.join("sum");
        std::fs::write(&path, text).unwrap();
        let output = server.git.command("sha256sum", folder).arg("sum").output().unwrap().stdout;
        String::from_utf8(output).unwrap().split(' ').next().unwrap().to_owned()
    };
    let message = format!(
        "zhengji freeze\n\ncall: example\nstage: submission\nseal: 2\nprevious: {TAG} {}\ncloses: {}\nfiles: {}\nmanifest-sha256: {}\n",
        list["previous"]["id"].as_str().unwrap(),
        list["closes"].as_str().unwrap(),
        list["files"].as_array().unwrap().len(),
        sum(text),
    );
    std::fs::write(folder.join("list"), text).unwrap();
    std::fs::write(folder.join("message"), &message).unwrap();
    let blob = git(&["hash-object", "-w", "list"]);
    git(&["read-tree", &format!("{SECOND_TAG}^{{tree}}")]);
    git(&["update-index", "--cacheinfo", &format!("100644,{blob},manifest.json")]);
    let tree = git(&["write-tree"]);
    let mut parents = Vec::new();
    let named = git(&["log", "-1", "--format=%P", &format!("{SECOND_TAG}^{{commit}}")]);
    for parent in named.split(' ') {
        parents.extend(["-p", parent]);
    }
    let commit = git(&[&["commit-tree", &tree, "-F", "message"], &parents[..]].concat());
    git(&["tag", "-f", "-a", "--cleanup=verbatim", "-F", "message", SECOND_TAG, &commit]);
    let object = git(&["cat-file", "tag", SECOND_TAG]);
    assert!(object.ends_with(message.trim_end()), "{object}");
}
