//! What is merely late takes no site away: a call to its end with a stamp that no longer fits and a scan that comes late.

use super::after_closing::SECOND_TAG;
use super::hook::RIVAL;
use super::proof::Server;
use super::seals::{FOR_THE_DISTRICT, STORY};
use crate::program::Output;

/// Runs the program in the folder that everything is pushed from.
fn here(server: &Server, arguments: &[&str]) -> Output {
    server.git.run_in(server.git.path(), arguments)
}

/// What the page of a department's table says of its stamp, on the site as it is published at an instant.
fn published(server: &Server, at: &str) -> String {
    let site = server.git.beside("site");
    let out = site.to_string_lossy().into_owned();
    let built = here(server, &["build", "--out", &out, "--at", at]);
    assert_eq!(built.code, 0, "{at}: {}", built.shown());
    std::fs::read_to_string(site.join("tables/xihu/index.html")).unwrap()
}

/// The code at the foot of a table.
fn code(page: &str) -> &str {
    page.split("校验码：<code>").nth(1).unwrap().get(..14).unwrap()
}

#[test]
fn the_site_stands_while_stamps_and_scans_are_late() {
    let server = Server::new();
    let given = "submissions/example/departments/xihu/recommendation.yaml";
    let stamp = |code: &str, at: &str| {
        let text = std::fs::read_to_string(server.git.path().join(given)).unwrap();
        let kept: String = text
            .lines()
            .filter(|line| !line.starts_with("table_digest"))
            .flat_map(|line| [line, "\n"])
            .collect();
        server.git.write(given, format!("{kept}table_digest: {code}\n").as_bytes());
        server.git.commit("stamped");
        server.push(at);
    };
    stamp(code(&published(&server, "2021-04-20T18:00:00+08:00")), "2021-04-20T20:00:00+08:00");
    let page = published(&server, "2021-04-20T21:00:00+08:00");
    assert!(page.contains("与本表一致"), "{page}");
    assert_eq!(server.freeze().code, 0);

    // A unit withdraws after the closing, and what was stamped is no longer the table.
    server.amend(&format!("{FOR_THE_DISTRICT}{STORY}"), "2021-04-21T09:00:00+08:00");
    let withdrawn = "withdrawn: {on: 2021-04-24, reason: 集团重组}\ntitle: ";
    server.edit(RIVAL, "title: ", withdrawn, "2021-04-24T10:00:00+08:00");
    let page = published(&server, "2021-04-24T12:00:00+08:00");
    assert!(page.contains("盖章之后本表有改动"), "{page}");
    let told = here(&server, &["check", "--at", "2021-04-24T12:00:00+08:00"]);
    assert!(told.code == 1 && told.stdout.contains("盖章之后撤回了"), "{}", told.shown());

    // The recommendation closes without a scan: its department is late, and the site stands.
    let over = "2021-05-02T09:00:00+08:00";
    assert!(published(&server, over).contains("盖章之后本表有改动"));
    let status = here(&server, &["status", "--at", over]);
    assert!(status.code == 0 && status.stdout.contains("departments/xihu"), "{}", status.shown());
    let more = "  - what: {department: xihu, stage: recommendation}\n    until: 2021-05-06\n    reason: 盖章的领导出差。\n    approved_by: 高新处\n";
    server.amend(more, "2021-05-03T09:00:00+08:00");
    let now = published(&server, "2021-05-03T10:00:00+08:00");
    server.git.write("submissions/example/departments/xihu/stamped.pdf", b"%PDF-1.4\n");
    stamp(code(&now), "2021-05-04T09:00:00+08:00");
    assert!(published(&server, "2021-05-04T10:00:00+08:00").contains("与本表一致"));

    // Both stages are sealed, the first one twice, and every clone proves it.
    for _ in 0..2 {
        assert_eq!(server.freeze().code, 0);
    }
    let sealed = server.run(&["freeze", "--stage", "recommendation"]);
    assert_eq!(sealed.code, 0, "{}", sealed.shown());
    let told = server.told(&server.fresh_clone("stood"));
    assert_eq!(told.code, 0, "{}", told.shown());
    let tags = server.git.git_in(&server.bare, ["tag"]);
    assert!(tags.contains(SECOND_TAG) && tags.contains("recommendation"), "{tags}");
}
