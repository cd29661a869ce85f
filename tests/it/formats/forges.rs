//! What GitHub, GitLab and reviewdog make of their formats.

use std::collections::BTreeSet;

use serde_json::Value;
use zhengji::report::{GitHub, GitLab, RdJson};

use super::{DEMAND, NAME, UNIT, edit, faulty, hostile, parse, tell, warned};
use crate::fixture::Files;

type Pairs = Vec<(String, String)>;

/// What GitHub's runner makes of a line: command, properties, message.
fn workflow_command(line: &str) -> Option<(String, Pairs, String)> {
    let (head, message) = line.trim_start().strip_prefix("::")?.split_once("::")?;
    let (command, properties) = head.split_once(' ').unwrap_or((head, ""));
    let unescape = |text: &str| text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%");
    let property = |text: &str| unescape(&text.replace("%3A", ":").replace("%2C", ","));
    let properties = properties
        .split(',')
        .filter_map(|pair| pair.split_once('='))
        .map(|(name, value)| (name.to_owned(), property(value)));
    Some((command.to_owned(), properties.collect(), unescape(message)))
}

#[test]
fn github_reads_the_path_back() {
    let report = tell(&hostile(), &GitHub);
    let files: Vec<String> = report
        .lines()
        .filter_map(workflow_command)
        .flat_map(|(_, properties, _)| properties)
        .filter(|(name, _)| name == "file")
        .map(|(_, value)| value)
        .collect();
    let expected = format!("submissions/example/{}", NAME.replace('\u{1B}', "<U+001B>"));
    assert!(files.contains(&expected), "{files:?}");
}

#[test]
fn github_marks_ten_of_a_kind_and_says_how_many_more() {
    let mut call = warned();
    for number in 0..37 {
        call.insert(format!("units/shili-yiqi/Upper-{number}.yaml"), Vec::new());
    }
    let report = tell(&call, &GitHub);
    let commands: Vec<_> = report.lines().filter_map(workflow_command).collect();
    let of = |kind: &str| commands.iter().filter(|(command, ..)| command == kind).count();
    assert_eq!((of("error"), of("warning"), of("notice")), (10, 1, 1), "{report}");
    let (_, _, last) = commands.last().unwrap();
    assert!(last.contains("另有 27 处错误没有标出") && last.contains("Upper-18.yaml：1 处"), "{last}");
    assert!(last.contains("另有 7 个文件"), "{last}");
}

#[test]
fn gitlab_knows_a_fault_again_wherever_its_line_has_moved() {
    let fingerprints = |call: &Files| -> Vec<String> {
        let issues = parse(&tell(call, &GitLab));
        issues
            .as_array()
            .unwrap()
            .iter()
            .map(|issue| issue["fingerprint"].as_str().unwrap().to_owned())
            .collect()
    };
    let mut call = faulty();
    edit(&mut call, DEMAND, "foundation: 已完成实验室样件试制。", "foundation: 待定");
    let before = fingerprints(&call);
    assert!(before.len() >= 3);
    assert_eq!(before.iter().collect::<BTreeSet<_>>().len(), before.len());
    for path in [DEMAND, UNIT] {
        let moved = [b"# moved\n\n".to_vec(), call[path].clone()].concat();
        call.insert(path.to_owned(), moved);
    }
    assert_eq!(fingerprints(&call), before);
}

#[test]
fn rdjson_counts_bytes() {
    let call = faulty();
    let report = parse(&tell(&call, &RdJson));
    let fault = report["diagnostics"].as_array().unwrap().iter().find(|one| one["code"]["value"] == "schema");
    let range = &fault.unwrap()["location"]["range"];
    let text = String::from_utf8(call[DEMAND].clone()).unwrap();
    let number = |value: &Value| usize::try_from(value.as_u64().unwrap()).unwrap() - 1;
    let line = text.lines().nth(number(&range["start"]["line"])).unwrap();
    let bytes = number(&range["start"]["column"])..number(&range["end"]["column"]);
    assert_eq!(&line[bytes], "\"36个月\"");
    assert_eq!(fault.unwrap()["suggestions"][0]["text"], "36");
}
