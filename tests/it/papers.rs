//! Forms as papers: what is written on them is read back as the same document.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use zhengji::call::{Call, ReadFile, assemble, read_file};
use zhengji::document::{Document, Node, Style, Syntax, Value, emit, parse};
use zhengji::paper::{self, Answers, Composed, Paper, Read, compose};
use zhengji::schema::{Kind, SchemaSet};
use zhengji::source::{Repository, Source};

/// The sample call with its papers.
struct Sample {
    call: Call,
    papers: Vec<Paper>,
    files: Vec<(Kind, Arc<Document>)>,
}

fn sample() -> Sample {
    let repository = Repository::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let name = repository.call(None).unwrap();
    let schemas = SchemaSet::new(&BTreeMap::new()).unwrap();
    let files: Vec<ReadFile> =
        repository.read_call(&name).unwrap().iter().map(|file| read_file(&name, file, &schemas)).collect();
    let (call, _) = assemble(&name, &files);
    let papers = paper::KINDS.map(|kind| Paper::new(kind, &call, &schemas).unwrap()).into();
    let files =
        call.documents.iter().filter(|(kind, _)| paper::KINDS.contains(kind)).cloned().collect::<Vec<_>>();
    Sample { call, papers, files }
}

#[derive(Clone, Copy, Debug)]
enum As {
    Workbook,
    Document,
}

fn draw(format: As, papers: &[(&Paper, &Answers)]) -> Vec<u8> {
    match format {
        As::Document => {
            paper::docx::write(&paper::docx::Document { marking: None, papers: papers.to_vec() }).unwrap()
        }
        As::Workbook => {
            let sheets = papers
                .iter()
                .map(|(paper, answers)| paper::xlsx::Sheet { paper, name: paper.title.clone(), answers })
                .collect();
            paper::xlsx::write(&paper::xlsx::Workbook { marking: None, sheets }).unwrap()
        }
    }
}

/// The canonical text of a document: what a form makes of it.
fn canonical(paper: &Paper, root: &Node) -> String {
    let (answers, homeless) = Answers::of(paper, root);
    assert!(homeless.is_empty(), "{homeless:?}");
    text(&compose(paper, &answers))
}

fn text(composed: &Composed) -> String {
    assert!(composed.remarks.is_empty(), "{:?}", composed.remarks);
    emit(&composed.root, Style::default())
}

/// A document's value as people mean it: without the order of keys, the line break that ends a text, trailing zeros, and
/// lists that need not be there.
fn meant(node: &Node) -> String {
    match &node.value {
        Value::Mapping(entries) => {
            let mut parts: Vec<String> = entries
                .iter()
                .filter(|entry| {
                    !entry.value.items().is_empty() || !matches!(entry.value.value, Value::Sequence(_))
                })
                .map(|entry| format!("{}: {}", entry.key.text, meant(&entry.value)))
                .collect();
            parts.sort();
            format!("{{{}}}", parts.join(", "))
        }
        Value::Sequence(items) => format!("[{}]", items.iter().map(meant).collect::<Vec<_>>().join(", ")),
        Value::String(text) => format!("{:?}", text.trim_end()),
        Value::Number(number) => number.value().normalize().to_string(),
        other => format!("{other:?}"),
    }
}

fn reparsed(yaml: &str) -> Node {
    let parsed = parse(&"x.yaml".into(), yaml.as_bytes(), Syntax::Yaml);
    assert!(parsed.diagnostics.is_empty(), "{yaml}");
    parsed.document.unwrap().root
}

#[test]
fn every_sample_comes_back_from_paper_as_it_was() {
    let sample = sample();
    assert!(sample.files.len() > 40, "{}", sample.files.len());
    for (kind, document) in &sample.files {
        let paper = sample.papers.iter().find(|paper| paper.kind == *kind).unwrap();
        let canonical = canonical(paper, &document.root);
        assert_eq!(meant(&reparsed(&canonical)), meant(&document.root), "{}", document.path);
        let (answers, _) = Answers::of(paper, &document.root);
        for format in [As::Workbook, As::Document] {
            let bytes = draw(format, &[(paper, &answers)]);
            let read = Read::new(&bytes, &sample.papers).unwrap();
            assert!(read.strays.is_empty(), "{} {format:?}: {:?}", document.path, read.strays);
            let [(found, back)] = read.papers.as_slice() else { panic!("{:?}", read.papers) };
            assert_eq!(found, kind);
            assert_eq!(text(&compose(paper, back)), canonical, "{} {format:?}", document.path);
        }
    }
}

#[test]
fn the_same_form_is_the_same_file() {
    let sample = sample();
    let (kind, document) = &sample.files[0];
    let paper = sample.papers.iter().find(|paper| paper.kind == *kind).unwrap();
    let (answers, _) = Answers::of(paper, &document.root);
    for format in [As::Workbook, As::Document] {
        assert!(draw(format, &[(paper, &answers)]) == draw(format, &[(paper, &answers)]), "{format:?}");
    }
}

#[test]
fn a_blank_form_has_nothing_to_say() {
    let sample = sample();
    assert!(sample.call.settings.is_some());
    let blank = Answers::default();
    let papers: Vec<_> = sample.papers.iter().map(|paper| (paper, &blank)).collect();
    for format in [As::Workbook, As::Document] {
        let read = Read::new(&draw(format, &papers), &sample.papers).unwrap();
        assert!(read.strays.is_empty(), "{format:?}: {:?}", read.strays);
        assert_eq!(read.papers.len(), 2);
        assert!(read.papers.iter().all(|(_, answers)| answers.is_empty()), "{:?}", read.papers);
    }
}
