//! Compares trees in lockstep: what is the same in both is not looked into.

use std::collections::HashMap;
use std::rc::Rc;

use git2::{ObjectType, Oid};

use super::revision::shown;
use super::{GitError, GitRepository};
use crate::source::CALL_DEPTH;

/// Depth of the layout of a call, counted from the folder of all calls.
const CALLS_DEPTH: usize = CALL_DEPTH + 1;

/// An entry of a tree. Modes are as they were written, since a link and a file may be the same bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Entry {
    name: Box<[u8]>,
    id: Oid,
    mode: i32,
}

impl Entry {
    fn is_folder(&self) -> bool {
        self.mode & 0o170_000 == 0o040_000
    }

    fn version(&self) -> Version {
        Version { id: self.id, mode: self.mode }
    }
}

/// What stands at a path that is no folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Version {
    pub(super) id: Oid,
    pub(super) mode: i32,
}

impl Version {
    /// Whether it is a plain file: no link, no submodule.
    pub(super) fn is_file(self) -> bool {
        self.mode & 0o170_000 == 0o100_000
    }
}

type Generation = HashMap<Oid, Rc<Vec<Entry>>>;

/// Reads trees and keeps those of this comparison and of the one before: along a history the newer tree of one step is the
/// older of the next, and nothing else comes back.
pub(super) struct Trees<'r> {
    repository: &'r GitRepository,
    current: Generation,
    previous: Generation,
}

impl<'r> Trees<'r> {
    pub(super) fn new(repository: &'r GitRepository) -> Self {
        Self { repository, current: Generation::new(), previous: Generation::new() }
    }

    fn read(&mut self, id: Oid) -> Result<Rc<Vec<Entry>>, GitError> {
        if let Some(entries) = self.current.get(&id) {
            return Ok(Rc::clone(entries));
        }
        let entries = match self.previous.remove(&id) {
            Some(entries) => entries,
            None => Rc::new(self.load(id)?),
        };
        self.current.insert(id, Rc::clone(&entries));
        Ok(entries)
    }

    fn load(&self, id: Oid) -> Result<Vec<Entry>, GitError> {
        let tree = self.repository.inner.find_tree(id).map_err(|error| self.repository.missing(&error))?;
        let entry = |entry: git2::TreeEntry<'_>| {
            let folder = entry.kind() == Some(ObjectType::Tree);
            let mode = if folder { 0o040_000 } else { entry.filemode_raw() };
            Entry { name: entry.name_bytes().into(), id: entry.id(), mode }
        };
        let mut entries: Vec<Entry> = tree.iter().map(entry).collect();
        // Git sorts folders as if a slash followed their name.
        entries.sort_by(|a, b| a.name.cmp(&b.name));
        Ok(entries)
    }

    /// The folder at a path of a tree; none when there is no such folder.
    pub(super) fn folder(&mut self, root: Oid, path: &str) -> Result<Option<Oid>, GitError> {
        let mut id = root;
        for name in path.split('/') {
            let entries = self.read(id)?;
            match entries.iter().find(|entry| entry.is_folder() && *entry.name == *name.as_bytes()) {
                Some(entry) => id = entry.id,
                None => return Ok(None),
            }
        }
        Ok(Some(id))
    }

    /// Tells every path below `path` at which the two folders differ, with what stands there now. Folders deeper than the
    /// layout of a call are not entered.
    pub(super) fn compare(
        &mut self,
        older: Option<Oid>,
        newer: Option<Oid>,
        path: &str,
        changed: &mut dyn FnMut(String, Option<Version>),
    ) -> Result<(), GitError> {
        self.previous = std::mem::take(&mut self.current);
        self.step(older, newer, path, CALL_DEPTH, changed)
    }

    /// The same for the folder of all calls.
    pub(super) fn compare_calls(
        &mut self,
        older: Option<Oid>,
        newer: Option<Oid>,
        path: &str,
        changed: &mut dyn FnMut(String, Option<Version>),
    ) -> Result<(), GitError> {
        self.step(older, newer, path, CALLS_DEPTH, changed)
    }

    fn step(
        &mut self,
        older: Option<Oid>,
        newer: Option<Oid>,
        path: &str,
        levels: usize,
        changed: &mut dyn FnMut(String, Option<Version>),
    ) -> Result<(), GitError> {
        if older == newer {
            return Ok(());
        }
        let mut entries = |id: Option<Oid>| id.map_or_else(|| Ok(Rc::default()), |id| self.read(id));
        let (older, newer) = (entries(older)?, entries(newer)?);
        let (mut older, mut newer) = (older.iter().peekable(), newer.iter().peekable());
        loop {
            let (before, after) = match (older.peek(), newer.peek()) {
                (None, None) => return Ok(()),
                (Some(_), None) => (older.next(), None),
                (None, Some(_)) => (None, newer.next()),
                (Some(a), Some(b)) => match a.name.cmp(&b.name) {
                    std::cmp::Ordering::Less => (older.next(), None),
                    std::cmp::Ordering::Greater => (None, newer.next()),
                    std::cmp::Ordering::Equal => (older.next(), newer.next()),
                },
            };
            if before == after {
                continue;
            }
            let Some(name) = after.or(before).map(|entry| &entry.name) else { continue };
            let path = format!("{path}/{}", shown(name));
            let folder =
                |entry: Option<&Entry>| entry.filter(|entry| entry.is_folder()).map(|entry| entry.id);
            let file = |entry: Option<&Entry>| entry.filter(|entry| !entry.is_folder()).map(Entry::version);
            if levels > 1 {
                self.step(folder(before), folder(after), &path, levels - 1, changed)?;
            }
            if file(before) != file(after) {
                changed(path, file(after));
            }
        }
    }
}
