//! `JUnit`: well-formed XML that counts right.

use std::collections::BTreeSet;

use zhengji::diagnostic::Diagnostic;
use zhengji::diagnostic::catalog::Language;
use zhengji::report::{JUnit, Json};
use zhengji::rules::RULES;

use super::{for_many_calls, tell};
use crate::fixture::judge_as;

/// Asserts that a text is well-formed XML of the plain sort that the report uses, and returns its start tags.
fn start_tags(xml: &str) -> Vec<(String, Vec<(String, String)>)> {
    assert!(xml.chars().all(|c| c == '\n' || !c.is_control() && c != '\u{FFFE}' && c != '\u{FFFF}'));
    let resolved = |text: &str| {
        for entity in text.split('&').skip(1) {
            let known = ["amp;", "lt;", "gt;", "quot;", "apos;"];
            assert!(known.iter().any(|name| entity.starts_with(name)), "&{entity}");
        }
        text.replace("&lt;", "<")
            .replace("&gt;", ">")
            .replace("&quot;", "\"")
            .replace("&apos;", "'")
            .replace("&amp;", "&")
    };
    let (mut open, mut tags) = (Vec::new(), Vec::new());
    let mut parts = xml.split('<').skip(1);
    assert!(parts.next().unwrap().starts_with("?xml version=\"1.0\" encoding=\"UTF-8\"?>"));
    for part in parts {
        let (tag, text) = part.split_once('>').unwrap();
        assert!(!text.contains('>'), "{text}");
        resolved(text);
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(open.pop().as_deref(), Some(name));
            continue;
        }
        let (tag, empty) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut rest) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((key, after)) = rest.trim_start().split_once("=\"") {
            let (value, after) = after.split_once('"').unwrap();
            attributes.push((key.to_owned(), resolved(value)));
            rest = after;
        }
        assert!(rest.trim().is_empty(), "{tag}");
        tags.push((name.to_owned(), attributes));
        if !empty {
            open.push(name.to_owned());
        }
    }
    assert!(open.is_empty(), "{open:?}");
    tags
}

#[test]
fn junit_is_well_formed_and_counts_right() {
    for_many_calls(|call| {
        let report = tell(call, &JUnit);
        let tags = start_tags(&report);
        let of = |name: &str| tags.iter().filter(|(tag, _)| tag == name).count();
        let get = |attributes: &[(String, String)], key: &str| {
            attributes.iter().find(|(name, _)| name == key).map(|(_, value)| value.clone()).unwrap()
        };
        let (root, attributes) = &tags[0];
        assert_eq!(root, "testsuites");
        assert_eq!(get(attributes, "tests"), of("testcase").to_string());
        assert_eq!(get(attributes, "failures"), of("failure").to_string());
        assert_eq!(of("testsuite"), RULES.len());
        let cases: Vec<_> = tags
            .iter()
            .filter(|(tag, _)| tag == "testcase")
            .map(|(_, attributes)| (get(attributes, "classname"), get(attributes, "name")))
            .collect();
        assert_eq!(cases.iter().collect::<BTreeSet<_>>().len(), cases.len(), "{cases:?}");
        let errors = judge_as(call, Language::Chinese, &Json).diagnostics.iter().any(Diagnostic::is_error);
        assert_eq!(of("failure") > 0, errors);
    });
}
