//! A new unit that still waits to be confirmed when the stage closes: the bureau decides whether it counts, and nothing is lost in
//! silence. Under an amendment that is so for what came after the closing, too.

use serde_json::{Value, json};

use super::desk::invite;
use super::service::{ANYBODY, CALL, Service, demand, hand_in, open_call, unit};

const DRAWN: &str = "0123456789abcdef0123456789abcdef";
const SUBMISSION: [&str; 3] = ["freeze", "--stage", "submission"];

/// A call that has closed, and the receipt of a unit that came in time and that nobody has confirmed.
fn closed() -> (Service, String) {
    let service = Service::new(ANYBODY);
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let body = json!({ "hand_in": hand_in("shili-xinda", &files), "new_link": DRAWN });
    let answer = service.post("/receive/hand-in", &body);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let receipt = answer.json()["receipt"].to_string();
    service.name_key();
    service.closed_long_ago();
    (service, receipt)
}

#[test]
fn the_bureau_decides_whether_a_unit_counts_that_still_waits() {
    let (service, receipt) = closed();
    // Nobody seals over it.
    let refused = service.run(&SUBMISSION);
    assert_eq!(refused.code, 2, "{}", refused.shown());
    for part in ["units/shili-xinda", "zhengji inbox --pending", "2021-04-01"] {
        assert!(refused.stderr.contains(part), "{part}: {}", refused.shown());
    }
    assert_eq!(service.git.git_in(&service.bare, ["tag"]), "");
    // Too late for the branch by itself: it came in time, but the branch has closed.
    let late = service.run(&["inbox", "--take", "units/shili-xinda"]);
    assert_eq!(late.code, 1, "{}", late.shown());

    let list = service.run(&["inbox", "--pending"]);
    assert_eq!(list.code, 0, "{}", list.shown());
    let head =
        service.git.git_in(&service.bare, ["rev-parse", "refs/zhengji/waiting/example/units/shili-xinda"]);
    assert!(
        list.stdout.contains(&format!("head: {head}\n  received: 2021-04-01T09:00:00+08:00\n")),
        "{}",
        list.shown()
    );
    let file = service.git.beside("pending.yaml");
    std::fs::write(&file, &list.stdout).unwrap();
    let sealed = service.run(&[&SUBMISSION[..], &["--pending", file.to_str().unwrap()]].concat());
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    let manifest = service.git.git_in(&service.bare, ["show", "freeze/example/submission:manifest.json"]);
    let manifest: serde_json::Value = serde_json::from_str(&manifest).unwrap();
    assert_eq!(manifest["pending"][0]["proposal"], "units/shili-xinda");
    let held: Vec<_> = manifest["files"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|file| file["path"].as_str().unwrap().contains("shili-xinda"))
        .map(|file| (file["proof"].as_str().unwrap(), file["arrived"].as_str().unwrap()))
        .collect();
    assert_eq!(held, [("pending", "2021-04-01T01:00:00Z"); 2]);
    // The unit's receipt is proven by that seal, and the seal holds although the branch does not have the unit.
    let path = service.git.beside("receipt.json");
    std::fs::write(&path, receipt).unwrap();
    let proven = |service: &Service| service.run(&["verify", "--receipt", path.to_str().unwrap()]);
    assert_eq!(proven(&service).code, 0, "{}", proven(&service).shown());
    let verified = service.run(&["verify"]);
    assert!(verified.code == 0 && verified.stdout.contains("shili-xinda/gauge.yaml"), "{}", verified.shown());
    // Sealed again it is the same; what counts already is not too late for the branch.
    assert_eq!(service.run(&SUBMISSION).code, 0);
    let taken = service.run(&["inbox", "--take", "units/shili-xinda"]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    assert!(service.show("units/shili-xinda/gauge.yaml").contains("微型真空计"));
    let times: Vec<String> =
        service.receipts().iter().map(|line| line["at"].as_str().unwrap().to_owned()).collect();
    assert!(times.is_sorted(), "{times:?}");
    let verified = service.run(&["verify"]);
    assert!(verified.code == 0 && !verified.stdout.contains("shili-xinda"), "{}", verified.shown());
    assert_eq!(proven(&service).code, 0, "{}", proven(&service).shown());
    assert_eq!(service.run(&["inbox", "--pending"]).stdout.lines().last(), Some("[]"));
}

#[test]
fn a_unit_that_the_bureau_strikes_out_does_not_count_and_is_told() {
    let (service, receipt) = closed();
    let xihu = invite(&service, "xihu");
    let list = service.git.beside("pending.yaml");
    let path = list.to_str().unwrap();
    // A file that nobody filled is no decision.
    std::fs::write(&list, "").unwrap();
    assert_eq!(service.run(&[&SUBMISSION[..], &["--pending", path]].concat()).code, 2);
    std::fs::write(&list, "[]\n").unwrap();
    let sealed = service.run(&[&SUBMISSION[..], &["--pending", path]].concat());
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    assert!(
        sealed.stderr.contains("units/shili-xinda") && sealed.stderr.contains("不计入"),
        "{}",
        sealed.shown()
    );
    let manifest = service.git.git_in(&service.bare, ["show", "freeze/example/submission:manifest.json"]);
    assert!(!manifest.contains("shili-xinda"), "{manifest}");
    // It is still there with its receipt, for whoever asks why, and it is too late for the branch, by whomever.
    assert!(service.run(&["inbox"]).stdout.contains("units/shili-xinda"));
    assert_eq!(service.run(&["inbox", "--take", "units/shili-xinda"]).code, 1);
    let confirmed = service.post("/receive/confirm", &json!({ "link": xihu, "unit": "shili-xinda" }));
    assert!(
        confirmed.status == 422 && confirmed.body.contains("是否计入由主办单位决定"),
        "{}",
        confirmed.body
    );
    let file = service.git.beside("receipt.json");
    std::fs::write(&file, receipt).unwrap();
    assert_ne!(service.run(&["verify", "--receipt", file.to_str().unwrap()]).code, 0);
}

/// A call of which the submission closed on 2021-04-20 and was put off by an amendment, with what a unit handed in at each of these
/// times. Nobody has confirmed it.
fn put_off(what: &str, times: &[&str]) -> Service {
    let service = Service::new(ANYBODY);
    for (number, _) in times.iter().enumerate() {
        let demand = demand().replace("term_months: 36", &format!("term_months: {}", 36 - number));
        let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand)];
        let hand_in = hand_in("shili-xinda", &files);
        let link = if number == 0 { "new_link" } else { "link" };
        let answer = service.post("/receive/hand-in", &json!({ "hand_in": hand_in, link: DRAWN }));
        assert_eq!(answer.status, 200, "{}", answer.body);
        let file = service.git.beside(&format!("receipt-{number}.json"));
        std::fs::write(file, answer.json()["receipt"].to_string()).unwrap();
    }
    service.name_key();
    service.by_bureau("closing", &|clone| {
        let text = std::fs::read_to_string(clone.join(CALL)).unwrap();
        std::fs::write(clone.join(CALL), text.replace("2099-04", "2021-04")).unwrap();
    });
    service.by_bureau("amending", &|clone| {
        let text = std::fs::read_to_string(clone.join(CALL)).unwrap();
        let amendment = format!(
            "amendments:\n  - what: {what}\n    until: 2021-04-23\n    reason: 该区政务网络中断。\n    approved_by: 分管领导\n"
        );
        std::fs::write(clone.join(CALL), text + &amendment).unwrap();
    });
    // As a server's own repository, which is no clone of anything.
    service.git.git_in(&service.bare, ["remote", "remove", "origin"]);
    let path = service.bare.join("zhengji/receipts");
    let text = std::fs::read_to_string(&path).unwrap();
    let bureau = ["2021-04-01T09:00:00+08:00", "2021-04-02T09:00:00+08:00", "2021-04-21T09:00:00+08:00"];
    let lines = text.lines().zip(times.iter().chain(&bureau)).map(|(line, at)| {
        let mut line: Value = serde_json::from_str(line).unwrap();
        line["at"] = json!(at.parse::<jiff::Timestamp>().unwrap().to_string());
        format!("{line}\n")
    });
    let written: Vec<String> = lines.collect();
    assert_eq!(written.len(), times.len() + bureau.len(), "{text}");
    std::fs::write(&path, written.concat()).unwrap();
    service
}

