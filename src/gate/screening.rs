//! Searches commits for what must not be published: their messages, and every version of a file that they bring.

use std::collections::BTreeSet;
use std::sync::Arc;

use jiff::Timestamp;

use super::change::{Change, call_of};
use super::{GateError, Verdict};
use crate::built_in;
use crate::call::layout::Role;
use crate::call::{RawText, read_file};
use crate::check::{Counts, OneByOne, Options, Scope, check};
use crate::rules::{Commit, PassingFile, Proposal, ReferenceUpdate, Signer};
use crate::schema::SchemaSet;
use crate::source::{CommitObject, Content, File, GitRepository, Revision, TreeChange, Unread};

/// The versions of a call's files that a proposal's commits bring and what comes of it does not hold, each at its first
/// commit. Those that it holds are searched where they stand.
pub(super) fn passing(
    change: &Change,
    call: &str,
    schemas: &SchemaSet,
) -> Result<Vec<PassingFile>, GateError> {
    let mut files = Vec::new();
    for (commit, changed) in versions(&change.commits) {
        if call_of(&changed.path) != Some(call) {
            continue;
        }
        let now = change.merged.entry(&changed.path)?;
        let stays = now.zip(changed.after).is_some_and(|(now, then)| now.id == then.id);
        if !stays {
            files.extend(read(&change.merged, commit, changed, schemas)?);
        }
    }
    Ok(files)
}

/// Each version of a file of a call at the first commit that brings it.
fn versions(commits: &[CommitObject]) -> Vec<(&CommitObject, &TreeChange)> {
    let mut seen = BTreeSet::new();
    let mut versions = Vec::new();
    for commit in commits {
        for change in &commit.changes {
            let Some(entry) = change.after.filter(|entry| entry.mode.is_blob()) else { continue };
            if call_of(&change.path).is_some() && seen.insert((&*change.path, entry.id)) {
                versions.push((commit, change));
            }
        }
    }
    versions
}

fn read(
    revision: &Revision,
    commit: &CommitObject,
    change: &TreeChange,
    schemas: &SchemaSet,
) -> Result<Option<PassingFile>, GateError> {
    let (Some(entry), Some(call)) = (change.after, call_of(&change.path)) else { return Ok(None) };
    let path = Arc::clone(&change.path);
    let content = revision.content_of(&path, entry)?;
    // Scans are pictures; nobody can search them.
    if matches!(content, Content::Unread(Unread::Scan(_))) {
        return Ok(None);
    }
    let read = read_file(call, &File { path: Arc::clone(&path), content }, schemas);
    // `call.yaml` and the call's own pages speak about secrecy and are not searched, here as elsewhere.
    if matches!(read.role, Some(Role::Call | Role::Page(_))) {
        return Ok(None);
    }
    let kind = read.role.as_ref().and_then(Role::kind);
    let raw = read.raw.map(|text| RawText { path: Arc::clone(&path), kind, text });
    let document = kind.zip(read.document);
    Ok(Some(PassingFile { commit: commit.id.to_string().into(), path, raw, document }))
}

/// What is searched where no call is judged.
#[derive(Debug)]
pub struct Screening {
    /// The server's clock.
    pub now: Timestamp,
    /// Where the commits lead.
    pub head: Option<Revision>,
    /// The commits.
    pub commits: Vec<CommitObject>,
    /// Messages of annotated tags, by id.
    pub tags: Vec<(String, String)>,
    /// What happens to protected references.
    pub references: Vec<ReferenceUpdate>,
}

impl Screening {
    /// Nothing, at that time.
    pub fn at(now: Timestamp) -> Self {
        Self { now, head: None, commits: Vec::new(), tags: Vec::new(), references: Vec::new() }
    }
}

/// Searches commits and tags, and judges what happens to references.
///
/// # Errors
/// When something cannot be read.
pub fn screen(repository: &GitRepository, screening: &Screening) -> Result<Verdict, GateError> {
    // The forms say which texts are public: those of the protected branch, not those that are pushed.
    let known = repository.default_branch()?.map(|name| repository.reference(&name)).transpose()?.flatten();
    let forms = known.map(|known| crate::source::Source::schema_overrides(&known)).transpose()?;
    let schemas = built_in::schemas(&forms.unwrap_or_default())?;
    let mut files = Vec::new();
    if let Some(head) = &screening.head {
        for (commit, change) in versions(&screening.commits) {
            files.extend(read(head, commit, change, &schemas)?);
        }
    }
    let message = |id: &str, message: &str| Commit {
        id: id.into(),
        message: message.into(),
        changed: Vec::new(),
        signer: Signer::Unsigned,
    };
    let commits = screening.commits.iter().map(|commit| message(&commit.id.to_string(), &commit.message));
    let tags = screening.tags.iter().map(|(id, text)| message(id, text));
    let proposal = Proposal {
        commits: commits.chain(tags).collect(),
        references: screening.references.clone(),
        passing: files,
        ..Proposal::default()
    };
    let options =
        Options { proposal: Some(&proposal), scope: Scope::Commits, ..Options::new(&schemas, screening.now) };
    let judgement = check("", &[], &options, &OneByOne);
    Ok(Verdict {
        call: String::new(),
        sources: judgement.sources,
        checked: Counts { files: proposal.passing.len(), ..judgement.counts },
        diagnostics: judgement.diagnostics,
        effect: Vec::new(),
    })
}
