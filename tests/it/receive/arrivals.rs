//! What a unit hands in: a receipt that proves it, changes, and what is refused.

use std::process::{Command, Stdio};

use serde_json::{Value, json};

use super::desk::{boxes, desk, invite, save};
use super::service::{INVITED, Service, demand, of_base, open_call, unit};
use crate::fixture::files;

/// A unit that was invited, with its demand handed in.
fn handed() -> (Service, String, Value) {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    let answer = service.hand_in(&link, "shili-xinda", &[("unit.yaml", &unit()), ("gauge.yaml", &demand())]);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    (service, link, answer.json())
}

#[test]
fn what_is_handed_in_is_a_commit_with_a_receipt_that_ssh_keygen_checks() {
    let (service, link, answer) = handed();
    assert_eq!(service.show("units/shili-xinda/gauge.yaml"), demand().trim());
    let receipt = &answer["receipt"];
    assert_eq!(receipt["commit"].as_str(), Some(&*service.tip()));
    assert_eq!(
        (receipt["call"].as_str(), receipt["actor"].as_str()),
        (Some("example"), Some("units/shili-xinda"))
    );
    assert!(receipt["received"].as_str().unwrap().ends_with("+08:00"), "the clock of the call: {receipt}");
    assert!(receipt["number"].as_str().unwrap().ends_with("-0001"));
    assert_eq!(receipt["files"].as_array().unwrap().len(), 2);
    // The line of the server says the same.
    let lines = service.receipts();
    let line = lines.last().unwrap();
    assert_eq!(line["handed"]["signature"], receipt["signature"]);
    assert_eq!(
        (line["new"].as_str(), line["ref"].as_str()),
        (receipt["commit"].as_str(), Some("refs/heads/main"))
    );
    // The page, and the file to keep.
    let number = receipt["number"].as_str().unwrap();
    let page = service.get(&format!("/receive/link/{link}/receipt/{number}/"));
    assert!(page.status == 200 && page.body.contains(number), "{}", page.body);
    // In groups, to be read aloud.
    assert!(page.body.replace(' ', "").contains(receipt["files"][0]["sha256"].as_str().unwrap()));
    let saved = service.get(&format!("/receive/link/{link}/receipt/{number}/receipt.json"));
    assert_eq!(&saved.json(), receipt);
    // OpenSSH reads it: what is signed is the object without its signature, in the order of the alphabet.
    let mut signed = receipt.clone();
    let signature = signed.as_object_mut().unwrap().remove("signature").unwrap();
    let folder = service.git.beside("proof");
    std::fs::create_dir(&folder).unwrap();
    std::fs::write(folder.join("signature"), signature.as_str().unwrap()).unwrap();
    let signers = format!("receipts namespaces=\"zhengji-receipt\" {}\n", receipt["key"].as_str().unwrap());
    std::fs::write(folder.join("signers"), signers).unwrap();
    let checks = |bytes: &str| {
        let mut child = Command::new("ssh-keygen")
            .args([
                "-Y",
                "verify",
                "-f",
                "signers",
                "-I",
                "receipts",
                "-n",
                "zhengji-receipt",
                "-s",
                "signature",
            ])
            .current_dir(&folder)
            .stdin(Stdio::piped())
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        std::io::Write::write_all(&mut child.stdin.take().unwrap(), bytes.as_bytes()).unwrap();
        child.wait().unwrap().success()
    };
    let canonical = canonical(&signed);
    assert!(checks(&canonical));
    assert!(!checks(&canonical.replace("shili-xinda", "shili-yiqi")));
    service.git.git_in(&service.bare, ["fsck", "--strict"]);
}

fn canonical(value: &Value) -> String {
    let sorted: std::collections::BTreeMap<String, Value> = serde_json::from_value(value.clone()).unwrap();
    serde_json::to_string(&sorted).unwrap()
}

#[test]
fn the_same_again_is_told_the_same_and_changes_nothing() {
    let (service, link, first) = handed();
    let tip = service.tip();
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let again = service.hand_in(&link, "shili-xinda", &files).json();
    assert_eq!((&again["again"], &again["receipt"]), (&json!(true), &first["receipt"]));
    assert_eq!(service.tip(), tip);
}

