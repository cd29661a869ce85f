//! `zhengji import FILE|FOLDER`: filled forms become files of the call.
//!
//! Bytes to answers, answers to documents, documents to their places; then they are judged as part of the call, and only if
//! nothing is wrong are they written, all of a form or none. The same form is always the same file, so importing it again
//! changes nothing.

mod desk;
mod names;
mod target;
pub(in crate::cli) mod told;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use clap::Args;

use super::super::form::Opened;
use super::super::refusal::Refusal;
use super::super::{CallArguments, Outcome};
use crate::call::assemble;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Message, Severity};
use crate::form::{Found, New, judge, written};
use crate::form_layout::{Answers, Composed, Paper, compose};
use crate::paper::{self, Package, PackageError, Read, Stray};
use crate::rules::{is_mended_with_table, is_never_kept};
use crate::schema::Kind;
use crate::source::{NewFile, Repository, Source, SourceError, room, write_all};
use target::{Form, Named, files};
use told::Teller;

/// Largest form that is read, bytes (20 MiB).
const LARGEST: u64 = 20 << 20;

#[derive(Debug, Args)]
pub(in crate::cli) struct FormArguments {
    /// 填好的表单（.xlsx、.docx），或放着表单的文件夹 A filled form, or a folder of them
    file: Option<PathBuf>,
    #[command(flatten)]
    call: CallArguments,
    /// 单位放在哪个文件夹，不写则按信用代码找，新单位按名称的拼音 The unit's folder
    #[arg(long, value_name = "NAME")]
    unit: Option<String>,
    /// 需求叫什么文件名，不写则按编号或标题找，新需求按标题的拼音 The demand's file name
    #[arg(long, value_name = "NAME")]
    name: Option<String>,
    /// 已有不同内容的，用表单的内容替换 Replace what is there and differs
    #[arg(long)]
    replace: bool,
    /// 有错误也先写成文件，以后再改 Write files although rules find errors
    #[arg(long)]
    draft: bool,
    /// 只看结果，不写文件 Say what would be written, and write nothing
    #[arg(long)]
    dry_run: bool,
}

pub(in crate::cli) fn run(arguments: &FormArguments, catalog: &Catalog) -> Result<Outcome, Refusal> {
    let Some(file) = &arguments.file else { return Err(Refusal::new("cli-import-what")) };
    if arguments.call.rev.is_some() {
        return Err(Refusal::new("cli-new-rev"));
    }
    let io = |error| Refusal::new("cli-io").text("path", file.display()).reason(error);
    let is_folder = fs::metadata(file).map_err(io)?.is_dir();
    let paths = if is_folder { listed(file).map_err(io)? } else { vec![file.clone()] };
    if paths.is_empty() {
        return Err(Refusal::new("cli-import-empty").text("path", file.display()));
    }
    if paths.len() > 1 && (arguments.unit.is_some() || arguments.name.is_some()) {
        return Err(Refusal::new("cli-import-names"));
    }
    let root = Repository::find(&arguments.call.directory)?.root().to_owned();
    let opened = Opened::new(&arguments.call)?;
    let papers = opened.papers()?;
    let mut import =
        Import { arguments, opened, papers, root, teller: Teller::new(catalog), tally: Tally::default() };
    for path in &paths {
        import.teller.file(path)?;
        import.file(path)?;
    }
    let Tally { written, unchanged, refused, faulty } = import.tally;
    if paths.len() > 1 {
        let sum = Message::new("import-form-sum")
            .count("written", written)
            .count("unchanged", unchanged)
            .count("refused", refused);
        import.teller.say(&sum)?;
    }
    Ok(if refused > 0 || faulty { Outcome::Faults } else { Outcome::Clean })
}

/// The files of a folder by name, without those that office programs and systems leave lying about.
fn listed(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let left_over = ["~$", ".~", "."].iter().any(|mark| name.starts_with(mark))
            || ["Thumbs.db", "desktop.ini"].contains(&name.as_str());
        if !left_over {
            paths.push(entry.path());
        }
    }
    paths.sort();
    Ok(paths)
}

#[derive(Default)]
struct Tally {
    written: usize,
    unchanged: usize,
    refused: usize,
    /// Whether something was written although rules found errors.
    faulty: bool,
}

