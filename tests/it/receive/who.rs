//! Who may hand in, and what a link opens.

use serde_json::json;

use super::service::{ANYBODY, INVITED, Service, demand, hand_in, of_base, unit};

#[test]
fn a_link_opens_its_own_unit_and_nothing_else() {
    let service = Service::new(INVITED);
    let link = service.invite("shili-xinda");
    // Nobody knows yet what it is called.
    assert!(service.get(&format!("/receive/link/{link}/")).body.contains("受邀单位（shili-xinda）"));
    // Whatever the file calls the unit, it is that of the link.
    let answer = service.hand_in(&link, "shili-yiqi", &[("unit.yaml", &unit()), ("gauge.yaml", &demand())]);
    assert_eq!(answer.status, 200, "{}", answer.body);
    assert!(service.show("units/shili-xinda/unit.yaml").contains("示例新达"));
    let sensor = of_base("units/shili-yiqi/sensor.yaml");
    assert_eq!(service.show("units/shili-yiqi/sensor.yaml"), sensor.trim());
    for wrong in ["", "0", &"0".repeat(32), "../../etc/passwd", &link.to_uppercase(), &format!("{link}0")] {
        let answer = service.hand_in(wrong, "shili-xinda", &[("gauge.yaml", &demand())]);
        assert_eq!(answer.status, 403, "{wrong}: {}", answer.body);
        if !wrong.is_empty() && !wrong.contains('/') {
            assert_eq!(service.get(&format!("/receive/link/{wrong}/")).status, 403, "{wrong}");
        }
    }
    // Only a digest is kept.
    let kept = std::fs::read_to_string(service.bare.join("zhengji/links")).unwrap();
    assert!(kept.contains("units/shili-xinda") && !kept.contains(&link), "{kept}");
}

#[test]
fn a_new_link_ends_the_one_before() {
    let service = Service::new(INVITED);
    let first = service.invite("shili-xinda");
    let second = service.invite("shili-xinda");
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    assert_eq!(service.hand_in(&first, "shili-xinda", &files).status, 403);
    assert_eq!(service.hand_in(&second, "shili-xinda", &files).status, 200);
}

#[test]
fn without_a_link_nobody_is_taken_in_where_units_are_invited() {
    let service = Service::new(INVITED);
    let body = json!({ "hand_in": hand_in("shili-xinda", &[("unit.yaml", &unit())]) });
    let answer = service.post("/receive/hand-in", &body);
    assert!(answer.status == 403 && answer.body.contains("填报链接"), "{}", answer.body);
    let english = service.post("/receive/hand-in?lang=en", &body);
    assert!(english.body.contains("A link is needed"), "{}", english.body);
}

#[test]
fn a_new_unit_waits_until_somebody_has_confirmed_it() {
    let service = Service::new(ANYBODY);
    let tip = service.tip();
    let files = [("unit.yaml", &*unit()), ("gauge.yaml", &*demand())];
    let drawn = "0123456789abcdef0123456789abcdef";
    let body = json!({ "hand_in": hand_in("shili-xinda", &files), "new_link": drawn });
    let answer = service.post("/receive/hand-in", &body);
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let first = answer.json();
    assert_eq!((&first["waiting"], &first["link"]), (&json!("unit"), &json!(drawn)));
    assert_eq!(service.tip(), tip, "the branch is as it was");
    // Whoever did not hear the answer asks again and is told the same.
    let again = service.post("/receive/hand-in", &body).json();
    assert_eq!((&again["again"], &again["receipt"]), (&json!(true), &first["receipt"]));
    // Nobody else takes its place.
    let other = json!({ "hand_in": hand_in("shili-xinda", &files), "new_link": "f".repeat(32) });
    assert_eq!(service.post("/receive/hand-in", &other).status, 403);
    // It changes what waits.
    let changed = demand().replace("term_months: 36", "term_months: 24");
    let answer = service.hand_in(drawn, "shili-xinda", &[("gauge.yaml", &changed)]);
    assert_eq!((answer.status, &answer.json()["waiting"]), (200, &json!("unit")), "{}", answer.body);
    let desk = service.get(&format!("/receive/link/{drawn}/"));
    assert!(desk.body.contains("等归口管理单位确认"), "{}", desk.body);
    let listed = service.run(&["inbox"]);
    assert!(
        listed.stdout.contains("units/shili-xinda") && listed.stdout.contains("示例新达"),
        "{}",
        listed.shown()
    );
    let taken = service.run(&["inbox", "--take", "units/shili-xinda"]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    assert!(service.show("units/shili-xinda/gauge.yaml").contains("term_months: 24"));
    assert!(service.run(&["inbox"]).stdout.contains("没有等着看的"));
    service.git.git_in(&service.bare, ["fsck", "--strict"]);
    // The link is good as before.
    let answer = service.hand_in(drawn, "shili-xinda", &[("gauge.yaml", &demand())]);
    assert_eq!((answer.status, &answer.json()["waiting"]), (200, &json!(null)), "{}", answer.body);
    // The receipts lead from tip to tip.
    let last = service.receipts();
    assert_eq!(last.last().unwrap()["new"].as_str(), Some(&*service.tip()));
}

#[test]
fn a_unit_that_was_invited_or_is_there_is_nobody_elses_to_begin() {
    let service = Service::new(ANYBODY);
    service.invite("shili-xinda");
    for (unit_name, text) in [("shili-xinda", unit()), ("shili-yiqi", of_base("units/shili-yiqi/unit.yaml"))]
    {
        let body = json!({ "hand_in": hand_in(unit_name, &[("unit.yaml", &text)]) });
        let answer = service.post("/receive/hand-in", &body);
        assert_eq!(answer.status, 403, "{}", answer.body);
    }
    // Nor does the same code under another name pass.
    let text = unit().replace(super::service::CODE, "91330106MA00000016");
    let body =
        json!({ "hand_in": hand_in("shili-xinxin", &[("unit.yaml", &text), ("gauge.yaml", &demand())]) });
    let answer = service.post("/receive/hand-in", &body);
    assert!(answer.status == 422 && answer.body.contains("unit-once"), "{}", answer.body);
}

#[test]
fn links_end_at_the_closing() {
    let git = crate::git::Git::valid();
    let path = super::service::CALL;
    let text = std::fs::read_to_string(git.path().join(path)).unwrap();
    git.write(path, format!("{text}{INVITED}").as_bytes());
    git.commit("closed");
    let service = Service::of(git, &[]);
    let link = service.invite("shili-yiqi");
    let changed = of_base("units/shili-yiqi/sensor.yaml").replace("term_months: 36", "term_months: 24");
    let answer = service.hand_in(&link, "shili-yiqi", &[("sensor.yaml", &changed)]);
    assert!(answer.status == 422 && answer.body.contains("submission-window"), "{}", answer.body);
    let desk = service.get(&format!("/receive/link/{link}/"));
    assert!(desk.body.contains("已经截止") && !desk.body.contains("0571-00000000"), "{}", desk.body);
}
