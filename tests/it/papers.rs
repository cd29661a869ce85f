//! Forms as papers: what is written on them is read back as the same document.

use std::collections::BTreeMap;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;
use std::sync::{Arc, LazyLock};

use proptest::prelude::*;
use rayon::prelude::*;

use zhengji::call::layout::Role;
use zhengji::call::{Call, ReadFile, assemble, read_file};
use zhengji::diagnostic::catalog::{Catalog, Language};
use zhengji::document::{Document, Node, Style, Syntax, Value, emit, parse};
use zhengji::form_layout::{Answers, Composed, FormLayout, compose};
use zhengji::paper::{self, Read};
use zhengji::schema::Kind;
use zhengji::source::{Repository, Source};
use zhengji_office::drawing::Words;

/// The sample call with its papers.
pub(crate) struct Sample {
    call: Call,
    pub(crate) layouts: Vec<FormLayout>,
    files: Vec<(Kind, Arc<Document>)>,
}

pub(crate) fn sample() -> Sample {
    let repository = Repository::find(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
    let name = repository.call(None).unwrap();
    let schemas = zhengji::built_in::schemas(&BTreeMap::new()).unwrap();
    let files: Vec<ReadFile> =
        repository.read_call(&name).unwrap().iter().map(|file| read_file(&name, file, &schemas)).collect();
    let (call, _) = assemble(&name, &files);
    let layouts = zhengji::form_layout::KINDS
        .map(|kind| {
            FormLayout::new(
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
    Sample { call, layouts, files }
}

#[derive(Clone, Copy, Debug)]
pub(crate) enum As {
    Workbook,
    Document,
}

pub(crate) fn draw(format: As, layouts: &[(&FormLayout, &Answers)]) -> Vec<u8> {
    match format {
        As::Document => {
            paper::docx::write(&paper::docx::Document { marking: None, layouts: layouts.to_vec() }).unwrap()
        }
        As::Workbook => {
            let sheets = layouts
                .iter()
                .map(|(layout, answers)| paper::xlsx::Sheet { layout, name: layout.title.clone(), answers })
                .collect();
            paper::xlsx::write(&paper::xlsx::Workbook { marking: None, sheets }).unwrap()
        }
    }
}

/// The canonical text of a document: what a form makes of it.
fn canonical(layout: &FormLayout, root: &Node) -> String {
    let (answers, unmapped) = Answers::of(layout, root);
    assert!(unmapped.is_empty(), "{unmapped:?}");
    text(&compose(layout, &answers))
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
        let layout = sample.layouts.iter().find(|layout| layout.kind == *kind).unwrap();
        let canonical = canonical(layout, &document.root);
        assert_eq!(meant(&reparsed(&canonical)), meant(&document.root), "{}", document.path);
        let (answers, _) = Answers::of(layout, &document.root);
        for format in [As::Workbook, As::Document] {
            let bytes = draw(format, &[(layout, &answers)]);
            let read = Read::new(&bytes, &sample.layouts).unwrap();
            assert!(read.unmapped.is_empty(), "{} {format:?}: {:?}", document.path, read.unmapped);
            let [(found, back)] = read.layouts.as_slice() else { panic!("{:?}", read.layouts) };
            assert_eq!(found, kind);
            assert_eq!(text(&compose(layout, back)), canonical, "{} {format:?}", document.path);
        }
    });
}

#[test]
fn the_same_form_is_the_same_file() {
    let sample = sample();
    let (kind, document) = &sample.files[0];
    let layout = sample.layouts.iter().find(|layout| layout.kind == *kind).unwrap();
    let (answers, _) = Answers::of(layout, &document.root);
    for format in [As::Workbook, As::Document] {
        assert!(draw(format, &[(layout, &answers)]) == draw(format, &[(layout, &answers)]), "{format:?}");
    }
}

#[test]
fn a_blank_form_has_nothing_to_say() {
    let sample = sample();
    assert!(sample.call.settings.is_some());
    let field = Answers::default();
    let layouts: Vec<_> = sample.layouts.iter().map(|layout| (layout, &field)).collect();
    for format in [As::Workbook, As::Document] {
        let read = Read::new(&draw(format, &layouts), &sample.layouts).unwrap();
        assert!(read.unmapped.is_empty(), "{format:?}: {:?}", read.unmapped);
        assert_eq!(read.layouts.len(), 2);
        assert!(read.layouts.iter().all(|(_, answers)| answers.is_empty()), "{:?}", read.layouts);
    }
}

fn samples() -> &'static (Sample, Vec<Vec<u8>>) {
    static SAMPLES: LazyLock<(Sample, Vec<Vec<u8>>)> = LazyLock::new(|| {
        let sample = sample();
        let (kind, document) = sample.files.iter().find(|(kind, _)| *kind == Kind::Demand).unwrap();
        let layout = sample.layouts.iter().find(|layout| layout.kind == *kind).unwrap();
        let (answers, _) = Answers::of(layout, &document.root);
        let packages = [As::Workbook, As::Document].map(|format| draw(format, &[(layout, &answers)]));
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
        let layout = sample.layouts.iter().find(|layout| layout.kind == Kind::Demand).unwrap();
        let root = reparsed(&yaml);
        let canonical = canonical(layout, &root);
        let (answers, _) = Answers::of(layout, &root);
        for format in [As::Workbook, As::Document] {
            let read = Read::new(&draw(format, &[(layout, &answers)]), &sample.layouts).unwrap();
            prop_assert!(read.unmapped.is_empty(), "{:?}", read.unmapped);
            prop_assert_eq!(&text(&compose(layout, &read.layouts[0].1)), &canonical, "{:?}", format);
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
        let _ = Read::new(&bytes, &sample.layouts);
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
        if let Ok(read) = Read::new(&bytes, &sample.layouts) {
            for (kind, answers) in &read.layouts {
                let layout = sample.layouts.iter().find(|layout| layout.kind == *kind).unwrap();
                let _ = compose(layout, answers);
            }
        }
    }

    #[test]
    fn any_bytes_at_all_are_refused(bytes in prop::collection::vec(any::<u8>(), 0..2000), archive in any::<bool>()) {
        let (sample, _) = samples();
        let bytes = if archive { [b"PK\x03\x04".to_vec(), bytes].concat() } else { bytes };
        prop_assert!(Read::new(&bytes, &sample.layouts).is_err());
    }
}

/// The page makes documents of what the site brings along: the papers and the words on them, none missing.
#[test]
fn a_site_brings_along_what_its_page_makes_documents_of() {
    #[derive(serde::Deserialize)]
    struct Frame {
        layouts: Vec<FormLayout>,
        messages: String,
    }
    let repository = crate::program::Repository::valid();
    let build = || {
        let output = repository.run(&["build", "--at", "2021-04-01T12:00:00+08:00"]);
        assert_eq!(output.code, 0, "{}", output.shown());
        crate::fixture::files(&repository.join("public"))
    };
    repository.write("site-templates/assets/word.js", b"");
    let site = build();
    let page = std::str::from_utf8(&site["submit/form/index.html"]).unwrap();
    assert!(page.contains("id=\"form-word\""));
    let script = std::str::from_utf8(&site["data/form/papers.js"]).unwrap();
    let frame = script.strip_prefix("zhengji.got(\"papers\", ").and_then(|rest| rest.strip_suffix(");\n"));
    let Frame { layouts, messages } = serde_json::from_str(frame.unwrap()).unwrap();
    let words = Words::new(Catalog::new(Language::Chinese, messages));
    let nothing = Answers::default();
    let blank = paper::docx::Document {
        marking: None,
        layouts: layouts.iter().map(|layout| (layout, &nothing)).collect(),
    };
    assert!(zhengji_office::drawing::write(&blank, &words).unwrap() == site["submit/form.docx"]);
    assert_eq!(words.text("paper-marking"), "内部");
}
