//! Searches commits for what must not be published: their messages, and every version of a file that they bring.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;
use std::sync::Arc;

use jiff::Timestamp;

use super::change::{ProposedChange, call_of, settings};
use super::{GateError, Verdict};
use crate::built_in;
use crate::call::layout::Role;
use crate::call::{CallPath, RawText, read_file};
use crate::check::{Counts, Judgement, OneByOne, Options, Scope, check};
use crate::detect;
use crate::diagnostic::{Diagnostic, report_order};
use crate::rules::{Commit, NewName, PassingFile, Proposal, ReferenceUpdate, Signer};
use crate::schema::SchemaSet;
use crate::seal::readable_keys;
use crate::source::{
    Budget, CommitObject, Content, Entry, File, GitRepository, Revision, TreeChange, Unread, readings,
};

/// The versions of a call's files that a proposal's commits bring and what comes of it does not hold, each at its first
/// commit, of which something is to be told. Those that it holds are searched where they stand. `seals`: whether the call has
/// contacts and finances sealed.
pub(super) fn passing(
    change: &ProposedChange,
    call: &str,
    schemas: &SchemaSet,
    seals: bool,
) -> Result<Vec<PassingFile>, GateError> {
    let outcome: HashMap<&str, Option<Entry>> =
        change.changes.iter().map(|change| (&*change.path, change.after)).collect();
    let mut files = Vec::new();
    for (commit, changed) in versions(&change.commits) {
        if call_of(&changed.path) != Some(call) {
            continue;
        }
        // What is none of the changes is as the base has it.
        let now = match outcome.get(&*changed.path) {
            Some(now) => *now,
            None => change.merged.entry(&changed.path)?,
        };
        let stays = now.zip(changed.after).is_some_and(|(now, then)| now.id == then.id);
        if !stays {
            let read = read(&change.merged, commit, changed, schemas, &change.budget, seals)?;
            // Most tell nothing, and thousands of them would not stay small.
            if let Some(file) = read.filter(|file| !file.official) {
                let (told, file) = told_of(file, schemas);
                files.extend(file.filter(|_| !told.is_empty()));
            }
        }
    }
    Ok(files)
}

/// Each version of a file at the first commit that brings it.
fn versions(commits: &[CommitObject]) -> Vec<(&CommitObject, &TreeChange)> {
    let mut seen = HashSet::new();
    let mut versions = Vec::new();
    for commit in commits {
        for change in &commit.changes {
            let Some(entry) = change.after.filter(|entry| entry.mode.is_blob()) else { continue };
            if seen.insert((&*change.path, entry.id)) {
                versions.push((commit, change));
            }
        }
    }
    versions
}

/// Reads a version of a file to search it; none where it is certain that nothing is to be found.
fn read(
    revision: &Revision,
    commit: &CommitObject,
    change: &TreeChange,
    schemas: &SchemaSet,
    budget: &Budget,
    seals: bool,
) -> Result<Option<PassingFile>, GateError> {
    let Some(entry) = change.after else { return Ok(None) };
    let path = Arc::clone(&change.path);
    let call = call_of(&path).unwrap_or_default();
    let content = revision.content_of(&path, entry)?;
    let mut readable = Vec::new();
    let (file, text) = match content {
        // Scans are pictures; nobody can search them.
        Content::Unread(Unread::Scan(_)) => return Ok(None),
        Content::Unread(_) => (File { path: Arc::clone(&path), content }, None),
        Content::Bytes(bytes) => {
            budget.search(bytes.len() as u64)?;
            let (text, _) = readings(&bytes, None);
            if seals && is_sealable(&path) {
                readable = readable_keys(&path, &text);
            }
            if readable.is_empty() && !detect::may_hold_secrets(&text) {
                return Ok(None);
            }
            (File { path: Arc::clone(&path), content: Content::Bytes(bytes) }, Some(text))
        }
    };
    let read = read_file(call, &file, schemas);
    // `call.yaml` and the call's own pages speak about secrecy and are not searched here as elsewhere.
    let official = matches!(read.role, Some(Role::Call | Role::Page(_)));
    let kind = read.role.as_ref().filter(|_| !call.is_empty()).and_then(Role::kind);
    // Where the text is what the file says, places and fields are known in it.
    let text = read.text.clone().or(text.map(Arc::from));
    let raw = text.map(|text| RawText { path: Arc::clone(&path), kind, text });
    let document = kind.zip(read.document);
    Ok(Some(PassingFile { commit: commit.id.to_string().into(), path, raw, document, official, readable }))
}

