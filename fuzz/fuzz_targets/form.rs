//! Filled forms with anything done to them: read without a panic, and what is read can be put together and written. The input
//! is the bytes of a file, or edits of one that is right: the part, where, how much to take out, what to put in.

#![no_main]

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use libfuzzer_sys::fuzz_target;
use zhengji::call::{ReadFile, assemble, read_file};
use zhengji::document::{Style, emit};
use zhengji::office::archive::pack;
use zhengji::form_layout::{Answers, FormLayout, compose};
use zhengji::paper::{self, Package, Read};
use zhengji::schema::SchemaSet;
use zhengji::source::{Repository, Source};

struct Sample {
    layouts: Vec<FormLayout>,
    /// The parts of a filled workbook and of a filled document.
    files: Vec<Vec<(String, Vec<u8>)>>,
}

static SAMPLE: LazyLock<Sample> = LazyLock::new(|| {
    let repository = Repository::find(&Path::new(env!("CARGO_MANIFEST_DIR")).join("..")).unwrap();
    let name = repository.call(None).unwrap();
    let schemas = zhengji::built_in::schemas(&BTreeMap::new()).unwrap();
    let files: Vec<ReadFile> =
        repository.read_call(&name).unwrap().iter().map(|file| read_file(&name, file, &schemas)).collect();
    let (call, _) = assemble(&name, &files);
    let layouts: Vec<FormLayout> = paper::KINDS.map(|kind| FormLayout::new(kind, &call, &schemas).unwrap()).into();
    let answers: Vec<Answers> = layouts
        .iter()
        .map(|layout| {
            let document = call.documents_of(layout.kind).next();
            Answers::of(layout, &document.unwrap().1.root).0
        })
        .collect();
    let filled: Vec<(&FormLayout, &Answers)> = layouts.iter().zip(&answers).collect();
    let sheets = filled
        .iter()
        .map(|(layout, answers)| paper::xlsx::Sheet { layout, name: layout.title.clone(), answers })
        .collect();
    let workbook = paper::xlsx::write(&paper::xlsx::Workbook { marking: None, sheets }).unwrap();
    let document = paper::docx::write(&paper::docx::Document { marking: None, layouts: filled }).unwrap();
    let files = [workbook, document].iter().map(|bytes| Package::open(bytes).unwrap().into_parts()).collect();
    Sample { layouts, files }
});

fn look(bytes: &[u8]) {
    let Ok(read) = Read::new(bytes, &SAMPLE.layouts) else { return };
    for (kind, answers) in &read.layouts {
        if let Some(layout) = SAMPLE.layouts.iter().find(|layout| layout.kind == *kind) {
            emit(&compose(layout, answers).root, Style::default());
        }
    }
}

fuzz_target!(|data: &[u8]| {
    let Some((first, mut rest)) = data.split_first() else { return };
    if *first == b'P' {
        return look(data);
    }
    let mut parts = SAMPLE.files[usize::from(*first) % SAMPLE.files.len()].clone();
    while let [part, high, low, out, long, after @ ..] = rest {
        let count = parts.len();
        let (_, bytes) = &mut parts[usize::from(*part) % count];
        let at = (usize::from(*high) << 8 | usize::from(*low)) * (bytes.len() / 65_536 + 1) % (bytes.len() + 1);
        let end = (at + usize::from(*out)).min(bytes.len());
        let (put, after) = after.split_at(usize::from(*long).min(after.len()));
        bytes.splice(at..end, put.iter().copied());
        rest = after;
    }
    if let Ok(bytes) = pack(parts.iter().map(|(name, bytes)| (name.as_str(), bytes.as_slice()))) {
        look(&bytes);
    }
});
