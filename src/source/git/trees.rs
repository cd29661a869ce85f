//! Compares trees in lockstep: what is the same in both is not looked into.

use std::collections::HashMap;
use std::rc::Rc;

use git2::{ErrorClass, ErrorCode, ObjectType, Oid};

use super::revision::shown;
use super::tree::{Entry, Malformed, TreeBytes, Version};
use super::{GitError, GitRepository};
use crate::source::CALL_DEPTH;

/// Depth of the layout of a call, counted from the folder of all calls.
const CALLS_DEPTH: usize = CALL_DEPTH + 1;

type Generation = HashMap<Oid, Rc<TreeBytes>>;

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

    fn read(&mut self, id: Oid) -> Result<Rc<TreeBytes>, GitError> {
        if let Some(tree) = self.current.get(&id) {
            return Ok(Rc::clone(tree));
        }
        let tree = match self.previous.remove(&id) {
            Some(tree) => tree,
            None => Rc::new(self.load(id)?),
        };
        self.current.insert(id, Rc::clone(&tree));
        Ok(tree)
    }

    fn load(&self, id: Oid) -> Result<TreeBytes, GitError> {
        let (kind, bytes) = self.repository.object(id).map_err(|error| self.repository.missing(&error))?;
        if kind == ObjectType::Tree { Ok(TreeBytes::new(bytes)) } else { Err(self.no_tree(id)) }
    }

    fn no_tree(&self, id: Oid) -> GitError {
        let reason = format!("{id} is no tree");
        self.repository.missing(&git2::Error::new(ErrorCode::NotFound, ErrorClass::Tree, reason))
    }

    /// The same with its entries in the order of git. Whoever forges a tree need not keep to it, and in lockstep an entry out
    /// of order would look as if it had gone.
    fn read_in_order(&mut self, id: Oid) -> Result<Rc<TreeBytes>, GitError> {
        let tree = self.read(id)?;
        let Some(sorted) = tree.put_in_order().map_err(|malformed| broken(id, malformed))? else {
            return Ok(tree);
        };
        let sorted = Rc::new(sorted);
        self.current.insert(id, Rc::clone(&sorted));
        Ok(sorted)
    }

    /// The folder at a path of a tree; none when there is no such folder.
    pub(super) fn folder(&mut self, root: Oid, path: &str) -> Result<Option<Oid>, GitError> {
        let mut id = root;
        for name in path.split('/') {
            let tree = self.read(id)?;
            let mut found = None;
            for entry in tree.entries() {
                let entry = entry.map_err(|malformed| broken(id, malformed))?;
                if found.is_none() && entry.version.is_folder() && entry.name == name.as_bytes() {
                    found = Some(entry.version.id);
                }
            }
            match found {
                Some(found) => id = found,
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
        let older = match older {
            Some(id) => self.read_in_order(id)?,
            None => Rc::new(TreeBytes::empty()),
        };
        let tree = match newer {
            Some(id) => self.read(id)?,
            None => Rc::new(TreeBytes::empty()),
        };
        let sorted;
        let differences = match (older.differences(&tree), newer) {
            (Some(differences), _) => differences,
            (None, None) => return Ok(()),
            (None, Some(id)) => {
                sorted = self.read_in_order(id)?;
                older.differences(&sorted).ok_or_else(|| broken(id, Malformed))?
            }
        };
        for (before, after) in differences {
            let Some(name) = after.or(before).map(|entry| entry.name) else { continue };
            let path = format!("{path}/{}", shown(name));
            let version = |entry: Option<Entry<'_>>| entry.map(|entry| entry.version);
            let folder =
                |entry| version(entry).filter(|version| version.is_folder()).map(|version| version.id);
            let file = |entry| version(entry).filter(|version| !version.is_folder());
            if levels > 1 {
                self.step(folder(before), folder(after), &path, levels - 1, changed)?;
            }
            if file(before) != file(after) {
                changed(path, file(after));
            }
        }
        Ok(())
    }
}

fn broken(id: Oid, Malformed: Malformed) -> GitError {
    GitError::Other(git2::Error::new(ErrorCode::Invalid, ErrorClass::Tree, format!("{id}: malformed tree")))
}
