//! A department's page judges the whole call: what is kept of that, and that nobody waits for it who hands in.

use std::time::{Duration, Instant};

use serde_json::{Value, json};
use zhengji::source::{GitRepository, Queue};

use super::desk::{boxes, desk, invite, save};
use super::service::{ANYBODY, INVITED, Service, demand, eventually, hand_in, try_post, unit};

/// The pages of two departments in both languages, as people see them, and as a script reads one.
fn pages(service: &Service, links: [&str; 2]) -> Vec<String> {
    let mut pages = Vec::new();
    for link in links {
        for language in ["zh-CN", "en"] {
            let page = service.get(&format!("/receive/link/{link}/?lang={language}"));
            assert_eq!(page.status, 200, "{}", page.body);
            pages.push(page.body);
        }
        pages.push(desk(service, link).to_string());
    }
    pages
}

#[test]
fn a_page_from_what_is_kept_is_the_one_that_a_fresh_service_shows() {
    let mut service = Service::new(ANYBODY);
    let (xihu, binjiang) = (invite(&service, "xihu"), invite(&service, "binjiang"));
    let links = [&*xihu, &*binjiang];
    let mut seen: Vec<Vec<String>> = Vec::new();
    let mut look = |service: &mut Service, what: &str| {
        let first = pages(service, links);
        assert!(seen.last() != Some(&first), "it is seen at once: {what}");
        assert_eq!(pages(service, links), first, "{what}");
        service.kill();
        service.start_again();
        assert_eq!(pages(service, links), first, "{what}");
        seen.push(first);
    };
    look(&mut service, "as it began");
    // A push with a fault, of which the department is told.
    service.by_bureau("bureau", &|clone| {
        let text = demand().replace("term_months: 36", "term_months: 600");
        std::fs::write(clone.join("submissions/example/units/shili-yiqi/second.yaml"), text).unwrap();
    });
    look(&mut service, "a push");
    // What a department itself saves.
    let mut sent = boxes(&desk(&service, &xihu));
    sent.insert("opinion:shili-jituan/first".to_owned(), "请优先安排。".to_owned());
    let answer = save(&service, &xihu, &sent);
    assert_eq!(answer.status, 200, "{}", answer.body);
    look(&mut service, "a recommendation");
    // What moves no branch: a unit that waits, and that is sent back.
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let body =
        json!({ "hand_in": hand_in("shili-xinda", &files), "new_link": "0123456789abcdef0123456789abcdef" });
    assert_eq!(service.post("/receive/hand-in", &body).status, 200);
    look(&mut service, "a unit that waits");
    let body = json!({ "link": xihu, "unit": "shili-xinda", "reason": "请补充说明。" });
    let answer = service.post("/receive/send-back", &body);
    assert_eq!((answer.status, answer.json()["outcome"].as_str()), (200, Some("noted")), "{}", answer.body);
    look(&mut service, "it is sent back");
}

#[test]
fn pages_are_shown_while_others_stand_in_the_queue() {
    let service = Service::new(INVITED);
    let (xihu, unit_link) = (invite(&service, "xihu"), service.invite("shili-xinda"));
    // Somebody who pushes has the turn, and a unit that hands in waits behind him.
    let turn = Queue::of(&GitRepository::discover(&service.bare).unwrap()).enter().unwrap();
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let body = json!({ "hand_in": hand_in("shili-xinda", &files), "link": unit_link });
    let port = service.port;
    let handing = std::thread::spawn(move || try_post(port, "/receive/hand-in", &body, "192.0.2.1").unwrap());
    let queue = service.bare.join("zhengji/queue");
    let numbers =
        || std::fs::read_dir(&queue).unwrap().filter(|one| one.as_ref().unwrap().file_name() != "door");
    eventually("it waits for its turn", || numbers().count() == 2);
    assert_eq!(desk(&service, &xihu)["outcome"], "department");
    assert_eq!(service.get(&format!("/receive/link/{unit_link}/")).status, 200);
    assert_eq!(service.get("/receive/").status, 200);
    assert!(!handing.is_finished(), "it was not its turn");
    drop(turn);
    let answer = handing.join().unwrap();
    assert_eq!(answer.status, 200, "{}", answer.body);
}

#[test]
fn a_department_that_never_stops_loading_its_page_is_asked_to_wait_and_no_other_is() {
    let service = Service::new(INVITED);
    let (xihu, binjiang, own) =
        (invite(&service, "xihu"), invite(&service, "binjiang"), service.invite("shili-yiqi"));
    let load = |link: &str, from: &str| {
        let head = format!(
            "GET /receive/link/{link}/ HTTP/1.1\r\nHost: zhengji.example\r\nX-Forwarded-For: {from}\r\n\
             Accept: application/json\r\nConnection: close\r\n\r\n"
        );
        service.send(&head, b"")
    };
    let begun = Instant::now();
    // From another place each time: it is the link that counts.
    let answers: Vec<_> = (0..60).map(|number| load(&xihu, &format!("192.0.2.{number}"))).collect();
    if begun.elapsed() < Duration::from_secs(60) {
        let refused = answers.iter().find(|answer| answer.status == 429).unwrap();
        assert_eq!(refused.header("retry-after"), Some("30"));
        let told: Value = refused.json();
        assert!(told["message"].as_str().unwrap().contains("太勤"), "{told}");
    }
    assert!(answers[..30].iter().all(|answer| answer.status == 200));
    assert_eq!(load(&binjiang, "192.0.2.1").status, 200);
    assert_eq!(load(&own, "192.0.2.1").status, 200);
}
