//! Compares a freeze with everything that is still there, and names what is not as it was.

use std::collections::BTreeMap;

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::chain::{self, Between};
use super::contents::{Content, Contents};
use super::counted::{After, Deadline, Note, ProofError, counted};
use super::{Entry, Manifest, settings_at};
use crate::call::layout::Role;
use crate::call::{CallPath, call_folder};
use crate::source::{Branch, FrozenTag, GitError, GitRepository};

/// Something that is not as it was frozen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deviation {
    /// The tag is not the one that was made here, or that was expected: its id then, and now.
    TagMoved(String, Option<String>),
    /// The tag is no tag of a freeze.
    NotAFreeze,
    /// The tag's parts do not belong together.
    Inconsistent,
    /// Part of the tag or of the branch's history is not here; what git says.
    MissingHistory(String),
    /// The content of a file that counted is not here.
    Missing(String),
    /// The content of a file that counted is not what it was.
    Damaged(String),
    /// The branch does not go back to what was received: the commit, and when that was.
    Rewritten(String, Timestamp),
    /// The stage does not close when the list says: that instant, and the one in `call.yaml`.
    OtherClosing(Timestamp, Timestamp),
    /// The list is of another branch than those that are protected here.
    OtherBranch(String),
    /// Neither the branch nor what was sealed has a `call.yaml` that says when such a stage closes.
    NoClosing,
    /// A file reads otherwise on the branch than what counted.
    Altered(String),
    /// A file that counted is no longer on the branch.
    Removed(String),
    /// A file is on the branch that was not there when it counted.
    Added(String),
    /// By the proofs that are here another version or another time counted.
    Differs(String),
    /// The seal before it is gone or another one: its tag, its id then, and now.
    PredecessorOther(String, String, Option<String>),
    /// It does not go on from the seal before it: another closing, another digest, or an amendment is forgotten.
    ChainBroken(String),
    /// An amendment that it names does not stand in the `call.yaml` that it is said to have come with.
    NoSuchAmendment(usize),
    /// A file is otherwise than in the seal before it, and no amendment allowed that when it came in.
    Unexcused(String),
}

/// Whether the times of arrival could be compared with proofs that are here.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// They were.
    Compared,
    /// There are no proofs here, as in a clone.
    NoProofs,
    /// Something that is told as a change stood in the way.
    NotReached,
}

/// What was compared, and what came of it.
#[derive(Clone, Debug)]
pub struct Verified {
    /// Name of the tag.
    pub tag: String,
    /// Its id.
    pub id: Option<String>,
    /// The list in it, where there is one.
    pub manifest: Option<Manifest>,
    /// What is not as it was.
    pub changes: Vec<Deviation>,
    /// What differs from the seal before it.
    pub between: Vec<Between>,
    /// Files that read otherwise on the branch under an amendment that no seal has taken up yet, with its number.
    pub not_sealed: BTreeMap<String, usize>,
    /// Files of proposals that counted while they were open and are not on the branch.
    pub not_merged: Vec<String>,
    /// Whether the times of arrival could be compared.
    pub times: Times,
    /// What should be told about those proofs.
    pub notes: Vec<Note>,
}

