//! Seals of one stage after another: what changed from one to the next, and whether an amendment allowed it.

use std::collections::{BTreeMap, BTreeSet};

use jiff::Timestamp;
use jiff::tz::TimeZone;

use super::contents::parsed;
use super::exceptions::{Accepted, Exceptions, amendments_in};
use super::manifest::{Entry, Manifest};
use super::verify::{Deviation, Verified};
use super::{place_in_chain, tag_name};
use crate::call::layout::{Folder, Role};
use crate::call::{call_folder, inside};
use crate::source::{Branch, FrozenTag, GitError, GitRepository};

/// A file that is otherwise in a seal than in the one before it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Between {
    /// Its path.
    pub path: String,
    /// What became of it.
    pub change: Change,
    /// When that came in.
    pub arrived: Option<Timestamp>,
    /// The number of the amendment that allowed it; none where nothing did.
    pub amendment: Option<usize>,
}

/// What became of a file between two seals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// It came in.
    Added,
    /// It reads otherwise, or came in once more.
    Altered,
    /// It was withdrawn.
    Withdrawn,
    /// It was deleted.
    Removed,
}

/// What differs between two seals, file by file.
pub fn between(earlier: &Manifest, later: &Manifest) -> Vec<Between> {
    let by_path = |manifest: &Manifest| -> BTreeMap<String, (Entry, bool)> {
        let files = manifest.files.iter().map(|file| (file.path.clone(), (file.clone(), true)));
        let withdrawn = manifest.withdrawn.iter().map(|file| (file.path.clone(), (file.clone(), false)));
        files.chain(withdrawn).collect()
    };
    let (then, now) = (by_path(earlier), by_path(later));
    let paths: BTreeSet<&String> = then.keys().chain(now.keys()).collect();
    let changed = paths.into_iter().filter(|path| then.get(*path) != now.get(*path));
    let one = |path: &String| {
        let removal = later.removed.iter().find(|removal| removal.path == *path);
        let (change, arrived, amendment) = match (then.get(path), now.get(path)) {
            (_, None) => (
                Change::Removed,
                removal.map(|removal| removal.arrived),
                removal.map(|removal| removal.amendment),
            ),
            (before, Some((file, stands))) => {
                let change = match before {
                    Some((_, true)) if !stands => Change::Withdrawn,
                    Some(_) => Change::Altered,
                    None => Change::Added,
                };
                (change, Some(file.arrived), file.amendment)
            }
        };
        Between { path: path.clone(), change, arrived, amendment }
    };
    changed.map(one).collect()
}

/// Compares a later seal with the one before it, as far as every clone can.
pub(super) fn compare(
    repository: &GitRepository,
    manifest: &Manifest,
    frozen: &FrozenTag,
    branch: &Branch,
    verified: &mut Verified,
) -> Result<(), GitError> {
    let Some(previous) = &manifest.previous else { return Ok(()) };
    let named = tag_name(&manifest.call, manifest.stage, manifest.number.saturating_sub(1));
    if previous.tag != named || place_in_chain(&verified.tag).1 != manifest.number {
        verified.changes.push(Deviation::Inconsistent);
    }
    let earlier = repository.frozen(&previous.tag)?;
    let Some(earlier) = earlier.filter(|earlier| earlier.id == previous.id) else {
        let found = repository.tag_id(&previous.tag);
        verified.changes.push(Deviation::PredecessorOther(previous.tag.clone(), previous.id.clone(), found));
        return Ok(());
    };
    let earlier = (earlier.commit == previous.commit && frozen.parents.contains(&previous.commit))
        .then(|| Manifest::read(&earlier.manifest))
        .flatten()
        .filter(|earlier| earlier.digest() == previous.manifest && continues(earlier, manifest));
    let Some(earlier) = earlier else {
        verified.changes.push(Deviation::ChainBroken(previous.tag.clone()));
        return Ok(());
    };
    if let Some(reached) = &manifest.amended
        && !repository.goes_back_to(branch, &reached.commit)?
    {
        verified.changes.push(Deviation::Rewritten(reached.commit.clone(), reached.received));
    }
    let mut grounds = Grounds { repository, manifest, branch, known: BTreeMap::new() };
    for accepted in &manifest.amendments {
        if !grounds.stands(accepted)? {
            verified.changes.push(Deviation::NoSuchAmendment(accepted.number));
        }
    }
    verified.between = between(&earlier, manifest);
    for one in &verified.between {
        if !grounds.allow(one)? {
            verified.changes.push(Deviation::Unexcused(one.path.clone()));
        }
    }
    Ok(())
}

/// Whether a seal is of the same closing as the one before it, and forgets no amendment and no open proposal. What it has beside
/// those came in after the closing.
fn continues(earlier: &Manifest, later: &Manifest) -> bool {
    let same = |manifest: &Manifest| {
        let Manifest { call, stage, closes, time_zone, branch, commit, received, .. } = manifest.clone();
        (call, stage, closes, time_zone, branch, commit, received)
    };
    let mut added = later.pending.iter().filter(|one| !earlier.pending.contains(one));
    same(earlier) == same(later)
        && earlier.pending.iter().all(|one| later.pending.contains(one))
        && added.all(|one| one.received >= later.closes)
        && later.number == earlier.number + 1
        && earlier.amendments.iter().all(|one| later.amendments.contains(one))
}

