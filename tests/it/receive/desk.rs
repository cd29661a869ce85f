//! A department's desk over HTTP: what it shows, what is saved, and what is refused.

use std::collections::BTreeMap;
use std::fs;

use serde_json::{Value, json};
use zhengji::source::{GitRepository, Queue};

use super::service::{Answer, INVITED, Service, demand, eventually, of_base, try_post};
use crate::program::run;

const FIRST: &str = "shili-jituan/first";
const SECOND: &str = "shili-jituan/second";
const SENSOR: &str = "shili-yiqi/sensor";
const FILE: &str = "departments/xihu/recommendation.yaml";

type Boxes = BTreeMap<String, String>;

/// The secret of a new link for a department.
pub(super) fn invite(service: &Service, department: &str) -> String {
    let output = service.run(&["invite", "--department", department]);
    assert_eq!(output.code, 0, "{}", output.shown());
    output.stdout.trim().rsplit("/link/").next().unwrap().trim_end_matches('/').to_owned()
}

/// What the page shows, as a script reads it.
pub(super) fn desk(service: &Service, link: &str) -> Value {
    let head = format!(
        "GET /receive/link/{link}/ HTTP/1.1\r\nHost: zhengji.example\r\nAccept: application/json\r\nConnection: close\r\n\r\n"
    );
    let answer = service.send(&head, b"");
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    answer.json()
}

/// The boxes of the page, as a browser would send them.
pub(super) fn boxes(desk: &Value) -> Boxes {
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    let mut boxes = Boxes::from([("state".to_owned(), text(&desk["state"]))]);
    for key in ["approved_by", "approved_on", "table_digest", "stamped_scan"] {
        boxes.insert(key.to_owned(), text(&desk["stamp"][key]));
    }
    for row in desk["demands"].as_array().unwrap() {
        let id = text(&row["id"]);
        boxes.insert(format!("told:{id}"), text(&row["tells"]));
        let rank = row["rank"].as_i64().map(|rank| rank.to_string()).unwrap_or_default();
        boxes.insert(format!("rank:{id}"), rank);
        boxes.insert(format!("opinion:{id}"), text(&row["opinion"]));
        boxes.insert(format!("reason:{id}"), text(&row["reason"]));
        for key in ["key_recommended", "unit_kind_confirmed"] {
            if row[key] == true {
                boxes.insert(format!("{key}:{id}"), "yes".to_owned());
            }
        }
    }
    boxes
}

fn put(boxes: &mut Boxes, key: &str, demand: &str, text: &str) {
    boxes.insert(format!("{key}:{demand}"), text.to_owned());
}

pub(super) fn save(service: &Service, link: &str, boxes: &Boxes) -> Answer {
    let mut sent = json!(boxes);
    sent["link"] = json!(link);
    service.post("/receive/recommend", &sent)
}

#[test]
fn a_department_ranks_declines_and_holds_a_receipt() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let page = desk(&service, &link);
    assert_eq!(page["outcome"], "department");
    let shown: Vec<&str> =
        page["demands"].as_array().unwrap().iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(shown, [FIRST, SECOND, SENSOR]);
    let mut sent = boxes(&page);
    put(&mut sent, "rank", FIRST, "2");
    put(&mut sent, "rank", SECOND, "1");
    put(&mut sent, "opinion", SECOND, "同意，请优先安排。");
    put(&mut sent, "key_recommended", SECOND, "yes");
    put(&mut sent, "rank", SENSOR, "");
    put(&mut sent, "opinion", SENSOR, "");
    put(&mut sent, "reason", SENSOR, "与另一项内容重复。");
    let answer = save(&service, &link, &sent);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let taken = answer.json();
    assert_eq!(
        (&taken["outcome"], &taken["receipt"]["actor"]),
        (&json!("taken"), &json!("departments/xihu"))
    );
    let path = format!("submissions/example/{FILE}");
    assert_eq!(taken["receipt"]["files"][0]["path"], json!(path));
    let text = service.show(FILE);
    assert!(text.find(SECOND).unwrap() < text.find(FIRST).unwrap(), "{text}");
    let declined = text.split("declined:").nth(1).unwrap();
    assert!(declined.contains(SENSOR) && declined.contains("与另一项内容重复"), "{text}");
    assert!(text.contains("同意，请优先安排。") && text.contains("key_recommended: true"), "{text}");
    // The line of receipts names the department, and the page that is loaded again shows what stands.
    assert_eq!(service.receipts().last().unwrap()["actor"], "link: departments/xihu");
    let again = desk(&service, &link);
    assert_eq!(again["demands"][0]["id"], SECOND);
    assert_eq!(again["receipts"][0]["number"], taken["receipt"]["number"]);
    // Whoever heard no answer saves once more, and is told the same.
    let repeated = save(&service, &link, &sent).json();
    assert_eq!(
        (&repeated["again"], &repeated["receipt"]["number"]),
        (&json!(true), &taken["receipt"]["number"])
    );
    service.git.git_in(&service.bare, ["fsck", "--strict"]);
}