struct Import<'a> {
    arguments: &'a FormArguments,
    opened: Opened,
    papers: Vec<Paper>,
    root: PathBuf,
    teller: Teller<'a>,
    tally: Tally,
}

impl Import<'_> {
    /// Imports one file, and tells what became of it.
    fn file(&mut self, path: &Path) -> Result<(), Refusal> {
        if self.try_file(path)?.is_none() {
            self.tally.refused += 1;
            self.teller.say(&Message::new("import-form-refused"))?;
        }
        Ok(())
    }

    /// Nothing where the file was refused, for reasons told.
    fn try_file(&mut self, path: &Path) -> Result<Option<()>, Refusal> {
        let package = match read(path).map(|bytes| Package::open(&bytes)) {
            Ok(Ok(package)) => package,
            Ok(Err(error)) => return self.wrong(&unreadable(&error)),
            Err(message) => return self.wrong(&message),
        };
        match paper::desk::read(&package) {
            Ok(Some(desk)) => return self.desk(&desk),
            Ok(None) => {}
            Err(error) => return self.wrong(&unreadable(&error)),
        }
        let read = match Read::of(&package, &self.papers) {
            Ok(read) => read,
            Err(error) => return self.wrong(&unreadable(&error)),
        };
        let Some(form) = self.form(&read)? else { return Ok(None) };
        let named = Named { unit: self.arguments.unit.as_deref(), demand: self.arguments.name.as_deref() };
        let new = match files(&form, named, &self.opened.call, &self.opened.schemas) {
            Ok(new) => new,
            Err(message) => return self.wrong(&message),
        };
        let mut changed = Vec::new();
        for new in new {
            match self.standing(&new) {
                Standing::Same => {
                    self.teller.say(&Message::new("import-form-unchanged").text("path", &new.path))?;
                    self.tally.unchanged += 1;
                }
                Standing::Other if !self.arguments.replace => {
                    return self.wrong(&Message::new("import-form-differs").text("path", &new.path));
                }
                Standing::Other | Standing::Nothing => changed.push(new),
            }
        }
        if changed.is_empty() { Ok(Some(())) } else { self.take(&changed) }
    }

    fn wrong(&self, message: &Message) -> Result<Option<()>, Refusal> {
        self.teller.remark(Severity::Error, "", "", message)?;
        Ok(None)
    }

    /// The documents of a form, and everything to be said about its boxes; nothing where some could not be read.
    fn form(&self, read: &Read) -> Result<Option<Form>, Refusal> {
        let mut fine = true;
        for Stray { severity, at, message } in &read.strays {
            fine &= *severity != Severity::Error;
            self.teller.remark(*severity, at, "", message)?;
        }
        let mut form = Form { unit: None, demand: None };
        for (kind, answers) in &read.papers {
            let Some(paper) = self.papers.iter().find(|paper| paper.kind == *kind) else { continue };
            let composed: Composed = compose(paper, answers);
            for remark in &composed.remarks {
                fine &= remark.severity != Severity::Error;
                self.teller.remark(remark.severity, &remark.at, &remark.label, &remark.message)?;
            }
            for amount in composed.amounts.iter().filter(|amount| amount.is_in_other_words()) {
                if amount.private && !self.teller.shows_private() {
                    continue;
                }
                self.teller.remark(Severity::Note, &amount.at, &amount.label, &amount.read_back())?;
            }
            match kind {
                _ if answers.is_empty() => {}
                Kind::Unit => form.unit = Some(composed),
                _ if only_whose(answers) => {}
                _ => form.demand = Some((composed, answers.clone())),
            }
        }
        if form.unit.is_none() && form.demand.is_none() && fine {
            let id = if read.papers.is_empty() { "import-form-no-form" } else { "import-form-blank" };
            self.teller.remark(Severity::Error, "", "", &Message::new(id))?;
            fine = false;
        }
        Ok(fine.then_some(form))
    }

    /// What stands where a file belongs.
    fn standing(&self, new: &New) -> Standing {
        let Some(file) = self.opened.files.iter().find(|file| *file.path == *new.path) else {
            return if self.root.join(&new.path).symlink_metadata().is_ok() {
                Standing::Other
            } else {
                Standing::Nothing
            };
        };
        let kind = file.role.as_ref().and_then(crate::call::layout::Role::kind);
        let (Some(kind), Some(document)) = (kind, &file.document) else { return Standing::Other };
        let Some(paper) = self.papers.iter().find(|paper| paper.kind == kind) else { return Standing::Other };
        // The same answers may stand there in other words of YAML.
        let (answers, homeless) = Answers::of(paper, &document.root);
        let same = homeless.is_empty()
            && written(&compose(paper, &answers).root, kind, &self.opened.schemas) == new.text;
        if same { Standing::Same } else { Standing::Other }
    }

    /// Judges files and writes them.
    fn take(&mut self, new: &[New]) -> Result<Option<()>, Refusal> {
        let now = self.arguments.call.now()?;
        let name = self.opened.call.name.clone();
        let faults = judge(&name, &mut self.opened.files, &self.opened.schemas, now, new);
        let mut errors = false;
        let mut never = false;
        for Found { fault, at, .. } in &faults {
            errors |= fault.is_error() && !is_mended_with_table(fault);
            never |= is_never_kept(fault);
            self.teller.fault(fault, at)?;
        }
        if never || errors && !self.arguments.draft {
            let id = if never { "import-form-never" } else { "import-form-faults" };
            self.teller.say(&Message::new(id))?;
            return Ok(None);
        }
        if !self.arguments.dry_run {
            let file = |new: &New| NewFile::replace(self.root.join(&new.path), new.text.as_str());
            write_all(new.iter().map(file).collect(), Some(&room(&self.root))).map_err(SourceError::from)?;
        }
        for new in new {
            let was_there = self.opened.files.iter().any(|file| *file.path == *new.path);
            let id = match (self.arguments.dry_run, was_there) {
                (true, _) => "import-form-would-write",
                (false, true) => "import-form-replaced",
                (false, false) => "import-form-written",
            };
            self.teller.say(&Message::new(id).text("path", &new.path))?;
            self.tally.written += 1;
        }
        self.remember(new);
        self.tally.faulty |= errors;
        Ok(Some(()))
    }

    /// The next form of a folder is judged beside this one.
    fn remember(&mut self, new: &[New]) {
        self.opened.files.retain(|file| !new.iter().any(|new| *new.path == *file.path));
        for new in new {
            let content = crate::source::Content::Bytes(new.text.clone().into_bytes());
            let file = crate::source::File { path: new.path.as_str().into(), content };
            let read = crate::call::read_file(&self.opened.call.name, &file, &self.opened.schemas);
            self.opened.files.push(read);
        }
        self.opened.files.sort_by(|a, b| a.path.cmp(&b.path));
        let name = self.opened.call.name.clone();
        self.opened.call = assemble(&name, &self.opened.files).0;
    }
}