#[test]
fn a_unit_revises_and_withdraws_by_its_link_until_the_closing() {
    let (service, link, _) = handed();
    let changed = demand().replace("term_months: 36", "term_months: 24");
    let answer = service.hand_in(&link, "shili-xinda", &[("gauge.yaml", &changed)]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.json()["receipt"]["number"].as_str().unwrap().ends_with("-0002"));
    assert!(service.show("units/shili-xinda/gauge.yaml").contains("term_months: 24"));
    // Its page says so, without a script.
    let desk = service.get(&format!("/receive/link/{link}/"));
    assert!(desk.body.contains("微型真空计的漂移补偿") && desk.body.contains("-0002/"), "{}", desk.body);
    let boxes = [("link", &*link), ("demand", "gauge"), ("reason", "改由集团申报: 见附件")];
    let answer = service.form("/receive/withdraw", &boxes);
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = service.get(&format!("/receive/{}", answer.header("location").unwrap()));
    assert!(page.status == 200 && page.body.contains("-0003"), "{}", page.body);
    let text = service.show("units/shili-xinda/gauge.yaml");
    assert!(text.contains("withdrawn:") && text.contains("改由集团申报"), "{text}");
    assert!(service.get(&format!("/receive/link/{link}/")).body.contains("已撤回"));
    // What it says must pass the rules, whoever asks.
    let boxes = [("link", &*link), ("demand", "../unit"), ("reason", "x")];
    assert_eq!(service.form("/receive/withdraw", &boxes).status, 422);
}

#[test]
fn a_receipt_is_proven_by_the_sealed_list() {
    let (service, _, first) = handed();
    service.name_key();
    let saved = |name: &str, receipt: &Value| {
        let path = service.git.beside(name);
        std::fs::write(&path, receipt.to_string()).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let path = saved("receipt.json", &first["receipt"]);
    let before = service.run(&["verify", "--receipt", &path]);
    assert!(before.code == 0 && before.stdout.contains("还没有封存"), "{}", before.shown());
    service.closed_long_ago();
    let frozen = service.run(&["freeze", "--stage", "submission"]);
    assert_eq!(frozen.code, 0, "{}", frozen.shown());
    let after = service.run(&["verify", "--receipt", &path]);
    assert!(after.code == 0 && after.stdout.contains("封存的清单里有回执上的全部文件"), "{}", after.shown());
    // In a clone that has the tag and no receipts of the server.
    let clone = service.git.beside("anybody");
    service.git.git_in(clone.parent().unwrap(), ["clone", "-q", "server.git", "anybody"]);
    let there = crate::program::run(&clone, ["verify", "--receipt", &path]);
    assert!(there.code == 0 && there.stdout.contains("一字不差"), "{}", there.shown());
    let mut forged = first["receipt"].clone();
    forged["number"] = json!("20210401-9999");
    let forged = service.run(&["verify", "--receipt", &saved("forged.json", &forged)]);
    assert!(forged.code == 1 && forged.stdout.contains("签名和内容对不上"), "{}", forged.shown());
    let none = service.run(&["verify", "--receipt", &saved("none.json", &json!({ "a": 1 }))]);
    assert_eq!(none.code, 2, "{}", none.shown());
}

#[test]
fn a_receipt_of_a_department_is_not_missed_in_the_seal_of_what_units_submitted() {
    let service = Service::new(INVITED);
    let xihu = invite(&service, "xihu");
    let mut sent = boxes(&desk(&service, &xihu));
    sent.insert("opinion:shili-yiqi/sensor".to_owned(), "同意推荐，应用前景明确。".to_owned());
    let answer = save(&service, &xihu, &sent);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let path = service.git.beside("receipt.json");
    std::fs::write(&path, answer.json()["receipt"].to_string()).unwrap();
    let verify = || service.run(&["verify", "--receipt", path.to_str().unwrap()]);
    service.name_key();
    service.closed_long_ago();
    assert_eq!(service.run(&["freeze", "--stage", "submission"]).code, 0);
    let between = verify();
    assert_eq!(between.code, 0, "{}", between.shown());
    assert!(between.stdout.contains("审核推荐阶段还没有封存"), "{}", between.shown());
    assert!(!between.stdout.contains("不在 freeze") && !between.stdout.contains("没有回执上的全部文件"));
    assert_eq!(service.run(&["freeze", "--stage", "recommendation"]).code, 0);
    let after = verify();
    assert!(after.code == 0 && after.stdout.contains("封存的清单里有回执上的全部文件"), "{}", after.shown());
}

#[test]
fn what_breaks_a_rule_comes_back_to_its_box_and_leaves_nothing() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    let before = files(&service.bare);
    let wrong = demand().replace("target: 1000", "target: 很高").replace("  total: 2000", "  total: 2100");
    let answer = service.hand_in(&link, "shili-xinda", &[("unit.yaml", &unit()), ("gauge.yaml", &wrong)]);
    assert_eq!(answer.status, 422, "{}", answer.body);
    let answer = answer.json();
    let faults = answer["faults"].as_array().unwrap();
    let at = |rule: &str| {
        let fault =
            faults.iter().find(|fault| fault["rule"] == rule).unwrap_or_else(|| panic!("{rule}: {answer}"));
        (fault["file"].as_str().unwrap(), fault["key"].as_str().unwrap())
    };
    assert_eq!(at("indicator-measurable").0, "gauge.yaml");
    assert!(at("budget-adds-up").1.starts_with("budget"), "{answer}");
    // Beside the queue and the empty lock nothing is new.
    let left = files(&service.bare);
    let new: Vec<_> = left
        .iter()
        .filter(|(path, bytes)| before.get(*path) != Some(*bytes))
        .map(|(path, _)| path.clone())
        .filter(|path| !path.starts_with("zhengji/queue") && path != "zhengji/moving")
        .collect();
    assert!(new.is_empty(), "{new:?}");
}

