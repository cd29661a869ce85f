//! What the bureau's guide tells of the time after the closing, carried out as it stands: its amendments are accepted, what they open
//! comes in, its commands run.

use std::fs;
use std::path::Path;

use pulldown_cmark::{CodeBlockKind, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

use crate::git::proof::Server;

const CALL: &str = "submissions/example/call.yaml";

/// The blocks of one section of a guide: language and text.
fn blocks(guide: &str, title: &str) -> Vec<(String, String)> {
    let text = fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join("docs").join(guide)).unwrap();
    let mut blocks: Vec<(String, String)> = Vec::new();
    let (mut heading, mut here, mut inside) = (false, false, false);
    for event in Parser::new_ext(&text, Options::ENABLE_TABLES) {
        match event {
            Event::Start(Tag::Heading { level: HeadingLevel::H2, .. }) => heading = true,
            Event::End(TagEnd::Heading(_)) => heading = false,
            Event::Text(words) if heading => here = words.contains(title),
            Event::Start(Tag::CodeBlock(CodeBlockKind::Fenced(kind))) if here => {
                inside = true;
                blocks.push((kind.into_string(), String::new()));
            }
            Event::Text(words) if inside => blocks.last_mut().unwrap().1.push_str(&words),
            Event::End(TagEnd::CodeBlock) => inside = false,
            _ => {}
        }
    }
    blocks
}

fn carry_out(guide: &str, title: &str) {
    let server = Server::new();
    let git = &server.git;
    assert_eq!(server.freeze().code, 0);
    let mut day = 21;
    let mut push = |what: &str| {
        git.commit(what);
        server.push(&format!("2021-04-{day}T10:00:00+08:00"));
        day += 1;
    };
    let mut accepted = 0;
    let mut commands = 0;
    for (language, text) in blocks(guide, title) {
        if language == "yaml" {
            let settings = fs::read_to_string(git.path().join(CALL)).unwrap();
            git.write(CALL, (settings + &text).as_bytes());
            push("amendment");
            accepted += text.matches("what:").count();
            if accepted == 3 {
                let units = "submissions/example/units";
                let first = format!("{units}/shili-jituan/first.yaml");
                git.edit(&first, "title: ", "withdrawn: {on: 2021-04-22, reason: 集团重组}\ntitle: ");
                git.edit(&format!("{units}/shili-yanjiuyuan/own-topic.yaml"), "summary: ", "summary: 更正，");
                push("under the amendments");
            }
            continue;
        }
        for line in text.lines() {
            let words: Vec<&str> = line.split_whitespace().skip(1).collect();
            // The bureau looks at its own proposal; the seals are made where the receipts are.
            let output = match words[0] {
                "check" => git.run(&[&words[..], &["--at", "2021-04-21T09:00:00+08:00"]].concat()),
                _ => server.run(&words),
            };
            assert_eq!(output.code, 0, "{line}\n{}", output.shown());
            commands += 1;
        }
    }
    assert_eq!((accepted, commands), (3, 3), "{guide}");
    let tags = git.git_in(&server.bare, ["tag"]);
    assert_eq!(tags, "freeze/example/submission\nfreeze/example/submission-2");
}

#[test]
fn the_guide_can_be_carried_out() {
    carry_out("bureau.md", "After the closing");
}

#[test]
fn the_guide_in_chinese_can_be_carried_out() {
    carry_out("bureau.zh-CN.md", "截止以后");
}