/// Whether a file is one of those in which values are sealed.
fn is_sealable(path: &str) -> bool {
    CallPath::parse(path).is_ok_and(|path| matches!(path.role, Role::Unit(_) | Role::Demand(..)))
}

/// What is told of a version of a file; and the file.
fn told_of(file: PassingFile, schemas: &SchemaSet) -> (Vec<Diagnostic>, Option<PassingFile>) {
    let mut proposal = Proposal { passing: vec![file], ..Proposal::default() };
    let told = search(&proposal, schemas, Timestamp::UNIX_EPOCH).diagnostics;
    (told, proposal.passing.pop())
}

/// What the rules that need no call say of a proposal.
fn search(proposal: &Proposal, schemas: &SchemaSet, now: Timestamp) -> Judgement {
    let options = Options { proposal: Some(proposal), scope: Scope::Commits, ..Options::new(schemas, now) };
    check("", &[], &options, &OneByOne)
}

/// What is searched where no call is judged.
#[derive(Debug)]
pub struct Screening {
    /// The server's clock.
    pub now: Timestamp,
    /// Where the commits lead.
    pub heads: Vec<Revision>,
    /// The commits.
    pub commits: Vec<CommitObject>,
    /// Messages of annotated tags, by id.
    pub tags: Vec<(String, String)>,
    /// What happens to protected references.
    pub references: Vec<ReferenceUpdate>,
    /// Names of references that are new.
    pub names: Vec<String>,
    /// What reading it has cost, and may still cost.
    pub budget: Rc<Budget>,
}

impl Screening {
    /// Nothing, at that time.
    pub fn at(now: Timestamp) -> Self {
        Self {
            now,
            heads: Vec::new(),
            commits: Vec::new(),
            tags: Vec::new(),
            references: Vec::new(),
            names: Vec::new(),
            budget: Rc::default(),
        }
    }
}

/// Searches commits and tags, and judges what happens to references.
///
/// # Errors
/// When something cannot be read.
pub fn screen(repository: &GitRepository, screening: &Screening) -> Result<Verdict, GateError> {
    // The forms say which texts are public: those of the protected branch, not those that are pushed.
    let known = repository.default_branch()?.map(|name| repository.reference(&name)).transpose()?.flatten();
    let forms = known.as_ref().map(crate::source::Source::schema_overrides).transpose()?;
    let schemas = built_in::schemas(&forms.unwrap_or_default())?;
    let mut diagnostics = Vec::new();
    let mut files = 0;
    let mut seen = HashSet::new();
    // Which calls have values sealed: that too is said by the protected branch.
    let mut sealing: HashMap<&str, bool> = HashMap::new();
    let mut names: Vec<NewName> =
        screening.names.iter().map(|name| NewName { commit: None, name: name.as_str().into() }).collect();
    if let Some(head) = screening.heads.first() {
        for (commit, change) in versions(&screening.commits) {
            files += 1;
            if seen.insert(&*change.path) {
                let commit = Some(commit.id.to_string().into());
                names.push(NewName { commit, name: Arc::clone(&change.path) });
            }
            let seals = match (call_of(&change.path), &known) {
                (Some(call), Some(known)) => match sealing.get(call) {
                    Some(seals) => *seals,
                    None => *sealing
                        .entry(call)
                        .or_insert(settings(known, call)?.is_some_and(|settings| settings.seals())),
                },
                _ => false,
            };
            if let Some(file) = read(head, commit, change, &schemas, &screening.budget, seals)? {
                diagnostics.extend(told_of(file, &schemas).0);
            }
        }
    }
    let commit = |id: String, message: Arc<str>, people: Arc<str>, undeciphered| Commit {
        id: id.into(),
        message,
        people,
        undeciphered,
        changed: Vec::new(),
        signer: Signer::Unsigned,
    };
    let commits = screening.commits.iter().map(|one| {
        commit(one.id.to_string(), Arc::clone(&one.message), Arc::clone(&one.people), one.undeciphered)
    });
    let tags =
        screening.tags.iter().map(|(id, text)| commit(id.clone(), text.as_str().into(), "".into(), false));
    let proposal = Proposal {
        commits: commits.chain(tags).collect(),
        references: screening.references.clone(),
        names,
        ..Proposal::default()
    };
    let judgement = search(&proposal, &schemas, screening.now);
    diagnostics.extend(judgement.diagnostics);
    diagnostics.sort_by(report_order);
    Ok(Verdict {
        call: String::new(),
        sources: judgement.sources,
        checked: Counts { files, ..judgement.counts },
        diagnostics,
        effect: Vec::new(),
    })
}
