//! New units that wait for their department, and what it uploads with its recommendation.

use data_encoding::HEXLOWER;
use serde_json::{Value, json};
use sha2::{Digest as _, Sha256};

use super::desk::{boxes, desk, invite, save};
use super::service::{ANYBODY, Answer, CALL, INVITED, Service, demand, hand_in, of_base, open_call, unit};

const DRAWN: &str = "0123456789abcdef0123456789abcdef";

fn new_unit(service: &Service) {
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let body = json!({ "hand_in": hand_in("shili-xinda", &files), "new_link": DRAWN });
    let answer = service.post("/receive/hand-in", &body);
    assert_eq!(answer.status, 200, "{}", answer.body);
}

fn waiting(service: &Service, link: &str) -> Vec<Value> {
    desk(service, link)["waiting"].as_array().unwrap().clone()
}

/// Sends the form of the page as a browser does, with a file.
fn upload(service: &Service, link: &str, scan: &[u8]) -> Answer {
    let mut sent = boxes(&desk(service, link));
    sent.insert("link".to_owned(), link.to_owned());
    let digest = desk(service, link)["stamp"]["digest"].as_str().unwrap().to_owned();
    sent.insert("table_digest".to_owned(), digest);
    sent.insert("approved_by".to_owned(), "分管领导".to_owned());
    sent.insert("approved_on".to_owned(), "2021-04-26".to_owned());
    let mut body = Vec::new();
    for (name, text) in &sent {
        let part = format!("--edge\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{text}\r\n");
        body.extend_from_slice(part.as_bytes());
    }
    // A name from outside is never one of ours.
    let head = "--edge\r\nContent-Disposition: form-data; name=\"scan\"; filename=\"../../evil.sh\"\r\nContent-Type: application/pdf\r\n\r\n";
    body.extend_from_slice(head.as_bytes());
    body.extend_from_slice(scan);
    body.extend_from_slice(b"\r\n--edge--\r\n");
    let head = format!(
        "POST /receive/recommend HTTP/1.1\r\nHost: zhengji.example\r\nConnection: close\r\nAccept: application/json\r\n\
         Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {}\r\n\r\n",
        body.len()
    );
    service.send(&head, &body)
}

#[test]
fn a_department_confirms_the_units_that_name_it() {
    let service = Service::new(ANYBODY);
    let (xihu, binjiang) = (invite(&service, "xihu"), invite(&service, "binjiang"));
    new_unit(&service);
    let tip = service.tip();
    let shown = waiting(&service, &xihu);
    assert_eq!((shown.len(), &shown[0]["unit"]), (1, &json!("shili-xinda")));
    let (unit, papers) = (&shown[0]["answers"], &shown[0]["demands"]);
    assert_eq!(
        (papers[0]["title"].as_str(), papers.as_array().unwrap().len()),
        (Some("微型真空计的漂移补偿"), 1)
    );
    let inbox = service.run(&["inbox", "--show", "units/shili-xinda"]);
    assert!(inbox.stdout.contains("    2000 万元") && !inbox.stdout.contains("0571"), "{}", inbox.shown());
    // It is read before it is confirmed, and nothing in it that is not public.
    let read = json!({ "label": "经费预算 · 研发总投入", "text": "2000 万元" });
    assert!(papers[0]["answers"].as_array().unwrap().contains(&read), "{papers}");
    assert!(unit.to_string().contains("单位名称") && !shown[0].to_string().contains("0571"), "{unit}");
    assert!(waiting(&service, &binjiang).is_empty());
    let confirm =
        |link: &str, unit: &str| service.post("/receive/confirm", &json!({ "link": link, "unit": unit }));
    assert_eq!(confirm(&binjiang, "shili-xinda").status, 404);
    assert_eq!(confirm(&xihu, "../../xihu").status, 404);
    assert_eq!(confirm(DRAWN, "shili-xinda").status, 403, "a unit does not confirm itself");
    assert_eq!(service.tip(), tip);
    let answer = confirm(&xihu, "shili-xinda");
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    assert_eq!(answer.json()["receipt"]["actor"], "departments/xihu");
    assert!(service.show("units/shili-xinda/gauge.yaml").contains("微型真空计"));
    let lines = service.receipts();
    let line = lines.iter().find(|line| line["new"].as_str() == Some(&*service.tip())).unwrap();
    assert_eq!(line["actor"], "link: departments/xihu");
    assert!(waiting(&service, &xihu).is_empty());
    // It lies on the desk now, and the unit's own link is good as before.
    let page = desk(&service, &xihu);
    assert!(page["demands"].as_array().unwrap().iter().any(|row| row["id"] == "shili-xinda/gauge"));
    let answer = service.hand_in(DRAWN, "shili-xinda", &[("gauge.yaml", &demand())]);
    assert_eq!((answer.status, &answer.json()["waiting"]), (200, &json!(null)), "{}", answer.body);
    service.git.git_in(&service.bare, ["fsck", "--strict"]);
}

