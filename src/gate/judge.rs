//! Judges a proposal, call by call, and says what it is answerable for.
//!
//! Answerable: for every fault in a file that it adds, changes or deletes, for every fault that such a file takes part in
//! (it is named in a note), and for every fault that was not there before, wherever it stands: a deleted demand that a
//! department still recommends, a limit that was lowered under what others have. Other errors become notes; other remarks
//! are counted.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use rayon::prelude::*;

use super::allowed_signers::{ALLOWED_SIGNERS, AllowedSigners};
use super::change::{Change, call_of, file_change};
use super::facts::{Facts, Known};
use super::model::{Model, OF_WHOLE_TEXTS, Scope, Terms as ModelTerms};
use super::screening::passing;
use super::signature::Keys;
use super::{GateError, earlier_demands};
use crate::call::{Call, NewUnits, ReadFile, Roles, Settings, read_file};
use crate::diagnostic::{Diagnostic, Message, Place, Severity, report_order};
use crate::document;
use crate::report::{Checked, Sources};
use crate::rules::{self, Commit, Proposal, ReferenceUpdate};
use crate::schema::{SchemaError, SchemaSet};
use crate::source::{Content, Entry, File, Revision, Source, TreeChange};

/// By what a proposal is judged, besides the base.
#[derive(Clone, Debug)]
pub struct Terms {
    /// The checker's clock.
    pub now: Timestamp,
    /// Who proposes it, as a forge or a server says.
    pub actor: Option<String>,
    /// Whether it is a fault that nobody knows who proposes it.
    pub require_owner: bool,
    /// What a push does to protected references.
    pub references: Vec<ReferenceUpdate>,
    /// The only call to judge; all that the proposal touches where none is named.
    pub call: Option<String>,
}

/// What comes of judging a proposal for one call.
pub struct Verdict {
    /// The call's folder.
    pub call: String,
    /// What is wrong and what is worth knowing, in report order. Errors are what the proposal is answerable for.
    pub diagnostics: Vec<Diagnostic>,
    /// The texts they stand in.
    pub sources: Sources,
    /// How much was judged.
    pub checked: Checked,
    /// What the proposal does to the call.
    pub effect: Vec<Message>,
}

/// Rules about the proposal itself: what they find is always its own.
const OF_THE_PROPOSAL: [&str; 4] = ["owner", "arrival", "submission-window", "recommendation-window"];

/// Judges a proposal for every call that it touches; for all calls where it changes what they share, or nothing at all.
/// With facts, files that it does not touch are taken from there as far as they can be; then warnings may be missing.
///
/// # Errors
/// When it cannot be read, or the base's own forms are broken.
pub fn judge(change: &Change, terms: &Terms, facts: Option<&Facts>) -> Result<Vec<Verdict>, GateError> {
    let mut no_forms = BTreeMap::new();
    let base_forms = match &change.base {
        Some(base) => base.schema_overrides()?,
        None => std::mem::take(&mut no_forms),
    };
    let base_schemas = SchemaSet::new(&base_forms)?;
    // A form that a proposal breaks is its fault, and the base's are used instead.
    let own_schemas = if change.touches_below("schema/") { Some(own_schemas(&change.merged)?) } else { None };
    let trial =
        Trial { change, terms, base_schemas: &base_schemas, own_schemas: own_schemas.as_ref(), facts };
    trial.calls()?.iter().map(|call| trial.call(call)).collect()
}

fn own_schemas(merged: &Revision) -> Result<Result<SchemaSet, SchemaError>, GateError> {
    Ok(SchemaSet::new(&merged.schema_overrides()?))
}

struct Trial<'a> {
    change: &'a Change,
    terms: &'a Terms,
    base_schemas: &'a SchemaSet,
    own_schemas: Option<&'a Result<SchemaSet, SchemaError>>,
    facts: Option<&'a Facts>,
}

