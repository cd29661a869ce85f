//! What a killed service leaves behind: each hand-in is in the repository with a receipt, or was never taken.

use std::collections::BTreeMap;
use std::net::TcpStream;
use std::sync::Mutex;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use super::service::{INVITED, Service, demand, eventually, hand_in, open_call, try_post};

/// Hand-ins of the test.
const COUNT: usize = 200;

/// Who hands in at the same time.
const HANDS: usize = 6;

/// The call with room for all of them.
fn roomy() -> Service {
    let git = open_call(INVITED);
    git.edit(super::service::CALL, "    max: 1\n", &format!("    max: {}\n", COUNT + 2));
    git.commit("room");
    Service::of(git, &[])
}

fn text(number: usize) -> String {
    demand().replace("微型真空计的漂移补偿", &format!("示例需求之{number}"))
}

fn path(number: usize) -> String {
    format!("units/shili-yiqi/demand-{number}.yaml")
}

/// What the repository and its receipts say, held against each other: every file that is there has one receipt, which names the
/// commit that brought it and the digest of what stands there; and the receipts lead from tip to tip without a gap.
fn is_whole(service: &Service) -> BTreeMap<String, Value> {
    service.git.git_in(&service.bare, ["fsck", "--strict", "--no-dangling"]);
    let mut tip: Option<String> = None;
    let mut receipts = BTreeMap::new();
    for line in service.receipts() {
        if let Some(tip) = &tip {
            assert_eq!(line["old"].as_str(), Some(&**tip), "a gap");
        }
        tip = line["new"].as_str().map(str::to_owned);
        for file in line["handed"]["files"].as_array().unwrap() {
            let path = file["path"].as_str().unwrap().replace("submissions/example/", "");
            assert!(receipts.insert(path, line.clone()).is_none(), "two receipts: {line}");
        }
    }
    if let Some(tip) = tip {
        assert_eq!(tip, service.tip());
    }
    let listed = service.git.git_in(
        &service.bare,
        ["ls-tree", "-r", "--name-only", "main:submissions/example", "units/shili-yiqi/"],
    );
    let there: Vec<&str> = listed.lines().filter(|path| path.contains("/demand-")).collect();
    assert_eq!(there, receipts.keys().map(String::as_str).collect::<Vec<_>>());
    receipts
}

#[test]
fn a_killed_service_has_taken_a_hand_in_with_its_receipt_or_not_at_all() {
    let mut service = roomy();
    let link = service.invite("shili-yiqi");
    let next = AtomicUsize::new(0);
    let (answered, over) = (Mutex::new(BTreeMap::new()), AtomicBool::new(false));
    let port = std::sync::atomic::AtomicU16::new(service.port);
    let mut kills = 0;
    std::thread::scope(|scope| {
        for hand in 0..HANDS {
            let (next, answered, link, port, over) = (&next, &answered, &link, &port, &over);
            scope.spawn(move || {
                loop {
                    let number = next.fetch_add(1, Ordering::SeqCst);
                    if number >= COUNT {
                        break;
                    }
                    let name = format!("demand-{number}.yaml");
                    let body =
                        json!({ "hand_in": hand_in("shili-yiqi", &[(&name, &text(number))]), "link": link });
                    // Each is sent once, to a service that is there: who does not hear an answer does not ask again here.
                    while TcpStream::connect(("127.0.0.1", port.load(Ordering::SeqCst))).is_err() {
                        std::thread::sleep(Duration::from_millis(20));
                    }
                    let from = format!("192.0.2.{}", hand + 1);
                    match try_post(port.load(Ordering::SeqCst), "/receive/hand-in", &body, &from) {
                        Some(answer) if answer.status == 200 => {
                            answered.lock().unwrap().insert(path(number), answer.json()["receipt"].clone());
                        }
                        Some(answer) => {
                            assert!(matches!(answer.status, 429 | 503), "{} {}", answer.status, answer.body);
                        }
                        // It was killed.
                        None => {}
                    }
                }
                over.store(true, Ordering::SeqCst);
            });
        }
        let mut random = 0x2545_F491_4F6C_DD1D_u64;
        while !over.load(Ordering::SeqCst) {
            random ^= random << 13;
            random ^= random >> 7;
            random ^= random << 17;
            // On a busy machine a service that is killed by the clock alone answers nobody.
            let (before, begun) = (answered.lock().unwrap().len(), Instant::now());
            std::thread::sleep(Duration::from_millis(500 + random % 1500));
            while answered.lock().unwrap().len() == before
                && begun.elapsed() < Duration::from_secs(20)
                && !over.load(Ordering::SeqCst)
            {
                std::thread::sleep(Duration::from_millis(20));
            }
            service.kill();
            kills += 1;
            service.start_again();
            port.store(service.port, Ordering::SeqCst);
        }
    });
    assert!(kills >= 3, "it was killed {kills} times");
    // Whoever begins anew finishes what was begun; then all is whole.
    eventually("the service answers", || service.get("/receive/health").status == 200);
    let receipts = is_whole(&service);
    let answered = answered.into_inner().unwrap();
    assert!(answered.len() >= 20, "only {} were answered", answered.len());
    for (path, receipt) in &answered {
        let line = receipts.get(path).unwrap_or_else(|| panic!("{path} was answered and is not there"));
        assert_eq!(line["handed"]["number"], receipt["number"]);
        assert_eq!(line["new"], receipt["commit"]);
    }
    eprintln!("{kills} kills, {} answered, {} taken in", answered.len(), receipts.len());
}

#[test]
fn a_service_that_is_told_to_end_finishes_what_was_begun() {
    let mut service = roomy();
    let link = service.invite("shili-yiqi");
    let port = service.port;
    let answers: Vec<Option<u16>> = std::thread::scope(|scope| {
        let send = |number: usize| {
            let link = &link;
            scope.spawn(move || {
                let name = format!("demand-{number}.yaml");
                let body =
                    json!({ "hand_in": hand_in("shili-yiqi", &[(&name, &text(number))]), "link": link });
                try_post(port, "/receive/hand-in", &body, "192.0.2.1").map(|answer| answer.status)
            })
        };
        let all: Vec<_> = (0..12).map(send).collect();
        std::thread::sleep(Duration::from_millis(150));
        assert_eq!(service.end(), 0);
        all.into_iter().map(|one| one.join().unwrap()).collect()
    });
    let taken = answers.iter().filter(|status| **status == Some(200)).count();
    // Whoever was connected has an answer; nobody is left between.
    assert!(answers.iter().all(|status| matches!(status, Some(200) | None)), "{answers:?}");
    assert_eq!(is_whole(&service).len(), taken, "{answers:?}");
}