/// Compares one tag. `expected` is its id as it was published; `branch` is where to look instead of the branch that was
/// frozen; `protected` are the full names of the branches on which something can have counted. Where a later seal follows it
/// (`followed`), that one is compared with the branch as it stands.
///
/// # Errors
/// When the repository itself cannot be used for this.
pub fn verify(
    repository: &GitRepository,
    tag: &str,
    expected: Option<&str>,
    branch: Option<&str>,
    protected: &[String],
    followed: bool,
) -> Result<Verified, GitError> {
    let mut verified = Verified {
        tag: tag.to_owned(),
        id: None,
        manifest: None,
        changes: Vec::new(),
        between: Vec::new(),
        not_sealed: BTreeMap::new(),
        not_merged: Vec::new(),
        times: Times::NotReached,
        notes: Vec::new(),
    };
    if let Some(found) = moved(repository, tag, expected)? {
        verified.changes.push(found);
    }
    let frozen = match repository.frozen(tag) {
        Ok(Some(frozen)) => frozen,
        Ok(None) => {
            if repository.tag_id(tag).is_some() {
                verified.changes.push(Deviation::NotAFreeze);
            }
            return Ok(verified);
        }
        Err(GitError::MissingObject(reason)) => {
            verified.changes.push(Deviation::MissingHistory(reason));
            return Ok(verified);
        }
        Err(error) => return Err(error),
    };
    verified.id = Some(frozen.id.clone());
    let Some(manifest) = Manifest::read(&frozen.manifest) else {
        verified.changes.push(Deviation::NotAFreeze);
        return Ok(verified);
    };
    if !belongs_together(&manifest, &frozen, tag) {
        verified.changes.push(Deviation::Inconsistent);
    }
    // Everybody may push another branch and write down when it was received.
    if branch.is_none() && !protected.contains(&manifest.branch) {
        verified.changes.push(Deviation::OtherBranch(manifest.branch.clone()));
    }
    let mut contents = Contents::of(repository);
    compare_contents(&mut contents, &manifest, &mut verified);
    let branch = branch_of(repository, &manifest, branch)?;
    let mut compare = || {
        chain::compare(repository, &manifest, &frozen, &branch, &mut verified)?;
        against_branch(repository, &manifest, &branch, followed, &mut contents, &mut verified)
    };
    match compare() {
        Err(GitError::MissingObject(reason)) => verified.changes.push(Deviation::MissingHistory(reason)),
        other => other?,
    }
    verified.manifest = Some(manifest);
    Ok(verified)
}

/// Whether a tag is a seal as `freeze` makes them, whoever made it. One of which parts are missing may be.
///
/// # Errors
/// When it cannot be read.
pub fn is_seal(repository: &GitRepository, tag: &str) -> Result<bool, GitError> {
    match repository.frozen(tag) {
        Ok(Some(frozen)) => Ok(Manifest::read(&frozen.manifest)
            .is_some_and(|manifest| belongs_together(&manifest, &frozen, tag))),
        Ok(None) => Ok(false),
        Err(GitError::MissingObject(_) | GitError::PartialClone(_)) => Ok(true),
        Err(error) => Err(error),
    }
}

fn moved(
    repository: &GitRepository,
    tag: &str,
    expected: Option<&str>,
) -> Result<Option<Deviation>, GitError> {
    let made = match expected {
        Some(expected) => Some(expected.to_ascii_lowercase()),
        None => repository.made_here(tag)?,
    };
    let found = repository.tag_id(tag);
    Ok(made.filter(|made| found.as_ref() != Some(made)).map(|made| Deviation::TagMoved(made, found)))
}

/// Whether the tag is what `freeze` makes of its manifest.
fn belongs_together(manifest: &Manifest, frozen: &FrozenTag, tag: &str) -> bool {
    let listed: BTreeMap<&str, &str> = manifest.entries().map(|file| (&*file.path, &*file.blob)).collect();
    let held: BTreeMap<&str, &str> = frozen.files.iter().map(|(path, blob)| (&**path, &**blob)).collect();
    let first = manifest.number == 1;
    listed == held
        && first == manifest.previous.is_none()
        && (!first || manifest.amendments.is_empty())
        && super::tag_name(&manifest.call, manifest.stage, manifest.number) == tag
        && manifest.text().as_bytes() == frozen.manifest
        && manifest.message() == frozen.message
        && manifest.rests_on() == frozen.parents
}

fn compare_contents(contents: &mut Contents<'_>, manifest: &Manifest, verified: &mut Verified) {
    for file in manifest.entries() {
        match contents.get(&file.path, &file.blob) {
            Content::Read(content) if content.sha256 == file.sha256 => {}
            Content::Missing => verified.changes.push(Deviation::Missing(file.path.clone())),
            Content::Read(_) | Content::Damaged => {
                verified.changes.push(Deviation::Damaged(file.path.clone()));
            }
        }
    }
}

