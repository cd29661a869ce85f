//! Forms as papers: what is written on them is read back as the same document.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use rayon::prelude::*;

use zhengji::call::layout::Role;
use zhengji::call::{Call, ReadFile, assemble, read_file};
use zhengji::document::{Document, Node, Style, Syntax, Value, emit, parse};
use zhengji::form_layout::{Answers, Composed, Paper, compose};
use zhengji::paper::{self, Read};
use zhengji::schema::Kind;
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
    let schemas = zhengji::built_in::schemas(&BTreeMap::new()).unwrap();
    let files: Vec<ReadFile> =
        repository.read_call(&name).unwrap().iter().map(|file| read_file(&name, file, &schemas)).collect();
    let (call, _) = assemble(&name, &files);
    let papers = zhengji::form_layout::KINDS
        .map(|kind| {
            Paper::new(
                kind,
                &call,
                &schemas,
                &zhengji::built_in::catalog(zhengji::diagnostic::catalog::Language::Chinese),
            )
            .unwrap()
        })
        .into();
    let of_papers = |(role, document): &(Role, Arc<Document>)| {
        let kind = role.kind().filter(|kind| zhengji::form_layout::KINDS.contains(kind))?;
        Some((kind, Arc::clone(document)))
    };
    let files = call.documents.iter().filter_map(of_papers).collect();
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
    sample.files.par_iter().for_each(|(kind, document)| {
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
    });
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

fn samples() -> &'static (Sample, Vec<Vec<u8>>) {
    static SAMPLES: LazyLock<(Sample, Vec<Vec<u8>>)> = LazyLock::new(|| {
        let sample = sample();
        let (kind, document) = sample.files.iter().find(|(kind, _)| *kind == Kind::Demand).unwrap();
        let paper = sample.papers.iter().find(|paper| paper.kind == *kind).unwrap();
        let (answers, _) = Answers::of(paper, &document.root);
        let packages = [As::Workbook, As::Document].map(|format| draw(format, &[(paper, &answers)]));
        (sample, packages.into())
    });
    &SAMPLES
}

/// A demand with texts and figures that nobody planned.
fn demand() -> impl Strategy<Value = String> {
    let line = "[a-zA-Z0-9一-龥“”％%≥≤<>&\"'，。：#*|_\\[\\]{}-]{1,24}";
    let long = prop::collection::vec(line, 1..5).prop_map(|lines| lines.join("\n\n  - "));
    let figure = (0..1_000_000_u32, 0..100_u32).prop_map(|(whole, cents)| format!("{whole}.{cents:02}"));
    // A comma in the box of a keyword separates two.
    let keyword = "[a-zA-Z0-9一-龥“”％%≥≤<>&\"'。：#*|_\\[\\]{}-]{1,24}";
    let keywords = prop::collection::vec(keyword, 1..5);
    let stages = Just(vec!["frontier", "common-key", "applied", "demonstration"]).prop_shuffle();
    let indicators = prop::collection::vec((line, line, figure.clone(), line), 1..12);
    (line, long, figure, keywords, stages, 1..4_usize, indicators).prop_map(
        |(title, research, total, keywords, stages, count, indicators)| {
            let quoted = |text: &str| serde_json::to_string(text.trim()).unwrap();
            let list = |items: &[String]| format!("[{}]", items.iter().map(|one| quoted(one)).collect::<Vec<_>>().join(", "));
            let indicators: Vec<String> = indicators
                .iter()
                .map(|(name, unit, current, target)| {
                    format!("  - {{name: {}, unit: {}, current: {current}, target: {}}}\n", quoted(name), quoted(unit), quoted(target))
                })
                .collect();
            let indicators = indicators.concat();
            format!(
                "title: {}\nresearch: {}\nbudget: {{total: {total}, personnel: 0}}\nkeywords: {}\ninnovation_stage: [{}]\nindicators:\n{indicators}",
                quoted(&title),
                quoted(&research),
                list(&keywords),
                stages[..count].join(", "),
            )
        },
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, ..ProptestConfig::default() })]

    #[test]
    fn whatever_fits_the_form_comes_back(yaml in demand()) {
        let (sample, _) = samples();
        let paper = sample.papers.iter().find(|paper| paper.kind == Kind::Demand).unwrap();
        let root = reparsed(&yaml);
        let canonical = canonical(paper, &root);
        let (answers, _) = Answers::of(paper, &root);
        for format in [As::Workbook, As::Document] {
            let read = Read::new(&draw(format, &[(paper, &answers)]), &sample.papers).unwrap();
            prop_assert!(read.strays.is_empty(), "{:?}", read.strays);
            prop_assert_eq!(&text(&compose(paper, &read.papers[0].1)), &canonical, "{:?}", format);
        }
    }

    #[test]
    fn damaged_packages_are_refused_or_read_but_never_break_anything(
        which in 0..2_usize,
        edits in prop::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        cut in prop::option::of(any::<prop::sample::Index>()),
    ) {
        let (sample, packages) = samples();
        let mut bytes = packages[which].clone();
        for (at, byte) in edits {
            let at = at.index(bytes.len());
            bytes[at] = byte;
        }
        if let Some(cut) = cut {
            bytes.truncate(cut.index(bytes.len()));
        }
        let _ = Read::new(&bytes, &sample.papers);
    }

    #[test]
    fn damaged_parts_are_refused_or_read_but_never_break_anything(
        which in 0..2_usize,
        part in any::<prop::sample::Index>(),
        edits in prop::collection::vec((any::<prop::sample::Index>(), "[<>/\"=&;a-z0-9:! -]{0,6}"), 1..8),
    ) {
        let (sample, packages) = samples();
        let mut archive = zip::ZipArchive::new(Cursor::new(&packages[which])).unwrap();
        let part = part.index(archive.len());
        let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for index in 0..archive.len() {
            let mut entry = archive.by_index(index).unwrap();
            let name = entry.name().unwrap().into_owned();
            let mut bytes = Vec::new();
            entry.read_to_end(&mut bytes).unwrap();
            if index == part {
                for (at, text) in &edits {
                    let at = at.index(bytes.len() + 1);
                    let end = (at + text.len()).min(bytes.len());
                    bytes.splice(at..end, text.bytes());
                }
            }
            writer.start_file(name, zip::write::SimpleFileOptions::default()).unwrap();
            writer.write_all(&bytes).unwrap();
        }
        let bytes = writer.finish().unwrap().into_inner();
        if let Ok(read) = Read::new(&bytes, &sample.papers) {
            for (kind, answers) in &read.papers {
                let paper = sample.papers.iter().find(|paper| paper.kind == *kind).unwrap();
                let _ = compose(paper, answers);
            }
        }
    }

    #[test]
    fn any_bytes_at_all_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000), archive in any::<bool>()) {
        let (sample, _) = samples();
        let bytes = if archive { [b"PK\x03\x04".to_vec(), bytes].concat() } else { bytes };
        prop_assert!(Read::new(&bytes, &sample.papers).is_err());
    }
}