#[test]
fn without_a_script_the_page_is_a_form() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let page = service.get(&format!("/receive/link/{link}/"));
    assert_eq!(page.status, 200, "{}\n{}", page.body, service.log());
    // Nobody's contact and no figure for the bureau alone.
    for private in ["0571-00000000", "contact", "revenue", "<script>"] {
        assert!(!page.body.contains(private), "{private}: {}", page.body);
    }
    let form = page.body.split("<form").nth(1).unwrap().split("</form>").next().unwrap();
    assert!(form.contains("method=\"post\"") && form.contains("recommend"), "{form}");
    let unescaped = |text: &str| text.replace("&quot;", "\"").replace("&#x27;", "'").replace("&amp;", "&");
    let mut sent = Boxes::new();
    for input in form.split("<input").skip(1) {
        let input = input.split('>').next().unwrap();
        let value = |name: &str| {
            let rest = input.split_once(&format!(" {name}=\""))?.1;
            Some(unescaped(rest.split('"').next().unwrap()))
        };
        let ticked = !input.contains("type=\"checkbox\"") || input.contains(" checked");
        if let (Some(name), true) = (value("name"), ticked) {
            sent.insert(name, value("value").unwrap_or_default());
        }
    }
    for text in form.split("<textarea").skip(1) {
        let name = text.split("name=\"").nth(1).unwrap().split('"').next().unwrap();
        let value = text.split_once('>').unwrap().1.split("</textarea>").next().unwrap();
        sent.insert(name.to_owned(), unescaped(value));
    }
    put(&mut sent, "opinion", FIRST, "第一行。\r\n第二行。");
    let pairs: Vec<(&str, &str)> = sent.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    let answer = service.form("/receive/recommend", &pairs);
    assert_eq!(answer.status, 303, "{}\n{}", answer.body, service.log());
    let receipt = service.get(&format!("/receive/{}", answer.header("location").unwrap()));
    assert!(receipt.status == 200 && receipt.body.contains("recommendation.yaml"), "{}", receipt.body);
    assert!(service.show(FILE).contains("第一行。\n      第二行。"), "{}", service.show(FILE));
}

#[test]
fn a_stale_page_is_refused_side_by_side_and_writes_only_what_was_seen() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let mut sent = boxes(&desk(&service, &link));
    put(&mut sent, "opinion", SENSOR, "请优先安排。");
    // Meanwhile somebody reads a workbook into the repository, and a unit changes a title.
    service.by_bureau("bureau", &|clone| {
        let edit = |path: &str, from: &str, to: &str| {
            let path = clone.join("submissions/example").join(path);
            let text = fs::read_to_string(&path).unwrap();
            assert!(text.contains(from), "{text}");
            fs::write(path, text.replacen(from, to, 1)).unwrap();
        };
        edit(FILE, "同意推荐。", "同意，重点支持。");
        edit("units/shili-yiqi/sensor.yaml", "title: 高温压力传感器用陶瓷基板", "title: 氮化硅基板");
    });
    let stands = service.show(FILE);
    let answer = save(&service, &link, &sent);
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert_eq!(service.show(FILE), stands, "nothing is written over");
    let stale = answer.json();
    let told = stale["differences"].to_string();
    for part in ["同意，重点支持。", "请优先安排。", "氮化硅基板"] {
        assert!(told.contains(part), "{part}: {told}");
    }
    // Without a script the same stands on a page, with a button that sends it all again.
    let mut pairs: Vec<(&str, &str)> =
        sent.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
    pairs.push(("link", &link));
    let page = service.form("/receive/recommend", &pairs);
    assert!(page.status == 409 && page.body.contains("以我填的为准"), "{}", page.body);
    // Whoever has seen it may decide that his is to stand.
    let replaced: Boxes = serde_json::from_value(stale["boxes"].clone()).unwrap();
    let answer = save(&service, &link, &replaced);
    assert_eq!(answer.status, 200, "{}", answer.body);
    let text = service.show(FILE);
    assert!(text.contains("请优先安排。") && !text.contains("重点支持"), "{text}");
}

