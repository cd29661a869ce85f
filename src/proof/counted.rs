//! What counted when a stage closed.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;

use super::contents::{Content, Contents};
use super::manifest::FORMAT;
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
    /// An open proposal came in too late: its name and its time.
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
) -> Result<Counted, ProofError> {
    counted(repository, history, deadline, pending, &mut Contents::of(repository))
}

/// The same with contents of which some may have been read already.
pub(super) fn counted(
    repository: &GitRepository,
    history: &History,
    deadline: &Deadline<'_>,
    pending: &[Pending],
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
    let mut versions: BTreeMap<Arc<str>, Version> = history
        .versions(&call_folder, last)?
        .into_iter()
        .filter(|(path, _)| is_bound(path))
        .filter_map(|(path, received)| Some((path, arrived(history, received.last()?))))
        .collect();
    let mut listed = Vec::new();
    for one in pending {
        if one.received >= deadline.closes {
            notes.push(Note::PendingLate(one.proposal.clone(), one.received));
            continue;
        }
        let changes = repository
            .changes(&state.commit(), &one.head, &call_folder)?
            .ok_or_else(|| ProofError::NoHead(one.proposal.clone()))?;
        let mut changed = false;
        for (path, blob) in changes.into_iter().filter(|(path, _)| is_bound(path)) {
            changed = true;
            let later = versions.get(&*path).is_some_and(|version| version.at > one.received);
            if !later {
                versions.insert(path.into(), Version { blob, at: one.received, proof: Proof::Pending });
            }
        }
        if changed {
            listed.push(one.clone());
        } else {
            notes.push(Note::PendingEmpty(one.proposal.clone()));
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
        };
        let out = matches!(role, Role::Demand(..)) && content.withdrawn;
        if out { withdrawn.push(entry) } else { files.push(entry) }
    }
    let manifest = Manifest {
        format: FORMAT.to_owned(),
        call: deadline.call.to_owned(),
        stage: deadline.stage,
        closes: deadline.closes,
        time_zone: deadline.time_zone.to_owned(),
        branch: history.branch.name.clone(),
        commit: state.commit(),
        received: state.at,
        pending: listed,
        files,
        withdrawn,
    };
    Ok(Counted { manifest, notes })
}

fn arrived(history: &History, received: &Received) -> Version {
    let state = &history.states[received.state];
    Version { blob: received.blob.clone(), at: state.at, proof: state.witness.into() }
}