const WHOLE: &str = "{stage: submission}";
const IN_TIME: &str = "2021-04-18T10:00:00+08:00";
const LATER: &str = "2021-04-22T10:00:00+08:00";

/// What the seal of that tag holds of the unit: name, time, proof, amendment.
fn held(service: &Service, tag: &str) -> Vec<(String, String, String, Value)> {
    let manifest =
        service.git.git_in(&service.bare, ["show", &format!("freeze/example/{tag}:manifest.json")]);
    let manifest: Value = serde_json::from_str(&manifest).unwrap();
    let text = |file: &Value, key: &str| file[key].as_str().unwrap().to_owned();
    let files = manifest["files"].as_array().unwrap().iter();
    let own = files.filter(|file| file["path"].as_str().unwrap().contains("shili-xinda"));
    own.map(|file| {
        let name = text(file, "path").rsplit('/').next().unwrap().to_owned();
        (name, text(file, "arrived"), text(file, "proof"), file["amendment"].clone())
    })
    .collect()
}

fn listed(service: &Service) -> (String, String) {
    let list = service.run(&["inbox", "--pending"]);
    assert_eq!(list.code, 0, "{}", list.shown());
    let file = service.git.beside("pending.yaml");
    std::fs::write(&file, &list.stdout).unwrap();
    (list.stdout, file.to_str().unwrap().to_owned())
}

