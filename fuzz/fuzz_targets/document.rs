//! Any bytes as a file of a call: read without a panic, every place inside the text, and the same again after the way
//! through a share's file. The first byte chooses what the file is.

#![no_main]

use std::collections::BTreeMap;
use std::sync::{Arc, LazyLock};

use libfuzzer_sys::fuzz_target;
use zhengji::call::read_file;
use zhengji::document::Node;
use zhengji::schema::SchemaSet;
use zhengji::shard::{Head, Part, Share, decode, encode};
use zhengji::source::{Content, File};

static SCHEMAS: LazyLock<SchemaSet> = LazyLock::new(|| zhengji::built_in::schemas(&BTreeMap::new()).unwrap());

const PATHS: [&str; 9] = [
    "units/a/b.yaml",
    "units/a/unit.yaml",
    "call.yaml",
    "departments/a/department.yaml",
    "departments/a/recommendation.yaml",
    "guideline/a.md",
    "guideline/dispositions.yaml",
    "comments/a.yaml",
    "notice.md",
];

fn inside(text: &str, node: &Node) {
    let range = node.span.start.offset as usize..node.span.end.offset as usize;
    assert!(text.get(range).is_some(), "{:?} is no stretch of the text", node.span);
    node.items().iter().for_each(|item| inside(text, item));
    for entry in node.entries() {
        let range = entry.key.span.start.offset as usize..entry.key.span.end.offset as usize;
        assert!(text.get(range).is_some(), "{:?} is no stretch of the text", entry.key.span);
        inside(text, &entry.value);
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((first, bytes)) = data.split_first() else { return };
    let path: Arc<str> = format!("submissions/x/{}", PATHS[usize::from(*first) % PATHS.len()]).into();
    let file = read_file("x", &File { path, content: Content::Bytes(bytes.to_vec()) }, &SCHEMAS);
    if let Some(document) = &file.document {
        inside(&document.text, &document.root);
    }
    for fault in &file.diagnostics {
        if let (Some(text), Some(span)) = (&file.text, fault.location.span) {
            assert!(text.get(span.start.offset as usize..span.end.offset as usize).is_some(), "{fault:?}");
        }
    }
    let head = Head { call: "x".into(), terms: [0; 32], share: Share { number: 1, of: 1 }, total: 1 };
    let part = [Part { location: 0, found: file.diagnostics.clone(), file }];
    let (_, back) = decode(&encode(&head, &part).expect("a share is written")).expect("a share is read back");
    assert_eq!(format!("{back:?}"), format!("{part:?}"));
});
