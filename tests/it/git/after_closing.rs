//! After the closing, at the door of a real server: what an amendment opens, and those who try to use one that is not theirs.

use std::path::Path;

use serde_json::Value;

use super::hook::{CALL, RIVAL, clone, commit, edit, snapshot};
use super::server::Server;
use super::{DEMAND, Git};
use crate::program::Output;

pub(super) const SECOND_TAG: &str = "freeze/example/submission-2";
pub(super) const OF_ANOTHER_DISTRICT: &str = "submissions/example/units/shili-yanjiuyuan/own-topic.yaml";
const NOTICE: &str = "submissions/example/notice.md";

/// Adds amendments at the end of a `call.yaml`, in words of the test.
pub(super) fn amend(folder: &Path, amendments: &str) {
    let path = folder.join(CALL);
    let mut text = std::fs::read_to_string(&path).unwrap();
    if !text.contains("\namendments:\n") {
        text.push_str("amendments:\n");
    }
    std::fs::write(path, text + amendments).unwrap();
}

/// A call whose units cannot submit any more, and whose departments can still recommend, by the clock of the machine.
fn closed_call() -> Git {
    let git = Git::valid();
    git.edit(CALL, "closes: 2021-04-30", "closes: 2099-04-30");
    git.commit("closed");
    git
}

/// An amendment that the clock of the machine does not reach.
fn open_until_2099(what: &str) -> String {
    format!(
        "  - what: {what}\n    until: 2099-01-31\n    reason: 该区政务网络中断。\n    approved_by: 分管领导\n"
    )
}

struct Door {
    git: Git,
    server: Server,
}

impl Door {
    fn new() -> Self {
        let git = closed_call();
        let server = Server::of(&git);
        Self { git, server }
    }

    /// A fresh clone with a change in it, pushed as somebody.
    fn push(&self, name: &str, user: &str, change: &dyn Fn(&Path)) -> Output {
        let folder = clone(&self.git, &self.server, name);
        change(&folder);
        commit(&self.git, &folder);
        self.server.push(&self.git, &folder, user)
    }

    fn refused(&self, name: &str, user: &str, rule: &str, change: &dyn Fn(&Path)) -> Output {
        let tip = self.server.tip(&self.git);
        let output = self.push(name, user, change);
        assert_ne!(output.code, 0, "{}", output.shown());
        assert!(output.stderr.contains(&format!("[{rule}]")), "{rule}: {}", output.shown());
        assert_eq!(self.server.tip(&self.git), tip);
        output
    }

    fn taken(&self, name: &str, user: &str, change: &dyn Fn(&Path)) -> Output {
        let output = self.push(name, user, change);
        assert_eq!(output.code, 0, "{}", output.shown());
        output
    }

    fn last_receipt(&self) -> Value {
        let text = std::fs::read_to_string(self.server.bare.join("zhengji/receipts")).unwrap();
        serde_json::from_str(text.lines().last().unwrap()).unwrap()
    }
}

#[test]
fn the_door_opens_for_what_an_amendment_names_and_for_nothing_else() {
    let door = Door::new();
    let months =
        |path: &'static str| move |folder: &Path| edit(folder, path, "term_months: ", "term_months: 1");
    let summary =
        |path: &'static str| move |folder: &Path| edit(folder, path, "summary: ", "summary: 改过，");
    let rule = "submission-window";
    // Nobody, the bureau included, changes what counted.
    door.refused("late", "shili-yiqi", rule, &summary(DEMAND));
    door.refused("late-bureau", "shili-bureau", rule, &summary(DEMAND));
    door.refused("notice", "shili-bureau", rule, &|folder| edit(folder, NOTICE, "通知", "通告"));
    door.refused("dates", "shili-bureau", rule, &|folder| edit(folder, CALL, "2021-04-20", "2099-04-20"));
    let district = open_until_2099("{department: xihu, stage: submission}");
    // An amendment by a unit; one that comes with what it would excuse.
    door.refused("by-a-unit", "shili-yiqi", "owner", &|folder| amend(folder, &district));
    let both = |folder: &Path| {
        amend(folder, &district);
        summary(DEMAND)(folder);
    };
    let same = door.refused("both", "shili-bureau", rule, &both);
    snapshot("hook-amendment-with-its-file", &same);
    // In two commits of one push it is the same proposal.
    let two = |folder: &Path| {
        amend(folder, &district);
        commit(&door.git, folder);
        summary(DEMAND)(folder);
    };
    door.refused("two-commits", "shili-bureau", rule, &two);
    door.taken("amendment", "shili-bureau", &|folder| amend(folder, &district));
    assert_eq!(door.last_receipt().get("excused"), None, "the amendment itself came under none");
    // It is not of another district, nor does a unit come over to have more time.
    door.refused("another-district", "shili-bureau", rule, &summary(OF_ANOTHER_DISTRICT));
    let unit = "submissions/example/units/shili-yanjiuyuan/unit.yaml";
    door.refused("comes-over", "shili-bureau", rule, &|folder| {
        edit(folder, unit, "department: binjiang", "department: xihu");
        months(OF_ANOTHER_DISTRICT)(folder);
    });
    // Its own unit withdraws, late; the receipt and whoever pushed are told under what.
    let withdrawn = |folder: &Path| {
        edit(folder, DEMAND, "title: ", "withdrawn: {on: 2021-04-22, reason: 方案有变}\ntitle: ");
    };
    let told = door.taken("withdrawal", "shili-yiqi", &withdrawn);
    snapshot("hook-under-an-amendment", &told);
    let excused = serde_json::json!([{"call": "example", "amendment": 1, "files": [DEMAND]}]);
    assert_eq!(door.last_receipt()["excused"], excused);
    // By way of the queue as well.
    let folder = clone(&door.git, &door.server, "proposal");
    summary(RIVAL)(&folder);
    commit(&door.git, &folder);
    let proposed = door.server.propose(&door.git, &folder, "shili-bureau");
    assert_eq!(proposed.code, 0, "{}", proposed.shown());
    assert!(proposed.stderr.contains("凭 example 的更正 1 收下"), "{}", proposed.shown());
    assert_eq!(door.last_receipt()["excused"][0]["files"], serde_json::json!([RIVAL]));
    // What was accepted is not made longer afterwards, nor taken away.
    let longer = |folder: &Path| edit(folder, CALL, "until: 2099-01-31", "until: 2099-12-31");
    door.refused("longer", "shili-bureau", "call-settings", &longer);
    // The bureau corrects one file, and nothing beside it.
    let notice = open_until_2099("{file: notice.md}");
    door.taken("notice-amendment", "shili-bureau", &|folder| amend(folder, &notice));
    door.taken("notice-corrected", "shili-bureau", &|folder| {
        edit(folder, NOTICE, "4月30日截止", "4月30日截止（周五）");
    });
    assert_eq!(door.last_receipt()["excused"][0]["amendment"], 2);
}

#[test]
fn only_the_bureau_seals_again() {
    let door = Door::new();
    let folder = clone(&door.git, &door.server, "somebody");
    door.git.git_in(&folder, ["tag", "-a", "-m", "x", SECOND_TAG]);
    let output = door.git.try_git_in(&folder, ["push", &door.server.url("shili-yiqi"), SECOND_TAG]);
    assert!(output.code != 0 && output.stderr.contains("[arrival]"), "{}", output.shown());
    let output = door.git.try_git_in(&folder, ["push", &door.server.url("shili-bureau"), SECOND_TAG]);
    assert_eq!(output.code, 0, "{}", output.shown());
}
