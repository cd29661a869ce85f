//! How well alike demands are found, and what is told of them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;
use std::sync::LazyLock;

use proptest::prelude::*;
use zhengji::call::{assemble, public, read_file};
use zhengji::document::{Document, Node, Syntax, parse};
use zhengji::schema::{Kind, SchemaSet};
use zhengji::similarity::{ALIKE, Body, Comparison, shared_phrases, similar_demands};
use zhengji::source::{Content, File};

use crate::fixture::{Files, NOW, base, files, folder, judge};
use crate::program::Repository;

fn read(text: &str) -> Document {
    parse(&"demand.yaml".into(), text.as_bytes(), Syntax::Yaml).document.unwrap()
}

static SCHEMAS: LazyLock<SchemaSet> = LazyLock::new(|| zhengji::built_in::schemas(&BTreeMap::new()).unwrap());

fn body(node: &Node) -> Body<'_> {
    Body::of_document(node, SCHEMAS.get(Kind::Demand).labels().root())
}

fn labelled() -> Document {
    read(&fs::read_to_string(folder("similar").join("pairs.yaml")).unwrap())
}

fn demands(set: &Document) -> BTreeMap<&str, Body<'_>> {
    let entries = set.root.get("demands").unwrap().entries();
    entries.iter().map(|entry| (&*entry.key.text, body(&entry.value))).collect()
}

type Names<'a> = (&'a str, &'a str);

/// The labelled pairs of a part: those that are the same, and all.
fn pairs<'a>(set: &'a Document, held_out: bool) -> (BTreeSet<Names<'a>>, BTreeSet<Names<'a>>) {
    let text = |node: &'a Node, key: &str| node.get(key).unwrap().as_str().unwrap();
    let (mut same, mut all) = (BTreeSet::new(), BTreeSet::new());
    for pair in set.root.get("pairs").unwrap().items() {
        if pair.get("part").is_some() != held_out {
            continue;
        }
        let (a, b) = (text(pair, "a"), text(pair, "b"));
        let names = (a.min(b), a.max(b));
        all.insert(names);
        if pair.get("same").unwrap().as_bool().unwrap() {
            same.insert(names);
        }
    }
    (same, all)
}

/// Recall and precision of what was found, of the labelled pairs of a part.
#[allow(clippy::cast_precision_loss, reason = "dozens of pairs")]
fn figures(set: &Document, held_out: bool, found: &BTreeSet<Names<'_>>) -> (f64, f64, usize) {
    let (same, all) = pairs(set, held_out);
    let told: BTreeSet<_> = found.intersection(&all).copied().collect();
    let right = told.intersection(&same).count();
    let part = if held_out { "held out" } else { "settled on" };
    for missed in same.difference(&told) {
        println!("{part}: missed {missed:?}");
    }
    for wrong in told.difference(&same) {
        println!("{part}: wrong {wrong:?}");
    }
    (right as f64 / same.len() as f64, right as f64 / told.len() as f64, all.len())
}

fn found<'a>(bodies: &BTreeMap<&'a str, Body<'_>>, at_least: f64) -> BTreeSet<Names<'a>> {
    let names: Vec<&str> = bodies.keys().copied().collect();
    let pairs = Comparison::new(bodies).pairs(at_least);
    pairs.into_iter().map(|pair| (names[pair.first], names[pair.second])).collect()
}

#[test]
fn recall_and_precision_on_the_labelled_pairs() {
    let set = labelled();
    let bodies = demands(&set);
    let told = found(&bodies, ALIKE);
    let mut labelled = BTreeSet::new();
    for held_out in [false, true] {
        let (recall, precision, pairs) = figures(&set, held_out, &told);
        println!("held out: {held_out}; {pairs} pairs; recall {recall:.3}, precision {precision:.3}");
        assert!(recall >= 0.9 && precision >= 0.8, "recall {recall}, precision {precision}");
        labelled.extend(self::pairs(&set, held_out).1);
    }
    assert!(labelled.len() >= 60);
    let unlabelled: Vec<_> = told.difference(&labelled).collect();
    assert!(unlabelled.is_empty(), "pairs of different families: {unlabelled:?}");
}

