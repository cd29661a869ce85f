//! Files to documents to the model.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::layout::Role;
use super::{
    Call, CallPath, Comment, Demand, Department, Disposition, GuidelineItem, RawText, Recommendation,
    Settings, Unit,
};
use crate::diagnostic::{Diagnostic, Location, Message, Severity};
use crate::document::{self, Document, Syntax, limits};
use crate::file::{Content, File, Scan, Unread};
use crate::schema::SchemaSet;

/// One file, read and checked by itself.
#[derive(Clone, Debug)]
pub struct ReadFile {
    /// Path from the root of the repository.
    pub path: Arc<str>,
    /// What it is; absent when no such file belongs there.
    pub role: Option<Role>,
    /// Its text, for reports that show the line.
    pub text: Option<Arc<str>>,
    /// Its bytes read as text as well as may be, for what must be searched even where nothing can be shown.
    pub raw: Option<Arc<str>>,
    /// Its document; absent when it could not be parsed or is no document.
    pub document: Option<Arc<Document>>,
    /// What is known of a stamped scan.
    pub scan: Option<Scan>,
    /// What is known of it where it was not read again: there is then neither text nor document.
    pub known: Option<Known>,
    /// Faults of the rules `path`, `text`, `yaml` and `schema`.
    pub diagnostics: Vec<Diagnostic>,
}

/// A unit or a demand that was read before. Several models may hold it.
#[derive(Clone, Debug)]
pub enum Known {
    /// A unit.
    Unit(Arc<Unit>),
    /// A demand.
    Demand(Arc<Demand>),
}

impl Known {
    /// Reads a document of that role; none for one of any other role.
    pub fn read(role: &Role, document: &Document) -> Option<Self> {
        match role {
            Role::Unit(unit) => Some(Self::Unit(Arc::new(Unit::read(unit, &document.path, Some(document))))),
            Role::Demand(unit, name) => {
                Some(Self::Demand(Arc::new(Demand::read(unit, name, &document.path, Some(document)))))
            }
            _ => None,
        }
    }
}

/// Reads one file of the call `call`. Pure and independent of all other files, so callers may run it in parallel.
pub fn read_file(call: &str, file: &File, schemas: &SchemaSet) -> ReadFile {
    let mut read = parse_file(call, file);
    read.fit(schemas);
    read
}

/// The first half of [`read_file`]: what the file is and what stands in it, not yet whether that fits its form.
pub fn parse_file(call: &str, file: &File) -> ReadFile {
    let mut read = ReadFile::unread(Arc::clone(&file.path));
    let fault = |message| Diagnostic::new("path", Severity::Error, Location::file(&file.path), message);
    let location = CallPath::parse(&file.path).and_then(|location| match location {
        CallPath { call: own, role } if own == call => Ok(role),
        CallPath { .. } => Err(Message::new("path-misplaced")),
    });
    let role = match location {
        Ok(role) => role,
        Err(message) => {
            read.diagnostics.push(fault(message));
            if let Content::Bytes(bytes) = &file.content {
                read.raw = Some(document::decode_anyhow(bytes));
            }
            return read;
        }
    };
    let bytes = match (&file.content, &role) {
        (Content::Bytes(bytes), _) => bytes,
        (Content::Unread(Unread::Scan(scan)), Role::Scan(..)) => {
            read.scan = Some(scan.clone());
            read.role = Some(role);
            return read;
        }
        (Content::Unread(reason), _) => {
            read.diagnostics.push(fault(unread(reason)));
            read.role = Some(role);
            return read;
        }
    };
    let syntax = match role {
        Role::Page(_) => Syntax::Markdown,
        Role::GuidelineItem(_) | Role::DraftItem(..) => Syntax::FrontMatter,
        _ => Syntax::Yaml,
    };
    let parsed = document::parse(&file.path, bytes, syntax);
    read.text = parsed.text;
    read.raw = read.text.clone().or_else(|| Some(document::decode_anyhow(bytes)));
    read.diagnostics = parsed.diagnostics;
    read.document = parsed.document.map(Arc::new);
    read.role = Some(role);
    read
}

impl ReadFile {
    /// A file of which nothing is known but its path.
    pub fn unread(path: Arc<str>) -> Self {
        Self {
            path,
            role: None,
            text: None,
            raw: None,
            document: None,
            scan: None,
            known: None,
            diagnostics: Vec::new(),
        }
    }

    /// The second half of [`read_file`]: whether it fits the form of its kind.
    pub fn fit(&mut self, schemas: &SchemaSet) {
        if let (Some(document), Some(kind)) = (&self.document, self.role.as_ref().and_then(Role::kind)) {
            self.diagnostics.extend(schemas.get(kind).check(document));
        }
        bound(self);
    }
}

/// Keeps a hopeless file from drowning the rest: the first faults one by one, then how many more there are.
fn bound(read: &mut ReadFile) {
    let more = read.diagnostics.len().saturating_sub(limits::FAULTS_PER_FILE);
    if more > 0 {
        read.diagnostics.sort_by(crate::diagnostic::report_order);
        read.diagnostics.truncate(limits::FAULTS_PER_FILE);
        let message = Message::new("schema-more-faults").count("count", more);
        read.diagnostics.push(Diagnostic::new(
            "schema",
            Severity::Error,
            Location::file(&read.path),
            message,
        ));
    }
}