#[test]
fn a_unit_that_is_sent_back_reads_why_until_it_hands_in_anew() {
    let service = Service::new(ANYBODY);
    let xihu = invite(&service, "xihu");
    new_unit(&service);
    let send = |reason: &str| {
        service.post("/receive/send-back", &json!({ "link": xihu, "unit": "shili-xinda", "reason": reason }))
    };
    for wrong in ["", " ", &"长".repeat(501), "机密★10年", "请联系 13800138000"] {
        assert_eq!(send(wrong).status, 422, "{wrong}");
    }
    let kept = service.bare.join("zhengji/sent-back");
    assert!(!kept.exists(), "nothing of it is kept");
    assert_eq!(send("请补充研发投入的说明。").status, 200);
    let own = || service.get(&format!("/receive/link/{DRAWN}/")).body;
    assert!(own().contains("请补充研发投入的说明"), "{}", own());
    assert_eq!(waiting(&service, &xihu)[0]["sent_back"], "请补充研发投入的说明。");
    let changed = demand().replace("term_months: 36", "term_months: 24");
    assert_eq!(service.hand_in(DRAWN, "shili-xinda", &[("gauge.yaml", &changed)]).status, 200);
    assert!(!own().contains("请补充研发投入的说明"), "{}", own());
    assert_eq!(waiting(&service, &xihu)[0]["sent_back"], json!(null));
    assert!(!service.git.git_in(&service.bare, ["log", "--all", "--format=%B"]).contains("请补充"));
}

#[test]
fn the_scan_is_uploaded_with_the_recommendation_in_one_commit() {
    let service = Service::new(INVITED);
    let xihu = invite(&service, "xihu");
    let tip = service.tip();
    let answer = upload(&service, &xihu, b"#!/bin/sh\necho\n");
    assert!(answer.status == 422 && answer.json()["faults"][0]["at"] == "scan", "{}", answer.body);
    assert_eq!(service.tip(), tip);
    let scan = b"%PDF-1.7\n\xFF\x00 stamped";
    let answer = upload(&service, &xihu, scan);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let digest = HEXLOWER.encode(&Sha256::digest(scan));
    let name = format!("stamped-{}.pdf", &digest[..12]);
    let files = service.git.git_in(&service.bare, ["show", "--name-only", "--format=", "main"]);
    let folder = "submissions/example/departments/xihu";
    assert_eq!(files, format!("{folder}/recommendation.yaml\n{folder}/{name}"));
    assert!(service.show("departments/xihu/recommendation.yaml").contains(&name));
    let listed = answer.json()["receipt"]["files"].to_string();
    assert!(listed.contains(&digest) && listed.contains(&name), "{listed}");
    // Saved again without a file, it stays.
    let mut sent = boxes(&desk(&service, &xihu));
    sent.insert("approved_by".to_owned(), "另一位领导".to_owned());
    assert_eq!(save(&service, &xihu, &sent).status, 200);
    assert!(service.show("departments/xihu/recommendation.yaml").contains(&name));
}

