//! A new unit that still waits to be confirmed when the stage closes: the bureau decides whether it counts, and nothing is lost in
//! silence.

use serde_json::json;

use super::desk::invite;
use super::service::{ANYBODY, Service, demand, hand_in, unit};

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