/// Any demands at all, of few enough pieces that they share some.
fn texts() -> impl Strategy<Value = Vec<String>> {
    let pieces = [
        "陶瓷基板",
        "烧结",
        "关键技术",
        "SiC",
        "外延",
        "。",
        "，",
        "的",
        "\n",
        "漏磁",
        "1000℃",
        "Ａ",
        "氢",
        "é",
        "𠮷",
    ];
    let text = prop::collection::vec(prop::sample::select(pieces.to_vec()), 0..30);
    prop::collection::vec(text.prop_map(|pieces| pieces.concat()), 2..8)
}

/// A demand with a research text only.
fn research(texts: &[String]) -> Vec<Document> {
    let quoted = |text: &String| read(&format!("research: {}\n", serde_json::to_string(text).unwrap()));
    texts.iter().map(quoted).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_is_to_b_as_b_is_to_a_and_the_order_of_demands_does_not_matter(texts in texts()) {
        let documents = research(&texts);
        let bodies: BTreeMap<usize, _> =
            documents.iter().map(|d| body(&d.root)).enumerate().collect();
        let turned: BTreeMap<_, _> =
            bodies.iter().map(|(key, body)| (std::cmp::Reverse(*key), body.clone())).collect();
        let (one, other) = (Comparison::new(&bodies), Comparison::new(&turned));
        let last = texts.len() - 1;
        for a in 0..texts.len() {
            for b in 0..texts.len() {
                prop_assert_eq!(one.score(a, b), one.score(b, a));
                prop_assert_eq!(one.score(a, b), other.score(last - a, last - b));
                let score = one.score(a, b).unwrap();
                prop_assert!((0.0..=1.0 + f64::EPSILON).contains(&score), "{score}");
                for phrase in shared_phrases(&bodies[&a], &bodies[&b]) {
                    let inside = |text: &String| text.contains(phrase.trim_end_matches('…'));
                    prop_assert!(inside(&texts[a]), "{phrase}");
                }
            }
        }
    }

    #[test]
    #[allow(clippy::float_cmp, reason = "identical texts are exactly alike")]
    fn identical_texts_score_1(texts in texts()) {
        let twice: Vec<_> = texts.iter().chain(&texts).cloned().collect();
        let documents = research(&twice);
        let bodies: BTreeMap<usize, _> =
            documents.iter().map(|d| body(&d.root)).enumerate().collect();
        let comparison = Comparison::new(&bodies);
        for (at, text) in texts.iter().enumerate() {
            let score = comparison.score(at, at + texts.len()).unwrap();
            let says_nothing = comparison.score(at, at) == Some(0.0);
            prop_assert!(score == 1.0 || says_nothing, "{text}: {score}");
        }
    }
}

#[test]
fn a_pair_is_found_among_many() {
    let set = labelled();
    let bodies = demands(&set);
    // Demands of one form around them, alike among themselves.
    let things: Vec<String> = (0..1500_u32)
        .map(|n| {
            let han = |n: u32| char::from_u32(0x4E00 + n).unwrap();
            format!(
                "title: {0}{1}{0}装置\nresearch: 研究{1}{0}控制电路；传感终端；压力模型；{0}{0}封装工艺。",
                han(n),
                han(n + 7000)
            )
        })
        .collect();
    let around: Vec<Document> = things.iter().map(|text| read(text)).collect();
    let names: Vec<String> = (0..around.len()).map(|n| format!("z-{n}")).collect();
    let mut many = bodies.clone();
    many.extend(names.iter().zip(&around).map(|(name, d)| (&**name, body(&d.root))));
    let told = found(&many, ALIKE);
    for held_out in [false, true] {
        let (recall, precision, _) = figures(&set, held_out, &told);
        println!("among {}: recall {recall:.3}, precision {precision:.3}", many.len());
        assert!(recall >= 0.9 && precision >= 0.8, "recall {recall}, precision {precision}");
    }
}

fn files_of(call: &Files, count: usize) -> Files {
    let mut call = call.clone();
    let demand = call["units/shili-yiqi/sensor.yaml"].clone();
    for n in 0..count {
        call.insert(format!("units/shili-yiqi/copy-{n}.yaml"), demand.clone());
    }
    call
}

fn of_similar(call: &Files) -> Vec<zhengji::diagnostic::Diagnostic> {
    judge(call).diagnostics.into_iter().filter(|d| d.rule == "similar").collect()
}