/// Files by path, of one revision.
type Read<'a> = HashMap<&'a str, (Entry, &'a ReadFile)>;

impl Trial<'_> {
    fn calls(&self) -> Result<BTreeSet<String>, GateError> {
        if let Some(call) = &self.terms.call {
            return Ok(BTreeSet::from([call.clone()]));
        }
        let touched: BTreeSet<String> = self.change.calls().into_iter().map(str::to_owned).collect();
        let shared = self.change.changes.iter().any(|change| call_of(&change.path).is_none());
        if !shared && !touched.is_empty() {
            return Ok(touched);
        }
        let mut calls = touched;
        for revision in self.change.base.iter().chain([&self.change.merged]) {
            calls.extend(calls_of(revision)?);
        }
        Ok(calls)
    }

    /// Whether facts say enough: not where the rules or forms themselves are changed, nor where texts that only warn are
    /// made to decide.
    fn facts_will_do(&self, call: &str, path: &Arc<str>) -> Result<bool, GateError> {
        let Some(base) = &self.change.base else { return Ok(false) };
        if self.own_schemas.is_some() || self.change.changes.iter().any(|change| change.path == *path) {
            return Ok(false);
        }
        let decides = |settings: &Settings| {
            let severity = |rule: &&str| settings.severity.get(*rule).is_some_and(|chosen| chosen == "error");
            OF_WHOLE_TEXTS.iter().any(severity)
        };
        Ok(self.settings(base, call, path)?.is_some_and(|settings| !decides(&settings)))
    }

    /// What the `call.yaml` of a revision says; nothing where it cannot be read.
    fn settings(
        &self,
        revision: &Revision,
        call: &str,
        path: &Arc<str>,
    ) -> Result<Option<Settings>, GateError> {
        let Some(bytes) = revision.file(path)? else { return Ok(None) };
        let file = File { path: Arc::clone(path), content: Content::Bytes(bytes) };
        let document = read_file(call, &file, self.base_schemas).document;
        Ok(document.and_then(|document| document::from_node::<Settings>(&document.root).ok()))
    }

    /// The units whose files are read whole: those that it touches.
    fn near(&self, name: &str) -> HashSet<String> {
        let units = format!("submissions/{name}/units/");
        let unit =
            |change: &TreeChange| Some(change.path.strip_prefix(&units)?.split('/').next()?.to_owned());
        self.change.changes.iter().filter_map(unit).collect()
    }

    fn call(&self, name: &str) -> Result<Verdict, GateError> {
        let schemas = self.base_schemas;
        let settings: Arc<str> = format!("submissions/{name}/call.yaml").into();
        let facts = match self.facts {
            Some(facts) if self.facts_will_do(name, &settings)? => Some(facts),
            _ => None,
        };
        let scope = if facts.is_some() { Scope::Facts } else { Scope::Whole };
        let near = self.near(name);
        let list = |revision: &Revision| match facts {
            Some(facts) => facts.list(revision, name, &near),
            None => Ok(revision.list_call(name)?.into_iter().map(Known::unread).collect()),
        };
        let base_list = self.change.base.as_ref().map(list).transpose()?.unwrap_or_default();
        let base_files = match &self.change.base {
            Some(base) => read(base, name, &base_list, schemas, &Read::new())?,
            None => Vec::new(),
        };
        let known: Read<'_> = base_list
            .iter()
            .zip(&base_files)
            .map(|(known, file)| (&*known.listed.path, (known.listed.entry, file)))
            .collect();
        let list = list(&self.change.merged)?;
        let files = read(&self.change.merged, name, &list, schemas, &known)?;

        let base_settings = base_files.iter().find(|file| file.path == settings);
        let base_model = (!base_files.is_empty()).then(|| Model::new(name, &base_files));
        let earlier = match &base_model {
            Some(base) if scope == Scope::Whole => match &self.change.base {
                Some(revision) => earlier_demands(revision, &base.call, schemas)?,
                None => Vec::new(),
            },
            _ => Vec::new(),
        };
        let model_terms = |schemas, proposal| ModelTerms {
            schemas,
            now: self.terms.now,
            proposal,
            earlier: &earlier,
            arrivals: None,
            scope,
        };
        let before = base_model.as_ref().map(|base| base.judge(&model_terms(schemas, None)));
        let before = Before::of(before.as_deref().unwrap_or_default());

        let proposal = self.proposal(name, base_model.map(|base| base.call), schemas)?;
        let touched: BTreeSet<&str> = proposal.changed.iter().map(|change| &*change.path).collect();

        // By the rules of the base, whatever the proposal makes of them.
        let changes_settings = base_settings.is_some() && touched.contains(&*settings);
        let mut first_touched = touched.clone();
        let first_files = match base_settings {
            Some(base_settings) if changes_settings => {
                first_touched.remove(&*settings);
                with(&files, base_settings)
            }
            _ => files.clone(),
        };
        let first = Model::new(name, &first_files);
        let mut found = weigh(first.judge(&model_terms(schemas, Some(&proposal))), &first_touched, &before);

        // And by its own, where it changes them.
        let own_schemas = self.own_schemas.map(|own| own.as_ref());
        let mut last = first;
        let mut last_files = first_files;
        if changes_settings || matches!(own_schemas, Some(Ok(_))) {
            let own = match own_schemas {
                Some(Ok(own)) => own,
                _ => schemas,
            };
            last_files = match own_schemas {
                Some(Ok(own)) => read(&self.change.merged, name, &list, own, &Read::new())?,
                _ => files,
            };
            last = Model::new(name, &last_files);
            found.merge(weigh(last.judge(&model_terms(own, Some(&proposal))), &touched, &before));
        }
        if let Some(Err(error)) = own_schemas {
            let message = Message::new("gate-schema").lines("reason", error);
            found.diagnostics.push(Diagnostic::new(
                "schema",
                Severity::Error,
                Place::file(&"schema".into()),
                message,
            ));
        }
        found.diagnostics.sort_by(report_order);
        let mut effect = rules::effect(proposal.base.as_deref(), &last.call);
        if let Some(base) = self.change.base.as_ref().filter(|_| self.change.commits.is_empty()) {
            effect.push(Message::new("effect-nothing").text("base", base.name()));
        }
        if found.others > 0 {
            effect.push(Message::new("effect-others").count("count", found.others));
        }
        self.read_shown(&mut last_files, &list, &found.diagnostics, schemas)?;
        Ok(Verdict {
            call: name.to_owned(),
            sources: Sources::new(&last_files, schemas, &found.diagnostics),
            diagnostics: found.diagnostics,
            checked: Checked {
                units: last.call.units.len(),
                demands: last.call.demands.len(),
                files: last_files.len(),
            },
            effect,
        })
    }

    /// Reads those files whole that are known by facts and of which a report shows a line.
    fn read_shown(
        &self,
        files: &mut [ReadFile],
        list: &[Known],
        diagnostics: &[Diagnostic],
        schemas: &SchemaSet,
    ) -> Result<(), GateError> {
        let shown: BTreeSet<&str> = diagnostics.iter().map(|fault| &*fault.place.path).collect();
        for Known { listed, kept } in list {
            if kept.is_none() || !shown.contains(&*listed.path) {
                continue;
            }
            let Some(call) = call_of(&listed.path) else { continue };
            let whole = read_file(call, &self.change.merged.open(listed)?, schemas);
            if let Some(file) = files.iter_mut().find(|file| file.path == listed.path) {
                *file = whole;
            }
        }
        Ok(())
    }

    /// The proposal as the rules of one call read it.
    fn proposal(&self, name: &str, base: Option<Call>, schemas: &SchemaSet) -> Result<Proposal, GateError> {
        let founded = base.is_none();
        let base = match base {
            Some(base) => Some(base),
            None => self.founders(name)?,
        };
        // What nobody has a role in yet cannot be asked whose it is.
        let require_owner =
            self.terms.require_owner && (base.is_some() || !founded || self.change.base.is_some());
        let zone = base.as_ref().and_then(|base| base.settings.as_ref()?.zone()).unwrap_or(TimeZone::UTC);
        let signers = match &self.change.base {
            Some(base) => base.file(ALLOWED_SIGNERS)?,
            None => None,
        };
        let (signers, _) = AllowedSigners::read(&signers.unwrap_or_default(), &zone);
        let keys = Keys {
            accounts: base.iter().flat_map(Call::accounts).collect(),
            signers: &signers,
            now: self.terms.now,
        };
        let named = self.terms.call.is_some();
        let own = |path: &str| named || call_of(path).is_none_or(|call| call == name);
        let commits = self.change.commits.iter().map(|commit| Commit {
            id: commit.id.to_string().into(),
            object: commit.object.clone(),
            message: Arc::clone(&commit.message),
            parents: commit.parents,
            changed: commit.changes.iter().map(file_change).collect(),
            signer: keys.signer(commit.signature.as_ref()),
        });
        let commits = commits.collect();
        let changed = self.change.changes.iter().filter(|change| own(&change.path)).map(file_change);
        let mut improper = self.change.improper();
        improper.extend(self.faulty_signers(&zone)?);
        Ok(Proposal {
            changed: changed.collect(),
            commits,
            base: base.map(Arc::new),
            actor: self.terms.actor.clone(),
            require_owner,
            references: self.terms.references.clone(),
            passing: passing(self.change, name, schemas)?,
            improper: improper.into_iter().filter(|(path, _)| own(path)).collect(),
        })
    }

    /// A file of allowed signers that the proposal breaks: once in the base, its lines would silently grant nothing.
    fn faulty_signers(&self, zone: &TimeZone) -> Result<Vec<(Arc<str>, Message)>, GateError> {
        if !self.change.changes.iter().any(|change| &*change.path == ALLOWED_SIGNERS) {
            return Ok(Vec::new());
        }
        let Some(bytes) = self.change.merged.file(ALLOWED_SIGNERS)? else { return Ok(Vec::new()) };
        let (_, faults) = AllowedSigners::read(&bytes, zone);
        Ok(faults.into_iter().map(|(_, message)| (ALLOWED_SIGNERS.into(), message)).collect())
    }

    /// A call that the base does not hold yet has no roles. Those may open it who are the bureau of a call that the base
    /// holds; none where there is no other.
    fn founders(&self, name: &str) -> Result<Option<Call>, GateError> {
        let Some(base) = &self.change.base else { return Ok(None) };
        let mut founders: Option<Settings> = None;
        for other in calls_of(base)?.into_iter().filter(|other| other != name) {
            let path: Arc<str> = format!("submissions/{other}/call.yaml").into();
            let Some(settings) = self.settings(base, &other, &path)? else { continue };
            let bureau = settings.roles.bureau.clone();
            let founder = founders.get_or_insert_with(|| Settings {
                roles: Roles { new_units: NewUnits::Bureau, ..Roles::default() },
                ..settings
            });
            founder.roles.bureau.extend(bureau);
        }
        Ok(founders.map(|settings| {
            let (mut call, _) = crate::call::assemble(name, &[]);
            call.settings = Some(settings);
            call
        }))
    }
}