fn tags(service: &Service) -> Vec<String> {
    service.git.git_in(&service.bare, ["tag"]).lines().map(str::to_owned).collect()
}

/// The seals hold here and for everybody who has them, and running it once more changes nothing.
fn stands(service: &Service, seals: usize) {
    let verified = service.run(&["verify"]);
    assert_eq!(verified.code, 0, "{}", verified.shown());
    assert!(!verified.shown().contains("不算"), "{}", verified.shown());
    let clone = service.git.beside("anybody");
    let _ = std::fs::remove_dir_all(&clone);
    service.git.git_in(clone.parent().unwrap(), ["clone", "-q", "server.git", "anybody"]);
    let there = crate::program::run(&clone, ["verify"]);
    assert_eq!(there.code, 0, "{}", there.shown());
    let again = service.run(&SUBMISSION);
    assert_eq!(again.code, 0, "{}", again.shown());
    assert_eq!(again.stderr.matches("早已封存，内容相同").count(), seals, "{}", again.shown());
    assert_eq!(tags(service).len(), seals);
}

#[test]
fn what_a_unit_that_waits_handed_in_under_an_amendment_counts_in_the_later_seal() {
    let service = put_off(WHOLE, &[IN_TIME, LATER]);
    let refused = service.run(&SUBMISSION);
    assert_eq!(refused.code, 2, "{}", refused.shown());
    for part in ["units/shili-xinda", "2021-04-18 10:00:00", "2021-04-22 10:00:00", "还没有定"] {
        assert!(refused.stderr.contains(part), "{part}: {}", refused.shown());
    }
    assert!(!refused.stderr.contains("不计入。"), "{}", refused.shown());
    assert_eq!(tags(&service), [""; 0]);
    let receipt = |number: usize| {
        let file = service.git.beside(&format!("receipt-{number}.json"));
        service.run(&["verify", "--receipt", file.to_str().unwrap()])
    };
    let waits = receipt(1);
    assert!(waits.code == 0 && waits.stdout.contains("还在等确认"), "{}", waits.shown());
    let waits = receipt(0);
    assert!(waits.code == 1 && waits.stdout.contains("等着的是另一版"), "{}", waits.shown());

    let (list, path) = listed(&service);
    assert_eq!(list.matches("- proposal: units/shili-xinda").count(), 2, "{list}");
    assert!(list.contains(&format!("received: {IN_TIME}")) && list.contains(&format!("received: {LATER}")));
    let sealed = service.run(&[&SUBMISSION[..], &["--pending", &path]].concat());
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    assert!(!sealed.shown().contains("不算") && !sealed.shown().contains("git push"), "{}", sealed.shown());
    assert_eq!(tags(&service), ["freeze/example/submission", "freeze/example/submission-2"]);
    let entry = |name: &str, at: &str, amendment: Value| {
        let at = at.parse::<jiff::Timestamp>().unwrap().to_string();
        (name.to_owned(), at, "pending".to_owned(), amendment)
    };
    let unit = entry("unit.yaml", IN_TIME, json!(null));
    assert_eq!(held(&service, "submission"), [entry("gauge.yaml", IN_TIME, json!(null)), unit.clone()]);
    assert_eq!(held(&service, "submission-2"), [entry("gauge.yaml", LATER, json!(1)), unit]);
    stands(&service, 2);
    // With the list once more it is the same, too, and there is nothing to decide about what came in time.
    let again = service.run(&[&SUBMISSION[..], &["--pending", &path]].concat());
    assert!(again.code == 0 && !again.stderr.contains("不算"), "{}", again.shown());
    assert!(!listed(&service).0.contains(IN_TIME));
    let proven = receipt(1);
    assert!(proven.code == 0 && proven.stdout.contains("submission-2"), "{}", proven.shown());
    let taken = service.run(&["inbox", "--take", "units/shili-xinda"]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    assert!(service.show("units/shili-xinda/gauge.yaml").contains("term_months: 35"));
    stands(&service, 2);
}

#[test]
fn a_unit_that_came_first_under_its_departments_amendment_is_asked_about() {
    let service = put_off("{department: xihu, stage: submission}", &[LATER]);
    let refused = service.run(&SUBMISSION);
    assert!(refused.code == 2 && refused.stderr.contains("units/shili-xinda"), "{}", refused.shown());
    assert_eq!(tags(&service), [""; 0], "not even the first one");
    let (list, path) = listed(&service);
    assert!(list.contains(&format!("received: {LATER}")), "{list}");
    let sealed = service.run(&[&SUBMISSION[..], &["--pending", &path]].concat());
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    assert_eq!(held(&service, "submission"), []);
    let second = held(&service, "submission-2");
    assert_eq!(
        second.iter().map(|one| (&*one.0, &one.3)).collect::<Vec<_>>(),
        [("gauge.yaml", &json!(1)), ("unit.yaml", &json!(1))]
    );
    stands(&service, 2);
    assert_eq!(service.run(&["inbox", "--take", "units/shili-xinda"]).code, 0);
    stands(&service, 2);
}

#[test]
fn what_the_bureau_strikes_out_of_a_later_seal_does_not_come_with_the_one_after_it() {
    let service = put_off(WHOLE, &[IN_TIME, LATER]);
    let (list, path) = listed(&service);
    let end = list.rfind("- proposal").unwrap();
    std::fs::write(&path, &list[..end]).unwrap();
    let sealed = service.run(&[&SUBMISSION[..], &["--pending", &path]].concat());
    assert!(sealed.code == 0 && sealed.stderr.contains("2021-04-22 10:00:00"), "{}", sealed.shown());
    assert!(sealed.stderr.contains("不计入") && sealed.stderr.contains("不用再封存"), "{}", sealed.shown());
    assert_eq!((tags(&service).len(), held(&service, "submission").len()), (1, 2));
    assert_eq!(service.run(&["inbox", "--take", "units/shili-xinda"]).code, 1, "that is another version");
}

#[test]
fn an_amendment_for_others_excuses_no_unit_that_waits() {
    let service = put_off("{department: binjiang, stage: submission}", &[LATER]);
    // As the gate would not have taken it, nobody is asked; who lists it is told.
    let (_, path) = listed(&service);
    let sealed = service.run(&[&SUBMISSION[..], &["--pending", &path]].concat());
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    assert_eq!(sealed.shown().matches("已经截止").count(), 1, "{}", sealed.shown());
    assert_eq!(tags(&service).len(), 1);
    stands(&service, 1);
}

#[test]
fn a_list_is_of_one_call() {
    let git = open_call(ANYBODY);
    let text = std::fs::read_to_string(git.path().join(CALL)).unwrap();
    let second = git.path().join("submissions/second");
    let first = git.path().join("submissions/example");
    let copied = std::process::Command::new("cp").arg("-r").arg(&first).arg(&second).status().unwrap();
    assert!(copied.success());
    std::fs::write(second.join("call.yaml"), text).unwrap();
    git.commit("a second call");
    let service = Service::of(git, &[]);
    for (call, link) in [("example", DRAWN), ("second", "fedcba9876543210fedcba9876543210")] {
        let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
        let hand_in = hand_in("shili-xinda", &files).replace("\"example\"", &format!("\"{call}\""));
        let answer = service.post("/receive/hand-in", &json!({ "hand_in": hand_in, "new_link": link }));
        assert_eq!(answer.status, 200, "{}", answer.body);
    }
    let several = service.run(&["inbox", "--pending"]);
    assert!(several.code == 2 && several.stderr.contains("example、second"), "{}", several.shown());
    let list = service.run(&["inbox", "--pending", "--call", "second"]);
    assert!(list.stdout.contains("zhengji freeze --stage submission --call second"), "{}", list.shown());
    assert_eq!(list.stdout.matches("- proposal").count(), 1, "{}", list.shown());
}
