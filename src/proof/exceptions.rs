//! Which versions of files came in under an amendment, by the order in which things were received.
//!
//! An amendment excuses what a later state brings, until its time. What came in one state with it, or before it, it does not
//! excuse: a proposal never opens its own window.

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use serde::{Deserialize, Serialize};

use super::contents::parsed;
use crate::call::layout::{Folder, Role};
use crate::call::{Amendment, StageKind, inside};
use crate::document::{self, Node};
use crate::source::{GitRepository, History, Received};

/// An amendment with what proves when it was accepted.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Accepted {
    /// Its number in `call.yaml`, from 1.
    pub number: usize,
    /// What it says.
    #[serde(flatten)]
    pub amendment: Amendment,
    /// When it was received.
    pub accepted: Timestamp,
    /// The commit with which it was received.
    pub commit: String,
}

impl Accepted {
    /// The stage of whose files it may open some.
    pub fn stage(&self) -> Option<StageKind> {
        let what = &self.amendment.what;
        let of_file = |file: &String| Role::parse(file).ok()?.stage();
        match &what.file {
            Some(file) => of_file(file),
            None => what.named_stage(),
        }
    }
}

/// The versions of every file of a call, in the order of receipt.
pub(super) type Versions = BTreeMap<Arc<str>, Vec<Received>>;

/// The amendments of a call as they were received, with the state that brought each.
pub(super) struct Exceptions<'r> {
    repository: &'r GitRepository,
    call: &'r str,
    zone: TimeZone,
    accepted: Vec<(Accepted, usize)>,
}

impl<'r> Exceptions<'r> {
    /// Those of which the states of a history tell. `versions` are those of all files of the call.
    pub(super) fn new(
        repository: &'r GitRepository,
        history: &History,
        versions: &Versions,
        call: &'r str,
        time_zone: &str,
    ) -> Self {
        let zone = TimeZone::get(time_zone).unwrap_or(TimeZone::UTC);
        let mut accepted: Vec<(Accepted, usize)> = Vec::new();
        let settings = Role::Call.in_call(call).to_string();
        for version in versions.get(&*settings).into_iter().flatten() {
            let Some(blob) = &version.blob else { continue };
            let state = &history.states[version.state];
            let new = amendments_in(repository, &settings, blob).into_iter().enumerate().skip(accepted.len());
            let added: Vec<_> = new
                .map(|(index, amendment)| {
                    let (accepted, commit) = (state.at, state.commit());
                    (Accepted { number: index + 1, amendment, accepted, commit }, version.state)
                })
                .collect();
            accepted.extend(added);
        }
        Self { repository, call, zone, accepted }
    }

    /// All of them.
    pub(super) fn all(&self) -> impl Iterator<Item = &Accepted> {
        self.accepted.iter().map(|(accepted, _)| accepted)
    }

    /// When one of them ends.
    pub(super) fn ends(&self, accepted: &Accepted) -> Option<Timestamp> {
        accepted.amendment.closes(&self.zone)
    }

    /// The first of those that `counts` which excuses the version of a file that a state brought at an instant.
    pub(super) fn excuse(
        &self,
        versions: &Versions,
        path: &str,
        state: usize,
        at: Option<Timestamp>,
        counts: &dyn Fn(&Accepted) -> bool,
    ) -> Option<&Accepted> {
        let brings = |unit: &str| {
            let brought = versions.get(unit)?.iter().find(|version| version.state == state)?;
            brought.blob.clone()
        };
        self.excuse_brought(versions, path, state, at, &brings, counts)
    }

    /// The same of a version that no state brought: `state` is the first one that came in after it, and `brings` gives the content
    /// of the unit's own file that came with it, by its path.
    pub(super) fn excuse_brought(
        &self,
        versions: &Versions,
        path: &str,
        state: usize,
        at: Option<Timestamp>,
        brings: &dyn Fn(&str) -> Option<String>,
        counts: &dyn Fn(&Accepted) -> bool,
    ) -> Option<&Accepted> {
        let inside = inside(self.call, path)?;
        let mut department = None;
        self.in_force(state, at, counts).find(|one| {
            let department =
                department.get_or_insert_with(|| self.department(versions, inside, state, brings));
            one.amendment.opens(inside, department.as_deref())
        })
    }

    /// Those of the ones that `counts` that came in before a state and were not over at an instant.
    pub(super) fn in_force(
        &self,
        state: usize,
        at: Option<Timestamp>,
        counts: &dyn Fn(&Accepted) -> bool,
    ) -> impl Iterator<Item = &Accepted> {
        let in_time = move |one: &Accepted| {
            let ends = one.amendment.closes(&self.zone);
            at.is_none_or(|at| ends.is_some_and(|ends| at < ends))
        };
        let found = self.accepted.iter().filter(move |(_, brought)| *brought < state);
        found.map(|(accepted, _)| accepted).filter(move |one| counts(one) && in_time(one))
    }

    /// The department of the unit whose file it is, as it was before a state; of a new unit, as what is brought says.
    fn department(
        &self,
        versions: &Versions,
        inside: &str,
        state: usize,
        brings: &dyn Fn(&str) -> Option<String>,
    ) -> Option<String> {
        let (_, unit) = Folder::of(inside).filter(|(folder, _)| *folder == Folder::Units)?;
        let path = Role::Unit(unit.to_owned()).in_call(self.call).to_string();
        let mut known = versions.get(&*path).into_iter().flatten().rev();
        let before = known.find(|version| version.state < state && version.blob.is_some());
        let blob = before.and_then(|version| version.blob.clone()).or_else(|| brings(&path))?;
        let document = parsed(self.repository, &path, &blob)?;
        document.root.get("department")?.as_str().map(str::to_owned)
    }
}

/// The amendments that a version of `call.yaml` holds, up to the first that cannot be read.
pub(super) fn amendments_in(repository: &GitRepository, path: &str, blob: &str) -> Vec<Amendment> {
    let Some(document) = parsed(repository, path, blob) else { return Vec::new() };
    let items = document.root.get("amendments").map(Node::items).unwrap_or_default();
    items.iter().map_while(|item| document::from_node(item).ok()).collect()
}
