//! Filled forms and files to hand in become files of the call.
//!
//! Bytes to answers, answers to documents, documents to their places; then they are judged as part of the call, and only if
//! nothing is wrong are they written, all of a form or none. The same form is always the same file, so importing it again
//! changes nothing.

mod arrived;
mod desk;
mod hand_in;
mod names;
mod outcome;
pub(crate) mod printer;
mod sealed;
mod target;

use std::fs;
use std::io::Read as _;
use std::path::{Path, PathBuf};

use jiff::Timestamp;

use super::opened::OpenedCall;
use crate::call::assemble;
use crate::command_error::CommandError;
use crate::diagnostic::catalog::Catalog;
use crate::diagnostic::{Message, Severity};
use crate::form::{Found, New, judge, written};
use crate::form_layout::{Answers, Composed, FormLayout, compose};
use crate::paper::{self, Package, PackageError, Read, Unmapped};
use crate::rules::{is_mended_with_table, is_never_kept};
use crate::schema::Kind;
use crate::sealing::Recipients;
use crate::source::{NewFile, SourceError, room, write_all};
use arrived::listed;
use outcome::{Outcome, Sort};
use printer::Printer;
use target::{Form, Named, files};

/// Largest form that is read, bytes (20 MiB).
const LARGEST: u64 = 20 << 20;

/// How forms are imported.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Wishes<'a> {
    /// The unit's folder, where it is not found by its credit code.
    pub(crate) unit: Option<&'a str>,
    /// The demand's file name, where it is not found by its title.
    pub(crate) name: Option<&'a str>,
    /// Whether what is there and differs is replaced.
    pub(crate) replace: bool,
    /// Whether files are written although rules find errors.
    pub(crate) draft: bool,
    /// Whether nothing is to be written.
    pub(crate) dry_run: bool,
    /// The time of the import.
    pub(crate) now: Timestamp,
}

/// Imports a filled form, or all of a folder. Whether nothing was wrong with any; what was has been told.
///
/// # Errors
/// Where there is nothing to import, or a file cannot be written.
pub(crate) fn import(
    file: &Path,
    wishes: Wishes<'_>,
    root: &Path,
    opened: OpenedCall,
    catalog: &Catalog,
) -> Result<bool, CommandError> {
    let io = |error| CommandError::new("cli-io").text("path", file.display()).reason(error);
    let is_folder = fs::metadata(file).map_err(io)?.is_dir();
    let paths = if is_folder { listed(file).map_err(io)? } else { vec![file.to_owned()] };
    let outcomes = Vec::with_capacity(paths.len());
    if paths.is_empty() {
        return Err(CommandError::new("cli-import-empty").text("path", file.display()));
    }
    if paths.len() > 1 && (wishes.unit.is_some() || wishes.name.is_some()) {
        return Err(CommandError::new("cli-import-names"));
    }
    let layouts = opened.layouts()?;
    let recipients = Recipients::of(opened.call.recipients()).map_err(CommandError::Message)?;
    let root = root.to_owned();
    let mut import = Import {
        wishes,
        opened,
        layouts,
        recipients,
        root,
        printer: Printer::new(catalog),
        tally: Tally::default(),
        outcomes,
    };
    for path in &paths {
        import.printer.file(path)?;
        let name = path.strip_prefix(file).unwrap_or(path);
        import.outcomes.push(Outcome::of(name));
        import.file(path)?;
    }
    let Tally { written, unchanged, refused, faulty } = import.tally;
    if paths.len() > 1 {
        import.table(catalog)?;
        let sum = Message::new("import-form-sum")
            .count("written", written)
            .count("unchanged", unchanged)
            .count("refused", refused);
        import.printer.say(&sum)?;
    }
    import.who_proposes()?;
    Ok(refused == 0 && !faulty)
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
    wishes: Wishes<'a>,
    opened: OpenedCall,
    layouts: Vec<FormLayout>,
    /// For whom what is private is sealed in the files that are written.
    recipients: Recipients,
    root: PathBuf,
    printer: Printer<'a>,
    tally: Tally,
    /// What became of each file so far; the last is the one at hand.
    outcomes: Vec<Outcome>,
}

