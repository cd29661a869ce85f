//! What counted when a stage closed.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use jiff::Timestamp;

use super::contents::{Content, Contents};
use super::exceptions::{Accepted, Exceptions, Versions};
use super::late::{Excused, Late};
use super::manifest::{FORMAT, Previous, Reached, Removal};
use super::{Entry, Manifest, Pending, Proof};
use crate::call::layout::Role;
use crate::call::{CallPath, StageKind, call_folder};
use crate::source::{Doubt, GitError, GitRepository, History, Received, State};

/// When a stage of a call closes.
#[derive(Clone, Debug)]
pub struct Deadline<'a> {
    /// Folder of the call.
    pub call: &'a str,
    /// Which stage.
    pub stage: StageKind,
    /// The first instant that is too late.
    pub closes: Timestamp,
    /// The call's time zone.
    pub time_zone: &'a str,
}

/// Which seal is asked for: the first, or a later one after amendments.
#[derive(Clone, Debug, Default)]
pub struct After {
    /// The seal before it, with its number; none for the first.
    pub previous: Option<(usize, Previous)>,
    /// The numbers of the amendments under which later versions count.
    pub amendments: BTreeSet<usize>,
}

/// Why it cannot be said what counted.
#[derive(Debug, thiserror::Error)]
pub enum ProofError {
    /// Nothing proves when anything arrived on this branch.
    #[error("no-receipts: {0}")]
    NoReceipts(String),
    /// The branch was first received after the stage had closed.
    #[error("nothing-received: {0}")]
    NothingReceived(Timestamp),
    /// What was received before the stage closed is no longer what the branch goes back to.
    #[error("rewritten: {commit}")]
    Rewritten {
        /// What was received.
        commit: String,
        /// When.
        at: Timestamp,
    },
    /// A file that counted is not here, or cannot be read.
    #[error("unreadable: {0}")]
    Unreadable(String),
    /// The commit of an open proposal is not here.
    #[error("no-head: {0}")]
    NoHead(String),
    /// Git cannot give it.
    #[error(transparent)]
    Git(#[from] GitError),
}

/// What should be told beside the result.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Note {
    /// About the proofs.
    Doubt(Doubt),
    /// An open proposal came in too late, and under no amendment that is looked at: its name and its time.
    PendingLate(String, Timestamp),
    /// An open proposal changes nothing that this stage binds.
    PendingEmpty(String),
    /// What stands at a path is no file of a call.
    LeftOut(String),
}

/// What counted.
#[derive(Clone, Debug)]
pub struct Counted {
    /// The list.
    pub manifest: Manifest,
    /// What should be told about it.
    pub notes: Vec<Note>,
}

/// A version of a file and when it came in.
struct Version {
    blob: Option<String>,
    at: Timestamp,
    proof: Proof,
    amendment: Option<usize>,
}

/// Lists what counted: the state received last before the closing instant, and what open proposals had changed by then.
///
/// # Errors
/// When nothing is proven, or what is needed is missing.
pub fn what_counted(
    repository: &GitRepository,
    history: &History,
    deadline: &Deadline<'_>,
    pending: &[Pending],
    after: &After,
) -> Result<Counted, ProofError> {
    counted(repository, history, deadline, pending, after, &mut Contents::of(repository))
}

/// The amendments of the stage, each with the instant at which it is over.
///
/// # Errors
/// When an object is missing.
pub fn amendments_of(
    repository: &GitRepository,
    history: &History,
    deadline: &Deadline<'_>,
) -> Result<Vec<(Accepted, Timestamp)>, GitError> {
    let versions = history.versions(&call_folder(deadline.call), history.states.len())?;
    let exceptions = Exceptions::new(repository, history, &versions, deadline.call, deadline.time_zone);
    let of_stage = exceptions.all().filter(|one| one.stage() == Some(deadline.stage));
    Ok(of_stage.filter_map(|one| Some((one.clone(), exceptions.ends(one)?))).collect())
}