/// What every clone can look up about the amendments of a seal.
struct Grounds<'a> {
    repository: &'a GitRepository,
    manifest: &'a Manifest,
    branch: &'a Branch,
    /// The files of the call as they were when an amendment was accepted.
    known: BTreeMap<usize, BTreeMap<String, String>>,
}

impl Grounds<'_> {
    fn files(&mut self, accepted: &Accepted) -> Result<&BTreeMap<String, String>, GitError> {
        if !self.known.contains_key(&accepted.number) {
            let commit = self.repository.branch(Some(&accepted.commit))?;
            let files = self.repository.files_of(&commit, &call_folder(&self.manifest.call))?;
            self.known.insert(accepted.number, files);
        }
        Ok(self.known.entry(accepted.number).or_default())
    }

    /// Whether the branch goes back to a `call.yaml` that held it, by that number.
    fn stands(&mut self, accepted: &Accepted) -> Result<bool, GitError> {
        if !self.repository.goes_back_to(self.branch, &accepted.commit)? {
            return Ok(false);
        }
        let settings = Role::Call.in_call(&self.manifest.call).to_string();
        let Some(blob) = self.files(accepted)?.get(&settings).cloned() else { return Ok(false) };
        let held = amendments_in(self.repository, &settings, &blob);
        let index = accepted.number.checked_sub(1);
        Ok(index.and_then(|index| held.get(index)) == Some(&accepted.amendment))
    }

    /// Whether the amendment that a change names was in force when it came in, opens that file, and stood before it.
    fn allow(&mut self, change: &Between) -> Result<bool, GitError> {
        let manifest = self.manifest;
        let accepted = manifest.amendments.iter().find(|one| Some(one.number) == change.amendment);
        let (Some(accepted), Some(arrived)) = (accepted, change.arrived) else { return Ok(false) };
        let zone = TimeZone::get(&manifest.time_zone).unwrap_or(TimeZone::UTC);
        // A proposal that waited for the amendment bears the same time; what came with it stands in its own state already.
        let in_force = accepted.accepted <= arrived
            && accepted.amendment.closes(&zone).is_some_and(|closes| arrived < closes);
        let Some(inside) = inside(&manifest.call, &change.path) else { return Ok(false) };
        let department = self.department(accepted, inside)?;
        let then = self.files(accepted)?.get(&change.path).cloned();
        let now = manifest.entries().find(|file| file.path == change.path).map(|file| file.blob.clone());
        Ok(in_force && then != now && accepted.amendment.opens(inside, department.as_deref()))
    }

    /// The department of the unit whose file it is, as it was when an amendment was accepted; of a new unit, as it is sealed.
    fn department(&mut self, accepted: &Accepted, inside: &str) -> Result<Option<String>, GitError> {
        let Some((Folder::Units, unit)) = Folder::of(inside) else { return Ok(None) };
        let path = Role::Unit(unit.to_owned()).in_call(&self.manifest.call).to_string();
        let then = self.files(accepted)?.get(&path).cloned();
        let sealed = || self.manifest.entries().find(|file| file.path == path).map(|file| file.blob.clone());
        let document = then.or_else(sealed).and_then(|blob| parsed(self.repository, &path, &blob));
        Ok(document.and_then(|unit| unit.root.get("department")?.as_str().map(str::to_owned)))
    }
}

/// Of files that read otherwise on the branch than they were sealed, those that came in under an amendment that no seal has taken up
/// yet, each with its number. Where there are no receipts, only the order of things can be told, not their times.
pub(super) fn not_sealed_yet(
    repository: &GitRepository,
    manifest: &Manifest,
    branch: &Branch,
    paths: &[String],
) -> Result<BTreeMap<String, usize>, GitError> {
    let mut found = BTreeMap::new();
    if paths.is_empty() {
        return Ok(found);
    }
    let mut history = repository.history(branch.clone(), &[])?;
    let timed = !history.states.is_empty();
    if !timed {
        history = repository.order_of(branch.clone())?;
    }
    let folder = call_folder(&manifest.call);
    let versions = history.versions(&folder, history.states.len())?;
    let exceptions = Exceptions::new(repository, &history, &versions, &manifest.call, &manifest.time_zone);
    let sealed: BTreeSet<usize> = manifest.amendments.iter().map(|one| one.number).collect();
    for path in paths {
        let Some(last) = versions.get(&**path).and_then(|versions| versions.last()) else { continue };
        let at = timed.then(|| history.states[last.state].at);
        let open = |one: &Accepted| !sealed.contains(&one.number);
        if let Some(under) = exceptions.excuse(&versions, path, last.state, at, &open) {
            found.insert(path.clone(), under.number);
        }
    }
    Ok(found)
}