pub(super) fn calls_of(revision: &Revision) -> Result<Vec<String>, GateError> {
    match revision.calls() {
        Ok(calls) => Ok(calls),
        Err(crate::source::SourceError::Git(crate::source::GitError::NoCalls(_))) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Reads files, those that are known already by their content from there.
fn read(
    revision: &Revision,
    call: &str,
    list: &[Known],
    schemas: &SchemaSet,
    read: &Read<'_>,
) -> Result<Vec<ReadFile>, GateError> {
    let mut opened: Vec<Result<File, ReadFile>> = Vec::with_capacity(list.len());
    for Known { listed, kept } in list {
        let same = read.get(&*listed.path).filter(|(entry, _)| *entry == listed.entry);
        match kept.as_ref().or(same.map(|(_, file)| *file)) {
            Some(file) => opened.push(Err(file.clone())),
            None => opened.push(Ok(revision.open(listed)?)),
        }
    }
    let finish = |file: Result<File, ReadFile>| match file {
        Ok(file) => read_file(call, &file, schemas),
        Err(read) => read,
    };
    Ok(opened.into_par_iter().map(finish).collect())
}

/// The files with one of them exchanged, or added in its place.
fn with(files: &[ReadFile], other: &ReadFile) -> Vec<ReadFile> {
    let mut files: Vec<ReadFile> = files.iter().filter(|file| file.path != other.path).cloned().collect();
    let at = files.partition_point(|file| file.path < other.path);
    files.insert(at, other.clone());
    files
}

/// The faults that were there before, by rule and file.
struct Before<'a>(HashMap<(&'static str, &'a str), Vec<&'a Message>>);

impl<'a> Before<'a> {
    fn of(diagnostics: &'a [Diagnostic]) -> Self {
        let mut before: HashMap<_, Vec<_>> = HashMap::new();
        for fault in diagnostics {
            before.entry((fault.rule, &*fault.place.path)).or_default().push(&fault.message);
        }
        Self(before)
    }

    fn holds(&self, fault: &Diagnostic) -> bool {
        let same = self.0.get(&(fault.rule, &*fault.place.path));
        same.is_some_and(|messages| messages.contains(&&fault.message))
    }
}

/// What is told, and how many remarks about other files are not.
struct Weighed {
    diagnostics: Vec<Diagnostic>,
    others: usize,
}

impl Weighed {
    /// Adds what a second judgement found and the first did not.
    fn merge(&mut self, other: Self) {
        for fault in other.diagnostics {
            if !self.diagnostics.contains(&fault) {
                self.diagnostics.push(fault);
            }
        }
        self.others = self.others.max(other.others);
    }
}

fn weigh(diagnostics: Vec<Diagnostic>, touched: &BTreeSet<&str>, before: &Before<'_>) -> Weighed {
    let mut weighed = Weighed { diagnostics: Vec::new(), others: 0 };
    for mut fault in diagnostics {
        let touches = |place: &Place| touched.contains(&*place.path);
        let takes_part = OF_THE_PROPOSAL.contains(&fault.rule)
            || touches(&fault.place)
            || fault.notes.iter().filter_map(|note| note.place.as_ref()).any(touches);
        if !takes_part && !before.holds(&fault) {
            fault = fault.note(None, Message::new("gate-caused"));
        } else if !takes_part {
            if fault.severity != Severity::Error {
                weighed.others += 1;
                continue;
            }
            fault.severity = Severity::Note;
            fault = fault.note(None, Message::new("gate-was-there"));
        }
        weighed.diagnostics.push(fault);
    }
    weighed
}