/// The same with contents of which some may have been read already.
pub(super) fn counted(
    repository: &GitRepository,
    history: &History,
    deadline: &Deadline<'_>,
    pending: &[Pending],
    after: &After,
    contents: &mut Contents<'_>,
) -> Result<Counted, ProofError> {
    let Some(last) = history.states.iter().rposition(|state| state.at < deadline.closes) else {
        return Err(match history.states.first() {
            None => ProofError::NoReceipts(history.branch.name.clone()),
            Some(first) => ProofError::NothingReceived(first.at),
        });
    };
    let state: &State = &history.states[last];
    if !state.is_standing() {
        return Err(ProofError::Rewritten { commit: state.commit(), at: state.at });
    }
    let call_folder = call_folder(deadline.call);
    let folder = deadline.stage.folder();
    let is_bound = |path: &str| folder.is_some_and(|folder| folder.holds(deadline.call, path));
    let mut notes: Vec<Note> = history.doubts.iter().cloned().map(Note::Doubt).collect();
    let until = if after.amendments.is_empty() { last } else { history.states.len() };
    let all = history.versions(&call_folder, until)?;
    let exceptions = Exceptions::new(repository, history, &all, deadline.call, deadline.time_zone);
    let late = Late { repository, history, deadline, exceptions: &exceptions, versions: &all };
    let Found { mut versions, mut removed, amendments, amended } =
        found(history, deadline, last, &all, &exceptions, &after.amendments);
    if let Some(state) = amended.filter(|state| !state.is_standing()) {
        return Err(ProofError::Rewritten { commit: state.commit(), at: state.at });
    }
    let mut listed = Vec::new();
    let (in_time, mut later): (Vec<&Pending>, Vec<&Pending>) =
        pending.iter().partition(|one| one.received < deadline.closes);
    for one in in_time {
        let changes = repository
            .changes(&state.commit(), &one.head, &call_folder)?
            .ok_or_else(|| ProofError::NoHead(one.proposal.clone()))?;
        let mut changed = false;
        for (path, blob) in changes.into_iter().filter(|(path, _)| is_bound(path)) {
            changed = true;
            let later = versions.get(&*path).is_some_and(|version| version.at > one.received);
            if !later {
                let (at, proof) = (one.received, Proof::Pending);
                versions.insert(path.into(), Version { blob, at, proof, amendment: None });
            }
        }
        if changed {
            listed.push(one.clone());
        } else {
            notes.push(Note::PendingEmpty(one.proposal.clone()));
        }
    }
    later.sort_by_key(|one| one.received);
    for one in later {
        let changes = late.excused(one, &after.amendments)?;
        if changes.is_empty() {
            notes.push(Note::PendingLate(one.proposal.clone(), one.received));
        } else {
            listed.push(one.clone());
            take(changes, one.received, &mut versions, &mut removed);
        }
    }
    let (mut files, mut withdrawn) = (Vec::new(), Vec::new());
    for (path, version) in versions {
        let place = CallPath::parse(&path);
        let Some(blob) = version.blob else { continue };
        let Ok(CallPath { role, .. }) = place else {
            notes.push(Note::LeftOut(path.to_string()));
            continue;
        };
        let Content::Read(content) = contents.get(&path, &blob) else {
            return Err(ProofError::Unreadable(path.to_string()));
        };
        let entry = Entry {
            path: path.to_string(),
            blob: blob.clone(),
            sha256: content.sha256.clone(),
            bytes: content.bytes,
            arrived: version.at,
            proof: version.proof,
            amendment: version.amendment,
        };
        let out = matches!(role, Role::Demand(..)) && content.withdrawn;
        if out { withdrawn.push(entry) } else { files.push(entry) }
    }
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        call: deadline.call.to_owned(),
        stage: deadline.stage,
        number: after.previous.as_ref().map_or(1, |(number, _)| number + 1),
        previous: after.previous.as_ref().map(|(_, previous)| previous.clone()),
        closes: deadline.closes,
        time_zone: deadline.time_zone.to_owned(),
        branch: history.branch.name.clone(),
        commit: state.commit(),
        received: state.at,
        amendments,
        amended: amended.map(|state| Reached { commit: state.commit(), received: state.at }),
        pending: listed,
        files,
        withdrawn,
        removed,
    };
    Ok(Counted { manifest, notes })
}

