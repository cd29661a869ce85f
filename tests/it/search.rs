//! What the search of the site knows: everything that has an address, by its names in all languages of the call.

use std::collections::BTreeSet;

use serde_json::Value;

use crate::fixture::Files;
use crate::site::{attributes, sample_site};

/// A document of the index: its address, what it is, its texts.
type Document = (String, String, Vec<(usize, String)>);

fn page<'a>(pages: &'a Files, path: &str) -> &'a str {
    std::str::from_utf8(&pages[path]).unwrap()
}

/// What a script of data hands over.
fn value(script: &str) -> Value {
    let start = script.find(", ").unwrap() + 2;
    serde_json::from_str(&script[start..script.rfind(')').unwrap()]).unwrap()
}

/// All documents, in their order, and what the manifest says that they are.
fn documents(pages: &Files, folder: &str) -> (Vec<Document>, Vec<(String, usize)>) {
    let mut documents = Vec::new();
    for number in 0.. {
        let path = format!("{folder}data/search/text-{number}.js");
        if !pages.contains_key(&path) {
            break;
        }
        let piece: Vec<Document> = serde_json::from_value(value(page(pages, &path))).unwrap();
        documents.extend(piece);
    }
    let manifest = value(page(pages, &format!("{folder}data/search/manifest.js")));
    (documents, serde_json::from_value(manifest["kinds"].clone()).unwrap())
}

fn says(document: &Document, words: &str) -> bool {
    document.2.iter().any(|(_, text)| text.contains(words))
}

#[test]
fn every_document_has_an_address_and_a_sort() {
    let (_folder, pages) = sample_site();
    for folder in ["", "en/"] {
        let (documents, kinds) = documents(&pages, folder);
        let told: Vec<&str> =
            kinds.iter().flat_map(|(kind, count)| std::iter::repeat_n(kind.as_str(), *count)).collect();
        let are: Vec<&str> = documents.iter().map(|(_, kind, _)| kind.as_str()).collect();
        assert_eq!(told, are, "{folder}");
        let sorts: BTreeSet<&str> = are.into_iter().collect();
        let all = ["comment", "demand", "department", "item", "notice", "rule", "unit"];
        assert_eq!(sorts, BTreeSet::from(all));
        let mut seen = BTreeSet::new();
        for (href, ..) in &documents {
            assert!(seen.insert(href), "{href} is found twice");
            let (path, anchor) = href.split_once('#').unwrap_or((href, ""));
            let page = page(&pages, &format!("{folder}{path}"));
            assert!(anchor.is_empty() || attributes(page, "id").contains(&anchor), "{folder}{href}");
        }
    }
}

#[test]
fn whatever_has_names_is_found_by_all_of_them() {
    let (_folder, pages) = sample_site();
    for folder in ["", "en/"] {
        let (documents, _) = documents(&pages, folder);
        let found = |words: &str| -> BTreeSet<&str> {
            documents.iter().filter(|one| says(one, words)).map(|(_, kind, _)| kind.as_str()).collect()
        };
        for (kind, chinese, english) in [
            ("department", "萧山区科技局", "Xiaoshan District Science and Technology Bureau"),
            ("item", "燃料电池电堆高速产线", "fast lines for fuel cell stacks"),
            ("comment", "燃料电池电堆高速产线", "fast lines for fuel cell stacks"),
        ] {
            assert!(found(chinese).contains(kind), "{folder}: {chinese}");
            assert!(found(english).contains(kind), "{folder}: {english}");
        }
    }
}

#[test]
fn of_the_notice_the_paragraph_is_found() {
    let (_folder, pages) = sample_site();
    let (documents, _) = documents(&pages, "");
    let of = |words: &str| -> Vec<&Document> {
        documents.iter().filter(|one| one.1 == "notice" && says(one, words)).collect()
    };
    let [paragraph] = of("研究开发费占主营业务收入的比例")[..] else {
        panic!("one paragraph says so")
    };
    assert_eq!(paragraph.2[0].1, "（二）征集对象", "the heading above it is its title");
    assert!(!says(paragraph, "名额分配"), "it says nothing of the next section");
    let place = format!("id=\"{}\"", paragraph.0.split_once('#').unwrap().1);
    let stands = page(&pages, "notice/index.html").split(&place).nth(1).unwrap();
    assert!(stands.split("</p>").next().unwrap().contains("研究开发费占主营业务收入的比例"));
    // Cells of a table do not run into one another, and a list is found item by item.
    assert!(says(of("合作处")[0], "新型研发机构 合作处"));
    assert_eq!(of("重大攻关需求建议表").len(), 2);
    // What comes before the first heading is one with the title, and a heading above headings is found by itself.
    assert!(says(of("有关事项通知如下")[0], "关于征集“十四五”重大攻关需求建议"));
    assert_eq!(of("一、征集内容和条件").len(), 1);
}