#[test]
fn what_must_not_be_kept_is_neither_kept_nor_logged() {
    const SECRET: &str = "机密★10年";
    const PHONE: &str = "13800001234";
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    for secret in [SECRET, PHONE] {
        let wrong = demand().replace("面向航空发动机的耐高温", &format!("{secret}，面向"));
        let answer = service.hand_in(&link, "shili-xinda", &[("unit.yaml", &unit()), ("gauge.yaml", &wrong)]);
        assert_eq!(answer.status, 422, "{}", answer.body);
        assert!(answer.json()["faults"].as_array().unwrap().iter().any(|fault| fault["never"] == true));
        assert!(!answer.body.contains(secret), "{}", answer.body);
        assert!(!service.log().contains(secret));
        for (path, bytes) in files(&service.bare) {
            assert!(!bytes.windows(secret.len()).any(|part| part == secret.as_bytes()), "{path}");
        }
    }
    assert_eq!(service.receipts().len(), 0);
    assert!(service.log().contains("POST hand-in 422"), "{}", service.log());
    assert!(!service.log().contains(&link), "a link is a secret: {}", service.log());
}

#[test]
fn private_values_are_sealed_before_they_touch_the_disk() {
    let git = open_call(INVITED);
    let key = git.beside("key");
    let made = crate::program::run(git.path(), ["seal", "--new-key", key.to_str().unwrap()]);
    let text = std::fs::read_to_string(git.path().join(super::service::CALL)).unwrap();
    git.write(super::service::CALL, format!("{text}{}", made.stdout).as_bytes());
    git.commit("sealing");
    let service = Service::of(git, &[]);
    let link = service.invite("shili-xinda");
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let answer = service.hand_in(&link, "shili-xinda", &files);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let text = service.show("units/shili-xinda/unit.yaml");
    assert!(text.contains("sealed: |") && !text.contains("main_revenue"), "{text}");
    // No object of the repository holds them, reachable or not.
    let all = service.git.git_in(&service.bare, ["cat-file", "--batch-check", "--batch-all-objects"]);
    let blobs =
        all.lines().filter(|line| line.contains(" blob ")).map(|line| line.split(' ').next().unwrap());
    for blob in blobs {
        let text = service.git.git_in(&service.bare, ["cat-file", "blob", blob]);
        assert!(!(text.contains("示例新达") && text.contains("main_revenue")), "{text}");
    }
    // No two sealings are alike; the same sent again is the same all the same.
    let again = service.hand_in(&link, "shili-xinda", &files).json();
    assert_eq!(again["again"], json!(true));
    // The rules that need the figures have seen them.
    let poor = unit().replace("rd_expense: 2000", "rd_expense: 20");
    let answer = service.hand_in(&link, "shili-xinda", &[("unit.yaml", &poor)]);
    assert!(answer.status == 422 && answer.body.contains("rd-intensity"), "{}", answer.body);
    assert!(!answer.body.contains("40000"), "figures that are not public: {}", answer.body);
}