/// Takes in what an open proposal brought that was received at an instant after the closing. What it holds as it counts already did
/// not come in with it.
fn take(
    changes: Vec<Excused>,
    at: Timestamp,
    versions: &mut BTreeMap<Arc<str>, Version>,
    removed: &mut Vec<Removal>,
) {
    let proof = Proof::Pending;
    for Excused { path, blob, amendment } in changes {
        let before = versions.get(&*path);
        if before.is_some_and(|version| version.at > at || version.blob == blob) {
            continue;
        }
        removed.retain(|removal| removal.path != path);
        if blob.is_none() && before.is_some() {
            removed.push(Removal { path: path.clone(), arrived: at, proof, amendment });
        }
        versions.insert(path.into(), Version { blob, at, proof, amendment: Some(amendment) });
    }
    removed.sort_by(|a, b| a.path.cmp(&b.path));
}

/// What counts of a history, before open proposals are looked at.
struct Found<'h> {
    versions: BTreeMap<Arc<str>, Version>,
    removed: Vec<Removal>,
    amendments: Vec<Accepted>,
    /// The last state that came in before the last amendment was over.
    amended: Option<&'h State>,
}

/// The last version of each file that came in by the state `last`, or after it under one of these amendments.
fn found<'h>(
    history: &'h History,
    deadline: &Deadline<'_>,
    last: usize,
    all: &Versions,
    exceptions: &Exceptions<'_>,
    numbers: &BTreeSet<usize>,
) -> Found<'h> {
    let folder = deadline.stage.folder();
    let is_bound = |path: &str| folder.is_some_and(|folder| folder.holds(deadline.call, path));
    let counts = |one: &Accepted| numbers.contains(&one.number);
    let amendments: Vec<Accepted> = exceptions.all().filter(|one| counts(one)).cloned().collect();
    let amended = reached(history, last, amendments.iter().filter_map(|one| exceptions.ends(one)).max());
    let (mut versions, mut removed) = (BTreeMap::new(), Vec::new());
    for (path, received) in all.iter().filter(|(path, _)| is_bound(path)) {
        let (in_time, late): (Vec<&Received>, Vec<&Received>) =
            received.iter().partition(|version| version.state <= last);
        let excused = late.into_iter().rev().find_map(|version| {
            let at = history.states[version.state].at;
            let under = exceptions.excuse(all, path, version.state, Some(at), &counts)?;
            Some(Version { amendment: Some(under.number), ..arrived(history, version) })
        });
        let in_time = in_time.last().map(|version| arrived(history, version));
        if let (Some(Version { blob: None, at, proof, amendment: Some(amendment) }), Some(_)) =
            (&excused, in_time.as_ref().and_then(|version| version.blob.as_ref()))
        {
            let (path, arrived, proof) = (path.to_string(), *at, *proof);
            removed.push(Removal { path, arrived, proof, amendment: *amendment });
        }
        if let Some(version) = excused.or(in_time) {
            versions.insert(Arc::clone(path), version);
        }
    }
    Found { versions, removed, amendments, amended }
}

fn arrived(history: &History, received: &Received) -> Version {
    let state = &history.states[received.state];
    Version { blob: received.blob.clone(), at: state.at, proof: state.witness.into(), amendment: None }
}

/// The last state that came in before the last amendment was over; none without amendments.
fn reached(history: &History, last: usize, over: Option<Timestamp>) -> Option<&State> {
    let over = over?;
    history.states.iter().skip(last).rfind(|state| state.at < over)
}
