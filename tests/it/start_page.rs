//! The head of the start page knows the stage: one sentence, one thing to do, the days that are left.

use std::fmt::Write as _;
use std::path::Path;

use crate::program::run;

/// What a reader sees of the head, without tags.
fn head(at: &str, page: &str) -> String {
    let folder = tempfile::tempdir().unwrap();
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let out = folder.path().join("site");
    let output = run(root, ["build", "hangzhou-2021-1", "--at", at, "--out", out.to_str().unwrap()]);
    assert_eq!(output.code, 0, "{}", output.shown());
    let html = std::fs::read_to_string(out.join(page)).unwrap();
    let hero = html.split("<section class=\"hero\">").nth(1).unwrap().split("</section>").next().unwrap();
    let mut text = String::new();
    for piece in hero.split('<').skip(1) {
        let (tag, words) = piece.split_once('>').unwrap();
        if let Some(href) = tag.strip_prefix("a ").and_then(|tag| tag.split("href=\"").nth(1)) {
            write!(text, "[{}] ", href.split('"').next().unwrap()).unwrap();
        }
        text.push_str(words.trim());
        if matches!(tag, "/h1" | "/p") {
            text.push('\n');
        } else if matches!(tag, "/a" | "/time") {
            text.push_str(" · ");
        }
    }
    text
}

#[test]
fn each_stage_says_what_goes_on_and_what_to_do() {
    let mut shown = String::new();
    for at in [
        "2021-03-01T09:00:00+08:00",
        "2021-04-10T09:00:00+08:00",
        "2021-04-20T23:59:59+08:00",
        "2021-04-25T09:00:00+08:00",
        "2021-05-03T09:00:00+08:00",
        "2021-05-20T09:00:00+08:00",
        "2021-06-12T09:00:00+08:00",
        "2021-06-26T09:00:00+08:00",
        "2021-06-30T00:00:00+08:00",
    ] {
        for page in ["index.html", "en/index.html"] {
            let head = head(at, page);
            let now: Vec<&str> = head.lines().take(2).collect();
            writeln!(shown, "{at} {page}\n    {}", now.join("\n    ")).unwrap();
        }
    }
    insta::with_settings!({ snapshot_path => "../snapshots/site", prepend_module_to_snapshot => false, omit_expression => true }, {
        insta::assert_snapshot!("start-page-heads", shown);
    });
}