impl Import<'_> {
    /// Imports one file, and tells what became of it.
    fn file(&mut self, path: &Path) -> Result<(), CommandError> {
        if self.try_file(path)?.is_none() {
            self.tally.refused += 1;
            self.printer.say(&Message::new("import-form-refused"))?;
        }
        Ok(())
    }

    /// Nothing where the file was refused, for reasons told.
    fn try_file(&mut self, path: &Path) -> Result<Option<()>, CommandError> {
        let bytes = match read(path) {
            Ok(bytes) => bytes,
            Err(message) => return self.wrong(&message),
        };
        if hand_in::is_text(path) {
            return self.hand_in(path, &bytes);
        }
        if let Some(message) = arrived::of_no_use(path) {
            return self.wrong(&message);
        }
        let package = match Package::open(&bytes) {
            Ok(package) => package,
            Err(error) => return self.wrong(&unreadable(&error)),
        };
        match paper::desk::read(&package) {
            Ok(Some(desk)) => {
                self.outcome(|outcome| outcome.sort = Sort::Desk);
                return self.desk(&desk);
            }
            Ok(None) => {}
            Err(error) => return self.wrong(&unreadable(&error)),
        }
        let read = match Read::of(&package, &self.layouts) {
            Ok(read) => read,
            Err(error) => return self.wrong(&unreadable(&error)),
        };
        if !read.layouts.is_empty() {
            self.outcome(|outcome| outcome.sort = Sort::Form);
        }
        let Some(form) = self.form(&read)? else { return Ok(None) };
        let named = Named { unit: self.wishes.unit, demand: self.wishes.name };
        let new = match files(&form, named, &self.opened.call, &self.opened.schemas) {
            Ok(new) => new,
            Err(message) => return self.wrong(&message),
        };
        self.place(new)
    }

    /// Writes what is new of files that have their places.
    fn place(&mut self, new: Vec<New>) -> Result<Option<()>, CommandError> {
        self.outcome(|outcome| outcome.names(&new));
        let mut changed = Vec::new();
        for new in new {
            match self.existing(&new) {
                Existing::Same => {
                    self.printer.say(&Message::new("import-form-unchanged").text("path", &new.path))?;
                    self.tally.unchanged += 1;
                    self.outcome(|outcome| outcome.unchanged += 1);
                }
                Existing::SameBesidesSealed if !self.wishes.replace => {
                    let message = Message::new("import-form-sealed-there").text("path", &new.path);
                    self.printer.remark(Severity::Warning, "", "", &message)?;
                    self.tally.unchanged += 1;
                    self.outcome(|outcome| outcome.unchanged += 1);
                }
                Existing::Other if !self.wishes.replace => {
                    return self.wrong(&Message::new("import-form-differs").text("path", &new.path));
                }
                Existing::Other | Existing::SameBesidesSealed | Existing::Nothing => changed.push(new),
            }
        }
        if changed.is_empty() { Ok(Some(())) } else { self.take(&changed) }
    }

    fn wrong(&mut self, message: &Message) -> Result<Option<()>, CommandError> {
        self.outcome(|outcome| outcome.refused = Some(message.clone()));
        self.printer.remark(Severity::Error, "", "", message)?;
        Ok(None)
    }

    /// The documents of a form, and everything to be said about its boxes; nothing where some could not be read.
    fn form(&mut self, read: &Read) -> Result<Option<Form>, CommandError> {
        let mut fine = true;
        for Unmapped { severity, at, message } in &read.unmapped {
            fine &= *severity != Severity::Error;
            self.printer.remark(*severity, at, "", message)?;
        }
        let mut form = Form { unit: None, demand: None };
        for (kind, answers) in &read.layouts {
            let Some(layout) = self.layouts.iter().find(|layout| layout.kind == *kind) else { continue };
            let composed: Composed = compose(layout, answers);
            for remark in &composed.remarks {
                fine &= remark.severity != Severity::Error;
                self.printer.remark(remark.severity, &remark.at, &remark.label, &remark.message)?;
            }
            for amount in composed.amounts.iter().filter(|amount| amount.is_in_other_words()) {
                if amount.private && !self.printer.shows_private() {
                    continue;
                }
                self.printer.remark(Severity::Note, &amount.at, &amount.label, &amount.read_back())?;
            }
            match kind {
                _ if answers.is_empty() => {}
                Kind::Unit => form.unit = Some(composed),
                _ if only_whose(answers) => {}
                _ => form.demand = Some((composed, answers.clone())),
            }
        }
        if form.unit.is_none() && form.demand.is_none() && fine {
            let id = if read.layouts.is_empty() { "import-form-no-form" } else { "import-form-blank" };
            self.wrong(&Message::new(id))?;
            fine = false;
        }
        Ok(fine.then_some(form))
    }

    /// What stands where a file belongs.
    fn existing(&self, new: &New) -> Existing {
        let Some(file) = self.opened.files.iter().find(|file| *file.path == *new.path) else {
            return if self.root.join(&new.path).symlink_metadata().is_ok() {
                Existing::Other
            } else {
                Existing::Nothing
            };
        };
        let kind = file.role.as_ref().and_then(crate::call::layout::Role::kind);
        let (Some(kind), Some(document)) = (kind, &file.document) else { return Existing::Other };
        if *document.text == *new.text {
            return Existing::Same;
        }
        let Some(layout) = self.layouts.iter().find(|layout| layout.kind == kind) else {
            return Existing::Other;
        };
        // The same answers may stand there in other words of YAML.
        let (answers, unmapped) = Answers::of(layout, &document.root);
        let same = unmapped.is_empty()
            && written(&compose(layout, &answers).root, kind, &self.opened.schemas) == new.text;
        if same {
            Existing::Same
        } else if self.same_besides_sealed(layout, document, &new.text) {
            Existing::SameBesidesSealed
        } else {
            Existing::Other
        }
    }

    /// Judges files and writes them.
    fn take(&mut self, new: &[New]) -> Result<Option<()>, CommandError> {
        let now = self.wishes.now;
        let name = self.opened.call.name.clone();
        let faults = judge(&name, &mut self.opened.files, &self.opened.schemas, now, new);
        let (mut errors, mut told) = (false, false);
        let mut never = false;
        for Found { fault, at, .. } in &faults {
            told |= fault.is_error();
            errors |= fault.is_error() && !is_mended_with_table(fault);
            never |= is_never_kept(fault);
            let place = if at.is_empty() { self.line(fault) } else { at.clone() };
            self.printer.fault(fault, &place)?;
        }
        if never || errors && !self.wishes.draft {
            let id = if never { "import-form-never" } else { "import-form-faults" };
            self.printer.say(&Message::new(id))?;
            let faults = faults.iter().filter(|found| found.fault.is_error()).count();
            let message = if never {
                Message::new("import-outcome-never")
            } else {
                Message::new("import-outcome-faults").count("faults", faults)
            };
            self.outcome(|outcome| outcome.refused = Some(message));
            return Ok(None);
        }
        // Judged were the figures themselves; what is written is sealed.
        let kept = match self.sealed(new) {
            Ok(kept) => kept,
            Err(message) => return self.wrong(&message),
        };
        let seals = kept.iter().zip(new).any(|(text, new)| *text != new.text);
        if !self.wishes.dry_run {
            let file = |(text, new): (String, &New)| NewFile::replace(self.root.join(&new.path), text);
            let files = kept.into_iter().zip(new).map(file).collect();
            write_all(files, Some(&room(&self.root))).map_err(SourceError::from)?;
        }
        for new in new {
            let was_there = self.opened.files.iter().any(|file| *file.path == *new.path);
            let id = match (self.wishes.dry_run, was_there) {
                (true, _) => "import-form-would-write",
                (false, true) => "import-form-replaced",
                (false, false) => "import-form-written",
            };
            self.printer.say(&Message::new(id).text("path", &new.path))?;
            self.tally.written += 1;
            self.outcome(|outcome| {
                outcome.written += 1;
                outcome.founds |= !was_there && hand_in::is_unit(&new.path);
            });
        }
        if seals && !self.wishes.dry_run {
            self.printer.say(&Message::new("import-form-sealed"))?;
        }
        self.remember(new);
        self.tally.faulty |= told;
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
enum Existing {
    Nothing,
    Same,
    /// The same where it can be read; what is sealed in it cannot be compared.
    SameBesidesSealed,
    Other,
}

/// Whether a demand's form says no more than whose it would be.
fn only_whose(answers: &Answers) -> bool {
    answers.rows.is_empty() && answers.fields.keys().all(|key| key.starts_with('@'))
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

pub(crate) fn unreadable(error: &PackageError) -> Message {
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