#[test]
fn two_who_hand_in_at_the_same_time_are_both_taken_in_or_the_quota_holds() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    let answers: Vec<u16> = std::thread::scope(|scope| {
        let send = |number: usize| {
            let (service, link) = (&service, &link);
            scope.spawn(move || {
                let name = format!("demand-{number}.yaml");
                let text = demand().replace("微型真空计的漂移补偿", &format!("示例需求之{number}"));
                service.hand_in(link, "shili-xinda", &[("unit.yaml", &unit()), (&name, &text)]).status
            })
        };
        let all: Vec<_> = (0..6).map(send).collect();
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    assert_eq!(answers.iter().filter(|status| **status == 200).count(), 1, "one place: {answers:?}");
    assert!(answers.iter().all(|status| matches!(status, 200 | 422)), "{answers:?}");
}

#[test]
fn a_unit_that_is_there_keeps_the_accounts_that_its_form_does_not_know() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-yiqi");
    let text = of_base("units/shili-yiqi/unit.yaml");
    let sent = text
        .replace("submitters:\n  - github: shili-yiqi\n", "")
        .replace("main_products: [示例产品]", "main_products: [示例产品, 真空计]");
    let answer = service.hand_in(&link, "shili-yiqi", &[("unit.yaml", &sent)]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let text = service.show("units/shili-yiqi/unit.yaml");
    assert!(text.contains("github: shili-yiqi") && text.contains("真空计"), "{text}");
    // Its limits are not its own, by a link as by git.
    let raised = sent.replace("kind: advantaged-enterprise", "kind: leading-enterprise");
    let answer = service.hand_in(&link, "shili-yiqi", &[("unit.yaml", &raised)]);
    assert!(answer.status == 422 && answer.body.contains("\"owner\""), "{}", answer.body);
}

#[test]
fn what_the_service_has_taken_in_is_judged_the_same_by_everybody() {
    let (service, _, _) = handed();
    let clone = service.git.beside("clone");
    service.git.git_in(clone.parent().unwrap(), ["clone", "-q", "server.git", "clone"]);
    let judged =
        crate::program::run(&clone, ["check", "--at", "2021-04-01T12:00:00+08:00", "--format", "github"]);
    let own =
        judged.stdout.lines().filter(|line| line.starts_with("::error") && line.contains("shili-xinda"));
    assert_eq!(own.count(), 0, "{}", judged.shown());
    // Who changes its files by git needs an account: a link is none there.
    let path = clone.join("submissions/example/units/shili-xinda/gauge.yaml");
    std::fs::write(&path, demand().replace("term_months: 36", "term_months: 24")).unwrap();
    service.git.git_in(&clone, ["commit", "-q", "-a", "-m", "change"]);
    for actor in ["github:shili-yiqi", "link: units/shili-xinda", "units/shili-xinda"] {
        let arguments = ["check", "--base", "origin/main", "--require-owner", "--actor", actor];
        let judged = crate::program::run(&clone, arguments);
        assert!(judged.stdout.contains("[owner]"), "{actor}: {}", judged.shown());
    }
}