#[test]
fn a_stamp_comes_off_with_what_it_was_set_under_and_a_new_code_needs_a_new_scan() {
    let service = Service::new(INVITED);
    let xihu = invite(&service, "xihu");
    assert_eq!(upload(&service, &xihu, b"%PDF-1.7\n first").status, 200);
    let given = "departments/xihu/recommendation.yaml";
    let scans = || {
        let folder = "submissions/example/departments/xihu/";
        let listed = service.git.git_in(&service.bare, ["ls-tree", "--name-only", "main", folder]);
        listed.lines().filter(|name| name.contains("/stamped-")).count()
    };
    // A new code for the old paper: nothing could print what was stamped.
    let mut sent = boxes(&desk(&service, &xihu));
    sent.insert("opinion:shili-yiqi/sensor".to_owned(), "同意。".to_owned());
    let mut claimed = sent.clone();
    claimed.insert("table_digest".to_owned(), "FFFF-FFFF-FFFF".to_owned());
    let answer = save(&service, &xihu, &claimed);
    assert!(answer.status == 422 && answer.json()["faults"][0]["at"] == "scan", "{}", answer.body);
    assert_eq!(scans(), 1);
    // The work itself can be saved: what no longer fits comes off in the same commit, and that is said.
    let answer = save(&service, &xihu, &sent);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(answer.json()["effect"].to_string().contains("原来盖的章对不上了"), "{}", answer.body);
    let number = answer.json()["receipt"]["number"].as_str().unwrap().to_owned();
    let page = service.get(&format!("/receive/link/{xihu}/receipt/{number}/")).body;
    assert!(page.contains("原来盖的章对不上了"), "{page}");
    let text = service.show(given);
    for key in ["approved_by", "approved_on", "table_digest", "stamped_scan"] {
        assert!(!text.contains(key), "{text}");
    }
    assert!(scans() == 0 && text.contains("同意。"), "{text}");
    // The table as it stands is printed from here, with the code that the page shows.
    let table = service.get(&format!("/receive/link/{xihu}/table.docx"));
    assert_eq!((table.status, table.body.starts_with("PK")), (200, true));
    assert_eq!(service.get(&format!("/receive/link/{DRAWN}/table.docx")).status, 403);
    assert_eq!(upload(&service, &xihu, b"%PDF-1.7\n second").status, 200);
    // Clearing the code takes the stamp off as well.
    let mut sent = boxes(&desk(&service, &xihu));
    sent.insert("table_digest".to_owned(), String::new());
    assert_eq!(save(&service, &xihu, &sent).status, 200);
    assert_eq!(scans(), 0);
}

#[test]
fn a_lost_link_is_renewed_by_the_units_own_department_alone() {
    let service = Service::new(INVITED);
    let (xihu, binjiang) = (invite(&service, "xihu"), invite(&service, "binjiang"));
    let old = service.invite("shili-yiqi");
    let renew =
        |link: &str, unit: &str| service.post("/receive/renew", &json!({ "link": link, "unit": unit }));
    for (link, unit, status) in [
        (&binjiang, "shili-yiqi", 404),
        (&old, "shili-yiqi", 403),
        (&xihu, "no-such-unit", 404),
        (&xihu, "../departments/xihu", 404),
    ] {
        let answer = renew(link, unit);
        assert_eq!(answer.status, status, "{unit}: {}", answer.body);
    }
    let open = |link: &str| service.get(&format!("/receive/link/{link}/")).status;
    assert_eq!(open(&old), 200);
    let answer = renew(&xihu, "shili-yiqi");
    assert_eq!(answer.status, 200, "{}", answer.body);
    let address = answer.json()["address"].as_str().unwrap().to_owned();
    let new = address.trim_end_matches('/').rsplit('/').next().unwrap().to_owned();
    assert_eq!((open(&new), open(&old)), (200, 403));
    // Who made it is written down, the link is not.
    let links = std::fs::read_to_string(service.bare.join("zhengji/links")).unwrap();
    assert!(links.contains("\"by\":\"departments/xihu\"") && !links.contains(&new), "{links}");
    assert!(!service.log().contains(&new), "{}", service.log());
    // Without a script it is a page.
    let page = service.form("/receive/renew", &[("link", &xihu), ("unit", "shili-yiqi")]);
    assert!(page.status == 200 && page.body.contains("只显示这一次"), "{}", page.body);
}

#[test]
fn what_a_department_has_not_seen_it_does_not_confirm() {
    let service = Service::new(ANYBODY);
    let xihu = invite(&service, "xihu");
    new_unit(&service);
    let seen = waiting(&service, &xihu)[0]["tip"].as_str().unwrap().to_owned();
    let changed = demand().replace("term_months: 36", "term_months: 24");
    assert_eq!(service.hand_in(DRAWN, "shili-xinda", &[("gauge.yaml", &changed)]).status, 200);
    let confirm = |tip: &str| {
        service.post("/receive/confirm", &json!({ "link": xihu, "unit": "shili-xinda", "tip": tip }))
    };
    let answer = confirm(&seen);
    assert!(answer.status == 409 && answer.body.contains("刚才又交了一次"), "{}", answer.body);
    let now = waiting(&service, &xihu)[0]["tip"].as_str().unwrap().to_owned();
    assert_eq!(confirm(&now).status, 200);
}