fn unread(reason: &Unread) -> Message {
    match reason {
        Unread::TooLarge(bytes) => Message::new("path-too-large").text("bytes", bytes),
        Unread::Link => Message::new("path-link"),
        Unread::Special => Message::new("path-special"),
        Unread::Submodule => Message::new("path-submodule"),
        Unread::Folder => Message::new("path-folder"),
        Unread::Scan(_) => Message::new("path-misplaced"),
        Unread::Sealed { key, line } => Message::new("path-sealed").text("key", key).text("line", line),
        Unread::Refused(reason) => Message::new("path-refused").text("reason", reason),
    }
}

/// Puts the files of a call together. Faults of single files are theirs; here only what is missing is told.
pub fn assemble(call: &str, files: &[ReadFile]) -> (Call, Vec<Diagnostic>) {
    let mut model = Call {
        name: call.to_owned(),
        settings: None,
        units: BTreeMap::new(),
        demands: BTreeMap::new(),
        departments: BTreeMap::new(),
        guideline: BTreeMap::new(),
        dispositions: Vec::new(),
        comments: BTreeMap::new(),
        scans: BTreeMap::new(),
        notice: None,
        texts: Vec::new(),
        documents: Vec::new(),
    };
    let mut recommendations = Vec::new();
    let mut call_file = None;
    for file in files {
        let document = file.document.as_deref();
        match &file.role {
            Some(Role::Call) => {
                call_file = Some(file);
                model.settings = document.and_then(|d| document::from_node::<Settings>(&d.root).ok());
            }
            Some(Role::Unit(unit)) => {
                let read = match &file.known {
                    Some(Known::Unit(known)) => Arc::clone(known),
                    _ => Arc::new(Unit::read(unit, &file.path, document)),
                };
                model.units.insert(unit.clone(), read);
            }
            Some(Role::Demand(unit, name)) => {
                let read = match &file.known {
                    Some(Known::Demand(known)) => Arc::clone(known),
                    _ => Arc::new(Demand::read(unit, name, &file.path, document)),
                };
                model.demands.insert(read.id.clone(), read);
            }
            Some(Role::Department(id)) => {
                model.departments.insert(id.clone(), Department::read(id, &file.path, document));
            }
            Some(Role::Recommendation(id)) => recommendations.push((id, file)),
            Some(Role::GuidelineItem(id)) => {
                model.guideline.insert(id.clone(), GuidelineItem::read(id, &file.path, document));
            }
            Some(Role::Dispositions) => model.dispositions = Disposition::read(&file.path, document),
            Some(Role::Comment(id)) => {
                model.comments.insert(id.clone(), Comment::read(id, &file.path, document));
            }
            Some(Role::Scan(..)) => {
                model.scans.extend(file.scan.clone().map(|scan| (Arc::clone(&file.path), scan)));
            }
            Some(Role::Page(_) | Role::DraftItem(..)) | None => {}
        }
        let own = matches!(file.role, Some(Role::Page(_) | Role::Call));
        if let Some(text) = file.raw.as_ref().filter(|_| !own) {
            let kind = file.role.as_ref().and_then(Role::kind);
            model.texts.push(RawText { path: Arc::clone(&file.path), kind, text: Arc::clone(text) });
        }
        let role = file.role.as_ref().filter(|role| role.kind().is_some());
        if let (Some(role), Some(document)) = (role, &file.document) {
            model.documents.push((role.clone(), Arc::clone(document)));
        }
    }
    let mut missing = Vec::new();
    let mut require = |path: &Arc<str>, message: Message| {
        missing.push(Diagnostic::new("path", Severity::Error, Location::file(path), message));
    };
    if call_file.is_none() {
        require(&Role::Call.in_call(call).shared(), Message::new("path-no-call-file"));
    }
    if let Some(settings) = &model.settings {
        let path = Role::Page(settings.notice.clone()).in_call(call).shared();
        match files.iter().find(|file| file.path == path) {
            Some(file) => model.notice.clone_from(&file.text),
            None => require(&path, Message::new("path-no-notice")),
        }
    }
    for unit in model.demands.values().map(|demand| demand.unit.clone()).collect::<Vec<_>>() {
        let path = Role::Unit(unit.clone()).in_call(call).shared();
        model.units.entry(unit).or_insert_with_key(|unit| {
            require(&path, Message::new("path-no-unit-file").text("unit", unit));
            Arc::new(Unit::read(unit, &path, None))
        });
    }
    for (id, file) in recommendations {
        let path = Role::Department(id.clone()).in_call(call).shared();
        let department = model.departments.entry(id.clone()).or_insert_with(|| {
            require(&path, Message::new("path-no-department-file").text("department", id));
            Department::read(id, &path, None)
        });
        department.recommendation = file.document.as_deref().map(|d| Recommendation::read(&file.path, d));
    }
    model.texts.sort_by(|a, b| a.path.cmp(&b.path));
    model.documents.sort_by(|(_, a), (_, b)| a.path.cmp(&b.path));
    (model, missing)
}