#[test]
fn what_is_pushed_while_a_page_waits_for_its_turn_is_not_written_over() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let mut sent = boxes(&desk(&service, &link));
    put(&mut sent, "opinion", SENSOR, "请优先安排。");
    let mut body = json!(sent);
    body["link"] = json!(link);
    // Somebody is before it in the queue; meanwhile it has been judged against what stands.
    let turn = Queue::of(&GitRepository::discover(&service.bare).unwrap()).enter().unwrap();
    let port = service.port;
    let saving =
        std::thread::spawn(move || try_post(port, "/receive/recommend", &body, "192.0.2.1").unwrap());
    let queue = service.bare.join("zhengji/queue");
    let numbers =
        || fs::read_dir(&queue).unwrap().filter(|entry| entry.as_ref().unwrap().file_name() != "door");
    eventually("it waits for its turn", || numbers().count() == 2);
    service.by_bureau("bureau", &|clone| {
        let path = clone.join("submissions/example").join(FILE);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(path, text.replacen("同意推荐。", "同意，重点支持。", 1)).unwrap();
    });
    drop(turn);
    let answer = saving.join().unwrap();
    assert_eq!(answer.status, 409, "{}", answer.body);
    assert!(answer.body.contains("同意，重点支持。"), "{}", answer.body);
    let text = service.show(FILE);
    assert!(text.contains("重点支持") && !text.contains("请优先安排"), "{text}");
}

#[test]
fn a_workbook_does_not_write_over_what_was_saved_in_the_browser() {
    let service = Service::new(INVITED);
    let clone = service.git.beside("clerk");
    service.git.git_in(clone.parent().unwrap(), ["clone", "-q", "server.git", "clerk"]);
    let at = "2021-04-28T10:00:00+08:00";
    let output = run(&clone, ["desk", "xihu", "--out", "desk", "--at", at]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let link = invite(&service, "xihu");
    let mut sent = boxes(&desk(&service, &link));
    put(&mut sent, "opinion", FIRST, "在网页上改的。");
    assert_eq!(save(&service, &link, &sent).status, 200);
    service.git.git_in(&clone, ["pull", "-q"]);
    let book = "desk/desk-xihu-内部.xlsx";
    let output = run(&clone, ["import", book, "--at", at]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(
        output.stdout.contains("在网页上改的") && output.stdout.contains("没有写入"),
        "{}",
        output.shown()
    );
    let text = fs::read_to_string(clone.join("submissions/example").join(FILE)).unwrap();
    assert!(text.contains("在网页上改的"), "{text}");
}

#[test]
fn faults_come_back_at_their_boxes_and_nothing_is_taken() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let (tip, fresh) = (service.tip(), boxes(&desk(&service, &link)));
    let refused = |change: &dyn Fn(&mut Boxes), at: &str| {
        let mut sent = fresh.clone();
        change(&mut sent);
        let answer = save(&service, &link, &sent);
        assert_eq!(answer.status, 422, "{}", answer.body);
        let faults = answer.json()["faults"].as_array().unwrap().clone();
        assert!(faults.iter().any(|fault| fault["at"] == at), "{at}: {faults:?}");
    };
    refused(&|sent| put(sent, "rank", SECOND, "1"), &format!("rank:{SECOND}"));
    refused(&|sent| put(sent, "rank", SECOND, "第二"), &format!("rank:{SECOND}"));
    refused(&|sent| put(sent, "opinion", SENSOR, ""), &format!("opinion:{SENSOR}"));
    refused(&|sent| put(sent, "reason", SENSOR, "重复"), &format!("reason:{SENSOR}"));
    refused(&|sent| put(sent, "rank", SENSOR, ""), &format!("opinion:{SENSOR}"));
    refused(&|sent| drop(sent.insert("approved_on".into(), "上周".into())), "approved_on");
    assert_eq!(service.tip(), tip);
}

#[test]
fn a_department_recommends_its_own_and_a_unit_nothing() {
    let service = Service::new(INVITED);
    let (xihu, binjiang) = (invite(&service, "xihu"), invite(&service, "binjiang"));
    let unit = service.invite("shili-yiqi");
    let tip = service.tip();
    let mut sent = boxes(&desk(&service, &xihu));
    let other = "shili-yanjiuyuan/transfer";
    let foreign = boxes(&desk(&service, &binjiang));
    put(&mut sent, "told", other, &foreign[&format!("told:{other}")]);
    put(&mut sent, "rank", other, "4");
    put(&mut sent, "opinion", other, "同意推荐。");
    let answer = save(&service, &xihu, &sent);
    assert_eq!(answer.status, 409, "{}", answer.body);
    // Also not by saying that his is to stand.
    let replaced: Boxes = serde_json::from_value(answer.json()["boxes"].clone()).unwrap();
    assert!(!replaced.keys().any(|name| name.contains(other)), "{replaced:?}");
    for (link, told) in [(&unit, "不是给归口管理单位的"), (&"0".repeat(32), "不能用")] {
        let answer = save(&service, link, &boxes(&desk(&service, &xihu)));
        assert!(answer.status == 403 && answer.body.contains(told), "{}", answer.body);
    }
    // A department's page shows no other one's.
    assert!(!service.get(&format!("/receive/link/{xihu}/")).body.contains(other));
    assert_eq!(service.tip(), tip);
}

#[test]
fn what_no_keyboard_writes_and_no_scan_is_called_is_told_at_its_box() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let (tip, fresh) = (service.tip(), boxes(&desk(&service, &link)));
    let mut sent = fresh.clone();
    put(&mut sent, "opinion", SENSOR, "同意\0推荐");
    let answer = save(&service, &link, &sent);
    assert_eq!(
        (answer.status, &answer.json()["faults"][0]["at"]),
        (422, &json!(format!("opinion:{SENSOR}")))
    );
    for name in
        ["../../units/shili-yiqi/sensor.yaml", ".git", "stamped-0123456789ab.pdf", "CON.pdf", "<script>.pdf"]
    {
        let mut sent = fresh.clone();
        sent.insert("stamped_scan".to_owned(), name.to_owned());
        let answer = save(&service, &link, &sent);
        assert_eq!(
            (answer.status, &answer.json()["faults"][0]["at"]),
            (422, &json!("stamped_scan")),
            "{name}"
        );
    }
    assert_eq!(service.tip(), tip);
}