/// The branch to compare with: the one asked for, the one that was frozen, or what a clone has of it.
fn branch_of(
    repository: &GitRepository,
    manifest: &Manifest,
    asked: Option<&str>,
) -> Result<Branch, GitError> {
    if asked.is_some() {
        return repository.branch(asked);
    }
    let short = manifest.branch.strip_prefix("refs/heads/").unwrap_or(&manifest.branch);
    let names = [manifest.branch.clone(), format!("refs/remotes/origin/{short}")];
    match names.iter().find_map(|name| repository.branch(Some(name)).ok()) {
        Some(branch) => Ok(branch),
        None => repository.branch(None),
    }
}

fn against_branch(
    repository: &GitRepository,
    manifest: &Manifest,
    branch: &Branch,
    followed: bool,
    contents: &mut Contents<'_>,
    verified: &mut Verified,
) -> Result<(), GitError> {
    let standing = repository.goes_back_to(branch, &manifest.commit)?;
    if !standing {
        verified.changes.push(Deviation::Rewritten(manifest.commit.clone(), manifest.received));
    }
    if !followed {
        files_on(repository, manifest, branch, verified)?;
    }
    verified.changes.extend(other_closing(repository, manifest, branch)?);
    if standing { recompute(repository, manifest, branch, contents, verified) } else { Ok(()) }
}

/// What reads otherwise on the branch than what counted, but for what came in under an amendment that is still to be sealed.
fn files_on(
    repository: &GitRepository,
    manifest: &Manifest,
    branch: &Branch,
    verified: &mut Verified,
) -> Result<(), GitError> {
    let folder = manifest.stage.folder();
    let is_bound = |path: &str| folder.is_some_and(|folder| folder.holds(&manifest.call, path));
    let files = |branch: &Branch| -> Result<BTreeMap<String, String>, GitError> {
        let mut files = repository.files_of(branch, &call_folder(&manifest.call))?;
        files.retain(|path, _| is_bound(path) && CallPath::parse(path).is_ok());
        Ok(files)
    };
    let now = files(branch)?;
    let then = match repository.branch(Some(&manifest.commit)) {
        Ok(commit) => files(&commit)?,
        Err(_) => BTreeMap::new(),
    };
    // What waited after the closing was proposed to the branch as it then was.
    let amended = match &manifest.amended {
        Some(reached) => repository.branch(Some(&reached.commit)).and_then(|commit| files(&commit)),
        None => Ok(BTreeMap::new()),
    };
    let amended = amended.unwrap_or_default();
    let listed: BTreeMap<&str, &Entry> = manifest.entries().map(|file| (&*file.path, file)).collect();
    let mut differing = Vec::new();
    for (path, file) in &listed {
        let found = now.get(*path);
        if found == Some(&file.blob) {
            continue;
        }
        let as_it_was = found == then.get(*path) || file.amendment.is_some() && found == amended.get(*path);
        let untouched = file.proof == super::Proof::Pending && as_it_was;
        match found {
            _ if untouched => verified.not_merged.push((*path).to_owned()),
            Some(_) => differing.push(Deviation::Altered((*path).to_owned())),
            None => differing.push(Deviation::Removed((*path).to_owned())),
        }
    }
    for (path, blob) in now.iter().filter(|(path, _)| !listed.contains_key(&***path)) {
        let deleted = || {
            let mut removed = manifest.removed.iter().filter(|one| one.proof == super::Proof::Pending);
            amended.get(path) == Some(blob) && removed.any(|one| one.path == *path)
        };
        if !manifest.pending.is_empty() && (then.get(path) == Some(blob) || deleted()) {
            // An open proposal deleted it, and has not been merged.
            verified.not_merged.push(path.clone());
        } else {
            differing.push(Deviation::Added(path.clone()));
        }
    }
    let path = |one: &Deviation| match one {
        Deviation::Altered(path) | Deviation::Removed(path) | Deviation::Added(path) => path.clone(),
        _ => String::new(),
    };
    let paths: Vec<String> = differing.iter().map(path).collect();
    verified.not_sealed = chain::not_sealed_yet(repository, manifest, branch, &paths)?;
    differing.retain(|one| !verified.not_sealed.contains_key(&path(one)));
    verified.changes.extend(differing);
    Ok(())
}

