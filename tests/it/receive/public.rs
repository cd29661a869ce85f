//! What the public says to a draft.

use serde_json::{Value, json};

use super::service::{Service, open_call};
use crate::git::Git;

/// The call with a draft that is consulted on now.
fn consulting() -> Git {
    let git = open_call("receive: {address: 'https://zhengji.example/receive/', comments: true}\n");
    let path = super::service::CALL;
    git.edit(
        path,
        "  recommendation: {opens: 2021-03-24, closes: 2099-04-30}",
        "  recommendation: {opens: 2021-03-24, closes: 2099-04-30}\n  consultation: {opens: 2021-05-10, closes: 2099-06-08}",
    );
    let item = files_of("comment-answered/pass-open-while-the-consultation-runs", "guideline/materials.md");
    git.write("submissions/example/guideline/materials.md", &item);
    git.commit("consultation");
    git
}

fn files_of(fixture: &str, path: &str) -> Vec<u8> {
    let root = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/rules");
    std::fs::read(root.join(fixture).join(path)).unwrap()
}

fn comment(text: &str) -> Value {
    json!({
        "call": "example", "item": "materials", "aspect": "advancement", "text": text, "name": "欧阳示例", "show": "masked",
    })
}

#[test]
fn a_comment_waits_unseen_until_the_bureau_takes_it_in() {
    let service = Service::of(consulting(), &[]);
    let tip = service.tip();
    let answer = service.post("/receive/comment", &comment("指标偏低，建议提高到 1100 ℃。"));
    assert_eq!(answer.status, 200, "{}\n{}", answer.body, service.log());
    let first = answer.json();
    assert_eq!((&first["waiting"], &first["receipt"]["actor"]), (&json!("comment"), &json!("public")));
    assert_eq!(service.tip(), tip, "nothing is published unseen");
    // The same sent twice is one.
    let again = service.post("/receive/comment", &comment("指标偏低，建议提高到 1100 ℃。")).json();
    assert_eq!((&again["again"], &again["receipt"]), (&json!(true), &first["receipt"]));
    let listed = service.run(&["inbox"]);
    assert!(listed.stdout.contains("欧阳**") && !listed.stdout.contains("欧阳示例"), "{}", listed.shown());
    let name = listed.stdout.split('：').next().unwrap().to_owned();
    let taken = service.run(&["inbox", "--take", &name]);
    assert_eq!(taken.code, 0, "{}", taken.shown());
    assert!(service.show(&format!("{name}.yaml")).contains("1100"));
    // Without a script it is a page.
    let boxes = [
        ("call", "example"),
        ("item", "materials"),
        ("aspect", "other"),
        ("text", "同意。"),
        ("name", "王五"),
    ];
    let page = service.form("/receive/comment", &boxes);
    assert!(page.status == 200 && page.body.contains("主办单位看过以后才公开"), "{}", page.body);
    let name = service.run(&["inbox"]).stdout.split('：').next().unwrap().to_owned();
    assert_eq!(service.run(&["inbox", "--drop", &name]).code, 0);
    assert!(service.run(&["inbox"]).stdout.contains("没有等着看的"));
}

#[test]
fn comments_are_bounded_in_number_and_in_kind() {
    let service = Service::of(consulting(), &[]);
    let secret = "电话 13800001234";
    let answer = service.post("/receive/comment", &comment(secret));
    assert!(answer.status == 422 && !answer.body.contains("13800001234"), "{}", answer.body);
    let mut trapped = comment("同意");
    trapped["website"] = json!("http://spam.example");
    let answer = service.post("/receive/comment", &trapped);
    assert!(answer.status == 422 && answer.body.contains("请留空"), "told, not swallowed: {}", answer.body);
    let statuses: Vec<u16> =
        (0..6).map(|n| service.post("/receive/comment", &comment(&format!("意见之{n}"))).status).collect();
    assert!(statuses.contains(&429), "{statuses:?}");
    let mut nobody = comment("同意");
    nobody["name"] = json!(" ");
    let from_another =
        super::service::try_post(service.port, "/receive/comment", &nobody, "198.51.100.7").unwrap();
    assert_eq!(from_another.status, 422, "{}", from_another.body);
    assert!(!service.log().contains("13800001234"));
}
