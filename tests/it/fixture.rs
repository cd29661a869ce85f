//! A small valid call, changed file by file, judged in memory.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;

use walkdir::WalkDir;
use zhengji::call::{ReadFile, read_file};
use zhengji::check::{OneByOne, Options, check};
use zhengji::diagnostic::Diagnostic;
use zhengji::diagnostic::catalog::{Language, Reveal};
use zhengji::report::{Format, Human, Report};
use zhengji::rules::{AtRest, EarlierDemand};
use zhengji::schema::SchemaSet;
use zhengji::source::{Content, File, Scan, Unread};

use crate::circumstances;

/// The clock of the fixtures: inside every stage of the base call.
pub(crate) const NOW: &str = "2021-04-01T12:00:00+08:00";

/// Compiled once: most tests judge many calls.
static SCHEMAS: LazyLock<SchemaSet> = LazyLock::new(|| zhengji::built_in::schemas(&BTreeMap::new()).unwrap());

/// Files of a call by their path inside it.
pub(crate) type Files = BTreeMap<String, Vec<u8>>;

pub(crate) fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name)
}

/// All files below a folder by their path inside it.
pub(crate) fn files(folder: &Path) -> Files {
    WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// The valid example call.
pub(crate) fn base() -> Files {
    files(&folder("base"))
}

/// The fixtures of a rule, in order: the folders `tests/fixtures/rules/<rule>/{pass,fail}-<what>/`.
pub(crate) fn fixture_names(rule: &str) -> Vec<String> {
    let mut names: Vec<String> = fs::read_dir(folder("rules").join(rule))
        .unwrap_or_else(|error| panic!("tests/fixtures/rules/{rule}: {error}"))
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// The call that a fixture of a rule describes: the base call with the files that stand in its folder.
pub(crate) fn fixture(rule: &str, name: &str) -> Files {
    let mut call = base();
    for (path, bytes) in files(&folder("rules").join(rule).join(name)) {
        // A fixture takes a file away by holding it empty under the name `<file>.absent`.
        match path.strip_suffix(".absent") {
            Some(absent) => drop(call.remove(absent)),
            None => drop(call.insert(path, bytes)),
        }
    }
    call
}

/// Scans are not read as text; the tests take them for what their first bytes say.
fn content(bytes: &[u8]) -> Content {
    let is_scan = [&b"%PDF-"[..], b"\x89PNG", &[0xFF, 0xD8, 0xFF], b"<script>"]
        .iter()
        .any(|head| bytes.starts_with(head));
    if is_scan {
        let head = bytes.iter().take(16).copied().collect();
        return Content::Unread(Unread::Scan(Scan { bytes: bytes.len() as u64, head }));
    }
    Content::Bytes(bytes.to_vec())
}

/// The files of the call `example`, read.
pub(crate) fn read<'a>(files: impl Iterator<Item = (&'a String, &'a Vec<u8>)>) -> Vec<ReadFile> {
    let file = |(path, bytes): (&String, &Vec<u8>)| {
        let path = format!("submissions/example/{path}").into();
        read_file("example", &File { path, content: content(bytes) }, &SCHEMAS)
    };
    files.map(file).collect()
}

/// What judging a call gave.
pub(crate) struct Judged {
    pub(crate) diagnostics: Vec<Diagnostic>,
    /// The report: the human one as a log would have it, unless another format was asked for.
    pub(crate) report: String,
}

impl Judged {
    pub(crate) fn rules(&self) -> Vec<&'static str> {
        self.diagnostics.iter().map(|diagnostic| diagnostic.rule).collect()
    }
}

/// Judges a call called `example`.
pub(crate) fn judge(files: &Files) -> Judged {
    judge_in(files, Language::Chinese)
}

pub(crate) fn judge_in(files: &Files, language: Language) -> Judged {
    let format = Human { width: Some(80), reveal: Reveal::PublicOnly };
    let judged = judge_as(files, language, &format);
    let report = anstream::adapter::strip_str(&judged.report).to_string();
    Judged { report, ..judged }
}

/// Judges a call and tells it in a format.
pub(crate) fn judge_as(files: &Files, language: Language, format: &dyn Format) -> Judged {
    let schemas = &*SCHEMAS;
    let text = |name: &str| files.get(name).map(|bytes| String::from_utf8(bytes.clone()).unwrap());
    let clock = text("clock").map_or_else(|| NOW.to_owned(), |clock| clock.trim().to_owned());
    let read: Vec<_> =
        read(files.iter().filter(|(path, _)| !circumstances::is_one(path) && !path.starts_with("earlier/")));
    let proposal = circumstances::proposal(files);
    let arrivals = circumstances::arrivals(files);
    // Demands of an earlier call lie below `earlier/`, as they would below `submissions/`.
    let earlier: Vec<_> = files
        .iter()
        .filter_map(|(path, bytes)| {
            let (name, _) = path.strip_prefix("earlier/")?.split_once('/')?;
            let path = path.replacen("earlier", "submissions", 1).into();
            let read = read_file(name, &File { path, content: content(bytes) }, schemas);
            EarlierDemand::read(name, &read, schemas)
        })
        .collect();
    let at_rest = AtRest::default();
    let options = Options {
        at_rest: Some(&at_rest),
        proposal: proposal.as_ref(),
        arrivals: arrivals.as_ref(),
        earlier: &earlier,
        ..Options::new(schemas, clock.parse().unwrap())
    };
    let judgement = check("example", &read, &options, &OneByOne);
    let report = Report {
        diagnostics: &judgement.diagnostics,
        sources: &judgement.sources,
        checked: judgement.counts,
        call: "example",
        effect: &[],
        catalog: &zhengji::built_in::catalog(language),
    };
    let mut out = Vec::new();
    format.write(&report, &mut out).unwrap();
    Judged { report: String::from_utf8(out).unwrap(), diagnostics: judgement.diagnostics }
}