/// What stands where a file belongs.
enum Standing {
    Nothing,
    Same,
    Other,
}

/// Whether a demand's form says no more than whose it would be.
fn only_whose(answers: &Answers) -> bool {
    answers.rows.is_empty() && answers.blanks.keys().all(|key| key.starts_with('@'))
}

fn read(path: &Path) -> Result<Vec<u8>, Message> {
    let unreadable = |error: std::io::Error| Message::new("import-form-unread").lines("reason", error);
    let metadata = fs::metadata(path).map_err(unreadable)?;
    if !metadata.is_file() {
        return Err(Message::new("import-form-no-file"));
    }
    let mut bytes = Vec::new();
    fs::File::open(path)
        .map_err(unreadable)?
        .take(LARGEST + 1)
        .read_to_end(&mut bytes)
        .map_err(unreadable)?;
    Ok(bytes)
}

pub(in crate::cli) fn unreadable(error: &PackageError) -> Message {
    match error {
        PackageError::Old => Message::new("import-form-old"),
        PackageError::Password => Message::new("import-form-password"),
        PackageError::OpenDocument => Message::new("import-form-open-document"),
        PackageError::Binary => Message::new("import-form-binary"),
        PackageError::Other => Message::new("import-form-other"),
        PackageError::TooLarge => Message::new("import-form-too-large"),
        PackageError::Damaged(reason) => Message::new("import-form-damaged").lines("reason", reason),
    }
}