#[test]
fn the_sample_calls_demands_are_far_apart() {
    let units = concat!(env!("CARGO_MANIFEST_DIR"), "/submissions/hangzhou-2021-1/units");
    let texts: BTreeMap<String, Document> = files(Path::new(units))
        .into_iter()
        .filter(|(path, _)| !path.ends_with("/unit.yaml"))
        .map(|(path, bytes)| (path, read(&String::from_utf8(bytes).unwrap())))
        .collect();
    let bodies: BTreeMap<&String, Body<'_>> = texts.iter().map(|(path, d)| (path, body(&d.root))).collect();
    assert!(bodies.len() > 20);
    let comparison = Comparison::new(&bodies);
    for a in 0..bodies.len() {
        for b in 0..a {
            assert!(comparison.score(a, b).unwrap() < 0.2);
        }
    }
}

#[test]
fn copies_of_one_form_are_told_within_bounds_and_counted() {
    let told = of_similar(&files_of(&base(), 400));
    assert!(told.len() <= 101, "{}", told.len());
    assert_eq!(told.iter().filter(|d| d.message.id() == "similar-more").count(), 1);
    assert!(told.iter().all(|d| !d.is_error()));
}

#[test]
fn only_calls_that_opened_earlier_are_compared() {
    let settings = |opens: &str| {
        let text = String::from_utf8(base()["call.yaml"].clone()).unwrap();
        assert!(text.contains("2021-03-24"));
        text.replace("2021-03-24", opens)
    };
    // The same demand, suggested again by its unit under its name, is linked on its page and not told.
    for (opens, unit, told) in [
        ("2020-03-24", "shili", true),
        ("2020-03-24", "shili-yiqi", false),
        ("2021-03-24", "shili", false),
        ("2021-03-25", "shili", false),
    ] {
        let repository = Repository::valid();
        repository.write("submissions/other/call.yaml", settings(opens).as_bytes());
        let path = format!("submissions/other/units/{unit}/sensor.yaml");
        repository.write(&path, &base()["units/shili-yiqi/sensor.yaml"]);
        let output = repository.run(&["check", "example", "--at", NOW]);
        assert_eq!(output.code, 0, "{}", output.shown());
        assert_eq!(output.stdout.contains(&path), told, "{opens} {unit}");
    }
}

#[test]
fn pages_get_the_most_similar_demands() {
    let read: Vec<_> = files_of(&base(), 3)
        .into_iter()
        .map(|(path, bytes)| {
            let path = format!("submissions/example/{path}").into();
            read_file("example", &File { path, content: Content::Bytes(bytes) }, &SCHEMAS)
        })
        .collect();
    let (call, _) = assemble("example", &read);
    let call = public::view(&call, &SCHEMAS).unwrap();
    let similar = similar_demands(&call, ALIKE, 2, &zhengji::check::OneByOne);
    let ids: Vec<&str> = similar.keys().map(String::as_str).collect();
    assert_eq!(ids, ["copy-0", "copy-1", "copy-2", "sensor"].map(|name| format!("shili-yiqi/{name}")));
    for (id, list) in &similar {
        assert_eq!(list.len(), 2);
        assert!(
            list.iter().all(|other| other.demand != *id && other.score > 0.99 && other.phrases.len() == 5)
        );
    }
}

#[test]
fn nothing_of_a_file_that_may_be_secret_is_told() {
    let mut call = files_of(&base(), 1);
    assert_eq!(of_similar(&call).len(), 1);
    let path = "units/shili-yiqi/copy-0.yaml";
    let marked = format!("{}# 秘密★5年\n", String::from_utf8(call[path].clone()).unwrap());
    call.insert(path.to_owned(), marked.into_bytes());
    assert!(of_similar(&call).is_empty());
}

#[test]
fn no_phrase_comes_from_a_field_with_personal_data_or_from_one_that_is_not_public() {
    let mut call = files_of(&base(), 1);
    for path in ["units/shili-yiqi/copy-0.yaml", "units/shili-yiqi/sensor.yaml"] {
        let text = String::from_utf8(call[path].clone()).unwrap();
        let text = text.replace("国内尚无量产产品", "请联系 13800138000 的试制车间主任");
        call.insert(path.to_owned(), text.replace("示例联系人", "甲乙丙丁戊己庚辛").into_bytes());
    }
    let judged = judge(&call);
    assert!(judged.rules().contains(&"similar"), "{}", judged.report);
    for private in ["试制车间", "甲乙丙丁"] {
        assert!(!judged.report.contains(private), "{}", judged.report);
    }
}