#[test]
fn the_desk_counts_quotas_and_tells_what_is_wrong() {
    let service = Service::new(INVITED);
    let link = invite(&service, "xihu");
    let quotas = desk(&service, &link)["quotas"].as_array().unwrap().clone();
    assert!(!quotas.is_empty());
    assert!(quotas.iter().all(|quota| quota["recommended"].as_u64() <= quota["allowed"].as_u64()));
    // A unit's faults are told without what is not public.
    service.by_bureau("bureau", &|clone| {
        let path = clone.join("submissions/example/units/shili-yiqi/second.yaml");
        let text = demand().replace("term_months: 36", "term_months: 600");
        fs::write(path, text).unwrap();
    });
    let page = desk(&service, &link);
    let own = page["units"].as_array().unwrap().iter().find(|unit| unit["id"] == "shili-yiqi").unwrap();
    assert!(own["text"].as_str().unwrap().contains("second.yaml"), "{own}");
    let row = page["demands"].as_array().unwrap().iter().find(|row| row["id"] == "shili-yiqi/second");
    assert!(row.unwrap()["errors"].as_u64() > Some(0), "{row:?}");
    let html = service.get(&format!("/receive/link/{link}/?lang=en"));
    assert!(html.body.contains("Your recommendation") && html.body.contains("in its file"), "{}", html.body);
}

#[test]
fn after_the_closing_the_desk_can_only_be_read() {
    let git = crate::git::Git::valid();
    let path = super::service::CALL;
    let text = fs::read_to_string(git.path().join(path)).unwrap();
    git.write(path, format!("{text}{INVITED}").as_bytes());
    git.commit("closed");
    let service = Service::of(git, &[]);
    let link = invite(&service, "xihu");
    let page = service.get(&format!("/receive/link/{link}/"));
    assert!(page.body.contains("<fieldset class=\"desk-all\" disabled"), "{}", page.body);
    assert!(!page.body.contains("id=\"desk-save\""), "{}", page.body);
    let mut sent = boxes(&desk(&service, &link));
    put(&mut sent, "opinion", FIRST, "太晚了。");
    let answer = save(&service, &link, &sent);
    assert!(answer.status == 422 && answer.body.contains("recommendation-window"), "{}", answer.body);
    assert_eq!(service.show(FILE), of_base(FILE).trim());
}
