//! What is read of a proposal and of its base, and from where.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

use rayon::prelude::*;

use super::{Both, Read, Trial};
use crate::call::layout::Role;
use crate::call::{Amendment, Call, ReadFile, Settings, read_file};
use crate::diagnostic::Diagnostic;
use crate::document;
use crate::gate::GateError;
use crate::gate::change::call_of;
use crate::gate::folder_cache::{FolderCache, KeptEntry, Listing};
use crate::rules::{RULES, Rule};
use crate::schema::SchemaSet;
use crate::source::{Content, File, GitError, Revision, Source, TreeChange};

impl Trial<'_> {
    pub(super) fn calls(&self) -> Result<BTreeSet<String>, GateError> {
        if let Some(call) = &self.options.call {
            return Ok(BTreeSet::from([call.clone()]));
        }
        let touched: BTreeSet<String> = self.change.calls().into_iter().map(str::to_owned).collect();
        // For each of them all that is proposed is looked through.
        if touched.len() > CALLS {
            return Err(GitError::TooManyCalls(CALLS).into());
        }
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
    pub(super) fn facts_will_do(&self, call: &str, path: &Arc<str>) -> Result<bool, GateError> {
        let Some(base) = &self.change.base else { return Ok(false) };
        if self.own_schemas.is_some() || self.change.changes.iter().any(|change| change.path == *path) {
            return Ok(false);
        }
        let decides = |settings: &Settings| {
            let chosen = |rule: &Rule| settings.severity.get(rule.id).is_some_and(|chosen| chosen == "error");
            RULES.iter().any(|rule| rule.needs_whole_texts && chosen(rule))
        };
        Ok(self.settings(base, call, path)?.is_some_and(|settings| !decides(&settings)))
    }

    /// What the `call.yaml` of a revision says; nothing where it cannot be read.
    pub(super) fn settings(
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

    /// The amendments that the proposal brings and the base does not hold.
    pub(super) fn new_amendments(
        &self,
        name: &str,
        base: Option<&Call>,
    ) -> Result<Vec<Amendment>, GateError> {
        let path = Role::Call.in_call(name).shared();
        if !self.change.changes.iter().any(|change| change.path == path) {
            return Ok(Vec::new());
        }
        let accepted = base.and_then(|base| base.settings.as_ref()).map_or(&[][..], |own| &own.amendments);
        let brought = self.settings(&self.change.merged, name, &path)?.map(|own| own.amendments);
        Ok(brought.unwrap_or_default().into_iter().filter(|one| !accepted.contains(one)).collect())
    }

    /// The folders whose files are read whole: those that it changes something in.
    pub(super) fn near(&self) -> HashSet<String> {
        // `submissions/<call>/units/<unit>` and the like, and whatever lies deeper.
        let folder = |change: &TreeChange| {
            let (end, _) = change.path.match_indices('/').nth(3)?;
            change.path.get(..end).map(str::to_owned)
        };
        self.change.changes.iter().filter_map(folder).collect()
    }

    /// Reads a call in the base and in what comes of the proposal; what stands in both, once.
    pub(super) fn read_both(
        &self,
        name: &str,
        folder_cache: Option<&FolderCache>,
        schemas: &SchemaSet,
    ) -> Result<Both, GateError> {
        let near = self.near();
        let list = |revision: &Revision, other: &Listing| match folder_cache {
            Some(folder_cache) => folder_cache.list(revision, name, &near, other),
            None => Ok(Listing::unread(revision.list_call(name)?)),
        };
        let (base_list, base_files) = match &self.change.base {
            Some(base) => {
                let listing = list(base, &Listing::default())?;
                let files = read(base, name, &listing.files, schemas, &Read::new())?;
                (listing, files)
            }
            None => (Listing::default(), Vec::new()),
        };
        let known: Read<'_> = base_list
            .files
            .iter()
            .zip(&base_files)
            .map(|(known, file)| (&*known.listed.path, (known.listed.entry, file)))
            .collect();
        let list = list(&self.change.merged, &base_list)?.files;
        let files = read(&self.change.merged, name, &list, schemas, &known)?;
        drop(known);
        Ok(Both { base_files, list, files })
    }

    /// Reads those files whole that are known by facts and of which a report shows a line.
    pub(super) fn read_shown(
        &self,
        files: &mut Cow<'_, [ReadFile]>,
        list: &[KeptEntry],
        diagnostics: &[Diagnostic],
        schemas: &SchemaSet,
    ) -> Result<(), GateError> {
        let shown: BTreeSet<&str> = diagnostics.iter().map(|fault| &*fault.location.path).collect();
        for KeptEntry { listed, kept } in list {
            if kept.is_none() || !shown.contains(&*listed.path) {
                continue;
            }
            let Some(call) = call_of(&listed.path) else { continue };
            let whole = read_file(call, &self.change.merged.open(listed)?, schemas);
            if let Some(file) = files.to_mut().iter_mut().find(|file| file.path == listed.path) {
                *file = whole;
            }
        }
        Ok(())
    }
}

/// Most calls that one proposal touches.
const CALLS: usize = 64;

pub(in crate::gate) fn calls_of(revision: &Revision) -> Result<Vec<String>, GateError> {
    match revision.calls() {
        Ok(calls) => Ok(calls),
        Err(crate::source::SourceError::Git(crate::source::GitError::NoCalls(_))) => Ok(Vec::new()),
        Err(error) => Err(error.into()),
    }
}

/// Reads files, those that are known already by their content from there.
pub(super) fn read(
    revision: &Revision,
    call: &str,
    list: &[KeptEntry],
    schemas: &SchemaSet,
    read: &Read<'_>,
) -> Result<Vec<ReadFile>, GateError> {
    let mut opened: Vec<Result<File, ReadFile>> = Vec::with_capacity(list.len());
    for KeptEntry { listed, kept } in list {
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
pub(super) fn with(files: &[ReadFile], other: &ReadFile) -> Vec<ReadFile> {
    let mut files: Vec<ReadFile> = files.iter().filter(|file| file.path != other.path).cloned().collect();
    let at = files.partition_point(|file| file.path < other.path);
    files.insert(at, other.clone());
    files
}
