//! A file to hand in, from its import to the door: what `import` writes is a proposal that the gate accepts from whom it said.

use std::path::{Path, PathBuf};

use zhengji::hand_in::HandIn;
use zhengji::schema::Uscc;

use super::hook::{CALL, clone, commit, open_call};
use super::server::Server;
use super::{DEMAND, Git, UNIT};
use crate::program::Output;

/// A code that nobody has, with its right check character.
fn new_code() -> String {
    let codes = "0123456789ABCDEFGHJKLMNPQRTUWXY".chars().map(|check| format!("91330106MA0000777{check}"));
    codes.into_iter().find(|code| Uscc::read(code).is_some_and(|code| code.is_intact())).unwrap()
}

fn text(git: &Git, path: &str) -> String {
    std::fs::read_to_string(git.path().join(path)).unwrap()
}

/// A unit that is new, with one demand, as the form writes it: without a folder, for nobody knows one.
fn from_a_new_unit(git: &Git) -> String {
    let unit = text(git, &format!("{UNIT}/unit.yaml"))
        .replace("91330106MA00000016", &new_code())
        .replace("杭州示例仪器有限公司", "杭州示例新材料有限公司")
        .replace("submitters:\n  - github: shili-yiqi\n", "");
    let demand = text(git, DEMAND).replace("高温压力传感器用陶瓷基板", "示例用低温共烧陶瓷浆料");
    let files = [("unit.yaml".to_owned(), unit), ("xuqiu-1.yaml".to_owned(), demand)];
    HandIn { call: "example".to_owned(), unit: None, files: files.into() }.write()
}

fn import(git: &Git, folder: &Path, more: &[&str]) -> Output {
    git.run_in(folder, &[&["import"][..], more].concat())
}

/// A call with this line among its roles, and a clone in which a file to hand in was imported and committed.
fn imported(roles: &str) -> (Git, Server, PathBuf, Output) {
    let git = open_call();
    git.edit(CALL, "roles:\n", &format!("roles:\n{roles}"));
    git.commit("roles");
    let server = Server::of(&git);
    let folder = clone(&git, &server, "department");
    let sent = git.beside("示例新材料.yaml");
    std::fs::write(&sent, from_a_new_unit(&git)).unwrap();
    let output = import(&git, &folder, &[sent.to_str().unwrap()]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert_eq!(git.git_in(&folder, ["status", "--porcelain", "-uall"]).lines().count(), 2);
    commit(&git, &folder);
    (git, server, folder, output)
}

#[test]
fn a_new_unit_is_founded_by_whom_the_call_lets_in_one_step() {
    let all = ["stranger", "xihu-kjj", "shili-bureau"];
    for (roles, may, said) in [
        ("", &all[1..], "归口管理单位（或者主办单位）提交"),
        ("  new_units: anyone\n", &all[..], "任何人都可以新增单位"),
        ("  new_units: bureau\n", &all[2..], "只有主办单位可以新增单位"),
    ] {
        let (git, server, folder, output) = imported(roles);
        assert!(output.stdout.contains(said), "{roles}: {}", output.shown());
        for actor in all {
            let actor = format!("github: {actor}");
            let check = git
                .run_in(&folder, &["check", "--base", "origin/main", "--actor", &actor, "--require-owner"]);
            let expected = i32::from(!may.iter().any(|one| actor.ends_with(one)));
            assert_eq!(check.code, expected, "{roles} {actor}: {}", check.shown());
        }
        // The door says the same: who may not first, so that the last one that may not changes nothing.
        for actor in all.iter().filter(|actor| !may.contains(actor)) {
            let output = server.push(&git, &folder, actor);
            assert!(output.stderr.contains("[owner]"), "{roles} {actor}: {}", output.shown());
        }
        let output = server.push(&git, &folder, may[0]);
        assert_eq!(output.code, 0, "{roles}: {}", output.shown());
        let tree = git.git_in(&server.bare, ["ls-tree", "-r", "--name-only", "main"]);
        let unit = format!("submissions/example/units/{}", new_code().to_lowercase());
        assert!(tree.contains(&format!("{unit}/unit.yaml\n{unit}/xuqiu-1.yaml")), "{tree}");
    }
}

#[test]
fn what_a_known_unit_sends_again_replaces_what_it_sent() {
    let git = open_call();
    let texts = [format!("{UNIT}/unit.yaml"), DEMAND.to_owned()].map(|path| text(&git, &path));
    let files = [
        ("unit.yaml".to_owned(), texts[0].clone()),
        ("sensor.yaml".to_owned(), texts[1].replace("term_months: 36", "term_months: 30")),
    ];
    // It is known by its code, whatever folder the file names.
    let sent = HandIn { call: "example".to_owned(), unit: Some("shili-new".to_owned()), files: files.into() };
    git.edit(CALL, "roles:\n", "roles:\n  departments_submit: true\n");
    git.commit("roles");
    let server = Server::of(&git);
    let folder = clone(&git, &server, "department");
    std::fs::write(git.beside("sent.yaml"), sent.write()).unwrap();
    let path = git.beside("sent.yaml");
    let output = import(&git, &folder, &[path.to_str().unwrap()]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(output.stdout.contains("--replace"), "{}", output.shown());
    let output = import(&git, &folder, &[path.to_str().unwrap(), "--replace"]);
    assert_eq!(output.code, 0, "{}", output.shown());
    assert!(output.stdout.contains("已有单位的文件，由单位自己、它的归口管理单位或者主办单位提交"));
    assert_eq!(git.git_in(&folder, ["status", "--porcelain", "-uall"]), format!("M {DEMAND}"));
    commit(&git, &folder);
    let output = server.push(&git, &folder, "xihu-kjj");
    assert_eq!(output.code, 0, "{}", output.shown());
}

#[test]
fn a_folder_of_what_arrived_is_told_in_one_table() {
    let git = open_call();
    let sent = from_a_new_unit(&git);
    let put = |name: &str, bytes: &[u8]| {
        let path = git.beside("arrived").join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    };
    put("1 示例新材料/提交文件.yaml", sent.as_bytes());
    put("2/别的征集.yaml", sent.replace("call: example", "call: another").as_bytes());
    put("3/坏的.yaml", sent.replace("  xuqiu-1.yaml:", "  ../x.yaml:").as_bytes());
    put("4/一份表.yaml", text(&git, DEMAND).as_bytes());
    put("5/扫描件.pdf", b"%PDF-1.4");
    put("6/邮件.eml", b"From: a@example.com\n");
    put("7/说明.txt", "请查收".as_bytes());
    put("8/附件.zip", b"PK");
    put(
        "9/手机号.yaml",
        sent.replace("xuqiu-1", "xuqiu-2")
            .replace("summary: 面向", "summary: 联系 13800000000 面向")
            .as_bytes(),
    );
    let blank = git.beside("arrived/空表.xlsx");
    assert_eq!(git.run(&["form", "--xlsx", "--out", blank.to_str().unwrap()]).code, 0);
    let output = import(&git, git.path(), &[git.beside("arrived").to_str().unwrap()]);
    assert_eq!(output.code, 1, "{}", output.shown());
    assert!(!output.stdout.contains("13800000000"), "{}", output.shown());
    git.snapshot("import-arrived", &output);
    assert_eq!(git.git(["status", "--porcelain", "-uall"]).lines().count(), 2);
}