/// What is not so about the closing: by `call.yaml` on the branch, or as it was when it was sealed, it must be that of the list.
fn other_closing(
    repository: &GitRepository,
    manifest: &Manifest,
    branch: &Branch,
) -> Result<Option<Deviation>, GitError> {
    let closes = |branch: &Branch| -> Result<Option<Timestamp>, GitError> {
        let settings = settings_at(repository, branch, &manifest.call)?;
        Ok(settings.and_then(|settings| {
            let zone = settings.zone().unwrap_or(TimeZone::UTC);
            Some(settings.stages.get(&manifest.stage)?.instants(&zone)?.closes)
        }))
    };
    let now = closes(branch)?;
    if now == Some(manifest.closes) {
        return Ok(None);
    }
    let then = match repository.branch(Some(&manifest.commit)) {
        Ok(commit) => closes(&commit)?,
        Err(_) => None,
    };
    Ok(match now.or(then) {
        _ if then == Some(manifest.closes) => None,
        Some(closes) => Some(Deviation::OtherClosing(manifest.closes, closes)),
        None => Some(Deviation::NoClosing),
    })
}

/// Says once more what counted, from the proofs that are here.
fn recompute(
    repository: &GitRepository,
    manifest: &Manifest,
    branch: &Branch,
    contents: &mut Contents<'_>,
    verified: &mut Verified,
) -> Result<(), GitError> {
    let settings = settings_at(repository, branch, &manifest.call)?;
    let forge = settings.map(|settings| settings.arrival.forge_committers).unwrap_or_default();
    let history = repository.history(branch.clone(), &forge)?;
    let deadline = Deadline {
        call: &manifest.call,
        stage: manifest.stage,
        closes: manifest.closes,
        time_zone: &manifest.time_zone,
    };
    let previous = manifest.previous.clone().map(|previous| (manifest.number.saturating_sub(1), previous));
    let amendments = manifest.amendments.iter().map(|one| one.number).collect();
    let after = After { previous, amendments };
    let counted = match counted(repository, &history, &deadline, &manifest.pending, &after, contents) {
        Ok(counted) => counted,
        Err(ProofError::NoReceipts(_)) => {
            verified.times = Times::NoProofs;
            return Ok(());
        }
        // A file that is missing has been named already.
        Err(ProofError::Unreadable(_) | ProofError::NoHead(_)) => return Ok(()),
        Err(ProofError::NothingReceived(_)) => {
            verified.changes.extend(manifest.entries().map(|file| Deviation::Differs(file.path.clone())));
            return Ok(());
        }
        Err(ProofError::Rewritten { commit, at }) => {
            verified.changes.push(Deviation::Rewritten(commit, at));
            return Ok(());
        }
        Err(ProofError::Git(error)) => return Err(error),
    };
    verified.times = Times::Compared;
    verified.notes = counted.notes;
    for one in chain::between(manifest, &counted.manifest) {
        verified.changes.push(Deviation::Differs(one.path));
    }
    let rest = |manifest: &Manifest| (manifest.amendments.clone(), manifest.amended.clone());
    if rest(manifest) != rest(&counted.manifest) || manifest.removed != counted.manifest.removed {
        let settings = Role::Call.in_call(&manifest.call).to_string();
        verified.changes.push(Deviation::Differs(settings));
    }
    Ok(())
}