#[test]
fn a_newer_scan_takes_the_place_of_the_one_before_and_of_nothing_else() {
    let folder = "submissions/example/departments/xihu";
    let git = open_call(INVITED);
    // What somebody put there by git: one that the recommendation names, one that is called as an upload would be.
    git.write(&format!("{folder}/stamped-0123456789ab.pdf"), b"%PDF-1.4 by git");
    git.commit("scans");
    let service = Service::of(git, &[]);
    let xihu = invite(&service, "xihu");
    let listed =
        || service.git.git_in(&service.bare, ["ls-tree", "--name-only", "main", &format!("{folder}/")]);
    let before = listed();
    let names =
        |scan: &[u8]| format!("{folder}/stamped-{}.pdf", &HEXLOWER.encode(&Sha256::digest(scan))[..12]);
    let first = b"%PDF-1.7\n first";
    assert_eq!(upload(&service, &xihu, first).status, 200, "{}", service.log());
    assert_eq!(listed().lines().count(), before.lines().count() + 1, "what came by git stays: {}", listed());
    let second = b"%PDF-1.7\n second";
    let answer = upload(&service, &xihu, second);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let changed =
        service.git.git_in(&service.bare, ["show", "--name-status", "--no-renames", "--format=", "main"]);
    let mut wanted = [
        format!("M\t{folder}/recommendation.yaml"),
        format!("D\t{}", names(first)),
        format!("A\t{}", names(second)),
    ];
    wanted.sort_by_key(|line| line[2..].to_owned());
    assert_eq!(changed.lines().collect::<Vec<_>>(), wanted, "one commit");
    let files = answer.json()["receipt"]["files"].to_string();
    assert!(files.contains(&names(second)) && !files.contains(&names(first)), "{files}");
    assert!(before.lines().all(|name| listed().lines().any(|now| now == name)), "{before}\n{}", listed());
    // The history keeps it.
    let kept = service.git.git_in(&service.bare, ["show", &format!("main~1:{}", names(first))]);
    assert_eq!(kept.as_bytes(), first);
    // Sent once more, it is the same and takes nothing away.
    let again = upload(&service, &xihu, second).json();
    assert_eq!(
        (&again["again"], &again["receipt"]["number"]),
        (&json!(true), &answer.json()["receipt"]["number"])
    );
    assert!(listed().contains(&names(second)), "{}", listed());
}

#[test]
fn a_scan_that_is_too_large_is_not_taken() {
    let service = Service::new(INVITED);
    let xihu = invite(&service, "xihu");
    let tip = service.tip();
    let mut scan = b"%PDF-1.7\n".to_vec();
    scan.resize((20 << 20) + 1, b' ');
    let answer = upload(&service, &xihu, &scan);
    assert_eq!(answer.status, 413, "{}", answer.body);
    assert_eq!(service.tip(), tip);
}

#[test]
fn a_department_hands_in_for_its_units_where_the_call_lets_it() {
    let git = open_call(INVITED);
    git.edit(CALL, "roles:\n", "roles:\n  departments_submit: true\n");
    git.commit("departments submit");
    let service = Service::of(git, &[]);
    let (xihu, binjiang) = (invite(&service, "xihu"), invite(&service, "binjiang"));
    assert_eq!(desk(&service, &xihu)["hands_in"], true);
    let page = service.get(&format!("/receive/link/{xihu}/"));
    assert!(page.body.contains(&format!("submit/form/index.html#link={xihu}")), "{}", page.body);
    let changed = of_base("units/shili-yiqi/sensor.yaml").replace("term_months: 36", "term_months: 24");
    let files = [("sensor.yaml", &*changed)];
    let answer = service.hand_in(&binjiang, "shili-yiqi", &files);
    assert!(answer.status == 422 && answer.body.contains("owner"), "{}", answer.body);
    let answer = service.hand_in(&xihu, "shili-yiqi", &files);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let taken = answer.json();
    assert_eq!(taken["receipt"]["actor"], "departments/xihu");
    assert!(service.show("units/shili-yiqi/sensor.yaml").contains("term_months: 24"));
    let number = taken["receipt"]["number"].as_str().unwrap();
    assert_eq!(service.get(&format!("/receive/link/{xihu}/receipt/{number}/")).status, 200);

    let service = Service::new(INVITED);
    let xihu = invite(&service, "xihu");
    assert_eq!(desk(&service, &xihu)["hands_in"], false);
    let answer = service.hand_in(&xihu, "shili-yiqi", &files);
    assert!(answer.status == 422 && answer.body.contains("owner"), "{}", answer.body);
}
