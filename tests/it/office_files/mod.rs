//! Office files as the eye sees them: forms that others wrote, and what Word, Excel and WPS put into a box.

mod documents;
mod workbooks;

use std::fmt::Write as _;
use std::fs;
use std::io::{Cursor, Read as _, Write as _};
use std::path::Path;

use zip::write::SimpleFileOptions;
use zip::{ZipArchive, ZipWriter};

use zhengji::built_in;
use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::document::{Style, Value, emit};
use zhengji::form_layout::{Answers, FormLayout, compose};
use zhengji::paper::Read;
use zhengji::schema::Kind;

use crate::papers::{As, Sample, draw, sample};

/// What was read of a file: what is said, and then the values.
fn told(sample: &Sample, bytes: &[u8]) -> String {
    let read = Read::new(bytes, &sample.layouts).unwrap();
    let catalog = built_in::catalog(Language::Chinese);
    let mut out = String::new();
    for unmapped_at in &read.unmapped {
        let words = catalog.render(&unmapped_at.message, Reveal::Private);
        writeln!(out, "{} {}：{words}", unmapped_at.severity.key(), unmapped_at.at).unwrap();
    }
    for (kind, answers) in &read.layouts {
        let composed = compose(layout(sample, *kind), answers);
        for remark in &composed.remarks {
            let words = catalog.render(&remark.message, Reveal::Private);
            writeln!(out, "{} {}（{}）：{words}", remark.severity.key(), remark.at, remark.label).unwrap();
        }
        writeln!(out, "--- {kind:?}\n{}", emit(&composed.root, Style::default())).unwrap();
    }
    out
}

fn layout(sample: &Sample, kind: Kind) -> &FormLayout {
    sample.layouts.iter().find(|layout| layout.kind == kind).unwrap()
}

#[test]
fn forms_that_others_wrote_say_what_is_seen() {
    let sample = sample();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/office");
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.retain(|path| path.extension().is_some_and(|end| end == "docx" || end == "xlsx"));
    names.sort();
    assert!(names.len() >= 9, "{names:?}");
    for path in names {
        let name = path.file_name().unwrap().to_str().unwrap().to_owned();
        let told = told(&sample, &fs::read(&path).unwrap());
        insta::with_settings!({ snapshot_path => "../../snapshots/office", prepend_module_to_snapshot => false, omit_expression => true }, {
            insta::assert_snapshot!(name, told);
        });
    }
}

/// A package's parts in their order.
fn unpack(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).unwrap();
    (0..archive.len())
        .map(|index| {
            let mut part = archive.by_index(index).unwrap();
            let mut text = String::new();
            part.read_to_string(&mut text).unwrap();
            (part.name().unwrap().into_owned(), text)
        })
        .collect()
}

fn pack(parts: &[(String, String)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        writer.start_file(name.as_str(), SimpleFileOptions::default()).unwrap();
        writer.write_all(text.as_bytes()).unwrap();
    }
    writer.finish().unwrap().into_inner()
}

/// What is written into a box before its paragraph is replaced.
const HERE: &str = "此处";

/// A form in which a box says [`HERE`].
fn form(sample: &Sample, format: As, kind: Kind, key: &str) -> Vec<(String, String)> {
    let mut answers = Answers::default();
    answers.write(key, HERE);
    unpack(&draw(format, &[(layout(sample, kind), &answers)]))
}

/// What a box holds, and the ids of what is said about it.
fn read(sample: &Sample, parts: &[(String, String)], kind: Kind, key: &str) -> (Option<String>, Vec<String>) {
    let read = Read::new(&pack(parts), &sample.layouts).unwrap();
    let mut ids: Vec<String> =
        read.unmapped.iter().map(|unmapped_at| unmapped_at.message.id().to_owned()).collect();
    let answers = read.layouts.into_iter().find(|(found, _)| *found == kind).unwrap().1;
    let composed = compose(layout(sample, kind), &answers);
    ids.extend(composed.remarks.iter().map(|remark| remark.message.id().to_owned()));
    let text = composed.root.get(key).map(|node| match &node.value {
        Value::String(text) => text.trim_end().to_owned(),
        Value::Number(number) => number.value().to_string(),
        other => panic!("{other:?}"),
    });
    (text, ids)
}
